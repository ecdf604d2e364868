/* SPDX-License-Identifier: ISC */
/*
 * results - see results.h.  A search is a query like any other, so that
 * `kind:raid mill' finds what it finds in the shell.
 */
#include "results.h"

#include <string.h>

#include "../src/filter.h"
#include "../src/query.h"

#define NEAR 12 /* hits read on either side of those asked for */

void
results_init(struct results *r)
{
	memset(r, 0, sizeof *r);
	arena_init(&r->words_arena);
	arena_init(&r->arena);
}

static void
forget(struct results *r)
{
	mem_free(r->key);
	mem_free(r->ranked);
	query_events_clear(&r->hits);
	r->key = NULL;
	r->ranked = NULL;
	r->n = r->of = r->in_all = r->n_rows = 0;
}

void
results_clear(struct results *r)
{
	forget(r);
	arena_clear(&r->words_arena);
	arena_clear(&r->arena);
	memset(r, 0, sizeof *r);
}

/* ---- the hits ---- */

/* The numbers of the hits, best first. */
static bool
rank(struct results *r, struct db *db, const struct filter *f, struct err *e)
{
	struct arena a;
	uint32_t *order;
	bool ok;

	arena_init(&a);
	ok = query_events_read(db, &r->hits, e) &&
	     query_rank(db, &a, f, &r->hits, &order, e);
	if (ok) {
		r->ranked = mem_array(r->n + 1, sizeof *r->ranked);
		memcpy(r->ranked, order, r->n * sizeof *r->ranked);
	}
	arena_clear(&a);
	return ok;
}

static bool
find(struct results *r, struct db *db, const struct results_ask *ask,
    struct err *e)
{
	struct q_events all;
	struct filter f;
	bool part = ask->list->n < ask->list->total;

	if (!filter_parse(&r->words_arena, ask->words, true, &f, e))
		return false;
	found_words(&r->words_arena, &f, &r->words);
	if (!query_hits(db, ask->words, &all, e))
		return false;
	r->in_all = all.n;
	r->of = all.total;
	if (part && !ask->all) {
		query_events_among(&all, ask->list);
		r->of = ask->list->n;
	}
	r->hits = all;
	r->n = all.n;
	return !ask->ranked || rank(r, db, &f, e);
}

bool
results_load(struct results *r, struct db *db, const struct results_ask *ask,
    struct err *e)
{
	if (r->key != NULL && strcmp(r->key, ask->key) == 0)
		return true;
	forget(r);
	arena_reset(&r->words_arena);
	if (!find(r, db, ask, e)) {
		forget(r);
		return false;
	}
	r->key = mem_strdup(ask->key);
	return true;
}

bool
results_event(const struct results *r, struct db *db, size_t i, uint32_t *event,
    struct err *e)
{
	if (r->ranked == NULL)
		return query_numbers_at(db, &r->hits, i, 1, event, e);
	*event = r->ranked[i];
	return true;
}

/* ---- what they show ---- */

static const struct fold_hit *
copy_marks(struct arena *a, const struct snippet *s)
{
	struct fold_hit *marks =
	    arena_array(a, s->n_marks + 1, sizeof *s->marks);

	if (s->n_marks > 0)
		memcpy(marks, s->marks, s->n_marks * sizeof *marks);
	return marks;
}

/* The other names of thing N, that is called NAME here: of the first that the
 * words stand in, the snippet. */
static bool
try_names(struct results *r, struct db *db, struct arena *scratch,
    enum subject kind, uint32_t n, const char *name, struct result_row *row,
    struct err *e)
{
	struct arena *a = &r->arena;
	struct q_name *names = NULL;
	struct snippet s;
	size_t i, count = 0;

