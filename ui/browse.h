/* SPDX-License-Identifier: ISC */
/* browse - the browser on a real terminal: wait for a key, draw, put. */
#ifndef STRIFE_BROWSE_H
#define STRIFE_BROWSE_H

#include <stdbool.h>

#include "style.h"
#include "../src/err.h"

struct db;
struct link;
struct restriction;
struct settings;

struct browse_options {
	const struct link *link;	/* where to begin, or NULL */
	enum scheme	 scheme;
	bool		 ascii;
	const struct restriction *restricted;	/* or NULL */
	const char	*state;		/* folder of marks, NULL: the usual */
	bool		 resume;
	struct settings	*settings;	/* its keymap is taken */
};

/* Run until the reader quits or the terminal goes away.  Of a restricted
 * session DB has been opened by restrict_open, and is entered here. */
bool	browse(struct db *db, const struct browse_options *o, struct err *e)
	    MUST_USE;

#endif
