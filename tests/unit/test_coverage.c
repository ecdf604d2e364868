/* SPDX-License-Identifier: ISC */
/*
 * Proves what is counted as quoted, set aside or neither, from which length
 * on a stretch is a gap, and that a gap is an error at its place only where
 * coverage is to be full.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "coverage.h"
#include "db.h"
#include "diag.h"
#include "str.h"

static struct db *db;
static struct diags d;
static struct seed_stats stats;

static void
start(const char *text)
{
	struct err e = ERR_INIT;
	struct stmt *st;

	memset(&stats, 0, sizeof(stats));
	diags_init(&d, NULL);
	assert_true(db_create(NULL, &db, &e));
	assert_true(db_schema(db, 1, &e));
	assert_true(db_exec(db,
	    "CREATE TEMP TABLE text_file (source INTEGER PRIMARY KEY, file"
	    " TEXT); INSERT INTO temp.text_file VALUES (1, 's.txt')",
	    &e));
	assert_true(db_prepare(db,
	    "INSERT INTO source (n, id, title, extent, length, text) VALUES"
	    " (1, 's', 'S', 'excerpts', 200, ?)",
	    &st, &e));
	db_bind_text(st, 1, text);
	assert_true(db_run(st, &e));
}

static void
range(const char *sql, int start_at, int end_at)
{
	struct err e = ERR_INIT;
	struct stmt *st;

	assert_true(db_prepare(db, sql, &st, &e));
	db_bind_int(st, 1, start_at);
	db_bind_int(st, 2, end_at);
	assert_true(db_run(st, &e));
}

static void
quote(int start_at, int end_at)
{
	range("INSERT INTO quote VALUES ((SELECT count(*) FROM quote), 0, 1,"
	      " ?, ?)",
	    start_at, end_at);
}

static void
set_aside(int start_at, int end_at)
{
	range("INSERT INTO skip VALUES (1, ?, ?, 'furniture', NULL)", start_at,
	    end_at);
}

/* "covered skipped uncovered share | gaps", then all is closed. */
static void
finish(bool full, const char *want)
{
	struct str out = STR_INIT;
	struct err e = ERR_INIT;
	struct stmt *st;
	bool row;

	assert_true(coverage_make(db, full, &d, &stats, &e));
	assert_true(db_prepare(db,
	    "SELECT covered || ' ' || skipped || ' ' || uncovered || ' ' ||"
	    " quoted_share || ' | ' || ifnull((SELECT group_concat(start ||"
	    " '-' || end, ' ') FROM gap), '') FROM source WHERE in_gaps ="
	    " (SELECT total(end - start) FROM gap)",
	    &st, &e));
	assert_true(db_step(st, &row, &e) && row);
	str_add(&out, db_text(st, 0));
	assert_string_equal(str_c(&out), want);
	str_clear(&out);
	db_close(db);
}

/* 31 letters, and 30. */
#define LONG "abcdefghijklmnopqrstuvwxyzabcde"
#define SHORT "abcdefghijklmnopqrstuvwxyzabcd"

static void
test_gap(void **state)
{
	(void)state;
	start(LONG);
	finish(false, "0 0 31 0.155 | 0-31");
	assert_int_equal(d.errors, 0);
	assert_int_equal(stats.gaps, 1);
	diags_clear(&d);
	start(SHORT);
	finish(false, "0 0 30 0.15 | ");
	/* Blanks at the ends do not count, those inside do. */
	start("\n " SHORT " \n");
	finish(false, "0 0 30 0.17 | ");
	start(" abcdefghijklmnop qrstuvwxyzabcd \n");
	finish(false, "0 0 30 0.17 | 1-32");
}

static void
test_marks(void **state)
{
	(void)state;
	start(SHORT "[…]");
	finish(false, "0 0 30 0.15 | ");
	start("abcdefghijklmno[…]pqrstuvwxyzabcd");
	finish(false, "0 0 30 0.15 | ");
	start("abcdefghijklmno[…]pqrstuvwxyzabcde");
	finish(false, "0 0 31 0.155 | 0-36");
}

/* Characters are counted, not bytes. */
static void
test_characters(void **state)
{
	(void)state;
	start("éééééééééééééééééééééééééééééé");
	finish(false, "0 0 60 0.15 | ");
}

static void
test_union(void **state)
{
	(void)state;
	start(LONG LONG);
	quote(0, 10);
	quote(5, 20);
	set_aside(15, 31);
	finish(false, "20 11 31 0.31 | 31-62");
	assert_int_equal(stats.covered, 20);
	assert_int_equal(stats.skipped, 11);
	assert_int_equal(stats.uncovered, 31);
	/* Two stretches that are short each. */
	start(LONG LONG);
	quote(30, 32);
	finish(false, "2 0 60 0.31 | ");
}

static void
test_full(void **state)
{
	(void)state;
	start("Étude.\n\n  " LONG "\nmore\n");
	quote(0, 7);
	finish(true, "7 0 35 0.235 | 11-47");
	assert_int_equal(d.errors, 1);
	assert_string_equal(d.list[0].at.file, "s.txt");
	assert_int_equal(d.list[0].at.line, 3);
	assert_int_equal(d.list[0].at.col, 3);
	assert_int_equal(d.list[0].at.len, 31);
	assert_string_equal(d.list[0].text,
	    "36 characters of source `s' that no quote and no skip holds");
	diags_clear(&d);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_gap),
	    cmocka_unit_test(test_marks),
	    cmocka_unit_test(test_characters),
	    cmocka_unit_test(test_union),
	    cmocka_unit_test(test_full),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
