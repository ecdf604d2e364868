/* SPDX-License-Identifier: ISC */
/*
 * frame - see frame.h.  Titles lie in the line over their pane:
 *
 *	┌ Factions ─────┬▸Timeline ──────────── 12/38 ─┐
 *
 * The pane that has the keys is told by the same pointer that stands before
 * a selected line, and by its role, so that nothing hangs on colour.
 */
#include "frame.h"

#include <string.h>

#include "canvas.h"
#include "text.h"

/* A title into the line at (X, Y), W cells wide. */
#define LEFT_MIN 16 /* cells of a title that are worth cutting it */

static void
title(
    struct view v, int x, int y, int w, const struct frame_title *t, bool focus)
{
	uint8_t style = focus ? STYLE_BORDER_FOCUS : STYLE_BORDER;
	int used, right, room = w - 2;
	size_t n;

	if (w < 3 || t->left == NULL)
		return;
	v = view_sub(v, x, y, w, 1);
	if (focus)
		view_glyph(v, 0, 0, style, GLYPH_SELECT);
	else
		view_text(v, 0, 0, 1, style, " ", 1);
	n = t->right == NULL ? 0 : strlen(t->right);
	right = n == 0 ? 0 : text_width(t->right, n);
	/* A blank at each side, and line before and behind.  The left one is
	 * cut for it where something of it stays. */
	if (right > 0 && w - right - 6 >= LEFT_MIN)
		room = w - right - 6;
	used = 1 + view_line(v, 1, 0, room, style, t->left);
	view_text(v, used++, 0, 1, style, " ", 1);
	if (right == 0 || right + 4 > w - used)
		return;
	x = w - right - 3;
	view_text(v, x, 0, 1, style, " ", 1);
	x += 1 + view_line(v, x + 1, 0, right, style, t->right);
	view_text(v, x, 0, 1, style, " ", 1);
}

static void
box(struct view v, const struct rect *r)
{
	int right = r->x + r->w - 1, bottom = r->y + r->h - 1;

	view_hline(v, r->x, r->y, r->w, STYLE_BORDER);
	view_hline(v, r->x, bottom, r->w, STYLE_BORDER);
	view_vline(v, r->x, r->y, r->h, STYLE_BORDER);
	view_vline(v, right, r->y, r->h, STYLE_BORDER);
	view_glyph(v, r->x, r->y, STYLE_BORDER, GLYPH_TL);
	view_glyph(v, right, r->y, STYLE_BORDER, GLYPH_TR);
	view_glyph(v, r->x, bottom, STYLE_BORDER, GLYPH_BL);
	view_glyph(v, right, bottom, STYLE_BORDER, GLYPH_BR);
}

/* A line from top to bottom of the frame at column X. */
static void
column(struct view v, const struct rect *r, int x)
{
	view_vline(v, x, r->y + 1, r->h - 2, STYLE_BORDER);
	view_glyph(v, x, r->y, STYLE_BORDER, GLYPH_TEE_DOWN);
	view_glyph(v, x, r->y + r->h - 1, STYLE_BORDER, GLYPH_TEE_UP);
}

void
frame_draw(struct canvas *c, const struct layout *l,
    const struct frame_title titles[LAYOUT_PANES], enum layout_pane focus)
{
	struct view v = canvas_view(c);
	const struct rect *f = &l->frame, *p;
	int i;

	if (f->h > 0) {
		box(v, f);
		if (l->split_x >= 0)
			column(v, f, l->split_x);
		if (l->split_x2 >= 0)
			column(v, f, l->split_x2);
		if (l->split_y >= 0) {
			view_hline(v, l->split_x, l->split_y,
			    f->x + f->w - l->split_x, STYLE_BORDER);
			view_glyph(v, l->split_x, l->split_y, STYLE_BORDER,
			    GLYPH_TEE_RIGHT);
			view_glyph(v, f->x + f->w - 1, l->split_y, STYLE_BORDER,
			    GLYPH_TEE_LEFT);
		}
	}
	for (i = 0; i < LAYOUT_PANES; i++) {
		p = &l->pane[i];
		/* In one-pane mode without a row for it there is no title. */
		if (p->w == 0 || p->y == 0 ||
		    (f->h == 0 && p->y == l->title.y + l->title.h))
			continue;
		if (f->h == 0)
			view_hline(v, p->x, p->y - 1, p->w, STYLE_BORDER);
		title(v, p->x, p->y - 1, p->w, &titles[i], (int)focus == i);
	}
}
