/* SPDX-License-Identifier: ISC */
/*
 * Proves the buffer (growth, NUL bytes, taking) and UTF-8: every code point
 * there and back, every byte sequence of length 1 to 3 against a definition
 * written the other way round, and how much a bad sequence consumes.
 */
#include <limits.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "mem.h"
#include "str.h"

static void
test_empty(void **state)
{
	struct str b = STR_INIT;
	char *s;

	(void)state;
	assert_string_equal(str_c(&b), "");
	str_reset(&b);
	str_clear(&b);
	s = str_take(&b);
	assert_string_equal(s, "");
	mem_free(s);
	str_add(&b, "");
	assert_non_null(b.s);
	assert_int_equal(b.len, 0);
	str_addn(&b, NULL, 0);
	assert_string_equal(b.s, "");
	str_clear(&b);
	assert_null(b.s);
}

static void
test_append(void **state)
{
	struct str b = STR_INIT;
	char *s;

	(void)state;
	str_add(&b, "ab");
	str_addc(&b, 'c');
	str_addn(&b, "defg", 2);
	str_add_cp(&b, 0x627);
	str_printf(&b, "%d-%s", 42, "x");
	assert_string_equal(str_c(&b), "abcde\xd8\xa7"
				       "42-x");
	str_addn(&b, "\0z", 2);
	assert_int_equal(b.len, 13);
	assert_memory_equal(b.s + 11, "\0z\0", 3);
	s = str_take(&b);
	assert_null(b.s);
	assert_int_equal(b.len, 0);
	assert_int_equal(b.cap, 0);
	assert_memory_equal(s, "abcde", 5);
	mem_free(s);
}

/* As printf writes it, and room without a change. */
static void
test_int(void **state)
{
	static const int numbers[] = {0, 7, 10, -1, -90, 2147483647, INT_MIN};
	struct str b = STR_INIT, want = STR_INIT;
	const char *s;
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(numbers) / sizeof(numbers[0]); i++) {
		str_add_int(&b, numbers[i]);
		str_printf(&want, "%d", numbers[i]);
	}
	assert_string_equal(str_c(&b), str_c(&want));
	str_room(&b, 1000);
	assert_string_equal(str_c(&b), str_c(&want));
	s = b.s;
	for (i = 0; i < 1000; i++)
		str_addc(&b, '.');
	assert_ptr_equal(b.s, s);
	str_clear(&b);
	str_clear(&want);
}

static void
test_reset_keeps_memory(void **state)
{
	struct str b = STR_INIT;
	size_t cap;

	(void)state;
	str_add(&b, "0123456789012345678901234567890123456789");
	cap = b.cap;
	str_reset(&b);
	assert_int_equal(b.len, 0);
	assert_string_equal(str_c(&b), "");
	assert_int_equal(b.cap, cap);
	str_clear(&b);
}

/* Every length of printf around the growth of the buffer. */
static void
test_printf_lengths(void **state)
{
	static char line[700];
	struct str b = STR_INIT;
	size_t i;

	(void)state;
	memset(line, 'q', sizeof(line) - 1);
	for (i = 0; i < sizeof(line); i++) {
		str_clear(&b);
		str_addc(&b, '<');
		str_printf(&b, "%.*s>", (int)i, line);
		assert_int_equal(b.len, i + 2);
		assert_int_equal(b.s[i + 1], '>');
		assert_int_equal(b.s[i + 2], '\0');
	}
	str_clear(&b);
}

static void
test_growth(void **state)
{
	struct str b = STR_INIT;
	size_t i;

	(void)state;
	for (i = 0; i < 100000; i++)
		str_addc(&b, (char)('a' + i % 26));
	assert_int_equal(b.len, 100000);
	assert_int_equal(strlen(b.s), 100000);
	for (i = 0; i < 100000; i++)
		assert_int_equal(b.s[i], 'a' + i % 26);
	str_clear(&b);
}

static void
test_every_code_point(void **state)
{
	uint32_t cp, back;
	char out[4];
	size_t n, want;

	(void)state;
	for (cp = 0; cp <= 0x10FFFF; cp++) {
		n = utf8_encode(cp, out);
		assert_int_equal(utf8_decode(out, n, &back), n);
		if (cp >= 0xD800 && cp <= 0xDFFF) {
			assert_int_equal(back, 0xFFFD);
			continue;
		}
		want = cp < 0x80 ? 1 : cp < 0x800 ? 2 : cp < 0x10000 ? 3 : 4;
		assert_int_equal(n, want);
		assert_int_equal(back, cp);
		assert_int_equal(utf8_valid_to(out, n), n);
		if (n > 1)
			assert_int_equal(utf8_valid_to(out, n - 1), 0);
	}
	assert_int_equal(utf8_encode(0x110000, out), 3);
	assert_memory_equal(out, "\xef\xbf\xbd", 3);
	assert_int_equal(utf8_encode(UTF8_BAD, out), 3);
	assert_memory_equal(out, "\xef\xbf\xbd", 3);
}

/*
 * Is p a prefix of the encoding of some code point?  By value, not by table:
 * the code points that begin with these bits are a range.
 */
