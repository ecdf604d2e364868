/* SPDX-License-Identifier: ISC */
/*
 * app_hits - where the words of a search stand, and what is still going on.
 *
 * A search shows its first hit at once.  Counting the others, or putting them
 * in order, and what a filter by words lets through (app_filter.h) is done
 * between keys: whoever drives the app calls app_work as
 * long as there is something to do and no key waits.  Until then the line
 * above says that they are being counted.
 */
#ifndef STRIFE_APP_HITS_H
#define STRIFE_APP_HITS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct app;

/* Is there something to do?  It ends; what fails is not tried again. */
bool	app_pending(const struct app *app);
/* Do some milliseconds of it; the last of it changes what is shown.  Ranking
 * is done at one go, and given up where a key stops the query. */
void	app_work(struct app *app);
/* Would the next app_work be the ranking? */
bool	app_ranks(const struct app *app);

/* Those of app->search in the list of events. */
void	app_hits_forget(struct app *app);
/* Find the nearest to the cursor in DIR, from the cursor itself where
 * FROM_HERE, round the end where there is none: *ROW; false: there is none, or
 * an error has been said.  Says which it is of how many. */
bool	app_hits_go(struct app *app, int dir, bool from_here, size_t *row);
/* Does the list hold none, but others do? */
bool	app_hits_only_outside(struct app *app);

#endif
