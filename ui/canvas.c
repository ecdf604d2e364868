/* SPDX-License-Identifier: ISC */
/*
 * canvas - see canvas.h.  This file holds the grid, views, lines and dumps;
 * canvas_text.c writes text into it.
 *
 * Two rules hold between calls.  A continuation cell stands behind a wide
 * cell and nowhere else: whoever overwrites one half blanks the other
 * (canvas_edge).  An isolate's FSI hangs on the cell before the text it
 * opens, so that writing a cell takes the FSI off the one before it: text
 * that is gone leaves no isolate open.
 */
#include "canvas.h"

#include <string.h>

#include "canvas_text.h"
#include "mem.h"
#include "str.h"

static const struct cell blank = {" ", STYLE_TEXT, 1};

static const struct {
	const char *utf8, *ascii;
} glyphs[GLYPH_COUNT] = {
    [GLYPH_HLINE] = {"─", "-"},
    [GLYPH_VLINE] = {"│", "|"},
    [GLYPH_TL] = {"┌", "+"},
    [GLYPH_TR] = {"┐", "+"},
    [GLYPH_BL] = {"└", "+"},
    [GLYPH_BR] = {"┘", "+"},
    [GLYPH_TEE_DOWN] = {"┬", "+"},
    [GLYPH_TEE_UP] = {"┴", "+"},
    [GLYPH_TEE_RIGHT] = {"├", "+"},
    [GLYPH_TEE_LEFT] = {"┤", "+"},
    [GLYPH_CROSS] = {"┼", "+"},
    [GLYPH_SELECT] = {"▸", ">"},
    [GLYPH_NOT_EQUAL] = {"≠", "#"},
    [GLYPH_SUBSET] = {"⊂", "("},
    [GLYPH_ELLIPSIS] = {"…", "~"},
    [GLYPH_DOT] = {"·", "."},
    [GLYPH_BAR] = {"┃", "|"},
    [GLYPH_DASH] = {"–", "-"},
    [GLYPH_UP] = {"↑", "^"},
    [GLYPH_DOWN] = {"↓", "v"},
    [GLYPH_LEFT] = {"←", "<"},
    [GLYPH_RIGHT] = {"→", ">"},
    [GLYPH_MORE_UP] = {"▲", "^"},
    [GLYPH_MORE_DOWN] = {"▼", "v"},
    [GLYPH_LEVEL0] = {"·", "."},
    [GLYPH_LEVEL1] = {"▁", ":"},
    [GLYPH_LEVEL2] = {"▂", "-"},
    [GLYPH_LEVEL3] = {"▃", "="},
    [GLYPH_LEVEL4] = {"▄", "+"},
    [GLYPH_LEVEL5] = {"▅", "*"},
    [GLYPH_LEVEL6] = {"▆", "%"},
    [GLYPH_LEVEL7] = {"▇", "#"},
    [GLYPH_LEVEL8] = {"█", "@"},
    [GLYPH_SILENT] = {"░", "/"},
    [GLYPH_POINT_LEFT] = {"◂", "<"},
    [GLYPH_TIMES] = {"×", "x"},
    [GLYPH_NODE] = {"◆", "*"},
};

void
canvas_init(struct canvas *c, int w, int h)
{
	memset(c, 0, sizeof *c);
	canvas_resize(c, w, h);
}

void
canvas_resize(struct canvas *c, int w, int h)
{
	mem_free(c->cells);
	c->w = w > 0 ? w : 0;
	c->h = h > 0 ? h : 0;
	c->cells = mem_array((size_t)c->w * (size_t)c->h, sizeof *c->cells);
	c->cursor_x = c->cursor_y = 0;
	c->cursor_bar = false;
	view_fill(canvas_view(c), STYLE_TEXT);
}

void
canvas_clear(struct canvas *c)
{
	mem_free(c->cells);
	c->cells = NULL;
	c->w = c->h = 0;
}

struct view
canvas_view(struct canvas *c)
{
	return (struct view){c, 0, 0, c->w, c->h};
}

struct view
view_sub(struct view v, int x, int y, int w, int h)
{
	struct view s = {v.c, v.x, v.y, 0, 0};
	long right = (long)x + w, bottom = (long)y + h;

	if (x < 0)
		x = 0;
	if (y < 0)
		y = 0;
	if (right > v.w)
		right = v.w;
	if (bottom > v.h)
		bottom = v.h;
	if (right <= x || bottom <= y)
		return s;
	s.x = v.x + x;
	s.y = v.y + y;
	s.w = (int)right - x;
	s.h = (int)bottom - y;
	return s;
}

