/* SPDX-License-Identifier: ISC */
/*
 * pane_results - what a search found, three lines a hit: the event's title,
 * so that it is seldom cut; when it was, its kind and whose words it was found
 * in; these words.  On a wide or a low screen the first two are one line.
 * Enter goes to the claim that says the words.
 */
#include "pane_results.h"

#include <stdio.h>
#include <string.h>

#include "app.h"
#include "app_hits.h"
#include "app_load.h"
#include "pane.h"
#include "../src/edtf.h"
#include "../src/mem.h"
#include "../src/model.h"
#include "../src/snippet.h"
#include "../src/str.h"
#include "../src/text.h"

#define INDENT 3 /* of the snippet */
#define WIDE 110 /* cells: title and date have room on one line */
#define SPARE 5	 /* cells of a line that a snippet leaves, for its dots */
#define HIGH 9	 /* lines on which there are three hits of three */

/* ---- hits that are still being found ---- */

size_t
pane_results_want(const struct app *app, size_t cursor)
{
	if (cursor < app->page_list.cursor)
		cursor = app->page_list.cursor;
	return cursor + (size_t)app->canvas.h / 2 + 2;
}

/* Look through one more slice. */
static void
find_more(struct app *app)
{
	struct results *r = &app->results;
	struct err e = ERR_INIT;

	if (!results_more(r, app->db, &e)) {
		r->failed = true;
		app_complain(app, &e);
	}
	list_set(&app->page_list, r->n);
	if (!r->to_end || !results_counted(r))
		return;
	list_goto(&app->page_list, r->n);
	r->to_end = false;
}

/* Have so many hits, or all. */
static void
find(struct app *app, size_t want)
{
	struct results *r = &app->results;

	while (r->n < want && !results_counted(r) && !r->failed)
		find_more(app);
}

/* What moves in the list finds as many as it may come to, and shows then. */
static struct list *
results_list(struct app *app)
{
	app_need(app, STALE_PAGE);
	if (!results_counted(&app->results))
		find(app, app->results.to_end ? SIZE_MAX
					      : pane_results_want(app, 0) +
						    2 * (size_t)app->canvas.h);
	return &app->page_list;
}

bool
pane_results_end(struct app *app)
{
	results_list(app);
	app->results.to_end = !results_counted(&app->results);
	return app->results.to_end;
}

bool
pane_results_pending(const struct app *app)
{
	const struct results *r = &app->results;

	if (r->key == NULL || r->failed)
		return false;
	return !results_counted(r) ||
	       (app->now.words_ranked && !results_ranked(r));
}

static void
rank(struct app *app)
{
	struct err e = ERR_INIT;

	if (results_rank(&app->results, app->db, &e)) {
		app_say(app, "best hits first");
		return;
	}
	app->now.words_ranked = false;
	if (e.code == ERR_INTERRUPTED)
		app_say(app, "not ranked: a key has stopped it");
	else
		app_complain(app, &e);
}

void
pane_results_work(struct app *app)
{
	if (results_counted(&app->results))
		rank(app);
	else
		find_more(app);
}

static int
results_height(const void *ctx, size_t i, bool first)
{
	const struct app *app = ctx;

	(void)i;
	(void)first;
	if (app->page_list.h < 2)
		return 1;
	return app->canvas.w >= WIDE || app->page_list.h < HIGH ? 2 : 3;
}

/* ---- going there and away ---- */

static void
set_search(struct app *app, const char *words)
{
	if (app->search != NULL && strcmp(app->search, words) == 0)
		return;
	mem_free(app->search);
	app->search = mem_strdup(words);
	app_hits_forget(app);
}

static void
from_the_top(struct app *app)
{
	app->page_list.cursor = 0;
	app->page_list.top = 0;
	app->stale |= STALE_PAGE;
}

void
pane_results_show(struct app *app, const char *words)
{
	char *copy;

	if (app->now.screen == SCREEN_RESULTS &&
	    strcmp(app->now.words, words) == 0)
		return;
	app_push(app);
	copy = mem_strdup(words);
	mem_free(app->now.words);
	app->now.words = copy;
	app->now.words_all = false;
	app->now.page_cursor = 0;
	set_search(app, copy);
	from_the_top(app);
	app_screen(app, SCREEN_RESULTS);
}

