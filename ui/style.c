/* SPDX-License-Identifier: ISC */
/*
 * style - see style.h.  Five tables, one row a role.
 *
 * The default scheme keeps the terminal's own colours for all running text
 * and uses only those of the eight that can be read on black and on white
 * alike.  The safe scheme tells sides and disputes apart by blue and yellow
 * with bold and underline, never by red against green.
 */
#include "style.h"

#include <string.h>

#define OWN -1
#define BLACK 0
#define RED 1
#define GREEN 2
#define YELLOW 3
#define BLUE 4
#define MAGENTA 5
#define CYAN 6
#define WHITE 7

#define B LOOK_BOLD
#define D LOOK_DIM
#define R LOOK_REVERSE
#define U LOOK_UNDERLINE

static const char *const names[SCHEME_COUNT] = {
    [SCHEME_DEFAULT] = "default",
    [SCHEME_LIGHT] = "light",
    [SCHEME_DARK] = "dark",
    [SCHEME_MONO] = "mono",
    [SCHEME_SAFE] = "safe",
};

/* clang-format off */
static const struct look looks[STYLE_COUNT][SCHEME_COUNT] = {
	/*			   default	      light		 dark		    mono	     safe */
	[STYLE_TEXT] =		{{OWN, OWN, 0},	     {OWN, OWN, 0},	{OWN, OWN, 0},	   {OWN, OWN, 0},   {OWN, OWN, 0}},
	[STYLE_DIM] =		{{OWN, OWN, D},	     {OWN, OWN, D},	{WHITE, OWN, D},   {OWN, OWN, 0},   {OWN, OWN, 0}},
	[STYLE_TITLE] =		{{OWN, OWN, B},	     {OWN, OWN, B},	{WHITE, OWN, B},   {OWN, OWN, B},   {OWN, OWN, B}},
	[STYLE_BORDER] =	{{OWN, OWN, D},	     {OWN, OWN, D},	{BLUE, OWN, 0},	   {OWN, OWN, 0},   {OWN, OWN, 0}},
	[STYLE_BORDER_FOCUS] =	{{OWN, OWN, B},	     {BLUE, OWN, B},	{CYAN, OWN, B},	   {OWN, OWN, B},   {OWN, OWN, B}},
	[STYLE_HEADER] =	{{OWN, OWN, B},	     {BLUE, OWN, 0},	{CYAN, OWN, 0},	   {OWN, OWN, B},   {OWN, OWN, B}},
	[STYLE_KIND] =		{{OWN, OWN, D},	     {OWN, OWN, D},	{MAGENTA, OWN, 0}, {OWN, OWN, 0},   {OWN, OWN, 0}},
	[STYLE_DATE] =		{{OWN, OWN, 0},	     {BLUE, OWN, 0},	{CYAN, OWN, 0},	   {OWN, OWN, 0},   {OWN, OWN, 0}},
	[STYLE_SIDE1] =		{{GREEN, OWN, B},    {GREEN, OWN, B},	{GREEN, OWN, B},   {OWN, OWN, B},   {BLUE, OWN, B}},
	[STYLE_SIDE2] =		{{MAGENTA, OWN, B},  {MAGENTA, OWN, B},	{YELLOW, OWN, B},  {OWN, OWN, U},   {YELLOW, OWN, U}},
	[STYLE_SIDE3] =		{{BLUE, OWN, B},     {BLUE, OWN, B},	{BLUE, OWN, B},	   {OWN, OWN, B|U}, {OWN, OWN, B|U}},
	[STYLE_DISPUTED] =	{{RED, OWN, B},	     {RED, OWN, B},	{RED, OWN, B},	   {OWN, OWN, B},   {YELLOW, OWN, B}},
	[STYLE_BADGE] =		{{MAGENTA, OWN, 0},  {MAGENTA, OWN, 0},	{YELLOW, OWN, 0},  {OWN, OWN, 0},   {YELLOW, OWN, 0}},
	[STYLE_VOICE] =		{{OWN, OWN, U},	     {BLUE, OWN, U},	{CYAN, OWN, U},	   {OWN, OWN, U},   {OWN, OWN, U}},
	[STYLE_PASSAGE] =	{{OWN, OWN, 0},	     {OWN, OWN, 0},	{WHITE, OWN, 0},   {OWN, OWN, 0},   {OWN, OWN, 0}},
	[STYLE_QUOTE] =		{{OWN, OWN, B},	     {BLUE, OWN, B},	{YELLOW, OWN, B},  {OWN, OWN, B},   {OWN, OWN, B}},
	[STYLE_BAR] =		{{GREEN, OWN, 0},    {GREEN, OWN, 0},	{GREEN, OWN, 0},   {OWN, OWN, 0},   {BLUE, OWN, 0}},
	[STYLE_HIT] =		{{BLACK, YELLOW, 0}, {BLACK, YELLOW, 0},{BLACK, YELLOW, 0},{OWN, OWN, R},   {BLACK, YELLOW, U}},
	[STYLE_RULER] =		{{GREEN, OWN, 0},    {BLUE, OWN, 0},	{GREEN, OWN, 0},   {OWN, OWN, 0},   {BLUE, OWN, 0}},
	[STYLE_RULER_HERE] =	{{OWN, OWN, R},	     {OWN, OWN, R},	{OWN, OWN, R},	   {OWN, OWN, R},   {OWN, OWN, R}},
	[STYLE_RULER_SILENT] =	{{OWN, OWN, D},	     {OWN, OWN, D},	{OWN, OWN, D},	   {OWN, OWN, 0},   {OWN, OWN, 0}},
	[STYLE_STATUS] =	{{OWN, OWN, 0},	     {OWN, OWN, 0},	{OWN, OWN, 0},	   {OWN, OWN, 0},   {OWN, OWN, 0}},
	[STYLE_KEY] =		{{OWN, OWN, B},	     {BLUE, OWN, B},	{CYAN, OWN, B},	   {OWN, OWN, B},   {OWN, OWN, B}},
	[STYLE_PROMPT] =	{{OWN, OWN, 0},	     {OWN, OWN, 0},	{OWN, OWN, 0},	   {OWN, OWN, 0},   {OWN, OWN, 0}},
	[STYLE_QUOTE_HERE] =	{{OWN, OWN, B|U},    {BLUE, OWN, B|U},	{YELLOW, OWN, B|U},{OWN, OWN, B|U}, {OWN, OWN, B|U}},
	[STYLE_QUOTED] =	{{OWN, OWN, 0},	     {OWN, OWN, 0},	{OWN, OWN, 0},	   {OWN, OWN, B},   {OWN, OWN, B}},
	[STYLE_ERROR] =		{{RED, OWN, B},	     {RED, OWN, B},	{RED, OWN, B},	   {OWN, OWN, B},   {OWN, OWN, B|U}},
};
/* clang-format on */

