/* SPDX-License-Identifier: ISC */
/*
 * clash - who fought whom, and whether that is more than somebody's word.
 *
 * The parties of an event are its factions that have a side, those that a
 * person or a nameless body is of included.  Who mediates, guarantees, hosts,
 * speaks, is spoken to or is only present is no party.  An actor that is
 * denied is none.  Two parties of different sides are a pair.
 *
 * A claim bears an event out when it states a fact, denies nothing of it and
 * is not hedged, and whoever says it has no side there: the source in its own
 * words, an observer, a nameless witness.  The word of a party (of its man)
 * bears it out only together with the word of a party of another side.  An
 * event that has facts but none that bear it out is alleged.  Of kinds that
 * are themselves words (a demand, a declaration, a designation, an accusation,
 * a statement) the speaker is no interested party, and only hedges count.
 *
 * An event is a clash when a fact that is not denied calls it an attack, a
 * clash, a capture, a siege, a raid or a bombing (the claim's kind, else the
 * event's), claims of that sort bear it out, and the event itself, not a
 * claim alone, names parties of two sides without a hedge.  A pair that rests
 * on less is alleged: counted beside, never among the clashes.
 *
 * The dead of a pair are those called killed, over its clashes that have no
 * parts.  In one event each voice's figures of one party add up; the lowest
 * and the highest voice count.  A figure for all or for nobody in particular
 * stands for everyone, one for a side for all on that side; totals as of a
 * day, parts of a total of the same party, and what a voice denies are left
 * out.  "More than 50" counts 51 at least and, since nobody says more, at
 * most; "under 50" 0 to 49.
 */
#ifndef STRIFE_CLASH_H
#define STRIFE_CLASH_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "err.h"

struct clash;
struct db;
struct names;
struct subject_rows;

/* Bits of event.flags that are decided here. */
enum clash_flags {
	CLASH_IS = 2, CLASH_ALLEGED = 4, CLASH_PLANNED = 8, CLASH_DENIED = 16,
	CLASH_HEDGED = 32, CLASH_HAS_DENIAL = 64
};

/* What does not fit into memory goes beside the file BESIDE (sorter.h), which
 * is borrowed as the names are. */
struct clash *clash_new(const struct names *names, const char *beside);
/* Take the event R at T of the timeline, LEAF when it has no parts; DAY is its
 * sort day.  Returns its flags. */
int	clash_event(struct clash *c, const struct subject_rows *r, uint32_t t,
	    int32_t day, bool leaf);
/* What has come together of two factions; the same figures as in the table
 * pair.  A comes before B by id. */
struct clash_pair {
	uint32_t	 a, b;		/* factions, by number */
	uint32_t	 events, alleged, without_figure;
	bool		 dated, has_dead;
	int32_t		 first, last;	/* days, where dated */
	int64_t		 low, high;	/* the dead, where there are figures */
};
/* All pairs, in the order of ids; *PAIRS is yours to mem_free.  C has then
 * given what it had, and so it has after the next. */
bool	clash_pairs(struct clash *c, struct clash_pair **pairs, size_t *n,
	    struct err *e) MUST_USE;
/* Write pair, pair_event and faction.clashes. */
bool	clash_write(struct clash *c, struct db *db, struct err *e) MUST_USE;
void	clash_free(struct clash *c);

#endif
