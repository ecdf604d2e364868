/* SPDX-License-Identifier: ISC */
/*
 * Proves: what data holds cannot break out of a citation: braces and
 * backslashes of BibTeX, line ends of RIS, quotes of JSON, templates and
 * references of wikitext.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "../../src/cite.h"
#include "../../src/query.h"
#include "../../src/str.h"

static const char hostile[] =
    "a\\b{c}$d&e#f%g_h~i^j|k{{l}}m[[n]]o<p>q=r''s\"t\nER  - u";

static struct str
write(enum cite_format format)
{
	struct q_dataset dataset = {.id = "d"};
	struct q_source source = {.id = "s",
	    .link = "source/s",
	    .title = hostile,
	    .author = hostile,
	    .publisher = hostile,
	    .published = "2015-03-02~",
	    .retrieved = "2015-04"};
	struct q_claim claim = {.id = "c",
	    .link = "claim/e/c",
	    .passage = hostile,
	    .passage_len = sizeof hostile - 1,
	    .quote_start = 0,
	    .quote_end = sizeof hostile - 1};
	struct cite c = {&dataset, &source, &claim};
	struct str s = STR_INIT;

	cite_write(&s, format, &c);
	return s;
}

/* Braces open and close in turn, and end at nought: BibTeX counts those that
 * a backslash stands before as well. */
static void
test_bibtex(void **state)
{
	struct str s = write(CITE_BIBTEX);
	int depth = 0;
	size_t i;

	(void)state;
	for (i = 0; i < s.len; i++) {
		depth += s.s[i] == '{' ? 1 : s.s[i] == '}' ? -1 : 0;
		assert_true(depth >= 0);
	}
	assert_int_equal(depth, 0);
	assert_non_null(strstr(s.s, "a\\textbackslash{}b\\textbraceleft{}"
				    "c\\textbraceright{}\\$d\\&e\\#f"));
	assert_non_null(strstr(s.s, "date = {2015-03-02~}"));
	str_clear(&s);
}

static void
test_ris(void **state)
{
	struct str s = write(CITE_RIS);
	const char *end = strstr(s.s, "\nER  - ");

	(void)state;
	assert_non_null(end);
	assert_string_equal(end, "\nER  - \n");
	assert_non_null(strstr(s.s, "\nDA  - 2015/03/02/about\n"));
	str_clear(&s);
}

static void
test_csl(void **state)
{
	struct str s = write(CITE_CSL_JSON);
	bool in = false;
	size_t i;

	(void)state;
	for (i = 0; i < s.len; i++) {
		if (s.s[i] == '\\') {
			i++;
			continue;
		}
		if (s.s[i] == '"')
			in = !in;
		assert_false(in && s.s[i] == '\n');
	}
	assert_false(in);
	assert_non_null(strstr(s.s, "\"circa\": true"));
	str_clear(&s);
}

static void
test_wikitext(void **state)
{
	struct str s = write(CITE_WIKITEXT);

	(void)state;
	assert_ptr_equal(strstr(s.s, "}}</ref>"), s.s + s.len - 9);
	assert_ptr_equal(strstr(s.s, "<ref>"), s.s);
	assert_null(strstr(s.s, "{{l"));
	assert_null(strstr(s.s, "[["));
	assert_null(strstr(s.s, "''"));
	assert_non_null(strstr(s.s, "|date=c. 2 Mar 2015"));
	assert_non_null(strstr(s.s, "{{citation"));
	str_clear(&s);
}

static void
test_text(void **state)
{
	struct str s = write(CITE_TEXT);

	(void)state;
	assert_non_null(strstr(s.s, "about 2 March 2015 (±3 days)"));
	assert_non_null(strstr(s.s, "[claim/e/c, d]"));
	str_clear(&s);
}

static void
test_find(void **state)
{
	(void)state;
	assert_int_equal(cite_find("text"), CITE_TEXT);
	assert_int_equal(cite_find("csl-json"), CITE_CSL_JSON);
	assert_int_equal(cite_find("CSL"), -1);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_bibtex),
	    cmocka_unit_test(test_ris),
	    cmocka_unit_test(test_csl),
	    cmocka_unit_test(test_wikitext),
	    cmocka_unit_test(test_text),
	    cmocka_unit_test(test_find),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
