/* SPDX-License-Identifier: ISC */
/*
 * doc_card - see doc_card.h.  What comes from outside the sources is said so,
 * with where it is from, on the line itself.
 */
#include "doc_card.h"

#include <inttypes.h>
#include <string.h>

#include "doc.h"
#include "doc_claim.h"
#include "../src/edtf.h"
#include "../src/held.h"
#include "../src/query.h"

#define WIDE 48	    /* cells from which on there are columns */
#define COUNT_AT 30 /* where numbers behind names begin */

static void
header(struct doc *d, const char *text)
{
	doc_blank(d);
	doc_add(d, STYLE_HEADER, text);
	doc_end(d, 0, 0, false);
}

/* Enter on the lines that follow opens thing N. */
static void
lead(struct doc *d, enum doc_target_kind kind, uint32_t n)
{
	memset(&d->target, 0, sizeof d->target);
	d->target.kind = kind;
	d->target.n = n;
}

/* A kind in plain words: "armed group", "renamed to". */
static void
add_kind(struct doc *d, uint8_t style, const char *kind)
{
	for (; kind != NULL && *kind != '\0'; kind++)
		doc_addn(d, style, *kind == '-' ? " " : kind, 1);
}

static void
add_date_words(struct doc *d, const char *date)
{
	struct str s = STR_INIT;

	if (date == NULL)
		return;
	edtf_words(date, &s);
	doc_addf(d, STYLE_DIM, " · %s", str_c(&s));
	str_clear(&s);
}

static void
outside(struct doc *d, const char *basis, const char *ref)
{
	if (basis != NULL && strcmp(basis, "outside") == 0)
		doc_addf(d, STYLE_DIM, " · not from the sources: %s",
		    ref != NULL ? ref : "no reference");
}

static void
add_names(struct doc *d, const struct q_card *card)
{
	size_t i;

	if (card->n_names == 0)
		return;
	header(d, "Names");
	for (i = 0; i < card->n_names; i++) {
		const struct q_name *n = &card->names[i];

		doc_add(d, STYLE_TEXT, n->text);
		doc_addf(d, STYLE_DIM, " · %s", n->kind);
		if (n->lang != NULL)
			doc_addf(d, STYLE_DIM, ", %s", n->lang);
		add_date_words(d, n->date);
		if (n->used_by != NULL)
			doc_addf(d, STYLE_DIM, " · in %s", n->used_by);
		outside(d, n->basis, n->ref);
		if (n->note != NULL)
			doc_addf(d, STYLE_DIM, " · %s", n->note);
		doc_end(d, 0, 2, false);
	}
}

static void
relation_line(struct doc *d, const struct q_relation *r)
{
	if (r->event != 0) {
		d->target.kind = TARGET_EVENT;
		d->target.n = r->event;
	}
	doc_add(d, STYLE_TEXT, r->a_name);
	doc_add(d, STYLE_KIND, " ");
	add_kind(d, STYLE_KIND, r->kind);
	doc_add(d, STYLE_KIND, " ");
	doc_add(d, STYLE_TEXT, r->b_name);
	add_date_words(d, r->date);
	if (r->note != NULL)
		doc_addf(d, STYLE_DIM, " · %s", r->note);
	doc_end(d, 0, 2, false);
	memset(&d->target, 0, sizeof d->target);
}

static void
add_relations(struct doc *d, const struct q_card *card)
{
	size_t i;

	if (card->n_relations == 0)
		return;
	header(d, "Relations");
	for (i = 0; i < card->n_relations; i++)
		relation_line(d, &card->relations[i]);
}

/* The name of a rival with the key that goes to their clashes, and how many
 * these are: in columns, or in words. */
static void
add_rival(struct doc *d, const char *name, size_t number, uint32_t events)
{
	if (d->words) {
		doc_add(d, STYLE_TEXT, name);
		doc_addf(d, STYLE_DIM, " · %u clash%s", events,
		    events == 1 ? "" : "es");
		return;
	}
	if (number < 10)
		doc_addf(d, STYLE_KEY, "[%zu] ", number);
	else
		doc_add(d, STYLE_TEXT, "    ");
	doc_add(d, STYLE_TEXT, name);
	doc_tab(d, d->width >= WIDE ? COUNT_AT : 0);
	doc_addf(d, STYLE_DIM, "%4u", events);
}

