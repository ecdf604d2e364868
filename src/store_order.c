/* SPDX-License-Identifier: ISC */
/*
 * The order of the timeline, and who turns up where in it.
 *
 * A hit says: this faction (person, place, source) at that place of the
 * timeline.  Hits are gathered in one walk over the table they come from,
 * sorted in memory and written in the order of their table's key, so that
 * each page of it is written once.
 */
#include <stdlib.h>
#include <string.h>

#include "mem.h"
#include "store_impl.h"

#define DEPTH_MAX 64 /* places in places */

struct hit {
	uint32_t key, t, event;
	uint32_t order; /* of hits of one rank, the lowest counts */
	uint16_t side;	/* 0: none */
	uint8_t rank;	/* 0-2 the event's own, 3-5 of a claim */
	int8_t role;	/* -1: none */
};

struct hits {
	struct hit *list;
	size_t n, cap;
};

/* Rank of an actor's own name; of the faction it is of; of its umbrella. */
enum { RANK_SELF, RANK_OF, RANK_UNDER, RANK_CLAIM };

static void
hit_add(struct hits *h, struct hit hit)
{
	if (hit.key == 0)
		return;
	h->list = mem_grow(h->list, &h->cap, h->n + 1, sizeof(*h->list));
	h->list[h->n++] = hit;
}

static int
hit_compare(const void *pa, const void *pb)
{
	const struct hit *a = pa, *b = pb;

	if (a->key != b->key)
		return a->key < b->key ? -1 : 1;
	if (a->t != b->t)
		return a->t < b->t ? -1 : 1;
	if (a->rank != b->rank)
		return a->rank < b->rank ? -1 : 1;
	return a->order < b->order ? -1 : a->order > b->order;
}

/* Sort, and keep the first hit of each key and place in the timeline. */
static void
hits_sort(struct hits *h)
{
	size_t i, n = 0;

	if (h->n > 1)
		qsort(h->list, h->n, sizeof(*h->list), hit_compare);
	for (i = 0; i < h->n; i++)
		if (n == 0 || h->list[i].key != h->list[n - 1].key ||
		    h->list[i].t != h->list[n - 1].t)
			h->list[n++] = h->list[i];
	h->n = n;
}

/* Keys of hits up to RANK, by place in the timeline. */
static void
turn_round(const struct store *s, const struct hits *h, uint8_t rank,
    struct by_time *b)
{
	uint32_t sum = 0, n, t;
	size_t i;

	b->start = mem_array((size_t)s->events + 2, sizeof(*b->start));
	for (i = 0; i < h->n; i++)
		if (h->list[i].rank <= rank)
			b->start[h->list[i].t]++;
	for (t = 0; t <= s->events + 1; t++) {
		n = b->start[t];
		b->start[t] = sum;
		sum += n;
	}
	b->item = mem_array((size_t)sum + 1, sizeof(*b->item));
	for (i = 0; i < h->n; i++)
		if (h->list[i].rank <= rank)
			b->item[b->start[h->list[i].t]++] = h->list[i].key;
	/* Each start has moved to the next one's. */
	memmove(b->start + 1, b->start, ((size_t)s->events + 1) * sizeof(n));
	b->start[0] = 0;
}

/* ---- the timeline ---- */

static int32_t
month_of(int32_t day)
{
	int year, month, mday;

	edtf_civil(day, &year, &month, &mday);
	return year * 12 + month - 1;
}

static bool
make_timeline(struct store *s, struct err *e)
{
	struct stmt *st;
	bool row;

	if (!db_exec(s->db,
		"INSERT INTO timeline_order (event, day) SELECT n, sort_day"
		" FROM event ORDER BY sort_day, coalesce(date_to, 2147483647),"
		" n",
		e) ||
	    !db_prepare(s->db, "SELECT event, n FROM timeline_order", &st, e))
		return false;
	s->t = mem_array((size_t)s->events + 1, sizeof(*s->t));
	s->day = mem_array((size_t)s->events + 1, sizeof(*s->day));
	for (;;) {
		if (!db_step(st, &row, e))
			return false;
		if (!row)
			break;
		s->t[db_int(st, 0)] = (uint32_t)db_int(st, 1);
	}
	if (!db_prepare(s->db, "SELECT n, day FROM timeline_order", &st, e))
		return false;
	for (;;) {
		if (!db_step(st, &row, e))
			return false;
		if (!row)
			return true;
		s->day[db_int(st, 0)] = (int32_t)db_int(st, 1);
	}
}

