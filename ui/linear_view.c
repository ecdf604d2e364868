/* SPDX-License-Identifier: ISC */
/*
 * linear_view - see linear_view.h: the lists of factions, events and search
 * results, whose rows are the app's.
 */
#include "linear_view.h"

#include <stdio.h>
#include <string.h>

#include "app.h"
#include "app_load.h"
#include "pane.h"
#include "../src/edtf.h"
#include "../src/model.h"
#include "../src/str.h"

#define NO_MONTH INT32_MAX
#define SNIPPET_WIDTH 160

void
linear_end(struct linear_text *t)
{
	size_t i;

	/* What data holds is no end of a line. */
	for (i = t->from; i < t->s.len; i++) {
		if (t->s.s[i] == '\n' || t->s.s[i] == '\t')
			t->s.s[i] = ' ';
	}
	str_addc(&t->s, '\n');
	t->from = t->s.len;
}

void
linear_title(struct app *app, struct str *out)
{
	char left[256] = "", right[256] = "";
	const struct pane_ops *pane = app_pane(app);

	pane->list(app);
	pane->title(app, left, right, sizeof left);
	str_add(out, left);
	if (right[0] != '\0')
		str_printf(out, ", %s", right);
}

static const char *
plural(size_t n)
{
	return n == 1 ? "" : "s";
}

/* ---- factions ---- */

static const struct q_faction *
row_faction(const struct app *app, size_t i)
{
	uint32_t k = app->shown[i];

	return k > 0 ? &app->factions[k - 1] : NULL;
}

static size_t
factions_count(struct app *app)
{
	app_need(app, STALE_FACTIONS);
	return app->faction_list.n;
}

static size_t
factions_here(struct app *app)
{
	return app->faction_list.cursor;
}

static void
factions_head(struct app *app, struct str *out)
{
	size_t n = factions_count(app) - 1;

	if (n == app->n_factions)
		str_printf(out, "Factions: %zu", n);
	else
		str_printf(out, "Factions: %zu of %zu, named like %s", n,
		    app->n_factions, app->faction_filter);
	switch (app->now.sort) {
	case FACTIONS_BY_EVENTS:
		str_add(out, ", most events first");
		break;
	case FACTIONS_BY_NAME:
		str_add(out, ", by name");
		break;
	case FACTIONS_BY_CLASHES_WITH:
		str_printf(out, ", most clashes with %s first",
		    app_faction_name(app, app->now.rivals_of));
		break;
	}
	if (app->now.by_kind)
		str_add(out, ", grouped by kind");
}

/* Its part in the event that is chosen. */
static void
add_part(struct app *app, const struct q_faction *f, struct str *out)
{
	size_t i;

	for (i = 0; app->event != NULL && i < app->event->n_actors; i++) {
		const struct q_actor *a = &app->event->actors[i];

		if (a->faction != f->n)
			continue;
		str_add(out, " [in the event chosen");
		if (a->side > 0)
			str_printf(out, ": side %d", a->side);
		str_addc(out, ']');
		return;
	}
}

static void
add_years(const struct q_faction *f, struct str *out)
{
	int from, to, month, day;

	if (f->active_from == EDTF_OPEN_LEFT || f->active_to == EDTF_OPEN_RIGHT)
		return;
	edtf_civil(f->active_from, &from, &month, &day);
	edtf_civil(f->active_to, &to, &month, &day);
	str_printf(out, ", %d", from);
	if (to != from)
		str_printf(out, " to %d", to);
}

static void
factions_tell(struct app *app, size_t i, bool first, struct linear_text *t)
{
	struct str *out = &t->s;
	const struct q_faction *f = row_faction(app, i);

	(void)first;
	if (f == NULL) {
		str_printf(out, "0. All factions: %u event%s",
		    app->dataset.events, plural(app->dataset.events));
		linear_end(t);
		return;
	}
	str_printf(out, "%zu. %s", i, f->name);
	if (strcmp(f->short_name, f->name) != 0)
		str_printf(out, " (%s)", f->short_name);
	str_printf(out, ", %s: %u event%s, %u clash%s",
	    model_name(LIST_FACTION_KIND, f->kind), f->events,
	    plural(f->events), f->clashes, f->clashes == 1 ? "" : "es");
	if (app->now.sort == FACTIONS_BY_CLASHES_WITH)
		str_printf(out, ", %u with %s", f->clashes_with,
		    app_faction_name(app, app->now.rivals_of));
	add_years(f, out);
	add_part(app, f, out);
	linear_end(t);
}

