/* SPDX-License-Identifier: ISC */
/*
 * Proves: every default key runs its command where it is valid, and nothing
 * where it is not; pairs of keys begin and end as the table says; keys are
 * bound anew and unbound, and what cannot be bound is said.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "command.h"
#include "keymap.h"
#include "keys.h"
#include "str.h"

static struct keymap *m;

static int
setup(void **state)
{
	(void)state;
	m = keymap_new();
	return 0;
}

static int
teardown(void **state)
{
	(void)state;
	keymap_free(m);
	return 0;
}

static const char *
runs(const char *prefix, const char *key, enum where where)
{
	const struct command *c = keymap_find(m,
	    prefix != NULL ? keys_parse(prefix) : (uint32_t)KEY_NONE,
	    keys_parse(key), where);

	return c != NULL ? c->name : "nothing";
}

#define RUNS(prefix, key, where, name) \
	assert_string_equal(runs(prefix, key, where), name)

static void
test_defaults(void **state)
{
	(void)state;
	RUNS(NULL, "Down", IN_FACTIONS, "down");
	RUNS(NULL, "j", IN_HELP, "down");
	RUNS(NULL, "Space", IN_SOURCE, "page-down");
	RUNS(NULL, "Right", IN_TIMELINE, "open");
	RUNS(NULL, "Right", IN_GRID, "cell-right");
	RUNS(NULL, "Enter", IN_GRID, "open");
	RUNS(NULL, "Backspace", IN_GRID, "back");
	RUNS(NULL, "7", IN_DETAIL, "actor");
	RUNS(NULL, "Shift-Tab", IN_TIMELINE, "previous-pane");
	RUNS(NULL, "F1", IN_LIST, "help");
	RUNS(NULL, "S", IN_FACTIONS, "sort");
	RUNS(NULL, "S", IN_TIMELINE, "nothing");
	RUNS(NULL, "7", IN_SOURCE, "nothing");
	RUNS(NULL, "Ctrl-C", IN_TIMELINE, "close");
	RUNS("g", "f", IN_TIMELINE, "factions");
	RUNS("g", "g", IN_HELP, "first");
	RUNS("g", "q", IN_HELP, "nothing");
	RUNS(NULL, "f", IN_TIMELINE, "nothing");
}

static void
test_prefixes(void **state)
{
	const struct command *c;
	uint32_t key = 0;
	size_t i = 0, n = 0;
	bool goes_first = false;

	(void)state;
	assert_true(keymap_is_prefix(m, 'g', IN_TIMELINE));
	assert_false(keymap_is_prefix(m, 'f', IN_TIMELINE));
	assert_false(keymap_is_prefix(m, KEY_NONE + 1, IN_TIMELINE));
	while ((c = keymap_next(m, 'g', IN_TIMELINE, &i, &key)) != NULL) {
		n++;
		goes_first |= strcmp(c->name, "first") == 0 && key == 'g';
		assert_ptr_equal(keymap_find(m, 'g', key, IN_TIMELINE), c);
	}
	assert_true(goes_first);
	assert_in_range(n, 8, 20);
}

static void
test_binding(void **state)
{
	struct err e = ERR_INIT;
	uint32_t prefix, key;

	(void)state;
	assert_true(keymap_bind(m, "x", "opponent", &e));
	RUNS(NULL, "x", IN_TIMELINE, "opponent");
	/* The default stays. */
	RUNS(NULL, "o", IN_TIMELINE, "opponent");
	assert_true(keymap_bind(m, "j", "", &e));
	RUNS(NULL, "j", IN_TIMELINE, "nothing");
	RUNS(NULL, "Down", IN_TIMELINE, "down");
	assert_true(keymap_bind(m, "o", "names", &e));
	RUNS(NULL, "o", IN_TIMELINE, "names");
	assert_true(keymap_bind(m, "Ctrl-X+Ctrl-C", "quit", &e));
	assert_true(keymap_is_prefix(m, 24, IN_TIMELINE));
	RUNS("Ctrl-X", "Ctrl-C", IN_TIMELINE, "quit");
	/* "+" by itself is a key. */
	assert_true(keymap_bind(m, "+", "zoom", &e));
	RUNS(NULL, "+", IN_TIMELINE, "zoom");
	/* What hints show is what is bound. */
	assert_true(keymap_binding(
	    m, command_find("opponent"), IN_TIMELINE, &prefix, &key));
	assert_int_equal(prefix, KEY_NONE);
	assert_int_equal(key, 'x');
	assert_true(keymap_bind(m, "x", "", &e));
	assert_false(keymap_binding(
	    m, command_find("opponent"), IN_TIMELINE, &prefix, &key));
}

