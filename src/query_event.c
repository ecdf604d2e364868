/* SPDX-License-Identifier: ISC */
/*
 * query_event - one event with everything that the detail pane shows.
 *
 * The event's own actors and places are the editors' reading; here they are
 * held against the claims: what no claim states is marked so, and actors
 * that only claims name follow after the event's own.
 */
#include <stdlib.h>
#include <string.h>

#include "query_impl.h"

bool
query_event_row(struct db *db, struct arena *a, uint32_t n,
    struct q_event **out, struct err *e)
{
	struct q_event *q;
	struct stmt *st;
	bool row;

	*out = NULL;
	if (!query_ask(db,
		"SELECT " Q_ROW_COLS ", e.date_words, e.place_words, e.note,"
		" w.id, w.title FROM event e LEFT JOIN event w"
		" ON w.n = e.part_of WHERE e.n = ?1",
		n, 0, &st, e) ||
	    !db_step(st, &row, e))
		return false;
	if (!row)
		return true;
	q = arena_alloc(a, sizeof(*q));
	query_row_fill(a, st, &q->row);
	q->link = arena_printf(a, "event/%s", q->row.id);
	q->date_words = query_text(a, st, 16);
	q->place_words = query_text(a, st, 17);
	q->note = query_text(a, st, 18);
	q->part_of_id = query_text(a, st, 19);
	q->part_of_title = query_text(a, st, 20);
	db_reset(st);
	*out = q;
	return true;
}

static bool
event_places(struct db *db, struct arena *a, struct q_event *q, struct err *e)
{
	struct q_list l = Q_LIST(struct q_place);
	struct stmt *st;
	bool ok, row;

	if (!query_ask(db,
		"SELECT " Q_PLACE_COLS " FROM event_place ep" Q_PLACE_JOINS
		" WHERE ep.event = ?1 AND ep.claim IS NULL ORDER BY ep.ord",
		q->row.n, 0, &st, e))
		return false;
	while ((ok = db_step(st, &row, e)) && row)
		query_place_row(a, st, 0, query_push(a, &l));
	q->places = l.items;
	q->n_places = l.n;
	return ok;
}

static bool
event_parts(struct db *db, struct arena *a, struct q_event *q, struct err *e)
{
	struct q_list l = Q_LIST(struct q_row);
	struct stmt *st;
	bool ok, row;

	if (!query_ask(db,
		"SELECT " Q_ROW_COLS " FROM event e"
		" JOIN timeline_order o ON o.event = e.n"
		" WHERE e.part_of = ?1 ORDER BY o.n",
		q->row.n, 0, &st, e))
		return false;
	while ((ok = db_step(st, &row, e)) && row)
		query_row_fill(a, st, query_push(a, &l));
	q->parts = l.items;
	q->n_parts_rows = l.n;
	return ok;
}

/* ---- actors ---- */

static bool
same_actor(const struct q_actor *x, const struct q_actor *y)
{
	if (x->faction != 0 || y->faction != 0)
		return x->faction == y->faction;
	if (x->person != 0 || y->person != 0)
		return x->person == y->person;
	return x->name != NULL && y->name != NULL &&
	       strcmp(x->name, y->name) == 0;
}

static bool
own_actors(struct db *db, struct arena *a, struct q_event *q, struct q_list *l,
    struct err *e)
{
	struct q_actor *actor;
	struct stmt *st;
	bool ok, row;

	if (!query_ask(db,
		"SELECT " Q_ACTOR_COLS " FROM actor a" Q_ACTOR_JOINS
		" WHERE a.event = ?1 AND a.claim IS NULL"
		" ORDER BY a.side IS NULL OR a.side = 0, a.side, a.ord, a.n",
		q->row.n, 0, &st, e))
		return false;
	while ((ok = db_step(st, &row, e)) && row) {
		actor = query_push(a, l);
		query_actor_row(a, st, 0, actor);
		actor->editors_only = true;
	}
	return ok;
}

/* One actor of a claim: known already, or a new one that claims alone name. */
static void
merge_actor(struct arena *a, struct q_list *l, const struct q_actor *claims)
{
	struct q_actor *have = l->items;
	bool known;
	size_t i;

	known = false;
	for (i = 0; i < l->n; i++) {
		if (!same_actor(&have[i], claims))
			continue;
		known = true;
		if (claims->denied)
			continue;
		have[i].editors_only = false;
		if (have[i].claim_only && have[i].denied) {
			have[i] = *claims; /* denied by one, stated by one */
			have[i].claim_only = true;
		}
	}
	if (known)
		return;
	have = query_push(a, l);
	*have = *claims;
	have->claim_only = true;
}

bool
query_event_head(struct db *db, struct arena *a, uint32_t n,
    struct q_event **out, struct err *e)
{
	struct q_list l = Q_LIST(struct q_actor);
	struct q_event *q;

	*out = q = NULL;
	if (!query_event_row(db, a, n, &q, e))
		return false;
	if (q == NULL)
		return true;
	if (!event_places(db, a, q, e) || !own_actors(db, a, q, &l, e))
		return false;
	q->actors = l.items;
	q->n_actors = l.n;
	*out = q;
	return true;
}

static bool
event_actors(struct db *db, struct arena *a, struct q_event *q, struct err *e)
{
	struct q_list l = Q_LIST(struct q_actor);
	size_t i, k;

	if (!own_actors(db, a, q, &l, e))
		return false;
	for (i = 0; i < q->n_claims; i++) {
		for (k = 0; k < q->claims[i].n_actors; k++)
			merge_actor(a, &l, &q->claims[i].actors[k]);
	}
	q->actors = l.items;
	q->n_actors = l.n;
	return true;
}

bool
query_event(struct db *db, struct arena *a, uint32_t n, struct q_event **out,
    struct err *e)
{
	struct q_event *q;

	*out = q = NULL;
	if (!query_event_row(db, a, n, &q, e))
		return false;
	if (q == NULL)
		return true;
	/* What its row says there is none of is not asked for. */
	if (!event_places(db, a, q, e) ||
	    (q->row.parts > 0 && !event_parts(db, a, q, e)) ||
	    !query_claims(
		db, a, SUBJECT_EVENT, n, &q->claims, &q->n_claims, e) ||
	    !event_actors(db, a, q, e) ||
	    ((q->row.flags & EVENT_DISPUTED) != 0 &&
		!query_disputes_of(db, a, n, &q->disputes, &q->n_disputes, e)))
		return false;
	*out = q;
	return true;
}
