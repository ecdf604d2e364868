/* SPDX-License-Identifier: ISC */
/*
 * pane_index - the lists over the whole screen: six tables that differ in
 * their names only, since what a line leads to is said by its target.
 */
#include "pane.h"

#include <stdio.h>

#include "app.h"
#include "app_load.h"
#include "pane_text.h"
#include "../src/diag.h"

static struct list *
index_list(struct app *app)
{
	app_need(app, STALE_PAGE);
	return &app->page_list;
}

static void
index_open(struct app *app)
{
	if (app->page_list.cursor < app->page.n)
		pane_text_open(
		    app, &app->page.lines[app->page_list.cursor].target);
}

static void
index_draw(const struct app *app, struct view v, bool focus)
{
	doc_draw(&app->page, v, &app->page_list, STYLE_SELECTED, focus);
}

static void
index_group(struct app *app, int dir)
{
	pane_text_group(&app->page, &app->page_list, dir);
}

static void
index_search(struct app *app, int dir, bool from_here)
{
	pane_text_search(app, &app->page, &app->page_list, dir, from_here);
}

static void
sources_title(const struct app *app, char *left, char *right, size_t size)
{
	snprintf(left, size, "Sources");
	snprintf(right, size, "%u", app->dataset.sources);
}

/* How many things the lines are of: a thing may take several. */
static size_t
things(const struct doc *d)
{
	size_t i, n = 0;

	for (i = 0; i < d->n; i++) {
		const struct doc_target *t = &d->lines[i].target;

		n += t->kind != TARGET_NONE &&
		     (i == 0 || t->n != d->lines[i - 1].target.n);
	}
	return n;
}

static void
people_title(const struct app *app, char *left, char *right, size_t size)
{
	snprintf(left, size, "People");
	snprintf(right, size, "%zu", things(&app->page));
}

static void
places_title(const struct app *app, char *left, char *right, size_t size)
{
	snprintf(left, size, "Places");
	snprintf(right, size, "%zu", things(&app->page));
}

static void
disputes_title(const struct app *app, char *left, char *right, size_t size)
{
	size_t i, n = 0;

	/* A blank line parts them. */
	for (i = 0; i < app->page.n; i++)
		n += app->page.lines[i].n_runs > 0 &&
		     (i == 0 || app->page.lines[i - 1].n_runs == 0);
	snprintf(left, size, "Disputes: where sources cannot all be right");
	if (app->page.n > 0 && app->page.lines[0].target.kind != TARGET_NONE)
		snprintf(right, size, "%zu", n);
}

static void
marks_title(const struct app *app, char *left, char *right, size_t size)
{
	(void)app;
	(void)right;
	snprintf(left, size, "Marks");
}

static void
facets_title(const struct app *app, char *left, char *right, size_t size)
{
	snprintf(left, size, "What is in the list; Enter narrows it");
	snprintf(right, size, "%zu events", app->events.n);
}

static void
diagnostics_title(const struct app *app, char *left, char *right, size_t size)
{
	size_t errors = app->diags != NULL ? app->diags->errors : 0;
	size_t warnings = app->diags != NULL ? app->diags->warnings : 0;

	snprintf(left, size, "Diagnostics");
	snprintf(right, size, "%zu error%s, %zu warning%s", errors,
	    errors == 1 ? "" : "s", warnings, warnings == 1 ? "" : "s");
}

#define INDEX_OPS                                                 \
	.where = IN_LIST, .list = index_list, .open = index_open, \
	.draw = index_draw, .group = index_group, .search = index_search

const struct pane_ops pane_sources = {
    .name = "sources", .title = sources_title, INDEX_OPS};
const struct pane_ops pane_people = {
    .name = "people", .title = people_title, INDEX_OPS};
const struct pane_ops pane_places = {
    .name = "places", .title = places_title, INDEX_OPS};
const struct pane_ops pane_disputes = {
    .name = "disputes", .title = disputes_title, INDEX_OPS};
const struct pane_ops pane_marks = {
    .name = "marks", .title = marks_title, INDEX_OPS};
const struct pane_ops pane_facets = {
    .name = "facets", .title = facets_title, INDEX_OPS};
const struct pane_ops pane_diagnostics = {
    .name = "diagnostics", .title = diagnostics_title, INDEX_OPS};
