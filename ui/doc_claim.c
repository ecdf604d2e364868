/* SPDX-License-Identifier: ISC */
/*
 * doc_claim - see doc_claim.h.  Order of the lines: the voice with its
 * badges and date, what it says, its figures, the passage, the source; so
 * that voice, statement and quote are met first on a small screen.
 */
#include "doc_claim.h"

#include <string.h>

#include "doc.h"
#include "doc_words.h"
#include "../src/edtf.h"
#include "../src/model.h"
#include "../src/query.h"
#include "../src/text.h"

/* Bytes of context shown before and after a quote. */
#define CONTEXT_BEFORE 60
#define CONTEXT_AFTER 120

void
doc_actor(struct doc *d, const struct q_actor *a)
{
	doc_add(d, style_side(a->side), a->name);
	if (a->of_name != NULL && strcmp(a->of_name, a->name) != 0)
		doc_addf(d, STYLE_TEXT, " of %s", a->of_name);
	if (a->role >= 0)
		doc_addf(d, STYLE_DIM, d->words ? ", %s" : " %s",
		    model_name(LIST_ROLE, a->role));
	if (a->under_name != NULL)
		doc_addf(d, STYLE_DIM, " (under %s)", a->under_name);
	if (a->fate != NULL)
		doc_addf(d, STYLE_DIM, " (%s)", a->fate);
	if (a->denied)
		doc_add(d, STYLE_BADGE, " [denied]");
	if (a->hedge != NULL)
		doc_addf(d, STYLE_BADGE, " “%s”", a->hedge);
}

void
doc_dispute_voice(struct doc *d, const struct q_dispute_value *v)
{
	if (v->voice != NULL)
		doc_addf(d, STYLE_DIM, "%s in ", v->voice);
	doc_add(d, STYLE_DIM,
	    v->source_short != NULL ? v->source_short : v->source_id);
}

/* ---- the voice line ---- */

static void
add_voice(struct doc *d, const struct q_claim *c)
{
	const char *source =
	    c->source_short != NULL ? c->source_short : c->source_title;
	size_t i;
	bool any = false;

	for (i = c->n_voices; i-- > 0;) {
		const struct q_voice *v = &c->voices[i];

		if (v->inferred)
			continue;
		if (any)
			doc_add(d, STYLE_VOICE, ", by way of ");
		doc_add(d, STYLE_VOICE, v->name);
		any = true;
	}
	if (any)
		doc_addf(d, STYLE_VOICE, ", in %s", source);
	else
		doc_addf(d, STYLE_VOICE, "%s, in its own words", source);
	for (i = 0; i < c->n_voices; i++) {
		if (c->voices[i].inferred)
			doc_addf(d, STYLE_BADGE, " [origin inferred: %s]",
			    c->voices[i].name);
	}
}

/* Claim ID as it is counted in the title of the pane; of another subject (0),
 * by its id. */
static size_t
number_of(const struct q_claim *list, size_t n, const char *id)
{
	size_t i;

	for (i = 0; i < n; i++) {
		if (strcmp(list[i].id, id) == 0)
			return i + 1;
	}
	return 0;
}

static void
add_restates(struct doc *d, const struct q_claim *list, size_t n, size_t i)
{
	size_t k;

	if (list[i].restates == NULL)
		return;
	k = number_of(list, n, list[i].restates);
	if (k > 0)
		doc_addf(d, STYLE_DIM, " [says claim %zu again]", k);
	else
		doc_addf(d, STYLE_DIM, " [says again: %s]", list[i].restates);
}

static void
add_badges(struct doc *d, const struct q_claim *c)
{
	if (c->mode != MODE_FACT)
		doc_addf(
		    d, STYLE_BADGE, " [%s]", model_name(LIST_MODE, c->mode));
	if (c->denied)
		doc_add(d, STYLE_BADGE, " [denied]");
	if (c->part != NULL && strcmp(c->part, "body") != 0)
		doc_addf(d, STYLE_BADGE, " [%s]", c->part);
	if (c->match != NULL)
		doc_addf(d, STYLE_BADGE, " [%s match]", c->match);
	if (c->kind >= 0)
		doc_addf(d, STYLE_BADGE, " [calls it %s]",
		    model_name(LIST_EVENT_KIND, c->kind));
	if (c->hedge != NULL)
		doc_addf(d, STYLE_BADGE, " “%s”", c->hedge);
}

static void
add_date(struct doc *d, const struct q_claim *c)
{
	struct str s = STR_INIT;

	if (c->date != NULL) {
		edtf_words(c->date, &s);
		doc_addf(d, STYLE_DIM, " · %s", str_c(&s));
		if (c->date_basis != NULL)
			doc_addf(d, STYLE_DIM, " = “%s”", c->date_basis);
	}
	if (c->said != NULL &&
	    (c->date == NULL || strcmp(c->date, c->said) != 0)) {
		str_reset(&s);
		edtf_words(c->said, &s);
		doc_addf(d, STYLE_DIM, " · said %s", str_c(&s));
	}
	str_clear(&s);
}

