/* SPDX-License-Identifier: ISC */
/*
 * compare - see compare.h.  A row is made by asking each claim for its words
 * on one thing and adding them to its voice's cell, once each.
 */
#include "compare.h"

#include <stdio.h>
#include <string.h>

#include "doc_words.h"
#include "../src/differ.h"
#include "../src/edtf.h"
#include "../src/model.h"
#include "../src/query.h"
#include "../src/str.h"
#include "../src/text.h"

/* A voice: its source and the origin it names. */
struct voice {
	const char *source, *origin;
};

/* What a claim says on one thing, appended to OUT; nothing: it is silent. */
typedef void (*tell)(const struct q_claim *c, const void *key, struct str *out);

void
compare_init(struct compare *c)
{
	memset(c, 0, sizeof *c);
	arena_init(&c->arena);
}

void
compare_clear(struct compare *c)
{
	arena_clear(&c->arena);
	mem_free(c->rows);
	mem_free(c->heights);
	memset(c, 0, sizeof *c);
}

static struct voice
voice_of(const struct q_claim *c)
{
	struct voice v = {
	    c->source_short != NULL ? c->source_short : c->source_title, NULL};
	size_t i;

	for (i = 0; i < c->n_voices; i++) {
		if (!c->voices[i].inferred)
			v.origin = c->voices[i].name;
	}
	return v;
}

static bool
same_voice(struct voice a, struct voice b)
{
	if (strcmp(a.source, b.source) != 0)
		return false;
	if (a.origin == NULL || b.origin == NULL)
		return a.origin == b.origin;
	return strcmp(a.origin, b.origin) == 0;
}

/* The column of each claim, in COLS; returns the number of columns. */
static size_t
columns(const struct q_event *event, size_t *cols)
{
	size_t i, k, n = 0;

	for (i = 0; i < event->n_claims; i++) {
		struct voice v = voice_of(&event->claims[i]);

		for (k = 0; k < i; k++) {
			if (same_voice(v, voice_of(&event->claims[k])))
				break;
		}
		cols[i] = k < i ? cols[k] : n++;
	}
	return n;
}

/* Add WORDS to the cell unless it says so already. */
static void
add_words(struct compare *c, struct compare_cell *cell, const char *words,
    size_t claim)
{
	if (*words == '\0')
		return;
	if (cell->text == NULL) {
		cell->text = arena_strdup(&c->arena, words);
		cell->claim = (uint32_t)claim;
	} else if (strstr(cell->text, words) == NULL) {
		cell->text =
		    arena_printf(&c->arena, "%s; %s", cell->text, words);
	}
}

/* What the claim of that id says by WORDS. */
static bool
tells(const struct q_event *event, const char *id, tell words, const void *key)
{
	struct str s = STR_INIT;
	bool said = false;
	size_t i;

	for (i = 0; id != NULL && i < event->n_claims && !said; i++) {
		if (strcmp(event->claims[i].id, id) != 0)
			continue;
		words(&event->claims[i], key, &s);
		said = s.len > 0;
	}
	str_clear(&s);
	return said;
}

/*
 * Is this row the one in dispute?  Several rows may have one FIELD (an actor
 * each, a count each): it is theirs where two of its claims speak.  Of kinds
 * one is enough, since who follows the event's kind is silent.
 */
static bool
disputed(
    const struct q_event *event, const char *field, tell words, const void *key)
{
	size_t i, k, speak, need = key != NULL ? 2 : 1;

	for (i = 0; field != NULL && i < event->n_disputes; i++) {
		const struct q_dispute *d = &event->disputes[i];

		if (strcmp(d->field, field) != 0)
			continue;
		for (k = speak = 0; k < d->n_values; k++)
			speak +=
			    tells(event, d->values[k].claim_id, words, key);
		if (speak >= need)
			return true;
	}
	return false;
}

