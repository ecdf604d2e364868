/* SPDX-License-Identifier: ISC */
/*
 * Proves of lines that are read one by one: a Ctrl-C ends the waiting for one
 * whether it comes before the waiting or in it, and what was typed of the
 * line goes; it is told once, and a query that follows is not stopped by it;
 * one of before the line was asked for is forgotten; the end of the input is
 * told as often as one asks.
 *
 * The Ctrl-C is the signal that a terminal makes of it.  A wait that did not
 * hear it would never end: the alarm ends the test then.
 */
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <sys/time.h>
#include <unistd.h>

#include <cmocka.h>

#include "err.h"
#include "linear_input.h"
#include "str.h"

static struct linear_input in;
static struct str line;
static int pipe_in;

static void
put(const char *s)
{
	assert_int_equal(write(pipe_in, s, strlen(s)), (ssize_t)strlen(s));
}

static void
reads(const char *wanted)
{
	linear_input_forget();
	assert_int_equal(linear_input_read(&in, &line), LINE_READ);
	assert_string_equal(str_c(&line), wanted);
	assert_false(linear_input_stopped(NULL));
}

static void
test_before(void **state)
{
	(void)state;
	linear_input_forget();
	raise(SIGINT);
	assert_true(linear_input_stopped(NULL));
	assert_int_equal(linear_input_read(&in, &line), LINE_STOPPED);
	assert_false(linear_input_stopped(NULL));
	put("one\n");
	reads("one");
}

static void
test_typed_ahead(void **state)
{
	(void)state;
	put("two\nthree\n");
	reads("two");
	/* What was read already came before it. */
	raise(SIGINT);
	assert_true(linear_input_stopped(NULL));
	reads("three");
}

static void
test_half_a_line(void **state)
{
	(void)state;
	put("fou");
	linear_input_forget();
	raise(SIGINT);
	assert_int_equal(linear_input_read(&in, &line), LINE_STOPPED);
	assert_int_equal(line.len, 0);
	/* A terminal drops what it had; a pipe does not. */
	put("r\n");
	reads("four");
}

/* The alarm is a Ctrl-C, while one waits or, on a slow machine, before. */
static void
to_interrupt(int number)
{
	(void)number;
	raise(SIGINT);
}

static void
test_while_waiting(void **state)
{
	const struct itimerval soon = {.it_value.tv_usec = 10000};

	(void)state;
	linear_input_forget();
	signal(SIGALRM, to_interrupt);
	assert_int_equal(setitimer(ITIMER_REAL, &soon, NULL), 0);
	assert_int_equal(linear_input_read(&in, &line), LINE_STOPPED);
	signal(SIGALRM, SIG_DFL);
	alarm(30);
	put("five\n");
	reads("five");
}

static void
test_end(void **state)
{
	(void)state;
	put("six");
	close(pipe_in);
	reads("six");
	assert_int_equal(linear_input_read(&in, &line), LINE_ENDED);
	assert_int_equal(linear_input_read(&in, &line), LINE_ENDED);
}

static int
setup(void **state)
{
	int ends[2];

	(void)state;
	if (pipe(ends) != 0)
		return -1;
	pipe_in = ends[1];
	linear_input_init(&in, ends[0], 0);
	linear_input_catch(true);
	alarm(30);
	return 0;
}

static int
teardown(void **state)
{
	(void)state;
	linear_input_catch(false);
	str_clear(&line);
	return 0;
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_before),
	    cmocka_unit_test(test_typed_ahead),
	    cmocka_unit_test(test_half_a_line),
	    cmocka_unit_test(test_while_waiting),
	    cmocka_unit_test(test_end),
	};

	return cmocka_run_group_tests(tests, setup, teardown);
}
