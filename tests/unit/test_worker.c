/* SPDX-License-Identifier: ISC */
/*
 * Proves that things pass a lane in order and none is lost, however little
 * room there is, and that a lane which is closed from either side ends both.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "worker.h"

#define MANY 20000

struct pair {
	struct lane *there, *back;
	uintptr_t stop; /* close after that many; 0: never */
};

/* Send back what comes, until no more does. */
static void
echo(void *ctx)
{
	struct pair *p = ctx;
	uintptr_t n = 0;
	void *thing;

	while ((thing = lane_take(p->there)) != NULL) {
		if (!lane_put(p->back, thing) || ++n == p->stop)
			break;
	}
	lane_close(p->there);
	lane_close(p->back);
}

static void
test_order(void **state)
{
	struct pair p = {lane_new(1), lane_new(3), 0};
	struct worker *w = worker_start(echo, &p);
	uintptr_t i;

	(void)state;
	assert_non_null(w);
	for (i = 1; i <= MANY; i++) {
		assert_true(lane_put(p.there, (void *)i));
		assert_int_equal((uintptr_t)lane_take(p.back), i);
	}
	assert_false(lane_has(p.back));
	assert_true(lane_put(p.there, (void *)i));
	lane_close(p.there);
	assert_int_equal((uintptr_t)lane_take(p.back), i);
	assert_null(lane_take(p.back));
	worker_join(w);
	lane_free(p.there);
	lane_free(p.back);
}

static void
test_closed_there(void **state)
{
	struct pair p = {lane_new(2), lane_new(MANY), 100};
	struct worker *w = worker_start(echo, &p);
	uintptr_t i = 1, n = 0;

	(void)state;
	assert_non_null(w);
	while (lane_put(p.there, (void *)i))
		i++;
	while (lane_take(p.back) != NULL)
		n++;
	assert_int_equal(n, 100);
	worker_join(w);
	lane_free(p.there);
	lane_free(p.back);
}

static void
test_closed_here(void **state)
{
	struct pair p = {lane_new(8), lane_new(1), 0};
	struct worker *w = worker_start(echo, &p);
	uintptr_t i;

	(void)state;
	assert_non_null(w);
	for (i = 1; i <= 4; i++)
		assert_true(lane_put(p.there, (void *)i));
	/* It waits for room that never comes. */
	lane_close(p.back);
	worker_join(w);
	lane_free(p.there);
	lane_free(p.back);
	worker_join(NULL);
	lane_free(NULL);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_order),
	    cmocka_unit_test(test_closed_there),
	    cmocka_unit_test(test_closed_here),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
