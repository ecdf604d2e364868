/* SPDX-License-Identifier: ISC */
/*
 * words - a command line as text: cut into its words without a shell, and
 * put together so that a shell reads them.
 *
 * Blanks part words; "..." and '...' hold blanks together, and a backslash
 * takes the next character as it is (inside '...' it is a backslash).  Nothing
 * is expanded, no sign has a meaning of its own: $HOME, `date`, ; and | are
 * words like others.
 */
#ifndef STRIFE_WORDS_H
#define STRIFE_WORDS_H

#include <stdbool.h>

#include "err.h"

struct arena;
struct str;

enum { WORDS_MAX = 256, WORDS_BYTES = 16384 };

/*
 * Cut TEXT.  *WORDS, in the arena, ends with NULL.  ERR_USAGE: a quote without
 * its end, a backslash at the end, too long, too many.
 */
bool words_split(struct arena *a, const char *text, char ***words, int *n,
    struct err *e) MUST_USE;

/* Add S as one word, which a shell and words_split read as S. */
void words_add(struct str *out, const char *s);

#endif
