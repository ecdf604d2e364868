/* SPDX-License-Identifier: ISC */
/*
 * A text is copied once with every run of white space made one blank; a quote
 * is treated likewise and then looked for byte by byte.  Offsets go back
 * through a list of the places where copy and text drift apart, which is
 * short, since most white space is one blank.
 *
 * A large text that is asked often gets an index: the places where a word
 * begins, chained by the hash of the KEY_LEN bytes there.  A quote is looked
 * up by the first word that begins inside it (its own beginning may lie in
 * the middle of a word of the text) and compared as a whole.
 */
#include "quote.h"

#include <string.h>

#include "mem.h"
#include "quote_near.h"

#define KEY_LEN 16	   /* bytes that an index entry is a hash of */
#define INDEX_SIZE 32768   /* bytes from which an index pays */
#define INDEX_QUESTIONS 16 /* questions before it is built */
#define MAX_LISTED 8	   /* places that a message lists */
#define AROUND 30	   /* characters shown around a place */

/* From this byte of the copy on, the text is DRIFT bytes ahead. */
struct drift {
	uint32_t at, drift;
};

struct quote_text {
	const char *text, *name;
	size_t len;
	struct str copy;
	struct drift *drifts;
	size_t n_drifts, cap_drifts;
	int questions;
	uint32_t *heads, *chain; /* of the index, offsets + 1; 0: none */
	uint32_t *places;
	size_t n_places, mask;
};

/* Bytes of the white space at S, 0 where there is none. */
static size_t
white(const char *s, size_t n)
{
	if (*s == ' ' || (*s >= '\t' && *s <= '\r'))
		return 1;
	return n >= 2 && s[0] == '\xC2' && s[1] == '\xA0' ? 2 : 0;
}

static size_t
white_run(const char *s, size_t n)
{
	size_t w, i = 0;

	while (i < n && (w = white(s + i, n - i)) > 0)
		i += w;
	return i;
}

/* Bytes up to the next white space. */
static size_t
black_run(const char *s, size_t n)
{
	size_t i = 0;

	while (i < n && white(s + i, n - i) == 0)
		i++;
	return i;
}

/* Copy S, white space folded, without any at both ends. */
static void
fold_white(struct str *out, const char *s, size_t n)
{
	size_t from = white_run(s, n), to, w;

	while (from < n) {
		to = from + black_run(s + from, n - from);
		str_addn(out, s + from, to - from);
		w = white_run(s + to, n - to);
		from = to + w;
		if (w > 0 && from < n)
			str_addc(out, ' ');
	}
}

static void
add_drift(struct quote_text *t, size_t at, size_t drift)
{
	t->drifts = mem_grow(
	    t->drifts, &t->cap_drifts, t->n_drifts + 1, sizeof(*t->drifts));
	t->drifts[t->n_drifts].at = (uint32_t)at;
	t->drifts[t->n_drifts++].drift = (uint32_t)drift;
}

struct quote_text *
quote_text_new(const char *text, size_t n, const char *name)
{
	struct quote_text *t = mem_alloc(sizeof(*t));
	size_t i, w, run;

	t->text = text;
	t->len = n;
	t->name = name;
	add_drift(t, 0, 0);
	for (i = 0; i < n; i += w) {
		run = black_run(text + i, n - i);
		str_addn(&t->copy, text + i, run);
		i += run;
		w = white_run(text + i, n - i);
		if (w > 0)
			str_addc(&t->copy, ' ');
		if (w > 1)
			add_drift(t, t->copy.len, i + w - t->copy.len);
	}
	return t;
}

void
quote_text_free(struct quote_text *t)
{
	if (t == NULL)
		return;
	str_clear(&t->copy);
	mem_free(t->drifts);
	mem_free(t->heads);
	mem_free(t->chain);
	mem_free(t->places);
	mem_free(t);
}

/* The offset in the text of byte AT of the copy. */
static uint32_t
to_text(const struct quote_text *t, size_t at)
{
	size_t low = 0, high = t->n_drifts, mid;

	while (high - low > 1) {
		mid = low + (high - low) / 2;
		if (t->drifts[mid].at <= at)
			low = mid;
		else
			high = mid;
	}
	return (uint32_t)at + t->drifts[low].drift;
}

static uint32_t
hash_key(const char *s)
{
	uint32_t h = 2166136261u;
	size_t i;

	for (i = 0; i < KEY_LEN; i++)
		h = (h ^ (unsigned char)s[i]) * 16777619u;
	return h ^ h >> 15;
}

