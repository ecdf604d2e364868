/* SPDX-License-Identifier: ISC */
/*
 * card_thing - the cards of factions, people, places, relations, pairs and
 * sources.
 */
#include <inttypes.h>
#include <string.h>

#include "card_impl.h"
#include "edtf.h"
#include "held.h"
#include "mem.h"

static void
section(struct card *c, const char *title)
{
	card_gap(c);
	str_printf(c->out, "%s\n", title);
}

static void
counted(struct str *s, uint32_t n, const char *one, const char *many)
{
	str_printf(s, "%" PRIu32 " %s", n, n == 1 ? one : many);
}

/* What comes from outside the sources, with its reference. */
static void
outside(struct str *s, const char *basis, const char *ref)
{
	if (basis != NULL && strcmp(basis, "outside") == 0)
		str_printf(s, " [outside: %s]", ref != NULL ? ref : "?");
	else if (ref != NULL)
		str_printf(s, " [%s]", ref);
}

static void
names(struct card *c, const struct q_name *q, size_t n)
{
	struct str s = STR_INIT;
	size_t i;

	if (n > 0)
		section(c, "Names");
	for (i = 0; i < n; i++) {
		str_reset(&s);
		str_printf(&s, "%s · %s", q[i].text, q[i].kind);
		if (q[i].lang != NULL)
			str_printf(&s, " · %s", q[i].lang);
		if (q[i].script != NULL)
			str_printf(&s, "-%s", q[i].script);
		if (q[i].date != NULL) {
			str_add(&s, " · ");
			edtf_words(q[i].date, &s);
		}
		if (q[i].used_by != NULL)
			str_printf(&s, " · in %s", q[i].used_by);
		outside(&s, q[i].basis, q[i].ref);
		if (q[i].note != NULL)
			str_printf(&s, " [%s]", q[i].note);
		card_line(c, "  ", "    ", &s);
	}
	str_clear(&s);
}

/* ---- relations and pairs ---- */

static void
relation_words(struct str *s, const struct q_relation *r)
{
	const char *p;

	str_printf(s, "%s ", r->a_name);
	for (p = r->kind; *p != '\0'; p++)
		str_addc(s, *p == '-' ? ' ' : *p);
	str_printf(s, " %s", r->b_name);
}

static void
relations(struct card *c, const struct q_relation *r, size_t n)
{
	struct str s = STR_INIT;
	size_t i;

	if (n > 0)
		section(c, "Relations");
	for (i = 0; i < n; i++) {
		str_reset(&s);
		relation_words(&s, &r[i]);
		str_add(&s, " · ");
		card_date_words(&s, r[i].date);
		card_link(c, "  ", "    ", &s, r[i].link);
	}
	str_clear(&s);
}

static void
pair_words(struct str *s, const struct q_pair *p)
{
	counted(s, p->events, "clash", "clashes");
	if (p->alleged > 0)
		str_printf(s, " + %" PRIu32 " alleged", p->alleged);
	if (p->first != EDTF_OPEN_LEFT) {
		str_add(s, " · ");
		edtf_day_words(p->first, false, s);
		if (p->last != p->first && p->last != EDTF_OPEN_RIGHT) {
			str_add(s, " to ");
			edtf_day_words(p->last, false, s);
		}
	}
	if (p->has_killed) {
		str_printf(s, " · killed: %" PRId64, p->killed_low);
		if (p->killed_high < 0)
			str_add(s, " or more");
		else if (p->killed_high != p->killed_low)
			str_printf(s, " to %" PRId64, p->killed_high);
	}
	if (p->without_figure > 0)
		str_printf(
		    s, " · %" PRIu32 " without a figure", p->without_figure);
}

static void
rivals(struct card *c, const struct q_card *q)
{
	struct str s = STR_INIT;
	const struct q_pair *p;
	size_t i;

	if (q->n_rivals > 0)
		section(c, "Clashes");
	for (i = 0; i < q->n_rivals; i++) {
		p = &q->rivals[i];
		str_reset(&s);
		str_printf(&s, "%s: ", p->a == q->n ? p->b_name : p->a_name);
		pair_words(&s, p);
		card_link(c, "  ", "    ", &s, p->link);
	}
	str_clear(&s);
}

