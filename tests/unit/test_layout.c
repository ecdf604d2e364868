/* SPDX-License-Identifier: ISC */
/*
 * Proves: the sizes that the manual names give the layouts it names, exactly;
 * and at every size up to 200 x 60 what is shown lies on the screen, nothing
 * overlaps, and nothing is left over.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "layout.h"
#include "str.h"

static void
is(int w, int h, enum layout_pane focus, bool zoom, const char *want)
{
	struct str s = STR_INIT;
	struct layout l;

	layout_compute(&l, w, h, focus, zoom);
	layout_dump(&l, &s);
	assert_string_equal(str_c(&s), want);
	str_clear(&s);
}

static void
test_two(void **state)
{
	(void)state;
	is(80, 24, LAYOUT_TIMELINE, false,
	    "mode two\n"
	    "title 0,0 80x1\n"
	    "frame 0,1 80x22\n"
	    "factions 1,2 19x20\n"
	    "timeline 21,2 58x8\n"
	    "detail 21,11 58x11\n"
	    "hint 0,23 80x1\n"
	    "splits 20 -1 10\n");
	/* Read, the detail takes lines of the timeline, but not all. */
	is(80, 24, LAYOUT_DETAIL, false,
	    "mode two\n"
	    "title 0,0 80x1\n"
	    "frame 0,1 80x22\n"
	    "factions 1,2 19x20\n"
	    "timeline 21,2 58x5\n"
	    "detail 21,8 58x14\n"
	    "hint 0,23 80x1\n"
	    "splits 20 -1 7\n");
	is(60, 16, LAYOUT_DETAIL, false,
	    "mode two\n"
	    "title 0,0 60x1\n"
	    "frame 0,1 60x14\n"
	    "factions 1,2 14x12\n"
	    "timeline 16,2 43x5\n"
	    "detail 16,8 43x6\n"
	    "hint 0,15 60x1\n"
	    "splits 15 -1 7\n");
	is(60, 16, LAYOUT_FACTIONS, false,
	    "mode two\n"
	    "title 0,0 60x1\n"
	    "frame 0,1 60x14\n"
	    "factions 1,2 14x12\n"
	    "timeline 16,2 43x5\n"
	    "detail 16,8 43x6\n"
	    "hint 0,15 60x1\n"
	    "splits 15 -1 7\n");
}

static void
test_three(void **state)
{
	(void)state;
	is(160, 50, LAYOUT_TIMELINE, false,
	    "mode three\n"
	    "title 0,0 160x1\n"
	    "frame 0,1 160x48\n"
	    "factions 1,2 32x46\n"
	    "timeline 34,2 68x46\n"
	    "detail 103,2 56x46\n"
	    "hint 0,49 160x1\n"
	    "splits 33 102 -1\n");
	is(240, 60, LAYOUT_TIMELINE, false,
	    "mode three\n"
	    "title 0,0 240x1\n"
	    "frame 0,1 240x58\n"
	    "factions 1,2 36x56\n"
	    "timeline 38,2 110x56\n"
	    "detail 149,2 90x56\n"
	    "hint 0,59 240x1\n"
	    "splits 37 148 -1\n");
}

static void
test_one(void **state)
{
	(void)state;
	is(59, 24, LAYOUT_TIMELINE, false,
	    "mode one\n"
	    "title 0,0 59x1\n"
	    "frame 0,0 0x0\n"
	    "factions 0,0 0x0\n"
	    "timeline 0,2 59x21\n"
	    "detail 0,0 0x0\n"
	    "hint 0,23 59x1\n"
	    "splits -1 -1 -1\n");
	is(20, 5, LAYOUT_DETAIL, false,
	    "mode one\n"
	    "title 0,0 20x1\n"
	    "frame 0,0 0x0\n"
	    "factions 0,0 0x0\n"
	    "timeline 0,0 0x0\n"
	    "detail 0,2 20x2\n"
	    "hint 0,4 20x1\n"
	    "splits -1 -1 -1\n");
	is(1, 1, LAYOUT_FACTIONS, false,
	    "mode one\n"
	    "title 0,0 0x0\n"
	    "frame 0,0 0x0\n"
	    "factions 0,0 1x1\n"
	    "timeline 0,0 0x0\n"
	    "detail 0,0 0x0\n"
	    "hint 0,0 0x0\n"
	    "splits -1 -1 -1\n");
	/* A zoomed pane is alone, however much room there is. */
	is(200, 50, LAYOUT_DETAIL, true,
	    "mode one\n"
	    "title 0,0 200x1\n"
	    "frame 0,0 0x0\n"
	    "factions 0,0 0x0\n"
	    "timeline 0,0 0x0\n"
	    "detail 0,2 200x47\n"
	    "hint 0,49 200x1\n"
	    "splits -1 -1 -1\n");
}

