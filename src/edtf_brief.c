/* SPDX-License-Identifier: ISC */
/*
 * edtf_brief - a date in the ten cells of the timeline.
 *
 * It stands under a header that names the month and year of the sort day.  A
 * month is said where it is another than the header's, a year where the month
 * alone would be taken for another year's.  "27–28" lasted, "in 3–17" was
 * once within, "27 or 28" one of both, "16 and 17" both; "by 3" once at the
 * latest, "from 3" once at the earliest; "since" and "until" are states, "~"
 * is about, "?" uncertain.  What does not fit is told more coarsely (the days
 * become their month), never more exactly and never as another kind of thing.
 */
#include "edtf.h"

#include <string.h>

#include "edtf_parse.h"
#include "str.h"

#define DASH "\xe2\x80\x93"
#define APOSTROPHE "\xe2\x80\x99"
#define CELLS 10

/* What the header above says, in months since the year 0. */
struct brief {
	int header;
	struct str *out;
	size_t start; /* of ours in out */
};

static int
months_of(int32_t day)
{
	int year, month, mday;

	edtf_civil(day, &year, &month, &mday);
	return year * 12 + month - 1;
}

static int
year_of(int32_t day)
{
	int year, month, mday;

	edtf_civil(day, &year, &month, &mday);
	return year;
}

static int
mday_of(int32_t day)
{
	int year, month, mday;

	edtf_civil(day, &year, &month, &mday);
	return mday;
}

/* Does it fit?  If not it is taken back, for the next attempt. */
static bool
settled(const struct brief *b)
{
	size_t n;

	n = b->out->len - b->start;
	if (n > 0 && utf8_count(b->out->s + b->start, n) <= CELLS)
		return true;
	b->out->len = b->start;
	if (b->out->s != NULL)
		b->out->s[b->start] = '\0';
	return false;
}

static void
add_year(const struct brief *b, int year)
{
	if (year <= 0)
		str_printf(b->out, "%d BC", 1 - year);
	else
		str_printf(b->out, "%d", year);
}

/* "Nov", and " ’16" where it is not the next November, nor one just gone. */
static void
add_month(const struct brief *b, int32_t day)
{
	int year, month, mday, ahead;

	edtf_civil(day, &year, &month, &mday);
	str_addn(b->out, edtf_month_name(month), 3);
	ahead = months_of(day) - b->header;
	if (ahead >= -6 && ahead < 12)
		return;
	str_add(b->out, " ");
	if (year >= 1900 && year < 2100)
		str_printf(b->out, APOSTROPHE "%02d", year % 100);
	else
		add_year(b, year);
}

static void
add_season(const struct brief *b, const struct edtf_part *p)
{
	static const char *const seasons[] = {
	    "spring", "summer", "autumn", "winter"};

	if (p->month <= 32)
		str_add(b->out, seasons[(p->month - 21) % 4]);
	else if (p->month <= 36)
		str_printf(b->out, "Q%d", p->month - 32);
	else {
		add_month(b, p->first);
		str_add(b->out, DASH);
		add_month(b, p->last);
	}
	if (p->month <= 36 && year_of(p->first) * 12 + 11 < b->header) {
		str_addc(b->out, ' ');
		add_year(b, p->year);
	}
}

/* Years from..to: the second is cut to two digits where it may be. */
static void
add_years(const struct brief *b, int from, int to)
{
	add_year(b, from);
	if (from == to)
		return;
	str_add(b->out, DASH);
	if (from > 999 && from / 100 == to / 100)
		str_printf(b->out, "%02d", to % 100);
	else
		add_year(b, to);
}

static bool
says_day(const struct edtf_part *p)
{
	return p->unit == EDTF_DAY && p->mask == EDTF_WHOLE;
}

static bool
says_month(const struct edtf_part *p)
{
	return (p->unit == EDTF_MONTH && p->mask == EDTF_WHOLE) ||
	       p->mask == EDTF_SOME_DAY;
}

/* The date; its month only if WITH_MONTH or the header does not say it. */
static void
add_bare(const struct brief *b, const struct edtf_part *p, bool with_month)
{
	if (says_day(p)) {
		str_printf(b->out, "%d", p->mday);
		if (with_month && months_of(p->first) != b->header) {
			str_addc(b->out, ' ');
			add_month(b, p->first);
		}
	} else if (says_month(p))
		add_month(b, p->first);
	else if (p->mask == EDTF_DECADE && p->year > 0 && p->year % 100 != 0)
		str_printf(b->out, "%ds", p->year);
	else if (p->unit == EDTF_SEASON)
		add_season(b, p);
	else
		add_years(b, year_of(p->first), year_of(p->last));
}

static void
add_part(const struct brief *b, const struct edtf_part *p, bool with_month)
{
	str_add(b->out, p->about != 0 ? "~" : "");
	add_bare(b, p, with_month);
	str_add(b->out, p->uncertain != 0 ? "?" : "");
}

