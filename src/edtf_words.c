/* SPDX-License-Identifier: ISC */
/*
 * edtf_words - dates in words: the long form, in which nothing is left out
 * and the width of "about" is given.  What repeats is said once ("27–28
 * October 2014").
 */
#include "edtf.h"

#include <string.h>

#include "edtf_parse.h"
#include "str.h"

#define DASH "\xe2\x80\x93"

/* How much of a date is said because what follows says the rest. */
enum elide { WHOLE, NO_YEAR, DAY_ONLY };

static void
add_year(struct str *out, int year)
{
	if (year <= 0)
		str_printf(out, "%d BC", 1 - year);
	else if (year < 100)
		str_printf(out, "AD %d", year);
	else
		str_add_int(out, year);
}

static void
add_civil(struct str *out, int32_t day, enum elide elide)
{
	int year, month, mday;

	edtf_civil(day, &year, &month, &mday);
	str_add_int(out, mday);
	if (elide != DAY_ONLY) {
		str_addc(out, ' ');
		str_add(out, edtf_month_name(month));
	}
	if (elide == WHOLE) {
		str_addc(out, ' ');
		add_year(out, year);
	}
}

void
edtf_day_words(int32_t day, bool weekday, struct str *out)
{
	static const char names[] = "ThuFriSatSunMonTueWed";
	int year, month, mday;

	if (day == EDTF_OPEN_LEFT || day == EDTF_OPEN_RIGHT)
		return;
	if (weekday) {
		str_addn(out, names + (day % 7 + 7) % 7 * 3, 3);
		str_addc(out, ' ');
		add_civil(out, day, WHOLE);
		return;
	}
	edtf_civil(day, &year, &month, &mday);
	str_printf(out, "%d %.3s ", mday, edtf_month_name(month));
	add_year(out, year);
}

static void
add_season(const struct edtf_part *p, struct str *out)
{
	static const char *const seasons[] = {
	    "spring", "summer", "autumn", "winter"};
	static const char *const nth[] = {"first", "second", "third", "fourth"};
	int code;

	code = p->month;
	if (code <= 32)
		str_printf(out, "%s ", seasons[(code - 21) % 4]);
	else if (code <= 36)
		str_printf(out, "%s quarter of ", nth[code - 33]);
	else if (code <= 39)
		str_printf(out, "%s third of ", nth[code - 37]);
	else
		str_printf(out, "%s half of ", nth[code - 40]);
	add_year(out, p->year);
	if (code == 24 || code == 28 || code == 30) {
		str_add(out, DASH);
		add_year(out, p->year + 1);
	}
	if (code >= 25 && code <= 32)
		str_printf(out, " (%s)", code <= 28 ? "northern" : "southern");
}

/* Digits that are X. */
static void
add_masked(const struct edtf_part *p, struct str *out)
{
	int year, month, mday;

	edtf_civil(p->last, &year, &month, &mday);
	switch (p->mask) {
	case EDTF_DECADE:
		if (p->year > 0 && p->year % 100 != 0) {
			str_printf(out, "the %ds", p->year);
			return;
		}
		__attribute__((fallthrough));
	case EDTF_CENTURY:
		str_add(out, "the years ");
		add_year(out, p->year);
		str_add(out, year <= 0 ? " to " : DASH);
		add_year(out, year);
		return;
	case EDTF_SOME_MONTH:
		str_add(out, "a month of ");
		add_year(out, p->year);
		return;
	case EDTF_SOME_YEAR_DAY:
		str_add(out, "a day in ");
		add_year(out, p->year);
		return;
	case EDTF_SOME_DAY:
		str_printf(out, "a day in %s ", edtf_month_name(p->month));
		add_year(out, p->year);
		return;
	default:
		str_add(out, "between ");
		add_civil(out, p->first, WHOLE);
		str_add(out, " and ");
		add_civil(out, p->last, WHOLE);
	}
}

/* The date without its qualifiers. */
static void
add_bare(const struct edtf_part *p, enum elide elide, struct str *out)
{
	if (p->mask != EDTF_WHOLE)
		add_masked(p, out);
	else if (p->unit == EDTF_SEASON)
		add_season(p, out);
	else if (p->unit == EDTF_DAY)
		add_civil(out, p->first, elide);
	else if (p->unit == EDTF_YEAR)
		add_year(out, p->year);
	else {
		str_add(out, edtf_month_name(p->month));
		if (elide == WHOLE) {
			str_addc(out, ' ');
			add_year(out, p->year);
		}
	}
}

/* The component that gives the date its precision. */
static unsigned int
finest(const struct edtf_part *p)
{
	return p->unit == EDTF_DAY    ? EDTF_C_DAY
	       : p->unit == EDTF_YEAR ? EDTF_C_YEAR
				      : EDTF_C_MONTH;
}

static unsigned int
all_components(const struct edtf_part *p)
{
	return finest(p) * 2 - 1;
}

