/* SPDX-License-Identifier: ISC */
/*
 * pane_lineage - the lineage on the screen: to the left the lanes, time
 * running down; to the right the same in words (doc_lineage.h), which carry
 * the cursor.  A narrow screen has the words alone.
 *
 * A lane passes over what crosses it without a joint; where a line ends at a
 * lane there is a joint, or the head of an arrow beside it.
 */
#include "pane_lineage.h"

#include <stdio.h>
#include <string.h>

#include "app.h"
#include "app_load.h"
#include "lineage.h"
#include "pane.h"
#include "pane_text.h"
#include "../src/text.h"

#define PICTURE_FROM 60 /* columns; a narrower screen has no picture */
#define LANE_MIN 8
#define LANE_MAX 15
#define LABEL_LINES 3

enum { UP = 1, DOWN = 2, LEFT = 4, RIGHT = 8 };

/* ---- layout ---- */

/* Bytes of the first line of S, of at most W cells: as many words as fit.  Of
 * a longer word what stands before a hyphen, or all of it: then not *FITS. */
static size_t
label_line(const char *s, int w, bool *fits)
{
	size_t n = strcspn(s, " "), next = n, part;

	for (*fits = true; text_width(s, next) <= w;) {
		n = next;
		if (s[n] == '\0')
			return n;
		next = n + 1 + strcspn(s + n + 1, " ");
	}
	if (text_width(s, n) <= w)
		return n;
	part = strcspn(s, "-") + 1;
	*fits = part < n && text_width(s, part) <= w;
	return *fits ? part : n;
}

/* Lines that S takes; WHOLE: no word of it has to be cut. */
static int
label_lines(const char *s, int w, bool *whole)
{
	bool fits;
	int n = 0;

	for (*whole = true; *s != '\0'; n++) {
		s += label_line(s, w, &fits);
		s += strspn(s, " ");
		*whole &= fits;
	}
	return n;
}

/* What stands above a lane: its faction's name, or all its names in turn. */
static const char *
label(struct lineage *l, const struct canvas *canvas,
    const struct lineage_lane *lane, int lines)
{
	struct str s = STR_INIT;
	const char *text;
	bool whole;
	size_t i;

	if (lane->n_names == 1) {
		text = lane->names[0]->name;
		return label_lines(text, l->lane_w - 1, &whole) <= lines &&
			       whole
			   ? text
			   : lane->names[0]->short_name;
	}
	for (i = 0; i < lane->n_names; i++) {
		if (i > 0)
			str_printf(&s, " %s ", glyph_text(canvas, GLYPH_RIGHT));
		str_add(&s, lane->names[i]->short_name);
	}
	text = arena_strdup(&l->arena, str_c(&s));
	str_clear(&s);
	return text;
}

int
pane_lineage_layout(
    struct lineage *l, const struct canvas *canvas, int w, int h)
{
	int room = w - (w >= 100 ? 56 : 32), n = room / LANE_MIN, lines;
	size_t i;

	l->lane_w = l->head_h = 0;
	if (w < PICTURE_FROM || l->n_rows == 0 || n < 1) {
		lineage_fit(l, 0);
		return w;
	}
	lineage_fit(l, (size_t)n);
	l->lane_w = room / (int)l->shown;
	if (l->lane_w > LANE_MAX)
		l->lane_w = LANE_MAX;
	lines = h / 5 < 1 ? 1 : h / 5 > LABEL_LINES ? LABEL_LINES : h / 5;
	for (i = 0; i < l->n_lanes; i++) {
		struct lineage_lane *lane = &l->lanes[i];
		bool whole;
		int k;

		if (lane->place < 0)
			continue;
		lane->label = label(l, canvas, lane, lines);
		k = label_lines(lane->label, l->lane_w - 1, &whole);
		if (k > l->head_h)
			l->head_h = k > lines ? lines : k;
	}
	return w - (int)l->shown * l->lane_w;
}

static int
lane_x(const struct lineage *l, const struct lineage_lane *lane)
{
	return 1 + lane->place * l->lane_w;
}

/* ---- the picture ---- */

