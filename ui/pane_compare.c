/* SPDX-License-Identifier: ISC */
/*
 * pane_compare - the table of voices on the screen.  Arrows move the cell,
 * Enter opens the passage behind it; where there are more voices than fit,
 * the columns scroll.  The first row, the voices, heads the columns and stays
 * where it is, unless there is no room.
 */
#include "pane.h"

#include <stdio.h>
#include <string.h>

#include "app.h"
#include "app_load.h"
#include "compare.h"
#include "pane_text.h"
#include "../src/fold.h"
#include "../src/text.h"

#define ROOM 3	      /* lines that the head has to leave to the others */
#define COLUMN_MIN 22 /* cells, the blank between columns included */

static struct list *
compare_list(struct app *app)
{
	app_need(app, STALE_PAGE);
	return &app->page_list;
}

/* A blank line parts rows of several lines, and the quotes from the rest. */
static int
blank_above(const struct compare *c, size_t i)
{
	return i > (c->head_h > 0) &&
	       (c->heights[i] > 1 || c->heights[i - 1] > 1 || c->rows[i].quote);
}

/* Of the row in its place among those that scroll: of the head nothing. */
static int
compare_height(const void *ctx, size_t i, bool first)
{
	const struct app *app = ctx;
	const struct compare *c = &app->compare;

	if (c->heights == NULL || i >= c->n_rows)
		return 1;
	if (i == 0 && c->head_h > 0)
		return 0;
	return c->heights[i] + (first ? 0 : blank_above(c, i));
}

static void
compare_side(struct app *app, int dir)
{
	struct compare *c = &app->compare;

	if (dir < 0 ? c->col > 0 : c->col + 1 < c->n_cols)
		c->col = dir < 0 ? c->col - 1 : c->col + 1;
}

static int
label_width(int w)
{
	return w >= 100 ? 25 : w >= 60 ? 17 : 13;
}

/* Columns that are shown, and the cells of each. */
static int
columns(const struct compare *c, int w, int *col_w)
{
	int room = w - label_width(w) - 2, n = room / COLUMN_MIN;

	if (n > (int)c->n_cols)
		n = (int)c->n_cols;
	if (n < 1)
		n = 1;
	*col_w = room / n;
	return n;
}

static bool
compare_column(struct app *app, int x, int w)
{
	struct compare *c = &app->compare;
	int col_w, n = columns(c, w, &col_w), k;
	size_t was = c->col;

	k = x - label_width(w) - 2;
	if (k < 0 || k / col_w >= n)
		return false;
	c->col = c->left + (size_t)(k / col_w);
	return c->col != was;
}

static void
compare_settle(struct app *app, int w, int h)
{
	struct compare *c = &app->compare;
	int col_w, n = columns(c, w, &col_w);

	if (c->col < c->left)
		c->left = c->col;
	if (c->col >= c->left + (size_t)n)
		c->left = c->col - (size_t)n + 1;
	compare_wrap(
	    c, label_width(w) - 2, col_w > 2 ? col_w - 1 : 1, (size_t)n);
	/* With a blank line below it, where that leaves room. */
	c->head_h =
	    c->n_rows > 0 && h > c->heights[0] + ROOM ? c->heights[0] + 1 : 0;
	app->page_list.h = h - c->head_h;
}

static void
compare_open(struct app *app)
{
	const struct compare *c = &app->compare;
	const struct compare_cell *cell;
	struct doc_target t = {TARGET_SOURCE, 0, 0};

	if (app->page_list.cursor >= c->n_rows || c->col >= c->n_cols ||
	    app->event == NULL)
		return;
	cell = &c->rows[app->page_list.cursor].cells[c->col];
	if (cell->text == NULL) {
		app_say(app, "this voice does not say");
		return;
	}
	t.n = app->event->claims[cell->claim].n;
	pane_text_open(app, &t);
}

static void
compare_title(const struct app *app, char *left, char *right, size_t size)
{
	const struct compare *c = &app->compare;
	int col_w;
	size_t n = (size_t)columns(c, app->canvas.w, &col_w);

	snprintf(left, size, "%s",
	    app->event != NULL ? app->event->row.title : "no event");
	snprintf(right, size, "voice %zu of %zu",
	    c->n_cols > 0 ? c->col + 1 : 0, c->n_cols);
	/* What is not on the screen: so many to the right. */
	if (c->left + n < c->n_cols)
		snprintf(right, size, "voice %zu of %zu, %zu more %s",
		    c->col + 1, c->n_cols, c->n_cols - c->left - n,
		    glyph_text(&app->canvas, GLYPH_RIGHT));
}

