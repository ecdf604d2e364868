/* SPDX-License-Identifier: ISC */
/*
 * Proves: runs of right-to-left words, with figures between them, are found;
 * each is isolated or turned by itself, and nothing else changes.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "bidi.h"
#include "str.h"

/* Alef, beh and teh stand for words. */
#define A "\u0623"
#define B "\u0628"
#define C "\u062a"
#define FSI "\xe2\x81\xa8"
#define PDI "\xe2\x81\xa9"

static const struct sample {
	const char *text, *reordered, *isolated;
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
};

static void
test_samples(void **state)
{
	size_t i;

	(void)state;
	for (i = 0; i < sizeof samples / sizeof *samples; i++) {
		const struct sample *t = &samples[i];
		struct str s = STR_INIT;

		bidi_reorder(&s, t->text, strlen(t->text));
		assert_string_equal(str_c(&s), t->reordered);
		str_reset(&s);
		bidi_isolate(&s, t->text, strlen(t->text));
		assert_string_equal(str_c(&s), t->isolated);
		str_clear(&s);
	}
	assert_true(bidi_has_rtl(A, 2));
	assert_false(bidi_has_rtl("\u00c9", 2));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(test_samples)};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
