/* SPDX-License-Identifier: ISC */
/*
 * cmd_export - strife export DATASET --to FORMAT [QUERY...].
 *
 * The dataset is the first operand, or -d's and then all operands are the
 * query.  What is one text goes to the standard output or to -o's file; a
 * SQLite file and a folder of tables need -o.
 */
#include "cli.h"
#include "cmd.h"
#include "db.h"
#include "export.h"
#include "filter.h"
#include "gate.h"

static bool
open_target(const struct cli_args *args, const struct export_format *f,
    struct out *o, struct export *x, struct err *e)
{
	x->path = args->output;
	x->o = o;
	if (f->target != EXPORT_TEXT)
		return args->output != NULL ||
		       err_set(e, ERR_USAGE, "--to %s needs -o %s", f->name,
			   f->target == EXPORT_FILE ? "FILE" : "FOLDER");
	if (args->output != NULL)
		x->o = out_file(args->output, e);
	return x->o != NULL;
}

/* The file of -o is there when the work is done, or not at all. */
static bool
close_target(struct export *x, struct out *o, bool ok, struct err *e)
{
	if (x->o == NULL || x->o == o)
		return ok;
	if (ok)
		return out_close(x->o, e);
	out_discard(x->o);
	return false;
}

static bool
export_all(struct export *x, const struct cli_args *args, struct out *o,
    const struct filter *filter, struct err *e)
{
	const struct export_format *f;
	bool ok;

	x->filter = filter;
	x->lineage = args->lineage;
	if (!export_find(args->to, &f, e))
		return false;
	if (x->lineage && f->write != export_dot && f->write != export_graphml)
		return err_set(
		    e, ERR_USAGE, "--lineage is for dot and graphml");
	if (!open_target(args, f, o, x, e))
		return false;
	ok = cmd_open(args, &x->db, e) && export_run(x, f, e);
	return close_target(x, o, ok, e);
}

int
cmd_export(const struct cli_args *args, struct out *o, struct err *e)
{
	struct cli_args of = *args;
	struct export x = {0};
	struct filter filter;
	struct arena a;
	bool ok, some;

	if (of.dataset == NULL && of.argc > 0) {
		of.dataset = of.argv[0];
		of.argv++;
		of.argc--;
	}
	arena_init(&a);
	ok = cmd_query(&a, &of, 0, &filter, e) &&
	     export_all(&x, &of, o, &filter, e);
	some = x.picked > 0;
	arena_clear(&a);
	db_close(x.db);
	if (!ok)
		return err_exit_status(e);
	return some ? 0 : 1;
}
