/* SPDX-License-Identifier: ISC */
/*
 * cli - the commands of strife(1) that need no screen.
 *
 * Two tables.  Of the options there is one row each: its name, where its value
 * goes in struct cli_args, a line of help.  Of the commands there is one row
 * each: name, operands, help, the options it takes, the function.  An option
 * that a command does not take is refused by name.  To add one: a field of
 * struct cli_args, a row, and its name in the rows of the commands.
 */
#ifndef STRIFE_CLI_H
#define STRIFE_CLI_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "bidi.h"
#include "err.h"

struct db;
struct out;

struct cli_args {
	const char	*actor;		/* --actor ..., or NULL */
	const char	*bidi;		/* --bidi, or NULL */
	const char	*country, *from, *names, *over, *report;
	bool		 drop_gone, raw;
	const char	*dataset;	/* -d, or NULL */
	const char	*format;	/* --format, or NULL */
	const char	*output;	/* -o, or NULL */
	const char	*title;		/* --title, or NULL */
	const char	*to;		/* --to, or NULL */
	bool		 csv_safe, lineage, poll, rank, watch;
	enum bidi	(*reader_bidi)(void);	/* what the reader's settings
					 * say; NULL: there are none */
	struct db	**db;		/* one that is open, for cmd_open to
					 * take (NULL is left); or NULL */
	/* Milliseconds of a clock that only goes forward, for what is told on
	 * a terminal; NULL: there is none. */
	uint64_t	(*clock)(void);
	char		**argv;		/* the rest: operands */
	int		 argc;
};

struct cli_option {
	const char	*name;		/* without its dashes */
	char		 letter;	/* the short form, or 0 */
	const char	*value;		/* what it takes; NULL: a bool is set */
	size_t		 field;		/* offset in struct cli_args */
	const char	*help;
};

struct cli_command {
	const char	*name, *operands, *help;
	const char	*example;	/* what follows "strife NAME " */
	const char	*options;	/* names, a blank between */
	const char	*formats;	/* what --format takes, likewise */
	bool		 writes;	/* -o is its own: no output is opened */
	/* Returns the exit status; E is set where it is 2 or more and nothing
	 * has been said yet. */
	int		(*run)(const struct cli_args *a, struct out *o,
			    struct err *e);
};

extern const struct cli_option cli_options[];	/* ends with a NULL name */
extern const struct cli_command cli_commands[];	/* ends with a NULL name */

/* Parse ARGV (argv[0] is the command's name) and run it, to its exit status;
 * errors are said on stderr.  CLOCK and READER_BIDI are for struct cli_args. */
int	cli_run(const struct cli_command *c, int argc, char **argv,
	    uint64_t (*clock)(void), enum bidi (*reader_bidi)(void));
/* The same on a database that is open, which is taken, by a session that has no
 * business with files: -d and -o are refused. */
int	cli_run_on(const struct cli_command *c, struct db *db, int argc,
	    char **argv);
const struct cli_command *cli_find(const char *name);
/* Does the command take the option of that name? */
bool	cli_takes(const struct cli_command *c, const char *option);

#endif