	if (n == 0 || row->n_marks > 0)
		return true;
	if (!query_names(db, scratch, kind, n, &names, &count, e))
		return false;
	for (i = 0; i < count && row->n_marks == 0; i++) {
		snippet_of(scratch, names[i].text, strlen(names[i].text),
		    r->words.patterns, r->words.n, (size_t)r->width, &s);
		if (s.n_marks == 0)
			continue;
		row->text = arena_strdup(a, s.text);
		row->marks = copy_marks(a, &s);
		row->n_marks = s.n_marks;
		row->from = arena_printf(a, "name of %s", name);
		row->claim = 0;
	}
	return true;
}

/* Found by none of its own texts: by another name of who or what is in it. */
static bool
by_name(struct results *r, struct db *db, struct arena *scratch,
    const struct q_event *q, struct result_row *row, struct err *e)
{
	bool ok = true;
	size_t i;

	for (i = 0; ok && i < q->n_actors; i++) {
		const struct q_actor *c = &q->actors[i];

		ok = try_names(r, db, scratch, SUBJECT_FACTION, c->faction,
			 c->name, row, e) &&
		     try_names(r, db, scratch, SUBJECT_PERSON, c->person,
			 c->name, row, e) &&
		     try_names(r, db, scratch, SUBJECT_FACTION, c->of,
			 c->of_name, row, e);
	}
	for (i = 0; ok && i < q->n_places; i++)
		ok = try_names(r, db, scratch, SUBJECT_PLACE, q->places[i].n,
		    q->places[i].name, row, e);
	return ok;
}

/* Of the event Q, which will be gone, into ROW. */
static bool
fill(struct results *r, struct db *db, struct arena *scratch,
    const struct q_event *q, struct result_row *row, struct err *e)
{
	struct arena *a = &r->arena;
	struct found found;

	found_in(scratch, q, &r->words, (size_t)r->width, &found);
	row->claims = q->row.claims;
	row->date = arena_strdup(a, q->row.date);
	row->title = arena_strdup(a, q->row.title);
	row->kind = q->row.kind;
	row->text = arena_strdup(a, found.snippet.text);
	row->marks = copy_marks(a, &found.snippet);
	row->n_marks = found.snippet.n_marks;
	row->from = found.field;
	if (found.claim != NULL) {
		row->claim = found.claim->n;
		row->from = arena_strdup(a, found.claim->source_short != NULL
						? found.claim->source_short
						: found.claim->source_id);
	}
	return r->words.n == 0 || row->n_marks > 0 ||
	       by_name(r, db, scratch, q, row, e);
}

static bool
read_window(struct results *r, struct db *db, size_t n, struct err *e)
{
	struct arena scratch;
	struct q_event *q = NULL;
	bool ok = true;
	size_t i;

	arena_init(&scratch);
	for (i = 0; ok && i < n; i++) {
		struct result_row *row = &r->rows[i];

		memset(row, 0, sizeof *row);
		ok = results_event(r, db, r->from + i, &row->event, e) &&
		     query_event(db, &scratch, row->event, &q, e);
		if (ok && q != NULL)
			ok = fill(r, db, &scratch, q, row, e);
		arena_reset(&scratch);
	}
	arena_clear(&scratch);
	r->n_rows = ok ? n : 0;
	return ok;
}

bool
results_window(struct results *r, struct db *db, size_t from, size_t to,
    int width, struct err *e)
{
	if (to >= r->n)
		to = r->n > 0 ? r->n - 1 : 0;
	if (r->n == 0 || (r->width == width && results_row(r, from) != NULL &&
			     results_row(r, to) != NULL))
		return true;
	arena_reset(&r->arena);
	r->width = width;
	r->from = from > NEAR ? from - NEAR : 0;
	to = r->n - to > NEAR ? to + NEAR : r->n;
	r->rows = arena_array(&r->arena, to - r->from, sizeof *r->rows);
	return read_window(r, db, to - r->from, e);
}

const struct result_row *
results_row(const struct results *r, size_t i)
{
	if (i < r->from || i >= r->from + r->n_rows)
		return NULL;
	return &r->rows[i - r->from];
}
