/* SPDX-License-Identifier: ISC */
/*
 * command - everything the browser can be told to do, in one table.
 *
 * From it come key handling, the ":" prompt, the help view, the hint line,
 * scripts and the keys section of strife(1).
 */
#ifndef STRIFE_COMMAND_H
#define STRIFE_COMMAND_H

#include <stdbool.h>
#include <stddef.h>

#include "pane.h"

struct str;

enum command_arg { ARG_NONE, ARG_TEXT, ARG_NUMBER, ARG_LETTER };

struct command {
	const char	*name;
	const char	*keys;		/* default keys, blank-separated; "g+f": g then f;
				   "m+*": m, then any letter, its argument */
	enum where	 where;
	const char	*group;
	const char	*help;		/* at most 60 columns, no stop */
	const char	*also;		/* what else one may look for it by, NULL */
	enum command_arg arg;
	void		(*run)(struct app *app, const char *arg);
};

extern const struct command commands[];
extern const size_t n_commands;

const struct command *command_find(const char *name);
/* "↑ k" for people: the keys of C, as help shows them. */
void	command_keys(const struct command *c, struct str *out, bool ascii);
/* An arrow for the N bytes of KEY where it is one ("Up"), or NULL. */
const char *command_key_sign(const char *key, size_t n, bool ascii);
/* The keys section of strife(1), in mdoc, from the table. */
void	command_mdoc(struct str *out);

#endif
