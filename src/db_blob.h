/* SPDX-License-Identifier: ISC */
/*
 * db_blob - a long text of one row, read in pieces without the rest of it.
 *
 * What is open has found its way to every page that it has passed, so reading
 * on, or again, costs the pages it touches; the first jump into the middle
 * walks there.
 */
#ifndef STRIFE_DB_BLOB_H
#define STRIFE_DB_BLOB_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "err.h"

struct db;
struct blob;

/* What COLUMN of row N of TABLE holds; NULL where there is no such row, or no
 * text in it. */
bool	db_blob_open(struct db *db, const char *table, const char *column,
	    int64_t n, struct blob **b, struct err *e) MUST_USE;
size_t	db_blob_size(const struct blob *b);	/* bytes */
/* N bytes from byte FROM; all of them lie within it. */
bool	db_blob_read(struct blob *b, size_t from, size_t n, void *buf,
	    struct err *e) MUST_USE;
void	db_blob_close(struct blob *b);		/* before its db; NULL is fine */

#endif
