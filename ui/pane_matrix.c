/* SPDX-License-Identifier: ISC */
/*
 * pane_matrix - the matrix of clashes on the screen.  Arrows move the cell;
 * the line above tells in words what the cell holds; Enter opens the pair's
 * timeline.
 *
 * A column is headed by the short name of its faction on two lines and is as
 * wide as that: at 80 cells eight columns have their names.  Names set down
 * or aslant would take a third of the rows, and numbers would have to be
 * looked up.
 */
#include "pane.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "app.h"
#include "app_load.h"
#include "matrix.h"
#include "../src/edtf.h"
#include "../src/fold.h"
#include "../src/str.h"
#include "../src/text.h"

#define CELL_MIN 3
#define CELL_MAX 10
#define GAP 2

static struct list *
matrix_list(struct app *app)
{
	app_need(app, STALE_PAGE);
	return &app->page_list;
}

/* The list moves the row; the matrix knows the cell. */
static void
matrix_moved(struct app *app)
{
	app->matrix.row = app->page_list.cursor;
}

static void
matrix_side(struct app *app, int dir)
{
	struct matrix *m = &app->matrix;

	if (dir < 0 ? m->col > 0 : m->col + 1 < m->n)
		m->col = dir < 0 ? m->col - 1 : m->col + 1;
}

/* To the next clash of the row: of 2,000 columns few have one. */
static void
matrix_group(struct app *app, int dir)
{
	struct matrix *m = &app->matrix;
	size_t c = m->col;

	while (m->n > 0 && (dir < 0 ? c > 0 : c + 1 < m->n)) {
		c = dir < 0 ? c - 1 : c + 1;
		if (c == m->row || matrix_pair(m, m->row, c) == NULL)
			continue;
		m->col = c;
		return;
	}
	app_say(app, "no more clashes in this row");
}

static void
matrix_open(struct app *app)
{
	const struct matrix *m = &app->matrix;

	if (m->n == 0 ||
	    (m->row != m->col && matrix_pair(m, m->row, m->col) == NULL)) {
		app_say(app, "these two did not clash in this dataset");
		return;
	}
	app_push(app);
	app_screen(app, SCREEN_BROWSE);
	if (m->row == m->col)
		app_choose_faction(app, m->rows[m->row].faction);
	else
		app_set_pair(
		    app, m->rows[m->row].faction, m->rows[m->col].faction);
}

/* "11 clashes + 2 alleged", "1 clash alleged". */
static void
add_count(struct str *out, const struct q_cell *p)
{
	uint32_t n = p->events > 0 ? p->events : p->alleged;

	str_printf(out, "%u clash%s", n, n == 1 ? "" : "es");
	if (p->events > 0 && p->alleged > 0)
		str_printf(out, " + %u", p->alleged);
	if (p->alleged > 0)
		str_add(out, " alleged");
}

static void
matrix_title(const struct app *app, char *left, char *right, size_t size)
{
	const struct matrix *m = &app->matrix;
	const struct q_cell *p;
	struct str words = STR_INIT, days = STR_INIT;

	if (m->n == 0) {
		snprintf(left, size, "Who clashed with whom: nobody");
		return;
	}
	p = matrix_pair(m, m->row, m->col);
	str_add(&words, app_faction_name(app, m->rows[m->row].faction));
	if (m->row != m->col)
		str_printf(&words, " and %s: ",
		    app_faction_name(app, m->rows[m->col].faction));
	if (p != NULL)
		add_count(&words, p);
	else if (m->row != m->col)
		str_add(&words, "no clash");
	if (p != NULL && p->first != EDTF_OPEN_LEFT) {
		edtf_day_words(p->first, false, &days);
		if (p->last != p->first) {
			str_add(&days, " – ");
			edtf_day_words(p->last, false, &days);
		}
	}
	snprintf(left, size, "%s", str_c(&words));
	snprintf(right, 64, "%s", str_c(&days));
	str_clear(&words);
	str_clear(&days);
}

