/* SPDX-License-Identifier: ISC */
/*
 * pane_source.h - which quote the cursor of the source reader is on.
 */
#ifndef STRIFE_PANE_SOURCE_H
#define STRIFE_PANE_SOURCE_H

#include <stddef.h>

struct app;
struct q_mark;

/*
 * The mark on the cursor's line of app->source, its place among the marks in
 * INDEX; NULL where the line has none.  A line may have several: the one last
 * looked at (app->now.claim) comes first, then quotes of a claim's own.
 */
const struct q_mark *pane_source_mark(const struct app *app, size_t *index);

#endif
