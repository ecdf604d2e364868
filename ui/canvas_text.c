/* SPDX-License-Identifier: ISC */
/*
 * canvas_text - text into cells: the gate's side towards the terminal.
 *
 * A pen walks along one row.  Printable ASCII is stored as it comes; all else
 * goes cluster by cluster (text.h tells its bytes and width) and code point
 * by code point through gate_cp.  A cluster fills exactly as many cells as
 * text.h says: the first code point that has a width makes the cell, those
 * without are its marks, a second one with a width takes a cell of its own
 * where the cluster is that wide and is left out where it is not (an emoji
 * made of several is drawn as its first).  So a cell never holds two
 * characters that advance, which no terminal agrees on.
 *
 * Variation selectors are left out: they change widths behind our back.
 */
#include "canvas_text.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "bidi.h"
#include "gate.h"
#include "str.h"
#include "text.h"

#define MARKS_MAX 4
#define FSI "\xe2\x81\xa8"
#define PDI "\xe2\x81\xa9"

struct pen {
	struct canvas *c;
	struct cell *row;
	int x;	       /* where the next cell goes */
	int from, end; /* what may be written */
	int last;      /* the last cell written, -1 */
	uint8_t style;
	bool isolate; /* FSI is still to be set */
	bool before;  /* the last cell written had one of the text behind it */
};

static bool
ends_in(const struct cell *c, const char *mark)
{
	size_t n = strlen(c->ch);

	return n >= 3 && memcmp(c->ch + n - 3, mark, 3) == 0;
}

void
canvas_unisolate(struct cell *row, int x)
{
	struct cell *c = &row[x - 1];

	if (c->width == 0 && x > 1)
		c--;
	/* Most cells hold one byte. */
	if (c->ch[0] != '\0' && c->ch[1] != '\0' && ends_in(c, FSI))
		memset(c->ch + strlen(c->ch) - 3, 0, 3);
}

/* Add the mark of N bytes; with FORCE it takes the place of the last one. */
static void
add_mark(struct cell *c, const char *s, size_t n, bool force)
{
	size_t len = strlen(c->ch);
	size_t marks = utf8_count(c->ch, len);
	char last;

	if (marks > MARKS_MAX && !force)
		return;
	if (marks > MARKS_MAX) {
		do
			last = c->ch[--len];
		while (len > 1 && (last & 0xc0) == 0x80);
		memset(c->ch + len, 0, CELL_BYTES - len);
	}
	if (len + n < CELL_BYTES)
		memcpy(c->ch + len, s, n);
}

/* The first cell of a text: what is cut by it, and the isolate's start. */
static void
pen_begin(struct pen *p)
{
	struct cell *before;

	canvas_edge(p->row, p->c->w, p->x);
	if (!p->isolate)
		return;
	p->isolate = false;
	before = &p->row[p->x - 1];
	if (before->width == 0 && p->x > 1)
		before--;
	add_mark(before, FSI, 3, true);
}

static void
pen_store(struct pen *p, const char *s, size_t n, int width)
{
	struct cell *c = &p->row[p->x];

	if (p->last < 0)
		pen_begin(p);
	p->before = ends_in(c, FSI);
	memset(c, 0, sizeof *c);
	memcpy(c->ch, s, n);
	c->style = p->style;
	c->width = (uint8_t)width;
	p->last = p->x;
	p->x += width;
	if (width == 2) {
		memset(&c[1], 0, sizeof *c);
		c[1].style = p->style;
	}
}

/* A cell of WIDTH; of one that lies across an edge blanks are left. */
static void
pen_cell(struct pen *p, const char *s, size_t n, int width)
{
	int right = p->x + width;

	if (p->x >= p->from && right <= p->end) {
		pen_store(p, s, n, width);
		return;
	}
	for (; p->x < right; p->x++) {
		if (p->x < p->from || p->x >= p->end)
			continue;
		pen_store(p, " ", 1, 1);
		p->x--;
	}
}

static void
pen_end(struct pen *p, bool isolated)
{
	if (p->last < 0)
		return;
	canvas_edge(p->row, p->c->w, p->x < p->end ? p->x : p->end);
	if (isolated)
		add_mark(&p->row[p->last], PDI, 3, true);
	/* A pointer before a name leaves the name its isolate. */
	if (p->before)
		add_mark(&p->row[p->last], FSI, 3, true);
}

static bool
is_selector(uint32_t cp)
{
	return cp >= 0xfe00 && cp <= 0xfe0f;
}

static bool
is_joiner(uint32_t cp)
{
	return cp == 0x200c || cp == 0x200d;
}

/*
 * Draw the N bytes of one cluster in W cells.  A cluster without width is
 * made of marks alone: they go to the cell before, where there is one.
 */
