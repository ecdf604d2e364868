/* SPDX-License-Identifier: ISC */
/*
 * Any bytes as a file of marks: no more lines cannot be read than there are,
 * and what was taken in is written so that it reads back the same, with the
 * lines that cannot be read.
 */
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "marks.h"
#include "str.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct marks a, b;
	struct str once = STR_INIT, twice = STR_INIT;
	size_t i, bad, lines = 1;

	for (i = 0; i < size; i++)
		lines += data[i] == '\n';
	marks_init(&a);
	marks_init(&b);
	bad = marks_parse(&a, (const char *)data, size);
	if (bad > lines)
		abort();
	marks_format(&a, &once);
	if (marks_parse(&b, once.s, once.len) != bad)
		abort();
	marks_format(&b, &twice);
	if (once.len != twice.len || memcmp(once.s, twice.s, once.len) != 0)
		abort();
	str_clear(&once);
	str_clear(&twice);
	marks_clear(&a);
	marks_clear(&b);
	return 0;
}
