/* SPDX-License-Identifier: ISC */
/*
 * Proves: a name gives one slug, always the same; names that a slug cannot
 * tell apart are told apart by a sum; every slug is one (shape_is_slug).
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "shape.h"
#include "slug.h"
#include "str.h"

static void
slug_is(const char *name, const char *wanted)
{
	struct str s = STR_INIT;

	str_add(&s, "x/");
	slug_of(&s, name, strlen(name));
	assert_string_equal(str_c(&s) + 2, wanted);
	assert_true(shape_is_slug(str_c(&s) + 2));
	assert_true(s.len - 2 <= SLUG_MAX);
	str_clear(&s);
}

static void
test_names(void **state)
{
	(void)state;
	slug_is("Ahrar al-Sham", "ahrar-al-sham");
	slug_is("  Ahrar   al-Sham ", "ahrar-al-sham");
	slug_is("Ḩamāh", "hamah");
	slug_is("Ma'arrat an-Nu’man", "maarrat-an-numan");
	slug_is("Kafr – Nubl (north)", "kafr-nubl-north");
	slug_is("Straße, Łódź, Ærø", "strasse-lodz-aero");
	slug_is("13th Division", "13th-division");
	slug_is("x", "x");
}

static void
test_sums(void **state)
{
	(void)state;
	slug_is("حلب", "6a80f73e");
	slug_is("Aleppo حلب", "aleppo-9336e94a");
	slug_is("", "e3b0c442");
	slug_is("---", "cb3f91d5");
	slug_is("a long name that goes on and on and on, and is followed by"
		" another that goes on and on and on as well",
	    "a-long-name-that-goes-on-and-on-and-on-and-is-followed-by-another"
	    "-that-goes-on-an-27f5e545");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_names),
	    cmocka_unit_test(test_sums),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