/* The names stand right above their lanes. */
static void
draw_label(
    const struct lineage *l, const struct lineage_lane *lane, struct view v)
{
	const char *s = lane->label;
	int w = l->lane_w - 1, n, y;
	bool whole;

	n = label_lines(s, w, &whole);
	for (y = n < l->head_h ? l->head_h - n : 0; y < l->head_h; y++) {
		/* The last line holds all the rest, cut where it must be. */
		size_t len =
		    y + 1 < l->head_h ? label_line(s, w, &whole) : strlen(s);

		view_text_cut(v, lane_x(l, lane), y, w,
		    lane->chosen ? STYLE_TITLE : STYLE_HEADER, s, len);
		s += len;
		s += strspn(s, " ");
	}
}

static enum glyph
joint(unsigned arms)
{
	static const uint8_t glyphs[16] = {
	    [UP | DOWN] = GLYPH_VLINE,
	    [UP | DOWN | LEFT] = GLYPH_TEE_LEFT,
	    [UP | DOWN | RIGHT] = GLYPH_TEE_RIGHT,
	    [UP | LEFT] = GLYPH_BR,
	    [UP | RIGHT] = GLYPH_BL,
	    [DOWN | LEFT] = GLYPH_TR,
	    [DOWN | RIGHT] = GLYPH_TL,
	};

	return glyphs[arms] != 0 ? (enum glyph)glyphs[arms] : GLYPH_NODE;
}

/* Arms of LANE at the first line of row I; no lane runs through undated
 * rows. */
static unsigned
arms(const struct lineage *l, const struct lineage_lane *lane, size_t i)
{
	if (i >= l->n_dated)
		return 0;
	return (lineage_above(lane, i) ? UP : 0) |
	       (lineage_below(lane, i) ? DOWN : 0);
}

static bool
is_tie(const struct lineage_row *row)
{
	return row->shape == LINEAGE_PART || row->shape == LINEAGE_ALLY;
}

static uint8_t
lane_style(const struct lineage_lane *lane)
{
	return lane->chosen ? STYLE_TITLE : STYLE_BORDER;
}

/* The lanes of row I, or with MASK only those that run on below it; above it
 * also those that have run on below the row before. */
static void
draw_lanes(
    const struct lineage *l, struct view v, int y, size_t i, unsigned mask)
{
	size_t k;

	for (k = 0; k < l->shown; k++) {
		const struct lineage_lane *lane = &l->lanes[l->order[k]];

		if ((arms(l, lane, i) & mask) != 0 ||
		    (mask == UP && i > 0 && (arms(l, lane, i - 1) & DOWN) != 0))
			view_glyph(v, lane_x(l, lane), y, lane_style(lane),
			    GLYPH_VLINE);
	}
}

/* The cells between two lanes; lanes that cross lie above. */
static void
draw_link(const struct lineage *l, struct view v, int y, size_t i, int from,
    int to, uint8_t style)
{
	const struct lineage_row *row = &l->rows[i];
	int x, dir = from < to ? 1 : -1;
	bool tie = is_tie(row);
	size_t k;

	for (x = from + dir; x != to; x += dir)
		view_glyph(v, x, y, style, tie ? GLYPH_DOT : GLYPH_HLINE);
	for (k = 0; k < l->shown; k++) {
		const struct lineage_lane *lane = &l->lanes[l->order[k]];
		int at = lane_x(l, lane);

		if ((at - from) * dir > 0 && (to - at) * dir > 0 &&
		    arms(l, lane, i) != 0)
			view_glyph(v, at, y, lane_style(lane), GLYPH_VLINE);
	}
	if (row->shape == LINEAGE_OUT)
		view_glyph(v, from + dir, y, style, GLYPH_TIMES);
	if (row->shape != LINEAGE_BEND && row->shape != LINEAGE_ALLY)
		view_glyph(v, to - dir, y, style,
		    dir > 0 ? GLYPH_SELECT : GLYPH_POINT_LEFT);
}

/* A renaming, or a line to a lane that is left out: beside the lane, up to
 * the next one. */