/* ---- figures ---- */

static void
add_amount(struct doc *d, const struct q_figure *f)
{
	struct str s = STR_INIT;

	doc_words_amount(f, &s);
	doc_add(d, STYLE_TEXT, str_c(&s));
	str_clear(&s);
}

static void
add_figures(struct doc *d, const struct q_claim *c)
{
	size_t i;

	if (c->n_figures > 0)
		doc_add(d, STYLE_DIM, d->words ? "Figures: " : NULL);
	for (i = 0; i < c->n_figures; i++) {
		const struct q_figure *f = &c->figures[i];

		doc_add(d, STYLE_TEXT, i > 0 ? "; " : "");
		doc_addf(
		    d, STYLE_DIM, "%s ", model_name(LIST_FIGURE_WHAT, f->what));
		add_amount(d, f);
		if (f->of != NULL)
			doc_addf(d, STYLE_TEXT, " of %s", f->of);
		if (f->by != NULL)
			doc_addf(d, STYLE_TEXT, " by %s", f->by);
		if (f->denied)
			doc_add(d, STYLE_BADGE, " [denied]");
		if (f->within_id != NULL)
			doc_add(d, STYLE_DIM, " (part of a total)");
	}
	doc_end(d, 0, 2, false);
}

/* ---- the passage ---- */

/* Add bytes FROM..TO of the passage; line ends become blanks. */
static void
add_flat(struct doc *d, uint8_t style, const struct q_claim *c, size_t from,
    size_t to)
{
	const char *s = c->passage;
	size_t i = from;

	while (i < to) {
		size_t n = 0;

		while (i + n < to && s[i + n] != '\n' && s[i + n] != '\t')
			n++;
		doc_addn(d, style, s + i, n);
		i += n;
		if (i < to && d->text.len > 0 &&
		    d->text.s[d->text.len - 1] != ' ')
			doc_addn(d, style, " ", 1);
		while (i < to && (s[i] == '\n' || s[i] == '\t'))
			i++;
	}
}

/* Back from AT to the beginning of a word, at most N bytes. */
static size_t
context_before(const char *s, size_t at, size_t floor, size_t n)
{
	size_t i = at - floor > n ? at - n : floor;

	while (i > floor && i < at && s[i - 1] != ' ' && s[i - 1] != '\n')
		i++;
	return i;
}

static size_t
context_after(const char *s, size_t at, size_t ceiling, size_t n)
{
	size_t i = ceiling - at > n ? at + n : ceiling;

	while (i < ceiling && i > at && s[i] != ' ' && s[i] != '\n')
		i--;
	return i;
}

/* One quoted stretch, START..END of the passage, in its surroundings. */
static void
add_quote(struct doc *d, const struct q_claim *c, size_t start, size_t end,
    size_t before, size_t after)
{
	size_t from = context_before(c->passage, start, 0, before);
	size_t to = context_after(c->passage, end, c->passage_len, after);

	if (from > 0)
		doc_add(d, STYLE_PASSAGE, "… ");
	add_flat(d, STYLE_PASSAGE, c, from, start);
	add_flat(d, STYLE_QUOTE, c, start, end);
	add_flat(d, STYLE_PASSAGE, c, end, to);
	if (to < c->passage_len)
		doc_add(d, STYLE_PASSAGE, " …");
	doc_end(d, 0, 0, true);
}

/* Has the passage no place in a text, a coded row's own words? */
static bool
loose(const struct q_claim *c)
{
	return c->coded_row || c->quote_start < c->passage_start ||
	       c->quote_end - c->passage_start > c->passage_len;
}

/* The quote in its surroundings, of which ROWS lines (0: any number) leave
 * less where the quote itself takes them. */
static void
add_passage(struct doc *d, const struct q_claim *c, size_t rows)
{
	size_t base = c->passage_start, before = CONTEXT_BEFORE;
	size_t after = CONTEXT_AFTER, quote = c->quote_end - c->quote_start;
	size_t room = rows * (size_t)(d->width > 12 ? d->width - 12 : 1);

	if (c->damaged) {
		doc_add(d, STYLE_ERROR,
		    "the text of this source is damaged: "
		    "no quote can be shown");
		doc_end(d, 2, 2, true);
	}
	if (c->passage == NULL || c->passage_len == 0)
		return;
	if (loose(c)) {
		add_flat(d, STYLE_QUOTE, c, 0, c->passage_len);
		doc_end(d, 0, 0, true);
	} else {
		if (rows > 0) {
			room = room > quote ? room - quote : 0;
			if (room < before + after)
				before = room / 3;
			if (room < before + after)
				after = room - before;
		}
		add_quote(d, c, c->quote_start - base, c->quote_end - base,
		    before, after);
	}
}