/* ---- months ---- */

struct span {
	int32_t first, last; /* months; first > last: none */
};

static void
span_add(struct span *sp, int32_t month)
{
	if (sp->first > sp->last) {
		sp->first = sp->last = month;
		return;
	}
	if (month < sp->first)
		sp->first = month;
	if (month > sp->last)
		sp->last = month;
}

/* Months of the dated events and of the ends of what sources cover. */
static bool
month_span(struct store *s, struct span *sp, struct err *e)
{
	struct stmt *st;
	uint32_t t;
	bool row;

	sp->first = 1;
	sp->last = 0;
	for (t = 1; t <= s->events && s->day[t] != EDTF_UNDATED; t++)
		span_add(sp, month_of(s->day[t]));
	if (!db_prepare(s->db,
		"SELECT covers_from FROM source WHERE covers_from IS NOT NULL"
		" UNION ALL SELECT covers_to FROM source WHERE covers_to IS"
		" NOT NULL",
		&st, e))
		return false;
	for (;;) {
		if (!db_step(st, &row, e))
			return false;
		if (!row)
			return true;
		span_add(sp, month_of((int32_t)db_int(st, 0)));
	}
}

/* Mark the months that some source covers. */
static bool
month_covered(
    struct store *s, const struct span *sp, uint8_t *covered, struct err *e)
{
	struct stmt *st;
	int32_t m, from, to;
	bool row;

	if (!db_prepare(s->db,
		"SELECT covers_from, covers_to FROM source WHERE covers IS NOT"
		" NULL",
		&st, e))
		return false;
	for (;;) {
		if (!db_step(st, &row, e))
			return false;
		if (!row)
			return true;
		from = db_is_null(st, 0) ? sp->first
					 : month_of((int32_t)db_int(st, 0));
		to = db_is_null(st, 1) ? sp->last
				       : month_of((int32_t)db_int(st, 1));
		for (m = from; m <= to; m++)
			covered[m - sp->first] = 1;
	}
}

static bool
month_row(struct store *s, int32_t month, uint32_t events, bool covered,
    struct err *e)
{
	struct put p;

	if (events == 0 && !covered)
		return true;
	if (!put_into(s, "INSERT INTO month VALUES (?, ?, ?)", &p, e))
		return false;
	put_int(&p, month);
	put_int(&p, events);
	put_int(&p, covered);
	return put_row(&p, e);
}

static bool
make_months(struct store *s, struct err *e)
{
	uint32_t *events, t;
	uint8_t *covered;
	struct span sp;
	size_t n, i;
	bool ok;

	if (!month_span(s, &sp, e))
		return false;
	if (sp.first > sp.last)
		return true;
	n = (size_t)(sp.last - sp.first) + 1;
	events = mem_array(n, sizeof(*events));
	covered = mem_array(n, sizeof(*covered));
	for (t = 1; t <= s->events && s->day[t] != EDTF_UNDATED; t++)
		events[month_of(s->day[t]) - sp.first]++;
	ok = month_covered(s, &sp, covered, e);
	for (i = 0; ok && i < n; i++)
		ok = month_row(
		    s, sp.first + (int32_t)i, events[i], covered[i] != 0, e);
	mem_free(events);
	mem_free(covered);
	return ok;
}

/* ---- factions and people ---- */

