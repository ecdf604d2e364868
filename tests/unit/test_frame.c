/* SPDX-License-Identifier: ISC */
/*
 * Proves: the frame as drawn, character by character, in each kind of
 * layout; the pane that has the keys is told without colour; titles that do
 * not fit are cut, and no size makes the frame leave the screen.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "canvas.h"
#include "frame.h"
#include "str.h"

static const struct frame_title titles[LAYOUT_PANES] = {
    {"Factions", NULL},
    {"Timeline", "12/38"},
    {"Event", "claim 1 of 2"},
};

static void
frame(struct str *out, int w, int h, enum layout_pane focus, bool styles)
{
	struct canvas c;
	struct layout l;

	canvas_init(&c, w, h);
	layout_compute(&l, w, h, focus, false);
	frame_draw(&c, &l, titles, focus);
	if (styles)
		canvas_dump_styles(&c, out);
	else
		canvas_dump(&c, out);
	canvas_clear(&c);
}

static void
is(int w, int h, enum layout_pane focus, const char *want)
{
	struct str s = STR_INIT;

	frame(&s, w, h, focus, false);
	assert_string_equal(str_c(&s), want);
	str_clear(&s);
}

static void
test_two(void **state)
{
	(void)state;
	is(60, 16, LAYOUT_TIMELINE,
	    "\n"
	    "┌ Factions ────┬▸Timeline ───────────────────────── 12/38 ─┐\n"
	    "│              │                                           │\n"
	    "│              │                                           │\n"
	    "│              │                                           │\n"
	    "│              │                                           │\n"
	    "│              │                                           │\n"
	    "│              ├ Event ───────────────────── claim 1 of 2 ─┤\n"
	    "│              │                                           │\n"
	    "│              │                                           │\n"
	    "│              │                                           │\n"
	    "│              │                                           │\n"
	    "│              │                                           │\n"
	    "│              │                                           │\n"
	    "└──────────────┴───────────────────────────────────────────┘\n"
	    "\n");
}

static void
test_three(void **state)
{
	struct str s = STR_INIT;
	const char *line, *end;

	(void)state;
	frame(&s, 160, 8, LAYOUT_DETAIL, false);
	line = strchr(s.s, '\n') + 1;
	assert_int_equal(
	    strncmp(line, "┌ Factions ──", strlen("┌ Factions ──")), 0);
	assert_non_null(strstr(line, "─┬ Timeline ──"));
	assert_non_null(strstr(line, " 12/38 ─┬▸Event ──"));
	assert_non_null(strstr(line, " claim 1 of 2 ─┐\n"));
	end = strstr(line, "└");
	assert_non_null(end);
	assert_non_null(strstr(end, "┴"));
	assert_non_null(strstr(strstr(end, "┴") + 1, "┴"));
	str_clear(&s);
}

static void
test_one(void **state)
{
	(void)state;
	is(30, 6, LAYOUT_TIMELINE,
	    "\n"
	    "▸Timeline ──────────── 12/38 ─\n"
	    "\n\n\n\n");
	/* No room for what stands to the right, then none for the name. */
	is(20, 5, LAYOUT_DETAIL,
	    "\n"
	    "▸Event ─────────────\n"
	    "\n\n\n");
	is(8, 5, LAYOUT_TIMELINE,
	    "\n"
	    "▸Timel…\n"
	    "\n\n\n");
	/* Four rows: none for a title. */
	is(30, 4, LAYOUT_TIMELINE, "\n\n\n\n");
}

static void
test_focus_styles(void **state)
{
	struct str s = STR_INIT;

	(void)state;
	frame(&s, 30, 6, LAYOUT_TIMELINE, true);
	assert_string_equal(str_c(&s), "\n"
				       "eeeeeeeeeeddddddddddddeeeeeeed\n"
				       "\n\n\n\n");
	str_clear(&s);
}

static void
test_every_size(void **state)
{
	struct str s = STR_INIT;
	int w, h;

	(void)state;
	for (w = 1; w < 200; w += 3)
		for (h = 1; h < 40; h++) {
			str_reset(&s);
			frame(&s, w, h, LAYOUT_DETAIL, false);
			assert_true(s.len >= (size_t)h);
		}
	str_clear(&s);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_two),
	    cmocka_unit_test(test_three),
	    cmocka_unit_test(test_one),
	    cmocka_unit_test(test_focus_styles),
	    cmocka_unit_test(test_every_size),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
