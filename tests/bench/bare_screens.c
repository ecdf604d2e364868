/* SPDX-License-Identifier: ISC */
/*
 * bare_screens FILE WxH - the floor under the bytes that a screen costs.
 *
 * FILE holds screens of text, each H lines long, as `strife --script' prints
 * them.  For every key the next one is drawn by curses, whole, without colour;
 * what curses then sends is what the same text costs any program that leaves
 * the choice of bytes to it.  At the end it begins again.
 */
#include <curses.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static char *text, *line;

static void
draw(int h)
{
	int y, n;

	erase();
	if (*line == '\0')
		line = text;
	for (y = 0; y < h && *line != '\0'; y++) {
		n = (int)strcspn(line, "\n");
		mvaddnstr(y, 0, line, n);
		line += n + (line[n] == '\n');
	}
	move(3, 20);
	refresh();
}

int
main(int argc, char **argv)
{
	FILE *f = argc == 3 ? fopen(argv[1], "r") : NULL;
	int w, h;
	size_t n;

	if (f == NULL || sscanf(argv[2], "%dx%d", &w, &h) != 2) {
		fprintf(stderr, "usage: bare_screens FILE WxH\n");
		return 2;
	}
	text = line = calloc(1, 1 << 24);
	n = fread(text, 1, (1 << 24) - 1, f);
	fclose(f);
	if (n == 0)
		return 4;
	setlocale(LC_ALL, "C.UTF-8");
	initscr();
	endwin();
	refresh();
	cbreak();
	noecho();
	do
		draw(h);
	while (getch() != ERR);
	endwin();
	free(text);
	return 0;
}
