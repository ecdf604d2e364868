/* SPDX-License-Identifier: ISC */
/*
 * claims - the claims that a query picks, one after another.
 *
 * Terms that speak of claims pick claims, the others events.  Claims about
 * events come first, in the order of the timeline; where no term asks for
 * events, those about factions, people, places and relations follow.  Of one
 * subject they come in their order of showing.  What is in memory is one
 * subject at a time.
 */
#ifndef STRIFE_CLAIMS_H
#define STRIFE_CLAIMS_H

#include <stdbool.h>

#include "err.h"

struct db;
struct filter;
struct q_claim;
struct q_event;

/* EVENT is the claim's, as query_event_head gives it; NULL where its subject
 * is none.  Both are gone after the call.  False ends the walk. */
typedef bool claims_fn(void *ctx, const struct q_claim *c,
    const struct q_event *event, struct err *e);

bool claims_walk(struct db *db, const struct filter *f, claims_fn *fn,
    void *ctx, struct err *e) MUST_USE;

#endif
