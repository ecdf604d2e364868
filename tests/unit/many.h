/* SPDX-License-Identifier: ISC */
/*
 * many - the events of tiny.h and 40,000 more behind them, at places 6 to
 * MANY, for what goes on in slices.  All of them have "everywhere" in one part
 * and every tenth in another one too; every 1,000th has "seldom", place 30,006
 * "once", and place T has "numberT" for the first 200 of them.  Faction 3 is
 * in every hundredth.
 */
#ifndef STRIFE_TEST_MANY_H
#define STRIFE_TEST_MANY_H

#include "tiny.h"

#define MANY 40005

static const char *const many_rows[] = {
    "CREATE TEMP TABLE more (n INTEGER PRIMARY KEY);",
    "INSERT INTO more WITH RECURSIVE c(n) AS (VALUES (6) UNION ALL"
    " SELECT n + 1 FROM c WHERE n < 40005) SELECT n FROM c;",
    "INSERT INTO event (n, id, title, kind, date, date_from, date_to,"
    " sort_day, claims, facts, sources)"
    " SELECT n, 'more-' || n, 'Event ' || n, 'clash', NULL, NULL, NULL,"
    " 2147483647, 0, 0, 0 FROM more;",
    "INSERT INTO timeline_order SELECT n, n, 2147483647 FROM more;",
    "INSERT INTO faction_event SELECT 3, n, n, 1, NULL, 0 FROM more"
    " WHERE n % 100 = 0;",
    "INSERT INTO fts (rowid, text) SELECT n * 4096, 'everywhere' ||"
    " CASE WHEN n % 1000 = 0 THEN ' seldom' ELSE '' END ||"
    " CASE WHEN n = 30006 THEN ' once seldom' ELSE '' END ||"
    " CASE WHEN n < 206 THEN ' number' || n ELSE '' END FROM more;",
    "INSERT INTO fts (rowid, text) SELECT n * 4096 + 1, 'everywhere again'"
    " FROM more WHERE n % 10 = 0;",
    NULL};

static bool
many_open(struct db **db, struct err *e)
{
	int i;

	if (!tiny_open(db, e))
		return false;
	for (i = 0; many_rows[i] != NULL; i++) {
		if (!db_exec(*db, many_rows[i], e))
			return err_prepend(e, "row set %d", i);
	}
	return true;
}

#endif
