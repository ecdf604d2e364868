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

#include <stdbool.h>

struct app;
struct str;

/* Complete the text of the open prompt up to its end. */
void	complete(struct app *app);
/* Put into the prompt's offer what its text could become; nothing where it is
 * whole; where nothing has been typed, what could be. */
void	complete_offer(struct app *app);
/* The text with its last word completed, where that can be one only, else NULL.
 * Yours. */
char	*complete_only(struct app *app);
/* Append the filter's text with its last value, which is not whole yet, in the
 * place of it all that it could be, as alternatives.  False, and nothing
 * appended, where it is none, or one of too many. */
bool	complete_all(struct app *app, struct str *out);

#endif
