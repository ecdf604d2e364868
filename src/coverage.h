/* SPDX-License-Identifier: ISC */
/*
 * coverage - which stretches of a source no claim quotes.
 *
 * Every byte of a source's text is quoted by a claim (`with' counts), set
 * aside by a skip, or neither.  A stretch that is neither and holds more than
 * COVERAGE_GAP characters is a gap; blanks at its ends and the marks `[…]',
 * which stand for what is left out, are not counted.
 */
#ifndef STRIFE_COVERAGE_H
#define STRIFE_COVERAGE_H

#include <stdbool.h>

#include "diag.h"
#include "err.h"
#include "seed.h"

#define COVERAGE_GAP 30

struct db;

/*
 * Fill the table gap and the counters of source, and add to STATS.  With FULL
 * a gap is an error in D.  temp.text_file says where the texts lie.
 */
bool	coverage_make(struct db *db, bool full, struct diags *d,
	    struct seed_stats *stats, struct err *e) MUST_USE;

#endif
