/* SPDX-License-Identifier: ISC */
/*
 * main - the program: a command of the table, or the browser.
 *
 * The only place that sees both the commands and the screen, and the only
 * one that ends the process.
 */
#include "config.h"

#include <errno.h>
#include <getopt.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "browse.h"
#include "command.h"
#include "environment.h"
#include "layout.h"
#include "linear.h"
#include "restrict.h"
#include "script.h"
#include "settings.h"
#include "terminal.h"
#include "tty.h"
#include "../src/cli.h"
#include "../src/cmd.h"
#include "../src/completion.h"
#include "../src/db.h"
#include "../src/gate.h"
#include "../src/link.h"
#include "../src/mem.h"
#include "../src/str.h"

struct main_options {
	const char *dataset, *script, *link_text, *config, *state;
	struct link link;
	enum scheme scheme;
	int w, h;
	enum bidi bidi;
	bool ascii, has_bidi, has_scheme, has_size, linear, resume, has_limit;
	struct restriction restricted;
	int (*instead)(void); /* --help and the like; NULL: none */
};

static int
usage(void)
{
	struct out *o = out_stdout();
	const struct cli_command *c;

	out_printf(o, "usage: strife [-d DATASET] [DATASET] [LINK]\n"
		      "       strife COMMAND [OPTIONS] ARGUMENTS\n\n"
		      "Browse who fought whom, when, and who says so.\n\n");
	for (c = cli_commands; c->name != NULL; c++)
		out_printf(
		    o, "  %-8s %-26s %s\n", c->name, c->operands, c->help);
	out_printf(o,
	    "\n  -d, --dataset DATASET  a folder or a database; without it\n"
	    "                         $STRIFE_DATASET, then the bundled one\n"
	    "      --scheme NAME      default, light, dark, mono, safe\n"
	    "      --ascii            draw with ASCII only\n"
	    "      --bidi HOW         right-to-left text: isolate, reorder, "
	    "words, off\n"
	    "      --config FILE      settings, instead of the reader's own\n"
	    "      --state DIR        where marks are kept, instead of the\n"
	    "                         reader's own place\n"
	    "      --linear           line by line, for screen readers, "
	    "braille\n"
	    "                         and pipes: numbers instead of panes\n"
	    "      --resume           begin where the last session was left\n"
	    "      --script FILE      run commands without a terminal\n"
	    "      --size WxH         of a script's screen, or of --linear's "
	    "pages\n"
	    "      --restricted[=strict]  a session for strangers; with\n"
	    "      --idle-limit SECONDS, --query-limit SECONDS and\n"
	    "      --memory-limit MIB: see strife-kiosk(7)\n"
	    "      --help, --version\n");
	return 0;
}

static int
version(void)
{
	out_printf(out_stdout(), "strife %s\n", PACKAGE_VERSION);
	return 0;
}

/* Memory ran out: give the terminal back before the process ends. */
static void
out_of_memory(const char *note)
{
	static const char text[] = "strife: out of memory";

	terminal_abandon();
	(void)tty_write(STDERR_FILENO, text, sizeof text - 1, NULL);
	if (note != NULL) {
		(void)tty_write(STDERR_FILENO, "; ", 2, NULL);
		(void)tty_write(STDERR_FILENO, note, strlen(note), NULL);
	}
	(void)tty_write(STDERR_FILENO, "\n", 1, NULL);
}

enum {
	OPT_SCHEME = 256,
	OPT_ASCII,
	OPT_BIDI,
	OPT_CONFIG,
	OPT_LINEAR,
	OPT_STATE,
	OPT_RESUME,
	OPT_SCRIPT,
	OPT_SIZE,
	OPT_HELP,
	OPT_VERSION,
	OPT_KEYS,
	OPT_RESTRICTED,
	OPT_IDLE,
	OPT_QUERY,
	OPT_MEMORY
};

