/* SPDX-License-Identifier: ISC */
/*
 * pane_timeline - events in order of time, under month headers, below a
 * ruler that says how dense each month is, where one is, and which months no
 * source speaks of.  Undated events stand in a lane of their own at the end.
 */
#include "pane.h"

#include <stdio.h>
#include <string.h>

#include "app.h"
#include "app_filter.h"
#include "app_hits.h"
#include "app_load.h"
#include "../src/edtf.h"
#include "../src/model.h"
#include "../src/str.h"
#include "../src/text.h"

#define KIND_W 12    /* the longest kind */
#define TITLE_MIN 16 /* cells that an indented title keeps */

static const char *const month_names[] = {
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
};

/* In how many events of the list row I lies. */
static int
depth_of(const struct app *app, size_t i)
{
	return app->depth != NULL ? app->depth[i] : 0;
}

/* The month of the header above row I: that of the outermost event. */
static int32_t
header_of(const struct app *app, size_t i)
{
	while (i > 0 && depth_of(app, i) > 0)
		i--;
	return app_month_at(app, i);
}

/* A row and, where its month begins or the screen does, the header above. */
static int
timeline_height(const void *ctx, size_t i, bool first)
{
	const struct app *app = ctx;

	/* Where there is no room for both, the row and no header. */
	if (app->event_list.h < 3)
		return 1;
	if (first || i == 0)
		return 2;
	if (depth_of(app, i) > 0)
		return 1;
	return app_month_at(app, i) != header_of(app, i - 1) ? 2 : 1;
}

static struct list *
timeline_list(struct app *app)
{
	app_need(app, STALE_EVENTS);
	return &app->event_list;
}

static void
timeline_moved(struct app *app)
{
	struct list *l = &app->event_list;
	uint32_t event;

	if (l->cursor >= app->events.n)
		return;
	event = app_event_at(app, l->cursor);
	if (app->now.event == event && !app->now.card)
		return;
	app->now.event = event;
	app->now.card = false;
	app->now.all_actors = false;
	app->stale |= STALE_DETAIL;
}

static void
timeline_open(struct app *app)
{
	if (app->events.n == 0)
		return;
	app_push(app);
	if (app->now.card) {
		app->now.card = false;
		app->stale |= STALE_DETAIL;
	}
	app_focus(app, LAYOUT_DETAIL);
}

/* Does the event shown hold both of the pair last walked, which `o' and `[ ]'
 * take? */
static bool
holds_pair(const struct app *app)
{
	bool a = false, b = false;
	size_t i;

	for (i = 0; app->event != NULL && i < app->event->n_actors; i++) {
		a |= app->event->actors[i].faction == app->pair_a;
		b |= app->event->actors[i].faction == app->pair_b;
	}
	return app->pair_a != 0 && a && b;
}

static void
timeline_title(const struct app *app, char *left, char *right, size_t size)
{
	snprintf(
	    left, size, "Timeline%s", app->now.parts ? ", parts indented" : "");
	if (holds_pair(app))
		snprintf(left, size, "Timeline · %s – %s",
		    app_faction_name(app, app->pair_a),
		    app_faction_name(app, app->pair_b));
	if (app_filter_pending(app))
		snprintf(right, size, "counting");
	else if (app->events.n > 0)
		snprintf(right, size, "%zu/%zu", app->event_list.cursor + 1,
		    app->events.n);
}

/* ---- the ruler ---- */

/* Cells that the ruler takes with STEP months a cell: labels included. */
static int
ruler_width(const struct app *app, int step)
{
	size_t i;
	int w = 0, year = -1, in_cell = 0;

	for (i = 0; i < app->n_months; i++) {
		if (app->months[i].month / 12 != year) {
			if (in_cell > 0)
				w++;
			in_cell = 0;
			year = app->months[i].month / 12;
			w += (w > 0 ? 1 : 0) + 5;
		}
		if (++in_cell == step) {
			w++;
			in_cell = 0;
		}
	}
	return w + (in_cell > 0 ? 1 : 0);
}

static uint32_t
most_events(const struct app *app, int step)
{
	uint32_t most = 1, sum = 0;
	size_t i;

	for (i = 0; i < app->n_months; i++) {
		if (app->months[i].month % step == 0)
			sum = 0;
		sum += app->months[i].events;
		if (sum > most)
			most = sum;
	}
	return most;
}

