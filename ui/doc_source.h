/* SPDX-License-Identifier: ISC */
/* doc_source - a source as the source reader shows it. */
#ifndef STRIFE_DOC_SOURCE_H
#define STRIFE_DOC_SOURCE_H

#include <stdint.h>

struct doc;
struct q_source;

/* Add SOURCE, which was read with its text.  Lines know the bytes of the
 * text they show (from, to); those of the head show none. */
void	doc_source(struct doc *d, const struct q_source *source);
/* How much of the text claims rest on, in percent. */
uint32_t doc_source_covered(const struct q_source *source);

#endif
