/* SPDX-License-Identifier: ISC */
/*
 * bits - a set of small numbers, one bit each.
 *
 * The filters of query_filter.c keep sets of places in the timeline this
 * way: joining two of them is a walk over words, counting is exact.
 */
#ifndef STRIFE_BITS_H
#define STRIFE_BITS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct bits {
	uint64_t *word;
	size_t n; /* numbers 0 .. n-1 */
};

void bits_init(struct bits *b, size_t n); /* empty */
void bits_clear(struct bits *b);	  /* frees */
void bits_fill(struct bits *b);		  /* all of them */
void bits_none(struct bits *b);		  /* empty again */
/* A number beyond the set is nothing. */
void bits_set(struct bits *b, size_t i);
bool bits_has(const struct bits *b, size_t i);
size_t bits_count(const struct bits *b);
/* Both sets hold the same n. */
void bits_and(struct bits *b, const struct bits *with);
void bits_or(struct bits *b, const struct bits *with);
void bits_without(struct bits *b, const struct bits *what);
/* The first number of the set from I on, or n. */
size_t bits_next(const struct bits *b, size_t i);
/* The last one before END, or n. */
size_t bits_before(const struct bits *b, size_t end);

#endif