/* Entries are chained from the last to the first, so that a chain runs in
 * the order of the text. */
static void
index_build(struct quote_text *t)
{
	const char *s = t->copy.s;
	size_t i, cap = 0, size = 1024;
	uint32_t h;

	for (i = 0; i + KEY_LEN <= t->copy.len; i++) {
		if (i > 0 && s[i - 1] != ' ')
			continue;
		t->places = mem_grow(
		    t->places, &cap, t->n_places + 1, sizeof(*t->places));
		t->places[t->n_places++] = (uint32_t)i;
	}
	while (size < t->n_places)
		size *= 2;
	t->mask = size - 1;
	t->heads = mem_array(size, sizeof(*t->heads));
	t->chain = mem_array(t->n_places + 1, sizeof(*t->chain));
	for (i = t->n_places; i > 0; i--) {
		h = hash_key(s + t->places[i - 1]) & (uint32_t)t->mask;
		t->chain[i - 1] = t->heads[h];
		t->heads[h] = (uint32_t)i;
	}
}

/* A search under way: the places of QUOTE in the copy, one after another. */
struct search {
	struct quote_text *t;
	const char *quote;
	size_t len;
	size_t from;	/* where to go on in the copy */
	size_t key;	/* where in the quote the index looks */
	uint32_t entry; /* next entry of the index; 0: at the end */
	bool indexed;
};

static void
search_start(struct search *s, struct quote_text *t, const struct str *quote)
{
	const char *blank;

	memset(s, 0, sizeof(*s));
	s->t = t;
	s->quote = quote->s;
	s->len = quote->len;
	if (t->copy.len < INDEX_SIZE || t->questions++ < INDEX_QUESTIONS)
		return;
	blank = memchr(quote->s, ' ', quote->len);
	if (blank == NULL)
		return;
	s->key = (size_t)(blank - quote->s) + 1;
	if (s->key + KEY_LEN > quote->len)
		return;
	if (t->heads == NULL)
		index_build(t);
	s->indexed = true;
	s->entry = t->heads[hash_key(s->quote + s->key) & t->mask];
}

static bool
search_index(struct search *s, size_t *at)
{
	const struct str *copy = &s->t->copy;
	size_t place;

	while (s->entry != 0) {
		place = s->t->places[s->entry - 1];
		s->entry = s->t->chain[s->entry - 1];
		if (place < s->key || place - s->key + s->len > copy->len)
			continue;
		*at = place - s->key;
		if (memcmp(copy->s + *at, s->quote, s->len) == 0)
			return true;
	}
	return false;
}

static bool
search_next(struct search *s, size_t *at)
{
	const struct str *copy = &s->t->copy;
	const char *hit;

	if (s->indexed)
		return search_index(s, at);
	if (s->from > copy->len)
		return false;
	hit = memmem(
	    str_c(copy) + s->from, copy->len - s->from, s->quote, s->len);
	if (hit == NULL)
		return false;
	*at = (size_t)(hit - copy->s);
	s->from = *at + 1;
	return true;
}

/* Does BEFORE, folded, end right before byte AT of the copy? */
static bool
has_prefix(const struct quote_text *t, size_t at, const struct str *before)
{
	if (before->len == 0)
		return true;
	if (at > 0 && t->copy.s[at - 1] == ' ')
		at--;
	return at >= before->len && memcmp(t->copy.s + at - before->len,
					before->s, before->len) == 0;
}

static bool
has_suffix(const struct quote_text *t, size_t at, const struct str *behind)
{
	if (behind->len == 0)
		return true;
	if (at < t->copy.len && t->copy.s[at] == ' ')
		at++;
	return at + behind->len <= t->copy.len &&
	       memcmp(t->copy.s + at, behind->s, behind->len) == 0;
}

/* What was asked, folded, and what was found. */
struct found {
	struct str quote, prefix, suffix;
	size_t n;		   /* places that fit */
	size_t n_bare, bare_at;	   /* without prefix and suffix; the first */
	size_t at[MAX_LISTED + 1]; /* the first of them in the copy */
	size_t nth_at;
	const char *what;
	bool brief;
};

static void
find_all(struct quote_text *t, const struct quote_ask *ask, struct found *f)
{
	struct search s;
	size_t at;

	search_start(&s, t, &f->quote);
	while (search_next(&s, &at)) {
		if (f->n_bare++ == 0)
			f->bare_at = at;
		if (!has_prefix(t, at, &f->prefix) ||
		    !has_suffix(t, at + f->quote.len, &f->suffix))
			continue;
		if (f->n < MAX_LISTED)
			f->at[f->n] = at;
		f->n++;
		if ((size_t)ask->nth == f->n) {
			f->nth_at = at;
			return;
		}
	}
}

