/* SPDX-License-Identifier: ISC */
/*
 * linear - the browser line by line: it prints, prompts, reads a line.
 *
 * For screen readers, braille displays, terminals that cannot move their
 * cursor, and pipes.  Nothing that was printed is ever changed; there is no
 * cursor addressing and no alternate screen.  The state, the commands and the
 * documents are the app's (app.h); how a view is told in lines is said by
 * linear_view.h.
 *
 * A line that is read is one of
 *
 *	(empty)		the next page of what is being told
 *	NUMBER		open what has this number
 *	NUMBER COMMAND	choose it and run the command there
 *	KEYS		a key or two as the panes know them: o, gm, y q, Up
 *	/WORDS &QUERY	search, filter
 *	COMMAND ARG	as behind ":" in the panes; or a link, an id, a name
 */
#ifndef STRIFE_LINEAR_H
#define STRIFE_LINEAR_H

#include <stdbool.h>

#include "../src/err.h"

struct command;
struct db;
struct link;
struct out;
struct restriction;
struct settings;

struct linear_options {
	const struct link *link;
	int		 in;		/* descriptor that lines are read from */
	int		 w, h;		/* cells of a line, lines of a page */
	bool		 terminal;	/* IN shows what is typed by itself */
	bool		 ascii;
	bool		 resume;
	const struct restriction *restricted;	/* NULL: it is not */
	const char	*state;		/* folder of marks, NULL: the reader's own */
	struct settings	*settings;	/* its keymap is taken */
};

/* Until the reader quits or the lines end.  All goes to OUT. */
bool	linear_run(struct db *db, const struct linear_options *o,
	    struct out *out, struct err *e) MUST_USE;
/* Why C has no meaning line by line; NULL: it has one. */
const char *linear_without(const struct command *c);

#endif
