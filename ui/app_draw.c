/* SPDX-License-Identifier: ISC */
/*
 * app_draw - the whole screen from the app's state (see app.h): the line
 * above, the panes or the view, the line below.
 */
#include "app.h"
#include "app_filter.h"

#include <stdio.h>
#include <string.h>

#include "app_load.h"
#include "command.h"
#include "complete.h"
#include "frame.h"
#include "keymap.h"
#include "keys.h"
#include "pane.h"
#include "../src/text.h"

/* ---- the line above ---- */

#define TITLE_MIN 12 /* cells: less of a dataset's title says nothing */

bool
app_possibly(const char *text)
{
	struct arena a;
	struct filter f = {0};
	struct err e = ERR_INIT;
	bool found = false;
	size_t i;

	arena_init(&a);
	if (filter_parse(&a, text, true, &f, &e)) {
		for (i = 0; i < f.n; i++)
			found |= (f.terms[i].field == FILTER_FROM ||
				     f.terms[i].field == FILTER_TO) &&
				 !f.terms[i].certain;
	}
	arena_clear(&a);
	return found;
}

/* How many of how many, and why. */
void
app_scope_words(const struct app *app, struct str *out)
{
	if (app_filter_pending(app))
		str_printf(out, "counting of %zu events", app->events.total);
	else if (app->events.n == app->events.total)
		str_printf(out, "%zu events", app->events.total);
	else
		str_printf(
		    out, "%zu of %zu events", app->events.n, app->events.total);
	if (app->now.faction != 0)
		str_printf(
		    out, " · %s", app_faction_name(app, app->now.faction));
	if (app->now.with != 0)
		str_printf(out, " – %s", app_faction_name(app, app->now.with));
	if (app->now.filter != NULL)
		str_printf(out, " · %s%s%s",
		    app->now.filter_off ? "set aside: " : "", app->now.filter,
		    app_possibly(app->now.filter) ? " (possibly)" : "");
}

static void
draw_title(const struct app *app, struct view v)
{
	struct str scope = STR_INIT;
	int scope_w, x = 1;

	view_fill(v, STYLE_STATUS);
	app_scope_words(app, &scope);
	scope_w = text_width(scope.s, scope.len);
	if (v.w >= scope_w + 12)
		x += view_text(v, x, 0, v.w - x, STYLE_TITLE, "strife", 6) + 2;
	if (v.w - scope_w - 3 - x >= TITLE_MIN ||
	    v.w - scope_w - 3 - x >=
		text_width(app->dataset.title, strlen(app->dataset.title)))
		view_text_cut(v, x, 0, v.w - scope_w - 3 - x, STYLE_STATUS,
		    app->dataset.title, strlen(app->dataset.title));
	x = v.w - scope_w - 1;
	if (x < 0)
		x = 0;
	view_line(v, x, 0, v.w - x, STYLE_STATUS, str_c(&scope));
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
    {IN_RESULTS, "open", "the claim"},
    {IN_GRID, "open", "open"},
    {IN_ALL & ~IN_GRID, "back", "back"},
    {IN_SOURCE, "next-claim", "next quote"},
    {IN_RESULTS, "sort", "by rank"},
    {IN_RESULTS, "show-hidden", "in all"},
    {IN_PANES, "actor", "faction"},
    {IN_PANES, "opponent", "opponent"},
    {IN_ALL & ~IN_HELP, "search", "search"},
    {IN_HELP, "search", "narrow"},
    {IN_PANES, "filter", "filter"},
    {IN_TIMELINE, "next-clash", "next clash"},
    {IN_DETAIL, "next-claim", "next claim"},
    {IN_TIMELINE | IN_DETAIL, "source", "source"},
    {IN_TIMELINE | IN_DETAIL, "compare", "compare"},
    {IN_TIMELINE, "parts", "parts"},
    {IN_FACTIONS, "names", "names"},
    {IN_FACTIONS, "sort", "sort"},
    {IN_FACTIONS, "kinds", "by kind"},
    {IN_PANES, "facets", "counts"},
    {IN_ALL, "help", "help"},
    {IN_ALL, "close-view", "quit"},
};

