/* SPDX-License-Identifier: ISC */
/*
 * Proves what each code point is shown as (all of them, against the list of
 * what is dangerous), that nothing harmful survives random bytes, and that
 * JSON loses nothing.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "gate.h"
#include "str.h"

#define LEN(s) (sizeof(s) - 1)

static bool
harmful(uint32_t cp)
{
	return cp < 0x20 || (cp >= 0x7F && cp < 0xA0) || cp == 0x61C ||
	       cp == 0x200B || cp == 0x200E || cp == 0x200F ||
	       (cp >= 0x2028 && cp <= 0x202E) ||
	       (cp >= 0x2060 && cp <= 0x206F) || cp == 0xFEFF ||
	       (cp >= 0xFFF9 && cp <= 0xFFFB) || cp == 0x180E ||
	       (cp >= 0xE0000 && cp <= 0xE0FFF) || (cp & 0xFFFE) == 0xFFFE ||
	       (cp >= 0x1D173 && cp <= 0x1D17A) ||
	       (cp >= 0xFDD0 && cp <= 0xFDEF);
}

static void
test_every_code_point(void **state)
{
	uint32_t cp, got;

	(void)state;
	for (cp = 0; cp <= 0x10FFFF; cp++) {
		got = gate_cp(cp);
		if (cp >= 0xD800 && cp <= 0xDFFF)
			assert_int_equal(got, 0xFFFD);
		else if (harmful(cp))
			assert_false(harmful(got));
		else
			assert_int_equal(got, cp);
	}
	assert_int_equal(gate_cp(0), 0x2400);
	assert_int_equal(gate_cp(0x1B), 0x241B);
	assert_int_equal(gate_cp(0x1F), 0x241F);
	assert_int_equal(gate_cp(0x7F), 0x2421);
	assert_int_equal(gate_cp(0x80), 0xFFFD);
	assert_int_equal(gate_cp(0x9B), 0xFFFD);
	assert_int_equal(gate_cp(0x202E), 0x2426);
	assert_int_equal(gate_cp(0xFFFE), 0xFFFD);
	assert_int_equal(gate_cp(0x110000), 0xFFFD);
	assert_int_equal(gate_cp(UTF8_BAD), 0xFFFD);
}

static void
check_text(int line, const char *in, size_t n, int flags, const char *want)
{
	struct str out = STR_INIT;

	gate_text(&out, in, n, flags);
	if (strcmp(str_c(&out), want) != 0)
		fail_msg(
		    "line %d: got <%s>, want <%s>", line, str_c(&out), want);
	str_clear(&out);
}

#define TEXT(in, flags, want) check_text(__LINE__, in, LEN(in), flags, want)

static void
test_text(void **state)
{
	(void)state;
	TEXT("", 0, "");
	TEXT("plain ~ text", 0, "plain ~ text");
	TEXT("a\x1b[31mb", 0, "a\xe2\x90\x9b[31mb");
	TEXT("a\0b", 0,
	    "a\xe2\x90\x80"
	    "b");
	TEXT("a\nb\tc", 0,
	    "a\xe2\x90\x8a"
	    "b c");
	TEXT("a\nb\tc", GATE_LINES, "a\nb c");
	TEXT("a\nb\tc", GATE_LINES | GATE_TABS, "a\nb\tc");
	TEXT("a\r\n", GATE_LINES, "a\xe2\x90\x8d\n");
	TEXT("\xc2\x9b"
	     "31m",
	    0,
	    "\xef\xbf\xbd"
	    "31m");
	TEXT("x\xff\xc3(", 0, "x\xef\xbf\xbd\xef\xbf\xbd(");
	TEXT("\xe2\x80", 0, "\xef\xbf\xbd");
	TEXT("a\xe2\x80\xae"
	     "b",
	    0,
	    "a\xe2\x90\xa6"
	    "b");
	TEXT("\xd8\xa7\xd9\x84\xd9\x86", 0, "\xd8\xa7\xd9\x84\xd9\x86");
}

static void
test_ascii(void **state)
{
	(void)state;
	TEXT("\xe2\x80\x9cOn 31\xe2\x80\x9d \xe2\x80\x99 27\xe2\x80\x93"
	     "28\xc2\xa0x",
	    GATE_ASCII, "\"On 31\" ' 27-28 x");
	TEXT("caf\xc3\xa9 \xd8\xa7 \x1b \xff", GATE_ASCII, "caf? ? ? ?");
	TEXT("a\nb", GATE_ASCII | GATE_LINES, "a\nb");
}

static void
test_joiners(void **state)
{
	(void)state;
	/* Persian "mi-khaham": between letters it stays. */
	TEXT("\xd9\x85\xdb\x8c\xe2\x80\x8c\xd8\xae", 0,
	    "\xd9\x85\xdb\x8c\xe2\x80\x8c\xd8\xae");
	/* An emoji family. */
	TEXT("\xf0\x9f\x91\xa8\xe2\x80\x8d\xf0\x9f\x91\xa9", 0,
	    "\xf0\x9f\x91\xa8\xe2\x80\x8d\xf0\x9f\x91\xa9");
	TEXT("\xe2\x80\x8d", 0, "\xe2\x90\xa6");
	TEXT("a\xe2\x80\x8d", 0, "a\xe2\x90\xa6");
	TEXT("\xe2\x80\x8c"
	     "a",
	    0,
	    "\xe2\x90\xa6"
	    "a");
	TEXT("1\xe2\x80\x8d"
	     "2",
	    0,
	    "1\xe2\x90\xa6"
	    "2");
	/* A row of them hides nothing. */
	TEXT("a\xe2\x80\x8d\xe2\x80\x8d"
	     "b",
	    0,
	    "a\xe2\x90\xa6\xe2\x90\xa6"
	    "b");
}

