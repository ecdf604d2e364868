/* SPDX-License-Identifier: ISC */
/*
 * doc - see doc.h.  The paragraph under way is one text and a list of style
 * spans over it.  Its lines borrow from one copy of the text in the arena.
 */
#include "doc.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "../src/fold.h"
#include "../src/text.h"

void
doc_init(struct doc *d)
{
	memset(d, 0, sizeof *d);
	arena_init(&d->arena);
	d->claim = -1;
}

void
doc_clear(struct doc *d)
{
	arena_clear(&d->arena);
	mem_free(d->lines);
	mem_free(d->hits);
	mem_free(d->spans);
	str_clear(&d->text);
	memset(d, 0, sizeof *d);
}

void
doc_reset(struct doc *d, int width)
{
	arena_reset(&d->arena);
	str_reset(&d->text);
	d->n = 0;
	d->n_hits = 0;
	d->n_spans = 0;
	d->width = width < 1 ? 1 : width;
	d->claim = -1;
	d->base = 0;
	d->max_lines = 0;
	d->flows = false;
	d->here_from = d->here_to = 0;
	memset(&d->target, 0, sizeof d->target);
}

void
doc_addn(struct doc *d, uint8_t style, const char *s, size_t n)
{
	struct doc_span *last;

	if (n == 0)
		return;
	str_addn(&d->text, s, n);
	last = d->n_spans > 0 ? &d->spans[d->n_spans - 1] : NULL;
	if (last == NULL || last->style != style) {
		d->spans = mem_grow(
		    d->spans, &d->cap_spans, d->n_spans + 1, sizeof *d->spans);
		last = &d->spans[d->n_spans++];
		last->style = style;
	}
	last->end = (uint32_t)d->text.len;
}

void
doc_add(struct doc *d, uint8_t style, const char *s)
{
	if (s != NULL)
		doc_addn(d, style, s, strlen(s));
}

void
doc_tab(struct doc *d, int w)
{
	int at = text_width(d->text.s, d->text.len);

	do {
		doc_add(d, STYLE_TEXT, " ");
	} while (++at < w);
}

void
doc_addf(struct doc *d, uint8_t style, const char *fmt, ...)
{
	char buf[256], *text = buf;
	va_list ap;
	int n;

	va_start(ap, fmt);
	n = vsnprintf(buf, sizeof buf, fmt, ap);
	va_end(ap);
	/* A note of an editor may be longer than any buffer. */
	if (n >= (int)sizeof buf) {
		text = mem_array((size_t)n + 1, 1);
		va_start(ap, fmt);
		vsnprintf(text, (size_t)n + 1, fmt, ap);
		va_end(ap);
	}
	doc_add(d, style, text);
	if (text != buf)
		mem_free(text);
}

static struct doc_line *
new_line(struct doc *d)
{
	struct doc_line *line;

	d->lines = mem_grow(d->lines, &d->cap, d->n + 1, sizeof *d->lines);
	line = &d->lines[d->n++];
	memset(line, 0, sizeof *line);
	line->claim = d->claim;
	line->target = d->target;
	return line;
}

/* The runs of bytes FROM..TO of the paragraph whose copy is TEXT. */
static void
line_runs(struct doc *d, struct doc_line *line, const char *text, size_t from,
    size_t to)
{
	size_t i, n = 0, at = 0;
	struct doc_run *runs = arena_array(&d->arena, d->n_spans, sizeof *runs);

	for (i = 0; i < d->n_spans; i++) {
		size_t s = at > from ? at : from;
		size_t e = d->spans[i].end < to ? d->spans[i].end : to;

		if (s < e) {
			runs[n].s = text + s;
			runs[n].len = (uint32_t)(e - s);
			runs[n++].style = d->spans[i].style;
		}
		at = d->spans[i].end;
	}
	line->runs = runs;
	line->n_runs = (uint16_t)n;
	line->from = d->base + (uint32_t)from;
	line->to = d->base + (uint32_t)to;
}

static void
paragraph_done(struct doc *d)
{
	str_reset(&d->text);
	d->n_spans = 0;
}

