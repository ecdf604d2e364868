/* SPDX-License-Identifier: ISC */
/*
 * editor - the reader's own editor, run on a file of the dataset.
 *
 * What $VISUAL, else $EDITOR holds is cut at blanks and run as it is, never
 * by a shell, with "+LINE" and the file behind it: what vi, nano, emacs and
 * most others understand.
 */
#ifndef STRIFE_EDITOR_H
#define STRIFE_EDITOR_H

#include <stdbool.h>
#include <stdint.h>

#include "../src/err.h"

struct arena;

/* The reader's editor, NULL: none is set.  Borrowed from the environment. */
const char *editor_name(void);
/*
 * The absolute path of FILE, which a database names and which is not trusted:
 * it has to be a .yaml file inside of ROOT, whatever links there are.  In A.
 */
bool	editor_path(struct arena *a, const char *root, const char *file,
	    const char **path, struct err *e) MUST_USE;
/* Run EDITOR on PATH at LINE (0: nowhere), and wait for its end.  An editor
 * that ends with another status than 0 is an error too. */
bool	editor_run(const char *editor, const char *path, uint32_t line,
	    struct err *e) MUST_USE;

#endif
