/* SPDX-License-Identifier: ISC */
/*
 * terminal - the only unit that includes curses, and the only one with state
 * of its own: the one terminal of the process.
 *
 * Curses paints; it does not read.  Keys come from the file descriptor
 * through keys.h.  terminal_put sends what changed since the last canvas
 * in one write().  Nothing is asked of the terminal and nothing waits for an
 * answer; nothing is sent while idle.
 */
#ifndef STRIFE_TERMINAL_H
#define STRIFE_TERMINAL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "err.h"
#include "style.h"

struct canvas;

struct terminal_options {
	enum scheme	scheme;		/* SCHEME_MONO also by NO_COLOR */
	bool		ascii;		/* asked for; else by the locale */
	bool		restricted;
	bool		mouse;		/* its clicks and wheel are keys */
	int		idle;		/* seconds without a key after which it
					 * is as hung up; 0: never */
};

/*
 * Take the terminal of stdin/stdout.  TERM that is unknown falls back to
 * xterm-256color, then vt100, and *NOTE (may stay NULL; literal or arena-free static) says so; without `cup` it fails with
 * a sentence, as it does where stdin or stdout is no terminal (naming `ssh -t` and `strife list`).
 * Where LC_ALL, LC_CTYPE and LANG are all unset C.UTF-8 is tried, and said.
 */
bool	terminal_open(const struct terminal_options *o, const char **note, struct err *e) MUST_USE;
void	terminal_close(void);		/* restores; safe to call twice */
/* Put the terminal in order and touch nothing else, curses least of all: for
 * signals, and for when there is no memory (its own ways out crash then). */
void	terminal_abandon(void);
void	terminal_size(int *w, int *h);
bool	terminal_utf8(void);
int	terminal_colours(void);
/* Show the canvas: the difference, in one write. */
void	terminal_put(const struct canvas *c);
/* Everything anew at the next put (Ctrl-L, after suspend). */
void	terminal_redraw(void);
/* The next key; waits at most TIMEOUT_MS (-1: for ever, 0: only what is there). KEY_NONE: nothing came.
 * SIGWINCH gives KEY_RESIZE_, hangup or SIGTERM KEY_HANGUP. */
uint32_t terminal_key(int timeout_ms);
/* Has the limit on idle time ended it?  Until terminal_close. */
bool	terminal_was_idle(void);
/* Why there will be no more keys, a literal; NULL: there may be.  The same. */
const char *terminal_end(void);
/* Is a key waiting (typed ahead)?  Never blocks. */
bool	terminal_key_waiting(void);
void	terminal_suspend(void);		/* Ctrl-Z; returns when continued */
/* Leave and come back round another program's run (editor). */
void	terminal_leave(void);
void	terminal_return(void);
/* Put N bytes on the reader's clipboard by OSC 52 (wrapped for tmux and screen); they travel as
 * base64, any content is safe.  false: nothing was sent, N is 0 or above 56 kB, or this terminal has no
 * such thing.  Whether it arrives cannot be known. */
bool	terminal_copy(const char *s, size_t n);

#endif
