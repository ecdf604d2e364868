/* SPDX-License-Identifier: ISC */
/*
 * export_csv - the tables of query_tables.h as a folder of CSV files, and a
 * datapackage.json that describes them (Frictionless: Tabular Data Package and
 * Table Schema), so that a reader gets types and keys without guessing.
 *
 * Text that a spreadsheet would take for a formula has an apostrophe in
 * front; line ends inside quotes stay.  Of what a query narrows, columns that
 * may refer to rows that were left out are no foreign keys.
 */
#include <string.h>

#include "export.h"
#include "filter.h"
#include "folder.h"
#include "format.h"
#include "gate.h"
#include "iri.h"
#include "query_tables.h"
#include "str.h"
#include "value.h"

#define DESCRIPTION "datapackage.json"
enum { TABLES_MAX = 64, COLUMNS_MAX = 64 };

static const char *
file_name(struct arena *a, const struct query_table *t)
{
	return arena_printf(a, "%s.csv", t->name);
}

/* ---- the tables ---- */

static bool
put_row(void *ctx, const struct value *row, struct err *e)
{
	(void)e;
	format_row(ctx, row);
	return true;
}

static bool
write_table(struct export *x, struct folder *f, const struct query_table *t,
    const struct query_picked *picked, struct err *e)
{
	static const struct format_column none[] = {{NULL, NULL, 0}};
	const char *fields[COLUMNS_MAX] = {NULL};
	struct format *format;
	struct out *o;
	size_t i;
	bool ok;

	for (i = 0; i < COLUMNS_MAX - 1 && t->columns[i].name != NULL; i++)
		fields[i] = t->columns[i].name;
	o = folder_file(f, file_name(&x->a, t), e);
	if (o == NULL)
		return false;
	format = format_new(FORMAT_CSV, o, fields, none);
	format_keep_lines(format);
	ok = export_rows(x, t, picked, true, put_row, format, e);
	format_end(format);
	if (!ok) {
		out_discard(o);
		return false;
	}
	return out_close(o, e);
}

/* ---- the description ---- */

static void
set_text(struct arena *a, struct value *o, const char *key, const char *s)
{
	if (s != NULL && *s != '\0')
		value_set(o, key, value_text(a, s));
}

static struct value *
field_value(struct arena *a, const struct query_column *c)
{
	static const char *const types[] = {[TABLE_TEXT] = "string",
	    [TABLE_INTEGER] = "integer",
	    [TABLE_REAL] = "number",
	    [TABLE_BOOL] = "boolean",
	    [TABLE_DAY] = "date"};
	struct value *v = value_object(a);

	value_set(v, "name", value_text(a, c->name));
	value_set(v, "type", value_text(a, types[c->type]));
	set_text(a, v, "description", c->help);
	return v;
}

static struct value *
foreign_key(struct arena *a, const struct query_column *c, const char *own)
{
	struct value *v = value_object(a), *to = value_object(a);

	value_set(v, "fields", value_text(a, c->name));
	/* A table refers to itself by an empty name. */
	value_set(to, "resource",
	    value_text(a, strcmp(c->refers, own) == 0 ? "" : c->refers));
	value_set(to, "fields", value_text(a, query_table_key(c->refers)));
	value_set(v, "reference", to);
	return v;
}

static struct value *
schema_value(struct export *x, const struct query_table *t)
{
	struct arena *a = &x->a;
	struct value *v = value_object(a), *fields = value_list(a);
	struct value *key = value_list(a), *foreign = value_list(a);
	const struct query_column *c;
	int i;

	for (c = t->columns; c->name != NULL; c++) {
		value_add(fields, field_value(a, c));
		if (c->refers != NULL && (x->whole || !c->loose))
			value_add(foreign, foreign_key(a, c, t->name));
	}
	for (i = 0; i < t->key; i++)
		value_add(key, value_text(a, t->columns[i].name));
	value_set(v, "fields", fields);
	if (t->key > 0)
		value_set(v, "primaryKey", key);
	if (foreign->first != NULL)
		value_set(v, "foreignKeys", foreign);
	return v;
}

static struct value *
resource_value(struct export *x, const struct query_table *t)
{
	struct arena *a = &x->a;
	struct value *v = value_object(a);

	value_set(v, "name", value_text(a, t->name));
	value_set(v, "path", value_text(a, file_name(a, t)));
	value_set(v, "profile", value_text(a, "tabular-data-resource"));
	value_set(v, "title", value_text(a, t->help));
	value_set(v, "format", value_text(a, "csv"));
	value_set(v, "mediatype", value_text(a, "text/csv"));
	value_set(v, "encoding", value_text(a, "utf-8"));
	value_set(v, "schema", schema_value(x, t));
	return v;
}

