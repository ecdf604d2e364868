/* SPDX-License-Identifier: ISC */
/* doc_event - an event with its claims, as the detail pane shows it. */
#ifndef STRIFE_DOC_EVENT_H
#define STRIFE_DOC_EVENT_H

struct canvas;
struct doc;
struct q_event;

enum doc_event_form {
	DOC_EVENT_FULL,
	DOC_EVENT_PREVIEW,	/* a line for each part of the head */
	DOC_EVENT_ALL_ACTORS	/* a line for every actor */
};

/* Add EVENT.  Signs come from CANVAS (ASCII or not).  A preview is written
 * for H lines: the passage leaves one for its source. */
void	doc_event(struct doc *d, const struct q_event *event,
	    const struct canvas *canvas, enum doc_event_form form, int h);

#endif
