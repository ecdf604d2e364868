/* SPDX-License-Identifier: ISC */
/*
 * query_origin - where in the dataset's files a thing was written, and its
 * link, by which it is found again when the dataset has been read anew.
 */
#include <string.h>

#include "link.h"
#include "query_impl.h"

/* Id, file and line of number ?1. */
static const char *
question(enum link_kind kind)
{
	switch (kind) {
	case LINK_EVENT:
		return "SELECT id, file, line FROM event WHERE n = ?1";
	case LINK_FACTION:
		return "SELECT id, file, line FROM faction WHERE n = ?1";
	case LINK_PERSON:
		return "SELECT id, file, line FROM person WHERE n = ?1";
	case LINK_PLACE:
		return "SELECT id, file, line FROM place WHERE n = ?1";
	case LINK_RELATION:
		return "SELECT id, file, line FROM relation WHERE n = ?1";
	case LINK_SOURCE:
		return "SELECT id, file, line FROM source WHERE n = ?1";
	case LINK_CLAIM:
	case LINK_PAIR:
	case LINK_NONE:
		break;
	}
	return NULL;
}

static bool
claim_origin(struct db *db, struct arena *a, uint32_t n, struct q_origin *out,
    struct err *e)
{
	struct stmt *st;
	bool row;

	if (!query_ask(db,
		"SELECT c.subject_kind, " Q_SUBJECT_ID(
		    "c") ", c.id, c.file,"
			 " c.line FROM claim c WHERE c.n = ?1",
		n, 0, &st, e) ||
	    !db_step(st, &row, e))
		return false;
	if (!row)
		return true;
	out->link = query_claim_link(a, query_string(a, st, 0),
	    query_string(a, st, 1), query_string(a, st, 2));
	out->file = query_text(a, st, 3);
	out->line = (uint32_t)db_int(st, 4);
	return true;
}

bool
query_origin(struct db *db, struct arena *a, enum link_kind kind, uint32_t n,
    struct q_origin *out, struct err *e)
{
	const char *sql = question(kind);
	struct stmt *st;
	bool row;

	memset(out, 0, sizeof *out);
	if (kind == LINK_CLAIM)
		return claim_origin(db, a, n, out, e);
	if (sql == NULL)
		return true;
	if (!query_ask(db, sql, n, 0, &st, e) || !db_step(st, &row, e))
		return false;
	if (!row)
		return true;
	out->link = arena_printf(
	    a, "%s/%s", link_kind_name(kind), query_string(a, st, 0));
	out->file = query_text(a, st, 1);
	out->line = (uint32_t)db_int(st, 2);
	return true;
}
