/* SPDX-License-Identifier: ISC */
/*
 * Two passes over the same rows: the file's, then those of an older database
 * that the file does not hold.  The first pass learns who and where, which
 * ids there are and what the file covers, and is the one that tells what is
 * wrong; the second hands over events.  Both decide alike, by the same
 * functions, or numbers would not meet.
 *
 * A row that looks like a header is one, wherever it stands: files that were
 * put together one behind the other have several, and of different layouts.
 */
#include "import.h"

#include <string.h>

#include "csv_file.h"
#include "db.h"
#include "edtf.h"
#include "fold.h"
#include "import_impl.h"
#include "replace.h"
#include "slug.h"
#include "store.h"
#include "str.h"

enum { IN_FILE, BROKEN }; /* kinds of ids seen: whole rows, rejected ones */

const struct import_format *
import_format(const char *name)
{
	if (strcmp(name, import_ged.name) == 0)
		return &import_ged;
	if (strcmp(name, import_acled.name) == 0)
		return &import_acled;
	return NULL;
}

void
import_tell(struct import *im, enum import_level level,
    const struct csv_row *row, const char *text)
{
	struct import_problem p = {
	    level, NULL, row->line, text, row->raw, row->raw_len};

	if (im->sink != NULL)
		return;
	if (level == IMPORT_REJECTED)
		im->stats->rejected++;
	else if (level == IMPORT_WARNING)
		im->stats->warnings++;
	if (im->report != NULL)
		im->report(im->ctx, &p);
}

/* ---- one row ---- */

/* Does the row have its fields?  Empty ones behind the last are no harm. */
static const char *
check_width(struct import *im, const struct csv_row *row)
{
	size_t n = row->n;

	while (n > im->now->width && *row->field[n - 1] == '\0')
		n--;
	if (n == im->now->width)
		return NULL;
	return arena_printf(&im->item, "%zu fields where the header has %zu", n,
	    im->now->width);
}

static bool
same_name(struct import *im, const char *name, const struct str *folded)
{
	struct str s = STR_INIT;
	bool same;

	fold_text(&s, name, strlen(name));
	same = strcmp(str_c(&s), str_c(folded)) == 0;
	str_clear(&s);
	return same;
}

static bool
has_actor(struct import *im, const struct import_row *v)
{
	size_t i;

	for (i = 0; im->o->actor != NULL && i < v->n_actors; i++) {
		const struct import_actor *who = &v->actors[i];

		if (same_name(im, who->name, &im->actor) ||
		    (who->called != NULL &&
			same_name(im, who->called, &im->actor)) ||
		    (who->abbr != NULL && same_name(im, who->abbr, &im->actor)))
			return true;
	}
	return im->o->actor == NULL;
}

/* Does what narrows let V through? */
static bool
is_wanted(struct import *im, const struct import_row *v)
{
	bool time = v->to >= im->o->from && v->from <= im->o->to;
	bool country =
	    im->o->country == NULL || same_name(im, v->country, &im->country);
	bool actor = has_actor(im, v);

	im->stats->country_met |= country;
	im->stats->actor_met |= actor;
	return time && country && actor;
}

/* Do two names come to one faction? */
static bool
same_faction(const char *a, const char *b)
{
	struct str x = STR_INIT, y = STR_INIT;
	bool same;

	slug_of(&x, a, strlen(a));
	slug_of(&y, b, strlen(b));
	same = strcmp(str_c(&x), str_c(&y)) == 0;
	str_clear(&x);
	str_clear(&y);
	return same;
}

/* Call the actors as is wanted, and see whether one stands on both sides. */
static void
settle_actors(struct import *im, struct import_row *v)
{
	const struct import_actor *a, *b;
	size_t i, k;

	import_names_apply(im->names, v);
	for (i = 0; i < v->n_actors; i++) {
		for (k = 0; k < i; k++) {
			a = &v->actors[i];
			b = &v->actors[k];
			if (a->side == b->side || a->side == 0 ||
			    b->side == 0 || !same_faction(a->name, b->name))
				continue;
			import_warn(v,
			    arena_printf(v->a,
				"`%s' is on both sides; no pair is made of it",
				a->name));
		}
	}
}

