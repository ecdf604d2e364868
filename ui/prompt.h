/* SPDX-License-Identifier: ISC */
/*
 * prompt - the line at the bottom in which one types: ":", "/", "&" and the
 * number of an actor.
 *
 * It edits clusters, not bytes.  What a prompt is for is said by its kind;
 * the app asks after each key whether it changed, was accepted or closed.
 */
#ifndef STRIFE_PROMPT_H
#define STRIFE_PROMPT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "canvas.h"
#include "../src/str.h"

enum prompt_kind {
	PROMPT_NONE, PROMPT_COMMAND, PROMPT_SEARCH, PROMPT_FILTER,
	PROMPT_HELP, PROMPT_ACTOR
};
enum prompt_result { PROMPT_NOTHING, PROMPT_CHANGED, PROMPT_ACCEPT,
	PROMPT_CLOSE, PROMPT_COMPLETE };

struct prompt {
	enum prompt_kind kind;
	struct str	 text;
	size_t		 at;		/* byte of the cursor */
	char		 note[256];	/* to the right: "12 of 214", or what is wrong */
	char		 offer[256];	/* above: what Tab could make of it */
	/* History of each kind, oldest first. */
	struct prompt_history { char **list; size_t n, cap, at; } history[PROMPT_ACTOR + 1];
};

void	prompt_open(struct prompt *p, enum prompt_kind kind, const char *text);
void	prompt_close(struct prompt *p);
void	prompt_clear(struct prompt *p);
enum prompt_result prompt_key(struct prompt *p, uint32_t key);
void	prompt_set(struct prompt *p, const char *text);
/* Has the note no room on a line of W cells?  Then it is drawn above. */
bool	prompt_note_above(const struct prompt *p, int w);
void	prompt_draw(const struct prompt *p, struct view v);

#endif
