/* SPDX-License-Identifier: ISC */
/* doc_facets - what a list of events is made of, each value with its number
 * and a bar. */
#ifndef STRIFE_DOC_FACETS_H
#define STRIFE_DOC_FACETS_H

struct canvas;
struct doc;
struct q_facets;

/* Add FACETS, one set a field; a line's target is TARGET_FACET, n its field
 * and n2 its place there.  Signs come from CANVAS. */
void	doc_facets(struct doc *d, const struct q_facets *facets,
	    const struct canvas *canvas);

#endif
