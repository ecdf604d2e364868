/* SPDX-License-Identifier: ISC */
/*
 * The way through a dataset: dataset.yaml, then a first pass over sources,
 * factions, places and people that only learns their ids (so that any may
 * name any), then all items, each checked and handed to the sink.  The first
 * pass is silent: what is wrong with a file is told by the second.
 */
#include "dataset.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "dataset_items.h"
#include "dataset_reader.h"
#include "hash.h"
#include "mem.h"
#include "shape.h"
#include "yaml.h"

#define HEAD "dataset.yaml"
#define TELL_EVERY (256u * 1024) /* bytes between two calls of progress */

static bool
read_file_name(struct dataset_reader *r, const struct yaml_node *n, void *dst)
{
	struct dataset_file *f = dst;

	f->at = n->at;
	f->name = shape_text(r, n);
	return f->name != NULL;
}

#define FILES(key, m)                                              \
	{                                                          \
		key, SHAPE_CUSTOM,                                 \
		    .many = true,                                  \
		    .at = offsetof(struct dataset_reader, m.list), \
		    .n_at = offsetof(struct dataset_reader, m.n),  \
		    .read = read_file_name, .pattern = "",         \
		    .size = sizeof(struct dataset_file)            \
	}

static const struct shape_field files_fields[] = {
    FILES("sources", source_files),
    FILES("factions", faction_files),
    FILES("places", place_files),
    FILES("people", people_files),
    FILES("relations", relation_files),
    FILES("events", event_files),
    {NULL},
};

static const struct shape files_shape = {
    "the list of files", "files", files_fields};

/* The lists go straight into the reader. */
static bool
read_files(struct dataset_reader *r, const struct yaml_node *n, void *dst)
{
	return shape_read(r, &files_shape, n, r);
}

static bool
read_coverage(struct dataset_reader *r, const struct yaml_node *n, void *dst)
{
	const char *s = shape_text(r, n);

	if (s == NULL)
		return false;
	*(bool *)dst = strcmp(s, "full") == 0;
	if (strcmp(s, "full") == 0 || strcmp(s, "partial") == 0)
		return true;
	diag_error(
	    r->d, n->at, "one of: full partial", "`%s' is no coverage", s);
	return false;
}

#define AT(m) offsetof(struct m_dataset, m)

static const struct shape_field head_fields[] = {
    {"id", SHAPE_SLUG, .required = true, .at = AT(id)},
    {"title", SHAPE_TEXT, .required = true, .at = AT(title)},
    {"description", SHAPE_TEXT, .at = AT(description)},
    {"version", SHAPE_WORD, .at = AT(version)},
    {"licence", SHAPE_WORD, .at = AT(licence)},
    {"language", SHAPE_LANG, .at = AT(language)},
    {"coverage", SHAPE_CUSTOM, .at = AT(coverage_full), .read = read_coverage,
	.pattern = "^(full|partial)$"},
    {"rules", SHAPE_TEXT, .many = true, .at = AT(rules), .n_at = AT(n_rules)},
    {"files", SHAPE_CUSTOM, .required = true, .read = read_files,
	.mapping = &files_shape},
    {NULL},
};
#undef AT

const struct shape dataset_shape = {"a dataset", "dataset", head_fields};

/* The files of a kind, its ids, and what reads an item of it. */
static const struct kind {
	size_t files, ids; /* offsets; ids 0: not learned before */
	bool (*item)(
	    struct dataset_reader *, const struct yaml_node *, uint32_t);
	void (*after)(struct dataset_reader *);
} kinds[] = {
    {offsetof(struct dataset_reader, source_files),
	offsetof(struct dataset_reader, sources), dataset_source_item, NULL},
    {offsetof(struct dataset_reader, faction_files),
	offsetof(struct dataset_reader, factions), dataset_faction_item, NULL},
    {offsetof(struct dataset_reader, place_files),
	offsetof(struct dataset_reader, places), dataset_place_item,
	dataset_places_check},
    {offsetof(struct dataset_reader, people_files),
	offsetof(struct dataset_reader, people), dataset_person_item, NULL},
    {offsetof(struct dataset_reader, relation_files), 0, dataset_relation_item,
	NULL},
    {offsetof(struct dataset_reader, event_files), 0, dataset_event_item, NULL},
};

#define N_KINDS (sizeof(kinds) / sizeof(kinds[0]))

