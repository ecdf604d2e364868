/* SPDX-License-Identifier: ISC */
/*
 * Proves: text takes the cells that text.h says and no others, whatever its
 * bytes; wide characters are whole or not there; nothing of a cell moves a
 * terminal; right-to-left text is set between FSI and PDI that come and go
 * with it; dumps show what is there.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "canvas.h"
#include "gate.h"
#include "str.h"
#include "text.h"

#define FSI "\xe2\x81\xa8"
#define PDI "\xe2\x81\xa9"

static struct canvas c;

static struct view
fresh(int w, int h)
{
	canvas_resize(&c, w, h);
	c.ascii = false;
	c.bidi = BIDI_ISOLATE;
	return canvas_view(&c);
}

static int
setup(void **state)
{
	(void)state;
	canvas_init(&c, 1, 1);
	return 0;
}

static int
teardown(void **state)
{
	(void)state;
	canvas_clear(&c);
	return 0;
}

static void
shows(const char *want)
{
	struct str s = STR_INIT;

	canvas_dump(&c, &s);
	assert_string_equal(str_c(&s), want);
	str_clear(&s);
}

static int
text(struct view v, int x, int w, const char *s)
{
	return view_text(v, x, 0, w, STYLE_TEXT, s, strlen(s));
}

static int
cut(struct view v, int x, int w, const char *s)
{
	return view_text_cut(v, x, 0, w, STYLE_TEXT, s, strlen(s));
}

static void
test_clip(void **state)
{
	struct view v = fresh(6, 3), s;

	(void)state;
	assert_int_equal(view_text(v, 0, 0, 6, 0, "abcdefgh", 8), 6);
	assert_int_equal(view_text(v, 4, 1, 9, 0, "abcdefgh", 8), 2);
	assert_int_equal(view_text(v, -2, 2, 6, 0, "abcdefgh", 8), 6);
	shows("abcdef\n    ab\ncdef\n");
	assert_int_equal(view_text(v, 6, 0, 3, 0, "x", 1), 0);
	assert_int_equal(view_text(v, 0, 3, 3, 0, "x", 1), 0);
	assert_int_equal(view_text(v, 0, -1, 3, 0, "x", 1), 0);
	assert_int_equal(view_text(v, 0, 0, 0, 0, "x", 1), 0);
	assert_int_equal(view_text(v, 0, 0, -1, 0, "x", 1), 0);
	assert_int_equal(view_text(v, 0, 0, 3, 0, NULL, 0), 0);
	assert_int_equal(view_text(v, -9, 0, 3, 0, "xyz", 3), 0);
	shows("abcdef\n    ab\ncdef\n");
	s = view_sub(v, 1, 1, 3, 1);
	view_fill(s, STYLE_TEXT);
	assert_int_equal(view_text(s, 1, 0, 9, 0, "XYZ", 3), 2);
	shows("abcdef\n  XYab\ncdef\n");
	s = view_sub(v, 5, 2, 9, 9);
	assert_int_equal(s.w, 1);
	assert_int_equal(s.h, 1);
	s = view_sub(v, -2, -2, 3, 3);
	assert_int_equal(s.w, 1);
	assert_int_equal(s.h, 1);
	s = view_sub(v, 7, 0, 2, 1);
	assert_int_equal(s.w, 0);
	view_fill(s, STYLE_ERROR);
	assert_int_equal(text(s, 0, 5, "no"), 0);
	shows("abcdef\n  XYab\ncdef\n");
}

static void
test_wide(void **state)
{
	struct view v = fresh(6, 1);

	(void)state;
	assert_int_equal(text(v, 0, 6, "漢字a漢"), 6);
	/* Only half of the last one fits: a blank. */
	shows("漢字a\n");
	assert_int_equal(c.cells[1].width, 0);
	assert_string_equal(c.cells[1].ch, "");
	assert_string_equal(c.cells[5].ch, " ");
	text(v, 1, 1, "x");
	shows(" x字a\n");
	text(v, 2, 1, "y");
	shows(" xy a\n");
	v = fresh(5, 1);
	assert_int_equal(text(v, -1, 6, "漢字"), 4);
	shows(" 字\n");
	/* A wide one over the halves of two. */
	v = fresh(6, 1);
	text(v, 0, 6, "漢字漢");
	text(v, 1, 2, "語");
	shows(" 語 漢\n");
	/* A fill takes no half either. */
	view_fill(view_sub(v, 2, 0, 3, 1), STYLE_TEXT);
	shows("\n");
}