/* ---- columns ---- */

/* Lines of the heads in a table of H. */
static int
head_height(int h)
{
	return h > 4 ? 2 : h > 1 ? 1 : 0;
}

/* The name over a column: LOW stands on the second line. */
struct head {
	const char *low;
	size_t top_n, low_n;
	int w;
};

/* NAME in two parts, broken where the longer of them is shortest. */
static struct head
head_of(const char *name)
{
	size_t n = strlen(name), i;
	struct head h = {name, 0, n, text_width(name, n)};

	for (i = 1; h.w > CELL_MIN && i + 1 < n; i++) {
		int a, b;

		if (name[i] != ' ')
			continue;
		a = text_width(name, i);
		b = text_width(name + i + 1, n - i - 1);
		if ((a > b ? a : b) < h.w) {
			h = (struct head){
			    name + i + 1, i, n - i - 1, a > b ? a : b};
		}
	}
	h.w = h.w < CELL_MIN ? CELL_MIN : h.w > CELL_MAX ? CELL_MAX : h.w;
	return h;
}

/* The shortest name of the faction of column C. */
static const char *
column_name(const struct app *app, size_t c)
{
	const struct q_faction *f =
	    app_faction(app, app->matrix.rows[c].faction);

	if (f == NULL)
		return app->matrix.rows[c].name;
	return text_width(f->short_name, strlen(f->short_name)) <
		       text_width(f->name, strlen(f->name))
		   ? f->short_name
		   : f->name;
}

/* Where the first column begins; the names of the rows stand before it. */
static int
first_x(const struct matrix *m, int w)
{
	int most = w < 60 ? w / 3 : w < 100 ? 18 : 30;

	return 1 + (m->name_w < most ? m->name_w : most);
}

static bool
matrix_column(struct app *app, int x, int w)
{
	struct matrix *m = &app->matrix;
	int from = first_x(m, w);
	size_t c;

	for (c = m->left; c < m->n && x >= from + GAP && from < w; c++) {
		from += GAP + head_of(column_name(app, c)).w;
		if (x >= from)
			continue;
		if (c == m->col)
			return false;
		m->col = c;
		return true;
	}
	return false;
}

static void
matrix_settle(struct app *app, int w, int h)
{
	struct matrix *m = &app->matrix;
	int room = w - first_x(m, w) - GAP, used = 0;
	size_t c;

	app->page_list.h = h - head_height(h);
	if (m->n == 0)
		return;
	if (m->col < m->left)
		m->left = m->col;
	for (c = m->col + 1; c-- > m->left;) {
		used += GAP + head_of(column_name(app, c)).w;
		if (used > room && c < m->col)
			m->left = c + 1;
	}
}

/* ---- drawing ---- */

/* S, N bytes, at the right end of the W cells from X on. */
static void
draw_right(
    struct view v, int x, int y, int w, uint8_t style, const char *s, size_t n)
{
	int used = text_width(s, n);

	view_text_cut(v, x + (used < w ? w - used : 0), y, w, style, s, n);
}

static void
draw_head(
    const struct app *app, struct view v, int x, size_t c, const struct head *h)
{
	const char *name = column_name(app, c);
	uint8_t style = c == app->matrix.col ? STYLE_TITLE : STYLE_DIM;

	if (head_height(v.h) == 2) {
		draw_right(v, x, 0, h->w, style, name, h->top_n);
		draw_right(v, x, 1, h->w, style, h->low, h->low_n);
	} else if (head_height(v.h) == 1) {
		draw_right(v, x, 0, h->w, style, name, strlen(name));
	}
}

static void
draw_alleged(struct view v, int x, int y, uint8_t style, uint32_t n)
{
	if (n < 10)
		view_printf(v, x, y, GAP, style, "+%u", n);
	else
		view_printf(v, x, y, GAP, style, "+%s",
		    glyph_text(v.c, GLYPH_ELLIPSIS));
}