/* A row that was mended says so still when it is an older one. */
static void
see_bytes(struct import_row *v, const struct csv_row *row)
{
	if (memmem(row->raw, row->raw_len, "\xef\xbf\xbd", 3) != NULL)
		import_warn(v, "U+FFFD stands for bytes that are no UTF-8");
}

static void
widen(int32_t *from, int32_t *to, const struct import_row *v)
{
	if (v->from < *from)
		*from = v->from;
	if (v->to > *to)
		*to = v->to;
}

/* V becomes an event: its things in the first pass, all in the second. */
static bool
take(struct import *im, const struct import_row *v,
    const struct import_origin *from, struct err *e)
{
	size_t i;

	if (im->sink != NULL)
		return im->sink->event(im->sink->ctx, ++im->events,
		    import_item(v, &im->things, from), e);
	for (i = 0; i < v->n_actors; i++)
		import_things_faction(&im->things, &v->actors[i]);
	import_things_place(&im->things, v);
	widen(&im->taken_from, &im->taken_to, v);
	if (idmap_find(&im->taken_countries, v->country) == 0)
		idmap_add(
		    &im->taken_countries, arena_strdup(&im->keep, v->country));
	return true;
}

static const char *
raw_format(struct import *im, const struct import_layout *l)
{
	return arena_printf(&im->item, "%s %zu", im->format->name,
	    (size_t)(l - im->layout) + 1);
}

/* A number by which a row is seen to have changed (FNV-1a); never 0. */
static uint32_t
sum_of(const char *s, size_t n)
{
	uint32_t h = 2166136261u;
	size_t i;

	for (i = 0; i < n; i++)
		h = (h ^ (unsigned char)s[i]) * 16777619u;
	return h == 0 ? 1 : h;
}

/* A whole row of the file. */
static bool
take_file_row(struct import *im, const struct import_row *v,
    const struct csv_row *row, struct err *e)
{
	struct import_origin from = {
	    .at = {im->file_name, (uint32_t)row->line, 1, 0},
	    .raw = row->raw,
	    .raw_len = row->raw_len,
	    .raw_format = raw_format(im, im->now),
	};
	uint32_t older = slugs_find(&im->older, 0, v->id);
	bool wanted = is_wanted(im, v);
	size_t i;

	if (im->sink == NULL) {
		widen(&im->from, &im->to, v);
		if (idmap_find(&im->countries, v->country) == 0)
			idmap_add(&im->countries,
			    arena_strdup(&im->keep, v->country));
	}
	/* What the older database has is renewed, whatever narrows. */
	if (older == 0 && !wanted) {
		im->stats->left_out += im->sink == NULL;
		return true;
	}
	for (i = 0; i < v->n_warnings; i++)
		import_tell(im, IMPORT_WARNING, row, v->warnings[i]);
	if (im->sink == NULL) {
		im->stats->taken++;
		im->stats->renewed += older != 0;
		im->stats->changed +=
		    older != 0 && older != sum_of(row->raw, row->raw_len);
	}
	return take(im, v, &from, e);
}

static bool
file_row(struct import *im, const struct csv_row *row, struct err *e)
{
	struct import_cells c = {NULL, row, &im->item};
	struct import_row v;
	const char *why = row->broken, *unclear = NULL;
	uint32_t first;
	bool skip = false;

	memset(&v, 0, sizeof(v));
	v.a = &im->item;
	if (why == NULL && !import_layout_settle(im, row, &skip, e))
		return false;
	if (skip)
		return true;
	im->stats->rows += im->sink == NULL;
	c.layout = im->now;
	/* Whatever is wrong with it, its id may be plain: the older row with
	 * that id is not gone. */
	if (c.layout != NULL)
		unclear = im->format->map(&v, &c);
	if (why == NULL)
		why = check_width(im, row);
	if (why == NULL)
		why = unclear;
	if (why != NULL) {
		if (v.id != NULL)
			slugs_add(&im->seen, BROKEN, v.id, 1);
		import_tell(im, IMPORT_REJECTED, row, why);
		return true;
	}
	settle_actors(im, &v);
	see_bytes(&v, row);
	if (!slugs_add(&im->seen, IN_FILE, v.id, (uint32_t)row->line)) {
		first = slugs_find(&im->seen, IN_FILE, v.id);
		import_tell(im, IMPORT_REJECTED, row,
		    arena_printf(&im->item,
			"the id of %s stands on line %lu before", v.id,
			(unsigned long)first));
		return true;
	}
	return take_file_row(im, &v, row, e);
}

