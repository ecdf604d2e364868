/* SPDX-License-Identifier: ISC */
/* doc_lineage - the rows of a lineage in words. */
#ifndef STRIFE_DOC_LINEAGE_H
#define STRIFE_DOC_LINEAGE_H

struct doc;
struct lineage;

/* Add the rows of L under the headers of their months: date, who, what, whom.
 * A line leads to the relation's event, else to its card; l->lines tells of
 * every line of D which row it belongs to. */
void	doc_lineage(struct doc *d, struct lineage *l);

#endif
