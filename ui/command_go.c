/* SPDX-License-Identifier: ISC */
/*
 * command_go - from here to there: deeper and back, along pairs and to
 * opponents, into sources, out of views.
 */
#include "command_run.h"

#include <stdlib.h>
#include <string.h>

#include "app.h"
#include "app_edit.h"
#include "app_load.h"
#include "pane.h"
#include "pane_help.h"
#include "pane_lineage.h"
#include "pane_results.h"
#include "pane_text.h"

void
command_go_open(struct app *app, const char *arg)
{
	(void)arg;
	app_pane(app)->list(app);
	if (app_pane(app)->open != NULL)
		app_pane(app)->open(app);
}

void
command_go_back(struct app *app, const char *arg)
{
	(void)arg;
	if (app_back(app))
		return;
	if (app->now.screen != SCREEN_BROWSE)
		app_screen(app, SCREEN_BROWSE);
	else if (app->now.focus != LAYOUT_FACTIONS)
		app_focus(app, app->now.focus - 1);
	else
		app_say(app, "there is nothing to go back to");
}

void
command_go_forward(struct app *app, const char *arg)
{
	(void)arg;
	if (!app_forward(app))
		app_say(app, "there is nothing to go forward to");
}

static void
show_pane(struct app *app, enum layout_pane pane)
{
	app_screen(app, SCREEN_BROWSE);
	app_focus(app, pane);
}

static void
browse(struct app *app, enum layout_pane pane)
{
	if (app->now.screen != SCREEN_BROWSE)
		app_push(app);
	show_pane(app, pane);
}

void
command_go_next_pane(struct app *app, const char *arg)
{
	(void)arg;
	app_focus(app, (app->now.focus + 1) % LAYOUT_PANES);
}

void
command_go_previous_pane(struct app *app, const char *arg)
{
	(void)arg;
	app_focus(app, (app->now.focus + LAYOUT_PANES - 1) % LAYOUT_PANES);
}

void
command_go_factions(struct app *app, const char *arg)
{
	(void)arg;
	browse(app, LAYOUT_FACTIONS);
}

void
command_go_timeline(struct app *app, const char *arg)
{
	(void)arg;
	browse(app, LAYOUT_TIMELINE);
}

void
command_go_detail(struct app *app, const char *arg)
{
	(void)arg;
	app_need(app, STALE_EVENTS);
	/* In the place of a card the event comes back. */
	if (app->now.card && app->now.event != 0) {
		app_push(app);
		show_pane(app, LAYOUT_DETAIL);
		app->now.card = false;
		app->stale |= STALE_DETAIL;
		return;
	}
	browse(app, LAYOUT_DETAIL);
}

void
command_go_zoom(struct app *app, const char *arg)
{
	(void)arg;
	app->now.zoom = !app->now.zoom;
	app->stale |= STALE_LAYOUT;
}

/* ---- factions of the event shown ---- */

/* The event's actors, numbered from 1 as the detail numbers them. */
static const struct q_actor *
actor_at(const struct app *app, size_t number)
{
	if (app->event == NULL || number < 1 || number > app->event->n_actors)
		return NULL;
	return &app->event->actors[number - 1];
}

/* The list of FACTION at the event shown.  It does not hold the event where
 * only somebody of the faction takes part in it. */
static void
goto_list(struct app *app, uint32_t faction)
{
	bool off = app->now.filter_off, lost;
	uint32_t event = app->now.event;

	app_choose_faction(app, faction);
	app_goto_event(app, event);
	lost = app->now.faction != faction;
	if (lost) {
		app_choose_faction(app, faction);
		app->now.filter_off = off;
		app->message[0] = '\0';
		app_need(app, STALE_EVENTS);
	}
	app_note(app, "%s: %zu of %zu events%s", app_faction_name(app, faction),
	    app->events.n, app->events.total,
	    lost ? "; the event before is not among them" : "");
}

