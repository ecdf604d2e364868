/* SPDX-License-Identifier: ISC */
/*
 * Proves widths and clusters for the scripts that matter and the tricks that
 * hurt, line breaking exactly, and on random bytes what always holds: clusters
 * make up the text, lines hold all ink, and none is too wide.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "gate.h"
#include "mem.h"
#include "str.h"
#include "text.h"

#define LEN(s) (sizeof(s) - 1)

static void
test_cp_width(void **state)
{
	static const struct {
		uint32_t cp;
		int w;
	} cases[] = {
	    {'a', 1},
	    {' ', 1},
	    {0xA0, 1},
	    {0xAD, 1},
	    {0xE9, 1},
	    {0xB1, 1},
	    {0x301, 0},
	    {0x627, 1},
	    {0x640, 1},
	    {0x64E, 0},
	    {0x600, 1},
	    {0x6DD, 1},
	    {0x1100, 2},
	    {0x1161, 0},
	    {0x200C, 0},
	    {0x200D, 0},
	    {0x2013, 1},
	    {0x201C, 1},
	    {0x2026, 1},
	    {0x2260, 1},
	    {0x2400, 1},
	    {0x2421, 1},
	    {0x2426, 1},
	    {0x2503, 1},
	    {0x2588, 1},
	    {0x25B8, 1},
	    {0x3042, 2},
	    {0x4E2D, 2},
	    {0xFE0F, 0},
	    {0xFFFD, 1},
	    {0xFF21, 2},
	    {0x1F1E6, 1},
	    {0x1F600, 2},
	};
	uint32_t cp;
	size_t i;
	int w;

	(void)state;
	for (i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		if (text_cp_width(cases[i].cp) != cases[i].w)
			fail_msg("U+%04X is %d wide", cases[i].cp,
			    text_cp_width(cases[i].cp));
	for (cp = 0; cp <= 0x10FFFF; cp++) {
		w = text_cp_width(gate_cp(cp));
		if (w < 0 || w > 2)
			fail();
		if (gate_cp(cp) != cp && w != 1)
			fail();
	}
}

/* The first cluster: its bytes and cells. */
static const struct {
	const char *in;
	size_t len;
	int w;
} clusters[] = {
    {"a", 1, 1}, {"ab", 1, 1}, {"e\xcc\x81x", 3, 1}, /* e and acute */
    {"\xcc\x81x", 2, 0},			     /* a mark alone */
    {"\xd8\xa7\xd9\x8b\xd9\x84", 4, 1},		     /* alef, tanwin */
    {"\xe4\xb8\xad\xe6\x96\x87", 3, 2},		     /* Chinese */
    {"\xf0\x9f\x98\x80x", 4, 2},		     /* a face */
    {"\xf0\x9f\x91\x8d\xf0\x9f\x8f\xbd!", 8, 2},     /* thumb with skin */
    {"\xf0\x9f\x91\xa8\xe2\x80\x8d\xf0\x9f\x91\xa9\xe2\x80\x8d\xf0\x9f\x91\xa7"
     "x",
	18, 2},							/* a family */
    {"\xf0\x9f\x87\xb8\xf0\x9f\x87\xbe\xf0\x9f\x87\xb8", 8, 2}, /* a flag */
    {"\xf0\x9f\x87\xb8x", 4, 1},		    /* half a flag */
    {"\xe1\x84\x92\xe1\x85\xa1\xe1\x86\xab", 9, 2}, /* Hangul */
    {"a\xe2\x80\x8d\xf0\x9f\x98\x80", 4, 1},	    /* no pictograph before */
    {"\n", 1, 1}, {"\r\n", 1, 1},		    /* two signs */
    {"\x1b[", 1, 1}, {"\x1b\xcc\x81", 1, 1},
    {"\xc2\x9b"
     "31m",
	2, 1},
    {"\xc3\xa9", 2, 1}, {"\xc3\xa9x", 2, 1}, /* e acute, as one */
    {"\xc3\xa9\xcc\x81x", 4, 1}, {"\xc3\xa9x\xcc\x81", 2, 1},
    {"\xff\xcc\x81", 1, 1}, {"\xe2\x80x", 2, 1}, /* its maximal part */
    {"\xe2\x80\xaexyz", 3, 1},			 /* right-to-left override */
    {"a\xf3\xa0\x81\xa1", 1, 1},		 /* a tag does not attach */
    {"\xc2\xad\xcc\x81", 2, 1},			 /* soft hyphen */
    {"\xd8\x80\xd9\xa1", 4, 2},			 /* number sign, digit */
};