static void
actor_hits(struct stmt *st, struct hits *factions, struct hits *people,
    const struct store *s)
{
	struct hit h = {.event = (uint32_t)db_int(st, 0)};
	const char *role = db_text(st, 7);

	s->has_who[h.event] |= (uint8_t)db_int(st, 9);
	h.t = s->t[h.event];
	h.order = (uint32_t)db_int(st, 8);
	h.side = (uint16_t)db_int(st, 6);
	h.role = (int8_t)(role == NULL ? -1 : model_find(LIST_ROLE, role));
	h.rank = db_is_null(st, 1) ? 0 : RANK_CLAIM;
	h.key = (uint32_t)db_int(st, 2);
	hit_add(factions, h);
	h.key = (uint32_t)db_int(st, 3);
	hit_add(people, h);
	h.rank += RANK_OF;
	h.key = (uint32_t)db_int(st, 4);
	hit_add(factions, h);
	h.rank += RANK_UNDER - RANK_OF;
	h.key = (uint32_t)db_int(st, 5);
	hit_add(factions, h);
}

static bool
faction_rows(struct store *s, const struct hits *h, struct err *e)
{
	struct put p;
	size_t i;

	for (i = 0; i < h->n; i++) {
		const struct hit *x = &h->list[i];

		if (!put_into(s,
			"INSERT INTO faction_event VALUES (?, ?, ?, ?, ?, ?)",
			&p, e))
			return false;
		put_ref(&p, x->key);
		put_ref(&p, x->t);
		put_ref(&p, x->event);
		put_ref(&p, x->side);
		put_word(&p, LIST_ROLE, x->role);
		put_int(&p, x->rank >= RANK_CLAIM);
		if (!put_row(&p, e))
			return false;
	}
	return true;
}

/* Hits of one faction come in order of days: each run of a month is a row. */
static bool
faction_months(struct store *s, const struct hits *h, struct err *e)
{
	struct put p;
	int32_t month;
	size_t i, n;

	for (i = 0; i < h->n; i += n) {
		n = 1;
		if (s->day[h->list[i].t] == EDTF_UNDATED)
			continue;
		month = month_of(s->day[h->list[i].t]);
		while (i + n < h->n && h->list[i + n].key == h->list[i].key &&
		       s->day[h->list[i + n].t] != EDTF_UNDATED &&
		       month_of(s->day[h->list[i + n].t]) == month)
			n++;
		if (!put_into(
			s, "INSERT INTO faction_month VALUES (?, ?, ?)", &p, e))
			return false;
		put_ref(&p, h->list[i].key);
		put_int(&p, month);
		put_int(&p, (int64_t)n);
		if (!put_row(&p, e))
			return false;
	}
	return true;
}

/* Key, place in the timeline, event. */
static bool
plain_rows(
    struct store *s, const struct hits *h, const char *sql, struct err *e)
{
	struct put p;
	size_t i;

	for (i = 0; i < h->n; i++) {
		if (!put_into(s, sql, &p, e))
			return false;
		put_ref(&p, h->list[i].key);
		put_ref(&p, h->list[i].t);
		put_ref(&p, h->list[i].event);
		if (!put_row(&p, e))
			return false;
	}
	return true;
}

/* How many events each key turns up in: UPDATE ... SET x = ? WHERE n = ?. */
static bool
count_rows(
    struct store *s, const struct hits *h, const char *sql, struct err *e)
{
	struct put p;
	size_t i, n;

	for (i = 0; i < h->n; i += n) {
		for (n = 1; i + n < h->n; n++)
			if (h->list[i + n].key != h->list[i].key)
				break;
		if (!put_into(s, sql, &p, e))
			return false;
		put_int(&p, (int64_t)n);
		put_ref(&p, h->list[i].key);
		if (!put_row(&p, e))
			return false;
	}
	return true;
}

