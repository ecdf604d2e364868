/* SPDX-License-Identifier: ISC */
/*
 * app_place - see app_place.h.  Full-screen lists are no places: what is
 * marked there is the place in the panes that they lie over.
 */
#include "app_place.h"

#include <string.h>

#include "app.h"
#include "app_load.h"
#include "marks.h"
#include "../src/filter.h"
#include "../src/link.h"

/* ---- where we are ---- */

static char *
faction_link(const struct app *app, uint32_t n)
{
	const struct q_faction *f = app_faction(app, n);
	struct str s = STR_INIT;

	if (f == NULL)
		return NULL;
	str_printf(&s, "faction/%s", f->id);
	return str_take(&s);
}

/* The card that the detail shows. */
static char *
card_link(struct app *app)
{
	struct arena a;
	struct q_card *card = NULL;
	struct q_relation *relation = NULL;
	struct err e = ERR_INIT;
	char *link = NULL;
	bool ok;

	arena_init(&a);
	if (app->now.card_kind == SUBJECT_RELATION)
		ok =
		    query_relation(app->db, &a, app->now.card_n, &relation, &e);
	else
		ok = query_card(app->db, &a, app->now.card_kind,
		    app->now.card_n, &card, &e);
	if (!ok)
		app_complain(app, &e);
	else if (relation != NULL)
		link = mem_strdup(relation->link);
	else if (card != NULL)
		link = mem_strdup(card->link);
	arena_clear(&a);
	return link;
}

/* What the panes show: a card, the claim under the cursor, or the event. */
static char *
thing_link(struct app *app)
{
	const struct q_claim *claim;
	size_t i = 0;

	if (app->now.card)
		return card_link(app);
	if (app->event == NULL)
		return NULL;
	claim = app_claim(app, &i);
	/* The first claim stands under the event's own lines. */
	if (app->now.focus == LAYOUT_DETAIL && claim != NULL && i > 0)
		return mem_strdup(claim->link);
	return mem_strdup(app->event->link);
}

void
app_place(struct app *app, struct mark_place *p)
{
	static const enum place_pane panes[LAYOUT_PANES] = {
	    [LAYOUT_FACTIONS] = PLACE_FACTIONS,
	    [LAYOUT_TIMELINE] = PLACE_TIMELINE,
	    [LAYOUT_DETAIL] = PLACE_DETAIL,
	};

	app_need(
	    app, STALE_FACTIONS | STALE_EVENTS | STALE_DETAIL | STALE_PAGE);
	memset(p, 0, sizeof *p);
	p->set = true;
	p->faction = faction_link(app, app->now.faction);
	p->with = faction_link(app, app->now.with);
	if (app->now.filter != NULL && !app->now.filter_off)
		p->filter = mem_strdup(app->now.filter);
	if (app->now.screen == SCREEN_SOURCE && app->source != NULL) {
		p->pane = PLACE_SOURCE;
		p->link = mem_strdup(app->source->link);
		p->at = app->now.source_at;
	} else {
		p->pane = panes[app->now.focus];
		p->link = thing_link(app);
	}
}

/* ---- and back there ---- */

/* The number behind LINK; 0: none was given, or there is no such faction. */
static uint32_t
faction_number(struct app *app, const char *text)
{
	struct link link;
	struct err e = ERR_INIT;
	uint32_t n = 0, n2 = 0;

	if (text == NULL || !link_parse(text, &link) ||
	    !query_link(app->db, &link, &n, &n2, &e))
		return 0;
	return n;
}

static bool
is_filter(const char *text)
{
	struct arena a;
	struct filter f;
	struct err e = ERR_INIT;
	bool ok;

	arena_init(&a);
	ok = filter_parse(&a, text, true, &f, &e);
	arena_clear(&a);
	return ok;
}

/* The list that P was in: whose, and through which filter. */
static void
show_list(struct app *app, const struct mark_place *p)
{
	app_screen(app, SCREEN_BROWSE);
	app->now.card = false;
	app_choose_faction(app, faction_number(app, p->faction));
	if (app->now.faction != 0)
		app->now.with = faction_number(app, p->with);
	app_set_filter(
	    app, p->filter != NULL && is_filter(p->filter) ? p->filter : NULL);
	app->stale |= STALE_EVENTS | STALE_DETAIL;
}

