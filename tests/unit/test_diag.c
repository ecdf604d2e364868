/* SPDX-License-Identifier: ISC */
/*
 * Proves what a reader of diagnostics sees: order, the cap, the caret under
 * the very place (tabs, wide and combining characters, long lines), hints of
 * several lines, the JSON form, and which word counts as near.
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

#include "diag.h"
#include "gate.h"
#include "str.h"

static char root[] = "/tmp/strife-test-diag-XXXXXX";

static void
write_file(const char *name, const char *text)
{
	char path[128];
	FILE *f;

	snprintf(path, sizeof(path), "%s/%s", root, name);
	f = fopen(path, "w");
	assert_non_null(f);
	assert_int_equal(fwrite(text, 1, strlen(text), f), strlen(text));
	assert_int_equal(fclose(f), 0);
}

static void
remove_file(const char *name)
{
	char path[128];

	snprintf(path, sizeof(path), "%s/%s", root, name);
	assert_int_equal(unlink(path), 0);
}

static int
setup(void **state)
{
	(void)state;
	return mkdtemp(root) == NULL;
}

static int
teardown(void **state)
{
	(void)state;
	return rmdir(root);
}

static struct mark
mark(const char *file, uint32_t line, uint32_t col, uint32_t len)
{
	struct mark m = {file, line, col, len};

	return m;
}

static void
check_print(struct diags *d, const char *expected)
{
	struct str b = STR_INIT;
	struct out *o = out_memory(&b);
	struct err e = ERR_INIT;

	diags_print(d, o);
	assert_true(out_close(o, &e));
	assert_string_equal(str_c(&b), expected);
	str_clear(&b);
}

static void
test_order(void **state)
{
	struct diags d;

	(void)state;
	write_file("a.yaml", "one\ntwo\nthree");
	write_file("b.yaml", "eins\r\nzwei\r\n");
	diags_init(&d, root);
	diag_warning(&d, mark("b.yaml", 2, 1, 4), NULL, "late");
	diag_error(&d, mark("a.yaml", 3, 5, 2), NULL, "third %d", 3);
	diag_warning(&d, mark("a.yaml", 3, 1, 0), NULL, "same place");
	diag_error(&d, mark("a.yaml", 3, 1, 0), "so", "first of the place");
	diag_error(&d, mark("a.yaml", 1, 3, 9), "one\ntwo", "a %s", "word");
	diag_error(&d, mark("a.yaml", 9, 1, 1), NULL, "no such line");
	diag_error(&d, mark("c.yaml", 1, 1, 1), NULL, "no such file");
	diag_error(&d, mark("a.yaml", 0, 0, 0), NULL, "of the file");
	assert_int_equal(d.errors, 6);
	assert_int_equal(d.warnings, 2);
	check_print(&d, "a.yaml: error: of the file\n"
			"a.yaml:1:3: error: a word\n"
			"    1 | one\n"
			"      |   ^\n"
			"      = one\n"
			"        two\n"
			"a.yaml:3:1: error: first of the place\n"
			"    3 | three\n"
			"      | ^\n"
			"      = so\n"
			"a.yaml:3:1: warning: same place\n"
			"    3 | three\n"
			"      | ^\n"
			"a.yaml:3:5: error: third 3\n"
			"    3 | three\n"
			"      |     ^\n"
			"a.yaml:9:1: error: no such line\n"
			"b.yaml:2:1: warning: late\n"
			"    2 | zwei\n"
			"      | ^~~~\n"
			"c.yaml:1:1: error: no such file\n");
	diags_clear(&d);
	assert_int_equal(d.errors, 0);
	remove_file("a.yaml");
	remove_file("b.yaml");
}

static void
test_whole(void **state)
{
	struct diags d;

	(void)state;
	diags_init(&d, "folder");
	diag_error(&d, mark(NULL, 0, 0, 0), NULL, "bad\033[31m\nline");
	check_print(&d, "folder: error: bad\u241b[31m\u240aline\n");
	diags_clear(&d);
}

static void
test_caret(void **state)
{
	struct diags d;

	(void)state;
	write_file("a.yaml", "\xef\xbb\xbfkey: v\n"
			     "\tkey: v\n"
			     "ab\tkey\n"
			     "\u65e5\u672c: v\n"
			     "e\u0301e\u0301: v\n"
			     "end\n");
	diags_init(&d, root);
	diag_error(&d, mark("a.yaml", 1, 6, 1), NULL, "mark");
	diag_error(&d, mark("a.yaml", 2, 2, 3), NULL, "tab");
	diag_error(&d, mark("a.yaml", 3, 4, 3), NULL, "inner tab");
	diag_error(&d, mark("a.yaml", 4, 2, 2), NULL, "wide");
	diag_error(&d, mark("a.yaml", 5, 5, 1), NULL, "marks");
	diag_error(&d, mark("a.yaml", 6, 4, 1), NULL, "end");
	check_print(&d, "a.yaml:1:6: error: mark\n"
			"    1 | key: v\n"
			"      |      ^\n"
			"a.yaml:2:2: error: tab\n"
			"    2 |         key: v\n"
			"      |         ^~~\n"
			"a.yaml:3:4: error: inner tab\n"
			"    3 | ab      key\n"
			"      |         ^~~\n"
			"a.yaml:4:2: error: wide\n"
			"    4 | \u65e5\u672c: v\n"
			"      |   ^~~\n"
			"a.yaml:5:5: error: marks\n"
			"    5 | e\u0301e\u0301: v\n"
			"      |   ^\n"
			"a.yaml:6:4: error: end\n"
			"    6 | end\n"
			"      |    ^\n");
	diags_clear(&d);
	remove_file("a.yaml");
}

/* N times C. */
static void
fill(struct str *b, char c, size_t n)
{
	while (n-- > 0)
		str_addc(b, c);
}

