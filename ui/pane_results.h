/* SPDX-License-Identifier: ISC */
/* pane_results - the view of what a search found. */
#ifndef STRIFE_PANE_RESULTS_H
#define STRIFE_PANE_RESULTS_H

#include <stdbool.h>
#include <stddef.h>

struct app;

/* Go to the view and search for WORDS, which is then the last search. */
void	pane_results_show(struct app *app, const char *words);
/* Order of time or rank; the list or the whole dataset: the other one. */
void	pane_results_sort(struct app *app);
void	pane_results_scope(struct app *app);
/* How many hits are wanted for what is shown with the pointer on hit CURSOR. */
size_t	pane_results_want(const struct app *app, size_t cursor);
/* For app_hits.h: is something still to be found or put in order; a part of
 * that. */
bool	pane_results_pending(const struct app *app);
void	pane_results_work(struct app *app);
/* The last hit is wanted.  False: it is known. */
bool	pane_results_end(struct app *app);

#endif
