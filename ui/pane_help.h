/* SPDX-License-Identifier: ISC */
/* pane_help - the view of all commands. */
#ifndef STRIFE_PANE_HELP_H
#define STRIFE_PANE_HELP_H

struct app;

/* To the first command, below its group. */
void	pane_help_first(struct app *app);
/* Leave the commands that WISH names or speaks of (doc_help.h); NULL or
 * blanks: all. */
void	pane_help_narrow(struct app *app, const char *wish);

#endif
