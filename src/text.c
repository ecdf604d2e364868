/* SPDX-License-Identifier: ISC */
/*
 * text - what a terminal does with text: cells, clusters, lines.
 *
 * Everything walks from cluster to cluster.  What the gate replaces by a sign,
 * and each bad sequence, is a cluster of its own, one cell wide, whatever it
 * would have done to its neighbours; so what is measured is what is shown.
 * A cluster is as wide as its code points together, but two cells at most.
 *
 * Lines are broken greedily in one pass: the last place where a break is
 * possible is remembered with the widths up to it.
 */
#include "text.h"

#include <string.h>
#include <unictype.h>
#include <unigbrk.h>
#include <unilbrk.h>
#include <uniwidth.h>

#include "gate.h"
#include "mem.h"
#include "str.h"

#define ZWJ 0x200D

static bool
is_plain(char c)
{
	return c >= 0x20 && c < 0x7F;
}

int
text_cp_width(uint32_t cp)
{
	int w, property;

	if (cp < 0x300)
		return 1; /* U+00AD too, as terminals do */
	w = uc_width(cp, "UTF-8");
	if (w > 0)
		return w;
	if (w < 0)
		return 1;
	/* Signs that stand before digits, and controls that pass the gate. */
	property = uc_graphemeclusterbreak_property(cp);
	return property == GBP_PREPEND || property == GBP_CONTROL;
}

/* Where in its cluster a code point is, for the rules that look back. */
struct look_back {
	uint32_t prev;
	bool pictograph;  /* a pictograph and what extends it, so far */
	bool half_a_flag; /* an odd number of regional indicators */
};

static bool
is_regional_indicator(uint32_t cp)
{
	return cp >= 0x1F1E6 && cp <= 0x1F1FF;
}

/* Does NEXT belong to the cluster that ends in LB->prev? */
static bool
continues(struct look_back *lb, uint32_t next)
{
	bool joined;

	if (is_regional_indicator(lb->prev) && is_regional_indicator(next)) {
		joined = lb->half_a_flag;
		lb->half_a_flag = false;
	} else if (lb->prev == ZWJ && lb->pictograph &&
		   uc_is_property_extended_pictographic(next))
		joined = true;
	else
		joined = !uc_is_grapheme_break(lb->prev, next);
	if (uc_is_property_extended_pictographic(next))
		lb->pictograph = true;
	else if (next != ZWJ &&
		 uc_graphemeclusterbreak_property(next) != GBP_EXTEND)
		lb->pictograph = false;
	lb->prev = next;
	return joined;
}

size_t
text_cluster(const char *s, size_t n, int *w)
{
	struct look_back lb;
	uint32_t cp;
	size_t i, len;
	int width;

	*w = 1;
	if (is_plain(s[0]) && (n == 1 || (unsigned char)s[1] < 0x80))
		return 1;
	i = utf8_decode(s, n, &cp);
	if (gate_cp(cp) != cp)
		return i;
	/* Below the marks nothing joins what is plain. */
	if (cp < 0x300 && (i == n || is_plain(s[i])))
		return i;
	lb.prev = cp;
	lb.pictograph = uc_is_property_extended_pictographic(cp);
	lb.half_a_flag = is_regional_indicator(cp);
	width = text_cp_width(cp);
	for (; i < n; i += len) {
		len = utf8_decode(s + i, n - i, &cp);
		if (gate_cp(cp) != cp || !continues(&lb, cp))
			break;
		if (width < 2)
			width += text_cp_width(cp);
	}
	*w = width > 2 ? 2 : width;
	return i;
}

static bool
is_selector(uint32_t cp)
{
	return cp >= 0xfe00 && cp <= 0xfe0f;
}

static bool
is_joiner(uint32_t cp)
{
	return cp == 0x200c || cp == ZWJ;
}

void
text_shown(struct str *out, const char *s, size_t n, int w)
{
	uint32_t cp, first = 0;
	int left = w, cw;
	char buf[4];
	size_t i = 0;

	while (i < n) {
		i += utf8_decode(s + i, n - i, &cp);
		/* A joiner inside joins to what is left out. */
		if (is_selector(cp) || (is_joiner(cp) && i < n))
			continue;
		if (is_joiner(cp) && first < 0x80)
			cp = 0x200b;
		cp = cp == '\t' || cp == '\n' ? ' ' : gate_cp(cp);
		cw = is_joiner(cp) ? 0 : text_cp_width(cp);
		/* Marks want something to stand on. */
		if (cw > left || (cw == 0 && first == 0 && w > 0))
			continue;
		str_addn(out, buf, utf8_encode(cp, buf));
		left -= cw;
		if (first == 0 && cw > 0)
			first = cp;
	}
}

