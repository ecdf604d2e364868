/* SPDX-License-Identifier: ISC */
/*
 * cli - see cli.h.  Options are the same for every command and are parsed in
 * one place, by the conventions of GNU: options anywhere, "--" ends them.
 */
#include "cli.h"

#include <getopt.h>
#include <string.h>

#include "cmd.h"
#include "cmd_make.h"
#include "gate.h"

const struct cli_command cli_commands[] = {
    {"check", "DATASET", "tell everything that is wrong with a dataset",
	cmd_check},
    {"cite", "LINK...", "cite a claim, with its quote", cmd_cite},
    {"date", "EDTF...", "say what a date allows, in days and in words",
	cmd_date},
    {"list", "WHAT [QUERY...]", "list what a query picks, as rows", cmd_list},
    {"search", "WORDS...", "list hits of the words, each with a snippet",
	cmd_search},
    {"seed", "DATASET [-o FILE]", "compile a dataset into a database",
	cmd_seed},
    {"show", "LINK...", "print the card of a thing with its passages",
	cmd_show},
    {"verify", "SOURCE FILE", "find a source's quotes in a full copy of it",
	cmd_verify},
    {NULL, NULL, NULL, NULL},
};

const struct cli_command *
cli_find(const char *name)
{
	const struct cli_command *c;

	for (c = cli_commands; c->name != NULL; c++) {
		if (strcmp(c->name, name) == 0)
			return c;
	}
	return NULL;
}

enum { OPT_FORMAT = 256, OPT_RANK, OPT_HELP };

static const struct option options[] = {
    {"dataset", required_argument, NULL, 'd'},
    {"output", required_argument, NULL, 'o'},
    {"format", required_argument, NULL, OPT_FORMAT},
    {"rank", no_argument, NULL, OPT_RANK},
    {"help", no_argument, NULL, OPT_HELP},
    {NULL, 0, NULL, 0},
};

static int
usage(const struct cli_command *c, struct out *o)
{
	out_printf(
	    o, "usage: strife %s %s\n%s.\n", c->name, c->operands, c->help);
	return 0;
}

/* A short option is named by getopt alone: its word may hold others. */
static void
unknown_option(const struct cli_command *c, const char *word)
{
	char letter[3] = {'-', (char)optopt, '\0'};

	if (optopt >= OPT_FORMAT) {
		out_error("%s: %.*s takes no value", c->name,
		    (int)strcspn(word, "="), word);
		return;
	}
	out_error("%s: there is no option %s; usage: strife %s %s%s", c->name,
	    optopt != 0 ? letter : word, c->name, c->operands,
	    strstr(c->operands, "QUERY") != NULL
		? "; not: before a term excludes it"
		: "");
}

/* Options into A.  False: the status is in *STATUS. */
static bool
parse(const struct cli_command *c, int argc, char **argv, struct cli_args *a,
    int *status)
{
	int opt;

	optind = 0;
	opterr = 0;
	while ((opt = getopt_long(argc, argv, ":d:o:", options, NULL)) != -1) {
		switch (opt) {
		case 'd':
			a->dataset = optarg;
			break;
		case 'o':
			a->output = optarg;
			break;
		case OPT_FORMAT:
			a->format = optarg;
			break;
		case OPT_RANK:
			a->rank = true;
			break;
		case OPT_HELP:
			*status = usage(c, out_stdout());
			return false;
		case ':':
			out_error(
			    "%s: %s needs a value", c->name, argv[optind - 1]);
			*status = 2;
			return false;
		default:
			unknown_option(c, argv[optind - 1]);
			*status = 2;
			return false;
		}
	}
	a->argv = argv + optind;
	a->argc = argc - optind;
	return true;
}

int
cli_run(const struct cli_command *c, int argc, char **argv)
{
	struct cli_args a = {0};
	struct err e = ERR_INIT;
	struct out *o = out_stdout();
	int status = 0;

	out_reserve();
	if (parse(c, argc, argv, &a, &status)) {
		if (a.output != NULL && strcmp(c->name, "seed") != 0)
			o = out_file(a.output, &e);
		if (o == NULL) {
			out_error("%s", e.text);
			return err_exit_status(&e);
		}
		status = c->run(&a, o, &e);
		if (status >= 2 && e.code != ERR_NONE)
			out_error("%s: %s", c->name, e.text);
		/* What a command says of itself is kept: check's report. */
		if (status >= 2 && e.code != ERR_NONE && o != out_stdout()) {
			out_discard(o);
			return status;
		}
	}
	if (!out_close(o, &e)) {
		out_error("%s", e.text);
		return err_exit_status(&e);
	}
	return status;
}
