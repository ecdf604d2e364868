/* SPDX-License-Identifier: ISC */
/*
 * layout - a size into rectangles; nothing else.
 *
 *	from 160 columns	three columns: factions, timeline, detail
 *	from 60 x 16		factions beside timeline above detail
 *	below			one pane at a time
 *
 * The title line is above, the hint line below, while there are 3 rows or more.  Frames are shared: rects are insides.
 */
#ifndef STRIFE_LAYOUT_H
#define STRIFE_LAYOUT_H

#include <stdbool.h>

struct rect { int x, y, w, h; };

enum layout_pane { LAYOUT_FACTIONS, LAYOUT_TIMELINE, LAYOUT_DETAIL, LAYOUT_PANES };
enum layout_mode { LAYOUT_ONE, LAYOUT_TWO, LAYOUT_THREE };

struct layout {
	enum layout_mode mode;
	struct rect	 title, hint;		/* h 0: no room */
	struct rect	 pane[LAYOUT_PANES];	/* w 0: not shown */
	struct rect	 frame;			/* outer frame; h 0: none (one pane: a title row on top instead) */
	int		 split_x, split_x2, split_y;	/* inner lines, -1 none */
};

/* FOCUS is the pane shown in one-pane mode, or zoomed. */
void	layout_compute(struct layout *l, int w, int h, enum layout_pane focus, bool zoom);
/* "80x24", each side 1 to 1000, as --size and scripts name a size. */
bool	layout_parse_size(const char *text, int *w, int *h);
/* As text, for tests. */
struct str;
void	layout_dump(const struct layout *l, struct str *out);

#endif
