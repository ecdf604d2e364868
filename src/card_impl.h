/* SPDX-License-Identifier: ISC */
/*
 * card_impl - what the files behind card.h share.
 */
#ifndef STRIFE_CARD_IMPL_H
#define STRIFE_CARD_IMPL_H

#include "card.h"
#include "str.h"

/* TEXT wrapped, its first line after FIRST, the others after REST. */
void card_block(struct card *c, const char *first, const char *rest,
    const char *text, size_t n);
/* The same for a text of data: a title, a sentence, a passage. */
void card_text(struct card *c, const char *first, const char *rest,
    const char *text, size_t n);
void card_line(struct card *c, const char *first, const char *rest,
    const struct str *text);
/* The same with a link after it, on the same line where that fits. */
void card_link(struct card *c, const char *first, const char *rest,
    const struct str *text, const char *link);
/* "LABEL: text", wrapped; nothing where TEXT is NULL. */
void card_label(struct card *c, const char *label, const char *text);
/* The title and a line of its own width under it. */
void card_title(struct card *c, const char *title);
void card_gap(struct card *c);
/* Numbered claims with their passages. */
void card_claims(struct card *c, const struct q_claim *claims, size_t n);

/* Words (card_words.c); all append. */
void card_date_words(struct str *s, const char *date);
void card_place_words(struct str *s, const struct q_place *p);
void card_actor_words(struct str *s, const struct q_actor *q);
void card_voice_words(struct str *s, const struct q_claim *q);
void card_figure_words(struct str *s, const struct q_figure *f);

#endif
