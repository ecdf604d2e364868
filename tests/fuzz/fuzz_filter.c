/* SPDX-License-Identifier: ISC */
/*
 * Any text as a query, on the command line and at a prompt: each term lies
 * inside the query, after the one before; an error says what it is.
 */
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "filter.h"
#include "mem.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
parse(const char *text, bool dash)
{
	struct arena a;
	struct filter f;
	struct err e = ERR_INIT;
	size_t i, at = 0;

	arena_init(&a);
	if (filter_parse(&a, text, dash, &f, &e)) {
		for (i = 0; i < f.n; i++) {
			if (f.terms[i].start < at ||
			    f.terms[i].end < f.terms[i].start ||
			    f.terms[i].end > strlen(text))
				abort();
			at = f.terms[i].start;
		}
	} else if (e.text[0] == '\0')
		abort();
	arena_clear(&a);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	char *text = mem_strndup((const char *)data, size);

	parse(text, false);
	parse(text, true);
	mem_free(text);
	return 0;
}