static void
beside(struct card *c, const struct q_card *q)
{
	struct str s = STR_INIT, link = STR_INIT;
	size_t i;

	if (q->n_beside > 0)
		section(c, "Stood on its side");
	for (i = 0; i < q->n_beside; i++) {
		const struct q_beside *b = &q->beside[i];

		str_reset(&s);
		str_printf(&s, "%s: %u event%s", b->name, b->events,
		    b->events == 1 ? "" : "s");
		if (b->first != EDTF_UNDATED) {
			str_add(&s, " · ");
			edtf_day_words(b->first, false, &s);
		}
		if (b->last != EDTF_UNDATED && b->last != b->first) {
			str_add(&s, " – ");
			edtf_day_words(b->last, false, &s);
		}
		str_reset(&link);
		str_printf(&link, "faction/%s", b->id);
		card_link(c, "  ", "    ", &s, str_c(&link));
	}
	str_clear(&s);
	str_clear(&link);
}

void
card_relation(struct card *c, const struct q_relation *q)
{
	struct str s = STR_INIT;

	relation_words(&s, q);
	card_title(c, str_c(&s));
	str_reset(&s);
	card_date_words(&s, q->date);
	card_line(c, "", "  ", &s);
	str_printf(c->out, "%s\n", q->link);
	if (q->event_id != NULL)
		str_printf(c->out, "Event: event/%s\n", q->event_id);
	if (q->note != NULL) {
		str_reset(&s);
		str_printf(&s, "[%s]", q->note);
		card_line(c, "", " ", &s);
	}
	str_clear(&s);
	card_claims(c, q->claims, q->n_claims);
}

void
card_pair(
    struct card *c, const struct q_pair *q, const struct q_row *rows, size_t n)
{
	struct str s = STR_INIT;
	size_t i;

	str_printf(&s, "%s and %s", q->a_name, q->b_name);
	card_title(c, str_c(&s));
	str_reset(&s);
	pair_words(&s, q);
	card_line(c, "", "  ", &s);
	str_printf(c->out, "%s\n", q->link);
	if (n > 0)
		card_gap(c);
	for (i = 0; i < n; i++) {
		str_reset(&s);
		card_date_words(&s, rows[i].date);
		str_printf(&s, ": %s", rows[i].title);
		if ((rows[i].flags & EVENT_ALLEGED) != 0)
			str_add(&s, " (alleged)");
		card_link(c, "  ", "    ", &s,
		    arena_printf(c->a, "event/%s", rows[i].id));
	}
	str_clear(&s);
}

/* ---- factions, people, places ---- */

static void
thing_head(struct card *c, const struct q_card *q)
{
	struct str s = STR_INIT;

	str_add(&s, q->kind_name);
	if (q->active != NULL) {
		str_add(&s, " · active ");
		edtf_words(q->active, &s);
		if (q->active_basis != NULL)
			str_printf(&s, " [%s]", q->active_basis);
	}
	if (q->parent_name != NULL)
		str_printf(&s, " · in %s", q->parent_name);
	str_add(&s, " · ");
	counted(&s, q->events, "event", "events");
	if (q->kind == SUBJECT_FACTION) {
		str_add(&s, " · ");
		counted(&s, q->clashes, "clash", "clashes");
	}
	outside(&s, q->basis, q->ref);
	card_line(c, "", "  ", &s);
	str_printf(c->out, "%s\n", q->link);
	str_clear(&s);
}

static void
offices(struct card *c, const struct q_card *q)
{
	struct str s = STR_INIT;
	size_t i;

	if (q->n_offices > 0)
		section(c, q->kind == SUBJECT_PERSON ? "Offices" : "People");
	for (i = 0; i < q->n_offices; i++) {
		str_reset(&s);
		str_add(&s, q->kind == SUBJECT_PERSON ? q->offices[i].faction
						      : q->offices[i].person);
		if (q->offices[i].role != NULL)
			str_printf(&s, ", %s", q->offices[i].role);
		if (q->offices[i].date != NULL) {
			str_add(&s, " · ");
			edtf_words(q->offices[i].date, &s);
		}
		card_line(c, "  ", "    ", &s);
	}
	str_clear(&s);
}

