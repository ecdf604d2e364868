/* SPDX-License-Identifier: ISC */
/*
 * Any bytes as a file of settings: what is wrong is told by line, at most
 * once a line and in their order, and says what was expected; the keymap
 * stays whole.
 */
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "keymap.h"
#include "settings.h"
#include "str.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct settings s;
	struct str text = STR_INIT;
	size_t i, lines = 1;
	unsigned last = 0;

	for (i = 0; i < size; i++)
		lines += data[i] == '\n';
	settings_init(&s);
	settings_parse(&s, "dir/config", (const char *)data, size);
	for (i = 0; i < s.n_problems; i++) {
		const struct settings_problem *p = &s.problems[i];

		if (p->line > lines || (i > 0 && p->line <= last) ||
		    strstr(p->text, ", expected ") == NULL)
			abort();
		last = p->line;
		settings_problem(&s, i, &text);
	}
	settings_summary(&s, &text);
	if ((text.len > 0) != (s.n_problems > 0) ||
	    (unsigned)s.scheme >= SCHEME_COUNT ||
	    s.ascii > SETTINGS_ASCII_OFF || s.bidi > BIDI_OFF)
		abort();
	keymap_find(s.keymap, 0, 'q', IN_ALL);
	str_clear(&text);
	settings_clear(&s);
	return 0;
}
