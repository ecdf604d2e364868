/* SPDX-License-Identifier: ISC */
/*
 * format - rows to table, tsv, csv, json, jsonl or md.
 *
 * A row is an object of value.h; every row of an output has the same members
 * in the same order.  json is one array, jsonl one object a line, tsv and
 * csv have the members' names as their first line.  table and md show chosen
 * columns only: a terminal is too narrow for all.  A table fits the width of
 * its output, measured in cells, and so holds all rows until the end; the
 * others write each row as it comes.
 *
 * csv is RFC 4180 with lines that end in a newline alone; text that a
 * spreadsheet would take for a formula gets an apostrophe in front, unless
 * format_as_is is called.
 */
#ifndef STRIFE_FORMAT_H
#define STRIFE_FORMAT_H

#include <stdbool.h>
#include <stddef.h>

#include "bidi.h"
#include "err.h"

struct out;
struct value;

enum format_kind {
	FORMAT_TABLE,
	FORMAT_TSV,
	FORMAT_CSV,
	FORMAT_JSON,
	FORMAT_JSONL,
	FORMAT_MD
};

/* A column that is left out where there is no room for it. */
#define FORMAT_SPARE (-1)

/* A column of a table: a member, how it is headed, and how it may shrink. */
struct format_column {
	const char *key, *head; /* NULL key ends the list */
	int min;		/* cells it may shrink to; 0: never cut;
				 * FORMAT_SPARE: left out where there is no room */
};

struct format;

/* What NAME asks for, or by default (NULL) a table on a terminal, else tsv. */
bool format_find(const char *name, const struct out *o, enum format_kind *kind,
    struct err *e) MUST_USE;
/* FIELDS: names of all members, NULL-terminated; both lists outlive it. */
struct format *format_new(enum format_kind kind, struct out *o,
    const char *const *fields, const struct format_column *columns);
/* csv: line ends of text stay as they are, in quotation marks. */
void format_keep_lines(struct format *f);
/* Of csv: leave text that looks like a formula as it is.  Before the first
 * row. */
void format_as_is(struct format *f);
/* How a table's right-to-left text is written; as it comes unless this is
 * called.  Before the first row. */
void format_bidi(struct format *f, enum bidi mode);
void format_row(struct format *f, const struct value *row);
/* Write what is held back and what ends the output; frees.  Rows written. */
size_t format_end(struct format *f);

#endif
