/* SPDX-License-Identifier: ISC */
/*
 * Proves: of the words that come most often the one behind each is kept, that
 * of the index, none behind the last; of what is in no text of the index
 * nothing; words are found that begin like another whether that is kept or
 * not, and whatever a stranger's table says, looking for them ends.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "db.h"
#include "many.h"
#include "mem.h"
#include "query_impl.h"
#include "str.h"
#include "textnext.h"

static struct db *db;
static struct err e = ERR_INIT;

static int
setup(void **state)
{
	(void)state;
	return many_open(&db, &e) &&
		       db_exec(db,
			   "UPDATE event SET title = 'Everywhere, seldom'"
			   " WHERE n > 1000",
			   &e)
		   ? 0
		   : 1;
}

static int
teardown(void **state)
{
	(void)state;
	db_close(db);
	return 0;
}

static int64_t
number(const char *sql)
{
	struct stmt *st;
	int64_t n = -1;

	if (!db_prepare_once(db, sql, &st, &e) || !db_number(st, &n, &e))
		fail_msg("%s", e.text);
	db_finalize(st);
	return n;
}

/* What is looked for where WORD may go on. */
static void
matches(const char *word, const char *want)
{
	struct str match = STR_INIT;
	enum query_match how;

	if (!query_match(db, word, true, &match, &how, &e))
		fail_msg("%s", e.text);
	assert_int_equal(how, MATCH_ROWS);
	assert_string_equal(str_c(&match), want);
	str_clear(&match);
}

static void
all_match(void)
{
	matches("everywhere", "\"everywhere\"");
	matches("every", "\"everywhere\"");
	matches("sel", "\"seldom\"");
	matches("number19",
	    "\"number19\" OR \"number190\" OR \"number191\" OR \"number192\" OR"
	    " \"number193\" OR \"number194\" OR \"number195\" OR \"number196\" "
	    "OR \"number197\" OR \"number198\" OR \"number199\"");
	matches("zawiya", "\"zawiya\"");
	matches("zz", "\"zz\"");
}

static void
test_kept(void **state)
{
	(void)state;
	all_match();
	if (!textnext_fill(db, &e))
		fail_msg("%s", e.text);
	assert_int_equal(number("SELECT count(*) FROM fts_next WHERE word IN"
				" ('everywhere', 'seldom', 'nusra')"),
	    3);
	assert_int_equal(
	    number("SELECT count(*) FROM fts_next WHERE word = 'clash'"), 0);
	assert_int_equal(
	    number(
		"SELECT count(*) FROM fts_next WHERE next <> coalesce((SELECT"
		" term FROM fts_word WHERE term > word LIMIT 1), '')"),
	    0);
	assert_int_equal(
	    number("SELECT next = '' FROM fts_next WHERE word = 'zawiya'"), 1);
	all_match();
}

static void
test_strange(void **state)
{
	struct str match = STR_INIT;
	enum query_match how;

	(void)state;
	assert_true(db_exec(db,
	    "UPDATE fts_next SET next = word;"
	    "INSERT INTO fts_next VALUES ('circle', 'circles'),"
	    " ('circles', 'circle'), ('quoted', 'quoted\"')",
	    &e));
	assert_true(query_match(db, "everywhere", true, &match, &how, &e));
	assert_int_equal(how, MATCH_BEGINS);
	str_reset(&match);
	assert_true(query_match(db, "circle", true, &match, &how, &e));
	assert_int_equal(how, MATCH_BEGINS);
	str_reset(&match);
	assert_true(query_match(db, "quoted", true, &match, &how, &e));
	assert_int_equal(how, MATCH_BEGINS);
	str_clear(&match);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_kept),
	    cmocka_unit_test(test_strange),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, setup, teardown);
}