static uint8_t used[60][200];

static void
take(const struct rect *r, int w, int h)
{
	int x, y;

	assert_true(r->x >= 0 && r->y >= 0);
	assert_true(r->x + r->w <= w && r->y + r->h <= h);
	for (y = r->y; y < r->y + r->h; y++)
		for (x = r->x; x < r->x + r->w; x++)
			assert_int_equal(used[y][x]++, 0);
}

/* The lines: frame, splits, and the title row of a pane that is alone. */
static void
take_lines(const struct layout *l, int w)
{
	const struct rect *f = &l->frame;
	const struct rect *one = &l->pane[LAYOUT_DETAIL];
	int x, y;

	if (f->h == 0) {
		if (one->y > l->title.h)
			take(&(struct rect){0, one->y - 1, w, 1}, w, 60);
		return;
	}
	for (y = f->y; y < f->y + f->h; y++)
		for (x = f->x; x < f->x + f->w; x++)
			if (x == f->x || x == f->x + f->w - 1 || y == f->y ||
			    y == f->y + f->h - 1 || x == l->split_x ||
			    x == l->split_x2 ||
			    (y == l->split_y && x > l->split_x))
				assert_int_equal(used[y][x]++, 0);
}

static void
test_every_size(void **state)
{
	struct layout l;
	int w, h, i, x, y;

	(void)state;
	for (h = 1; h <= 60; h++) {
		for (w = 1; w <= 200; w++) {
			memset(used, 0, sizeof used);
			layout_compute(&l, w, h, LAYOUT_DETAIL, false);
			take(&l.title, w, h);
			take(&l.hint, w, h);
			for (i = 0; i < LAYOUT_PANES; i++)
				take(&l.pane[i], w, h);
			take_lines(&l, w);
			assert_true(l.pane[LAYOUT_DETAIL].h > 0);
			for (y = 0; y < h; y++)
				for (x = 0; x < w; x++)
					assert_int_equal(used[y][x], 1);
		}
	}
}

static void
test_nothing(void **state)
{
	struct layout l;

	(void)state;
	layout_compute(&l, 0, 0, LAYOUT_DETAIL, false);
	assert_int_equal(l.pane[LAYOUT_DETAIL].w, 0);
	layout_compute(&l, -3, 7, LAYOUT_DETAIL, true);
	assert_int_equal(l.pane[LAYOUT_DETAIL].w, 0);
}

static void
test_parse_size(void **state)
{
	static const char *const wrong[] = {"", "x", "80", "80x", "x24", "0x24",
	    "80x0", "-1x24", "80x-1", " 80x24", "80x24 ", "80X24", "1001x24",
	    "80x1001", "99999999999999999999999x24", "80x24x"};
	size_t i;
	int w, h;

	(void)state;
	assert_true(layout_parse_size("80x24", &w, &h));
	assert_int_equal(w, 80);
	assert_int_equal(h, 24);
	assert_true(layout_parse_size("1x1000", &w, &h));
	assert_int_equal(h, 1000);
	for (i = 0; i < sizeof(wrong) / sizeof(wrong[0]); i++)
		assert_false(layout_parse_size(wrong[i], &w, &h));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_two),
	    cmocka_unit_test(test_three),
	    cmocka_unit_test(test_one),
	    cmocka_unit_test(test_every_size),
	    cmocka_unit_test(test_nothing),
	    cmocka_unit_test(test_parse_size),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