static void
ruler_cell(struct view v, int x, uint32_t events, bool covered, bool here,
    uint32_t most)
{
	uint8_t style = here ? STYLE_RULER_HERE : STYLE_RULER;
	uint32_t level = 0;

	if (events > 0)
		level = 1 + (events * 7 + most / 2) / most;
	if (events == 0 && !covered)
		view_glyph(
		    v, x, 0, here ? style : STYLE_RULER_SILENT, GLYPH_SILENT);
	else
		view_glyph(v, x, 0, style,
		    (enum glyph)(GLYPH_LEVEL0 + (level > 8 ? 8 : level)));
}

static void
draw_ruler(const struct app *app, struct view v)
{
	static const int steps[] = {1, 2, 3, 6, 12};
	int step = 12, x = 0, year = -1;
	uint32_t most;
	int32_t here = APP_NO_MONTH;
	size_t i, k;

	for (i = sizeof steps / sizeof *steps; i-- > 0;) {
		if (ruler_width(app, steps[i]) <= v.w)
			step = steps[i];
	}
	most = most_events(app, step);
	if (app->event_list.cursor < app->events.n)
		here = app_month_at(app, app->event_list.cursor);
	for (i = 0; i < app->n_months && x < v.w;) {
		int32_t month = app->months[i].month;
		uint32_t events = 0;
		bool covered = false, is_here = false;

		if (month / 12 != year) {
			year = month / 12;
			x += x > 0 ? 1 : 0;
			view_printf(v, x, 0, v.w - x, STYLE_DIM, "%d", year);
			x += 5;
		}
		/* A cell ends with its months, or with the year. */
		for (k = 0; k < (size_t)step && i < app->n_months &&
			    app->months[i].month / 12 == year;
		     k++, i++) {
			events += app->months[i].events;
			covered |= app->months[i].covered;
			is_here |= app->months[i].month == here;
		}
		ruler_cell(v, x++, events, covered, is_here, most);
	}
}

/* ---- rows ---- */

static void
draw_header(struct view v, int y, int32_t month)
{
	char text[64];
	int x;

	if (month == APP_NO_MONTH)
		snprintf(text, sizeof text, " undated ");
	else
		snprintf(text, sizeof text, " %s %d ", month_names[month % 12],
		    month / 12);
	view_hline(v, 0, y, 2, STYLE_BORDER);
	x = 2 + view_text(v, 2, y, v.w - 2, STYLE_HEADER, text, strlen(text));
	view_hline(v, x, y, v.w - x, STYLE_BORDER);
}

/* One word for what is not plainly told as a fact. */
static const char *
row_word(const struct q_row *r)
{
	if (r->flags & EVENT_PLANNED)
		return "planned";
	if (r->flags & EVENT_DENIED)
		return "denied";
	if (r->flags & EVENT_ALLEGED)
		return "alleged";
	return NULL;
}

/* What the header above does not say of the date of row I. */
static void
add_date(
    const struct app *app, size_t i, const struct q_row *r, struct str *out)
{
	int32_t header = header_of(app, i);

	if (depth_of(app, i) == 0 && r->date != NULL)
		edtf_brief(r->date, out);
	else if (depth_of(app, i) > 0)
		edtf_brief_under(r->date != NULL ? r->date : "",
		    header != APP_NO_MONTH ? header : 0, out);
}