/* The clashes with the rival that the card shown numbers so. */
static void
goto_rival(struct app *app, size_t number)
{
	uint32_t rival;

	app_need(app, STALE_DETAIL);
	rival = app_rival(app, number);
	if (rival == 0) {
		app_say(
		    app, "this card counts no clashes as number %zu", number);
		return;
	}
	app_push(app);
	app_set_pair(app, app->now.card_n, rival);
}

void
command_go_actor(struct app *app, const char *arg)
{
	const struct q_actor *actor;
	uint32_t faction;

	if (arg == NULL) {
		command_go_all_actors(app, NULL);
		return;
	}
	if (app->now.card) {
		goto_rival(app, (size_t)strtoul(arg, NULL, 10));
		return;
	}
	app_need(app, STALE_DETAIL);
	actor = actor_at(app, (size_t)strtoul(arg, NULL, 10));
	if (actor == NULL) {
		app_say(app, "this event has no actor %s", arg);
		return;
	}
	faction = actor->faction != 0 ? actor->faction : actor->of;
	if (actor->person == 0 && faction == 0) {
		app_say(app, "%s is not a faction", actor->name);
		return;
	}
	app_push(app);
	if (actor->person != 0) {
		app_show_card(app, SUBJECT_PERSON, actor->person);
		app_focus(app, LAYOUT_DETAIL);
		return;
	}
	app_focus(app, LAYOUT_TIMELINE);
	goto_list(app, faction);
}

void
command_go_all_actors(struct app *app, const char *arg)
{
	(void)arg;
	app_need(app, STALE_DETAIL);
	if (app->now.card) {
		if (app_rival(app, 1) == 0)
			app_say(app, "this card counts no clashes");
		else
			app_prompt(app, PROMPT_ACTOR, NULL);
		return;
	}
	if (app->event == NULL || app->event->n_actors == 0) {
		app_say(app, "this event names no actors");
		return;
	}
	app->now.all_actors = true;
	app->stale |= STALE_DETAIL;
	app_prompt(app, PROMPT_ACTOR, NULL);
}

/* First faction on another side than SIDE; 0: any side at all. */
static uint32_t
other_side(const struct q_event *event, int side, uint32_t not )
{
	size_t i;

	for (i = 0; i < event->n_actors; i++) {
		const struct q_actor *a = &event->actors[i];

		if (a->faction != 0 && a->faction != not &&a->side != 0 &&
		    a->side != side && !a->denied)
			return a->faction;
	}
	return 0;
}

static bool
side_of(const struct q_event *event, uint32_t faction, int *side)
{
	size_t i;

	for (i = 0; i < event->n_actors; i++) {
		if (event->actors[i].faction == faction &&
		    event->actors[i].side != 0) {
			*side = event->actors[i].side;
			return true;
		}
	}
	return false;
}

/*
 * The pair that `o` and `[ ]` walk: the one last walked while the event
 * still holds both, else the chosen faction and the first actor of another
 * side, else the first two.
 */
static bool
find_pair(struct app *app, uint32_t *a, uint32_t *b)
{
	const struct q_event *event = app->event;
	int sa, sb;

	if (event == NULL)
		return false;
	*a = app->pair_a;
	*b = app->pair_b;
	if (*a != 0 && side_of(event, *a, &sa) && side_of(event, *b, &sb) &&
	    sa != sb &&
	    (app->now.faction == 0 || app->now.faction == *a ||
		app->now.faction == *b))
		return true;
	*a = app->now.faction;
	if (*a == 0 || !side_of(event, *a, &sa)) {
		*a = other_side(event, 0, 0);
		if (*a == 0 || !side_of(event, *a, &sa))
			return false;
	}
	*b = other_side(event, sa, *a);
	return *b != 0;
}

