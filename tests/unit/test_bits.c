/* SPDX-License-Identifier: ISC */
/*
 * Proves sets at the borders of their words: filling, counting, walking and
 * joining agree with a plain array of truths.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "bits.h"

static const size_t sizes[] = {0, 1, 63, 64, 65, 127, 128, 130};
#define SIZES (sizeof(sizes) / sizeof(sizes[0]))

static void
test_fill(void **state)
{
	struct bits b;
	size_t i;

	(void)state;
	for (i = 0; i < SIZES; i++) {
		bits_init(&b, sizes[i]);
		assert_int_equal(bits_count(&b), 0);
		assert_int_equal(bits_next(&b, 0), sizes[i]);
		bits_fill(&b);
		assert_int_equal(bits_count(&b), sizes[i]);
		assert_false(bits_has(&b, sizes[i]));
		bits_set(&b, sizes[i]); /* beyond: nothing */
		assert_int_equal(bits_count(&b), sizes[i]);
		bits_none(&b);
		assert_int_equal(bits_count(&b), 0);
		bits_clear(&b);
	}
}

static void
test_walk(void **state)
{
	struct bits b;
	size_t i, at, n;

	(void)state;
	bits_init(&b, 200);
	for (i = 0; i < 200; i += 7)
		bits_set(&b, i);
	n = 0;
	for (at = bits_next(&b, 0); at < 200; at = bits_next(&b, at + 1)) {
		assert_int_equal(at, n * 7);
		assert_true(bits_has(&b, at));
		n++;
	}
	assert_int_equal(n, 29);
	assert_int_equal(bits_next(&b, 500), 200);
	bits_clear(&b);
}

static void
test_back(void **state)
{
	struct bits b;
	size_t i, at, n, end;

	(void)state;
	for (i = 0; i < SIZES; i++) {
		bits_init(&b, sizes[i]);
		assert_int_equal(bits_before(&b, 500), sizes[i]);
		bits_fill(&b);
		for (end = 1; end <= sizes[i]; end++)
			assert_int_equal(bits_before(&b, end), end - 1);
		assert_int_equal(bits_before(&b, 0), sizes[i]);
		bits_clear(&b);
	}
	bits_init(&b, 200);
	for (i = 0; i < 200; i += 7)
		bits_set(&b, i);
	n = 29;
	for (at = bits_before(&b, 500); at < 200; at = bits_before(&b, at))
		assert_int_equal(at, --n * 7);
	assert_int_equal(n, 0);
	bits_clear(&b);
}

static void
test_join(void **state)
{
	struct bits a, b;
	size_t i;

	(void)state;
	bits_init(&a, 130);
	bits_init(&b, 130);
	for (i = 0; i < 130; i += 2)
		bits_set(&a, i);
	for (i = 0; i < 130; i += 3)
		bits_set(&b, i);
	bits_and(&a, &b);
	for (i = 0; i < 130; i++)
		assert_int_equal(bits_has(&a, i), i % 6 == 0);
	bits_without(&b, &a);
	for (i = 0; i < 130; i++)
		assert_int_equal(bits_has(&b, i), i % 3 == 0 && i % 2 != 0);
	bits_or(&a, &b);
	for (i = 0; i < 130; i++)
		assert_int_equal(bits_has(&a, i), i % 3 == 0);
	bits_clear(&a);
	bits_clear(&b);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_fill),
	    cmocka_unit_test(test_walk),
	    cmocka_unit_test(test_back),
	    cmocka_unit_test(test_join),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
