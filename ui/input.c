/* SPDX-License-Identifier: ISC */
/*
 * input - see input.h.  Bytes are read many at a time and decoded one by
 * one, so that a key never waits for those behind it.  Only a sequence that
 * has begun is waited for with a limit; else the process sleeps until there
 * is something to do.
 */
#include "input.h"

#include <errno.h>
#include <poll.h>
#include <string.h>
#include <unistd.h>

#define QUEUE_MAX (sizeof((struct input *)0)->queue / sizeof(uint32_t))

void
input_init(struct input *i, int fd, int wake_fd, int esc_delay)
{
	memset(i, 0, sizeof *i);
	i->fd = fd;
	i->wake_fd = wake_fd;
	i->esc_delay = esc_delay;
	keys_init(&i->keys);
}

void
input_push(struct input *i, uint32_t key)
{
	if (i->queue_n < QUEUE_MAX)
		i->queue[i->queue_n++] = key;
}

/* Decode what has been read, up to the first key. */
static void
decode(struct input *i)
{
	uint32_t out[2];
	size_t k, n;

	while (i->queue_n == 0 && i->in_at < i->in_n) {
		n = keys_feed(&i->keys, i->in[i->in_at++], out);
		for (k = 0; k < n; k++)
			input_push(i, out[k]);
	}
}

static void
read_bytes(struct input *i)
{
	ssize_t n = read(i->fd, i->in, sizeof i->in);

	if (n > 0) {
		i->in_n = (size_t)n;
		i->in_at = 0;
		clock_gettime(CLOCK_MONOTONIC, &i->last);
	} else if (n == 0 || (errno != EINTR && errno != EAGAIN)) {
		i->gone = true;
	}
}

/* Milliseconds until a sequence begun is given up. */
static int
patience(const struct input *i)
{
	struct timespec now;
	long ms;

	clock_gettime(CLOCK_MONOTONIC, &now);
	ms = (long)(now.tv_sec - i->last.tv_sec) * 1000 +
	     (now.tv_nsec - i->last.tv_nsec) / 1000000;
	return ms >= i->esc_delay ? 0 : i->esc_delay - (int)ms;
}

/* Wait at most MS for either descriptor; false: neither has anything. */
static bool
wait_for_either(struct input *i, int ms, bool *woken)
{
	struct pollfd p[2] = {{i->fd, POLLIN, 0}, {i->wake_fd, POLLIN, 0}};
	int n = poll(p, 2, ms);

	if (n < 0)
		return errno == EINTR;
	*woken = p[1].revents != 0;
	if (p[0].revents != 0)
		read_bytes(i);
	return n > 0;
}

static uint32_t
take(struct input *i)
{
	uint32_t key = i->queue[0];

	i->queue_n--;
	memmove(i->queue, i->queue + 1, i->queue_n * sizeof *i->queue);
	return key;
}

uint32_t
input_key(struct input *i, int ms, bool *woken)
{
	bool sequence;
	int wait;

	*woken = false;
	for (;;) {
		decode(i);
		if (i->queue_n > 0)
			return take(i);
		if (i->gone || *woken)
			return KEY_NONE;
		sequence = keys_pending(&i->keys);
		wait = sequence ? patience(i) : ms;
		if (ms >= 0 && wait > ms) {
			sequence = false;
			wait = ms;
		}
		if (wait_for_either(i, wait, woken))
			continue;
		if (sequence)
			i->queue_n = keys_timeout(&i->keys, i->queue);
		if (i->queue_n == 0 && ms >= 0)
			return KEY_NONE;
	}
}

bool
input_waiting(struct input *i)
{
	struct pollfd p[2] = {{i->fd, POLLIN, 0}, {i->wake_fd, POLLIN, 0}};

	decode(i);
	return i->gone || i->queue_n > 0 || poll(p, 2, 0) > 0;
}
