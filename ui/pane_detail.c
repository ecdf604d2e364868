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
	pane_text_open(app, &t);
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
	doc_draw(&app->detail, v, &app->detail_list, 0, focus);
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
