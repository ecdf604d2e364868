/* SPDX-License-Identifier: ISC */
/*
 * doc_claim - a claim as people read it: whose word, how sure, what it says,
 * and the words of the source on which it rests.
 */
#ifndef STRIFE_DOC_CLAIM_H
#define STRIFE_DOC_CLAIM_H

#include <stddef.h>

struct doc;
struct q_actor;
struct q_claim;
struct q_dispute_value;

/* Add claim I of the N of LIST, those of its subject.  Its lines lead (Enter)
 * to its passage in the source.  ROWS > 0 is a preview: voice, statement, quote
 * and source on that many lines where that can be, the rest below. */
void	doc_claim(struct doc *d, const struct q_claim *list, size_t n,
	    size_t i, size_t rows);
/* Lines of WIDTH cells that a preview of C takes with all of its quote. */
size_t	doc_claim_lines(const struct q_claim *c, int width);
/* Whose value it is in a dispute: "Valley Watch in The Gazette". */
void	doc_dispute_voice(struct doc *d, const struct q_dispute_value *v);
/* "River Guard attacker" with its hedge, denial and name as written. */
void	doc_actor(struct doc *d, const struct q_actor *a);

#endif
