/* SPDX-License-Identifier: ISC */
/*
 * textindex - the full text, made beside.
 *
 * Making the words of a text into an index costs as much as all the rest of
 * the end of seeding.  It is done in a private database, which may be another
 * thread's, and copied into the real one when it is whole, page by page as
 * FTS5 keeps it.
 */
#ifndef STRIFE_TEXTINDEX_H
#define STRIFE_TEXTINDEX_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "err.h"

struct db;
struct textindex;

/* For the table fts of DB, which is empty. */
bool	textindex_open(struct db *db, struct textindex **x, struct err *e)
	    MUST_USE;
/* The N bytes of S, folded, as row ID; ids ascend.  These two touch nothing
 * but the private database. */
bool	textindex_add(struct textindex *x, int64_t id, const char *s, size_t n,
	    struct err *e) MUST_USE;
bool	textindex_end(struct textindex *x, struct err *e) MUST_USE;
/* Put all into the table. */
bool	textindex_copy(struct textindex *x, struct err *e) MUST_USE;
void	textindex_close(struct textindex *x);	/* NULL is fine */

#endif
