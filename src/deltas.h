/* SPDX-License-Identifier: ISC */
/*
 * deltas - ascending numbers in few bytes.
 *
 * Each is written as its difference from the one before (the first: from 0),
 * seven bits a byte from the lowest on, the eighth saying that more follow
 * (unsigned LEB128).  Whatever has very many events keeps their places in the
 * timeline so: a byte or two each, and read at once.
 */
#ifndef STRIFE_DELTAS_H
#define STRIFE_DELTAS_H

#include <stddef.h>
#include <stdint.h>

struct str;

/* Add N, which is larger than *LAST, and leave it there; *LAST is 0 first. */
void	deltas_add(struct str *out, uint32_t *last, uint32_t n);
/* Give each of the SIZE bytes at S to TAKE.  Ends at one that is cut off or
 * goes beyond 32 bits: bytes of strangers give numbers, but no more of them
 * than there are bytes. */
void	deltas_each(const void *s, size_t size, void (*take)(void *ctx,
	    int64_t n), void *ctx);

#endif
