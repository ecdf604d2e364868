/* SPDX-License-Identifier: ISC */
/*
 * Proves where a snippet is cut, that hits are marked in the original
 * spelling, and how many of the words were found.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "mem.h"
#include "snippet.h"

static const char text[] =
    "On 31 October Jabhat al-Nusra took a dozen\nvillages of the mountain, and "
    "al-Nusra held them.";

static void
is(const char *const *patterns, size_t n, size_t width, size_t hits,
    const char *wanted)
{
	struct snippet s;
	struct arena a;

	arena_init(&a);
	snippet_of(&a, text, strlen(text), patterns, n, width, &s);
	assert_int_equal(s.hits, hits);
	if (wanted == NULL)
		assert_null(s.text);
	else
		assert_string_equal(s.text, wanted);
	arena_clear(&a);
}

static void
test_marks(void **state)
{
	static const char *const nusrah[] = {"NUSRAH"};
	static const char *const two[] = {"dozen villages", "october"};
	static const char *const some[] = {"held", "nowhere"};

	(void)state;
	is(nusrah, 1, 200, 1,
	    "On 31 October Jabhat al-«Nusra» took a dozen villages of the "
	    "mountain, and al-«Nusra» held them.");
	is(two, 2, 200, 2,
	    "On 31 «October» Jabhat al-Nusra took a «dozen villages» of the "
	    "mountain, and al-Nusra held them.");
	is(some, 2, 200, 1,
	    "On 31 October Jabhat al-Nusra took a dozen villages of the "
	    "mountain, and al-Nusra «held» them.");
}

static void
test_window(void **state)
{
	static const char *const dozen[] = {"dozen"};
	static const char *const none[] = {"nowhere"};

	(void)state;
	is(dozen, 1, 30, 1, "…took a «dozen» villages of the…");
	is(dozen, 1, 1, 1, "…«dozen»…");
	is(none, 1, 30, 0, NULL);
	is(dozen, 0, 30, 0, NULL);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_marks),
	    cmocka_unit_test(test_window),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
