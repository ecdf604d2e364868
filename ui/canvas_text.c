/* SPDX-License-Identifier: ISC */
/*
 * canvas_text - text into cells: the gate's side towards the terminal.
 *
 * A pen walks along one row.  Printable ASCII is stored as it comes; all else
 * goes cluster by cluster: text.h tells its bytes and width, and what of it is
 * shown.  A cluster fills exactly as many cells as text.h says: a code point
 * that has a width makes a cell, those without are its marks.  So a cell never
 * holds two characters that advance, which no terminal agrees on.
 *
 * A text that runs from right to left comes in pieces, in the order in which
 * they are to stand (bidi.h), or whole, between marks.
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

struct pen {
	struct canvas *c;
	struct cell *row;
	int x;	       /* where the next cell goes */
	int from, end; /* what may be written */
	int last;      /* the last cell written, -1 */
	uint8_t style;
	const struct view_span *spans; /* of what styles the text is; or NULL */
	size_t n_spans;
	size_t offset;	     /* in it, of what is being turned */
	const char *isolate; /* the mark that is still to be set, or NULL */
	bool isolated;	     /* it has been set */
	/* The mark of the text behind that the last cell written carried. */
	char before[BIDI_MARK + 1];
};

/* The mark of an isolate that begins behind the cell; NULL: none does. */
static char *
mark_of(struct cell *c)
{
	size_t n;

	/* Most cells have one character of ASCII. */
	if (c->ch[0] == '\0' || c->ch[1] == '\0')
		return NULL;
	n = strlen(c->ch);
	if (n < BIDI_MARK || !bidi_is_mark(c->ch + n - BIDI_MARK))
		return NULL;
	return c->ch + n - BIDI_MARK;
}

