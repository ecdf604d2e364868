/* SPDX-License-Identifier: ISC */
/* db_blob - SQLite's incremental I/O, for reading only. */
#include "db_blob.h"

#include <sqlite3.h>

#include "db_impl.h"
#include "mem.h"

struct blob {
	struct db *db;
	sqlite3_blob *blob;
	size_t size;
};

bool
db_blob_open(struct db *db, const char *table, const char *column, int64_t n,
    struct blob **b, struct err *e)
{
	sqlite3_blob *raw = NULL;
	int rc;

	*b = NULL;
	rc =
	    sqlite3_blob_open(db_handle(db), "main", table, column, n, 0, &raw);
	/* Of a stranger's file it may be no table at all. */
	if (rc == SQLITE_ERROR)
		return true;
	if (rc != SQLITE_OK)
		return db_fail(db, rc, e);
	*b = mem_alloc(sizeof(**b));
	(*b)->db = db;
	(*b)->blob = raw;
	(*b)->size = (size_t)sqlite3_blob_bytes(raw);
	return true;
}

size_t
db_blob_size(const struct blob *b)
{
	return b->size;
}

bool
db_blob_read(struct blob *b, size_t from, size_t n, void *buf, struct err *e)
{
	int rc;

	if (n == 0)
		return true;
	/* SQLite's texts are shorter than INT_MAX; it checks the sum. */
	rc = sqlite3_blob_read(b->blob, buf, (int)n, (int)from);
	return rc == SQLITE_OK ? true : db_fail(b->db, rc, e);
}

void
db_blob_close(struct blob *b)
{
	if (b == NULL)
		return;
	sqlite3_blob_close(b->blob);
	mem_free(b);
}
