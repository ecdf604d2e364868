/* SPDX-License-Identifier: ISC */
/*
 * Proves the YAML reader: trees with the places where things stood, one item
 * at a time; every mistake that it tells of, with its place and its advice;
 * the limits; what plain scalars are by the core schema.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "mem.h"
#include "str.h"
#include "yaml.h"

static const char *const styles[] = {"plain", "quoted", "block"};

static void
dump(struct str *out, const struct yaml_node *n, int depth)
{
	const struct yaml_node *c;

	str_printf(out, "%*s", depth * 2, "");
	if (n->key != NULL)
		str_printf(
		    out, "%u:%u %s: ", n->key_at.line, n->key_at.col, n->key);
	str_printf(out, "%u:%u+%u ", n->at.line, n->at.col, n->at.len);
	if (n->type == YAML_SCALAR) {
		str_printf(out, "%s <%s>", styles[n->style], n->text);
		assert_int_equal(n->len, strlen(n->text));
		if (n->comment_col != 0)
			str_printf(out, " #%u", n->comment_col);
		str_add(out, n->broken ? " broken\n" : "\n");
		return;
	}
	str_printf(out, "%s %zu\n",
	    n->type == YAML_SEQUENCE ? "list" : "mapping", n->n);
	for (c = n->first; c != NULL; c = c->next)
		dump(out, c, depth + 1);
}

/* All items of the text, then all diagnostics, one a line. */
static void
read_text(struct str *out, const char *text, size_t n)
{
	struct diags d;
	struct arena a;
	struct yaml *y;
	const struct yaml_node *item;
	size_t i;

	diags_init(&d, NULL);
	arena_init(&a);
	y = yaml_open_memory(text, n, "f", &d);
	while ((item = yaml_next(y, &a)) != NULL) {
		dump(out, item, 0);
		arena_reset(&a);
	}
	assert_null(yaml_next(y, &a));
	assert_int_equal(yaml_failed(y) && d.errors == 0, 0);
	yaml_close(y);
	for (i = 0; i < d.n; i++) {
		assert_string_equal(d.list[i].at.file, "f");
		str_printf(out, "%s %u:%u+%u: %s\n",
		    d.list[i].level == DIAG_ERROR ? "error" : "warning",
		    d.list[i].at.line, d.list[i].at.col, d.list[i].at.len,
		    d.list[i].text);
		if (d.list[i].hint != NULL)
			str_printf(out, "  %s\n", d.list[i].hint);
	}
	arena_clear(&a);
	diags_clear(&d);
}

static void
check_n(const char *text, size_t n, const char *expected)
{
	struct str out = STR_INIT;

	read_text(&out, text, n);
	assert_string_equal(str_c(&out), expected);
	str_clear(&out);
}

static void
check(const char *text, const char *expected)
{
	check_n(text, strlen(text), expected);
}

static void
test_items(void **state)
{
	(void)state;
	check("- id: a\n"
	      "  text: >-\n"
	      "    one\n"
	      "    two\n"
	      "- {id: 'b', list: [x, \"y z\"]}\n"
	      "- c\n",
	    "1:3+1 mapping 2\n"
	    "  1:3 id: 1:7+1 plain <a>\n"
	    "  2:3 text: 2:9+1 block <one two>\n"
	    "5:3+1 mapping 2\n"
	    "  5:4 id: 5:8+3 quoted <b>\n"
	    "  5:13 list: 5:19+1 list 2\n"
	    "    5:20+1 plain <x>\n"
	    "    5:23+5 quoted <y z>\n"
	    "6:3+1 plain <c>\n");
}

static void
test_mapping(void **state)
{
	(void)state;
	check("# a comment\n"
	      "---\n"
	      "id: a\n"
	      "empty:\n"
	      "two: b\n"
	      "  c\n",
	    "3:1+1 mapping 3\n"
	    "  3:1 id: 3:5+1 plain <a>\n"
	    "  4:1 empty: 4:7+1 plain <>\n"
	    "  5:1 two: 5:6+1 plain <b c>\n");
}

