/* SPDX-License-Identifier: ISC */
/*
 * clipboard - the bytes that put a text on the clipboard of the reader's own
 * terminal (OSC 52), through SSH, tmux and screen.  The text travels as
 * base64, so that nothing in it can end the sequence.
 */
#ifndef STRIFE_CLIPBOARD_H
#define STRIFE_CLIPBOARD_H

#include <stdbool.h>
#include <stddef.h>

struct str;

/* xterm's limit; others have less, none has more. */
#define CLIPBOARD_MAX_BASE64 74994

/* Bytes of text. */
#define CLIPBOARD_MAX (CLIPBOARD_MAX_BASE64 / 4 * 3)

enum clipboard_way {
	CLIPBOARD_NONE,		/* the terminal would print it */
	CLIPBOARD_PLAIN,
	CLIPBOARD_TMUX,		/* to tmux, and past it */
	CLIPBOARD_SCREEN	/* past screen in pieces; to a tmux that hides */
};

/* The way to the terminal of type TERM; TMUX and STY as in the environment.
 * Each may be NULL. */
enum clipboard_way clipboard_way(const char *term, const char *tmux,
	    const char *sty);
/* " by way of tmux" and its like; "" where nothing is between. */
const char *clipboard_way_words(enum clipboard_way way);
/* Append the sequence; false, and nothing appended, when N is 0 or too large
 * or there is no way. */
bool	clipboard_sequence(struct str *out, enum clipboard_way way,
	    const char *s, size_t n);

#endif
