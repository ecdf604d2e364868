/* SPDX-License-Identifier: ISC */
/*
 * prompt - see prompt.h.  Text is kept as valid UTF-8; the cursor moves by
 * grapheme clusters, found again from the start of the line each time: a
 * typed line is short.
 */
#include "prompt.h"

#include <stdio.h>
#include <string.h>

#include "keys.h"
#include "../src/mem.h"
#include "../src/text.h"

#define PROMPT_MAX 1000 /* bytes; a longer line is not typed */

static const char *const signs[] = {"", ":", "/", "&", "/", "go to actor: "};

void
prompt_open(struct prompt *p, enum prompt_kind kind, const char *text)
{
	p->kind = kind;
	p->note[0] = p->offer[0] = '\0';
	p->history[kind].at = p->history[kind].n;
	prompt_set(p, text != NULL ? text : "");
}

void
prompt_close(struct prompt *p)
{
	p->kind = PROMPT_NONE;
	str_reset(&p->text);
	p->at = 0;
}

void
prompt_clear(struct prompt *p)
{
	size_t k, i;

	for (k = 0; k <= PROMPT_ACTOR; k++) {
		for (i = 0; i < p->history[k].n; i++)
			mem_free(p->history[k].list[i]);
		mem_free(p->history[k].list);
	}
	str_clear(&p->text);
	memset(p, 0, sizeof *p);
}

void
prompt_set(struct prompt *p, const char *text)
{
	str_reset(&p->text);
	str_add(&p->text, text);
	p->at = p->text.len;
}

/* Where the cluster before byte AT begins. */
static size_t
cluster_before(const struct prompt *p, size_t at)
{
	size_t i = 0, last = 0;
	int w;

	while (i < at) {
		last = i;
		i += text_cluster(p->text.s + i, p->text.len - i, &w);
	}
	return last;
}

static size_t
cluster_after(const struct prompt *p, size_t at)
{
	int w;

	if (at >= p->text.len)
		return at;
	return at + text_cluster(p->text.s + at, p->text.len - at, &w);
}

static void
replace(struct prompt *p, size_t from, size_t to, const char *s, size_t n)
{
	struct str t = STR_INIT;

	str_addn(&t, str_c(&p->text), from);
	str_addn(&t, s, n);
	str_addn(&t, str_c(&p->text) + to, p->text.len - to);
	str_clear(&p->text);
	p->text = t;
	p->at = from + n;
}

static void
remember(struct prompt *p)
{
	struct prompt_history *h = &p->history[p->kind];

	if (p->text.len == 0 ||
	    (h->n > 0 && strcmp(h->list[h->n - 1], p->text.s) == 0))
		return;
	h->list = mem_grow(h->list, &h->cap, h->n + 1, sizeof *h->list);
	h->list[h->n++] = mem_strdup(p->text.s);
}

static enum prompt_result
recall(struct prompt *p, int dir)
{
	struct prompt_history *h = &p->history[p->kind];

	if (dir < 0 ? h->at == 0 : h->at >= h->n)
		return PROMPT_NOTHING;
	h->at = dir < 0 ? h->at - 1 : h->at + 1;
	prompt_set(p, h->at < h->n ? h->list[h->at] : "");
	return PROMPT_CHANGED;
}

static size_t
word_before(const struct prompt *p)
{
	size_t i = p->at;

	while (i > 0 && p->text.s[i - 1] == ' ')
		i--;
	while (i > 0 && p->text.s[i - 1] != ' ')
		i--;
	return i;
}

static enum prompt_result
erase(struct prompt *p, size_t from, size_t to)
{
	if (from == to)
		return PROMPT_NOTHING;
	replace(p, from, to, "", 0);
	return PROMPT_CHANGED;
}

static enum prompt_result
insert(struct prompt *p, uint32_t cp)
{
	char buf[4];
	size_t n;

	if (cp < 0x20 || cp == 0x7f || cp >= KEY_BASE ||
	    p->text.len > PROMPT_MAX)
		return PROMPT_NOTHING;
	n = utf8_encode(cp, buf);
	replace(p, p->at, p->at, buf, n);
	return PROMPT_CHANGED;
}

enum prompt_result
prompt_key(struct prompt *p, uint32_t key)
{
	switch (key) {
	case KEY_ENTER_:
	case '\n':
		remember(p);
		return PROMPT_ACCEPT;
	case KEY_ESC:
	case 3: /* Ctrl-C */
	case 7: /* Ctrl-G */
		return PROMPT_CLOSE;
	case KEY_TAB:
		return PROMPT_COMPLETE;
	case KEY_BACKSPACE_:
		if (p->text.len == 0)
			return PROMPT_CLOSE;
		return erase(p, cluster_before(p, p->at), p->at);
	case KEY_DEL:
	case 4: /* Ctrl-D */
		return erase(p, p->at, cluster_after(p, p->at));
	case 21: /* Ctrl-U */
		return erase(p, 0, p->at);
	case 11: /* Ctrl-K */
		return erase(p, p->at, p->text.len);
	case 23: /* Ctrl-W */
		return erase(p, word_before(p), p->at);
	case KEY_LEFT_:
	case 2:
		p->at = cluster_before(p, p->at);
		return PROMPT_NOTHING;
	case KEY_RIGHT_:
	case 6:
		p->at = cluster_after(p, p->at);
		return PROMPT_NOTHING;
	case KEY_HOME_:
	case 1:
		p->at = 0;
		return PROMPT_NOTHING;
	case KEY_END_:
	case 5:
		p->at = p->text.len;
		return PROMPT_NOTHING;
	case KEY_UP_:
	case 16:
		return recall(p, -1);
	case KEY_DOWN_:
	case 14:
		return recall(p, 1);
	default:
		return insert(p, key);
	}
}

/* Scroll so that the cursor is seen: the byte to begin drawing at. */
static size_t
first_shown(const struct prompt *p, int w)
{
	size_t from = 0;

	/* A mark typed before a letter's own marks joins them: the cursor then
	 * lies within a cluster. */
	while (from < p->at && text_width(p->text.s + from, p->at - from) >= w)
		from = cluster_after(p, from);
	return from < p->at ? from : p->at;
}

/* Cells that the text leaves for the note on a line of W. */
static int
note_room(const struct prompt *p, int w)
{
	return w - text_width(signs[p->kind], strlen(signs[p->kind])) - 1 -
	       text_width(str_c(&p->text), p->text.len) - 3;
}

bool
prompt_note_above(const struct prompt *p, int w)
{
	return text_width(p->note, strlen(p->note)) > note_room(p, w);
}

void
prompt_draw(const struct prompt *p, struct view v)
{
	const char *sign = signs[p->kind];
	int x, note_w, w;
	size_t from;

	view_fill(v, STYLE_PROMPT);
	x = view_text(v, 0, 0, v.w, STYLE_PROMPT, sign, strlen(sign));
	note_w = text_width(p->note, strlen(p->note));
	w = v.w - x - 1;
	if (note_w > 0 && !prompt_note_above(p, v.w)) {
		view_text(v, v.w - note_w - 1, 0, note_w, STYLE_DIM, p->note,
		    strlen(p->note));
		w -= note_w + 2;
	}
	if (w < 1)
		w = 1;
	from = p->text.len > 0 ? first_shown(p, w) : 0;
	view_text(v, x, 0, w, STYLE_PROMPT, str_c(&p->text) + from,
	    p->text.len - from);
	view_cursor(v, x + text_width(str_c(&p->text) + from, p->at - from), 0);
	v.c->cursor_bar = true;
}
