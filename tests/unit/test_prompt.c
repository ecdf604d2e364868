/* SPDX-License-Identifier: ISC */
/*
 * Proves: a prompt edits clusters, whatever script they are of; each kind has
 * its own history; what is no text is not inserted; a line longer than the
 * screen shows the place of the cursor; closing says whether it was meant.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "canvas.h"
#include "keys.h"
#include "prompt.h"
#include "str.h"

static struct prompt p;

static int
setup(void **state)
{
	(void)state;
	memset(&p, 0, sizeof p);
	prompt_open(&p, PROMPT_SEARCH, NULL);
	return 0;
}

static int
teardown(void **state)
{
	(void)state;
	prompt_clear(&p);
	return 0;
}

static void
type(const char *text)
{
	size_t n = strlen(text);
	uint32_t cp;

	while (n > 0) {
		size_t k = utf8_decode(text, n, &cp);

		assert_int_equal(prompt_key(&p, cp), PROMPT_CHANGED);
		text += k;
		n -= k;
	}
}

static enum prompt_result
key(const char *name)
{
	uint32_t code = keys_parse(name);

	assert_int_not_equal(code, KEY_NONE);
	return prompt_key(&p, code);
}

static void
keys(const char *name, int times)
{
	while (times-- > 0)
		key(name);
}

#define TEXT_IS(s) assert_string_equal(str_c(&p.text), s)

/* The prompt on a screen of W cells, with the cell of the cursor. */
static void
shown(int w, const char *line, int cursor)
{
	struct canvas c;
	struct str s = STR_INIT;

	canvas_init(&c, w, 1);
	prompt_draw(&p, canvas_view(&c));
	canvas_dump(&c, &s);
	assert_string_equal(str_c(&s), line);
	assert_int_equal(c.cursor_x, cursor);
	assert_true(c.cursor_bar);
	str_clear(&s);
	canvas_clear(&c);
}

static void
test_typing(void **state)
{
	(void)state;
	type("hazzm");
	TEXT_IS("hazzm");
	shown(20, "/hazzm\n", 6);
	keys("Left", 2);
	type("X");
	TEXT_IS("hazXzm");
	shown(20, "/hazXzm\n", 5);
	key("Home");
	assert_int_equal(key("Del"), PROMPT_CHANGED);
	TEXT_IS("azXzm");
	key("End");
	assert_int_equal(key("Del"), PROMPT_NOTHING);
	assert_int_equal(key("Backspace"), PROMPT_CHANGED);
	TEXT_IS("azXz");
	key("Ctrl-A");
	key("Ctrl-F");
	key("Ctrl-K");
	TEXT_IS("a");
	key("Ctrl-E");
	key("Ctrl-B");
	assert_int_equal(key("Ctrl-D"), PROMPT_CHANGED);
	TEXT_IS("");
}

static void
test_words(void **state)
{
	(void)state;
	type("from:2014 deir  sinbel  ");
	key("Ctrl-W");
	TEXT_IS("from:2014 deir  ");
	key("Ctrl-W");
	TEXT_IS("from:2014 ");
	keys("Left", 4);
	key("Ctrl-U");
	TEXT_IS("014 ");
	assert_int_equal(p.at, 0);
	assert_int_equal(key("Ctrl-W"), PROMPT_NOTHING);
	assert_int_equal(key("Ctrl-U"), PROMPT_NOTHING);
}

static void
test_clusters(void **state)
{
	(void)state;
	/* A letter and its mark are one step, and go together. */
	type("e\xcc\x81t");
	key("Left");
	key("Left");
	assert_int_equal(p.at, 0);
	key("Right");
	assert_int_equal(p.at, 3);
	key("Backspace");
	TEXT_IS("t");
	key("Ctrl-U");
	key("Ctrl-K");
	/* Arabic with vowel marks. */
	type("نُصْرَة");
	key("Left");
	key("Backspace");
	TEXT_IS("نُصْة");
	key("Ctrl-E");
	key("Ctrl-U");
	/* A letter typed before another's marks takes them over. */
	type("x\xcc\x81");
	key("Home");
	key("Right");
	type("\xcc\x82");
	p.at = 1;
	shown(2, "/\n", 1);
	key("Ctrl-E");
	key("Ctrl-U");
	/* A wide character takes two cells. */
	type("漢a");
	shown(10, "/漢a\n", 4);
	key("Left");
	shown(10, "/漢a\n", 3);
	key("Left");
	shown(10, "/漢a\n", 1);
}

