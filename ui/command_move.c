/* SPDX-License-Identifier: ISC */
/*
 * command_move - moving, searching and narrowing within the pane or view
 * that has the keys.  All of it is list arithmetic on the pane's list,
 * followed by the pane's own `moved`.
 */
#include "command_run.h"

#include <string.h>

#include "app.h"
#include "app_hits.h"
#include "app_load.h"
#include "pane.h"
#include "pane_help.h"
#include "pane_results.h"
#include "pane_source.h"

static void
moved(struct app *app)
{
	const struct pane_ops *pane = app_pane(app);

	list_scroll(pane->list(app), pane->height, app);
	if (pane->moved != NULL)
		pane->moved(app);
}

void
command_move_down(struct app *app, const char *arg)
{
	(void)arg;
	list_move(app_pane(app)->list(app), 1);
	moved(app);
}

void
command_move_up(struct app *app, const char *arg)
{
	(void)arg;
	list_move(app_pane(app)->list(app), -1);
	moved(app);
}

static void
page(struct app *app, int dir)
{
	const struct pane_ops *pane = app_pane(app);

	list_page(pane->list(app), dir, pane->height, app);
	moved(app);
}

void
command_move_page_down(struct app *app, const char *arg)
{
	(void)arg;
	page(app, 1);
}

void
command_move_page_up(struct app *app, const char *arg)
{
	(void)arg;
	page(app, -1);
}

void
command_move_half_down(struct app *app, const char *arg)
{
	(void)arg;
	list_half(app_pane(app)->list(app), 1);
	moved(app);
}

void
command_move_half_up(struct app *app, const char *arg)
{
	(void)arg;
	list_half(app_pane(app)->list(app), -1);
	moved(app);
}

void
command_move_first(struct app *app, const char *arg)
{
	(void)arg;
	list_goto(app_pane(app)->list(app), 0);
	moved(app);
}

void
command_move_last(struct app *app, const char *arg)
{
	struct list *l = app_pane(app)->list(app);

	(void)arg;
	if (app->now.screen == SCREEN_RESULTS && pane_results_end(app)) {
		app_say(app, "to the last hit, when all are counted");
		return;
	}
	list_goto(l, l->n > 0 ? l->n - 1 : 0);
	moved(app);
}

static void
group(struct app *app, int dir)
{
	const struct pane_ops *pane = app_pane(app);

	pane->list(app);
	if (pane->group != NULL) {
		pane->group(app, dir);
		moved(app);
	}
}

void
command_move_next_group(struct app *app, const char *arg)
{
	(void)arg;
	group(app, 1);
}

void
command_move_previous_group(struct app *app, const char *arg)
{
	(void)arg;
	group(app, -1);
}

static void
cell(struct app *app, int dir)
{
	app_pane(app)->list(app);
	if (app_pane(app)->side != NULL)
		app_pane(app)->side(app, dir);
}

void
command_move_cell_right(struct app *app, const char *arg)
{
	(void)arg;
	cell(app, 1);
}

void
command_move_cell_left(struct app *app, const char *arg)
{
	(void)arg;
	cell(app, -1);
}

/* ---- claims, and quotes in a source ---- */

/* The line of the page that holds the text at AT. */
static void
goto_text(struct app *app, uint32_t at)
{
	size_t i;

	for (i = 0; i < app->page.n; i++) {
		const struct doc_line *l = &app->page.lines[i];

		if (l->n_runs > 0 && at >= l->from && at < l->to)
			list_goto(&app->page_list, i);
	}
}

/*
 * The quote after (DIR 1) or before the one under the cursor.  Only quotes of
 * a claim's own are steps, each of them, though several share a line.
 */
static void
step_mark(struct app *app, int dir)
{
	const struct q_source *s;
	const struct q_mark *here;
	const struct doc_line *line;
	size_t i, at = 0, best;

	app_need(app, STALE_PAGE);
	s = app->source;
	if (s == NULL || app->page.n == 0)
		return;
	if (s->n_marks == 0) {
		app_say(app, "nothing is quoted here");
		return;
	}
	line = &app->page.lines[app->page_list.cursor];
	here = pane_source_mark(app, &at);
	best = s->n_marks;
	for (i = 0; i < s->n_marks; i++) {
		const struct q_mark *m = &s->marks[i];
		bool own = here != NULL && !here->is_with;

		if (m->is_with)
			continue;
		if (dir > 0 && (own ? i > at : m->start >= line->to)) {
			best = i;
			break;
		}
		if (dir < 0 && (own ? i < at : m->start < line->from))
			best = i;
	}
	if (best == s->n_marks) {
		app_say(app, dir > 0 ? "that was the last quote"
				     : "that was the first quote");
		return;
	}
	app->now.claim = s->marks[best].claim;
	goto_text(app, s->marks[best].start);
	moved(app);
}

/* The claim that line I of a card shows, 0: none. */
static uint32_t
card_claim(const struct app *app, size_t i)
{
	const struct doc_target *t = &app->detail.lines[i].target;

	return t->kind == TARGET_SOURCE ? t->n : 0;
}

static void
step_card(struct app *app, int dir)
{
	struct list *l = &app->detail_list;
	size_t i = l->cursor;
	uint32_t here, claim;

	if (app->detail.n == 0)
		return;
	here = card_claim(app, i);
	while (dir > 0 ? i + 1 < app->detail.n : i > 0) {
		i = dir > 0 ? i + 1 : i - 1;
		claim = card_claim(app, i);
		if (claim == 0 || claim == here)
			continue;
		while (i > 0 && card_claim(app, i - 1) == claim)
			i--;
		list_goto(l, i);
		list_scroll(l, NULL, NULL);
		return;
	}
	app_say(app, dir < 0 ? "no claim before this" : "no claim after this");
}

