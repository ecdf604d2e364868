/* SPDX-License-Identifier: ISC */
/*
 * matrix - who clashed with whom: the pairs of a dataset as a table of
 * factions by factions.
 *
 * Rows and columns are the same factions, those with clashes, most clashes
 * first.
 */
#ifndef STRIFE_MATRIX_H
#define STRIFE_MATRIX_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "../src/err.h"
#include "../src/mem.h"

struct db;
struct q_cell;

struct matrix {
	struct arena	 arena;
	struct q_cell	*pairs;
	size_t		 n_pairs;
	struct matrix_row {
		uint32_t	 faction;
		const char	*name;
		uint32_t	 events;	/* clashes with all others */
	}		*rows;
	size_t		 n;
	int		 name_w;	/* cells of the longest name */
	size_t		 row, col;	/* the cell under the cursor */
	size_t		 top, left;	/* first row and column shown */
};

void	matrix_init(struct matrix *m);
void	matrix_clear(struct matrix *m);
/* Read the pairs; the cursor stays on its cell where it can. */
bool	matrix_load(struct matrix *m, struct db *db, struct err *e) MUST_USE;
/* The cursor to the cell of faction A and B; with B 0, or where these two did
 * not clash, to A's first cell that holds something.  False, and nothing done,
 * where A has none. */
bool matrix_goto(struct matrix *m, uint32_t a, uint32_t b);
/* The pair of row R and column C, or NULL: they did not clash. */
const struct q_cell *matrix_pair(const struct matrix *m, size_t r, size_t c);

#endif
