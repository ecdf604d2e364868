/* SPDX-License-Identifier: ISC */
/*
 * linear_impl - what the files of the mode that goes line by line share.
 *
 * linear_tell.c writes what is to be told, linear_line.c understands what was
 * typed, linear.c reads, and says what has become of it.
 */
#ifndef STRIFE_LINEAR_IMPL_H
#define STRIFE_LINEAR_IMPL_H

#include <stdbool.h>
#include <stddef.h>

#include "app.h"
#include "linear_input.h"
#include "linear_write.h"
#include "restrict.h"
#include "../src/str.h"

struct command;
struct linear_options;
struct out;

struct linear {
	struct app app;
	const struct linear_options *o;
	struct out *out;
	struct linear_write write;
	struct linear_input in;
	int lines;	   /* of a page */
	size_t from, next; /* first item of the page told last, and after it */
	size_t here;	   /* item under the cursor when it was told */
	struct restrict_watch watch;
	bool over; /* the limit of time has stopped a query */
	struct str place;  /* the view that was told last */
};

/* ---- linear_tell.c ---- */

/* A line of the program's own. */
void	linear_say(struct linear *l, const char *text);
/* The heading, and a page from the item under the cursor on. */
void	linear_tell_view(struct linear *l);
/* That page alone. */
void	linear_tell_page(struct linear *l);
/* Items from FROM on, as many as fit LINES, one at least. */
void	linear_tell_items(struct linear *l, size_t from, int lines);
/* The line under the cursor alone. */
void	linear_tell_here(struct linear *l);
/* The heading alone. */
void	linear_tell_head(struct linear *l);
/* LINES more, or those before what was told last. */
void	linear_tell_more(struct linear *l, int lines);
void	linear_tell_before(struct linear *l, int lines);

/* ---- linear.c ---- */

/* Ask for what the app's prompt wants, where a command has opened it; then
 * tell what the command has led to.  PAGE: a page from the cursor, where only
 * that has moved; else its line. */
void	linear_answer(struct linear *l, bool page);

/* ---- linear_line.c ---- */

/* Do what LINE says. */
void	linear_line(struct linear *l, const char *line);

#endif