static bool
make_actors(struct store *s, struct err *e)
{
	struct hits factions = {NULL, 0, 0}, people = {NULL, 0, 0};
	struct stmt *st;
	bool row, ok;

	s->has_who = mem_array((size_t)s->events + 1, sizeof(*s->has_who));
	ok = db_prepare(s->db,
	    "SELECT event, claim, faction, person, of, under, side, role, n,"
	    " who IS NOT NULL FROM actor WHERE event IS NOT NULL ORDER BY n",
	    &st, e);
	while (ok && (ok = db_step(st, &row, e)) && row)
		actor_hits(st, &factions, &people, s);
	hits_sort(&factions);
	hits_sort(&people);
	turn_round(s, &factions, UINT8_MAX, &s->by_faction);
	turn_round(s, &people, UINT8_MAX, &s->by_person);
	ok = ok && faction_rows(s, &factions, e) &&
	     faction_months(s, &factions, e) &&
	     count_rows(s, &factions,
		 "UPDATE faction SET events = ? WHERE n = ?", e) &&
	     plain_rows(
		 s, &people, "INSERT INTO person_event VALUES (?, ?, ?)", e) &&
	     count_rows(
		 s, &people, "UPDATE person SET events = ? WHERE n = ?", e);
	mem_free(factions.list);
	mem_free(people.list);
	return ok;
}

/* ---- places ---- */

/* PARENT[n]: what place n lies in, 0: nothing. */
static bool
place_parents(struct store *s, uint32_t **parent, struct err *e)
{
	struct stmt *st;
	bool row;

	*parent = mem_array((size_t)s->places + 1, sizeof(**parent));
	if (!db_prepare(s->db,
		"SELECT n, parent FROM place WHERE parent IS NOT NULL", &st, e))
		return false;
	for (;;) {
		if (!db_step(st, &row, e))
			return false;
		if (!row)
			return true;
		(*parent)[db_int(st, 0)] = (uint32_t)db_int(st, 1);
	}
}

static void
place_hits(const struct store *s, struct hits *h, const uint32_t *parent,
    uint32_t event, uint32_t place)
{
	struct hit hit = {.event = event, .t = s->t[event]};
	uint8_t depth;

	for (depth = 0; place != 0 && depth < DEPTH_MAX; depth++) {
		hit.key = place;
		hit.rank = depth;
		hit_add(h, hit);
		place = parent[place];
	}
}

static bool
make_places(struct store *s, struct err *e)
{
	struct hits h = {NULL, 0, 0};
	uint32_t *parent = NULL;
	struct stmt *st;
	bool row, ok;

	ok = place_parents(s, &parent, e) &&
	     db_prepare(s->db,
		 "SELECT event, place, place2 FROM event_place WHERE event IS"
		 " NOT NULL",
		 &st, e);
	while (ok && (ok = db_step(st, &row, e)) && row) {
		uint32_t event = (uint32_t)db_int(st, 0);

		place_hits(s, &h, parent, event, (uint32_t)db_int(st, 1));
		place_hits(s, &h, parent, event, (uint32_t)db_int(st, 2));
	}
	hits_sort(&h);
	turn_round(s, &h, 0, &s->by_place);
	ok = ok &&
	     plain_rows(s, &h, "INSERT INTO place_event VALUES (?, ?, ?)", e) &&
	     count_rows(s, &h, "UPDATE place SET events = ? WHERE n = ?", e);
	mem_free(h.list);
	mem_free(parent);
	return ok;
}

/* ---- sources ---- */

static bool
make_sources(struct store *s, struct err *e)
{
	struct hits h = {NULL, 0, 0};
	struct hit hit = {.key = 0};
	struct stmt *st;
	bool row, ok;

	ok = db_prepare(s->db,
	    "SELECT subject, source FROM claim WHERE subject_kind = 'event'",
	    &st, e);
	while (ok && (ok = db_step(st, &row, e)) && row) {
		hit.event = (uint32_t)db_int(st, 0);
		hit.t = s->t[hit.event];
		hit.key = (uint32_t)db_int(st, 1);
		hit_add(&h, hit);
	}
	hits_sort(&h);
	ok = ok &&
	     plain_rows(s, &h, "INSERT INTO source_event VALUES (?, ?, ?)", e);
	mem_free(h.list);
	return ok;
}

bool
store_order(struct store *s, struct err *e)
{
	return make_timeline(s, e) && make_months(s, e) && make_actors(s, e) &&
	       make_places(s, e) && make_sources(s, e);
}
