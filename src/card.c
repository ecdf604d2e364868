/* SPDX-License-Identifier: ISC */
/*
 * card - blocks of wrapped text, and the cards of events and claims.
 */
#include "card.h"

#include <stdio.h>
#include <string.h>

#include "bidi.h"
#include "card_impl.h"
#include "mem.h"
#include "text.h"

/* Beside a passage. */
#define BAR "   ┃ "

static void
add_flow(struct card *c)
{
	c->flows =
	    mem_grow(c->flows, &c->cap_flows, c->n_flows + 1, sizeof *c->flows);
	c->flows[c->n_flows++] = c->out->len;
}

static void
block(struct card *c, const char *first, const char *rest, const char *text,
    size_t n, bool flows)
{
	bool rtl = flows && bidi_is_rtl(text, n);
	struct text_line *lines;
	size_t i, count;
	int w;

	w = c->width - text_width(rest, strlen(rest));
	count = text_wrap(c->a, text, n, w < 10 ? 10 : w, &lines);
	for (i = 0; i < count; i++) {
		str_add(c->out, i == 0 ? first : rest);
		if (rtl)
			add_flow(c);
		str_addn(c->out, text + lines[i].start,
		    lines[i].end - lines[i].start);
		while (c->out->len > 0 && c->out->s[c->out->len - 1] == ' ')
			c->out->s[--c->out->len] = '\0';
		str_addc(c->out, '\n');
	}
}

void
card_block(struct card *c, const char *first, const char *rest,
    const char *text, size_t n)
{
	block(c, first, rest, text, n, false);
}

void
card_text(struct card *c, const char *first, const char *rest, const char *text,
    size_t n)
{
	block(c, first, rest, text, n, true);
}

void
card_line(
    struct card *c, const char *first, const char *rest, const struct str *text)
{
	card_block(c, first, rest, str_c(text), text->len);
}

/* A link is never broken: it has to be copied whole. */
void
card_link(struct card *c, const char *first, const char *rest,
    const struct str *text, const char *link)
{
	int w;

	w = text_width(first, strlen(first)) +
	    text_width(str_c(text), text->len) +
	    text_width(link, strlen(link)) + 3;
	if (w <= c->width && memchr(str_c(text), '\n', text->len) == NULL) {
		str_printf(c->out, "%s%s · %s\n", first, str_c(text), link);
		return;
	}
	card_line(c, first, rest, text);
	str_printf(c->out, "%s%s\n", rest, link);
}

void
card_label(struct card *c, const char *label, const char *text)
{
	struct str s = STR_INIT;

	if (text == NULL)
		return;
	str_printf(&s, "%s: %s", label, text);
	card_line(c, "", "  ", &s);
	str_clear(&s);
}

void
card_gap(struct card *c)
{
	str_addc(c->out, '\n');
}

void
card_title(struct card *c, const char *title)
{
	struct text_line *lines;
	size_t i, n;
	int k, w;

	card_text(c, "", "", title, strlen(title));
	n = text_wrap(
	    c->a, title, strlen(title), c->width < 10 ? 10 : c->width, &lines);
	w = 0;
	for (i = 0; i < n; i++)
		w = lines[i].width > w ? lines[i].width : w;
	for (k = 0; k < w; k++)
		str_add(c->out, "─");
	str_addc(c->out, '\n');
}

/* ---- claims ---- */

static bool
quoted(const struct q_claim *q, uint32_t at)
{
	size_t i;

	for (i = 0; i < q->n_quotes; i++) {
		if (q->quotes[i].start <= at && at < q->quotes[i].end)
			return true;
	}
	return false;
}

/* The passage with its quotes between » and «. */
static void
claim_passage(struct card *c, const struct q_claim *q)
{
	struct str s = STR_INIT;
	bool in, now;
	size_t i;

	in = q->coded_row;
	if (in)
		str_add(&s, "»");
	for (i = 0; i < q->passage_len; i++) {
		now = q->coded_row || quoted(q, q->passage_start + (uint32_t)i);
		if (now != in)
			str_add(&s, now ? "»" : "«");
		in = now;
		str_addc(&s, query_wrapped(q->passage, q->passage_len, i)
				 ? ' '
				 : q->passage[i]);
	}
	if (in)
		str_add(&s, "«");
	card_text(c, BAR, BAR, str_c(&s), s.len);
	str_clear(&s);
}

/* Quotes that lie too far off to stand in the passage. */
static void
claim_far_quotes(struct card *c, const struct q_claim *q)
{
	struct str s = STR_INIT;
	size_t i;

	for (i = 0; i < q->n_quotes; i++) {
		if (q->quotes[i].start >= q->passage_start &&
		    q->quotes[i].end <= q->passage_start + q->passage_len)
			continue;
		str_reset(&s);
		str_printf(&s, "… »%s« …", q->quote_texts[i]);
		card_text(c, BAR, BAR, str_c(&s), s.len);
	}
	str_clear(&s);
}

