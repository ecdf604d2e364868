/* SPDX-License-Identifier: ISC */
/*
 * query_lazy - lists of events that are not read.
 *
 * A list in timeline order is a set of places in the timeline: an eighth of a
 * byte an event, and nothing at all for the list of everything.  Which place
 * stands in row I, and in which row a place stands, is answered by counts of
 * members kept every STEP places and by counting bits from there.  What event
 * lies at a place is one look into timeline_order, whose rowid it is.
 */
#include <string.h>

#include "edtf.h"
#include "query_run.h"

#define STEP 512 /* places between two counts; a multiple of 64 */

static bool
is_whole(const struct q_events *l)
{
	return l->set.word == NULL;
}

/* RANK[k]: members of the set below k * STEP. */
void
query_events_count(struct q_events *l, size_t from, size_t to)
{
	size_t steps = l->set.n / STEP + 1, words = (l->set.n + 63) / 64, k, w;
	size_t n = l->rank[from / STEP];

	for (k = from / STEP; k <= steps; k++) {
		l->rank[k] = (uint32_t)n;
		for (w = k * (STEP / 64);
		     k * STEP < to && w < (k + 1) * (STEP / 64) && w < words;
		     w++)
			n += (size_t)__builtin_popcountll(l->set.word[w]);
	}
	l->n = n;
}

static void
take_set(struct bits *set, size_t total, struct q_events *out)
{
	memset(out, 0, sizeof(*out));
	out->total = total;
	out->set = *set;
	set->word = NULL;
	out->rank = mem_array(out->set.n / STEP + 2, sizeof(*out->rank));
}

void
query_events_of(struct bits *set, size_t total, struct q_events *out)
{
	take_set(set, total, out);
	query_events_count(out, 0, out->set.n);
}

void
query_events_none(size_t total, struct q_events *out)
{
	struct bits none;

	bits_init(&none, total + 1);
	take_set(&none, total, out);
}

bool
query_is_everything(const struct q_scope *s, const struct filter *f)
{
	return (f == NULL || f->n == 0) &&
	       (s == NULL || (s->faction | s->with | s->source | s->place |
				 s->person | s->part_of) == 0);
}

bool
query_lazy(struct db *db, const struct q_scope *scope, const struct filter *f,
    struct q_events *out, struct err *e)
{
	struct query_run r;
	struct bits set;
	int64_t total;

	memset(out, 0, sizeof(*out));
	if (query_is_everything(scope, f)) {
		if (!query_highest(
			db, "SELECT max(n) FROM timeline_order", &total, e))
			return false;
		out->n = out->total = (size_t)total;
		return true;
	}
	if (!query_run_set(&r, db, scope, f, &set, e))
		return false;
	query_events_of(&set, r.total, out);
	query_run_clear(&r);
	return true;
}

/* The place of the K-th member of word W, k from 0. */
static uint32_t
nth_bit(uint64_t w, size_t k)
{
	for (; k > 0; k--)
		w &= w - 1;
	return (uint32_t)__builtin_ctzll(w);
}

uint32_t
query_events_t(const struct q_events *l, size_t i)
{
	size_t low = 0, high, mid, w, n;

	if (l->t != NULL)
		return l->t[i];
	if (is_whole(l))
		return (uint32_t)i + 1;
	for (high = l->set.n / STEP + 1; high - low > 1;) {
		mid = low + (high - low) / 2;
		if (l->rank[mid] <= i)
			low = mid;
		else
			high = mid;
	}
	i -= l->rank[low];
	for (w = low * (STEP / 64);; w++) {
		n = (size_t)__builtin_popcountll(l->set.word[w]);
		if (i < n)
			return (uint32_t)(w * 64) + nth_bit(l->set.word[w], i);
		i -= n;
	}
}

