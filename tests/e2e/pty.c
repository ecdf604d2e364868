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
 * "until TEXT" waits for it, "size WxH" changes the size, "stop" types no more
 * and waits for the program to end by itself, "full" waits until something
 * comes and takes nothing of it, "hangup" takes the terminal away, "signal N"
 * sends one and waits for the end.  A line that begins with a blank is typed
 * without asking for the screen.  At the end of the file Q is typed.  Before
 *the first line a screen is waited for, unless that is an "until", or "raw",
 *which waits until the terminal is in the program's hands.
 *
 * What the program wrote goes to the standard output.  The status is the
 * program's, 128 and more for a signal; 124 where it neither drew nor ended,
 * also without a terminal; 125 where it left one in other modes than it found,
 * or a process behind.
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
#include <sys/prctl.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>
#include <utmp.h>

#define PATIENCE 30000 /* ms without a byte */

/* What strife sends at the end of a screen that is drawn anew. */
#define MARK "\033[?2004h"

static const char *mark = MARK; /* what is waited for */

static int master;
static bool gone, hidden, hung_up;
static pid_t pid;
static const char *typed = ""; /* the line, empty before the first */

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

/* Nothing tells when modes are set: they are looked at again and again. */
static void
wait_raw(void)
{
	struct termios now;
	int i;

	for (i = 0; i < PATIENCE / 10; i++) {
		if (tcgetattr(master, &now) != 0 || !(now.c_lflag & ICANON))
			return;
		(void)poll(NULL, 0, 10);
	}
}

static bool
waits_itself(const char *line)
{
	return strncmp(line, "until ", 6) == 0 || strcmp(line, "raw") == 0;
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
	} else if (strcmp(line, "raw") == 0) {
		wait_raw();
	} else if (strcmp(line, "full") == 0) {
		struct pollfd p = {master, POLLIN, 0};

		(void)poll(&p, 1, PATIENCE);
	} else if (strcmp(line, "hangup") == 0) {
		close(master);
		gone = hung_up = true;
	} else if (strncmp(line, "signal ", 7) == 0) {
		kill(pid, (int)strtol(line + 7, NULL, 10));
		type("", 0, true);
	} else if (strcmp(line, "stop") == 0) {
		type("", 0, true);
	} else {
		n = decode(line + (line[0] == ' '), bytes);
		if (line[0] != ' ')
			bytes[n++] = '\014';
		type(bytes, n, line[0] != ' ');
	}
}

static void
on_alarm(int number)
{
	static const char text[] = "pty: it does not end\n";

	(void)number;
	(void)!write(STDERR_FILENO, text, sizeof text - 1);
	kill(-pid, SIGKILL);
	_exit(124);
}

/* The end of the program and of all that it has started; its status. */
static int
end(const struct termios *before)
{
	struct termios after = {0};
	int status = 0, s, left = 0;
	pid_t who;

	signal(SIGALRM, on_alarm);
	alarm(4 * PATIENCE / 1000);
	/* What it leaves behind has become ours. */
	while ((who = waitpid(-1, &s, 0)) > 0) {
		if (who == pid)
			status = s;
		else
			left++;
	}
	status =
	    WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
	if (left > 0 && !hung_up) {
		fprintf(stderr, "pty: %d processes stayed\n", left);
		return 125;
	}
	if (!hung_up && (tcgetattr(master, &after) != 0 ||
			    memcmp(before, &after, sizeof after) != 0)) {
		fputs(
		    "pty: the terminal has other modes than before\n", stderr);
		return 125;
	}
	return status;
}

int
main(int argc, char **argv)
{
	struct termios before;
	char *line = NULL;
	size_t cap = 0;
	FILE *keys;
	int slave;

	keys = argc > 3 ? fopen(argv[2], "re") : NULL;
	if (keys == NULL) {
		fputs("usage: pty WxH KEYS PROGRAM ...\n", stderr);
		return 2;
	}
	signal(SIGHUP, SIG_IGN);
	prctl(PR_SET_CHILD_SUBREAPER, 1);
	/* Before the program can touch them. */
	memset(&before, 0, sizeof before);
	if (openpty(&master, &slave, NULL, NULL, NULL) != 0 ||
	    tcgetattr(master, &before) != 0 || (pid = fork()) < 0) {
		perror("pty");
		return 2;
	}
	if (pid == 0) {
		struct winsize ws = {24, 80, 0, 0};
		char *end;

		signal(SIGHUP, SIG_DFL);
		close(master);
		login_tty(slave);
		ws.ws_col = (unsigned short)strtol(argv[1], &end, 10);
		ws.ws_row = (unsigned short)strtol(end + 1, NULL, 10);
		ioctl(0, TIOCSWINSZ, &ws);
		execvp(argv[3], argv + 3);
		_exit(127);
	}
	close(slave);
	fcntl(master, F_SETFD, FD_CLOEXEC);
	while (!gone && getline(&line, &cap, keys) != -1) {
		line[strcspn(line, "\n")] = '\0';
		if (*typed == '\0' && !waits_itself(line))
			type("", 0, true);
		typed = line;
		if (*line != '#' && *line != '\0')
			run_line(line);
	}
	if (!gone && *typed == '\0')
		type("", 0, true);
	if (!gone)
		type("Q", 1, true);
	/* What came may be a screen that was asked for before; what the program
	 * sends at its end comes behind it. */
	while (!gone)
		type("", 0, true);
	typed = "";
	free(line);
	fclose(keys);
	return end(&before);
}
