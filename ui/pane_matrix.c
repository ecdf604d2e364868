/* SPDX-License-Identifier: ISC */
/*
 * pane_matrix - the matrix of clashes on the screen.  Arrows move the cell;
 * the line above tells in words what the cell holds; Enter opens the pair's
 * timeline.
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

#define CELL_W 4

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

static void
matrix_open(struct app *app)
{
	const struct matrix *m = &app->matrix;

	if (m->n == 0 || matrix_pair(m, m->row, m->col) == NULL) {
		app_say(app, "these two did not clash in this dataset");
		return;
	}
	app_push(app);
	app_screen(app, SCREEN_BROWSE);
	app_set_pair(app, m->rows[m->row].faction, m->rows[m->col].faction);
}

static void
matrix_title(const struct app *app, char *left, char *right, size_t size)
{
	const struct matrix *m = &app->matrix;
	const struct q_cell *p;
	struct str first = STR_INIT, last = STR_INIT;

	if (m->n == 0) {
		snprintf(left, size, "Who clashed with whom: nobody");
		return;
	}
	p = matrix_pair(m, m->row, m->col);
	if (p == NULL) {
		snprintf(left, size, "%s and %s: no clash",
		    app_faction_name(app, m->rows[m->row].faction),
		    app_faction_name(app, m->rows[m->col].faction));
	} else {
		char alleged[32] = "";

		edtf_day_words(p->first, false, &first);
		edtf_day_words(p->last, false, &last);
		if (p->alleged > 0)
			snprintf(alleged, sizeof alleged, " + %u alleged",
			    p->alleged);
		snprintf(left, size, "%s and %s: %u%s",
		    app_faction_name(app, p->a), app_faction_name(app, p->b),
		    p->events, alleged);
		snprintf(right, 64, "%s%s%s", str_c(&first),
		    p->first != p->last ? " – " : "",
		    p->first != p->last ? str_c(&last) : "");
	}
	str_clear(&first);
	str_clear(&last);
}

static int
name_width(int w)
{
	w /= 3;
	return w > 32 ? 32 : w < 8 ? 8 : w;
}

static int
columns(int w)
{
	int n = (w - name_width(w) - 5) / CELL_W;

	return n < 1 ? 1 : n;
}

static void
matrix_settle(struct app *app, int w, int h)
{
	struct matrix *m = &app->matrix;
	size_t n = (size_t)columns(w);

	/* The first line heads the columns. */
	app->page_list.h = h > 1 ? h - 1 : 1;
	if (m->col < m->left)
		m->left = m->col;
	if (m->col >= m->left + n)
		m->left = m->col - n + 1;
}

static void
draw_cell(
    const struct matrix *m, struct view v, int x, int y, size_t r, size_t c)
{
	const struct q_cell *p = r != c ? matrix_pair(m, r, c) : NULL;
	bool here = r == m->row && c == m->col;
	uint8_t bits = here ? STYLE_SELECTED : 0;
	char text[16] = "";

	if (p != NULL)
		snprintf(text, sizeof text, "%*u", CELL_W - 1,
		    p->events + p->alleged);
	else
		snprintf(
		    text, sizeof text, "%*s", CELL_W - 1, r == c ? "-" : ".");
	view_text(v, x, y, CELL_W - 1,
	    (uint8_t)((p != NULL ? STYLE_TEXT : STYLE_DIM) | bits), text,
	    strlen(text));
	if (here)
		view_cursor(v, x + CELL_W - 2, y);
}

static void
matrix_draw(const struct app *app, struct view v, bool focus)
{
	const struct matrix *m = &app->matrix;
	int name_w = name_width(v.w), y, n = columns(v.w);
	size_t r, c;
	const char *name;
	char num[24];

	(void)focus;
	for (c = m->left; c < m->n && (int)(c - m->left) < n; c++) {
		snprintf(num, sizeof num, "%*zu", CELL_W - 1, c + 1);
		view_text(v, name_w + 5 + (int)(c - m->left) * CELL_W, 0,
		    CELL_W - 1, c == m->col ? STYLE_KEY : STYLE_DIM, num,
		    strlen(num));
	}
	for (y = 1, r = app->page_list.top; y < v.h && r < m->n; y++, r++) {
		snprintf(num, sizeof num, "%3zu", r + 1);
		view_text(v, 0, y, 4, r == m->row ? STYLE_KEY : STYLE_DIM, num,
		    strlen(num));
		/* The full name where it fits, else the short one. */
		name = m->rows[r].name;
		if (text_width(name, strlen(name)) > name_w)
			name = app_faction_name(app, m->rows[r].faction);
		view_text_cut(v, 4, y, name_w,
		    r == m->row ? STYLE_TITLE : STYLE_TEXT, name, strlen(name));
		for (c = m->left; c < m->n && (int)(c - m->left) < n; c++)
			draw_cell(m, v,
			    name_w + 5 + (int)(c - m->left) * CELL_W, y, r, c);
	}
}

static void
matrix_search(struct app *app, int dir, bool from_here)
{
	struct matrix *m = &app->matrix;
	size_t k, i = m->row;

	for (k = 0; k < m->n; k++) {
		if (k > 0 || !from_here)
			i = (i + (dir > 0 ? 1 : m->n - 1)) % m->n;
		if (fold_contains(m->rows[i].name, app->search)) {
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
    .settle = matrix_settle,
    .title = matrix_title,
    .draw = matrix_draw,
    .search = matrix_search,
};
