/* SPDX-License-Identifier: ISC */
/*
 * pane_factions - the list of factions, "All" first.
 *
 * Moving in it chooses: the timeline follows.  Each row says how many events
 * a faction turns up in; where there is room a small curve says when.  The
 * actors of the event that is selected carry their side in front.
 */
#include "pane.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

#include "app.h"
#include "app_load.h"
#include "../src/fold.h"
#include "../src/model.h"
#include "../src/text.h"

#define NUMBER_W 5 /* beside a curve, so that curves stand in line */

static struct list *
factions_list(struct app *app)
{
	app_need(app, STALE_FACTIONS);
	return &app->faction_list;
}

/* The faction of row I; NULL: "All". */
static const struct q_faction *
row_faction(const struct app *app, size_t i)
{
	uint32_t k = i < app->faction_list.n ? app->shown[i] : 0;

	return k > 0 ? &app->factions[k - 1] : NULL;
}

/* Grouped, a kind stands above its first row, and above the topmost. */
static int
factions_height(const void *ctx, size_t i, bool first)
{
	const struct app *app = ctx;
	const struct q_faction *f = row_faction(app, i), *before;

	if (!app->now.by_kind || f == NULL || app->faction_list.h < 3)
		return 1;
	before = i > 0 ? row_faction(app, i - 1) : NULL;
	return first || before == NULL || before->kind != f->kind ? 2 : 1;
}

static void
factions_moved(struct app *app)
{
	const struct q_faction *f = row_faction(app, app->faction_list.cursor);

	app->now.card = false;
	app->stale |= STALE_DETAIL;
	app_set_faction(app, f != NULL ? f->n : 0);
}

static void
factions_open(struct app *app)
{
	app_push(app);
	app_focus(app, LAYOUT_TIMELINE);
}

static void
factions_title(const struct app *app, char *left, char *right, size_t size)
{
	snprintf(left, size, "Factions");
	if (app->faction_filter != NULL)
		snprintf(right, size, "%zu/%zu", app->faction_list.n - 1,
		    app->n_factions);
	else if (app->now.sort == FACTIONS_BY_CLASHES_WITH)
		snprintf(left, size, "Clashes with %s",
		    app_faction_name(app, app->now.rivals_of));
	else if (app->now.sort == FACTIONS_BY_NAME)
		snprintf(right, size, "name");
}

/* The side that faction N has in the event shown, and its number there as
 * an actor, or on the card shown as a rival: 0 none. */
static int
side_now(const struct app *app, uint32_t n, int *actor)
{
	size_t i;

	for (i = 1; app->now.card && i < 10 && *actor == 0; i++) {
		if (app_rival(app, i) == n)
			*actor = (int)i;
	}
	if (app->event == NULL || app->now.card)
		return 0;
	for (i = 0; i < app->event->n_actors; i++) {
		if (app->event->actors[i].faction == n) {
			*actor = (int)i + 1;
			return app->event->actors[i].side;
		}
	}
	return 0;
}

/* Sides face each other; a third stands beside. */
static const char *
side_sign(int side)
{
	return side == 1 ? "<" : side == 2 ? ">" : "^";
}

/* Cells for the curve: all twelve, or a cell for two or three of them. */
static int
curve_width(int w)
{
	return w >= 42 ? 12 : w >= 32 ? 6 : w >= 28 ? 4 : 0;
}

/* Have the curves of the rows that are seen. */
static void
factions_settle(struct app *app, int w, int h)
{
	struct err e = ERR_INIT;
	size_t i, top = app->faction_list.top;
	uint32_t k;

	for (i = top; curve_width(w) > 0 && i < top + (size_t)h; i++) {
		k = i < app->faction_list.n ? app->shown[i] : 0;
		if (k > 0 && !app->factions[k - 1].has_curve &&
		    !query_curve(app->db, &app->factions[k - 1], &e)) {
			/* A key that waits: at the next frame. */
			if (e.code != ERR_INTERRUPTED)
				app_complain(app, &e);
			return;
		}
	}
}

static void
draw_curve(struct view v, int x, int y, const struct q_faction *f, int w)
{
	int i, k, n = (int)sizeof f->curve / w;

	for (i = 0; i < w; i++) {
		int level = 0;

		for (k = i * n; k < (i + 1) * n; k++) {
			if (f->curve[k] > level)
				level = f->curve[k];
		}
		if (level > 0)
			view_glyph(v, x + i, y, STYLE_RULER,
			    (enum glyph)(
				GLYPH_LEVEL0 + (level > 8 ? 8 : level)));
	}
}