static void
test_long_line(void **state)
{
	struct str file = STR_INIT, want = STR_INIT;
	struct diags d;

	(void)state;
	fill(&file, 'a', 300);
	str_add(&file, "XYZ");
	fill(&file, 'b', 300);
	write_file("a.yaml", str_c(&file));
	diags_init(&d, root);
	diag_error(&d, mark("a.yaml", 1, 301, 3), NULL, "far");
	diag_error(&d, mark("a.yaml", 1, 3, 500), NULL, "near");
	str_add(&want, "a.yaml:1:3: error: near\n    1 | ");
	fill(&want, 'a', 159);
	str_add(&want, "\u2026\n      |   ^");
	fill(&want, '~', 157);
	str_add(&want, "\na.yaml:1:301: error: far\n    1 | \u2026");
	fill(&want, 'a', 60);
	str_add(&want, "XYZ");
	fill(&want, 'b', 95);
	str_add(&want, "\u2026\n      | ");
	fill(&want, ' ', 61);
	str_add(&want, "^~~\n");
	check_print(&d, str_c(&want));
	diags_clear(&d);
	str_clear(&file);
	str_clear(&want);
	remove_file("a.yaml");
}

static void
test_cap(void **state)
{
	struct diags d;
	size_t i;

	(void)state;
	diags_init(&d, root);
	for (i = 0; i < DIAG_MAX; i++) {
		assert_false(diags_full(&d, DIAG_WARNING));
		diag_warning(&d, mark("a", 0, 0, 0), NULL, "w%zu", i);
	}
	assert_true(diags_full(&d, DIAG_WARNING));
	assert_false(diags_full(&d, DIAG_ERROR));
	diag_error(&d, mark("a", 0, 0, 0), NULL, "an error gets in");
	assert_int_equal(d.n, DIAG_MAX);
	assert_int_equal(d.errors, 1);
	assert_int_equal(d.warnings, DIAG_MAX);
	assert_string_equal(d.list[DIAG_MAX - 1].text, "an error gets in");
	for (i = 0; i < DIAG_MAX; i++)
		diag_error(&d, mark("a", 0, 0, 0), "hint", "e%03zu", i);
	assert_true(diags_full(&d, DIAG_ERROR));
	assert_int_equal(d.n, DIAG_MAX);
	for (i = 0; i < DIAG_MAX; i++)
		assert_int_equal(d.list[i].level, DIAG_ERROR);
	diags_clear(&d);
	for (i = 0; i < DIAG_MAX + 2; i++)
		diag_error(&d, mark("a", 0, 0, 0), NULL, "same");
	diag_warning(&d, mark("a", 0, 0, 0), NULL, "same");
	{
		struct str want = STR_INIT;

		for (i = 0; i < DIAG_MAX; i++)
			str_add(&want, "a: error: same\n");
		str_add(&want, "2 more errors and 1 more warning not shown\n");
		check_print(&d, str_c(&want));
		str_clear(&want);
	}
	diags_clear(&d);
}

