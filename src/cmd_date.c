/* SPDX-License-Identifier: ISC */
/*
 * cmd_date - strife date EDTF...: what a date allows, in days and in words.
 */
#include "cli.h"
#include "cmd.h"
#include "edtf.h"
#include "format.h"
#include "gate.h"
#include "mem.h"
#include "str.h"
#include "value.h"

#include <string.h>

static const char *const fields[] = {
    "date", "earliest", "latest", "words", NULL};
static const struct format_column columns[] = {
    {"date", "date", 0},
    {"earliest", "earliest", 0},
    {"latest", "latest", 0},
    {"words", "words", 20},
    {NULL, NULL, 0},
};

static struct value *
day(struct arena *a, int32_t n)
{
	char iso[16];

	if (n == EDTF_OPEN_LEFT || n == EDTF_OPEN_RIGHT)
		return value_null(a);
	return value_text(a, arena_strdup(a, edtf_iso(n, iso)));
}

static void
date_row(
    struct format *f, struct arena *a, const char *text, const struct edtf *d)
{
	struct str words = STR_INIT;
	struct value *v;

	edtf_words(text, &words);
	v = value_object(a);
	value_set(v, "date", value_text(a, text));
	value_set(v, "earliest", day(a, d->from));
	value_set(v, "latest", day(a, d->to));
	value_set(v, "words", value_text(a, arena_strdup(a, str_c(&words))));
	str_clear(&words);
	format_row(f, v);
}

/* A date that is not valid is said at once; the others are still told. */
int
cmd_date(const struct cli_args *args, struct out *o, struct err *e)
{
	struct err bad = ERR_INIT;
	enum format_kind kind;
	struct format *f;
	struct arena a;
	struct edtf d;
	int i, status;

	if (args->argc == 0) {
		err_set(e, ERR_USAGE, "a date is needed, as in 2014-10-27");
		return 2;
	}
	if (!format_find(args->format, o, &kind, e))
		return err_exit_status(e);
	status = 0;
	arena_init(&a);
	f = format_new(kind, o, fields, columns);
	cmd_csv(args, f);
	for (i = 0; i < args->argc; i++) {
		if (edtf_parse(
			args->argv[i], strlen(args->argv[i]), &d, &bad)) {
			date_row(f, &a, args->argv[i], &d);
			continue;
		}
		out_error("date: %s", bad.text);
		status = 3;
	}
	format_end(f);
	arena_clear(&a);
	return status;
}