/* All who speak say the same; fewer than two say nothing about agreement. */
static enum compare_sign
agreement(const struct compare_row *row, size_t n_cols)
{
	const char *first = NULL;
	size_t i, speak = 0;

	for (i = 0; i < n_cols; i++) {
		if (row->cells[i].text == NULL)
			continue;
		speak++;
		if (first == NULL)
			first = row->cells[i].text;
		else if (strcmp(first, row->cells[i].text) != 0)
			return COMPARE_NONE;
	}
	return speak > 1 ? COMPARE_EQUAL : COMPARE_NONE;
}

static struct compare_row *
push_row(struct compare *c, struct compare_row row)
{
	c->rows =
	    mem_grow(c->rows, &c->cap_rows, c->n_rows + 1, sizeof *c->rows);
	c->rows[c->n_rows] = row;
	return &c->rows[c->n_rows++];
}

/* FIELD is the word that disputes on this row carry, or NULL. */
static struct compare_row *
add_row(struct compare *c, const struct q_event *event, const size_t *cols,
    const char *label, const char *field, tell words, const void *key)
{
	struct compare_row row = {label, COMPARE_NONE, false, NULL};
	struct str s = STR_INIT;
	size_t i;
	bool any = false;

	row.cells = arena_array(&c->arena, c->n_cols, sizeof *row.cells);
	for (i = 0; i < event->n_claims; i++) {
		str_reset(&s);
		words(&event->claims[i], key, &s);
		add_words(c, &row.cells[cols[i]], str_c(&s), i);
		any |= s.len > 0;
	}
	str_clear(&s);
	if (!any)
		return NULL;
	row.sign = disputed(event, field, words, key)
		       ? COMPARE_DIFFER
		       : agreement(&row, c->n_cols);
	return push_row(c, row);
}

/* ---- what claims are asked ---- */

static void
tell_voice(const struct q_claim *c, const void *key, struct str *out)
{
	struct voice v = voice_of(c);

	(void)key;
	if (v.origin != NULL)
		str_printf(out, "%s, in %s", v.origin, v.source);
	else
		str_printf(out, "%s, in its own words", v.source);
}

static void
tell_date(const struct q_claim *c, const void *key, struct str *out)
{
	(void)key;
	if (c->date != NULL)
		edtf_words(c->date, out);
}

static void
tell_place(const struct q_claim *c, const void *key, struct str *out)
{
	size_t i;

	(void)key;
	for (i = 0; i < c->n_places; i++) {
		if (i > 0)
			str_add(out, ", ");
		doc_words_place(&c->places[i], out);
	}
	if (c->n_places == 0 && c->place_words != NULL)
		str_add(out, c->place_words);
}

static void
tell_kind(const struct q_claim *c, const void *key, struct str *out)
{
	(void)key;
	if (c->kind >= 0)
		str_add(out, model_name(LIST_EVENT_KIND, c->kind));
}

/* What the claim says of one actor of the event. */
static void
tell_actor(const struct q_claim *c, const void *key, struct str *out)
{
	const struct q_actor *of = key;
	size_t i;

	for (i = 0; i < c->n_actors; i++) {
		const struct q_actor *a = &c->actors[i];

		if (a->faction != of->faction || a->person != of->person ||
		    strcmp(a->name, of->name) != 0)
			continue;
		str_printf(out, "%s%s", a->denied ? "not " : "",
		    a->role >= 0 ? model_name(LIST_ROLE, a->role) : "named");
		/* The event's own side goes without saying. */
		if (a->side > 0 && a->side != of->side)
			str_printf(out, ", side %d", a->side);
		return;
	}
}

static bool
same_party(const char *a, const char *b)
{
	return a == b || (a != NULL && b != NULL && strcmp(a, b) == 0);
}

static bool
same_count(const struct q_figure *a, const struct q_figure *b)
{
	return a->what == b->what && same_party(a->of, b->of) &&
	       same_party(a->by, b->by);
}

static void
tell_figure(const struct q_claim *c, const void *key, struct str *out)
{
	size_t i;

	for (i = 0; i < c->n_figures; i++) {
		if (!same_count(&c->figures[i], key))
			continue;
		if (out->len > 0)
			str_add(out, ", ");
		if (c->figures[i].denied)
			str_add(out, "not ");
		doc_words_amount(&c->figures[i], out);
	}
}

