/* SPDX-License-Identifier: ISC */
/*
 * db_guard - what a database of strangers may make SQLite do; part of db.
 *
 * Such a file brings its own schema: a view or a table of ours may be anything
 * in it.  So a reader's connection is told to trust nothing, every statement
 * that is prepared on it, ours, a view's or the full-text index's own, passes
 * an authorizer that knows what reading takes, and sizes have limits.  The
 * authorizer is asked while a statement is prepared, never while it runs.
 */
#ifndef STRIFE_DB_GUARD_H
#define STRIFE_DB_GUARD_H

#include <stddef.h>

struct sqlite3;

/* Before the first statement; no byte of the file is read. */
void	db_guard(struct sqlite3 *sq);
/* After the pragmas of opening: from now on only reading. */
void	db_guard_close(struct sqlite3 *sq);

/* What db_prepare_confined of db.h promises. */
void	db_guard_prepare(size_t bytes);
/* And when the file is open: nothing is asked of it by name any more. */
void	db_guard_settle(void);

#endif
