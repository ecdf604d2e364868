/* SPDX-License-Identifier: ISC */
/*
 * pane - what every pane and full-screen view is: a table.
 *
 * Panes do not know each other.  Movement, search and scrolling are shared
 * (they act on `list`); a pane tells how many lines its rows take, what the
 * cursor's move means to the others, what Enter opens, and how it is drawn.
 * Drawing cannot fail and never queries.
 */
#ifndef STRIFE_PANE_H
#define STRIFE_PANE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "canvas.h"
#include "list.h"

struct app;

/* Where a command is valid; bits. */
enum where {
	IN_FACTIONS = 1, IN_TIMELINE = 2, IN_DETAIL = 4, IN_SOURCE = 8,
	IN_HELP = 16, IN_LIST = 32,
	IN_GRID = 64, IN_RESULTS = 128,
	IN_PANES = IN_FACTIONS | IN_TIMELINE | IN_DETAIL,
	IN_TEXT = IN_DETAIL | IN_SOURCE | IN_HELP | IN_LIST,
	IN_ALL = 0xff
};

struct pane_ops {
	const char	*name;
	enum where	 where;
	/* The list the movement keys act on. */
	struct list	*(*list)(struct app *app);
	list_height	 height;	/* NULL: every row one line; ctx is the app */
	/* The cursor has moved: publish the selection, set stale bits. */
	void		(*moved)(struct app *app);
	void		(*open)(struct app *app);
	/* One cell to the side, where the view is a table. */
	void		(*side)(struct app *app, int dir);
	/* X cells from the left in W: to that column, where the view is a
	 * table.  False: it was there, or there is none. */
	bool		(*column)(struct app *app, int x, int w);
	/* Before drawing on W x H cells: what moves is scrolled. */
	void		(*settle)(struct app *app, int w, int h);
	/* Title in the frame; RIGHT may stay empty.  Data allowed. */
	void		(*title)(const struct app *app, char *left, char *right,
			    size_t size);
	void		(*draw)(const struct app *app, struct view v, bool focus);
	/* Next ({-1, 1}) group: month, paragraph, letter. */
	void		(*group)(struct app *app, int dir);
	/* Search for app->search; cursor to the next hit in DIR. */
	void		(*search)(struct app *app, int dir, bool from_here);
};

extern const struct pane_ops pane_factions, pane_timeline, pane_detail,
    pane_source, pane_help, pane_sources, pane_people, pane_places,
    pane_disputes, pane_matrix, pane_compare, pane_lineage, pane_results,
    pane_marks, pane_facets, pane_diagnostics;

#endif
