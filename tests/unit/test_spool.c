/* SPDX-License-Identifier: ISC */
/*
 * Proves that what was put aside is read again byte for byte and in any order,
 * whether it all fits into memory or lies in a file, and that a file that
 * cannot be made is told.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <sys/resource.h>

#include <cmocka.h>

#include "mem.h"
#include "spool.h"

#define LONGEST 9000

static uint32_t
next(uint32_t *seed)
{
	*seed = *seed * 1664525 + 1013904223;
	return *seed >> 8;
}

/* The bytes of record I, some of which are long. */
static size_t
record(uint32_t i, char *out)
{
	uint32_t seed = i;
	size_t n = next(&seed) % (i % 50 == 0 ? LONGEST : 300), k;

	for (k = 0; k < n; k++)
		out[k] = (char)next(&seed);
	return n;
}

/* COUNT records, through MEMORY bytes. */
static void
put_aside(uint32_t count, size_t memory)
{
	struct spool *s = spool_new(memory, "");
	uint64_t *at = mem_array(count + (size_t)1, sizeof(*at)), end = 0;
	struct err e = ERR_INIT;
	char buf[LONGEST];
	uint32_t i, seed = 1;
	const void *p;
	size_t n;

	for (i = 0; i < count; i++) {
		n = record(i, buf);
		at[i] = spool_add(s, buf, n);
		assert_int_equal(at[i], end);
		end += n;
	}
	/* At random, then one after another. */
	for (i = 0; i < 2 * count; i++) {
		uint32_t k = i < count ? next(&seed) % count : i - count;

		n = record(k, buf);
		p = spool_get(s, at[k], n, &e);
		assert_non_null(p);
		assert_memory_equal(p, buf, n);
	}
	spool_free(s);
	mem_free(at);
}

static void
test_any_order(void **state)
{
	(void)state;
	put_aside(0, 1 << 16);
	put_aside(1, 1);
	put_aside(1, 1 << 16);
	put_aside(1000, 1 << 24);
	put_aside(1000, 1);
	put_aside(1000, 300);
	put_aside(5000, 1 << 16);
}

static void
test_no_file(void **state)
{
	struct spool *s = spool_new(1, "");
	struct rlimit old, few;
	struct err e = ERR_INIT;

	(void)state;
	assert_int_equal(getrlimit(RLIMIT_NOFILE, &old), 0);
	few = old;
	few.rlim_cur = 0;
	assert_int_equal(setrlimit(RLIMIT_NOFILE, &few), 0);
	spool_add(s, "one", 3);
	spool_add(s, "two", 3);
	assert_int_equal(setrlimit(RLIMIT_NOFILE, &old), 0);
	assert_null(spool_get(s, 3, 3, &e));
	assert_int_equal(e.code, ERR_IO);
	assert_non_null(strstr(e.text, "no temporary file: "));
	spool_free(s);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_any_order),
	    cmocka_unit_test(test_no_file),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