static void
test_gate(void **state)
{
	struct view v = fresh(20, 1);

	(void)state;
	assert_int_equal(
	    view_text(v, 0, 0, 20, 0, "a\033[31m\r\x7f\xc2\x9b\xff\0b", 13),
	    12);
	shows("a␛[31m␍␡��␀b\n");
	v = fresh(20, 1);
	assert_int_equal(text(v, 0, 20,
			     "x\xe2\x80\xae"
			     "y\xe2\x81\xa8z"),
	    5);
	shows("x␦y␦z\n");
	v = fresh(20, 1);
	assert_int_equal(text(v, 0, 20, "a\tb\nc"), 5);
	shows("a b c\n");
}

static void
test_marks(void **state)
{
	struct view v = fresh(10, 1);

	(void)state;
	assert_int_equal(text(v, 0, 10, "e\xcc\x81x"), 2);
	assert_string_equal(c.cells[0].ch, "e\xcc\x81");
	/* Six marks: four stay. */
	v = fresh(10, 1);
	assert_int_equal(text(v, 0, 10,
			     "o\xcc\x81\xcc\x82\xcc\x83\xcc\x84\xcc\x85"
			     "\xcc\x86p"),
	    2);
	assert_string_equal(c.cells[0].ch, "o\xcc\x81\xcc\x82\xcc\x83\xcc\x84");
	assert_string_equal(c.cells[1].ch, "p");
	/* A mark without a letter shows nothing and takes nothing. */
	v = fresh(10, 1);
	text(v, 0, 1, "a");
	assert_int_equal(text(v, 1, 9, "\xcc\x81z"), 1);
	shows("az\n");
	/* The marks of the last cell that fits belong to it. */
	v = fresh(1, 1);
	text(v, 0, 1, "e\xcc\x81\xcc\x82z");
	shows("e\xcc\x81\xcc\x82\n");
}

/* A cell holds one character that advances. */
static void
test_sequences(void **state)
{
	struct view v = fresh(10, 1);

	(void)state;
	/* A family of three, joined; then a letter. */
	assert_int_equal(text(v, 0, 10, "👨‍👩‍👧x"), 3);
	assert_string_equal(c.cells[0].ch, "👨");
	assert_string_equal(c.cells[2].ch, "x");
	/* A flag: two letters of one cell each. */
	v = fresh(10, 1);
	text(v, 0, 10, "🇸🇾x");
	assert_string_equal(c.cells[2].ch, "x");
	/* A heart made an emoji by a selector keeps its own width. */
	v = fresh(10, 1);
	text(v, 0, 10, "\xe2\x9d\xa4\xef\xb8\x8fx");
	assert_string_equal(c.cells[0].ch, "❤");
	/* Between letters a joiner stays. */
	v = fresh(10, 1);
	c.bidi = BIDI_OFF;
	assert_int_equal(text(v, 0, 10, "می\xe2\x80\x8cخ"), 3);
	assert_string_equal(c.cells[1].ch, "ی\xe2\x80\x8c");
}

