/* SPDX-License-Identifier: ISC */
/*
 * snippet - the stretch of a text in which words were found, on one line.
 *
 * Hits stand between « and »; what is left out is an ellipsis; newlines are
 * blanks.
 */
#ifndef STRIFE_SNIPPET_H
#define STRIFE_SNIPPET_H

#include <stddef.h>

/* What stands before and after a hit, in bytes. */
#define SNIPPET_SIGN 2

struct arena;
struct fold_hit;

struct snippet {
	const char *text; /* NULL: no pattern stands in it */
	size_t hits;	  /* how many of the patterns do */
	/* The hits in TEXT, in order, without the signs beside them: for who
	 * marks them otherwise. */
	struct fold_hit *marks;
	size_t n_marks;
};

/* About WIDTH characters of the N bytes of S round the first hit. */
void snippet_of(struct arena *a, const char *s, size_t n,
    const char *const *patterns, size_t count, size_t width,
    struct snippet *out);

#endif
