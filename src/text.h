/* SPDX-License-Identifier: ISC */
/*
 * text - what a terminal does with text: cells, clusters, lines.
 *
 * Widths come from one place (libunistring, Unicode), so that columns are
 * true in every pane and table.  A cluster is an extended grapheme cluster
 * (UAX #29) of gated code points; its width is 0, 1 or 2 cells.  Lines break
 * by UAX #14.
 */
#ifndef STRIFE_TEXT_H
#define STRIFE_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct arena;
struct str;

/* Cells taken by code point CP (already gated): 0, 1 or 2. */
int	text_cp_width(uint32_t cp);
/*
 * Bytes of the first cluster of the N > 0 bytes at S; its width in *W: that of
 * its code points together, 2 at most; 0 only for marks with nothing before
 * them.  A bad sequence and what the gate shows as a sign are a cluster of
 * width 1 each, whatever follows.
 */
size_t	text_cluster(const char *s, size_t n, int *w);
/*
 * Append what a terminal is given for the cluster of N bytes and W cells at S,
 * gated: no more characters that advance than fill the cells (of an emoji made
 * of several the first), no variation selectors, which change widths behind
 * our back, and no joiner to what is left out.
 */
void	text_shown(struct str *out, const char *s, size_t n, int w);
/* Cells of N bytes as they will be shown. */
int	text_width(const char *s, size_t n);
/* Bytes of the longest prefix of whole clusters that fits W cells; its true
 * width in *USED (may be NULL). */
size_t	text_fit(const char *s, size_t n, int w, int *used);

struct text_line {
	size_t	start, end;	/* bytes, without the blanks at the break */
	int	width;		/* cells */
};

/*
 * Break N bytes into lines of at most W >= 1 cells by UAX #14; '\n' ends a
 * line; a word longer than W is cut between clusters (one cluster wider than W
 * is a line of its own).  Blanks at a break belong to no line; those at the
 * start of a paragraph stay.  The lines live in A.  Returns their number (0
 * for empty text).
 */
size_t	text_wrap(struct arena *a, const char *s, size_t n, int w,
	    struct text_line **lines);

#endif
