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
#define LANE_MIN 3	/* an arrow between two lanes takes two cells */
#define LANE_MAX 15
#define LABEL_LINES 5

enum { UP = 1, DOWN = 2, LEFT = 4, RIGHT = 8 };

/* ---- layout ---- */

/* What stands above a lane: its faction's name, or all its names in turn. */
static const char *
label(struct lineage *l, const struct canvas *canvas,
    const struct lineage_lane *lane, int w)
{
	struct str s = STR_INIT;
	const char *text = lane->names[0]->name;
	size_t i;

	if (lane->n_names == 1)
		return text_width(text, strlen(text)) <= w
			   ? text
			   : lane->names[0]->short_name;
	for (i = 0; i < lane->n_names; i++) {
		if (i > 0)
			str_printf(&s, " %s ", glyph_text(canvas, GLYPH_RIGHT));
		str_add(&s, lane->names[i]->short_name);
	}
	text = arena_strdup(&l->arena, str_c(&s));
	str_clear(&s);
	return text;
}

/* The names, on LINES lines in turn; are all of them whole? */
static bool
put_labels(struct lineage *l, const struct canvas *canvas, int lines)
{
	int w = l->lane_w * lines - 1;
	bool whole = true;
	size_t i;

	for (i = 0; i < l->n_lanes; i++) {
		struct lineage_lane *lane = &l->lanes[i];

		if (lane->place < 0)
			continue;
		lane->label = label(l, canvas, lane, w);
		whole &= text_width(lane->label, strlen(lane->label)) <= w;
	}
	return whole;
}

/* A line that leaves the last lane takes two cells behind it. */
static int
picture_width(const struct lineage *l)
{
	return (int)l->shown * l->lane_w + (l->lane_w == LANE_MIN);
}

int
pane_lineage_layout(
    struct lineage *l, const struct canvas *canvas, int w, int h)
{
	int room = w - (w >= 100 ? 57 : 33), n = room / LANE_MIN;
	int most = h / 4 < 1 ? 1 : h / 4 > LABEL_LINES ? LABEL_LINES : h / 4;

	l->lane_w = l->head_h = 0;
	if (w < PICTURE_FROM || l->n_rows == 0 || n < 1) {
		lineage_fit(l, 0);
		return w;
	}
	lineage_fit(l, (size_t)n);
	l->lane_w = room / (int)l->shown;
	if (l->lane_w > LANE_MAX)
		l->lane_w = LANE_MAX;
	do {
		l->head_h++;
	} while (!put_labels(l, canvas, l->head_h) && l->head_h < most &&
		 l->head_h < (int)l->shown);
	return w - picture_width(l);
}

static int
lane_x(const struct lineage *l, const struct lineage_lane *lane)
{
	return 1 + lane->place * l->lane_w;
}

/* ---- the picture ---- */

/* The names take turns in the lines of the head, so that each has the room of
 * several lanes; below a name its lane has begun.  The words begin lower, so
 * that the last names may reach over them. */
static void
draw_labels(const struct lineage *l, struct view v)
{
	size_t k;
	int y;

	for (k = 0; k < l->shown; k++) {
		const struct lineage_lane *lane = &l->lanes[l->order[k]];

		for (y = lane->place % l->head_h + 1; y < l->head_h; y++)
			view_glyph(
			    v, lane_x(l, lane), y, STYLE_BORDER, GLYPH_VLINE);
	}
	for (k = 0; k < l->shown; k++) {
		const struct lineage_lane *lane = &l->lanes[l->order[k]];

		view_text_cut(v, lane_x(l, lane), lane->place % l->head_h,
		    l->lane_w * l->head_h - 1,
		    lane->chosen ? STYLE_TITLE : STYLE_HEADER, lane->label,
		    strlen(lane->label));
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
	    [UP | DOWN | LEFT | RIGHT] = GLYPH_CROSS,
	    [UP | LEFT | RIGHT] = GLYPH_TEE_UP,
	    [DOWN | LEFT | RIGHT] = GLYPH_TEE_DOWN,
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
		    (mask == UP && i > 0 &&
			(arms(l, lane, l->rows[i - 1].head) & DOWN) != 0))
			view_glyph(v, lane_x(l, lane), y, lane_style(lane),
			    GLYPH_VLINE);
	}
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

/* What a step joins: which places are the ends of its relations, and whether
 * there are others that have no place. */
struct joined {
	bool from[LINEAGE_SHOWN_MAX], to[LINEAGE_SHOWN_MAX];
	int left, right; /* the outermost; left > right: none */
	bool more;
};

static void
add_end(struct joined *j, bool *ends, int place)
{
	if (place < 0) {
		j->more = true;
		return;
	}
	ends[place] = true;
	if (place < j->left)
		j->left = place;
	if (place > j->right)
		j->right = place;
}

