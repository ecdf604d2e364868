/* SPDX-License-Identifier: ISC */
/*
 * held - the times between those of which it is known who held a place.
 *
 * Holders come in order of time.  What is said of one of them ends with its
 * date: who held the place then and until the next is not known, and is told
 * as "?", never filled in.
 */
#ifndef STRIFE_HELD_H
#define STRIFE_HELD_H

#include <stdbool.h>

struct str;

/*
 * Append the words for the time between two holders, whose dates are BEFORE
 * and AFTER (EDTF): "between 4 November 2014 and 29 January 2015".  NULL for
 * BEFORE: what comes before the first; NULL for AFTER: what comes after the
 * last.  False, and nothing appended, where no time is left between them.
 */
bool	held_gap(const char *before, const char *after, struct str *out);

#endif