static void
draw_beside(const struct lineage *l, struct view v, int y, size_t i,
    const struct lineage_lane *lane, const char *text, uint8_t style)
{
	int x = lane_x(l, lane), end = (int)l->shown * l->lane_w;
	size_t k;

	for (k = 0; k < l->shown; k++) {
		const struct lineage_lane *next = &l->lanes[l->order[k]];

		if (lane_x(l, next) > x && lane_x(l, next) <= end &&
		    arms(l, next, i) != 0)
			end = lane_x(l, next) - 1;
	}
	view_text_cut(v, x + 2, y, end - x - 2, style, text, strlen(text));
}

static void
draw_within(
    const struct app *app, struct view v, int y, size_t i, uint8_t style)
{
	const struct lineage *l = &app->lineage;
	const struct lineage_row *row = &l->rows[i];
	const struct lineage_lane *lane = &l->lanes[row->from];
	size_t k;

	if (lane->place < 0)
		return;
	view_glyph(v, lane_x(l, lane), y, style, GLYPH_NODE);
	for (k = 0; row->shape == LINEAGE_NAME && k < lane->n_names; k++) {
		if (lane->names[k]->n == row->relation->b)
			draw_beside(l, v, y, i, lane,
			    lane->names[k]->short_name, STYLE_HEADER);
	}
}

/* One end is not shown: the line leaves to the right. */
static void
draw_stub(const struct app *app, struct view v, int y, size_t i,
    const struct lineage_lane *lane, uint8_t style)
{
	const struct lineage *l = &app->lineage;
	bool tie = is_tie(&l->rows[i]);
	int x = lane_x(l, lane);

	view_glyph(v, x, y, tie ? lane_style(lane) : style,
	    joint(arms(l, lane, i) | (tie ? 0 : RIGHT)));
	view_glyph(v, x + 1, y, style, tie ? GLYPH_DOT : GLYPH_HLINE);
	view_glyph(v, x + 2, y, style, GLYPH_ELLIPSIS);
}

static void
draw_row(const struct app *app, struct view v, int y, size_t i, bool here)
{
	const struct lineage *l = &app->lineage;
	const struct lineage_row *row = &l->rows[i];
	const struct lineage_lane *from = &l->lanes[row->from],
				  *to = &l->lanes[row->to];
	bool tie = is_tie(row);
	uint8_t style = here ? STYLE_TITLE : tie ? STYLE_DIM : STYLE_KIND;
	unsigned side;

	draw_lanes(l, v, y, i, UP | DOWN);
	if (from == to) {
		draw_within(app, v, y, i, style);
	} else if (from->place >= 0 && to->place >= 0) {
		side = from->place < to->place ? RIGHT : LEFT;
		draw_link(l, v, y, i, lane_x(l, from), lane_x(l, to), style);
		view_glyph(v, lane_x(l, from), y,
		    tie ? lane_style(from) : style,
		    joint(arms(l, from, i) | (tie ? 0 : side)));
		/* An arrow ends beside a lane that runs on. */
		if (arms(l, to, i) != (UP | DOWN) || row->shape == LINEAGE_BEND)
			view_glyph(v, lane_x(l, to), y, style,
			    joint(arms(l, to, i) | (tie		      ? 0
						       : side == LEFT ? RIGHT
								      : LEFT)));
	} else if (from->place >= 0 || to->place >= 0) {
		draw_stub(app, v, y, i, from->place >= 0 ? from : to, style);
	}
}

static void
draw_picture(const struct app *app, struct view v)
{
	const struct lineage *l = &app->lineage;
	const struct list *list = &app->page_list;
	size_t k, i, here = SIZE_MAX;
	int y;

	if (list->cursor < l->n_lines &&
	    (l->lines[list->cursor].begins || l->lines[list->cursor].after))
		here = l->lines[list->cursor].row;
	for (k = 0; k < l->shown; k++)
		draw_label(l, &l->lanes[l->order[k]], v);
	for (y = l->head_h, i = list->top; y < v.h && i < l->n_lines;
	     y++, i++) {
		const struct lineage_line *line = &l->lines[i];

		if (line->begins)
			draw_row(app, v, y, line->row, line->row == here);
		else
			draw_lanes(l, v, y, line->row, line->after ? DOWN : UP);
	}
}