static void
test_random_bytes(void **state)
{
	struct str out = STR_INIT;
	unsigned char in[64];
	uint32_t seed, cp;
	size_t round, i, n;

	(void)state;
	seed = 12345;
	for (round = 0; round < 20000; round++) {
		n = round % sizeof(in);
		for (i = 0; i < n; i++) {
			seed = seed * 1664525 + 1013904223;
			in[i] = (unsigned char)(seed >> 24);
			if (seed & 0x400)
				in[i] |= 0x80;
		}
		str_reset(&out);
		gate_text(&out, (char *)in, n, 0);
		assert_int_equal(utf8_valid_to(str_c(&out), out.len), out.len);
		for (i = 0; i < out.len;) {
			i += utf8_decode(out.s + i, out.len - i, &cp);
			assert_false(harmful(cp));
		}
		str_reset(&out);
		gate_text(&out, (char *)in, n, GATE_ASCII);
		for (i = 0; i < out.len; i++)
			assert_in_range(out.s[i], 0x20, 0x7E);
	}
	str_clear(&out);
}

static void
check_json(int line, const char *in, size_t n, const char *want)
{
	struct str out = STR_INIT;

	gate_json(&out, in, n);
	if (strcmp(str_c(&out), want) != 0)
		fail_msg(
		    "line %d: got <%s>, want <%s>", line, str_c(&out), want);
	str_clear(&out);
}

#define JSON(in, want) check_json(__LINE__, in, LEN(in), want)

static void
test_json(void **state)
{
	(void)state;
	JSON("", "\"\"");
	JSON("plain", "\"plain\"");
	JSON("a\"b\\c/", "\"a\\\"b\\\\c/\"");
	JSON("\b\f\n\r\t", "\"\\b\\f\\n\\r\\t\"");
	JSON("\0\x1b\x7f", "\"\\u0000\\u001b\\u007f\"");
	JSON("\xc2\x9b", "\"\\u009b\"");
	JSON("\xe2\x80\xae\xe2\x80\xa8\xe2\x80\xa9",
	    "\"\\u202e\\u2028\\u2029\"");
	JSON("\xf3\xa0\x81\x81", "\"\\udb40\\udc41\"");
	JSON("\xff", "\"\xef\xbf\xbd\"");
	JSON("\xef\xbf\xbd", "\"\xef\xbf\xbd\"");
	JSON("\xd8\xa7\xf0\x9f\x98\x80", "\"\xd8\xa7\xf0\x9f\x98\x80\"");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_every_code_point),
	    cmocka_unit_test(test_text),
	    cmocka_unit_test(test_ascii),
	    cmocka_unit_test(test_joiners),
	    cmocka_unit_test(test_random_bytes),
	    cmocka_unit_test(test_json),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests_name("gate", tests, NULL, NULL);
}
