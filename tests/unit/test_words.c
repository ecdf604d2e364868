/* SPDX-License-Identifier: ISC */
/*
 * Proves: a command line is cut at blanks, quotes and backslashes hold, and
 * nothing else means anything; what has no end, is too long or has too many
 * words is refused; what is put together is cut into the same words again.
 */
#include "words.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "mem.h"
#include "str.h"

/* TEXT's words, each in brackets. */
static void
cut(const char *text, char *out, size_t size)
{
	struct err e = ERR_INIT;
	struct arena a;
	char **w;
	size_t at = 0;
	int i, n = -1;

	arena_init(&a);
	if (!words_split(&a, text, &w, &n, &e)) {
		snprintf(out, size, "%d %s", (int)e.code, e.text);
	} else {
		out[0] = '\0';
		for (i = 0; i < n && at < size; i++)
			at +=
			    (size_t)snprintf(out + at, size - at, "[%s]", w[i]);
		assert_null(w[n]);
	}
	arena_clear(&a);
}

static void
test_cut(void **state)
{
	static const struct {
		const char *text, *words;
	} cases[] = {
	    {"", ""},
	    {" \t\r\n ", ""},
	    {"list events", "[list][events]"},
	    {"  list   events  ", "[list][events]"},
	    {"list 'killed:>20'", "[list][killed:>20]"},
	    {"search \"Khan Sheikhoun\"", "[search][Khan Sheikhoun]"},
	    {"search place:\"Khan Sheikhoun\"x", "[search][place:Khan Sheikhoun"
						 "x]"},
	    {"show ''", "[show][]"},
	    {"show \"\" ''", "[show][][]"},
	    {"show a\\ b", "[show][a b]"},
	    {"show \"a\\\"b\"", "[show][a\"b]"},
	    {"show 'a\\b'", "[show][a\\b]"},
	    {"show 'it'\\''s'", "[show][it's]"},
	    {"a\tb\nc", "[a][b][c]"},
	    {"list events; id", "[list][events;][id]"},
	    {"show $HOME `id` $(id) a|b >x *", "[show][$HOME][`id`][$(id)]"
					       "[a|b][>x][*]"},
	    {"\xd8\xa7\xd9\x84 \xff\x1b", "[\xd8\xa7\xd9\x84][\xff\x1b]"},
	    {"list 'a", "1 the command has a ' without its second"},
	    {"list \"a'", "1 the command has a \" without its second"},
	    {"list a\\", "1 the command ends in a backslash"},
	    {"list \"a\\", "1 the command ends in a backslash"},
	};
	char got[256];
	size_t i;

	(void)state;
	for (i = 0; i < sizeof cases / sizeof *cases; i++) {
		cut(cases[i].text, got, sizeof got);
		assert_string_equal(got, cases[i].words);
	}
}

static void
test_limits(void **state)
{
	static char text[WORDS_BYTES + 2];
	char got[64];
	size_t i;

	(void)state;
	for (i = 0; i < 2 * (size_t)WORDS_MAX; i++)
		text[i] = i % 2 == 0 ? 'a' : ' ';
	cut(text, got, sizeof got);
	assert_memory_equal(got, "[a][a]", 6);
	text[i] = 'a';
	cut(text, got, sizeof got);
	assert_string_equal(got, "1 the command has more than 256 words");
	memset(text, 'a', WORDS_BYTES);
	text[WORDS_BYTES] = '\0';
	cut(text, got, sizeof got);
	assert_memory_equal(got, "[aaa", 4);
	text[WORDS_BYTES] = 'a';
	cut(text, got, sizeof got);
	assert_string_equal(got, "1 the command is longer than 16384 bytes");
}

static void
test_add(void **state)
{
	static const struct {
		const char *s, *word;
	} cases[] = {
	    {"", "''"},
	    {"data/a_b-1.2", "data/a_b-1.2"},
	    {"kind:raid", "kind:raid"},
	    {"Grève", "Grève"},
	    {"my data", "'my data'"},
	    {"it's", "'it'\\''s'"},
	    {"'", "''\\'''"},
	    {"~", "'~'"},
	    {"killed:>20", "'killed:>20'"},
	    {"$HOME`id`\\", "'$HOME`id`\\'"},
	};
	char got[64], same[64];
	struct str s = STR_INIT;
	size_t i;

	(void)state;
	for (i = 0; i < sizeof cases / sizeof *cases; i++) {
		str_reset(&s);
		words_add(&s, cases[i].s);
		assert_string_equal(str_c(&s), cases[i].word);
		cut(str_c(&s), got, sizeof got);
		snprintf(same, sizeof same, "[%s]", cases[i].s);
		assert_string_equal(got, same);
	}
	str_clear(&s);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_cut),
	    cmocka_unit_test(test_limits),
	    cmocka_unit_test(test_add),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
