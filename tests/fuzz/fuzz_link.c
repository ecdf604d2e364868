/* SPDX-License-Identifier: ISC */
/*
 * Any text taken for a link: what is one, written again, is the same link.
 */
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "link.h"
#include "mem.h"
#include "str.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	char *text = mem_strndup((const char *)data, size);
	struct link a, b;
	struct str out = STR_INIT;

	if (link_parse(text, &a)) {
		link_format(&a, &out);
		if (!link_parse(str_c(&out), &b) || a.kind != b.kind ||
		    strcmp(a.id, b.id) != 0 || strcmp(a.id2, b.id2) != 0 ||
		    strcmp(a.subject_kind, b.subject_kind) != 0)
			abort();
	}
	str_clear(&out);
	mem_free(text);
	return 0;
}