/* Columns are characters; a byte order mark has none. */
static void
test_characters(void **state)
{
	(void)state;
	check("\xef\xbb\xbfk\u00e9y: \u0645\u0645\n"
	      "b: \u65e5 # c\r\n"
	      "c: d\r\n",
	    "1:1+1 mapping 3\n"
	    "  1:1 k\u00e9y: 1:6+2 plain <\u0645\u0645>\n"
	    "  2:1 b: 2:4+1 plain <\u65e5> #6\n"
	    "  3:1 c: 3:4+1 plain <d>\n");
}

static void
test_comments(void **state)
{
	(void)state;
	check("a: one  # two\n"
	      "b: 'x # y' # z\n"
	      "c: x#y\n"
	      "d: [p # q\n"
	      "  , r]\n"
	      "e: one\n"
	      "  two # three # four\n"
	      "f: >\n"
	      "  x # y\n"
	      "# z\n"
	      "g: h\n"
	      "  # indented\n",
	    "1:1+1 mapping 7\n"
	    "  1:1 a: 1:4+3 plain <one> #9\n"
	    "  2:1 b: 2:4+7 quoted <x # y>\n"
	    "  3:1 c: 3:4+3 plain <x#y>\n"
	    "  4:1 d: 4:4+1 list 2\n"
	    "    4:5+1 plain <p> #7\n"
	    "    5:5+1 plain <r>\n"
	    "  6:1 e: 6:4+1 plain <one two> #7\n"
	    "  8:1 f: 8:4+1 block <x # y\n>\n"
	    "  11:1 g: 11:4+1 plain <h>\n");
}

#define QUOTE_IT \
	"  put the value in quotation marks, or into a block (`key: >-')\n"
#define COLON                                                              \
	": `: ' inside a plain value\n" QUOTE_IT_THEN                      \
	"if a key stands here, indent it like the key above it and put a " \
	"blank after each colon\n"
#define QUOTE_IT_THEN \
	"  put the value in quotation marks, or into a block (`key: >-');\n"
#define KEY_EXPECTED                                                      \
	": a key is expected here\n"                                      \
	"  keys of one mapping are indented alike; text after a closing " \
	"quotation mark or bracket means that the whole value wants "     \
	"quotation marks\n"
#define TAB                                       \
	": a tab where indentation is expected\n" \
	"  indent with blanks: YAML does not allow tabs there\n"
#define BRACKETS "  a value that holds one of , [ ] { } wants quotation marks\n"

