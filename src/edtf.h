/* SPDX-License-Identifier: ISC */
/*
 * edtf - dates that say how sure they are.
 *
 * Extended Date/Time Format (ISO 8601-2:2019, Annex A): levels 0 and 1, and of
 * level 2 sets ([a,b], [a..b], {a,b}), qualified parts, X in any place and the
 * seasons to 41.  Each date has an earliest and a latest day; both may be open.
 * Days are counted from 1970-01-01 in the proleptic Gregorian calendar, for
 * 5,000,000 years to both sides.  `~` and `%` widen: a day by 3 days, a month
 * or season by 15 days, a year by 183 days, to both sides; `?` does not widen.
 * The seasons 21-24 are those of the north: spring is March to May, winter
 * ends in the next year.
 */
#ifndef STRIFE_EDTF_H
#define STRIFE_EDTF_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "err.h"

struct str;

#define EDTF_OPEN_LEFT	INT32_MIN	/* no earliest day is known */
#define EDTF_OPEN_RIGHT	INT32_MAX	/* no latest day is known */
#define EDTF_UNDATED	INT32_MAX	/* edtf_sort_day of no date at all */

enum edtf_shape {
	EDTF_NONE,	/* no date: undated is a value */
	EDTF_ONCE,	/* a day, month, year: once, within it */
	EDTF_LASTED,	/* A/B: lasted from A to B */
	EDTF_STATE,	/* ../B, A/..: a state, open at an end */
	EDTF_ONE_OF,	/* [a,b], [a..b]: once, on one of them, within it */
	EDTF_ALL_OF	/* {a,b}: on each of them */
};

struct edtf {
	enum edtf_shape	shape;
	int32_t		from, to;	/* earliest, latest day (inclusive) */
	/* Of EDTF_LASTED: bounds of its start and of its end, for comparing. */
	int32_t		start_from, start_to, end_from, end_to;
	bool		about;		/* carries ~ or % anywhere */
	bool		uncertain;	/* carries ? or % anywhere */
};

/*
 * Parse the N bytes of S; none are EDTF_NONE.  On failure E (ERR_DATA) says
 * "TEXT: column N: …" and what was expected there.  Times of day are checked
 * and dropped.
 */
bool	edtf_parse(const char *s, size_t n, struct edtf *d, struct err *e)
	    MUST_USE;
/* The key of the timeline: earliest day; open to the left: latest; else
 * EDTF_UNDATED. */
int32_t	edtf_sort_day(const struct edtf *d);
/*
 * In words, English: "1 November 2014", "27–28 October 2014", "by 3 November
 * 2014", "late December 2014", "about 10 February 2017 (±3 days)", "on 16 or
 * 17 …", "between … and …", "since …", "undated" (of ""); what is no date
 * comes back as it is.
 */
void	edtf_words(const char *s, struct str *out);
/*
 * For the timeline's column, at most 10 cells, month and year left out where
 * the header of the sort day's month says them: "27–28", "29–2 Nov", "by 3",
 * "late", "1?", "~2 Mar", "in 3–17" (once within), "Dec" (some day of it),
 * "since 3", "undated"; "?" for what is no date.
 */
void	edtf_brief(const char *s, struct str *out);
/* The same under a header that names MONTH (year * 12 + month - 1). */
void	edtf_brief_under(const char *s, int month, struct str *out);
/* Day <-> calendar. */
int32_t	edtf_day(int year, int month, int day);
void	edtf_civil(int32_t day, int *year, int *month, int *mday);
/* "2014-11-01" of a day, "Y12345-01-31" beyond four digits of the year; "" for
 * an open bound.  BUF holds 16 bytes. */
const char *edtf_iso(int32_t day, char buf[16]);
/* "Sat 1 November 2014", without WEEKDAY "1 Nov 2014"; nothing for an open
 * bound. */
void	edtf_day_words(int32_t day, bool weekday, struct str *out);

/*
 * May the two be the same time?  Bounds that do not meet are a dispute: of two
 * spans (LASTED, STATE) start against start and end against end, else the
 * whole against the whole.  No date contradicts nothing.
 */
bool	edtf_compatible(const struct edtf *a, const struct edtf *b);
/* Is a inside b and more precise (not equal)? */
bool	edtf_within(const struct edtf *a, const struct edtf *b);

#endif