static void
test_json(void **state)
{
	struct str b = STR_INIT;
	struct out *o;
	struct err e = ERR_INIT;
	struct diags d;

	(void)state;
	diags_init(&d, root);
	o = out_memory(&b);
	diags_print_json(&d, o);
	assert_true(out_close(o, &e));
	assert_string_equal(str_c(&b), "[]\n");
	str_reset(&b);
	diag_warning(&d, mark("b", 2, 7, 1), "h\n\"i\"", "w");
	diag_error(&d, mark("a", 12, 3, 1), NULL, "e \u0645\033");
	diag_error(&d, mark(NULL, 0, 0, 0), NULL, "all");
	o = out_memory(&b);
	diags_print_json(&d, o);
	assert_true(out_close(o, &e));
	assert_string_equal(str_c(&b),
	    "[\n"
	    "{\"file\":\"a\",\"line\":12,\"column\":3,\"level\":\"error\","
	    "\"message\":\"e \u0645\\u001b\",\"hint\":null},\n"
	    "{\"file\":\"b\",\"line\":2,\"column\":7,\"level\":\"warning\","
	    "\"message\":\"w\",\"hint\":\"h\\n\\\"i\\\"\"},\n"
	    "{\"file\":null,\"line\":null,\"column\":null,"
	    "\"level\":\"error\",\"message\":\"all\",\"hint\":null}\n"
	    "]\n");
	str_clear(&b);
	diags_clear(&d);
}

static void
test_nearest(void **state)
{
	static const char *const ids[] = {
	    "nusra-front",
	    "srf",
	    "hazzm",
	    "ahrar-al-sham",
	    "jund-al-aqsa",
	    "sohr",
	    "ahrar-east",
	};
	static const char *const modes[] = {"fact", "plan", "demand"};
	static const struct {
		const char *word, *near;
	} rows[] = {
	    {"nusra-front", "nusra-front"},
	    {"nusra-frnot", "nusra-front"},
	    {"Nusra-Front", "nusra-front"},
	    {"nusra_front", "nusra-front"},
	    {"nusra", "nusra-front"},
	    {"ahrar", NULL},
	    {"hazm", "hazzm"},
	    {"sfr", "srf"},
	    {"shor", "sohr"},
	    {"xyz", NULL},
	    {"x", NULL},
	    {"", NULL},
	    {"islamic-state", NULL},
	};
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		const char *near = diag_nearest(rows[i].word, ids, 7);

		if (rows[i].near == NULL)
			assert_null(near);
		else
			assert_string_equal(near, rows[i].near);
	}
	assert_string_equal(diag_nearest("facts", modes, 3), "fact");
	assert_null(diag_nearest("goal", modes, 3));
	assert_null(diag_nearest("fact", modes, 0));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_order),
	    cmocka_unit_test(test_whole),
	    cmocka_unit_test(test_caret),
	    cmocka_unit_test(test_long_line),
	    cmocka_unit_test(test_cap),
	    cmocka_unit_test(test_json),
	    cmocka_unit_test(test_nearest),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, setup, teardown);
}
