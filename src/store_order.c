/* SPDX-License-Identifier: ISC */
/*
 * The order of the timeline, and who turns up where in it.
 *
 * A hit says: this faction (person, place, source) at that place of the
 * timeline.  Hits are gathered in one walk over the table they come from,
 * sorted (sorter.h) and written in the order of their table's key, so that
 * each page of it is written once.
 */
#include <string.h>

#include "deltas.h"
#include "mem.h"
#include "sorter.h"
#include "store_impl.h"

#define DEPTH_MAX 64 /* places in places */

struct hit {
	uint32_t key, t, event;
	uint32_t order; /* of hits of one rank, the lowest counts */
	uint16_t side;	/* 0: none */
	uint8_t rank;	/* 0-2 the event's own, 3-5 of a claim */
	int8_t role;	/* -1: none */
};

/* Rank of an actor's own name; of the faction it is of; of its umbrella. */
enum { RANK_SELF, RANK_OF, RANK_UNDER, RANK_CLAIM };

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

static struct sorter *
hits_new(const struct store *s)
{
	return sorter_new(
	    sizeof(struct hit), hit_compare, STORE_SORT, db_path(s->db));
}

static void
hit_add(struct sorter *hits, const struct hit *h)
{
	if (h->key != 0)
		sorter_add(hits, h);
}

/* ---- the timeline ---- */

static int32_t
month_of(int32_t day)
{
	int year, month, mday;

	edtf_civil(day, &year, &month, &mday);
	return year * 12 + month - 1;
}

/* Month DAY begins, if it is another than the last. */
static void
month_begins(struct store *s, int32_t day, uint32_t t)
{
	int32_t month = day == EDTF_UNDATED ? STORE_NO_MONTH : month_of(day);

	if (s->n_months > 0 && s->months[s->n_months - 1].month == month)
		return;
	s->months = mem_grow(
	    s->months, &s->months_cap, s->n_months + 1, sizeof(*s->months));
	s->months[s->n_months++] = (struct store_month){month, t};
}

/* When an event was, and where its words lie. */
struct dated {
	int32_t day, to;
	uint32_t event;
	uint64_t text_at;
};

static int
dated_compare(const void *pa, const void *pb)
{
	const struct dated *a = pa, *b = pb;

	if (a->day != b->day)
		return a->day < b->day ? -1 : 1;
	if (a->to != b->to)
		return a->to < b->to ? -1 : 1;
	return a->event < b->event ? -1 : a->event > b->event;
}

struct sorter *
store_dates(const struct store *s)
{
	return sorter_new(
	    sizeof(struct dated), dated_compare, STORE_SORT, db_path(s->db));
}

void
store_dates_add(
    struct sorter *dates, const struct m_event *m, uint32_t n, uint64_t text_at)
{
	struct dated d;

	memset(&d, 0, sizeof(d));
	d.day = EDTF_UNDATED;
	d.to = INT32_MAX;
	if (m->date.text != NULL) {
		d.day = edtf_sort_day(&m->date.d);
		if (m->date.d.to != EDTF_OPEN_LEFT &&
		    m->date.d.to != EDTF_OPEN_RIGHT)
			d.to = m->date.d.to;
	}
	d.event = n;
	d.text_at = text_at;
	sorter_add(dates, &d);
}

static bool
timeline_row(struct store *s, const struct dated *d, uint32_t t, struct err *e)
{
	struct put p;

	if (!put_into(s, "INSERT INTO timeline_order VALUES (?, ?, ?)", &p, e))
		return false;
	put_ref(&p, t);
	put_ref(&p, d->event);
	put_int(&p, d->day);
	return put_row(&p, e);
}