/* No YAML at all: each in a sentence, at the place to mend. */
static const struct {
	const char *text, *expected;
} broken[] = {
    {"- id: a\n\ttitle: x\n", "error 2:1+1" TAB},
    {"- a: |\n   x\n\ty\n", "error 3:1+1" TAB},
    {"- id: a\n  quote: Conflict: many\n", "error 2:18+1" COLON},
    {"- id: a\n   quote: Con\n", "error 2:9+1" COLON},
    {"- key:value\n  b: c\n", "1:3+1 plain <key:value b>\n"
			      "error 2:4+1" COLON},
    {"- quote: * 7th of\n",
	"error 1:10+1: a plain value cannot begin with `*', which marks an "
	"alias\n" QUOTE_IT},
    {"- quote: & co\n",
	"error 1:10+1: a plain value cannot begin with `&', which marks an "
	"anchor\n" QUOTE_IT},
    {"- quote: @foo\n", "error 1:10+1: a plain value cannot begin with this "
			"character\n" QUOTE_IT},
    {"- quote: %foo\n",
	"error 1:10+1: a plain value cannot begin with `%'\n" QUOTE_IT},
    {"%foo\n---\na: 1\n", "error 1:1+1: a line cannot begin with `%'\n"
			  "  directives are not read\n"},
    {"- quote: \"He said\n  so: x\n- id: b\n",
	"error 1:10+1: this quotation mark is never closed\n"
	"  close it; inside '...' a quotation mark is written twice, inside "
	"\"...\" as \\\"\n"},
    {"- quote: 'it's here'\n", "error 1:14+1" KEY_EXPECTED},
    {"- quote: \"foo\" bar\n", "error 1:16+1" KEY_EXPECTED},
    {"- quote: [sic] he said\n", "error 1:16+1" KEY_EXPECTED},
    {"a: 1\n- b\n", "error 2:1+1" KEY_EXPECTED},
    {"- says: [a, b\n- id: c\n",
	"error 1:9+1: this list lacks a `,' or its `]'\n" BRACKETS},
    {"- says: {a: 1, b\n- id: c\n",
	"error 1:9+1: this {...} lacks a `,' or its `}'\n" BRACKETS},
    {"- q: > text\n",
	"error 1:8+1: text on the line of `>' or `|'\n"
	"  begin the text of a block on the next line, indented; if the text "
	"begins with this sign, put it in quotation marks\n"},
    {"- q: - dash\n",
	"error 1:6+1: a list cannot begin on the line of its key\n"
	"  begin it on the next line; if `-' begins a text, put it in "
	"quotation marks\n"},
    {"- a: \"x\\q\"\n",
	"error 1:8+1: an unknown escape after `\\' in a \"...\" value\n"
	"  write \\\\ for a backslash, or use '...', which has no escapes\n"},
    {"- ]\n", "error 1:3+1: a value is expected here\n"},
    {"- a: 1\nb: 2\n",
	"1:3+1 mapping 1\n"
	"  1:3 a: 1:6+1 plain <1>\n"
	"error 2:1+1: a list item (`- ') is expected here\n"
	"  items of one list are indented alike, and their keys more than the "
	"`-'\n"},
    {"- a: \xff\n", "error 1:6+1: the byte 0xFF is not UTF-8\n"
		    "  save the file as UTF-8\n"},
    {"\xff\xfe-\n", "error 1:1+1: the file is not UTF-8, it looks like UTF-16\n"
		    "  save it as UTF-8\n"},
    {"- a: \001\n",
	"error 1:6+1: the character U+0001 must not stand in a YAML file\n"
	"  take it out; where the text needs it, write it as an escape in "
	"double quotes\n"},
    {"- a: x\u2028\n",
	"error 1:7+1: the character U+2028 must not stand in a YAML file\n"
	"  take it out; where the text needs it, write it as an escape in "
	"double quotes\n"},
    {"- a: x\r  b: y\r", "error 1:7+1: a carriage return without a newline\n"
			 "  end lines with a newline\n"},
    {"text\n",
	"error 1:1+4: a list of items or a mapping is expected, not a text\n"
	"  each item begins with `- '\n"},
    {"", "error 0:0+0: the file is empty: a list of items or a mapping is "
	 "expected\n"},
    {"# only\n",
	"error 0:0+0: the file is empty: a list of items or a mapping is "
	"expected\n"},
    {"---\n...\n",
	"error 0:0+0: the file is empty: a list of items or a mapping is "
	"expected\n"},
};

static void
test_broken(void **state)
{
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(broken) / sizeof(broken[0]); i++)
		check(broken[i].text, broken[i].expected);
	check_n("a: \0\n", 5,
	    "error 1:4+1: the character U+0000 must not stand in a YAML file\n"
	    "  is this a text file?\n");
}

