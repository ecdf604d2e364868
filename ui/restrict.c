/* SPDX-License-Identifier: ISC */
/*
 * restrict - see restrict.h.
 */
#include "restrict.h"

#include <errno.h>
#include <limits.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "tty.h"
#include "../src/cli.h"
#include "../src/confine.h"
#include "../src/db.h"
#include "../src/gate.h"
#include "../src/mem.h"
#include "../src/paths.h"
#include "../src/words.h"

#define COUNT(a) (sizeof(a) / sizeof *(a))
#define COMMAND "SSH_ORIGINAL_COMMAND"
#define MIB ((size_t)1024 * 1024)
#define LIMIT_MAX 1000000
/* Of pages: there may be a hundred sessions, and the system has them too. */
#define CACHE_KIB 256
/* What a value may be as long as: more is no type of terminal, no locale. */
#define WORD_MAX 64

/* ---- options ---- */

bool
restrict_parse(struct restriction *r, const char *value, struct err *e)
{
	r->on = true;
	if (value == NULL)
		return true;
	r->strict = strcmp(value, "strict") == 0;
	return r->strict ||
	       err_set(e, ERR_USAGE,
		   "--restricted takes =strict or nothing, not %s", value);
}

bool
restrict_number(int *n, const char *option, const char *value, struct err *e)
{
	char *end;
	long v;

	errno = 0;
	v = strtol(value, &end, 10);
	if (*value < '0' || *value > '9' || *end != '\0' || errno != 0 ||
	    v > LIMIT_MAX)
		return err_set(e, ERR_USAGE,
		    "%s takes a number from 0 to %d, not %s", option, LIMIT_MAX,
		    value);
	*n = (int)v;
	return true;
}

/* ---- the environment ---- */

/* Names that are kept where their value is a plain word. */
static const char *const words[] = {"TERM", "LANG", "LC_ALL", "LC_CTYPE",
    "NO_COLOR", "COLORTERM", "ESCDELAY", "LINES", "COLUMNS"};
/* Names of which only counts that they are set. */
static const char *const signs[] = {"TMUX", "STY"};

/* Nothing that could lead out of a folder, nor begin an option. */
static bool
is_plain(const char *s)
{
	size_t n = strspn(s, "abcdefghijklmnopqrstuvwxyz"
			     "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._+@-");

	return n > 0 && n <= WORD_MAX && s[n] == '\0' && s[0] != '.' &&
	       s[0] != '-';
}

static char *
copy_of(const char *name)
{
	const char *s = getenv(name);

	return s == NULL ? NULL : mem_strdup(s);
}

static void
put_back(const char *name, char *value, bool keep)
{
	if (value != NULL && keep)
		(void)setenv(name, value, 1);
	mem_free(value);
}

void
restrict_environment(void)
{
	char *kept[COUNT(words)], *command = copy_of(COMMAND);
	bool set[COUNT(signs)];
	size_t i;

	for (i = 0; i < COUNT(words); i++)
		kept[i] = copy_of(words[i]);
	for (i = 0; i < COUNT(signs); i++)
		set[i] = getenv(signs[i]) != NULL;
	(void)clearenv();
	for (i = 0; i < COUNT(words); i++)
		put_back(
		    words[i], kept[i], kept[i] != NULL && is_plain(kept[i]));
	for (i = 0; i < COUNT(signs); i++)
		if (set[i])
			(void)setenv(signs[i], "1", 1);
	put_back(COMMAND, command, true);
}

/* ---- opening and entering ---- */

bool
restrict_open(const struct restriction *r, const char *dataset, struct db **db,
    struct err *e)
{
	char *path =
	    dataset != NULL ? mem_strdup(dataset) : paths_default_dataset();
	struct stat st;
	bool ok;

