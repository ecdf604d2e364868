/* SPDX-License-Identifier: ISC */
/* doc_card - cards of factions, people, places and relations. */
#ifndef STRIFE_DOC_CARD_H
#define STRIFE_DOC_CARD_H

#include <stddef.h>
#include <stdint.h>

struct doc;
struct q_beside;
struct q_card;
struct q_relation;

void	doc_card(struct doc *d, const struct q_card *card);
/* The N factions of LIST, that stood on FACTION's side, under a header;
 * nothing where there are none. */
void	doc_beside(struct doc *d, uint32_t faction, const struct q_beside *list,
	    size_t n);
void	doc_relation(struct doc *d, const struct q_relation *r);

#endif