uint32_t
quote_line(const struct quote_text *t, uint32_t offset)
{
	const char *s = t->text, *end = t->text + offset;
	uint32_t line = 1;

	while (s < end && (s = memchr(s, '\n', (size_t)(end - s))) != NULL) {
		line++;
		s++;
	}
	return line;
}

static void
list_places(const struct quote_text *t, const struct found *f, struct str *out)
{
	size_t i, n = f->n < MAX_LISTED ? f->n : MAX_LISTED;

	str_printf(out, "in line");
	for (i = 0; i < n; i++)
		str_printf(out, "%s %u", i == 0 ? "" : ",",
		    quote_line(t, to_text(t, f->at[i])));
	if (f->n > n)
		str_printf(out, " and %zu more", f->n - n);
	str_printf(out, " of %s", t->name);
}

static bool
fail_many(
    const struct quote_text *t, const struct found *f, struct quote_answer *a)
{
	str_printf(
	    &a->problem, "the quote stands %zu times in %s", f->n, t->name);
	if (f->brief)
		return false;
	list_places(t, f, &a->hint);
	str_add(&a->hint,
	    "; say which with `nth: 1', or with `prefix' or `suffix' "
	    "(the text right before or behind it)");
	return false;
}

/* What stands around the first place of the quote without regard to prefix
 * and suffix. */
static void
show_around(const struct quote_text *t, const struct found *f, struct str *out)
{
	const char *s = t->copy.s;
	size_t from = f->bare_at, to = f->bare_at + f->quote.len, i, end = to;

	for (i = 0; from > 0 && i < AROUND; i++)
		do
			from--;
		while (from > 0 && (s[from] & 0xC0) == 0x80);
	for (i = 0; end < t->copy.len && i < AROUND; i++)
		do
			end++;
		while (end < t->copy.len && (s[end] & 0xC0) == 0x80);
	str_printf(out, "in line %u it stands between `%.*s' and `%.*s'",
	    quote_line(t, to_text(t, f->bare_at)), (int)(f->bare_at - from),
	    s + from, (int)(end - to), s + to);
}

static bool
fail_none(const struct quote_text *t, const struct quote_ask *ask,
    const struct found *f, struct quote_answer *a)
{
	struct str near = STR_INIT;
	size_t at;

	if (f->n > 0) {
		str_printf(&a->problem,
		    "nth is %d, but %s stands only %zu time%s in %s", ask->nth,
		    f->what, f->n, f->n == 1 ? "" : "s", t->name);
		if (!f->brief)
			list_places(t, f, &a->hint);
		return false;
	}
	if (f->n_bare > 0) {
		str_printf(&a->problem, "%s stands in %s, but not %s", f->what,
		    t->name,
		    f->suffix.len == 0	 ? "behind this prefix"
		    : f->prefix.len == 0 ? "before this suffix"
					 : "between this prefix and "
					   "suffix");
		if (!f->brief)
			show_around(t, f, &a->hint);
		return false;
	}
	str_printf(&a->problem, "%s is not in %s", f->what, t->name);
	if (f->brief)
		return false;
	if (!quote_near_explain(
		str_c(&t->copy), t->copy.len, &f->quote, &at, &near))
		str_add(&a->hint, "nothing like it stands there");
	else
		str_printf(&a->hint, "nearest is line %u of %s:\n%s",
		    quote_line(t, to_text(t, at)), t->name, str_c(&near));
	str_clear(&near);
	return false;
}

static void
set_range(const struct quote_text *t, const struct found *f, size_t at,
    struct quote_answer *a)
{
	a->start = to_text(t, at);
	a->end = to_text(t, at + f->quote.len - 1) + 1;
}

static void
found_init(struct found *f, const struct quote_ask *ask)
{
	memset(f, 0, sizeof(*f));
	f->brief = ask->brief;
	f->what = ask->what != NULL ? ask->what : "the quote";
	fold_white(&f->quote, ask->text, strlen(ask->text));
	if (ask->prefix != NULL)
		fold_white(&f->prefix, ask->prefix, strlen(ask->prefix));
	if (ask->suffix != NULL)
		fold_white(&f->suffix, ask->suffix, strlen(ask->suffix));
}