static void
find_joined(const struct lineage *l, size_t i, struct joined *j)
{
	size_t k, end = lineage_step_end(l, i);

	memset(j, 0, sizeof *j);
	j->left = LINEAGE_SHOWN_MAX;
	j->right = -1;
	for (k = i; k < end; k++) {
		add_end(j, j->from, l->lanes[l->rows[k].from].place);
		add_end(j, j->to, l->lanes[l->rows[k].to].place);
	}
}

/* The lane in the step of row I that joins J: where it is an end, a joint;
 * an arrow ends beside a lane that runs on. */
static void
draw_end(const struct lineage *l, struct view v, int y, size_t i,
    const struct joined *j, const struct lineage_lane *lane, uint8_t style)
{
	const struct lineage_row *row = &l->rows[i];
	bool tie = is_tie(row);
	unsigned up = arms(l, lane, i), side = 0;
	int p = lane->place, x = lane_x(l, lane);

	if (!j->from[p] && !j->to[p]) {
		if (up != 0)
			view_glyph(v, x, y, lane_style(lane), GLYPH_VLINE);
		return;
	}
	if (!tie)
		side = (p > j->left ? LEFT : 0) |
		       (p < j->right || (j->more && p == j->right) ? RIGHT : 0);
	if (j->from[p])
		view_glyph(
		    v, x, y, tie ? lane_style(lane) : style, joint(up | side));
	else if (up != (UP | DOWN) || row->shape == LINEAGE_BEND ||
		 (j->more && p == j->right))
		view_glyph(v, x, y, style, joint(up | side));
	else
		view_glyph(v, x, y, lane_style(lane), GLYPH_VLINE);
}

/* Heads of arrows beside the lanes that they lead to. */
static void
draw_arrows(
    const struct lineage *l, struct view v, int y, size_t i, uint8_t style)
{
	size_t k, end = lineage_step_end(l, i);

	for (k = i; k < end; k++) {
		const struct lineage_row *row = &l->rows[k];
		const struct lineage_lane *from = &l->lanes[row->from],
					  *to = &l->lanes[row->to];
		int dir = from->place < to->place ? 1 : -1;

		if (from->place < 0 || to->place < 0)
			continue;
		if (row->shape == LINEAGE_OUT)
			view_glyph(
			    v, lane_x(l, from) + dir, y, style, GLYPH_TIMES);
		if (row->shape != LINEAGE_BEND && row->shape != LINEAGE_ALLY)
			view_glyph(v, lane_x(l, to) - dir, y, style,
			    dir > 0 ? GLYPH_SELECT : GLYPH_POINT_LEFT);
	}
}

/* The step of row I as one line across its lanes; to ends that have no place
 * it leaves to the right. */
static void
draw_step(
    const struct lineage *l, struct view v, int y, size_t i, uint8_t style)
{
	enum glyph line = is_tie(&l->rows[i]) ? GLYPH_DOT : GLYPH_HLINE;
	struct joined j;
	size_t k;
	int x, right;

	find_joined(l, i, &j);
	if (j.left > j.right)
		return;
	right = 1 + j.right * l->lane_w;
	for (x = 1 + j.left * l->lane_w + 1; x < right; x++)
		view_glyph(v, x, y, style, line);
	for (k = 0; k < l->shown; k++) {
		const struct lineage_lane *lane = &l->lanes[l->order[k]];

		if (lane->place >= j.left && lane->place <= j.right)
			draw_end(l, v, y, i, &j, lane, style);
	}
	draw_arrows(l, v, y, i, style);
	if (j.more) {
		view_glyph(v, right + 1, y, style, line);
		view_glyph(v, right + 2, y, style, GLYPH_ELLIPSIS);
	}
}

static void
draw_row(const struct app *app, struct view v, int y, size_t i, bool here)
{
	const struct lineage *l = &app->lineage;
	const struct lineage_row *row = &l->rows[i];
	uint8_t style = here	      ? STYLE_TITLE
			: is_tie(row) ? STYLE_DIM
				      : STYLE_KIND;

	draw_lanes(l, v, y, i, UP | DOWN);
	if (row->from == row->to)
		draw_within(app, v, y, i, style);
	else
		draw_step(l, v, y, i, style);
}

static void
draw_picture(const struct app *app, struct view v)
{
	const struct lineage *l = &app->lineage;
	const struct list *list = &app->page_list;
	size_t i, here = SIZE_MAX;
	int y;

	if (list->cursor < l->n_lines &&
	    (l->lines[list->cursor].begins || l->lines[list->cursor].after))
		here = l->lines[list->cursor].row;
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
		if (l->lines[i].begins &&
		    (l->faction == 0 ||
			lineage_step_has(l, l->lines[i].row, l->faction))) {
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
	int w = l->lane_w > 0 ? picture_width(l) : 0;

	if (l->lane_w > 0) {
		draw_picture(app, view_sub(v, 0, 0, w, v.h));
		draw_labels(l, view_sub(v, 0, 0, v.w, l->head_h));
	}
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
