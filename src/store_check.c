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

typedef void say_fn(struct store *s, struct stmt *st);

/* Say something of each row. */
static bool
each(struct store *s, const char *sql, say_fn *say, struct err *e)
{
	struct stmt *st;
	bool ok, row;

	if (!db_prepare(s->db, sql, &st, e))
		return false;
	while ((ok = db_step(st, &row, e)) && row)
		say(s, st);
	return ok;
}

/* Rows: event, its dates, larger event, its dates, file, line. */
static void
say_outside(struct store *s, struct stmt *st)
{
	diag_warning(s->d, mark_of(st, 4), NULL,
	    "event `%s' (%s) lies outside the dates of `%s' (%s), which it is"
	    " part of",
	    db_text(st, 0), db_text(st, 1), db_text(st, 2), db_text(st, 3));
}

#define OUTSIDE                                                                \
	"SELECT v.id, v.date, p.id, p.date, v.file, v.line FROM event AS v"    \
	" JOIN event AS p ON p.n = v.part_of WHERE v.date_to < p.date_from OR" \
	" v.date_from > p.date_to ORDER BY v.n"

/* Rows: event, its date, faction, its dates, file, line. */
static void
say_before(struct store *s, struct stmt *st)
{
	diag_warning(s->d, mark_of(st, 4), NULL,
	    "event `%s' (%s) has `%s' as an actor, which is active only in %s",
	    db_text(st, 0), db_text(st, 1), db_text(st, 2), db_text(st, 3));
}

#define BEFORE_FORMED                                                         \
	"SELECT DISTINCT v.id, v.date, f.id, f.active, v.file, v.line, v.n"   \
	" FROM faction AS f JOIN actor AS a ON a.faction = f.n JOIN event AS" \
	" v ON v.n = a.event WHERE f.active_from IS NOT NULL AND a.claim IS"  \
	" NULL AND a.denied = 0 AND v.date_to < f.active_from ORDER BY v.n,"  \
	" f.n"

/* Rows: id, file, line, kind. */
static void
say_unused(struct store *s, struct stmt *st)
{
	diag_warning(s->d, mark_of(st, 1), NULL, "%s `%s' is used nowhere",
	    db_text(st, 3), db_text(st, 0));
}

#define UNUSED(table, used)                                             \
	"SELECT id, file, line, '" table "' FROM " table " WHERE n NOT" \
	" IN (" used ") ORDER BY n"
#define COL(column, table) \
	"SELECT " column " AS x FROM " table " WHERE " column " IS NOT NULL"
#define OR " UNION "

static bool
unused_ids(struct store *s, struct err *e)
{
	return each(s, UNUSED("source", COL("source", "claim")), say_unused,
		   e) &&
	       each(s,
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
		   say_unused, e) &&
	       each(s,
		   UNUSED("person",
		       COL("person", "actor") OR COL("person", "voice") OR
		       "SELECT subject FROM claim WHERE subject_kind ="
		       " 'person'"),
		   say_unused, e) &&
	       each(s,
		   UNUSED("place", COL("place", "event_place") OR COL("place2",
				       "event_place") OR COL("parent", "place")
				       OR COL("place", "place_held")
					   OR COL("place", "claim_held") OR
		       "SELECT subject FROM claim WHERE subject_kind ="
		       " 'place'"),
		   say_unused, e);
}

bool
store_check(struct store *s, struct err *e)
{
	return each(s, OUTSIDE, say_outside, e) &&
	       each(s, BEFORE_FORMED, say_before, e) && unused_ids(s, e);
}
