/* SPDX-License-Identifier: ISC */
/*
 * edtf_parse - the grammar of dates.
 *
 * A reader walks over the text once; the first thing that does not fit ends
 * it with the column and what was expected there.  A date is read component
 * by component (year, month, day), each as digits in which X stands for any
 * digit.  A qualifier (? uncertain, ~ about, % both) before a component is
 * said of this one, behind a component of it and all to its left; so one at
 * the end is said of the whole date.
 */
#include "edtf_parse.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "mem.h"

/* Days are counted in 32 bits: 5,000,000 years are 1.83e9 days. */
#define YEAR_MAX 5000000

struct reader {
	const char *s;
	size_t n, i;
	struct err *e;
};

/* The digits of a date; '\0' ends each. */
struct digits {
	bool minus;
	char year[5], month[3], mday[3];
};

static const char *const month_names[] = {"January", "February", "March",
    "April", "May", "June", "July", "August", "September", "October",
    "November", "December"};

const char *
edtf_month_name(int month)
{
	return month_names[month - 1];
}

int
edtf_month_days(int year, int month)
{
	static const int days[] = {
	    31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

	if (month == 2 &&
	    ((year % 4 == 0 && year % 100 != 0) || year % 400 == 0))
		return 29;
	return days[month - 1];
}

/* Fails at 0-based position AT. */
static bool PRINTF(3, 4)
    fail_at(struct reader *r, size_t at, const char *fmt, ...)
{
	char why[200];
	va_list ap;

	va_start(ap, fmt);
	if (vsnprintf(why, sizeof(why), fmt, ap) < 0)
		why[0] = '\0';
	va_end(ap);
	return err_set(r->e, ERR_DATA, "%.*s%s: column %zu: %s",
	    (int)(r->n > 60 ? 60 : r->n), r->s, r->n > 60 ? "..." : "", at + 1,
	    why);
}

static int
peek(const struct reader *r)
{
	return r->i < r->n ? (unsigned char)r->s[r->i] : -1;
}

static bool
take(struct reader *r, char c)
{
	if (peek(r) != (unsigned char)c)
		return false;
	r->i++;
	return true;
}

static bool
looking_at(const struct reader *r, const char *what)
{
	size_t n;

	n = strlen(what);
	return r->n - r->i >= n && memcmp(r->s + r->i, what, n) == 0;
}

static bool
is_digit(int c)
{
	return c >= '0' && c <= '9';
}

/* Exactly COUNT digits, or X where MASKS, into OUT (COUNT + 1 bytes). */
static bool
read_digits(
    struct reader *r, char *out, size_t count, bool masks, const char *what)
{
	size_t k;

	for (k = 0; k < count; k++, r->i++) {
		if (!is_digit(peek(r)) && !(masks && peek(r) == 'X'))
			return fail_at(r, r->i, "expected %s", what);
		out[k] = r->s[r->i];
	}
	out[count] = '\0';
	return true;
}

static int
number(const char *digits)
{
	int v;

	for (v = 0; *digits != '\0'; digits++)
		v = v * 10 + (*digits - '0');
	return v;
}

static bool
is_masked(const char *digits)
{
	return strchr(digits, 'X') != NULL;
}

/* Could V, written with two digits, be what DIGITS say? */
static bool
matches(const char *digits, int v)
{
	return (digits[0] == 'X' || digits[0] - '0' == v / 10) &&
	       (digits[1] == 'X' || digits[1] - '0' == v % 10);
}

/* The same of a year of four digits.  A date with X asks it of ten thousand
 * years, so nothing is printed to compare. */
static bool
year_matches(const char *digits, int v)
{
	return matches(digits, v / 100) && matches(digits + 2, v % 100);
}

/* A qualifier, said of the COMPONENTS. */
static void
read_qualifier(struct reader *r, struct edtf_part *p, unsigned int components)
{
	if (take(r, '~'))
		p->about |= components;
	else if (take(r, '?'))
		p->uncertain |= components;
	else if (take(r, '%')) {
		p->about |= components;
		p->uncertain |= components;
	}
}

/* Spring, summer, autumn, winter; the same of the north; of the south; then
 * quarters, thirds and halves of a year. */
int
edtf_season(int code, int *months)
{
	*months = 3;
	if (code >= 21 && code <= 28)
		return 3 + (code - 21) % 4 * 3;
	if (code >= 29 && code <= 32)
		return (8 + (code - 29) * 3) % 12 + 1;
	if (code >= 33 && code <= 36)
		return 1 + (code - 33) * 3;
	*months = 4;
	if (code >= 37 && code <= 39)
		return 1 + (code - 37) * 4;
	*months = 6;
	if (code >= 40 && code <= 41)
		return 1 + (code - 40) * 6;
	*months = 0;
	return 0;
}

static void
set_season(struct edtf_part *p, int code)
{
	int start, months, next;

	start = edtf_season(code, &months);
	next = start - 1 + months; /* the month behind it, from 0 */
	p->unit = EDTF_SEASON;
	p->month = code;
	p->mday = 1;
	p->first = edtf_day(p->year, start, 1);
	p->last = edtf_day(p->year + next / 12, next % 12 + 1, 1) - 1;
}

/* The bounds of a date without X. */
static void
set_whole(struct edtf_part *p)
{
	int month, mday;

	month = p->unit == EDTF_YEAR ? 1 : p->month;
	mday = p->unit == EDTF_DAY ? p->mday : 1;
	p->first = p->last = edtf_day(p->year, month, mday);
	if (p->unit == EDTF_YEAR)
		p->last = edtf_day(p->year, 12, 31);
	else if (p->unit == EDTF_MONTH)
		p->last =
		    edtf_day(p->year, month, edtf_month_days(p->year, month));
	p->month = month;
	p->mday = mday;
}

/*
 * The first day of YEAR that fits the digits, or the last one.  What is not
 * written fits all.
 */
static bool
fit_in_year(const struct digits *g, int year, bool last, int32_t *day)
{
	int k, m, days, i, d;

	for (k = 1; k <= 12; k++) {
		m = last ? 13 - k : k;
		if (g->month[0] != '\0' && !matches(g->month, m))
			continue;
		days = edtf_month_days(year, m);
		for (i = 1; i <= days; i++) {
			d = last ? days + 1 - i : i;
			if (g->mday[0] != '\0' && !matches(g->mday, d))
				continue;
			*day = edtf_day(year, m, d);
			return true;
		}
	}
	return false;
}

static bool
fit(const struct digits *g, bool last, int32_t *day)
{
	int k, year;

	for (k = 0; k <= 9999; k++) {
		year = last != g->minus ? 9999 - k : k;
		if (!year_matches(g->year, year))
			continue;
		if (fit_in_year(g, g->minus ? -year : year, last, day))
			return true;
	}
	return false;
}

static enum edtf_mask
kind_of_mask(const struct digits *g)
{
	bool whole_year;

	whole_year = !is_masked(g->year);
	if (g->month[0] == '\0') {
		if (is_digit(g->year[1]) && is_digit(g->year[0]) &&
		    g->year[3] == 'X')
			return g->year[2] == 'X' ? EDTF_CENTURY : EDTF_DECADE;
		return EDTF_SCATTERED;
	}
	if (!whole_year)
		return EDTF_SCATTERED;
	if (strcmp(g->month, "XX") == 0) {
		if (g->mday[0] == '\0')
			return EDTF_SOME_MONTH;
		return strcmp(g->mday, "XX") == 0 ? EDTF_SOME_YEAR_DAY
						  : EDTF_SCATTERED;
	}
	if (!is_masked(g->month) && strcmp(g->mday, "XX") == 0)
		return EDTF_SOME_DAY;
	return EDTF_SCATTERED;
}

static bool
set_masked(
    struct reader *r, size_t start, const struct digits *g, struct edtf_part *p)
{
	p->mask = kind_of_mask(g);
	if (!fit(g, false, &p->first) || !fit(g, true, &p->last))
		return fail_at(r, start, "no day fits these digits");
	edtf_civil(p->first, &p->year, &p->month, &p->mday);
	return true;
}

/* Y and a year of five digits or more. */
static bool
read_long_year(struct reader *r, struct edtf_part *p)
{
	size_t start;
	bool minus;
	int v;

	minus = take(r, '-');
	start = r->i;
	for (v = 0; is_digit(peek(r)); r->i++) {
		v = v * 10 + (peek(r) - '0');
		if (v > YEAR_MAX)
			return fail_at(
			    r, start, "years beyond 5000000 are not supported");
	}
	if (r->i - start < 5 || r->s[start] == '0')
		return fail_at(
		    r, start, "expected a year of five digits or more after Y");
	p->year = minus ? -v : v;
	p->unit = EDTF_YEAR;
	set_whole(p);
	read_qualifier(r, p, EDTF_C_YEAR);
	return true;
}

static bool
check_month(struct reader *r, size_t at, struct digits *g, struct edtf_part *p)
{
	int months;

	p->unit = EDTF_MONTH;
	if (is_masked(g->month))
		return true;
	p->month = number(g->month);
	if (p->month >= 1 && p->month <= 12)
		return true;
	if (edtf_season(p->month, &months) == 0)
		return fail_at(
		    r, at, "expected a month, 01 to 12, or a season, 21 to 41");
	if (is_masked(g->year))
		return fail_at(r, at, "a season needs a whole year");
	p->unit = EDTF_SEASON;
	return true;
}

static bool
check_day(
    struct reader *r, size_t at, const struct digits *g, struct edtf_part *p)
{
	int days;

	p->unit = EDTF_DAY;
	if (is_masked(g->mday))
		return true;
	p->mday = number(g->mday);
	days = 31;
	if (!is_masked(g->year) && !is_masked(g->month))
		days = edtf_month_days(p->year, p->month);
	if (p->mday >= 1 && p->mday <= days)
		return true;
	if (p->mday == 0 || days == 31)
		return fail_at(r, at, "expected a day, 01 to %d", days);
	if (p->month == 2)
		return fail_at(r, at, "February %d has %d days", p->year, days);
	return fail_at(
	    r, at, "%s has %d days", edtf_month_name(p->month), days);
}

/* "T10:20:30", with "Z", "+01" or "+01:30": read, checked, dropped. */
static bool
read_time(struct reader *r)
{
	static const char seps[] = "T::";
	static const int most[] = {24, 59, 60};
	char two[3];
	size_t at;
	int k, v[3];

	for (k = 0; k < 3; k++) {
		if (!take(r, seps[k]))
			return fail_at(
			    r, r->i, "expected :%s", k == 1 ? "MM:SS" : "SS");
		at = r->i;
		if (!read_digits(r, two, 2, false, "a time, HH:MM:SS"))
			return false;
		v[k] = number(two);
		if (v[k] > most[k] || (k > 0 && v[0] == 24 && v[k] > 0))
			return fail_at(r, at, "there is no such time");
	}
	if (take(r, 'Z') || (peek(r) != '+' && peek(r) != '-'))
		return true;
	r->i++;
	at = r->i;
	if (!read_digits(r, two, 2, false, "a zone, +HH or +HH:MM"))
		return false;
	v[0] = number(two);
	v[1] = 0;
	if (take(r, ':')) {
		if (!read_digits(r, two, 2, false, "a zone, +HH:MM"))
			return false;
		v[1] = number(two);
	}
	if (v[0] > 14 || v[1] > 59)
		return fail_at(r, at, "there is no such time zone");
	return true;
}

/* The year, or sign and year. */
static bool
read_year(struct reader *r, struct digits *g, struct edtf_part *p)
{
	size_t at;

	g->minus = take(r, '-');
	at = r->i;
	if (!read_digits(r, g->year, 4, true, "a year of four digits"))
		return false;
	if (is_digit(peek(r)))
		return fail_at(r, r->i,
		    "expected - or the end after the four digits of a year");
	p->unit = EDTF_YEAR;
	if (is_masked(g->year))
		return true;
	p->year = number(g->year);
	if (g->minus && p->year == 0)
		return fail_at(r, at, "the year 0 has no sign");
	if (g->minus)
		p->year = -p->year;
	return true;
}

/* "-MM" and "-DD", as far as they are there. */
static bool
read_month_and_day(struct reader *r, struct digits *g, struct edtf_part *p)
{
	size_t at;

	if (!take(r, '-'))
		return true;
	read_qualifier(r, p, EDTF_C_MONTH);
	at = r->i;
	if (!read_digits(r, g->month, 2, true, "a month of two digits") ||
	    !check_month(r, at, g, p))
		return false;
	read_qualifier(r, p, EDTF_C_YEAR | EDTF_C_MONTH);
	if (peek(r) != '-')
		return true;
	if (p->unit == EDTF_SEASON)
		return fail_at(r, r->i, "a season has no day");
	r->i++;
	read_qualifier(r, p, EDTF_C_DAY);
	at = r->i;
	if (!read_digits(r, g->mday, 2, true, "a day of two digits") ||
	    !check_day(r, at, g, p))
		return false;
	read_qualifier(r, p, EDTF_C_YEAR | EDTF_C_MONTH | EDTF_C_DAY);
	return true;
}

/* Widened by the finest component that is about. */
static void
set_margin(struct edtf_part *p)
{
	if (p->about & EDTF_C_DAY)
		p->margin = 3;
	else if (p->about & EDTF_C_MONTH)
		p->margin = 15;
	else if (p->about)
		p->margin = 183;
}

static bool
read_date(struct reader *r, struct edtf_part *p)
{
	struct digits g = {false, "", "", ""};
	size_t start;

	memset(p, 0, sizeof(*p));
	start = r->i;
	if (take(r, 'Y')) {
		if (!read_long_year(r, p))
			return false;
		set_margin(p);
		return true;
	}
	read_qualifier(r, p, EDTF_C_YEAR);
	if (!read_year(r, &g, p))
		return false;
	read_qualifier(r, p, EDTF_C_YEAR);
	if (!read_month_and_day(r, &g, p))
		return false;
	if (is_masked(g.year) || is_masked(g.month) || is_masked(g.mday)) {
		if (!set_masked(r, start, &g, p))
			return false;
	} else if (p->unit == EDTF_SEASON)
		set_season(p, p->month);
	else {
		set_whole(p);
		if (p->unit == EDTF_DAY && peek(r) == 'T' && !read_time(r))
			return false;
	}
	set_margin(p);
	return true;
}

static struct edtf_item *
add_item(struct edtf_expr *x)
{
	x->items = mem_grow(x->items, &x->cap, x->n + 1, sizeof(x->items[0]));
	memset(&x->items[x->n], 0, sizeof(x->items[0]));
	return &x->items[x->n++];
}

static bool
check_order(struct reader *r, size_t at, const struct edtf_item *it)
{
	if (it->a.kind == EDTF_DATE && it->b.kind == EDTF_DATE &&
	    it->b.last < it->a.first)
		return fail_at(r, at, "the end lies before the start");
	return true;
}

/* One end of an interval: a date, "..", or nothing. */
static bool
read_end(struct reader *r, struct edtf_part *p)
{
	memset(p, 0, sizeof(*p));
	if (peek(r) == -1 || peek(r) == '/') {
		p->kind = EDTF_UNKNOWN;
		return true;
	}
	if (looking_at(r, "..")) {
		r->i += 2;
		p->kind = EDTF_OPEN;
		return true;
	}
	return read_date(r, p);
}

static bool
read_interval(struct reader *r, struct edtf_expr *x)
{
	struct edtf_item *it;
	size_t at;

	it = add_item(x);
	if (!read_end(r, &it->a))
		return false;
	x->shape = EDTF_ONCE;
	if (peek(r) == -1 && it->a.kind == EDTF_DATE)
		return true;
	if (!take(r, '/'))
		return fail_at(r, r->i,
		    it->a.kind == EDTF_DATE ? "expected /, - or the end"
					    : "expected /");
	at = r->i;
	if (!read_end(r, &it->b))
		return false;
	if (it->a.kind != EDTF_DATE && it->b.kind != EDTF_DATE)
		return fail_at(r, at, "expected a date at one end at least");
	it->range = true;
	x->shape = it->a.kind == EDTF_OPEN || it->b.kind == EDTF_OPEN
		       ? EDTF_STATE
		       : EDTF_LASTED;
	return check_order(r, at, it);
}

/* A date, A..B, and ..B as the first or A.. as the last of a set. */
static bool
read_element(struct reader *r, struct edtf_expr *x, char close)
{
	struct edtf_item *it;
	size_t at;

	it = add_item(x);
	if (x->n == 1 && looking_at(r, "..")) {
		r->i += 2;
		it->range = true;
		it->a.kind = EDTF_OPEN;
		return read_date(r, &it->b);
	}
	if (!read_date(r, &it->a))
		return false;
	if (!looking_at(r, ".."))
		return true;
	r->i += 2;
	it->range = true;
	at = r->i;
	if (peek(r) == close) {
		it->b.kind = EDTF_OPEN;
		return true;
	}
	return read_date(r, &it->b) && check_order(r, at, it);
}

static bool
read_set(struct reader *r, struct edtf_expr *x, char close)
{
	do {
		while (x->n > 0 && take(r, ' '))
			;
		if (!read_element(r, x, close))
			return false;
	} while (take(r, ','));
	if (!take(r, close))
		return fail_at(r, r->i, "expected .. or , or %c", close);
	x->shape = close == ']' ? EDTF_ONE_OF : EDTF_ALL_OF;
	return true;
}

bool
edtf_expr_parse(const char *s, size_t n, struct edtf_expr *x, struct err *e)
{
	struct reader r = {s, n, 0, e};
	bool ok;

	memset(x, 0, sizeof(*x));
	if (n == 0)
		return true; /* EDTF_NONE */
	if (take(&r, '['))
		ok = read_set(&r, x, ']');
	else if (take(&r, '{'))
		ok = read_set(&r, x, '}');
	else
		ok = read_interval(&r, x);
	if (ok && r.i < n)
		return fail_at(&r, r.i, "expected the end");
	return ok;
}

void
edtf_expr_clear(struct edtf_expr *x)
{
	mem_free(x->items);
	memset(x, 0, sizeof(*x));
}
