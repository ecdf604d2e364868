/* SPDX-License-Identifier: ISC */
/*
 * quote - where exactly a quote stands in its source.
 *
 * A quote stands in a text when its characters do, one for one; only a run of
 * white space (blank, tab, newline, U+00A0) equals any other run.  There is
 * no fuzzy match: where a quote is not found, the answer shows the nearest
 * text and the first difference, and where it stands more than once, all its
 * places.  Offsets are bytes of the text.
 */
#ifndef STRIFE_QUOTE_H
#define STRIFE_QUOTE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "str.h"

struct quote_text;

/* Prepare the N bytes of valid UTF-8 at TEXT, which are borrowed, for many
 * questions.  NAME (borrowed) is what answers call the text. */
struct quote_text *quote_text_new(const char *text, size_t n,
    const char *name);
void	 quote_text_free(struct quote_text *t);

struct quote_ask {
	const char	*text;
	int		 nth;		/* from 1; 0: it must be the only one */
	const char	*prefix, *suffix;	/* right before, behind; or NULL */
	const char	*what;		/* in answers; NULL: "the quote" */
	bool		 brief;		/* no hint, which may take long */
};

struct quote_answer {
	uint32_t	start, end;
	struct str	problem, hint;	/* set where the answer is no */
};

#define QUOTE_ANSWER_INIT {0, 0, STR_INIT, STR_INIT}

/* Find the quote.  On false A->problem holds a sentence ("the quote is not in
 * NAME") and A->hint lines for the reader; both are yours to str_clear. */
bool	 quote_find(struct quote_text *t, const struct quote_ask *ask,
	    struct quote_answer *a);
/* From the first (or nth) FROM to the end of the first TO that begins at or
 * after it. */
bool	 quote_range(struct quote_text *t, const struct quote_ask *from,
	    const char *to, struct quote_answer *a);
/* Do WORDS stand in the N bytes of TEXT, but for the case of ASCII letters? */
bool	 quote_stands_in(const char *text, size_t n, const char *words);
/* The paragraph around a stretch: up to a blank line on both sides, or as
 * far as QUOTE_PASSAGE bytes. */
#define QUOTE_PASSAGE 8192
void	 quote_passage(const char *text, size_t n, uint32_t *start,
	    uint32_t *end);
/* The line (from 1) of an offset. */
uint32_t quote_line(const struct quote_text *t, uint32_t offset);

#endif
