/* SPDX-License-Identifier: ISC */
/*
 * idmap - the ids of one type and their numbers.
 *
 * Numbers run from 1 in the order of adding, as the items of a dataset do.
 */
#ifndef STRIFE_IDMAP_H
#define STRIFE_IDMAP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct idmap {
	const char	**ids;		/* ids[n - 1] is that of number n */
	size_t		 n, cap;
	uint32_t	*slots;		/* numbers by hash, 0: free */
	size_t		 n_slots;
	/* Some could not be read: that one is not here proves nothing. */
	bool		 incomplete;
};

/* A zeroed struct is an empty map. */
void	 idmap_clear(struct idmap *m);
/* Add ID, which is borrowed; returns its number, or 0 where it is there. */
uint32_t idmap_add(struct idmap *m, const char *id);
/* Add an item that has no usable id, so that the numbers behind stay true. */
void	 idmap_skip(struct idmap *m);
/* The number of ID, or 0. */
uint32_t idmap_find(const struct idmap *m, const char *id);

#endif
