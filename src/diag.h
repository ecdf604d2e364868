/* SPDX-License-Identifier: ISC */
/*
 * diag - what a good compiler says.
 *
 * All diagnostics of a run are collected (100 kept, errors before warnings,
 * the rest counted), sorted by file, line and column, and printed as
 *
 *	FILE:LINE:COL: error: what is wrong
 *	   12 | the line
 *	      |     ^~~~~
 *	      = did you mean `hill-company'?
 *
 * The line is read again from the file when it is printed.  Texts are raw;
 * printing goes through the gate.
 */
#ifndef STRIFE_DIAG_H
#define STRIFE_DIAG_H

#include <stdbool.h>
#include <stddef.h>

#include "model.h"

enum diag_level { DIAG_ERROR, DIAG_WARNING };

struct diag {
	enum diag_level	 level;
	struct mark	 at;		/* file NULL: about the whole dataset */
	char		*file;		/* at.file; a copy, outlives the reading */
	char		*text;
	char		*hint;		/* NULL: none; may hold lines */
};

struct diags {
	struct diag	*list;
	size_t		 n, cap;
	size_t		 errors, warnings;	/* all, the uncounted too */
	const char	*root;			/* folder that files are relative to */
	char		*own_root;		/* root, where it is ours */
};

#define DIAG_MAX 100

struct out;

void	diags_init(struct diags *d, const char *root);
/* The folder, copied; for who finds it only after diags_init. */
void	diags_set_root(struct diags *d, const char *root);
void	diags_clear(struct diags *d);
void	diag_error(struct diags *d, struct mark at, const char *hint,
	    const char *fmt, ...) __attribute__((format(printf, 4, 5)));
void	diag_warning(struct diags *d, struct mark at, const char *hint,
	    const char *fmt, ...) __attribute__((format(printf, 4, 5)));
/* All of FROM to D, as if they had been told there; FROM is empty then. */
void	diags_add_all(struct diags *d, struct diags *from);
/* True where one more of LEVEL would only be counted: its hint need not be
 * worked out. */
bool	diags_full(const struct diags *d, enum diag_level level);
void	diags_print(struct diags *d, struct out *o);		/* text */
void	diags_print_json(struct diags *d, struct out *o);
/* The nearest of N words to WORD by edit distance, or NULL when none is near. */
const char *diag_nearest(const char *word, const char *const *words, size_t n);

#endif
