/* SPDX-License-Identifier: ISC */
/*
 * pane_source - the source reader: the whole text, every quoted stretch
 * marked.  Moving along it names the event that the quote under the cursor
 * supports; Enter goes there.  What nobody quotes says why not.  Where there
 * is room the title maps the whole text: how much of each part is quoted, what
 * is not accounted for, and where one is.
 */
#include "pane_source.h"

#include <stdio.h>
#include <string.h>

#include "app.h"
#include "app_load.h"
#include "doc_source.h"
#include "pane.h"
#include "pane_text.h"
#include "../src/str.h"

#define MAP_FROM 100 /* columns; in fewer the title needs them all */
#define MAP_CELLS 16

/*
 * Of two marks on one line, which tells the reader more: the one last looked
 * at; then a claim's own quote before words that only go with one; then one
 * that begins on the line, FROM, before one that runs into it.
 */
static int
worth(const struct app *app, const struct q_mark *m, uint32_t from)
{
	if (m->is_with)
		return 1;
	if (m->claim == app->now.claim)
		return 4;
	return m->start >= from ? 3 : 2;
}

const struct q_mark *
pane_source_mark(const struct app *app, size_t *index)
{
	const struct q_source *s = app->source;
	const struct doc_line *line;
	const struct q_mark *found = NULL;
	int best = 0;
	size_t i;

	if (s == NULL || app->page_list.cursor >= app->page.n)
		return NULL;
	line = &app->page.lines[app->page_list.cursor];
	if (line->n_runs == 0)
		return NULL;
	for (i = 0; i < s->n_marks; i++) {
		const struct q_mark *m = &s->marks[i];

		if (m->start >= line->to)
			break;
		if (m->end <= line->from || worth(app, m, line->from) <= best)
			continue;
		best = worth(app, m, line->from);
		found = m;
		*index = i;
	}
	return found;
}

/* How many of the first N marks are quotes of a claim's own. */
static size_t
own_quotes(const struct q_source *s, size_t n)
{
	size_t i, own = 0;

	for (i = 0; i < n; i++)
		own += !s->marks[i].is_with;
	return own;
}

static struct list *
source_list(struct app *app)
{
	app_need(app, STALE_PAGE);
	return &app->page_list;
}

static void
source_moved(struct app *app)
{
	if (app->page_list.cursor < app->page.n)
		app->now.source_at =
		    app->page.lines[app->page_list.cursor].from;
}

/* To the claim of that number, of the event or another thing N. */
static void
go(struct app *app, enum subject kind, uint32_t n, uint32_t claim)
{
	app_push(app);
	app_screen(app, SCREEN_BROWSE);
	if (kind == SUBJECT_EVENT)
		app_goto_claim(app, n, claim);
	else
		app_show_card(app, kind, n);
	app_focus(app, LAYOUT_DETAIL);
}

static void
source_open(struct app *app)
{
	size_t i;
	const struct q_mark *m = pane_source_mark(app, &i);

	if (m != NULL)
		go(app, m->subject_kind,
		    m->subject_kind == SUBJECT_EVENT ? m->event : m->subject,
		    m->claim);
	else if (app->row_event != 0)
		go(app, SUBJECT_EVENT, app->row_event, app->now.claim);
	else if (app->source != NULL && app->source->n_marks == 0)
		app_say(app, "nothing is quoted here");
	else
		app_say(app, "no quote on this line; ) goes to the next");
}

/* Why nothing is quoted on the cursor's line, where that is known. */
static bool
add_rest(const struct app *app, struct str *out)
{
	const struct doc_line *line;
	const struct q_skip *skip;

	if (app->page_list.cursor >= app->page.n)
		return false;
	line = &app->page.lines[app->page_list.cursor];
	if (line->from >= line->to)
		return false;
	skip = doc_source_skip(app->source, line->from);
	if (doc_source_gap(app->source, line->from, line->to))
		str_add(out, "not accounted for");
	else if (skip != NULL && skip->of != NULL)
		str_printf(out, "set aside: %s of %s", skip->reason, skip->of);
	else if (skip != NULL)
		str_printf(out, "set aside: %s", skip->reason);
	else
		return false;
	return true;
}

