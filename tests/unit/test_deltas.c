/* SPDX-License-Identifier: ISC */
/*
 * Proves: ascending numbers come back as they were added, at every length of a
 * difference; what is cut off, or goes beyond 32 bits, ends them.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "deltas.h"
#include "str.h"

static int64_t got[16];
static size_t n_got;

static void
take(void *ctx, int64_t n)
{
	(void)ctx;
	assert_true(n_got < 16);
	got[n_got++] = n;
}

static size_t
each(const void *s, size_t size)
{
	n_got = 0;
	deltas_each(s, size, take, NULL);
	return n_got;
}

static void
test_round(void **state)
{
	static const uint32_t numbers[] = {
	    1, 2, 129, 256, 300, 16683, 16684, 2113835, 4294967294, 4294967295};
	size_t n = sizeof(numbers) / sizeof(numbers[0]), i;
	struct str s = STR_INIT;
	uint32_t last = 0;

	(void)state;
	for (i = 0; i < n; i++)
		deltas_add(&s, &last, numbers[i]);
	assert_int_equal(last, 4294967295);
	assert_int_equal(s.len, 1 + 1 + 1 + 1 + 1 + 2 + 1 + 3 + 5 + 1);
	assert_int_equal(each(s.s, s.len), n);
	for (i = 0; i < n; i++)
		assert_int_equal(got[i], numbers[i]);
	assert_int_equal(each(s.s, s.len - 2), n - 2);
	str_clear(&s);
}

static void
test_strangers(void **state)
{
	(void)state;
	assert_int_equal(each("", 0), 0);
	/* No end; six bytes; five, of 35 bits; a sum beyond. */
	assert_int_equal(each("\x05\x80", 2), 1);
	assert_int_equal(each("\x80\x80\x80\x80\x80\x01\x01", 7), 0);
	assert_int_equal(each("\xff\xff\xff\xff\x7f\x01", 6), 0);
	assert_int_equal(each("\xff\xff\xff\xff\x0f\x01\x01", 7), 1);
	/* The same number over and over. */
	assert_int_equal(each("\x07\0\0\0", 4), 4);
	assert_int_equal(got[3], 7);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_round),
	    cmocka_unit_test(test_strangers),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
