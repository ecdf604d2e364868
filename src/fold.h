/* SPDX-License-Identifier: ISC */
/*
 * fold - one spelling for searching.
 *
 * The folded form of a text is what the full-text index holds and what a
 * query is turned into: lower-case words of letters and digits with one blank
 * between them.
 *
 * - NFKD, case folded, marks dropped (Latin and Arabic), tatweel and hamza too;
 *   digits of every script are 0-9; forms of alef, of ya, of ha and ta marbuta
 *   are equal; ae for the ligature, o for the stroked o and the like.
 * - Apostrophes, ayn and hamza signs inside words are dropped, with an English
 *   's at the end of a word of three letters or more.
 * - Articles are dropped: al-, el-, ul- with a hyphen, ash-, an-, ez- and so on
 *   before the letter they took over, "al" and "el" as words of their own
 *   before another; Arabic alef-lam where two letters are left; l', d',
 *   dell' and their like before a word.
 * - Final -ah is -a (words of four letters or more).
 * - A hyphen separates, as everything else does, so that "union" finds
 *   "anti-Union"; "Dayr-ez-Zahr" is "dayr zahr".
 *
 * Folding is done code point by code point with a cache and keeps byte
 * offsets, so that hits can be marked in the original.
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

/* Does the folded form of S begin with FOLDED, a folded text or what of one has
 * been typed?  No more of S is folded than that takes; WORD is only borrowed. */
bool	fold_begins(struct str *word, const char *s, size_t n,
	    const char *folded);

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
 * Places in S where the folded words of PATTERN stand one after another, the
 * last one as a prefix; a hit is whole words, from the first letter to the last
 * with its marks, articles before it not included.  Hits do not overlap.
 * Pattern and text are raw.  Returns the number of hits, in A; 0 for a pattern
 * without words.
 */
size_t	fold_find(struct arena *a, const char *s, size_t n,
	    const char *pattern, struct fold_hit **hits);
/* Is the folded PATTERN a substring of folded S?  For filters of lists. */
bool	fold_contains(const char *s, const char *pattern);

#endif
