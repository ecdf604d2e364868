/* SPDX-License-Identifier: ISC */
/*
 * complete - Tab in a prompt: the longest beginning that all that could be
 * meant share, with what it could be told beside.
 *
 * After ":" commands, links and what goto takes; in the filter its fields and
 * their values.
 */
#ifndef STRIFE_COMPLETE_H
#define STRIFE_COMPLETE_H

struct app;

/* Complete the text of the open prompt up to its end. */
void	complete(struct app *app);

#endif
