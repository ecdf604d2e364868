/* SPDX-License-Identifier: ISC */
/*
 * Proves every writer byte for byte, with text that is hostile to it, and how
 * a table shrinks, drops what is spare and measures in cells.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "format.h"
#include "gate.h"
#include "mem.h"
#include "str.h"
#include "value.h"

static const char *const fields[] = {"id", "n", "list", "yes", NULL};
static const struct format_column columns[] = {
    {"id", "id", 8},
    {"n", "n", 0},
    {"extra", "extra", 6},
    {"list", "list", FORMAT_SPARE},
    {NULL, NULL, 0},
};

static struct arena arena;

static struct value *
row(const char *id, int64_t n, const char *extra)
{
	struct value *v, *list, *o;

	list = value_list(&arena);
	o = value_object(&arena);
	value_set(o, "id", value_text(&arena, "a"));
	value_set(o, "side", value_number(&arena, 1));
	value_set(o, "none", value_null(&arena));
	value_set(o, "denied", value_bool(&arena, true));
	value_add(list, o);
	value_add(list, value_text(&arena, "b"));
	v = value_object(&arena);
	value_set(v, "id", value_text(&arena, id));
	value_set(v, "n", value_number(&arena, n));
	value_set(v, "list", list);
	value_set(v, "yes", value_bool(&arena, n > 0));
	value_set(v, "extra", value_text(&arena, extra));
	return v;
}

/* Write the rows in one format; what came out is compared with WANTED. */
static bool as_is;

static void
writes(enum format_kind kind, struct value *const *rows, size_t n,
    const char *wanted)
{
	struct err e = ERR_INIT;
	struct str s = STR_INIT;
	struct format *f;
	struct out *o;
	size_t i;

	o = out_memory(&s);
	f = format_new(kind, o, fields, columns);
	if (as_is)
		format_as_is(f);
	for (i = 0; i < n; i++)
		format_row(f, rows[i]);
	assert_int_equal(format_end(f), n);
	assert_true(out_close(o, &e));
	assert_string_equal(str_c(&s), wanted);
	str_clear(&s);
}

static void
test_find(void **state)
{
	struct err e = ERR_INIT;
	struct str s = STR_INIT;
	enum format_kind kind;
	struct out *o;

	(void)state;
	o = out_memory(&s);
	assert_true(format_find(NULL, o, &kind, &e));
	assert_int_equal(kind, FORMAT_TSV);
	assert_true(format_find("md", o, &kind, &e));
	assert_int_equal(kind, FORMAT_MD);
	assert_false(format_find("xml", o, &kind, &e));
	assert_int_equal(e.code, ERR_USAGE);
	assert_string_equal(e.text,
	    "there is no format xml; there are table, tsv, csv, json, jsonl "
	    "and md");
	assert_true(out_close(o, &e));
	str_clear(&s);
}

static void
test_tsv(void **state)
{
	struct value *rows[] = {row("x\ty\nz", 1, NULL), row(NULL, -2, NULL)};

	(void)state;
	writes(FORMAT_TSV, rows, 2,
	    "id\tn\tlist\tyes\n"
	    "x y\xe2\x90\x8az\t1\ta 1 denied; b\tyes\n"
	    "\t-2\ta 1 denied; b\t\n");
	writes(FORMAT_TSV, rows, 0, "id\tn\tlist\tyes\n");
}

static void
test_csv(void **state)
{
	struct value *rows[] = {row("say \"hi\", all", 1, NULL),
	    row("=cmd()", -2, NULL), row(" x", 0, NULL)};

	(void)state;
	writes(FORMAT_CSV, rows, 3,
	    "id,n,list,yes\n"
	    "\"say \"\"hi\"\", all\",1,\"a 1 denied; b\",yes\n"
	    "\"'=cmd()\",-2,\"a 1 denied; b\",\n"
	    "\" x\",0,\"a 1 denied; b\",\n");
}

/* Whatever a spreadsheet might begin to reckon with gets its apostrophe; the
 * numbers of rows do not. */
