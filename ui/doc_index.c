/* SPDX-License-Identifier: ISC */
/* doc_index - see doc_index.h. */
#include "doc_index.h"

#include <string.h>

#include "canvas.h"
#include "doc.h"
#include "doc_claim.h"
#include "doc_source.h"
#include "../src/differ.h"
#include "../src/edtf.h"
#include "../src/query.h"

#define WIDE 60 /* cells from which on there are columns */
#define NAME_W 30
#define HANG (NAME_W + 5) /* behind the number of events */

/* The events of a person or place, in a column of their own. */
static void
count(struct doc *d, uint32_t events)
{
	if (d->words) {
		doc_addf(d, STYLE_DIM, ": %u event%s", events,
		    events == 1 ? "" : "s");
	} else {
		doc_tab(d, d->width >= WIDE ? NAME_W : 0);
		doc_addf(d, STYLE_DIM, "%3u", events);
	}
}

static void
lead(struct doc *d, enum doc_target_kind kind, uint32_t n)
{
	memset(&d->target, 0, sizeof d->target);
	d->target.kind = kind;
	d->target.n = n;
}

static void
none(struct doc *d, size_t n, const char *what)
{
	if (n > 0)
		return;
	doc_addf(d, STYLE_DIM, "This dataset has no %s.", what);
	doc_end(d, 0, 0, false);
}

/* How much of the text claims rest on, how much of it is here, and what
 * nobody has accounted for.  An export has rows and no text. */
static void
source_text(struct doc *d, const struct q_source *s)
{
	bool rows = s->covered + s->skipped + s->uncovered == 0;

	doc_addf(
	    d, STYLE_DIM, "%u claim%s", s->claims, s->claims == 1 ? "" : "s");
	if (rows && s->claims > 0)
		doc_add(d, STYLE_DIM, " from coded rows");
	if (!rows)
		doc_addf(d, STYLE_DIM, " on %u %% of the text",
		    doc_source_covered(s));
	if (!rows && s->quoted_share < 1)
		doc_addf(d, STYLE_DIM, " · %.0f %% of the document is here",
		    s->quoted_share * 100);
	if (s->in_gaps > 0)
		doc_addf(d, STYLE_BADGE, " · %u byte%s not accounted for",
		    s->in_gaps, s->in_gaps == 1 ? "" : "s");
	doc_end(d, 2, 4, false);
}

bool
doc_index_sources(struct doc *d, struct db *db, struct arena *a, struct err *e)
{
	struct q_source *list = NULL;
	size_t i, n = 0;

	if (!query_sources(db, a, &list, &n, e))
		return false;
	for (i = 0; i < n; i++) {
		const struct q_source *s = &list[i];
		struct str date = STR_INIT;

		lead(d, TARGET_SOURCE_TEXT, s->n);
		doc_text(d, STYLE_TITLE, s->title, 0, 2);
		if (s->published != NULL)
			edtf_words(s->published, &date);
		doc_addf(d, STYLE_TEXT, "%s",
		    s->publisher != NULL ? s->publisher : "no publisher");
		doc_addf(d, STYLE_DATE, " · %s",
		    date.len > 0 ? str_c(&date) : "undated");
		doc_addf(d, STYLE_DIM, " · %s",
		    s->rights != NULL ? s->rights : "rights not stated");
		doc_end(d, 2, 4, false);
		source_text(d, s);
		str_clear(&date);
		if (i + 1 < n)
			doc_blank(d);
	}
	none(d, n, "sources");
	return true;
}

bool
doc_index_people(struct doc *d, struct db *db, struct arena *a, struct err *e)
{
	struct q_card *list = NULL;
	size_t i, k, n = 0;

	if (!query_people(db, a, &list, &n, e))
		return false;
	for (i = 0; i < n; i++) {
		const struct q_card *p = &list[i];

		lead(d, TARGET_PERSON, p->n);
		doc_add(d, STYLE_TEXT, p->name);
		count(d, p->events);
		for (k = 0; k < p->n_offices; k++)
			doc_addf(d, STYLE_DIM, "%s%s%s%s",
			    k > 0      ? "; "
			    : d->words ? ": "
				       : "  ",
			    p->offices[k].role != NULL ? p->offices[k].role
						       : "",
			    p->offices[k].role != NULL ? ", " : "",
			    p->offices[k].faction);
		doc_end(d, 0, d->width >= WIDE ? HANG : 2, false);
	}
	none(d, n, "people");
	return true;
}

bool
doc_index_places(struct doc *d, struct db *db, struct arena *a, struct err *e)
{
	struct q_card *list = NULL;
	size_t i, n = 0;

	if (!query_places(db, a, &list, &n, e))
		return false;
	for (i = 0; i < n; i++) {
		const struct q_card *p = &list[i];

		lead(d, TARGET_PLACE, p->n);
		doc_add(d, STYLE_TEXT, p->name);
		count(d, p->events);
		doc_addf(d, STYLE_DIM, d->words ? ", %s" : "  %s",
		    p->kind_name != NULL ? p->kind_name : "place");
		if (p->parent_name != NULL)
			doc_addf(d, STYLE_DIM, " in %s", p->parent_name);
		doc_end(d, 0, d->width >= WIDE ? HANG : 2, false);
	}
	none(d, n, "places");
	return true;
}

bool
doc_index_disputes(struct doc *d, struct db *db, struct arena *a,
    const struct canvas *canvas, struct err *e)
{
	struct q_dispute *list = NULL;
	size_t i, k, n = 0;

	if (!query_disputes(db, a, NULL, &list, &n, e))
		return false;
	for (i = 0; i < n; i++) {
		const struct q_dispute *q = &list[i];

		if (q->subject_kind == SUBJECT_EVENT)
			lead(d, TARGET_EVENT, q->subject);
		else
			lead(d, TARGET_NONE, 0);
		doc_addf(d, STYLE_DISPUTED, "%s %s",
		    doc_sign(d, canvas, GLYPH_NOT_EQUAL),
		    differ_label(q->field));
		doc_add(d, STYLE_DIM, d->words ? ": " : " · ");
		doc_add(d, STYLE_TITLE,
		    q->event_title != NULL ? q->event_title : q->subject_id);
		doc_end(d, 0, 2, false);
		for (k = 0; k < q->n_values; k++) {
			doc_add(d, STYLE_TEXT, q->values[k].value);
			doc_add(d, STYLE_DIM, " · ");
			doc_dispute_voice(d, &q->values[k]);
			doc_end(d, 2, 4, false);
		}
		if (i + 1 < n)
			doc_blank(d);
	}
	none(d, n, "disputes");
	return true;
}
