/* SPDX-License-Identifier: ISC */
/*
 * style - what a cell means, and what it looks like in each scheme.
 *
 * Panes name roles, never colours.  A scheme is a table role -> look; the
 * terminal unit turns a look into curses attributes.  Nothing is said by
 * colour alone, so the mono scheme loses nothing.
 */
#ifndef STRIFE_STYLE_H
#define STRIFE_STYLE_H

#include <stdint.h>

enum style {
	STYLE_TEXT,		/* plain */
	STYLE_DIM,		/* secondary: counts, badges, sources */
	STYLE_TITLE,		/* titles of things */
	STYLE_BORDER,
	STYLE_BORDER_FOCUS,	/* title of the pane that has the keys */
	STYLE_HEADER,		/* month headers, group headers */
	STYLE_KIND,		/* kind of an event */
	STYLE_DATE,
	STYLE_SIDE1, STYLE_SIDE2, STYLE_SIDE3,	/* actors by side */
	STYLE_DISPUTED,		/* the not-equal sign and dispute lines */
	STYLE_BADGE,		/* plan, alleged, denied, infobox */
	STYLE_VOICE,		/* who says it */
	STYLE_PASSAGE,		/* the words of a source round a quote */
	STYLE_QUOTE,		/* the quote itself */
	STYLE_BAR,		/* the quote bar in the margin */
	STYLE_HIT,		/* what a search found */
	STYLE_RULER, STYLE_RULER_HERE, STYLE_RULER_SILENT,
	STYLE_STATUS,		/* line above, hint line below */
	STYLE_KEY,		/* a key in the hint line */
	STYLE_PROMPT,
	STYLE_ERROR,
	STYLE_QUOTE_HERE,	/* the quote under the cursor, among others */
	STYLE_QUOTED,		/* in a whole text: what some claim quotes */
	STYLE_COUNT
};

/* Modifier bits or-ed to a role in a cell. */
#define STYLE_SELECTED	0x40	/* the selected line of the pane that has the keys */
#define STYLE_MARKED	0x80	/* the selected line of another pane */
#define STYLE_ROLE(s)	((s) & 0x3f)

enum look_attr { LOOK_BOLD = 1, LOOK_DIM = 2, LOOK_REVERSE = 4, LOOK_UNDERLINE = 8 };
struct look {
	int8_t	fg, bg;		/* -1: the terminal's own; 0..7 the eight colours */
	uint8_t	attr;		/* look_attr */
};

enum scheme { SCHEME_DEFAULT, SCHEME_LIGHT, SCHEME_DARK, SCHEME_MONO, SCHEME_SAFE, SCHEME_COUNT };
const char	*scheme_name(enum scheme s);
int		 scheme_find(const char *name);		/* -1: none */
struct look	 style_look(enum scheme s, uint8_t style);	/* modifiers included */
/* The role of an actor of SIDE; 0: none. */
enum style	 style_side(int side);
/* One printable letter a role, for screen tests; modifiers: upper case selected. */
char		 style_letter(uint8_t style);

#endif
