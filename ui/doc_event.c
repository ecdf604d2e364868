/* SPDX-License-Identifier: ISC */
/*
 * doc_event - see doc_event.h.  The head is kept short, so that on 80x24 the
 * first claim's passage is seen without a key: title; date, place and kind;
 * the numbered actors; disputes.  In a preview each of them has one line, and
 * what lines the first claim can spare go to those that need more, the title
 * first.  What no claim states stands in brackets: it is the editors' alone.
 */
#include "doc_event.h"

#include <string.h>

#include "canvas.h"
#include "doc.h"
#include "doc_claim.h"
#include "doc_words.h"
#include "../src/differ.h"
#include "../src/edtf.h"
#include "../src/model.h"
#include "../src/query.h"

#define SHORT_ACTORS 9
/* Whose word, what it says, two lines of the passage, the source. */
#define TITLE_LEAVES 6
#define NBSP "\xc2\xa0" /* a number stays with its name */

static bool
stated_date(const struct q_event *event)
{
	size_t i;

	for (i = 0; i < event->n_claims; i++) {
		if (event->claims[i].date != NULL)
			return true;
	}
	return false;
}

static bool
stated_place(const struct q_event *event)
{
	size_t i;

	for (i = 0; i < event->n_claims; i++) {
		if (event->claims[i].n_places > 0 ||
		    event->claims[i].place_words != NULL)
			return true;
	}
	return false;
}

static void
add_date(struct doc *d, const struct q_event *event)
{
	struct str s = STR_INIT;
	struct edtf date;
	struct err e = ERR_INIT;
	const char *text = event->row.date;
	bool ours = text != NULL && !stated_date(event);

	if (text == NULL)
		str_add(&s, "undated");
	else if (edtf_parse(text, strlen(text), &date, &e) &&
		 date.shape == EDTF_ONCE && date.from == date.to)
		edtf_day_words(date.from, true, &s);
	else
		edtf_words(text, &s);
	doc_addf(d, STYLE_DATE, ours ? "[%s]" : "%s", str_c(&s));
	str_clear(&s);
}

static void
add_place(struct doc *d, const struct q_place *p, bool last)
{
	struct str s = STR_INIT;

	doc_words_place(p, &s);
	doc_add(d, STYLE_TEXT, str_c(&s));
	if (last && p->in_name != NULL)
		doc_addf(d, STYLE_DIM, ", %s", p->in_name);
	str_clear(&s);
}

static void
add_places(struct doc *d, const struct q_event *event)
{
	bool ours = event->n_places > 0 && !stated_place(event);
	size_t i;

	if (event->n_places == 0)
		return;
	doc_add(d, STYLE_DIM, " · ");
	if (ours)
		doc_add(d, STYLE_DIM, "[");
	for (i = 0; i < event->n_places; i++) {
		bool last = i + 1 == event->n_places;

		if (i > 0)
			doc_add(d, STYLE_TEXT, ", ");
		/* Say what they lie in once, after the last of a kind. */
		add_place(d, &event->places[i],
		    last || event->places[i].in_name == NULL ||
			event->places[i + 1].in_name == NULL ||
			strcmp(event->places[i].in_name,
			    event->places[i + 1].in_name) != 0);
	}
	if (ours)
		doc_add(d, STYLE_DIM, "]");
}

static void
add_kind(struct doc *d, const struct q_event *event)
{
	doc_add(d, STYLE_DIM, " · ");
	doc_add(d, STYLE_KIND, model_name(LIST_EVENT_KIND, event->row.kind));
	if (event->row.flags & EVENT_PLANNED)
		doc_add(d, STYLE_BADGE, " [planned]");
	if (event->row.flags & EVENT_DENIED)
		doc_add(d, STYLE_BADGE, " [denied]");
	if (event->row.flags & EVENT_ALLEGED)
		doc_add(d, STYLE_BADGE, " [alleged]");
}

/* ---- actors ---- */

static void
add_numbered(struct doc *d, const struct q_event *event, size_t i)
{
	const struct q_actor *a = &event->actors[i];

	doc_addf(d, STYLE_KEY, d->words ? "%zu." : "[%zu]", i + 1);
	doc_add(d, STYLE_TEXT, NBSP);
	if (a->editors_only)
		doc_add(d, STYLE_DIM, "[");
	doc_actor(d, a);
	if (a->editors_only)
		doc_add(d, STYLE_DIM, "]");
	if (d->words && a->side > 0)
		doc_addf(d, STYLE_TEXT, ", side %d", a->side);
	if (a->claim_only)
		doc_add(d, STYLE_DIM, " (one claim's word)");
}

