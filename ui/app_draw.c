/* SPDX-License-Identifier: ISC */
/*
 * app_draw - the whole screen from the app's state (see app.h): the line
 * above, the panes or the view, the line below.
 */
#include "app.h"

#include <stdio.h>
#include <string.h>

#include "app_load.h"
#include "command.h"
#include "frame.h"
#include "keymap.h"
#include "keys.h"
#include "pane.h"
#include "../src/text.h"

/* ---- the line above ---- */

/* How many of how many, and why. */
static void
scope_words(const struct app *app, struct str *out)
{
	if (app->events.n == app->events.total)
		str_printf(out, "%zu events", app->events.total);
	else
		str_printf(
		    out, "%zu of %zu events", app->events.n, app->events.total);
	if (app->now.faction != 0)
		str_printf(
		    out, " · %s", app_faction_name(app, app->now.faction));
	if (app->now.filter != NULL)
		str_printf(out, " · %s%s",
		    app->now.filter_off ? "set aside: " : "", app->now.filter);
}

static void
draw_title(const struct app *app, struct view v)
{
	struct str scope = STR_INIT;
	int scope_w, x = 1;

	view_fill(v, STYLE_STATUS);
	scope_words(app, &scope);
	scope_w = text_width(scope.s, scope.len);
	if (v.w >= scope_w + 12)
		x += view_text(v, x, 0, v.w - x, STYLE_TITLE, "strife", 6) + 2;
	if (v.w - scope_w - 2 > x)
		view_text_cut(v, x, 0, v.w - scope_w - 3 - x, STYLE_STATUS,
		    app->dataset.title, strlen(app->dataset.title));
	x = v.w - scope_w - 1;
	if (x < 0)
		x = 0;
	view_text_cut(v, x, 0, v.w - x, STYLE_STATUS, scope.s, scope.len);
	str_clear(&scope);
}

/* ---- the line below ---- */

struct hint {
	enum where where;
	const char *command; /* its first key is shown */
	const char *word;
};

static const struct hint hints[] = {
    {IN_FACTIONS, "open", "its events"},
    {IN_TIMELINE, "open", "claims"},
    {IN_DETAIL, "open", "source"},
    {IN_SOURCE, "open", "the event"},
    {IN_HELP, "open", "run it"},
    {IN_LIST, "open", "go there"},
    {IN_ALL, "back", "back"},
    {IN_SOURCE, "next-claim", "next quote"},
    {IN_PANES, "actor", "faction"},
    {IN_PANES, "opponent", "opponent"},
    {IN_ALL, "search", "search"},
    {IN_PANES, "filter", "filter"},
    {IN_TIMELINE, "next-clash", "next clash"},
    {IN_DETAIL, "next-claim", "next claim"},
    {IN_TIMELINE | IN_DETAIL, "source", "source"},
    {IN_FACTIONS, "names", "names"},
    {IN_FACTIONS, "sort", "sort"},
    {IN_ALL, "help", "help"},
    {IN_ALL, "close-view", "quit"},
};

/* The first of C's keys, for people. */
static void
first_key(const struct command *c, struct str *out, bool ascii)
{
	struct str all = STR_INIT;
	const char *end;

	command_keys(c, &all, ascii);
	end = strchr(str_c(&all), ' ');
	str_addn(out, str_c(&all),
	    end != NULL && end != all.s ? (size_t)(end - all.s) : all.len);
	str_clear(&all);
}

static int
draw_hint(struct view v, int x, const char *key, const char *word)
{
	int w = text_width(key, strlen(key)) + 1 +
		text_width(word, strlen(word)) + 1;

	if (x + w > v.w)
		return v.w;
	x += view_text(v, x, 0, v.w - x, STYLE_KEY, key, strlen(key)) + 1;
	x += view_text(v, x, 0, v.w - x, STYLE_STATUS, word, strlen(word));
	return x + 1;
}

static void
draw_hints(const struct app *app, struct view v)
{
	enum where where = app_pane(app)->where;
	bool ascii = v.c->ascii;
	/* help and quit are always told: their room is kept. */
	int x, keep = v.w > 30 ? 14 : 0, quit_w = 0;
	struct view left = view_sub(v, 0, 0, v.w - keep, v.h);
	size_t i;

	x = draw_hint(left, 1, ascii ? "j k" : "↑↓", "move");
	for (i = 0; i < sizeof hints / sizeof *hints; i++) {
		struct str key = STR_INIT;
		bool last = i + 2 >= sizeof hints / sizeof *hints;
		const char *word = hints[i].word;

		if ((hints[i].where & where) == 0)
			continue;
		if (last && quit_w == 0 && keep > 0) {
			quit_w = 1;
			if (x > v.w - keep)
				x = v.w - keep;
		}
		if (strcmp(hints[i].command, "close-view") == 0 &&
		    app->now.screen != SCREEN_BROWSE)
			word = "close";
		first_key(command_find(hints[i].command), &key, ascii);
		x = draw_hint(last ? v : left, x, str_c(&key), word);
		str_clear(&key);
	}
}

