/* SPDX-License-Identifier: ISC */
/*
 * found - see found.h.  The texts of the event are tried in order of worth; a
 * later one wins only by holding more of the words.  So none is tried any more
 * when one holds all of them, and as that is mostly one of the first claim's,
 * no more is read than is tried.
 */
#include "found.h"

#include <string.h>

#include "filter.h"
#include "mem.h"
#include "query.h"

struct finder {
	struct arena *a;
	const struct found_words *words;
	size_t width;
	struct found *best;
};

void
found_words(struct arena *a, const struct filter *f, struct found_words *out)
{
	const struct filter_term *t;
	size_t i;

	out->patterns = arena_array(a, f->n + 1, sizeof(*out->patterns));
	out->n = 0;
	for (i = 0; i < f->n; i++) {
		t = &f->terms[i];
		if (!t->not &&(
			t->field == FILTER_WORDS || t->field == FILTER_PHRASE))
			out->patterns[out->n++] = t->values[0];
	}
}

/* Does one text hold all the words? */
static bool
has_all(const struct finder *f)
{
	return f->best->snippet.hits > 0 &&
	       f->best->snippet.hits == f->words->n;
}

static void
try_text(const struct finder *f, const char *text, const struct q_claim *claim,
    const char *field)
{
	struct snippet now;

	if (text == NULL || has_all(f))
		return;
	snippet_of(f->a, text, strlen(text), f->words->patterns, f->words->n,
	    f->width, &now);
	if (now.text != NULL && now.hits > f->best->snippet.hits) {
		f->best->snippet = now;
		f->best->claim = claim;
		f->best->field = field;
	}
}

static void
try_claim(const struct finder *f, const struct q_claim *c)
{
	size_t k;

	try_text(f, c->quote, c, NULL);
	/* In the order of the text: any of them may be the first. */
	for (k = 0; k < c->n_quotes; k++) {
		if (c->quotes[k].start != c->quote_start ||
		    c->quotes[k].end != c->quote_end)
			try_text(f, c->quote_texts[k], c, NULL);
	}
	try_text(f, c->says, c, NULL);
}

static void
show_first(struct found *out, const struct q_claim *c)
{
	out->claim = c;
	out->snippet.text = c->says;
}

void
found_in(struct arena *a, const struct q_event *q,
    const struct found_words *words, size_t width, struct found *out)
{
	const struct finder f = {a, words, width, out};
	size_t i;

	memset(out, 0, sizeof(*out));
	for (i = 0; i < q->n_claims; i++)
		try_claim(&f, &q->claims[i]);
	try_text(&f, q->row.title, NULL, "title");
	for (i = 0; i < q->n_actors; i++)
		try_text(&f, q->actors[i].name, NULL, "actor");
	for (i = 0; i < q->n_places; i++)
		try_text(&f, q->places[i].name, NULL, "place");
	if (out->snippet.text == NULL && q->n_claims > 0)
		show_first(out, &q->claims[0]);
}

/* Of no words the first claim is all that is shown. */
static bool
take_claim(void *ctx, const struct q_claim *c)
{
	const struct finder *f = ctx;

	if (f->words->n == 0)
		show_first(f->best, c);
	else
		try_claim(f, c);
	return f->words->n > 0 && !has_all(f);
}

bool
found_event(struct db *db, struct arena *a, uint32_t n,
    const struct found_words *words, size_t width, struct q_event **q,
    struct found *out, struct err *e)
{
	struct finder f = {a, words, width, out};

	memset(out, 0, sizeof(*out));
	if (!query_event_row(db, a, n, q, e))
		return false;
	if (*q == NULL)
		return true;
	if (!query_said(db, a, *q, take_claim, &f, e))
		return false;
	if (words->n == 0 || has_all(&f))
		return true;
	if (!query_event(db, a, n, q, e))
		return false;
	if (*q != NULL)
		found_in(a, *q, words, width, out);
	return true;
}