static const struct option options[] = {
    {"dataset", required_argument, NULL, 'd'},
    {"scheme", required_argument, NULL, OPT_SCHEME},
    {"ascii", no_argument, NULL, OPT_ASCII},
    {"bidi", required_argument, NULL, OPT_BIDI},
    {"config", required_argument, NULL, OPT_CONFIG},
    {"linear", no_argument, NULL, OPT_LINEAR},
    {"state", required_argument, NULL, OPT_STATE},
    {"resume", no_argument, NULL, OPT_RESUME},
    {"script", required_argument, NULL, OPT_SCRIPT},
    {"size", required_argument, NULL, OPT_SIZE},
    {"help", no_argument, NULL, OPT_HELP},
    {"version", no_argument, NULL, OPT_VERSION},
    {"print-keys", no_argument, NULL, OPT_KEYS},
    {"restricted", optional_argument, NULL, OPT_RESTRICTED},
    {"idle-limit", required_argument, NULL, OPT_IDLE},
    {"query-limit", required_argument, NULL, OPT_QUERY},
    {"memory-limit", required_argument, NULL, OPT_MEMORY},
    {NULL, 0, NULL, 0},
};

static bool
parse_scheme(struct main_options *m, const char *name, struct err *e)
{
	int s = scheme_find(name);

	if (s < 0)
		return err_set(e, ERR_USAGE,
		    "there is no scheme %s; there are default, light, dark, "
		    "mono and safe",
		    name);
	m->scheme = (enum scheme)s;
	m->has_scheme = true;
	return true;
}

static bool
parse_bidi(struct main_options *m, const char *name, struct err *e)
{
	m->has_bidi = true;
	if (bidi_find(name, &m->bidi))
		return true;
	return err_set(e, ERR_USAGE,
	    "--bidi cannot be %s; there are isolate, reorder, words and off",
	    name);
}

static bool
parse_size(struct main_options *m, const char *text, struct err *e)
{
	if (!layout_parse_size(text, &m->w, &m->h))
		return err_set(
		    e, ERR_USAGE, "--size takes WIDTHxHEIGHT, not %s", text);
	m->has_size = true;
	return true;
}

/* The keys section of strife(1), for the test that holds it to the table. */
static int
print_keys(void)
{
	struct str s = STR_INIT;

	command_mdoc(&s);
	out_raw(out_stdout(), str_c(&s), s.len);
	str_clear(&s);
	return 0;
}

/* A dataset and a link, in any order; what looks like a link is one. */
static bool
operands(struct main_options *m, int n, char **v, struct err *e)
{
	int i;

	for (i = 0; i < n; i++) {
		if (m->link_text == NULL && link_parse(v[i], &m->link))
			m->link_text = v[i];
		else if (m->dataset == NULL)
			m->dataset = v[i];
		else if (cli_find(v[i]) != NULL)
			return err_set(e, ERR_USAGE,
			    "the command comes first: strife %s -d %s ...",
			    v[i], m->dataset);
		else
			return err_set(e, ERR_USAGE,
			    "one dataset and one link at most: %s is too "
			    "many",
			    v[i]);
	}
	return true;
}

static bool
parse_restricted(
    struct main_options *m, int opt, const char *value, struct err *e)
{
	m->has_limit = m->has_limit || opt != OPT_RESTRICTED;
	switch (opt) {
	case OPT_IDLE:
		return restrict_number(
		    &m->restricted.idle, "--idle-limit", value, e);
	case OPT_QUERY:
		return restrict_number(
		    &m->restricted.query, "--query-limit", value, e);
	case OPT_MEMORY:
		return restrict_number(
		    &m->restricted.memory, "--memory-limit", value, e);
	default:
		return restrict_parse(&m->restricted, value, e);
	}
}

/* What does not go together. */
static bool
agree(const struct main_options *m, struct err *e)
{
	if (m->has_limit && !m->restricted.on)
		return err_set(e, ERR_USAGE,
		    "the limits are for a session that is --restricted");
	if (m->restricted.on && (m->config != NULL || m->state != NULL ||
				    m->script != NULL || m->resume))
		return err_set(e, ERR_USAGE,
		    "a restricted session reads no files: it goes without "
		    "--config, --state, --script and --resume");
	return true;
}

