/* SPDX-License-Identifier: ISC */
/*
 * export - a dataset, or what a query picks of it, in a form that other tools
 * read.  strife-export(7) says what each form holds.
 *
 * One table, one row a format.  A format writes as it reads: what is in
 * memory is one subject, or one row, at a time, and a number for each event.
 * The same database and the same query give the same bytes.
 */
#ifndef STRIFE_EXPORT_H
#define STRIFE_EXPORT_H

#include <stdbool.h>
#include <stddef.h>

#include "err.h"
#include "mem.h"
#include "query.h"
#include "query_tables.h"

struct db;
struct filter;
struct out;
struct value;

struct export
{
	struct db *db;
	const struct filter *filter;
	bool whole; /* no query */
	struct q_dataset dataset;
	struct q_events events; /* what the query picks, in timeline order */
	struct arena a;		/* of the whole run */
	struct arena row;	/* of one item */
	struct out *o;		/* of a format that is one text */
	const char *path;	/* of one that makes files itself */
	bool lineage;		/* graphs: relations, not clashes */
	size_t items;		/* written so far by export_item */
	size_t picked;		/* 0 at the end: the query found nothing */
};

/* Where a format's output goes: to a text, a file of its own, or a folder. */
enum export_target { EXPORT_TEXT, EXPORT_FILE, EXPORT_FOLDER };

struct export_format {
	const char *name, *help;
	enum export_target target;
	bool (*write)(struct export *x, struct err *e);
};

extern const struct export_format export_formats[]; /* ends with NULL */

/* ERR_USAGE where there is no such format: what there is. */
bool export_find(
    const char *name, const struct export_format **f, struct err *e) MUST_USE;
/* X has database, filter, lineage and the target; the rest is set here. */
bool export_run(
    struct export *x, const struct export_format *f, struct err *e) MUST_USE;

/* ---- for the formats ---- */

bool export_annotation(struct export *x, struct err *e) MUST_USE;
bool export_geojson(struct export *x, struct err *e) MUST_USE;
bool export_graphml(struct export *x, struct err *e) MUST_USE;
bool export_dot(struct export *x, struct err *e) MUST_USE;
bool export_csv(struct export *x, struct err *e) MUST_USE;
bool export_sqlite(struct export *x, struct err *e) MUST_USE;

/* Write V as the next of a JSON list, on a line of its own. */
void export_item(struct export *x, const struct value *v);
/* Write ,"KEY": V or, first in its object, without the comma. */
void export_member(
    struct export *x, const char *key, const struct value *v, bool first);
/* "urn:x-strife:DATASET:LINK", in the arena A. */
const char *export_urn(
    const struct export *x, struct arena *a, const char *link);

/* The events and claims that were picked, as sets by number (query_tables.h);
 * yours to export_picked_clear. */
struct export_picked {
	struct bits events, claims;
};
bool export_pick(
    struct export *x, struct export_picked *p, struct err *e) MUST_USE;
void export_picked_clear(struct export_picked *p);

/* Pairs of factions that clashed in the events that were picked, counted over
 * those alone, in the order of ids; in X's arena. */
bool export_pairs(
    struct export *x, struct q_pair **out, size_t *n, struct err *e) MUST_USE;

/* Rows of a table, pairs counted over what was picked; see
 * query_table_rows.  PICKED NULL: everything. */
bool export_rows(struct export *x, const struct query_table *t,
    const struct query_picked *picked, bool words, query_sink *sink, void *ctx,
    struct err *e) MUST_USE;

#endif
