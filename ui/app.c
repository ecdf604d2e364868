/* SPDX-License-Identifier: ISC */
/*
 * app - see app.h.  This file holds the state: its beginning and end, the
 * history, and the loading of what is stale.  Keys and prompts are in
 * app_input.c, drawing in app_draw.c.
 */
#include "app.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "app_filter.h"
#include "app_hits.h"
#include "app_load.h"
#include "keymap.h"
#include "keys.h"
#include "pane.h"
#include "../src/db.h"
#include "../src/diag.h"
#include "../src/text.h"
#include "settings.h"

/* A longer name is shortened in a line of its own. */
#define NAME_WIDTH 16
#define HISTORY_MAX 500

/* ---- spots and history ---- */

static struct spot
spot_copy(const struct spot *s)
{
	struct spot c = *s;

	c.filter = s->filter != NULL ? mem_strdup(s->filter) : NULL;
	c.words = s->words != NULL ? mem_strdup(s->words) : NULL;
	return c;
}

static void
spot_clear(struct spot *s)
{
	mem_free(s->filter);
	mem_free(s->words);
	memset(s, 0, sizeof *s);
}

static void
history_push(struct history *h, struct spot s)
{
	if (h->n == HISTORY_MAX) {
		spot_clear(&h->list[0]);
		memmove(h->list, h->list + 1, (h->n - 1) * sizeof *h->list);
		h->n--;
	}
	h->list = mem_grow(h->list, &h->cap, h->n + 1, sizeof *h->list);
	h->list[h->n++] = s;
}

static void
history_empty(struct history *h)
{
	while (h->n > 0)
		spot_clear(&h->list[--h->n]);
}

/* The lists' places as they are now, into the spot. */
static void
spot_note(struct app *app)
{
	app->now.faction_top = app->faction_list.top;
	app->now.event_top = app->event_list.top;
	app->now.detail_cursor = app->detail_list.cursor;
	app->now.detail_top = app->detail_list.top;
	app->now.page_cursor = app->page_list.cursor;
	app->now.page_top = app->page_list.top;
}

void
app_push(struct app *app)
{
	/* A list that is still being counted is found again from its filter. */
	if (!app_filter_pending(app))
		app_need(app, STALE_EVENTS | STALE_DETAIL);
	spot_note(app);
	history_push(&app->back, spot_copy(&app->now));
	history_empty(&app->forward);
	spot_clear(&app->before);
	app->before = spot_copy(&app->now);
	app->has_before = true;
}

/* Does the line of the source that S noted still show the same bytes?  Not
 * where the screen has another width by now. */
static bool
still_there(const struct app *app, const struct spot *s)
{
	const struct doc_line *line;

	if (s->page_cursor >= app->page.n)
		return false;
	line = &app->page.lines[s->page_cursor];
	return line->from <= s->source_at && s->source_at <= line->to;
}

/* Put S in place; the lists find their old places again when loaded. */
static void
spot_restore(struct app *app, struct spot s)
{
	if (app->now.sort != s.sort || app->now.rivals_of != s.rivals_of ||
	    app->now.by_kind != s.by_kind)
		app->stale |= STALE_FACTIONS;
	spot_clear(&app->now);
	app->now = s;
	app->stale |= STALE_EVENTS | STALE_DETAIL | STALE_PAGE | STALE_LAYOUT;
	app_choose_faction(app, s.faction);
	app->now.with = s.with;
	app_need(app, STALE_EVENTS | STALE_LAYOUT);
	app->faction_list.top = s.faction_top;
	app->event_list.top = s.event_top;
	app_need(app, STALE_DETAIL | STALE_PAGE);
	list_goto(&app->detail_list, s.detail_cursor);
	app->detail_list.top = s.detail_top;
	if (s.screen != SCREEN_BROWSE &&
	    (s.screen != SCREEN_SOURCE || still_there(app, &s))) {
		list_goto(&app->page_list, s.page_cursor);
		app->page_list.top = s.page_top;
	}
}

static bool
history_step(struct app *app, struct history *from, struct history *to)
{
	struct spot s;

	if (from->n == 0)
		return false;
	s = from->list[--from->n];
	app_need(app, STALE_EVENTS);
	spot_note(app);
	history_push(to, spot_copy(&app->now));
	spot_restore(app, s);
	return true;
}

bool
app_back(struct app *app)
{
	return history_step(app, &app->back, &app->forward);
}

bool
app_forward(struct app *app)
{
	return history_step(app, &app->forward, &app->back);
}

bool
app_jump_back(struct app *app)
{
	struct spot s;

	if (!app->has_before)
		return false;
	s = spot_copy(&app->before);
	app_push(app);
	spot_restore(app, s);
	return true;
}