static bool
file_rows(struct import *im, struct err *e)
{
	const struct csv_row *row;
	uint64_t told = 0, at;

	im->now = NULL;
	slugs_reset(&im->seen);
	for (;;) {
		if (!csv_file_next(im->file, &row, e))
			return false;
		if (row == NULL)
			return true;
		if (!file_row(im, row, e))
			return false;
		arena_reset(&im->item);
		at = csv_file_offset(im->file);
		if (im->progress != NULL && at - told > 256 * 1024) {
			told = at;
			im->progress(im->ctx,
			    im->sink == NULL ? "looking" : "reading", at,
			    csv_file_size(im->file));
		}
	}
}

/* ---- an older database ---- */

/* Should the file hold V, by time and country? */
static bool
is_covered(const struct import *im, const struct import_row *v)
{
	return v->from >= im->from && v->to <= im->to &&
	       idmap_find(&im->countries, v->country) != 0;
}

/* A row that only the older database has. */
static bool
old_row(struct import *im, const struct import_old_row *r, struct err *e)
{
	struct import_cells c = {NULL, NULL, &im->item};
	struct import_origin from = {
	    .at = {r->file, r->line, 1, 0},
	    .raw = r->raw,
	    .raw_len = r->raw_len,
	    .gone = r->gone,
	};
	struct import_row v;
	struct csv_file *text;
	const char *missing;
	bool ok = false;

	memset(&v, 0, sizeof(v));
	v.a = &im->item;
	c.layout = import_layout_of(im, r->header, strlen(r->header), &missing);
	text = csv_file_text(
	    r->raw, r->raw_len, c.layout == NULL ? 0 : c.layout->delimiter);
	if (c.layout == NULL || !csv_file_next(text, &c.row, e) ||
	    c.row == NULL || c.row->broken != NULL ||
	    im->format->map(&v, &c) != NULL) {
		err_set(e, ERR_DATA,
		    "the older database's row of `%s' cannot be read", r->id);
		goto out;
	}
	settle_actors(im, &v);
	see_bytes(&v, c.row);
	from.raw_format = raw_format(im, c.layout);
	if (slugs_find(&im->seen, BROKEN, v.id) == 0 && is_covered(im, &v))
		from.gone = true;
	if (im->sink == NULL) {
		im->stats->gone += from.gone;
		im->stats->kept += !from.gone;
	}
	ok = (from.gone && im->o->drop_gone) || take(im, &v, &from, e);
out:
	csv_file_close(text);
	return ok;
}

static bool
old_rows(struct import *im, struct err *e)
{
	const struct import_old_row *r;

	if (im->old == NULL)
		return true;
	if (!import_old_begin(im->old, e))
		return false;
	for (;;) {
		if (!import_old_next(im->old, &r, e))
			return false;
		if (r == NULL)
			return true;
		if (slugs_find(&im->seen, IN_FILE, r->id) == 0 &&
		    !old_row(im, r, e))
			return false;
		arena_reset(&im->item);
	}
}

/* Which ids the older database has, with the sums of their rows. */
static bool
learn_older(struct import *im, struct err *e)
{
	const struct import_old_row *r;

	if (im->old == NULL)
		return true;
	im->stats->merged = true;
	if (!import_old_begin(im->old, e))
		return false;
	for (;;) {
		if (!import_old_next(im->old, &r, e))
			return false;
		if (r == NULL)
			return true;
		slugs_add(&im->older, 0, r->id, sum_of(r->raw, r->raw_len));
	}
}

/* ---- the whole ---- */

static bool
first_pass(struct import *im, struct err *e)
{
	if (!learn_older(im, e) || !file_rows(im, e) || !old_rows(im, e))
		return false;
	if (im->n_layouts == 0)
		return err_set(e, ERR_DATA,
		    im->stats->rejected > 0 ? "%s: no row of it can be read"
					    : "%s: there is nothing in it",
		    im->o->path);
	import_names_tell(im->names, im->o->names, im->report, im->ctx);
	return csv_file_rewind(im->file, e);
}

