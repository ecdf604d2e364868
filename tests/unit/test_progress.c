/* SPDX-License-Identifier: ISC */
/*
 * Proves what the line of progress says at each moment of a clock that the
 * test holds: rate and rest, how it narrows, that it is drawn no oftener than
 * it changes, and that a clock which jumps throws nothing off.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "progress.h"
#include "str.h"

#define MB 1000000u

static struct progress p;
static struct str line;

static int
begin(void **state)
{
	(void)state;
	memset(&p, 0, sizeof(p));
	return 0;
}

static int
end(void **state)
{
	(void)state;
	str_clear(&line);
	return 0;
}

/* The line at NOW, "" where it is not drawn. */
static const char *
at(uint64_t now, const char *stage, uint64_t done, uint64_t total, int columns)
{
	return progress_line(&p, stage, done, total, true, now, columns, &line)
		   ? str_c(&line)
		   : "";
}

static void
test_reading(void **state)
{
	uint64_t i;

	(void)state;
	assert_string_equal(
	    at(70000, "reading", 0, 1000 * MB, 80), "reading 0 %");
	assert_string_equal(at(70050, "reading", MB, 1000 * MB, 80), "");
	assert_string_equal(
	    at(70500, "reading", 5 * MB, 1000 * MB, 80), "reading 0 %");
	assert_string_equal(at(71000, "reading", 10 * MB, 1000 * MB, 80),
	    "reading 1 %, 10.0 MB/s, 1 min 39 s to go");
	/* It gets slower, and soon only that counts. */
	for (i = 1; i <= 30; i++)
		at(71000 + i * 1000, "reading", (10 + i) * MB, 1000 * MB, 80);
	assert_string_equal(
	    at(101500, "reading", 40 * MB + MB / 2, 1000 * MB, 80),
	    "reading 4 %, 1.0 MB/s, 16 min 0 s to go");
	assert_string_equal(at(102500, "reading", 1000 * MB, 1000 * MB, 80),
	    "reading 100 %, 128.8 MB/s, 0 s to go");
}

static void
test_stages(void **state)
{
	(void)state;
	assert_string_equal(at(1, "resolving", 0, 0, 80), "resolving");
	assert_string_equal(at(9000, "resolving", 0, 0, 80), "resolving");
	assert_string_equal(
	    at(9001, "comparing", 0, 2000000, 80), "comparing 0 %");
	assert_string_equal(at(10001, "comparing", 500, 2000000, 80),
	    "comparing 0 %, 500 events/s, 1 h 6 min to go");
	assert_string_equal(at(11001, "comparing", 40500, 2000000, 80),
	    "comparing 2 %, 20,250 events/s, 1 min 37 s to go");
}

static void
test_narrow(void **state)
{
	(void)state;
	at(0, "reading", 0, 100 * MB, 46);
	assert_string_equal(at(2000, "reading", 20 * MB, 100 * MB, 36),
	    "reading 20 %, 10.0 MB/s, 8 s to go");
	assert_string_equal(at(2200, "reading", 22 * MB, 100 * MB, 33),
	    "reading 22 %, 8 s to go");
	assert_string_equal(
	    at(2400, "reading", 24 * MB, 100 * MB, 22), "reading 24 %");
	assert_string_equal(at(2600, "reading", 26 * MB, 100 * MB, 5), "");
}

static void
test_jumps(void **state)
{
	(void)state;
	at(50000, "reading", 0, 100 * MB, 80);
	at(51000, "reading", 10 * MB, 100 * MB, 80);
	/* An hour of sleep, and a step back by a day. */
	assert_string_equal(
	    at(3651000, "reading", 10 * MB + 1, 100 * MB, 80), "");
	assert_string_equal(at(3652000, "reading", 20 * MB, 100 * MB, 80),
	    "reading 20 %, 10.0 MB/s, 8 s to go");
	assert_string_equal(at(12, "reading", 21 * MB, 100 * MB, 80), "");
	assert_string_equal(at(1012, "reading", 30 * MB, 100 * MB, 80),
	    "reading 30 %, 10.0 MB/s, 7 s to go");
}

static void
test_no_clock(void **state)
{
	(void)state;
	assert_true(progress_line(&p, "reading", 1, 1000, false, 0, 80, &line));
	assert_string_equal(str_c(&line), "reading 0 %");
	assert_false(
	    progress_line(&p, "reading", 9, 1000, false, 0, 80, &line));
	assert_true(
	    progress_line(&p, "reading", 10, 1000, false, 0, 80, &line));
	assert_string_equal(str_c(&line), "reading 1 %");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test_setup_teardown(test_reading, begin, end),
	    cmocka_unit_test_setup_teardown(test_stages, begin, end),
	    cmocka_unit_test_setup_teardown(test_narrow, begin, end),
	    cmocka_unit_test_setup_teardown(test_jumps, begin, end),
	    cmocka_unit_test_setup_teardown(test_no_clock, begin, end),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
