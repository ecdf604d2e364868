/* SPDX-License-Identifier: ISC */
/*
 * Any bytes from a terminal: no more than two keys a byte, a pause leaves
 * nothing pending, and in a paste nothing comes out but characters.
 */
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include "keys.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct keys k;
	uint32_t out[2];
	char name[32];
	size_t i, j, n;
	bool pasting;

	keys_init(&k);
	for (i = 0; i < size; i++) {
		pasting = k.pasting;
		n = keys_feed(&k, data[i], out);
		if (n > 2)
			abort();
		for (j = 0; j < n; j++) {
			if (keys_name(out[j], name)[0] == '\0')
				abort();
			if (pasting && out[j] >= KEY_BASE &&
			    out[j] != KEY_PASTE_END)
				abort();
		}
	}
	if (keys_timeout(&k, out) > 2 || keys_pending(&k))
		abort();
	return 0;
}