/* Nothing is written here: the locale is not set yet. */
static bool
parse(struct main_options *m, int argc, char **argv, struct err *e)
{
	int opt;
	bool ok = true;

	opterr = 0;
	while (ok && m->instead == NULL &&
	       (opt = getopt_long(argc, argv, ":d:", options, NULL)) != -1) {
		switch (opt) {
		case 'd':
			m->dataset = optarg;
			break;
		case OPT_SCHEME:
			ok = parse_scheme(m, optarg, e);
			break;
		case OPT_ASCII:
			m->ascii = true;
			break;
		case OPT_BIDI:
			ok = parse_bidi(m, optarg, e);
			break;
		case OPT_CONFIG:
			m->config = optarg;
			break;
		case OPT_STATE:
			m->state = optarg;
			break;
		case OPT_LINEAR:
			m->linear = true;
			break;
		case OPT_RESUME:
			m->resume = true;
			break;
		case OPT_SCRIPT:
			m->script = optarg;
			break;
		case OPT_SIZE:
			ok = parse_size(m, optarg, e);
			break;
		case OPT_HELP:
			m->instead = usage;
			break;
		case OPT_VERSION:
			m->instead = version;
			break;
		case OPT_KEYS:
			m->instead = print_keys;
			break;
		case OPT_RESTRICTED:
		case OPT_IDLE:
		case OPT_QUERY:
		case OPT_MEMORY:
			ok = parse_restricted(m, opt, optarg, e);
			break;
		case ':':
			ok = err_set(
			    e, ERR_USAGE, "%s needs a value", argv[optind - 1]);
			break;
		default:
			ok = err_set(e, ERR_USAGE,
			    "there is no option %s; strife --help lists them",
			    argv[optind - 1]);
			break;
		}
	}
	return ok && (m->instead != NULL ||
			 (operands(m, argc - optind, argv + optind, e) &&
			     agree(m, e)));
}

/* The settings that hold: a script has none but those it is given. */
static void
read_settings(const struct main_options *m, struct settings *s)
{
	char *path;

	if (m->config != NULL) {
		settings_read(s, m->config, true);
	} else if (m->script == NULL && !m->restricted.on &&
		   (path = settings_path()) != NULL) {
		settings_read(s, path, false);
		mem_free(path);
	}
	/* The command line goes before the file. */
	if (m->has_scheme)
		s->scheme = m->scheme;
	if (m->ascii)
		s->ascii = SETTINGS_ASCII_ON;
	if (m->has_bidi)
		s->bidi = m->bidi;
	if (s->ascii == SETTINGS_ASCII_OFF)
		environment_force_utf8();
}

/* What was wrong with the settings, when nothing is drawn. */
static void
tell_problems(const struct settings *s)
{
	struct str line = STR_INIT;
	size_t i;

	for (i = 0; i < s->n_problems; i++) {
		str_reset(&line);
		settings_problem(s, i, &line);
		out_text(out_stderr(), line.s, line.len, 0);
		out_raw(out_stderr(), "\n", 1);
	}
	str_clear(&line);
}

/* For the commands that write tables and cards to a terminal. */
static enum bidi
reader_bidi(void)
{
	const struct main_options none = {.w = 0};
	struct settings s;
	enum bidi bidi;

	settings_init(&s);
	read_settings(&none, &s);
	tell_problems(&s);
	bidi = s.bidi;
	settings_clear(&s);
	return bidi;
}

/* Lines and pages as large as the terminal, where there is one. */
static bool
show_linear(const struct main_options *m, struct db *db, bool resume,
    struct settings *s, struct err *e)
{
	struct linear_options o = {
	    .link = m->link_text != NULL ? &m->link : NULL,
	    .in = STDIN_FILENO,
	    .w = m->w,
	    .h = m->h,
	    .terminal = isatty(STDIN_FILENO),
	    .ascii = s->ascii == SETTINGS_ASCII_ON,
	    .resume = resume,
	    .restricted = m->restricted.on ? &m->restricted : NULL,
	    .state = m->state,
	    .settings = s};

	if (!m->has_size)
		tty_size(STDOUT_FILENO, &o.w, &o.h);
	/* The heading and the question are on the screen with the page. */
	o.h = o.h > 8 ? o.h - 4 : 4;
	return linear_run(db, &o, out_stdout(), e);
}

