/* SPDX-License-Identifier: ISC */
/*
 * query_hits - a search that goes on.
 *
 * The full-text index gives its rows in the order of the timeline, so the
 * first hits are known long before the last is counted.  The timeline is
 * looked through in slices, each larger than the one before as long as little
 * is found; between two of them the caller may do anything.  Terms that are
 * no words (kind:, faction:) are sets, read whole when the search begins.
 *
 * A word that may go on, and may be too many words, is read whole as well.
 */
#include <string.h>

#include "filter.h"
#include "query_run.h"
#include "str.h"

#define SLICE_FIRST 16 /* places: a screen has fewer lines for hits */
#define SLICE_MAX 8192

struct word {
	char *match; /* for MATCH; NULL: only signs, everywhere */
	bool not ;
};

struct hits_plan {
	struct word *words;
	size_t n_words;
	struct bits rest;   /* what other terms let through; or no set */
	struct bits within; /* the list that is searched; or no set */
	uint32_t size;	    /* of the next slice */
};

/* ---- the words ---- */

/* T as a word of PLAN; *TAKEN is false where it is none that can be looked for
 * in slices. */
static bool
take_word(struct db *db, struct hits_plan *plan, const struct filter_term *t,
    bool *taken, struct err *e)
{
	struct word *w = &plan->words[plan->n_words];
	struct str match = STR_INIT;
	enum query_match how;
	bool ok;

	*taken = t->field == FILTER_WORDS || t->field == FILTER_PHRASE;
	if (!*taken)
		return true;
	ok = query_match(db, t->values[0], t->prefix, &match, &how, e);
	*taken = ok && (how == MATCH_ALL || how == MATCH_ROWS);
	if (*taken) {
		w->match = how == MATCH_ROWS ? mem_strdup(str_c(&match)) : NULL;
		w->not = t->not ;
		plan->n_words++;
	}
	str_clear(&match);
	return ok;
}

/* ---- beginning and end ---- */

/* What the terms that are no words let through in SCOPE. */
static bool
read_rest(struct db *db, struct hits_plan *plan, const struct q_scope *scope,
    const struct filter *rest, struct err *e)
{
	struct query_run r;

	if (query_is_everything(scope, rest))
		return true;
	if (!query_run_set(&r, db, scope, rest, &plan->rest, e))
		return false;
	query_run_clear(&r);
	return true;
}

static bool
make_plan(struct db *db, const struct q_scope *scope, const struct filter *f,
    struct hits_plan *plan, struct err *e)
{
	struct filter rest = {.text = f->text};
	bool ok, taken;
	size_t i;

	plan->words = mem_array(f->n + 1, sizeof(*plan->words));
	rest.terms = mem_array(f->n + 1, sizeof(*rest.terms));
	for (i = 0, ok = true; ok && i < f->n; i++) {
		ok = take_word(db, plan, &f->terms[i], &taken, e);
		if (!taken)
			rest.terms[rest.n++] = f->terms[i];
	}
	ok = ok && read_rest(db, plan, scope, &rest, e);
	mem_free(rest.terms);
	return ok;
}

static void
free_plan(struct hits_plan *plan)
{
	size_t i;

	for (i = 0; i < plan->n_words; i++)
		mem_free(plan->words[i].match);
	mem_free(plan->words);
	bits_clear(&plan->rest);
	bits_clear(&plan->within);
	mem_free(plan);
}

bool
query_hits_filter(struct db *db, const struct q_scope *scope,
    const struct filter *f, struct q_hits *h, struct err *e)
{
	struct hits_plan *plan = mem_alloc(sizeof(*plan));
	int64_t total;

	memset(h, 0, sizeof(*h));
	if (!query_highest(
		db, "SELECT max(n) FROM timeline_order", &total, e) ||
	    !make_plan(db, scope, f, plan, e)) {
		free_plan(plan);
		return false;
	}
	plan->size = SLICE_FIRST;
	query_events_none((size_t)total, &h->list);
	h->plan = plan;
	return true;
}

bool
query_hits_begin(struct db *db, const char *words,
    const struct q_events *within, struct q_hits *h, struct err *e)
{
	struct arena a;
	struct filter f;
	bool ok;

	memset(h, 0, sizeof(*h));
	arena_init(&a);
	ok = filter_parse(&a, words, true, &f, e) &&
	     query_hits_filter(db, NULL, &f, h, e);
	arena_clear(&a);
	if (ok && within != NULL && within->n < within->total)
		query_events_bits(within, &h->plan->within);
	return ok;
}

void
query_hits_take(struct q_hits *h, struct q_events *list)
{
	*list = h->list;
	memset(&h->list, 0, sizeof(h->list));
	query_hits_clear(h);
}

void
query_hits_clear(struct q_hits *h)
{
	if (h->plan != NULL)
		free_plan(h->plan);
	query_events_clear(&h->list);
	memset(h, 0, sizeof(*h));
}

bool
query_hits_done(const struct q_hits *h)
{
	return h->next > h->list.total;
}

/* ---- slices ---- */

static void
take_place(void *slice, int64_t i)
{
	if (i >= 0)
		bits_set(slice, (size_t)i);
}

/* Slices are set into words of 64 places: the first of FROM's. */
static uint32_t
base_of(uint32_t from)
{
	return from - from % 64;
}

/* Places FROM .. TO - 1 where the words stand, as numbers from its base on. */
static bool
word_between(struct db *db, const char *match, uint32_t from, uint32_t to,
    struct bits *out, struct err *e)
{
	struct stmt *st;

