/* SPDX-License-Identifier: ISC */
/*
 * Proves: each setting is taken with its values, the last of several counts,
 * keys are bound and unbound; every mistake is told with its line and what
 * was expected, and costs no other line; the limits hold to the byte and
 * line; a file that is not there is a mistake only when it was asked for.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "command.h"
#include "keymap.h"
#include "keys.h"
#include "mem.h"
#include "settings.h"
#include "str.h"

static struct settings s;

static int
setup(void **state)
{
	(void)state;
	settings_init(&s);
	return 0;
}

static int
teardown(void **state)
{
	(void)state;
	settings_clear(&s);
	return 0;
}

static void
parse(const char *text)
{
	settings_parse(&s, "a/config", text, strlen(text));
}

static const char *
runs(const char *prefix, const char *key)
{
	const struct command *c = keymap_find(s.keymap,
	    prefix != NULL ? keys_parse(prefix) : (uint32_t)KEY_NONE,
	    keys_parse(key), IN_TIMELINE);

	return c != NULL ? c->name : "nothing";
}

static void
test_values(void **state)
{
	(void)state;
	assert_false(s.has_scheme);
	parse("# mine\n\n  \t\nscheme = safe\n ascii=on # always\r\n"
	      "bidi\t= reorder");
	assert_int_equal(s.n_problems, 0);
	assert_true(s.has_scheme);
	assert_int_equal(s.scheme, SCHEME_SAFE);
	assert_int_equal(s.ascii, SETTINGS_ASCII_ON);
	assert_int_equal(s.bidi, BIDI_REORDER);
	parse("scheme = dark\nscheme = light\nascii = off\nbidi = off\n");
	assert_int_equal(s.scheme, SCHEME_LIGHT);
	assert_int_equal(s.ascii, SETTINGS_ASCII_OFF);
	assert_int_equal(s.bidi, BIDI_OFF);
	parse("ascii = auto\nbidi = isolate\n");
	assert_int_equal(s.ascii, SETTINGS_ASCII_AUTO);
	assert_int_equal(s.bidi, BIDI_ISOLATE);
	assert_int_equal(s.n_problems, 0);
}

static void
test_keys(void **state)
{
	(void)state;
	parse("key x = opponent\nkey g+o = opponent # too\nkey = = zoom\n"
	      "key # = names\nkey j =\nkey k =  # not me\nkey y =\n"
	      "key y = copy-quote\nkey Ctrl-X+Ctrl-C=quit\n");
	assert_int_equal(s.n_problems, 1);
	assert_int_equal(s.problems[0].line, 9);
	assert_string_equal(runs(NULL, "x"), "opponent");
	assert_string_equal(runs("g", "o"), "opponent");
	assert_string_equal(runs(NULL, "="), "zoom");
	assert_string_equal(runs(NULL, "#"), "names");
	assert_string_equal(runs(NULL, "j"), "nothing");
	assert_string_equal(runs(NULL, "k"), "nothing");
	assert_string_equal(runs(NULL, "y"), "copy-quote");
	assert_string_equal(runs("y", "y"), "nothing");
	assert_string_equal(runs(NULL, "Down"), "down");
}

static void
problem_is(size_t i, const char *wanted)
{
	struct str text = STR_INIT;

	assert_true(i < s.n_problems);
	settings_problem(&s, i, &text);
	assert_string_equal(str_c(&text), wanted);
	str_clear(&text);
}

static void
test_problems(void **state)
{
	struct str text = STR_INIT;

	(void)state;
	parse("scheme = purple\ncolour = red\nscheme dark\nascii =\n"
	      "bidi = yes\nkey\nkey x\nkey Wheel = down\nkey x = dwon\n"
	      "key g = first\n= x\n\xff\nbidi = off\n");
	problem_is(0,
	    "a/config:1: there is no scheme \"purple\", expected default, "
	    "light, dark, mono or safe");
	problem_is(1,
	    "a/config:2: there is no setting \"colour\", expected scheme, "
	    "ascii, bidi, mouse or key");
	problem_is(2, "a/config:3: there is no \"=\", expected scheme = NAME");
	problem_is(
	    3, "a/config:4: ascii cannot be \"\", expected on, off or auto");
	problem_is(4,
	    "a/config:5: bidi cannot be \"yes\", expected isolate, reorder, "
	    "words or off");
	problem_is(
	    5, "a/config:6: there is no \"=\", expected key KEYS = COMMAND");
	problem_is(
	    6, "a/config:7: there is no \"=\", expected key KEYS = COMMAND");
	problem_is(7,
	    "a/config:8: there is no key \"Wheel\", expected one like x, "
	    "Ctrl-X, PgDn or g+x");
	problem_is(8,
	    "a/config:9: there is no command \"dwon\", expected one that "
	    "help lists");
	problem_is(9,
	    "a/config:10: g begins pairs of keys, expected another key or an "
	    "empty command first, which unbinds them");
	problem_is(10,
	    "a/config:11: there is no setting \"\", expected scheme, ascii, "
	    "bidi, mouse or key");
	problem_is(
	    11, "a/config:12: this is not text, expected a line in UTF-8");
	assert_int_equal(s.n_problems, 12);
	assert_int_equal(s.bidi, BIDI_OFF);
	assert_false(s.has_scheme);
	settings_summary(&s, &text);
	assert_string_equal(str_c(&text),
	    "config:1 (and 11 more): there is no scheme \"purple\", expected "
	    "default, light, dark, mono or safe");
	str_clear(&text);
}

static void
test_one_problem(void **state)
{
	struct str text = STR_INIT;

	(void)state;
	settings_summary(&s, &text);
	assert_int_equal(text.len, 0);
	settings_parse(&s, "config", "ascii = off\nbidi = off\0\n", 24);
	assert_int_equal(s.bidi, BIDI_ISOLATE);
	settings_summary(&s, &text);
	assert_string_equal(str_c(&text),
	    "config:2: this is not text, expected a line in UTF-8");
	str_clear(&text);
}

/* 64 KiB and a thousand lines, and one more of each. */
static void
test_limits(void **state)
{
	size_t i;
	char *big = mem_array(SETTINGS_MAX_SIZE + 2, 1);

	(void)state;
	memset(big, ' ', SETTINGS_MAX_SIZE + 1);
	memcpy(big, "bidi = off\n", 11);
	settings_parse(&s, "f", big, SETTINGS_MAX_SIZE);
	assert_int_equal(s.n_problems, 0);
	assert_int_equal(s.bidi, BIDI_OFF);
	memcpy(big, "ascii = on\n", 11);
	settings_parse(&s, "f", big, SETTINGS_MAX_SIZE + 1);
	problem_is(
	    0, "f: it is larger than 64 KiB, expected a file of settings");
	assert_int_equal(s.ascii, SETTINGS_ASCII_AUTO);

	for (i = 0; i < SETTINGS_MAX_LINES - 1; i++)
		big[i] = '\n';
	memcpy(big + i, "ascii = on\n", 11);
	settings_parse(&s, "f", big, i + 11);
	assert_int_equal(s.n_problems, 1);
	assert_int_equal(s.ascii, SETTINGS_ASCII_ON);
	big[i] = '\n';
	memcpy(big + i + 1, "ascii = off\n", 12);
	settings_parse(&s, "f", big, i + 13);
	problem_is(
	    1, "f:1001: the rest is not read, expected at most 1000 lines");
	assert_int_equal(s.ascii, SETTINGS_ASCII_ON);
	mem_free(big);
}

