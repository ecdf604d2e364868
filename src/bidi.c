/* SPDX-License-Identifier: ISC */
/*
 * bidi - see bidi.h.  A run is as long as its words are right-to-left, or
 * without a direction of their own between two that are, and no longer than
 * the name or sentence it may be, as far as signs tell.
 *
 * Turning goes by clusters, not code points: a letter keeps its marks behind
 * it, as terminals want them.  Since the gate lets no bidi control pass, the
 * levels of UAX #9 are few; FriBidi finds them, mirrors and joins, and what
 * is left is to reverse what stands on each level.  Ligatures are not made:
 * they would take a cell less than was measured.
 */
#include "bidi.h"

#include <fribidi.h>
#include <string.h>
#include <unictype.h>

#include "gate.h"
#include "mem.h"
#include "str.h"
#include "text.h"

#define LRI "\xe2\x81\xa6"
#define RLI "\xe2\x81\xa7"
#define FSI "\xe2\x81\xa8"
#define NBSP "\xc2\xa0"

static const char *const names[] = {[BIDI_ISOLATE] = "isolate",
    [BIDI_REORDER] = "reorder",
    [BIDI_WORDS] = "words",
    [BIDI_OFF] = "off"};

bool
bidi_find(const char *name, enum bidi *mode)
{
	size_t i;

	for (i = 0; i < sizeof names / sizeof *names; i++) {
		if (strcmp(name, names[i]) == 0) {
			*mode = (enum bidi)i;
			return true;
		}
	}
	return false;
}

const char *
bidi_name(enum bidi mode)
{
	return names[mode];
}

/* ---- what a text is ---- */

bool
bidi_has_rtl(const char *s, size_t n)
{
	uint32_t cp;
	size_t i;
	int class;

	for (i = 0; i < n;) {
		if ((unsigned char)s[i] < 0xd6) { /* U+0580 and above */
			i++;
			continue;
		}
		i += utf8_decode(s + i, n - i, &cp);
		if (cp == UTF8_BAD)
			continue;
		class = uc_bidi_class(cp);
		if (class == UC_BIDI_R || class == UC_BIDI_AL)
			return true;
	}
	return false;
}

bool
bidi_is_rtl(const char *s, size_t n)
{
	uint32_t cp;
	size_t i;
	int class;

	for (i = 0; i < n;) {
		i += utf8_decode(s + i, n - i, &cp);
		class = cp == UTF8_BAD ? UC_BIDI_ON : uc_bidi_class(cp);
		if (class == UC_BIDI_R || class == UC_BIDI_AL)
			return true;
		if (class == UC_BIDI_L)
			return false;
	}
	return false;
}

enum bidi_base
bidi_base_of(const char *s, size_t n)
{
	return bidi_is_rtl(s, n) ? BIDI_RTL : BIDI_MIXED;
}

const char *
bidi_mark(bool rtl, const char *s, size_t n)
{
	return bidi_is_rtl(s, n) == rtl ? FSI : rtl ? RLI : LRI;
}

bool
bidi_is_mark(const char *s)
{
	return strncmp(s, FSI, BIDI_MARK) == 0 ||
	       strncmp(s, RLI, BIDI_MARK) == 0 ||
	       strncmp(s, LRI, BIDI_MARK) == 0;
}

/* ---- letter by letter ---- */

struct cluster {
	uint32_t from, len;   /* its bytes */
	uint32_t first, n_cp; /* its code points */
	FriBidiLevel level;
};

struct order {
	FriBidiChar *cp, *shown;
	FriBidiLevel *level;
	FriBidiStrIndex n_cp;
	struct cluster *c;
	size_t n;
};

static void
take_clusters(struct order *o, const char *s, size_t n)
{
	struct cluster *c;
	size_t i, k;
	uint32_t cp;
	int w;

	for (i = 0; i < n; i += c->len) {
		c = &o->c[o->n++];
		c->from = (uint32_t)i;
		c->len = (uint32_t)text_cluster(s + i, n - i, &w);
		c->first = (uint32_t)o->n_cp;
		for (k = 0; k < c->len; o->n_cp++) {
			k += utf8_decode(s + i + k, c->len - k, &cp);
			o->cp[o->n_cp] = o->shown[o->n_cp] = gate_cp(cp);
		}
		c->n_cp = (uint32_t)o->n_cp - c->first;
	}
}

/* Levels, mirrors, joined letters; false: no memory for them. */
static bool
find_levels(struct arena *a, struct order *o, bool rtl)
{
	FriBidiParType base = rtl ? FRIBIDI_PAR_RTL : FRIBIDI_PAR_LTR;
	size_t n = (size_t)o->n_cp;
	FriBidiCharType *types = arena_array(a, n, sizeof *types);
	FriBidiBracketType *brackets = arena_array(a, n, sizeof *brackets);
	FriBidiJoiningType *joins = arena_array(a, n, sizeof *joins);

	fribidi_get_bidi_types(o->cp, o->n_cp, types);
	fribidi_get_bracket_types(o->cp, o->n_cp, types, brackets);
	if (fribidi_get_par_embedding_levels_ex(
		types, brackets, o->n_cp, &base, o->level) == 0)
		return false;
	fribidi_get_joining_types(o->cp, o->n_cp, joins);
	fribidi_join_arabic(types, o->n_cp, o->level, joins);
	fribidi_shape(
	    FRIBIDI_FLAG_SHAPE_MIRRORING | FRIBIDI_FLAG_SHAPE_ARAB_PRES,
	    o->level, o->n_cp, joins, o->shown);
	return true;
}

