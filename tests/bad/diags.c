/* SPDX-License-Identifier: ISC */
/*
 * Read a dataset and print what its reader says, nothing else: the
 * diagnostics that tests/bad expects.
 *
 *	diags [-j] FOLDER
 */
#include <string.h>

#include "dataset.h"
#include "diag.h"
#include "err.h"
#include "gate.h"

int
main(int argc, char **argv)
{
	static const struct dataset_sink sink;
	struct diags d;
	struct err e = ERR_INIT;
	bool json = argc > 2 && strcmp(argv[1], "-j") == 0;

	if (argc < 2)
		return 2;
	diags_init(&d, argv[argc - 1]);
	if (!dataset_read(argv[argc - 1], &sink, &d, &e))
		out_error("%s", e.text);
	else if (json)
		diags_print_json(&d, out_stdout());
	else
		diags_print(&d, out_stdout());
	diags_clear(&d);
	if (!out_close(out_stdout(), &e))
		out_error("%s", e.text);
	return err_exit_status(&e);
}
