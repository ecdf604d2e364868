/* SPDX-License-Identifier: ISC */
/*
 * From each number that no walk has met yet a walk goes up and leaves its own
 * sign on the way.  A walk that meets its own sign has found a circle.  So
 * each number is passed twice at most, however long the ways are.
 */
#include "circle.h"

#include <stddef.h>
#include <string.h>

#include "mem.h"

void
circle_find(const uint32_t *up, uint32_t n, bool *on)
{
	uint32_t *walk = mem_array((size_t)n + 1, sizeof(*walk)), i, at;

	memset(on, 0, n * sizeof(*on));
	for (i = 1; i <= n; i++) {
		for (at = i; at != 0 && walk[at - 1] == 0; at = up[at - 1])
			walk[at - 1] = i;
		if (at == 0 || walk[at - 1] != i)
			continue;
		for (; !on[at - 1]; at = up[at - 1])
			on[at - 1] = true;
	}
	mem_free(walk);
}
