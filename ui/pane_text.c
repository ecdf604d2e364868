/* SPDX-License-Identifier: ISC */
/*
 * pane_text - see pane_text.h.  A paragraph begins after a blank line.
 */
#include "pane_text.h"

#include "app.h"
#include "app_edit.h"
#include "app_load.h"
#include "app_place.h"
#include "marks.h"
#include "../src/str.h"

static bool
is_blank(const struct doc *d, size_t i)
{
	return d->lines[i].n_runs == 0;
}

void
pane_text_group(const struct doc *d, struct list *l, int dir)
{
	size_t i = l->cursor;

	if (d->n == 0)
		return;
	if (dir > 0) {
		while (i + 1 < d->n && !is_blank(d, i))
			i++;
		while (i + 1 < d->n && is_blank(d, i))
			i++;
	} else {
		while (i > 0 && (is_blank(d, i) || is_blank(d, i - 1)))
			i--;
		while (i > 0 && !is_blank(d, i - 1))
			i--;
	}
	list_goto(l, i);
}

void
pane_text_search(struct app *app, const struct doc *d, struct list *l, int dir,
    bool from_here)
{
	size_t i, hit = d->n_hits;
	bool wrapped;

	if (d->n_hits == 0) {
		app_say(app, "nothing found for %s", app->search);
		return;
	}
	for (i = 0; i < d->n_hits; i++) {
		size_t line = d->hits[i].line;

		if (dir > 0 &&
		    (line > l->cursor || (from_here && line == l->cursor))) {
			hit = i;
			break;
		}
		if (dir < 0 && line < l->cursor)
			hit = i;
	}
	wrapped = hit == d->n_hits;
	if (wrapped)
		hit = dir > 0 ? 0 : d->n_hits - 1;
	app_say(app, "hit %zu of %zu for %s%s", hit + 1, d->n_hits, app->search,
	    !wrapped  ? ""
	    : dir > 0 ? ", from the top again"
		      : ", from the end again");
	list_goto(l, d->hits[hit].line);
	list_scroll(l, NULL, NULL);
}

/* ---- what a line leads to ---- */

static void
open_event(struct app *app, uint32_t event)
{
	app_push(app);
	app_screen(app, SCREEN_BROWSE);
	app_goto_event(app, event);
	app_focus(app, LAYOUT_TIMELINE);
}

static void
open_card(struct app *app, enum subject kind, uint32_t n)
{
	app_push(app);
	app_screen(app, SCREEN_BROWSE);
	app_focus(app, LAYOUT_DETAIL);
	app_show_card(app, kind, n);
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

/* The timeline of a faction, or of what a filter finds a place or person by. */
static void
open_events(struct app *app, enum subject kind, uint32_t n)
{
	struct arena a;
	struct q_card *card = NULL;
	struct err e = ERR_INIT;

	arena_init(&a);
	if (!query_card(app->db, &a, kind, n, &card, &e)) {
		app_complain(app, &e);
	} else if (card != NULL) {
		app_push(app);
		app->now.card = false;
		app_choose_faction(app, kind == SUBJECT_FACTION ? n : 0);
		app_set_filter(
		    app, kind == SUBJECT_FACTION
			     ? NULL
			     : arena_printf(&a, "%s:%s",
				   kind == SUBJECT_PLACE ? "place" : "person",
				   card->id));
		app->stale |= STALE_DETAIL;
		app_focus(app, LAYOUT_TIMELINE);
	}
	arena_clear(&a);
}

/* The events of A in which B turns up too. */
static void
open_beside(struct app *app, uint32_t a, uint32_t b)
{
	const struct q_faction *f;
	struct str filter = STR_INIT;

	app_need(app, STALE_FACTIONS);
	f = app_faction(app, b);
	if (f == NULL)
		return;
	app_push(app);
	app_screen(app, SCREEN_BROWSE);
	app->now.card = false;
	app_choose_faction(app, a);
	str_printf(&filter, "faction:%s", f->id);
	app_set_filter(app, str_c(&filter));
	str_clear(&filter);
	app->stale |= STALE_DETAIL;
	app_focus(app, LAYOUT_TIMELINE);
	app_say(app, "the events of %s with %s, on whatever side",
	    app_faction_name(app, a), app_faction_name(app, b));
}

/* One more term for the filter. */
static void
narrow_by(struct app *app, const struct doc_target *t)
{
	static const char *const fields[QUERY_FACET_FIELDS] = {
	    [FACET_KIND] = "kind",
	    [FACET_FACTION] = "faction",
	    [FACET_PLACE] = "place",
	    [FACET_SOURCE] = "source",
	};
	struct str filter = STR_INIT;
	const char *value;

	if (t->n >= QUERY_FACET_FIELDS || t->n2 >= app->facets[t->n].n)
		return;
	value = app->facets[t->n].list[t->n2].value;
	app_push(app);
	if (app->now.filter != NULL && !app->now.filter_off)
		str_printf(&filter, "%s ", app->now.filter);
	if (t->n == FACET_YEAR)
		str_printf(&filter, "from:%s to:%s", value, value);
	else
		str_printf(&filter, "%s:%s", fields[t->n], value);
	app_set_filter(app, str_c(&filter));
	app_screen(app, SCREEN_BROWSE);
	app_focus(app, LAYOUT_TIMELINE);
	str_clear(&filter);
}

void
pane_text_open(struct app *app, const struct doc_target *t)
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
	case TARGET_RELATION:
		open_card(app, SUBJECT_RELATION, t->n);
		break;
	case TARGET_SOURCE:
		open_source(app, t->n);
		break;
	case TARGET_EVENTS:
		open_events(app, (enum subject)t->n2, t->n);
		break;
	case TARGET_PAIR:
		app_push(app);
		app_screen(app, SCREEN_BROWSE);
		app_set_pair(app, t->n, t->n2);
		break;
	case TARGET_BESIDE:
		open_beside(app, t->n, t->n2);
		break;
	case TARGET_SOURCE_TEXT:
		app_push(app);
		app->now.source = t->n;
		app->now.source_at = 0;
		app->now.claim = 0;
		app_screen(app, SCREEN_SOURCE);
		break;
	case TARGET_FACET:
		narrow_by(app, t);
		break;
	case TARGET_MARK:
		app_goto_place(app, marks_at(&app->marks, (char)t->n));
		break;
	case TARGET_DIAGNOSTIC:
		app_edit_diagnostic(app, t->n);
		break;
	case TARGET_COMMAND:
	case TARGET_NONE:
		app_say(app, "nothing to open on this line");
		break;
	}
}
