/* SPDX-License-Identifier: ISC */
/* app_filter - see app_filter.h. */
#include "app_filter.h"

#include <string.h>

#include "app.h"
#include "../src/filter.h"
#include "../src/mem.h"
#include "../src/query.h"
#include "../src/str.h"

/* Places that are looked through before a frame: a millisecond or two. */
#define IN_FRAME 4096

static bool
has_words(const struct filter *f)
{
	size_t i;

	for (i = 0; f != NULL && i < f->n; i++) {
		if (f->terms[i].field == FILTER_WORDS ||
		    f->terms[i].field == FILTER_PHRASE)
			return true;
	}
	return false;
}

void
app_filter_forget(struct app *app)
{
	query_hits_clear(&app->filling);
	mem_free(app->filled);
	app->filled = NULL;
}

bool
app_filter_pending(const struct app *app)
{
	return app->filling.plan != NULL && (app->stale & STALE_EVENTS) != 0 &&
	       !query_hits_done(&app->filling);
}

void
app_filter_work(struct app *app)
{
	struct err e = ERR_INIT;

	if (query_hits_more(app->db, &app->filling, &e))
		return;
	app_filter_forget(app);
	/* Asked again at the next frame. */
	if (e.code == ERR_INTERRUPTED)
		return;
	/* The list of before stays. */
	app->stale &= ~(unsigned)STALE_EVENTS;
	app_complain(app, &e);
}

/* Do not let a frame wait for more than some of it. */
static bool
put_off(struct app *app, uint32_t from, struct err *e)
{
	if (!app->drawing || app->at_once || app->now.screen != SCREEN_BROWSE ||
	    app->filling.next - from < IN_FRAME)
		return true;
	app->put_off = true;
	return err_set(e, ERR_INTERRUPTED, "interrupted");
}

static bool
count(struct app *app, struct err *e)
{
	uint32_t from = app->filling.next;

	while (!query_hits_done(&app->filling)) {
		if (!query_hits_more(app->db, &app->filling, e))
			return false;
		if (!query_hits_done(&app->filling) && !put_off(app, from, e))
			return false;
	}
	return true;
}

bool
app_filter_list(struct app *app, const struct q_scope *scope,
    const struct filter *f, struct q_events *events, struct err *e)
{
	struct str asked = STR_INIT;
	bool again, ok = true;

	if (!has_words(f)) {
		app_filter_forget(app);
		return query_lazy(app->db, scope, f, events, e);
	}
	str_printf(&asked, "%u %u %s", scope->faction, scope->with, f->text);
	again = app->filled != NULL && strcmp(app->filled, str_c(&asked)) == 0;
	if (!again) {
		app_filter_forget(app);
		ok = query_hits_filter(app->db, scope, f, &app->filling, e);
	}
	if (ok && !again)
		app->filled = mem_strdup(str_c(&asked));
	str_clear(&asked);
	if (!ok || (again && app->filling.plan == NULL))
		return ok;
	if (!count(app, e))
		return false;
	query_hits_take(&app->filling, events);
	return true;
}

void
app_filter_tell(struct app *app)
{
	if (!app->accepted)
		return;
	app->accepted = false;
	if (app->now.filter == NULL)
		return;
	if (app->events.n == 0)
		app_say(app, "nothing passes the filter %s", app->now.filter);
	else if (app_possibly(app->now.filter))
		app_say(app, "what may have been then; with ! before a date "
			     "what certainly was");
}
