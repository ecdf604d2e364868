/* SPDX-License-Identifier: ISC */
/*
 * linear_write - lines of text to an output: wrapped by the Unicode rules,
 * through the gate, right-to-left text as the reader has set it (bidi.h).
 */
#ifndef STRIFE_LINEAR_WRITE_H
#define STRIFE_LINEAR_WRITE_H

#include <stdbool.h>
#include <stddef.h>

#include "canvas.h"

struct out;

struct linear_write {
	struct out	*out;
	int		 w;		/* cells of a line */
	bool		 ascii;
	enum bidi bidi;
};

void	linear_write_init(struct linear_write *w, struct out *out, int cells,
	    bool ascii, enum bidi bidi);
/* N bytes of lines, each with its end.  What is wrapped goes on under the
 * text, two blanks further in. */
void	linear_write_text(struct linear_write *w, const char *s, size_t n);
/* How many lines that would be. */
int	linear_write_height(struct linear_write *w, const char *s, size_t n);
/* One line, without its end; what looks like one in S is none. */
void	linear_write_line(struct linear_write *w, const char *s, size_t n);
void	linear_write_blank(struct linear_write *w);
/* "S> ", where the reader types. */
void	linear_write_prompt(struct linear_write *w, const char *s);

#endif
