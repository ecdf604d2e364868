/* SPDX-License-Identifier: ISC */
/*
 * pane_source - which quote, or row, the source reader shows.
 */
#ifndef STRIFE_PANE_SOURCE_H
#define STRIFE_PANE_SOURCE_H

#include <stddef.h>

struct app;
struct q_mark;
struct str;

/*
 * The mark on the cursor's line of app->source, its place among the marks in
 * INDEX; NULL where the line has none.  A line may have several: the one last
 * looked at (app->now.claim) comes first, then quotes of a claim's own.
 */
const struct q_mark *pane_source_mark(const struct app *app, size_t *index);
/* Of a source without a text: how many rows it has, or that one is shown. */
void	pane_source_rows(const struct app *app, struct str *out);

#endif
