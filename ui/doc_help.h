/* SPDX-License-Identifier: ISC */
/* doc_help - the command table as a text. */
#ifndef STRIFE_DOC_HELP_H
#define STRIFE_DOC_HELP_H

#include <stddef.h>

struct canvas;
struct doc;
struct keymap;

/* A line a command, with its keys as they are bound; its target is the
 * command's row.  WISH, unless NULL, leaves those that have the key it names;
 * where it names none, those whose help, name or group hold all its words.
 * Returns how many commands there are. */
size_t	doc_help(struct doc *d, const struct keymap *keymap,
	    const struct canvas *canvas, const char *wish);

#endif
