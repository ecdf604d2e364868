/* SPDX-License-Identifier: ISC */
/*
 * doc_source - see doc_source.h.  Line ends of the text are line ends here;
 * what a claim quotes is STYLE_QUOTED, what lies between and what the editors
 * set aside is dim: where nearly all of a text is quoted, bold would be all
 * one sees.  The beginning of a part is named on a line of its own.
 */
#include "doc_source.h"

#include <string.h>

#include "doc.h"
#include "../src/edtf.h"
#include "../src/query.h"
#include "../src/text.h"

uint32_t
doc_source_covered(const struct q_source *source)
{
	uint64_t all =
	    (uint64_t)source->covered + source->skipped + source->uncovered;

	return all > 0 ? (uint32_t)(source->covered * 100ull / all) : 0;
}

/* How much of the text claims quote, and what becomes of the rest.  What is
 * shorter than a gap is nothing that a claim could rest on. */
static void
coverage(struct doc *d, const struct q_source *s)
{
	uint64_t all = (uint64_t)s->covered + s->skipped + s->uncovered;
	uint32_t gaps = 0;
	size_t i;

	if (all == 0)
		return;
	for (i = 0; i < s->n_gaps; i++)
		gaps += s->gaps[i].end - s->gaps[i].start;
	doc_addf(d, STYLE_DIM, "%u %% quoted · %u %% set aside · ",
	    doc_source_covered(s), (uint32_t)(s->skipped * 100ull / all));
	if (gaps == 0)
		doc_add(d, STYLE_DIM, "all of it accounted for");
	else
		doc_addf(d, STYLE_BADGE,
		    "%u byte%s in %zu place%s not accounted for", gaps,
		    gaps == 1 ? "" : "s", s->n_gaps, s->n_gaps == 1 ? "" : "s");
	doc_end(d, 0, 2, false);
}

/* Lines added since FIRST show no bytes of the text. */
static void
no_text(struct doc *d, size_t first, uint32_t at)
{
	for (; first < d->n; first++) {
		d->lines[first].from = at;
		d->lines[first].to = at;
	}
}

static void
head(struct doc *d, const struct q_source *s)
{
	struct str date = STR_INIT;
	size_t first = d->n;

	doc_text(d, STYLE_TITLE, s->title, 0, 0);
	doc_add(d, STYLE_TEXT, s->publisher);
	if (s->author != NULL)
		doc_addf(d, STYLE_TEXT, ", %s", s->author);
	if (s->published != NULL) {
		edtf_words(s->published, &date);
		doc_addf(d, STYLE_DATE, " · %s", str_c(&date));
	}
	if (s->published_basis != NULL)
		doc_addf(d, STYLE_DIM, " (%s)", s->published_basis);
	doc_end(d, 0, 2, false);
	doc_addf(d, STYLE_DIM, "%s · %s · %u claim%s",
	    s->rights != NULL ? s->rights : "rights not stated",
	    s->text_len == 0 ? "no text, coded rows"
	    : s->extent != NULL && strcmp(s->extent, "excerpts") == 0
		? "only the passages that claims rest on"
		: "the whole text",
	    s->claims, s->claims == 1 ? "" : "s");
	if (!s->sha_ok)
		doc_add(d, STYLE_ERROR,
		    " · the text is not the one the claims were checked "
		    "against: its SHA-256 differs");
	doc_end(d, 0, 2, false);
	coverage(d, s);
	if (s->archive != NULL || s->url != NULL) {
		doc_add(d, STYLE_DIM, s->archive != NULL ? s->archive : s->url);
		doc_end(d, 0, 2, false);
	}
	doc_blank(d);
	no_text(d, first, 0);
	str_clear(&date);
}

const struct q_skip *
doc_source_skip(const struct q_source *s, uint32_t at)
{
	size_t i;

	for (i = 0; i < s->n_skips; i++) {
		if (at >= s->skips[i].start && at < s->skips[i].end)
			return &s->skips[i];
	}
	return NULL;
}

bool
doc_source_gap(const struct q_source *s, uint32_t from, uint32_t to)
{
	size_t i;

	for (i = 0; i < s->n_gaps; i++) {
		if (s->gaps[i].start < to && s->gaps[i].end > from)
			return true;
	}
	return false;
}

