/* SPDX-License-Identifier: ISC */
/*
 * edtf - dates that say how sure they are.
 *
 * Extended Date/Time Format (ISO 8601-2:2019, Annex A): levels 0 and 1, and of level 2
 * sets ([a,b], [a..b], {a,b}) and qualified parts.  Each date has an earliest and a latest
 * day; both may be open.  Days are counted from 1970-01-01 in the proleptic
 * Gregorian calendar.  `~` and `%` widen: a day by 3 days, a month by 15
 * days, a year by 183 days, to both sides; `?` does not widen.
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

/* Parse the N bytes of S.  On failure E names the column (1-based) and what was expected. */
bool	edtf_parse(const char *s, size_t n, struct edtf *d, struct err *e) MUST_USE;
/* The key of the timeline: earliest day; open to the left: latest; else EDTF_UNDATED. */
int32_t	edtf_sort_day(const struct edtf *d);
/* In words, English: "1 November 2014", "27–28 October 2014", "by 3 November 2014",
 * "late December 2014", "about 10 February 2017 (±3 days)", "16 or 17 …", "between … and …", "since …",
 * "undated".  Set `brief` for the timeline's column: month and year left out where day's month header
 * says them ("27–28", "by 3 Nov", "late", "1?"), at most 10 cells. */
void	edtf_words(const char *s, struct str *out);
void	edtf_brief(const char *s, struct str *out);
/* Day <-> calendar. */
int32_t	edtf_day(int year, int month, int day);
void	edtf_civil(int32_t day, int *year, int *month, int *mday);
/* "2014-11-01" of a day; "" for an open bound.  BUF holds 16 bytes. */
const char *edtf_iso(int32_t day, char buf[16]);
/* "Sat 1 November 2014" (short=false) or "1 Nov 2014". */
void	edtf_day_words(int32_t day, bool weekday, struct str *out);

/* May the two be the same time?  Bounds that do not meet are a dispute
 * (for lasting things start is compared with start, end with end). */
bool	edtf_compatible(const struct edtf *a, const struct edtf *b);
/* Is a inside b (more precise)? */
bool	edtf_within(const struct edtf *a, const struct edtf *b);

#endif
