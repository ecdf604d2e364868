/* SPDX-License-Identifier: ISC */
/*
 * query_passage - which stretch of a source stands round a claim's quotes.
 *
 * A passage is the paragraph of the quote, or the paragraphs from the first
 * to the last of the claim's quotes where all that is not too long.  Sources
 * come as received: some put a paragraph on one line, some wrap their lines
 * near column 80 and part paragraphs by a blank line.  So a newline only
 * ends a paragraph where the line before it was not simply full.
 *
 * Of the text only what lies round the quotes is read, in one piece for all
 * claims that lie near each other; twice what a passage may hold on either
 * side, so that it is the same as if all of it were looked at.
 */
#include <string.h>

#include "query_impl.h"
#include "str.h"

enum { PASSAGE_MAX = 4096, WRAP_MIN = 40, WRAP_MAX = 90, WRAP_FULL = 70 };
enum { ROUND = 2 * PASSAGE_MAX, PIECE_MAX = 16 * PASSAGE_MAX };

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

/* ---- which of it is wanted ---- */

static bool
lies_in(struct q_span q, size_t from, size_t to)
{
	return from <= q.start && q.start <= q.end && q.end <= to;
}

static struct q_span
quote_of(const struct q_claim *c)
{
	return (struct q_span){c->quote_start, c->quote_end};
}

static struct q_span
joined(struct q_span a, struct q_span b)
{
	if (b.start < a.start)
		a.start = b.start;
	if (b.end > a.end)
		a.end = b.end;
	return a;
}

/* Do all the quotes lie in a text of N bytes, the first of them among them? */
static bool
quotes_fit(const struct q_claim *c, size_t n)
{
	bool first = false;
	size_t i;

	for (i = 0; i < c->n_quotes; i++) {
		if (!lies_in(c->quotes[i], 0, n))
			return false;
		first |= c->quotes[i].start == c->quote_start &&
			 c->quotes[i].end == c->quote_end;
	}
	return first;
}

/* From the first to the last of C's quotes, or the one it rests on where they
 * are too far apart for a passage. */
static struct q_span
core(const struct q_claim *c)
{
	struct q_span all = quote_of(c);
	size_t i;

	for (i = 0; i < c->n_quotes; i++)
		all = joined(all, c->quotes[i]);
	return all.end - all.start > PASSAGE_MAX ? quote_of(c) : all;
}

/* ---- passages ---- */

/* The passage of C, whose core lies in T; that is counted from T's start. */
static struct q_span
passage_of(const struct text *t, struct q_span core, struct q_span quote)
{
	struct q_span p = paragraphs(t, core);

	if (p.end - p.start > PASSAGE_MAX) {
		p = paragraphs(t, quote);
		if (p.end - p.start > PASSAGE_MAX)
			p = window(t, p, quote);
	}
	while (p.start < quote.start && is_space(t->s[p.start]))
		p.start++;
	while (p.end > quote.end && is_space(t->s[p.end - 1]))
		p.end--;
	return p;
}

/* Those of C's quotes that lie in PIECE, as its core does. */
static void
give_quotes(struct arena *a, const struct q_piece *piece, struct q_claim *c)
{
	const char *s = piece->s;
	size_t from = piece->from, i;

	c->quote = query_bytes(
	    a, s + (c->quote_start - from), c->quote_end - c->quote_start);
	c->quote_texts = arena_array(a, c->n_quotes + 1, sizeof(const char *));
	for (i = 0; i < c->n_quotes; i++) {
		if (lies_in(c->quotes[i], from, from + piece->n))
			c->quote_texts[i] =
			    query_bytes(a, s + (c->quotes[i].start - from),
				c->quotes[i].end - c->quotes[i].start);
	}
}

/* The same, and the passage of C. */
static void
give(struct arena *a, const struct q_piece *piece, struct q_claim *c)
{
	struct text t = {piece->s, piece->n};
	uint32_t from = (uint32_t)piece->from;
	struct q_span quote = quote_of(c), all = core(c), p;

	quote.start -= from;
	quote.end -= from;
	all.start -= from;
	all.end -= from;
	p = passage_of(&t, all, quote);
	c->passage = query_bytes(a, t.s + p.start, p.end - p.start);
	c->passage_len = p.end - p.start;
	c->passage_start = p.start + from;
	give_quotes(a, piece, c);
}

/* Nothing of the text of C's source is shown as a quote. */
static void
damage(struct q_claim *c)
{
	c->damaged = true;
	c->passage = c->quote = NULL;
	c->passage_len = 0;
	c->n_quotes = 0;
}

/* The quotes of C that are far away from its passage. */
static bool
give_far(struct db *db, struct arena *a, struct q_claim *c, struct err *e)
{
	struct q_piece piece;
	size_t i;

	for (i = 0; i < c->n_quotes; i++) {
		if (c->quote_texts[i] != NULL)
			continue;
		if (!query_piece(db, c->source, c->quotes[i].start,
			c->quotes[i].end, &piece, e))
			return false;
		if (piece.s == NULL)
			damage(c);
		else
			c->quote_texts[i] = query_bytes(a,
			    piece.s + c->quotes[i].start - piece.from,
			    c->quotes[i].end - c->quotes[i].start);
	}
	return true;
}

static bool
is_due(const struct q_claim *c)
{
	return !c->coded_row && !c->damaged && c->passage == NULL;
}

/* The claims at C that rest on the text of the first and lie near it. */
static bool
give_near(
    struct db *db, struct arena *a, struct q_claim *c, size_t n, struct err *e)
{
	struct q_span hull = core(c), more;
	struct q_piece piece;
	size_t i;

	for (i = 1; i < n; i++) {
		more = joined(hull, core(&c[i]));
		if (is_due(&c[i]) && c[i].source == c->source &&
		    more.end - more.start <= PIECE_MAX)
			hull = more;
	}
	if (!query_piece(db, c->source,
		hull.start > ROUND ? hull.start - ROUND : 0,
		(size_t)hull.end + ROUND, &piece, e))
		return false;
	for (i = 0; i < n; i++) {
		if (!is_due(&c[i]) || c[i].source != c->source)
			continue;
		if (piece.s == NULL || !quotes_fit(&c[i], piece.total))
			damage(&c[i]);
		else if (lies_in(core(&c[i]), hull.start, hull.end))
			give(a, &piece, &c[i]);
	}
	return true;
}

bool
query_passages(
    struct db *db, struct arena *a, struct q_claim *c, size_t n, struct err *e)
{
	size_t i;

	for (i = 0; i < n; i++) {
		if (is_due(&c[i]) && !give_near(db, a, c + i, n - i, e))
			return false;
		if (!c[i].coded_row && !give_far(db, a, &c[i], e))
			return false;
	}
	return true;
}

bool
query_quotes(struct db *db, struct arena *a, struct q_claim *c, struct err *e)
{
	struct q_span all = core(c);
	struct q_piece piece;

	if (c->coded_row)
		return true;
	if (!query_piece(db, c->source, all.start, all.end, &piece, e))
		return false;
	if (piece.s == NULL || !quotes_fit(c, piece.total)) {
		damage(c);
		return true;
	}
	give_quotes(a, &piece, c);
	return give_far(db, a, c, e);
}
