/* SPDX-License-Identifier: ISC */
/*
 * beside - a file that has its name only when it is complete: who reads PATH
 * finds what was there before, or all of the new one.
 */
#ifndef STRIFE_BESIDE_H
#define STRIFE_BESIDE_H

#include <stdbool.h>

#include "err.h"

struct stat;

struct beside {
	int	fd;		/* to be written to; -1: none */
	char	*path;		/* its name at the end */
	char	*temporary;	/* another until then, and a lock on it */
	bool	named;		/* it has that name now */
};

/*
 * Begin a new file in the place of PATH, with the mode of OLD, what is there
 * (NULL: nothing, or nothing that matters).  Where the file system knows files
 * without a name nothing is seen of it before the end, and a process that is
 * killed leaves nothing.  Elsewhere it has one name, PATH.strife-tmp: what a
 * killed one left under it the next takes over, and two at once wait for each
 * other.  false: errno says why.
 */
bool	beside_open(struct beside *b, const char *path, const struct stat *old)
	    MUST_USE;
/* Make it lasting and give it its name.  false: errno says why, and nothing is
 * left.  B is cleared in any case. */
bool	beside_commit(struct beside *b) MUST_USE;
/* Leave nothing of it. */
void	beside_abort(struct beside *b);

#endif