void
pane_results_sort(struct app *app)
{
	app->now.words_ranked = !app->now.words_ranked;
	from_the_top(app);
	app_say(app, "%s",
	    !app->now.words_ranked ? "in the order of time"
	    : app->at_once	   ? "best hits first"
				   : "ranking all hits; any key stops it");
}

void
pane_results_scope(struct app *app)
{
	if (app->events.n == app->events.total) {
		app_say(app, "these are the hits in all events");
		return;
	}
	app->now.words_all = !app->now.words_all;
	from_the_top(app);
	app_say(app, app->now.words_all ? "the hits in all events"
					: "the hits in the list of before");
}

/* The first line of claim N of the event shown; of no claim: the top. */
static void
to_claim(struct app *app, uint32_t n)
{
	size_t i;

	app_need(app, STALE_DETAIL);
	list_goto(&app->detail_list, 0);
	for (i = 0; app->event != NULL && i < app->event->n_claims; i++) {
		if (n != 0 && app->event->claims[i].n == n)
			app_detail_to_claim(app, (int32_t)i);
	}
}

static void
results_open(struct app *app)
{
	struct results *r = &app->results;
	struct err e = ERR_INIT;
	size_t i = app->page_list.cursor;
	uint32_t event, claim;

	if (i >= r->n)
		return;
	if (results_row(r, i) == NULL &&
	    !results_window(r, app->db, i, i, r->width, &e)) {
		app_complain(app, &e);
		return;
	}
	if (!results_event(r, app->db, i, &event, &e)) {
		app_complain(app, &e);
		return;
	}
	claim = results_row(r, i)->claim;
	app_push(app);
	set_search(app, app->now.words);
	app_screen(app, SCREEN_BROWSE);
	app_focus(app, LAYOUT_DETAIL);
	app_goto_event(app, event);
	to_claim(app, claim);
}

/* n and N: from hit to hit; a new search: its results. */
static void
results_search(struct app *app, int dir, bool from_here)
{
	struct list *l = &app->page_list;

	if (from_here) {
		pane_results_show(app, app->search);
		return;
	}
	/* Round the end: it has to be known. */
	if (dir > 0 ? l->cursor + 1 >= l->n : l->cursor == 0)
		find(app, SIZE_MAX);
	if (l->n == 0)
		return;
	list_goto(l, (l->cursor + (dir > 0 ? 1 : l->n - 1)) % l->n);
	list_scroll(l, results_height, app);
}

/* ---- what is seen ---- */

static void
results_settle(struct app *app, int w, int h)
{
	struct list *l = &app->page_list;
	struct err e = ERR_INIT;
	int width = w - INDENT - SPARE, each = results_height(app, 0, true);

	list_scroll(l, results_height, app);
	/* Asked again at the next frame where a key has stopped it. */
	if (!results_window(&app->results, app->db, l->top,
		l->top + (size_t)(h / each), width < 16 ? 16 : width, &e) &&
	    e.code != ERR_INTERRUPTED)
		app_complain(app, &e);
}

static void
results_title(const struct app *app, char *left, char *right, size_t size)
{
	const struct results *r = &app->results;
	struct str s = STR_INIT;

	if (results_counted(r))
		str_printf(&s, "%zu of %zu events hold %s", r->n, r->of,
		    app->now.words);
	else
		str_printf(&s, "%s the events that hold %s",
		    r->failed ? "not counted:" : "counting", app->now.words);
	if (results_counted(r) && r->in_all > r->n)
		str_printf(&s, "; %zu more outside: .", r->in_all - r->n);
	if (app->now.words_all || app->events.n == app->events.total) {
		str_add(&s, ", in all");
	} else {
		if (app->now.faction != 0)
			str_printf(&s, " · %s",
			    app_faction_name(app, app->now.faction));
		if (app->now.with != 0)
			str_printf(
			    &s, " – %s", app_faction_name(app, app->now.with));
		if (app->now.filter != NULL && !app->now.filter_off)
			str_printf(&s, " · %s", app->now.filter);
	}
	snprintf(left, size, "%s", str_c(&s));
	if (r->n > 0 && results_counted(r))
		snprintf(right, size, "%s %zu/%zu",
		    results_ranked(r) ? "ranked" : "by time",
		    app->page_list.cursor + 1, r->n);
	else if (r->n > 0)
		snprintf(right, size, "by time %zu/counting",
		    app->page_list.cursor + 1);
	str_clear(&s);
}

