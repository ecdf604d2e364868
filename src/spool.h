/* SPDX-License-Identifier: ISC */
/*
 * spool - bytes put aside one after another, and read again in any order.
 *
 * What is small stays in memory; else it lies in a temporary file that has no
 * name, so that nothing of it is ever left.
 */
#ifndef STRIFE_SPOOL_H
#define STRIFE_SPOOL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "err.h"

struct spool;

/* With MEMORY bytes in memory at most.  The file, where one is needed, lies
 * where file_temporary puts it; BESIDE is borrowed. */
struct spool *spool_new(size_t memory, const char *beside);
/* Returns where the N bytes lie.  What fails is told by spool_get. */
uint64_t spool_add(struct spool *s, const void *p, size_t n);
/*
 * The N bytes at AT, borrowed until the next call; NULL where the file failed
 * (ERR_IO).  Nothing is added after the first.  All that was added may be
 * read by another thread than the one that added it.
 */
const void *spool_get(struct spool *s, uint64_t at, size_t n, struct err *e)
	    MUST_USE;
void	spool_free(struct spool *s);	/* NULL is fine */

#endif