static void
test_ascii(void **state)
{
	struct view v = fresh(12, 2);

	(void)state;
	c.ascii = true;
	assert_int_equal(text(v, 0, 12, "“é” – ن漢x"), 10);
	view_glyph(v, 0, 1, 0, GLYPH_SELECT);
	view_glyph(v, 1, 1, 0, GLYPH_NOT_EQUAL);
	assert_int_equal(view_text_cut(v, 4, 1, 3, 0, "abcdef", 6), 3);
	shows("\"?\" - ?? x\n>#  ab~\n");
}

static void
test_isolate(void **state)
{
	struct view v = fresh(12, 1);

	(void)state;
	text(v, 0, 2, "a ");
	assert_int_equal(text(v, 2, 9, "حزم"), 3);
	shows("a " FSI "حزم" PDI "\n");
	/* Drawn again, it is the same. */
	text(v, 2, 9, "حزم");
	shows("a " FSI "حزم" PDI "\n");
	/* What stands before can change; the isolate stays open. */
	text(v, 0, 2, "b.");
	text(v, 2, 9, "حزم");
	shows("b." FSI "حزم" PDI "\n");
	/* So it does where nothing is drawn but what stands before. */
	text(v, 0, 2, "c.");
	view_glyph(v, 1, 0, STYLE_TEXT, GLYPH_SELECT);
	shows("c▸" FSI "حزم" PDI "\n");
	text(v, 0, 2, "b.");
	/* Other text in its place takes it away. */
	text(v, 2, 3, "xyz");
	shows("b.xyz\n");
	text(v, 2, 9, "حزم");
	view_fill(view_sub(v, 2, 0, 3, 1), STYLE_TEXT);
	shows("b.\n");
	/* At the left edge one cell is given for it. */
	v = fresh(12, 1);
	assert_int_equal(text(v, 0, 12, "حزم"), 4);
	shows(" " FSI "حزم" PDI "\n");
	v = fresh(4, 1);
	assert_int_equal(cut(v, 0, 4, "حزم"), 4);
	shows(" " FSI "حزم" PDI "\n");
	v = fresh(4, 1);
	assert_int_equal(cut(v, 0, 4, "حزمة"), 4);
	shows(" " FSI "حز…" PDI "\n");
	/* Two of them side by side. */
	v = fresh(12, 1);
	text(v, 1, 2, "حز");
	text(v, 3, 2, "مة");
	shows(" " FSI "حز" PDI FSI "مة" PDI "\n");
	/* Behind a wide cell. */
	v = fresh(12, 1);
	text(v, 0, 2, "漢");
	text(v, 2, 2, "حز");
	shows("漢" FSI "حز" PDI "\n");
	c.bidi = BIDI_OFF;
	text(v, 2, 2, "حز");
	shows("漢حز\n");
}

static void
test_isolate_full(void **state)
{
	struct view v = fresh(12, 1);
	size_t i;

	(void)state;
	/* The last cell is full of marks: the end of the isolate counts more.
	 */
	text(v, 1, 9, "م\xd9\x8b\xd9\x8c\xd9\x8d\xd9\x8e");
	assert_non_null(strstr(c.cells[1].ch, PDI));
	for (i = 0; i < 12; i++)
		assert_true(
		    utf8_count(c.cells[i].ch, strlen(c.cells[i].ch)) <= 5);
}

static void
test_reorder(void **state)
{
	struct view v = fresh(30, 1);

	(void)state;
	c.bidi = BIDI_WORDS;
	assert_int_equal(text(v, 0, 30, "the حركة حزم 2014 الان (Hazzm)"), 30);
	shows("the الان 2014 حزم حركة (Hazzm)\n");
	v = fresh(30, 1);
	c.bidi = BIDI_WORDS;
	text(v, 0, 30, "ا  ب، c د");
	shows("ب،  ا c د\n");
	v = fresh(30, 1);
	c.bidi = BIDI_REORDER;
	text(v, 0, 30, "שלום (a) 12");
	shows("12 (a) םולש\n");
	/* What is cut off is the end, not what is drawn last. */
	v = fresh(30, 1);
	c.bidi = BIDI_REORDER;
	text(v, 0, 6, "אב גד הו");
	shows(" דג בא\n");
	v = fresh(30, 1);
	c.bidi = BIDI_REORDER;
	assert_int_equal(cut(v, 0, 6, "אב גד הו"), 6);
	shows("…דג בא\n");
}

