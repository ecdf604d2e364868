/* SPDX-License-Identifier: ISC */
/*
 * Proves the calendar (every day of ten thousand years against counting), the
 * bounds and shape of each kind of expression, and which dates may both hold.
 */
#include <limits.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "edtf.h"
#include "str.h"

static struct edtf
parse(const char *s)
{
	struct err e = ERR_INIT;
	struct edtf d;

	if (!edtf_parse(s, strlen(s), &d, &e))
		fail_msg("%s", e.text);
	return d;
}

static void
test_every_day(void **state)
{
	static const int lengths[] = {
	    31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
	int year, month, mday, days, y, m, d;
	int32_t day;

	(void)state;
	day = edtf_day(-5000, 1, 1);
	for (year = -5000; year <= 5000; year++) {
		for (month = 1; month <= 12; month++) {
			days = lengths[month - 1];
			if (month == 2 && year % 4 == 0 &&
			    (year % 100 != 0 || year % 400 == 0))
				days = 29;
			for (mday = 1; mday <= days; mday++, day++) {
				if (edtf_day(year, month, mday) != day)
					fail();
				edtf_civil(day, &y, &m, &d);
				if (y != year || m != month || d != mday)
					fail();
			}
		}
	}
	assert_int_equal(edtf_day(1970, 1, 1), 0);
	assert_int_equal(edtf_day(2014, 11, 1), 16375);
	assert_int_equal(edtf_day(-5000000, 1, 1), -1826932028);
	edtf_civil(-1826932028, &y, &m, &d);
	assert_int_equal(y, -5000000);
	edtf_civil(INT32_MAX, &y, &m, &d);
	assert_int_equal(edtf_day(y, m, d), INT32_MAX);
}

static void
test_iso(void **state)
{
	char buf[16];

	(void)state;
	assert_string_equal(edtf_iso(16375, buf), "2014-11-01");
	assert_string_equal(edtf_iso(edtf_day(-9, 1, 2), buf), "-0009-01-02");
	assert_string_equal(edtf_iso(edtf_day(0, 12, 31), buf), "0000-12-31");
	assert_string_equal(
	    edtf_iso(edtf_day(12345, 1, 31), buf), "Y12345-01-31");
	assert_string_equal(
	    edtf_iso(edtf_day(-5000000, 7, 2), buf), "Y-5000000-07-02");
	assert_string_equal(edtf_iso(EDTF_OPEN_LEFT, buf), "");
	assert_string_equal(edtf_iso(EDTF_OPEN_RIGHT, buf), "");
}

static void
test_day_words(void **state)
{
	struct str s = STR_INIT;

	(void)state;
	edtf_day_words(16375, true, &s);
	assert_string_equal(str_c(&s), "Sat 1 November 2014");
	str_reset(&s);
	edtf_day_words(16375, false, &s);
	assert_string_equal(str_c(&s), "1 Nov 2014");
	str_reset(&s);
	edtf_day_words(-1, true, &s);
	assert_string_equal(str_c(&s), "Wed 31 December 1969");
	str_reset(&s);
	edtf_day_words(EDTF_OPEN_LEFT, true, &s);
	edtf_day_words(EDTF_OPEN_RIGHT, false, &s);
	assert_string_equal(str_c(&s), "");
	str_clear(&s);
}

static const struct {
	const char *in;
	enum edtf_shape shape;
	const char *from, *to;
	bool about, uncertain;
} bounds[] = {
    {"", EDTF_NONE, "", "", false, false},
    {"2014-11-01", EDTF_ONCE, "2014-11-01", "2014-11-01", false, false},
    {"2014-11", EDTF_ONCE, "2014-11-01", "2014-11-30", false, false},
    {"2014", EDTF_ONCE, "2014-01-01", "2014-12-31", false, false},
    {"2016-02", EDTF_ONCE, "2016-02-01", "2016-02-29", false, false},
    {"2000-02-29", EDTF_ONCE, "2000-02-29", "2000-02-29", false, false},
    {"201X", EDTF_ONCE, "2010-01-01", "2019-12-31", false, false},
    {"20XX", EDTF_ONCE, "2000-01-01", "2099-12-31", false, false},
    {"XXXX", EDTF_ONCE, "0000-01-01", "9999-12-31", false, false},
    {"-20XX", EDTF_ONCE, "-2099-01-01", "-2000-12-31", false, false},
    {"2004-XX", EDTF_ONCE, "2004-01-01", "2004-12-31", false, false},
    {"1985-04-XX", EDTF_ONCE, "1985-04-01", "1985-04-30", false, false},
    {"1985-XX-XX", EDTF_ONCE, "1985-01-01", "1985-12-31", false, false},
    {"1985-XX-31", EDTF_ONCE, "1985-01-31", "1985-12-31", false, false},
    {"2014-1X", EDTF_ONCE, "2014-10-01", "2014-12-31", false, false},
    {"2014-02-3X", EDTF_NONE, NULL, NULL, false, false},
    {"XXXX-02-29", EDTF_ONCE, "0000-02-29", "9996-02-29", false, false},
    {"2014-11-0X", EDTF_ONCE, "2014-11-01", "2014-11-09", false, false},
    {"2014-21", EDTF_ONCE, "2014-03-01", "2014-05-31", false, false},
    {"2014-22", EDTF_ONCE, "2014-06-01", "2014-08-31", false, false},
    {"2014-23", EDTF_ONCE, "2014-09-01", "2014-11-30", false, false},
    {"2014-24", EDTF_ONCE, "2014-12-01", "2015-02-28", false, false},
    {"2014-28", EDTF_ONCE, "2014-12-01", "2015-02-28", false, false},
    {"2014-29", EDTF_ONCE, "2014-09-01", "2014-11-30", false, false},
    {"2015-30", EDTF_ONCE, "2015-12-01", "2016-02-29", false, false},
    {"2014-31", EDTF_ONCE, "2014-03-01", "2014-05-31", false, false},
    {"2014-32", EDTF_ONCE, "2014-06-01", "2014-08-31", false, false},
    {"2014-36", EDTF_ONCE, "2014-10-01", "2014-12-31", false, false},
    {"2014-38", EDTF_ONCE, "2014-05-01", "2014-08-31", false, false},
    {"2014-41", EDTF_ONCE, "2014-07-01", "2014-12-31", false, false},
    {"Y17000", EDTF_ONCE, "Y17000-01-01", "Y17000-12-31", false, false},
    {"Y-17000", EDTF_ONCE, "Y-17000-01-01", "Y-17000-12-31", false, false},
    {"-0009", EDTF_ONCE, "-0009-01-01", "-0009-12-31", false, false},
    {"0000", EDTF_ONCE, "0000-01-01", "0000-12-31", false, false},
    {"2014-11-01T10:20:30", EDTF_ONCE, "2014-11-01", "2014-11-01", false,
	false},
    {"2014-11-01T24:00:00Z", EDTF_ONCE, "2014-11-01", "2014-11-01", false,
	false},
    {"2014-11-01T23:59:60-05", EDTF_ONCE, "2014-11-01", "2014-11-01", false,
	false},
    {"2014-11-01T10:20:30+05:30", EDTF_ONCE, "2014-11-01", "2014-11-01", false,
	false},
    {"2015-03-02~", EDTF_ONCE, "2015-02-27", "2015-03-05", true, false},
    {"2015-03-02%", EDTF_ONCE, "2015-02-27", "2015-03-05", true, true},
    {"2015-03-02?", EDTF_ONCE, "2015-03-02", "2015-03-02", false, true},
    {"2015-03~", EDTF_ONCE, "2015-02-14", "2015-04-15", true, false},
    {"2015-21~", EDTF_ONCE, "2015-02-14", "2015-06-15", true, false},
    {"2014~", EDTF_ONCE, "2013-07-02", "2015-07-02", true, false},
    {"Y17000~", EDTF_ONCE, "Y16999-07-02", "Y17001-07-02", true, false},
    {"2004-06~-11", EDTF_ONCE, "2004-05-27", "2004-06-26", true, false},
    {"~2004-06-11", EDTF_ONCE, "2003-12-11", "2004-12-11", true, false},
    {"?2004-06-~11", EDTF_ONCE, "2004-06-08", "2004-06-14", true, true},
    {"2004-%06-11", EDTF_ONCE, "2004-05-27", "2004-06-26", true, true},
    {"2014-10-27/2014-10-28", EDTF_LASTED, "2014-10-27", "2014-10-28", false,
	false},
    {"2014-10/2014-11", EDTF_LASTED, "2014-10-01", "2014-11-30", false, false},
    {"2014-10-27~/2014-11?", EDTF_LASTED, "2014-10-24", "2014-11-30", true,
	true},
    {"2014-10-27/", EDTF_LASTED, "2014-10-27", "", false, false},
    {"/2014-10-27", EDTF_LASTED, "", "2014-10-27", false, false},
    {"2014-10-27/..", EDTF_STATE, "2014-10-27", "", false, false},
    {"../2014-10-27", EDTF_STATE, "", "2014-10-27", false, false},
    {"../2014-10~", EDTF_STATE, "", "2014-11-15", true, false},
    {"[2014-12-21..2014-12-31]", EDTF_ONE_OF, "2014-12-21", "2014-12-31", false,
	false},
    {"[..2014-11-03]", EDTF_ONE_OF, "", "2014-11-03", false, false},
    {"[2014-11-03..]", EDTF_ONE_OF, "2014-11-03", "", false, false},
    {"[2014-11-16,2014-11-17]", EDTF_ONE_OF, "2014-11-16", "2014-11-17", false,
	false},
    {"[2014-12,2014-11-17, 2014-11-16~]", EDTF_ONE_OF, "2014-11-13",
	"2014-12-31", true, false},
    {"[1667,1668, 1670..1672]", EDTF_ONE_OF, "1667-01-01", "1672-12-31", false,
	false},
    {"[..1760-12-03,1762]", EDTF_ONE_OF, "", "1762-12-31", false, false},
    {"[1760-12..,1762]", EDTF_NONE, NULL, NULL, false, false},
    {"[1762,1760-12..]", EDTF_ONE_OF, "1760-12-01", "", false, false},
    {"[2014]", EDTF_ONE_OF, "2014-01-01", "2014-12-31", false, false},
    {"{1960,1961-12}", EDTF_ALL_OF, "1960-01-01", "1961-12-31", false, false},
    {"{..1984}", EDTF_ALL_OF, "", "1984-12-31", false, false},
};

static void
test_bounds(void **state)
{
	struct err e = ERR_INIT;
	struct edtf d;
	char buf[16];
	size_t i;
	bool ok;

	(void)state;
	for (i = 0; i < sizeof(bounds) / sizeof(bounds[0]); i++) {
		ok = edtf_parse(bounds[i].in, strlen(bounds[i].in), &d, &e);
		if (ok != (bounds[i].from != NULL))
			fail_msg("%s: %s", bounds[i].in, e.text);
		if (!ok)
			continue;
		if (d.shape != bounds[i].shape || d.about != bounds[i].about ||
		    d.uncertain != bounds[i].uncertain ||
		    strcmp(edtf_iso(d.from, buf), bounds[i].from) != 0)
			fail_msg("%s: shape %d from %s", bounds[i].in, d.shape,
			    edtf_iso(d.from, buf));
		if (strcmp(edtf_iso(d.to, buf), bounds[i].to) != 0)
			fail_msg("%s: to %s", bounds[i].in, buf);
	}
}

static void
check_span(
    const char *in, const char *a, const char *b, const char *c, const char *z)
{
	struct edtf d;
	char buf[16];

	d = parse(in);
	assert_string_equal(edtf_iso(d.start_from, buf), a);
	assert_string_equal(edtf_iso(d.start_to, buf), b);
	assert_string_equal(edtf_iso(d.end_from, buf), c);
	assert_string_equal(edtf_iso(d.end_to, buf), z);
}

static void
test_bounds_of_ends(void **state)
{
	(void)state;
	check_span("2014-10/2014-11-03~", "2014-10-01", "2014-10-31",
	    "2014-10-31", "2014-11-06");
	check_span("2014-10/..", "2014-10-01", "2014-10-31", "2014-10-01", "");
	check_span("../2014-10", "", "2014-10-31", "2014-10-01", "2014-10-31");
	check_span("2014-10/", "2014-10-01", "2014-10-31", "2014-10-01", "");
	check_span("/2014-10", "", "2014-10-31", "2014-10-01", "2014-10-31");
	check_span(
	    "2014-10", "2014-10-01", "2014-10-31", "2014-10-01", "2014-10-31");
}

static void
test_sort_day(void **state)
{
	static const char *const cases[][2] = {
	    {"2014-11", "2014-11-01"},
	    {"[..2014-11-03]", "2014-11-03"},
	    {"../2014-11", "2014-11-30"},
	    {"2014-11/..", "2014-11-01"},
	    {"/2014-11-03", "2014-11-03"},
	    {"2014-11-03~", "2014-10-31"},
	    {"", ""},
	    {"{..2014,2015..}", ""},
	};
	struct edtf d;
	char buf[16];
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		d = parse(cases[i][0]);
		assert_string_equal(
		    edtf_iso(edtf_sort_day(&d), buf), cases[i][1]);
	}
}

