/* SPDX-License-Identifier: ISC */
/*
 * canvas_text - what the two files of the canvas share; nobody else
 * includes it.
 */
#ifndef STRIFE_CANVAS_TEXT_H
#define STRIFE_CANVAS_TEXT_H

#include <stddef.h>

#include "canvas.h"

/* Something begins or ends at cell X of ROW (W cells): a wide cell that lies
 * across is blanked, an isolate opened for what was at X is taken back. */
void	canvas_edge(struct cell *row, int w, int x);
/* Take the FSI off the cell before X > 0. */
void	canvas_unisolate(struct cell *row, int x);
/* One cell of known, harmless bytes. */
void	canvas_put(struct view v, int x, int y, uint8_t style, const char *s,
	    size_t n, int width);
/* W times one of one cell. */
void	canvas_repeat(struct view v, int x, int y, int w, uint8_t style,
	    const char *s, size_t n);

#endif
