/* SPDX-License-Identifier: ISC */
/*
 * fold - one spelling for searching.
 *
 * The folded form of a text is what the full-text index holds and what a
 * query is turned into: NFKD, case folded, marks dropped (Latin, Arabic vowel
 * marks, tatweel), alef, ya and ta marbuta forms made equal, apostrophes,
 * ayn and hamza signs and hyphens inside words dropped, the article (al-, ash-, el-, ad-, ar- ... with a hyphen or
 * as a word of its own before a name; Arabic alif-lam) dropped, final -ah made -a.  Words are separated by one
 * blank, everything else that is not a letter or digit separates.  Folding
 * is done code point by code point with a cache and keeps byte offsets, so
 * that hits can be marked in the original.
 */
#ifndef STRIFE_FOLD_H
#define STRIFE_FOLD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct arena;
struct str;

/* Append the folded form of the N bytes of S to OUT. */
void	fold_text(struct str *out, const char *s, size_t n);

struct fold_word {
	size_t		 start, end;	/* bytes in the original */
	const char	*word;		/* folded, NUL-terminated, in the arena */
};
/* The words of S with their places.  Returns their number. */
size_t	fold_words(struct arena *a, const char *s, size_t n,
	    struct fold_word **words);

struct fold_hit {
	size_t	start, end;	/* bytes in the original */
};
/*
 * Places in S where the folded words of PATTERN stand one after another, the last one as a
 * prefix.  Pattern and text are raw.  Returns the number of hits, in A.
 */
size_t	fold_find(struct arena *a, const char *s, size_t n,
	    const char *pattern, struct fold_hit **hits);
/* Is the folded PATTERN a substring of folded S?  For filters of lists. */
bool	fold_contains(const char *s, const char *pattern);

#endif