static void
reverse(struct cluster *c, size_t n)
{
	size_t i;

	for (i = 0; i < n / 2; i++) {
		struct cluster kept = c[i];

		c[i] = c[n - 1 - i];
		c[n - 1 - i] = kept;
	}
}

/* Blanks at the end stay there; from the highest level down to the lowest odd
 * one, reverse what stands on it or above. */
static void
reverse_levels(struct order *o, const char *s, bool rtl)
{
	FriBidiLevel level, highest = rtl;
	size_t i, k;

	for (i = 0; i < o->n; i++) {
		o->c[i].level = o->level[o->c[i].first];
		if (o->c[i].level > highest)
			highest = o->c[i].level;
	}
	for (i = o->n; i > 0 && s[o->c[i - 1].from] == ' '; i--)
		o->c[i - 1].level = rtl;
	for (level = highest; level > 0; level--) {
		for (i = 0; i < o->n; i = k + 1) {
			for (k = i; k < o->n && o->c[k].level >= level; k++)
				continue;
			reverse(o->c + i, k - i);
		}
	}
}

static void
put_cluster(const struct order *o, const struct cluster *c, const char *s,
    bidi_put *put, void *ctx)
{
	struct str shown = STR_INIT;
	char buf[4];
	uint32_t i;

	if (memcmp(o->cp + c->first, o->shown + c->first,
		c->n_cp * sizeof *o->cp) == 0) {
		put(ctx, s + c->from, c->len, c->from);
		return;
	}
	for (i = c->first; i < c->first + c->n_cp; i++)
		str_addn(&shown, buf, utf8_encode(o->shown[i], buf));
	put(ctx, shown.s, shown.len, c->from);
	str_clear(&shown);
}

static void
turn_letters(bool rtl, const char *s, size_t n, bidi_put *put, void *ctx)
{
	struct order o = {.n = 0};
	struct arena a;
	size_t i;

	arena_init(&a);
	o.cp = arena_array(&a, n, sizeof *o.cp);
	o.shown = arena_array(&a, n, sizeof *o.shown);
	o.level = arena_array(&a, n, sizeof *o.level);
	o.c = arena_array(&a, n, sizeof *o.c);
	take_clusters(&o, s, n);
	if (find_levels(&a, &o, rtl))
		reverse_levels(&o, s, rtl);
	for (i = 0; i < o.n; i++)
		put_cluster(&o, &o.c[i], s, put, ctx);
	arena_clear(&a);
}

/* ---- runs of words ---- */

/* Bytes of the blank at S, which may be one that does not break; or 0. */
static size_t
blank_length(const char *s, size_t n)
{
	if (n > 0 && *s == ' ')
		return 1;
	return n > 1 && memcmp(s, NBSP, 2) == 0 ? 2 : 0;
}

static size_t
word_length(const char *s, size_t n)
{
	size_t i = 0;

	while (i < n && blank_length(s + i, n - i) == 0)
		i++;
	return i;
}

static bool
is_figure(uint32_t cp)
{
	/* Those of Arabic and Persian have no direction of their own either. */
	return (cp >= '0' && cp <= '9') || (cp >= 0x660 && cp <= 0x669) ||
	       (cp >= 0x6f0 && cp <= 0x6f9);
}

/* A word that takes the direction of its neighbours: figures, and signs that
 * do not part one thing from the next. */
static bool
is_neutral(const char *s, size_t n)
{
	bool figure = false;
	size_t i, len;
	uint32_t cp;

	for (i = 0; i < n; i += len) {
		len = utf8_decode(s + i, n - i, &cp);
		figure = figure || is_figure(cp);
		if (!is_figure(cp) && (cp >= 0x80 || (cp >= 'A' && cp <= 'Z') ||
					  (cp >= 'a' && cp <= 'z')))
			return false;
	}
	return figure || (n == 1 && strchr("/|", *s) == NULL);
}

/* "NAME: 12": what is counted of a thing is no part of its name. */
static bool
begins_value(const char *s, size_t from, size_t n)
{
	uint32_t cp = 0;

	utf8_decode(s + from, n - from, &cp);
	return from > 1 && s[from - 2] == ':' && is_figure(cp);
}

/* Brackets of S..END that nothing in it closes; or, below 0, opens. */
static int
open_brackets(const char *s, const char *end)
{
	int open = 0;

	for (; s < end; s++) {
		if (strchr("([{", *s) != NULL)
			open++;
		else if (strchr(")]}", *s) != NULL && --open < 0)
			break;
	}
	return open;
}