/* Does the paragraph begin from the right?  Each line that it is broken into
 * begins from there too, whatever its own first letter.  Dim words before it
 * are ours. */
static bool
from_right(const struct doc *d)
{
	const char *text = str_c(&d->text);
	size_t i, at = 0;

	for (i = 0; i + 1 < d->n_spans && d->spans[i].style == STYLE_DIM; i++)
		at = d->spans[i].end;
	return bidi_is_rtl(text + at, d->text.len - at);
}

static void
add_line(struct doc *d, const char *text, size_t from, size_t to, int indent,
    bool bar, enum bidi_base base)
{
	struct doc_line *line = new_line(d);

	line->indent = (uint8_t)indent;
	line->bar = bar;
	line->base = base;
	line_runs(d, line, text, from, to);
}

void
doc_end(struct doc *d, int indent, int hang, bool bar)
{
	struct text_line *lines;
	size_t i, n, off, left = d->max_lines > 0 ? d->max_lines : SIZE_MAX;
	enum bidi_base base = BIDI_MIXED;
	int bar_w = bar ? 2 : 0;
	char *text;

	if (d->text.len == 0)
		return;
	if (d->width - (indent > hang ? indent : hang) - bar_w < 8)
		indent = hang = 0;
	text = arena_strndup(&d->arena, str_c(&d->text), d->text.len);
	if (bar || d->flows)
		base = from_right(d) ? BIDI_RTL : BIDI_MIXED;
	/* The first line may be wider or narrower than the others. */
	n = text_wrap(&d->arena, text, d->text.len,
	    d->width - indent - bar_w > 1 ? d->width - indent - bar_w : 1,
	    &lines);
	if (n > 0)
		add_line(d, text, lines[0].start,
		    n > 1 && left == 1 ? d->text.len : lines[0].end, indent,
		    bar, base);
	if (n > 1 && left > 1) {
		off = lines[1].start;
		n = text_wrap(&d->arena, text + off, d->text.len - off,
		    d->width - hang - bar_w > 1 ? d->width - hang - bar_w : 1,
		    &lines);
		for (i = 0; i < n && i + 1 < left; i++)
			add_line(d, text, off + lines[i].start,
			    i + 2 == left && i + 1 < n ? d->text.len
						       : off + lines[i].end,
			    hang, bar, base);
	}
	paragraph_done(d);
}

void
doc_text(struct doc *d, uint8_t style, const char *s, int indent, int hang)
{
	doc_add(d, style, s);
	d->flows = true;
	doc_end(d, indent, hang, false);
	d->flows = false;
}

void
doc_end_cut(struct doc *d, int indent)
{
	struct doc_line *line;
	char *text;

	if (d->text.len == 0)
		return;
	text = arena_strndup(&d->arena, str_c(&d->text), d->text.len);
	line = new_line(d);
	line->indent = (uint8_t)indent;
	line->base = BIDI_MIXED;
	line_runs(d, line, text, 0, d->text.len);
	paragraph_done(d);
}

void
doc_blank(struct doc *d)
{
	new_line(d)->from = d->base;
}

const char *
doc_sign(const struct doc *d, const struct canvas *canvas, enum glyph g)
{
	if (d->words && g == GLYPH_NOT_EQUAL)
		return "[disputed]";
	return glyph_text(canvas, g);
}

void
doc_line_text(const struct doc *d, size_t i, struct str *out)
{
	const struct doc_line *line = &d->lines[i];
	size_t r;

	for (r = 0; r < line->n_runs; r++)
		str_addn(out, line->runs[r].s, line->runs[r].len);
}

