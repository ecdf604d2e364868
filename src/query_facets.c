/* SPDX-License-Identifier: ISC */
/*
 * query_facets - what a list of events is made of: how many of each kind and
 * year, of each faction, place and source.
 *
 * Each value is a term that narrows the list to as many events as are told
 * here (years: those that begin in it).  What all events of the list share
 * narrows nothing and is left out.
 *
 * Of all events most is known from seeding, so that only a list that is
 * narrowed costs a walk over who turns up where.
 */
#include <stdlib.h>
#include <string.h>

#include "edtf.h"
#include "query_impl.h"
#include "str.h"

#define YEAR_MAX 9999 /* a filter takes four digits */

/* How things are asked for: the largest number; of all events each with how
 * many it turns up in; where each turns up; number, id, name. */
struct things {
	const char *max, *all, *pairs, *names;
};

/* In how many events of the list each thing turns up, by its number. */
struct tally {
	const struct q_events *list;
	uint32_t *events;
	size_t max;
};

/* ---- counting ---- */

static bool
is_all(const struct q_events *list)
{
	return list->n == list->total;
}

static bool
tally_all(struct tally *t, struct db *db, const char *sql, struct err *e)
{
	struct stmt *st;
	bool ok, row;
	size_t i;

	if (!db_prepare(db, sql, &st, e))
		return false;
	while ((ok = db_step(st, &row, e)) && row) {
		i = (size_t)db_int(st, 0);
		if (i <= t->max)
			t->events[i] = (uint32_t)db_int(st, 1);
	}
	return ok;
}

static bool
tally_pairs(struct tally *t, struct db *db, const char *sql, struct err *e)
{
	struct bits in;
	struct stmt *st;
	bool ok, row;
	size_t i;

	if (!db_prepare(db, sql, &st, e))
		return false;
	query_events_bits(t->list, &in);
	while ((ok = db_step(st, &row, e)) && row) {
		i = (size_t)db_int(st, 0);
		if (i <= t->max && bits_has(&in, (size_t)db_int(st, 1)))
			t->events[i]++;
	}
	bits_clear(&in);
	return ok;
}

static bool
tally(struct tally *t, struct db *db, struct arena *a,
    const struct things *things, struct err *e)
{
	int64_t n;

	if (!query_highest(db, things->max, &n, e))
		return false;
	t->max = (size_t)n;
	t->events = arena_array(a, t->max + 1, sizeof(*t->events));
	return is_all(t->list) ? tally_all(t, db, things->all, e)
			       : tally_pairs(t, db, things->pairs, e);
}

static struct q_facet *
add(struct arena *a, struct q_list *l, const struct q_events *list,
    uint32_t events)
{
	struct q_facet *f;

	if (events == 0 || events == list->n)
		return NULL;
	f = query_push(a, l);
	f->events = events;
	return f;
}

static int
by_events(const void *va, const void *vb)
{
	const struct q_facet *a = va, *b = vb;

	if (a->events != b->events)
		return a->events > b->events ? -1 : 1;
	return strcmp(a->label, b->label);
}

/* Most events first, and no more than are looked at. */
static void
finish(struct q_facets *out, struct q_list *l)
{
	out->list = l->items;
	out->n = out->of = l->n;
	if (l->n > 1)
		qsort(l->items, l->n, sizeof(struct q_facet), by_events);
	if (out->n > QUERY_FACETS_MAX)
		out->n = QUERY_FACETS_MAX;
}

static bool
named(struct db *db, struct arena *a, const struct q_events *list,
    const struct things *things, struct q_facets *out, struct err *e)
{
	struct q_list l = Q_LIST(struct q_facet);
	struct tally t = {.list = list};
	struct q_facet *f;
	struct stmt *st;
	bool ok, row;
	size_t i;

	if (!tally(&t, db, a, things, e) ||
	    !db_prepare(db, things->names, &st, e))
		return false;
	while ((ok = db_step(st, &row, e)) && row) {
		i = (size_t)db_int(st, 0);
		f = i <= t.max ? add(a, &l, list, t.events[i]) : NULL;
		if (f == NULL)
			continue;
		f->value = query_string(a, st, 1);
		f->label = query_string(a, st, 2);
	}
	finish(out, &l);
	return ok;
}

/* ---- kinds and years ---- */

