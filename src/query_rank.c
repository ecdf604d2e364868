/* SPDX-License-Identifier: ISC */
/*
 * query_rank - hits by how well the words fit them.
 *
 * Each hit is scored, which reads every row that the words stand in; they are
 * put in order only as far as somebody looks.  A heap does that: building it
 * is one walk over the hits, and the best of it is taken off when its rank is
 * asked for.  What has been taken lies behind the heap, the best at the end.
 */
#include <string.h>

#include "filter.h"
#include "fold.h"
#include "query_impl.h"
#include "str.h"

/* A before B?  bm25: the lower, the better; else the order of time. */
static bool
is_better(const struct q_ranked *r, uint32_t a, uint32_t b)
{
	if (r->score[a] < r->score[b] || r->score[a] > r->score[b])
		return r->score[a] < r->score[b];
	return a < b;
}

/* Let the hit at I sink below all that are better, in a heap of N. */
static void
sink(struct q_ranked *r, size_t i, size_t n)
{
	uint32_t t = r->t[i];
	size_t child;

	for (; (child = 2 * i + 1) < n; i = child) {
		if (child + 1 < n && is_better(r, r->t[child + 1], r->t[child]))
			child++;
		if (!is_better(r, r->t[child], t))
			break;
		r->t[i] = r->t[child];
	}
	r->t[i] = t;
}

uint32_t
query_ranked_t(struct q_ranked *r, size_t i)
{
	size_t last;
	uint32_t best;

	while (r->taken <= i) {
		last = r->n - ++r->taken;
		best = r->t[0];
		r->t[0] = r->t[last];
		r->t[last] = best;
		sink(r, 0, last);
	}
	return r->t[r->n - 1 - i];
}

/* Any of the words; which events are wanted has been decided before. */
static void
rank_match(const struct filter *f, struct str *match)
{
	const struct filter_term *t;
	size_t i, before;

	for (i = 0; i < f->n; i++) {
		t = &f->terms[i];
		if (t->not ||
		    (t->field != FILTER_WORDS && t->field != FILTER_PHRASE))
			continue;
		before = match->len;
		if (before > 0)
			str_add(match, " OR ");
		if (!query_match_add(match, t->values[0], t->prefix))
			match->s[match->len = before] = '\0';
	}
}

/* An event's score is that of its best part. */
static bool
rank_scores(
    struct db *db, const char *match, float *score, size_t total, struct err *e)
{
	struct stmt *st;
	bool ok, row;
	float s;
	size_t t;

	if (!db_prepare(db,
		"SELECT rowid, bm25(fts) FROM fts WHERE fts MATCH ?1", &st, e))
		return false;
	db_bind_text(st, 1, match);
	while ((ok = db_step(st, &row, e)) && row) {
		t = (size_t)(db_int(st, 0) / 4096);
		s = (float)db_real(st, 1);
		if (t <= total && s < score[t])
			score[t] = s;
	}
	return ok;
}

bool
query_rank(struct db *db, const struct filter *f, const struct q_events *list,
    struct q_ranked *r, struct err *e)
{
	struct str match = STR_INIT;
	struct bits all;
	size_t i, t;
	bool ok;

	memset(r, 0, sizeof(*r));
	r->score = mem_array(list->total + 1, sizeof(*r->score));
	rank_match(f, &match);
	ok = match.len == 0 ||
	     rank_scores(db, str_c(&match), r->score, list->total, e);
	str_clear(&match);
	if (!ok) {
		query_ranked_clear(r);
		return false;
	}
	query_events_bits(list, &all);
	r->t = mem_array(list->n + 1, sizeof(*r->t));
	for (t = bits_next(&all, 1); r->n < list->n; t = bits_next(&all, t + 1))
		r->t[r->n++] = (uint32_t)t;
	bits_clear(&all);
	for (i = r->n / 2; i > 0; i--)
		sink(r, i - 1, r->n);
	return true;
}

void
query_ranked_clear(struct q_ranked *r)
{
	mem_free(r->score);
	mem_free(r->t);
	memset(r, 0, sizeof(*r));
}
