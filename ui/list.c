/* SPDX-License-Identifier: ISC */
/*
 * list - see list.h.  Only list_scroll and list_page know that rows may be
 * higher than one line; what moves the cursor may leave TOP where it was,
 * and list_scroll, called before drawing, makes good.  No function looks at
 * more rows than fit on the screen, so the length of the list costs nothing.
 */
#include "list.h"

static int
row_height(list_height height, const void *ctx, size_t i, bool first)
{
	int h = height == NULL ? 1 : height(ctx, i, first);

	return h < 1 ? 1 : h;
}

static size_t
clamp(size_t n, size_t i)
{
	return n == 0 ? 0 : i >= n ? n - 1 : i;
}

/* I moved BY rows, kept within the list. */
static size_t
moved(const struct list *l, size_t i, long by)
{
	size_t back = by < 0 ? 0 - (size_t)by : 0;

	if (by < 0)
		return back > i ? 0 : i - back;
	return clamp(l->n, (size_t)by > l->n ? l->n : i + (size_t)by);
}

void
list_set(struct list *l, size_t n)
{
	l->n = n;
	l->cursor = clamp(n, l->cursor);
	l->top = clamp(n, l->top);
}

void
list_move(struct list *l, long by)
{
	l->cursor = moved(l, l->cursor, by);
}

void
list_goto(struct list *l, size_t i)
{
	l->cursor = clamp(l->n, i);
}

void
list_half(struct list *l, int dir)
{
	long by = l->h > 3 ? l->h / 2 : 1;

	l->top = moved(l, l->top, dir < 0 ? -by : by);
	l->cursor = moved(l, l->cursor, dir < 0 ? -by : by);
}

/* The first row that may be on top so that LAST is still whole below it. */
static size_t
top_for(const struct list *l, size_t last, list_height height, const void *ctx)
{
	size_t top = last;
	int below = 0; /* lines of the rows under TOP */

	while (top > 0) {
		below += row_height(height, ctx, top, false);
		if (below + row_height(height, ctx, top - 1, true) > l->h)
			break;
		top--;
	}
	return top;
}

/* Whole rows on the screen from TOP on, at least one. */
static size_t
rows_from(const struct list *l, size_t top, list_height height, const void *ctx)
{
	int lines = 0;
	size_t i;

	for (i = top; i < l->n; i++) {
		lines += row_height(height, ctx, i, i == top);
		if (lines > l->h)
			break;
	}
	return i == top ? 1 : i - top;
}

void
list_page(struct list *l, int pages, list_height height, const void *ctx)
{
	size_t by;

	if (l->n == 0)
		return;
	if (pages > 0) {
		by = rows_from(l, l->top, height, ctx);
	} else {
		by = l->top - top_for(l, l->top, height, ctx) + 1;
	}
	/* One row is seen before and after, where more than one fits. */
	by = by > 1 ? by - 1 : 1;
	if (pages < 0 && l->top == 0)
		l->cursor = 0;
	else if (pages > 0 && l->top >= top_for(l, l->n - 1, height, ctx))
		l->cursor = l->n - 1;
	else {
		l->top = moved(l, l->top, pages < 0 ? -(long)by : (long)by);
		list_move(l, pages < 0 ? -(long)by : (long)by);
	}
}

void
list_scroll(struct list *l, list_height height, const void *ctx)
{
	size_t low, end;

	l->cursor = clamp(l->n, l->cursor);
	if (l->n == 0) {
		l->top = 0;
		return;
	}
	/* No empty lines under the last row while there are rows above. */
	end = top_for(l, l->n - 1, height, ctx);
	if (l->top > end)
		l->top = end;
	low = top_for(l, l->cursor, height, ctx);
	if (l->top < low)
		l->top = low;
	if (l->top > l->cursor)
		l->top = l->cursor;
}