/* '=' compatible, '!' not, '<' compatible and the first within the second. */
static const struct {
	const char *a, *b;
	char want;
} pairs[] = {
    {"", "2014", '='},
    {"", "", '='},
    {"2014-11-01", "2014-11-01", '='},
    {"2014-11-01", "2014-11-02", '!'},
    {"2014-11-01", "2014-11", '<'},
    {"2014-11", "2014", '<'},
    {"2014-11-01", "2014-11-02~", '<'},
    {"2014-11-01~", "2014-11-04~", '='},
    {"2014-11-01", "2014-11-05~", '!'},
    {"2014-11-01?", "2014-11-02", '!'},
    {"2014-11-01", "[2014-11-01..2014-11-10]", '<'},
    {"2014-11-01", "[2014-11-02,2014-11-03]", '!'},
    {"2014-11-01", "[..2014-11-03]", '<'},
    {"2014-11-04", "[..2014-11-03]", '!'},
    {"2014-10-27", "2014-10-27/2014-10-28", '<'},
    {"2014-10-29", "2014-10-27/2014-10-28", '!'},
    {"2014-10", "2014-10-27/2014-11-02", '='},
    {"2014-10-27/2014-10-28", "2014-10", '<'},
    {"2014-10-27/2014-10-28", "2014-10-27/2014-10-28", '='},
    {"2014-10-27/2014-10-28", "2014-10-26/2014-10-28", '!'},
    {"2014-10-27/2014-10-28", "2014-10-27/2014-10-29", '!'},
    {"2014-10-27/2014-11-02", "2014-10/2014-11", '<'},
    {"2014-10-27/2014-11-02", "2014-10-27~/2014-11-02", '<'},
    {"2014-10-27/2014-11-02", "2014-10-27/", '<'},
    {"2014-10-27/2014-11-02", "2014-10-28/", '!'},
    {"2014-10-27/2014-11-02", "/2014-11-02", '<'},
    {"2014-10-27/2014-11-02", "2014-10-27/..", '<'},
    {"2014-10-27/2014-11-02", "../2014-11-02", '<'},
    {"2014-10-27/..", "2014-10-28/..", '!'},
    {"2014-10-27/..", "2014-10/..", '<'},
    {"../2014-10-27", "../2014-10-28", '!'},
    {"2016/..", "../2014", '!'},
    {"2013/..", "../2014", '='},
    {"2014-12-01", "2014-11/..", '<'},
    {"2014-10-01", "2014-11/..", '!'},
    {"{2014-11-01,2014-11-05}", "2014-11-05", '='},
};

static void
test_compare(void **state)
{
	struct edtf a, b;
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(pairs) / sizeof(pairs[0]); i++) {
		a = parse(pairs[i].a);
		b = parse(pairs[i].b);
		if (edtf_compatible(&a, &b) != (pairs[i].want != '!') ||
		    edtf_compatible(&b, &a) != (pairs[i].want != '!'))
			fail_msg("compatible: %s, %s", pairs[i].a, pairs[i].b);
		if (edtf_within(&a, &b) != (pairs[i].want == '<'))
			fail_msg("within: %s, %s", pairs[i].a, pairs[i].b);
		if (edtf_within(&a, &b) && edtf_within(&b, &a))
			fail_msg("within both: %s, %s", pairs[i].a, pairs[i].b);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_every_day),
	    cmocka_unit_test(test_iso),
	    cmocka_unit_test(test_day_words),
	    cmocka_unit_test(test_bounds),
	    cmocka_unit_test(test_bounds_of_ends),
	    cmocka_unit_test(test_sort_day),
	    cmocka_unit_test(test_compare),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests_name("edtf", tests, NULL, NULL);
}
