/* SPDX-License-Identifier: ISC */
/*
 * row_impl - values that row.c and row_claim.c both make.
 */
#ifndef STRIFE_ROW_IMPL_H
#define STRIFE_ROW_IMPL_H

#include "row.h"
#include "value.h"

/* A day as YYYY-MM-DD; null for an open bound. */
struct value *row_day(struct arena *a, int32_t day);
/* Ids of places, both of a pair of them. */
struct value *row_place_ids(
    struct arena *a, const struct q_place *places, size_t n);
struct value *row_side(struct arena *a, int side);

#endif