static void
draw_row(const struct app *app, struct view v, int y, const struct q_row *r,
    size_t i)
{
	struct str date = STR_INIT;
	const char *kind = model_name(LIST_EVENT_KIND, r->kind);
	const char *word = row_word(r);
	int x = 1, kind_w = v.w >= 56 ? KIND_W : 0, right = v.w;
	int date_w = v.w >= 40 ? 10 : 6; /* edtf_brief: at most 10 */
	char num[16];
	int num_w, depth = depth_of(app, i);

	add_date(app, i, r, &date);
	if (text_width(str_c(&date), date.len) > date_w)
		date_w = 10;
	view_text_cut(v, x, y, date_w, STYLE_DATE, str_c(&date), date.len);
	x += date_w + 1;
	str_clear(&date);
	if (kind_w > 0) {
		view_text_cut(v, x, y, kind_w, STYLE_KIND, kind, strlen(kind));
		x += kind_w + 1;
	}
	/* From the right: the sign, the number of claims, the word. */
	right -= 2;
	if (r->flags & EVENT_DISPUTED)
		view_glyph(v, right + 1, y, STYLE_DISPUTED, GLYPH_NOT_EQUAL);
	num_w = v.w >= 20 ? snprintf(num, sizeof num, "%u", r->claims) : 0;
	right -= num_w;
	view_text(v, right, y, num_w, STYLE_DIM, num, (size_t)num_w);
	if (word != NULL && v.w >= 40) {
		right -= (int)strlen(word) + 1;
		view_text(
		    v, right, y, v.w - right, STYLE_BADGE, word, strlen(word));
	}
	for (; depth > 0 && right - x > TITLE_MIN; depth--, x += 2) {
		if (depth == 1)
			view_glyph(v, x, y, STYLE_BORDER, GLYPH_BL);
	}
	view_text_cut(
	    v, x, y, right - 1 - x, STYLE_TEXT, r->title, strlen(r->title));
}

static void
timeline_draw(const struct app *app, struct view v, bool focus)
{
	const struct list *l = &app->event_list;
	int y = 0;
	size_t i;

	if (v.h > 4) {
		draw_ruler(app, v);
		v = view_sub(v, 0, 1, v.w, v.h - 1);
	}
	if (app->events.n == 0) {
		bool hidden = app->now.filter != NULL && !app->now.filter_off;
		const char *none =
		    hidden ? "No events pass the filter here; . sets it aside."
			   : "No events here.";

		view_text_cut(v, 1, 1, v.w - 1, STYLE_DIM, none, strlen(none));
		view_cursor(v, 0, 0);
		return;
	}
	for (i = l->top; i < l->n && y < v.h; i++) {
		const struct q_row *r = app_row_ready(app, i);

		if (timeline_height(app, i, i == l->top) == 2)
			draw_header(v, y++, header_of(app, i));
		if (y >= v.h || r == NULL)
			break;
		draw_row(app, v, y, r, i);
		if (i == l->cursor) {
			view_glyph(v, 0, y, STYLE_TEXT, GLYPH_SELECT);
			view_row_modifier(
			    v, y, focus ? STYLE_SELECTED : STYLE_MARKED);
			if (focus)
				view_cursor(v, 0, y);
		}
		y++;
	}
}

/* Parts are under the header of their larger event. */
static bool
in_month(const struct app *app, size_t i, int32_t month)
{
	return header_of(app, i) == month;
}

static void
timeline_group(struct app *app, int dir)
{
	struct list *l = &app->event_list;
	size_t i = l->cursor;
	int32_t here;

	if (l->n == 0)
		return;
	if (app->events.t == NULL) {
		list_goto(l, app_month_step(app, i, dir));
		return;
	}
	here = header_of(app, i);
	if (dir > 0) {
		while (i + 1 < l->n && in_month(app, i, here))
			i++;
	} else {
		/* To the first of this month, or of the one before. */
		if (i > 0 && !in_month(app, i - 1, here))
			here = header_of(app, --i);
		while (i > 0 && in_month(app, i - 1, here))
			i--;
	}
	list_goto(l, i);
}

/* ---- search ---- */

/* The claim that holds the hit, when the detail does not show it at once. */
static void
show_hit(struct app *app)
{
	const struct doc *d = &app->detail;
	int32_t claim;

	app_need(app, STALE_DETAIL);
	if (d->n_hits == 0 || d->hits[0].line < (uint32_t)app->detail_list.h)
		return;
	claim = d->lines[d->hits[0].line].claim;
	if (claim > 0)
		app_detail_to_claim(app, claim);
}

static void
timeline_search(struct app *app, int dir, bool from_here)
{
	struct list *l = &app->event_list;
	size_t row;

	if (!app_hits_go(app, dir, from_here, &row))
		return;
	list_goto(l, row);
	list_scroll(l, timeline_height, app);
	timeline_moved(app);
	show_hit(app);
}

const struct pane_ops pane_timeline = {
    .name = "timeline",
    .where = IN_TIMELINE,
    .list = timeline_list,
    .height = timeline_height,
    .moved = timeline_moved,
    .open = timeline_open,
    .title = timeline_title,
    .draw = timeline_draw,
    .group = timeline_group,
    .search = timeline_search,
};
