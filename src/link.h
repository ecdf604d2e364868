/* SPDX-License-Identifier: ISC */
/*
 * link - the permanent address of a thing: event/ID, faction/ID,
 * relation/ID, pair/A+B, claim/SUBJECT/ID, source/ID, place/ID, person/ID.
 * SUBJECT is an event's id, or kind:id for other subjects' claims
 * (claim/faction:srf/strength).
 */
#ifndef STRIFE_LINK_H
#define STRIFE_LINK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct str;

enum link_kind { LINK_NONE, LINK_EVENT, LINK_FACTION, LINK_RELATION, LINK_PAIR,
	LINK_CLAIM, LINK_SOURCE, LINK_PLACE, LINK_PERSON };

struct link {
	enum link_kind	kind;
	char		subject_kind[12];	/* of a claim: "event", "faction" ... */
	char		id[104], id2[104];	/* pair: a and b; claim: subject and claim */
};

/* Is TEXT in the form of a link?  Fills L.  No database is asked. */
bool	link_parse(const char *text, struct link *l);
void	link_format(const struct link *l, struct str *out);
/* The first word of such links: "event"; "" of LINK_NONE. */
const char *link_kind_name(enum link_kind kind);

#endif
