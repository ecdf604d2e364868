/* SPDX-License-Identifier: ISC */
/*
 * export - the table of formats, and what they share.
 */
#include "export.h"

#include <string.h>

#include "db.h"
#include "filter.h"
#include "gate.h"
#include "iri.h"
#include "str.h"
#include "value.h"

const struct export_format export_formats[] = {
    {"annotation", "W3C Web Annotations in JSON-LD, one a claim", EXPORT_TEXT,
	export_annotation},
    {"csv", "a folder of CSV tables, described as a data package",
	EXPORT_FOLDER, export_csv},
    {"dot", "the network of clashes, or of relations, for Graphviz",
	EXPORT_TEXT, export_dot},
    {"geojson", "events with their places, for maps", EXPORT_TEXT,
	export_geojson},
    {"graphml", "the network of clashes, or of relations, in XML", EXPORT_TEXT,
	export_graphml},
    {"sqlite", "a plain SQLite file, with metadata for Datasette", EXPORT_FILE,
	export_sqlite},
    {NULL, NULL, EXPORT_TEXT, NULL},
};

/* What there is, in words. */
static void
name_all(struct str *names)
{
	const struct export_format *f;

	for (f = export_formats; f->name != NULL; f++) {
		if (names->len > 0)
			str_add(names, f[1].name == NULL ? " and " : ", ");
		str_add(names, f->name);
	}
}

bool
export_find(const char *name, const struct export_format **f, struct err *e)
{
	struct str names = STR_INIT;

	for (*f = export_formats; (*f)->name != NULL; (*f)++) {
		if (name != NULL && strcmp((*f)->name, name) == 0)
			return true;
	}
	name_all(&names);
	if (name == NULL)
		err_set(e, ERR_USAGE, "--to is needed: %s", str_c(&names));
	else
		err_set(e, ERR_USAGE, "there is no format %s; there are %s",
		    name, str_c(&names));
	str_clear(&names);
	return false;
}

bool
export_run(struct export *x, const struct export_format *f, struct err *e)
{
	bool ok;

	arena_init(&x->a);
	arena_init(&x->row);
	x->whole = x->filter->n == 0;
	x->items = 0;
	ok = query_dataset(x->db, &x->a, &x->dataset, e) &&
	     query_events(x->db, NULL, x->filter, &x->events, e) &&
	     f->write(x, e);
	x->picked = x->events.n > x->items ? x->events.n : x->items;
	query_events_clear(&x->events);
	arena_clear(&x->row);
	arena_clear(&x->a);
	return ok;
}

/* ---- JSON ---- */

static void
write_json(struct export *x, const struct value *v)
{
	struct str s = STR_INIT;

	value_json(&s, v);
	out_raw(x->o, str_c(&s), s.len);
	str_clear(&s);
}

void
export_item(struct export *x, const struct value *v)
{
	if (x->items++ > 0)
		out_raw(x->o, ",", 1);
	out_raw(x->o, "\n", 1);
	write_json(x, v);
}

void
export_member(
    struct export *x, const char *key, const struct value *v, bool first)
{
	out_printf(x->o, "%s\"%s\": ", first ? "" : ",\n", key);
	write_json(x, v);
}

const char *
export_urn(const struct export *x, struct arena *a, const char *link)
{
	struct str s = STR_INIT;
	const char *urn;

	iri_add_link(&s, x->dataset.id != NULL ? x->dataset.id : "", link);
	urn = arena_strndup(a, str_c(&s), s.len);
	str_clear(&s);
	return urn;
}

/* ---- what was picked ---- */

bool
export_pick(struct export *x, struct export_picked *p, struct err *e)
{
	struct filter rest;
	bool others;
	size_t i;

	memset(p, 0, sizeof(*p));
	if (!query_claim_set(x->db, &x->a, x->filter, &p->claims, &rest, e))
		return false;
	others = rest.n == 0;
	bits_init(&p->events, x->events.total + 1);
	for (i = 0; i < x->events.n; i++)
		bits_set(&p->events, x->events.event[i]);
	if (others)
		bits_set(&p->events, 0);
	if (query_claims_within(x->db, &p->events, others, &p->claims, e))
		return true;
	export_picked_clear(p);
	return false;
}

void
export_picked_clear(struct export_picked *p)
{
	bits_clear(&p->events);
	bits_clear(&p->claims);
}