static void
draw_text(struct view v, uint8_t style, const char *text)
{
	enum bidi_base base = BIDI_MIXED;
	struct view_span span = {NULL, 0, style};
	struct text_line *lines;
	struct arena a;
	size_t i, n;

	if (style == STYLE_QUOTE)
		base = bidi_base_of(text, strlen(text));
	arena_init(&a);
	n = text_wrap(&a, text, strlen(text), v.w > 1 ? v.w : 1, &lines);
	for (i = 0; i < n && (int)i < v.h; i++) {
		char *flat = arena_strndup(
		    &a, text + lines[i].start, lines[i].end - lines[i].start);
		char *nl;

		while ((nl = strpbrk(flat, "\n\t")) != NULL)
			*nl = ' ';
		span.s = flat;
		span.len = strlen(flat);
		view_spans(v, 0, (int)i, v.w, base, &span, 1);
	}
	arena_clear(&a);
}

static void
draw_sign(struct view v, int x, int y, enum compare_sign sign)
{
	if (sign == COMPARE_EQUAL)
		view_text(v, x, y, 1, STYLE_DIM, "=", 1);
	else if (sign == COMPARE_WITHIN)
		view_glyph(v, x, y, STYLE_DIM, GLYPH_SUBSET);
	else if (sign == COMPARE_DIFFER)
		view_glyph(v, x, y, STYLE_DISPUTED, GLYPH_NOT_EQUAL);
}

static void
draw_row(const struct app *app, struct view v, int y, size_t i)
{
	const struct compare *c = &app->compare;
	const struct compare_row *row = &c->rows[i];
	int label_w = label_width(v.w), col_w, n, k;
	bool here = i == app->page_list.cursor;

	n = columns(c, v.w, &col_w);
	draw_text(view_sub(v, 1, y, label_w - 2, c->heights[i]),
	    here ? STYLE_KEY : STYLE_HEADER, row->label);
	draw_sign(v, label_w, y, row->sign);
	for (k = 0; k < n && c->left + (size_t)k < c->n_cols; k++) {
		size_t col = c->left + (size_t)k;
		struct view cell = view_sub(
		    v, label_w + 2 + k * col_w, y, col_w - 1, c->heights[i]);
		uint8_t style = i == 0	     ? STYLE_VOICE
				: row->quote ? STYLE_QUOTE
					     : STYLE_TEXT;

		if (row->cells[col].text != NULL)
			draw_text(cell, style, row->cells[col].text);
		if (here && col == c->col) {
			int line;

			for (line = 0; line < c->heights[i]; line++)
				view_row_modifier(cell, line, STYLE_SELECTED);
			view_cursor(cell, 0, 0);
		}
	}
}

static void
compare_draw(const struct app *app, struct view v, bool focus)
{
	const struct compare *c = &app->compare;
	size_t i, first;
	int y;

	(void)focus;
	if (c->n_rows == 0) {
		view_printf(v, 1, 0, v.w - 1, STYLE_DIM,
		    "No claim speaks of this event itself.");
		return;
	}
	if (c->head_h > 0)
		draw_row(app, v, 0, 0);
	y = c->head_h;
	i = app->page_list.top > 0 || c->head_h == 0 ? app->page_list.top : 1;
	for (first = i; i < c->n_rows && y < v.h; i++) {
		if (i > first)
			y += blank_above(c, i);
		draw_row(app, v, y, i);
		y += c->heights[i];
	}
}

static void
compare_search(struct app *app, int dir, bool from_here)
{
	const struct compare *c = &app->compare;
	size_t k, i = app->page_list.cursor, col;

	for (k = 0; k < c->n_rows; k++) {
		if (k > 0 || !from_here)
			i = (i + (dir > 0 ? 1 : c->n_rows - 1)) % c->n_rows;
		for (col = 0; col < c->n_cols; col++) {
			const char *text = c->rows[i].cells[col].text;

			if (text == NULL || !fold_contains(text, app->search))
				continue;
			list_goto(&app->page_list, i);
			app->compare.col = col;
			return;
		}
	}
	app_say(app, "nothing found for %s", app->search);
}

const struct pane_ops pane_compare = {
    .name = "compare",
    .where = IN_GRID,
    .list = compare_list,
    .height = compare_height,
    .side = compare_side,
    .column = compare_column,
    .settle = compare_settle,
    .open = compare_open,
    .title = compare_title,
    .draw = compare_draw,
    .search = compare_search,
};
