/* SPDX-License-Identifier: ISC */
/*
 * Proves: every scheme has a name that finds it; the mono scheme has no
 * colour and yet tells apart what must be told apart; the selected line looks
 * different from the same line unselected in every role and scheme; the
 * letters of screen tests are printable and all different.
 */
#include <ctype.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "style.h"

static void
test_names(void **state)
{
	int i;

	(void)state;
	for (i = 0; i < SCHEME_COUNT; i++)
		assert_int_equal(scheme_find(scheme_name((enum scheme)i)), i);
	assert_int_equal(scheme_find("mono"), SCHEME_MONO);
	assert_int_equal(scheme_find("Mono"), -1);
	assert_int_equal(scheme_find(""), -1);
}

static bool
same(struct look a, struct look b)
{
	return a.fg == b.fg && a.bg == b.bg && a.attr == b.attr;
}

static void
test_mono(void **state)
{
	static const struct {
		enum style a, b;
	} apart[] = {
	    {STYLE_QUOTE, STYLE_PASSAGE},
	    {STYLE_BORDER_FOCUS, STYLE_BORDER},
	    {STYLE_HIT, STYLE_TEXT},
	    {STYLE_HIT, STYLE_QUOTE},
	    {STYLE_SIDE1, STYLE_SIDE2},
	    {STYLE_SIDE1, STYLE_SIDE3},
	    {STYLE_SIDE2, STYLE_SIDE3},
	    {STYLE_RULER_HERE, STYLE_RULER},
	    {STYLE_KEY, STYLE_STATUS},
	    {STYLE_HEADER, STYLE_TEXT},
	};
	struct look l;
	size_t i;

	(void)state;
	for (i = 0; i < 256; i++) {
		l = style_look(SCHEME_MONO, (uint8_t)i);
		assert_int_equal(l.fg, -1);
		assert_int_equal(l.bg, -1);
	}
	for (i = 0; i < sizeof apart / sizeof *apart; i++)
		assert_false(same(style_look(SCHEME_MONO, apart[i].a),
		    style_look(SCHEME_MONO, apart[i].b)));
}

static void
test_modifiers(void **state)
{
	struct look plain, selected, marked;
	uint8_t r;
	int s;

	(void)state;
	for (s = 0; s < SCHEME_COUNT; s++) {
		for (r = 0; r < STYLE_COUNT; r++) {
			plain = style_look((enum scheme)s, r);
			selected =
			    style_look((enum scheme)s, r | STYLE_SELECTED);
			marked = style_look((enum scheme)s, r | STYLE_MARKED);
			assert_false(same(plain, selected));
			assert_false(same(marked, selected));
			assert_true(plain.fg >= -1 && plain.fg < 8);
			assert_true(plain.bg >= -1 && plain.bg < 8);
		}
		assert_false(same(style_look((enum scheme)s, STYLE_TEXT),
		    style_look((enum scheme)s, STYLE_TEXT | STYLE_MARKED)));
		assert_false(same(
		    style_look((enum scheme)s, STYLE_HIT | STYLE_SELECTED),
		    style_look((enum scheme)s, STYLE_TEXT | STYLE_SELECTED)));
	}
}

static void
test_letters(void **state)
{
	bool seen[128] = {false};
	uint8_t r;
	char c;
	int m;

	(void)state;
	for (m = 0; m < 3; m++) {
		for (r = 0; r < STYLE_COUNT; r++) {
			c = style_letter(r | (m == 1	  ? STYLE_SELECTED
						 : m == 2 ? STYLE_MARKED
							  : 0));
			assert_true(isgraph((unsigned char)c));
			assert_false(seen[(int)c]);
			seen[(int)c] = true;
		}
	}
	assert_int_equal(style_letter(STYLE_TEXT | STYLE_SELECTED),
	    toupper(style_letter(STYLE_TEXT)));
	assert_int_equal(style_letter(STYLE_COUNT), '?');
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_names),
	    cmocka_unit_test(test_mono),
	    cmocka_unit_test(test_modifiers),
	    cmocka_unit_test(test_letters),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
