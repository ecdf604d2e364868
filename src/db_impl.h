/* SPDX-License-Identifier: ISC */
/*
 * db_impl - what the files behind the door to SQLite share; nobody else
 * includes it.
 */
#ifndef STRIFE_DB_IMPL_H
#define STRIFE_DB_IMPL_H

#include <stdbool.h>

#include "db.h"

struct sqlite3;
struct str;

struct sqlite3 *db_handle(struct db *db);
/* PATH as a URI in which every byte stands for itself, and QUERY behind it. */
void	db_path_uri(struct str *out, const char *path, const char *query);
bool	db_open(const char *uri, int flags, struct db **db, struct err *e)
	    MUST_USE;
bool	db_pragma_number(struct db *db, const char *name, int64_t v,
	    struct err *e) MUST_USE;
/* What RC means, in words and with the code it has among ours; false. */
bool	db_fail(struct db *db, int rc, struct err *e);

#endif