static void
add_actors(struct doc *d, const struct q_event *event, bool all)
{
	size_t i, n = event->n_actors;

	if (!all && n > SHORT_ACTORS)
		n = SHORT_ACTORS;
	for (i = 0; i < n; i++) {
		const struct q_actor *a = &event->actors[i];

		if (!all && i > 0)
			doc_add(d, STYLE_DIM,
			    a->side == a[-1].side ? "  " : "  |  ");
		add_numbered(d, event, i);
		if (all)
			doc_end(d, 0, 4, false);
	}
	if (n < event->n_actors)
		doc_addf(
		    d, STYLE_DIM, "  and %zu more: 0", event->n_actors - n);
	doc_end(d, 0, 2, false);
}

/* ---- disputes, parts ---- */

/* " of Hill Company", where all values of Q end so: said once, in front. */
static const char *
shared_end(const struct q_dispute *q)
{
	const char *end =
	    q->n_values > 1 ? strstr(q->values[0].value, " of ") : NULL;
	size_t k, n = end != NULL ? strlen(end) : 0;

	for (k = 0; end != NULL && k < q->n_values; k++) {
		size_t len = strlen(q->values[k].value);

		if (len <= n || strcmp(q->values[k].value + len - n, end) != 0)
			end = NULL;
	}
	return end;
}

static void
add_dispute(struct doc *d, const struct q_dispute *q, const char *sign)
{
	const char *end = shared_end(q);
	size_t k, n = end != NULL ? strlen(end) : 0;

	doc_addf(d, STYLE_DISPUTED, "%s %s%s: ", sign, differ_label(q->field),
	    end != NULL ? end : "");
	for (k = 0; k < q->n_values; k++) {
		const struct q_dispute_value *v = &q->values[k];

		doc_add(d, STYLE_DIM, k > 0 ? " / " : "");
		doc_addn(d, STYLE_TEXT, v->value, strlen(v->value) - n);
		doc_add(d, STYLE_DIM, " (");
		doc_dispute_voice(d, v);
		doc_add(d, STYLE_DIM, ")");
	}
	doc_end(d, 0, 2, false);
}

/* What several disputes are about, each thing once. */
static void
add_differ(struct doc *d, const struct q_event *event, const char *sign)
{
	struct str s = STR_INIT;
	size_t i, k;

	for (i = 0; i < event->n_disputes; i++) {
		const char *field = event->disputes[i].field;

		for (k = 0; k < i; k++) {
			if (strcmp(event->disputes[k].field, field) == 0)
				break;
		}
		if (k < i)
			continue;
		str_add(&s, i > 0 ? ", " : "");
		differ_phrase(field, &s);
	}
	doc_addf(d, STYLE_DISPUTED, "%s sources differ on %s", sign, str_c(&s));
	doc_end(d, 0, 2, false);
	str_clear(&s);
}

static void
add_disputes(struct doc *d, const struct q_event *event,
    const struct canvas *canvas, enum doc_event_form form)
{
	const char *sign = doc_sign(d, canvas, GLYPH_NOT_EQUAL);
	size_t i;

	if (form == DOC_EVENT_PREVIEW && event->n_disputes > 1) {
		add_differ(d, event, sign);
		return;
	}
	for (i = 0; i < event->n_disputes; i++)
		add_dispute(d, &event->disputes[i], sign);
}

/* ---- the head ---- */

enum head { HEAD_TITLE, HEAD_WHEN, HEAD_ACTORS, HEAD_DISPUTES, HEAD_COUNT };

static void
add_head(struct doc *d, const struct q_event *event,
    const struct canvas *canvas, enum doc_event_form form, int part)
{
	switch (part) {
	case HEAD_TITLE:
		doc_text(d, STYLE_TITLE, event->row.title, 0, 0);
		break;
	case HEAD_WHEN:
		add_date(d, event);
		add_places(d, event);
		add_kind(d, event);
		doc_end(d, 0, 2, false);
		break;
	case HEAD_ACTORS:
		add_actors(d, event, form == DOC_EVENT_ALL_ACTORS);
		break;
	default:
		add_disputes(d, event, canvas, form);
		break;
	}
}

