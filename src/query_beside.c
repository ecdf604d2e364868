/* SPDX-License-Identifier: ISC */
/*
 * query_beside - who stood on whose side, and when.
 *
 * Sides are what the events say of their actors: of facts, none of them only
 * planned, alleged or denied.  Two who stood together once may face each
 * other later, so the days are told with the number.
 */
#include "query_impl.h"

#include "edtf.h"

/* Beyond as many events it would be waited for. */
#define EVENTS_MAX "20000"
#define NO_FACT "28" /* EVENT_ALLEGED, EVENT_PLANNED, EVENT_DENIED */

#define BESIDE                                                             \
	"SELECT f.n, f.id, f.name, count(DISTINCT x.event), min(o.day),"   \
	" max(CASE o.day WHEN 2147483647 THEN NULL ELSE o.day END)"        \
	" FROM faction_event x"                                            \
	" JOIN event e ON e.n = x.event AND e.facts > 0"                   \
	" AND (e.flags & " NO_FACT ") = 0"                                 \
	" JOIN actor y ON y.event = x.event AND y.claim IS NULL"           \
	" AND y.side = x.side AND y.faction <> x.faction AND y.denied = 0" \
	" JOIN faction f ON f.n = y.faction"                               \
	" JOIN timeline_order o ON o.n = x.t"                              \
	" WHERE x.faction = ?1 AND x.claim_only = 0 AND x.side > 0"        \
	" AND (SELECT events FROM faction WHERE n = ?1) <= " EVENTS_MAX    \
	" GROUP BY f.n ORDER BY 4 DESC, 5, f.name"

bool
query_beside(struct db *db, struct arena *a, uint32_t faction,
    struct q_beside **out, size_t *count, struct err *e)
{
	struct q_list l = Q_LIST(struct q_beside);
	struct q_beside *q;
	struct stmt *st;
	bool ok, row;

	*out = NULL;
	*count = 0;
	if (!query_ask(db, BESIDE, faction, 0, &st, e))
		return false;
	while ((ok = db_step(st, &row, e)) && row) {
		q = query_push(a, &l);
		q->faction = (uint32_t)db_int(st, 0);
		q->id = query_string(a, st, 1);
		q->name = query_string(a, st, 2);
		q->events = (uint32_t)db_int(st, 3);
		q->first = query_day(st, 4, EDTF_UNDATED);
		q->last = query_day(st, 5, EDTF_UNDATED);
	}
	*out = l.items;
	*count = l.n;
	return ok;
}