/* One text in three styles, the styles of its letters in *STYLES. */
static void
spans(struct view v, int w, enum bidi_base base, struct str *styles)
{
	static const struct view_span three[] = {{"אב ", 5, STYLE_PASSAGE},
	    {"גד (ab)", 9, STYLE_QUOTE}, {" הו", 5, STYLE_PASSAGE}};

	view_spans(v, 1, 0, w, base, three, 3);
	str_reset(styles);
	canvas_dump_styles(&c, styles);
}

static void
test_spans(void **state)
{
	struct str styles = STR_INIT;
	struct view v = fresh(16, 1);

	(void)state;
	spans(v, 14, BIDI_RTL, &styles);
	shows(" " FSI "אב גד (ab) הו" PDI "\n");
	assert_string_equal(str_c(&styles), "aooopppppppooo\n");
	v = fresh(16, 1);
	c.bidi = BIDI_REORDER;
	spans(v, 14, BIDI_RTL, &styles);
	shows(" וה (ab) דג בא\n");
	assert_string_equal(str_c(&styles), " ooopppppppooo\n");
	/* The end is at the left, in the style of what it ends. */
	v = fresh(16, 1);
	c.bidi = BIDI_REORDER;
	spans(v, 7, BIDI_RTL, &styles);
	shows(" … דג בא\n");
	assert_string_equal(str_c(&styles), " ppppooo\n");
	/* Each run by itself. */
	v = fresh(16, 1);
	spans(v, 14, BIDI_MIXED, &styles);
	shows(" " FSI "אב גד" PDI " (ab) " FSI "הו" PDI "\n");
	v = fresh(16, 1);
	c.bidi = BIDI_REORDER;
	spans(v, 14, BIDI_MIXED, &styles);
	shows(" דג בא (ab) וה\n");
	assert_string_equal(str_c(&styles), " ppooopppppooo\n");
	/* A character is whole, in the style of its first part. */
	{
		static const struct view_span parts[] = {
		    {"e", 1, STYLE_TEXT}, {"\xcc\x81", 2, STYLE_HIT}};

		v = fresh(16, 1);
		assert_int_equal(view_spans(v, 0, 0, 9, BIDI_LTR, parts, 2), 1);
		assert_string_equal(c.cells[0].ch, "e\xcc\x81");
		assert_int_equal(c.cells[0].style, STYLE_TEXT);
	}
	str_clear(&styles);
}

static void
test_cut(void **state)
{
	struct view v = fresh(8, 1);

	(void)state;
	assert_int_equal(cut(v, 0, 5, "abcde"), 5);
	shows("abcde\n");
	assert_int_equal(cut(v, 0, 5, "abcdef"), 5);
	shows("abcd…\n");
	v = fresh(8, 1);
	assert_int_equal(cut(v, 0, 4, "漢字漢"), 3);
	shows("漢…\n");
	v = fresh(8, 1);
	assert_int_equal(cut(v, 6, 9, "abc"), 2);
	shows("      a…\n");
	v = fresh(8, 1);
	assert_int_equal(cut(v, 0, 1, "abc"), 1);
	shows("…\n");
	assert_int_equal(cut(v, 0, 0, "abc"), 0);
	assert_int_equal(cut(v, 9, 4, "abc"), 0);
}

