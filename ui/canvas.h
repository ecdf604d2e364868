/* SPDX-License-Identifier: ISC */
/*
 * canvas - a grid of cells in memory; all drawing ends here.
 *
 * This is the gate's side towards the terminal: every cluster that is
 * written passes gate_cp, so whatever data holds, one cell is one cell.
 * Writing outside the view is cut off.  A wide cluster takes two cells (the
 * second is a continuation); where only half of it would fit a blank stands.
 * At most 4 marks a cell are kept.
 *
 * A view is a rectangle of a canvas; coordinates are relative to it.
 * Right-to-left text is treated as bidi.h says, each text by itself.  With
 * BIDI_ISOLATE its marks are carried by the cells before and at its end (a pad
 * cell is taken where x is 0).
 */
#ifndef STRIFE_CANVAS_H
#define STRIFE_CANVAS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "style.h"
#include "../src/bidi.h"

struct str;

#define CELL_BYTES 30
struct cell {
	char	ch[CELL_BYTES];	/* UTF-8, NUL-terminated; "" is a continuation */
	uint8_t	style;		/* enum style | modifiers */
	uint8_t	width;		/* 1, 2; 0: continuation */
};

struct canvas {
	struct cell	*cells;		/* w * h, row by row */
	int		 w, h;
	int		 cursor_x, cursor_y;	/* where the hardware cursor rests */
	bool		 cursor_bar;	/* in a prompt: shown; else on the selected line */
	bool		 ascii;		/* glyphs and text in ASCII only */
	enum bidi	 bidi;
};

struct view {
	struct canvas	*c;
	int		 x, y, w, h;
};

/* Signs the program draws itself, each with an ASCII twin of the same width. */
enum glyph {
	GLYPH_HLINE, GLYPH_VLINE, GLYPH_TL, GLYPH_TR, GLYPH_BL, GLYPH_BR,
	GLYPH_TEE_DOWN, GLYPH_TEE_UP, GLYPH_TEE_RIGHT, GLYPH_TEE_LEFT, GLYPH_CROSS,
	GLYPH_SELECT,		/* the pointer before a selected line */
	GLYPH_NOT_EQUAL, GLYPH_SUBSET, GLYPH_ELLIPSIS, GLYPH_DOT, GLYPH_BAR,	/* bar beside a passage */
	GLYPH_DASH, GLYPH_UP, GLYPH_DOWN, GLYPH_LEFT, GLYPH_RIGHT, GLYPH_MORE_UP, GLYPH_MORE_DOWN,
	GLYPH_LEVEL0,		/* 9 levels of the ruler from empty */
	GLYPH_LEVEL1, GLYPH_LEVEL2, GLYPH_LEVEL3, GLYPH_LEVEL4, GLYPH_LEVEL5, GLYPH_LEVEL6, GLYPH_LEVEL7, GLYPH_LEVEL8,
	GLYPH_SILENT,		/* hatched: no source covers it */
	GLYPH_POINT_LEFT,	/* the head of an arrow; to the right: SELECT */
	GLYPH_TIMES, GLYPH_NODE,
	GLYPH_COUNT
};

void	canvas_init(struct canvas *c, int w, int h);
void	canvas_resize(struct canvas *c, int w, int h);	/* blank afterwards */
void	canvas_clear(struct canvas *c);			/* frees */
struct view canvas_view(struct canvas *c);		/* the whole */
struct view view_sub(struct view v, int x, int y, int w, int h);	/* clipped */

void	view_fill(struct view v, uint8_t style);	/* blanks */
/* Write at most W cells of S at (x, y); returns the cells used.  It begins from
 * the right if its first letter does. */
int	view_text(struct view v, int x, int y, int w, uint8_t style, const char *s, size_t n);
/* The same; what does not fit ends in an ellipsis. */
int	view_text_cut(struct view v, int x, int y, int w, uint8_t style, const char *s, size_t n);
/* The same for a text in several styles, which begins as BASE says. */
struct view_span { const char *s; size_t len; uint8_t style; };
int	view_spans(struct view v, int x, int y, int w, enum bidi_base base,
	    const struct view_span *spans, size_t n);
/* The same for words of the program, among which data may stand. */
int	view_line(struct view v, int x, int y, int w, uint8_t style, const char *s);
/* The same with printf, literals ASCII or what canvas->ascii can do without. */
int	view_printf(struct view v, int x, int y, int w, uint8_t style, const char *fmt, ...)
	    __attribute__((format(printf, 6, 7)));
void	view_glyph(struct view v, int x, int y, uint8_t style, enum glyph g);
void	view_hline(struct view v, int x, int y, int w, uint8_t style);
void	view_vline(struct view v, int x, int y, int h, uint8_t style);
/* Put modifier bits on a whole row of the view. */
void	view_row_modifier(struct view v, int y, uint8_t bits);
/* The glyph as text ("≠", or its ASCII twin). */
const char *glyph_text(const struct canvas *c, enum glyph g);
/* What stands for CP on the Linux console, whose fonts lack some signs. */
uint32_t glyph_console(uint32_t cp);
void	view_cursor(struct view v, int x, int y);

/* For tests: rows without trailing blanks, each with '\n'. */
void	canvas_dump(const struct canvas *c, struct str *out);
void	canvas_dump_styles(const struct canvas *c, struct str *out);

#endif
