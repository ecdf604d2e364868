/* SPDX-License-Identifier: ISC */
/*
 * clash_dead - the dead of one event, as low and as high as they are told.
 * The rule stands in clash.h.
 */
#ifndef STRIFE_CLASH_DEAD_H
#define STRIFE_CLASH_DEAD_H

#include <stdbool.h>
#include <stdint.h>

struct dead;
struct subject_rows;

struct dead	*dead_new(const struct subject_rows *r);
void		 dead_free(struct dead *d);	/* NULL is fine */
/* Of two factions on their sides; false where no figure is told. */
bool		 dead_of_pair(const struct dead *d, uint32_t a, int side_a,
		    uint32_t b, int side_b, int64_t *low, int64_t *high);

#endif
