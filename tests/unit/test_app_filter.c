/* SPDX-License-Identifier: ISC */
/*
 * Proves of a filter by words on the 40,005 events of many.h: the frame after
 * it shows the list of before and says that it is counting; the list comes by
 * itself, and ends up as where all is done at once, also what is said of it;
 * keys that need no list leave the counting where it is, one that needs it has
 * it whole; what is typed over it, taken back or set aside is what is counted
 * then; the same filter again is not counted again; what fails is said, and
 * what is stopped is asked again.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "app_filter.h"
#include "app_hits.h"
#include "many_app.h"

static void
test_counting(void **state)
{
	(void)state;
	begin(false);
	keys("&everywhere\r");
	assert_true(shows("counting of 40005 events · everywhere"));
	assert_true(shown("Offensive on the mountain"));
	assert_true(shown(" counting ─┐"));
	assert_true(app_pending(&app));
	assert_false(app_ranks(&app));
	wait();
	assert_true(shows("40000 of 40005 events · everywhere"));
	assert_true(shown("1/40000"));
	assert_false(shown("Offensive on the mountain"));
	assert_false(app_pending(&app));
	app_clear(&app);
}

static void
test_keys(void **state)
{
	uint32_t at;

	(void)state;
	begin(false);
	keys("&everywhere\r");
	app_draw(&app);
	at = app.filling.next;
	assert_true(at > 0 && at < MANY);
	/* Heard at once. */
	keys(":");
	assert_int_equal(app.filling.next, at);
	keys("\033");
	app_command(&app, "help");
	assert_int_equal(app.filling.next, at);
	app_command(&app, "back");
	assert_false(app_pending(&app));
	app_clear(&app);
	/* A movement is one in the list. */
	begin(false);
	keys("&everywhere\rG");
	assert_true(shows("40000/40000"));
	app_clear(&app);
}

static void
test_typed(void **state)
{
	(void)state;
	begin(false);
	keys("&everywhere");
	assert_true(shows("counting of 40005 events"));
	keys(" seldom");
	wait();
	assert_true(shows("41 of 40005 events"));
	/* Accepted, it is not counted again. */
	keys("\r");
	app_draw(&app);
	assert_null(app.filling.plan);
	assert_true(shows("41 of 40005 events · everywhere seldom"));
	/* Back to it from one that is being counted. */
	keys("&\025everywhere");
	app_draw(&app);
	assert_true(app_pending(&app));
	keys("\033");
	wait();
	assert_true(shows("41 of 40005 events · everywhere seldom"));
	/* Set aside, and back. */
	keys("&\025everywhere\r");
	app_draw(&app);
	keys(".");
	assert_true(shows("40005 events · set aside: everywhere"));
	assert_false(app_pending(&app));
	keys(".");
	wait();
	assert_true(shows("40000 of 40005 events · everywhere"));
	app_clear(&app);
}

/* The event that is selected stays so, if the list will have it. */
static void
test_selected(void **state)
{
	(void)state;
	begin(false);
	app_command(&app, "goto event/more-39000");
	app_command(&app, "timeline");
	keys("&seldom\r");
	assert_true(shows("counting"));
	wait();
	assert_true(shows("40/41"));
	assert_int_equal(app.now.event, 39000);
	app_clear(&app);
}

static bool
always(void *ctx)
{
	(void)ctx;
	return true;
}

static void
test_stopped(void **state)
{
	(void)state;
	begin(false);
	keys("&everywhere\r");
	app_draw(&app);
	db_set_poll(db, always, NULL);
	while (app_pending(&app))
		app_work(&app);
	db_set_poll(db, NULL, NULL);
	assert_true(app.stale & STALE_EVENTS);
	wait();
	assert_true(shows("40000 of 40005 events · everywhere"));
	app_clear(&app);
}

static void
same(const char *command)
{
	struct str live = STR_INIT, once = STR_INIT;

	begin(false);
	app_command(&app, command);
	wait();
	screen(&live);
	app_clear(&app);
	begin(true);
	app_command(&app, command);
	assert_false(app_pending(&app));
	screen(&once);
	assert_string_equal(str_c(&live), str_c(&once));
	app_clear(&app);
	str_clear(&live);
	str_clear(&once);
}

static void
test_at_once(void **state)
{
	(void)state;
	same("filter everywhere");
	same("filter seldom faction:hazzm");
	same("filter no-such-word");
	same("filter everywhere to:2014");
	same("filter everywhere -again");
	same("filter nusra");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_counting),
	    cmocka_unit_test(test_keys),
	    cmocka_unit_test(test_typed),
	    cmocka_unit_test(test_selected),
	    cmocka_unit_test(test_stopped),
	    cmocka_unit_test(test_at_once),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, setup, teardown);
}