/* The key that runs C in the pane that has the keys, for people. */
static void
key_of(const struct app *app, const struct command *c, struct str *out)
{
	char name[32];
	const char *sign;
	uint32_t prefix, key;

	if (c->arg == ARG_NUMBER) {
		str_add(out, "1-9");
		return;
	}
	if (!keymap_binding(
		app->keymap, c, app_pane(app)->where, &prefix, &key))
		return;
	if (prefix != KEY_NONE)
		str_printf(out, "%s ", keys_name(prefix, name));
	keymap_name(key, name);
	sign = command_key_sign(name, strlen(name), app->canvas.ascii);
	str_add(out, sign != NULL ? sign : name);
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
	int x, keep = v.w > 30 ? 15 : 0, quit_w = 0;
	struct view left = view_sub(v, 0, 0, v.w - keep, v.h);
	size_t i;

	if (where == IN_GRID)
		x = draw_hint(left, 1, ascii ? "h j k l" : "↑↓←→", "move");
	else
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
		key_of(app, command_find(hints[i].command), &key);
		x = draw_hint(last ? v : left, x, str_c(&key), word);
		str_clear(&key);
	}
}

/* After the first of two keys: what the second may be. */
static int
prefix_rows(const struct app *app, struct view v, bool draw)
{
	char name[32];
	uint32_t key;
	size_t i = 0;
	const struct command *c;
	int y = 0, x, from;

	keys_name(app->prefix, name);
	from = 1 + text_width(name, strlen(name)) + 2;
	if (draw)
		view_text(v, 1, 0, v.w - 1, STYLE_KEY, name, strlen(name));
	x = from;
	while ((c = keymap_next(app->keymap, app->prefix, app_pane(app)->where,
		    &i, &key)) != NULL) {
		int w;

		keymap_name(key, name);
		w = text_width(name, strlen(name)) + 1 +
		    text_width(c->name, strlen(c->name)) + 1;
		if (x > from && x + w > v.w) {
			y++;
			x = from;
		}
		if (draw)
			draw_hint(view_sub(v, 0, y, v.w, 1), x, name, c->name);
		x += w;
	}
	return y + 1;
}

/* All of them, over as many of the lowest lines as they take. */
static void
draw_prefix(const struct app *app, struct view v)
{
	int rows = prefix_rows(app, v, false);

	if (rows > v.h)
		rows = v.h;
	v = view_sub(v, 0, v.h - rows, v.w, rows);
	view_fill(v, STYLE_STATUS);
	prefix_rows(app, v, true);
}

