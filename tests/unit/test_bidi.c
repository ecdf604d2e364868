/* SPDX-License-Identifier: ISC */
/*
 * Proves: where words of the program and of data stand side by side the runs
 * of right-to-left words are found, with figures and brackets that belong to
 * them, and each is isolated or turned by itself; a text of data is isolated
 * as one, from the side that its paragraph begins on; turned by letters it is
 * what UAX #9 says, with marks behind their letters, brackets mirrored and
 * Arabic joined, as wide as before; bytes that are no text do no harm.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "bidi.h"
#include "str.h"
#include "text.h"

/* Alef, beh and teh stand for words. */
#define A "\u0623"
#define B "\u0628"
#define C "\u062a"
/* Letters of Hebrew, which do not join. */
#define H1 "\u05d0"
#define H2 "\u05d1"
#define H3 "\u05d2"
#define LRI "\xe2\x81\xa6"
#define RLI "\xe2\x81\xa7"
#define FSI "\xe2\x81\xa8"
#define PDI "\xe2\x81\xa9"
#define NBSP "\u00a0"

static void
becomes(
    enum bidi mode, enum bidi_base base, const char *text, const char *wanted)
{
	struct str s = STR_INIT;

	bidi_add(&s, mode, base, text, strlen(text));
	assert_string_equal(str_c(&s), wanted);
	str_clear(&s);
}

/* Runs among words of the program. */
static const struct sample {
	const char *text, *words, *isolated;
} samples[] = {
    {"", "", ""},
    {"plain text", "plain text", "plain text"},
    {A " " B " " C, C " " B " " A, FSI A " " B " " C PDI},
    {"of " A " " B " (1906)", "of " B " " A " (1906)",
	"of " FSI A " " B PDI " (1906)"},
    {A " 1906 " B, B " 1906 " A, FSI A " 1906 " B PDI},
    /* The figures of Arabic are no end of a run, and of Persian neither. */
    {A " \u0661\u0669 " B, B " \u0661\u0669 " A, FSI A " \u0661\u0669 " B PDI},
    {A " \u06f1 " B, B " \u06f1 " A, FSI A " \u06f1 " B PDI},
    {A " and " B, A " and " B, FSI A PDI " and " FSI B PDI},
    {"\u00c9lan " A, "\u00c9lan " A, "\u00c9lan " FSI A PDI},
    {A " x " B " " C " y", A " x " C " " B " y",
	FSI A PDI " x " FSI B " " C PDI " y"},
    /* What parts two things parts two runs. */
    {A " / " B, A " / " B, FSI A PDI " / " FSI B PDI},
    {A " \u00b7 " B, A " \u00b7 " B, FSI A PDI " \u00b7 " FSI B PDI},
    {A " | " B, A " | " B, FSI A PDI " | " FSI B PDI},
    {A " - " B, B " - " A, FSI A " - " B PDI},
    /* So does a value. */
    {A ": 12 (" B " in " C ")", A ": 12 (" B " in " C ")",
	FSI A PDI ": 12 (" FSI B PDI " in " FSI C PDI ")"},
    {"(" A " " B " in x)", "(" B " " A " in x)", "(" FSI A " " B PDI " in x)"},
    {"(" A " " B "), x", "(" B " " A "), x", "(" FSI A " " B PDI "), x"},
    /* Brackets of a name are its own, and so is one that was cut. */
    {A " (" B ") x", "(" B ") " A " x", FSI A " (" B ")" PDI " x"},
    {A " (" B " " C "): 2", C ") (" B " " A ": 2",
	FSI A " (" B " " C ")" PDI ": 2"},
    {A " (" B "\u2026", "(" B "\u2026 " A, FSI A " (" B "\u2026" PDI},
    {"[1]" NBSP A " x", "[1]" NBSP A " x", "[1]" NBSP FSI A PDI " x"},
    {"al-" A " x", "al-" A " x", FSI "al-" A PDI " x"},
};

static void
test_mixed(void **state)
{
	size_t i;

	(void)state;
	for (i = 0; i < sizeof samples / sizeof *samples; i++) {
		const struct sample *t = &samples[i];

		becomes(BIDI_ISOLATE, BIDI_MIXED, t->text, t->isolated);
		becomes(BIDI_WORDS, BIDI_MIXED, t->text, t->words);
		becomes(BIDI_OFF, BIDI_MIXED, t->text, t->text);
	}
	assert_true(bidi_has_rtl(A, 2));
	assert_false(bidi_has_rtl("\u00c9", 2));
}

static void
test_isolated(void **state)
{
	(void)state;
	becomes(BIDI_ISOLATE, BIDI_RTL, A " x " B, FSI A " x " B PDI);
	/* A line that begins with a word of the other direction. */
	becomes(BIDI_ISOLATE, BIDI_RTL, "x " B, RLI "x " B PDI);
	becomes(BIDI_ISOLATE, BIDI_LTR, A " x", LRI A " x" PDI);
	becomes(BIDI_ISOLATE, BIDI_LTR, "x " A, FSI "x " A PDI);
	becomes(BIDI_ISOLATE, BIDI_LTR, "x", "x");
}

