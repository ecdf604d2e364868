/* SPDX-License-Identifier: ISC */
/*
 * Proves of searches that go on between keys, on the 40,005 events of many.h:
 * the first screen is there while the line above still says that all are being
 * counted; the count comes by itself, and ends; keys that want more hits, or
 * the last one, get them; a ranking that a key stops leaves the hits in order
 * of time and says so; what is told of a hit in the timeline is made exact;
 * nothing is left to do where all is done at once; and in the end the screen
 * is the same as then.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "app_hits.h"
#include "many_app.h"

static void
test_counting(void **state)
{
	(void)state;
	begin(false);
	app_command(&app, "results everywhere");
	assert_true(shows("counting the events that hold everywhere"));
	assert_true(shows("by time 1/counting"));
	assert_true(shows("Event 6"));
	assert_true(app_pending(&app));
	wait();
	assert_true(shows("40000 of 40005 events hold everywhere"));
	assert_true(shows("by time 1/40000"));
	assert_false(app_pending(&app));
	app_clear(&app);
}

static void
test_small(void **state)
{
	(void)state;
	/* The last hit is found before a screen is full: nothing goes on. */
	begin(false);
	app_command(&app, "results once");
	app_draw(&app);
	assert_false(app_pending(&app));
	assert_true(shows("1 of 40005 events hold once"));
	app_clear(&app);
}

/* Whatever is wanted is there, as when all had been counted before. */
static void
test_moving(void **state)
{
	(void)state;
	begin(false);
	app_command(&app, "results everywhere");
	app_draw(&app);
	keys("                                                  ");
	assert_true(shows("by time 301/counting"));
	assert_true(shows("Event 306"));
	keys("G");
	assert_true(shows("to the last hit, when all are counted"));
	assert_true(shows("by time 301/counting"));
	wait();
	assert_true(shows("by time 40000/40000"));
	assert_true(shows("Event 40005"));
	app_clear(&app);
	/* A key typed behind it counts from there. */
	begin(false);
	app_command(&app, "results everywhere");
	keys("Gk");
	assert_true(shows("by time 39999/40000"));
	app_clear(&app);
	/* Upwards from the first is the last. */
	begin(false);
	app_command(&app, "results everywhere");
	keys("N");
	assert_true(shows("by time 40000/40000"));
	app_clear(&app);
}

static void
test_back(void **state)
{
	(void)state;
	begin(false);
	app_command(&app, "results everywhere");
	wait();
	keys("G");
	app_command(&app, "results seldom");
	wait();
	assert_true(shows("41 of 40005 events hold seldom"));
	app_command(&app, "back");
	assert_true(shows("by time 40000/40000"));
	app_clear(&app);
}

static bool
always(void *ctx)
{
	(void)ctx;
	return true;
}

static void
test_ranking(void **state)
{
	(void)state;
	begin(false);
	app_command(&app, "results everywhere");
	keys("S");
	assert_true(shows("ranking all hits; any key stops it"));
	assert_true(shows("by time 1/counting"));
	while (!app_ranks(&app))
		app_work(&app);
	assert_true(shows("by time 1/40000"));
	db_set_poll(db, always, NULL);
	app_work(&app);
	db_set_poll(db, NULL, NULL);
	assert_false(app_pending(&app));
	assert_true(shows("not ranked: a key has stopped it"));
	assert_true(shows("by time 1/40000"));
	keys("S");
	wait();
	assert_true(shows("best hits first"));
	assert_true(shows("ranked 1/40000"));
	keys("S");
	assert_true(shows("by time 1/40000"));
	app_clear(&app);
}

static void
test_stopped(void **state)
{
	(void)state;
	/* The limit of time ends it; it is not tried again and again. */
	begin(false);
	app_command(&app, "results everywhere");
	app_draw(&app);
	db_set_poll(db, always, NULL);
	while (app_pending(&app))
		app_work(&app);
	db_set_poll(db, NULL, NULL);
	assert_true(shows("not counted: the events that hold everywhere"));
	app_clear(&app);
}

static void
test_timeline(void **state)
{
	(void)state;
	begin(false);
	app_command(&app, "goto event/more-20500");
	app_command(&app, "timeline");
	app_command(&app, "search seldom");
	assert_int_equal(app.now.event, 21000);
	assert_true(shows("a hit for seldom; counting all of them"));
	wait();
	assert_true(shows("hit 21 of 41 for seldom"));
	keys("n");
	assert_int_equal(app.now.event, 22000);
	assert_true(shows("hit 22 of 41 for seldom"));
	keys("NN");
	assert_int_equal(app.now.event, 20000);
	app_clear(&app);
	/* Another thing has been said meanwhile: that stays. */
	begin(false);
	app_command(&app, "goto event/more-39999");
	app_command(&app, "timeline");
	app_command(&app, "search nusra");
	assert_true(shows("from the top again"));
	keys("S");
	wait();
	assert_false(shows("hit 1 of 4"));
	app_clear(&app);
	/* Outside the list. */
	begin(false);
	app_command(&app, "goto faction/srf");
	app_command(&app, "timeline");
	app_command(&app, "search once");
	assert_true(shows("not in this list, but in 1 outside it"));
	app_clear(&app);
}

static void
test_at_once(void **state)
{
	static const char *const lines[] = {"results everywhere",
	    "results seld", "results nusra", "results kind:clash again"};
	struct str live = STR_INIT, once = STR_INIT;
	size_t i;

	(void)state;
	for (i = 0; i < sizeof lines / sizeof *lines; i++) {
		begin(false);
		app_command(&app, lines[i]);
		wait();
		screen(&live);
		app_clear(&app);
		begin(true);
		app_command(&app, lines[i]);
		app_draw(&app);
		assert_false(app_pending(&app));
		screen(&once);
		assert_string_equal(str_c(&live), str_c(&once));
		app_clear(&app);
	}
	str_clear(&live);
	str_clear(&once);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_counting),
	    cmocka_unit_test(test_small),
	    cmocka_unit_test(test_moving),
	    cmocka_unit_test(test_back),
	    cmocka_unit_test(test_ranking),
	    cmocka_unit_test(test_stopped),
	    cmocka_unit_test(test_timeline),
	    cmocka_unit_test(test_at_once),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, setup, teardown);
}
