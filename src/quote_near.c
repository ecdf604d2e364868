/* SPDX-License-Identifier: ISC */
/*
 * Every word of the text that is also a word of the quote votes for the place
 * at which the quote would have to begin for the two to meet.  The place with
 * most votes (with its neighbours, since a word too many or too few shifts
 * the rest) is shown.  That takes one pass over the text, however long the
 * quote.  Words are compared by a hash of their letters and digits without
 * case, so that punctuation does not hide what is near.
 */
#include "quote_near.h"

#include <stdint.h>
#include <string.h>

#include "mem.h"
#include "str.h"
#include "text.h"

#define MAX_WORDS 256 /* of the quote, that vote */
#define BUCKETS 512
#define REACH 2	  /* neighbours that count, on both sides */
#define BEFORE 30 /* characters shown before the difference */
#define BEHIND 36 /* and from it on */

struct words {
	uint32_t hash[MAX_WORDS];
	int next[MAX_WORDS]; /* in the same bucket, -1: none */
	int bucket[BUCKETS];
	size_t n;
};

/* Typographic signs of U+2010 to U+2027: dashes, quotation marks, dots. */
static bool
is_sign(const char *s, const char *end)
{
	return end - s >= 3 && s[0] == '\xE2' && s[1] == '\x80';
}

/* The hash of the word at S, which ends before a blank; 0 of mere signs. */
static uint32_t
word_hash(const char *s, const char *end)
{
	uint32_t h = 2166136261u;
	bool any = false;
	unsigned char c;

	while (s < end) {
		if (is_sign(s, end)) {
			s += 3;
			continue;
		}
		c = (unsigned char)*s++;
		if (c >= 'A' && c <= 'Z')
			c = (unsigned char)(c - 'A' + 'a');
		if (c < 0x80 && !(c >= 'a' && c <= 'z') &&
		    !(c >= '0' && c <= '9'))
			continue;
		h = (h ^ c) * 16777619u;
		any = true;
	}
	return any ? h | 1 : 0;
}

static const char *
word_end(const char *s, const char *end)
{
	const char *blank = memchr(s, ' ', (size_t)(end - s));

	return blank != NULL ? blank : end;
}

static void
words_make(struct words *w, const struct str *quote)
{
	const char *s = quote->s, *end = quote->s + quote->len, *stop;
	size_t i, b;

	memset(w->bucket, -1, sizeof(w->bucket));
	w->n = 0;
	for (; s < end && w->n < MAX_WORDS; s = stop + 1) {
		stop = word_end(s, end);
		w->hash[w->n++] = word_hash(s, stop);
	}
	for (i = w->n; i > 0; i--) {
		if (w->hash[i - 1] == 0)
			continue;
		b = w->hash[i - 1] / 2 % BUCKETS;
		w->next[i - 1] = w->bucket[b];
		w->bucket[b] = (int)i - 1;
	}
}

/* The words of a text, and the votes: votes[d] for word d - quote words. */
struct ballot {
	uint32_t *start; /* of each word */
	uint32_t *hash;
	size_t n, cap_start, cap_hash;
	uint16_t *votes;
	size_t n_votes;
};

static void
ballot_hold(struct ballot *b, const struct words *w, const char *text, size_t n)
{
	const char *s = text, *end = text + n, *stop;
	size_t i, j;
	int k;

	for (; s < end; s = stop + 1) {
		stop = word_end(s, end);
		b->start = mem_grow(
		    b->start, &b->cap_start, b->n + 1, sizeof(*b->start));
		b->hash =
		    mem_grow(b->hash, &b->cap_hash, b->n + 1, sizeof(*b->hash));
		b->start[b->n] = (uint32_t)(s - text);
		b->hash[b->n++] = word_hash(s, stop);
	}
	b->n_votes = b->n + w->n;
	b->votes = mem_array(b->n_votes + 1, sizeof(*b->votes));
	for (j = 0; j < b->n; j++) {
		if (b->hash[j] == 0)
			continue;
		k = w->bucket[b->hash[j] / 2 % BUCKETS];
		for (; k >= 0; k = w->next[k]) {
			i = j + w->n - (size_t)k;
			if (w->hash[k] == b->hash[j] &&
			    b->votes[i] < UINT16_MAX)
				b->votes[i]++;
		}
	}
}