static void *
member(struct dataset_reader *r, size_t at)
{
	return (char *)r + at;
}

static struct yaml *
open_yaml(
    struct dataset_reader *r, const struct dataset_file *f, uint64_t *size)
{
	const char *why;
	int fd = dataset_file_open(r->root, f->name, size, &why);

	if (fd >= 0)
		return yaml_open(fd, f->name, r->d);
	diag_error(r->d, f->at, NULL, "%s cannot be read: %s", f->name, why);
	return NULL;
}

/* Remember the id of an item, or that it has none that could be used. */
static void
learn_id(struct dataset_reader *r, struct idmap *ids, const struct yaml_node *n)
{
	const struct yaml_node *id = yaml_get(n, "id");

	if (id == NULL || id->type != YAML_SCALAR || id->broken ||
	    !shape_is_slug(id->text)) {
		ids->incomplete = true;
		idmap_skip(ids);
	} else if (idmap_find(ids, id->text) != 0) {
		idmap_skip(ids);
	} else {
		idmap_add(ids, arena_strdup(&r->keep, id->text));
	}
}

/*
 * False where a file could not be read to its end: what is told later would
 * be of ids that are not known, and not of that.
 */
static bool
learn_kind(struct dataset_reader *r, const struct kind *k)
{
	const struct dataset_files *files = member(r, k->files);
	struct idmap none = {0}, *ids = k->ids != 0 ? member(r, k->ids) : &none;
	struct yaml *y;
	const struct yaml_node *n;
	uint64_t size = 0;
	bool ok = true;
	size_t i;

	/* With a mistake in dataset.yaml a whole file may be missing. */
	ids->incomplete = r->d->errors > 0;
	for (i = 0; ok && i < files->n; i++) {
		y = open_yaml(r, &files->list[i], &size);
		if (y == NULL) {
			ids->incomplete = true;
			continue;
		}
		r->total += size;
		while (k->ids != 0 && (n = yaml_next(y, &r->item)) != NULL) {
			learn_id(r, ids, n);
			arena_reset(&r->item);
		}
		ids->incomplete |= yaml_failed(y);
		arena_reset(&r->item);
		if (yaml_unread(y) != NULL)
			ok = err_set(r->e, ERR_IO, "%s %s", files->list[i].name,
			    yaml_unread(y));
		yaml_close(y);
	}
	return ok;
}

static bool
learn_all(struct dataset_reader *r)
{
	struct diags silent, *real = r->d;
	bool ok = true;
	size_t i;

	diags_init(&silent, r->root);
	for (i = 0; ok && i < N_KINDS; i++) {
		silent.errors = real->errors;
		r->d = &silent;
		ok = learn_kind(r, &kinds[i]);
	}
	r->d = real;
	diags_clear(&silent);
	r->kept = mem_array(r->sources.n + 1, sizeof(*r->kept));
	r->parents = mem_array(r->places.n + 1, sizeof(*r->parents));
	r->parents_at = mem_array(r->places.n + 1, sizeof(*r->parents_at));
	return ok;
}

static void
tell_progress(struct dataset_reader *r, uint64_t done)
{
	if (r->sink->progress == NULL || done - r->told < TELL_EVERY)
		return;
	r->told = done;
	r->sink->progress(r->sink->ctx, done, r->total);
}

size_t
dataset_faults(const struct dataset_reader *r)
{
	return r->d->errors + r->unknown;
}

void
dataset_print(struct dataset_reader *r, const char *name, const char *sum)
{
	hash_add(r->print, name, strlen(name) + 1);
	hash_add(r->print, sum, strlen(sum) + 1);
}

/* All items of all files of a kind; false where the sink failed. */
static bool
read_items(struct dataset_reader *r, const struct kind *k, uint32_t *number)
{
	const struct dataset_files *files = member(r, k->files);
	const struct idmap *ids = k->ids != 0 ? member(r, k->ids) : NULL;
	struct dataset_items *it = dataset_items_open(r->root, files, r->d);
	const struct yaml_node *n;
	bool ok = true;
	size_t i;

	while (ok && (n = dataset_items_next(it)) != NULL) {
		++*number;
		/* There were fewer when the ids were learned. */
		if (ids != NULL && *number > ids->n)
			break;
		ok = k->item(r, n, *number);
		arena_reset(&r->item);
		tell_progress(r, r->done + dataset_items_offset(it));
	}
	arena_reset(&r->item);
	r->done += dataset_items_offset(it);
	for (i = 0; ok && n == NULL && i < files->n; i++)
		if (dataset_items_sum(it, i) != NULL)
			dataset_print(
			    r, files->list[i].name, dataset_items_sum(it, i));
	dataset_items_close(it);
	return ok;
}

