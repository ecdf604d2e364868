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
#include <stddef.h>

struct q_held;
struct str;

/*
 * Append the words for the time before holder I of the N of LIST, which are in
 * order of time: "between 4 November 2014 and 29 January 2015"; I == N: for
 * what comes after the last.  False, and nothing appended, where no time is
 * left between them.
 */
bool	held_gap(const struct q_held *list, size_t n, size_t i,
	    struct str *out);

#endif
