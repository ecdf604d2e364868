/* SPDX-License-Identifier: ISC */
/*
 * Who held a place when: beside the editors' list, what claims say of it
 * (`held'), and every capture that is more than an allegation.  A claim that
 * says what the list says becomes the list's ground.  A capture of one day
 * holds since that day, one that is dated by bounds at the latest by the last
 * of them; it speaks for itself only where neither its claims nor the list says
 * so already.
 */
#include "store_impl.h"

/* Facts about holders, with the places they are about: a place's own claim is
 * about it, an event's about its places, else about the event's. */
#define TOLD                                                                  \
	"CREATE TEMP TABLE told AS SELECT h.rowid AS h, coalesce(h.place,"    \
	" x.place) AS place, h.faction, h.date, h.date_from, h.date_to,"      \
	" h.claim, x.ord FROM claim_held AS h JOIN claim AS c ON c.n ="       \
	" h.claim LEFT JOIN event_place AS x ON h.place IS NULL AND"          \
	" c.subject_kind = 'event' AND x.event = c.subject AND x.rel = 'at'"  \
	" AND (x.claim = c.n OR (x.claim IS NULL AND NOT EXISTS (SELECT 1"    \
	" FROM event_place AS y WHERE y.claim = c.n))) WHERE c.mode = 'fact'" \
	" AND c.denied = 0 AND coalesce(h.place, x.place) IS NOT NULL;"       \
	"CREATE INDEX temp.told_place ON told(place, faction);"

#define GROUND                                                              \
	"UPDATE place_held AS p SET claim = (SELECT t.claim FROM told AS t" \
	" WHERE t.place = p.place AND t.faction = p.faction AND t.date IS"  \
	" p.date ORDER BY t.h LIMIT 1) WHERE claim IS NULL;"

#define ADD                                                                  \
	"INSERT INTO place_held SELECT place, faction, date, date_from,"     \
	" date_to, claim FROM told AS t WHERE NOT EXISTS (SELECT 1 FROM"     \
	" place_held AS p WHERE p.place = t.place AND p.faction = t.faction" \
	" AND p.claim = t.claim) ORDER BY h, ord;"

#define NOT_A_FACT "28" /* flags: alleged, planned, denied */

#define SAID                                                                 \
	"EXISTS (SELECT 1 FROM claim AS c JOIN claim_held AS h ON h.claim =" \
	" c.n WHERE c.subject = e.n AND c.subject_kind = 'event')"
#define LISTED                                                                \
	"EXISTS (SELECT 1 FROM place_held AS p WHERE p.place = x.place AND"   \
	" p.faction = a.faction AND coalesce(p.date_from, p.date_to) BETWEEN" \
	" coalesce(e.date_from, e.date_to) AND e.date_to)"

#define ONE_DAY "(e.date_from IS e.date_to)"
#define LAST_DAY "date(e.date_to * 86400, 'unixepoch')"

#define CAPTURES                                                             \
	"INSERT INTO place_held SELECT x.place, a.faction,"                  \
	" CASE WHEN " ONE_DAY " THEN " LAST_DAY " || '/..'"                  \
	" ELSE '[..' || " LAST_DAY " || ']' END,"                            \
	" CASE WHEN " ONE_DAY " THEN e.date_to END,"                         \
	" CASE WHEN NOT " ONE_DAY " THEN e.date_to END, (SELECT c.n FROM"    \
	" claim AS c WHERE c.subject = e.n AND c.subject_kind = 'event' AND" \
	" c.mode = 'fact' ORDER BY c.ord LIMIT 1) FROM event AS e JOIN"      \
	" event_place AS x ON x.event = e.n AND x.claim IS NULL AND x.rel =" \
	" 'at' JOIN actor AS a ON a.event = e.n AND a.claim IS NULL AND"     \
	" a.faction IS NOT NULL AND a.denied = 0 AND a.role IN ('attacker'," \
	" 'captor') WHERE e.kind = 'capture' AND e.facts > 0 AND (e.flags &" \
	" " NOT_A_FACT ") = 0 AND e.date_to IS NOT NULL AND NOT " SAID       \
	" AND NOT " LISTED " ORDER BY e.n, x.ord, a.ord;"

bool
store_held(struct store *s, struct err *e)
{
	return db_exec(s->db, TOLD GROUND ADD CAPTURES "DROP TABLE told;", e);
}
