/* SPDX-License-Identifier: ISC */
/*
 * list - cursor, scroll and page arithmetic over "n rows, h lines"; no
 * drawing and no data.  Some rows may have a header line above them (month
 * headers): the caller gives a function that tells the lines a row takes.
 */
#ifndef STRIFE_LIST_H
#define STRIFE_LIST_H

#include <stdbool.h>
#include <stddef.h>

struct list {
	size_t	n;		/* rows */
	size_t	cursor;		/* < n, or 0 */
	size_t	top;		/* first row on the screen */
	int	h;		/* lines */
};

/* Lines that row I takes when it is on the screen (FIRST: it is the topmost row). NULL: one each. */
typedef int (*list_height)(const void *ctx, size_t i, bool first);

void	list_set(struct list *l, size_t n);		/* keeps the cursor in range */
void	list_move(struct list *l, long by);		/* clamps */
void	list_page(struct list *l, int pages, list_height height, const void *ctx);	/* -1, 1: a page less one line */
void	list_half(struct list *l, int dir);
void	list_goto(struct list *l, size_t i);
/* After any change: scroll so that the cursor's row is whole on the screen, moving as little as can be. */
void	list_scroll(struct list *l, list_height height, const void *ctx);

#endif