/* *NEXT: the first end or beginning of START..END behind AT. */
static void
edge(uint32_t at, uint32_t start, uint32_t end, uint32_t *next)
{
	if (start > at && start < *next)
		*next = start;
	if (end > at && end < *next)
		*next = end;
}

/* What no claim quotes: set aside, not accounted for, or in between.  *NEXT:
 * where that may change. */
static uint8_t
rest_style(const struct q_source *s, uint32_t at, uint32_t *next)
{
	size_t i;

	for (i = 0; i < s->n_skips; i++)
		edge(at, s->skips[i].start, s->skips[i].end, next);
	for (i = 0; i < s->n_gaps; i++)
		edge(at, s->gaps[i].start, s->gaps[i].end, next);
	return doc_source_skip(s, at) == NULL && doc_source_gap(s, at, at + 1)
		   ? STYLE_BADGE
		   : STYLE_DIM;
}

/* One line of the text, FROM..TO.  *M: first mark that may touch it; *REACH:
 * how far the marks before have come. */
static void
text_line(struct doc *d, const struct q_source *s, uint32_t from, uint32_t to,
    size_t *m, uint32_t *reach)
{
	uint32_t at = from;

	d->base = from;
	while (at < to) {
		uint32_t next = to;
		uint8_t style;

		while (*m < s->n_marks && s->marks[*m].start <= at) {
			if (s->marks[*m].end > *reach)
				*reach = s->marks[*m].end;
			(*m)++;
		}
		if (*m < s->n_marks && s->marks[*m].start < next)
			next = s->marks[*m].start;
		if (at < *reach) {
			style = STYLE_QUOTED;
			if (*reach < next)
				next = *reach;
		} else {
			style = rest_style(s, at, &next);
		}
		doc_addn(d, style, s->text + at, next - at);
		at = next;
	}
	d->flows = true;
	if (from == to)
		doc_blank(d);
	else
		doc_end(d, 0, 0, false);
	d->flows = false;
}

static void
part_line(struct doc *d, const struct q_source *s, uint32_t from, uint32_t to)
{
	size_t i, first = d->n;

	for (i = 0; i < s->n_parts; i++) {
		if (s->parts[i].start < from || s->parts[i].start > to)
			continue;
		doc_addf(d, STYLE_BADGE, "[%s]", s->parts[i].part);
		doc_end(d, 0, 0, false);
	}
	no_text(d, first, from);
}

void
doc_source(struct doc *d, const struct q_source *source)
{
	uint32_t from = 0, to, len = (uint32_t)source->text_len, reach = 0;
	size_t m = 0;

	head(d, source);
	if (source->text == NULL)
		return;
	while (from < len) {
		const char *nl = memchr(source->text + from, '\n', len - from);

		to = nl != NULL ? (uint32_t)(nl - source->text) : len;
		part_line(d, source, from, to);
		text_line(d, source, from, to, &m, &reach);
		from = to + 1;
	}
}

/* Cells of the longest name of a column that holds something. */
static int
names_width(const struct doc *d, const struct q_raw *row)
{
	int most = d->width / 3, found = 0;
	size_t i;

	for (i = 0; i < row->n_cells; i++) {
		const char *name = row->cells[i].name;
		int w = *row->cells[i].value != '\0'
			    ? text_width(name, strlen(name))
			    : 0;

		found = w > found ? w : found;
	}
	return found < most ? found : most;
}

void
doc_source_row(struct doc *d, const struct q_raw *row)
{
	int w = names_width(d, row);
	size_t i;

	doc_addf(d, STYLE_BADGE, "[coded row] line %u of %s%s",
	    (unsigned)row->line, row->file,
	    row->gone ? "; a later export has it no more" : "");
	doc_end(d, 0, 2, false);
	for (i = 0; i < row->n_cells; i++) {
		if (*row->cells[i].value == '\0')
			continue;
		doc_add(d, STYLE_DIM, row->cells[i].name);
		if (d->words)
			doc_add(d, STYLE_DIM, ": ");
		else
			doc_tab(d, w + 2);
		doc_add(d, STYLE_PASSAGE, row->cells[i].value);
		doc_end(d, 0, d->words ? 2 : w + 2, false);
	}
}
