/* SPDX-License-Identifier: ISC */
/*
 * Proves: a database cut short or with other bytes than it had brings nothing
 * down and holds nothing up: every command and the browser answer or say what
 * is wrong.  What is wrong of a damaged file is told as damage.
 *
 * Each variant is tried by a child of its own.  FAULTS=long makes 10,000 of
 * them, from the same numbers every time, else there is a sample.
 */
#include "../fuzz/small.h"

#include "../fuzz/every.h"

#include <sys/resource.h>
#include <sys/wait.h>

#include "diag.h"
#include "seed.h"

#define SECONDS 60 /* of the processor, for one variant */

static uint8_t *whole, *copy;
static size_t whole_size;
static uint32_t state;
static int failures;

static uint32_t
any(uint32_t below)
{
	state = state * 1664525u + 1013904223u;
	return (state >> 8) % below;
}

static void
make_whole(void)
{
	struct seed_stats stats;
	struct err e = ERR_INIT;
	struct diags d;
	struct stat st;
	int fd;

	write_part(write_dataset((const uint8_t *)"", 0));
	every_write_script("script");
	diags_init(&d, "dataset");
	demand(seed("dataset", "whole.db", &d, &stats, NULL, NULL, &e));
	demand(d.errors == 0);
	diags_clear(&d);
	fd = open("whole.db", O_RDONLY);
	demand(fd >= 0 && fstat(fd, &st) == 0);
	whole_size = (size_t)st.st_size;
	whole = malloc(whole_size);
	copy = malloc(whole_size);
	demand(whole != NULL && copy != NULL);
	demand(read(fd, whole, whole_size) == (ssize_t)whole_size);
	close(fd);
}

/* A place in the file; one in four where much depends on it. */
static size_t
place(void)
{
	size_t at = any((uint32_t)whole_size);

	return any(4) == 0 ? at / 4096 * 4096 + any(128) : at;
}

/* Variant N: COPY is changed; how many bytes of it there are. */
static size_t
change(uint32_t n)
{
	size_t i, pages = whole_size / 4096, size = whole_size;

	state = n;
	memcpy(copy, whole, whole_size);
	switch (n % 8) {
	case 0: /* cut short */
		return place();
	case 1: /* and on a page's end, with a header that says so */
		size = (1 + any((uint32_t)pages - 1)) * 4096;
		copy[30] = (uint8_t)(size / 4096 >> 8);
		copy[31] = (uint8_t)(size / 4096);
		break;
	case 2: /* a page of nothing */
		memset(copy + any((uint32_t)pages) * 4096, 0, 4096);
		break;
	case 3: /* one page in the place of another */
		memcpy(copy + (1 + any((uint32_t)pages - 1)) * 4096,
		    whole + (1 + any((uint32_t)pages - 1)) * 4096, 4096);
		break;
	case 4: /* bits */
		for (i = any(16) + 1; i > 0; i--)
			copy[place()] ^= (uint8_t)(1u << any(8));
		break;
	default: /* bytes */
		for (i = n % 8 == 7 ? 400 : n % 8 == 6 ? 20 : 1; i > 0; i--)
			copy[place()] = (uint8_t)any(256);
		break;
	}
	return size;
}

static void
write_copy(size_t size)
{
	int fd = open("damaged.db", O_WRONLY | O_CREAT | O_TRUNC, 0600);

	demand(fd >= 0 && write(fd, copy, size) == (ssize_t)size);
	close(fd);
}

/* Does TEXT tell of damage, or of a link that is no more? */
static bool
is_clear(const char *text)
{
	static const char *const words[] = {"is damaged",
	    "this is not a strife database", "made by an older strife",
	    "made by a newer strife", "the database does not answer",
	    "there is no ", "no faction `", "several things are called"};
	size_t i;

	for (i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		if (strstr(text, words[i]) != NULL)
			return true;
	return false;
}

/* The child: everything is asked; what is said unclearly is reported. */
static void
ask_all(int report)
{
	struct rlimit limit = {SECONDS, SECONDS}, none = {0, 0};
	struct str told = STR_INIT;
	struct err e = ERR_INIT;
	size_t i;
	int status;

	setrlimit(RLIMIT_CPU, &limit);
	setrlimit(RLIMIT_CORE, &none);
	demand(dup2(open("/dev/null", O_WRONLY), STDERR_FILENO) >= 0);
	for (i = 0; i < EVERY_COMMANDS; i++) {
		status = every_ask("damaged.db", every_command[i], &told);
		if (status > 4 || (told.len > 0 && !is_clear(str_c(&told))))
			dprintf(report, "# %s %s: %d, %s\n",
			    every_command[i][0], every_command[i][1], status,
			    str_c(&told));
	}
	if (!every_browse("damaged.db", "script", &e) && !is_clear(e.text))
		dprintf(report, "# browser: %s\n", e.text);
	_exit(0);
}

static void
try_variant(uint32_t n)
{
	char said[4096];
	ssize_t got;
	int fds[2], status;
	pid_t pid;

	write_copy(change(n));
	fflush(NULL);
	demand(pipe(fds) == 0);
	pid = fork();
	demand(pid >= 0);
	if (pid == 0)
		ask_all(fds[1]);
	close(fds[1]);
	got = read(fds[0], said, sizeof(said));
	close(fds[0]);
	demand(waitpid(pid, &status, 0) == pid);
	if (status == 0 && got <= 0)
		return;
	failures++;
	printf("# variant %u: wait status %d\n%.*s", n, status,
	    got > 0 ? (int)got : 0, said);
}

int
main(void)
{
	const char *tmp = getenv("TMPDIR"), *faults = getenv("FAULTS");
	bool all = faults != NULL && strcmp(faults, "long") == 0;
	uint32_t n, count = all ? 10000 : 160;

	if (tmp == NULL || chdir(tmp) != 0)
		return 1;
	make_whole();
	for (n = 0; n < count; n++)
		try_variant(n);
	free(whole);
	free(copy);
	printf("%sok 1 - %u variants of a damaged database\n1..1\n",
	    failures > 0 ? "not " : "", count);
	return failures > 0;
}
