/* SPDX-License-Identifier: ISC */
/*
 * db - the door to SQLite: only it, db_blob, db_guard and db_make include
 * sqlite3.h.
 *
 * A thin hand: open, prepare once, bind, step, read columns.  Statements are
 * cached per db by the address of their SQL text (string literals), so a
 * query costs no preparing after its first time.  Readers open immutable.
 */
#ifndef STRIFE_DB_H
#define STRIFE_DB_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "err.h"

#define DB_APPLICATION_ID	0x73747266	/* "strf" */
#define DB_USER_VERSION		5
#define DB_NUMBERS		(1 << 28)	/* things are counted through
						 * from 1, and never so far */

struct db;
struct stmt;

/* Open a finished database for reading: immutable=1, no mmap, query_only,
 * defensive, an authorizer that knows only reading.  A file that is not a strife database, is of another version or is
 * damaged is an ERR_DATA that says which; missing: ERR_IO. */
bool	db_open_read(const char *path, struct db **db, struct err *e) MUST_USE;
/* The same in two steps: what needs the file system first, then what reads the
 * first page of data.  Between them a process may give up the former; of the
 * file only its header has been looked at. */
bool	db_open_unread(const char *path, struct db **db, struct err *e) MUST_USE;
/* CACHE: KiB of pages that are kept; 0: as many as SQLite likes.  The system
 * keeps them too, once for all processes. */
bool	db_begin(struct db *db, int cache, struct err *e) MUST_USE;
/* For a process that will be confined.  Before the first database is opened:
 * what SQLite would open later is opened now, and its memory has a limit of
 * BYTES; later is a failed assertion.  After the last: it asks nothing of a
 * file by name any more. */
void	db_prepare_confined(size_t bytes);
void	db_settle_confined(void);
/* Create for writing; a file that is there is removed first.  NULL: a private
 * one that is gone when closed, in memory as long as it is small.  Temporary
 * files lie in the folder of the last that was created with a name. */
bool	db_create(const char *path, struct db **db, struct err *e) MUST_USE;
/* What another program is to know the file by, instead of our mark. */
bool	db_set_mark(struct db *db, uint32_t mark, struct err *e) MUST_USE;
/* Run a part of data/schema.sql: 1 the tables; 2 the indexes and views; 3 the
 * indexes over what is computed. */
bool	db_schema(struct db *db, int part, struct err *e) MUST_USE;
/* What can be told of a file without SQLite: is it there, ours, of this version
 * and not cut short?  Errors as db_open_read's. */
bool	db_check_file(const char *path, struct err *e) MUST_USE;
/* Does the file bear MARK as its application id, of whatever version and
 * state?  ERR_IO where it cannot be read. */
bool	db_has_mark(const char *path, uint32_t mark, bool *has, struct err *e)
	    MUST_USE;
void	db_close(struct db *db);		/* NULL is fine */
bool	db_exec(struct db *db, const char *sql, struct err *e) MUST_USE;

/* A cached statement, reset and with bindings cleared.  SQL must outlive DB. */
bool	db_prepare(struct db *db, const char *sql, struct stmt **st,
	    struct err *e) MUST_USE;
/* The same for SQL built at run time: not cached; db_finalize it. */
bool	db_prepare_once(struct db *db, const char *sql, struct stmt **st,
	    struct err *e) MUST_USE;
void	db_finalize(struct stmt *st);
void	db_bind_int(struct stmt *st, int i, int64_t v);		/* i from 1 */
void	db_bind_real(struct stmt *st, int i, double v);
/* Text is borrowed until the statement is reset; NULL is null. */
void	db_bind_text(struct stmt *st, int i, const char *s);
void	db_bind_textn(struct stmt *st, int i, const char *s, size_t n);
/* Bytes that are no text. */
void	db_bind_data(struct stmt *st, int i, const void *s, size_t n);
void	db_bind_null(struct stmt *st, int i);
/* One row: *ROW says whether there is one.  At the end the statement is
 * reset. */
bool	db_step(struct stmt *st, bool *row, struct err *e) MUST_USE;
/* Run a statement that selects collect(N) and give every N to TAKE: several times
 * as quick as stepping from row to row. */
bool	db_collect(struct stmt *st, void (*take)(void *ctx, int64_t n),
	    void *ctx, struct err *e) MUST_USE;
/* The number in the first column of the one row; 0 where there is no row.  The
 * statement is reset. */
bool	db_number(struct stmt *st, int64_t *n, struct err *e) MUST_USE;
/* The same of a thing's number. */
bool	db_number32(struct stmt *st, uint32_t *n, struct err *e) MUST_USE;
/* Step a statement that gives no rows. */
bool	db_run(struct stmt *st, struct err *e) MUST_USE;
void	db_reset(struct stmt *st);
int64_t	db_int(struct stmt *st, int col);	/* col from 0; NULL is 0 */
bool	db_is_null(struct stmt *st, int col);
double	db_real(struct stmt *st, int col);
/* Borrowed until the next step; NULL for null. */
const char *db_text(struct stmt *st, int col);
const void *db_data(struct stmt *st, int col);	/* of no bytes NULL too */
size_t	db_bytes(struct stmt *st, int col);
/* The rows of SELECT, as many columns as INSERT has values, into TO. */
bool	db_copy_rows(struct db *from, const char *select, struct db *to,
	    const char *insert, struct err *e) MUST_USE;
/* May a database be used in another thread than the one it was opened in, by
 * one at a time? */
bool	db_in_threads(void);
int64_t	db_last_rowid(struct db *db);
/* One thing that the unit above keeps for DB and that goes with it; NULL as
 * long as nothing was kept. */
void	*db_kept(const struct db *db);
void	db_keep(struct db *db, void *kept, void (*free)(void *));
/* The absolute path of the file; "" of a database in memory.  Borrowed. */
const char *db_path(struct db *db);
/* Asked every few thousand instructions of a running query; true stops it with
 * ERR_INTERRUPTED.  NULL: never. */
void	db_set_poll(struct db *db, bool (*poll)(void *), void *ctx);
/* The same question, from what takes long and is no query. */
bool	db_go_on(struct db *db, struct err *e) MUST_USE;
/* What is asked of FROM's queries is asked of TO's. */
void	db_copy_poll(struct db *to, const struct db *from);
/* What ERR_INTERRUPTED says from now on: a literal, NULL: "interrupted". */
void	db_say_why(struct db *db, const char *why);

#endif
