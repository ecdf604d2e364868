/* SPDX-License-Identifier: ISC */
/*
 * export_sqlite - the tables of query_tables.h as a plain SQLite file, for
 * those who come with SQL, Datasette or a statistics package.
 *
 * Other than the database that strife reads (strife-db(5)) it speaks in ids
 * and links, days are texts, and it holds no text of a source but quotes.  It
 * has a mark of its own, so that it is neither taken for such a database nor
 * replaces one.
 */
#include <string.h>

#include "db.h"
#include "export.h"
#include "export_datasette.h"
#include "filter.h"
#include "query_tables.h"
#include "replace.h"
#include "str.h"
#include "value.h"

#define MARK 0x73747278 /* "strx" */

/* ---- tables ---- */

/* Our own names, which are slugs; some are words of SQL. */
static void
add_name(struct str *s, const char *name)
{
	str_printf(s, "\"%s\"", name);
}

static void
column_sql(struct str *s, const struct export *x, const struct query_column *c)
{
	static const char *const types[] = {[TABLE_TEXT] = "TEXT",
	    [TABLE_INTEGER] = "INTEGER",
	    [TABLE_REAL] = "REAL",
	    [TABLE_BOOL] = "INTEGER",
	    [TABLE_DAY] = "TEXT"};

	add_name(s, c->name);
	str_printf(s, " %s", types[c->type]);
	if (c->refers == NULL || (c->loose && !x->whole))
		return;
	str_add(s, " REFERENCES ");
	add_name(s, c->refers);
	str_addc(s, '(');
	add_name(s, query_table_key(c->refers));
	str_addc(s, ')');
}

static bool
create_table(const struct export *x, struct db *db, const struct query_table *t,
    struct err *e)
{
	struct str s = STR_INIT;
	bool ok;
	int i;

	str_add(&s, "CREATE TABLE ");
	add_name(&s, t->name);
	str_add(&s, " (");
	for (i = 0; t->columns[i].name != NULL; i++) {
		if (i > 0)
			str_add(&s, ", ");
		column_sql(&s, x, &t->columns[i]);
	}
	for (i = 0; i < t->key; i++) {
		str_add(&s, i == 0 ? ", PRIMARY KEY (" : ", ");
		add_name(&s, t->columns[i].name);
	}
	str_add(&s, t->key > 0 ? "))" : ")");
	ok = db_exec(db, str_c(&s), e);
	str_clear(&s);
	return ok;
}

/* Whatever refers is looked up by what it refers to. */
static bool
create_indexes(struct db *db, const struct query_table *t, struct err *e)
{
	const struct query_column *c;
	struct str s = STR_INIT;
	bool ok = true;

	for (c = t->columns; ok && c->name != NULL; c++) {
		if (c->refers == NULL)
			continue;
		str_reset(&s);
		str_printf(&s, "CREATE INDEX \"%s_%s\" ON \"%s\"(\"%s\")",
		    t->name, c->name, t->name, c->name);
		ok = db_exec(db, str_c(&s), e);
	}
	str_clear(&s);
	return ok;
}

/* ---- rows ---- */

static void
bind(struct stmt *st, int i, const struct value *v)
{
	switch (v->type) {
	case VALUE_NUMBER:
	case VALUE_BOOL:
		db_bind_int(st, i, v->number);
		break;
	case VALUE_REAL:
		db_bind_real(st, i, v->real);
		break;
	case VALUE_TEXT:
		db_bind_text(st, i, v->text);
		break;
	case VALUE_NULL:
	case VALUE_LIST:
	case VALUE_OBJECT:
		db_bind_null(st, i);
		break;
	}
}

static bool
put_row(void *ctx, const struct value *row, struct err *e)
{
	struct stmt *st = ctx;
	const struct value *v;
	int i = 1;

	for (v = row->first; v != NULL; v = v->next)
		bind(st, i++, v);
	return db_run(st, e);
}

static bool
fill_table(struct export *x, struct db *db, const struct query_table *t,
    const struct query_picked *picked, struct err *e)
{
	struct str s = STR_INIT;
	struct stmt *st;
	bool ok;
	int i;

	str_printf(&s, "INSERT INTO \"%s\" VALUES (", t->name);
	for (i = 0; t->columns[i].name != NULL; i++)
		str_add(&s, i == 0 ? "?" : ", ?");
	str_addc(&s, ')');
	ok = db_prepare_once(db, str_c(&s), &st, e);
	str_clear(&s);
	if (!ok)
		return false;
	ok = export_rows(x, t, picked, false, put_row, st, e);
	db_finalize(st);
	return ok;
}

/* What the dataset says of itself. */
static bool
about(struct export *x, struct db *db, struct err *e)
{
	const struct q_dataset *d = &x->dataset;
	const char *rows[][2] = {{"id", d->id}, {"title", d->title},
	    {"description", d->description}, {"version", d->version},
	    {"licence", d->licence}, {"language", d->language},
	    {"query", x->whole ? NULL : x->filter->text}};
	struct stmt *st;
	size_t i;

	if (!db_exec(
		db, "CREATE TABLE about (key TEXT PRIMARY KEY, value TEXT)", e))
		return false;
	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		if (rows[i][1] == NULL)
			continue;
		if (!db_prepare(db, "INSERT INTO about VALUES (?, ?)", &st, e))
			return false;
		db_bind_text(st, 1, rows[i][0]);
		db_bind_text(st, 2, rows[i][1]);
		if (!db_run(st, e))
			return false;
	}
	return true;
}

static bool
fill(struct export *x, struct db *db, const struct query_picked *picked,
    struct err *e)
{
	const struct query_table *t;

	if (!db_set_mark(db, MARK, e) || !db_exec(db, "BEGIN", e) ||
	    !about(x, db, e))
		return false;
	for (t = query_tables; t->name != NULL; t++) {
		if (!create_table(x, db, t, e) ||
		    !fill_table(x, db, t, picked, e) ||
		    !create_indexes(db, t, e))
			return err_prepend(e, "%s", t->name);
	}
	return db_exec(db, export_datasette_sql, e) && db_exec(db, "COMMIT", e);
}

static bool
write_file(struct export *x, const char *path, struct err *e)
{
	struct export_picked p = {0};
	struct query_picked picked = {&p.events, &p.claims};
	struct db *db;
	bool ok;

	if (!db_create(path, &db, e))
		return false;
	ok = (x->whole || export_pick(x, &p, e)) &&
	     fill(x, db, x->whole ? NULL : &picked, e);
	export_picked_clear(&p);
	db_close(db);
	return ok;
}

bool
export_sqlite(struct export *x, struct err *e)
{
	const char *metadata = export_datasette_path(x, x->path);
	struct replace *r;

	if (!export_datasette_ours(metadata, e) ||
	    !replace_open_as(x->path, MARK, &r, e))
		return false;
	if (!write_file(x, replace_path(r), e)) {
		replace_abort(r);
		return false;
	}
	return replace_commit(r, e) && export_datasette_write(x, metadata, e);
}
