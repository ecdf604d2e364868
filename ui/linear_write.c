/* SPDX-License-Identifier: ISC */
/* linear_write - see linear_write.h. */
#include "linear_write.h"

#include <string.h>

#include "../src/bidi.h"
#include "../src/gate.h"
#include "../src/mem.h"
#include "../src/str.h"
#include "../src/text.h"

#define HANG 2

void
linear_write_init(struct linear_write *w, struct out *out, int cells,
    bool ascii, enum bidi bidi)
{
	w->out = out;
	w->w = cells < 8 ? 8 : cells;
	w->ascii = ascii;
	w->bidi = bidi;
}

static void
emit(struct linear_write *w, int indent, const char *s, size_t n)
{
	struct str clean = STR_INIT, line = STR_INIT;

	for (; indent > 0; indent--)
		str_addc(&clean, ' ');
	gate_text(&clean, s, n, w->ascii ? GATE_ASCII : 0);
	bidi_add(&line, w->ascii ? BIDI_OFF : w->bidi, BIDI_MIXED, clean.s,
	    clean.len);
	str_addc(&line, '\n');
	out_raw(w->out, str_c(&line), line.len);
	str_clear(&clean);
	str_clear(&line);
}

/* One line of N bytes, written unless ONLY_COUNT; returns how many it was. */
static int
line(struct linear_write *w, const char *s, size_t n, bool only_count)
{
	struct text_line *lines;
	struct arena a;
	size_t i, count, indent = 0, off;
	int total = 1, room;

	while (indent < n && s[indent] == ' ')
		indent++;
	s += indent;
	n -= indent;
	if (n == 0) {
		if (!only_count)
			emit(w, 0, "", 0);
		return 1;
	}
	room = w->w - (int)indent < 8 ? 8 : w->w - (int)indent;
	arena_init(&a);
	count = text_wrap(&a, s, n, room, &lines);
	if (!only_count)
		emit(w, (int)indent, s, count > 0 ? lines[0].end : 0);
	if (count > 1) {
		off = lines[1].start;
		room = room - HANG < 8 ? 8 : room - HANG;
		count = text_wrap(&a, s + off, n - off, room, &lines);
		for (i = 0; i < count && !only_count; i++)
			emit(w, (int)indent + HANG, s + off + lines[i].start,
			    lines[i].end - lines[i].start);
		total += (int)count;
	}
	arena_clear(&a);
	return total;
}

static int
lines_of(struct linear_write *w, const char *s, size_t n, bool only_count)
{
	const char *end = s + n, *nl;
	int total = 0;

	for (; s < end; s = nl + 1) {
		nl = memchr(s, '\n', (size_t)(end - s));
		if (nl == NULL)
			nl = end;
		total += line(w, s, (size_t)(nl - s), only_count);
	}
	return total;
}

void
linear_write_text(struct linear_write *w, const char *s, size_t n)
{
	lines_of(w, s, n, false);
}

int
linear_write_height(struct linear_write *w, const char *s, size_t n)
{
	return lines_of(w, s, n, true);
}

void
linear_write_line(struct linear_write *w, const char *s, size_t n)
{
	char *flat = mem_strndup(s, n), *nl;

	while ((nl = strpbrk(flat, "\n\t")) != NULL)
		*nl = ' ';
	line(w, flat, strlen(flat), false);
	mem_free(flat);
}

void
linear_write_blank(struct linear_write *w)
{
	out_raw(w->out, "\n", 1);
}

void
linear_write_prompt(struct linear_write *w, const char *s)
{
	struct str clean = STR_INIT;

	gate_text(&clean, s, strlen(s), w->ascii ? GATE_ASCII : 0);
	str_add(&clean, "> ");
	out_raw(w->out, str_c(&clean), clean.len);
	str_clear(&clean);
}