	if (match == NULL) {
		bits_fill(out);
		return true;
	}
	if (!db_prepare(db,
		"SELECT collect(rowid / 4096 - ?4) FROM fts WHERE fts MATCH ?1"
		" AND rowid >= ?2 AND rowid < ?3",
		&st, e))
		return false;
	db_bind_text(st, 1, match);
	db_bind_int(st, 2, (int64_t)from * 4096);
	db_bind_int(st, 3, (int64_t)to * 4096);
	db_bind_int(st, 4, base_of(from));
	return db_collect(st, take_place, out, e);
}

/* The same of SET, which may be none. */
static void
among(struct bits *slice, const struct bits *set, uint32_t from)
{
	size_t i;

	for (i = 0; set->word != NULL && i < (slice->n + 63) / 64; i++)
		slice->word[i] &= set->word[from / 64 + i];
}

/* The hits at places FROM .. TO - 1 of the whole dataset, as numbers from its
 * base on. */
static bool
look_between(struct db *db, const struct hits_plan *plan, uint32_t from,
    uint32_t to, struct bits *slice, struct err *e)
{
	struct bits one;
	bool ok = true;
	size_t i;

	bits_init(slice, to - base_of(from));
	bits_init(&one, to - base_of(from));
	bits_fill(slice);
	among(slice, &plan->rest, from);
	/* Places count from 1. */
	slice->word[0] &= UINT64_MAX << (from > 0 ? from % 64 : 1);
	for (i = 0; ok && i < plan->n_words; i++) {
		if (bits_next(slice, 0) == slice->n)
			break;
		bits_none(&one);
		ok = word_between(db, plan->words[i].match, from, to, &one, e);
		if (plan->words[i].not )
			bits_without(slice, &one);
		else
			bits_and(slice, &one);
	}
	bits_clear(&one);
	if (!ok)
		bits_clear(slice);
	return ok;
}

static uint32_t
slice_end(const struct q_hits *h, uint32_t from, uint32_t size)
{
	size_t end = (size_t)from + size;

	return (uint32_t)(end > h->list.total ? h->list.total + 1 : end);
}

bool
query_hits_more(struct db *db, struct q_hits *h, struct err *e)
{
	struct hits_plan *plan = h->plan;
	uint32_t to, from = h->next;
	struct bits slice;
	size_t i;

	if (query_hits_done(h))
		return true;
	to = slice_end(h, from, plan->size);
	if (!look_between(db, plan, from, to, &slice, e))
		return false;
	h->everywhere += bits_count(&slice);
	among(&slice, &plan->within, from);
	for (i = 0; i < (slice.n + 63) / 64; i++)
		h->list.set.word[from / 64 + i] |= slice.word[i];
	bits_clear(&slice);
	query_events_count(&h->list, from, to);
	h->next = to;
	if (plan->size < SLICE_MAX)
		plan->size *= 2;
	return true;
}

/* ---- the nearest ---- */

static bool
hit_in(struct db *db, const struct q_hits *h, uint32_t from, uint32_t to,
    struct bits *slice, struct err *e)
{
	if (!look_between(db, h->plan, from, to, slice, e))
		return false;
	among(slice, &h->plan->within, from);
	return true;
}

/* From T on, beyond what has been looked through. */
static bool
hit_after(struct db *db, const struct q_hits *h, uint32_t t, uint32_t *hit,
    struct err *e)
{
	uint32_t from = t, size = SLICE_FIRST, to;
	struct bits slice;
	size_t at;

	for (; *hit == 0 && from <= h->list.total; from = to) {
		to = slice_end(h, from, size);
		if (!hit_in(db, h, from, to, &slice, e))
			return false;
		at = bits_next(&slice, 0);
		*hit = at < slice.n ? base_of(from) + (uint32_t)at : 0;
		bits_clear(&slice);
		size = size < SLICE_MAX ? size * 2 : size;
	}
	return true;
}

/* Before T, down to what has been looked through. */
static bool
hit_before(struct db *db, const struct q_hits *h, uint32_t t, uint32_t *hit,
    struct err *e)
{
	uint32_t size = SLICE_FIRST, from, to = t;
	struct bits slice;
	size_t at;

	while (*hit == 0 && to > h->next) {
		from = to > size ? to - size : 0;
		if (from < h->next)
			from = h->next;
		if (!hit_in(db, h, from, to, &slice, e))
			return false;
		at = bits_before(&slice, slice.n);
		*hit = at < slice.n ? base_of(from) + (uint32_t)at : 0;
		bits_clear(&slice);
		to = from;
		size = size < SLICE_MAX ? size * 2 : size;
	}
	return true;
}

bool
query_hits_near(struct db *db, const struct q_hits *h, uint32_t t, int dir,
    uint32_t *hit, struct err *e)
{
	const struct bits *set = &h->list.set;
	size_t at;

	*hit = 0;
	if (dir > 0) {
		at = bits_next(set, t);
		if (at < set->n)
			*hit = (uint32_t)at;
		return at < set->n ||
		       hit_after(db, h, t > h->next ? t : h->next, hit, e);
	}
	if (!hit_before(db, h, t, hit, e))
		return false;
	at = bits_before(set, t < h->next ? t : h->next);
	if (*hit == 0 && at < set->n)
		*hit = (uint32_t)at;
	return true;
}
