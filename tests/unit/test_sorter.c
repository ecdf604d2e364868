/* SPDX-License-Identifier: ISC */
/*
 * Proves that records come in order and none is lost, whether all fit into
 * memory or lie in a hundred runs, that equal ones all come, and that a file
 * that cannot be made is told.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>

#include <cmocka.h>

#include "sorter.h"

struct record {
	uint32_t key, number;
	uint64_t more;
};

static int
compare(const void *pa, const void *pb)
{
	const struct record *a = pa, *b = pb;

	return a->key < b->key ? -1 : a->key > b->key;
}

/* COUNT records with keys below KEYS, in MEMORY bytes. */
static void
sort_all(uint32_t count, uint32_t keys, size_t memory)
{
	struct sorter *s =
	    sorter_new(sizeof(struct record), compare, memory, "");
	unsigned char *came = calloc(1, count + (size_t)1);
	struct err e = ERR_INIT;
	uint32_t i, n = 0, last = 0, seed = 1;
	const void *next;
	struct record r;

	for (i = 0; i < count; i++) {
		seed = seed * 1664525 + 1013904223;
		r.key = seed % keys;
		r.number = i;
		r.more = (uint64_t)r.key * 1000003 + i;
		sorter_add(s, &r);
	}
	for (;; n++) {
		assert_true(sorter_next(s, &next, &e));
		if (next == NULL)
			break;
		memcpy(&r, next, sizeof(r));
		assert_true(r.key >= last);
		assert_true(r.number < count);
		assert_int_equal(r.more, (uint64_t)r.key * 1000003 + r.number);
		assert_int_equal(came[r.number]++, 0);
		last = r.key;
	}
	assert_int_equal(n, count);
	assert_true(sorter_next(s, &next, &e));
	assert_null(next);
	sorter_free(s);
	free(came);
}

static void
test_order(void **state)
{
	(void)state;
	sort_all(0, 1, 1 << 16);
	sort_all(1, 1, 1 << 16);
	sort_all(1000, UINT32_MAX, 1 << 20);
	sort_all(1000, 7, 1 << 20);
	/* In a file: as many runs as records, a few, and one that is full. */
	sort_all(100, 50, 1);
	sort_all(50000, UINT32_MAX, 8192);
	sort_all(50000, 3, 100000);
	sort_all(513, 1000, 512 * sizeof(struct record));
	sort_all(1024, 1000, 511 * sizeof(struct record));
}

static void
test_no_file(void **state)
{
	struct rlimit old, few;
	struct sorter *s;
	struct err e = ERR_INIT;
	struct record r = {1, 1, 1};
	const void *next;

	(void)state;
	assert_int_equal(getrlimit(RLIMIT_NOFILE, &old), 0);
	few = old;
	few.rlim_cur = 0;
	assert_int_equal(setrlimit(RLIMIT_NOFILE, &few), 0);
	s = sorter_new(sizeof(r), compare, 1, "");
	sorter_add(s, &r);
	sorter_add(s, &r);
	sorter_add(s, &r);
	assert_int_equal(setrlimit(RLIMIT_NOFILE, &old), 0);
	assert_false(sorter_next(s, &next, &e));
	assert_int_equal(e.code, ERR_IO);
	assert_non_null(strstr(e.text, "no temporary file: "));
	sorter_free(s);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_order),
	    cmocka_unit_test(test_no_file),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
