/* SPDX-License-Identifier: ISC */
/* editor - see editor.h. */
#include "editor.h"

#include <errno.h>
#include <limits.h>
#include <signal.h>
#include <spawn.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "../src/mem.h"

#define WORDS_MAX 32

const char *
editor_name(void)
{
	static const char *const names[] = {"VISUAL", "EDITOR"};
	const char *s;
	size_t i;

	for (i = 0; i < sizeof names / sizeof *names; i++) {
		s = getenv(names[i]);
		if (s != NULL && s[strspn(s, " \t")] != '\0')
			return s;
	}
	return NULL;
}

static bool
is_yaml(const char *file)
{
	size_t n = strlen(file);

	return n > 5 && strcmp(file + n - 5, ".yaml") == 0;
}

bool
editor_path(struct arena *a, const char *root, const char *file,
    const char **path, struct err *e)
{
	char folder[PATH_MAX], real[PATH_MAX];
	size_t n;

	if (root == NULL || realpath(root, folder) == NULL ||
	    access(arena_printf(a, "%s/dataset.yaml", folder), F_OK) != 0)
		return err_set(e, ERR_IO,
		    "the folder that this was read from is not here: %s",
		    root != NULL ? root : "it has no name");
	if (realpath(arena_printf(a, "%s/%s", folder, file), real) == NULL)
		return err_set_errno(e, "%s/%s", folder, file);
	n = strlen(folder);
	if (strncmp(real, folder, n) != 0 || real[n] != '/' || !is_yaml(real))
		return err_set(e, ERR_DATA,
		    "%s is no file of YAML in the dataset's folder", file);
	*path = arena_strdup(a, real);
	return true;
}

/* The arguments: the words of EDITOR, the line, the file. */
static char **
arguments(struct arena *a, const char *editor, const char *path, uint32_t line)
{
	char **argv = arena_array(a, WORDS_MAX + 3, sizeof *argv);
	char *save = NULL, *word;
	size_t n = 0;

	for (word = strtok_r(arena_strdup(a, editor), " \t", &save);
	     word != NULL && n < WORDS_MAX; word = strtok_r(NULL, " \t", &save))
		argv[n++] = word;
	if (line > 0)
		argv[n++] = arena_printf(a, "+%u", line);
	argv[n++] = arena_strdup(a, path);
	argv[n] = NULL;
	return argv;
}

/* The keyboard's signals are the editor's while it runs. */
static void
keep_signals(bool away, struct sigaction old[2])
{
	struct sigaction ignore;

	memset(&ignore, 0, sizeof ignore);
	sigemptyset(&ignore.sa_mask);
	ignore.sa_handler = SIG_IGN;
	sigaction(SIGINT, away ? &ignore : &old[0], away ? &old[0] : NULL);
	sigaction(SIGQUIT, away ? &ignore : &old[1], away ? &old[1] : NULL);
}

static int
spawn(char **argv, pid_t *pid)
{
	posix_spawnattr_t attr;
	sigset_t ours;
	int failed;

	failed = posix_spawnattr_init(&attr);
	if (failed != 0)
		return failed;
	sigemptyset(&ours);
	sigaddset(&ours, SIGINT);
	sigaddset(&ours, SIGQUIT);
	posix_spawnattr_setsigdefault(&attr, &ours);
	posix_spawnattr_setflags(&attr, POSIX_SPAWN_SETSIGDEF);
	failed = posix_spawnp(pid, argv[0], NULL, &attr, argv, environ);
	posix_spawnattr_destroy(&attr);
	return failed;
}

static bool
ended_well(const char *name, int status, struct err *e)
{
	if (WIFSIGNALED(status))
		return err_set(e, ERR_IO, "%s was ended by signal %d", name,
		    WTERMSIG(status));
	if (WEXITSTATUS(status) != 0)
		return err_set(e, ERR_IO, "%s ended with status %d", name,
		    WEXITSTATUS(status));
	return true;
}

bool
editor_run(const char *editor, const char *path, uint32_t line, struct err *e)
{
	struct sigaction old[2];
	struct arena a;
	char **argv;
	pid_t pid = -1;
	int status = 0;
	bool ok = true;

	arena_init(&a);
	argv = arguments(&a, editor, path, line);
	keep_signals(true, old);
	errno = spawn(argv, &pid);
	if (errno != 0)
		ok = err_set_errno(e, "the editor %s cannot be run", argv[0]);
	while (ok && waitpid(pid, &status, 0) < 0) {
		if (errno != EINTR)
			ok = err_set_errno(e, "%s", argv[0]);
	}
	keep_signals(false, old);
	if (ok)
		ok = ended_well(argv[0], status, e);
	arena_clear(&a);
	return ok;
}
