/* SPDX-License-Identifier: ISC */
/* doc_event - an event with its claims, as the detail pane shows it. */
#ifndef STRIFE_DOC_EVENT_H
#define STRIFE_DOC_EVENT_H

#include <stdbool.h>

struct canvas;
struct doc;
struct q_event;

/* Add EVENT.  Signs come from CANVAS (ASCII or not).  ALL_ACTORS: number
 * every actor, a line each, not only the first nine. */
void	doc_event(struct doc *d, const struct q_event *event,
	    const struct canvas *canvas, bool all_actors);

#endif
