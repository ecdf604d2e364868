/* SPDX-License-Identifier: ISC */
/*
 * Who held a place when: beside the editors' list, what claims say of it
 * (`held'), and every capture that is more than an allegation.  A capture
 * holds from its last day on; it speaks for itself only where neither its
 * claims nor the list says so already.
 */
#include "store_impl.h"

/* Of a place's own claim, unless the editors' list names that claim. */
#define BY_CLAIM_OF_PLACE                                                      \
	"INSERT INTO place_held SELECT h.place, h.faction, h.date,"            \
	" h.date_from, h.date_to, h.claim FROM claim_held AS h JOIN claim AS " \
	"c"                                                                    \
	" ON c.n = h.claim WHERE h.place IS NOT NULL AND c.mode = 'fact' AND"  \
	" c.denied = 0 AND NOT EXISTS (SELECT 1 FROM place_held AS p WHERE"    \
	" p.place = h.place AND p.claim = h.claim) ORDER BY h.rowid;"

/* Of an event's claim: of its places, else of the event's. */
#define BY_CLAIM_OF_EVENT                                                      \
	"INSERT INTO place_held SELECT x.place, h.faction, h.date,"            \
	" h.date_from, h.date_to, h.claim FROM claim_held AS h JOIN claim AS " \
	"c"                                                                    \
	" ON c.n = h.claim AND c.subject_kind = 'event' JOIN event_place AS x" \
	" ON x.rel = 'at' AND x.event = c.subject AND (x.claim = c.n OR"       \
	" (x.claim IS NULL AND NOT EXISTS (SELECT 1 FROM event_place AS y"     \
	" WHERE y.claim = c.n))) WHERE h.place IS NULL AND c.mode = 'fact'"    \
	" AND c.denied = 0 ORDER BY h.rowid, x.ord;"

#define NOT_A_FACT "28" /* flags: alleged, planned, denied */

#define BY_CAPTURE                                                            \
	"INSERT INTO place_held SELECT x.place, a.faction, date(e.date_to *"  \
	" 86400, 'unixepoch') || '/..', e.date_to, NULL, (SELECT c.n FROM"    \
	" claim AS c WHERE c.subject = e.n AND c.subject_kind = 'event' AND"  \
	" c.mode = 'fact' ORDER BY c.ord LIMIT 1) FROM event AS e JOIN"       \
	" event_place AS x ON x.event = e.n AND x.claim IS NULL AND x.rel ="  \
	" 'at' JOIN actor AS a ON a.event = e.n AND a.claim IS NULL AND"      \
	" a.faction IS NOT NULL AND a.denied = 0 AND a.role IN ('attacker',"  \
	" 'captor') WHERE e.kind = 'capture' AND e.facts > 0 AND (e.flags &"  \
	" " NOT_A_FACT ") = 0 AND e.date_to IS NOT NULL AND NOT EXISTS"       \
	" (SELECT 1 FROM claim AS c JOIN claim_held AS h ON h.claim = c.n"    \
	" WHERE c.subject = e.n AND c.subject_kind = 'event') AND NOT EXISTS" \
	" (SELECT 1 FROM place_held AS p WHERE p.place = x.place AND "        \
	"p.faction"                                                           \
	" = a.faction AND p.date_from BETWEEN coalesce(e.date_from, "         \
	"e.date_to)"                                                          \
	" AND e.date_to) ORDER BY e.n,"                                       \
	" x.ord, a.ord;"

bool
store_held(struct store *s, struct err *e)
{
	return db_exec(
	    s->db, BY_CLAIM_OF_PLACE BY_CLAIM_OF_EVENT BY_CAPTURE, e);
}
