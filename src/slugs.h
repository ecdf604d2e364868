/* SPDX-License-Identifier: ISC */
/*
 * slugs - which number has this id?
 *
 * A hash table from the hash of an id to a number, without the ids
 * themselves: 16 bytes an entry however long they are.  Two ids with one
 * 64-bit hash are taken for one, so whoever cares looks at the ids again.
 */
#ifndef STRIFE_SLUGS_H
#define STRIFE_SLUGS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct slugs {
	struct slug	*slots;
	size_t		 size, used;
};

/* What stands for KIND's id. */
uint64_t	slugs_hash(int kind, const char *id);
/* Add KIND's id with number N > 0, unless it is there: true when it is new. */
bool		slugs_add(struct slugs *s, int kind, const char *id, uint32_t n);
uint32_t	slugs_find(const struct slugs *s, int kind, const char *id);
void		slugs_reset(struct slugs *s);	/* empty, memory kept */
void		slugs_clear(struct slugs *s);

#endif
