/* SPDX-License-Identifier: ISC */
/*
 * app_events - what stands in the rows of the timeline's list, which is lazy
 * unless parts are indented (query.h): then it is read.
 *
 * Months of a lazy list need no look at any event: the stored months of the
 * whole dataset say at which place of the timeline each of them begins.
 */
#include "app.h"

#include "app_load.h"
#include "../src/edtf.h"

uint32_t
app_event_at(struct app *app, size_t i)
{
	const struct q_row *row = app_row_ready(app, i);
	struct err e = ERR_INIT;
	uint32_t event = 0;

	if (i >= app->events.n)
		return 0;
	if (row != NULL && app->events.event == NULL)
		return row->n;
	if (!query_numbers_at(app->db, &app->events, i, 1, &event, &e))
		app_complain(app, &e);
	return event;
}

int32_t
app_day_at(struct app *app, size_t i)
{
	struct err e = ERR_INIT;
	uint32_t event;
	int32_t day = EDTF_UNDATED;

	if (app->events.day != NULL)
		return app->events.day[i];
	if (!query_moment(
		app->db, query_events_t(&app->events, i), &event, &day, &e))
		app_complain(app, &e);
	return day;
}

size_t
app_events_index(struct app *app, uint32_t event)
{
	struct err e = ERR_INIT;
	uint32_t t = 0;
	size_t i;

	if (app->events.event != NULL) {
		for (i = 0; i < app->events.n; i++) {
			if (app->events.event[i] == event)
				break;
		}
		return i;
	}
	if (event != 0 && !query_moment_of(app->db, event, &t, &e))
		app_complain(app, &e);
	return query_events_index(&app->events, t);
}

size_t
app_events_near(struct app *app, int32_t day)
{
	struct err e = ERR_INIT;
	size_t i, near = 0;
	uint32_t t;

	if (app->events.day != NULL) {
		for (i = 0; i < app->events.n; i++) {
			if (app->events.day[i] <= day)
				near = i;
		}
		return near;
	}
	if (!query_moment_by(app->db, app->events.total, day, &t, &e)) {
		app_complain(app, &e);
		return 0;
	}
	near = query_events_before(&app->events, t + 1);
	return near > 0 ? near - 1 : 0;
}

/* ---- months ---- */

bool
app_load_starts(struct app *app, struct err *e)
{
	struct q_month *months;
	size_t i, n;
	uint32_t t = 1;

	if (app->starts != NULL)
		return true;
	if (!query_months(app->db, &app->arena, 0, &months, &n, e))
		return false;
	app->starts = arena_array(&app->arena, n + 2, sizeof *app->starts);
	for (i = 0; i < n; i++) {
		if (months[i].events == 0)
			continue;
		app->starts[app->n_starts].month = months[i].month;
		app->starts[app->n_starts++].t = t;
		t += months[i].events;
	}
	app->starts[app->n_starts].month = APP_NO_MONTH;
	app->starts[app->n_starts++].t = t;
	return true;
}

/* The last month that begins at or before the place of row I. */
static size_t
start_of(const struct app *app, size_t i)
{
	uint32_t t = query_events_t(&app->events, i);
	size_t low = 0, high = app->n_starts, mid;

	while (high - low > 1) {
		mid = low + (high - low) / 2;
		if (app->starts[mid].t <= t)
			low = mid;
		else
			high = mid;
	}
	return low;
}

int32_t
app_month_at(const struct app *app, size_t i)
{
	int year, month, mday;

	if (app->events.day == NULL)
		return app->starts[start_of(app, i)].month;
	if (app->events.day[i] == EDTF_UNDATED)
		return APP_NO_MONTH;
	edtf_civil(app->events.day[i], &year, &month, &mday);
	return year * 12 + month - 1;
}

/* The first row of the month of row I. */
static size_t
first_of_month(const struct app *app, size_t i)
{
	return query_events_before(
	    &app->events, app->starts[start_of(app, i)].t);
}

size_t
app_month_step(const struct app *app, size_t i, int dir)
{
	size_t at;

	if (dir > 0) {
		at = start_of(app, i) + 1;
		if (at < app->n_starts)
			at = query_events_before(
			    &app->events, app->starts[at].t);
		else
			at = app->events.n;
		return at < app->events.n ? at : app->events.n - 1;
	}
	at = first_of_month(app, i);
	return at < i || i == 0 ? at : first_of_month(app, i - 1);
}
