/* SPDX-License-Identifier: ISC */
/*
 * linear_doc - see linear_view.h: what the panes show as a document.  An item
 * is a paragraph, since documents are written here for lines without end
 * (app.h).  Lines of one target after another have one number between them:
 * a claim's voice, words, passage and source are one thing to open.
 */
#include "linear_view.h"

#include <stdio.h>
#include <string.h>

#include "app.h"
#include "app_load.h"
#include "doc.h"
#include "pane.h"
#include "../src/query.h"
#include "../src/str.h"

/* ---- paragraphs ---- */

void
linear_doc_text(const struct doc *d, size_t i, struct str *out)
{
	const struct doc_line *line = &d->lines[i];
	size_t r;
	bool quote = false;

	for (r = 0; r < line->n_runs; r++) {
		const struct doc_run *run = &line->runs[r];
		bool now = run->style == STYLE_QUOTE;

		if (now && !quote)
			str_add(out, "[quote] ");
		else if (!now && quote)
			str_add(out, " [end quote]");
		quote = now;
		str_addn(out, run->s, run->len);
	}
	if (quote)
		str_add(out, " [end quote]");
}

static bool
same_target(const struct doc_target *a, const struct doc_target *b)
{
	return a->kind == b->kind && a->n == b->n && a->n2 == b->n2;
}

/* Does line I begin something that can be opened? */
static bool
begins(const struct doc *d, size_t i)
{
	const struct doc_line *line = &d->lines[i];

	return line->target.kind != TARGET_NONE && line->n_runs > 0 &&
	       (i == 0 || !same_target(&line->target, &line[-1].target));
}

/* The number of line I, which begins something, when the first has BASE. */
static size_t
number_of(const struct doc *d, size_t i, size_t base)
{
	size_t k, n = base;

	for (k = 0; k < i; k++)
		n += begins(d, k);
	return n;
}

/* The line that has NUMBER, or d->n. */
static size_t
numbered(const struct doc *d, size_t number, size_t base)
{
	size_t i, n = base;

	for (i = 0; i < d->n; i++) {
		if (begins(d, i) && n++ == number)
			break;
	}
	return i;
}

static void
tell_line(const struct doc *d, size_t i, size_t base, struct linear_text *t)
{
	struct str *out = &t->s;
	const struct doc_line *line = &d->lines[i];

	if (line->n_runs == 0) {
		linear_end(t);
		return;
	}
	if (begins(d, i))
		str_printf(out, "%zu. ", number_of(d, i, base));
	else if (line->target.kind != TARGET_NONE || line->indent > 0)
		str_add(out, "  ");
	if (line->bar)
		str_add(out, "Passage: ");
	linear_doc_text(d, i, out);
	linear_end(t);
}

/* ---- an event or a card ---- */

static size_t
detail_count(struct app *app)
{
	app_need(app, STALE_DETAIL);
	return app->detail.n;
}

static size_t
detail_here(struct app *app)
{
	return app->detail_list.cursor;
}

/* The actors of an event have the first numbers, as in the panes. */
static size_t
detail_base(const struct app *app)
{
	return app->now.card || app->event == NULL ? 1
						   : app->event->n_actors + 1;
}

static void
add_count(struct str *out, size_t n, const char *what)
{
	if (n > 0)
		str_printf(out, ", %zu %s%s", n, what, n == 1 ? "" : "s");
}

/* The first line of the document names the thing: it is in the heading. */
static void
detail_head(struct app *app, struct str *out)
{
	const struct q_event *event;
	char left[256] = "", right[256] = "";

	detail_count(app);
	event = app->now.card ? NULL : app->event;
	if (event != NULL) {
		str_printf(out, "Event %zu of %zu", app->event_list.cursor + 1,
		    app->events.n);
	} else {
		app_pane(app)->title(app, left, right, sizeof left);
		str_add(out, left);
	}
	if (app->detail.n > 0) {
		str_add(out, ": ");
		linear_doc_text(&app->detail, 0, out);
	}
	if (event != NULL) {
		add_count(out, event->n_actors, "actor");
		add_count(out, event->n_claims, "claim");
		add_count(out, event->n_disputes, "dispute");
	}
}

