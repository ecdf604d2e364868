/* SPDX-License-Identifier: ISC */
/*
 * replace - a database file put in the place of another, whole or not at all.
 *
 * The new file is made under the fixed name TARGET.strife-tmp; whoever makes
 * it holds a lock on TARGET.strife-lock, so a second one waits, and what a
 * killed run has left is simply made anew.  Commit syncs, renames and syncs
 * the folder.  A file that is there and is no strife database stays.
 */
#ifndef STRIFE_REPLACE_H
#define STRIFE_REPLACE_H

#include <stdbool.h>
#include <stdint.h>

#include "err.h"

struct replace;

/* Take the lock, waiting for it.  ERR_IO where TARGET cannot be written or is
 * not ours to replace. */
bool	replace_open(const char *target, struct replace **r, struct err *e)
	    MUST_USE;
/* The same of SQLite files that bear MARK as their application id. */
bool	replace_open_as(const char *target, uint32_t mark, struct replace **r,
	    struct err *e) MUST_USE;
const char *replace_path(const struct replace *r);	/* of the new file */
const char *replace_target(const struct replace *r);	/* its name to be */
/* Either ends R.  Where commit fails the old file is still there, but for one
 * case, which the error tells: the folder could not be synced. */
bool	replace_commit(struct replace *r, struct err *e) MUST_USE;
void	replace_abort(struct replace *r);	/* NULL is fine */

#endif
