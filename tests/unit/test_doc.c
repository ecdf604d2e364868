/* SPDX-License-Identifier: ISC */
/*
 * Proves: paragraphs are wrapped with their indents and bar, styles go on over
 * line ends, a paragraph can be held to so many lines, hits are found and
 * drawn where they stand, lines carry their claim, target and place in a
 * source, and the cursor's line is told by a pointer and the hardware cursor.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "doc.h"

static struct doc d;

static int
setup(void **state)
{
	(void)state;
	doc_init(&d);
	doc_reset(&d, 20);
	return 0;
}

static int
teardown(void **state)
{
	(void)state;
	doc_clear(&d);
	return 0;
}

/* D on W x H cells from line TOP, the cursor on line AT. */
static void
draw(struct canvas *c, size_t top, size_t at, bool focus)
{
	struct list l = {0};

	list_set(&l, d.n);
	l.top = top;
	l.cursor = at;
	l.h = c->h;
	doc_draw(&d, canvas_view(c), &l, 0, focus);
}

static void
shows(int w, int h, const char *wanted)
{
	struct canvas c;
	struct str s = STR_INIT;

	canvas_init(&c, w, h);
	draw(&c, 0, 0, false);
	canvas_dump(&c, &s);
	assert_string_equal(str_c(&s), wanted);
	str_clear(&s);
	canvas_clear(&c);
}

static void
styles_are(int w, int h, const char *wanted)
{
	struct canvas c;
	struct str s = STR_INIT;

	canvas_init(&c, w, h);
	draw(&c, 0, 0, false);
	canvas_dump_styles(&c, &s);
	assert_string_equal(str_c(&s), wanted);
	str_clear(&s);
	canvas_clear(&c);
}

static void
line_is(size_t i, const char *wanted)
{
	struct str s = STR_INIT;

	assert_true(i < d.n);
	doc_line_text(&d, i, &s);
	assert_string_equal(str_c(&s), wanted);
	str_clear(&s);
}

static void
test_wrap(void **state)
{
	(void)state;
	doc_add(&d, STYLE_TEXT, "the quick brown fox jumps over the lazy dog");
	doc_end(&d, 0, 2, false);
	doc_blank(&d);
	doc_add(&d, STYLE_TEXT, "the quick brown fox jumps over");
	doc_end(&d, 3, 1, true);
	assert_int_equal(d.n, 6);
	shows(22, 6,
	    " the quick brown fox\n"
	    "   jumps over the\n"
	    "   lazy dog\n"
	    "\n"
	    "    ┃ the quick brown\n"
	    "  ┃ fox jumps over\n");
}

static void
test_empty(void **state)
{
	(void)state;
	doc_end(&d, 0, 0, false);
	doc_end_cut(&d, 0);
	doc_add(&d, STYLE_TEXT, NULL);
	doc_add(&d, STYLE_TEXT, "");
	doc_end(&d, 0, 0, true);
	assert_int_equal(d.n, 0);
	shows(5, 2, "\n\n");
	assert_int_equal(doc_search(&d, "x"), 0);
}

/* Too narrow for indents they go; no width makes it fail. */
static void
test_narrow(void **state)
{
	int w;

	(void)state;
	doc_reset(&d, 7);
	doc_add(&d, STYLE_TEXT, "ab cdefghijk");
	doc_end(&d, 4, 4, false);
	line_is(0, "ab");
	assert_int_equal(d.lines[0].indent, 0);
	for (w = -3; w < 6; w++) {
		doc_reset(&d, w);
		doc_add(&d, STYLE_TEXT, "漢字 and النصرة");
		doc_end(&d, 2, 4, true);
		assert_true(d.n > 0);
		assert_true(d.width >= 1);
	}
}

static void
test_spans(void **state)
{
	(void)state;
	doc_add(&d, STYLE_TEXT, "one two ");
	doc_add(&d, STYLE_QUOTE, "three four five six");
	doc_add(&d, STYLE_QUOTE, " seven");
	doc_add(&d, STYLE_DIM, " end");
	doc_end(&d, 0, 0, false);
	assert_int_equal(d.n, 2);
	assert_int_equal(d.lines[0].n_runs, 2);
	assert_int_equal(d.lines[1].n_runs, 2);
	assert_int_equal(d.lines[1].runs[0].style, STYLE_QUOTE);
	line_is(0, "one two three four");
	line_is(1, "five six seven end");
	/* Plain blanks have no letter. */
	styles_are(22, 2, " aaa aaa pppppppppp\n ppppppppppppppbbbb\n");
}

static void
test_max_lines(void **state)
{
	(void)state;
	d.max_lines = 2;
	doc_add(&d, STYLE_TEXT, "the quick brown fox jumps over the lazy dog");
	doc_end(&d, 0, 0, false);
	d.max_lines = 1;
	doc_add(&d, STYLE_TEXT, "the quick brown fox jumps");
	doc_end(&d, 0, 0, false);
	doc_add(&d, STYLE_TEXT, "short");
	doc_end(&d, 0, 0, false);
	d.max_lines = 0;
	doc_add(&d, STYLE_TEXT, "cut and not wrapped, as titles are");
	doc_end_cut(&d, 1);
	assert_int_equal(d.n, 5);
	shows(22, 5,
	    " the quick brown fox\n"
	    " jumps over the lazy…\n"
	    " the quick brown fox…\n"
	    " short\n"
	    "  cut and not wrappe…\n");
}