static void
draw_bottom(const struct app *app, struct view v)
{
	view_fill(v, STYLE_STATUS);
	if (app->prompt.kind != PROMPT_NONE)
		prompt_draw(&app->prompt, v);
	else if (app->message[0] == '\0')
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

struct rect
app_page_rect(const struct app *app)
{
	int w = app->canvas.w, h = app->canvas.h;
	int y = app->layout.title.h > 0 && h > 3 ? 2 : 0;
	struct rect r = {0, y, w, h - y - app->layout.hint.h};

	return r;
}

static void
draw_page(struct app *app, const struct pane_ops *ops)
{
	struct view v = canvas_view(&app->canvas);
	char left[256] = "", right[256] = "";
	struct rect r = app_page_rect(app);
	int w;

	if (r.y > 0) {
		struct view line = view_sub(v, 0, 1, v.w, 1);

		ops->title(app, left, right, sizeof left);
		view_hline(line, 0, 0, v.w, STYLE_BORDER);
		w = text_width(right, strlen(right));
		if (v.w < w + 24)
			w = 0;
		/* As frame.c writes the titles of panes. */
		view_glyph(line, 0, 0, STYLE_BORDER_FOCUS, GLYPH_SELECT);
		view_text(line,
		    1 + view_line(
			    line, 1, 0, v.w - w - 6, STYLE_BORDER_FOCUS, left),
		    0, 1, STYLE_BORDER, " ", 1);
		if (w > 0) {
			view_text(
			    line, v.w - w - 3, 0, 1, STYLE_BORDER, " ", 1);
			view_line(line, v.w - w - 2, 0, w, STYLE_BORDER, right);
			view_text(line, v.w - 2, 0, 1, STYLE_BORDER, " ", 1);
		}
	}
	ops->draw(app, view_sub(v, r.x, r.y, r.w, r.h), true);
}

static void
settle_page(struct app *app, const struct pane_ops *ops)
{
	struct rect r = app_page_rect(app);

	app->page_list.h = r.h;
	if (ops->settle != NULL)
		ops->settle(app, r.w, r.h);
	list_scroll(&app->page_list, ops->height, app);
}

/* Beside what is typed: how it may go on; how many events a filter lets pass.
 * As late as this, so that keys typed ahead cost it once. */
static void
tell_typed(struct app *app)
{
	if (app->offers && app->prompt.kind == PROMPT_COMMAND)
		complete_offer(app);
	app->offers = false;
	if (app->prompt.kind != PROMPT_FILTER || !app->counts_typed ||
	    app->prompt.note[0] != '\0' || (app->stale & STALE_EVENTS) != 0)
		return;
	snprintf(app->prompt.note, sizeof app->prompt.note, "%zu of %zu events",
	    app->events.n, app->events.total);
}

/* Scroll what is shown, and have the rows of the timeline at hand. */
static void
settle(struct app *app)
{
	size_t last;
	int i;

	app_refresh(app);
	tell_typed(app);
	for (i = 0; i < LAYOUT_PANES; i++) {
		struct list *l = app->panes[i]->list(app);

		/* A pane that is not shown keeps its place. */
		if (l->h > 0)
			list_scroll(l, app->panes[i]->height, app);
		if (app->panes[i]->settle != NULL)
			app->panes[i]->settle(
			    app, app->layout.pane[i].w, app->layout.pane[i].h);
	}
	if (app->views[app->now.screen] != NULL)
		settle_page(app, app->views[app->now.screen]);
	if (app->events.n == 0)
		return;
	last = app->event_list.top + (size_t)app->event_list.h;
	if (last >= app->events.n)
		last = app->events.n - 1;
	/* A window read for its last row holds the first one too. */
	if (app_row_ready(app, app->event_list.top) == NULL ||
	    app_row_ready(app, last) == NULL) {
		app->n_rows = 0;
		app_row(app, last);
	}
}

/* What is said, on as many of the lowest lines as it takes. */
static void
draw_message(const struct app *app, struct view v)
{
	const char *text = app->message;
	struct view_span span = {
	    NULL, 0, app->message_error ? STYLE_ERROR : STYLE_PROMPT};
	struct text_line *lines;
	struct arena a;
	size_t n, i;

	arena_init(&a);
	n = text_wrap(&a, text, strlen(text), v.w > 3 ? v.w - 2 : v.w, &lines);
	if (n > (size_t)v.h / 2)
		n = v.h > 1 ? (size_t)v.h / 2 : 1;
	for (i = 0; i < n; i++) {
		int y = v.h - (int)(n - i);
		size_t end = i + 1 < n ? lines[i].end : strlen(text);

		view_fill(view_sub(v, 0, y, v.w, 1), STYLE_STATUS);
		span.s = text + lines[i].start;
		span.len = end - lines[i].start;
		view_spans(v, 1, y, v.w - 1, BIDI_MIXED, &span, 1);
	}
	arena_clear(&a);
}

/* A line of its own above the prompt, over what is there, after KEY. */
static void
draw_above(struct view v, int y, const char *key, const char *text)
{
	int x = 1;

	if (y < 0)
		return;
	view_fill(view_sub(v, 0, y, v.w, 1), STYLE_PROMPT);
	if (*key != '\0')
		x += view_text(v, x, y, v.w - 2, STYLE_KEY, key, strlen(key)) +
		     1;
	view_text_cut(v, x, y, v.w - 1 - x, STYLE_PROMPT, text, strlen(text));
}

/* The line below has been drawn where there is one. */
static void
draw_prompt(struct app *app, struct view v)
{
	const struct prompt *p = &app->prompt;
	int y = app->layout.hint.y;

	if (app->layout.hint.h == 0) {
		prompt_draw(p, view_sub(v, 0, v.h - 1, v.w, 1));
		return;
	}
	if (p->note[0] != '\0' && prompt_note_above(p, v.w))
		draw_above(v, --y, "", p->note);
	if (p->offer[0] != '\0')
		draw_above(v, y - 1, p->text.len > 0 ? "Tab" : "", p->offer);
}

void
app_draw(struct app *app)
{
	struct view v = canvas_view(&app->canvas);
	const struct rect *r;

	app->beginning = app_begins(app);
	app->drawing = true;
	app->put_off = false;
	settle(app);
	app->beginning = app->drawing = false;
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
	if (app->prompt.kind != PROMPT_NONE)
		draw_prompt(app, v);
	else if (app->message[0] != '\0' && r->h > 0)
		draw_message(app, v);
	if (app->prefix != KEY_NONE && v.h > 1)
		draw_prefix(app, v);
}