void
command_go_opponent(struct app *app, const char *arg)
{
	uint32_t a, b, to;

	(void)arg;
	app_need(app, STALE_DETAIL);
	if (!find_pair(app, &a, &b)) {
		app_say(app, "this event has no two sides");
		return;
	}
	app_push(app);
	to = app->now.faction == b ? a : b;
	app->pair_a = a;
	app->pair_b = b;
	app_choose_faction(app, to);
	app_goto_event(app, app->now.event);
	app_focus(app, LAYOUT_TIMELINE);
	app_note(app, "%s, against %s", app_faction_name(app, to),
	    app_faction_name(app, to == a ? b : a));
}

/* The row of PAIR next to that of the timeline in DIR; PAIR's length where
 * there is none. */
static size_t
next_to(const struct app *app, const struct q_events *pair, int dir)
{
	uint32_t t = 0;
	size_t at;

	if (app->event_list.cursor < app->events.n)
		t = query_events_t(&app->events, app->event_list.cursor);
	if (dir > 0)
		return query_events_before(pair, t + 1);
	at = query_events_before(pair, t);
	return at > 0 ? at - 1 : pair->n;
}

static void
step_clash(struct app *app, int dir)
{
	struct q_scope scope = {0};
	struct q_events pair = {0};
	struct err e = ERR_INIT;
	uint32_t a, b, event = 0;
	size_t at;

	app_need(app, STALE_DETAIL);
	if (!find_pair(app, &a, &b)) {
		app_say(app, "this event has no two sides");
		return;
	}
	scope.faction = a;
	scope.with = b;
	if (!query_lazy(app->db, &scope, NULL, &pair, &e)) {
		app_complain(app, &e);
		return;
	}
	at = next_to(app, &pair, dir);
	if (at == pair.n) {
		app_say(app, "%s clash of %s and %s",
		    dir > 0 ? "that was the last" : "that was the first",
		    app_faction_name(app, a), app_faction_name(app, b));
	} else if (!query_numbers_at(app->db, &pair, at, 1, &event, &e)) {
		app_complain(app, &e);
	} else {
		app_push(app);
		app->pair_a = a;
		app->pair_b = b;
		app_goto_event(app, event);
		app_note(app, "%s and %s: clash %zu of %zu",
		    app_faction_name(app, a), app_faction_name(app, b), at + 1,
		    pair.n);
	}
	query_events_clear(&pair);
}

void
command_go_next_clash(struct app *app, const char *arg)
{
	(void)arg;
	step_clash(app, 1);
}

void
command_go_previous_clash(struct app *app, const char *arg)
{
	(void)arg;
	step_clash(app, -1);
}

void
command_go_names(struct app *app, const char *arg)
{
	uint32_t faction = app->now.faction, a, b;

	(void)arg;
	app_need(app, STALE_DETAIL);
	if (faction == 0 && find_pair(app, &a, &b))
		faction = a;
	if (faction == 0) {
		app_say(app, "choose a faction first");
		return;
	}
	app_push(app);
	app_show_card(app, SUBJECT_FACTION, faction);
	app_need(app, STALE_DETAIL);
	list_goto(&app->detail_list, 0);
	app_focus(app, LAYOUT_DETAIL);
}

/* ---- sources ---- */

void
command_go_source(struct app *app, const char *arg)
{
	const struct q_claim *c;
	struct doc_target t;

	(void)arg;
	app_need(app, STALE_DETAIL);
	if (app->now.card && app->detail_list.cursor < app->detail.n) {
		t = app->detail.lines[app->detail_list.cursor].target;
		if (t.kind == TARGET_SOURCE) {
			pane_text_open(app, &t);
			return;
		}
	}
	c = app_claim(app, NULL);
	if (c == NULL) {
		app_say(app, "there is no claim here");
		return;
	}
	app_push(app);
	app->now.source = c->source;
	app->now.source_at = c->quote_start;
	app->now.claim = c->n;
	app_screen(app, SCREEN_SOURCE);
}

/* ---- the program ---- */