static void
add_rivals(struct doc *d, const struct q_card *card)
{
	size_t i;

	if (card->n_rivals == 0)
		return;
	header(d, "Clashed with");
	for (i = 0; i < card->n_rivals; i++) {
		const struct q_pair *p = &card->rivals[i];
		bool is_a = p->a == card->n;

		d->target.kind = TARGET_PAIR;
		d->target.n = card->n;
		d->target.n2 = is_a ? p->b : p->a;
		add_rival(d, is_a ? p->b_name : p->a_name, i + 1, p->events);
		if (p->alleged > 0)
			doc_addf(d, STYLE_DIM, " + %u alleged", p->alleged);
		if (p->has_killed)
			doc_addf(
			    d, STYLE_DIM, " · killed %" PRId64, p->killed_low);
		if (p->has_killed && p->killed_high != p->killed_low)
			doc_addf(d, STYLE_DIM, "–%" PRId64, p->killed_high);
		if (p->has_killed && p->without_figure > 0)
			doc_addf(d, STYLE_DIM, ", %u without a figure",
			    p->without_figure);
		doc_end(d, 0, d->words ? 2 : 4, false);
	}
	memset(&d->target, 0, sizeof d->target);
}

void
doc_beside(
    struct doc *d, uint32_t faction, const struct q_beside *list, size_t n)
{
	struct str days = STR_INIT;
	size_t i;

	if (n == 0)
		return;
	header(d, "Stood on its side");
	for (i = 0; i < n; i++) {
		const struct q_beside *b = &list[i];

		d->target.kind = TARGET_BESIDE;
		d->target.n = faction;
		d->target.n2 = b->faction;
		str_reset(&days);
		edtf_day_words(b->first, false, &days);
		if (b->last != EDTF_UNDATED && b->last != b->first) {
			str_add(&days, " – ");
			edtf_day_words(b->last, false, &days);
		}
		doc_add(d, STYLE_TEXT, b->name);
		if (!d->words && d->width >= WIDE) {
			doc_tab(d, COUNT_AT);
			doc_addf(d, STYLE_DIM, "%4u", b->events);
		} else {
			doc_addf(d, STYLE_DIM, " · %u event%s", b->events,
			    b->events == 1 ? "" : "s");
		}
		if (days.len > 0)
			doc_addf(d, STYLE_DIM, " · %s", str_c(&days));
		doc_end(d, 0, 2, false);
	}
	memset(&d->target, 0, sizeof d->target);
	str_clear(&days);
}

static void
add_offices(struct doc *d, const struct q_card *card)
{
	size_t i;

	if (card->n_offices == 0)
		return;
	header(d, card->kind == SUBJECT_PERSON ? "Of" : "People");
	for (i = 0; i < card->n_offices; i++) {
		const struct q_person_of *o = &card->offices[i];

		lead(d,
		    card->kind == SUBJECT_PERSON ? TARGET_FACTION
						 : TARGET_PERSON,
		    card->kind == SUBJECT_PERSON ? o->faction_n : o->person_n);
		doc_add(d, STYLE_TEXT,
		    card->kind == SUBJECT_PERSON ? o->faction : o->person);
		if (o->role != NULL)
			doc_addf(d, STYLE_DIM, " · %s", o->role);
		add_date_words(d, o->date);
		doc_end(d, 0, 2, false);
	}
	lead(d, TARGET_NONE, 0);
}

/* The time before holder I (behind the last: after it) of which nobody says
 * who held the place. */
static void
add_gap(struct doc *d, const struct q_card *card, size_t i)
{
	struct str s = STR_INIT;

	if (held_gap(card->held, card->n_held, i, &s)) {
		doc_addf(d, STYLE_DIM,
		    d->words ? "not known who: %s" : "? · %s", str_c(&s));
		doc_end(d, 0, 2, false);
	}
	str_clear(&s);
}