static bool
factions_select(struct app *app, size_t number)
{
	if (number >= factions_count(app))
		return false;
	list_goto(&app->faction_list, number);
	app_pane(app)->moved(app);
	return true;
}

static const struct linear_view linear_factions = {
    .head = factions_head,
    .count = factions_count,
    .here = factions_here,
    .tell = factions_tell,
    .select = factions_select,
};

/* ---- timeline ---- */

static size_t
timeline_count(struct app *app)
{
	app_need(app, STALE_EVENTS);
	return app->events.n;
}

static size_t
timeline_here(struct app *app)
{
	return app->event_list.cursor;
}

static void
timeline_head(struct app *app, struct str *out)
{
	app_need(app, STALE_EVENTS | STALE_FACTIONS);
	str_add(out, "Timeline: ");
	app_scope_words(app, out);
	if (app->now.parts)
		str_add(out, ", parts under their larger event");
}

/* In how many events of the list row I lies. */
static int
depth_of(const struct app *app, size_t i)
{
	return app->depth != NULL ? app->depth[i] : 0;
}

/* The month above row I: that of the outermost event. */
static int32_t
header_of(const struct app *app, size_t i)
{
	while (i > 0 && depth_of(app, i) > 0)
		i--;
	return app_month_at(app, i);
}

static void
add_month(int32_t month, struct str *out)
{
	char text[16];

	snprintf(text, sizeof text, "%04d-%02d", month / 12, month % 12 + 1);
	edtf_words(text, out);
}

/* Silence is not peace: months before MONTH of which no source speaks. */
static void
add_silence(
    const struct app *app, int32_t before, int32_t month, struct linear_text *t)
{
	struct str *out = &t->s;
	int32_t from = NO_MONTH, to = NO_MONTH;
	size_t i;

	for (i = 0; i < app->n_months; i++) {
		const struct q_month *m = &app->months[i];

		if (m->month <= before || m->month >= month || m->covered ||
		    m->events > 0)
			continue;
		if (from == NO_MONTH)
			from = m->month;
		to = m->month;
	}
	if (from == NO_MONTH)
		return;
	str_add(out, "[no source speaks of ");
	add_month(from, out);
	if (to != from) {
		str_add(out, " to ");
		add_month(to, out);
	}
	str_add(out, "]");
	linear_end(t);
}

static void
month_header(const struct app *app, size_t i, struct linear_text *t)
{
	struct str *out = &t->s;
	int32_t month = header_of(app, i);
	size_t from = i, to = i;

	/* Parts of other months are among those that follow: no number. */
	if (app->depth != NULL) {
		if (month == NO_MONTH)
			str_add(out, "Undated");
		else
			add_month(month, out);
		linear_end(t);
		return;
	}
	while (from > 0 && app_month_at(app, from - 1) == month)
		from--;
	while (to + 1 < app->events.n && app_month_at(app, to + 1) == month)
		to++;
	if (from == i && from > 0 && month != NO_MONTH)
		add_silence(app, app_month_at(app, from - 1), month, t);
	if (month == NO_MONTH)
		str_add(out, "Undated");
	else
		add_month(month, out);
	str_printf(out, ": %zu event%s%s", to - from + 1, plural(to - from + 1),
	    from < i ? ", continued" : "");
	linear_end(t);
}

static void
add_flags(uint32_t flags, struct str *out)
{
	if (flags & EVENT_DISPUTED)
		str_add(out, " [disputed]");
	if (flags & EVENT_PLANNED)
		str_add(out, " [planned]");
	if (flags & EVENT_DENIED)
		str_add(out, " [denied]");
	if (flags & EVENT_ALLEGED)
		str_add(out, " [alleged]");
}

