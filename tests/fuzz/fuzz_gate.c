/* SPDX-License-Identifier: ISC */
/*
 * Any bytes through the gate, in every combination of flags: what comes out
 * is UTF-8 without a control character but the newlines and tabs asked for,
 * and the JSON form is printable ASCII or well-formed UTF-8 in quotes.
 */
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include "gate.h"
#include "str.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
demand(int holds)
{
	if (!holds)
		abort();
}

static void
check_clean(const struct str *out, int flags)
{
	uint32_t cp;
	size_t i = 0;

	while (i < out->len) {
		i += utf8_decode(out->s + i, out->len - i, &cp);
		demand(cp != UTF8_BAD);
		if (cp == '\n')
			demand(flags & GATE_LINES);
		else if (cp == '\t')
			demand(flags & GATE_TABS);
		else
			demand(cp >= 0x20 && (cp < 0x7F || cp > 0x9F));
		demand(cp != 0x061C && cp != 0xFEFF);
		demand(cp < 0x202A || cp > 0x202E);
		demand(cp < 0x2066 || cp > 0x2069);
		if (flags & GATE_ASCII)
			demand(cp < 0x80);
	}
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct str out = STR_INIT;
	int flags;

	for (flags = 0; flags < 8; flags++) {
		str_reset(&out);
		gate_text(&out, (const char *)data, size, flags);
		check_clean(&out, flags);
	}
	str_reset(&out);
	gate_json(&out, (const char *)data, size);
	check_clean(&out, 0);
	demand(out.len >= 2 && out.s[0] == '"' && out.s[out.len - 1] == '"');
	str_clear(&out);
	return 0;
}
