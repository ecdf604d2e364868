/* SPDX-License-Identifier: ISC */
/*
 * Proves of the command table: names are unique and can be typed, every row is
 * whole, help fits beside its keys, every key is one the decoder knows, and
 * no key runs two commands in one place, unless the first of them is for
 * fewer places and so goes before.  What help shows are the table's keys.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "command.h"
#include "keys.h"
#include "str.h"
#include "text.h"

static void
test_rows(void **state)
{
	size_t i, k;

	(void)state;
	for (i = 0; i < n_commands; i++) {
		const struct command *c = &commands[i];

		assert_non_null(c->run);
		assert_true(c->where != 0);
		assert_true(c->group != NULL && *c->group != '\0');
		assert_true(*c->name != '\0');
		assert_int_equal(strspn(c->name, "abcdefghijklmnopqrstuvwxyz-"),
		    strlen(c->name));
		assert_ptr_equal(command_find(c->name), c);
		for (k = 0; k < i; k++)
			assert_string_not_equal(c->name, commands[k].name);
	}
	assert_null(command_find("no-such-command"));
	assert_null(command_find(""));
}

static void
test_groups(void **state)
{
	size_t i, k;

	(void)state;
	/* A group is told once: its rows stand together. */
	for (i = 1; i < n_commands; i++) {
		if (strcmp(commands[i].group, commands[i - 1].group) == 0)
			continue;
		for (k = 0; k < i; k++)
			assert_string_not_equal(
			    commands[k].group, commands[i].group);
	}
}

static void
test_help(void **state)
{
	size_t i;

	(void)state;
	for (i = 0; i < n_commands; i++) {
		const char *help = commands[i].help;

		assert_in_range(text_width(help, strlen(help)), 1, 60);
		assert_true(help[strlen(help) - 1] != '.');
	}
}

/* Does KEYS hold the N bytes of KEY as a word? */
static bool
has_key(const char *keys, const char *key, size_t n)
{
	while (*keys != '\0') {
		size_t k = strcspn(keys, " ");

		if (k == n && strncmp(keys, key, n) == 0)
			return true;
		keys += k + strspn(keys + k, " ");
	}
	return false;
}

static void
check_key(size_t i, const char *key, size_t n)
{
	enum where where = commands[i].where;
	size_t k;

	for (k = 0; k < i; k++) {
		enum where both = commands[k].where & where;

		if (both == 0 || !has_key(commands[k].keys, key, n))
			continue;
		/* The earlier one is for fewer places. */
		if (both != commands[k].where || both == where)
			fail_msg("%.*s is both %s and %s", (int)n, key,
			    commands[k].name, commands[i].name);
	}
}

static void
test_keys(void **state)
{
	size_t i;

	(void)state;
	for (i = 0; i < n_commands; i++) {
		const char *s = commands[i].keys;

		while (*s != '\0') {
			size_t n = strcspn(s, " ");
			char one[32];
			char *plus;

			assert_true(n < sizeof one);
			check_key(i, s, n);
			memcpy(one, s, n);
			one[n] = '\0';
			plus = n > 2 ? strchr(one + 1, '+') : NULL;
			if (plus != NULL) {
				*plus = '\0';
				assert_int_not_equal(
				    keys_parse(plus + 1), KEY_NONE);
			}
			assert_int_not_equal(keys_parse(one), KEY_NONE);
			s += n + strspn(s + n, " ");
		}
	}
}

/* A pair's first key is nothing by itself where the pair is valid. */
static void
test_prefixes(void **state)
{
	size_t i, k;

	(void)state;
	for (i = 0; i < n_commands; i++) {
		const char *s = commands[i].keys;

		for (; *s != '\0'; s += strcspn(s, " "), s += strspn(s, " ")) {
			size_t n = strcspn(s, " ");

			if (n <= 2 || memchr(s + 1, '+', n - 1) == NULL)
				continue;
			for (k = 0; k < n_commands; k++)
				assert_false(
				    (commands[k].where & commands[i].where) &&
				    has_key(commands[k].keys, s, 1));
		}
	}
}

static void
keys_are(const char *name, bool ascii, const char *wanted)
{
	struct str s = STR_INIT;

	command_keys(command_find(name), &s, ascii);
	assert_string_equal(str_c(&s), wanted);
	str_clear(&s);
}

static void
test_shown(void **state)
{
	(void)state;
	keys_are("down", false, "↓ j Ctrl-N");
	keys_are("down", true, "Down j Ctrl-N");
	keys_are("first", false, "Home g g");
	keys_are("actor", false, "1-9");
	keys_are("goto", false, "");
	keys_are("mark", false, "m a-z");
	keys_are("jump-back", true, "' '");
	assert_string_equal(command_key_sign("Left", 4, false), "←");
	assert_null(command_key_sign("Left", 4, true));
	assert_null(command_key_sign("Lef", 3, false));
}

static void
test_mdoc(void **state)
{
	struct str s = STR_INIT;
	const char *line;

	(void)state;
	command_mdoc(&s);
	assert_non_null(strstr(str_c(&s), ".It Ic show-hidden Pq \\&.\n"));
	assert_non_null(strstr(str_c(&s), ".It Ic goto\nGo to a link"));
	/* No line of text begins as a request does. */
	for (line = str_c(&s); *line != '\0'; line = strchr(line, '\n') + 1) {
		assert_true(*line != '\'' && *line != '\n');
		if (*line == '.')
			assert_true(line[1] >= 'A' && line[1] <= 'Z');
	}
	str_clear(&s);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_rows),
	    cmocka_unit_test(test_groups),
	    cmocka_unit_test(test_help),
	    cmocka_unit_test(test_keys),
	    cmocka_unit_test(test_prefixes),
	    cmocka_unit_test(test_shown),
	    cmocka_unit_test(test_mdoc),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
