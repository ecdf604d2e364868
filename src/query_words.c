/* SPDX-License-Identifier: ISC */
/*
 * query_words - the full-text index.
 *
 * The index holds folded text, so a query is folded first; what is left are
 * letters and digits in words, which stand quoted in the MATCH expression:
 * nothing that a person types is ever syntax.  A word that folds to several
 * ("Ruche/Garde") is a phrase.  rowid = t * 4096 + part.
 */
#include <stdlib.h>
#include <string.h>

#include "filter.h"
#include "fold.h"
#include "query_impl.h"
#include "str.h"

/* WORDS folded and quoted, after what stands in MATCH; false: no word. */
static bool
match_add(struct str *match, const char *words, bool prefix)
{
	size_t start;

	start = match->len;
	str_addc(match, '"');
	fold_text(match, words, strlen(words));
	if (match->len == start + 1) {
		match->s[match->len = start] = '\0';
		return false;
	}
	str_addc(match, '"');
	if (prefix)
		str_addc(match, '*');
	return true;
}

bool
query_words(struct db *db, const char *words, bool prefix, struct bits *out,
    struct err *e)
{
	struct str match = STR_INIT;
	struct stmt *st;
	bool ok, row;

	if (!match_add(&match, words, prefix)) {
		/* Only signs: no word to look for, nothing left out. */
		str_clear(&match);
		bits_fill(out);
		return true;
	}
	row = false;
	ok = db_prepare(db, "SELECT rowid FROM fts WHERE fts MATCH ?1", &st, e);
	if (ok)
		db_bind_text(st, 1, str_c(&match));
	while (ok && (ok = db_step(st, &row, e)) && row)
		bits_set(out, (size_t)(db_int(st, 0) / 4096));
	str_clear(&match);
	return ok;
}

/* ---- ranking ---- */

struct ranked {
	uint32_t event;
	size_t index; /* place in the timeline's order */
	double score; /* bm25: the lower, the better */
};

static int
by_score(const void *x, const void *y)
{
	const struct ranked *a = x, *b = y;

	if (a->score < b->score || a->score > b->score)
		return a->score < b->score ? -1 : 1;
	return a->index < b->index ? -1 : a->index > b->index;
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
		if (!match_add(match, t->values[0], t->prefix))
			match->s[match->len = before] = '\0';
	}
}

/* An event's score is that of its best part. */
static bool
rank_scores(struct db *db, const char *match, double *score, size_t total,
    struct err *e)
{
	struct stmt *st;
	bool ok, row;
	size_t t;

	if (!db_prepare(db,
		"SELECT rowid, bm25(fts) FROM fts WHERE fts MATCH ?1", &st, e))
		return false;
	db_bind_text(st, 1, match);
	while ((ok = db_step(st, &row, e)) && row) {
		t = (size_t)(db_int(st, 0) / 4096);
		if (t <= total && db_real(st, 1) < score[t])
			score[t] = db_real(st, 1);
	}
	return ok;
}

bool
query_rank(struct db *db, struct arena *a, const struct filter *f,
    const struct q_events *list, uint32_t **order, struct err *e)
{
	struct str match = STR_INIT;
	struct ranked *r;
	double *score;
	size_t i;
	bool ok;

	score = arena_array(a, list->total + 1, sizeof(*score));
	rank_match(f, &match);
	ok = match.len == 0 ||
	     rank_scores(db, str_c(&match), score, list->total, e);
	str_clear(&match);
	if (!ok)
		return false;
	r = arena_array(a, list->n + 1, sizeof(*r));
	for (i = 0; i < list->n; i++) {
		r[i].event = list->event[i];
		r[i].index = i;
		r[i].score = score[list->t[i]];
	}
	if (list->n > 1)
		qsort(r, list->n, sizeof(*r), by_score);
	*order = arena_array(a, list->n + 1, sizeof(**order));
	for (i = 0; i < list->n; i++)
		(*order)[i] = r[i].event;
	return true;
}