static void
draw_row(const struct app *app, struct view v, int y, size_t i)
{
	const struct q_faction *f = row_faction(app, i);
	const char *name = f != NULL ? f->name : "All";
	uint32_t count = f != NULL ? f->events : app->dataset.events;
	int actor = 0, side = f != NULL ? side_now(app, f->n, &actor) : 0;
	char num[16];
	int num_w, w, curve_w = curve_width(v.w);

	if (f != NULL && app->now.sort == FACTIONS_BY_CLASHES_WITH)
		count = f->clashes_with;
	num_w = snprintf(num, sizeof num, "%u", count);
	/* In front: the pointer, or the key that goes to this actor of the
	 * event shown; then the sign of its side. */
	if (i == app->faction_list.cursor)
		view_glyph(v, 0, y, STYLE_TEXT, GLYPH_SELECT);
	else if (actor > 0 && actor < 10)
		view_printf(v, 0, y, 1, STYLE_KEY, "%d", actor);
	if (side > 0)
		view_text(v, 1, y, 1, style_side(side), side_sign(side), 1);
	w = v.w - 2 - (curve_w > 0 ? NUMBER_W + curve_w : num_w) - 1;
	/* The full name where it fits, else the short one. */
	if (f != NULL && text_width(name, strlen(name)) > w)
		name = f->short_name;
	if (f != NULL && curve_w > 0)
		draw_curve(v, v.w - NUMBER_W - curve_w, y, f, curve_w);
	view_text_cut(v, 2, y, w, f != NULL ? style_side(side) : STYLE_TEXT,
	    name, strlen(name));
	view_text(v, v.w - num_w, y, num_w, STYLE_DIM, num, (size_t)num_w);
}

static void
draw_kind(const struct app *app, struct view v, int y, size_t i)
{
	const struct q_faction *f = row_faction(app, i);
	const char *kind;
	int x = 1;

	/* The first row, which is all of them, has no heading. */
	assert(f != NULL);
	kind = model_name(LIST_FACTION_KIND, f->kind);
	view_hline(v, 0, y, v.w, STYLE_BORDER);
	x += view_text(v, x, y, v.w - x, STYLE_HEADER, " ", 1);
	for (; *kind != '\0' && x + 1 < v.w; kind++)
		x += view_text(v, x, y, v.w - x, STYLE_HEADER,
		    *kind == '-' ? " " : kind, 1);
	view_text(v, x, y, v.w - x, STYLE_HEADER, " ", 1);
}

static void
factions_draw(const struct app *app, struct view v, bool focus)
{
	const struct list *l = &app->faction_list;
	size_t i;
	int y = 0;

	for (i = l->top; i < l->n && y < v.h; i++, y++) {
		if (factions_height(app, i, i == l->top) == 2)
			draw_kind(app, v, y++, i);
		if (y >= v.h)
			break;
		draw_row(app, v, y, i);
		if (i != l->cursor)
			continue;
		view_row_modifier(v, y, focus ? STYLE_SELECTED : STYLE_MARKED);
		if (focus)
			view_cursor(v, 0, y);
	}
}

/* Next faction of another kind when grouped by it, else of another letter. */
static void
factions_group(struct app *app, int dir)
{
	struct list *l = &app->faction_list;
	const struct q_faction *here = row_faction(app, l->cursor), *f;
	size_t i = l->cursor;

	while (dir > 0 ? i + 1 < l->n : i > 0) {
		i = dir > 0 ? i + 1 : i - 1;
		f = row_faction(app, i);
		if (f == NULL || here == NULL || f->kind != here->kind)
			break;
	}
	list_goto(l, i);
}

/* Is the faction of row I, or KNOWN, which has it among its names, called
 * what is searched for? */
static bool
row_hit(const struct app *app, size_t i, uint32_t known)
{
	const struct q_faction *f = row_faction(app, i);

	return f != NULL &&
	       (f->n == known || fold_contains(f->name, app->search) ||
		   fold_contains(f->short_name, app->search));
}

static void
factions_search(struct app *app, int dir, bool from_here)
{
	struct list *l = &app->faction_list;
	uint32_t known = app_known_as(app, app->search);
	size_t i, n = 0, nth = 0, hit = l->n, wrapped = l->n;

	for (i = 0; i < l->n; i++) {
		bool behind = dir > 0 ? i < l->cursor : i > l->cursor;

		if (!row_hit(app, i, known))
			continue;
		n++;
		if (i == l->cursor && !from_here)
			behind = true;
		/* Forwards the first that fits, backwards the last. */
		if (behind && (wrapped == l->n || dir < 0))
			wrapped = i;
		if (!behind && (hit == l->n || dir < 0))
			hit = i;
	}
	if (n == 0) {
		app_say(app, "no faction is called %s", app->search);
		return;
	}
	for (i = 0; i <= (hit < l->n ? hit : wrapped); i++)
		nth += row_hit(app, i, known);
	app_say(app, "hit %zu of %zu for %s%s", nth, n, app->search,
	    hit < l->n ? ""
	    : dir > 0  ? ", from the top again"
		       : ", from the end again");
	list_goto(l, hit < l->n ? hit : wrapped);
	list_scroll(l, factions_height, app);
	factions_moved(app);
}

const struct pane_ops pane_factions = {
    .name = "factions",
    .where = IN_FACTIONS,
    .list = factions_list,
    .height = factions_height,
    .moved = factions_moved,
    .open = factions_open,
    .settle = factions_settle,
    .title = factions_title,
    .draw = factions_draw,
    .group = factions_group,
    .search = factions_search,
};
