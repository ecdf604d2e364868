/* SPDX-License-Identifier: ISC */
/*
 * pane_detail - the document of the event that is selected, or of the card
 * that was asked for.  What it says is doc_event's and doc_card's; here it
 * is scrolled, searched and left.
 */
#include "pane.h"

#include <stdio.h>
#include <string.h>

#include "app.h"
#include "app_load.h"
#include "pane_text.h"

static struct list *
detail_list(struct app *app)
{
	app_need(app, STALE_DETAIL);
	return &app->detail_list;
}

static void
open_event(struct app *app, uint32_t event)
{
	app_push(app);
	app_goto_event(app, event);
	app_focus(app, LAYOUT_TIMELINE);
}

static void
open_card(struct app *app, enum subject kind, uint32_t n)
{
	app_push(app);
	app->now.card = true;
	app->now.card_kind = kind;
	app->now.card_n = n;
	app->stale |= STALE_DETAIL;
	app_need(app, STALE_DETAIL);
	list_goto(&app->detail_list, 0);
}

/* The passage of claim N in its source. */
static void
open_source(struct app *app, uint32_t n)
{
	struct arena a;
	struct q_claim *c = NULL;
	struct err e = ERR_INIT;

	arena_init(&a);
	if (!query_claim(app->db, &a, n, &c, &e)) {
		app_complain(app, &e);
	} else if (c != NULL) {
		app_push(app);
		app->now.source = c->source;
		app->now.source_at = c->quote_start;
		app->now.claim = n;
		app_screen(app, SCREEN_SOURCE);
	}
	arena_clear(&a);
}

static void
open_pair(struct app *app, uint32_t a, uint32_t b)
{
	app_push(app);
	app->pair_a = a;
	app->pair_b = b;
	app->now.card = false;
	app_set_faction(app, a);
	app->faction_list.cursor = app_faction_row(app, a);
	app->stale |= STALE_DETAIL;
	app_focus(app, LAYOUT_TIMELINE);
	app_say(app, "%s: ] walks its clashes with %s",
	    app_faction_name(app, a), app_faction_name(app, b));
}

static void
open_target(struct app *app, const struct doc_target *t)
{
	switch (t->kind) {
	case TARGET_EVENT:
		open_event(app, t->n);
		break;
	case TARGET_FACTION:
		open_card(app, SUBJECT_FACTION, t->n);
		break;
	case TARGET_PERSON:
		open_card(app, SUBJECT_PERSON, t->n);
		break;
	case TARGET_PLACE:
		open_card(app, SUBJECT_PLACE, t->n);
		break;
	case TARGET_SOURCE:
		open_source(app, t->n);
		break;
	case TARGET_PAIR:
		open_pair(app, t->n, t->n2);
		break;
	case TARGET_SOURCE_TEXT:
	case TARGET_COMMAND:
	case TARGET_NONE:
		app_say(app, "nothing to open on this line");
		break;
	}
}

static void
detail_open(struct app *app)
{
	const struct list *l = &app->detail_list;
	const struct q_claim *c;
	struct doc_target t = {0};

	if (l->cursor < app->detail.n)
		t = app->detail.lines[l->cursor].target;
	/* The event's own lines lead to the first claim's passage. */
	if (t.kind == TARGET_NONE && (c = app_claim(app, NULL)) != NULL) {
		t.kind = TARGET_SOURCE;
		t.n = c->n;
	}
	open_target(app, &t);
}

static void
detail_title(const struct app *app, char *left, char *right, size_t size)
{
	size_t i = 0;

	if (app->now.card) {
		snprintf(left, size, "%s",
		    app->now.card_kind == SUBJECT_FACTION  ? "Faction"
		    : app->now.card_kind == SUBJECT_PERSON ? "Person"
		    : app->now.card_kind == SUBJECT_PLACE  ? "Place"
							   : "Relation");
		return;
	}
	snprintf(left, size, "Event");
	if (app_claim(app, &i) != NULL)
		snprintf(right, size, "claim %zu of %zu", i + 1,
		    app->event->n_claims);
}

static void
detail_draw(const struct app *app, struct view v, bool focus)
{
	doc_draw(&app->detail, view_sub(v, 1, 0, v.w - 2, v.h),
	    &app->detail_list, 0, focus);
}

static void
detail_group(struct app *app, int dir)
{
	pane_text_group(&app->detail, &app->detail_list, dir);
}

static void
detail_search(struct app *app, int dir, bool from_here)
{
	pane_text_search(app, &app->detail, &app->detail_list, dir, from_here);
}

const struct pane_ops pane_detail = {
    .name = "detail",
    .where = IN_DETAIL,
    .list = detail_list,
    .open = detail_open,
    .title = detail_title,
    .draw = detail_draw,
    .group = detail_group,
    .search = detail_search,
};