void
app_forget(struct app *app)
{
	history_empty(&app->back);
	spot_clear(&app->before);
	app->has_before = false;
}

/* ---- what is said ---- */

static void __attribute__((format(printf, 2, 0)))
say(struct app *app, const char *fmt, va_list ap)
{
	int n = vsnprintf(app->message, sizeof app->message, fmt, ap);

	/* What is too long is not cut within a character. */
	if (n >= (int)sizeof app->message)
		app->message[utf8_valid_to(
		    app->message, sizeof app->message - 1)] = '\0';
	app->message_error = false;
}

void
app_say(struct app *app, const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	say(app, fmt, ap);
	va_end(ap);
}

void
app_note(struct app *app, const char *fmt, ...)
{
	va_list ap;

	if (app->message[0] != '\0')
		return;
	va_start(ap, fmt);
	say(app, fmt, ap);
	va_end(ap);
}

void
app_complain(struct app *app, const struct err *e)
{
	app_say(app, "%s", e->text);
	app->message_error = true;
}

/* ---- where we are ---- */

const struct pane_ops *
app_pane(const struct app *app)
{
	if (app->views[app->now.screen] != NULL)
		return app->views[app->now.screen];
	return app->panes[app->now.focus];
}

void
app_focus(struct app *app, enum layout_pane pane)
{
	if (app->now.focus != pane)
		app->stale |= STALE_LAYOUT | STALE_DETAIL;
	app->now.focus = pane;
}

void
app_screen(struct app *app, enum screen screen)
{
	app->now.screen = screen;
	app->stale |= STALE_LAYOUT | STALE_PAGE;
}

void
app_set_filter(struct app *app, const char *text)
{
	mem_free(app->now.filter);
	app->now.filter =
	    text != NULL && *text != '\0' ? mem_strdup(text) : NULL;
	app->now.filter_off = false;
	app->stale |= STALE_EVENTS;
}

void
app_set_faction(struct app *app, uint32_t faction)
{
	if (app->now.faction == faction && app->now.with == 0)
		return;
	app->now.faction = faction;
	app->now.with = 0;
	app->stale |= STALE_EVENTS;
}

void
app_choose_faction(struct app *app, uint32_t faction)
{
	app_set_faction(app, faction);
	app_need(app, STALE_FACTIONS);
	if (faction != 0 && app->faction_filter != NULL &&
	    app_faction_row(app, faction) == 0) {
		mem_free(app->faction_filter);
		app->faction_filter = NULL;
		app->stale |= STALE_FACTIONS;
		app_need(app, STALE_FACTIONS);
	}
	list_goto(&app->faction_list, app_faction_row(app, faction));
}

void
app_set_pair(struct app *app, uint32_t a, uint32_t b)
{
	app->pair_a = a;
	app->pair_b = b;
	app->now.card = false;
	app_choose_faction(app, a);
	app->now.with = b;
	app->stale |= STALE_EVENTS | STALE_DETAIL;
	app_focus(app, LAYOUT_TIMELINE);
	app_say(app, "the clashes of %s with %s; Esc shows all of the former",
	    app_faction_name(app, a), app_faction_name(app, b));
}

size_t
app_faction_row(const struct app *app, uint32_t faction)
{
	size_t i;

	for (i = 0; i < app->faction_list.n; i++) {
		uint32_t k = app->shown[i];

		if (k > 0 && app->factions[k - 1].n == faction)
			return i;
	}
	return 0;
}

const struct q_faction *
app_faction(const struct app *app, uint32_t n)
{
	size_t i;

	for (i = 0; i < app->n_factions; i++) {
		if (app->factions[i].n == n)
			return &app->factions[i];
	}
	return NULL;
}

const char *
app_faction_name(const struct app *app, uint32_t n)
{
	const struct q_faction *f = app_faction(app, n);

	if (f == NULL)
		return "all factions";
	return text_width(f->name, strlen(f->name)) <= NAME_WIDTH
		   ? f->name
		   : f->short_name;
}

uint32_t
app_rival(const struct app *app, size_t number)
{
	size_t i, n = 0;
	uint32_t last = 0;

	for (i = 0; app->now.card && i < app->detail.n; i++) {
		const struct doc_target *t = &app->detail.lines[i].target;

		if (t->kind != TARGET_PAIR || t->n2 == last)
			continue;
		last = t->n2;
		if (++n == number)
			return last;
	}
	return 0;
}

const struct q_claim *
app_claim(const struct app *app, size_t *index)
{
	size_t i = 0;

	if (app->event == NULL || app->event->n_claims == 0 || app->now.card)
		return NULL;
	if (app->detail_list.cursor < app->detail.n) {
		int32_t k = app->detail.lines[app->detail_list.cursor].claim;

		if (k > 0 && (size_t)k < app->event->n_claims)
			i = (size_t)k;
	}
	if (index != NULL)
		*index = i;
	return &app->event->claims[i];
}