/* What leaves the structure whole: told, and reading goes on. */
static void
test_refused(void **state)
{
	(void)state;
	check("- quote: *seventh\n- b\n",
	    "1:3+1 mapping 1\n"
	    "  1:3 quote: 1:10+8 plain <> broken\n"
	    "2:3+1 plain <b>\n"
	    "error 1:10+8: aliases (`*seventh') are not read\n"
	    "  write it out; a text that begins with `*' wants quotation "
	    "marks\n");
	check("- q: !bang x\n  r: &x [y]\n",
	    "1:3+1 mapping 2\n"
	    "  1:3 q: 1:6+7 plain <x>\n"
	    "  2:3 r: 2:6+1 list 1\n"
	    "    2:10+1 plain <y>\n"
	    "error 1:6+1: tags (`!bang') are not read\n"
	    "  leave it out; a text that begins with `!' wants quotation "
	    "marks\n"
	    "error 2:6+1: anchors (`&x') are not read\n"
	    "  write it out where it is needed; a text that begins with `&' "
	    "wants quotation marks\n");
	check("- a: 1\n  b: 2\n  a: 3\n",
	    "1:3+1 mapping 2\n"
	    "  1:3 a: 1:6+1 plain <1>\n"
	    "  2:3 b: 2:6+1 plain <2>\n"
	    "error 3:3+1: the key `a' stands here twice, first in line 1\n");
	check("- [a]: c\n- ? d\n  : e\n",
	    "1:3+1 mapping 0\n"
	    "2:3+1 mapping 1\n"
	    "  2:5 d: 3:5+1 plain <e>\n"
	    "error 1:3+1: a key must be a word\n"
	    "  a value that begins with [ or { wants quotation marks\n");
	check("- a\n---\n- b\n",
	    "1:3+1 plain <a>\n"
	    "error 2:1+1: a second document: a file holds one\n"
	    "  make it a file of its own, or take the `---' out\n");
	check("- \"a\\0b\"\n",
	    "1:3+6 quoted <> broken\n"
	    "error 1:3+6: a text must not hold the character U+0000\n");
}

static void
fill(struct str *b, const char *s, size_t n)
{
	while (n-- > 0)
		str_add(b, s);
}

static void
test_depth(void **state)
{
	struct str b = STR_INIT, out = STR_INIT;

	(void)state;
	fill(&b, "[", YAML_MAX_DEPTH);
	fill(&b, "]", YAML_MAX_DEPTH);
	read_text(&out, b.s, b.len);
	assert_null(strstr(str_c(&out), "error"));
	str_reset(&b);
	str_reset(&out);
	fill(&b, "[", YAML_MAX_DEPTH + 1);
	fill(&b, "]", YAML_MAX_DEPTH + 1);
	check(str_c(&b),
	    "error 1:33+1: nested more than 32 deep, the limit of the "
	    "reader\n");
	str_reset(&b);
	fill(&b, "[", 100000);
	check(str_c(&b),
	    "error 1:33+1: nested more than 32 deep, the limit of the "
	    "reader\n");
	str_clear(&b);
	str_clear(&out);
}

static void
test_sizes(void **state)
{
	struct str b = STR_INIT, out = STR_INIT;
	size_t i;

	(void)state;
	fill(&b, "x", YAML_MAX_TEXT);
	read_text(&out, b.s, b.len);
	assert_null(strstr(str_c(&out), "MiB"));
	str_reset(&b);
	str_reset(&out);
	str_add(&b, "- ");
	fill(&b, "x", YAML_MAX_TEXT + 1);
	str_add(&b, "\n- y\n");
	check(str_c(&b),
	    "1:3+1048577 plain <> broken\n"
	    "2:3+1 plain <y>\n"
	    "error 1:3+1048577: a text of more than 1 MiB, the limit of one "
	    "value\n");
	str_reset(&b);
	str_add(&b, "- a: \"");
	fill(&b, "x\n   ", 4 * 1024 * 1024);
	check(str_c(&b),
	    "error 1:4+1: no end of this within 16 MiB, or of its item within "
	    "64 MiB, the limits of the reader\n"
	    "  is a quotation mark missing?\n");
	str_reset(&b);
	str_add(&b, "- {");
	for (i = 0; i <= YAML_MAX_KEYS; i++)
		str_printf(&b, "k%zu: v, ", i);
	str_add(&b, "}");
	read_text(&out, b.s, b.len);
	assert_string_equal(str_c(&out),
	    "error 1:2198+4: more than 256 keys, the limit of one mapping\n");
	str_reset(&b);
	str_reset(&out);
	str_add(&b, "- [");
	for (i = 0; i <= YAML_MAX_LIST; i++)
		str_add(&b, "a, ");
	str_add(&b, "]");
	read_text(&out, b.s, b.len);
	assert_string_equal(str_c(&out),
	    "error 1:3+1: more than 65536 values, the limit of one list\n");
	str_clear(&b);
	str_clear(&out);
}