static bool
second_pass(struct import *im, struct db *db, struct err *e)
{
	struct store *s = NULL;
	struct diags d;
	bool ok;

	diags_init(&d, NULL);
	ok = store_new(db, NULL, &d, &s, e);
	if (ok) {
		store_set_progress(s, im->progress, im->ctx);
		im->store_sink = store_sink(s);
		im->sink = &im->store_sink;
		ok = import_head_give(im, e) && file_rows(im, e) &&
		     old_rows(im, e) && import_head_meta(im, s, e) &&
		     store_finish(s, &im->stats->seed, e);
	}
	/* The rows were checked; nothing of the whole can be wrong. */
	if (ok && d.errors > 0)
		ok = err_set(e, ERR_DATA, "%s: the rows make no whole: %s",
		    im->o->path, d.n > 0 ? d.list[0].text : "?");
	store_free(s);
	diags_clear(&d);
	return ok;
}

/* What the factions of the older database are called, unless told otherwise. */
static bool
recall_names(struct import *im, struct err *e)
{
	if (im->old == NULL || im->o->names != NULL)
		return true;
	if (!import_names_recall(import_old_names(im->old), &im->names, e))
		return false;
	im->stats->recalled = im->names != NULL;
	return true;
}

/* One that is named has to be there. */
static bool
open_older(struct import *im, struct err *e)
{
	const struct import_options *o = im->o;

	if (!import_old_open(o->over != NULL ? o->over : o->output,
		o->format->name, &im->old, e))
		return false;
	return im->old != NULL || o->over == NULL ||
	       err_set(e, ERR_IO, "%s: there is no older import here", o->over);
}

/* Under the lock: an older database in the way must be the last one. */
static bool
make(struct import *im, struct replace *r, struct err *e)
{
	struct db *db = NULL;
	bool ok;

	if (!open_older(im, e) || !recall_names(im, e) || !first_pass(im, e))
		return false;
	im->stats->made = im->taken_from <= im->taken_to;
	if (!im->stats->made)
		return true;
	ok = db_create(replace_path(r), &db, e) && second_pass(im, db, e);
	db_close(db);
	return ok;
}

static void
import_init(struct import *im, const struct import_options *o)
{
	const char *slash = strrchr(o->path, '/');

	im->o = o;
	im->format = o->format;
	im->file_name = slash == NULL ? o->path : slash + 1;
	arena_init(&im->keep);
	arena_init(&im->item);
	import_things_init(&im->things);
	if (o->country != NULL)
		fold_text(&im->country, o->country, strlen(o->country));
	if (o->actor != NULL)
		fold_text(&im->actor, o->actor, strlen(o->actor));
	im->from = im->taken_from = INT32_MAX;
	im->to = im->taken_to = INT32_MIN;
}

static void
import_clear(struct import *im)
{
	csv_file_close(im->file);
	import_old_close(im->old);
	import_names_close(im->names);
	import_things_clear(&im->things);
	slugs_clear(&im->seen);
	slugs_clear(&im->older);
	idmap_clear(&im->countries);
	idmap_clear(&im->taken_countries);
	str_clear(&im->country);
	str_clear(&im->actor);
	arena_clear(&im->keep);
	arena_clear(&im->item);
	mem_free(im);
}

bool
import_run(const struct import_options *o, import_report report,
    seed_progress progress, void *ctx, struct import_stats *stats,
    struct err *e)
{
	struct import *im = mem_alloc(sizeof(*im));
	struct replace *r = NULL;
	bool ok;

	memset(stats, 0, sizeof(*stats));
	import_init(im, o);
	im->report = report;
	im->progress = progress;
	im->ctx = ctx;
	im->stats = stats;
	ok = csv_file_open(o->path, &im->file, e) &&
	     import_names_open(o->names, &im->names, e) &&
	     replace_open(o->output, &r, e) && make(im, r, e);
	if (ok && stats->made)
		ok = replace_commit(r, e);
	else
		replace_abort(r);
	import_clear(im);
	return ok;
}