/* All g pairs gone: g is a key of its own again. */
static void
test_prefix_freed(void **state)
{
	struct err e = ERR_INIT;
	char keys[8] = "g+?";
	char c;

	(void)state;
	for (c = '!'; c < 0x7f; c++) {
		keys[2] = c;
		assert_true(keymap_bind(m, keys, "", &e));
	}
	assert_false(keymap_is_prefix(m, 'g', IN_TIMELINE));
	assert_true(keymap_bind(m, "g", "first", &e));
	RUNS(NULL, "g", IN_TIMELINE, "first");
}

/* A key is a command by itself or the first of pairs, never both. */
static void
test_clashes(void **state)
{
	struct err e = ERR_INIT;

	(void)state;
	assert_false(keymap_bind(m, "g", "first", &e));
	assert_string_equal(e.text,
	    "g begins pairs of keys, expected another key or an empty "
	    "command first, which unbinds them");
	RUNS("g", "f", IN_TIMELINE, "factions");
	assert_false(keymap_bind(m, "o+x", "names", &e));
	assert_string_equal(e.text,
	    "o runs opponent by itself, expected another first key or an "
	    "empty command first, which unbinds it");
	RUNS(NULL, "o", IN_TIMELINE, "opponent");
	RUNS("o", "x", IN_TIMELINE, "nothing");
	assert_true(keymap_bind(m, "g", "", &e));
	RUNS("g", "f", IN_TIMELINE, "nothing");
	assert_true(keymap_bind(m, "g", "first", &e));
	RUNS(NULL, "g", IN_TIMELINE, "first");
	assert_true(keymap_bind(m, "o", "", &e));
	assert_true(keymap_bind(m, "o+x", "names", &e));
	RUNS("o", "x", IN_TIMELINE, "names");
}

static void
keys_are(const char *name, bool ascii, const char *wanted)
{
	struct str s = STR_INIT;

	keymap_keys(m, command_find(name), &s, ascii);
	assert_string_equal(str_c(&s), wanted);
	str_clear(&s);
}

/* What help shows are the keys as they are bound. */
static void
test_shown(void **state)
{
	struct err e = ERR_INIT;

	(void)state;
	keys_are("down", false, "↓ j Ctrl-N");
	keys_are("down", true, "Down j Ctrl-N");
	keys_are("factions", false, "g f");
	keys_are("actor", false, "1-9");
	keys_are("goto", false, "");
	keys_are("mark", false, "m a-z");
	assert_true(keymap_bind(m, "j", "", &e));
	assert_true(keymap_bind(m, "Ctrl-X+Ctrl-C", "goto", &e));
	assert_true(keymap_bind(m, "5", "help", &e));
	keys_are("down", false, "↓ Ctrl-N");
	keys_are("goto", false, "Ctrl-X Ctrl-C");
	keys_are("actor", false, "1-4 6-9");
}