/* Two days of one month: the first goes without it. */
static bool
same_month(const struct edtf_part *p, const struct edtf_part *q)
{
	return says_day(p) && says_day(q) &&
	       months_of(p->first) == months_of(q->first);
}

/*
 * PREFIX p BETWEEN q, if it fits.  "29–2 Nov" is read as it is meant; "1–2 Dec"
 * for 1 November to 2 December would not be.
 */
static bool
pair(const struct brief *b, const char *prefix, const struct edtf_part *p,
    const char *between, const struct edtf_part *q)
{
	if (says_day(p) && says_day(q) && !same_month(p, q) &&
	    p->mday <= q->mday)
		return false;
	str_add(b->out, prefix);
	add_part(b, p, !same_month(p, q));
	str_add(b->out, between);
	add_part(b, q, true);
	return settled(b);
}

/* PREFIX p, a dash, and of q only the month: "27–Mar ’16". */
static bool
pair_to_month(const struct brief *b, const char *prefix,
    const struct edtf_part *p, const struct edtf_part *q)
{
	if (!says_day(q))
		return false;
	str_add(b->out, prefix);
	add_part(b, p, true);
	str_add(b->out, DASH);
	str_add(b->out, q->about != 0 ? "~" : "");
	add_month(b, q->first);
	str_add(b->out, q->uncertain != 0 ? "?" : "");
	return settled(b);
}

/* PREFIX p, if it fits. */
static bool
single(const struct brief *b, const char *prefix, const struct edtf_part *p,
    const char *suffix)
{
	str_add(b->out, prefix);
	add_part(b, p, true);
	str_add(b->out, suffix);
	return settled(b);
}

/*
 * The last resort: PREFIX, the months or the years from..to, SUFFIX; two dots
 * behind a year where not even its end fits.
 */
static void
coarse(const struct brief *b, const char *prefix, int32_t from, int32_t to,
    const char *suffix)
{
	str_add(b->out, prefix);
	add_month(b, from);
	if (months_of(from) != months_of(to)) {
		str_add(b->out, DASH);
		add_month(b, to);
	}
	str_add(b->out, suffix);
	if (settled(b))
		return;
	str_add(b->out, prefix);
	add_years(b, year_of(from), year_of(to));
	str_add(b->out, suffix);
	if (settled(b))
		return;
	add_year(b, year_of(from));
	str_add(b->out, "..");
	if (year_of(from) >= 1000 && year_of(to) < 10000)
		add_year(b, year_of(to));
	if (!settled(b))
		str_add(b->out, "\xe2\x80\xa6");
}

/* What p and q carry, as signs before and behind both. */
static const char *
about_sign(const struct edtf_part *p, const struct edtf_part *q)
{
	return p->about != 0 || q->about != 0 ? "~" : "";
}

static const char *
uncertain_sign(const struct edtf_part *p, const struct edtf_part *q)
{
	return p->uncertain != 0 || q->uncertain != 0 ? "?" : "";
}

static void
brief_one(const struct brief *b, const struct edtf_part *p)
{
	if (!single(b, "", p, ""))
		coarse(b, about_sign(p, p), p->first, p->last,
		    uncertain_sign(p, p));
}

/* One end is open or unknown: PREFIX or SUFFIX says so, else two dots. */
static void
brief_open(const struct brief *b, const struct edtf_item *it, const char *until,
    const char *since)
{
	const struct edtf_part *p;
	bool open_left;

	open_left = it->a.kind != EDTF_DATE;
	p = open_left ? &it->b : &it->a;
	if (single(b, open_left ? until : since, p, "") ||
	    single(b, open_left ? ".." : "", p, open_left ? "" : ".."))
		return;
	coarse(b, open_left ? ".." : "", open_left ? p->last : p->first,
	    open_left ? p->last : p->first, open_left ? "" : "..");
}

static void
brief_unknown(const struct brief *b, const struct edtf_item *it)
{
	if (it->a.kind == EDTF_UNKNOWN ? single(b, "?" DASH, &it->b, "")
				       : single(b, "", &it->a, DASH "?"))
		return;
	brief_open(b, it, "..", "");
}

static void
brief_lasted(const struct brief *b, const struct edtf_item *it)
{
	const struct edtf_part *p, *q;

	p = &it->a;
	q = &it->b;
	if (p->kind != EDTF_DATE || q->kind != EDTF_DATE)
		brief_unknown(b, it);
	else if (p->first == q->first && p->last == q->last)
		brief_one(b, p);
	else if ((p->unit == EDTF_YEAR && q->unit == EDTF_YEAR) ||
		 (!pair(b, "", p, DASH, q) && !pair_to_month(b, "", p, q)))
		coarse(b, about_sign(p, q), p->first, q->last,
		    uncertain_sign(p, q));
}