int
text_width(const char *s, size_t n)
{
	size_t i;
	int w, width;

	width = 0;
	for (i = 0; i < n; width += w)
		i += text_cluster(s + i, n - i, &w);
	return width;
}

size_t
text_fit(const char *s, size_t n, int w, int *used)
{
	size_t i, len;
	int one, width;

	width = 0;
	for (i = 0; i < n; i += len) {
		/* Mostly characters that nothing joins. */
		for (; i + 1 < n && width < w && is_plain(s[i]) &&
		       is_plain(s[i + 1]);
		     i++)
			width++;
		len = text_cluster(s + i, n - i, &one);
		if (one > w - width)
			break;
		width += one;
	}
	if (used != NULL)
		*used = width;
	return i;
}

/* Lines found so far. */
struct wrap {
	struct text_line *lines;
	size_t n, cap;
};

/* A place in a paragraph. */
struct mark {
	size_t at;	/* where the next line would start */
	size_t ink_end; /* end of the line without blanks */
	int width;	/* cells from the start of the line up to at */
	int ink_width;	/* and up to ink_end */
};

static void
add_line(struct wrap *wr, size_t start, size_t end, int width)
{
	wr->lines =
	    mem_grow(wr->lines, &wr->cap, wr->n + 1, sizeof(wr->lines[0]));
	wr->lines[wr->n++] = (struct text_line){start, end, width};
}

/* End the line at MARK and start the next there, NOW being further on. */
static void
end_line(
    struct wrap *wr, size_t *start, const struct mark *mark, struct mark *now)
{
	size_t at;
	int width;

	at = mark->at;
	width = mark->width;
	if (mark->ink_end > *start)
		add_line(wr, *start, mark->ink_end, mark->ink_width);
	*start = at;
	now->width -= width;
	now->ink_width -= width;
	if (now->ink_end <= at) {
		now->ink_end = at;
		now->ink_width = 0;
	}
}

/*
 * The paragraph S[start, end), which holds no newline.  BREAKS says of each
 * of its bytes whether a line may break before it.
 */
static void
wrap_paragraph(struct wrap *wr, const char *s, size_t start, size_t end, int w,
    const char *breaks)
{
	struct mark now, last;
	size_t first, len;
	int one;
	bool blank;

	first = start;
	now = (struct mark){start, start, 0, 0};
	last = now;
	for (; now.at < end; now.at += len) {
		len = text_cluster(s + now.at, end - now.at, &one);
		blank = len == 1 && (s[now.at] == ' ' || s[now.at] == '\t');
		if (breaks[now.at - first] == UC_BREAK_POSSIBLE)
			last = now;
		if (!blank && now.width + one > w && last.at > start)
			end_line(wr, &start, &last, &now);
		if (!blank && now.width + one > w && now.at > start)
			end_line(wr, &start, &now, &now);
		now.width += one;
		if (!blank) {
			now.ink_end = now.at + len;
			now.ink_width = now.width;
		}
	}
	add_line(wr, start, now.ink_end, now.ink_width);
}

/*
 * Where lines may break; bad bytes are shown to the library as signs, since
 * it trusts its input.
 */
static void
find_breaks(const char *s, size_t n, char *breaks)
{
	const uint8_t *p;
	uint32_t cp;
	char *copy;
	size_t i, len;

	p = (const uint8_t *)s;
	copy = NULL;
	i = utf8_valid_to(s, n);
	if (i < n) {
		copy = mem_array(n, 1);
		memcpy(copy, s, n);
		for (; i < n; i += len) {
			len = utf8_decode(s + i, n - i, &cp);
			if (cp == UTF8_BAD)
				memset(copy + i, '?', len);
		}
		p = (const uint8_t *)copy;
	}
	u8_possible_linebreaks(p, n, "UTF-8", breaks);
	mem_free(copy);
}

size_t
text_wrap(
    struct arena *a, const char *s, size_t n, int w, struct text_line **lines)
{
	struct wrap wr = {NULL, 0, 0};
	const char *newline;
	char *breaks;
	size_t i, end;

	*lines = NULL;
	if (n == 0)
		return 0;
	breaks = mem_array(n, 1);
	find_breaks(s, n, breaks);
	for (i = 0; i < n; i = end + 1) {
		newline = memchr(s + i, '\n', n - i);
		end = newline == NULL ? n : (size_t)(newline - s);
		wrap_paragraph(&wr, s, i, end, w < 1 ? 1 : w, breaks + i);
	}
	mem_free(breaks);
	*lines = arena_array(a, wr.n, sizeof(wr.lines[0]));
	memcpy(*lines, wr.lines, wr.n * sizeof(wr.lines[0]));
	mem_free(wr.lines);
	return wr.n;
}
