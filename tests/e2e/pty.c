/* SPDX-License-Identifier: ISC */
/*
 * pty - run strife on a terminal of its own, type, and keep every byte.
 *
 *	pty WxH KEYS PROGRAM [ARGUMENTS]
 *
 * KEYS is a file.  Each line of it is typed at once; \e, \r, \n, \t, \\ and
 * \xNN stand for characters.  Then the screen is asked for anew (Ctrl-L), and
 * only when all of it has come the next line is typed: no time is measured.
 * "hide" throws away what comes and "show" keeps it again; "wait PATH" says
 * "waiting" on the standard error and waits until somebody opens that pipe;
 * "until TEXT" waits for it, "size WxH" changes the size, "hangup" takes the
 *terminal away, "stop" types no more and waits for the program to end by
 *itself; a line that begins with a blank is typed without asking for the
 *screen.  At the end of the file Q is typed.  What the program wrote goes to
 *the standard output. The status is the program's, 128 and more for a signal,
 *124 where it neither drew nor ended.
 */
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <unistd.h>

#define PATIENCE 30000 /* ms without a byte */

/* What strife sends at the end of a screen that is drawn anew. */
#define MARK "\033[?2004h"

static const char *mark = MARK; /* what is waited for */

static int master;
static bool gone, hidden;
static const char *typed = ""; /* the line */

static void
take(size_t *seen, int *marks)
{
	char buf[4096];
	ssize_t i, n = read(master, buf, sizeof buf);

	if (n <= 0) {
		gone = n == 0 || errno != EINTR;
		return;
	}
	for (i = 0; i < n; i++) {
		*seen = buf[i] == mark[*seen] ? *seen + 1
			: buf[i] == mark[0]   ? 1
					      : 0;
		if (mark[*seen] == '\0') {
			*seen = 0;
			++*marks;
		}
	}
	if (!hidden && fwrite(buf, 1, (size_t)n, stdout) != (size_t)n)
		exit(2);
}

/* Type N bytes of S, reading meanwhile; then wait for a screen, or the end. */
static void
type(const char *s, size_t n, bool screen)
{
	size_t seen = 0;
	int marks = 0;

	while (!gone && (n > 0 || (screen && marks == 0))) {
		struct pollfd p = {master, POLLIN, 0};
		ssize_t k;

		if (n > 0)
			p.events |= POLLOUT;
		if (poll(&p, 1, PATIENCE) <= 0) {
			fflush(stdout);
			fprintf(stderr, "pty: nothing comes of %s\n", typed);
			exit(124);
		}
		if (p.revents & (POLLIN | POLLHUP | POLLERR))
			take(&seen, &marks);
		if (n == 0 || !(p.revents & POLLOUT))
			continue;
		/* What came until now is of before. */
		k = write(master, s, n);
		if (k > 0) {
			s += k;
			n -= (size_t)k;
			if (n == 0)
				marks = 0;
		}
	}
}

static size_t
decode(const char *line, char *out)
{
	static const char names[] = "ernt\\", values[] = "\033\r\n\t\\";
	const char *hit;
	size_t n = 0;

	for (; *line != '\0'; line++) {
		if (*line == '\\' && line[1] == 'x' && line[2] != '\0') {
			char hex[3] = {line[2], line[3], '\0'};

			out[n++] = (char)strtol(hex, NULL, 16);
			line += 3;
		} else if (*line == '\\' && line[1] != '\0' &&
			   (hit = strchr(names, line[1])) != NULL) {
			out[n++] = values[hit - names];
			line++;
		} else {
			out[n++] = *line;
		}
	}
	return n;
}

static void
resize(const char *size)
{
	struct winsize ws = {24, 80, 0, 0};
	char *end;

	ws.ws_col = (unsigned short)strtol(size, &end, 10);
	if (*end == 'x')
		ws.ws_row = (unsigned short)strtol(end + 1, NULL, 10);
	ioctl(master, TIOCSWINSZ, &ws);
}

static void
run_line(char *line)
{
	static char bytes[1 << 17];
	size_t n;

	if (strncmp(line, "size ", 5) == 0) {
		resize(line + 5);
		type("\014", 1, true);
	} else if (strcmp(line, "hide") == 0 || strcmp(line, "show") == 0) {
		hidden = line[0] == 'h';
	} else if (strncmp(line, "wait ", 5) == 0) {
		fputs("waiting\n", stderr);
		/* Opening a pipe takes two. */
		if (open(line + 5, O_RDONLY | O_CLOEXEC) < 0)
			perror(line + 5);
	} else if (strncmp(line, "until ", 6) == 0) {
		mark = line + 6;
		type("", 0, true);
		mark = MARK;
	} else if (strcmp(line, "hangup") == 0) {
		close(master);
		gone = true;
	} else if (strcmp(line, "stop") == 0) {
		type("", 0, true);
	} else {
		n = decode(line + (line[0] == ' '), bytes);
		if (line[0] != ' ')
			bytes[n++] = '\014';
		type(bytes, n, line[0] != ' ');
	}
}

int
main(int argc, char **argv)
{
	char *line = NULL;
	size_t cap = 0;
	FILE *keys;
	pid_t pid;
	int status;

	keys = argc > 3 ? fopen(argv[2], "re") : NULL;
	if (keys == NULL) {
		fputs("usage: pty WxH KEYS PROGRAM ...\n", stderr);
		return 2;
	}
	signal(SIGHUP, SIG_IGN);
	pid = forkpty(&master, NULL, NULL, NULL);
	if (pid == 0) {
		struct winsize ws = {24, 80, 0, 0};
		char *end;

		signal(SIGHUP, SIG_DFL);
		ws.ws_col = (unsigned short)strtol(argv[1], &end, 10);
		ws.ws_row = (unsigned short)strtol(end + 1, NULL, 10);
		ioctl(0, TIOCSWINSZ, &ws);
		execvp(argv[3], argv + 3);
		_exit(127);
	}
	fcntl(master, F_SETFD, FD_CLOEXEC);
	type("", 0, true);
	while (!gone && getline(&line, &cap, keys) != -1) {
		line[strcspn(line, "\n")] = '\0';
		typed = line;
		if (*line != '#' && *line != '\0')
			run_line(line);
	}
	if (!gone)
		type("Q", 1, true);
	typed = "";
	free(line);
	fclose(keys);
	if (waitpid(pid, &status, 0) != pid)
		return 2;
	return WIFSIGNALED(status) ? 128 + WTERMSIG(status)
				   : WEXITSTATUS(status);
}
