/* SPDX-License-Identifier: ISC */
/*
 * cli - the commands of strife(1) that need no screen.
 *
 * One table, one row a command: name, what it takes, one line of help, the
 * function.
 */
#ifndef STRIFE_CLI_H
#define STRIFE_CLI_H

#include <stdbool.h>

#include "err.h"

struct out;

struct cli_args {
	const char	*dataset;	/* -d, or NULL */
	const char	*format;	/* --format, or NULL */
	const char	*output;	/* -o, or NULL */
	bool		 rank;
	char		**argv;		/* the rest: operands */
	int		 argc;
};

struct cli_command {
	const char	*name, *operands, *help;
	/* Returns the exit status; E is set where it is 2 or more and nothing
	 * has been said yet. */
	int		(*run)(const struct cli_args *a, struct out *o,
			    struct err *e);
};

extern const struct cli_command cli_commands[];	/* ends with a NULL name */

/* Parse ARGV (argv[0] is the command's name) and run it, to its exit status;
 * errors are said on stderr. */
int	cli_run(const struct cli_command *c, int argc, char **argv);
const struct cli_command *cli_find(const char *name);

#endif