/* End of the run of right-to-left words that begins at S, 0: none does.  One
 * ends before a bracket that it does not close, unless all is cut off there,
 * and with one that it does not open. */
static size_t
rtl_words(const char *s, size_t n)
{
	size_t i = 0, end = 0, len;
	int open;

	while (i < n) {
		len = word_length(s + i, n - i);
		if (begins_value(s, i, n))
			break;
		if (bidi_has_rtl(s + i, len)) {
			open = open_brackets(s, s + i + len);
			if (end == 0 || open <= 0 || i + len == n)
				end = i + len;
			if (open < 0)
				break;
		} else if (end == 0 || !is_neutral(s + i, len)) {
			break;
		}
		i += len;
		while (i < n && blank_length(s + i, n - i) > 0)
			i += blank_length(s + i, n - i);
	}
	return end;
}

static bool
is_edge(const char *s)
{
	return strchr("()[]{}.,:;!?\"'/|", *s) != NULL;
}

/* Signs at the edges of a run belong to what is around, brackets that belong
 * together excepted, and these too where they hold all of it. */
static void
trim(const char *s, size_t *from, size_t *to)
{
	while (is_edge(s + *from) && strchr("([{", s[*from]) == NULL)
		++*from;
	while (
	    is_edge(s + *to - 1) && (strchr(")]}", s[*to - 1]) == NULL ||
					open_brackets(s + *from, s + *to) < 0))
		--*to;
	if (strchr("([{", s[*from]) != NULL &&
	    strchr(")]}", s[*to - 1]) != NULL &&
	    open_brackets(s + *from + 1, s + *to - 1) == 0) {
		++*from;
		--*to;
	}
}

bool
bidi_run(const char *s, size_t n, size_t *start, size_t *end)
{
	size_t from = *start, to, len;

	while (from < n) {
		len = word_length(s + from, n - from);
		if (!bidi_has_rtl(s + from, len)) {
			from += len;
			from += blank_length(s + from, n - from);
			continue;
		}
		to = from + rtl_words(s + from, n - from);
		if (to == from || (strchr("([{", s[from]) != NULL &&
				      open_brackets(s + from, s + to) > 0)) {
			from++;
			continue;
		}
		trim(s, &from, &to);
		*start = from;
		*end = to;
		return true;
	}
	return false;
}

/* The words of S, a run, the last one first. */
static void
turn_run(const char *s, size_t n, size_t from, bidi_put *put, void *ctx)
{
	size_t end, at, gap;

	for (end = n; end > 0; end = at) {
		for (at = end; at > 0 && s[at - 1] != ' '; at--)
			continue;
		put(ctx, s + at, end - at, from + at);
		for (gap = at; gap > 0 && s[gap - 1] == ' '; gap--)
			continue;
		if (gap < at)
			put(ctx, s + gap, at - gap, from + gap);
		at = gap;
	}
}

static void
turn_words(const char *s, size_t n, bidi_put *put, void *ctx)
{
	size_t at = 0, start = 0, end;

	for (; bidi_run(s, n, &start, &end); at = start = end) {
		if (start > at)
			put(ctx, s + at, start - at, at);
		turn_run(s + start, end - start, start, put, ctx);
	}
	if (n > at)
		put(ctx, s + at, n - at, at);
}

void
bidi_turn(
    enum bidi mode, bool rtl, const char *s, size_t n, bidi_put *put, void *ctx)
{
	if (mode == BIDI_WORDS)
		turn_words(s, n, put, ctx);
	else
		turn_letters(rtl, s, n, put, ctx);
}

/* ---- lines ---- */

static void
put_str(void *ctx, const char *s, size_t n, size_t from)
{
	(void)from;
	str_addn(ctx, s, n);
}

static void
isolate(struct str *out, bool rtl, const char *s, size_t n)
{
	str_add(out, bidi_mark(rtl, s, n));
	str_addn(out, s, n);
	str_add(out, BIDI_PDI);
}

void
bidi_add(struct str *out, enum bidi mode, enum bidi_base base, const char *s,
    size_t n)
{
	size_t at = 0, start = 0, end;

	if (mode == BIDI_OFF || !bidi_has_rtl(s, n)) {
		str_addn(out, s, n);
	} else if (base == BIDI_MIXED) {
		for (; bidi_run(s, n, &start, &end); at = start = end) {
			str_addn(out, s + at, start - at);
			bidi_add(out, mode,
			    bidi_is_rtl(s + start, end - start) ? BIDI_RTL
								: BIDI_LTR,
			    s + start, end - start);
		}
		str_addn(out, s + at, n - at);
	} else if (mode == BIDI_ISOLATE) {
		isolate(out, base == BIDI_RTL, s, n);
	} else {
		bidi_turn(mode, base == BIDI_RTL, s, n, put_str, out);
	}
}
