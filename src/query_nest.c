/* SPDX-License-Identifier: ISC */
/*
 * query_nest - a list of events as a forest: each event followed by those
 * that are part of it.
 *
 * Of a part whose whole the list lacks (a filter hides it) the next larger
 * event that the list has takes the place; without one it stands by itself.
 * So nothing is lost from the list, and nothing is in it twice, also where a
 * foreign database has events that are part of each other in a circle.
 */
#include <string.h>

#include "query_impl.h"

#define DEEP 64 /* what lies deeper, or in a circle, stands by itself */

/* Indexes into the list are counted from 1; 0 is none. */
struct nest {
	const struct q_events *list;
	uint32_t max;	 /* the highest number of an event */
	uint32_t *whole; /* by number: the event it is part of */
	uint32_t *at;	 /* by number: its index */
	uint32_t *parent, *first, *next; /* by index */
};

static bool
nest_wholes(struct nest *n, struct db *db, struct arena *a, struct err *e)
{
	struct stmt *st;
	bool ok, row;
	int64_t max, part, whole;
	size_t i;

	if (!query_highest(db, "SELECT max(n) FROM event", &max, e) ||
	    !db_prepare(db,
		"SELECT n, part_of FROM event WHERE part_of IS NOT NULL", &st,
		e))
		return false;
	for (i = 0; i < n->list->n; i++) {
		if (n->list->event[i] > max)
			max = n->list->event[i];
	}
	if (!query_is_number(max, e))
		return false;
	n->max = (uint32_t)max;
	n->whole = arena_array(a, (size_t)n->max + 1, sizeof(*n->whole));
	while ((ok = db_step(st, &row, e)) && row) {
		part = db_int(st, 0);
		whole = db_int(st, 1);
		if (part > 0 && part <= max && whole > 0 && whole <= max)
			n->whole[part] = (uint32_t)whole;
	}
	return ok;
}

/* The index of the nearest event of the list that I's event is part of. */
static uint32_t
nest_parent(const struct nest *n, uint32_t i)
{
	uint32_t w, found = 0;
	int deep;

	w = n->whole[n->list->event[i - 1]];
	for (deep = 0; w != 0 && deep < DEEP; deep++) {
		if (found == 0)
			found = n->at[w];
		w = n->whole[w];
	}
	return w == 0 ? found : 0;
}

static void
nest_link(struct nest *n, struct arena *a)
{
	size_t size = n->list->n + 1, i;

	n->at = arena_array(a, (size_t)n->max + 1, sizeof(*n->at));
	n->parent = arena_array(a, size, sizeof(*n->parent));
	n->first = arena_array(a, size, sizeof(*n->first));
	n->next = arena_array(a, size, sizeof(*n->next));
	for (i = 1; i < size; i++)
		n->at[n->list->event[i - 1]] = (uint32_t)i;
	/* From the end, so that each chain of parts is in order of time. */
	for (i = size - 1; i > 0; i--) {
		uint32_t parent = nest_parent(n, (uint32_t)i);

		n->parent[i] = parent;
		n->next[i] = n->first[parent];
		n->first[parent] = (uint32_t)i;
	}
}

/* The next index after AT, wholes before parts; *DEPTH goes with it. */
static uint32_t
nest_step(const struct nest *n, uint32_t at, unsigned *depth)
{
	if (n->first[at] != 0) {
		++*depth;
		return n->first[at];
	}
	while (at != 0 && n->next[at] == 0) {
		at = n->parent[at];
		--*depth;
	}
	return n->next[at];
}

bool
query_nest(struct db *db, struct q_events *list, uint8_t **depth, struct err *e)
{
	struct nest n = {.list = list};
	struct q_events out = *list;
	struct arena a;
	unsigned deep = 0;
	uint32_t at;
	size_t k;

	*depth = NULL;
	arena_init(&a);
	if (!nest_wholes(&n, db, &a, e)) {
		arena_clear(&a);
		return false;
	}
	nest_link(&n, &a);
	out.event = mem_array(list->n + 1, sizeof(*out.event));
	out.day = mem_array(list->n + 1, sizeof(*out.day));
	out.t = mem_array(list->n + 1, sizeof(*out.t));
	*depth = mem_array(list->n + 1, sizeof(**depth));
	for (k = 0, at = n.first[0]; at != 0 && k < list->n; k++) {
		out.event[k] = list->event[at - 1];
		out.day[k] = list->day[at - 1];
		out.t[k] = list->t[at - 1];
		(*depth)[k] = (uint8_t)deep;
		at = nest_step(&n, at, &deep);
	}
	arena_clear(&a);
	query_events_clear(list);
	*list = out;
	return true;
}
