/* SPDX-License-Identifier: ISC */
/*
 * edtf - days, bounds, and whether two dates can both be true.
 *
 * The grammar is in edtf_parse.c, the words are in edtf_words.c.
 */
#include "edtf.h"

#include <stdio.h>
#include <string.h>

#include "edtf_parse.h"

#define DAYS_OF_400_YEARS 146097
#define DAYS_TO_1970 719468 /* from 0000-03-01 */

/*
 * The year is counted from March, so that the leap day is its last, and years
 * in cycles of 400, after which the calendar repeats.
 */
int32_t
edtf_day(int year, int month, int mday)
{
	int cycle, of_cycle, from_march, of_year;

	if (month < 3)
		year--;
	from_march = (month + 9) % 12;
	cycle = (year >= 0 ? year : year - 399) / 400;
	of_cycle = year - cycle * 400;
	of_year = (153 * from_march + 2) / 5 + mday - 1;
	return (int32_t)((int64_t)cycle * DAYS_OF_400_YEARS + of_cycle * 365 +
			 of_cycle / 4 - of_cycle / 100 + of_year -
			 DAYS_TO_1970);
}

void
edtf_civil(int32_t day, int *year, int *month, int *mday)
{
	int64_t z;
	int cycle, rest, of_cycle, of_year, from_march;

	z = (int64_t)day + DAYS_TO_1970;
	cycle = (int)((z >= 0 ? z : z - (DAYS_OF_400_YEARS - 1)) /
		      DAYS_OF_400_YEARS);
	rest = (int)(z - (int64_t)cycle * DAYS_OF_400_YEARS);
	of_cycle = (rest - rest / 1460 + rest / 36524 - rest / 146096) / 365;
	of_year = rest - (365 * of_cycle + of_cycle / 4 - of_cycle / 100);
	from_march = (5 * of_year + 2) / 153;
	*mday = of_year - (153 * from_march + 2) / 5 + 1;
	*month = from_march < 10 ? from_march + 3 : from_march - 9;
	*year = of_cycle + cycle * 400 + (*month <= 2);
}

const char *
edtf_iso(int32_t day, char buf[16])
{
	int year, month, mday, n;

	buf[0] = '\0';
	if (day == EDTF_OPEN_LEFT || day == EDTF_OPEN_RIGHT)
		return buf;
	edtf_civil(day, &year, &month, &mday);
	n = snprintf(buf, 16, "%s%s%04d-%02d-%02d",
	    year > 9999 || year < -9999 ? "Y" : "", year < 0 ? "-" : "",
	    year < 0 ? -year : year, month, mday);
	if (n < 0 || n >= 16)
		buf[0] = '\0';
	return buf;
}

static int32_t
earliest(const struct edtf_part *p)
{
	return p->kind == EDTF_DATE ? p->first - p->margin : EDTF_OPEN_LEFT;
}

static int32_t
latest(const struct edtf_part *p)
{
	return p->kind == EDTF_DATE ? p->last + p->margin : EDTF_OPEN_RIGHT;
}

/* Where the start or end is not known, it lies on the known one's side. */
static void
item_bounds(const struct edtf_item *it, struct edtf *d)
{
	const struct edtf_part *b;

	b = it->range ? &it->b : &it->a;
	d->from = d->start_from = d->end_from = earliest(&it->a);
	d->to = d->start_to = d->end_to = latest(b);
	if (!it->range)
		return;
	if (it->a.kind == EDTF_DATE)
		d->start_to = latest(&it->a);
	if (b->kind == EDTF_DATE)
		d->end_from = earliest(b);
}

void
edtf_expr_bounds(const struct edtf_expr *x, struct edtf *d)
{
	const struct edtf_item *it;
	struct edtf one = {0};
	size_t i;

	memset(d, 0, sizeof(*d));
	d->shape = x->shape;
	d->from = EDTF_OPEN_LEFT;
	d->to = EDTF_OPEN_RIGHT;
	for (i = 0; i < x->n; i++) {
		it = &x->items[i];
		item_bounds(it, &one);
		d->about |= it->a.about || it->b.about;
		d->uncertain |= it->a.uncertain || it->b.uncertain;
		if (i == 0 || one.from < d->from)
			d->from = one.from;
		if (i == 0 || one.to > d->to)
			d->to = one.to;
	}
	d->start_from = d->end_from = d->from;
	d->start_to = d->end_to = d->to;
	if (x->shape == EDTF_LASTED || x->shape == EDTF_STATE) {
		d->start_to = one.start_to;
		d->end_from = one.end_from;
	}
}

bool
edtf_parse(const char *s, size_t n, struct edtf *d, struct err *e)
{
	struct edtf_expr x;
	bool ok;

	memset(d, 0, sizeof(*d));
	ok = edtf_expr_parse(s, n, &x, e);
	if (ok)
		edtf_expr_bounds(&x, d);
	edtf_expr_clear(&x);
	return ok;
}

int32_t
edtf_sort_day(const struct edtf *d)
{
	if (d->shape == EDTF_NONE)
		return EDTF_UNDATED;
	return d->from != EDTF_OPEN_LEFT ? d->from : d->to;
}

static bool
is_span(const struct edtf *d)
{
	return d->shape == EDTF_LASTED || d->shape == EDTF_STATE;
}

bool
edtf_compatible(const struct edtf *a, const struct edtf *b)
{
	if (a->shape == EDTF_NONE || b->shape == EDTF_NONE)
		return true;
	if (is_span(a) && is_span(b))
		return a->start_from <= b->start_to &&
		       b->start_from <= a->start_to &&
		       a->end_from <= b->end_to && b->end_from <= a->end_to;
	return a->from <= b->to && b->from <= a->to;
}

/* Does B hold A? */
static bool
inside(int32_t from_a, int32_t to_a, int32_t from_b, int32_t to_b)
{
	return from_a >= from_b && to_a <= to_b;
}

bool
edtf_within(const struct edtf *a, const struct edtf *b)
{
	if (a->shape == EDTF_NONE || b->shape == EDTF_NONE)
		return false;
	if (is_span(a) && is_span(b))
		return inside(a->start_from, a->start_to, b->start_from,
			   b->start_to) &&
		       inside(a->end_from, a->end_to, b->end_from, b->end_to) &&
		       (a->start_from != b->start_from ||
			   a->start_to != b->start_to ||
			   a->end_from != b->end_from ||
			   a->end_to != b->end_to);
	return inside(a->from, a->to, b->from, b->to) &&
	       (a->from != b->from || a->to != b->to);
}
