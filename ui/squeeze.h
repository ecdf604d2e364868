/* SPDX-License-Identifier: ISC */
/*
 * squeeze - says in fewer bytes what curses says to a terminal.
 *
 * Curses turns every attribute off before it turns one on, chooses a character
 * set that is chosen already, changes attributes for blanks on which they are
 * not seen, names the line where the cursor is in it, and does not know that a
 * line feed goes down in a terminal whose modes are not its own.  Here the
 * attributes that are wanted are noted, and said only when something is written
 * on which they are seen; the cursor goes within its line by the column alone,
 * to one of the next two by line feeds.  What the terminal shows, and the state
 * it is left in at the end of a frame, is the same.
 *
 * Of what is not understood nothing is changed.
 */
#ifndef STRIFE_SQUEEZE_H
#define STRIFE_SQUEEZE_H

#include <stdbool.h>
#include <stddef.h>

struct str;

struct squeeze_look {
	unsigned attr; /* bit N: SGR N is on, 1 to 9 */
	int fg, bg;    /* SGR of the colour, 0: the terminal's own */
};

struct squeeze {
	bool on;
	int h;
	bool down;  /* line feeds may move the cursor */
	bool keep;  /* it may be moved with attributes on */
	bool known; /* IS is what the terminal has */
	struct squeeze_look is, wanted;
	bool lost;  /* nor is known what is wanted */
	bool ascii; /* G0 is the usual set */
	bool in;    /* and G0 is in use */
	bool any;   /* which lines scroll is not known */
	bool whole; /* all of the screen scrolls */
	int row;    /* from 1; 0: not known */
};

/* For a terminal of H lines.  SGR0 is its terminfo string that turns attributes
 * off, NULL: none; unless that is the one of ECMA-48 nothing is squeezed.  KEEP
 * and XENL are terminfo's msgr and xenl. */
void	squeeze_init(struct squeeze *q, const char *sgr0, bool keep, bool xenl,
	    int h);
/* The terminal may be in any state, and has H lines now. */
void	squeeze_forget(struct squeeze *q, int h);
/* One frame of N bytes, appended to OUT. */
void	squeeze(struct squeeze *q, const char *s, size_t n, struct str *out);

#endif