static void
test_styles(void **state)
{
	struct view v = fresh(8, 2);
	struct str s = STR_INIT;

	(void)state;
	view_text(v, 1, 0, 3, STYLE_DIM, "漢x", 4);
	view_printf(v, 0, 1, 8, STYLE_TITLE, "%s-%d", "n", 7);
	view_row_modifier(v, 1, STYLE_SELECTED);
	view_row_modifier(v, 2, STYLE_SELECTED);
	view_row_modifier(v, -1, STYLE_SELECTED);
	canvas_dump_styles(&c, &s);
	assert_string_equal(str_c(&s), " bbb\nCCCAAAAA\n");
	str_clear(&s);
	shows(" 漢x\nn-7\n");
}

static void
test_cursor(void **state)
{
	struct view v = fresh(8, 4), s = view_sub(v, 2, 1, 3, 2);

	(void)state;
	view_cursor(s, 1, 1);
	assert_int_equal(c.cursor_x, 3);
	assert_int_equal(c.cursor_y, 2);
	view_cursor(s, 99, -5);
	assert_int_equal(c.cursor_x, 4);
	assert_int_equal(c.cursor_y, 1);
	view_cursor(view_sub(v, 9, 9, 1, 1), 0, 0);
	assert_int_equal(c.cursor_x, 4);
	canvas_resize(&c, 3, 1);
	assert_int_equal(c.cursor_x, 0);
}

static void
test_lines(void **state)
{
	struct view v = fresh(5, 3);

	(void)state;
	view_hline(v, 1, 0, 99, STYLE_BORDER);
	view_vline(v, 0, 0, 99, STYLE_BORDER);
	view_glyph(v, 0, 0, STYLE_BORDER, GLYPH_TL);
	view_glyph(v, -1, 0, STYLE_BORDER, GLYPH_TL);
	view_glyph(v, 5, 0, STYLE_BORDER, GLYPH_TL);
	shows("┌────\n│\n│\n");
	assert_string_equal(glyph_text(&c, GLYPH_SUBSET), "⊂");
	/* From outside, and through the half of two wide ones. */
	v = fresh(6, 1);
	text(v, 0, 6, "中文中");
	view_hline(v, 3, 0, 2, STYLE_BORDER);
	shows("中 ──\n");
	view_hline(v, -2, 0, 3, STYLE_BORDER);
	shows("─  ──\n");
}

/* Every glyph has a twin, and all take one cell. */
static void
test_glyphs(void **state)
{
	const char *s;
	int g;

	(void)state;
	for (g = 0; g < GLYPH_COUNT; g++) {
		fresh(1, 1);
		s = glyph_text(&c, (enum glyph)g);
		assert_int_equal(text_width(s, strlen(s)), 1);
		c.ascii = true;
		s = glyph_text(&c, (enum glyph)g);
		assert_int_equal(strlen(s), 1);
		assert_true(s[0] > 0x20 && s[0] < 0x7f);
	}
}

static void
test_empty(void **state)
{
	struct view v = fresh(0, 0);

	(void)state;
	view_fill(v, STYLE_TEXT);
	assert_int_equal(text(v, 0, 5, "abc"), 0);
	assert_int_equal(cut(v, 0, 5, "abc"), 0);
	view_hline(v, 0, 0, 5, 0);
	view_glyph(v, 0, 0, 0, GLYPH_TL);
	view_cursor(v, 0, 0);
	shows("");
}

/* What must be true of every row whatever was drawn. */
/* The marks of isolates. */
static bool
is_ours(uint32_t cp)
{
	return cp >= 0x2066 && cp <= 0x2069;
}

static void
row_is_sound(const struct cell *row, int w)
{
	uint32_t cp;
	size_t i, n;
	int x, first;

	for (x = 0; x < w; x++) {
		n = strlen(row[x].ch);
		if (row[x].width == 0) {
			assert_true(x > 0 && row[x - 1].width == 2);
			assert_int_equal(n, 0);
			continue;
		}
		assert_true(x + row[x].width <= w);
		assert_true(row[x].width == 1 || row[x + 1].width == 0);
		assert_true(n > 0 && utf8_count(row[x].ch, n) <= 5);
		for (i = 0, first = 1; i < n; first = 0) {
			i += utf8_decode(row[x].ch + i, n - i, &cp);
			assert_true(cp != UTF8_BAD && cp >= 0x20);
			if (first)
				assert_int_equal(
				    text_cp_width(cp), row[x].width);
			else
				assert_int_equal(
				    is_ours(cp) ? 0 : text_cp_width(cp), 0);
			assert_true(is_ours(cp) || gate_cp(cp) == cp);
		}
	}
}