/* After the first of two keys: what the second may be. */
static void
draw_prefix(const struct app *app, struct view v)
{
	char name[32];
	uint32_t key;
	size_t i = 0;
	const struct command *c;
	int x;

	keys_name(app->prefix, name);
	x = 1 + view_text(v, 1, 0, v.w - 1, STYLE_KEY, name, strlen(name)) + 2;
	while ((c = keymap_next(app->keymap, app->prefix, app_pane(app)->where,
		    &i, &key)) != NULL) {
		keys_name(key, name);
		x = draw_hint(v, x, name, c->name);
	}
}

static void
draw_bottom(const struct app *app, struct view v)
{
	view_fill(v, STYLE_STATUS);
	if (app->prompt.kind != PROMPT_NONE)
		prompt_draw(&app->prompt, v);
	else if (app->prefix != KEY_NONE)
		draw_prefix(app, v);
	else if (app->message[0] != '\0')
		view_text_cut(v, 1, 0, v.w - 1,
		    app->message_error ? STYLE_ERROR : STYLE_PROMPT,
		    app->message, strlen(app->message));
	else
		draw_hints(app, v);
}

/* ---- the middle ---- */

static void
draw_panes(struct app *app)
{
	struct frame_title titles[LAYOUT_PANES];
	char left[LAYOUT_PANES][256], right[LAYOUT_PANES][64];
	struct view whole = canvas_view(&app->canvas);
	int i;

	for (i = 0; i < LAYOUT_PANES; i++) {
		left[i][0] = right[i][0] = '\0';
		app->panes[i]->title(app, left[i], right[i], sizeof right[i]);
		titles[i].left = left[i];
		titles[i].right = right[i][0] != '\0' ? right[i] : NULL;
	}
	frame_draw(&app->canvas, &app->layout, titles, app->now.focus);
	for (i = 0; i < LAYOUT_PANES; i++) {
		const struct rect *r = &app->layout.pane[i];

		if (r->w > 0 && r->h > 0)
			app->panes[i]->draw(app,
			    view_sub(whole, r->x, r->y, r->w, r->h),
			    i == (int)app->now.focus);
	}
}

static void
draw_page(struct app *app, const struct pane_ops *ops)
{
	struct view v = canvas_view(&app->canvas);
	char left[256] = "", right[256] = "";
	int w, y = 0, below = app->layout.hint.h;

	if (app->layout.title.h > 0 && v.h > 3) {
		struct view line = view_sub(v, 0, 1, v.w, 1);

		ops->title(app, left, right, sizeof left);
		view_hline(line, 0, 0, v.w, STYLE_BORDER);
		w = text_width(right, strlen(right));
		if (v.w < w + 24)
			w = 0;
		view_text_cut(line, 1, 0, v.w - w - 5, STYLE_BORDER_FOCUS, left,
		    strlen(left));
		if (w > 0)
			view_text(line, v.w - w - 2, 0, w, STYLE_DIM, right,
			    strlen(right));
		y = 2;
	}
	ops->draw(app, view_sub(v, 1, y, v.w - 2, v.h - y - below), true);
}

/* Scroll what is shown, and have the rows of the timeline at hand. */
static void
settle(struct app *app)
{
	size_t last;
	int i;

	app_refresh(app);
	for (i = 0; i < LAYOUT_PANES; i++) {
		struct list *l = app->panes[i]->list(app);

		list_scroll(l, app->panes[i]->height, app);
	}
	if (app->views[app->now.screen] != NULL)
		list_scroll(&app->page_list, NULL, NULL);
	if (app->events.n == 0)
		return;
	last = app->event_list.top + (size_t)app->event_list.h;
	if (last >= app->events.n)
		last = app->events.n - 1;
	if (app_row_ready(app, app->event_list.top) == NULL ||
	    app_row_ready(app, last) == NULL)
		app_row(app, app->event_list.top);
}

void
app_draw(struct app *app)
{
	struct view v = canvas_view(&app->canvas);
	const struct rect *r;

	settle(app);
	view_fill(v, STYLE_TEXT);
	app->canvas.cursor_bar = false;
	if (app->views[app->now.screen] != NULL)
		draw_page(app, app->views[app->now.screen]);
	else
		draw_panes(app);
	r = &app->layout.title;
	if (r->h > 0)
		draw_title(app, view_sub(v, r->x, r->y, r->w, r->h));
	r = &app->layout.hint;
	if (r->h > 0)
		draw_bottom(app, view_sub(v, r->x, r->y, r->w, r->h));
	else if (app->prompt.kind != PROMPT_NONE)
		prompt_draw(&app->prompt, view_sub(v, 0, v.h - 1, v.w, 1));
}
