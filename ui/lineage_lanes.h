/* SPDX-License-Identifier: ISC */
/*
 * lineage_lanes - what lineage.c leaves to lineage_lanes.c: the lanes of rows
 * that are there.  The view's part of it (lineage_fit, lineage_above and
 * lineage_below) is told in lineage.h.
 */
#ifndef STRIFE_LINEAGE_LANES_H
#define STRIFE_LINEAGE_LANES_H

#include <stdbool.h>
#include <stdint.h>

#include "lineage.h"

/* The number of no lane, or of no faction. */
#define LINEAGE_NO_LANE UINT32_MAX

/* Part of, allied with: it leads to a neighbour but not further. */
bool	lineage_tie(enum lineage_shape shape);
/* Find from which row to which each lane is known: `first' to `after'. */
void	lineage_extents(struct lineage *l);
/* Find the order of lanes, nearest to the chosen one first, and the tree that
 * their places are given by. */
void	lineage_order(struct lineage *l);

#endif
