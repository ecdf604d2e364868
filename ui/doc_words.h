/* SPDX-License-Identifier: ISC */
/*
 * doc_words - values in words, the same wherever they are shown.
 */
#ifndef STRIFE_DOC_WORDS_H
#define STRIFE_DOC_WORDS_H

struct q_figure;
struct q_place;
struct str;

/* "60", "more than 50", "about 70", "150–200", "“hundreds”". */
void	doc_words_amount(const struct q_figure *f, struct str *out);
/* "near Lake Head", "between A and B". */
void	doc_words_place(const struct q_place *p, struct str *out);

#endif