/*
 * The ids were learned from the same files, whose mistakes were not told
 * then.  Where none was met since, but they do not agree with the NUMBER of
 * items, a file could not be read then, or has changed.
 */
static void
check_agree(struct dataset_reader *r, const struct kind *k, uint32_t number)
{
	const struct dataset_files *files = member(r, k->files);
	const struct idmap *ids = member(r, k->ids);

	if (r->d->errors == 0 && (number != ids->n || ids->incomplete))
		diag_error(r->d, files->list[0].at, "run it again",
		    "%s%s changed while being read, or could not be read at "
		    "first",
		    files->list[0].name,
		    files->n > 1 ? ", or a file named with it," : "");
}

static bool
read_kind(struct dataset_reader *r, const struct kind *k)
{
	const struct dataset_files *files = member(r, k->files);
	uint32_t number = 0;
	bool ok;

	ok = files->n == 0 || read_items(r, k, &number);
	if (ok && k->ids != 0 && files->n > 0)
		check_agree(r, k, number);
	if (ok && k->after != NULL)
		k->after(r);
	return ok;
}

/* A file that is named twice would be read twice. */
static void
check_files(struct dataset_reader *r)
{
	struct idmap names = {0};
	const struct dataset_files *files;
	size_t i, j;

	for (i = 0; i < N_KINDS; i++) {
		files = member(r, kinds[i].files);
		for (j = 0; j < files->n; j++)
			if (idmap_add(&names, files->list[j].name) == 0)
				diag_error(r->d, files->list[j].at, NULL,
				    "%s is named before", files->list[j].name);
	}
	idmap_clear(&names);
}

/*
 * Read dataset.yaml into M, which lives in R->head.  False where it cannot be
 * opened; what is wrong inside is told.
 */
static bool
read_head(struct dataset_reader *r, struct m_dataset *m, struct err *e)
{
	const char *why;
	struct yaml *y;
	const struct yaml_node *n;
	char sum[HASH_SIZE];
	struct hash *h;
	uint64_t size;
	int fd = dataset_file_open(r->root, HEAD, &size, &why);

	if (fd < 0)
		return err_set(
		    e, ERR_IO, "%s/" HEAD " cannot be read: %s", r->root, why);
	y = yaml_open(fd, HEAD, r->d);
	h = hash_new();
	yaml_sum(y, h);
	n = yaml_next(y, &r->item);
	if (n != NULL && yaml_is_list(y))
		diag_error(
		    r->d, n->at, NULL, HEAD " is one mapping, not a list");
	else if (n != NULL)
		shape_read(r, &dataset_shape, n, m);
	yaml_close(y);
	hash_end(h, sum);
	dataset_print(r, HEAD, sum);
	m->root = r->root;
	check_files(r);
	/* The names of the files last; items get an arena of their own. */
	r->head = r->item;
	arena_init(&r->item);
	return true;
}

static void
reader_init(struct dataset_reader *r, const char *root, struct diags *d)
{
	memset(r, 0, sizeof(*r));
	r->root = root;
	r->d = d;
	arena_init(&r->item);
	arena_init(&r->keep);
	arena_init(&r->head);
	r->print = hash_new();
}

static void
reader_clear(struct dataset_reader *r)
{
	char unused[HASH_SIZE];

	if (r->print != NULL)
		hash_end(r->print, unused);
	if (r->kept != NULL)
		dataset_source_free(r);
	mem_free(r->parents);
	mem_free(r->parents_at);
	idmap_clear(&r->sources);
	idmap_clear(&r->factions);
	idmap_clear(&r->people);
	idmap_clear(&r->places);
	idmap_clear(&r->relations);
	arena_clear(&r->item);
	arena_clear(&r->keep);
	arena_clear(&r->head);
}

/* After an error in dataset.yaml there is more checking, but no handing over.
 */
static const struct dataset_sink no_sink;

