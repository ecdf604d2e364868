/* SPDX-License-Identifier: ISC */
/*
 * settings - the reader's own file of settings (strife(1), CONFIGURATION).
 *
 *	scheme = dark
 *	ascii = auto
 *	bidi = isolate
 *	mouse = off
 *	key x = opponent	# a key, or two as g+x; no command unbinds
 *
 * What is wrong in it is never fatal: the line is left out and told as
 * "FILE:LINE: what is wrong, what was expected".  Of several lines about one
 * thing the last counts.
 */
#ifndef STRIFE_SETTINGS_H
#define STRIFE_SETTINGS_H

#include <stdbool.h>
#include <stddef.h>

#include "canvas.h"
#include "style.h"

struct keymap;
struct str;

#define SETTINGS_MAX_SIZE 65536
#define SETTINGS_MAX_LINES 1000

enum settings_ascii { SETTINGS_ASCII_AUTO, SETTINGS_ASCII_ON,
	SETTINGS_ASCII_OFF };

struct settings {
	enum scheme	 scheme;
	bool		 has_scheme;
	enum settings_ascii ascii;
	enum bidi	 bidi;
	bool		 mouse;
	struct keymap	*keymap;	/* the defaults, changed */
	/* What is wrong, in the order of lines; 0: the file as a whole. */
	struct settings_problem {
		unsigned line;
		char	*text;		/* without the place */
	} *problems;
	size_t		 n_problems, cap_problems;
	char		*path;		/* as problems name it */
};

void	settings_init(struct settings *s);
void	settings_clear(struct settings *s);
/* Take in the N bytes of BUF, which are those of the file PATH. */
void	settings_parse(struct settings *s, const char *path, const char *buf,
	    size_t n);
/* The same for a file; where there is none that is a problem only if it is
 * WANTED. */
void	settings_read(struct settings *s, const char *path, bool wanted);
/* Where the file is if nobody says otherwise; NULL: nowhere.  Yours. */
char	*settings_path(void);
/* Problem I in full, appended. */
void	settings_problem(const struct settings *s, size_t i, struct str *out);
/* One sentence about all of them, appended; nothing where there are none. */
void	settings_summary(const struct settings *s, struct str *out);

#endif
