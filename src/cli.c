/* SPDX-License-Identifier: ISC */
/*
 * cli - see cli.h.  Options are parsed in one place for every command, by the
 * conventions of GNU: options anywhere, "--" ends them, long names may be cut
 * short where they stay clear.
 */
#include "cli.h"

#include <getopt.h>
#include <string.h>

#include "cmd.h"
#include "cmd_make.h"
#include "db.h"
#include "gate.h"
#include "str.h"

#define ROWS "table tsv csv json jsonl md"
#define FIELD(name) offsetof(struct cli_args, name)

const struct cli_option cli_options[] = {
    {"actor", 0, "NAME", FIELD(actor), "only rows with this side"},
    {"bidi", 0, "HOW", FIELD(bidi),
	"right-to-left text: isolate, reorder, words or off"},
    {"country", 0, "COUNTRY", FIELD(country), "only rows of this country"},
    {"csv-safe", 0, NULL, FIELD(csv_safe),
	"csv for a spreadsheet: no formulas; so is -o X.csv"},
    {"dataset", 'd', "DATASET", FIELD(dataset),
	"a folder or a database, not the usual one"},
    {"drop-gone", 0, NULL, FIELD(drop_gone),
	"leave out older rows that are gone upstream"},
    {"format", 0, "FORMAT", FIELD(format), "the form of what is written"},
    {"from", 0, "DATE", FIELD(from), "only rows on this day or later"},
    {"lineage", 0, NULL, FIELD(lineage),
	"the network of relations, not of clashes"},
    {"names", 0, "FILE", FIELD(names),
	"what to call factions: rows of a name and another"},
    {"output", 'o', "FILE", FIELD(output),
	"write to a file, not to the standard output"},
    {"over", 0, "FILE", FIELD(over),
	"an older import to merge with, not that of -o"},
    {"poll", 0, NULL, FIELD(poll),
	"with --watch: look twice a second, do not ask the system"},
    {"rank", 0, NULL, FIELD(rank), "the best first, not the oldest"},
    {"raw", 0, NULL, FIELD(raw), "with the row an event was imported from"},
    {"report", 0, "FILE", FIELD(report),
	"write all that is said of rows as JSON lines"},
    {"title", 0, "TEXT", FIELD(title), "what the dataset is called"},
    {"to", 0, "WHAT", FIELD(to),
	"export: the form; import: only rows on this day or earlier"},
    {"watch", 0, NULL, FIELD(watch),
	"check again when a file of the dataset changes"},
    {NULL, 0, NULL, 0, NULL},
};

