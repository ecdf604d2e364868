/* SPDX-License-Identifier: ISC */
/* doc_card - cards of factions, people, places and relations. */
#ifndef STRIFE_DOC_CARD_H
#define STRIFE_DOC_CARD_H

struct doc;
struct q_card;
struct q_relation;

void	doc_card(struct doc *d, const struct q_card *card);
void	doc_relation(struct doc *d, const struct q_relation *r);

#endif