/* S from X up to END; returns where it ends. */
static int
put(struct view v, int x, int y, int end, uint8_t style, const char *s,
    size_t n)
{
	if (x >= end)
		return x;
	return x + view_text_cut(v, x, y, end - x, style, s, n);
}

/* When it was, what kind of event, and whose words were found, from X on. */
static void
draw_about(struct view v, int x, int y, const struct result_row *row)
{
	const char *kind = model_name(LIST_EVENT_KIND, row->kind);
	struct str s = STR_INIT;

	if (row->date != NULL)
		edtf_words(row->date, &s);
	if (s.len == 0)
		str_add(&s, "undated");
	x = put(v, x, y, v.w, STYLE_DATE, s.s, s.len);
	str_reset(&s);
	str_printf(&s, " · %s · %u claim%s", kind, row->claims,
	    row->claims == 1 ? "" : "s");
	if (row->from != NULL)
		str_printf(&s, " · %s", row->from);
	put(v, x, y, v.w, STYLE_DIM, s.s, s.len);
	str_clear(&s);
}

static int
draw_title(struct view v, int y, const struct result_row *row)
{
	const char *title = row->title != NULL ? row->title : "";

	return put(v, 1, y, v.w, STYLE_TITLE, title, strlen(title));
}

/* The snippet up to END, its hits in their style and without their signs. */
static void
draw_snippet(struct view v, int y, int end, const struct result_row *row)
{
	struct view_span *spans =
	    mem_array(2 * row->n_marks + 1, sizeof *spans);
	size_t i, at = 0, n = 0;

	for (i = 0; i < row->n_marks; i++) {
		const struct fold_hit *m = &row->marks[i];

		spans[n++] = (struct view_span){
		    row->text + at, m->start - SNIPPET_SIGN - at, STYLE_TEXT};
		spans[n++] = (struct view_span){
		    row->text + m->start, m->end - m->start, STYLE_HIT};
		at = m->end + SNIPPET_SIGN;
	}
	spans[n++] = (struct view_span){
	    row->text + at, strlen(row->text + at), STYLE_TEXT};
	view_spans(v, INDENT, y, end - INDENT,
	    bidi_base_of(row->text, strlen(row->text)), spans, n);
	mem_free(spans);
}

/* Hit ROW on H lines from Y on. */
static void
draw_hit(struct view v, int y, int h, const struct result_row *row)
{
	int x = draw_title(v, y, row);

	if (h < 3) {
		x = put(v, x, y, v.w, STYLE_DIM, " · ", strlen(" · "));
		draw_about(v, x, y, row);
	} else {
		draw_about(v, INDENT, y + 1, row);
	}
	if (h > 1 && row->text != NULL)
		draw_snippet(v, y + h - 1, v.w - 1, row);
}

static void
draw_none(const struct app *app, struct view v)
{
	size_t outside = app->results.in_all;

	view_cursor(v, 0, 0);
	if (outside > 0)
		view_printf(v, 1, 1, v.w - 1, STYLE_DIM,
		    "None in this list, but %zu outside it: . shows them.",
		    outside);
	else
		view_printf(
		    v, 1, 1, v.w - 1, STYLE_DIM, "No event holds these words.");
}

static void
results_draw(const struct app *app, struct view v, bool focus)
{
	const struct list *l = &app->page_list;
	int y = 0, h = results_height(app, 0, true);
	size_t i;

	if (app->results.n == 0)
		draw_none(app, v);
	for (i = l->top; i < l->n && y < v.h; i++, y += h) {
		const struct result_row *row = results_row(&app->results, i);

		if (row == NULL)
			continue;
		draw_hit(v, y, h, row);
		if (i != l->cursor || !focus)
			continue;
		view_glyph(v, 0, y, STYLE_TEXT, GLYPH_SELECT);
		view_row_modifier(v, y, STYLE_SELECTED);
		view_cursor(v, 0, y);
	}
}

const struct pane_ops pane_results = {
    .name = "results",
    .where = IN_RESULTS,
    .list = results_list,
    .height = results_height,
    .open = results_open,
    .settle = results_settle,
    .title = results_title,
    .draw = results_draw,
    .search = results_search,
};
