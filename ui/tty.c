/* SPDX-License-Identifier: ISC */
/*
 * tty - see tty.h.  Modes are set at once (TCSANOW): what waits to be sent
 * was processed when it was written, and a line stopped by Ctrl-S must not
 * hold up the end of the program.
 */
#include "tty.h"

#include <errno.h>
#include <poll.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <unistd.h>

#define SIZE_MAX_CELLS 1000

bool
tty_raw(int fd, struct termios *saved)
{
	struct termios t;

	if (tcgetattr(fd, saved) != 0)
		return false;
	t = *saved;
	t.c_iflag &= ~(tcflag_t)(ICRNL | INLCR | IGNCR | ISTRIP);
	t.c_oflag &= ~(tcflag_t)OPOST;
	t.c_lflag &= ~(tcflag_t)(ICANON | ECHO | ECHONL | IEXTEN);
	t.c_cc[VINTR] = _POSIX_VDISABLE;
	t.c_cc[VSUSP] = _POSIX_VDISABLE;
	t.c_cc[VMIN] = 1;
	t.c_cc[VTIME] = 0;
	return tcsetattr(fd, TCSANOW, &t) == 0;
}

void
tty_restore(int fd, const struct termios *saved)
{
	tcsetattr(fd, TCSANOW, saved);
}

static int
from_environment(const char *name)
{
	const char *s = getenv(name);
	long n = s == NULL ? 0 : strtol(s, NULL, 10);

	return n < 0 ? 0 : n > SIZE_MAX_CELLS ? SIZE_MAX_CELLS : (int)n;
}

static void
one_size(int *cells, int known, const char *name)
{
	if (known == 0)
		known = from_environment(name);
	if (known > SIZE_MAX_CELLS)
		known = SIZE_MAX_CELLS;
	if (known > 0)
		*cells = known;
}

void
tty_size(int fd, int *w, int *h)
{
	struct winsize ws = {0};

	if (ioctl(fd, TIOCGWINSZ, &ws) != 0)
		ws.ws_row = ws.ws_col = 0;
	one_size(w, ws.ws_col, "COLUMNS");
	one_size(h, ws.ws_row, "LINES");
}

bool
tty_hung_up(int fd)
{
	struct pollfd p = {fd, 0, 0};

	return poll(&p, 1, 0) > 0 &&
	       (p.revents & (POLLHUP | POLLERR | POLLNVAL)) != 0;
}

bool
tty_write(int fd, const char *s, size_t n, const volatile int *stop)
{
	struct pollfd p = {fd, POLLOUT, 0};
	ssize_t k;

	while (n > 0) {
		k = write(fd, s, n);
		if (k >= 0) {
			s += k;
			n -= (size_t)k;
			continue;
		}
		if (stop != NULL && *stop)
			return false;
		if (errno == EAGAIN) {
			if (poll(&p, 1, -1) < 0 && errno != EINTR)
				return false;
			if (p.revents & (POLLERR | POLLNVAL))
				return false;
		} else if (errno != EINTR) {
			return false;
		}
	}
	return true;
}