static void
test_csv_formulas(void **state)
{
	static const char *const formulas[] = {"=1", "+1", "-1", "@x",
	    "=cmd|' /C calc'!A0", "  =1", "\t=1",
	    "\xef\xbc\x9d"
	    "1",
	    "\xef\xbc\x8b"
	    "1",
	    "\xef\xbc\x8d"
	    "1",
	    "\xef\xbc\xa0"
	    "1"};
	static const char *const texts[] = {"", "a=1", "1-2", "'=1", " a"};
	struct str wanted = STR_INIT;
	struct value *r;
	size_t i;

	(void)state;
	for (i = 0; i < sizeof formulas / sizeof *formulas; i++) {
		r = row(formulas[i], -2, NULL);
		str_reset(&wanted);
		str_printf(&wanted,
		    "id,n,list,yes\n\"'%s\",-2,\"a 1 denied; b\",\n",
		    *formulas[i] == '\t' ? " =1" : formulas[i]);
		writes(FORMAT_CSV, &r, 1, str_c(&wanted));
	}
	for (i = 0; i < sizeof texts / sizeof *texts; i++) {
		r = row(texts[i], -2, NULL);
		str_reset(&wanted);
		str_printf(&wanted,
		    "id,n,list,yes\n%s%s%s,-2,\"a 1 denied; b\",\n",
		    *texts[i] == ' ' ? "\"" : "", texts[i],
		    *texts[i] == ' ' ? "\"" : "");
		writes(FORMAT_CSV, &r, 1, str_c(&wanted));
	}
	as_is = true;
	r = row("=cmd()", -2, NULL);
	writes(FORMAT_CSV, &r, 1, "id,n,list,yes\n=cmd(),-2,a 1 denied; b,\n");
	as_is = false;
	str_clear(&wanted);
}

static void
test_json(void **state)
{
	struct value *rows[] = {
	    row("\xc2\x9b\"\n", 1, "not a field"), row(NULL, 2, NULL)};

	(void)state;
	writes(FORMAT_JSON, rows, 2,
	    "[\n"
	    "{\"id\": \"\\u009b\\\"\\n\", \"n\": 1, \"list\": [{\"id\": \"a\", "
	    "\"side\": 1, \"none\": null, \"denied\": true}, \"b\"], \"yes\": "
	    "true},\n"
	    "{\"id\": null, \"n\": 2, \"list\": [{\"id\": \"a\", \"side\": 1, "
	    "\"none\": null, \"denied\": true}, \"b\"], \"yes\": true}\n"
	    "]\n");
	writes(FORMAT_JSON, rows, 0, "[]\n");
	writes(FORMAT_JSONL, rows, 0, "");
	writes(FORMAT_JSONL, rows + 1, 1,
	    "{\"id\": null, \"n\": 2, \"list\": [{\"id\": \"a\", \"side\": 1, "
	    "\"none\": null, \"denied\": true}, \"b\"], \"yes\": true}\n");
}

static void
test_md(void **state)
{
	struct value *rows[] = {row("a|b*", 1, "<i>")};

	(void)state;
	writes(FORMAT_MD, rows, 1,
	    "| id | n | extra | list |\n"
	    "| --- | --- | --- | --- |\n"
	    "| a\\|b\\* | 1 | \\<i\\> | a; b |\n");
	writes(FORMAT_MD, rows, 0, "");
}

static void
test_table(void **state)
{
	struct value *rows[] = {row("short", 1, "\xe6\x97\xa5\xe6\x9c\xac"),
	    row("longer", 22, NULL)};

	(void)state;
	writes(FORMAT_TABLE, rows, 2,
	    "id       n  extra  list\n"
	    "short    1  \xe6\x97\xa5\xe6\x9c\xac   a; b\n"
	    "longer  22         a; b\n");
	writes(FORMAT_TABLE, rows, 0, "");
}

/* 80 columns: the widest gives way first, the spare one goes last. */
static void
test_table_narrow(void **state)
{
	char a[100], b[100];
	struct value *rows[1];

	(void)state;
	memset(a, 'a', 60);
	a[60] = '\0';
	memset(b, 'b', 40);
	b[40] = '\0';
	rows[0] = row(a, 7, b);
	writes(FORMAT_TABLE, rows, 1,
	    "id                                  n  extra"
	    "                                list\n"
	    "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa…  7  "
	    "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb…  a; b\n");
}

static int
setup(void **state)
{
	(void)state;
	arena_init(&arena);
	return 0;
}

static int
teardown(void **state)
{
	(void)state;
	arena_clear(&arena);
	return 0;
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(test_find),
	    TEST(test_tsv),
	    TEST(test_csv),
	    TEST(test_csv_formulas),
	    TEST(test_json),
	    TEST(test_md),
	    TEST(test_table),
	    TEST(test_table_narrow),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
