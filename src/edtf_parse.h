/* SPDX-License-Identifier: ISC */
/*
 * edtf_parse - a date expression taken apart, for edtf.c and edtf_words.c.
 *
 * An expression is a list of items; an item is one date or a range of two.
 * A single date is one item, an interval A/B is one range, a set has as many
 * items as it has commas and one more.
 */
#ifndef STRIFE_EDTF_PARSE_H
#define STRIFE_EDTF_PARSE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "edtf.h"
#include "err.h"

enum edtf_kind {
	EDTF_DATE,
	EDTF_OPEN,    /* ".." */
	EDTF_UNKNOWN, /* the empty end of an interval */
};

enum edtf_unit { EDTF_YEAR, EDTF_MONTH, EDTF_DAY, EDTF_SEASON };

/* Which digits are X. */
enum edtf_mask {
	EDTF_WHOLE,	    /* none */
	EDTF_DECADE,	    /* 201X */
	EDTF_CENTURY,	    /* 20XX */
	EDTF_SOME_MONTH,    /* 2004-XX */
	EDTF_SOME_DAY,	    /* 1985-04-XX */
	EDTF_SOME_YEAR_DAY, /* 1985-XX-XX */
	EDTF_SCATTERED,	    /* any others: only the bounds are known */
};

/* Components, as bits. */
enum { EDTF_C_YEAR = 1, EDTF_C_MONTH = 2, EDTF_C_DAY = 4 };

struct edtf_part {
	enum edtf_kind kind;
	enum edtf_unit unit;
	enum edtf_mask mask;
	int year, month, mday;	/* of the first day; month: 21-41 for seasons */
	unsigned int about;	/* components that carry ~ or % */
	unsigned int uncertain; /* components that carry ? or % */
	int32_t first, last;	/* days, as written */
	int32_t margin;		/* days by which "about" widens */
};

struct edtf_item {
	struct edtf_part a, b; /* b: of a range */
	bool range;
};

struct edtf_expr {
	enum edtf_shape shape;
	struct edtf_item *items;
	size_t n, cap;
};

/* Take the N bytes of S apart.  edtf_expr_clear frees, after failure too. */
bool edtf_expr_parse(
    const char *s, size_t n, struct edtf_expr *x, struct err *e) MUST_USE;
void edtf_expr_clear(struct edtf_expr *x);

/* The bounds of the whole. */
void edtf_expr_bounds(const struct edtf_expr *x, struct edtf *d);

/* Season 21-41: first month, months (0: no such season). */
int edtf_season(int code, int *months);

int edtf_month_days(int year, int month);
const char *edtf_month_name(int month);

#endif