static int
prefix_ok(const unsigned char *p, size_t k)
{
	uint32_t lo, hi;
	size_t len, i;

	if (p[0] < 0x80)
		return k == 1;
	if (p[0] < 0xC0 || p[0] > 0xF7)
		return 0;
	len = p[0] < 0xE0 ? 2 : p[0] < 0xF0 ? 3 : 4;
	if (k > len)
		return 0;
	lo = p[0] & (len == 2 ? 0x1F : len == 3 ? 0x0F : 0x07);
	hi = lo;
	for (i = 1; i < len; i++) {
		if (i < k && (p[i] & 0xC0) != 0x80)
			return 0;
		lo = lo << 6 | (i < k ? p[i] & 0x3F : 0);
		hi = hi << 6 | (i < k ? p[i] & 0x3F : 0x3F);
	}
	if (lo < (len == 2 ? 0x80u : len == 3 ? 0x800u : 0x10000u))
		lo = len == 2 ? 0x80u : len == 3 ? 0x800u : 0x10000u;
	if (hi > 0x10FFFF)
		hi = 0x10FFFF;
	if (lo > hi)
		return 0;
	return !(lo >= 0xD800 && hi <= 0xDFFF);
}

static void
check_bytes(const unsigned char *p, size_t n)
{
	uint32_t cp;
	size_t used, want, len;

	len = p[0] < 0x80 ? 1 : p[0] < 0xE0 ? 2 : p[0] < 0xF0 ? 3 : 4;
	used = utf8_decode((const char *)p, n, &cp);
	want = 0;
	while (want < n && want < len && prefix_ok(p, want + 1))
		want++;
	if (want == len) {
		assert_int_equal(used, len);
		assert_int_not_equal(cp, UTF8_BAD);
	} else {
		assert_int_equal(used, want == 0 ? 1 : want);
		assert_int_equal(cp, UTF8_BAD);
	}
}

static void
test_every_short_sequence(void **state)
{
	static const unsigned char edge[] = {
	    0, 0x41, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC2, 0xFF};
	unsigned char p[4];
	unsigned int i, a, b;

	(void)state;
	for (i = 0; i < 0x10000; i++) {
		p[0] = (unsigned char)(i >> 8);
		p[1] = (unsigned char)i;
		check_bytes(p, 1);
		check_bytes(p, 2);
		for (a = 0; a < sizeof(edge); a++) {
			p[2] = edge[a];
			check_bytes(p, 3);
			for (b = 0; b < sizeof(edge); b++) {
				p[3] = edge[b];
				check_bytes(p, 4);
			}
		}
	}
}

/* The example of the standard, table 3-11: maximal subparts. */
static void
test_maximal_subparts(void **state)
{
	static const char s[] = "\x61\xF1\x80\x80\xE1\x80\xC2\x62\x80\x63";
	static const size_t want[] = {1, 3, 2, 1, 1, 1, 1};
	uint32_t cp;
	size_t i, k;

	(void)state;
	for (i = k = 0; i < sizeof(s) - 1; k++) {
		assert_int_equal(
		    utf8_decode(s + i, sizeof(s) - 1 - i, &cp), want[k]);
		i += want[k];
	}
	assert_int_equal(k, 7);
}

static void
test_valid_to(void **state)
{
	char line[64];
	size_t at;

	(void)state;
	for (at = 0; at < sizeof(line); at++) {
		memset(line, 'a', sizeof(line));
		line[at] = (char)0x80;
		assert_int_equal(utf8_valid_to(line, sizeof(line)), at);
		assert_int_equal(utf8_valid_to(line, at), at);
	}
	assert_int_equal(utf8_valid_to("", 0), 0);
	assert_int_equal(utf8_valid_to("a\0b", 3), 3);
	assert_int_equal(utf8_valid_to("\xc0\xaf", 2), 0);
	assert_int_equal(utf8_valid_to("x\xed\xa0\x80", 4), 1);
}

static void
test_count(void **state)
{
	(void)state;
	assert_int_equal(utf8_count("", 0), 0);
	assert_int_equal(utf8_count("abc", 3), 3);
	assert_int_equal(
	    utf8_count("\xd8\xa7\xe2\x82\xac\xf0\x9f\x98\x80", 9), 3);
}

/* Whatever the bytes are, and wherever a piece begins and ends. */
static void
test_count_pieces(void **state)
{
	char s[256];
	size_t i, from, n, count;

	(void)state;
	for (i = 0; i < sizeof s; i++)
		s[i] = (char)(i * 181 + i / 16);
	for (from = 0; from < 16; from++) {
		for (n = count = 0; from + n < sizeof s; n++) {
			assert_int_equal(utf8_count(s + from, n), count);
			count += ((unsigned char)s[from + n] & 0xC0) != 0x80;
		}
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_empty),
	    cmocka_unit_test(test_append),
	    cmocka_unit_test(test_int),
	    cmocka_unit_test(test_reset_keeps_memory),
	    cmocka_unit_test(test_printf_lengths),
	    cmocka_unit_test(test_growth),
	    cmocka_unit_test(test_every_code_point),
	    cmocka_unit_test(test_every_short_sequence),
	    cmocka_unit_test(test_maximal_subparts),
	    cmocka_unit_test(test_valid_to),
	    cmocka_unit_test(test_count),
	    cmocka_unit_test(test_count_pieces),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests_name("str", tests, NULL, NULL);
}