/* Lines for each part of a preview's head on H lines.  The title may leave
 * the claim TITLE_LEAVES of them, the rest leaves it what its quote takes. */
static void
allot(struct doc *d, const struct q_event *event, const struct canvas *canvas,
    int h, size_t lines[HEAD_COUNT])
{
	static const int first[] = {
	    HEAD_TITLE, HEAD_DISPUTES, HEAD_ACTORS, HEAD_WHEN};
	size_t wanted[HEAD_COUNT], i, n = d->n, used = 0;
	size_t claim = event->n_claims > 0
			   ? doc_claim_lines(&event->claims[0], d->width)
			   : 1;

	for (i = 0; i < HEAD_COUNT; i++) {
		add_head(d, event, canvas, DOC_EVENT_PREVIEW, (int)i);
		wanted[i] = d->n - n;
		lines[i] = wanted[i] > 0;
		used += lines[i];
		d->n = n;
	}
	for (i = 0; i < HEAD_COUNT; i++) {
		size_t *l = &lines[first[i]];
		size_t leave = first[i] == HEAD_TITLE && claim > TITLE_LEAVES
				   ? TITLE_LEAVES
				   : claim;

		for (; *l < wanted[first[i]] && used + leave < (size_t)h;
		     used++)
			++*l;
	}
}

static void
add_heads(struct doc *d, const struct q_event *event,
    const struct canvas *canvas, enum doc_event_form form, int h)
{
	size_t lines[HEAD_COUNT] = {0};
	int i;

	if (form == DOC_EVENT_PREVIEW && h > 0)
		allot(d, event, canvas, h, lines);
	for (i = 0; i < HEAD_COUNT; i++) {
		d->max_lines = lines[i];
		add_head(d, event, canvas, form, i);
	}
	d->max_lines = 0;
}

static void
add_parts(struct doc *d, const struct q_event *event)
{
	struct str date = STR_INIT;
	size_t i;

	if (event->n_parts_rows == 0)
		return;
	doc_blank(d);
	doc_addf(d, STYLE_HEADER, "Parts: %zu", event->n_parts_rows);
	doc_end(d, 0, 0, false);
	for (i = 0; i < event->n_parts_rows; i++) {
		const struct q_row *r = &event->parts[i];

		str_reset(&date);
		edtf_words(r->date != NULL ? r->date : "", &date);
		d->target.kind = TARGET_EVENT;
		d->target.n = r->n;
		doc_addf(d, STYLE_DATE, "%s ", str_c(&date));
		doc_add(d, STYLE_TEXT, r->title);
		doc_end(d, 0, 2, false);
	}
	memset(&d->target, 0, sizeof d->target);
	str_clear(&date);
}

void
doc_event(struct doc *d, const struct q_event *event,
    const struct canvas *canvas, enum doc_event_form form, int h)
{
	size_t i, rows = h > 0 ? (size_t)h : 0;

	add_heads(d, event, canvas, form, h);
	for (i = 0; i < event->n_claims; i++) {
		if (i > 0)
			doc_blank(d);
		d->claim = (int32_t)i;
		doc_claim(d, event->claims, event->n_claims, i,
		    i > 0 || form != DOC_EVENT_PREVIEW ? 0
		    : rows > d->n		       ? rows - d->n
						       : 1);
	}
	d->claim = -1;
	if (event->n_claims == 0) {
		doc_add(d, STYLE_DIM, "No claim speaks of this event itself.");
		doc_end(d, 0, 0, false);
	}
	if (event->part_of_title != NULL) {
		doc_blank(d);
		d->target.kind = TARGET_EVENT;
		d->target.n = event->row.part_of;
		doc_add(d, STYLE_DIM, "Part of: ");
		doc_add(d, STYLE_TEXT, event->part_of_title);
		doc_end(d, 0, 2, false);
		memset(&d->target, 0, sizeof d->target);
	}
	add_parts(d, event);
	if (event->note != NULL) {
		doc_blank(d);
		doc_addf(d, STYLE_DIM, "Editors: %s", event->note);
		doc_end(d, 0, 2, false);
	}
	doc_blank(d);
	doc_add(d, STYLE_DIM, event->link);
	doc_end(d, 0, 0, false);
}
