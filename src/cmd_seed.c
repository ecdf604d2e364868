/* SPDX-License-Identifier: ISC */
/*
 * cmd_seed - strife seed DATASET [-o FILE]: a folder compiled.
 *
 * Without -o the database goes to the user's cache, and its path is the one
 * line on the standard output.  Diagnostics, progress and what was read go to
 * the standard error.
 */
#include "cli.h"
#include "cmd_make.h"
#include "diag.h"
#include "gate.h"
#include "mem.h"
#include "seed.h"

int
cmd_seed(const struct cli_args *args, struct out *o, struct err *e)
{
	struct cmd_progress p = {.clock = args->clock};
	struct seed_stats stats;
	struct diags d;
	char *path = NULL;
	const char *root = cmd_make_root(args, e);
	bool ok;

	if (root == NULL)
		return err_exit_status(e);
	diags_init(&d, root);
	if (args->output != NULL)
		ok = seed(root, args->output, &d, &stats, cmd_progress, &p, e);
	else
		ok = seed_cache(root, &path, &d, &stats, cmd_progress, &p, e);
	cmd_progress_end(&p);
	diags_print(&d, out_stderr());
	if (ok && d.errors > 0)
		ok = err_set(e, ERR_DATA,
		    "%s: nothing was made, because of %zu error%s", root,
		    d.errors, d.errors == 1 ? "" : "s");
	if (ok) {
		cmd_make_stats(out_stderr(), &stats);
		if (path != NULL)
			out_printf(o, "%s\n", path);
	}
	diags_clear(&d);
	mem_free(path);
	return ok ? 0 : err_exit_status(e);
}