static void
pen_cluster(struct pen *p, const char *s, size_t n, int w)
{
	int left = w, cells = 0, cw;
	char buf[4];
	uint32_t cp, first = 0;
	size_t i, len;

	for (i = 0; i < n;) {
		i += utf8_decode(s + i, n - i, &cp);
		/* A joiner inside joins to what is left out. */
		if (is_selector(cp) || (is_joiner(cp) && i < n))
			continue;
		if (is_joiner(cp) && first < 0x80)
			cp = 0x200b;
		cp = cp == '\t' || cp == '\n' ? ' ' : gate_cp(cp);
		if (p->c->ascii)
			cp = (unsigned char)gate_ascii(cp);
		len = utf8_encode(cp, buf);
		cw = is_joiner(cp) ? 0 : text_cp_width(cp);
		if (cw > 0 && cw <= left) {
			pen_cell(p, buf, len, cw);
			left -= cw;
			first = cells++ == 0 ? cp : first;
		} else if (cw == 0 && p->last >= 0 && p->x <= p->end &&
			   (cells > 0 || w == 0)) {
			add_mark(&p->row[p->last], buf, len, false);
		}
	}
	for (; left > 0; left--)
		pen_cell(p, " ", 1, 1);
}

/* Printable ASCII, each with nothing that could be a mark behind it. */
static size_t
plain_run(const char *s, size_t n)
{
	size_t i = 0;

	while (i < n && s[i] >= 0x20 && s[i] < 0x7f)
		i++;
	return i < n && i > 0 && (s[i] & 0x80) ? i - 1 : i;
}

static void
pen_text(struct pen *p, const char *s, size_t n)
{
	size_t i = 0, run;
	int w;

	while (i < n && p->x < p->end) {
		for (run = plain_run(s + i, n - i); run > 0; run--, i++) {
			if (p->x >= p->end)
				return;
			pen_cell(p, s + i, 1, 1);
		}
		if (i < n) {
			run = text_cluster(s + i, n - i, &w);
			pen_cluster(p, s + i, run, w);
			i += run;
		}
	}
	/* Marks behind the last cell that fits are part of it. */
	if (i < n && i > 0 && p->x == p->end && (s[i] & 0x80)) {
		run = text_cluster(s + i, n - i, &w);
		if (w == 0)
			pen_cluster(p, s + i, run, w);
	}
}

static bool
pen_open(struct pen *p, struct view v, int x, int y, int w, uint8_t style)
{
	long end = (long)x + w;

	if (end > v.w)
		end = v.w;
	if (y < 0 || y >= v.h || end <= 0 || end <= x)
		return false;
	memset(p, 0, sizeof *p);
	p->c = v.c;
	p->row = v.c->cells + (size_t)(v.y + y) * (size_t)v.c->w;
	p->x = v.x + x;
	p->from = v.x + (x > 0 ? x : 0);
	p->end = v.x + (int)end;
	p->last = -1;
	p->style = style;
	return true;
}

void
canvas_put(struct view v, int x, int y, uint8_t style, const char *s, size_t n,
    int width)
{
	struct pen p;

	if (x < 0 || !pen_open(&p, v, x, y, width, style))
		return;
	pen_cell(&p, s, n, width);
	pen_end(&p, false);
}

int
view_text(
    struct view v, int x, int y, int w, uint8_t style, const char *s, size_t n)
{
	struct str turned = STR_INIT;
	bool rtl, isolate;
	struct pen p;
	int start;

	if (n == 0 || !pen_open(&p, v, x, y, w, style))
		return 0;
	start = p.x;
	rtl = !v.c->ascii && v.c->bidi != CANVAS_BIDI_OFF && bidi_has_rtl(s, n);
	isolate = rtl && v.c->bidi == CANVAS_BIDI_ISOLATE;
	if (rtl && !isolate) {
		n = text_fit(s, n, p.end - p.x, NULL);
		bidi_reorder(&turned, s, n);
		s = str_c(&turned);
	}
	if (isolate && p.x == 0) {
		/* The isolate must hang on a cell of this row. */
		pen_cell(&p, " ", 1, 1);
		p.last = -1;
	}
	isolate = isolate && (p.x > 0 || p.from > 0);
	p.isolate = isolate;
	pen_text(&p, s, n);
	pen_end(&p, isolate);
	str_clear(&turned);
	return (p.x < p.end ? p.x : p.end) - start;
}

int
view_text_cut(
    struct view v, int x, int y, int w, uint8_t style, const char *s, size_t n)
{
	int pad, used;
	size_t fit;

	if (x < v.w && w > v.w - x)
		w = v.w - x;
	if (w <= 0)
		return 0;
	pad = v.x + x == 0 && !v.c->ascii && v.c->bidi == CANVAS_BIDI_ISOLATE &&
	      bidi_has_rtl(s, n);
	if (text_fit(s, n, w - pad, NULL) == n)
		return view_text(v, x, y, w, style, s, n);
	fit = text_fit(s, n, w - pad - 1, NULL);
	used = view_text(v, x, y, w, style, s, fit);
	view_glyph(v, x + used, y, style, GLYPH_ELLIPSIS);
	return used + 1;
}

int
view_printf(
    struct view v, int x, int y, int w, uint8_t style, const char *fmt, ...)
{
	char buf[1024];
	va_list ap;
	int n;

	va_start(ap, fmt);
	n = vsnprintf(buf, sizeof buf, fmt, ap);
	va_end(ap);
	if (n < 0)
		return 0;
	return view_text(v, x, y, w, style, buf,
	    (size_t)n < sizeof buf ? (size_t)n : sizeof buf - 1);
}