/* All events by kind, and by the year of their sort day. */
static bool
count_all(struct db *db, uint32_t *kinds, uint32_t *years, struct err *e)
{
	struct stmt *st;
	bool ok, row;
	int64_t year;
	int kind;

	if (!db_prepare(
		db, "SELECT kind, count(*) FROM event GROUP BY kind", &st, e))
		return false;
	while ((ok = db_step(st, &row, e)) && row) {
		kind = query_word(st, 0, LIST_EVENT_KIND);
		if (kind >= 0)
			kinds[kind] = (uint32_t)db_int(st, 1);
	}
	if (!ok ||
	    !db_prepare(db, "SELECT month / 12, events FROM month", &st, e))
		return false;
	while ((ok = db_step(st, &row, e)) && row) {
		year = db_int(st, 0);
		if (year > 0 && year <= YEAR_MAX)
			years[year] += (uint32_t)db_int(st, 1);
	}
	return ok;
}

/* The same of those of the list. */
static bool
count_some(struct db *db, const struct q_events *list, uint32_t *kinds,
    uint32_t *years, struct err *e)
{
	struct bits in;
	struct stmt *st;
	bool ok, row;
	int kind, year, month, mday;

	if (!db_prepare(db,
		"SELECT o.n, o.day, e.kind FROM timeline_order o"
		" JOIN event e ON e.n = o.event",
		&st, e))
		return false;
	query_events_bits(list, &in);
	while ((ok = db_step(st, &row, e)) && row) {
		if (!bits_has(&in, (size_t)db_int(st, 0)))
			continue;
		kind = query_word(st, 2, LIST_EVENT_KIND);
		if (kind >= 0)
			kinds[kind]++;
		if (db_int(st, 1) == EDTF_UNDATED)
			continue;
		edtf_civil((int32_t)db_int(st, 1), &year, &month, &mday);
		if (year > 0 && year <= YEAR_MAX)
			years[year]++;
	}
	bits_clear(&in);
	return ok;
}

static bool
kinds_and_years(struct db *db, struct arena *a, const struct q_events *list,
    struct q_facets *out, struct err *e)
{
	struct q_list by_kind = Q_LIST(struct q_facet);
	struct q_list by_year = Q_LIST(struct q_facet);
	int i, n = model_count(LIST_EVENT_KIND);
	uint32_t *kinds = arena_array(a, (size_t)n, sizeof(*kinds));
	uint32_t *years = arena_array(a, YEAR_MAX + 1, sizeof(*years));
	struct q_facet *f;

	if (is_all(list) ? !count_all(db, kinds, years, e)
			 : !count_some(db, list, kinds, years, e))
		return false;
	for (i = 0; i < n; i++) {
		f = add(a, &by_kind, list, kinds[i]);
		if (f != NULL)
			f->value = f->label = model_name(LIST_EVENT_KIND, i);
	}
	finish(&out[FACET_KIND], &by_kind);
	/* In order of time, as many as there are. */
	for (i = 1; i <= YEAR_MAX; i++) {
		f = add(a, &by_year, list, years[i]);
		if (f != NULL)
			f->value = f->label = arena_printf(a, "%04d", i);
	}
	out[FACET_YEAR].list = by_year.items;
	out[FACET_YEAR].n = out[FACET_YEAR].of = by_year.n;
	return true;
}

bool
query_facets(struct db *db, struct arena *a, const struct q_events *list,
    struct q_facets out[QUERY_FACET_FIELDS], struct err *e)
{
	static const struct things factions = {"SELECT max(n) FROM faction",
	    "SELECT n, events FROM faction",
	    "SELECT faction, t FROM faction_event",
	    "SELECT n, id, name FROM faction"};
	static const struct things places = {"SELECT max(n) FROM place",
	    "SELECT n, events FROM place", "SELECT place, t FROM place_event",
	    "SELECT n, id, name FROM place"};
	static const struct things sources = {"SELECT max(n) FROM source",
	    "SELECT source, count(*) FROM source_event GROUP BY source",
	    "SELECT source, t FROM source_event",
	    "SELECT n, id, coalesce(short, title) FROM source"};

	memset(out, 0, QUERY_FACET_FIELDS * sizeof(*out));
	return kinds_and_years(db, a, list, out, e) &&
	       named(db, a, list, &factions, &out[FACET_FACTION], e) &&
	       named(db, a, list, &places, &out[FACET_PLACE], e) &&
	       named(db, a, list, &sources, &out[FACET_SOURCE], e);
}
