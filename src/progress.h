/* SPDX-License-Identifier: ISC */
/*
 * progress - what is being done, how quickly, and how long it will take.
 *
 * One line for a terminal, written over as long as something takes.  Time
 * comes from the caller and nowhere else: milliseconds of a clock that should
 * only go forward.  One that jumps (a machine that slept) is taken for one
 * that stood still, so that neither rate nor rest is thrown off.
 */
#ifndef STRIFE_PROGRESS_H
#define STRIFE_PROGRESS_H

#include <stdbool.h>
#include <stdint.h>

struct str;

struct progress {
	const char	*stage;		/* NULL: none yet */
	unsigned	 percent;
	uint64_t	 now;		/* of the caller's clock */
	uint64_t	 ms;		/* of ours, which does not jump */
	uint64_t	 drawn;		/* in ms */
	/* The rate is that since an anchor, at most two spans ago. */
	struct progress_anchor {
		uint64_t ms, done;
	}		 anchor, next;
};

/*
 * DONE of TOTAL (0: not known) of STAGE, a literal, at NOW; TIMED false: there
 * is no clock.  True where the line is worth drawing again, and then it is in
 * OUT, in at most COLUMNS cells.  A zeroed P is one that has begun nothing.
 */
bool	progress_line(struct progress *p, const char *stage, uint64_t done,
	    uint64_t total, bool timed, uint64_t now, int columns,
	    struct str *out);

#endif