static void
test_cluster(void **state)
{
	size_t i, len;
	int w;

	(void)state;
	for (i = 0; i < sizeof(clusters) / sizeof(clusters[0]); i++) {
		len = text_cluster(clusters[i].in, strlen(clusters[i].in), &w);
		if (len != clusters[i].len || w != clusters[i].w)
			fail_msg("%zu: %zu bytes, %d cells", i, len, w);
	}
}

static void
test_width(void **state)
{
	(void)state;
	assert_int_equal(text_width("", 0), 0);
	assert_int_equal(text_width("Nusra Front", 11), 11);
	assert_int_equal(text_width("27\xe2\x80\x93"
				    "28",
			     7),
	    5);
	/* jabhat an-nusra in Arabic: 11 letters and a blank */
	assert_int_equal(text_width("جبهة النصرة", LEN("جبهة النصرة")), 11);
	assert_int_equal(text_width("a\0b\n", 4), 4);
	assert_int_equal(text_width("\xff\xfe\xe2\x80", 4), 3);
}

static void
test_fit(void **state)
{
	int used;

	(void)state;
	assert_int_equal(text_fit("abc", 3, 2, &used), 2);
	assert_int_equal(used, 2);
	assert_int_equal(text_fit("abc", 3, 9, &used), 3);
	assert_int_equal(used, 3);
	assert_int_equal(text_fit("abc", 3, 0, &used), 0);
	assert_int_equal(used, 0);
	assert_int_equal(text_fit("abc", 3, -1, NULL), 0);
	assert_int_equal(text_fit("", 0, 5, &used), 0);
	/* A wide one does not go into half of it. */
	assert_int_equal(text_fit("a\xe4\xb8\xad", 4, 2, &used), 1);
	assert_int_equal(used, 1);
	/* Marks stay with their letter. */
	assert_int_equal(text_fit("e\xcc\x81x", 4, 1, &used), 3);
	assert_int_equal(used, 1);
	assert_int_equal(text_fit("abe\xcc\x81x", 6, 3, &used), 5);
	assert_int_equal(used, 3);
}

/* The lines, each in |...|, or a message where a width is wrong. */
static void
wrap_all(const char *s, size_t n, int w, struct str *out)
{
	struct text_line *lines;
	struct arena a;
	size_t i, count;

	arena_init(&a);
	str_reset(out);
	count = text_wrap(&a, s, n, w, &lines);
	for (i = 0; i < count; i++) {
		str_addc(out, '|');
		str_addn(
		    out, s + lines[i].start, lines[i].end - lines[i].start);
		if (lines[i].width != text_width(s + lines[i].start,
					  lines[i].end - lines[i].start))
			str_printf(out, "<width %d>", lines[i].width);
	}
	str_addc(out, '|');
	arena_clear(&a);
}

static const struct {
	const char *in;
	int w;
	const char *want;
} wraps[] = {
    {"", 5, "|"},
    {"one", 5, "|one|"},
    {"one two", 7, "|one two|"},
    {"one two", 6, "|one|two|"},
    {"one two three", 7, "|one two|three|"},
    {"one   two", 4, "|one|two|"},
    {"one two  ", 7, "|one two|"},
    {"one     ", 3, "|one|"},
    {"  one", 5, "|  one|"},
    {"      one", 3, "|one|"},
    {"a (   (b", 3, "|a|(|(b|"},
    {"   ", 2, "||"},
    {"a\nb", 5, "|a|b|"},
    {"a\n\nb\n", 5, "|a||b|"},
    {"\n", 5, "||"},
    {"abcdefgh", 3, "|abc|def|gh|"},
    {"x abcdefgh", 4, "|x|abcd|efgh|"},
    {"x abcdefgh yz", 4, "|x|abcd|efgh|yz|"},
    {"ab abcdefgh yz", 6, "|ab|abcdef|gh yz|"},
    {"Deir Sinbel, Idlib", 12, "|Deir Sinbel,|Idlib|"},
    {"SRF/Hazzm", 5, "|SRF/|Hazzm|"},
    {"al-Nusra", 5, "|al-|Nusra|"},
    {"10\xc2\xa0km off", 6, "|10\xc2\xa0km|off|"},
    {"“On 31” it", 4, "|“On|31”|it|"},
    {"(a) (b)", 3, "|(a)|(b)|"},
    {"a\tb", 2, "|a|b|"},
    {"\xe4\xb8\xad\xe6\x96\x87\xe5\xad\x97", 4,
	"|\xe4\xb8\xad\xe6\x96\x87|\xe5\xad\x97|"},
    {"\xe4\xb8\xad\xe6\x96\x87", 3, "|\xe4\xb8\xad|\xe6\x96\x87|"},
    {"\xe4\xb8\xad", 1, "|\xe4\xb8\xad|"},
    {"e\xcc\x81"
     "e\xcc\x81",
	1, "|e\xcc\x81|e\xcc\x81|"},
    {"\xff\xff\xff", 2, "|\xff\xff|\xff|"},
    {"a b", 0, "|a|b|"},
};

