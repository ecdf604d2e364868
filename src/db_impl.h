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

struct sqlite3 *db_handle(struct db *db);
/* What RC means, in words and with the code it has among ours; false. */
bool	db_fail(struct db *db, int rc, struct err *e);

#endif
