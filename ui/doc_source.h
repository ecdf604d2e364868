/* SPDX-License-Identifier: ISC */
/* doc_source - a source as the source reader shows it. */
#ifndef STRIFE_DOC_SOURCE_H
#define STRIFE_DOC_SOURCE_H

#include <stdbool.h>
#include <stdint.h>

struct doc;
struct q_raw;
struct q_skip;
struct q_source;

/* Add SOURCE, which was read with its text.  Lines know the bytes of the
 * text they show (from, to); those of the head show none. */
void	doc_source(struct doc *d, const struct q_source *source);
/* Add the row that a claim without a place in a text came from. */
void	doc_source_row(struct doc *d, const struct q_raw *row);
/* How much of the text claims rest on, in percent. */
uint32_t doc_source_covered(const struct q_source *source);
/* The stretch set aside that holds byte AT; NULL: none. */
const struct q_skip *doc_source_skip(const struct q_source *source,
	    uint32_t at);
/* Are any of the bytes FROM..TO neither quoted nor set aside, though they
 * should be? */
bool	doc_source_gap(const struct q_source *source, uint32_t from,
	    uint32_t to);

#endif
