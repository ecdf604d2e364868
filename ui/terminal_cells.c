/* SPDX-License-Identifier: ISC */
/*
 * terminal_cells - see terminal_cells.h.
 *
 * Curses takes a cell with marks, or one that is wide, only in a form that
 * costs it 300 instructions; most cells are one character of ASCII, and of
 * those it takes a run in the form it had before there were others, at a tenth
 * of that.  Runs are given from the right to the left: where one begins on the
 * second half of a wide character, curses blanks the first half, which must
 * not have been given yet.
 */
#include "terminal_cells.h"

#include <curses.h>
#include <stdlib.h>
#include <string.h>
#include <wchar.h>

#include "mem.h"
#include "str.h"

#define SIGN 0xfffd
#define PAIRS_PLAIN 256 /* colours that a run of ASCII can have */

static struct {
	bool utf8, console;
	attr_t attr[256]; /* of each style */
	short pair[256];
	chtype look[256]; /* both, where is_plain */
	cchar_t *line;	  /* a run on its way to curses */
	chtype *plain;	  /* one of ASCII */
	size_t line_cap, plain_cap;
} cells;

/* ---- looks ---- */

/* A pair of curses for the two colours; pairs are given out as they come. */
static short
colour_pair(struct look l, short pairs[9][9], short *used)
{
	short *p = &pairs[l.fg + 1][l.bg + 1];

	if (l.fg < 0 && l.bg < 0)
		return 0;
	if (*p == 0) {
		*p = ++*used;
		init_pair(*p, l.fg, l.bg);
	}
	return *p;
}

static void
set_styles(enum scheme scheme)
{
	short pairs[9][9] = {{0}}, used = 0;
	const char *no_color = getenv("NO_COLOR");
	struct look l;
	int i;

	if (!has_colors() || (no_color != NULL && *no_color != '\0'))
		scheme = SCHEME_MONO;
	if (scheme != SCHEME_MONO) {
		start_color();
		if (COLORS < 8 || use_default_colors() == ERR)
			scheme = SCHEME_MONO;
	}
	for (i = 0; i < 256; i++) {
		l = style_look(scheme, (uint8_t)i);
		cells.attr[i] = (l.attr & LOOK_BOLD ? A_BOLD : 0) |
				(l.attr & LOOK_DIM ? A_DIM : 0) |
				(l.attr & LOOK_REVERSE ? A_REVERSE : 0) |
				(l.attr & LOOK_UNDERLINE ? A_UNDERLINE : 0);
		cells.pair[i] = colour_pair(l, pairs, &used);
		cells.look[i] =
		    cells.attr[i] | (chtype)COLOR_PAIR(cells.pair[i]);
	}
}

void
terminal_cells_begin(bool utf8, bool console, enum scheme scheme)
{
	cells.utf8 = utf8;
	cells.console = console;
	set_styles(scheme);
}

void
terminal_cells_clear(void)
{
	mem_free(cells.line);
	mem_free(cells.plain);
	memset(&cells, 0, sizeof cells);
}

/* ---- rows ---- */

/*
 * The characters of a cell for curses, which counts on wcwidth: a character
 * on which it and text.h do not agree is replaced by a sign of one cell.
 */
static void
cell_to_curses(const struct cell *c, cchar_t *out)
{
	wchar_t wide[CCHARW_MAX + 1];
	size_t n = strlen(c->ch), i = 0, k = 0;
	uint32_t cp;
	int w;

	while (i < n && k < CCHARW_MAX) {
		i += utf8_decode(c->ch + i, n - i, &cp);
		if (cells.console && cp >= 0x80)
			cp = glyph_console(cp);
		w = cp < 0x80 ? 1 : cells.utf8 ? wcwidth((wchar_t)cp) : -1;
		if (k == 0 && w != c->width)
			wide[k++] =
			    cells.utf8 && wcwidth(SIGN) == 1 ? SIGN : L'?';
		else if (k == 0 || w == 0)
			wide[k++] = (wchar_t)cp;
	}
	if (k == 0)
		wide[k++] = L' ';
	wide[k] = L'\0';
	if (setcchar(out, wide, cells.attr[c->style], cells.pair[c->style],
		NULL) == ERR)
		setcchar(out, L"?", cells.attr[c->style], cells.pair[c->style],
		    NULL);
}

/* A run of any others. */
static void
put_wide(const struct cell *row, int y, int from, int to)
{
	wchar_t first[CCHARW_MAX + 1];
	attr_t attr;
	short pair;
	int x, n = 0;

	for (x = from; x < to; x++) {
		if (row[x].width == 0)
			continue;
		cell_to_curses(&row[x], &cells.line[n++]);
		if (row[x].width < 2)
			continue;
		/* A sign in the place of a wide character leaves a blank. */
		getcchar(&cells.line[n - 1], first, &attr, &pair, NULL);
		if (wcwidth(first[0]) < 2)
			setcchar(&cells.line[n++], L" ", attr, pair, NULL);
	}
	mvadd_wchnstr(y, from, cells.line, n);
}

/* A run of cells that are all one character of ASCII. */
static void
put_plain(const struct cell *row, int y, int from, int to)
{
	int x;

	for (x = from; x < to; x++)
		cells.plain[x - from] = (chtype)(unsigned char)row[x].ch[0] |
					cells.look[row[x].style];
	mvaddchnstr(y, from, cells.plain, to - from);
}

static bool
is_plain(const struct cell *c)
{
	return c->width == 1 && c->ch[0] >= ' ' && c->ch[0] <= '~' &&
	       c->ch[1] == '\0' && cells.pair[c->style] < PAIRS_PLAIN;
}

void
terminal_cells_put(const struct cell *row, int w, int y, int from, int to)
{
	bool plain;
	int at;

	cells.line = mem_grow(
	    cells.line, &cells.line_cap, (size_t)w + 1, sizeof *cells.line);
	cells.plain = mem_grow(
	    cells.plain, &cells.plain_cap, (size_t)w + 1, sizeof *cells.plain);
	while (from > 0 && row[from].width == 0)
		from--;
	while (to < w && row[to].width == 0)
		to++;
	for (; to > from; to = at) {
		plain = is_plain(&row[to - 1]);
		for (at = to - 1; at > from && is_plain(&row[at - 1]) == plain;)
			at--;
		if (plain)
			put_plain(row, y, at, to);
		else
			put_wide(row, y, at, to);
	}
}
