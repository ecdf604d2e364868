/* SPDX-License-Identifier: ISC */
/*
 * Warnings that only the whole gives: what does not fit in time, and what
 * nobody uses.  One query each, whose rows are: the names for the sentence,
 * and the file and line it points to.
 */
#include "store_impl.h"
#include "str.h"

static struct mark
mark_of(struct stmt *st, int col)
{
	struct mark m = {.file = db_text(st, col),
	    .line = (uint32_t)db_int(st, col + 1),
	    .col = 1};

	return m;
}

/* Rows: event, its dates, larger event, its dates, file, line. */
static bool
outside_parent(struct store *s, struct err *e)
{
	struct stmt *st;
	bool row;

	if (!db_prepare(s->db,
		"SELECT v.id, v.date, p.id, p.date, v.file, v.line FROM event"
		" AS v JOIN event AS p ON p.n = v.part_of WHERE v.date_to <"
		" p.date_from OR v.date_from > p.date_to ORDER BY v.n",
		&st, e))
		return false;
	for (;;) {
		if (!db_step(st, &row, e))
			return false;
		if (!row)
			return true;
		diag_warning(s->d, mark_of(st, 4), NULL,
		    "event `%s' (%s) lies outside the dates of `%s' (%s),"
		    " which it is part of",
		    db_text(st, 0), db_text(st, 1), db_text(st, 2),
		    db_text(st, 3));
	}
}

/* Rows: event, its date, faction, its dates, file, line. */
static bool
before_formed(struct store *s, struct err *e)
{
	struct stmt *st;
	bool row;

	if (!db_prepare(s->db,
		"SELECT DISTINCT v.id, v.date, f.id, f.active, v.file, v.line,"
		" v.n FROM faction AS f JOIN actor AS a ON a.faction = f.n"
		" JOIN event AS v ON v.n = a.event WHERE f.active_from IS NOT"
		" NULL AND a.claim IS NULL AND a.denied = 0 AND v.date_to <"
		" f.active_from ORDER BY v.n, f.n",
		&st, e))
		return false;
	for (;;) {
		if (!db_step(st, &row, e))
			return false;
		if (!row)
			return true;
		diag_warning(s->d, mark_of(st, 4), NULL,
		    "event `%s' (%s) has `%s' as an actor, which is active"
		    " only in %s",
		    db_text(st, 0), db_text(st, 1), db_text(st, 2),
		    db_text(st, 3));
	}
}

/* Rows: id, file, line. */
static bool
unused(struct store *s, const char *kind, const char *sql, struct err *e)
{
	struct stmt *st;
	bool row;

	if (!db_prepare(s->db, sql, &st, e))
		return false;
	for (;;) {
		if (!db_step(st, &row, e))
			return false;
		if (!row)
			return true;
		diag_warning(s->d, mark_of(st, 1), NULL,
		    "%s `%s' is used nowhere", kind, db_text(st, 0));
	}
}

#define UNUSED(table, used)                                          \
	"SELECT id, file, line FROM " table " WHERE n NOT IN (" used \
	") ORDER BY n"
#define COL(column, table) \
	"SELECT " column " AS x FROM " table " WHERE " column " IS NOT NULL"
#define OR " UNION "

static bool
unused_ids(struct store *s, struct err *e)
{
	return unused(
		   s, "source", UNUSED("source", COL("source", "claim")), e) &&
	       unused(s, "faction",
		   UNUSED("faction",
		       COL("faction", "actor") OR COL("of", "actor") OR COL(
			   "under", "actor") OR COL("faction", "voice")
			   OR COL("of", "voice") OR COL("faction", "mention")
			       OR COL("a", "relation") OR COL("b", "relation")
				   OR COL("faction", "person_of")
				       OR COL("faction", "place_held") OR COL(
					   "faction", "claim_held")
					   OR COL("of_faction", "figure")
					       OR COL("by_faction", "figure") OR
		       "SELECT subject FROM claim WHERE subject_kind ="
		       " 'faction'"),
		   e) &&
	       unused(s, "person",
		   UNUSED("person",
		       COL("person", "actor") OR COL("person", "voice") OR
		       "SELECT subject FROM claim WHERE subject_kind ="
		       " 'person'"),
		   e) &&
	       unused(s, "place",
		   UNUSED("place", COL("place", "event_place") OR COL("place2",
				       "event_place") OR COL("parent", "place")
				       OR COL("place", "place_held")
					   OR COL("place", "claim_held") OR
		       "SELECT subject FROM claim WHERE subject_kind ="
		       " 'place'"),
		   e);
}

bool
store_check(struct store *s, struct err *e)
{
	return outside_parent(s, e) && before_formed(s, e) && unused_ids(s, e);
}