size_t
doc_search(struct doc *d, const char *pattern)
{
	struct str text = STR_INIT;
	struct arena a;
	size_t i, k;

	d->n_hits = 0;
	if (pattern == NULL || *pattern == '\0')
		return 0;
	arena_init(&a);
	for (i = 0; i < d->n; i++) {
		struct fold_hit *hits;
		size_t n;

		str_reset(&text);
		doc_line_text(d, i, &text);
		if (text.len == 0)
			continue;
		n = fold_find(&a, text.s, text.len, pattern, &hits);
		for (k = 0; k < n; k++) {
			d->hits = mem_grow(d->hits, &d->cap_hits, d->n_hits + 1,
			    sizeof *d->hits);
			d->hits[d->n_hits].line = (uint32_t)i;
			d->hits[d->n_hits].start = (uint32_t)hits[k].start;
			d->hits[d->n_hits++].end = (uint32_t)hits[k].end;
		}
		arena_reset(&a);
	}
	arena_clear(&a);
	str_clear(&text);
	return d->n_hits;
}

/* The style of byte OFF of a line of STYLE; *NEXT: where that may change.
 * Of quoted bytes those under the cursor differ. */
static uint8_t
here_style(const struct doc *d, const struct doc_line *line, uint8_t style,
    size_t off, size_t *next)
{
	size_t at = line->from + off, n = *next + line->from;

	if (style != STYLE_QUOTED || d->here_to <= d->here_from)
		return style;
	if (at < d->here_from) {
		if (d->here_from < n)
			*next = d->here_from - line->from;
		return style;
	}
	if (at >= d->here_to)
		return style;
	if (d->here_to < n)
		*next = d->here_to - line->from;
	return STYLE_QUOTE_HERE;
}

/* Is byte OFF of line I inside a hit?  *NEXT: where that changes. */
static bool
in_hit(const struct doc *d, size_t i, size_t off, size_t *next)
{
	size_t k;

	for (k = 0; k < d->n_hits; k++) {
		const struct doc_hit *h = &d->hits[k];

		if (h->line != i)
			continue;
		if (off >= h->start && off < h->end) {
			*next = h->end;
			return true;
		}
		if (off < h->start && h->start < *next)
			*next = h->start;
	}
	return false;
}

struct spans {
	struct view_span *span;
	size_t n, cap;
};

/* The spans of run R, whose first byte is byte OFF of line I, added to the N
 * that are there. */
static void
add_spans(const struct doc *d, size_t i, const struct doc_run *run, size_t off,
    struct spans *out)
{
	const struct doc_line *line = &d->lines[i];
	size_t at, next;

	for (at = 0; at < run->len; at = next - off) {
		struct view_span *span;
		uint8_t style;

		next = off + run->len;
		style = here_style(d, line, run->style, off + at, &next);
		if (d->n_hits > 0 && in_hit(d, i, off + at, &next))
			style = STYLE_HIT;
		if (next > off + run->len)
			next = off + run->len;
		out->span = mem_grow(
		    out->span, &out->cap, out->n + 1, sizeof *out->span);
		span = &out->span[out->n++];
		span->s = run->s + at;
		span->len = next - off - at;
		span->style = style;
	}
}

static void
draw_line(const struct doc *d, struct view v, int y, size_t i)
{
	const struct doc_line *line = &d->lines[i];
	struct spans spans = {NULL, 0, 0};
	int x = line->indent;
	size_t r, off = 0;

	if (line->bar) {
		view_glyph(v, x, y, STYLE_BAR, GLYPH_BAR);
		x += 2;
	}
	for (r = 0; r < line->n_runs; r++) {
		add_spans(d, i, &line->runs[r], off, &spans);
		off += line->runs[r].len;
	}
	view_spans(v, x, y, v.w - x, line->base, spans.span, spans.n);
	mem_free(spans.span);
}

void
doc_draw(const struct doc *d, struct view v, const struct list *l, uint8_t bits,
    bool focus)
{
	bool margin = v.w > 3;
	struct view text = margin ? view_sub(v, 1, 0, v.w - 2, v.h) : v;
	int y;

	for (y = 0; y < v.h && l->top + (size_t)y < d->n; y++) {
		size_t i = l->top + (size_t)y;

		draw_line(d, text, y, i);
		if (i != l->cursor || !focus)
			continue;
		if (margin)
			view_glyph(v, 0, y, STYLE_TEXT, GLYPH_SELECT);
		if (bits != 0)
			view_row_modifier(v, y, bits);
		view_cursor(v, 0, y);
	}
}
