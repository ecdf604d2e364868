/* SPDX-License-Identifier: ISC */
/*
 * refuse - run a command many times, each with another fault, and judge it.
 *
 *	refuse [-d DATABASE OLD NEW] SHIM FAULT FIRST STEP LAST GOOD COMMAND...
 *
 * FAULT is what shim.c takes, up to the number, which goes from FIRST to LAST
 * by STEP ("fail:a").  The command is loaded once and forked for each of them.
 *
 * Either it succeeds, and then its output is that of the file GOOD or says that
 * memory ran out, as the screen may, and DATABASE is NEW; or its status is 4,
 * it says on the standard error that there was no memory, and DATABASE is OLD,
 * byte for byte, as it was put there before, or NEW and it says that too.  What
 * is otherwise is printed, a line for each, and the status is 1.  The output is
 * kept in "refuse.out" and "refuse.err" of $TMPDIR.
 */
#include <fcntl.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "server.h"

#define SHOWN_MOST 20 /* faults that were borne badly */

struct bytes {
	char *s;
	size_t n;
};

static const char *database;
static struct bytes old, new, good;
static int out, err; /* the command's */
static int ask, answer;

static void
demand(bool holds, const char *what)
{
	if (holds)
		return;
	perror(what);
	exit(2);
}

/* All of FD, with a NUL behind it. */
static struct bytes
bytes_of(int fd)
{
	struct bytes b;
	struct stat st;

	demand(fd >= 0 && fstat(fd, &st) == 0, "a file");
	b.n = (size_t)st.st_size;
	b.s = calloc(b.n + 1, 1);
	demand(b.s != NULL && pread(fd, b.s, b.n, 0) == st.st_size, "a file");
	return b;
}

static struct bytes
bytes_at(const char *path)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	struct bytes b = bytes_of(fd);

	close(fd);
	return b;
}

static bool
is_same(struct bytes a, struct bytes b)
{
	return a.n == b.n && memcmp(a.s, b.s, a.n) == 0;
}

/* SQLite says of a table that it could not keep in memory where it wanted to
 * put it instead. */
static bool
says_no_memory(struct bytes b)
{
	return memmem(b.s, b.n, "out of memory", 13) != NULL ||
	       memmem(b.s, b.n, "Cannot allocate memory", 22) != NULL ||
	       memmem(b.s, b.n, "unable to open a temporary database", 35) !=
		   NULL;
}

/* Out of memory once all was done? */
static bool
says_it_is_made(struct bytes b)
{
	return memmem(b.s, b.n, "new database is in its place", 28) != NULL;
}

static void
put_old(void)
{
	int fd = open(database, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);

	demand(fd >= 0 && write(fd, old.s, old.n) == (ssize_t)old.n, database);
	close(fd);
}

/* What is wrong with a run that ended with STATUS; NULL: nothing. */
static const char *
wrong(int status)
{
	struct bytes said = bytes_of(err), told = bytes_of(out), now = {0};
	const char *what = NULL;
	bool done = status == 0, made = done || says_it_is_made(said);

	if (database != NULL)
		now = bytes_at(database);
	if (!WIFEXITED(status) || (!done && WEXITSTATUS(status) != 4))
		what = "it ended otherwise";
	else if (done && !is_same(told, good) && !says_no_memory(told))
		what = "success, with another answer";
	else if (!done && !says_no_memory(said))
		what = "it does not speak of memory";
	else if (database != NULL && !is_same(now, made ? new : old))
		what = made ? "it says that all is done, but it is not"
			    : "the old database is not whole";
	if (what != NULL)
		printf("%.*s", (int)said.n, said.s);
	if (database != NULL && !is_same(now, old))
		put_old();
	free(said.s);
	free(told.s);
	free(now.s);
	return what;
}

static int
file_for(const char *name)
{
	char path[4096];

	snprintf(path, sizeof(path), "%s/%s", getenv("TMPDIR"), name);
	return open(
	    path, O_RDWR | O_CREAT | O_TRUNC | O_APPEND | O_CLOEXEC, 0600);
}

static void
start(const char *shim, char **command)
{
	int to[2], from[2];
	pid_t pid;

	out = file_for("refuse.out");
	err = file_for("refuse.err");
	demand(out >= 0 && err >= 0, "TMPDIR");
	demand(pipe(to) == 0 && pipe(from) == 0, "pipe");
	pid = fork();
	demand(pid >= 0, "fork");
	if (pid == 0) {
		demand(dup2(to[0], SERVER_IN) == SERVER_IN &&
			   dup2(from[1], SERVER_OUT) == SERVER_OUT &&
			   dup2(open("/dev/null", O_RDONLY), 0) == 0 &&
			   dup2(out, 1) == 1 && dup2(err, 2) == 2,
		    "dup2");
		close(to[0]);
		close(to[1]);
		close(from[0]);
		close(from[1]);
		setenv("LD_PRELOAD", shim, 1);
		setenv("FAULT_SERVER", "1", 1);
		execv(command[0], command);
		_exit(127);
	}
	close(to[0]);
	close(from[1]);
	ask = to[1];
	answer = from[0];
}

static int
run_with(const char *fault, long n)
{
	char line[SERVER_LINE] = "";
	int status;

	demand(ftruncate(out, 0) == 0 && ftruncate(err, 0) == 0, "ftruncate");
	snprintf(line, sizeof(line), "%s:%ld", fault, n);
	demand(write(ask, line, sizeof(line)) == (ssize_t)sizeof(line), "ask");
	demand(read(answer, &status, sizeof(status)) == sizeof(status),
	    "the command did not start");
	return status;
}

int
main(int argc, char **argv)
{
	long n, step, last;
	const char *what;
	int status, bad = 0;

	if (argc > 4 && strcmp(argv[1], "-d") == 0) {
		database = argv[2];
		old = bytes_at(argv[3]);
		new = bytes_at(argv[4]);
		put_old();
		argc -= 4;
		argv += 4;
	}
	demand(argc > 7, "refuse: too few arguments");
	good = bytes_at(argv[6]);
	step = strtol(argv[4], NULL, 10);
	last = strtol(argv[5], NULL, 10);
	start(argv[1], argv + 7);
	for (n = strtol(argv[3], NULL, 10); n <= last; n += step) {
		status = run_with(argv[2], n);
		what = wrong(status);
		if (what == NULL)
			continue;
		printf(
		    "%s:%ld: wait status %d: %s\n", argv[2], n, status, what);
		if (++bad == SHOWN_MOST)
			break;
	}
	close(ask);
	wait(NULL);
	return bad > 0;
}