/* "25 October 2014, clash: Fighting breaks out (2 claims) [disputed]" */
static void
add_event(const char *date, int kind, const char *title, uint32_t claims,
    struct str *out)
{
	if (date != NULL)
		edtf_words(date, out);
	else
		str_add(out, "undated");
	str_printf(out, ", %s: %s (%u claim%s)",
	    model_name(LIST_EVENT_KIND, kind), title, claims, plural(claims));
}

static void
timeline_tell(struct app *app, size_t i, bool first, struct linear_text *t)
{
	struct str *out = &t->s;
	const struct q_row *r = app_row(app, i);
	int depth = depth_of(app, i);

	if (first ||
	    (depth == 0 && app_month_at(app, i) != header_of(app, i - 1)))
		month_header(app, i, t);
	if (r == NULL)
		return;
	str_printf(out, "%*s%zu. ", 2 * depth, "", i + 1);
	if (depth > 0)
		str_add(out, "part: ");
	add_event(r->date, r->kind, r->title, r->claims, out);
	add_flags(r->flags, out);
	linear_end(t);
}

static bool
timeline_select(struct app *app, size_t number)
{
	if (number < 1 || number > timeline_count(app))
		return false;
	list_goto(&app->event_list, number - 1);
	app_pane(app)->moved(app);
	return true;
}

static const struct linear_view linear_timeline = {
    .head = timeline_head,
    .count = timeline_count,
    .here = timeline_here,
    .tell = timeline_tell,
    .select = timeline_select,
};

/* ---- search results ---- */

static size_t
results_count(struct app *app)
{
	app_need(app, STALE_PAGE);
	return app->results.n;
}

static size_t
page_here(struct app *app)
{
	return app->page_list.cursor;
}

static void
results_head(struct app *app, struct str *out)
{
	size_t outside;

	results_count(app);
	str_add(out, "Results: ");
	linear_title(app, out);
	outside = app->results.in_all;
	if (app->results.n == 0 && outside > 0)
		str_printf(
		    out, ". None in this list, %zu outside it.", outside);
}

static void
results_tell(struct app *app, size_t i, bool first, struct linear_text *t)
{
	struct str *out = &t->s;
	const struct result_row *row;
	struct err e = ERR_INIT;

	(void)first;
	/* A window for the page, so that each item is not a query. */
	if (results_row(&app->results, i) == NULL &&
	    !results_window(
		&app->results, app->db, i, i + 20, SNIPPET_WIDTH, &e)) {
		str_printf(out, "%s", e.text);
		linear_end(t);
		return;
	}
	row = results_row(&app->results, i);
	str_printf(out, "%zu. ", i + 1);
	add_event(row->date, row->kind, row->title != NULL ? row->title : "",
	    row->claims, out);
	linear_end(t);
	if (row->text == NULL)
		return;
	str_printf(out, "  %s", row->text);
	if (row->from != NULL)
		str_printf(out, " (%s)", row->from);
	linear_end(t);
}

static bool
results_select(struct app *app, size_t number)
{
	if (number < 1 || number > results_count(app))
		return false;
	list_goto(&app->page_list, number - 1);
	return true;
}

static const struct linear_view linear_results = {
    .head = results_head,
    .count = results_count,
    .here = page_here,
    .tell = results_tell,
    .select = results_select,
};

/* ---- which ---- */

const struct linear_view *
linear_view(const struct app *app)
{
	switch (app->now.screen) {
	case SCREEN_BROWSE:
		return app->now.focus == LAYOUT_FACTIONS   ? &linear_factions
		       : app->now.focus == LAYOUT_TIMELINE ? &linear_timeline
							   : &linear_detail;
	case SCREEN_SOURCE:
		return &linear_source;
	case SCREEN_RESULTS:
		return &linear_results;
	case SCREEN_MATRIX:
		return &linear_matrix;
	case SCREEN_COMPARE:
		return &linear_compare;
	case SCREEN_HELP:
		return &linear_help;
	default:
		return &linear_page;
	}
}