static void
test_no_text(void **state)
{
	uint32_t not_text[] = {1 + 0x7e, 0, 0x18, KEY_INS, KEY_F1, KEY_PGUP,
	    KEY_ALT | 'x', KEY_CTRL | KEY_LEFT_, KEY_RESIZE_};
	size_t i;

	(void)state;
	type("a");
	for (i = 0; i < sizeof not_text / sizeof *not_text; i++)
		assert_int_equal(prompt_key(&p, not_text[i]), PROMPT_NOTHING);
	TEXT_IS("a");
	/* What a terminal would obey is text here, and a sign on screen. */
	type("\xe2\x80\xae\xc2\x9b");
	TEXT_IS("a\xe2\x80\xae\xc2\x9b");
	shown(10, "/a␦\xef\xbf\xbd\n", 4);
}

static void
test_history(void **state)
{
	(void)state;
	type("one");
	assert_int_equal(key("Enter"), PROMPT_ACCEPT);
	prompt_open(&p, PROMPT_SEARCH, NULL);
	type("two");
	key("Enter");
	prompt_open(&p, PROMPT_SEARCH, NULL);
	type("two");
	key("Enter");
	prompt_open(&p, PROMPT_SEARCH, NULL);
	/* Said twice it is kept once. */
	assert_int_equal(key("Up"), PROMPT_CHANGED);
	TEXT_IS("two");
	key("Up");
	TEXT_IS("one");
	assert_int_equal(p.at, 3);
	assert_int_equal(key("Up"), PROMPT_NOTHING);
	TEXT_IS("one");
	key("Ctrl-N");
	TEXT_IS("two");
	key("Down");
	TEXT_IS("");
	assert_int_equal(key("Down"), PROMPT_NOTHING);
	/* Another prompt, another history. */
	prompt_open(&p, PROMPT_COMMAND, NULL);
	assert_int_equal(key("Up"), PROMPT_NOTHING);
	/* Nothing typed, nothing kept. */
	key("Enter");
	prompt_open(&p, PROMPT_COMMAND, NULL);
	assert_int_equal(key("Up"), PROMPT_NOTHING);
}

static void
test_closing(void **state)
{
	static const char *const away[] = {"Esc", "Ctrl-C", "Ctrl-G"};
	size_t i;

	(void)state;
	for (i = 0; i < 3; i++) {
		prompt_open(&p, PROMPT_FILTER, "kind:raid");
		TEXT_IS("kind:raid");
		assert_int_equal(p.at, 9);
		assert_int_equal(key(away[i]), PROMPT_CLOSE);
		prompt_close(&p);
		assert_int_equal(p.kind, PROMPT_NONE);
	}
	/* Backspace in an empty prompt leaves it. */
	prompt_open(&p, PROMPT_FILTER, "x");
	assert_int_equal(key("Backspace"), PROMPT_CHANGED);
	assert_int_equal(key("Backspace"), PROMPT_CLOSE);
	/* Closed by Esc it is not remembered. */
	prompt_open(&p, PROMPT_FILTER, NULL);
	assert_int_equal(key("Up"), PROMPT_NOTHING);
	assert_int_equal(key("Tab"), PROMPT_COMPLETE);
}

static void
test_long(void **state)
{
	int i;

	(void)state;
	for (i = 0; i < 5000; i++)
		prompt_key(&p, (uint32_t)('a' + i % 26));
	assert_in_range(p.text.len, 1000, 1010);
	assert_int_equal(prompt_key(&p, 'x'), PROMPT_NOTHING);
	assert_int_equal(p.at, p.text.len);
	/* The end is seen, and the cursor behind it. */
	shown(10, "/ghijklm\n", 8);
	key("Home");
	shown(10, "/abcdefgh\n", 1);
	prompt_set(&p, "漢字漢字漢字");
	shown(10, "/字漢字\n", 7);
	key("Left");
	shown(1, "/\n", 0);
	shown(2, "/\n", 1);
}

static void
test_note(void **state)
{
	(void)state;
	type("ab");
	strcpy(p.note, "3 of 9");
	shown(24, "/ab              3 of 9\n", 3);
	/* Where there is no room beside it the typed text goes first. */
	shown(14, "/ab    3 of 9\n", 3);
	shown(9, "/ab\n", 3);
	prompt_open(&p, PROMPT_ACTOR, NULL);
	shown(24, "go to actor:\n", 13);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test_setup_teardown(test_typing, setup, teardown),
	    cmocka_unit_test_setup_teardown(test_words, setup, teardown),
	    cmocka_unit_test_setup_teardown(test_clusters, setup, teardown),
	    cmocka_unit_test_setup_teardown(test_no_text, setup, teardown),
	    cmocka_unit_test_setup_teardown(test_history, setup, teardown),
	    cmocka_unit_test_setup_teardown(test_closing, setup, teardown),
	    cmocka_unit_test_setup_teardown(test_long, setup, teardown),
	    cmocka_unit_test_setup_teardown(test_note, setup, teardown),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
