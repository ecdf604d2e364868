/* SPDX-License-Identifier: ISC */
/*
 * Proves who lies on a circle: not who only leads to one, each of several
 * circles, one that is its own, and a long way in no time.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "circle.h"
#include "mem.h"

static void
test_circles(void **state)
{
	/* 1 -> 2 -> 3 -> 4 -> 2; 5 -> 5; 6 -> 7 -> nothing; 8 <-> 9. */
	static const uint32_t up[] = {2, 3, 4, 2, 5, 7, 0, 9, 8};
	static const bool want[] = {
	    false, true, true, true, true, false, false, true, true};
	bool on[9];
	size_t i;

	(void)state;
	circle_find(up, 9, on);
	for (i = 0; i < 9; i++)
		assert_int_equal(on[i], want[i]);
}

static void
test_none(void **state)
{
	bool on = true;

	(void)state;
	circle_find(NULL, 0, &on);
	assert_true(on); /* nothing was asked, nothing is written */
}

/* Half a million steps up from each of half a million would not end. */
static void
test_long(void **state)
{
	uint32_t i, n = 500000, *up = mem_array(n, sizeof(*up));
	bool *on = mem_array(n, sizeof(*on));

	(void)state;
	for (i = 0; i < n; i++)
		up[i] = i == 0 ? 2 : i;
	circle_find(up, n, on);
	assert_true(on[0]);
	assert_true(on[1]);
	for (i = 2; i < n; i++)
		assert_false(on[i]);
	mem_free(up);
	mem_free(on);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_circles),
	    cmocka_unit_test(test_none),
	    cmocka_unit_test(test_long),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