	*db = NULL;
	if (path == NULL)
		return err_set(
		    e, ERR_USAGE, "a restricted session needs -d DATABASE");
	if (stat(path, &st) == 0 && S_ISDIR(st.st_mode)) {
		err_set(e, ERR_USAGE,
		    "%s: a restricted session opens a finished database, and "
		    "this is a folder; make one by strife seed -o FILE",
		    path);
		mem_free(path);
		return false;
	}
	/* SQLite's share leaves room for the lists of the screen. */
	db_prepare_confined((size_t)r->memory * MIB / 4);
	ok = db_open_unread(path, db, e);
	mem_free(path);
	return ok;
}

bool
restrict_enter(const struct restriction *r, struct db *db, const char **missing,
    struct err *e)
{
	struct confine_report report;

	db_settle_confined();
	if (!confine(r->strict, (size_t)r->memory * MIB, &report, e))
		return false;
	*missing = confine_missing(&report);
	return db_begin(db, CACHE_KIB, e);
}

/* ---- time ---- */

void
restrict_begin(struct restrict_watch *w)
{
	clock_gettime(CLOCK_MONOTONIC, &w->began);
}

bool
restrict_over(const struct restrict_watch *w)
{
	struct timespec now;

	if (w->seconds == 0)
		return false;
	clock_gettime(CLOCK_MONOTONIC, &now);
	return now.tv_sec - w->began.tv_sec > w->seconds ||
	       (now.tv_sec - w->began.tv_sec == w->seconds &&
		   now.tv_nsec >= w->began.tv_nsec);
}

static bool
too_long(void *ctx)
{
	return restrict_over(ctx);
}

/* A reader who takes no output keeps a process: not for ever. */
static void
on_alarm(int number)
{
	static const char text[] =
	    "strife: ended, as the session has had its time\n";

	(void)number;
	(void)tty_write(STDERR_FILENO, text, sizeof text - 1, NULL);
	_exit(4);
}

static void
set_alarm(int seconds)
{
	struct sigaction sa;

	memset(&sa, 0, sizeof sa);
	sa.sa_handler = on_alarm;
	sigemptyset(&sa.sa_mask);
	sigaction(SIGALRM, &sa, NULL);
	alarm((unsigned)seconds);
}

/* ---- the client's command ---- */

const char *
restrict_command(void)
{
	const char *s = getenv(COMMAND);

	return s != NULL && *s != '\0' ? s : NULL;
}

/* The commands that only read the database. */
static const struct cli_command *
find(const char *name)
{
	static const char *const names[] = {"cite", "list", "search", "show"};
	size_t i;

	for (i = 0; i < COUNT(names); i++)
		if (strcmp(names[i], name) == 0)
			return cli_find(name);
	return NULL;
}

static int
run(struct db *db, const char *text, struct restrict_watch *watch)
{
	const struct cli_command *c;
	struct err e = ERR_INIT;
	struct arena a;
	char **argv;
	int argc = 0, status = 2;

	arena_init(&a);
	if (!words_split(&a, text, &argv, &argc, &e)) {
		out_error("%s", e.text);
		db_close(db);
	} else if (argc == 0 || (c = find(argv[0])) == NULL) {
		out_error("there is no command %s here; there are list, show, "
			  "search and cite, and without a command the browser "
			  "(ssh -t)",
		    argc == 0 ? "of blanks" : argv[0]);
		db_close(db);
	} else {
		restrict_begin(watch);
		db_set_poll(db, too_long, watch);
		db_say_why(db, "this takes too long for a restricted session");
		status = cli_run_on(c, db, argc, argv);
	}
	arena_clear(&a);
	return status;
}

int
restrict_run(const struct restriction *r, struct db *db, const char *command)
{
	struct restrict_watch watch = {.seconds = r->query};
	struct err e = ERR_INIT;
	const char *missing;

	set_alarm(r->idle);
	if (!restrict_enter(r, db, &missing, &e)) {
		out_error("%s", e.text);
		db_close(db);
		return err_exit_status(&e);
	}
	if (*missing != '\0')
		out_error("not confined by the kernel, which has no %s here",
		    missing);
	return run(db, command, &watch);
}
