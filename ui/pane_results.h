/* SPDX-License-Identifier: ISC */
/* pane_results - the view of what a search found. */
#ifndef STRIFE_PANE_RESULTS_H
#define STRIFE_PANE_RESULTS_H

struct app;

/* Go to the view and search for WORDS, which is then the last search. */
void	pane_results_show(struct app *app, const char *words);
/* Order of time or rank; the list or the whole dataset: the other one. */
void	pane_results_sort(struct app *app);
void	pane_results_scope(struct app *app);

#endif