static struct value *
licence_value(struct export *x)
{
	struct arena *a = &x->a;
	struct value *v = value_object(a);
	struct str s = STR_INIT;

	if (iri_add_licence(&s, x->dataset.licence)) {
		if (!iri_is_web(x->dataset.licence))
			set_text(a, v, "name", x->dataset.licence);
		set_text(a, v, "path", arena_strndup(a, str_c(&s), s.len));
	} else
		set_text(a, v, "title", x->dataset.licence);
	str_clear(&s);
	return v;
}

static bool
put_source(void *ctx, const struct value *row, struct err *e)
{
	struct export *x = ctx;
	const struct value *url = value_get(row, "url");
	const struct value *title = value_get(row, "title");
	struct value *v = value_object(&x->row);
	struct str s = STR_INIT;

	(void)e;
	set_text(&x->row, v, "title", title->text);
	if (url->type == VALUE_TEXT && iri_is_web(url->text)) {
		iri_add(&s, url->text);
		set_text(&x->row, v, "path",
		    arena_strndup(&x->row, str_c(&s), s.len));
		str_clear(&s);
	}
	export_item(x, v);
	arena_reset(&x->row);
	return true;
}

static void
describe_dataset(struct export *x)
{
	struct arena *a = &x->a;
	const struct q_dataset *d = &x->dataset;
	struct value *list = value_list(a);

	export_member(
	    x, "profile", value_text(a, "tabular-data-package"), true);
	export_member(x, "name", value_text(a, d->id), false);
	if (d->title != NULL)
		export_member(x, "title", value_text(a, d->title), false);
	if (d->description != NULL)
		export_member(
		    x, "description", value_text(a, d->description), false);
	if (d->version != NULL)
		export_member(x, "version", value_text(a, d->version), false);
	if (d->licence != NULL) {
		value_add(list, licence_value(x));
		export_member(x, "licenses", list, false);
	}
	if (x->filter->n > 0)
		export_member(
		    x, "query", value_text(a, x->filter->text), false);
}

/* Only what is not null: a schema of the package wants words. */
static bool
describe(struct export *x, struct err *e)
{
	const struct query_table *t;

	out_raw(x->o, "{", 1);
	describe_dataset(x);
	out_printf(x->o, ",\n\"sources\": [");
	if (!query_table_rows(
		x->db, &query_tables[0], NULL, false, put_source, x, e))
		return false;
	out_printf(x->o, "\n],\n\"resources\": [");
	x->items = 0;
	for (t = query_tables; t->name != NULL; t++)
		export_item(x, resource_value(x, t));
	out_printf(x->o, "\n]}\n");
	return true;
}

static bool
write_description(struct export *x, struct folder *f, struct err *e)
{
	bool ok;

	x->o = folder_file(f, DESCRIPTION, e);
	if (x->o == NULL)
		return false;
	ok = describe(x, e);
	if (ok)
		ok = out_close(x->o, e);
	else
		out_discard(x->o);
	x->o = NULL;
	return ok;
}

/* ---- the folder ---- */

static bool
write_all(struct export *x, struct folder *f, const struct query_picked *picked,
    struct err *e)
{
	const struct query_table *t;

	for (t = query_tables; t->name != NULL; t++) {
		if (!write_table(x, f, t, picked, e))
			return err_prepend(e, "%s", t->name);
	}
	return write_description(x, f, e);
}

bool
export_csv(struct export *x, struct err *e)
{
	const char *names[TABLES_MAX] = {NULL};
	struct export_picked p = {0};
	struct query_picked picked = {&p.events, &p.claims};
	struct folder *f;
	size_t i;
	bool ok;

	for (i = 0; i < TABLES_MAX - 2 && query_tables[i].name != NULL; i++)
		names[i] = file_name(&x->a, &query_tables[i]);
	names[i] = DESCRIPTION;
	if (!folder_open(x->path, names, &f, e))
		return false;
	ok = (x->whole || export_pick(x, &p, e)) &&
	     write_all(x, f, x->whole ? NULL : &picked, e);
	export_picked_clear(&p);
	if (ok)
		return folder_commit(f, e);
	folder_abort(f);
	return false;
}
