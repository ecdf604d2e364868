/* SPDX-License-Identifier: ISC */
/*
 * terminal_cells - what a row of the canvas is for curses.  For terminal.c
 * alone, between newterm and endwin.
 */
#ifndef STRIFE_TERMINAL_CELLS_H
#define STRIFE_TERMINAL_CELLS_H

#include <stdbool.h>

#include "canvas.h"
#include "style.h"

/* Begin: what can be shown besides ASCII, and the looks of SCHEME, of which
 * a terminal without colours has its own. */
void	terminal_cells_begin(bool utf8, bool console, enum scheme scheme);
/* Give the cells FROM to TO - 1 of ROW, which has W of them and is line Y, to
 * curses; all in which it differs from what was given before are among them. */
void	terminal_cells_put(const struct cell *row, int w, int y, int from,
	    int to);
void	terminal_cells_clear(void);

#endif