static void
found_clear(struct found *f)
{
	str_clear(&f->quote);
	str_clear(&f->prefix);
	str_clear(&f->suffix);
}

bool
quote_find(
    struct quote_text *t, const struct quote_ask *ask, struct quote_answer *a)
{
	struct found f;
	bool ok = false;

	found_init(&f, ask);
	if (f.quote.len == 0) {
		str_printf(&a->problem, "%s is empty", f.what);
	} else {
		find_all(t, ask, &f);
		if (ask->nth == 0 && f.n > 1) {
			fail_many(t, &f, a);
		} else if (f.n == 0 || f.n < (size_t)ask->nth) {
			fail_none(t, ask, &f, a);
		} else {
			set_range(t, &f, ask->nth == 0 ? f.at[0] : f.nth_at, a);
			ok = true;
		}
	}
	found_clear(&f);
	return ok;
}

bool
quote_range(struct quote_text *t, const struct quote_ask *from, const char *to,
    struct quote_answer *a)
{
	struct quote_ask ask = *from;
	struct str folded = STR_INIT;
	struct quote_answer end = QUOTE_ANSWER_INIT;
	struct search s;
	size_t at;
	bool ok;

	if (ask.nth == 0)
		ask.nth = 1;
	if (!quote_find(t, &ask, a))
		return false;
	fold_white(&folded, to, strlen(to));
	search_start(&s, t, &folded);
	while ((ok = folded.len > 0 && search_next(&s, &at)))
		if (to_text(t, at) >= a->start)
			break;
	if (ok) {
		a->end = to_text(t, at + folded.len - 1) + 1;
	} else {
		ask.text = to;
		ask.nth = 1;
		ask.prefix = ask.suffix = NULL;
		ask.what = "`to'";
		if (quote_find(t, &ask, &end))
			str_printf(&a->problem,
			    "`to' stands in %s only before "
			    "`from'",
			    t->name);
		str_addn(&a->problem, end.problem.s, end.problem.len);
		str_addn(&a->hint, end.hint.s, end.hint.len);
		str_clear(&end.problem);
		str_clear(&end.hint);
	}
	str_clear(&folded);
	return ok;
}

static void
lower_case(struct str *b)
{
	size_t i;

	for (i = 0; i < b->len; i++)
		if (b->s[i] >= 'A' && b->s[i] <= 'Z')
			b->s[i] = (char)(b->s[i] - 'A' + 'a');
}

bool
quote_stands_in(const char *text, size_t n, const char *words)
{
	struct str copy = STR_INIT, quote = STR_INIT;
	bool ok;

	fold_white(&copy, text, n);
	fold_white(&quote, words, strlen(words));
	lower_case(&copy);
	lower_case(&quote);
	ok = quote.len > 0 &&
	     memmem(str_c(&copy), copy.len, quote.s, quote.len) != NULL;
	str_clear(&copy);
	str_clear(&quote);
	return ok;
}

/* Is the line that begins at byte AT blank? */
static bool
is_blank_line(const char *text, size_t n, size_t at)
{
	size_t w = white_run(text + at, n - at);

	return at + w >= n || memchr(text + at, '\n', w) != NULL;
}

/* The beginning of the line that byte AT is in, not below LIMIT. */
static size_t
line_start(const char *text, size_t at, size_t limit)
{
	while (at > limit && text[at - 1] != '\n')
		at--;
	return at;
}

static size_t
line_end(const char *text, size_t at, size_t limit)
{
	while (at < limit && text[at] != '\n')
		at++;
	return at;
}

void
quote_passage(const char *text, size_t n, uint32_t *start, uint32_t *end)
{
	size_t low = *start > QUOTE_PASSAGE ? *start - QUOTE_PASSAGE : 0;
	size_t high = n - *end > QUOTE_PASSAGE ? *end + QUOTE_PASSAGE : n;
	size_t s = line_start(text, *start, low), e, line;

	while (s > low) {
		line = line_start(text, s - 1, low);
		if (is_blank_line(text, n, line))
			break;
		s = line;
	}
	e = line_end(text, *end, high);
	while (e < high && !is_blank_line(text, n, e + 1))
		e = line_end(text, e + 1, high);
	/* A limit may have cut a character. */
	while (s < *start && (text[s] & 0xC0) == 0x80)
		s++;
	while (e > *end && e < n && (text[e] & 0xC0) == 0x80)
		e--;
	*start = (uint32_t)s;
	*end = (uint32_t)e;
}