static void
step_claim(struct app *app, int dir)
{
	size_t i = 0;

	app_need(app, STALE_DETAIL);
	if (app->now.screen == SCREEN_SOURCE) {
		step_mark(app, dir);
		return;
	}
	if (app->now.card) {
		step_card(app, dir);
		return;
	}
	if (app_claim(app, &i) == NULL) {
		app_say(app, "there is no claim here");
	} else if (dir < 0 ? i == 0 : i + 1 >= app->event->n_claims) {
		app_say(app, dir < 0 ? "that was the first claim"
				     : "that was the last claim");
	} else {
		app_detail_to_claim(app, (int32_t)(dir < 0 ? i - 1 : i + 1));
		list_scroll(&app->detail_list, NULL, NULL);
	}
}

void
command_move_next_claim(struct app *app, const char *arg)
{
	(void)arg;
	step_claim(app, 1);
}

void
command_move_previous_claim(struct app *app, const char *arg)
{
	(void)arg;
	step_claim(app, -1);
}

/* ---- finding ---- */

/* In help both / and & narrow: what is looked for is one line. */
static void
narrow_help(struct app *app, const char *arg)
{
	if (arg != NULL)
		pane_help_narrow(app, arg);
	else
		app_prompt(app, PROMPT_HELP, NULL);
}

void
command_move_search(struct app *app, const char *arg)
{
	if (app->now.screen == SCREEN_HELP)
		narrow_help(app, arg);
	else if (arg != NULL)
		app_search(app, arg);
	else
		app_prompt(app, PROMPT_SEARCH, NULL);
}

static void
next_hit(struct app *app, int dir)
{
	app_pane(app)->list(app);
	if (app->search == NULL)
		app_say(app, "nothing has been searched for; / searches");
	else
		app_pane(app)->search(app, dir, false);
}

void
command_move_next_hit(struct app *app, const char *arg)
{
	(void)arg;
	next_hit(app, 1);
}

void
command_move_previous_hit(struct app *app, const char *arg)
{
	(void)arg;
	next_hit(app, -1);
}

void
command_move_filter(struct app *app, const char *arg)
{
	bool factions = app->now.focus == LAYOUT_FACTIONS;

	if (app->now.screen == SCREEN_HELP) {
		narrow_help(app, arg);
		return;
	}
	app_need(app, STALE_FACTIONS | STALE_EVENTS);
	app_prompt(app, PROMPT_FILTER,
	    factions ? app->faction_filter : app->now.filter);
	if (arg != NULL) {
		prompt_set(&app->prompt, arg);
		app_key(app, 13);
	}
}

void
command_move_show_hidden(struct app *app, const char *arg)
{
	/* A search has told of hits that this list does not hold. */
	bool only_outside = app_hits_only_outside(app);

	(void)arg;
	if (app->now.screen == SCREEN_RESULTS) {
		pane_results_scope(app);
		return;
	}
	if (app->now.filter != NULL) {
		app->now.filter_off = !app->now.filter_off;
		app->stale |= STALE_EVENTS;
		app_say(app, app->now.filter_off ? "the filter is set aside"
						 : "the filter is back");
	}
	/* The choice of a faction hides events as well. */
	if (app->now.faction != 0 &&
	    (app->now.filter == NULL || only_outside)) {
		app_push(app);
		app_choose_faction(app, 0);
		app_say(
		    app, "all events; %s", "back returns to the list before");
	} else if (app->now.filter == NULL) {
		app_say(app, "there is no filter; & sets one");
	}
	if (only_outside && app->now.focus == LAYOUT_TIMELINE) {
		app_need(app, STALE_EVENTS);
		app_pane(app)->search(app, 1, true);
	}
}

void
command_move_sort(struct app *app, const char *arg)
{
	static const char *const names[] = {
	    [FACTIONS_BY_EVENTS] = "events",
	    [FACTIONS_BY_NAME] = "name",
	    [FACTIONS_BY_CLASHES_WITH] = "clashes",
	};
	enum q_faction_sort next;
	size_t i;

	if (app->now.screen == SCREEN_RESULTS) {
		pane_results_sort(app);
		return;
	}
	next = app->now.sort == FACTIONS_BY_CLASHES_WITH ? FACTIONS_BY_EVENTS
							 : app->now.sort + 1;
	for (i = 0; arg != NULL && i < sizeof names / sizeof *names; i++) {
		if (strcmp(arg, names[i]) == 0)
			next = (enum q_faction_sort)i;
	}
	/* Rivals of whom?  Without a chosen faction there are none. */
	if (next == FACTIONS_BY_CLASHES_WITH && app->now.faction == 0)
		next = FACTIONS_BY_EVENTS;
	app->now.sort = next;
	app->now.rivals_of = app->now.faction;
	app->stale |= STALE_FACTIONS;
	if (next == FACTIONS_BY_CLASHES_WITH)
		app_say(app, "sorted by clashes with %s",
		    app_faction_name(app, app->now.faction));
	else
		app_say(app, "sorted by %s", names[next]);
}

void
command_move_kinds(struct app *app, const char *arg)
{
	(void)arg;
	app->now.by_kind = !app->now.by_kind;
	app->stale |= STALE_FACTIONS;
	app_say(app, app->now.by_kind ? "factions grouped by kind; K takes "
					"them apart"
				      : "factions no longer grouped");
}

void
command_move_parts(struct app *app, const char *arg)
{
	(void)arg;
	app->now.parts = !app->now.parts;
	app->stale |= STALE_EVENTS;
	app_say(app, app->now.parts ? "parts under the event that they belong "
				      "to; x puts all in order of time"
				    : "all events in order of time");
}