void
canvas_unisolate(struct cell *row, int x)
{
	struct cell *c = &row[x - 1];
	char *mark;

	if (c->width == 0 && x > 1)
		c--;
	/* Most cells hold one byte. */
	mark = c->ch[0] != '\0' && c->ch[1] != '\0' ? mark_of(c) : NULL;
	if (mark != NULL)
		memset(mark, 0, BIDI_MARK);
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

/* The first cell of a text, or of an isolate in it: what is cut by it, and the
 * isolate's start, which hangs on the cell before. */
static void
pen_begin(struct pen *p)
{
	struct cell *before;

	canvas_edge(p->row, p->c->w, p->x);
	if (p->isolate != NULL && p->x > 0) {
		before = &p->row[p->x - 1];
		if (before->width == 0 && p->x > 1)
			before--;
		add_mark(before, p->isolate, BIDI_MARK, true);
		p->isolated = true;
	}
	p->isolate = NULL;
}

static void
pen_store(struct pen *p, const char *s, size_t n, int width)
{
	struct cell *c = &p->row[p->x];
	const char *mark;

	if (p->last < 0 || p->isolate != NULL)
		pen_begin(p);
	mark = mark_of(c);
	memcpy(p->before, mark != NULL ? mark : "\0\0", BIDI_MARK);
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
pen_end(struct pen *p)
{
	if (p->last < 0)
		return;
	canvas_edge(p->row, p->c->w, p->x < p->end ? p->x : p->end);
	/* A pointer before a name leaves the name its isolate. */
	if (p->before[0] != '\0')
		add_mark(&p->row[p->last], p->before, BIDI_MARK, true);
}

/* A character below the marks, which is shown as it is. */
static void
pen_alone(struct pen *p, uint32_t cp)
{
	char buf[4];

	if (p->c->ascii)
		cp = (unsigned char)gate_ascii(cp);
	pen_cell(p, buf, utf8_encode(cp, buf), 1);
}

/*
 * Draw the N bytes of one cluster in W cells.  A cluster without width is
 * made of marks alone: they go to the cell before, where there is one.
 */
static void
pen_cluster(struct pen *p, const char *s, size_t n, int w)
{
	struct str shown = STR_INIT;
	int left = w, cw;
	char buf[4];
	uint32_t cp;
	size_t i, len;

	if (utf8_decode(s, n, &cp) == n && cp < 0x300 && gate_cp(cp) == cp) {
		pen_alone(p, cp);
		return;
	}
	text_shown(&shown, s, n, w);
	for (i = 0; i < shown.len;) {
		i += utf8_decode(shown.s + i, shown.len - i, &cp);
		if (p->c->ascii)
			cp = (unsigned char)gate_ascii(cp);
		len = utf8_encode(cp, buf);
		cw = cp == 0x200c || cp == 0x200d ? 0 : text_cp_width(cp);
		if (cw > 0 && cw <= left) {
			pen_cell(p, buf, len, cw);
			left -= cw;
		} else if (cw == 0 && p->last >= 0 && p->x <= p->end) {
			add_mark(&p->row[p->last], buf, len, false);
		}
	}
	for (; left > 0; left--)
		pen_cell(p, " ", 1, 1);
	str_clear(&shown);
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

/* N bytes of printable ASCII, as many as there is room for; returns how many.
 */
static size_t
pen_plain(struct pen *p, const char *s, size_t n)
{
	size_t room = (size_t)(p->end - p->x), i;
	struct cell *c;

	if (n > room)
		n = room;
	for (i = 0; i < n; i++) {
		/* Only the first and the last of them may lie at an edge. */
		if (p->last < 0 || p->isolate != NULL || i + 1 == n) {
			pen_cell(p, s + i, 1, 1);
			continue;
		}
		c = &p->row[p->x];
		memset(c, 0, sizeof *c);
		c->ch[0] = s[i];
		c->style = p->style;
		c->width = 1;
		p->last = p->x++;
	}
	return n;
}

/* The style of byte AT of the whole text; *END: of how many bytes from there.
 */
static void
pen_style(struct pen *p, size_t at, size_t *end)
{
	size_t i, to = 0;

	*end = SIZE_MAX;
	for (i = 0; i < p->n_spans; i++) {
		p->style = p->spans[i].style;
		to += p->spans[i].len;
		if (at < to && i + 1 < p->n_spans) {
			*end = to - at;
			return;
		}
	}
}

/* The N bytes of S, which stand at FROM of the whole text. */
static void
pen_text(struct pen *p, const char *s, size_t n, size_t from)
{
	size_t i = 0, run, done, styled = 0, more;
	int w;

	while (i < n && p->x < p->end) {
		if (i >= styled && p->n_spans > 0) {
			pen_style(p, from + i, &more);
			styled = more > n - i ? n : i + more;
		}
		run = plain_run(s + i, n - i);
		if (p->n_spans > 0 && run > styled - i)
			run = styled - i;
		done = pen_plain(p, s + i, run);
		if (done < run)
			return;
		i += done;
		if (i < n && (p->n_spans == 0 || i < styled)) {
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

static void
pen_turned(void *ctx, const char *s, size_t n, size_t from)
{
	struct pen *p = ctx;

	pen_text(p, s, n, p->offset + from);
}

/* N bytes at FROM of the whole text that begin from the right, RTL, or left. */
static void
pen_piece(struct pen *p, enum bidi bidi, bool rtl, const char *s, size_t n,
    size_t from)
{
	if (bidi != BIDI_ISOLATE) {
		p->offset = from;
		bidi_turn(bidi, rtl, s, n, pen_turned, p);
		return;
	}
	if (p->x == 0)
		pen_cell(p, " ", 1, 1);
	p->isolate = bidi_mark(rtl, s, n);
	p->isolated = false;
	pen_text(p, s, n, from);
	if (p->isolated)
		add_mark(&p->row[p->last], BIDI_PDI, BIDI_MARK, true);
	p->isolate = NULL;
}

/* N bytes at FROM of the whole text: each run of the right by itself, what is
 * between them as it comes. */
static void
pen_runs(struct pen *p, enum bidi bidi, const char *s, size_t n, size_t from)
{
	size_t at = 0, start = 0, end;

	for (; bidi_run(s, n, &start, &end); at = start = end) {
		pen_text(p, s + at, start - at, from + at);
		pen_piece(p, bidi, bidi_is_rtl(s + start, end - start),
		    s + start, end - start, from + start);
	}
	pen_text(p, s + at, n - at, from + at);
}

/* Words of ours and of data: a title in its style is one text. */
static void
pen_mixed(struct pen *p, enum bidi bidi, const char *s, size_t n)
{
	size_t i, at = 0, from = 0, to = 0;

	for (i = 0; i < p->n_spans && from < n; i++) {
		from = to;
		to += p->spans[i].len;
		if (to > n || i + 1 == p->n_spans)
			to = n;
		if (STYLE_ROLE(p->spans[i].style) != STYLE_TITLE ||
		    !bidi_is_rtl(s + from, to - from))
			continue;
		pen_runs(p, bidi, s + at, from - at, at);
		pen_piece(p, bidi, true, s + from, to - from, from);
		at = to;
	}
	pen_runs(p, bidi, s + at, n - at, at);
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
	pen_end(&p);
}

void
canvas_repeat(
    struct view v, int x, int y, int w, uint8_t style, const char *s, size_t n)
{
	struct pen p;

	if (!pen_open(&p, v, x, y, w, style))
		return;
	while (p.x < p.end)
		pen_cell(&p, s, n, 1);
	pen_end(&p);
}

static enum bidi
bidi_for(const struct canvas *c, const char *s, size_t n)
{
	if (c->ascii || c->bidi == BIDI_OFF || !bidi_has_rtl(s, n))
		return BIDI_OFF;
	return c->bidi;
}

/* Write all that is visible of S; returns the cells used. */
static int
pen_write(struct pen *p, enum bidi_base base, const char *s, size_t n)
{
	enum bidi bidi = bidi_for(p->c, s, n);
	int start = p->x;

	if (bidi != BIDI_OFF && bidi != BIDI_ISOLATE)
		n = text_fit(s, n, p->end - p->x, NULL);
	if (bidi == BIDI_OFF)
		pen_text(p, s, n, 0);
	else if (base == BIDI_MIXED)
		pen_mixed(p, bidi, s, n);
	else
		pen_piece(p, bidi, base == BIDI_RTL, s, n, 0);
	pen_end(p);
	return (p->x < p->end ? p->x : p->end) - start;
}

int
view_text(
    struct view v, int x, int y, int w, uint8_t style, const char *s, size_t n)
{
	struct pen p;

	if (n == 0 || !pen_open(&p, v, x, y, w, style))
		return 0;
	return pen_write(&p, bidi_base_of(s, n), s, n);
}

/* Is a blank written in the first column, for the mark of an isolate? */
static bool
takes_pad(const struct pen *p, enum bidi_base base, const struct str *s)
{
	size_t start = 0, end;

	return p->x == 0 && bidi_for(p->c, s->s, s->len) == BIDI_ISOLATE &&
	       (base != BIDI_MIXED ||
		   (bidi_run(s->s, s->len, &start, &end) && start == 0));
}

/* Of what W cells do not hold the last one is the ellipsis, which ends the
 * text wherever that end comes to stand. */
static void
cut(struct str *s, const struct canvas *c, int w)
{
	struct str less = STR_INIT;

	if (text_fit(s->s, s->len, w, NULL) == s->len)
		return;
	str_addn(&less, s->s, text_fit(s->s, s->len, w - 1, NULL));
	str_add(&less, glyph_text(c, GLYPH_ELLIPSIS));
	str_clear(s);
	*s = less;
}

int
view_spans(struct view v, int x, int y, int w, enum bidi_base base,
    const struct view_span *spans, size_t n)
{
	struct str whole = STR_INIT;
	struct pen p;
	int used = 0;
	size_t i;

	if (x < v.w && w > v.w - x)
		w = v.w - x;
	for (i = 0; i < n; i++)
		str_addn(&whole, spans[i].s, spans[i].len);
	if (w > 0 && whole.len > 0 && pen_open(&p, v, x, y, w, STYLE_TEXT)) {
		cut(&whole, v.c, w - takes_pad(&p, base, &whole));
		p.spans = spans;
		p.n_spans = n;
		used = pen_write(&p, base, whole.s, whole.len);
	}
	str_clear(&whole);
	return used;
}

int
view_text_cut(
    struct view v, int x, int y, int w, uint8_t style, const char *s, size_t n)
{
	const struct view_span span = {s, n, style};

	return view_spans(v, x, y, w, bidi_base_of(s, n), &span, 1);
}

int
view_line(struct view v, int x, int y, int w, uint8_t style, const char *s)
{
	const struct view_span span = {s, strlen(s), style};

	return view_spans(v, x, y, w, BIDI_MIXED, &span, 1);
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
	return n < 0 ? 0 : view_line(v, x, y, w, style, buf);
}