static void
detail_tell(struct app *app, size_t i, bool first, struct linear_text *t)
{
	struct str *out = &t->s;
	const struct doc *d = &app->detail;
	int32_t claim = d->lines[i].claim;

	if (i == 0 || (first && d->lines[i].n_runs == 0))
		return;
	/* A claim's first line says which it is. */
	if (claim >= 0 && app->event != NULL && !app->now.card &&
	    begins(d, i)) {
		str_printf(out,
		    "%zu. Claim %d of %zu: ", number_of(d, i, detail_base(app)),
		    (int)claim + 1, app->event->n_claims);
		linear_doc_text(d, i, out);
		linear_end(t);
		return;
	}
	tell_line(d, i, detail_base(app), t);
}

/* A claim is told whole; else the line. */
static void
detail_step(struct app *app, struct linear_text *t)
{
	const struct doc *d = &app->detail;
	size_t i = app->detail_list.cursor;
	int32_t claim = d->lines[i].claim;

	do
		detail_tell(app, i, true, t);
	while (claim >= 0 && ++i < d->n && d->lines[i].claim == claim);
}

static bool
detail_select(struct app *app, size_t number)
{
	size_t i;

	detail_count(app);
	i = numbered(&app->detail, number, detail_base(app));
	if (i == app->detail.n)
		return false;
	list_goto(&app->detail_list, i);
	return true;
}

/* An actor's number opens its list. */
static bool
detail_open(struct app *app, size_t number)
{
	char line[40];

	detail_count(app);
	if (number >= 1 && number < detail_base(app)) {
		snprintf(line, sizeof line, "actor %zu", number);
		app_command(app, line);
		return true;
	}
	if (!detail_select(app, number))
		return false;
	app_command(app, "open");
	return true;
}

const struct linear_view linear_detail = {
    .head = detail_head,
    .count = detail_count,
    .here = detail_here,
    .tell = detail_tell,
    .step = detail_step,
    .select = detail_select,
    .open = detail_open,
};

/* ---- the lists over the whole screen ---- */

static size_t
page_count(struct app *app)
{
	app_need(app, STALE_PAGE);
	return app->page.n;
}

static size_t
page_here(struct app *app)
{
	return app->page_list.cursor;
}

/* What heads the lines under the cursor is told with them. */
static size_t
page_begin(struct app *app)
{
	const struct doc *d = &app->page;
	size_t i = app->page_list.cursor;

	while (i > 0 && i < d->n && d->lines[i - 1].n_runs > 0 &&
	       (d->lines[i - 1].target.kind == TARGET_NONE || !begins(d, i)))
		i--;
	return i;
}

static void
page_tell(struct app *app, size_t i, bool first, struct linear_text *t)
{
	if (!first || app->page.lines[i].n_runs > 0)
		tell_line(&app->page, i, 1, t);
}

static bool
page_select(struct app *app, size_t number)
{
	size_t i;

	page_count(app);
	i = numbered(&app->page, number, 1);
	if (i == app->page.n)
		return false;
	list_goto(&app->page_list, i);
	return true;
}

/* Things, not lines. */
static void
page_head(struct app *app, struct str *out)
{
	char left[256] = "", right[256] = "";
	size_t n;

	page_count(app);
	app_pane(app)->title(app, left, right, sizeof left);
	n = number_of(&app->page, app->page.n, 0);
	str_printf(out, "%s (%zu)", left, n);
}

const struct linear_view linear_page = {
    .head = page_head,
    .count = page_count,
    .here = page_here,
    .begin = page_begin,
    .tell = page_tell,
    .select = page_select,
};

/* ---- help ---- */

static void
help_head(struct app *app, struct str *out)
{
	page_count(app);
	str_printf(out, "Help: %zu command%s", app->n_help,
	    app->n_help == 1 ? "" : "s");
	if (app->help_wish != NULL)
		str_printf(out, " for %s", app->help_wish);
}

const struct linear_view linear_help = {
    .head = help_head,
    .count = page_count,
    .here = page_here,
    .begin = page_begin,
    .tell = page_tell,
    .select = page_select,
};