static void
tell_certainty(const struct q_claim *c, const void *key, struct str *out)
{
	(void)key;
	if (c->mode != MODE_FACT)
		str_add(out, model_name(LIST_MODE, c->mode));
	if (c->denied)
		str_printf(out, "%sdenied", out->len > 0 ? ", " : "");
	if (c->hedge != NULL)
		str_printf(out, "%s“%s”", out->len > 0 ? ", " : "", c->hedge);
}

/* ---- the rows ---- */

/* Is one of the dates more precise than the other, and inside it? */
static bool
nested(const char *one, const char *other)
{
	struct edtf a, b;
	struct err e = ERR_INIT;

	return one != NULL && other != NULL &&
	       edtf_parse(one, strlen(one), &a, &e) &&
	       edtf_parse(other, strlen(other), &b, &e) &&
	       (edtf_within(&a, &b) || edtf_within(&b, &a));
}

/* What one voice says in several ways is no agreement of voices. */
static void
date_sign(
    const struct q_event *event, const size_t *cols, struct compare_row *row)
{
	size_t i, k;

	if (row == NULL || row->sign != COMPARE_NONE)
		return;
	for (i = 0; i < event->n_claims; i++) {
		for (k = 0; k < i; k++) {
			if (cols[i] != cols[k] && nested(event->claims[i].date,
						      event->claims[k].date))
				row->sign = COMPARE_WITHIN;
		}
	}
}

/* An actor is in dispute as one who took part, and as one who attacked. */
static void
actor_row(struct compare *c, const struct q_event *event, const size_t *cols,
    const struct q_actor *actor)
{
	struct compare_row *row = add_row(c, event, cols,
	    arena_strdup(&c->arena, actor->name), "actor", tell_actor, actor);

	if (row != NULL && disputed(event, "role", tell_actor, actor))
		row->sign = COMPARE_DIFFER;
}

/* Was the figure met in an earlier claim, or earlier in this one? */
static bool
figure_seen(const struct q_event *event, size_t claim, size_t figure)
{
	const struct q_figure *f = &event->claims[claim].figures[figure];
	size_t i, k;

	for (i = 0; i <= claim; i++) {
		for (k = 0; k < event->claims[i].n_figures; k++) {
			if (i == claim && k == figure)
				return false;
			if (same_count(&event->claims[i].figures[k], f))
				return true;
		}
	}
	return false;
}

static void
figure_rows(struct compare *c, const struct q_event *event, const size_t *cols)
{
	size_t i, k;

	for (i = 0; i < event->n_claims; i++) {
		for (k = 0; k < event->claims[i].n_figures; k++) {
			const struct q_figure *f = &event->claims[i].figures[k];
			const char *what =
			    model_name(LIST_FIGURE_WHAT, f->what);

			if (figure_seen(event, i, k))
				continue;
			add_row(c, event, cols,
			    arena_printf(&c->arena, "%s%s%s%s%s", what,
				f->of != NULL ? " of " : "",
				f->of != NULL ? f->of : "",
				f->by != NULL ? " by " : "",
				f->by != NULL ? f->by : ""),
			    what, tell_figure, f);
		}
	}
}

/* Where one denies what another tells, or the editors say that two accounts
 * do not go together: the accounts. */
static void
account_rows(struct compare *c, const struct q_event *event, const size_t *cols)
{
	size_t i, k, n;

	for (i = 0; i < event->n_disputes; i++) {
		const struct q_dispute *d = &event->disputes[i];
		struct compare_row row = {
		    differ_label(d->field), COMPARE_DIFFER, false, NULL};

		if (strcmp(d->field, "denied") != 0 &&
		    strcmp(d->field, "contradicts") != 0)
			continue;
		row.cells =
		    arena_array(&c->arena, c->n_cols, sizeof *row.cells);
		for (k = 0; k < d->n_values; k++) {
			for (n = 0; n < event->n_claims; n++) {
				const struct q_claim *q = &event->claims[n];

				if (strcmp(q->id, d->values[k].claim_id) == 0)
					add_words(
					    c, &row.cells[cols[n]], q->says, n);
			}
		}
		push_row(c, row);
	}
}

