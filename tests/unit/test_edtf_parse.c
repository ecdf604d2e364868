/* SPDX-License-Identifier: ISC */
/*
 * Proves what the grammar of dates refuses, with the column and the words it
 * says, and that no text of its characters can bring it down or break the
 * promises of bounds, words and brief form.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "edtf.h"
#include "edtf_parse.h"
#include "str.h"

static const char *const refused[][2] = {
    {"2015-02-30", "column 9: February 2015 has 28 days"},
    {"2016-02-30", "column 9: February 2016 has 29 days"},
    {"1900-02-29", "column 9: February 1900 has 28 days"},
    {"2014-04-31", "column 9: April has 30 days"},
    {"2014-01-32", "column 9: expected a day, 01 to 31"},
    {"2014-01-00", "column 9: expected a day, 01 to 31"},
    {"2014-04-00", "column 9: expected a day, 01 to 30"},
    {"2014-00", "column 6: expected a month, 01 to 12, or a season, 21 to 41"},
    {"2014-13", "column 6: expected a month, 01 to 12, or a season, 21 to 41"},
    {"2014-42", "column 6: expected a month, 01 to 12, or a season, 21 to 41"},
    {"2014-21-01", "column 8: a season has no day"},
    {"201X-21", "column 6: a season needs a whole year"},
    {"XXXX-02-30", "column 1: no day fits these digits"},
    {"2014-1-1", "column 7: expected a month of two digits"},
    {"2014-11-1", "column 10: expected a day of two digits"},
    {"27.10.2014", "column 3: expected a year of four digits"},
    {"27 October 2014", "column 3: expected a year of four digits"},
    {"2014/10/27", "column 8: expected a year of four digits"},
    {"20144",
	"column 5: expected - or the end after the four digits of a year"},
    {"2014x", "column 5: expected /, - or the end"},
    {"2014]", "column 5: expected /, - or the end"},
    {" 2014", "column 1: expected a year of four digits"},
    {"2014 ", "column 5: expected /, - or the end"},
    {"2014-11-03/2014-11-01", "column 12: the end lies before the start"},
    {"[2014..2013]", "column 8: the end lies before the start"},
    {"/", "column 2: expected a date at one end at least"},
    {"..", "column 3: expected /"},
    {"../..", "column 4: expected a date at one end at least"},
    {"../", "column 4: expected a date at one end at least"},
    {"2014/2015/2016", "column 10: expected the end"},
    {"[]", "column 2: expected a year of four digits"},
    {"[..]", "column 4: expected a year of four digits"},
    {"[2014", "column 6: expected .. or , or ]"},
    {"{2014]", "column 6: expected .. or , or }"},
    {"[2014,]", "column 7: expected a year of four digits"},
    {"[2014]~", "column 7: expected the end"},
    {"[2014,..2015]", "column 7: expected a year of four digits"},
    {"-0000", "column 2: the year 0 has no sign"},
    {"Y2014", "column 2: expected a year of five digits or more after Y"},
    {"Y02014", "column 2: expected a year of five digits or more after Y"},
    {"Y99999999999", "column 2: years beyond 5000000 are not supported"},
    {"2014-11-01T25:00:00", "column 12: there is no such time"},
    {"2014-11-01T24:00:01", "column 18: there is no such time"},
    {"2014-11-01T10:60:00", "column 15: there is no such time"},
    {"2014-11-01T10", "column 14: expected :MM:SS"},
    {"2014-11-01T10:20", "column 17: expected :SS"},
    {"2014-11-01T1:20:00", "column 13: expected a time, HH:MM:SS"},
    {"2014-11-01T10:20:30+15", "column 21: there is no such time zone"},
    {"2014-11-01T10:20:30+1", "column 22: expected a zone, +HH or +HH:MM"},
    {"2014-11T10:20:30", "column 8: expected /, - or the end"},
    {"2014-11-01~~", "column 12: expected /, - or the end"},
    {"unknown", "column 1: expected a year of four digits"},
};

static void
test_refused(void **state)
{
	struct err e = ERR_INIT;
	struct edtf d;
	const char *in;
	size_t i, n;

	(void)state;
	for (i = 0; i < sizeof(refused) / sizeof(refused[0]); i++) {
		in = refused[i][0];
		n = strlen(in);
		if (edtf_parse(in, n, &d, &e))
			fail_msg("%s passes", in);
		assert_int_equal(e.code, ERR_DATA);
		assert_memory_equal(e.text, in, n);
		assert_memory_equal(e.text + n, ": ", 2);
		if (strcmp(e.text + n + 2, refused[i][1]) != 0)
			fail_msg("%s", e.text);
	}
}

static void
test_long_text_is_cut(void **state)
{
	struct err e = ERR_INIT;
	struct edtf d;
	char in[200];

	(void)state;
	memset(in, '/', sizeof(in));
	memcpy(in, "2014x", 5);
	assert_false(edtf_parse(in, sizeof(in), &d, &e));
	assert_int_equal(strlen(e.text),
	    60 + strlen("...: column 5: expected /, - or the end"));
}

/* The length counts, not the NUL. */
static void
test_length(void **state)
{
	struct err e = ERR_INIT;
	struct edtf d;
	char in[] = {'2', '0', '1', '4', '-', '1', '1'};

	(void)state;
	assert_true(edtf_parse(in, 4, &d, &e));
	assert_int_equal(d.from, edtf_day(2014, 1, 1));
	assert_true(edtf_parse(in, 7, &d, &e));
	assert_int_equal(d.from, edtf_day(2014, 11, 1));
	assert_false(edtf_parse("2014\0", 5, &d, &e));
}

