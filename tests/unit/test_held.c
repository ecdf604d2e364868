/* SPDX-License-Identifier: ISC */
/*
 * Proves: between two holders of a place, before the first and after the last
 * the time of which nobody speaks is told, and no more than that time.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "held.h"
#include "query.h"
#include "str.h"

static void
is(const char *before, const char *after, const char *wanted)
{
	struct q_held list[2] = {{.faction_id = "a"}, {.faction_id = "b"}};
	struct str s = STR_INIT;
	size_t n = 0, i = before != NULL;
	bool gap;

	if (before != NULL)
		list[n++].date = before;
	if (after != NULL)
		list[n++].date = after;
	gap = held_gap(list, n, i, &s);
	assert_int_equal(gap, wanted != NULL);
	assert_string_equal(str_c(&s), wanted != NULL ? wanted : "");
	str_clear(&s);
}

/* What else is said of a holder closes an end that a capture leaves open. */
static void
test_several(void **state)
{
	const struct q_held list[] = {
	    {.faction_id = "a", .date = "2014-05-02/2014-05-18"},
	    {.faction_id = "a", .date = "2014-05-02/.."},
	    {.faction_id = "b", .date = "2014-05-03"},
	    {.faction_id = "c", .date = "2014-05-20/.."},
	};
	struct str s = STR_INIT;

	(void)state;
	assert_false(held_gap(list, 4, 1, &s));
	assert_false(held_gap(list, 4, 2, &s));
	assert_true(held_gap(list, 4, 3, &s));
	assert_string_equal(str_c(&s), "19 May 2014");
	assert_false(held_gap(list, 4, 4, &s));
	str_clear(&s);
}

static void
test_between(void **state)
{
	(void)state;
	is("2014-11-03", "2015-01-30/..",
	    "between 4 November 2014 and 29 January 2015");
	is("2014-11-03", "2014-11-05", "4 November 2014");
	is("2014-11-03", "2014-11-04", NULL);
	is("2014-11-03/2014-11-20", "2014-11-10/..", NULL);
	is("2014-11-03/..", "2017-04-05", "until when is not said");
	is("[..2014-11-03]", "2017-04-05", "until when is not said");
	is("2014-11-03", "[..2015-03-01]", "in between");
	is("2014-11-03", "[..2014-11-03]", NULL);
	is("2014-11", "2015", "between 1 December 2014 and 31 December 2014");
}

static void
test_ends(void **state)
{
	(void)state;
	is(NULL, "2014-11-03", "before 3 November 2014");
	is(NULL, "[..2014-11-03]", "before that");
	is(NULL, "../2014-11-03", "before that");
	is("2014-11-03", NULL, "after 3 November 2014");
	is("2014-11-03/2014-12", NULL, "after 31 December 2014");
	is("2014-11-03/..", NULL, NULL);
	is("[..2014-11-03]", NULL, NULL);
}

/* No date, or none that can be read: nothing is known of any time. */
static void
test_none(void **state)
{
	(void)state;
	is(NULL, NULL, NULL);
	is(NULL, "", NULL);
	is("", "2014", NULL);
	is("2014", "", NULL);
	is("some day", NULL, NULL);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_between),
	    cmocka_unit_test(test_ends),
	    cmocka_unit_test(test_several),
	    cmocka_unit_test(test_none),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
