/* SPDX-License-Identifier: ISC */
/*
 * query_facets - what a list of events is made of: how many of each kind and
 * year, of each faction, place and source.
 *
 * Each value is a term that narrows the list to as many events as are told
 * here (years: those that begin in it).  What all events of the list share
 * narrows nothing and is left out.
 */
#include <stdlib.h>
#include <string.h>

#include "edtf.h"
#include "query_impl.h"
#include "str.h"

#define YEAR_MAX 9999 /* a filter takes four digits */

/* In how many events of the list each thing turns up, by its number. */
struct tally {
	const struct q_events *list;
	uint32_t *events;
	size_t max;
};

/* ---- counting ---- */

static bool
tally_pairs(struct tally *t, struct db *db, struct arena *a, const char *max,
    const char *pairs, struct err *e)
{
	struct bits in;
	struct stmt *st;
	bool ok, row;
	int64_t n;
	size_t i;

	if (!query_number(db, max, 0, 0, &n, e) ||
	    !db_prepare(db, pairs, &st, e))
		return false;
	t->max = n > 0 ? (size_t)n : 0;
	t->events = arena_array(a, t->max + 1, sizeof(*t->events));
	query_events_bits(t->list, &in);
	while ((ok = db_step(st, &row, e)) && row) {
		i = (size_t)db_int(st, 0);
		if (i <= t->max && bits_has(&in, (size_t)db_int(st, 1)))
			t->events[i]++;
	}
	bits_clear(&in);
	return ok;
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

/* Things that NAMES lists: number, id, name. */
static bool
named(struct db *db, struct arena *a, const struct q_events *list,
    const char *max, const char *pairs, const char *names, struct q_facets *out,
    struct err *e)
{
	struct q_list l = Q_LIST(struct q_facet);
	struct tally t = {.list = list};
	struct q_facet *f;
	struct stmt *st;
	bool ok, row;
	size_t i;

	if (!tally_pairs(&t, db, a, max, pairs, e) ||
	    !db_prepare(db, names, &st, e))
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

/* The events of the list by kind, and by the year of their sort day. */
static bool
count_events(struct db *db, const struct q_events *list, uint32_t *kinds,
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

	if (!count_events(db, list, kinds, years, e))
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
	memset(out, 0, QUERY_FACET_FIELDS * sizeof(*out));
	return kinds_and_years(db, a, list, out, e) &&
	       named(db, a, list, "SELECT max(n) FROM faction",
		   "SELECT faction, t FROM faction_event",
		   "SELECT n, id, name FROM faction", &out[FACET_FACTION], e) &&
	       named(db, a, list, "SELECT max(n) FROM place",
		   "SELECT place, t FROM place_event",
		   "SELECT n, id, name FROM place", &out[FACET_PLACE], e) &&
	       named(db, a, list, "SELECT max(n) FROM source",
		   "SELECT source, t FROM source_event",
		   "SELECT n, id, coalesce(short, title) FROM source",
		   &out[FACET_SOURCE], e);
}
