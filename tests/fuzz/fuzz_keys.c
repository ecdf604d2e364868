/* SPDX-License-Identifier: ISC */
/*
 * Any bytes from a terminal: at most two keys a byte, each with a name that
 * reads back as the key; a paste's ends have none, nor has the mouse, which is
 * somewhere on a screen.  After the time ran out nothing is pending.
 */
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include "keys.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
check_mouse(uint32_t key)
{
	enum mouse what = keys_mouse_what(key);
	int x = keys_mouse_x(key), y = keys_mouse_y(key);

	if (what > MOUSE_DOWN || x < 0 || y < 0)
		abort();
	if (keys_mouse(what, x, y) != key)
		abort();
}

static void
check(const uint32_t *keys, size_t n)
{
	char buf[32];
	size_t i;

	if (n > 2)
		abort();
	for (i = 0; i < n; i++) {
		if (keys[i] == KEY_PASTE_START || keys[i] == KEY_PASTE_END)
			continue;
		if (keys[i] & KEYS_MOUSE) {
			check_mouse(keys[i]);
			continue;
		}
		if (keys_parse(keys_name(keys[i], buf)) != keys[i])
			abort();
	}
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct keys k;
	uint32_t out[2];
	size_t i;

	keys_init(&k);
	for (i = 0; i < size; i++)
		check(out, keys_feed(&k, data[i], out));
	check(out, keys_timeout(&k, out));
	if (keys_pending(&k))
		abort();
	return 0;
}
