/* SPDX-License-Identifier: ISC */
/*
 * lineage_lanes - from which row to which a lane runs, and where it stands.
 *
 * A lane runs over its own rows and over those of the days on which its
 * factions are known.  Places are given by nearness: a walk over the rows,
 * breadth first from the chosen lane, makes a tree, whose branches go to the
 * left and to the right alike; what does not fit is what is farthest.  All of
 * it is done once, when the rows are known or the width has changed; a key
 * costs none of it.
 */
#include "lineage_lanes.h"

#include <stdlib.h>
#include <string.h>

#include "../src/query.h"

bool
lineage_tie(enum lineage_shape shape)
{
	return shape == LINEAGE_PART || shape == LINEAGE_ALLY;
}

/* ---- extents ---- */

/* The rows between which a lane is known: its own, and those of the days
 * that its factions are known on. */
static void
extend(const struct lineage *l, struct lineage_lane *lane)
{
	size_t low = 0, high = l->n_dated, end;

	if (lane->known_from > lane->known_to)
		return;
	while (low < high) {
		size_t mid = low + (high - low) / 2;

		if (l->rows[mid].day < lane->known_from)
			low = mid + 1;
		else
			high = mid;
	}
	for (end = l->n_dated, high = low; high < end;) {
		size_t mid = high + (end - high) / 2;

		if (l->rows[mid].day <= lane->known_to)
			high = mid + 1;
		else
			end = mid;
	}
	if (low ==
	    high) /* it is known between two rows, or on no day of theirs */
		return;
	low = l->rows[low].head;
	high = l->rows[high - 1].head + 1;
	if (lane->first > lane->last)
		lane->first = lane->last = low;
	if (low < lane->first)
		lane->first = low;
	if (!lane->ended && high - 1 > lane->last)
		lane->last = high - 1;
}

void
lineage_extents(struct lineage *l)
{
	size_t i;

	for (i = 0; i < l->n_dated; i++) {
		const struct lineage_row *row = &l->rows[i];
		const uint32_t ends[2] = {row->from, row->to};
		int k;

		for (k = 0; k < 2; k++) {
			struct lineage_lane *lane = &l->lanes[ends[k]];

			if (lane->first > row->head)
				lane->first = row->head;
			lane->last = row->head;
			lane->ended = false;
		}
		/* What has merged ends, unless it is met again. */
		if (row->shape == LINEAGE_BEND && row->from != row->to &&
		    strcmp(row->relation->kind, "merged-into") == 0)
			l->lanes[row->from].ended = true;
	}
	for (i = 0; i < l->n_lanes; i++) {
		struct lineage_lane *lane = &l->lanes[i];

		extend(l, lane);
		if (lane->first > lane->last)
			continue;
		lane->before = lane->known_from < l->rows[lane->first].day;
		lane->after =
		    !lane->ended && lane->known_to > l->rows[lane->last].day;
	}
}

/* ---- nearness ---- */

static uint32_t *
zeros(struct lineage *l, size_t n)
{
	return arena_array(&l->arena, n + 1, sizeof(uint32_t));
}

static int
by_rows(const void *va, const void *vb)
{
	const struct lineage_lane *const *a = va, *const *b = vb;

	if ((*a)->n_rows != (*b)->n_rows)
		return (*a)->n_rows < (*b)->n_rows ? 1 : -1;
	return *a < *b ? -1 : *a > *b;
}

/* Rows of each lane: those of lane i are list[at[i]] .. list[at[i + 1]]. */
static void
rows_of_lanes(struct lineage *l, uint32_t **at, uint32_t **list)
{
	uint32_t *fill;
	size_t i;

	*at = zeros(l, l->n_lanes + 1);
	*list = zeros(l, 2 * l->n_rows);
	fill = zeros(l, l->n_lanes);
	for (i = 0; i < l->n_lanes; i++)
		(*at)[i + 1] = (*at)[i] + (uint32_t)l->lanes[i].n_rows;
	for (i = 0; i < l->n_rows; i++) {
		uint32_t a = l->rows[i].from, b = l->rows[i].to;

		(*list)[(*at)[a] + fill[a]++] = (uint32_t)i;
		if (a != b)
			(*list)[(*at)[b] + fill[b]++] = (uint32_t)i;
	}
}

