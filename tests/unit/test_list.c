/* SPDX-License-Identifier: ISC */
/*
 * Proves: the cursor stays in the list whatever is asked, scrolling moves as
 * little as can be and always leaves the cursor's row whole on the screen,
 * also where rows have headers; the model it is held against looks at every
 * row, list.c at those on the screen only.
 */
#include <limits.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "list.h"

/* Every row whose number divides by 4, and the topmost, has a header. */
static int
with_headers(const void *ctx, size_t i, bool first)
{
	(void)ctx;
	return first || i % 4 == 0 ? 2 : 1;
}

static struct list
make(size_t n, int h)
{
	struct list l = {0};

	l.h = h;
	list_set(&l, n);
	return l;
}

static void
test_range(void **state)
{
	struct list l = make(10, 5);

	(void)state;
	list_move(&l, 3);
	assert_int_equal(l.cursor, 3);
	list_move(&l, -100);
	assert_int_equal(l.cursor, 0);
	list_move(&l, LONG_MAX);
	assert_int_equal(l.cursor, 9);
	list_move(&l, LONG_MIN);
	assert_int_equal(l.cursor, 0);
	list_goto(&l, 99);
	assert_int_equal(l.cursor, 9);
	list_scroll(&l, NULL, NULL);
	assert_int_equal(l.top, 5);
	list_set(&l, 4);
	assert_int_equal(l.cursor, 3);
	list_scroll(&l, NULL, NULL);
	assert_int_equal(l.top, 0);
	list_set(&l, 0);
	assert_int_equal(l.cursor, 0);
	assert_int_equal(l.top, 0);
	list_move(&l, 1);
	list_half(&l, 1);
	list_half(&l, -1);
	list_page(&l, 1, NULL, NULL);
	list_page(&l, -1, NULL, NULL);
	list_scroll(&l, NULL, NULL);
	assert_int_equal(l.cursor, 0);
	assert_int_equal(l.top, 0);
}

static void
test_scroll_least(void **state)
{
	struct list l = make(100, 10);

	(void)state;
	list_goto(&l, 9);
	list_scroll(&l, NULL, NULL);
	assert_int_equal(l.top, 0);
	list_goto(&l, 10);
	list_scroll(&l, NULL, NULL);
	assert_int_equal(l.top, 1);
	list_goto(&l, 50);
	list_scroll(&l, NULL, NULL);
	assert_int_equal(l.top, 41);
	list_goto(&l, 45);
	list_scroll(&l, NULL, NULL);
	assert_int_equal(l.top, 41);
	list_goto(&l, 40);
	list_scroll(&l, NULL, NULL);
	assert_int_equal(l.top, 40);
	/* A list that has become short fills the screen from above. */
	list_goto(&l, 99);
	list_scroll(&l, NULL, NULL);
	list_set(&l, 95);
	list_scroll(&l, NULL, NULL);
	assert_int_equal(l.top, 85);
	assert_int_equal(l.cursor, 94);
}

static void
test_page(void **state)
{
	struct list l = make(100, 10);

	(void)state;
	list_goto(&l, 2);
	list_page(&l, 1, NULL, NULL);
	assert_int_equal(l.top, 9);
	assert_int_equal(l.cursor, 11);
	list_page(&l, -1, NULL, NULL);
	assert_int_equal(l.top, 0);
	assert_int_equal(l.cursor, 2);
	list_page(&l, -1, NULL, NULL);
	assert_int_equal(l.cursor, 0);
	list_goto(&l, 95);
	list_scroll(&l, NULL, NULL);
	list_page(&l, 1, NULL, NULL);
	list_scroll(&l, NULL, NULL);
	assert_int_equal(l.cursor, 99);
	assert_int_equal(l.top, 90);
	list_page(&l, 1, NULL, NULL);
	assert_int_equal(l.cursor, 99);
	/* One line: a page is a row. */
	l = make(3, 1);
	list_page(&l, 1, NULL, NULL);
	assert_int_equal(l.cursor, 1);
	list_page(&l, -1, NULL, NULL);
	assert_int_equal(l.cursor, 0);
}

static void
test_page_headers(void **state)
{
	struct list l = make(40, 10);
	size_t i;

	(void)state;
	/* 0 H0, 1, 2, 3, H4, 5, 6, 7: ten lines. */
	list_page(&l, 1, with_headers, NULL);
	assert_int_equal(l.top, 7);
	assert_int_equal(l.cursor, 7);
	list_page(&l, -1, with_headers, NULL);
	assert_int_equal(l.top, 0);
	/* Down and down ends at the last row, up and up at the first. */
	for (i = 0; i < 10; i++) {
		list_page(&l, 1, with_headers, NULL);
		list_scroll(&l, with_headers, NULL);
	}
	assert_int_equal(l.cursor, 39);
	for (i = 0; i < 10; i++) {
		list_page(&l, -1, with_headers, NULL);
		list_scroll(&l, with_headers, NULL);
	}
	assert_int_equal(l.cursor, 0);
	assert_int_equal(l.top, 0);
}

static void
test_half(void **state)
{
	struct list l = make(100, 10);

	(void)state;
	list_half(&l, 1);
	assert_int_equal(l.cursor, 5);
	assert_int_equal(l.top, 5);
	list_half(&l, -1);
	assert_int_equal(l.cursor, 0);
	assert_int_equal(l.top, 0);
	l = make(5, 1);
	list_half(&l, 1);
	assert_int_equal(l.cursor, 1);
}

/* Is row I whole on the screen when TOP is the first? */
static bool
visible(size_t top, size_t i, int h)
{
	int lines = 0;
	size_t k;

	if (i < top)
		return false;
	for (k = top; k <= i; k++)
		lines += with_headers(NULL, k, k == top);
	return lines <= h || i == top;
}

/* Every start, every goal: against a search through all tops. */
static void
test_scroll_model(void **state)
{
	size_t n = 23, start, goal, end, best;
	struct list l;
	int h;

	(void)state;
	for (h = 1; h < 14; h++) {
		for (end = 0; !visible(end, n - 1, h); end++)
			;
		for (start = 0; start <= end; start++) {
			for (goal = 0; goal < n; goal++) {
				l = make(n, h);
				l.top = start;
				l.cursor = goal;
				list_scroll(&l, with_headers, NULL);
				best = start;
				while (best > 0 && goal < best)
					best--;
				while (!visible(best, goal, h))
					best++;
				assert_int_equal(l.top, best);
			}
		}
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_range),
	    cmocka_unit_test(test_scroll_least),
	    cmocka_unit_test(test_page),
	    cmocka_unit_test(test_page_headers),
	    cmocka_unit_test(test_half),
	    cmocka_unit_test(test_scroll_model),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
