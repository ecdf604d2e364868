/* SPDX-License-Identifier: ISC */
/*
 * Proves: the base64 is right at every remainder; nothing of a text can end
 * the sequence; each multiplexer gets what it passes on, at every length round
 * that of a piece and at the longest there is; one byte more, or what has no
 * way, gives nothing in any of them.
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

/* What of S behind the first N bytes screen passes on, put together; pieces
 * are no longer than it takes, and none is empty. */
static void
join(const struct str *s, size_t n, struct str *joined)
{
	const char *p = s->s + n, *end;

	while (strncmp(p, "\033P", 2) == 0) {
		end = strstr(p, "\033\\");
		assert_non_null(end);
		assert_true(end - p > 2 && end - p < 256);
		str_addn(joined, p + 2, (size_t)(end - p) - 2);
		p = end + 2;
	}
	assert_string_equal(p, "");
}

/* N bytes of TEXT in each way, beside what the terminal is to get of them. */
static void
wrapped(const char *text, size_t n)
{
	struct str whole = STR_INIT, s = STR_INIT, got = STR_INIT;

	assert_true(clipboard_sequence(&whole, CLIPBOARD_PLAIN, text, n));
	assert_int_equal(whole.len, 7 + (n + 2) / 3 * 4 + 1);
	assert_true(whole.len <= 7 + CLIPBOARD_MAX_BASE64 + 1);
	assert_int_equal(strcspn(whole.s + 7, "\033\a"), whole.len - 8);

	assert_true(clipboard_sequence(&s, CLIPBOARD_SCREEN, text, n));
	assert_memory_equal(s.s, whole.s, whole.len);
	join(&s, whole.len, &got);
	assert_string_equal(got.s, whole.s);

	str_reset(&s);
	str_reset(&got);
	assert_true(clipboard_sequence(&s, CLIPBOARD_TMUX, text, n));
	str_printf(&got, "%s\033Ptmux;\033%s\033\\", whole.s, whole.s);
	assert_string_equal(s.s, got.s);
	str_clear(&whole);
	str_clear(&got);
	str_clear(&s);
}

/* Lengths round those at which a piece is full. */
static void
test_pieces(void **state)
{
	char text[1000];
	size_t n;

	(void)state;
	memset(text, 'x', sizeof text);
	for (n = 1; n <= sizeof text; n++)
		wrapped(text, n);
}

static void
test_limits(void **state)
{
	static const enum clipboard_way ways[] = {
	    CLIPBOARD_PLAIN, CLIPBOARD_TMUX, CLIPBOARD_SCREEN};
	char *text = mem_alloc(CLIPBOARD_MAX + 2);
	struct str s = STR_INIT;
	size_t i;

	(void)state;
	memset(text, 0xff, CLIPBOARD_MAX + 2);
	assert_true((CLIPBOARD_MAX + 1 + 2) / 3 * 4 > CLIPBOARD_MAX_BASE64);
	assert_false(clipboard_sequence(&s, CLIPBOARD_NONE, "a", 1));
	for (i = 0; i < sizeof ways / sizeof *ways; i++) {
		assert_false(clipboard_sequence(&s, ways[i], "", 0));
		assert_false(
		    clipboard_sequence(&s, ways[i], text, CLIPBOARD_MAX + 1));
	}
	assert_int_equal(s.len, 0);
	wrapped(text, CLIPBOARD_MAX);
	wrapped(text, CLIPBOARD_MAX - 1);
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
