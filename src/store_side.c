/* SPDX-License-Identifier: ISC */
/*
 * Sides are numbered on the larger event, and its parts have them from there.
 * An actor without a side gets that of the same faction (for a person or
 * nameless body: of its faction) on the nearest larger event that gives it
 * one; an actor of a claim looks at the claim's own event first.  Those who
 * stand between the sides have none, whatever they are elsewhere.
 */
#include "store_impl.h"

#define WITHOUT                                                   \
	" side IS NULL AND coalesce(faction, of) IS NOT NULL AND" \
	" (role IS NULL OR role NOT IN ('mediator', 'guarantor', 'host'))"

#define NEAREST                                                                \
	"WITH RECURSIVE up(n, far) AS (SELECT part_of, 1 FROM event WHERE n =" \
	" actor.event AND part_of IS NOT NULL UNION ALL SELECT v.part_of, far" \
	" + 1 FROM up JOIN event AS v ON v.n = up.n WHERE far < 64 AND"        \
	" v.part_of IS NOT NULL) SELECT p.side FROM up JOIN actor AS p ON "    \
	"p.event = up.n AND"                                                   \
	" p.claim IS NULL WHERE p.side IS NOT NULL AND coalesce(p.faction,"    \
	" p.of) = coalesce(actor.faction, actor.of) ORDER BY far, p.faction "  \
	"IS"                                                                   \
	" NULL, p.ord LIMIT 1"

bool
store_sides(struct store *s, struct err *e)
{
	return db_exec(s->db,
	    "UPDATE actor SET side = (" NEAREST ") WHERE claim IS NULL AND"
	    " event IN (SELECT n FROM event WHERE part_of IS NOT NULL)"
	    " AND" WITHOUT ";"
	    "UPDATE actor SET side = (SELECT o.side FROM actor AS o WHERE"
	    " o.event = actor.event AND o.claim IS NULL AND o.side IS NOT NULL"
	    " AND coalesce(o.faction, o.of) = coalesce(actor.faction,"
	    " actor.of) ORDER BY o.faction IS NULL, o.ord LIMIT 1) WHERE claim"
	    " IS NOT NULL AND event IS NOT NULL AND" WITHOUT ";"
	    "UPDATE actor SET side = (" NEAREST ") WHERE claim IS NOT NULL AND"
	    " event IN (SELECT n FROM event WHERE part_of IS NOT NULL)"
	    " AND" WITHOUT ";",
	    e);
}