static void
claim_badges(struct str *s, const struct q_claim *q)
{
	card_voice_words(s, q);
	if (q->hedge != NULL)
		str_printf(s, " · “%s”", q->hedge);
	if (q->mode != MODE_FACT)
		str_printf(s, " · %s", model_name(LIST_MODE, q->mode));
	if (q->denied)
		str_add(s, " · denied");
	if (q->part != NULL && strcmp(q->part, "body") != 0)
		str_printf(s, " · %s", q->part);
	if (q->match != NULL)
		str_printf(s, " · match %s", q->match);
	if (q->kind >= 0)
		str_printf(
		    s, " · calls it %s", model_name(LIST_EVENT_KIND, q->kind));
	if (q->said != NULL) {
		str_add(s, " · said ");
		edtf_words(q->said, s);
	}
}

/* The claim's own date and how it came about. */
static void
claim_date(struct card *c, const struct q_claim *q)
{
	struct str s = STR_INIT;

	if (q->date == NULL && q->date_words == NULL)
		return;
	if (q->date != NULL)
		card_date_words(&s, q->date);
	if (q->date_basis != NULL)
		str_printf(&s, " = “%s”", q->date_basis);
	else if (q->date_words != NULL)
		str_printf(
		    &s, "%s“%s”", q->date != NULL ? " = " : "", q->date_words);
	card_line(c, "   ", "     ", &s);
	str_clear(&s);
}

static void
claim_places(struct card *c, const struct q_claim *q)
{
	struct str s = STR_INIT;
	size_t i;

	for (i = 0; i < q->n_places; i++) {
		str_add(&s, i == 0 ? "" : "; ");
		card_place_words(&s, &q->places[i]);
	}
	if (q->place_words != NULL)
		str_printf(&s, "%s“%s”", s.len > 0 ? ": " : "", q->place_words);
	card_line(c, "   ", "     ", &s);
	str_clear(&s);
}

static void
claim_lists(struct card *c, const struct q_claim *q)
{
	struct str s = STR_INIT;
	size_t i;

	for (i = 0; i < q->n_actors; i++) {
		str_reset(&s);
		card_actor_words(&s, &q->actors[i]);
		card_line(c, "   · ", "     ", &s);
	}
	for (i = 0; i < q->n_figures; i++) {
		str_reset(&s);
		card_figure_words(&s, &q->figures[i]);
		card_line(c, "   # ", "     ", &s);
	}
	str_reset(&s);
	for (i = 0; i < q->n_mentions; i++)
		str_printf(
		    &s, "%s%s", i == 0 ? "mentions " : ", ", q->mentions[i]);
	card_line(c, "   ", "     ", &s);
	str_clear(&s);
}

/* Where it stands: publication, rights, and whether the quote is exact. */
static void
claim_source(struct card *c, const struct q_claim *q)
{
	struct str s = STR_INIT;

	if (strcmp(q->source_short, q->source_title) != 0)
		str_printf(&s, "%s, ", q->source_short);
	str_printf(&s, "“%s”", q->source_title);
	if (q->source_rights != NULL)
		str_printf(&s, ", %s", q->source_rights);
	str_add(&s, q->coded_row ? " · coded row" : " · exact");
	card_line(c, "   ", "     ", &s);
	str_clear(&s);
}

static void
claim_others(struct card *c, const struct q_claim *q)
{
	struct str s = STR_INIT;

	if (q->restates != NULL)
		str_printf(&s, "restates %s", q->restates);
	if (q->contradicts != NULL)
		str_printf(&s, "%scontradicts %s", s.len > 0 ? " · " : "",
		    q->contradicts);
	card_line(c, "   ", "     ", &s);
	if (q->note != NULL) {
		str_reset(&s);
		str_printf(&s, "[%s]", q->note);
		card_line(c, "   ", "    ", &s);
	}
	str_clear(&s);
}

static void
claim_body(struct card *c, const struct q_claim *q, const char *first)
{
	struct str s = STR_INIT;

	card_text(c, first, "   ", q->says, strlen(q->says));
	claim_badges(&s, q);
	card_line(c, "   ", "     ", &s);
	claim_date(c, q);
	claim_places(c, q);
	claim_lists(c, q);
	if (q->damaged) {
		str_reset(&s);
		str_add(&s, "THE TEXT OF THIS SOURCE IS DAMAGED: no quote can "
			    "be shown");
		card_line(c, "   ", "   ", &s);
	}
	if (q->passage != NULL)
		claim_passage(c, q);
	if (q->passage != NULL && !q->coded_row)
		claim_far_quotes(c, q);
	claim_source(c, q);
	claim_others(c, q);
	str_printf(c->out, "   %s\n", q->link);
	str_clear(&s);
}