static bool
show(const struct main_options *m, struct db *db, struct err *e)
{
	const struct link *link = m->link_text != NULL ? &m->link : NULL;
	struct settings s;
	bool ok, ascii, resume;

	settings_init(&s);
	read_settings(m, &s);
	ascii = s.ascii == SETTINGS_ASCII_ON;
	/* A link says where to begin. */
	resume = m->resume && link == NULL;
	if (m->script != NULL) {
		struct script_options o = {.path = m->script,
		    .link = link,
		    .w = m->w,
		    .h = m->h,
		    .ascii = ascii,
		    .state = m->state,
		    .resume = resume,
		    .settings = &s};

		ok = script_run(db, &o, out_stdout(), e);
	} else if (m->linear) {
		ok = show_linear(m, db, resume, &s, e);
	} else {
		struct browse_options o = {.link = link,
		    .scheme = s.scheme,
		    .ascii = ascii,
		    .restricted = m->restricted.on ? &m->restricted : NULL,
		    .state = m->state,
		    .resume = resume,
		    .settings = &s};

		ok = browse(db, &o, e);
	}
	tell_problems(&s);
	settings_clear(&s);
	return ok;
}

/* For what is told while it is done; nothing that is stored sees a clock. */
static uint64_t
milliseconds(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (uint64_t)t.tv_sec * 1000 + (uint64_t)t.tv_nsec / 1000000;
}

static bool
run_screen(const struct main_options *m, struct err *e)
{
	struct cli_args args = {.dataset = m->dataset, .clock = milliseconds};
	struct db *db = NULL;
	bool ok;

	/* A slip in a command's name should not be met with talk of terminals.
	 */
	if (m->dataset != NULL && access(m->dataset, F_OK) != 0)
		return err_set(e, ERR_IO,
		    "%s: there is no such dataset, and no command of that "
		    "name; strife --help lists them",
		    m->dataset);
	/* Without a terminal nothing is compiled in vain. */
	if (m->script == NULL && !m->linear && (!isatty(0) || !isatty(1)))
		return err_set(e, ERR_IO,
		    "the browser needs a terminal on both sides: use ssh -t, "
		    "strife --linear or strife list events");
	if (!cmd_open(&args, &db, e))
		return false;
	ok = show(m, db, e);
	db_close(db);
	return ok;
}

/* A command of the client's, or the browser. */
static int
run_restricted(const struct main_options *m, struct err *e)
{
	const char *command = restrict_command();
	struct db *db;
	bool ok;

	out_reserve();
	if (command == NULL && !m->linear && (!isatty(0) || !isatty(1))) {
		err_set(e, ERR_IO,
		    "the browser needs a terminal on both sides: use ssh -t, "
		    "or give a command: list, show, search or cite");
		return 4;
	}
	if (!restrict_open(&m->restricted, m->dataset, &db, e))
		return err_exit_status(e);
	if (command != NULL)
		return restrict_run(&m->restricted, db, command);
	ok = show(m, db, e);
	db_close(db);
	return ok ? 0 : err_exit_status(e);
}

/* What the options say is to be done, to its exit status. */
static int
run(const struct main_options *m, struct err *e)
{
	if (m->instead != NULL)
		return m->instead();
	if (m->restricted.on)
		return run_restricted(m, e);
	return run_screen(m, e) ? 0 : err_exit_status(e);
}

int
main(int argc, char **argv)
{
	struct main_options m = {.scheme = SCHEME_DEFAULT,
	    .w = 80,
	    .h = 24,
	    .restricted = {.idle = 900, .query = 10, .memory = 256}};
	struct err e = ERR_INIT, close_err = ERR_INIT;
	const struct cli_command *c;
	struct environment_note note = {""};
	bool ok = true, completing;
	int status = 0;

	c = argc > 1 ? cli_find(argv[1]) : NULL;
	completing = argc > 1 && strcmp(argv[1], "--complete") == 0;
	if (c == NULL && !completing)
		ok = parse(&m, argc, argv, &e);
	if (m.restricted.on)
		restrict_environment();
	environment_locale(&note);
	mem_set_hook(out_of_memory);
	/* A limit on the size of files is an error to tell, not the end. */
	signal(SIGXFSZ, SIG_IGN);
	if (c != NULL)
		return cli_run(
		    c, argc - 1, argv + 1, milliseconds, reader_bidi);
	if (completing)
		status = completion_run(argc - 2, argv + 2, out_stdout());
	else
		status = ok ? run(&m, &e) : err_exit_status(&e);
	if (e.code != ERR_NONE)
		out_error("%s", e.text);
	if (!out_close(out_stdout(), &close_err)) {
		out_error("%s", close_err.text);
		return err_exit_status(&close_err);
	}
	return status;
}
