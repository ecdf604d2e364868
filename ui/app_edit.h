/* SPDX-License-Identifier: ISC */
/*
 * app_edit - the YAML behind what is shown, in the reader's own editor, and
 * the dataset read anew.
 *
 * The command only says what is to be edited (app->wants_edit); who drives the
 * app gives the terminal away and calls app_edit_serve.  Where the edit has
 * made an error all stays as it was, and the diagnostics are a view of their
 * own, whose lines lead to their places.
 */
#ifndef STRIFE_APP_EDIT_H
#define STRIFE_APP_EDIT_H

#include <stddef.h>

struct app;

/* Want what is under the cursor edited, or say why that cannot be. */
void	app_edit(struct app *app);
/* The same for diagnostic I of the last reading. */
void	app_edit_diagnostic(struct app *app, size_t i);
/* Run the editor, then check, and read the dataset anew or show what is
 * wrong. */
void	app_edit_serve(struct app *app);

#endif