/* Bytes of FROM..TO that quotes hold. */
static uint32_t
quoted(const struct q_source *s, uint32_t from, uint32_t to)
{
	uint32_t sum = 0, reach = from;
	size_t i;

	for (i = 0; i < s->n_marks && s->marks[i].start < to; i++) {
		uint32_t start = s->marks[i].start, end = s->marks[i].end;

		start = start > reach ? start : reach;
		end = end < to ? end : to;
		if (start >= end)
			continue;
		sum += end - start;
		reach = end;
	}
	return sum;
}

/* "▇▇·▇▇[▇]▇▇": the text in MAP_CELLS stretches, that of the cursor in
 * brackets. */
static void
add_map(const struct app *app, struct str *out)
{
	const struct q_source *s = app->source;
	uint32_t i, at = app->now.source_at;

	for (i = 0; i < MAP_CELLS; i++) {
		uint32_t from =
		    (uint32_t)((uint64_t)s->text_len * i / MAP_CELLS);
		uint32_t to =
		    (uint32_t)((uint64_t)s->text_len * (i + 1) / MAP_CELLS);
		uint64_t level =
		    to > from ? (quoted(s, from, to) * 8ull + 7) / (to - from)
			      : 0;
		bool here = at >= from && at < to;

		str_printf(out, "%s%s%s", here ? "[" : "",
		    doc_source_gap(s, from, to)
			? "?"
			: glyph_text(&app->canvas,
			      (enum glyph)(
				  GLYPH_LEVEL0 + (level > 8 ? 8 : level))),
		    here ? "]" : "");
	}
	str_addc(out, ' ');
}

void
pane_source_rows(const struct app *app, struct str *out)
{
	uint32_t n = app->source->claims;

	if (app->row_event != 0)
		str_add(out, "a coded row");
	else if (n == 0)
		str_add(out, "no text");
	else
		str_printf(out, "%u coded row%s", n, n == 1 ? "" : "s");
}

/* What the mark under the cursor, or the row, is of; NULL: nothing. */
static const char *
supports(const struct app *app, const struct q_mark *m)
{
	if (m != NULL)
		return m->event_title != NULL ? m->event_title : m->claim_id;
	return app->row_event != 0 && app->event != NULL &&
		       app->event->row.n == app->row_event
		   ? app->event->row.title
		   : NULL;
}

static void
source_title(const struct app *app, char *left, char *right, size_t size)
{
	struct str s = STR_INIT;
	size_t i = 0, all;
	const struct q_mark *m;
	const char *of;

	if (app->source == NULL) {
		snprintf(left, size, "Source");
		return;
	}
	m = pane_source_mark(app, &i);
	of = supports(app, m);
	if (of != NULL)
		snprintf(left, size, "%s: %s",
		    app->source->short_title != NULL ? app->source->short_title
						     : app->source->title,
		    of);
	else
		snprintf(left, size, "%s", app->source->title);
	all = own_quotes(app->source, app->source->n_marks);
	if (app->canvas.w >= MAP_FROM && app->source->text_len > 0)
		add_map(app, &s);
	if (m != NULL && m->is_with)
		str_add(&s, "goes with a quote");
	else if (m != NULL)
		str_printf(&s, "quote %zu of %zu",
		    own_quotes(app->source, i + 1), all);
	else if (app->source->text_len == 0)
		pane_source_rows(app, &s);
	else if (!add_rest(app, &s))
		str_printf(&s, "%zu quote%s on %u %% of it", all,
		    all == 1 ? "" : "s", doc_source_covered(app->source));
	snprintf(right, size, "%s", str_c(&s));
	str_clear(&s);
}

static void
source_draw(const struct app *app, struct view v, bool focus)
{
	doc_draw(&app->page, v, &app->page_list, 0, focus);
}

static void
source_group(struct app *app, int dir)
{
	pane_text_group(&app->page, &app->page_list, dir);
}

static void
source_search(struct app *app, int dir, bool from_here)
{
	pane_text_search(app, &app->page, &app->page_list, dir, from_here);
	source_moved(app);
}

/* The quote that Enter follows stands out among the others. */
static void
source_settle(struct app *app, int w, int h)
{
	size_t i = 0;
	const struct q_mark *m = pane_source_mark(app, &i);

	(void)w;
	(void)h;
	app->page.here_from = m != NULL ? m->start : 0;
	app->page.here_to = m != NULL ? m->end : 0;
}

const struct pane_ops pane_source = {
    .name = "source",
    .where = IN_SOURCE,
    .list = source_list,
    .moved = source_moved,
    .open = source_open,
    .settle = source_settle,
    .title = source_title,
    .draw = source_draw,
    .group = source_group,
    .search = source_search,
};