/* ---- the view ---- */

void
pane_lineage_begin(struct app *app)
{
	const struct lineage *l = &app->lineage;
	size_t i;

	app_need(app, STALE_PAGE);
	for (i = 0; i < l->n_lines; i++) {
		const struct lineage_row *row = &l->rows[l->lines[i].row];

		if (l->lines[i].begins &&
		    (l->faction == 0 || row->relation->a == l->faction ||
			row->relation->b == l->faction)) {
			list_goto(&app->page_list, i);
			return;
		}
	}
}

uint32_t
pane_lineage_at(const struct app *app)
{
	const struct lineage *l = &app->lineage;
	size_t i = app->page_list.cursor;

	if (app->page_of != SCREEN_LINEAGE || l->faction != app->now.faction ||
	    i >= l->n_lines || (!l->lines[i].begins && !l->lines[i].after))
		return 0;
	return l->rows[l->lines[i].row].relation->n;
}

void
pane_lineage_to(struct app *app, uint32_t relation)
{
	const struct lineage *l = &app->lineage;
	size_t i, k = app->page_list.cursor;

	if (k < l->n_lines && (l->lines[k].begins || l->lines[k].after) &&
	    l->rows[l->lines[k].row].relation->n == relation)
		return;
	for (i = 0; i < l->n_lines; i++) {
		if (l->lines[i].begins &&
		    l->rows[l->lines[i].row].relation->n == relation) {
			list_set(&app->page_list, app->page.n);
			list_goto(&app->page_list, i);
			return;
		}
	}
}

static struct list *
view_list(struct app *app)
{
	app_need(app, STALE_PAGE);
	return &app->page_list;
}

static void
view_open(struct app *app)
{
	if (app->page_list.cursor < app->page.n)
		pane_text_open(
		    app, &app->page.lines[app->page_list.cursor].target);
}

static void
view_settle(struct app *app, int w, int h)
{
	(void)w;
	app->page_list.h =
	    h > app->lineage.head_h ? h - app->lineage.head_h : 1;
}

static void
view_title(const struct app *app, char *left, char *right, size_t size)
{
	const struct lineage *l = &app->lineage;
	const struct q_faction *f = app_faction(app, l->faction);

	snprintf(
	    left, size, "Lineage: %s", f != NULL ? f->name : "all factions");
	if (l->lane_w > 0 && l->shown < l->n_lanes)
		snprintf(right, size, "%zu lanes, %zu left out", l->shown,
		    l->n_lanes - l->shown);
	else if (l->factions > 0)
		snprintf(right, size, "%zu factions", l->factions);
}

static void
view_draw(const struct app *app, struct view v, bool focus)
{
	const struct lineage *l = &app->lineage;
	int w = (int)l->shown * l->lane_w;

	if (l->lane_w > 0)
		draw_picture(app, view_sub(v, 0, 0, w, v.h));
	doc_draw(&app->page,
	    view_sub(v, w, l->head_h, v.w - w, v.h - l->head_h),
	    &app->page_list, STYLE_SELECTED, focus);
}

static void
view_group(struct app *app, int dir)
{
	const struct lineage *l = &app->lineage;
	size_t i = app->page_list.cursor;

	/* A month begins with the line that is of no row. */
	while (dir > 0 ? i + 1 < l->n_lines : i > 0) {
		i = dir > 0 ? i + 1 : i - 1;
		if (i < l->n_lines && !l->lines[i].begins && !l->lines[i].after)
			break;
	}
	list_goto(&app->page_list, i);
}

static void
view_search(struct app *app, int dir, bool from_here)
{
	pane_text_search(app, &app->page, &app->page_list, dir, from_here);
}

const struct pane_ops pane_lineage = {
    .name = "lineage",
    .where = IN_LIST,
    .list = view_list,
    .open = view_open,
    .settle = view_settle,
    .title = view_title,
    .draw = view_draw,
    .group = view_group,
    .search = view_search,
};