void
command_go_goto(struct app *app, const char *arg)
{
	struct link link;
	struct err e = ERR_INIT;
	enum link_kind kind;
	uint32_t n = 0;

	if (arg == NULL) {
		app_prompt(app, PROMPT_COMMAND, "goto ");
		return;
	}
	if (link_parse(arg, &link)) {
		app_follow(app, &link);
		return;
	}
	if (!query_find(app->db, LINK_NONE, arg, &kind, &n, &e)) {
		app_complain(app, &e);
	} else if (n == 0) {
		app_say(app, "nothing is called %s", arg);
	} else if (kind == LINK_FACTION) {
		app_push(app);
		app_choose_faction(app, n);
		show_pane(app, LAYOUT_TIMELINE);
	} else if (kind == LINK_EVENT) {
		app_push(app);
		show_pane(app, LAYOUT_TIMELINE);
		app_goto_event(app, n);
	} else if (kind == LINK_SOURCE) {
		app_push(app);
		app->now.source = n;
		app->now.source_at = 0;
		app_screen(app, SCREEN_SOURCE);
	} else {
		app_push(app);
		app_show_card(app,
		    kind == LINK_PLACE	  ? SUBJECT_PLACE
		    : kind == LINK_PERSON ? SUBJECT_PERSON
					  : SUBJECT_RELATION,
		    n);
		show_pane(app, LAYOUT_DETAIL);
	}
}

/* Open a view whose document begins at its first line. */
static void
open_view(struct app *app, enum screen screen)
{
	if (app->now.screen == screen)
		return;
	app_push(app);
	app->page_list.cursor = 0;
	app->page_list.top = 0;
	app_screen(app, screen);
}

void
command_go_compare(struct app *app, const char *arg)
{
	(void)arg;
	app_need(app, STALE_DETAIL);
	if (app->event == NULL || app->event->n_claims == 0) {
		app_say(app, "no claim speaks of this event itself");
		return;
	}
	app->compare.col = app->compare.left = 0;
	open_view(app, SCREEN_COMPARE);
}

void
command_go_matrix(struct app *app, const char *arg)
{
	uint32_t a = 0, b = 0;

	(void)arg;
	if (app->now.screen == SCREEN_MATRIX)
		return;
	/* Where the reader was looking: the two of the event, or the faction.
	 */
	app_need(app, STALE_DETAIL);
	if (app->now.card || !find_pair(app, &a, &b)) {
		a = app->now.faction;
		b = 0;
	}
	open_view(app, SCREEN_MATRIX);
	app_need(app, STALE_PAGE);
	if (a != 0 && matrix_goto(&app->matrix, a, b))
		list_goto(&app->page_list, app->matrix.row);
}

void
command_go_lineage(struct app *app, const char *arg)
{
	(void)arg;
	if (app->now.screen == SCREEN_LINEAGE)
		return;
	open_view(app, SCREEN_LINEAGE);
	pane_lineage_begin(app);
}

void
command_go_sources(struct app *app, const char *arg)
{
	(void)arg;
	open_view(app, SCREEN_SOURCES);
}

void
command_go_people(struct app *app, const char *arg)
{
	(void)arg;
	open_view(app, SCREEN_PEOPLE);
}

void
command_go_places(struct app *app, const char *arg)
{
	(void)arg;
	open_view(app, SCREEN_PLACES);
}

void
command_go_disputes(struct app *app, const char *arg)
{
	(void)arg;
	open_view(app, SCREEN_DISPUTES);
}

void
command_go_facets(struct app *app, const char *arg)
{
	(void)arg;
	if (app->now.screen == SCREEN_FACETS)
		return;
	open_view(app, SCREEN_FACETS);
	/* Below the first header, on what Enter can take. */
	app->page_list.cursor = 1;
}

void
command_go_results(struct app *app, const char *arg)
{
	if (arg == NULL)
		arg = app->search;
	if (arg == NULL)
		app_prompt(app, PROMPT_COMMAND, "results ");
	else
		pane_results_show(app, arg);
}