/* "year", "year and month". */
static void
add_components(const struct edtf_part *p, unsigned int c, struct str *out)
{
	static const char *const names[] = {"year", "month", "day"};
	bool more;
	int k;

	more = false;
	for (k = 0; k < 3; k++) {
		if ((c & 1u << k) == 0)
			continue;
		str_add(out, more ? " and " : "");
		str_add(out,
		    k == 1 && p->unit == EDTF_SEASON ? "season" : names[k]);
		more = true;
	}
}

/* "about 2 March 2015 (±3 days)". */
static void
add_qualified(const struct edtf_part *p, struct str *out)
{
	bool about;

	about = (p->about & finest(p)) != 0;
	str_add(out, about ? "about " : "");
	add_bare(p, WHOLE, out);
	if (p->about == 0 && p->uncertain == 0)
		return;
	str_add(out, " (");
	if (p->about != 0) {
		if (!about) {
			add_components(p, p->about, out);
			str_add(out, " about, ");
		}
		str_printf(out, "\xc2\xb1%d days", p->margin);
		str_add(out, p->uncertain != 0 ? ", " : "");
	}
	if (p->uncertain != 0) {
		if (p->uncertain != all_components(p)) {
			add_components(p, p->uncertain, out);
			str_addc(out, ' ');
		}
		str_add(out, "uncertain");
	}
	str_addc(out, ')');
}

/* Neither qualified nor masked: parts of it may be left unsaid. */
static bool
is_plain(const struct edtf_part *p)
{
	return p->kind == EDTF_DATE && p->mask == EDTF_WHOLE && p->about == 0 &&
	       p->uncertain == 0;
}

/* How much of A goes without saying when B follows. */
static enum elide
elision(const struct edtf_part *a, const struct edtf_part *b)
{
	if (!is_plain(a) || !is_plain(b) || a->unit != b->unit ||
	    a->year != b->year)
		return WHOLE;
	if (a->unit == EDTF_DAY)
		return a->month == b->month ? DAY_ONLY : NO_YEAR;
	return a->unit == EDTF_MONTH ? NO_YEAR : WHOLE;
}

static void
add_part(const struct edtf_part *p, enum elide elide, struct str *out)
{
	if (is_plain(p))
		add_bare(p, elide, out);
	else
		add_qualified(p, out);
}

/* Is what stands for A, followed by B, one word: "27", "October", "2014"? */
static bool
is_one_word(const struct edtf_part *a, enum elide elide)
{
	return a->unit == EDTF_DAY     ? elide == DAY_ONLY
	       : a->unit == EDTF_MONTH ? elide == NO_YEAR
				       : a->unit == EDTF_YEAR && a->year >= 100;
}

/* "27-28 October 2014", "29 October - 2 November 2014". */
static void
add_dashed(
    const struct edtf_part *a, const struct edtf_part *b, struct str *out)
{
	enum elide elide;

	elide = elision(a, b);
	if (a->first == b->first && a->last == b->last) {
		add_bare(a, WHOLE, out);
		return;
	}
	add_bare(a, elide, out);
	str_add(out,
	    is_one_word(a, elide) && b->unit == a->unit ? DASH : " " DASH " ");
	add_bare(b, WHOLE, out);
}

static void
add_lasted(const struct edtf_item *it, struct str *out)
{
	if (it->a.kind == EDTF_OPEN) {
		str_add(out, "until ");
		add_qualified(&it->b, out);
	} else if (it->b.kind == EDTF_OPEN) {
		str_add(out, "since ");
		add_qualified(&it->a, out);
	} else if (it->a.kind == EDTF_UNKNOWN) {
		str_add(out, "until ");
		add_qualified(&it->b, out);
		str_add(out, ", start unknown");
	} else if (it->b.kind == EDTF_UNKNOWN) {
		str_add(out, "from ");
		add_qualified(&it->a, out);
		str_add(out, ", end unknown");
	} else if (is_plain(&it->a) && is_plain(&it->b))
		add_dashed(&it->a, &it->b, out);
	else {
		str_add(out, "from ");
		add_qualified(&it->a, out);
		str_add(out, " to ");
		add_qualified(&it->b, out);
	}
}

/* "on ", "in ", or nothing where neither goes. */
static const char *
preposition(const struct edtf_part *p)
{
	if (p->kind != EDTF_DATE || p->mask != EDTF_WHOLE)
		return "";
	return p->unit == EDTF_DAY ? "on " : "in ";
}

/* The third of a month that A..B is: "early", "mid", "late", or NULL. */
static const char *
third_of_month(const struct edtf_part *a, const struct edtf_part *b)
{
	if (elision(a, b) != DAY_ONLY)
		return NULL;
	if (a->mday == 1 && b->mday == 10)
		return "early";
	if (a->mday == 11 && b->mday == 20)
		return "mid";
	if (a->mday == 21 && b->mday == edtf_month_days(b->year, b->month))
		return "late";
	return NULL;
}