static void
test_turned(void **state)
{
	(void)state;
	becomes(BIDI_REORDER, BIDI_RTL, H1 H2 " " H3, H3 " " H2 H1);
	becomes(BIDI_REORDER, BIDI_LTR, "a " H1 H2 " b", "a " H2 H1 " b");
	/* Figures run from the left, wherever they stand. */
	becomes(BIDI_REORDER, BIDI_RTL, H1 " 1906 " H2, H2 " 1906 " H1);
	becomes(BIDI_REORDER, BIDI_RTL, "ab " H1, H1 " ab");
	/* Brackets are mirrored, and keep what is in them. */
	becomes(BIDI_REORDER, BIDI_RTL, H1 " (" H2 ")", "(" H2 ") " H1);
	becomes(BIDI_REORDER, BIDI_RTL, H1 " (ab) " H2, H2 " (ab) " H1);
	becomes(BIDI_REORDER, BIDI_LTR, "a (" H1 ") b", "a (" H1 ") b");
	/* The end of what begins from the right is at the left. */
	becomes(BIDI_REORDER, BIDI_RTL, H1 ".", "." H1);
	becomes(BIDI_REORDER, BIDI_LTR, H1 ".", H1 ".");
	becomes(BIDI_REORDER, BIDI_LTR, "a " H1 "  ", "a " H1 "  ");
	/* Words of the program keep their places. */
	becomes(BIDI_REORDER, BIDI_MIXED, H1 H2 " and " H3 " " H1 ": 3",
	    H2 H1 " and " H1 " " H3 ": 3");
	becomes(BIDI_OFF, BIDI_RTL, H1 H2, H1 H2);
}

static void
test_joined(void **state)
{
	(void)state;
	/* Beh alone; at the beginning, in the middle, at the end; alef does
	 * not join to what follows. */
	becomes(BIDI_REORDER, BIDI_RTL, B, "\ufe8f");
	becomes(BIDI_REORDER, BIDI_RTL, B B B, "\ufe90\ufe92\ufe91");
	becomes(BIDI_REORDER, BIDI_RTL, "\u0627" B, "\ufe8f\ufe8d");
	/* Lam and alef stay two letters: two cells were measured. */
	becomes(BIDI_REORDER, BIDI_RTL, "\u0644\u0627", "\ufe8e\ufedf");
	/* Marks stay behind their letters, and part nothing. */
	becomes(BIDI_REORDER, BIDI_RTL, B "\u064e" B "\u0652",
	    "\ufe90\u0652\ufe91\u064e");
	becomes(BIDI_REORDER, BIDI_RTL, H1 "\u05b8" H2, H2 H1 "\u05b8");
}

/* Any bytes, the same ones in every run: what comes is as wide, and has as
 * many clusters. */
static void
test_any(void **state)
{
	static const char *const pieces[] = {A, B, H1, H2, " ", "1", "x", "(",
	    ")", "[", "\u064e", "\u0301", "\u200d", "\u202e", "\xff",
	    "\xe2\x81", "\u0661", "\u00b7", NBSP, ":",
	    "\U0001f469\u200d\U0001f467", "\u0e19", "\u0e33", "\u2067",
	    "\u0644\u0627", "\u4e2d", "\t", "/"};
	uint32_t seed = 7;
	int i, k, mode, base;

	(void)state;
	for (i = 0; i < 3000; i++) {
		struct str in = STR_INIT, out = STR_INIT;

		for (k = 0; k < 1 + i % 24; k++) {
			seed = seed * 1664525u + 1013904223u;
			str_add(&in, pieces[(seed >> 8) %
					    (sizeof pieces / sizeof *pieces)]);
		}
		for (mode = BIDI_ISOLATE; mode <= BIDI_OFF; mode++) {
			for (base = BIDI_LTR; base <= BIDI_MIXED; base++) {
				str_reset(&out);
				bidi_add(&out, (enum bidi)mode,
				    (enum bidi_base)base, str_c(&in), in.len);
				assert_true(
				    out.len >= in.len || mode == BIDI_REORDER);
				if (mode == BIDI_WORDS)
					assert_int_equal(out.len, in.len);
			}
		}
		str_clear(&in);
		str_clear(&out);
	}
}

static void
test_names(void **state)
{
	enum bidi mode = BIDI_OFF;

	(void)state;
	assert_true(bidi_find("reorder", &mode));
	assert_int_equal(mode, BIDI_REORDER);
	assert_true(bidi_find("isolate", &mode));
	assert_int_equal(mode, BIDI_ISOLATE);
	assert_false(bidi_find("Isolate", &mode));
	assert_false(bidi_find("", &mode));
	assert_int_equal(mode, BIDI_ISOLATE);
	assert_string_equal(bidi_name(BIDI_WORDS), "words");
}

static void
test_has_rtl(void **state)
{
	(void)state;
	assert_false(bidi_has_rtl("", 0));
	assert_false(bidi_has_rtl("Nusra 27\xe2\x80\x93\xe4\xb8\xad", 14));
	assert_true(bidi_has_rtl("x \xd8\xa7", 4));
	assert_true(bidi_has_rtl("\xd7\x90", 2));
	assert_true(bidi_has_rtl("\xef\xb7\xb2", 3));
	assert_false(bidi_has_rtl("\xd8", 1));
	assert_false(bidi_has_rtl("\xd9\xa1\xd9\xa2", 4)); /* digits */
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_mixed),
	    cmocka_unit_test(test_isolated),
	    cmocka_unit_test(test_turned),
	    cmocka_unit_test(test_joined),
	    cmocka_unit_test(test_any),
	    cmocka_unit_test(test_names),
	    cmocka_unit_test(test_has_rtl),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