void
card_claims(struct card *c, const struct q_claim *claims, size_t n)
{
	char first[16];
	size_t i;
	int len;

	for (i = 0; i < n; i++) {
		card_gap(c);
		len = snprintf(first, sizeof(first), "%zu. ", i + 1);
		if (len < 0)
			first[0] = '\0';
		claim_body(c, &claims[i], first);
	}
}

void
card_claim(struct card *c, const struct q_claim *q)
{
	card_title(c, q->subject_title);
	card_gap(c);
	claim_body(c, q, "   ");
}

/* ---- events ---- */

static void
event_head(struct card *c, const struct q_event *q)
{
	struct str s = STR_INIT;
	size_t i;

	card_date_words(&s, q->row.date);
	if (q->date_words != NULL)
		str_printf(&s, " (“%s”)", q->date_words);
	for (i = 0; i < q->n_places; i++) {
		str_add(&s, i == 0 ? " · " : "; ");
		card_place_words(&s, &q->places[i]);
	}
	if (q->place_words != NULL)
		str_printf(&s, " (“%s”)", q->place_words);
	str_printf(&s, " · %s", model_name(LIST_EVENT_KIND, q->row.kind));
	if ((q->row.flags & EVENT_PLANNED) != 0)
		str_add(&s, " · only planned");
	if ((q->row.flags & EVENT_ALLEGED) != 0)
		str_add(&s, " · alleged");
	card_line(c, "", "  ", &s);
	str_clear(&s);
	str_printf(c->out, "%s\n", q->link);
}

static void
event_actors(struct card *c, const struct q_event *q)
{
	struct str s = STR_INIT;
	const struct q_actor *actor;
	char first[16];
	size_t i;

	if (q->n_actors > 0)
		card_gap(c);
	for (i = 0; i < q->n_actors; i++) {
		actor = &q->actors[i];
		str_reset(&s);
		if (actor->editors_only)
			str_addc(&s, '[');
		card_actor_words(&s, actor);
		if (actor->editors_only)
			str_addc(&s, ']');
		if (actor->claim_only)
			str_add(&s, " (in a claim only)");
		if (actor->side > 0)
			snprintf(first, sizeof(first), "%3d ", actor->side);
		else
			snprintf(first, sizeof(first), "  · ");
		card_line(c, first, "    ", &s);
	}
	str_clear(&s);
}

static void
event_disputes(struct card *c, const struct q_event *q)
{
	size_t i;

	if (q->n_disputes > 0)
		card_gap(c);
	for (i = 0; i < q->n_disputes; i++)
		card_block(c, "  ≠ ", "    ", q->disputes[i].words,
		    strlen(q->disputes[i].words));
}

static void
event_around(struct card *c, const struct q_event *q)
{
	struct str s = STR_INIT;
	size_t i;

	if (q->part_of_id == NULL && q->n_parts_rows == 0 && q->note == NULL)
		return;
	card_gap(c);
	if (q->part_of_id != NULL) {
		str_printf(&s, "Part of: %s", q->part_of_title);
		card_link(c, "", "  ", &s,
		    arena_printf(c->a, "event/%s", q->part_of_id));
	}
	for (i = 0; i < q->n_parts_rows; i++) {
		str_reset(&s);
		card_date_words(&s, q->parts[i].date);
		str_printf(
		    &s, ": %s (event/%s)", q->parts[i].title, q->parts[i].id);
		card_line(c, "  ▸ ", "    ", &s);
	}
	if (q->note != NULL) {
		str_reset(&s);
		str_printf(&s, "[%s]", q->note);
		card_line(c, "", " ", &s);
	}
	str_clear(&s);
}

void
card_event(struct card *c, const struct q_event *q)
{
	card_title(c, q->row.title);
	event_head(c, q);
	event_actors(c, q);
	event_disputes(c, q);
	event_around(c, q);
	card_claims(c, q->claims, q->n_claims);
}

void
card_raw(struct card *c, const struct q_raw *q)
{
	struct str s = STR_INIT;
	size_t i;

	card_gap(c);
	str_printf(&s, "Line %lu of %s, as it came%s:", (unsigned long)q->line,
	    q->file, q->gone ? "; a later export has it no more" : "");
	card_line(c, "", "  ", &s);
	for (i = 0; i < q->n_cells; i++) {
		if (*q->cells[i].value == '\0')
			continue;
		str_reset(&s);
		str_printf(&s, "%s: %s", q->cells[i].name, q->cells[i].value);
		card_line(c, "  ", "    ", &s);
	}
	str_clear(&s);
}
