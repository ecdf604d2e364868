/* SPDX-License-Identifier: ISC */
/*
 * Proves: whatever row is given to curses after whatever other, of which only
 * the part that differs is given, its window then holds every cell of the row,
 * character, marks, attributes and colours: ASCII in runs, signs, marks, wide
 * characters whose halves other cells take, and what a terminal cannot show.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <wchar.h>

#include <curses.h>

#include <cmocka.h>

#include "terminal_cells.h"

enum { W = 24, ROWS = 20000 };

static FILE *null;

static int
setup(void **state)
{
	SCREEN *screen;

	(void)state;
	unsetenv("NO_COLOR");
	if (setlocale(LC_ALL, "C.UTF-8") == NULL)
		return 1;
	null = fopen("/dev/null", "r+");
	screen = newterm("xterm-256color", null, null);
	if (screen == NULL)
		return 1;
	resize_term(2, W);
	return 0;
}

static int
teardown(void **state)
{
	(void)state;
	endwin();
	fclose(null);
	terminal_cells_clear();
	return 0;
}

/* The same numbers on every machine. */
static unsigned
number(unsigned below)
{
	static uint32_t x = 1;

	x = x * 1664525 + 1013904223;
	return (x >> 8) % below;
}

static void
random_row(struct cell *row)
{
	static const char *const narrow[] = {
	    "a", "b", "~", " ", " ", "é", "│", "e\u0301", "\u05d0", "\u0628"};
	static const char *const wide[] = {"漢", "字"};
	unsigned style = number(4), x;

	memset(row, 0, W * sizeof *row);
	for (x = 0; x < W; x++) {
		if (number(4) == 0)
			style = number(16);
		row[x].style = (uint8_t)style;
		row[x].width = 1;
		if (x + 1 < W && number(5) == 0) {
			strcpy(row[x].ch, wide[number(2)]);
			row[x++].width = 2;
			row[x].style = (uint8_t)style;
		} else {
			strcpy(row[x].ch, narrow[number(10)]);
		}
	}
}

static void
put(const struct cell *old, const struct cell *new)
{
	int from = 0, to = W;

	while (from < W && memcmp(&old[from], &new[from], sizeof *new) == 0)
		from++;
	while (
	    to > from && memcmp(&old[to - 1], &new[to - 1], sizeof *new) == 0)
		to--;
	if (from < to)
		terminal_cells_put(new, W, 0, from, to);
}

static void
same(int x, const struct cell *c, attr_t attr, short pair)
{
	wchar_t want[CCHARW_MAX + 1] = {0}, have[CCHARW_MAX + 1] = {0};
	cchar_t cell;
	attr_t a;
	short p;

	assert_true(mbstowcs(want, c->ch, CCHARW_MAX) > 0);
	assert_int_equal(mvin_wch(0, x, &cell), OK);
	assert_int_equal(getcchar(&cell, have, &a, &p, NULL), OK);
	if (wcscmp(want, have) != 0)
		fail_msg("cell %d: U+%04X in place of U+%04X", x,
		    (unsigned)have[0], (unsigned)want[0]);
	assert_int_equal(a & ~(attr_t)A_COLOR, attr);
	assert_int_equal(p, pair);
}

/* The look that a style has when it is given alone. */
static void
look(unsigned style, const char *ch, attr_t *attr, short *pair)
{
	struct cell row[W];
	wchar_t have[CCHARW_MAX + 1];
	cchar_t cell;

	memset(row, 0, sizeof row);
	strcpy(row[0].ch, ch);
	row[0].style = (uint8_t)style;
	row[0].width = 1;
	terminal_cells_put(row, W, 1, 0, 1);
	assert_int_equal(mvin_wch(1, 0, &cell), OK);
	assert_int_equal(getcchar(&cell, have, attr, pair, NULL), OK);
	*attr &= ~(attr_t)A_COLOR;
}

static void
test_rows(void **state)
{
	struct cell rows[2][W];
	attr_t attr[16], other;
	short pair[16], other_pair;
	unsigned i, k;
	int x;

	(void)state;
	terminal_cells_begin(true, false, SCHEME_DEFAULT);
	for (i = 0; i < 16; i++) {
		look(i, "a", &attr[i], &pair[i]);
		look(i, "é", &other, &other_pair);
		assert_int_equal(attr[i], other);
		assert_int_equal(pair[i], other_pair);
	}
	memset(rows, 0, sizeof rows);
	for (i = 0; i < ROWS; i++) {
		struct cell *new = rows[i % 2], *old = rows[(i + 1) % 2];

		/* Another row, or the last one with a stretch of another. */
		random_row(new);
		if (i % 3 == 1) {
			k = number(W);
			while (
			    k > 0 && (old[k].width == 0 || new[k].width == 0))
				k--;
			memcpy(new, old, k * sizeof *new);
		}
		put(old, new);
		for (x = 0; x < W; x++) {
			if (new[x].width > 0)
				same(x, &new[x], attr[new[x].style],
				    pair[new[x].style]);
		}
	}
}

static void
test_cannot(void **state)
{
	struct cell row[W];
	cchar_t cell;
	wchar_t have[CCHARW_MAX + 1];
	attr_t a;
	short p;

	(void)state;
	memset(row, 0, sizeof row);
	strcpy(row[0].ch, "x");
	strcpy(row[1].ch, "é");
	row[0].width = row[1].width = 1;
	terminal_cells_begin(false, false, SCHEME_MONO);
	terminal_cells_put(row, W, 0, 0, 2);
	assert_int_equal(mvin_wch(0, 0, &cell), OK);
	assert_int_equal(getcchar(&cell, have, &a, &p, NULL), OK);
	assert_int_equal(have[0], L'x');
	assert_int_equal(mvin_wch(0, 1, &cell), OK);
	assert_int_equal(getcchar(&cell, have, &a, &p, NULL), OK);
	assert_int_equal(have[0], L'?');
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_rows),
	    cmocka_unit_test(test_cannot),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, setup, teardown);
}