void
app_detail_to_claim(struct app *app, int32_t index)
{
	size_t i;

	for (i = 0; i < app->detail.n; i++) {
		if (app->detail.lines[i].claim != index)
			continue;
		list_goto(&app->detail_list, i);
		/* The first claim stands under the event's own lines. */
		app->detail_list.top = index == 0 ? 0 : i;
		return;
	}
}

void
app_goto_event(struct app *app, uint32_t event)
{
	app_need(app, STALE_EVENTS);
	if (app_events_index(app, event) == app->events.n &&
	    app->now.filter != NULL && !app->now.filter_off) {
		app_say(app, "set aside, as it hides this event: %s",
		    app->now.filter);
		app->now.filter_off = true;
		app->stale |= STALE_EVENTS;
		app_need(app, STALE_EVENTS);
	}
	if (app_events_index(app, event) == app->events.n) {
		app_choose_faction(app, 0);
		app_need(app, STALE_EVENTS);
	}
	app->now.event = event;
	app->now.card = false;
	app->stale |= STALE_DETAIL;
	list_goto(&app->event_list, app_events_index(app, event));
}

void
app_goto_claim(struct app *app, uint32_t event, uint32_t claim)
{
	size_t i;

	app_goto_event(app, event);
	app_need(app, STALE_DETAIL);
	for (i = 0; app->event != NULL && i < app->event->n_claims; i++) {
		if (app->event->claims[i].n == claim)
			app_detail_to_claim(app, (int32_t)i);
	}
}

void
app_show_card(struct app *app, enum subject kind, uint32_t n)
{
	app->now.card = true;
	app->now.card_kind = kind;
	app->now.card_n = n;
	app->stale |= STALE_DETAIL;
}

static void
follow_claim(struct app *app, uint32_t n)
{
	struct arena a;
	struct q_claim *c = NULL;
	struct err e = ERR_INIT;

	arena_init(&a);
	if (!query_claim(app->db, &a, n, &c, &e))
		app_complain(app, &e);
	else if (c != NULL && c->subject_kind == SUBJECT_EVENT)
		app_goto_claim(app, c->subject, n);
	else if (c != NULL)
		app_show_card(app, c->subject_kind, c->subject);
	arena_clear(&a);
	app_focus(app, LAYOUT_DETAIL);
}

static void
follow_card(struct app *app, enum subject kind, uint32_t n)
{
	app_show_card(app, kind, n);
	app_focus(app, LAYOUT_DETAIL);
}

void
app_follow(struct app *app, const struct link *link)
{
	struct err e = ERR_INIT;
	uint32_t n = 0, n2 = 0;

	if (!query_link(app->db, link, &n, &n2, &e)) {
		app_complain(app, &e);
		return;
	}
	if (n == 0) {
		app_say(app, "there is no such thing in this dataset: %s",
		    link->id);
		app->message_error = true;
		return;
	}
	app_push(app);
	app->now.screen = SCREEN_BROWSE;
	app->stale |= STALE_LAYOUT;
	app_show(app, link, n, n2);
}

void
app_show(struct app *app, const struct link *link, uint32_t n, uint32_t n2)
{
	switch (link->kind) {
	case LINK_EVENT:
		app_focus(app, LAYOUT_TIMELINE);
		app_goto_event(app, n);
		break;
	case LINK_FACTION:
		app_choose_faction(app, n);
		app_focus(app, LAYOUT_TIMELINE);
		break;
	case LINK_PAIR:
		app_set_pair(app, n, n2);
		break;
	case LINK_CLAIM:
		follow_claim(app, n);
		break;
	case LINK_SOURCE:
		app->now.screen = SCREEN_SOURCE;
		app->now.source = n;
		app->now.source_at = 0;
		app->now.claim = 0;
		app->stale |= STALE_PAGE;
		break;
	case LINK_PLACE:
		follow_card(app, SUBJECT_PLACE, n);
		break;
	case LINK_PERSON:
		follow_card(app, SUBJECT_PERSON, n);
		break;
	case LINK_RELATION:
		follow_card(app, SUBJECT_RELATION, n);
		break;
	case LINK_NONE:
		break;
	}
}

/* ---- beginning and end ---- */

void
app_resize(struct app *app, int w, int h)
{
	canvas_resize(&app->canvas, w < 1 ? 1 : w, h < 1 ? 1 : h);
	app->stale |= STALE_LAYOUT;
}

