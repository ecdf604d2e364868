/* SPDX-License-Identifier: ISC */
/* doc_help - the command table as a text. */
#ifndef STRIFE_DOC_HELP_H
#define STRIFE_DOC_HELP_H

struct canvas;
struct doc;
struct keymap;

/* A line a command, with its keys as they are bound; its target is the
 * command's row. */
void	doc_help(struct doc *d, const struct keymap *keymap,
	    const struct canvas *canvas);

#endif
