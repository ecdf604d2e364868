/* SPDX-License-Identifier: ISC */
/*
 * Proves that a number is found by kind and id, that the first of two stays,
 * and that a table serves again after a reset, small or large.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "slugs.h"

static void
test_find(void **state)
{
	struct slugs s = {NULL, 0, 0};

	(void)state;
	assert_int_equal(slugs_find(&s, 0, "a"), 0);
	assert_true(slugs_add(&s, 0, "a", 1));
	assert_true(slugs_add(&s, 1, "a", 2));
	assert_true(slugs_add(&s, 0, "", 3));
	assert_false(slugs_add(&s, 0, "a", 4));
	assert_int_equal(slugs_find(&s, 0, "a"), 1);
	assert_int_equal(slugs_find(&s, 1, "a"), 2);
	assert_int_equal(slugs_find(&s, 0, ""), 3);
	assert_int_equal(slugs_find(&s, 0, "b"), 0);
	slugs_clear(&s);
}

static void
test_many(void **state)
{
	struct slugs s = {NULL, 0, 0};
	char id[16];
	uint32_t i, round, n;

	(void)state;
	for (round = 0; round < 3; round++) {
		n = round == 1 ? 10 : 5000;
		for (i = 1; i <= n; i++) {
			snprintf(id, sizeof(id), "id-%u", i);
			assert_true(slugs_add(&s, 0, id, i));
		}
		for (i = 1; i <= n; i++) {
			snprintf(id, sizeof(id), "id-%u", i);
			assert_int_equal(slugs_find(&s, 0, id), i);
		}
		slugs_reset(&s);
		assert_int_equal(slugs_find(&s, 0, "id-1"), 0);
	}
	slugs_clear(&s);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_find),
	    cmocka_unit_test(test_many),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