/* Of the diagnostics Enter and e are one. */
void
command_go_edit(struct app *app, const char *arg)
{
	if (app->now.screen == SCREEN_DIAGNOSTICS)
		command_go_open(app, arg);
	else
		app_edit(app);
}

void
command_go_diagnostics(struct app *app, const char *arg)
{
	(void)arg;
	open_view(app, SCREEN_DIAGNOSTICS);
}

void
command_go_marks(struct app *app, const char *arg)
{
	(void)arg;
	open_view(app, SCREEN_MARKS);
}

void
command_go_help(struct app *app, const char *arg)
{
	bool there = app->now.screen == SCREEN_HELP;

	(void)arg;
	pane_help_narrow(app, NULL);
	open_view(app, SCREEN_HELP);
	app_need(app, STALE_PAGE);
	if (!there)
		pane_help_first(app);
}

void
command_go_command(struct app *app, const char *arg)
{
	app_prompt(app, PROMPT_COMMAND, arg);
}

void
command_go_close(struct app *app, const char *arg)
{
	(void)arg;
	if (app->now.screen == SCREEN_HELP && app->help_wish != NULL) {
		pane_help_narrow(app, NULL);
	} else if (app->now.screen != SCREEN_BROWSE) {
		if (!app_back(app))
			app_screen(app, SCREEN_BROWSE);
	} else if (app->search != NULL) {
		app_search(app, NULL);
	} else if (app->now.all_actors) {
		app->now.all_actors = false;
		app->stale |= STALE_DETAIL;
	} else if (app->now.card) {
		app->now.card = false;
		app->stale |= STALE_DETAIL;
	} else if (app->now.zoom) {
		command_go_zoom(app, NULL);
	} else if (app->now.with != 0) {
		app->now.with = 0;
		app->stale |= STALE_EVENTS;
	} else if (app->now.filter != NULL) {
		app_set_filter(app, NULL);
	} else if (app->faction_filter != NULL) {
		mem_free(app->faction_filter);
		app->faction_filter = NULL;
		app->stale |= STALE_FACTIONS;
	} else {
		app_say(app, "nothing is open; q quits");
	}
}

/*
 * "bidi MODE", for this session.  No program can know how a terminal orders
 * right-to-left text, and none answers: the reader's eye decides on a line of
 * it.
 */
void
command_go_set(struct app *app, const char *arg)
{
	enum bidi mode;

	if (arg == NULL) {
		app_prompt(app, PROMPT_COMMAND, "set bidi ");
		return;
	}
	if (strncmp(arg, "bidi ", 5) != 0 || !bidi_find(arg + 5, &mode)) {
		app_say(app, "there is set bidi isolate, set bidi reorder, set "
			     "bidi words and set bidi off");
		return;
	}
	app->canvas.bidi = mode;
	app->wants_redraw = true;
	app_say(app,
	    "bidi is %s; it is right if 1 2 3 4 stand from the right: "
	    "| \u06231\u06282 \u062a3\u062b4 |",
	    bidi_name(mode));
}

void
command_go_redraw(struct app *app, const char *arg)
{
	(void)arg;
	app->wants_redraw = true;
}

void
command_go_suspend(struct app *app, const char *arg)
{
	(void)arg;
	if (app->restricted)
		app_say(app, "not in a restricted session");
	else
		app->wants_suspend = true;
}

void
command_go_close_view(struct app *app, const char *arg)
{
	(void)arg;
	if (app->now.screen != SCREEN_BROWSE) {
		if (!app_back(app))
			app_screen(app, SCREEN_BROWSE);
	} else if (app->now.card) {
		app->now.card = false;
		app->stale |= STALE_DETAIL;
	} else {
		app->done = true;
	}
}

void
command_go_quit(struct app *app, const char *arg)
{
	(void)arg;
	app->done = true;
}
