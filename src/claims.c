/* SPDX-License-Identifier: ISC */
/* See claims.h. */
#include "claims.h"

#include "db.h"
#include "filter.h"
#include "mem.h"
#include "query.h"

struct walk {
	struct db *db;
	struct arena a;	  /* of the whole walk */
	struct arena row; /* of one subject */
	struct bits picked;
	claims_fn *fn;
	void *ctx;
};

static bool
of_subject(struct walk *w, enum subject kind, uint32_t n,
    const struct q_event *event, struct err *e)
{
	struct q_claim *c;
	size_t i, count;

	if (!query_claims(w->db, &w->row, kind, n, &c, &count, e))
		return false;
	for (i = 0; i < count; i++) {
		if (bits_has(&w->picked, c[i].n) &&
		    !w->fn(w->ctx, &c[i], event, e))
			return false;
	}
	return true;
}

static bool
of_events(struct walk *w, const struct q_events *events, struct err *e)
{
	struct q_event *q;
	size_t i;

	for (i = 0; i < events->n; i++) {
		if (!query_event_head(w->db, &w->row, events->event[i], &q, e))
			return false;
		if (q != NULL && !of_subject(w, SUBJECT_EVENT, q->row.n, q, e))
			return false;
		arena_reset(&w->row);
	}
	return true;
}

static bool
of_others(struct walk *w, struct err *e)
{
	static const enum subject kinds[] = {
	    SUBJECT_FACTION, SUBJECT_PERSON, SUBJECT_PLACE, SUBJECT_RELATION};
	uint32_t *with;
	size_t i, k, count;

	for (i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++) {
		if (!query_subjects(w->db, &w->a, kinds[i], &with, &count, e))
			return false;
		for (k = 0; k < count; k++) {
			if (!of_subject(w, kinds[i], with[k], NULL, e))
				return false;
			arena_reset(&w->row);
		}
	}
	return true;
}

static bool
walk(struct walk *w, const struct filter *f, struct err *e)
{
	struct q_events events = {0};
	struct filter rest;
	bool ok;

	ok = query_claim_set(w->db, &w->a, f, &w->picked, &rest, e) &&
	     query_events(w->db, NULL, &rest, &events, e) &&
	     of_events(w, &events, e) && (rest.n > 0 || of_others(w, e));
	query_events_clear(&events);
	return ok;
}

bool
claims_walk(struct db *db, const struct filter *f, claims_fn *fn, void *ctx,
    struct err *e)
{
	struct walk w = {.db = db, .fn = fn, .ctx = ctx};
	bool ok;

	arena_init(&w.a);
	arena_init(&w.row);
	ok = walk(&w, f, e);
	bits_clear(&w.picked);
	arena_clear(&w.row);
	arena_clear(&w.a);
	return ok;
}
