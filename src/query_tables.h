/* SPDX-License-Identifier: ISC */
/*
 * query_tables - a dataset as plain tables, for those who take it elsewhere:
 * the CSV bundle and the SQLite file of strife export are both made of these.
 *
 * A table is a SELECT and the columns that it gives, in words: type, what a
 * column refers to, what it means.  Keys are the ids of the dataset and the
 * links of claims; our own numbers (n) are not among them.  The texts of
 * sources are not either, only quotes.
 *
 * A SELECT gives two columns more in front: the number of the event and of
 * the claim that a row hangs on.  A row is picked when those that are not
 * null are.  Event 0 stands for what is about no event.
 */
#ifndef STRIFE_QUERY_TABLES_H
#define STRIFE_QUERY_TABLES_H

#include <stdbool.h>
#include <stddef.h>

#include "bits.h"
#include "err.h"

struct arena;
struct db;
struct value;

enum table_type {
	TABLE_TEXT,
	TABLE_INTEGER,
	TABLE_REAL,
	TABLE_BOOL,
	TABLE_DAY /* YYYY-MM-DD */
};

struct query_column {
	const char *name;
	enum table_type type;
	const char *refers; /* the table whose key it holds, or NULL */
	bool loose;	    /* that may be a row that a query left out */
	const char *help;   /* NULL: the name says it */
};

struct query_table {
	const char *name, *help;
	const char *sql;
	int key; /* the first columns that are its key, or 0 */
	const struct query_column *columns; /* ends with a NULL name */
};

extern const struct query_table query_tables[]; /* ends with a NULL name */
/* The name of the key's column of the table NAME. */
const char *query_table_key(const char *name);

/* What a query picked; NULL: everything. */
struct query_picked {
	const struct bits *events, *claims;
};

/* A row as an object of value.h, gone after the call. */
typedef bool query_sink(void *ctx, const struct value *row, struct err *e);
/* All rows of T that are PICKED, in its order.  WORDS: truth is told as "true"
 * and "false", as text. */
bool query_table_rows(struct db *db, const struct query_table *t,
    const struct query_picked *picked, bool words, query_sink *sink, void *ctx,
    struct err *e) MUST_USE;

#endif
