/* SPDX-License-Identifier: ISC */
/*
 * found - see found.h.  Every text of the event is tried in order of worth;
 * a later one wins only by holding more of the words.
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

static void
try_text(const struct finder *f, const char *text, const struct q_claim *claim,
    const char *field)
{
	struct snippet now;

	if (text == NULL)
		return;
	snippet_of(f->a, text, strlen(text), f->words->patterns, f->words->n,
	    f->width, &now);
	if (now.text != NULL && now.hits > f->best->snippet.hits) {
		f->best->snippet = now;
		f->best->claim = claim;
		f->best->field = field;
	}
}

void
found_in(struct arena *a, const struct q_event *q,
    const struct found_words *words, size_t width, struct found *out)
{
	const struct finder f = {a, words, width, out};
	const struct q_claim *c;
	size_t i, k;

	memset(out, 0, sizeof(*out));
	for (i = 0; i < q->n_claims; i++) {
		c = &q->claims[i];
		try_text(&f, c->quote, c, NULL);
		/* In the order of the text: any of them may be the first. */
		for (k = 0; k < c->n_quotes; k++)
			try_text(&f, c->quote_texts[k], c, NULL);
		try_text(&f, c->says, c, NULL);
	}
	try_text(&f, q->row.title, NULL, "title");
	for (i = 0; i < q->n_actors; i++)
		try_text(&f, q->actors[i].name, NULL, "actor");
	for (i = 0; i < q->n_places; i++)
		try_text(&f, q->places[i].name, NULL, "place");
	if (out->snippet.text == NULL && q->n_claims > 0) {
		out->claim = &q->claims[0];
		out->snippet.text = q->claims[0].says;
	}
}
