/* SPDX-License-Identifier: ISC */
/*
 * frame - draws a layout's frames and pane titles onto a canvas: one shared
 * line between panes, tees where lines meet, the title in the line.
 */
#ifndef STRIFE_FRAME_H
#define STRIFE_FRAME_H

#include "layout.h"

struct canvas;

struct frame_title {
	const char	*left;		/* "Timeline" */
	const char	*right;		/* "12/38", may be NULL; data passes the gate */
};

void	frame_draw(struct canvas *c, const struct layout *l,
	    const struct frame_title titles[LAYOUT_PANES], enum layout_pane focus);

#endif
