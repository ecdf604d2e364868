/* SPDX-License-Identifier: ISC */
/*
 * sorter - records of one size put in order, in as much memory as is given.
 *
 * Add all, then take them in order.  What does not fit lies in a temporary
 * file that has no name, so that nothing of it is ever left; a million events
 * cost no more memory than ten thousand.
 */
#ifndef STRIFE_SORTER_H
#define STRIFE_SORTER_H

#include <stdbool.h>
#include <stddef.h>

#include "err.h"

struct sorter;

typedef int sorter_compare(const void *a, const void *b);

/*
 * For records of SIZE bytes, about MEMORY bytes of them at a time.  The file,
 * where one is needed, lies in the folder that the file BESIDE lies in; "":
 * where temporary files lie.  BESIDE is borrowed.
 */
struct sorter *sorter_new(size_t size, sorter_compare *compare, size_t memory,
    const char *beside);
/* A copy of it is kept.  What fails is told by sorter_next. */
void	sorter_add(struct sorter *s, const void *record);
/*
 * The next in order, borrowed until the next call; NULL at the end.  Nothing
 * is added after the first.  ERR_IO where the file failed.
 */
bool	sorter_next(struct sorter *s, const void **record, struct err *e)
	    MUST_USE;
void	sorter_free(struct sorter *s);	/* NULL is fine */

#endif