size_t
query_events_before(const struct q_events *l, uint32_t t)
{
	size_t n, w;

	if (is_whole(l))
		return t == 0 ? 0 : t - 1 < l->n ? t - 1 : l->n;
	if (t >= l->set.n)
		return l->n;
	n = l->rank[t / STEP];
	for (w = t / STEP * (STEP / 64); w < t / 64; w++)
		n += (size_t)__builtin_popcountll(l->set.word[w]);
	return n + (size_t)__builtin_popcountll(
		       l->set.word[w] & ((UINT64_C(1) << t % 64) - 1));
}

size_t
query_events_index(const struct q_events *l, uint32_t t)
{
	size_t i;

	if (l->t != NULL) {
		for (i = 0; i < l->n && l->t[i] != t; i++)
			;
		return i;
	}
	if (t == 0 || t > l->total || (!is_whole(l) && !bits_has(&l->set, t)))
		return l->n;
	return query_events_before(l, t);
}

void
query_events_bits(const struct q_events *l, struct bits *out)
{
	size_t i;

	bits_init(out, l->total + 1);
	if (l->t != NULL) {
		for (i = 0; i < l->n; i++)
			bits_set(out, l->t[i]);
	} else if (is_whole(l)) {
		bits_fill(out);
		out->word[0] &= ~UINT64_C(1); /* t counts from 1 */
	} else {
		bits_or(out, &l->set);
	}
}

void
query_events_among(struct q_events *l, const struct q_events *list)
{
	struct bits set, other;

	query_events_bits(l, &set);
	query_events_bits(list, &other);
	bits_and(&set, &other);
	bits_clear(&other);
	bits_clear(&l->set);
	mem_free(l->rank);
	query_events_of(&set, l->total, l);
}

/* ---- single places ---- */

/* One row of two numbers, 0 where there is none.  A single look is over before
 * a key could stop it, but the count of steps after which a query asks goes on
 * from one run to the next: so it is looked again. */
static bool
look(struct db *db, const char *sql, uint32_t n, int64_t out[2], struct err *e)
{
	struct stmt *st;
	bool row = false, ok = false;
	int again;

	out[0] = out[1] = 0;
	for (again = 0; !ok && again < 2; again++) {
		*e = (struct err)ERR_INIT;
		ok = query_ask(db, sql, n, 0, &st, e) && db_step(st, &row, e);
		if (!ok && e->code != ERR_INTERRUPTED)
			return false;
	}
	if (!ok || !row)
		return ok;
	out[0] = db_int(st, 0);
	out[1] = db_int(st, 1);
	db_reset(st);
	return true;
}

bool
query_moment(
    struct db *db, uint32_t t, uint32_t *event, int32_t *day, struct err *e)
{
	int64_t v[2];

	*event = 0;
	*day = EDTF_UNDATED;
	if (!look(db, "SELECT event, day FROM timeline_order WHERE n = ?1", t,
		v, e))
		return false;
	if (v[0] > 0) {
		*event = (uint32_t)v[0];
		*day = (int32_t)v[1];
	}
	return true;
}

bool
query_moment_of(struct db *db, uint32_t event, uint32_t *t, struct err *e)
{
	int64_t v[2];

	*t = 0;
	if (!look(db, "SELECT n, 0 FROM timeline_order WHERE event = ?1", event,
		v, e))
		return false;
	*t = (uint32_t)v[0];
	return true;
}

/* The timeline is in order of days: halves, each a look by rowid. */
bool
query_moment_by(
    struct db *db, size_t total, int32_t day, uint32_t *t, struct err *e)
{
	uint32_t low = 0, high = (uint32_t)total + 1, mid, event;
	int32_t here;

	while (high - low > 1) {
		mid = low + (high - low) / 2;
		if (!query_moment(db, mid, &event, &here, e))
			return false;
		if (here <= day)
			low = mid;
		else
			high = mid;
	}
	*t = low;
	return true;
}

bool
query_numbers_at(struct db *db, const struct q_events *l, size_t from,
    size_t count, uint32_t *event, struct err *e)
{
	int32_t day;
	size_t i;

	for (i = 0; i < count; i++) {
		if (l->event != NULL)
			event[i] = l->event[from + i];
		else if (!query_moment(db, query_events_t(l, from + i),
			     &event[i], &day, e))
			return false;
	}
	return true;
}