const struct cli_command cli_commands[] = {
    {.name = "check",
	.operands = "DATASET",
	.help = "tell everything that is wrong with a dataset",
	.example = "my-dataset --watch",
	.options = "dataset format output poll watch",
	.formats = "text json",
	.run = cmd_check},
    {.name = "cite",
	.operands = "LINK...",
	.help = "cite a claim, with its quote",
	.example = "claim/EVENT/ID --format bibtex",
	.options = "dataset format output",
	.formats = "text bibtex ris csl-json wikitext",
	.run = cmd_cite},
    {.name = "date",
	.operands = "EDTF...",
	.help = "say what a date allows, in days and in words",
	.example = "2014-10-27 '[..2014-11-03]'",
	.options = "csv-safe format output",
	.formats = ROWS,
	.run = cmd_date},
    {.name = "diff",
	.operands = "OLD NEW",
	.help = "tell what was added, removed and changed",
	.example = "old.db new.db --format json",
	.options = "format output",
	.formats = "text json jsonl",
	.run = cmd_diff},
    {.name = "export",
	.operands = "DATASET [QUERY...]",
	.help = "write a dataset in a form that other tools read",
	.example = "DATASET --to geojson kind:capture from:2016 -o map.json",
	.options = "dataset lineage output to",
	.writes = true,
	.run = cmd_export},
    {.name = "import",
	.operands = "ged|acled FILE -o FILE",
	.help = "make a database of a UCDP GED or ACLED export",
	.example = "ged GEDEvent.csv -o ged.db --from 2016",
	.options = "actor country drop-gone from names output over report to",
	.writes = true,
	.run = cmd_import},
    {.name = "init",
	.operands = "DIR",
	.help = "make a small dataset to begin with, full of comments",
	.example = "my-dataset --title 'The port strike of 1911'",
	.options = "title",
	.run = cmd_init},
    {.name = "list",
	.operands = "WHAT [QUERY...]",
	.help = "list what a query picks, as rows",
	.example = "events faction:NAME kind:capture 'killed:>20'",
	.options = "bidi csv-safe dataset format output",
	.formats = ROWS,
	.run = cmd_list},
    {.name = "search",
	.operands = "WORDS...",
	.help = "list hits of the words, each with a snippet",
	.example = "\"local council\" --rank",
	.options = "bidi csv-safe dataset format output rank",
	.formats = ROWS,
	.run = cmd_search},
    {.name = "seed",
	.operands = "DATASET [-o FILE]",
	.help = "compile a dataset into a database",
	.example = "DATASET -o dataset.db",
	.options = "dataset output",
	.writes = true,
	.run = cmd_seed},
    {.name = "show",
	.operands = "LINK...",
	.help = "print the card of a thing with its passages",
	.example = "event/ID faction/ID",
	.options = "bidi dataset output raw",
	.run = cmd_show},
    {.name = "verify",
	.operands = "SOURCE FILE",
	.help = "find a source's quotes in a full copy of it",
	.example = "SOURCE full-text.txt",
	.options = "csv-safe dataset format output",
	.formats = ROWS,
	.run = cmd_verify},
    {.name = NULL},
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

bool
cli_takes(const struct cli_command *c, const char *option)
{
	const char *s = c->options;
	size_t n = strlen(option);

	while (*s != '\0') {
		size_t word = strcspn(s, " ");

		if (word == n && strncmp(s, option, n) == 0)
			return true;
		s += word;
		s += strspn(s, " ");
	}
	return false;
}

/* ---- getopt's tables, made from ours ---- */

enum { OPTIONS_MAX = 64, OPT_HELP = 'h' + 256, OPT_FIRST };

struct parser {
	const struct cli_command *command;
	bool no_files; /* the options that name files are none */
	struct option longs[OPTIONS_MAX];
	struct str shorts;
};

static bool
parser_takes(const struct parser *p, const struct cli_option *o)
{
	if (p->no_files && (o->letter == 'd' || o->letter == 'o'))
		return false;
	return cli_takes(p->command, o->name);
}

/* Every option is known, so that one of another command is told from a slip;
 * its code is OPT_FIRST + its row. */
static void
parser_init(struct parser *p, const struct cli_command *c, bool no_files)
{
	const struct cli_option *o;
	size_t n = 0;

	memset(p, 0, sizeof *p);
	p->command = c;
	p->no_files = no_files;
	str_add(&p->shorts, ":");
	for (o = cli_options; o->name != NULL; o++) {
		struct option *l = &p->longs[n];

		if (o->letter != 0) {
			str_addc(&p->shorts, o->letter);
			str_add(&p->shorts, o->value != NULL ? ":" : "");
		}
		if (!parser_takes(p, o) || n + 2 >= OPTIONS_MAX)
			continue;
		l->name = o->name;
		l->has_arg = o->value != NULL;
		l->val = OPT_FIRST + (int)(o - cli_options);
		n++;
	}
	p->longs[n].name = "help";
	p->longs[n].val = OPT_HELP;
}

/* The option that getopt's OPT stands for; NULL: none of this command. */
static const struct cli_option *
parser_option(const struct parser *p, int opt)
{
	const struct cli_option *o;

	for (o = cli_options; o->name != NULL; o++) {
		if ((o->letter != 0 && opt == o->letter) ||
		    opt == OPT_FIRST + (int)(o - cli_options))
			return parser_takes(p, o) ? o : NULL;
	}
	return NULL;
}

/* ---- what is said ---- */

static int
usage(const struct parser *p, struct out *o)
{
	const struct cli_command *c = p->command;
	const struct cli_option *opt;
	struct str left = STR_INIT;

	out_printf(
	    o, "usage: strife %s %s\n%s.\n\n", c->name, c->operands, c->help);
	for (opt = cli_options; opt->name != NULL; opt++) {
		if (!parser_takes(p, opt))
			continue;
		str_reset(&left);
		if (opt->letter != 0)
			str_printf(&left, "-%c, ", opt->letter);
		else
			str_add(&left, "    ");
		str_printf(&left, "--%s", opt->name);
		if (opt->value != NULL)
			str_printf(&left, " %s", opt->value);
		out_printf(o, "  %-24s %s\n", str_c(&left), opt->help);
	}
	out_printf(o, "  %-24s %s\n", "    --help", "this text");
	if (c->formats != NULL)
		out_printf(o, "\nformats: %s\n", c->formats);
	if (c->example != NULL)
		out_printf(o, "\nexample: strife %s %s\n", c->name, c->example);
	str_clear(&left);
	return 0;
}

/* The digit that getopt stumbled over begins a year: in which word? */
static const char *
year_before_1(const struct cli_command *c, char *const *argv)
{
	const char *word = argv[optind]; /* where more stands behind it */

	if (strstr(c->operands, "EDTF") == NULL || optopt < '0' || optopt > '9')
		return NULL;
	return word != NULL && word[0] == '-' && word[1] == optopt
		   ? word
		   : argv[optind - 1];
}

/* A short option is named by getopt alone: its word may hold others. */
static void
unknown_option(const struct cli_command *c, int opt, char *const *argv)
{
	char letter[3] = {'-', (char)optopt, '\0'};
	const char *word = argv[optind - 1], *year;

	if (opt != '?')
		letter[1] = (char)opt;
	else if (optopt > 255) {
		out_error("%s: %.*s takes no value", c->name,
		    (int)strcspn(word, "="), word);
		return;
	}
	if ((year = year_before_1(c, argv)) != NULL) {
		out_error("%s: a year before 1 stands behind --, as in: "
			  "strife %s -- %s",
		    c->name, c->name, year);
		return;
	}
	out_error("%s: there is no option %s; usage: strife %s %s%s", c->name,
	    letter[1] != '\0' ? letter : word, c->name, c->operands,
	    strstr(c->operands, "QUERY") != NULL
		? "; not: before a term excludes it"
		: "");
}

static void
set(struct cli_args *a, const struct cli_option *o, const char *value)
{
	char *field = (char *)a + o->field;

	if (o->value == NULL)
		*(bool *)(void *)field = true;
	else
		*(const char **)(void *)field = value;
}

/* Options into A.  False: the status is in *STATUS. */
static bool
parse_with(
    struct parser *p, int argc, char **argv, struct cli_args *a, int *status)
{
	const struct cli_command *c = p->command;
	const struct cli_option *o;
	int opt;

	optind = 0;
	opterr = 0;
	while ((opt = getopt_long(
		    argc, argv, str_c(&p->shorts), p->longs, NULL)) != -1) {
		if (opt == OPT_HELP) {
			*status = usage(p, out_stdout());
			return false;
		}
		if (opt != ':' && opt != '?' &&
		    (o = parser_option(p, opt)) != NULL) {
			set(a, o, optarg);
			continue;
		}
		if (opt == ':')
			out_error(
			    "%s: %s needs a value", c->name, argv[optind - 1]);
		else
			unknown_option(c, opt, argv);
		*status = 2;
		return false;
	}
	a->argv = argv + optind;
	a->argc = argc - optind;
	return true;
}

static bool
parse(const struct cli_command *c, int argc, char **argv, struct cli_args *a,
    int *status)
{
	struct parser p;
	bool ok;

	parser_init(&p, c, a->db != NULL);
	ok = parse_with(&p, argc, argv, a, status);
	str_clear(&p.shorts);
	return ok;
}

static int
run(const struct cli_command *c, int argc, char **argv, struct cli_args *a)
{
	struct err e = ERR_INIT;
	struct out *o = out_stdout();
	int status = 0;

	if (parse(c, argc, argv, a, &status)) {
		if (a->output != NULL && !c->writes)
			o = out_file(a->output, &e);
		if (o == NULL) {
			out_error("%s", e.text);
			return err_exit_status(&e);
		}
		status = c->run(a, o, &e);
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

int
cli_run(const struct cli_command *c, int argc, char **argv,
    uint64_t (*clock)(void), enum bidi (*reader_bidi)(void))
{
	struct cli_args a = {.clock = clock, .reader_bidi = reader_bidi};

	out_reserve();
	return run(c, argc, argv, &a);
}

int
cli_run_on(const struct cli_command *c, struct db *db, int argc, char **argv)
{
	struct cli_args a = {.db = &db};
	int status;

	status = run(c, argc, argv, &a);
	db_close(db);
	return status;
}
