/* SPDX-License-Identifier: ISC */
/*
 * query_tables - the reading of them; query_tables_list.c has the list.
 */
#include "query_tables.h"

#include <string.h>

#include "edtf.h"
#include "query_impl.h"
#include "value.h"

enum { EVENT = 0, CLAIM = 1, FIRST = 2 };

const char *
query_table_key(const char *name)
{
	const struct query_table *t;

	for (t = query_tables; t->name != NULL; t++) {
		if (strcmp(t->name, name) == 0)
			return t->columns[0].name;
	}
	return NULL;
}

static bool
is_picked(struct stmt *st, const struct query_picked *p)
{
	if (p == NULL)
		return true;
	if (!db_is_null(st, EVENT) &&
	    !bits_has(p->events, (size_t)db_int(st, EVENT)))
		return false;
	return db_is_null(st, CLAIM) ||
	       bits_has(p->claims, (size_t)db_int(st, CLAIM));
}

static struct value *
day(struct arena *a, int64_t n)
{
	char iso[16];

	return value_text(a, arena_strdup(a, edtf_iso((int32_t)n, iso)));
}

static struct value *
cell(
    struct arena *a, struct stmt *st, int col, enum table_type type, bool words)
{
	if (db_is_null(st, col))
		return value_null(a);
	switch (type) {
	case TABLE_INTEGER:
		return value_number(a, db_int(st, col));
	case TABLE_REAL:
		return value_real(a, db_real(st, col));
	case TABLE_BOOL:
		if (words)
			return value_text(
			    a, db_int(st, col) != 0 ? "true" : "false");
		return value_bool(a, db_int(st, col) != 0);
	case TABLE_DAY:
		return day(a, db_int(st, col));
	case TABLE_TEXT:
		break;
	}
	return value_text(a, query_text(a, st, col));
}

static struct value *
row_of(
    struct arena *a, struct stmt *st, const struct query_table *t, bool words)
{
	struct value *v = value_object(a);
	int i;

	for (i = 0; t->columns[i].name != NULL; i++)
		value_set(v, t->columns[i].name,
		    cell(a, st, FIRST + i, t->columns[i].type, words));
	return v;
}

bool
query_table_rows(struct db *db, const struct query_table *t,
    const struct query_picked *picked, bool words, query_sink *sink, void *ctx,
    struct err *e)
{
	struct stmt *st;
	struct arena a;
	bool ok, row;

	if (!db_prepare(db, t->sql, &st, e))
		return false;
	arena_init(&a);
	while ((ok = db_step(st, &row, e)) && row) {
		if (!is_picked(st, picked))
			continue;
		ok = sink(ctx, row_of(&a, st, t, words), e);
		arena_reset(&a);
		if (!ok)
			break;
	}
	db_reset(st);
	arena_clear(&a);
	return ok;
}
