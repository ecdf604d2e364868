/* SPDX-License-Identifier: ISC */
/*
 * card - one thing in plain text, with its passages.
 *
 * Cards are wrapped to a width in cells and hold no styles: a quote stands
 * between » and « inside its passage, and what the editors alone say stands
 * in brackets.  The text is raw: it goes out through out_text.
 */
#ifndef STRIFE_CARD_H
#define STRIFE_CARD_H

#include <stdbool.h>
#include <stddef.h>

#include "query.h"

struct arena;
struct str;

struct card {
	struct str *out;
	struct arena *a; /* for lines */
	int width;
	/* Bytes of OUT where a line begins that is part of a text of data that
	 * begins from the right, in their order (bidi.h).  The caller frees
	 * them. */
	size_t *flows;
	size_t n_flows, cap_flows;
};

void card_event(struct card *c, const struct q_event *q);
/* The row that an event was imported from: what is in its cells. */
void card_raw(struct card *c, const struct q_raw *q);
/* A claim by itself, under the title of its subject. */
void card_claim(struct card *c, const struct q_claim *q);
void card_relation(struct card *c, const struct q_relation *q);
/* The rows are the events of the pair. */
void card_pair(
    struct card *c, const struct q_pair *q, const struct q_row *rows, size_t n);
/* A faction, person or place. */
void card_thing(struct card *c, const struct q_card *q);
void card_source(struct card *c, const struct q_source *q);

#endif
