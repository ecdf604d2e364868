/* SPDX-License-Identifier: ISC */
/*
 * quote_near - for a quote that is not there: what the writer may have meant.
 *
 * Finds the stretch of a text whose words stand like those of the quote, and
 * shows both with a caret under the first character that differs.  This only
 * ever explains; it never makes a quote valid.
 */
#ifndef STRIFE_QUOTE_NEAR_H
#define STRIFE_QUOTE_NEAR_H

#include <stdbool.h>
#include <stddef.h>

struct str;

/*
 * TEXT (N bytes) and QUOTE have their white space folded.  Appends lines to
 * OUT and sets *AT to the byte of the text that differs first.  False
 * where nothing is near.
 */
bool	quote_near_explain(const char *text, size_t n, const struct str *quote,
	    size_t *at, struct str *out);

#endif
