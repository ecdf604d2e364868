/* SPDX-License-Identifier: ISC */
/*
 * results - see results.h.  A search is a query like any other, so that
 * `kind:raid mill' finds what it finds in the shell.
 */
#include "results.h"

#include <string.h>

#include "../src/filter.h"
#include "../src/query.h"

/* A dataset of so many places is looked through before the first hits are
 * shown. */
#define AT_ONCE 512
#define HELD_MAX 1000 /* rows in the arena, also of windows that went */

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
	query_ranked_clear(&r->ranked);
	query_hits_clear(&r->hits);
	r->key = NULL;
	r->n = r->of = r->in_all = r->n_rows = 0;
	r->failed = r->to_end = false;
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

bool
results_counted(const struct results *r)
{
	return r->key == NULL || query_hits_done(&r->hits);
}

bool
results_more(struct results *r, struct db *db, struct err *e)
{
	bool ok = query_hits_more(db, &r->hits, e);

	r->n = r->hits.list.n;
	r->in_all = r->hits.everywhere;
	return ok;
}

static bool
begin(struct results *r, struct db *db, const struct results_ask *ask,
    struct err *e)
{
	const struct q_events *within = ask->all ? NULL : ask->list;

	forget(r);
	arena_reset(&r->words_arena);
	if (!filter_parse(&r->words_arena, ask->words, true, &r->filter, e) ||
	    !query_hits_begin(db, ask->words, within, &r->hits, e))
		return false;
	found_words(&r->words_arena, &r->filter, &r->words);
	r->of = within != NULL ? within->n : r->hits.list.total;
	r->key = mem_strdup(ask->key);
	return true;
}

bool
results_load(struct results *r, struct db *db, const struct results_ask *ask,
    struct err *e)
{
	bool ok = true;

	if (r->key == NULL || strcmp(r->key, ask->key) != 0)
		ok = begin(r, db, ask, e);
	while (ok && !results_counted(r) &&
	       (r->n < ask->want || r->hits.list.total < AT_ONCE))
		ok = results_more(r, db, e);
	return ok;
}

bool
results_rank(struct results *r, struct db *db, struct err *e)
{
	if (!query_rank(db, &r->filter, &r->hits.list, &r->ranked, e))
		return false;
	r->n_rows = 0;
	return true;
}

void
results_by_time(struct results *r)
{
	query_ranked_clear(&r->ranked);
	r->n_rows = 0;
}

bool
results_ranked(const struct results *r)
{
	return r->ranked.t != NULL;
}

bool
results_event(
    struct results *r, struct db *db, size_t i, uint32_t *event, struct err *e)
{
	int32_t day;

	if (!results_ranked(r))
		return query_numbers_at(db, &r->hits.list, i, 1, event, e);
	return query_moment(db, query_ranked_t(&r->ranked, i), event, &day, e);
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

/* What FOUND tells of the event Q, which will both be gone, into ROW. */
static void
fill(struct results *r, const struct q_event *q, const struct found *found,
    struct result_row *row)
{
	struct arena *a = &r->arena;

	row->claims = q->row.claims;
	row->date = arena_strdup(a, q->row.date);
	row->title = arena_strdup(a, q->row.title);
	row->kind = q->row.kind;
	row->text = arena_strdup(a, found->snippet.text);
	row->marks = copy_marks(a, &found->snippet);
	row->n_marks = found->snippet.n_marks;
	row->from = found->field;
	if (found->claim != NULL) {
		row->claim = found->claim->n;
		row->from = arena_strdup(a, found->claim->source_short);
	}
}

static bool
read_row(struct results *r, struct db *db, struct arena *scratch, size_t i,
    struct result_row *row, struct err *e)
{
	struct q_event *q = NULL;
	struct found found;

	memset(row, 0, sizeof *row);
	if (!results_event(r, db, i, &row->event, e) ||
	    !found_event(db, scratch, row->event, &r->words, (size_t)r->width,
		&q, &found, e))
		return false;
	if (q == NULL)
		return true;
	fill(r, q, &found, row);
	/* Where no text of its own has a word, all of it has been read. */
	return r->words.n == 0 || row->n_marks > 0 ||
	       by_name(r, db, scratch, q, row, e);
}

/* Hits FROM to TO - 1 into ROWS; what the window has is taken over. */
static bool
read_rows(struct results *r, struct db *db, size_t from, size_t to,
    struct result_row *rows, struct err *e)
{
	const struct result_row *old;
	struct arena scratch;
	bool ok = true;
	size_t i;

	arena_init(&scratch);
	for (i = from; ok && i < to; i++) {
		old = results_row(r, i);
		if (old != NULL)
			rows[i - from] = *old;
		else
			ok = read_row(r, db, &scratch, i, &rows[i - from], e);
		arena_reset(&scratch);
	}
	arena_clear(&scratch);
	return ok;
}

bool
results_window(struct results *r, struct db *db, size_t from, size_t to,
    int width, struct err *e)
{
	struct result_row *rows;
	bool ok;

	to = to < r->n ? to + 1 : r->n;
	if (from >= to || (r->width == width && results_row(r, from) != NULL &&
			      results_row(r, to - 1) != NULL))
		return true;
	if (r->width != width || r->held > HELD_MAX) {
		arena_reset(&r->arena);
		r->n_rows = r->held = 0;
		r->width = width;
	}
	rows = arena_array(&r->arena, to - from, sizeof *rows);
	ok = read_rows(r, db, from, to, rows, e);
	r->held += to - from;
	r->rows = rows;
	r->from = from;
	r->n_rows = ok ? to - from : 0;
	return ok;
}

const struct result_row *
results_row(const struct results *r, size_t i)
{
	if (i < r->from || i >= r->from + r->n_rows)
		return NULL;
	return &r->rows[i - r->from];
}