static void
test_long_format(void **state)
{
	char long_text[5000];

	(void)state;
	memset(long_text, 'a', sizeof long_text - 1);
	long_text[sizeof long_text - 1] = '\0';
	doc_addf(&d, STYLE_DIM, "Editors: %s!", long_text);
	assert_int_equal(d.text.len, 9 + 4999 + 1);
	assert_int_equal(d.text.s[d.text.len - 1], '!');
	doc_end(&d, 0, 0, false);
}

static void
test_marks(void **state)
{
	(void)state;
	d.claim = 3;
	d.target.kind = TARGET_SOURCE;
	d.target.n = 7;
	d.base = 100;
	doc_add(&d, STYLE_TEXT, "the quick brown fox jumps");
	doc_end(&d, 0, 0, false);
	assert_int_equal(d.n, 2);
	assert_int_equal(d.lines[0].from, 100);
	assert_int_equal(d.lines[0].to, 119);
	assert_int_equal(d.lines[1].from, 120);
	assert_int_equal(d.lines[1].to, 125);
	assert_int_equal(d.lines[1].claim, 3);
	assert_int_equal(d.lines[1].target.kind, TARGET_SOURCE);
	assert_int_equal(d.lines[1].target.n, 7);
	/* Nothing of it is left for another document. */
	doc_reset(&d, 20);
	doc_add(&d, STYLE_TEXT, "x");
	doc_end(&d, 0, 0, false);
	assert_int_equal(d.lines[0].claim, -1);
	assert_int_equal(d.lines[0].target.kind, TARGET_NONE);
	assert_int_equal(d.lines[0].from, 0);
}

static void
test_search(void **state)
{
	struct canvas c;

	(void)state;
	doc_add(&d, STYLE_TEXT, "Al-Nusra and al-Nu");
	doc_add(&d, STYLE_QUOTE, "srah, Nusra");
	doc_end(&d, 0, 0, false);
	doc_add(&d, STYLE_TEXT, "no such word");
	doc_end(&d, 0, 0, false);
	assert_int_equal(doc_search(&d, "nusra"), 3);
	assert_int_equal(d.hits[0].line, 0);
	assert_int_equal(d.hits[0].start, 3);
	assert_int_equal(d.hits[0].end, 8);
	assert_int_equal(d.hits[1].line, 1);
	assert_int_equal(d.hits[2].line, 1);
	canvas_init(&c, 22, 3);
	draw(&c, 0, 0, false);
	/* A hit over the seam of two styles is marked whole. */
	assert_int_equal(c.cells[1].style, STYLE_TEXT);
	assert_int_equal(c.cells[4].style, STYLE_HIT);
	assert_int_equal(c.cells[8].style, STYLE_HIT);
	assert_int_equal(c.cells[9].style, STYLE_TEXT);
	canvas_clear(&c);
	assert_int_equal(doc_search(&d, "nowhere"), 0);
	assert_int_equal(doc_search(&d, "nusra"), 3);
	assert_int_equal(doc_search(&d, NULL), 0);
	assert_int_equal(d.n_hits, 0);
}

static void
test_cursor(void **state)
{
	struct canvas c;
	struct str s = STR_INIT;

	(void)state;
	doc_add(&d, STYLE_TEXT, "one");
	doc_end(&d, 0, 0, false);
	doc_add(&d, STYLE_TEXT, "two");
	doc_end(&d, 0, 0, false);
	doc_add(&d, STYLE_TEXT, "three");
	doc_end(&d, 0, 0, false);
	canvas_init(&c, 10, 2);
	draw(&c, 1, 2, true);
	canvas_dump(&c, &s);
	assert_string_equal(str_c(&s), " two\n▸three\n");
	assert_int_equal(c.cursor_x, 0);
	assert_int_equal(c.cursor_y, 1);
	canvas_clear(&c);
	str_clear(&s);
}

/* Data is raw here; on the screen it is harmless. */
static void
test_hostile(void **state)
{
	(void)state;
	doc_add(&d, STYLE_TEXT,
	    "a\033[2J\xff\xe2\x80\xae"
	    "b");
	doc_end(&d, 0, 0, false);
	shows(22, 1, " a␛[2J�␦b\n");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test_setup_teardown(test_wrap, setup, teardown),
	    cmocka_unit_test_setup_teardown(test_empty, setup, teardown),
	    cmocka_unit_test_setup_teardown(test_narrow, setup, teardown),
	    cmocka_unit_test_setup_teardown(test_spans, setup, teardown),
	    cmocka_unit_test_setup_teardown(test_max_lines, setup, teardown),
	    cmocka_unit_test_setup_teardown(test_long_format, setup, teardown),
	    cmocka_unit_test_setup_teardown(test_marks, setup, teardown),
	    cmocka_unit_test_setup_teardown(test_search, setup, teardown),
	    cmocka_unit_test_setup_teardown(test_cursor, setup, teardown),
	    cmocka_unit_test_setup_teardown(test_hostile, setup, teardown),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