/* The fingerprint of what was read. */
static bool
read_end(struct dataset_reader *r)
{
	char print[HASH_SIZE];

	hash_end(r->print, print);
	r->print = NULL;
	return r->sink->end == NULL || r->sink->end(r->sink->ctx, print, r->e);
}

bool
dataset_read(const char *root, const struct dataset_sink *sink, struct diags *d,
    struct err *e)
{
	struct dataset_reader r;
	struct m_dataset m;
	size_t i, errors = d->errors;
	bool ok;

	memset(&m, 0, sizeof(m));
	reader_init(&r, root, d);
	r.e = e;
	ok = read_head(&r, &m, e);
	if (ok) {
		r.sink = d->errors == errors ? sink : &no_sink;
		ok = learn_all(&r);
		if (ok && r.sink->begin != NULL)
			ok = r.sink->begin(r.sink->ctx, &m, e);
		for (i = 0; ok && i < N_KINDS; i++)
			ok = read_kind(&r, &kinds[i]);
		ok = ok && read_end(&r);
	}
	reader_clear(&r);
	return ok;
}

/* The sum of one file. */
static bool
sum_file(const char *root, const char *name, char sum[HASH_SIZE], struct err *e)
{
	const char *why;
	uint64_t size = 0;
	char buf[65536];
	struct hash *h;
	ssize_t n;
	int fd = dataset_file_open(root, name, &size, &why);

	if (fd < 0)
		return err_set(e, ERR_IO, "%s cannot be read: %s", name, why);
	h = hash_new();
	while (
	    (n = read(fd, buf, sizeof(buf))) > 0 || (n < 0 && errno == EINTR))
		if (n > 0)
			hash_add(h, buf, (size_t)n);
	if (n < 0)
		err_set_errno(e, "%s cannot be read", name);
	close(fd);
	hash_end(h, sum);
	return n == 0;
}

/* The texts of the sources in one file, found as the reader finds them. */
static bool
print_texts(
    struct dataset_reader *r, const struct dataset_file *f, struct err *e)
{
	const struct yaml_node *n, *id, *text;
	const char *name;
	char sum[HASH_SIZE];
	uint64_t size;
	struct yaml *y = open_yaml(r, f, &size);
	bool ok = y != NULL;

	while (ok && (n = yaml_next(y, &r->item)) != NULL) {
		id = yaml_get(n, "id");
		text = yaml_get(n, "text");
		name = NULL;
		if (text != NULL && text->type == YAML_SCALAR)
			name = text->text;
		else if (id != NULL && id->type == YAML_SCALAR)
			name = arena_printf(&r->item, "%s.txt", id->text);
		if (name != NULL) {
			name = dataset_file_beside(&r->item, f->name, name);
			ok = sum_file(r->root, name, sum, e);
			if (ok)
				dataset_print(r, name, sum);
		}
		arena_reset(&r->item);
	}
	if (ok && yaml_failed(y))
		ok = false;
	if (!ok && e->code == ERR_NONE)
		err_set(e, ERR_IO, "%s cannot be read", f->name);
	yaml_close(y);
	return ok;
}

/* In the order in which the reader does it. */
static bool
print_kind(struct dataset_reader *r, const struct kind *k, struct err *e)
{
	const struct dataset_files *files = member(r, k->files);
	char sum[HASH_SIZE];
	bool ok = true;
	size_t i;

	if (k->item == dataset_source_item)
		for (i = 0; ok && i < files->n; i++)
			ok = print_texts(r, &files->list[i], e);
	for (i = 0; ok && i < files->n; i++) {
		ok = sum_file(r->root, files->list[i].name, sum, e);
		if (ok)
			dataset_print(r, files->list[i].name, sum);
	}
	return ok;
}

bool
dataset_fingerprint(const char *root, char out[65], struct err *e)
{
	struct dataset_reader r;
	struct diags silent;
	struct m_dataset m;
	size_t i;
	bool ok;

	memset(&m, 0, sizeof(m));
	diags_init(&silent, root);
	reader_init(&r, root, &silent);
	ok = read_head(&r, &m, e);
	for (i = 0; ok && i < N_KINDS; i++)
		ok = print_kind(&r, &kinds[i], e);
	hash_end(r.print, out);
	r.print = NULL;
	if (ok && silent.errors > 0)
		ok = err_set(e, ERR_IO, "%s/" HEAD " cannot be read", root);
	reader_clear(&r);
	diags_clear(&silent);
	return ok;
}