static void
check_promises(const char *in, struct str *words, struct str *brief)
{
	struct err e = ERR_INIT;
	struct edtf d;
	bool ok;

	ok = edtf_parse(in, strlen(in), &d, &e);
	str_reset(words);
	str_reset(brief);
	edtf_words(in, words);
	edtf_brief(in, brief);
	if (!ok) {
		assert_string_equal(str_c(words), in);
		assert_string_equal(str_c(brief), "?");
		return;
	}
	if (d.from > d.to || d.start_from > d.start_to ||
	    d.end_from > d.end_to || d.from != d.start_from ||
	    d.to != d.end_to || !edtf_compatible(&d, &d) || edtf_within(&d, &d))
		fail_msg("bounds of %s", in);
	if (words->len == 0 || brief->len == 0 ||
	    utf8_count(brief->s, brief->len) > 10)
		fail_msg("%s: %s: %s", in, str_c(words), str_c(brief));
}

/* Pieces of dates put together at random: most of them wrong. */
static void
test_random_pieces(void **state)
{
	static const char *const pieces[] = {"2014", "-11", "-30", "-02", "-29",
	    "/", "..", "[", "]", "{", "}", ",", "~", "?", "%", "X", "-XX",
	    "20XX", "201X", "-21", "-41", "Y", "-", "2016", "2014-11-01",
	    "2014-11-28", "2015-03-02~", "T10:00:00", "Z", "0", "9999", "-24"};
	struct str words = STR_INIT, brief = STR_INIT;
	char in[128];
	uint32_t seed;
	size_t round, k, n, len;
	const char *piece;

	(void)state;
	seed = 1;
	for (round = 0; round < 60000; round++) {
		for (k = n = 0; k < 1 + round % 7; k++) {
			seed = seed * 1664525 + 1013904223;
			piece = pieces[(seed >> 24) % 32];
			len = strlen(piece);
			memcpy(in + n, piece, len);
			n += len;
		}
		in[n] = '\0';
		check_promises(in, &words, &brief);
	}
	str_clear(&words);
	str_clear(&brief);
}

/* Right dates put together at random: all of them right. */
static void
test_random_dates(void **state)
{
	static const char *const dates[] = {"2014-11-01", "2014-11-28~",
	    "2014-12?", "2015-21", "2016%", "201X", "1985-04-XX", "-0044",
	    "Y-123456", "2014-10-27", "2014-11-02", "1999-12-31~", "2014-1X",
	    "2014-06-~11", "2013-40", "9999"};
	static const char *const shapes[] = {"%s", "%s/%s", "../%s", "%s/..",
	    "/%s", "%s/", "[%s,%s]", "{%s,%s}", "[..%s]", "[%s..]", "{%s..%s}",
	    "[%s..%s,%s]", "{%s,%s,%s}"};
	struct str words = STR_INIT, brief = STR_INIT, in = STR_INIT;
	uint32_t seed;
	size_t round;
	const char *p;

	(void)state;
	seed = 7;
	for (round = 0; round < 30000; round++) {
		str_reset(&in);
		for (p = shapes[round % 13]; *p != '\0'; p++) {
			if (*p != '%') {
				str_addc(&in, *p);
				continue;
			}
			seed = seed * 1664525 + 1013904223;
			str_add(&in, dates[(seed >> 24) % 16]);
			p++;
		}
		check_promises(str_c(&in), &words, &brief);
	}
	str_clear(&words);
	str_clear(&brief);
	str_clear(&in);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_refused),
	    cmocka_unit_test(test_long_text_is_cut),
	    cmocka_unit_test(test_length),
	    cmocka_unit_test(test_random_pieces),
	    cmocka_unit_test(test_random_dates),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests_name("edtf_parse", tests, NULL, NULL);
}
