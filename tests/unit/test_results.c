/* SPDX-License-Identifier: ISC */
/*
 * Proves: hits come in order of time or rank, of a list or of everything, and
 * both are counted; the same question is asked once; of the hits only those
 * near the ones wanted are read, with the words that hold the hit, their claim
 * and source, or the other name that does.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "db.h"
#include "query.h"
#include "results.h"
#include "tiny.h"

static struct db *db;
static struct q_events all, of_hazzm;
static struct results r;
static struct err e = ERR_INIT;

static int
setup(void **state)
{
	struct q_scope none = {0}, hazzm = {.faction = 3};

	(void)state;
	if (!tiny_open(&db, &e) || !query_events(db, &none, NULL, &all, &e) ||
	    !query_events(db, &hazzm, NULL, &of_hazzm, &e))
		return 1;
	results_init(&r);
	return 0;
}

static int
teardown(void **state)
{
	(void)state;
	results_clear(&r);
	query_events_clear(&all);
	query_events_clear(&of_hazzm);
	db_close(db);
	return 0;
}

static void
ask(const char *words, const struct q_events *list, bool in_all,
    const char *key)
{
	struct results_ask q = {words, list, in_all, key, SIZE_MAX};

	if (!results_load(&r, db, &q, &e))
		fail_msg("%s", e.text);
}

static uint32_t
hit(size_t i)
{
	uint32_t event = 0;

	if (!results_event(&r, db, i, &event, &e))
		fail_msg("%s", e.text);
	return event;
}

static void
test_hits(void **state)
{
	(void)state;
	ask("nusra", &all, false, "1");
	assert_int_equal(r.n, 4);
	assert_int_equal(r.of, 5);
	assert_int_equal(r.in_all, 4);
	assert_int_equal(hit(0), 1);
	assert_int_equal(hit(1), 3);
	assert_int_equal(hit(2), 2);
	assert_int_equal(hit(3), 5);
	ask("nusra", &of_hazzm, false, "2");
	assert_int_equal(r.n, 1);
	assert_int_equal(r.of, 1);
	assert_int_equal(r.in_all, 4);
	assert_int_equal(hit(0), 5);
	ask("nusra", &of_hazzm, true, "3");
	assert_int_equal(r.n, 4);
	assert_int_equal(r.of, 5);
	ask("nothing-of-the-kind", &all, false, "4");
	assert_int_equal(r.n, 0);
	assert_null(results_row(&r, 0));
}

static void
test_rank(void **state)
{
	(void)state;
	ask("nusra sinbel", &all, false, "5");
	assert_false(results_ranked(&r));
	assert_true(results_rank(&r, db, &e));
	assert_true(results_ranked(&r));
	assert_int_equal(hit(0), 2);
	results_by_time(&r);
	assert_false(results_ranked(&r));
	assert_int_equal(hit(0), 2);
}

static void
test_asked_once(void **state)
{
	struct results_ask wrong = {"from:nowhen", &all, false, "7", 1};

	(void)state;
	ask("nusra", &all, false, "6");
	ask("sinbel", &all, false, "6");
	assert_int_equal(r.n, 4);
	assert_false(results_load(&r, db, &wrong, &e));
	assert_int_equal(r.n, 0);
	ask("nusra", &all, false, "7");
	assert_int_equal(r.n, 4);
}

/* The N-th hit, marked, and where it stands. */
static void
shows(size_t n, const char *marked, const char *from, bool claim)
{
	const struct result_row *row;

	assert_true(results_window(&r, db, n, n, 60, &e));
	row = results_row(&r, n);
	assert_non_null(row);
	assert_true(row->n_marks > 0);
	assert_memory_equal(
	    row->text + row->marks[0].start, marked, strlen(marked));
	assert_int_equal(
	    row->marks[0].end - row->marks[0].start, strlen(marked));
	assert_string_equal(row->from, from);
	assert_int_equal(row->claim != 0, claim);
}

static void
test_rows(void **state)
{
	const char *text;

	(void)state;
	ask("villages", &all, false, "8");
	shows(0, "villages", "Wikipedia", true);
	ask("sinbel", &all, false, "9");
	shows(0, "Sinbel", "Wikipedia", true);
	ask("dayr sunbul", &all, false, "10");
	shows(0, "Dayr", "name of Deir Sinbel", false);

	/* Of five hits three; what was read stays where the window moves. */
	ask("", &all, false, "11");
	assert_true(results_window(&r, db, 0, 2, 61, &e));
	assert_int_equal(r.n_rows, 3);
	assert_null(results_row(&r, 3));
	text = results_row(&r, 2)->text;
	assert_true(results_window(&r, db, 2, 9, 61, &e));
	assert_int_equal(r.n_rows, 3);
	assert_null(results_row(&r, 1));
	assert_non_null(results_row(&r, 4));
	assert_null(results_row(&r, 5));
	assert_ptr_equal(results_row(&r, 2)->text, text);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_hits),
	    cmocka_unit_test(test_rank),
	    cmocka_unit_test(test_asked_once),
	    cmocka_unit_test(test_rows),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, setup, teardown);
}
