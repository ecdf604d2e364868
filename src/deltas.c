/* SPDX-License-Identifier: ISC */
/* deltas - see deltas.h. */
#include "deltas.h"

#include "str.h"

#define MORE 0x80U

void
deltas_add(struct str *out, uint32_t *last, uint32_t n)
{
	uint32_t d = n - *last;

	for (; d >= MORE; d >>= 7)
		str_addc(out, (char)(d % MORE | MORE));
	str_addc(out, (char)d);
	*last = n;
}

void
deltas_each(
    const void *s, size_t size, void (*take)(void *ctx, int64_t n), void *ctx)
{
	const unsigned char *p = s, *end = p + size;
	uint64_t n = 0, d;
	unsigned shift;

	while (p < end) {
		for (d = 0, shift = 0; p < end && *p >= MORE; p++) {
			if (shift > 28)
				return;
			d |= (uint64_t)(*p % MORE) << shift;
			shift += 7;
		}
		if (p == end || shift > 28)
			return;
		n += d | (uint64_t)*p++ << shift;
		if (n > UINT32_MAX)
			return;
		take(ctx, (int64_t)n);
	}
}