/* Any letter after a first key; a letter of its own goes before. */
static void
test_letters(void **state)
{
	struct err e = ERR_INIT;
	char buf[32];
	uint32_t key = 0;
	size_t i = 0;

	(void)state;
	RUNS("m", "a", IN_TIMELINE, "mark");
	RUNS("m", "Z", IN_SOURCE, "mark");
	RUNS("m", "Z", IN_LIST, "nothing");
	RUNS("m", "1", IN_TIMELINE, "nothing");
	RUNS("m", "*", IN_TIMELINE, "nothing");
	RUNS("m", "Down", IN_TIMELINE, "nothing");
	RUNS(NULL, "m", IN_TIMELINE, "nothing");
	RUNS("'", "q", IN_HELP, "goto-mark");
	RUNS("'", "'", IN_HELP, "jump-back");
	RUNS("g", "q", IN_HELP, "nothing");
	assert_true(keymap_bind(m, "m+h", "help", &e));
	RUNS("m", "h", IN_TIMELINE, "help");
	RUNS("m", "g", IN_TIMELINE, "mark");
	assert_true(keymap_bind(m, "b", "", &e));
	assert_true(keymap_bind(m, "b+*", "goto-mark", &e));
	RUNS("b", "x", IN_TIMELINE, "goto-mark");
	assert_ptr_equal(keymap_next(m, 'b', IN_TIMELINE, &i, &key),
	    command_find("goto-mark"));
	assert_string_equal(keymap_name(key, buf), "a-z");
	assert_string_equal(keymap_name('x', buf), "x");
	assert_true(keymap_bind(m, "m+*", "", &e));
	RUNS("m", "g", IN_TIMELINE, "nothing");
}

static void
test_errors(void **state)
{
	static const char *const bad[] = {"", "Wheel", "g+", "+g", "g+f+d",
	    "Ctrl-", "ab", "\xff",
	    "a key with a name that is longer than any key has ever had, one "
	    "would think"};
	struct err e = ERR_INIT;
	size_t i;

	(void)state;
	for (i = 0; i < sizeof bad / sizeof *bad; i++) {
		assert_false(keymap_bind(m, bad[i], "down", &e));
		assert_int_equal(e.code, ERR_USAGE);
	}
	assert_false(keymap_bind(m, "Wheel", "down", &e));
	assert_string_equal(e.text, "there is no key \"Wheel\", "
				    "expected one like x, Ctrl-X, PgDn or g+x");
	assert_false(keymap_bind(m, "w", "dwon", &e));
	assert_string_equal(e.text, "there is no command \"dwon\", "
				    "expected one that help lists");
	RUNS(NULL, "w", IN_TIMELINE, "nothing");
}

static void
test_has(void **state)
{
	struct keymap *own = keymap_new();
	const struct command *matrix = command_find("matrix");

	(void)state;
	assert_true(keymap_has(own, matrix, "g m"));
	assert_true(keymap_has(own, matrix, "g+m"));
	assert_true(keymap_has(own, matrix, "gm"));
	assert_true(keymap_has(own, matrix, "g"));
	assert_false(keymap_has(own, matrix, "m"));
	assert_false(keymap_has(own, matrix, ""));
	assert_false(keymap_has(own, matrix, "g m m"));
	assert_true(keymap_has(own, command_find("next-hit"), "n"));
	assert_false(keymap_has(own, command_find("next-hit"), "N"));
	assert_true(keymap_has(own, command_find("redraw"), "Ctrl-L"));
	assert_true(keymap_has(own, command_find("actor"), "7"));
	assert_false(keymap_has(own, command_find("copy-link"), "copy"));
	keymap_free(own);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test_setup_teardown(test_defaults, setup, teardown),
	    cmocka_unit_test_setup_teardown(test_prefixes, setup, teardown),
	    cmocka_unit_test_setup_teardown(test_binding, setup, teardown),
	    cmocka_unit_test_setup_teardown(test_prefix_freed, setup, teardown),
	    cmocka_unit_test_setup_teardown(test_clashes, setup, teardown),
	    cmocka_unit_test_setup_teardown(test_shown, setup, teardown),
	    cmocka_unit_test_setup_teardown(test_letters, setup, teardown),
	    cmocka_unit_test_setup_teardown(test_errors, setup, teardown),
	    cmocka_unit_test(test_has),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