/* What else the claim rests on. */
static void
add_with(struct doc *d, const struct q_claim *c)
{
	size_t i, base = c->passage_start;

	if (c->passage == NULL || c->passage_len == 0 || loose(c))
		return;
	for (i = 0; i < c->n_quotes; i++) {
		const struct q_span *q = &c->quotes[i];

		if (q->start < base || q->end - base > c->passage_len ||
		    (q->start >= c->quote_start && q->end <= c->quote_end))
			continue;
		doc_add(d, STYLE_DIM, "with: ");
		add_quote(d, c, q->start - base, q->end - base, 0, 0);
	}
}

/* In a preview on one line: long rights are left to the full view, and what
 * is cut is the title. */
static void
add_source(struct doc *d, const struct q_claim *c, bool preview)
{
	const char *title = c->source_title;
	const char *exact = c->coded_row ? " · coded row"
			    : c->damaged ? " · damaged"
					 : " · exact";
	struct str rights = STR_INIT;
	size_t n = strlen(title);
	int room = d->width - text_width(exact, strlen(exact));

	if (c->source_rights != NULL)
		str_printf(&rights, ", %s", c->source_rights);
	if (preview && text_width(rights.s, rights.len) > room / 2)
		str_reset(&rights);
	room -= text_width(rights.s, rights.len);
	doc_add(d, STYLE_DIM, d->words ? "Source: " : NULL);
	if (preview && text_width(title, n) > room) {
		n = text_fit(title, n, room - 1, NULL);
		doc_addn(d, STYLE_DIM, title, n);
		doc_add(d, STYLE_DIM, "…");
	} else {
		doc_add(d, STYLE_DIM, title);
	}
	doc_addf(d, STYLE_DIM, "%s%s", str_c(&rights), exact);
	doc_end(d, 0, 2, false);
	str_clear(&rights);
}

/* Who is named, and as what: only what the claim itself says. */
static void
add_actors(struct doc *d, const struct q_claim *c)
{
	size_t i;

	for (i = 0; i < c->n_actors; i++) {
		doc_add(d, STYLE_DIM,
		    i == 0     ? "names "
		    : d->words ? "; "
			       : ", ");
		doc_actor(d, &c->actors[i]);
		if (c->actors[i].as_name != NULL)
			doc_addf(d, STYLE_DIM, " (“%s”)", c->actors[i].as_name);
	}
	for (i = 0; i < c->n_mentions; i++)
		doc_addf(d, STYLE_DIM, "%s%s",
		    i > 0 || c->n_actors > 0 ? ", " : "mentions ",
		    c->mentions[i]);
	doc_end(d, 0, 2, false);
}

size_t
doc_claim_lines(const struct q_claim *c, int width)
{
	size_t w = width > 12 ? (size_t)(width - 12) : 1;
	size_t says = text_width(c->says, strlen(c->says)) > width ? 2 : 1;
	size_t quote = c->quote_end > c->quote_start
			   ? c->quote_end - c->quote_start
			   : c->passage_len;

	/* The voice above, the source below. */
	return 1 + says + (quote + w - 1) / w + 1;
}

/* What the editors say of it: what it cannot stand beside, and their note. */
static void
add_editors(struct doc *d, const struct q_claim *list, size_t n, size_t i)
{
	const struct q_claim *c = &list[i];

	if (c->contradicts != NULL) {
		size_t k = number_of(list, n, c->contradicts);

		if (k > 0)
			doc_addf(d, STYLE_DISPUTED, "contradicts claim %zu: %s",
			    k, list[k - 1].says);
		else
			doc_addf(d, STYLE_DISPUTED, "contradicts %s",
			    c->contradicts);
		doc_end(d, 0, 2, false);
	}
	if (c->note != NULL) {
		doc_addf(d, STYLE_DIM, "Editors: %s", c->note);
		doc_end(d, 0, 2, false);
	}
}

void
doc_claim(
    struct doc *d, const struct q_claim *list, size_t n, size_t i, size_t rows)
{
	const struct q_claim *c = &list[i];
	bool preview = rows > 0;
	size_t first = d->n, used;

	d->target.kind = TARGET_SOURCE;
	d->target.n = c->n;
	d->max_lines = preview ? 1 : 0;
	add_voice(d, c);
	add_badges(d, c);
	add_restates(d, list, n, i);
	add_date(d, c);
	doc_end(d, 0, 2, false);
	d->max_lines = preview ? 2 : 0;
	doc_add(d, STYLE_DIM, d->words ? "Says: " : NULL);
	doc_text(d, STYLE_TEXT, c->says, 0, 0);
	d->max_lines = 0;
	if (!preview)
		add_figures(d, c);
	/* In a preview the last line is the source's. */
	used = d->n - first + 1;
	d->max_lines = preview ? (rows > used + 1 ? rows - used : 1) : 0;
	add_passage(d, c, d->max_lines);
	d->max_lines = 0;
	if (!preview)
		add_with(d, c);
	add_source(d, c, preview);
	if (preview) {
		add_with(d, c);
		add_figures(d, c);
	}
	add_actors(d, c);
	add_editors(d, list, n, i);
	memset(&d->target, 0, sizeof d->target);
}
