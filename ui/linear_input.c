/* SPDX-License-Identifier: ISC */
/*
 * linear_input - see linear_input.h.
 *
 * Ctrl-C can come at any moment.  While we wait for a line it must end the
 * waiting, so the signal is held back but for the wait itself, which lets it
 * in and looks for bytes in one step; else one that comes between the look
 * and the wait would be heard a line later, and stop that line's query.
 */
#include "linear_input.h"

#include <errno.h>
#include <limits.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "keys.h"
#include "../src/str.h"

/* Set by the signal; a handler can be told nothing else. */
static volatile sig_atomic_t interrupted;

static void
on_interrupt(int number)
{
	(void)number;
	interrupted = 1;
}

void
linear_input_catch(bool on)
{
	struct sigaction sa;

	memset(&sa, 0, sizeof sa);
	sigemptyset(&sa.sa_mask);
	/* Without SA_RESTART: reading a line gives way to it. */
	sa.sa_handler = on ? on_interrupt : SIG_DFL;
	sigaction(SIGINT, &sa, NULL);
	interrupted = 0;
}

bool
linear_input_stopped(void *ctx)
{
	(void)ctx;
	return interrupted != 0;
}

void
linear_input_forget(void)
{
	interrupted = 0;
}

void
linear_input_init(struct linear_input *in, int fd, int idle)
{
	in->fd = fd;
	in->idle = idle;
	in->was_idle = false;
	in->ended = false;
	in->at = in->n = 0;
}

/* Wait for bytes; false, with errno EINTR or not: none will come. */
static bool
wait_for(struct linear_input *in)
{
	struct pollfd p = {.fd = in->fd, .events = POLLIN};
	struct timespec most = {.tv_sec = in->idle};
	sigset_t held, before;
	int n = -1;

	sigemptyset(&held);
	sigaddset(&held, SIGINT);
	sigprocmask(SIG_BLOCK, &held, &before);
	errno = EINTR;
	if (!interrupted)
		n = ppoll(&p, 1, in->idle != 0 ? &most : NULL, &before);
	if (n == 0) {
		in->was_idle = true;
		errno = 0;
	}
	sigprocmask(SIG_SETMASK, &before, NULL);
	return n > 0;
}

/* The next byte, -1: none, *WHY says why. */
static int
next_byte(struct linear_input *in, enum linear_line *why)
{
	ssize_t n;

	if (in->at == in->n) {
		in->at = in->n = 0;
		*why = LINE_ENDED;
		if (in->ended)
			return -1;
		n = wait_for(in) ? read(in->fd, in->buf, sizeof in->buf) : -1;
		if (n < 0 && errno == EINTR && interrupted)
			*why = LINE_STOPPED;
		else if (n < 0 && errno == EINTR)
			return next_byte(in, why);
		else if (n <= 0)
			in->ended = true;
		if (n <= 0)
			return -1;
		in->n = (size_t)n;
	}
	return (unsigned char)in->buf[in->at++];
}

/* What the bytes of RAW mean as typed, into LINE. */
static void
decode(const struct str *raw, struct str *line)
{
	struct keys keys;
	uint32_t out[2], special = KEY_NONE;
	char buf[32];
	size_t i, k, n;

	keys_init(&keys);
	for (i = 0; i <= raw->len; i++) {
		n = i < raw->len
			? keys_feed(&keys, (unsigned char)raw->s[i], out)
			: keys_timeout(&keys, out);
		for (k = 0; k < n; k++) {
			if (out[k] == KEY_TAB)
				out[k] = KEY_SPACE;
			if (out[k] >= KEY_SPACE && out[k] < KEY_BASE &&
			    out[k] != 0x7f)
				str_addn(line, buf, utf8_encode(out[k], buf));
			else if (out[k] > KEY_BASE &&
				 out[k] != KEY_PASTE_START &&
				 out[k] != KEY_PASTE_END)
				special = out[k];
		}
	}
	if (line->len == 0 && special != KEY_NONE)
		str_add(line, keys_name(special, buf));
}

enum linear_line
linear_input_read(struct linear_input *in, struct str *line)
{
	struct str raw = STR_INIT;
	enum linear_line how = LINE_READ;
	bool any = false;
	int c;

	str_reset(line);
	while ((c = next_byte(in, &how)) >= 0 && c != '\n') {
		any = true;
		if (raw.len < LINEAR_LINE_MAX)
			str_addc(&raw, (char)c);
		else
			how = LINE_LONG;
	}
	/* A last line without its end is a line. */
	if (c >= 0 || (how == LINE_ENDED && any)) {
		how = how == LINE_LONG ? LINE_LONG : LINE_READ;
		decode(&raw, line);
	}
	if (how == LINE_STOPPED)
		interrupted = 0;
	str_clear(&raw);
	return how;
}
