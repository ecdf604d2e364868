/* SPDX-License-Identifier: ISC */
/*
 * Proves the map of ids: numbers from 1 in order, none twice, items without
 * an id counted, all found again after much growing.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "idmap.h"
#include "mem.h"

static void
test_few(void **state)
{
	struct idmap m = {0};

	(void)state;
	assert_int_equal(idmap_find(&m, "a"), 0);
	assert_int_equal(idmap_add(&m, "a"), 1);
	assert_int_equal(idmap_add(&m, "b"), 2);
	assert_int_equal(idmap_add(&m, "a"), 0);
	idmap_skip(&m);
	assert_int_equal(idmap_add(&m, "c"), 4);
	assert_int_equal(m.n, 4);
	assert_int_equal(idmap_find(&m, "a"), 1);
	assert_int_equal(idmap_find(&m, "b"), 2);
	assert_int_equal(idmap_find(&m, "c"), 4);
	assert_int_equal(idmap_find(&m, "d"), 0);
	assert_string_equal(m.ids[2], "");
	assert_string_equal(m.ids[3], "c");
	idmap_clear(&m);
	assert_int_equal(m.n, 0);
	assert_int_equal(idmap_find(&m, "a"), 0);
}

static void
test_many(void **state)
{
	struct idmap m = {0};
	struct arena a;
	uint32_t i;

	(void)state;
	arena_init(&a);
	for (i = 1; i <= 10000; i++)
		assert_int_equal(
		    idmap_add(&m, arena_printf(&a, "id-%u", i)), i);
	for (i = 1; i <= 10000; i++)
		assert_int_equal(
		    idmap_find(&m, arena_printf(&a, "id-%u", i)), i);
	assert_int_equal(idmap_find(&m, "id-0"), 0);
	assert_int_equal(idmap_find(&m, "id-10001"), 0);
	idmap_clear(&m);
	arena_clear(&a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_few),
	    cmocka_unit_test(test_many),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
