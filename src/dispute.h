/* SPDX-License-Identifier: ISC */
/*
 * dispute - two facts told by different voices that cannot both be.
 *
 * Only claims that state a fact are looked at.  A voice is a source in its
 * own words, or a source with the last of those to whom it attributes the
 * claim.  What one voice says in several claims adds up, so two voices differ
 * only where nothing that the one says goes with anything that the other
 * says; a claim and what it restates are one report.  Silence, and saying it
 * more precisely or more widely, is no dispute.  Fields:
 *
 *	date	bounds that do not meet (events and relations)
 *	place	places of which none lies in another (events, relations);
 *		"near" and "between" reach as far as what the place lies in
 *	killed, captured ...  figures of the same of, by and as_of (of what is
 *		no event, also of dates that meet) whose ranges do not meet;
 *		"about" is a tenth to either side, over and under are strict;
 *		a figure that one states and another denies
 *	sum	parts of a total, told by one voice, that exceed it
 *	actor	a part in the event that one states and another denies
 *	role	attacker and defender changed about
 *	kind	two of dissolution, merger and renaming (model.h)
 *	denied	what one states another denies altogether
 *	contradicts  what the editors wrote down
 *
 * A dispute holds all claims of its field that differ from another; figures
 * of different parties are disputes of their own, and so are actors.
 */
#ifndef STRIFE_DISPUTE_H
#define STRIFE_DISPUTE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "err.h"

struct db;
struct disputes;
struct names;
struct subject_rows;

struct disputes *disputes_new(struct db *db, const struct names *names);
void	disputes_free(struct disputes *d);
/* Find and write the disputes of R; *FOUND: how many. */
bool	disputes_subject(struct disputes *d, const struct subject_rows *r,
	    size_t *found, struct err *e) MUST_USE;

/* After the last subject: what contradicts a claim of another subject is a
 * dispute of that one too. */
bool	disputes_finish(struct disputes *d, struct err *e) MUST_USE;

#endif