/* The time before holder I of which nobody says who held the place. */
static void
held_before(struct card *c, const struct q_card *q, size_t i)
{
	struct str s = STR_INIT;

	str_add(&s, "? · ");
	if (held_gap(q->held, q->n_held, i, &s))
		card_line(c, "  ", "    ", &s);
	str_clear(&s);
}

static void
held_lines(struct card *c, const struct q_card *q)
{
	struct str s = STR_INIT;
	size_t i;

	if (q->n_held == 0)
		return;
	section(c, "Held by");
	for (i = 0; i < q->n_held; i++) {
		held_before(c, q, i);
		str_reset(&s);
		str_printf(&s, "%s · ", q->held[i].faction);
		card_date_words(&s, q->held[i].date);
		if (q->held[i].claim_link != NULL)
			card_link(c, "  ", "    ", &s, q->held[i].claim_link);
		else
			card_line(c, "  ", "    ", &s);
	}
	held_before(c, q, i);
	str_clear(&s);
}

static void
place_lines(struct card *c, const struct q_card *q)
{
	struct str s = STR_INIT;

	if (q->has_at)
		str_printf(&s, "%.4f, %.4f", q->lat, q->lon);
	if (q->has_at && q->at_ref != NULL)
		str_printf(&s, " [outside: %s]", q->at_ref);
	if (q->no_coordinates != NULL)
		str_printf(&s, "no coordinates: %s", q->no_coordinates);
	card_line(c, "", "  ", &s);
	str_clear(&s);
	held_lines(c, q);
}

void
card_thing(struct card *c, const struct q_card *q)
{
	struct str s = STR_INIT;

	card_title(c, q->name);
	thing_head(c, q);
	if (q->note != NULL) {
		str_printf(&s, "[%s]", q->note);
		card_line(c, "", " ", &s);
	}
	str_clear(&s);
	if (q->kind == SUBJECT_PLACE)
		place_lines(c, q);
	names(c, q->names, q->n_names);
	offices(c, q);
	relations(c, q->relations, q->n_relations);
	rivals(c, q);
	beside(c, q);
	card_claims(c, q->claims, q->n_claims);
}

/* ---- sources ---- */

static void
label_date(
    struct card *c, const char *label, const char *date, const char *basis)
{
	struct str s = STR_INIT;

	if (date == NULL)
		return;
	card_date_words(&s, date);
	if (basis != NULL)
		str_printf(&s, " [%s]", basis);
	card_label(c, label, str_c(&s));
	str_clear(&s);
}

static void
source_coverage(struct card *c, const struct q_source *q)
{
	struct str s = STR_INIT;

	counted(&s, q->claims, "claim", "claims");
	str_printf(&s,
	    " · %" PRIu32 " bytes quoted, %" PRIu32
	    " set aside with a reason, %" PRIu32 " in neither",
	    q->covered, q->skipped, q->uncovered);
	card_label(c, "Coverage", str_c(&s));
	str_reset(&s);
	str_printf(&s, "%s, %.1f %% of the document is here", q->extent,
	    q->quoted_share * 100);
	card_label(c, "Extent", str_c(&s));
	if (q->text != NULL && q->sha256 != NULL) {
		str_reset(&s);
		str_printf(&s, "%s · %s", q->sha256,
		    q->sha_ok ? "the text is unchanged"
			      : "THE TEXT HAS CHANGED");
		card_label(c, "SHA-256", str_c(&s));
	}
	str_clear(&s);
}

void
card_source(struct card *c, const struct q_source *q)
{
	struct str s = STR_INIT;

	card_title(c, q->title);
	str_printf(c->out, "%s\n", q->link);
	card_gap(c);
	card_label(c, "Publisher", q->publisher);
	card_label(c, "Author", q->author);
	label_date(c, "Published", q->published, q->published_basis);
	card_label(c, "Revision", q->revision);
	label_date(c, "Retrieved", q->retrieved, NULL);
	card_label(c, "Address", q->url);
	card_label(c, "Archive", q->archive);
	card_label(c, "Language", q->language);
	card_label(c, "Rights", q->rights);
	card_label(c, "Rights, note", q->rights_note);
	label_date(c, "Speaks of", q->covers, NULL);
	source_coverage(c, q);
	if (q->note != NULL) {
		str_printf(&s, "[%s]", q->note);
		card_line(c, "", " ", &s);
	}
	str_clear(&s);
}