static void
test_files(void **state)
{
	char *path;

	(void)state;
	settings_read(&s, "/nonexistent/config", false);
	settings_read(&s, "/dev/null/config", false);
	assert_int_equal(s.n_problems, 0);
	settings_read(&s, "/nonexistent/config", true);
	problem_is(0, "/nonexistent/config: it cannot be read: No such file or "
		      "directory");
	settings_read(&s, "/", false);
	problem_is(1, "/: it is no file, expected one");

	setenv("XDG_CONFIG_HOME", "/a", 1);
	path = settings_path();
	assert_string_equal(path, "/a/strife/config");
	mem_free(path);
	setenv("XDG_CONFIG_HOME", "relative", 1);
	setenv("HOME", "/h", 1);
	path = settings_path();
	assert_string_equal(path, "/h/.config/strife/config");
	mem_free(path);
	unsetenv("HOME");
	assert_null(settings_path());
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test_setup_teardown(test_values, setup, teardown),
	    cmocka_unit_test_setup_teardown(test_keys, setup, teardown),
	    cmocka_unit_test_setup_teardown(test_problems, setup, teardown),
	    cmocka_unit_test_setup_teardown(test_one_problem, setup, teardown),
	    cmocka_unit_test_setup_teardown(test_limits, setup, teardown),
	    cmocka_unit_test_setup_teardown(test_files, setup, teardown),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