static void
test_wrap(void **state)
{
	struct str out = STR_INIT;
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(wraps) / sizeof(wraps[0]); i++) {
		wrap_all(wraps[i].in, strlen(wraps[i].in), wraps[i].w, &out);
		if (strcmp(str_c(&out), wraps[i].want) != 0)
			fail_msg("case %zu: got %s, want %s", i, str_c(&out),
			    wraps[i].want);
	}
	str_clear(&out);
}

static void
check_lines(const char *s, size_t n, int w, struct arena *a)
{
	struct text_line *lines;
	size_t i, count, at, k;
	int one;

	count = text_wrap(a, s, n, w, &lines);
	at = 0;
	for (i = 0; i <= count; i++) {
		/* Between lines there are only blanks and newlines. */
		k = i < count ? lines[i].start : n;
		if (k < at)
			fail_msg("line %zu goes back", i);
		for (; at < k; at++)
			if (s[at] != ' ' && s[at] != '\t' && s[at] != '\n')
				fail_msg("ink before line %zu", i);
		if (i == count)
			break;
		at = lines[i].end;
		if (at < k || lines[i].width != text_width(s + k, at - k))
			fail_msg("width of line %zu", i);
		if (lines[i].width > w &&
		    text_cluster(s + k, at - k, &one) != at - k)
			fail_msg("line %zu is too wide", i);
	}
}

static void
check_clusters(const char *s, size_t n)
{
	size_t i, len;
	int w, sum;

	sum = 0;
	for (i = 0; i < n; i += len) {
		len = text_cluster(s + i, n - i, &w);
		if (len == 0 || len > n - i || w < 0 || w > 2)
			fail();
		sum += w;
	}
	assert_int_equal(i, n);
	assert_int_equal(text_width(s, n), sum);
	for (w = 0; w < 4; w++) {
		len = text_fit(s, n, w, &sum);
		if (len > n || sum > w || text_width(s, len) != sum)
			fail();
	}
}

static void
test_random(void **state)
{
	static const char *const pieces[] = {"a", "bc", " ", "  ", "\n", "-",
	    "\xcc\x81", "\xd8\xa7", "\xe4\xb8\xad", "\xf0\x9f\x98\x80",
	    "\xe2\x80\x8d", "\xff", "\xe2\x80", "\x1b", "\xe2\x80\xae", ",",
	    "\xf0\x9f\x87\xb8", "\t", "\xc2\xa0", "/", "(", ")", "\xef\xb8\x8f",
	    "\r", "\xe2\x80\x8b", "long-word", "\xd9\x8b", "\xc2\xad", "1", ".",
	    "\xf3\xa0\x81\xa1", "\xe2\x80\xa8"};
	struct str in = STR_INIT;
	struct arena a;
	uint32_t seed;
	size_t round, k;

	(void)state;
	arena_init(&a);
	seed = 99;
	for (round = 0; round < 20000; round++) {
		str_reset(&in);
		for (k = 0; k < round % 24; k++) {
			seed = seed * 1664525 + 1013904223;
			if (round % 5 == 0)
				str_addc(&in, (char)(seed >> 24));
			else
				str_add(&in, pieces[(seed >> 24) % 32]);
		}
		check_clusters(str_c(&in), in.len);
		check_lines(str_c(&in), in.len, 1 + (int)(round % 9), &a);
		arena_reset(&a);
	}
	arena_clear(&a);
	str_clear(&in);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_cp_width),
	    cmocka_unit_test(test_cluster),
	    cmocka_unit_test(test_width),
	    cmocka_unit_test(test_fit),
	    cmocka_unit_test(test_wrap),
	    cmocka_unit_test(test_random),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests_name("text", tests, NULL, NULL);
}
