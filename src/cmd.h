/* SPDX-License-Identifier: ISC */
/*
 * cmd - the commands that read: rows of the table in cli.c, and the opening
 * of a dataset, which the browser shares.
 */
#ifndef STRIFE_CMD_H
#define STRIFE_CMD_H

#include <stdbool.h>
#include <stddef.h>

#include "bidi.h"
#include "err.h"

struct arena;
struct cli_args;
struct db;
struct filter;
struct format;
struct out;

int cmd_list(const struct cli_args *args, struct out *o, struct err *e);
int cmd_show(const struct cli_args *args, struct out *o, struct err *e);
int cmd_search(const struct cli_args *args, struct out *o, struct err *e);
int cmd_cite(const struct cli_args *args, struct out *o, struct err *e);
int cmd_diff(const struct cli_args *args, struct out *o, struct err *e);
int cmd_export(const struct cli_args *args, struct out *o, struct err *e);
int cmd_date(const struct cli_args *args, struct out *o, struct err *e);
int cmd_verify(const struct cli_args *args, struct out *o, struct err *e);

/* What list takes: the Ith of it, NULL beyond the last. */
const char *cmd_list_name(size_t i);

/* The dataset that the arguments name, as an open database; what is wrong
 * with its data is said on stderr, and how far the compiling is. */
bool cmd_open(
    const struct cli_args *args, struct db **db, struct err *e) MUST_USE;
/* csv that nobody calls a spreadsheet's (--csv-safe, -o X.csv) is written as
 * it is.  Right after format_new. */
void cmd_csv(const struct cli_args *args, struct format *f);
/* How O shows right-to-left text: what --bidi says; else, on a terminal, what
 * the reader's settings say, and elsewhere as it comes. */
bool cmd_bidi(const struct cli_args *args, const struct out *o,
    enum bidi *mode, struct err *e) MUST_USE;
/* Operands; "-" among them stands for what the standard input lists: one a
 * line, of a row of strife list its first column.  WORD lives in A. */
struct cmd_words {
	const char **word;
	size_t n, cap;
};
bool cmd_words(struct arena *a, const struct cli_args *args, int from,
    struct cmd_words *w, struct err *e) MUST_USE;
/* The operands from FROM on as one query, in which "-" stands for the things
 * that the standard input lists. */
bool cmd_query(struct arena *a, const struct cli_args *args, int from,
    struct filter *f, struct err *e) MUST_USE;

#endif