bool
app_init(struct app *app, struct db *db, const struct link *link, int w, int h,
    struct err *e)
{
	uint32_t n = 0, n2 = 0;

	memset(app, 0, sizeof *app);
	app->db = db;
	arena_init(&app->arena);
	arena_init(&app->faction_arena);
	arena_init(&app->row_arena);
	arena_init(&app->month_arena);
	arena_init(&app->detail_arena);
	arena_init(&app->page_arena);
	arena_init(&app->facet_arena);
	doc_init(&app->detail);
	doc_init(&app->page);
	canvas_init(&app->canvas, w < 1 ? 1 : w, h < 1 ? 1 : h);
	app->keymap = keymap_new();
	app->panes[LAYOUT_FACTIONS] = &pane_factions;
	app->panes[LAYOUT_TIMELINE] = &pane_timeline;
	app->panes[LAYOUT_DETAIL] = &pane_detail;
	app->views[SCREEN_SOURCE] = &pane_source;
	app->views[SCREEN_HELP] = &pane_help;
	app->views[SCREEN_SOURCES] = &pane_sources;
	app->views[SCREEN_PEOPLE] = &pane_people;
	app->views[SCREEN_PLACES] = &pane_places;
	app->views[SCREEN_DISPUTES] = &pane_disputes;
	app->views[SCREEN_MATRIX] = &pane_matrix;
	app->views[SCREEN_MARKS] = &pane_marks;
	app->views[SCREEN_FACETS] = &pane_facets;
	app->views[SCREEN_DIAGNOSTICS] = &pane_diagnostics;
	marks_init(&app->marks);
	matrix_init(&app->matrix);
	app->views[SCREEN_COMPARE] = &pane_compare;
	compare_init(&app->compare);
	app->views[SCREEN_RESULTS] = &pane_results;
	results_init(&app->results);
	app->views[SCREEN_LINEAGE] = &pane_lineage;
	lineage_init(&app->lineage);
	app->now.focus = LAYOUT_TIMELINE;
	app->stale =
	    STALE_FACTIONS | STALE_EVENTS | STALE_DETAIL | STALE_LAYOUT;
	if (!query_dataset(db, &app->arena, &app->dataset, e))
		return false;
	if (link == NULL)
		return true;
	if (!query_link(db, link, &n, &n2, e))
		return false;
	if (n == 0)
		return err_set(e, ERR_USAGE,
		    "there is nothing of that name in the dataset: %s",
		    link->id);
	app_follow(app, link);
	app_forget(app);
	return true;
}

void
app_linear(struct app *app)
{
	app->linear = app->at_once = true;
	app->detail.words = app->page.words = true;
	app->stale |= STALE_DETAIL | STALE_PAGE;
}

void
app_configure(struct app *app, struct settings *s)
{
	struct str told = STR_INIT;

	keymap_free(app->keymap);
	app->keymap = s->keymap;
	s->keymap = NULL;
	app->canvas.bidi = s->bidi;
	app->mouse = s->mouse;
	settings_summary(s, &told);
	if (told.len > 0) {
		if (app->message[0] != '\0')
			str_printf(&told, "; %s", app->message);
		app_say(app, "%s", str_c(&told));
		app->message_error = true;
	}
	str_clear(&told);
}

void
app_clear(struct app *app)
{
	history_empty(&app->back);
	history_empty(&app->forward);
	mem_free(app->back.list);
	mem_free(app->forward.list);
	spot_clear(&app->now);
	spot_clear(&app->before);
	marks_clear(&app->marks);
	mem_free(app->marks_path);
	query_events_clear(&app->events);
	mem_free(app->depth);
	mem_free(app->shown);
	mem_free(app->faction_filter);
	mem_free(app->filter_before);
	mem_free(app->help_wish);
	mem_free(app->search);
	mem_free(app->copy);
	mem_free(app->edit_path);
	if (app->diags != NULL)
		diags_clear(app->diags);
	mem_free(app->diags);
	str_clear(&app->diags_text);
	app_filter_forget(app);
	app_hits_forget(app);
	doc_clear(&app->detail);
	doc_clear(&app->page);
	matrix_clear(&app->matrix);
	compare_clear(&app->compare);
	results_clear(&app->results);
	lineage_clear(&app->lineage);
	prompt_clear(&app->prompt);
	canvas_clear(&app->canvas);
	keymap_free(app->keymap);
	arena_clear(&app->arena);
	arena_clear(&app->faction_arena);
	arena_clear(&app->row_arena);
	arena_clear(&app->month_arena);
	arena_clear(&app->detail_arena);
	arena_clear(&app->page_arena);
	arena_clear(&app->facet_arena);
	db_close(app->own_db);
	memset(app, 0, sizeof *app);
}
