/* SPDX-License-Identifier: ISC */
/*
 * What a reader wants factions to be called (--names): a CSV file with a name
 * as the export has it in each row, and what is to stand for it.
 *
 * Nothing is lost by it: the row stays as it came, its own name stands at the
 * claim's actor, and becomes one of the names of the faction.  Names are
 * compared as --actor compares them, and with acronyms.
 *
 * The rows are remembered as they stand in the file, and read again by an
 * import over the database, so that a faction keeps its name.
 */
#include <string.h>
#include <strings.h>

#include "fold.h"
#include "import_impl.h"

struct wanted {
	const char *from, *to;
	uint32_t line;
	bool met;
};

struct import_names {
	struct arena a;
	struct idmap folded; /* numbers of `wanted' */
	struct wanted *wanted;
	size_t cap;
	struct str rows; /* as they came, a line each */
};

static const char *
folded(struct arena *a, const char *name)
{
	struct str s = STR_INIT;
	const char *copy;

	fold_text(&s, name, strlen(name));
	copy = arena_strdup(a, str_c(&s));
	str_clear(&s);
	return copy;
}

/* NULL: ROW was taken; else what is wrong with it. */
static const char *
add(struct import_names *n, const struct csv_row *row)
{
	const char *from, *to;
	uint32_t k;

	if (row->broken != NULL)
		return row->broken;
	from = row->field[0];
	to = row->n > 1 ? row->field[1] : "";
	if (*from == '\0' || *to == '\0')
		return "wanted are a name and what it is to be called";
	k = idmap_add(&n->folded, folded(&n->a, from));
	if (k == 0)
		return "this name stands in a line before";
	n->wanted = mem_grow(n->wanted, &n->cap, k, sizeof(*n->wanted));
	n->wanted[k - 1].from = arena_strdup(&n->a, from);
	n->wanted[k - 1].to = arena_strdup(&n->a, to);
	n->wanted[k - 1].line = (uint32_t)row->line;
	n->wanted[k - 1].met = false;
	return NULL;
}

static bool
is_head(const struct csv_row *row)
{
	return row->broken == NULL && row->n > 1 &&
	       strcasecmp(row->field[0], "name") == 0 &&
	       strcasecmp(row->field[1], "faction") == 0;
}

static bool
read_rows(
    struct import_names *n, struct csv_file *f, const char *path, struct err *e)
{
	const struct csv_row *row;
	const char *why;
	bool first = true;

	for (;; first = false) {
		if (!csv_file_next(f, &row, e))
			return false;
		if (row == NULL)
			return true;
		str_addn(&n->rows, row->raw, row->raw_len);
		str_addc(&n->rows, '\n');
		why = first && is_head(row) ? NULL : add(n, row);
		if (why != NULL)
			return err_set(e, ERR_DATA, "%s:%llu: %s", path,
			    (unsigned long long)row->line, why);
	}
}

/* Those in F, which is closed; NULL where there are none. */
static bool
read_all(struct csv_file *f, const char *path, struct import_names **out,
    struct err *e)
{
	struct import_names *n = mem_alloc(sizeof(*n));
	bool ok;

	arena_init(&n->a);
	ok = read_rows(n, f, path, e);
	csv_file_close(f);
	if (ok && n->folded.n > 0)
		*out = n;
	else
		import_names_close(n);
	return ok;
}

bool
import_names_open(const char *path, struct import_names **out, struct err *e)
{
	struct csv_file *f;

	*out = NULL;
	return path == NULL ||
	       (csv_file_open(path, &f, e) && read_all(f, path, out, e));
}

bool
import_names_recall(const char *rows, struct import_names **out, struct err *e)
{
	*out = NULL;
	return rows == NULL || read_all(csv_file_text(rows, strlen(rows), 0),
				   "the names of the older database", out, e);
}

const char *
import_names_rows(const struct import_names *n)
{
	return n == NULL ? NULL : str_c(&n->rows);
}

void
import_names_close(struct import_names *n)
{
	if (n == NULL)
		return;
	idmap_clear(&n->folded);
	mem_free(n->wanted);
	str_clear(&n->rows);
	arena_clear(&n->a);
	mem_free(n);
}

/* What WHO is to be called; NULL: as the row says. */
static struct wanted *
wanted_of(struct import_names *n, struct arena *a, const char *name)
{
	uint32_t k = name == NULL ? 0 : idmap_find(&n->folded, folded(a, name));

	return k == 0 ? NULL : &n->wanted[k - 1];
}

/* Is one faction on two sides, when each is called TO, or as it was? */
static bool
meets_itself(const struct import_row *v, struct wanted *const *to)
{
	const char *x, *y;
	size_t i, k;

	for (i = 0; i < v->n_actors; i++) {
		for (k = 0; k < i; k++) {
			x = to[i] != NULL ? to[i]->to : v->actors[i].name;
			y = to[k] != NULL ? to[k]->to : v->actors[k].name;
			if ((to[i] != NULL || to[k] != NULL) &&
			    v->actors[i].side != v->actors[k].side &&
			    strcmp(x, y) == 0)
				return true;
		}
	}
	return false;
}

/* Two names for one faction on one side are one actor, the first. */
static void
join(struct import_row *v, size_t first, size_t second)
{
	struct import_actor *who = &v->actors[second];
	size_t i;

	for (i = 0; i < v->n_figures; i++) {
		size_t *actor = &v->figures[i].actor;

		if (v->figures[i].of == OF_ACTOR && *actor >= second)
			*actor = *actor == second ? first : *actor - 1;
	}
	memmove(who, who + 1, (v->n_actors - second - 1) * sizeof(*who));
	v->n_actors--;
}

static void
join_all(struct import_row *v)
{
	size_t i, k;

	for (i = 0; i < v->n_actors; i++)
		for (k = i + 1; k < v->n_actors;)
			if (v->actors[k].side == v->actors[i].side &&
			    v->actors[k].called != NULL &&
			    strcmp(v->actors[k].name, v->actors[i].name) == 0)
				join(v, i, k);
			else
				k++;
}

void
import_names_apply(struct import_names *n, struct import_row *v)
{
	struct wanted *to[IMPORT_ACTORS];
	struct import_actor *who;
	size_t i;

	if (n == NULL)
		return;
	for (i = 0; i < v->n_actors; i++) {
		to[i] = wanted_of(n, v->a, v->actors[i].name);
		if (to[i] == NULL)
			to[i] = wanted_of(n, v->a, v->actors[i].abbr);
		if (to[i] != NULL)
			to[i]->met = true;
	}
	if (meets_itself(v, to)) {
		import_warn(v, "by --names a faction would be on both sides; "
			       "the row's own names stay");
		return;
	}
	for (i = 0; i < v->n_actors; i++) {
		who = &v->actors[i];
		if (to[i] == NULL || strcmp(to[i]->to, who->name) == 0)
			continue;
		who->called = who->name;
		who->name = to[i]->to;
		if (who->as == NULL)
			who->as = who->called;
	}
	join_all(v);
}

void
import_names_tell(const struct import_names *n, const char *path,
    import_report report, void *ctx)
{
	struct import_problem p = {.level = IMPORT_NOTE, .file = path};
	struct str s = STR_INIT;
	size_t i;

	for (i = 0;
	     path != NULL && n != NULL && report != NULL && i < n->folded.n;
	     i++) {
		if (n->wanted[i].met)
			continue;
		str_reset(&s);
		str_printf(&s, "no row names `%s'", n->wanted[i].from);
		p.line = n->wanted[i].line;
		p.text = str_c(&s);
		report(ctx, &p);
	}
	str_clear(&s);
}
