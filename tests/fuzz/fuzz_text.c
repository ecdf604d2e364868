/* SPDX-License-Identifier: ISC */
/*
 * Any bytes measured and wrapped at several widths: clusters cover the text,
 * lines lie in it in order, and none is wider than was asked for (but for a
 * single wide cluster in one cell).  Ordered from right to left, every cluster
 * comes once, and turned by words no byte is lost.
 */
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include "bidi.h"
#include "mem.h"
#include "str.h"
#include "text.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
wrap(struct arena *a, const char *s, size_t n, int width)
{
	struct text_line *lines;
	size_t i, count, at = 0;

	count = text_wrap(a, s, n, width, &lines);
	for (i = 0; i < count; i++) {
		if (lines[i].start < at || lines[i].end < lines[i].start ||
		    lines[i].end > n)
			abort();
		if (lines[i].width > width && width > 1)
			abort();
		at = lines[i].end;
	}
}

/* Counts what comes. */
static void
count(void *ctx, const char *s, size_t n, size_t from)
{
	size_t *left = ctx;

	(void)s;
	(void)from;
	if (n == 0 || *left == 0)
		abort();
	--*left;
}

static void
order(const char *s, size_t n)
{
	struct str out = STR_INIT;
	size_t at, clusters;
	int base, mode, w;

	for (base = BIDI_LTR; base <= BIDI_MIXED && n > 0; base++) {
		for (mode = BIDI_ISOLATE; mode <= BIDI_OFF; mode++) {
			str_reset(&out);
			bidi_add(
			    &out, (enum bidi)mode, (enum bidi_base)base, s, n);
			if (mode == BIDI_WORDS && out.len != n)
				abort();
		}
		for (at = clusters = 0; at < n; clusters++)
			at += text_cluster(s + at, n - at, &w);
		bidi_turn(
		    BIDI_REORDER, base == BIDI_RTL, s, n, count, &clusters);
		if (clusters != 0)
			abort();
	}
	str_clear(&out);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const int widths[] = {1, 2, 7, 20, 46};
	const char *s = (const char *)data;
	struct arena a;
	size_t i, at, step, fits;
	int w, used;

	arena_init(&a);
	for (at = 0; at < size; at += step) {
		step = text_cluster(s + at, size - at, &w);
		if (step == 0 || step > size - at || w < 0)
			abort();
	}
	fits = text_fit(s, size, 10, &used);
	if (fits > size || used > 10)
		abort();
	for (i = 0; i < sizeof(widths) / sizeof(widths[0]); i++)
		wrap(&a, s, size, widths[i]);
	order(s, size);
	arena_clear(&a);
	return 0;
}
