/* SPDX-License-Identifier: ISC */
/*
 * linear_view - how each pane and view is told in lines: a table, as pane.h
 * is for drawing.
 *
 * A view is a heading and items; an item is one line or several, each ending
 * in '\n', those that belong below it with blanks in front.  Every sign of
 * the panes has a word here.  What can be opened begins with its number.
 * Telling may query, and never moves the cursor.
 */
#ifndef STRIFE_LINEAR_VIEW_H
#define STRIFE_LINEAR_VIEW_H

#include <stdbool.h>
#include <stddef.h>

#include "../src/str.h"

struct app;
struct doc;

/* Lines being written: the last one begins at FROM. */
struct linear_text {
	struct str	 s;
	size_t		 from;
};

struct linear_view {
	/* The heading, without its '\n': what it is, how many, and why. */
	void		(*head)(struct app *app, struct str *out);
	size_t		(*count)(struct app *app);
	/* The item under the cursor. */
	size_t		(*here)(struct app *app);
	/* Where a page that shows it begins; NULL: with it. */
	size_t		(*begin)(struct app *app);
	/* Item I; FIRST: no other was told before it on this page. */
	void		(*tell)(struct app *app, size_t i, bool first,
			    struct linear_text *t);
	/* Where the cursor stands, after a step; NULL: its item says it. */
	void		(*step)(struct app *app, struct linear_text *t);
	/* Cursor to what has NUMBER; false: nothing has. */
	bool		(*select)(struct app *app, size_t number);
	/* Open NUMBER; NULL: select it, and the command "open". */
	bool		(*open)(struct app *app, size_t number);
};

/* Of the pane or view that has the keys. */
const struct linear_view *linear_view(const struct app *app);

/* linear_doc.c, linear_grid.c, linear_source.c */
extern const struct linear_view linear_detail, linear_source, linear_page,
    linear_help, linear_compare, linear_matrix;

/* End the line; ends of lines within it become blanks. */
void	linear_end(struct linear_text *t);
/* Text of line I of D with a word for each style that tells something. */
void	linear_doc_text(const struct doc *d, size_t i, struct str *out);
/* The pane's own title, RIGHT behind a comma. */
void	linear_title(struct app *app, struct str *out);

#endif
