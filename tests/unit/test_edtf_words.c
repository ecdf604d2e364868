/* SPDX-License-Identifier: ISC */
/*
 * Proves the words for each kind of date, exactly.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "edtf.h"
#include "str.h"

/* clang-format off */
static const char *const cases[][2] = {
    {"", "undated"},
    {"2014-11-01", "1 November 2014"},
    {"2014-10-27/2014-10-28", "27–28 October 2014"},
    {"[2014-12-21..2014-12-31]", "late December 2014"},
    {"[2014-12-01..2014-12-10]", "early December 2014"},
    {"[2014-12-11..2014-12-20]", "mid December 2014"},
    {"[..2014-11-03]", "by 3 November 2014"},
    {"../2014-11-03", "until 3 November 2014"},
    {"[2014-10-27..2014-10-28]", "on 27 or 28 October 2014"},
    {"[2014-10-20..2014-11-05]", "between 20 October and 5 November 2014"},
    {"2015-03-02~", "about 2 March 2015 (±3 days)"},
    {"2014-12?", "December 2014 (uncertain)"},
    {"2014-10-29/2014-11-02", "29 October – 2 November 2014"},
    {"2014-12-29/2015-01-02", "29 December 2014 – 2 January 2015"},
    {"2014-10/2014-11", "October–November 2014"},
    {"2014-12/2015-03", "December 2014 – March 2015"},
    {"2014/2017", "2014–2017"},
    {"201X", "the 2010s"},
    {"20XX", "the years 2000–2099"},
    {"200X", "the years 2000–2009"},
    {"2004-XX", "a month of 2004"},
    {"1985-04-XX", "a day in April 1985"},
    {"1985-XX-XX", "a day in 1985"},
    {"XXXX-02-29", "between 29 February 1 BC and 29 February 9996"},
    {"2014-1X", "between 1 October 2014 and 31 December 2014"},
    {"2014-21", "spring 2014"},
    {"2014-24", "winter 2014–2015"},
    {"2014-30", "summer 2014–2015 (southern)"},
    {"2014-33", "first quarter of 2014"},
    {"Y17000", "17000"},
    {"Y-17000", "17001 BC"},
    {"-0009", "10 BC"},
    {"-20XX", "the years 2100 BC to 2001 BC"},
    {"2004-01-01T10:10:10Z", "1 January 2004"},
    {"2004-01-01T24:00:00+04:00", "1 January 2004"},
    {"2004-06~-11", "11 June 2004 (year and month about, ±15 days)"},
    {"~2004-06-11", "11 June 2004 (year about, ±183 days)"},
    {"?2004-06-~11", "about 11 June 2004 (±3 days, year uncertain)"},
    {"2004?-06-11", "11 June 2004 (year uncertain)"},
    {"2004-06?-11", "11 June 2004 (year and month uncertain)"},
    {"2004-06-11%", "about 11 June 2004 (±3 days, uncertain)"},
    {"2014-11-03/", "from 3 November 2014, end unknown"},
    {"/2014-11-03", "until 3 November 2014, start unknown"},
    {"2014-11-03/..", "since 3 November 2014"},
    {"2014-11/..", "since November 2014"},
    {"[2014-11-03..]", "on or after 3 November 2014"},
    {"[2014-11..]", "in or after November 2014"},
    {"[2014-10-31..2014-11-01]", "on 31 October or 1 November 2014"},
    {"[2014-12-20..2015-01-05]", "between 20 December 2014 and 5 January 2015"},
    {"[2014-10..2014-11]", "in October or November 2014"},
    {"[2014-10..2014-12]", "between October and December 2014"},
    {"[2014..2015]", "in 2014 or 2015"},
    {"[2014..2017]", "between 2014 and 2017"},
    {"[2014-11-16,2014-11-17]", "on 16 or 17 November 2014"},
    {"[2014-11-16,2014-11-18, 2014-12-20]", "on 16, 18 November or 20 December 2014"},
    {"[2014-11-16..2014-11-18,2014-12-20..2014-12-22]", "on 16–18 November or 20–22 December 2014"},
    {"{2014-11-16,2014-11-17}", "on 16 and 17 November 2014"},
    {"{2014-10-20..2014-10-30}", "every day from 20 to 30 October 2014"},
    {"{1960,1961-12}", "in 1960 and December 1961"},
    {"{..1984}", "every year until 1984"},
    {"[2014-11-16~,2014-11-18]", "about 16 November 2014 (±3 days) or 18 November 2014"},
    {"[..2014-11-01,2014-11-05]", "by 1 or 5 November 2014"},
    {"2014-10-27~/2014-11-03", "from about 27 October 2014 (±3 days) to 3 November 2014"},
    {"2014-10-27/2016-03-02", "27 October 2014 – 2 March 2016"},
    {"2014~", "about 2014 (±183 days)"},
    {"2014-12~", "about December 2014 (±15 days)"},
    {"2014-10-27/2014-10-27", "27 October 2014"},
    {"2014-10-27/2014-11", "27 October 2014 – November 2014"},
    {"2014-10/2014-11-03", "October 2014 – 3 November 2014"},
    {"2015-01-02~", "about 2 January 2015 (±3 days)"},
    {"2015-01-02~/2015-02-03", "from about 2 January 2015 (±3 days) to 3 February 2015"},
    {"[2014-11-03~..2014-11-17]", "between about 3 November 2014 (±3 days) and 17 November 2014"},
    {"2014-10/2016-03", "October 2014 – March 2016"},
    {"[2014-10-20..2016-11-05]", "between 20 October 2014 and 5 November 2016"},
    {"[2014-11-13,2014-11-15,2014-11-19]", "on 13, 15 or 19 November 2014"},
    {"[2014-11-03,2014-11-05,2014-11-09]", "on 3, 5 or 9 November 2014"},
    {"{2014-11-13,2014-11-15,2014-11-19,2014-11-22}", "on 13, 15, 19 and 22 November 2014"},
    {"../2014-11-01~", "until about 1 November 2014 (±3 days)"},
    {"[..2014-11-01~]", "by about 1 November 2014 (±3 days)"},
    {"2014-11-01~/..", "since about 1 November 2014 (±3 days)"},
    {"2014-21?", "spring 2014 (uncertain)"},
    {"2014-10-27?", "27 October 2014 (uncertain)"},
    {"2014~/2017", "from about 2014 (±183 days) to 2017"},
    {"2014?/2017?", "from 2014 (uncertain) to 2017 (uncertain)"},
    {"[2014-10-31,2014-11-01]", "on 31 October or 1 November 2014"},
    {"2014-10/..", "since October 2014"},
    {"2014/..", "since 2014"},
    {"[2014..]", "in or after 2014"},
    {"[..2014]", "by 2014"},
    {"{2014-11-13,2014-12-15}", "on 13 November and 15 December 2014"},
    {"2014-10-27/", "from 27 October 2014, end unknown"},
    {"2014-10/", "from October 2014, end unknown"},
    {"Y-4999999~", "about 5000000 BC (±183 days)"},
    {"[2014-10-27,2016-01-01]", "on 27 October 2014 or 1 January 2016"},
    {"[1998..2003]", "between 1998 and 2003"},
    {"{..2014,2015..}", "until 2014 and 2015 on"},
    {"2014-11-01/2014-12-02", "1 November – 2 December 2014"},
    {"[2014-11-01..2014-12-02]", "between 1 November and 2 December 2014"},
    {"{2014-01,2014-03}", "in January and March 2014"},
    {"[2014-01,2014-03]", "in January or March 2014"},
    {"2014-10-27?/2016-03-02?", "from 27 October 2014 (uncertain) to 2 March 2016 (uncertain)"},
    {"2014-37", "first third of 2014"},
    {"2014-40", "first half of 2014"},
    {"2014-29", "spring 2014 (southern)"},
    {"0044", "AD 44"},
    {"[2014-10..2014-11-05]", "between October 2014 and 5 November 2014"},
    {"[1998-12-31..1999-01-01]", "on 31 December 1998 or 1 January 1999"},
    {"2014-10-27/2014-11~", "from 27 October 2014 to about November 2014 (±15 days)"},
    {"{2014-10..2014-12}", "every month from October to December 2014"},
    {"{2014..}", "every year from 2014 on"},
    {"2014-10-XX/2014-12", "from a day in October 2014 to December 2014"},
    {"[..2014,2016]", "by 2014 or 2016"},
    {"[2014,2016..]", "in 2014 or 2016 or after"},
    {"%2014-06-11", "11 June 2014 (year about, ±183 days, year uncertain)"},
    {"no date", "no date"},
};
/* clang-format on */

static void
test_cases(void **state)
{
	struct str out = STR_INIT;
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		str_reset(&out);
		edtf_words(cases[i][0], &out);
		if (strcmp(str_c(&out), cases[i][1]) != 0)
			fail_msg("%s: got <%s>, want <%s>", cases[i][0],
			    str_c(&out), cases[i][1]);
	}
	str_clear(&out);
}

/* What was in the buffer stays in front. */
static void
test_appends(void **state)
{
	struct str out = STR_INIT;

	(void)state;
	str_add(&out, "on: ");
	edtf_words("[1998..2003]", &out);
	assert_string_equal(str_c(&out), "on: between 1998 and 2003");
	str_clear(&out);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_cases),
	    cmocka_unit_test(test_appends),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests_name("edtf_words", tests, NULL, NULL);
}
