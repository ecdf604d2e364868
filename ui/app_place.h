/* SPDX-License-Identifier: ISC */
/*
 * app_place - where the reader is, told in links, and the way back there; the
 * marks that are kept from one session to the next.
 */
#ifndef STRIFE_APP_PLACE_H
#define STRIFE_APP_PLACE_H

#include <stdbool.h>

struct app;
struct mark_place;

/* Where the reader is, into P, which was empty. */
void	app_place(struct app *app, struct mark_place *p);
/* Go to P, remembering where we are.  What the dataset no longer holds is
 * said; then nothing else happens. */
bool	app_goto_place(struct app *app, const struct mark_place *p);

/* Keep marks in the folder DIR (NULL: the reader's own), and read those that
 * are there. */
void	app_keep_marks(struct app *app, const char *dir);
/* Set LETTER to where we are, and write it down where marks are kept. */
void	app_set_mark(struct app *app, char letter);
/* Begin where the last session was left. */
void	app_resume(struct app *app);
/* The session ends: write down where.  A failure is no news by then. */
void	app_leave(struct app *app);

#endif
