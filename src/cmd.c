/* SPDX-License-Identifier: ISC */
/*
 * cmd - what every reading command begins with: a database and a query.
 */
#include "cmd.h"

#include <string.h>
#include <strings.h>

#include "cli.h"
#include "cmd_make.h"
#include "db.h"
#include "diag.h"
#include "filter.h"
#include "format.h"
#include "gate.h"
#include "mem.h"
#include "seed.h"
#include "str.h"

bool
cmd_open(const struct cli_args *args, struct db **db, struct err *e)
{
	struct cmd_progress p = {NULL, 0, false};
	struct diags d;
	char *path;
	bool ok;

	*db = NULL;
	if (args->db != NULL) {
		*db = *args->db;
		*args->db = NULL;
		return true;
	}
	path = NULL;
	diags_init(&d, args->dataset);
	ok = seed_resolve(args->dataset, &path, db, &d, cmd_progress, &p, e);
	cmd_progress_end(&p);
	if (d.errors > 0)
		diags_print(&d, out_stderr());
	if (ok && d.errors > 0)
		ok = err_set(e, ERR_DATA, "%zu error%s in the dataset",
		    d.errors, d.errors == 1 ? "" : "s");
	if (ok && *db == NULL)
		ok = db_open_read(path, db, e);
	diags_clear(&d);
	mem_free(path);
	return ok;
}

void
cmd_csv(const struct cli_args *args, struct format *f)
{
	size_t n = args->output != NULL ? strlen(args->output) : 0;

	if (!args->csv_safe &&
	    (n < 4 || strcasecmp(args->output + n - 4, ".csv") != 0))
		format_as_is(f);
}

bool
cmd_query(struct arena *a, const struct cli_args *args, int from,
    struct filter *f, struct err *e)
{
	struct str s = STR_INIT;
	bool ok;
	int i;

	for (i = from; i < args->argc; i++) {
		if (i > from)
			str_addc(&s, ' ');
		str_add(&s, args->argv[i]);
	}
	ok = filter_parse(a, str_c(&s), false, f, e);
	str_clear(&s);
	return ok;
}
