/* SPDX-License-Identifier: ISC */
/*
 * Proves: the base64 is right at every remainder; nothing of a text can end
 * the sequence; each multiplexer gets what it passes on; what is too long or
 * has no way gives nothing.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "clipboard.h"
#include "mem.h"
#include "str.h"

static void
is(enum clipboard_way way, const char *text, const char *want)
{
	struct str s = STR_INIT;

	assert_true(clipboard_sequence(&s, way, text, strlen(text)));
	assert_string_equal(str_c(&s), want);
	str_clear(&s);
}

static void
test_base64(void **state)
{
	struct str s = STR_INIT;

	(void)state;
	is(CLIPBOARD_PLAIN, "M", "\033]52;c;TQ==\a");
	is(CLIPBOARD_PLAIN, "Ma", "\033]52;c;TWE=\a");
	is(CLIPBOARD_PLAIN, "Man", "\033]52;c;TWFu\a");
	is(CLIPBOARD_PLAIN, "Many", "\033]52;c;TWFueQ==\a");
	is(CLIPBOARD_PLAIN, "\033\\\a\033]", "\033]52;c;G1wHG10=\a");
	assert_true(clipboard_sequence(&s, CLIPBOARD_PLAIN, "\xff\0\xfb", 3));
	assert_string_equal(str_c(&s), "\033]52;c;/wD7\a");
	str_clear(&s);
}

static void
test_ways(void **state)
{
	(void)state;
	assert_int_equal(clipboard_way("xterm", NULL, NULL), CLIPBOARD_PLAIN);
	assert_int_equal(clipboard_way(NULL, "", ""), CLIPBOARD_PLAIN);
	assert_int_equal(
	    clipboard_way("vte-256color", NULL, NULL), CLIPBOARD_PLAIN);
	assert_int_equal(clipboard_way("linux", NULL, NULL), CLIPBOARD_NONE);
	assert_int_equal(clipboard_way("vt220", NULL, NULL), CLIPBOARD_NONE);
	assert_int_equal(
	    clipboard_way("screen", "/tmp/tmux,1,0", NULL), CLIPBOARD_TMUX);
	assert_int_equal(
	    clipboard_way("tmux-256color", NULL, NULL), CLIPBOARD_TMUX);
	assert_int_equal(
	    clipboard_way("screen-256color", NULL, NULL), CLIPBOARD_SCREEN);
	assert_int_equal(
	    clipboard_way("xterm", NULL, "12.pts"), CLIPBOARD_SCREEN);
	is(CLIPBOARD_TMUX, "Man",
	    "\033]52;c;TWFu\a"
	    "\033Ptmux;\033\033]52;c;TWFu\a\033\\");
	is(CLIPBOARD_SCREEN, "Man",
	    "\033]52;c;TWFu\a"
	    "\033P\033]52;c;TWFu\a\033\\");
}

/* Through screen: pieces that, put together, are the sequence. */
static void
test_pieces(void **state)
{
	char text[1000];
	struct str whole = STR_INIT, s = STR_INIT, joined = STR_INIT;
	const char *p, *end;

	(void)state;
	memset(text, 'x', sizeof text);
	clipboard_sequence(&whole, CLIPBOARD_PLAIN, text, sizeof text);
	clipboard_sequence(&s, CLIPBOARD_SCREEN, text, sizeof text);
	p = s.s + whole.len;
	while (strncmp(p, "\033P", 2) == 0) {
		end = strstr(p, "\033\\");
		assert_non_null(end);
		assert_true(end - p < 256);
		str_addn(&joined, p + 2, (size_t)(end - p) - 2);
		p = end + 2;
	}
	assert_string_equal(p, "");
	assert_string_equal(joined.s, whole.s);
	str_clear(&whole);
	str_clear(&joined);
	str_clear(&s);
}

static void
test_limits(void **state)
{
	struct str s = STR_INIT;
	char *text = mem_alloc(60000);
	size_t max = CLIPBOARD_MAX_BASE64 / 4 * 3;

	(void)state;
	assert_false(clipboard_sequence(&s, CLIPBOARD_PLAIN, "", 0));
	assert_false(clipboard_sequence(&s, CLIPBOARD_NONE, "a", 1));
	assert_false(clipboard_sequence(&s, CLIPBOARD_PLAIN, text, max + 1));
	assert_int_equal(s.len, 0);
	assert_true(clipboard_sequence(&s, CLIPBOARD_PLAIN, text, max));
	assert_true(s.len <= CLIPBOARD_MAX_BASE64 + 8);
	str_clear(&s);
	mem_free(text);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_base64),
	    cmocka_unit_test(test_ways),
	    cmocka_unit_test(test_pieces),
	    cmocka_unit_test(test_limits),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