void
canvas_edge(struct cell *row, int w, int x)
{
	uint8_t style;

	if (x > 0 && x < w && row[x].width == 0) {
		style = row[x].style;
		row[x] = blank;
		row[x].style = style;
		if (row[x - 1].width == 2) {
			style = row[x - 1].style;
			row[x - 1] = blank;
			row[x - 1].style = style;
		}
	}
	if (x > 0)
		canvas_unisolate(row, x);
}

void
view_fill(struct view v, uint8_t style)
{
	struct cell b = blank, *row;
	int x, y;

	b.style = style;
	for (y = v.y; y < v.y + v.h && v.w > 0; y++) {
		row = v.c->cells + (size_t)y * (size_t)v.c->w;
		canvas_edge(row, v.c->w, v.x);
		canvas_edge(row, v.c->w, v.x + v.w);
		for (x = v.x; x < v.x + v.w; x++)
			row[x] = b;
	}
}

void
view_glyph(struct view v, int x, int y, uint8_t style, enum glyph g)
{
	const char *s = glyph_text(v.c, g);

	canvas_put(v, x, y, style, s, strlen(s), 1);
}

void
view_hline(struct view v, int x, int y, int w, uint8_t style)
{
	const char *s = glyph_text(v.c, GLYPH_HLINE);

	canvas_repeat(v, x, y, w, style, s, strlen(s));
}

void
view_vline(struct view v, int x, int y, int h, uint8_t style)
{
	int i;

	for (i = 0; i < h && y + i < v.h; i++)
		view_glyph(v, x, y + i, style, GLYPH_VLINE);
}

void
view_row_modifier(struct view v, int y, uint8_t bits)
{
	struct cell *row;
	int x;

	if (y < 0 || y >= v.h)
		return;
	row = v.c->cells + (size_t)(v.y + y) * (size_t)v.c->w;
	for (x = v.x; x < v.x + v.w; x++)
		row[x].style |= bits;
}

const char *
glyph_text(const struct canvas *c, enum glyph g)
{
	return c->ascii ? glyphs[g].ascii : glyphs[g].utf8;
}

/*
 * Signs that the fonts of the Linux console lack; it would show the same
 * block for all of them.  Their ASCII twins take their place there.
 */
static const enum glyph rare[] = {
    GLYPH_SELECT,
    GLYPH_NOT_EQUAL,
    GLYPH_SUBSET,
    GLYPH_BAR,
    GLYPH_LEVEL1,
    GLYPH_LEVEL2,
    GLYPH_LEVEL3,
    GLYPH_LEVEL5,
    GLYPH_LEVEL6,
    GLYPH_LEVEL7,
};

uint32_t
glyph_console(uint32_t cp)
{
	const struct canvas utf8 = {0}, ascii = {.ascii = true};
	const char *sign;
	uint32_t own;
	size_t i;

	for (i = 0; i < sizeof rare / sizeof *rare; i++) {
		sign = glyph_text(&utf8, rare[i]);
		utf8_decode(sign, strlen(sign), &own);
		if (own == cp)
			return (unsigned char)glyph_text(&ascii, rare[i])[0];
	}
	return cp;
}

void
view_cursor(struct view v, int x, int y)
{
	if (v.w <= 0 || v.h <= 0)
		return;
	x = x < 0 ? 0 : x >= v.w ? v.w - 1 : x;
	y = y < 0 ? 0 : y >= v.h ? v.h - 1 : y;
	v.c->cursor_x = v.x + x;
	v.c->cursor_y = v.y + y;
}

/* Cells of the row up to the last that shows something. */
static int
row_end(const struct cell *row, int w, bool styles)
{
	while (w > 0 && strcmp(row[w - 1].ch, " ") == 0 &&
	       (!styles || row[w - 1].style == STYLE_TEXT))
		w--;
	return w;
}

void
canvas_dump(const struct canvas *c, struct str *out)
{
	const struct cell *row;
	int x, y, end;

	for (y = 0; y < c->h; y++) {
		row = c->cells + (size_t)y * (size_t)c->w;
		end = row_end(row, c->w, false);
		for (x = 0; x < end; x++)
			str_add(out, row[x].ch);
		str_addc(out, '\n');
	}
}

void
canvas_dump_styles(const struct canvas *c, struct str *out)
{
	const struct cell *row;
	int x, y, end;

	for (y = 0; y < c->h; y++) {
		row = c->cells + (size_t)y * (size_t)c->w;
		end = row_end(row, c->w, true);
		for (x = 0; x < end; x++) {
			if (row[x].style == STYLE_TEXT &&
			    strcmp(row[x].ch, " ") == 0)
				str_addc(out, ' ');
			else
				str_addc(out, style_letter(row[x].style));
		}
		str_addc(out, '\n');
	}
}