static void
show_thing(struct app *app, const struct mark_place *p, const struct link *link,
    uint32_t n, uint32_t n2)
{
	/* A faction is its card here; its list has been chosen already. */
	if (link->kind == LINK_FACTION)
		app_show_card(app, SUBJECT_FACTION, n);
	else
		app_show(app, link, n, n2);
	if (link->kind == LINK_SOURCE)
		app->now.source_at = p->at;
}

/* Say what of the list of P there is no longer. */
static void
tell_list(struct app *app, const struct mark_place *p)
{
	const char *gone = NULL;

	if (p->faction != NULL && app->now.faction == 0)
		gone = p->faction;
	else if (p->with != NULL && app->now.with == 0)
		gone = p->with;
	if (gone != NULL)
		app_say(app,
		    "this dataset no longer has %s; the list is a longer one",
		    gone);
	else if (p->filter != NULL && app->now.filter == NULL)
		app_say(app, "the filter of before is none: %s", p->filter);
}

bool
app_goto_place(struct app *app, const struct mark_place *p)
{
	static const enum layout_pane panes[PLACE_PANES] = {
	    [PLACE_FACTIONS] = LAYOUT_FACTIONS,
	    [PLACE_TIMELINE] = LAYOUT_TIMELINE,
	    [PLACE_DETAIL] = LAYOUT_DETAIL,
	    [PLACE_SOURCE] = LAYOUT_DETAIL,
	};
	struct link link = {LINK_NONE, "", "", ""};
	struct err e = ERR_INIT;
	uint32_t n = 0, n2 = 0;

	if (p->link != NULL && link_parse(p->link, &link) &&
	    !query_link(app->db, &link, &n, &n2, &e)) {
		app_complain(app, &e);
		return false;
	}
	if (p->link != NULL && n == 0) {
		app_say(app, "this dataset no longer has %s", p->link);
		app->message_error = true;
		return false;
	}
	app_push(app);
	show_list(app, p);
	if (n != 0)
		show_thing(app, p, &link, n, n2);
	app_focus(app, panes[p->pane]);
	tell_list(app, p);
	return true;
}

/* ---- kept from session to session ---- */

void
app_keep_marks(struct app *app, const char *dir)
{
	struct err e = ERR_INIT;
	size_t bad = 0;

	mem_free(app->marks_path);
	app->marks_path = marks_path(dir, app->dataset.id);
	app->marks_homeless = app->marks_path == NULL;
	if (app->marks_homeless)
		return;
	if (!marks_read(&app->marks, app->marks_path, &bad, &e))
		app_complain(app, &e);
	else if (bad > 0)
		app_note(app,
		    "%zu line%s of the marks cannot be read, and stay%s as "
		    "they are: %s",
		    bad, bad == 1 ? "" : "s", bad == 1 ? "s" : "",
		    app->marks_path);
}

void
app_set_mark(struct app *app, char letter)
{
	struct mark_place p;
	struct err e = ERR_INIT;

	app_place(app, &p);
	app_say(app, "mark %c: %s%s%s", letter,
	    p.link != NULL ? p.link : marks_pane_name(p.pane),
	    p.filter != NULL ? " in " : "", p.filter != NULL ? p.filter : "");
	marks_set(&app->marks, letter, &p);
	if (app->marks_homeless)
		err_set(
		    &e, ERR_IO, "there is no place for it, HOME is not set");
	if (app->marks_homeless ||
	    (app->marks_path != NULL &&
		!marks_write(&app->marks, app->marks_path, &e))) {
		err_prepend(&e, "mark %c lasts for this session only", letter);
		app_complain(app, &e);
	}
}

void
app_resume(struct app *app)
{
	if (!app->marks.last.set)
		app_note(app, "there is no session to resume");
	else if (app_goto_place(app, &app->marks.last))
		app_forget(app);
}

void
app_leave(struct app *app)
{
	struct err e = ERR_INIT;

	if (app->marks_path == NULL)
		return;
	marks_place_clear(&app->marks.last);
	app_place(app, &app->marks.last);
	(void)!marks_write(&app->marks, app->marks_path, &e);
}