static bool
are_neighbours(const struct edtf_part *a, const struct edtf_part *b)
{
	return is_plain(a) && is_plain(b) && a->unit == b->unit &&
	       b->first == a->last + 1;
}

/* [A..B]: once, somewhere in it. */
static void
add_within(const struct edtf_item *it, struct str *out)
{
	const char *third;

	if (it->a.kind == EDTF_OPEN) {
		str_add(out, "by ");
		add_qualified(&it->b, out);
		return;
	}
	if (it->b.kind == EDTF_OPEN) {
		str_printf(out, "%sor after ", preposition(&it->a));
		add_qualified(&it->a, out);
		return;
	}
	third = third_of_month(&it->a, &it->b);
	if (third != NULL) {
		str_printf(out, "%s %s ", third, edtf_month_name(it->a.month));
		add_year(out, it->a.year);
		return;
	}
	str_add(out,
	    are_neighbours(&it->a, &it->b) ? preposition(&it->a) : "between ");
	add_part(&it->a, elision(&it->a, &it->b), out);
	str_add(out, are_neighbours(&it->a, &it->b) ? " or " : " and ");
	add_qualified(&it->b, out);
}

/* {A..B}: on each of them. */
static void
add_throughout(const struct edtf_item *it, struct str *out)
{
	static const char *const each[] = {
	    "every year ", "every month ", "every day ", ""};
	const struct edtf_part *known;

	known = it->a.kind == EDTF_DATE ? &it->a : &it->b;
	str_add(out, each[known->unit]);
	if (it->a.kind == EDTF_DATE) {
		str_add(out, "from ");
		add_part(&it->a,
		    it->b.kind == EDTF_DATE ? elision(&it->a, &it->b) : WHOLE,
		    out);
		str_add(out, it->b.kind == EDTF_DATE ? " " : " on");
	}
	if (it->b.kind == EDTF_DATE) {
		str_add(out, it->a.kind == EDTF_DATE ? "to " : "until ");
		add_qualified(&it->b, out);
	}
}

/* One item of a list (ALL: they hold together), NEXT behind it or NULL. */
static void
add_listed(const struct edtf_item *it, const struct edtf_item *next, bool all,
    struct str *out)
{
	const struct edtf_part *b;
	enum elide elide;

	b = it->range ? &it->b : &it->a;
	elide = next == NULL ? WHOLE : elision(b, &next->a);
	if (!it->range)
		add_part(&it->a, elide, out);
	else if (it->a.kind == EDTF_OPEN) {
		str_add(out, all ? "until " : "by ");
		add_part(b, elide, out);
	} else if (it->b.kind == EDTF_OPEN) {
		add_qualified(&it->a, out);
		str_add(out, all ? " on" : " or after");
	} else if (is_plain(&it->a) && is_plain(b)) {
		add_part(&it->a, elision(&it->a, b), out);
		str_add(out, is_one_word(&it->a, elision(&it->a, b)) ? DASH
								     : " " DASH
								       " ");
		add_part(b, elide, out);
	} else {
		add_qualified(&it->a, out);
		str_add(out, " to ");
		add_qualified(b, out);
	}
}

/* The preposition that goes before all of a list. */
static const char *
common_preposition(const struct edtf_expr *x)
{
	const char *first;
	size_t i;

	first = preposition(&x->items[0].a);
	for (i = 0; i < x->n; i++)
		if (!is_plain(&x->items[i].a) ||
		    strcmp(preposition(&x->items[i].a), first) != 0)
			return "";
	return first;
}

/* [A,B,C], {A,B,C}. */
static void
add_list(const struct edtf_expr *x, struct str *out)
{
	const char *last;
	size_t i;

	last = x->shape == EDTF_ALL_OF ? " and " : " or ";
	str_add(out, common_preposition(x));
	for (i = 0; i < x->n; i++) {
		if (i > 0)
			str_add(out, i + 1 == x->n ? last : ", ");
		add_listed(&x->items[i], i + 1 < x->n ? &x->items[i + 1] : NULL,
		    x->shape == EDTF_ALL_OF, out);
	}
}

void
edtf_words(const char *s, struct str *out)
{
	struct err e = ERR_INIT;
	struct edtf_expr x;

	if (!edtf_expr_parse(s, strlen(s), &x, &e))
		str_add(out, s);
	else if (x.shape == EDTF_NONE)
		str_add(out, "undated");
	else if (x.n > 1)
		add_list(&x, out);
	else if (!x.items[0].range)
		add_qualified(&x.items[0].a, out);
	else if (x.shape == EDTF_ONE_OF)
		add_within(&x.items[0], out);
	else if (x.shape == EDTF_ALL_OF)
		add_throughout(&x.items[0], out);
	else
		add_lasted(&x.items[0], out);
	edtf_expr_clear(&x);
}
