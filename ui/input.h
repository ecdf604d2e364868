/* SPDX-License-Identifier: ISC */
/*
 * input - keys from a file descriptor: reading, the patience after an Esc,
 * and a short queue in front.  Beside the keys it waits for a second
 * descriptor, which wakes it.
 */
#ifndef STRIFE_INPUT_H
#define STRIFE_INPUT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <time.h>

#include "keys.h"

struct input {
	int		 fd, wake_fd;
	int		 esc_delay;	/* ms */
	bool		 gone;		/* FD has come to its end */
	struct keys	 keys;
	uint8_t		 in[256];	/* read, not decoded yet */
	size_t		 in_n, in_at;
	uint32_t	 queue[8];
	size_t		 queue_n;
	struct timespec	 last;		/* when the last bytes came */
};

void	input_init(struct input *i, int fd, int wake_fd, int esc_delay);
/* A key to be given before all others; dropped when there are many. */
void	input_push(struct input *i, uint32_t key);
/* The next key, waited for at most MS (-1: for ever); KEY_NONE: none came, or
 * the other descriptor is readable (*WOKEN), or this one is GONE. */
uint32_t input_key(struct input *i, int ms, bool *woken);
/* Is there something to be had without waiting? */
bool	input_waiting(struct input *i);

#endif
