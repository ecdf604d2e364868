/* SPDX-License-Identifier: ISC */
/*
 * layout - see layout.h.  The frame is one rectangle with lines through it;
 * panes are what lies between the lines.  All numbers of the layout are here.
 */
#include "layout.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "str.h"

#define TWO_W 60
#define TWO_H 16
#define THREE_W 160
#define THREE_H 8
#define FACTIONS_MIN 14
#define FACTIONS_MAX 30
#define FACTIONS_WIDE 36 /* beside two columns there is room for names */
/* Where long titles are whole; beside it one reads. */
#define TIMELINE_MAX 110
#define READ_MIN 5 /* lines that the timeline keeps */
#define SIDE_MAX 1000

static struct rect
rect(int x, int y, int w, int h)
{
	return (struct rect){x, y, w > 0 ? w : 0, h > 0 ? h : 0};
}

static int
factions_width(int w)
{
	int f = w / 4 - 1;

	return f < FACTIONS_MIN	  ? FACTIONS_MIN
	       : f > FACTIONS_MAX ? FACTIONS_MAX
				  : f;
}

/* One pane: its title in a row of its own where there are 5 rows. */
static void
one(struct layout *l, int w, int y, int h, enum layout_pane focus)
{
	int head = l->title.h > 0 && h > 2;

	l->mode = LAYOUT_ONE;
	l->pane[focus] = rect(0, y + head, w, h - head);
}

/* Lines of the timeline above the detail: two of five, and fewer, but for its
 * ruler and a month, while the keys are in the detail and it is read. */
static int
upper_height(int inner, enum layout_pane focus)
{
	int upper = (inner * 2 + 4) / 5, least = inner / 4 + 1;

	if (focus != LAYOUT_DETAIL)
		return upper;
	if (least < READ_MIN)
		least = READ_MIN;
	return least < upper ? least : upper;
}

static void
two(struct layout *l, int w, int y, int h, enum layout_pane focus)
{
	int f = factions_width(w), inner = h - 3;
	int upper = upper_height(inner, focus);

	l->mode = LAYOUT_TWO;
	l->frame = rect(0, y, w, h);
	l->split_x = f + 1;
	l->split_y = y + 1 + upper;
	l->pane[LAYOUT_FACTIONS] = rect(1, y + 1, f, h - 2);
	l->pane[LAYOUT_TIMELINE] = rect(f + 2, y + 1, w - f - 3, upper);
	l->pane[LAYOUT_DETAIL] =
	    rect(f + 2, l->split_y + 1, w - f - 3, inner - upper);
}

static void
three(struct layout *l, int w, int y, int h)
{
	int f = w / 5 > FACTIONS_WIDE ? FACTIONS_WIDE : w / 5;
	int t = (w - 4 - f) * 11 / 20;

	if (t > TIMELINE_MAX)
		t = TIMELINE_MAX;

	l->mode = LAYOUT_THREE;
	l->frame = rect(0, y, w, h);
	l->split_x = f + 1;
	l->split_x2 = f + t + 2;
	l->pane[LAYOUT_FACTIONS] = rect(1, y + 1, f, h - 2);
	l->pane[LAYOUT_TIMELINE] = rect(f + 2, y + 1, t, h - 2);
	l->pane[LAYOUT_DETAIL] = rect(f + t + 3, y + 1, w - f - t - 4, h - 2);
}

void
layout_compute(
    struct layout *l, int w, int h, enum layout_pane focus, bool zoom)
{
	int bars = h >= 3;

	memset(l, 0, sizeof *l);
	l->split_x = l->split_x2 = l->split_y = -1;
	if (w < 1 || h < 1)
		return;
	l->title = rect(0, 0, bars ? w : 0, bars);
	l->hint = rect(0, h - 1, bars ? w : 0, bars);
	if (zoom)
		one(l, w, bars, h - 2 * bars, focus);
	else if (w >= THREE_W && h >= THREE_H)
		three(l, w, bars, h - 2 * bars);
	else if (w >= TWO_W && h >= TWO_H)
		two(l, w, bars, h - 2 * bars, focus);
	else
		one(l, w, bars, h - 2 * bars, focus);
}

static void
dump_rect(struct str *out, const char *name, const struct rect *r)
{
	str_printf(out, "%s %d,%d %dx%d\n", name, r->x, r->y, r->w, r->h);
}

void
layout_dump(const struct layout *l, struct str *out)
{
	static const char *const modes[] = {"one", "two", "three"};

	str_printf(out, "mode %s\n", modes[l->mode]);
	dump_rect(out, "title", &l->title);
	dump_rect(out, "frame", &l->frame);
	dump_rect(out, "factions", &l->pane[LAYOUT_FACTIONS]);
	dump_rect(out, "timeline", &l->pane[LAYOUT_TIMELINE]);
	dump_rect(out, "detail", &l->pane[LAYOUT_DETAIL]);
	dump_rect(out, "hint", &l->hint);
	str_printf(
	    out, "splits %d %d %d\n", l->split_x, l->split_x2, l->split_y);
}

/* A number of 1 to SIDE_MAX; *END is behind it.  0: there is none. */
static int
parse_side(const char *text, char **end)
{
	unsigned long n;

	if (!isdigit((unsigned char)*text))
		return 0;
	n = strtoul(text, end, 10);
	return n <= SIDE_MAX ? (int)n : 0;
}

bool
layout_parse_size(const char *text, int *w, int *h)
{
	char *end;

	*w = parse_side(text, &end);
	if (*w == 0 || *end != 'x')
		return false;
	*h = parse_side(end + 1, &end);
	return *h != 0 && *end == '\0';
}
