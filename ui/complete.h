/* SPDX-License-Identifier: ISC */
/*
 * complete - Tab in a prompt: the longest beginning that all that could be
 * meant share; and what that could be, told as one types.
 *
 * After ":" commands, links and what goto takes; in the filter its fields and
 * their values.
 */
#ifndef STRIFE_COMPLETE_H
#define STRIFE_COMPLETE_H

struct app;

/* Complete the text of the open prompt up to its end. */
void	complete(struct app *app);
/* Put into the prompt's offer what its text could become; nothing where it is
 * whole, or where nothing has been typed. */
void	complete_offer(struct app *app);

#endif