static size_t
score(const struct ballot *b, size_t d)
{
	size_t sum = 0, i = d > REACH ? d - REACH : 0;

	for (; i <= d + REACH && i < b->n_votes; i++)
		sum += b->votes[i];
	return sum;
}

/* How well the quote's beginning stands at D: the sooner a word meets its
 * like the better, then the longer the run from there. */
static size_t
leading(const struct ballot *b, const struct words *w, size_t d)
{
	size_t i, skipped = 0, run = 0;

	for (i = 0; i < w->n && d + i < w->n + b->n; i++) {
		if (d + i >= w->n && w->hash[i] == b->hash[d + i - w->n])
			run++;
		else if (run > 0)
			break;
		else
			skipped++;
	}
	return run > 0 ? (MAX_WORDS - skipped) * (MAX_WORDS + 1) + run : 0;
}

/* The word of the text at which the quote should begin, or false. */
static bool
best_word(const struct ballot *b, const struct words *w, size_t *word)
{
	size_t d, best = 0, top = 0, s, from, lead, most = 0;

	for (d = 0; d < b->n_votes; d++) {
		s = score(b, d) * 4 + b->votes[d];
		if (s > top) {
			top = s;
			best = d;
		}
	}
	if (top / 4 < (w->n < 3 ? 1 : 2) || top / 4 * 4 < w->n)
		return false;
	from = best > REACH ? best - REACH : 0;
	for (d = from; d <= from + 2 * REACH && d < b->n_votes; d++) {
		lead = leading(b, w, d);
		if (lead > most) {
			most = lead;
			best = d;
		}
	}
	*word = best > w->n ? best - w->n : 0;
	return *word < b->n;
}

/* The two from where they are compared, up to the first difference. */
struct pair {
	const char *text, *quote;
	size_t text_len, quote_len;
	size_t same; /* bytes */
};

static void
pair_compare(struct pair *p)
{
	size_t i = 0;

	while (i < p->text_len && i < p->quote_len && p->text[i] == p->quote[i])
		i++;
	while (i > 0 && i < p->quote_len && (p->quote[i] & 0xC0) == 0x80)
		i--;
	while (i > 0 && i < p->text_len && (p->text[i] & 0xC0) == 0x80)
		i--;
	p->same = i;
}

/* COUNT characters back from byte AT. */
static size_t
back(const char *s, size_t at, int count)
{
	while (at > 0 && count-- > 0)
		do
			at--;
		while (at > 0 && (s[at] & 0xC0) == 0x80);
	return at;
}

static size_t
ahead(const char *s, size_t n, size_t at, int count)
{
	while (at < n && count-- > 0)
		do
			at++;
		while (at < n && (s[at] & 0xC0) == 0x80);
	return at;
}

static void
show_one(
    struct str *out, const char *label, const char *s, size_t n, size_t same)
{
	size_t from = back(s, same, BEFORE), to = ahead(s, n, same, BEHIND);

	while (n > same && s[n - 1] == ' ')
		n--;
	if (to > n)
		to = n;
	str_printf(out, "%s%s%.*s%s\n", label, from > 0 ? "\u2026" : "",
	    (int)(to - from), s + from, to < n ? "\u2026" : "");
}

static void
show(struct str *out, const struct pair *p)
{
	size_t from = back(p->text, p->same, BEFORE);
	int pad = text_width(p->text + from, p->same - from) + (from > 0);

	show_one(out, "source: ", p->text, p->text_len, p->same);
	show_one(out, "quote:  ", p->quote, p->quote_len, p->same);
	str_printf(out, "        %*s^", pad, "");
}

