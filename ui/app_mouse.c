/* SPDX-License-Identifier: ISC */
/*
 * app_mouse - see app_mouse.h.  A pane's list lies at the lower end of its
 * rectangle: what is above it (a ruler, heads of columns) is as high as the
 * list is lower than the pane.
 */
#include "app_mouse.h"

#include "app.h"
#include "keys.h"
#include "layout.h"
#include "pane.h"

#define WHEEL_ROWS 3

static bool
holds(const struct rect *r, int x, int y)
{
	return x >= r->x && x < r->x + r->w && y >= r->y && y < r->y + r->h;
}

/* What lies at X, Y, its rectangle in *R; NULL: nothing that has rows.  In the
 * panes *PANE is which. */
static const struct pane_ops *
at(const struct app *app, int x, int y, struct rect *r, int *pane)
{
	*pane = -1;
	if (app->views[app->now.screen] != NULL) {
		*r = app_page_rect(app);
		return holds(r, x, y) ? app->views[app->now.screen] : NULL;
	}
	for (*pane = 0; *pane < LAYOUT_PANES; ++*pane) {
		*r = app->layout.pane[*pane];
		if (holds(r, x, y))
			return app->panes[*pane];
	}
	return NULL;
}

/* The row on line Y of the list; its length where none is. */
static size_t
row_at(const struct app *app, const struct pane_ops *ops, const struct list *l,
    int y)
{
	size_t i;
	int below = 0;

	for (i = l->top; y >= 0 && i < l->n; i++) {
		below +=
		    ops->height != NULL ? ops->height(app, i, i == l->top) : 1;
		if (y < below)
			return i;
	}
	return l->n;
}

static void
to_row(struct app *app, const struct pane_ops *ops, struct list *l, size_t row)
{
	list_goto(l, row);
	if (ops->moved != NULL)
		ops->moved(app);
}

static void
click(struct app *app, const struct pane_ops *ops, int pane, size_t row)
{
	struct list *l = ops->list(app);
	bool there = row == l->cursor && app_pane(app) == ops;

	if (pane >= 0)
		app_focus(app, (enum layout_pane)pane);
	if (there)
		ops->open(app);
	else
		to_row(app, ops, l, row);
}

void
app_mouse(struct app *app, uint32_t key)
{
	int x = keys_mouse_x(key), y = keys_mouse_y(key), pane;
	enum mouse what = keys_mouse_what(key);
	const struct pane_ops *ops;
	struct list *l;
	struct rect r;
	size_t row;

	/* What the reader sees: all has its place after that. */
	app_draw(app);
	ops = at(app, x, y, &r, &pane);
	if (ops == NULL)
		return;
	l = ops->list(app);
	if (l->n == 0)
		return;
	if (what != MOUSE_CLICK) {
		list_move(l, what == MOUSE_UP ? -WHEEL_ROWS : WHEEL_ROWS);
		to_row(app, ops, l, l->cursor);
		return;
	}
	row = row_at(app, ops, l, y - r.y - (l->h < r.h ? r.h - l->h : 0));
	if (row == l->n)
		return;
	/* In a table the first click on another cell goes there. */
	if (ops->column != NULL && ops->column(app, x - r.x, r.w))
		to_row(app, ops, l, row);
	else
		click(app, ops, pane, row);
}