static void
add_held(struct doc *d, const struct q_card *card)
{
	size_t i;

	if (card->n_held == 0)
		return;
	header(d, "Held by");
	for (i = 0; i < card->n_held; i++) {
		const struct q_held *h = &card->held[i];

		add_gap(d, card, i);
		if (h->claim != 0) {
			d->target.kind = TARGET_SOURCE;
			d->target.n = h->claim;
		}
		doc_add(d, STYLE_TEXT, h->faction);
		add_date_words(d, h->date);
		if (h->claim == 0)
			doc_add(d, STYLE_DIM, " · the editors' word");
		doc_end(d, 0, 2, false);
		memset(&d->target, 0, sizeof d->target);
	}
	add_gap(d, card, i);
}

static void
add_where(struct doc *d, const struct q_card *card)
{
	if (card->parent_name != NULL) {
		lead(d, TARGET_PLACE, card->parent);
		doc_addf(d, STYLE_TEXT, "in %s", card->parent_name);
		doc_end(d, 0, 2, false);
		lead(d, TARGET_NONE, 0);
	}
	if (card->has_at) {
		doc_addf(d, STYLE_TEXT, "%.5f, %.5f", card->lat, card->lon);
		doc_addf(d, STYLE_DIM, " · %s",
		    card->at_ref != NULL ? card->at_ref : "no reference");
		doc_end(d, 0, 2, false);
	} else if (card->no_coordinates != NULL) {
		doc_addf(
		    d, STYLE_DIM, "No coordinates: %s", card->no_coordinates);
		doc_end(d, 0, 2, false);
	}
	add_held(d, card);
}

static void
add_claims(struct doc *d, const struct q_claim *claims, size_t n)
{
	size_t i;

	for (i = 0; i < n; i++) {
		doc_blank(d);
		doc_claim(d, claims, n, i, 0);
	}
}

void
doc_card(struct doc *d, const struct q_card *card)
{
	lead(d, TARGET_EVENTS, card->n);
	d->target.n2 = (uint32_t)card->kind;
	doc_text(d, STYLE_TITLE, card->name, 0, 0);
	/* Read line by line the name is a heading, without a number. */
	if (d->words)
		d->lines[d->n - 1].target.kind = TARGET_NONE;
	add_kind(d, STYLE_KIND, card->kind_name);
	add_date_words(d, card->active);
	if (card->active_basis != NULL)
		doc_addf(d, STYLE_DIM, " (%s)", card->active_basis);
	doc_addf(d, STYLE_DIM, " · %u event%s", card->events,
	    card->events == 1 ? "" : "s");
	if (card->kind == SUBJECT_FACTION)
		doc_addf(d, STYLE_DIM, ", %u clash%s", card->clashes,
		    card->clashes == 1 ? "" : "es");
	doc_end(d, 0, 2, false);
	lead(d, TARGET_NONE, 0);
	if (card->kind == SUBJECT_PLACE)
		add_where(d, card);
	if (card->note != NULL || card->ref != NULL) {
		doc_add(d, STYLE_DIM, card->note);
		outside(d, card->basis, card->ref);
		doc_end(d, 0, 2, false);
	}
	add_rivals(d, card);
	doc_beside(d, card->n, card->beside, card->n_beside);
	add_names(d, card);
	add_relations(d, card);
	add_offices(d, card);
	if (card->n_claims > 0)
		header(d, "What the sources say");
	add_claims(d, card->claims, card->n_claims);
	doc_blank(d);
	doc_add(d, STYLE_DIM, card->link);
	doc_end(d, 0, 0, false);
}

void
doc_relation(struct doc *d, const struct q_relation *r)
{
	relation_line(d, r);
	add_claims(d, r->claims, r->n_claims);
	doc_blank(d);
	doc_add(d, STYLE_DIM, r->link);
	doc_end(d, 0, 0, false);
}