static const struct sign {
	uint32_t cp;
	const char *name;
} signs[] = {
    {' ', "a blank"},
    {'\'', "a straight apostrophe"},
    {'"', "a straight quotation mark"},
    {'-', "a hyphen"},
    {'.', "a full stop"},
    {',', "a comma"},
    {0x2018, "an opening single quotation mark"},
    {0x2019, "a curly apostrophe"},
    {0x201C, "an opening curly quotation mark"},
    {0x201D, "a closing curly quotation mark"},
    {0x02BC, "a modifier apostrophe"},
    {0x2010, "a hyphen"},
    {0x2011, "a hyphen that does not break"},
    {0x2013, "an en dash"},
    {0x2014, "an em dash"},
    {0x2212, "a minus"},
    {0x2026, "an ellipsis in one character"},
    {0x00AD, "a soft hyphen"},
    {0x200B, "a blank of no width"},
};

static void
describe(struct str *out, uint32_t cp)
{
	size_t i;

	for (i = 0; i < sizeof(signs) / sizeof(signs[0]); i++) {
		if (signs[i].cp != cp)
			continue;
		str_add(out, signs[i].name);
		if (cp >= 0x80)
			str_printf(out, " (U+%04X)", cp);
		return;
	}
	str_add(out, "`");
	str_add_cp(out, cp);
	str_add(out, "'");
	if (cp >= 0x80)
		str_printf(out, " (U+%04X)", cp);
}

static bool
starts(const char *s, size_t n, const char *with)
{
	return n >= strlen(with) && memcmp(s, with, strlen(with)) == 0;
}

static bool
is_plain(uint32_t cp)
{
	return (cp >= 'a' && cp <= 'z') || (cp >= 'A' && cp <= 'Z') ||
	       (cp >= '0' && cp <= '9');
}

/* In words, where a caret may not be enough. */
static void
explain(struct str *out, const struct pair *p)
{
	const char *t = p->text + p->same, *q = p->quote + p->same;
	size_t tn = p->text_len - p->same, qn = p->quote_len - p->same;
	uint32_t tc, qc;

	if (tn == 0) {
		str_add(out, "\nthe source ends there");
		return;
	}
	if (starts(t, tn, "[\u2026]")) {
		str_add(out, "\nthe source leaves text out there: quote one "
			     "side, and the other in `with'");
		return;
	}
	if (qn == 0)
		return;
	if (starts(q, qn, "\u2026") || starts(q, qn, "...") ||
	    starts(q, qn, "[...]") || starts(q, qn, "[\u2026]")) {
		str_add(out, "\na quote leaves nothing out: quote one "
			     "stretch, and the other in `with'");
		return;
	}
	utf8_decode(t, tn, &tc);
	utf8_decode(q, qn, &qc);
	if (is_plain(tc) && is_plain(qc)) {
		if ((tc ^ qc) == 0x20)
			str_add(out, "\nthere the case differs");
		return;
	}
	str_add(out, "\nthe source has ");
	describe(out, tc);
	str_add(out, " there, the quote ");
	describe(out, qc);
}

/* The text at AT against the quote, whose first word may begin inside a word
 * of the text. */
static void
pair_make(struct pair *p, const char *text, size_t n, size_t *at,
    const struct str *quote)
{
	const char *end = word_end(text + *at, text + n), *hit;
	const char *first = word_end(quote->s, quote->s + quote->len);

	hit = memmem(text + *at, (size_t)(end - text) - *at, quote->s,
	    (size_t)(first - quote->s));
	if (hit != NULL)
		*at = (size_t)(hit - text);
	p->text = text + *at;
	p->text_len = n - *at;
	p->quote = quote->s;
	p->quote_len = quote->len;
	pair_compare(p);
}

bool
quote_near_explain(const char *text, size_t n, const struct str *quote,
    size_t *at, struct str *out)
{
	struct words *w = mem_alloc(sizeof(*w));
	struct ballot b = {NULL, NULL, 0, 0, 0, NULL, 0};
	struct pair p;
	size_t word;
	bool ok;

	words_make(w, quote);
	ballot_hold(&b, w, text, n);
	ok = best_word(&b, w, &word);
	if (ok) {
		*at = b.start[word];
		pair_make(&p, text, n, at, quote);
		show(out, &p);
		explain(out, &p);
		*at += p.same < p.text_len ? p.same : 0;
	}
	mem_free(b.start);
	mem_free(b.hash);
	mem_free(b.votes);
	mem_free(w);
	return ok;
}
