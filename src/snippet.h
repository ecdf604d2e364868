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

struct arena;

struct snippet {
	const char *text; /* NULL: no pattern stands in it */
	size_t hits;	  /* how many of the patterns do */
};

/* About WIDTH characters of the N bytes of S round the first hit. */
void snippet_of(struct arena *a, const char *s, size_t n,
    const char *const *patterns, size_t count, size_t width,
    struct snippet *out);

#endif
