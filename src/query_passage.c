/* SPDX-License-Identifier: ISC */
/*
 * query_passage - which stretch of a source stands round a claim's quotes.
 *
 * A passage is the paragraph of the quote, or the paragraphs from the first
 * to the last of the claim's quotes where all that is not too long.  Sources
 * come as received: some put a paragraph on one line, some wrap their lines
 * near column 80 and part paragraphs by a blank line.  So a newline only
 * ends a paragraph where the line before it was not simply full.
 */
#include <string.h>

#include "query_impl.h"
#include "str.h"

enum { PASSAGE_MAX = 4096, WRAP_MIN = 40, WRAP_MAX = 90, WRAP_FULL = 70 };

struct text {
	const char *s;
	size_t n;
};

static bool
is_space(char c)
{
	return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

/* Start of the line that holds byte I. */
static size_t
line_start(const struct text *t, size_t i)
{
	while (i > 0 && t->s[i - 1] != '\n')
		i--;
	return i;
}

static bool
blank_between(const struct text *t, size_t from, size_t to)
{
	for (; from < to; from++) {
		if (!is_space(t->s[from]))
			return false;
	}
	return true;
}

/* Does the newline at byte I end a paragraph? */
static bool
is_break(const struct text *t, size_t i)
{
	size_t start, end, cells, word;

	start = line_start(t, i);
	for (end = i + 1; end < t->n && t->s[end] != '\n'; end++)
		continue;
	if (blank_between(t, start, i) || blank_between(t, i + 1, end))
		return true;
	if (strchr("-*=|#>", t->s[i + 1]) != NULL)
		return true;
	cells = utf8_count(t->s + start, i - start);
	for (word = i + 1; word < end && is_space(t->s[word]); word++)
		continue;
	while (word < end && !is_space(t->s[word]))
		word++;
	return cells < WRAP_MIN || cells > WRAP_MAX ||
	       cells + utf8_count(t->s + i, word - i) <= WRAP_FULL;
}

bool
query_wrapped(const char *s, size_t n, size_t i)
{
	struct text t = {s, n};

	return s[i] == '\n' && i + 1 < n && !is_break(&t, i);
}

static size_t
paragraph_start(const struct text *t, size_t i)
{
	for (; i > 0; i--) {
		if (t->s[i - 1] == '\n' && is_break(t, i - 1))
			break;
	}
	return i;
}

static size_t
paragraph_end(const struct text *t, size_t i)
{
	for (; i < t->n; i++) {
		if (t->s[i] == '\n' && is_break(t, i))
			break;
	}
	return i;
}

/* A paragraph too long for a passage: what is near the quote, whole words. */
static struct q_span
window(const struct text *t, struct q_span p, struct q_span q)
{
	size_t room, at;

	room = q.end - q.start < PASSAGE_MAX
		   ? (PASSAGE_MAX - (q.end - q.start)) / 2
		   : 0;
	if (q.start - p.start > room) {
		at = q.start - room;
		while (at < q.start && !is_space(t->s[at]))
			at++;
		p.start = (uint32_t)at;
	}
	if (p.end - q.end > room) {
		at = q.end + room;
		while (at > q.end && !is_space(t->s[at]))
			at--;
		p.end = (uint32_t)at;
	}
	return p;
}

static struct q_span
paragraphs(const struct text *t, struct q_span q)
{
	struct q_span p;

	p.start = (uint32_t)paragraph_start(t, q.start);
	p.end = (uint32_t)paragraph_end(t, q.end);
	return p;
}

static bool
is_inside(const struct text *t, struct q_span q)
{
	return q.start <= q.end && q.end <= t->n;
}

/* Do all the quotes lie in the text, the first of them among them? */
static bool
quotes_fit(const struct text *t, const struct q_claim *c)
{
	bool first = false;
	size_t i;

	for (i = 0; i < c->n_quotes; i++) {
		if (!is_inside(t, c->quotes[i]))
			return false;
		first |= c->quotes[i].start == c->quote_start &&
			 c->quotes[i].end == c->quote_end;
	}
	return first;
}

bool
query_passage(struct arena *a, const char *s, size_t n, struct q_claim *c)
{
	struct text t = {s, n};
	struct q_span quote = {c->quote_start, c->quote_end}, all, p;
	size_t i;

	if (s == NULL || !quotes_fit(&t, c))
		return false;
	all = quote;
	for (i = 0; i < c->n_quotes; i++) {
		if (c->quotes[i].start < all.start)
			all.start = c->quotes[i].start;
		if (c->quotes[i].end > all.end)
			all.end = c->quotes[i].end;
	}
	p = paragraphs(&t, all);
	if (p.end - p.start > PASSAGE_MAX) {
		p = paragraphs(&t, quote);
		if (p.end - p.start > PASSAGE_MAX)
			p = window(&t, p, quote);
	}
	while (p.start < quote.start && is_space(s[p.start]))
		p.start++;
	while (p.end > quote.end && is_space(s[p.end - 1]))
		p.end--;
	c->passage = query_bytes(a, s + p.start, p.end - p.start);
	c->passage_len = p.end - p.start;
	c->passage_start = p.start;
	c->quote = query_bytes(a, s + quote.start, quote.end - quote.start);
	c->quote_texts = arena_array(a, c->n_quotes + 1, sizeof(const char *));
	for (i = 0; i < c->n_quotes; i++)
		c->quote_texts[i] = query_bytes(a, s + c->quotes[i].start,
		    c->quotes[i].end - c->quotes[i].start);
	return true;
}
