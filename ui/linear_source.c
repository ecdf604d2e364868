/* SPDX-License-Identifier: ISC */
/*
 * linear_source - see linear_view.h: a source's text, a paragraph an item.
 * Where a quote begins and ends is said with its number, and below the
 * paragraph what it is quoted for; the number goes there.
 */
#include "linear_view.h"

#include <string.h>

#include "app.h"
#include "app_load.h"
#include "doc.h"
#include "doc_source.h"
#include "pane.h"
#include "pane_source.h"
#include "../src/query.h"
#include "../src/str.h"

static size_t
source_count(struct app *app)
{
	app_need(app, STALE_PAGE);
	return app->page.n;
}

static size_t
source_here(struct app *app)
{
	return app->page_list.cursor;
}

/* The number of mark K among the claims' own quotes, from 1. */
static size_t
quote_number(const struct q_source *s, size_t k)
{
	size_t i, n = 0;

	for (i = 0; i <= k; i++)
		n += !s->marks[i].is_with;
	return n;
}

static void
source_head(struct app *app, struct str *out)
{
	const struct q_source *s;
	size_t i, own = 0;

	source_count(app);
	s = app->source;
	if (s == NULL) {
		str_add(out, "Source");
		return;
	}
	for (i = 0; i < s->n_marks; i++)
		own += !s->marks[i].is_with;
	str_printf(out, "Source: %s, ",
	    s->short_title != NULL ? s->short_title : s->title);
	if (s->text_len == 0)
		pane_source_rows(app, out);
	else
		str_printf(out, "%zu quote%s", own, own == 1 ? "" : "s");
}

/* Bytes of a claim's own quote, of words that only go with one, of none. */
enum quoted { QUOTED_NOT, QUOTED_WITH, QUOTED_OWN };

static enum quoted
quoted(const struct q_source *s, uint32_t at)
{
	enum quoted how = QUOTED_NOT;
	size_t i;

	for (i = 0; i < s->n_marks && s->marks[i].start <= at; i++) {
		if (s->marks[i].end <= at)
			continue;
		if (!s->marks[i].is_with)
			return QUOTED_OWN;
		how = QUOTED_WITH;
	}
	return how;
}

/* The words for what ends at byte AT of the text, and for what begins. */
static void
add_signs(const struct q_source *s, uint32_t at, bool ends, struct str *out)
{
	bool was = at > 0 && quoted(s, at - 1) == QUOTED_WITH;
	bool is = at < s->text_len && quoted(s, at) == QUOTED_WITH;
	size_t i;

	for (i = 0; i < s->n_marks; i++) {
		const struct q_mark *m = &s->marks[i];

		if ((ends ? m->end : m->start) == at && !m->is_with)
			str_printf(out,
			    ends ? " [end quote %zu]" : "[quote %zu] ",
			    quote_number(s, i));
	}
	if (ends && was && !is)
		str_add(out, " [end words]");
	if (!ends && is && !was)
		str_add(out, "[words with a quote] ");
}

/* The next byte after AT, at most TO, where a mark begins or ends. */
static uint32_t
next_sign(const struct q_source *s, uint32_t at, uint32_t to)
{
	size_t i;

	for (i = 0; i < s->n_marks; i++) {
		const struct q_mark *m = &s->marks[i];

		if (m->start > at && m->start < to)
			to = m->start;
		if (m->end > at && m->end < to)
			to = m->end;
	}
	return to;
}

/* What the quotes that begin in FROM..TO speak of, each a line. */
static void
add_supported(
    const struct q_source *s, uint32_t from, uint32_t to, struct linear_text *t)
{
	struct str *out = &t->s;
	size_t i;

	for (i = 0; i < s->n_marks; i++) {
		const struct q_mark *m = &s->marks[i];

		if (m->is_with || m->start < from || m->start >= to)
			continue;
		str_printf(out, "  %zu. quoted for: %s", quote_number(s, i),
		    m->event_title != NULL ? m->event_title : m->claim_link);
		linear_end(t);
	}
}

static void
source_tell(struct app *app, size_t i, bool first, struct linear_text *t)
{
	struct str *out = &t->s;
	const struct q_source *s = app->source;
	const struct doc_line *line = &app->page.lines[i];
	uint32_t at, next;

	if (s == NULL || s->text == NULL || line->n_runs == 0 ||
	    line->from >= line->to) {
		linear_page.tell(app, i, first, t);
		return;
	}
	/* From end to end. */
	if (line->n_runs == 1 && doc_source_skip(s, line->from) != NULL)
		str_add(out, "[set aside] ");
	for (at = line->from; at < line->to; at = next) {
		next = next_sign(s, at, line->to);
		add_signs(s, at, false, out);
		str_addn(out, s->text + at, next - at);
		add_signs(s, next, true, out);
		/* A sign is a word, but full stops and commas stay near. */
		if (next < line->to && out->s[out->len - 1] == ']' &&
		    strchr(" .,;:!?)", s->text[next]) == NULL)
			str_addc(out, ' ');
	}
	linear_end(t);
	add_supported(s, line->from, line->to, t);
}

/* The cursor is on the line of the quote, and the quote is the one meant. */
static bool
source_select(struct app *app, size_t number)
{
	const struct q_source *s;
	size_t k, i;

	source_count(app);
	s = app->source;
	for (k = 0; s != NULL && k < s->n_marks; k++) {
		if (s->marks[k].is_with || quote_number(s, k) != number)
			continue;
		for (i = 0; i < app->page.n; i++) {
			const struct doc_line *l = &app->page.lines[i];

			if (l->from <= s->marks[k].start &&
			    s->marks[k].start < l->to)
				list_goto(&app->page_list, i);
		}
		app->now.claim = s->marks[k].claim;
		app_pane(app)->moved(app);
		return true;
	}
	return false;
}

/* The quote under the cursor without what is round it, and what it is quoted
 * for; of a line without one the line. */
static void
source_step(struct app *app, struct linear_text *t)
{
	const struct q_source *s = app->source;
	size_t i = 0;
	const struct q_mark *m = pane_source_mark(app, &i);

	if (m == NULL || s->text == NULL) {
		source_tell(app, app->page_list.cursor, true, t);
		return;
	}
	str_printf(&t->s, "%zu. quoted for: %s", quote_number(s, i),
	    m->event_title != NULL ? m->event_title : m->claim_link);
	linear_end(t);
	str_add(&t->s, "  [quote] ");
	str_addn(&t->s, s->text + m->start, m->end - m->start);
	str_add(&t->s, " [end quote]");
	linear_end(t);
}

const struct linear_view linear_source = {
    .head = source_head,
    .count = source_count,
    .here = source_here,
    .tell = source_tell,
    .step = source_step,
    .select = source_select,
};
