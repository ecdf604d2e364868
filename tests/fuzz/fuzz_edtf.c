/* SPDX-License-Identifier: ISC */
/*
 * Any text taken for a date: a date that is one has bounds in order, a sort
 * day, and words for both forms; it is compatible with itself.
 */
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include "edtf.h"
#include "mem.h"
#include "str.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	char *text = mem_strndup((const char *)data, size);
	struct str words = STR_INIT, brief = STR_INIT;
	struct edtf d;
	struct err e = ERR_INIT;

	edtf_words(text, &words);
	edtf_brief(text, &brief);
	if (edtf_parse((const char *)data, size, &d, &e)) {
		if (d.from > d.to || !edtf_compatible(&d, &d))
			abort();
		edtf_sort_day(&d);
	} else if (e.code != ERR_DATA || e.text[0] == '\0')
		abort();
	str_clear(&words);
	str_clear(&brief);
	mem_free(text);
	return 0;
}