/* "early", "mid", "late", as edtf_words; NULL: none of them. */
static const char *
third(const struct edtf_part *p, const struct edtf_part *q)
{
	int days;

	if (!same_month(p, q) || p->about || q->about || p->uncertain ||
	    q->uncertain)
		return NULL;
	days = edtf_month_days(q->year, q->month);
	return p->mday == 1 && q->mday == 10	  ? "early"
	       : p->mday == 11 && q->mday == 20	  ? "mid"
	       : p->mday == 21 && q->mday == days ? "late"
						  : NULL;
}

static void
brief_within(const struct brief *b, const struct edtf_item *it)
{
	const struct edtf_part *p, *q;

	p = &it->a;
	q = &it->b;
	if (p->kind != EDTF_DATE || q->kind != EDTF_DATE)
		brief_open(b, it, "by ", "from ");
	else if (third(p, q) != NULL)
		str_printf(b->out, "%s%s%.3s", third(p, q),
		    months_of(p->first) != b->header ? " " : "",
		    months_of(p->first) != b->header ? edtf_month_name(p->month)
						     : "");
	else if (q->first == p->last + 1 && pair(b, "", p, " or ", q))
		return;
	else if (!pair(b, "in ", p, DASH, q) && !pair_to_month(b, "in ", p, q))
		coarse(b, "in ", p->first - p->margin, q->last + q->margin,
		    uncertain_sign(p, q));
}

/* Can the items be told one by one: no ranges, days of one month only? */
static bool
can_be_listed(const struct edtf_expr *x)
{
	const struct edtf_item *it;
	size_t i;

	for (i = 0; i < x->n; i++) {
		it = &x->items[i];
		if (it->range ||
		    (i > 0 && (says_day(&it->a) || says_day(&it[-1].a)) &&
			!same_month(&it[-1].a, &it->a)))
			return false;
	}
	return true;
}

/* All items of a list, if they fit: "3, 5 or 9". */
static bool
listed(const struct brief *b, const struct edtf_expr *x, const char *last)
{
	size_t i;

	if (!can_be_listed(x))
		return false;
	for (i = 0; i < x->n; i++) {
		if (i > 0)
			str_add(b->out, i + 1 == x->n ? last : ", ");
		add_part(b, &x->items[i].a, i + 1 == x->n);
	}
	return settled(b);
}

static void
brief_list(
    const struct brief *b, const struct edtf_expr *x, const struct edtf *d)
{
	bool all;

	all = x->shape == EDTF_ALL_OF;
	if (listed(b, x, all ? " and " : " or ") || (all && listed(b, x, ", ")))
		return;
	if (d->from == EDTF_OPEN_LEFT && d->to == EDTF_OPEN_RIGHT)
		str_add(b->out, "\xe2\x80\xa6");
	else if (d->from == EDTF_OPEN_LEFT)
		coarse(b, all ? "until " : "by ", d->to, d->to, "");
	else if (d->to == EDTF_OPEN_RIGHT)
		coarse(b, "from ", d->from, d->from, "");
	else if (all)
		str_printf(b->out, "%zu dates", x->n);
	else if (months_of(d->from) == months_of(d->to) &&
		 months_of(d->from) == b->header)
		str_printf(b->out, "in %d" DASH "%d", mday_of(d->from),
		    mday_of(d->to));
	else
		coarse(b, "in ", d->from, d->to, "");
}

static void
brief_shape(
    const struct brief *b, const struct edtf_expr *x, const struct edtf *d)
{
	const struct edtf_item *it;

	it = &x->items[0];
	if (x->n > 1)
		brief_list(b, x, d);
	else if (!it->range)
		brief_one(b, &it->a);
	else if (x->shape == EDTF_STATE)
		brief_open(b, it, "until ", "since ");
	else if (x->shape == EDTF_ONE_OF)
		brief_within(b, it);
	else if (it->a.kind == EDTF_OPEN || it->b.kind == EDTF_OPEN)
		brief_open(b, it, "until ", "since ");
	else
		brief_lasted(b, it);
}

/* HEADER is what stands above; NULL: the month of the date itself. */
static void
brief(const char *s, const int *header, struct str *out)
{
	struct brief b = {0, out, out->len};
	struct err e = ERR_INIT;
	struct edtf_expr x;
	struct edtf d;

	if (edtf_expr_parse(s, strlen(s), &x, &e) && x.shape != EDTF_NONE) {
		edtf_expr_bounds(&x, &d);
		b.header =
		    header != NULL ? *header : months_of(edtf_sort_day(&d));
		brief_shape(&b, &x, &d);
	} else
		str_add(
		    out, x.shape == EDTF_NONE && *s == '\0' ? "undated" : "?");
	edtf_expr_clear(&x);
}

void
edtf_brief(const char *s, struct str *out)
{
	brief(s, NULL, out);
}

void
edtf_brief_under(const char *s, int month, struct str *out)
{
	brief(s, &month, out);
}