const char *
scheme_name(enum scheme s)
{
	return names[s];
}

int
scheme_find(const char *name)
{
	int i;

	for (i = 0; i < SCHEME_COUNT; i++)
		if (strcmp(names[i], name) == 0)
			return i;
	return -1;
}

struct look
style_look(enum scheme s, uint8_t style)
{
	unsigned role = STYLE_ROLE(style);
	struct look l = looks[role < STYLE_COUNT ? role : STYLE_TEXT][s];

	if (style & STYLE_SELECTED) {
		/* What is reversed anyway stands out by not being so here. */
		if (role == STYLE_HIT)
			l.attr = LOOK_BOLD | LOOK_UNDERLINE;
		else
			l.attr = (l.attr & ~LOOK_DIM) ^ LOOK_REVERSE;
		l.fg = l.bg = OWN;
	} else if (style & STYLE_MARKED) {
		l.attr = (l.attr & ~LOOK_DIM) | LOOK_BOLD;
	}
	return l;
}

enum style
style_side(int side)
{
	return side == 1   ? STYLE_SIDE1
	       : side == 2 ? STYLE_SIDE2
	       : side > 2  ? STYLE_SIDE3
			   : STYLE_TEXT;
}

char
style_letter(uint8_t style)
{
	unsigned role = STYLE_ROLE(style);

	if (role >= STYLE_COUNT)
		return '?';
	if (style & STYLE_SELECTED)
		return (char)('A' + role);
	if (style & STYLE_MARKED)
		return (char)('!' + role);
	return (char)('a' + role);
}
