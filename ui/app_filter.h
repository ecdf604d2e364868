/* SPDX-License-Identifier: ISC */
/*
 * app_filter - the list of a filter by words, which is counted between keys.
 *
 * Half a second's work at a million events is not done while a key may come:
 * a frame that would have to wait for it shows the list of before and says
 * that it is counting; app_work (app_hits.h) goes on with it as long as no key
 * waits.  A command that needs the list has it counted to the end at once,
 * from where it had come to.
 */
#ifndef STRIFE_APP_FILTER_H
#define STRIFE_APP_FILTER_H

#include <stdbool.h>

#include "../src/err.h"

struct app;
struct filter;
struct q_events;
struct q_scope;

/* What F (NULL: no filter) lets through in SCOPE, lazy; of the list that is
 * shown already EVENTS stays empty.  In a frame ERR_INTERRUPTED where that
 * takes too long: what has been found is kept. */
bool app_filter_list(struct app *app, const struct q_scope *scope,
    const struct filter *f, struct q_events *events, struct err *e) MUST_USE;
/* Is such a list being counted?  A part of that. */
bool app_filter_pending(const struct app *app);
void app_filter_work(struct app *app);
void app_filter_forget(struct app *app);
/* Say once of a filter that was accepted what there is to say. */
void app_filter_tell(struct app *app);

#endif