static unsigned
next(unsigned *seed)
{
	*seed = *seed * 1103515245u + 12345u;
	return *seed >> 16;
}

/* S as two spans, the second from byte AT. */
static void
two(struct view v, int x, int w, const struct str *s, size_t at,
    enum bidi_base base)
{
	const struct view_span parts[] = {{str_c(s), at, STYLE_TEXT},
	    {str_c(s) + at, s->len - at, STYLE_HIT}};

	view_spans(v, x, 0, w, base, parts, 2);
}

/* Pieces that interact, and plain bytes, in any order. */
static void
test_anything(void **state)
{
	static const char *const pieces[] = {"a", "é", "漢", "ح", "\xcc\x81",
	    "\xe2\x80\x8d", "👩", "🇸", "\xef\xb8\x8f", "\033", "\xff", "क", "ा",
	    "्", " ", "한", "\xe1\x84\x80\xe1\x85\xa1", "\xd9\x8b"};
	unsigned seed = 2014;
	struct str s = STR_INIT;
	struct view v = fresh(24, 3);
	int i, k, x, used;

	(void)state;
	for (i = 0; i < 20000; i++) {
		str_reset(&s);
		for (k = (int)(next(&seed) % 12); k >= 0; k--) {
			if (next(&seed) % 8 == 0)
				str_addc(&s, (char)next(&seed));
			else
				str_add(&s,
				    pieces[next(&seed) %
					   (sizeof pieces / sizeof *pieces)]);
		}
		c.bidi = (enum bidi)(next(&seed) % 4);
		c.ascii = next(&seed) % 16 == 0;
		x = (int)(next(&seed) % 28) - 3;
		if (next(&seed) % 4 == 0)
			cut(v, x, (int)(next(&seed) % 20), s.s);
		else if (next(&seed) % 4 == 0)
			two(v, x, (int)(next(&seed) % 20), &s,
			    next(&seed) % (s.len + 1),
			    (enum bidi_base)(next(&seed) % 3));
		else
			view_text(
			    v, x, 0, (int)(next(&seed) % 20), 0, s.s, s.len);
		row_is_sound(c.cells, 24);
		view_fill(view_sub(v, 0, 1, 24, 1), STYLE_TEXT);
		c.bidi = BIDI_OFF;
		used = view_text(v, 0, 1, 24, 0, s.s, s.len);
		assert_true(text_width(s.s, s.len) > 24 ||
			    used == text_width(s.s, s.len));
		row_is_sound(c.cells + 24, 24);
	}
	str_clear(&s);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_clip),
	    cmocka_unit_test(test_wide),
	    cmocka_unit_test(test_gate),
	    cmocka_unit_test(test_marks),
	    cmocka_unit_test(test_sequences),
	    cmocka_unit_test(test_ascii),
	    cmocka_unit_test(test_isolate),
	    cmocka_unit_test(test_isolate_full),
	    cmocka_unit_test(test_reorder),
	    cmocka_unit_test(test_spans),
	    cmocka_unit_test(test_cut),
	    cmocka_unit_test(test_styles),
	    cmocka_unit_test(test_cursor),
	    cmocka_unit_test(test_lines),
	    cmocka_unit_test(test_glyphs),
	    cmocka_unit_test(test_empty),
	    cmocka_unit_test(test_anything),
	};

	return cmocka_run_group_tests(tests, setup, teardown);
}
