/* SPDX-License-Identifier: ISC */
/*
 * pane_text - what the panes over a document share: paragraphs and hits.
 */
#ifndef STRIFE_PANE_TEXT_H
#define STRIFE_PANE_TEXT_H

#include <stdbool.h>

struct app;
struct doc;
struct doc_target;
struct list;

/* Cursor to the next or previous paragraph. */
void	pane_text_group(const struct doc *d, struct list *l, int dir);
/* Cursor to the next or previous hit, round the end; says which of how many. */
void	pane_text_search(struct app *app, const struct doc *d,
	    struct list *l, int dir, bool from_here);
/* Go where T leads; what leads nowhere is said. */
void	pane_text_open(struct app *app, const struct doc_target *t);

#endif