/* Breadth first from the chosen lane; without one, from the lane with most
 * rows, group after group.  A seed is its own parent. */
void
lineage_order(struct lineage *l)
{
	struct lineage_lane **seeds = arena_array(
	    &l->arena, l->n_lanes + 1, sizeof(struct lineage_lane *));
	uint32_t *at, *list;
	size_t i, k, head = 0, tail = 0;

	l->order = zeros(l, l->n_lanes);
	rows_of_lanes(l, &at, &list);
	for (i = 0; i < l->n_lanes; i++)
		seeds[i] = &l->lanes[i];
	if (l->n_lanes > 1)
		qsort(
		    seeds, l->n_lanes, sizeof(struct lineage_lane *), by_rows);
	for (i = 0; i < l->n_lanes; i++) {
		if (seeds[i]->chosen) {
			struct lineage_lane *first = seeds[0];

			seeds[0] = seeds[i];
			seeds[i] = first;
		}
	}
	for (i = 0; i < l->n_lanes; i++) {
		uint32_t seed = (uint32_t)(seeds[i] - l->lanes);

		if (seeds[i]->parent != LINEAGE_NO_LANE)
			continue;
		seeds[i]->parent = seed;
		for (l->order[tail++] = seed; head < tail; head++) {
			uint32_t here = l->order[head];

			uint32_t n = at[here + 1] - at[here];

			/* Twice over its rows: ties come after the rest. */
			for (k = 0; k < 2 * (size_t)n; k++) {
				size_t m = k < n ? k : k - n;
				const struct lineage_row *r =
				    &l->rows[list[at[here] + m]];
				uint32_t to = r->from == here ? r->to : r->from;

				if (l->lanes[to].parent != LINEAGE_NO_LANE ||
				    lineage_tie(r->shape) != (k >= n))
					continue;
				l->lanes[to].parent = here;
				l->order[tail++] = to;
			}
		}
	}
}

/* ---- places ---- */

/* LANE, then those that hang on it, away from the seed.  Depth and work are
 * bounded by LINEAGE_SHOWN_MAX. */
static void
branch(const struct lineage *l, uint32_t lane, uint32_t *out, size_t *n)
{
	size_t i;

	out[(*n)++] = lane;
	for (i = 0; i < l->shown; i++) {
		uint32_t k = l->order[i];

		if (k != lane && l->lanes[k].parent == lane)
			branch(l, k, out, n);
	}
}

/* The branches of a seed to its two sides, so that both grow alike. */
static int
place_group(struct lineage *l, uint32_t seed, int place)
{
	uint32_t left[LINEAGE_SHOWN_MAX], right[LINEAGE_SHOWN_MAX];
	size_t i, n_left = 0, n_right = 0;

	for (i = 0; i < l->shown; i++) {
		uint32_t k = l->order[i];

		if (k == seed || l->lanes[k].parent != seed)
			continue;
		if (n_left <= n_right)
			branch(l, k, left, &n_left);
		else
			branch(l, k, right, &n_right);
	}
	while (n_left > 0)
		l->lanes[left[--n_left]].place = place++;
	l->lanes[seed].place = place++;
	for (i = 0; i < n_right; i++)
		l->lanes[right[i]].place = place++;
	return place;
}

void
lineage_fit(struct lineage *l, size_t max)
{
	size_t i;
	int place = 0;

	if (max > LINEAGE_SHOWN_MAX)
		max = LINEAGE_SHOWN_MAX;
	for (i = 0; i < l->n_lanes; i++)
		l->lanes[i].place = -1;
	l->shown = max < l->n_lanes ? max : l->n_lanes;
	for (i = 0; i < l->shown; i++) {
		if (l->lanes[l->order[i]].parent == l->order[i])
			place = place_group(l, l->order[i], place);
	}
}

bool
lineage_above(const struct lineage_lane *lane, size_t row)
{
	return row <= lane->last &&
	       (row > lane->first || (row == lane->first && lane->before));
}

bool
lineage_below(const struct lineage_lane *lane, size_t row)
{
	return row >= lane->first &&
	       (row < lane->last || (row == lane->last && lane->after));
}