/* The n-th quote of each voice stands in the n-th row of quotes. */
static void
quote_rows(struct compare *c, const struct q_event *event, const size_t *cols)
{
	size_t *used = arena_array(&c->arena, c->n_cols, sizeof *used);
	size_t first = c->n_rows, i;

	for (i = 0; i < event->n_claims; i++) {
		const struct q_claim *q = &event->claims[i];
		size_t row = first + used[cols[i]]++;
		struct compare_cell *cell;

		if (row == c->n_rows) {
			struct compare_row new = {row != first	 ? ""
						  : q->coded_row ? "passage"
								 : "quote",
			    COMPARE_NONE, true,
			    arena_array(&c->arena, c->n_cols,
				sizeof *c->rows[row].cells)};

			push_row(c, new);
		}
		cell = &c->rows[row].cells[cols[i]];
		cell->claim = (uint32_t)i;
		if (q->passage == NULL || q->quote_start < q->passage_start)
			cell->text = arena_strdup(&c->arena, q->says);
		else if (q->coded_row) /* its own words, none of them quoted */
			cell->text = arena_strdup(&c->arena, q->passage);
		else
			cell->text = arena_strndup(&c->arena,
			    q->passage + (q->quote_start - q->passage_start),
			    q->quote_end - q->quote_start);
	}
}

void
compare_load(struct compare *c, const struct q_event *event)
{
	size_t *cols, i;

	arena_reset(&c->arena);
	c->n_rows = 0;
	/* The heights are another event's. */
	c->col_w = 0;
	mem_free(c->heights);
	c->heights = NULL;
	cols = arena_array(&c->arena, event->n_claims + 1, sizeof *cols);
	c->n_cols = columns(event, cols);
	if (c->col >= c->n_cols)
		c->col = c->left = 0;
	add_row(c, event, cols, "told by", NULL, tell_voice, NULL);
	for (i = 0; i < c->n_rows; i++)
		c->rows[i].sign = COMPARE_NONE;
	date_sign(event, cols,
	    add_row(c, event, cols, "date", "date", tell_date, NULL));
	add_row(c, event, cols, "place", "place", tell_place, NULL);
	add_row(c, event, cols, "kind", "kind", tell_kind, NULL);
	for (i = 0; i < event->n_actors; i++)
		actor_row(c, event, cols, &event->actors[i]);
	figure_rows(c, event, cols);
	account_rows(c, event, cols);
	add_row(c, event, cols, "how sure", NULL, tell_certainty, NULL);
	quote_rows(c, event, cols);
}

static int
lines_of(struct arena *a, const char *text, int w)
{
	struct text_line *lines;
	size_t n;

	if (text == NULL)
		return 0;
	n = text_wrap(a, text, strlen(text), w, &lines);
	arena_reset(a);
	return (int)n;
}

void
compare_wrap(struct compare *c, int label_w, int col_w, size_t n)
{
	struct arena a;
	size_t i, k;

	if (c->col_w == col_w && c->label_w == label_w &&
	    c->wrapped_left == c->left && c->wrapped_n == n)
		return;
	c->col_w = col_w;
	c->label_w = label_w;
	c->wrapped_left = c->left;
	c->wrapped_n = n;
	mem_free(c->heights);
	c->heights = mem_array(c->n_rows + 1, sizeof *c->heights);
	arena_init(&a);
	for (i = 0; i < c->n_rows; i++) {
		int h = lines_of(&a, c->rows[i].label, label_w);

		for (k = c->left; k < c->n_cols && k < c->left + n; k++) {
			int l = lines_of(&a, c->rows[i].cells[k].text, col_w);

			h = l > h ? l : h;
		}
		c->heights[i] = h > 1 ? h : 1;
	}
	arena_clear(&a);
}
