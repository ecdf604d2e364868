/* SPDX-License-Identifier: ISC */
/*
 * Proves: every field that a dispute can have reads as English at the head of
 * its values and behind "sources differ on".
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "differ.h"
#include "str.h"

static void
is(const char *field, const char *label, const char *phrase)
{
	struct str s = STR_INIT;

	assert_string_equal(differ_label(field), label);
	differ_phrase(field, &s);
	assert_string_equal(str_c(&s), phrase);
	str_clear(&s);
}

static void
test_fields(void **state)
{
	(void)state;
	is("date", "date", "the date");
	is("place", "place", "the place");
	is("kind", "what it was", "what it was");
	is("actor", "who took part", "who took part");
	is("role", "who attacked", "who attacked");
	is("sum", "the total", "the total");
	is("denied", "whether it happened", "whether it happened");
	is("contradicts", "what happened", "what happened");
}

/* A figure's field is what it counts. */
static void
test_figures(void **state)
{
	(void)state;
	is("killed", "killed", "the number killed");
	is("fled", "fled", "the number fled");
	is("checkpoints", "checkpoints", "the number of checkpoints");
	is("hours", "hours", "the number of hours");
	is("other", "other", "the number of others");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_fields),
	    cmocka_unit_test(test_figures),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
