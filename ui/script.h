/* SPDX-License-Identifier: ISC */
/*
 * script - the browser driven by a file of commands, with no terminal.
 *
 * A line is a command of the ":" prompt, or one of
 *
 *	size WxH	key NAME...	type TEXT	paste TEXT
 *	mouse click X,Y	mouse up X,Y	mouse down X,Y
 *	screen		styles		cursor		copied
 *
 * In what is pasted \n, \t, \e, \\ and \xNN stand for characters.
 * `screen` writes the canvas as text, `styles` one letter a cell for its
 * role, `cursor` the place of the hardware cursor, `copied` what was
 * copied last.  "#" begins a comment.
 * Screen tests are such files.
 */
#ifndef STRIFE_SCRIPT_H
#define STRIFE_SCRIPT_H

#include <stdbool.h>

#include "../src/err.h"

struct db;
struct link;
struct out;
struct settings;

struct script_options {
	const char	*path;
	const struct link *link;
	int		 w, h;
	bool		 ascii;
	const char	*state;		/* folder of marks, NULL: none */
	bool		 resume;
	struct settings	*settings;	/* its keymap is taken */
};

bool	script_run(struct db *db, const struct script_options *o,
	    struct out *out, struct err *e) MUST_USE;

#endif