/* The number of clashes, a dot for none; of alleged ones in the gap behind. */
static void
draw_cell(const struct app *app, struct view v, int x, int y, int w, size_t r,
    size_t c)
{
	const struct matrix *m = &app->matrix;
	const struct q_cell *p = r != c ? matrix_pair(m, r, c) : NULL;
	bool here = r == m->row && c == m->col;
	bool any = p != NULL && p->events > 0;
	uint8_t bits = here ? STYLE_SELECTED : 0;
	struct str s = STR_INIT;

	if (any)
		str_printf(&s, "%u", p->events);
	else
		str_add(&s,
		    glyph_text(&app->canvas, r == c ? GLYPH_DASH : GLYPH_DOT));
	view_fill(view_sub(v, x, y, w, 1), bits);
	draw_right(
	    v, x, y, w, (any ? STYLE_TEXT : STYLE_DIM) | bits, s.s, s.len);
	if (p != NULL && p->alleged > 0)
		draw_alleged(v, x + w, y, STYLE_DIM | bits, p->alleged);
	if (here)
		view_cursor(v, x + w - 1, y);
	str_clear(&s);
}

static void
draw_row(const struct app *app, struct view v, int y, size_t r)
{
	const struct matrix *m = &app->matrix;
	int name_w = first_x(m, v.w) - 1;
	const char *name = m->rows[r].name;

	/* The full name where it fits, else the short one. */
	if (text_width(name, strlen(name)) > name_w)
		name = app_faction_name(app, m->rows[r].faction);
	view_text_cut(v, 1, y, name_w, r == m->row ? STYLE_TITLE : STYLE_TEXT,
	    name, strlen(name));
}

static void
matrix_draw(const struct app *app, struct view v, bool focus)
{
	const struct matrix *m = &app->matrix;
	int x = first_x(m, v.w), y, top = head_height(v.h);
	size_t r, c;

	(void)focus;
	if (m->n == 0)
		return;
	for (r = app->page_list.top, y = top; y < v.h && r < m->n; y++, r++)
		draw_row(app, v, y, r);
	for (c = m->left; c < m->n; c++) {
		struct head h = head_of(column_name(app, c));

		/* One at least, cut where it has to be. */
		if (x + GAP + h.w + GAP > v.w && c > m->left)
			break;
		x += GAP;
		draw_head(app, v, x, c, &h);
		for (r = app->page_list.top, y = top; y < v.h && r < m->n;
		     y++, r++)
			draw_cell(app, v, x, y, h.w, r, c);
		x += h.w;
	}
	if (top > 0 && m->left > 0)
		view_glyph(v, first_x(m, v.w), top - 1, STYLE_KEY, GLYPH_LEFT);
	if (top > 0 && c < m->n)
		view_glyph(v, v.w - 1, top - 1, STYLE_KEY, GLYPH_RIGHT);
}

static void
matrix_search(struct app *app, int dir, bool from_here)
{
	struct matrix *m = &app->matrix;
	size_t k, i = m->row;

	for (k = 0; k < m->n; k++) {
		if (k > 0 || !from_here)
			i = (i + (dir > 0 ? 1 : m->n - 1)) % m->n;
		if (fold_contains(m->rows[i].name, app->search) ||
		    fold_contains(app_faction_name(app, m->rows[i].faction),
			app->search)) {
			list_goto(&app->page_list, i);
			m->row = i;
			return;
		}
	}
	app_say(app, "no faction of the matrix is called %s", app->search);
}

const struct pane_ops pane_matrix = {
    .name = "matrix",
    .where = IN_GRID,
    .list = matrix_list,
    .moved = matrix_moved,
    .side = matrix_side,
    .open = matrix_open,
    .column = matrix_column,
    .settle = matrix_settle,
    .title = matrix_title,
    .draw = matrix_draw,
    .group = matrix_group,
    .search = matrix_search,
};