bool
store_timeline(struct store *s, struct err *e)
{
	struct dated d;
	const void *next;
	uint32_t t = 0;

	s->t = mem_array((size_t)s->events + 1, sizeof(*s->t));
	s->text_at = mem_array((size_t)s->events + 1, sizeof(*s->text_at));
	for (;;) {
		if (!sorter_next(s->dates, &next, e))
			return false;
		if (next == NULL)
			break;
		memcpy(&d, next, sizeof(d));
		s->t[d.event] = ++t;
		s->text_at[t] = d.text_at;
		month_begins(s, d.day, t);
		if (!timeline_row(s, &d, t, e))
			return false;
	}
	s->ordered = t;
	sorter_free(s->dates);
	s->dates = NULL;
	return true;
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
	size_t i;
	bool row;

	sp->first = 1;
	sp->last = 0;
	for (i = 0; i < s->n_months; i++)
		if (s->months[i].month != STORE_NO_MONTH)
			span_add(sp, s->months[i].month);
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

/* The place in the timeline where month I is over. */
static uint32_t
month_end(const struct store *s, size_t i)
{
	return i + 1 < s->n_months ? s->months[i + 1].t : s->events + 1;
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
	uint32_t *events;
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
	for (i = 0; i < s->n_months; i++)
		if (s->months[i].month != STORE_NO_MONTH)
			events[s->months[i].month - sp.first] =
			    month_end(s, i) - s->months[i].t;
	ok = month_covered(s, &sp, covered, e);
	for (i = 0; ok && i < n; i++)
		ok = month_row(
		    s, sp.first + (int32_t)i, events[i], covered[i] != 0, e);
	mem_free(events);
	mem_free(covered);
	return ok;
}

/* ---- tables of who turns up where ---- */

struct table {
	const char *kind;   /* of what the keys are */
	const char *insert; /* key, place in the timeline, event ... */
	const char *count;  /* UPDATE ... = ? WHERE n = ?; NULL: none */
	bool faction;	    /* with side, role, who says so; and its months */
};

/* What has been counted of the key in hand. */
struct tally {
	struct store *s;
	const struct table *table;
	uint32_t key, events; /* key 0: none yet */
	size_t month;	      /* in months */
	uint32_t in_month;
	struct str at; /* places in the timeline, as deltas.h writes them */
	uint32_t last; /* of them */
};

static bool
month_over(struct tally *y, struct err *e)
{
	struct store *s = y->s;
	struct put p;

	if (y->in_month == 0 || s->months[y->month].month == STORE_NO_MONTH)
		return true;
	if (!put_into(s, "INSERT INTO faction_month VALUES (?, ?, ?)", &p, e))
		return false;
	put_ref(&p, y->key);
	put_int(&p, s->months[y->month].month);
	put_int(&p, y->in_month);
	return put_row(&p, e);
}

/* What has very many events can be asked for all of them at once. */
static bool
many_row(struct tally *y, struct err *e)
{
	struct put p;

	if (y->events < STORE_MANY)
		return true;
	if (!put_into(y->s, "INSERT INTO many_event VALUES (?, ?, ?)", &p, e))
		return false;
	put_text(&p, y->table->kind);
	put_ref(&p, y->key);
	put_data(&p, y->at.s, y->at.len);
	return put_row(&p, e);
}

static bool
key_over(struct tally *y, struct err *e)
{
	struct put p;

	if (y->key == 0)
		return true;
	if (!many_row(y, e))
		return false;
	if (y->table->count == NULL)
		return true;
	if (!month_over(y, e) || !put_into(y->s, y->table->count, &p, e))
		return false;
	put_int(&p, y->events);
	put_ref(&p, y->key);
	return put_row(&p, e);
}

/* Hits of one key come in the order of the timeline. */
static bool
tally_hit(struct tally *y, const struct hit *h, struct err *e)
{
	size_t month;

	if (h->key != y->key) {
		if (!key_over(y, e))
			return false;
		y->key = h->key;
		y->events = y->in_month = 0;
		y->month = 0;
		str_reset(&y->at);
		y->last = 0;
	}
	y->events++;
	deltas_add(&y->at, &y->last, h->t);
	if (!y->table->faction)
		return true;
	for (month = y->month; month_end(y->s, month) <= h->t;)
		month++;
	if (month != y->month) {
		if (!month_over(y, e))
			return false;
		y->month = month;
		y->in_month = 0;
	}
	y->in_month++;
	return true;
}

static bool
hit_row(struct tally *y, const struct hit *h, struct err *e)
{
	struct put p;

	if (!put_into(y->s, y->table->insert, &p, e))
		return false;
	put_ref(&p, h->key);
	put_ref(&p, h->t);
	put_ref(&p, h->event);
	if (y->table->faction) {
		put_ref(&p, h->side);
		put_word(&p, LIST_ROLE, h->role);
		put_int(&p, h->rank >= RANK_CLAIM);
	}
	return put_row(&p, e);
}

/* Write the first hit of each key and place in the timeline. */
static bool
write_each(struct tally *y, struct sorter *hits, struct err *e)
{
	struct hit last = {.key = 0}, h;
	const void *next;

	for (;;) {
		if (!sorter_next(hits, &next, e))
			return false;
		if (next == NULL)
			return key_over(y, e);
		memcpy(&h, next, sizeof(h));
		if (h.key == last.key && h.t == last.t)
			continue;
		last = h;
		if (!hit_row(y, &h, e) || !tally_hit(y, &h, e))
			return false;
	}
}

static bool
write_hits(struct store *s, struct sorter *hits, const struct table *table,
    struct err *e)
{
	struct tally y = {.s = s, .table = table, .at = STR_INIT};
	bool ok = write_each(&y, hits, e);

	str_clear(&y.at);
	return ok;
}

/* ---- factions and people ---- */

static void
actor_hits(struct stmt *st, struct sorter *factions, struct sorter *people,
    const struct store *s)
{
	struct hit h = {.event = (uint32_t)db_int(st, 0)};
	const char *role = db_text(st, 7);

	h.t = s->t[h.event];
	h.order = (uint32_t)db_int(st, 8);
	h.side = (uint16_t)db_int(st, 6);
	h.role = (int8_t)(role == NULL ? -1 : model_find(LIST_ROLE, role));
	h.rank = db_is_null(st, 1) ? 0 : RANK_CLAIM;
	h.key = (uint32_t)db_int(st, 2);
	hit_add(factions, &h);
	h.key = (uint32_t)db_int(st, 3);
	hit_add(people, &h);
	h.rank += RANK_OF;
	h.key = (uint32_t)db_int(st, 4);
	hit_add(factions, &h);
	h.rank += RANK_UNDER - RANK_OF;
	h.key = (uint32_t)db_int(st, 5);
	hit_add(factions, &h);
}

static bool
make_actors(struct store *s, struct err *e)
{
	static const struct table faction_table = {"faction",
	    "INSERT INTO faction_event VALUES (?, ?, ?, ?, ?, ?)",
	    "UPDATE faction SET events = ? WHERE n = ?", true};
	static const struct table person_table = {"person",
	    "INSERT INTO person_event VALUES (?, ?, ?)",
	    "UPDATE person SET events = ? WHERE n = ?", false};
	struct sorter *factions = hits_new(s), *people = hits_new(s);
	struct stmt *st;
	bool row, ok;

	ok = db_prepare(s->db,
	    "SELECT event, claim, faction, person, of, under, side, role, n"
	    " FROM actor WHERE event IS NOT NULL ORDER BY n",
	    &st, e);
	while (ok && (ok = db_step(st, &row, e)) && row)
		actor_hits(st, factions, people, s);
	ok = ok && write_hits(s, factions, &faction_table, e) &&
	     write_hits(s, people, &person_table, e);
	sorter_free(factions);
	sorter_free(people);
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
place_hits(const struct store *s, struct sorter *hits, const uint32_t *parent,
    uint32_t event, uint32_t place)
{
	struct hit hit = {.event = event, .t = s->t[event]};
	uint8_t depth;

	for (depth = 0; place != 0 && depth < DEPTH_MAX; depth++) {
		hit.key = place;
		hit.rank = depth;
		hit_add(hits, &hit);
		place = parent[place];
	}
}

static bool
make_places(struct store *s, struct err *e)
{
	static const struct table table = {"place",
	    "INSERT INTO place_event VALUES (?, ?, ?)",
	    "UPDATE place SET events = ? WHERE n = ?", false};
	struct sorter *hits = hits_new(s);
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

		place_hits(s, hits, parent, event, (uint32_t)db_int(st, 1));
		place_hits(s, hits, parent, event, (uint32_t)db_int(st, 2));
	}
	ok = ok && write_hits(s, hits, &table, e);
	sorter_free(hits);
	mem_free(parent);
	return ok;
}

/* ---- sources ---- */

static bool
make_sources(struct store *s, struct err *e)
{
	static const struct table table = {
	    "source", "INSERT INTO source_event VALUES (?, ?, ?)", NULL, false};
	struct sorter *hits = hits_new(s);
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
		hit_add(hits, &hit);
	}
	ok = ok && write_hits(s, hits, &table, e);
	sorter_free(hits);
	return ok;
}

bool
store_order(struct store *s, struct err *e)
{
	return make_months(s, e) && make_actors(s, e) && make_places(s, e) &&
	       make_sources(s, e);
}
