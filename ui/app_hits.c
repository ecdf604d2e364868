/* SPDX-License-Identifier: ISC */
/* app_hits - see app_hits.h. */
#include "app_hits.h"

#include <string.h>

#include "app.h"
#include "app_filter.h"
#include "app_load.h"
#include "pane_results.h"

/* ---- between keys ---- */

static bool
results_pending(const struct app *app)
{
	return app->now.screen == SCREEN_RESULTS &&
	       (app->stale & STALE_PAGE) == 0 && pane_results_pending(app);
}

static bool
hits_pending(const struct app *app)
{
	return app->hits.plan != NULL && !app->hits_failed &&
	       !query_hits_done(&app->hits);
}

bool
app_pending(const struct app *app)
{
	return app_filter_pending(app) || results_pending(app) ||
	       hits_pending(app);
}

bool
app_ranks(const struct app *app)
{
	return !app_filter_pending(app) && results_pending(app) &&
	       results_counted(&app->results);
}

/* ---- the hits in the list ---- */

void
app_hits_forget(struct app *app)
{
	query_hits_clear(&app->hits);
	app->hits_failed = false;
	app->hit_told = 0;
}

/* Count on; false: an error has been said. */
static bool
more(struct app *app)
{
	struct err e = ERR_INIT;

	if (query_hits_more(app->db, &app->hits, &e))
		return true;
	app->hits_failed = true;
	app_complain(app, &e);
	return false;
}

static bool
count_all(struct app *app)
{
	while (!query_hits_done(&app->hits)) {
		if (!more(app))
			return false;
	}
	return true;
}

static bool
begin(struct app *app)
{
	struct err e = ERR_INIT;

	if (app->hits.plan != NULL)
		return true;
	app->hits_failed = false;
	if (query_hits_begin(
		app->db, app->search, &app->events, &app->hits, &e))
		return !app->at_once || count_all(app);
	app_complain(app, &e);
	return false;
}

bool
app_hits_only_outside(struct app *app)
{
	return app->search != NULL && app->hits.plan != NULL &&
	       count_all(app) && app->hits.list.n == 0 &&
	       app->hits.everywhere > 0;
}

/* ---- what is said ---- */

static void
say_none(struct app *app)
{
	if (!count_all(app))
		return;
	if (app->hits.everywhere > 0)
		app_note(app,
		    "not in this list, but in %zu outside it: . shows "
		    "them",
		    app->hits.everywhere);
	else
		app_note(app, "nothing found for %s", app->search);
}

/* Which one the hit at place T is, in the order of the list. */
static size_t
number_of(const struct app *app, uint32_t t)
{
	size_t i, n = 0;

	if (app->events.t == NULL)
		return query_events_before(&app->hits.list, t) + 1;
	for (i = 0; i < app->events.n; i++) {
		n += bits_has(&app->hits.list.set, app->events.t[i]);
		if (app->events.t[i] == t)
			break;
	}
	return n;
}

static void
say_hit(struct app *app, uint32_t t, const char *wrapped)
{
	size_t hit, n = app->hits.list.n;

	if (!query_hits_done(&app->hits)) {
		app_say(app, "a hit for %s%s; counting all of them",
		    app->search, wrapped);
		app->hit_told = t;
		app->hit_wrapped = wrapped;
		return;
	}
	hit = number_of(app, t);
	app_say(app, "hit %zu of %zu for %s%s", hit, n, app->search, wrapped);
	if (app->hits.everywhere > n)
		app_say(app,
		    "hit %zu of %zu for %s%s; %zu more outside this "
		    "list: .",
		    hit, n, app->search, wrapped, app->hits.everywhere - n);
}

void
app_work(struct app *app)
{
	uint32_t told = app->hit_told;

	if (app_filter_pending(app)) {
		app_filter_work(app);
		return;
	}
	if (results_pending(app)) {
		pane_results_work(app);
		return;
	}
	if (!hits_pending(app) || !more(app))
		return;
	if (told == 0 || !query_hits_done(&app->hits))
		return;
	app->hit_told = 0;
	say_hit(app, told, app->hit_wrapped);
}

/* ---- going there ---- */

/* The nearest row in DIR from row I on; events.n: none. */
static size_t
nearest_row(const struct app *app, size_t i, int dir)
{
	const struct q_events *l = &app->events;

	if (dir > 0) {
		while (i < l->n && !bits_has(&app->hits.list.set, l->t[i]))
			i++;
		return i;
	}
	while (i > 0 && !bits_has(&app->hits.list.set, l->t[i - 1]))
		i--;
	return i > 0 ? i - 1 : l->n;
}

/* In a list that is not in the order of time all hits are known first. */
static bool
find_row(struct app *app, int dir, bool from_here, size_t *row, bool *wrapped)
{
	size_t i = app->event_list.cursor;

	if (!count_all(app))
		return false;
	*row = nearest_row(app, dir > 0 && !from_here ? i + 1 : i, dir);
	*wrapped = *row == app->events.n;
	if (*wrapped)
		*row = nearest_row(app, dir > 0 ? 0 : app->events.n, dir);
	return true;
}

static bool
find_place(struct app *app, int dir, bool from_here, size_t *row, bool *wrapped)
{
	struct err e = ERR_INIT;
	uint32_t t = query_events_t(&app->events, app->event_list.cursor), hit;
	uint32_t end = (uint32_t)app->events.total + 1;
	bool ok;

	if (dir > 0 && !from_here)
		t++;
	ok = query_hits_near(app->db, &app->hits, t, dir, &hit, &e);
	*wrapped = hit == 0;
	if (ok && hit == 0)
		ok = query_hits_near(
		    app->db, &app->hits, dir > 0 ? 1 : end, dir, &hit, &e);
	if (!ok)
		app_complain(app, &e);
	*row = hit != 0 ? query_events_index(&app->events, hit) : app->events.n;
	return ok;
}

bool
app_hits_go(struct app *app, int dir, bool from_here, size_t *row)
{
	bool ok, wrapped = false;

	*row = app->events.n;
	if (!begin(app))
		return false;
	if (app->events.n == 0)
		ok = true;
	else if (app->events.t != NULL)
		ok = find_row(app, dir, from_here, row, &wrapped);
	else
		ok = find_place(app, dir, from_here, row, &wrapped);
	if (!ok)
		return false;
	if (*row == app->events.n) {
		say_none(app);
		return false;
	}
	say_hit(app, query_events_t(&app->events, *row),
	    !wrapped  ? ""
	    : dir > 0 ? ", from the top again"
		      : ", from the end again");
	return true;
}