/* From a file in small pieces: no character is cut, no place is lost. */
static void
test_file(void **state)
{
	char name[] = "/tmp/strife-test-yaml-XXXXXX";
	int fd = mkstemp(name);
	struct str b = STR_INIT;
	struct diags d;
	struct arena a;
	struct yaml *y;
	const struct yaml_node *n;
	size_t i, len;

	(void)state;
	assert_true(fd >= 0);
	assert_int_equal(unlink(name), 0);
	for (i = 0; i < 3000; i++)
		str_printf(&b, "- id: \u65e5\u672c\u8a9e%zu # c\n", i);
	len = b.len;
	assert_int_equal(write(fd, b.s, len), len);
	assert_int_equal(lseek(fd, 0, SEEK_SET), 0);
	diags_init(&d, NULL);
	arena_init(&a);
	y = yaml_open(fd, "f", &d);
	for (i = 0; (n = yaml_next(y, &a)) != NULL; i++) {
		str_reset(&b);
		str_printf(&b, "\u65e5\u672c\u8a9e%zu", i);
		assert_string_equal(n->first->text, str_c(&b));
		assert_int_equal(n->first->at.line, i + 1);
		assert_int_equal(n->first->at.col, 7);
		assert_int_equal(
		    n->first->comment_col, 7 + n->first->at.len + 1);
		assert_true(a.used < 4096);
		arena_reset(&a);
	}
	assert_int_equal(i, 3000);
	assert_true(yaml_is_list(y));
	assert_false(yaml_failed(y));
	assert_int_equal(yaml_offset(y), len);
	assert_int_equal(d.errors, 0);
	yaml_close(y);
	arena_clear(&a);
	str_clear(&b);
}

static const struct {
	const char *text;
	enum yaml_kind kind;
} kinds[] = {
    {"text", YAML_TEXT},
    {"", YAML_NULL},
    {"~", YAML_NULL},
    {"null", YAML_NULL},
    {"NULL", YAML_NULL},
    {"nULL", YAML_TEXT},
    {"true", YAML_BOOL},
    {"False", YAML_BOOL},
    {"yes", YAML_TEXT},
    {"no", YAML_TEXT},
    {"0", YAML_INT},
    {"-12", YAML_INT},
    {"+12", YAML_INT},
    {"0o17", YAML_INT},
    {"0o18", YAML_TEXT},
    {"0xfF", YAML_INT},
    {"0xg", YAML_TEXT},
    {"-0x1", YAML_TEXT},
    {"1.5", YAML_FLOAT},
    {".5", YAML_FLOAT},
    {"1.", YAML_FLOAT},
    {".", YAML_TEXT},
    {"-1e5", YAML_FLOAT},
    {"1.5E-3", YAML_FLOAT},
    {"1e", YAML_TEXT},
    {"e5", YAML_TEXT},
    {".inf", YAML_FLOAT},
    {"-.INF", YAML_FLOAT},
    {".nan", YAML_FLOAT},
    {"-.nan", YAML_TEXT},
    {"2014-10-27", YAML_TEXT},
    {"1.2.3", YAML_TEXT},
    {"-", YAML_TEXT},
    {"1,000", YAML_TEXT},
};

static void
test_resolve(void **state)
{
	struct yaml_node n;
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++) {
		memset(&n, 0, sizeof(n));
		n.text = kinds[i].text;
		n.len = strlen(n.text);
		n.style = YAML_PLAIN;
		if (yaml_resolve(&n) != kinds[i].kind)
			fail_msg("%s: %d", n.text, yaml_resolve(&n));
		n.style = YAML_QUOTED;
		assert_int_equal(yaml_resolve(&n), YAML_TEXT);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_items),
	    cmocka_unit_test(test_mapping),
	    cmocka_unit_test(test_characters),
	    cmocka_unit_test(test_comments),
	    cmocka_unit_test(test_broken),
	    cmocka_unit_test(test_refused),
	    cmocka_unit_test(test_depth),
	    cmocka_unit_test(test_sizes),
	    cmocka_unit_test(test_file),
	    cmocka_unit_test(test_resolve),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
