/* SPDX-License-Identifier: ISC */
/*
 * compare - one event as a table: a column for each voice that tells of it,
 * a row for each thing told, so that agreement and difference are met at a
 * glance.
 *
 * A voice is a source in its own words, or a source with the last of a
 * claim's chain of attribution; claims of one voice add up.  What a voice
 * does not say is an empty cell: silence is not agreement.  The sign of a
 * row: differing where the database holds a dispute on it, equal where all
 * who speak say the same, within where the more precise lies in the wider.
 */
#ifndef STRIFE_COMPARE_H
#define STRIFE_COMPARE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "../src/mem.h"

struct q_event;

enum compare_sign { COMPARE_NONE, COMPARE_EQUAL, COMPARE_WITHIN,
	COMPARE_DIFFER };

struct compare_cell {
	const char	*text;		/* NULL: the voice does not say */
	uint32_t	 claim;		/* index of the first claim that says so */
};

struct compare_row {
	const char	*label;
	enum compare_sign sign;
	bool		 quote;		/* words of a source */
	struct compare_cell *cells;	/* one for each column */
};

struct compare {
	struct arena	 arena;
	size_t		 n_cols, n_rows, cap_rows;
	struct compare_row *rows;
	size_t		 col, left;	/* column under the cursor, first shown */
	int		*heights;	/* lines of each row, for the width below */
	int		 head_h;	/* lines that the first row keeps above the
					   others; 0: it scrolls with them */
	int		 label_w, col_w;	/* cells of a label, of a column's text */
	size_t		 wrapped_left, wrapped_n;	/* columns the heights count */
};

void	compare_init(struct compare *c);
void	compare_clear(struct compare *c);
/* Make the table of EVENT; its text is copied. */
void	compare_load(struct compare *c, const struct q_event *event);
/* Wrap for N columns from `left` on, of COL_W cells each, and labels of
 * LABEL_W cells: the heights. */
void	compare_wrap(struct compare *c, int label_w, int col_w, size_t n);

#endif
