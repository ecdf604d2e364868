/* SPDX-License-Identifier: ISC */
/*
 * snippet - hits are found in the folded text and marked in the original.
 */
#include "snippet.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "fold.h"
#include "mem.h"
#include "str.h"

struct hits {
	struct fold_hit *list;
	size_t n, cap;
};

static int
by_start(const void *x, const void *y)
{
	const struct fold_hit *a = x, *b = y;

	if (a->start != b->start)
		return a->start < b->start ? -1 : 1;
	return a->end < b->end ? 1 : a->end > b->end ? -1 : 0;
}

/* Hits of all patterns, in order and without overlap. */
static size_t
find_hits(struct arena *a, const char *s, size_t n, const char *const *patterns,
    size_t count, struct hits *h)
{
	struct fold_hit *found;
	size_t i, k, m, patterns_hit;

	patterns_hit = 0;
	for (i = 0; i < count; i++) {
		m = fold_find(a, s, n, patterns[i], &found);
		patterns_hit += m > 0;
		h->list =
		    mem_grow(h->list, &h->cap, h->n + m + 1, sizeof(*h->list));
		for (k = 0; k < m; k++)
			h->list[h->n++] = found[k];
	}
	if (h->n > 1)
		qsort(h->list, h->n, sizeof(*h->list), by_start);
	for (i = k = 0; i < h->n; i++) {
		if (k == 0 || h->list[i].start >= h->list[k - 1].end)
			h->list[k++] = h->list[i];
	}
	h->n = k;
	return patterns_hit;
}

static bool
is_blank(char c)
{
	return c == ' ' || c == '\n' || c == '\t' || c == '\r';
}

/* All of a short text; else from WIDTH / 3 before the hit, or from where the
 * end still fits, whole words. */
static void
window(const char *s, size_t n, size_t hit, size_t hit_end, size_t width,
    size_t *from, size_t *to)
{
	*from = n > width && hit > width / 3 ? hit - width / 3 : 0;
	if (*from > 0 && n - *from < width)
		*from = n - width;
	while (*from > 0 && *from < hit && !is_blank(s[*from - 1]))
		++*from;
	*to = n - *from > width ? *from + width : n;
	if (*to < hit_end)
		*to = hit_end;
	while (*to<n && * to> hit_end && !is_blank(s[*to]))
		--*to;
}

/* N bytes of S as one line. */
static void
add_line(struct str *out, const char *s, size_t n)
{
	size_t i;

	str_addn(out, s, n);
	for (i = out->len - n; i < out->len; i++) {
		if (is_blank(out->s[i]))
			out->s[i] = ' ';
	}
}

/* The hit H, between its signs. */
static void
add_hit(struct str *out, const char *s, const struct fold_hit *h,
    struct fold_hit *mark)
{
	str_add(out, "«");
	mark->start = out->len;
	add_line(out, s + h->start, h->end - h->start);
	mark->end = out->len;
	str_add(out, "»");
}

void
snippet_of(struct arena *a, const char *s, size_t n,
    const char *const *patterns, size_t count, size_t width,
    struct snippet *out)
{
	struct str text = STR_INIT;
	struct hits h = {NULL, 0, 0};
	size_t from, to, at, k;

	memset(out, 0, sizeof(*out));
	out->hits = find_hits(a, s, n, patterns, count, &h);
	if (h.n == 0) {
		mem_free(h.list);
		return;
	}
	window(s, n, h.list[0].start, h.list[0].end, width, &from, &to);
	out->marks = arena_array(a, h.n, sizeof(*out->marks));
	str_add(&text, from > 0 ? "…" : "");
	for (at = from, k = 0; k < h.n && h.list[k].end <= to; k++) {
		add_line(&text, s + at, h.list[k].start - at);
		add_hit(&text, s, &h.list[k], &out->marks[out->n_marks++]);
		at = h.list[k].end;
	}
	add_line(&text, s + at, to - at);
	str_add(&text, to < n ? "…" : "");
	out->text = arena_strdup(a, str_c(&text));
	str_clear(&text);
	mem_free(h.list);
}
