/* SPDX-License-Identifier: ISC */
/* app_reload - see app_reload.h. */
#include "app_reload.h"

#include <string.h>

#include "app.h"
#include "app_filter.h"
#include "app_hits.h"
#include "app_load.h"
#include "../src/db.h"
#include "../src/link.h"

/* From the one database to the other. */
struct change {
	struct db *from, *to;
	struct arena a;
};

/* The number in the new database of what has N in the old one; 0: none. */
static uint32_t
renumber(struct change *c, enum link_kind kind, uint32_t n)
{
	struct q_origin origin;
	struct err e = ERR_INIT;
	struct link link;
	uint32_t now = 0, other = 0;

	if (n == 0)
		return 0;
	arena_reset(&c->a);
	if (!query_origin(c->from, &c->a, kind, n, &origin, &e) ||
	    origin.link == NULL || !link_parse(origin.link, &link) ||
	    !query_link(c->to, &link, &now, &other, &e))
		return 0;
	return now;
}

enum link_kind
app_reload_link(enum subject kind)
{
	switch (kind) {
	case SUBJECT_EVENT:
		return LINK_EVENT;
	case SUBJECT_FACTION:
		return LINK_FACTION;
	case SUBJECT_PERSON:
		return LINK_PERSON;
	case SUBJECT_PLACE:
		return LINK_PLACE;
	case SUBJECT_RELATION:
		return LINK_RELATION;
	}
	return LINK_NONE;
}

static void
change_spot(struct change *c, struct spot *s)
{
	s->faction = renumber(c, LINK_FACTION, s->faction);
	s->with = s->faction != 0 ? renumber(c, LINK_FACTION, s->with) : 0;
	s->rivals_of = renumber(c, LINK_FACTION, s->rivals_of);
	if (s->rivals_of == 0 && s->sort == FACTIONS_BY_CLASHES_WITH)
		s->sort = FACTIONS_BY_EVENTS;
	s->event = renumber(c, LINK_EVENT, s->event);
	s->claim = renumber(c, LINK_CLAIM, s->claim);
	s->source = renumber(c, LINK_SOURCE, s->source);
	if (s->source == 0 && s->screen == SCREEN_SOURCE)
		s->screen = SCREEN_BROWSE;
	s->card_n = renumber(c, app_reload_link(s->card_kind), s->card_n);
	s->card = s->card && s->card_n != 0;
}

static void
change_history(struct change *c, struct history *h)
{
	size_t i;

	for (i = 0; i < h->n; i++)
		change_spot(c, &h->list[i]);
}

/* What was read from the database before. */
static void
forget(struct app *app)
{
	app->event = NULL;
	app->source = NULL;
	app->n_rows = 0;
	app->n_months = 0;
	app->starts = NULL;
	app->n_starts = 0;
	query_events_clear(&app->events);
	app_filter_forget(app);
	app_hits_forget(app);
	results_clear(&app->results);
	results_init(&app->results);
	app->detail_of.n = app->now.card ? app->now.card_n : app->now.event;
	app->stale |= STALE_FACTIONS | STALE_EVENTS | STALE_DETAIL |
		      STALE_PAGE | STALE_LAYOUT;
}

/* The event is gone: the one nearest in time to DAY. */
static void
near_day(struct app *app, int32_t day)
{
	app_need(app, STALE_EVENTS);
	list_goto(&app->event_list, app_events_near(app, day));
	if (app->events.n > 0)
		app->now.event = app_event_at(app, app->event_list.cursor);
	app->stale |= STALE_DETAIL;
}

bool
app_reload(struct app *app, struct db *db)
{
	struct change c = {.from = app->db, .to = db};
	struct q_dataset dataset;
	struct err e = ERR_INIT;
	int32_t day = INT32_MIN;
	struct arena a;

	if (app->event_list.cursor < app->events.n)
		day = app_day_at(app, app->event_list.cursor);
	arena_init(&a);
	if (!query_dataset(db, &a, &dataset, &e)) {
		app_complain(app, &e);
		arena_clear(&a);
		db_close(db);
		return false;
	}
	arena_init(&c.a);
	change_spot(&c, &app->now);
	change_spot(&c, &app->before);
	change_history(&c, &app->back);
	change_history(&c, &app->forward);
	app->pair_a = renumber(&c, LINK_FACTION, app->pair_a);
	app->pair_b = renumber(&c, LINK_FACTION, app->pair_b);
	if (app->pair_b == 0)
		app->pair_a = 0;
	arena_clear(&c.a);
	arena_clear(&app->arena);
	app->arena = a;
	app->dataset = dataset;
	db_copy_poll(db, app->db);
	db_close(app->own_db);
	app->db = app->own_db = db;
	forget(app);
	if (app->now.event == 0)
		near_day(app, day);
	app_need(app, STALE_FACTIONS);
	list_goto(&app->faction_list, app_faction_row(app, app->now.faction));
	return true;
}
