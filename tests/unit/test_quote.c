/* SPDX-License-Identifier: ISC */
/*
 * Proves the anchoring of quotes: the very bytes, with nothing but white
 * space folded; which one of several; ranges; what the reader is told where a
 * quote does not stand; and that the index of large texts finds the same.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "quote.h"
#include "str.h"

static const char text[] =
    "One  two\tthree\n"
    "four\u00a0five \n\n six.\n"
    "He said \u201cno\u201d; it\u2019s over. One two again.\n"
    "The end \u2013 Al-Nusra took 25 men. [\u2026] Later it left.\n";

/* "start-end" of what is found, else the problem and the hint. */
static void
ask(struct str *out, const char *quote, int nth, const char *prefix,
    const char *suffix)
{
	struct quote_text *t = quote_text_new(text, strlen(text), "t.txt");
	struct quote_ask q = {quote, nth, prefix, suffix, NULL, false};
	struct quote_answer a = QUOTE_ANSWER_INIT;

	str_reset(out);
	if (quote_find(t, &q, &a))
		str_printf(
		    out, "<%.*s>", (int)(a.end - a.start), text + a.start);
	else
		str_printf(out, "%s|%s", str_c(&a.problem), str_c(&a.hint));
	str_clear(&a.problem);
	str_clear(&a.hint);
	quote_text_free(t);
}

static const struct {
	const char *quote;
	int nth;
	const char *prefix, *suffix, *expected;
} rows[] = {
    {"One two three four five six.", 0, NULL, NULL,
	"<One  two\tthree\nfour\u00a0five \n\n six.>"},
    {"  five   six.\n", 0, NULL, NULL, "<five \n\n six.>"},
    {"\u00a0ree\u00a0four", 0, NULL, NULL, "<ree\nfour>"},
    {"it\u2019s over", 0, NULL, NULL, "<it\u2019s over>"},
    {"end \u2013", 0, NULL, NULL, "<end \u2013>"},
    {"left.", 0, NULL, NULL, "<left.>"},
    {"One two", 0, NULL, NULL,
	"the quote stands 2 times in t.txt|"
	"in line 1, 5 of t.txt; say which with `nth: 1', or with `prefix' or "
	"`suffix' (the text right before or behind it)"},
    {"One two", 1, NULL, NULL, "<One  two>"},
    {"One two", 2, NULL, NULL, "<One two>"},
    {"One two", 3, NULL, NULL,
	"nth is 3, but the quote stands only 2 times in t.txt|"
	"in line 1, 5 of t.txt"},
    {"One two", 0, "over.", NULL, "<One two>"},
    {"One two", 0, "over. ", NULL, "<One two>"},
    {"One two", 0, NULL, "three", "<One  two>"},
    {"One two", 0, NULL, " three four", "<One  two>"},
    {"One two", 0, "over.", "again", "<One two>"},
    {"One two", 0, "over.", "three",
	"the quote stands in t.txt, but not between this prefix and suffix|"
	"in line 1 it stands between `' and ` three four five six. He said '"},
    {"One two", 0, "four", NULL,
	"the quote stands in t.txt, but not behind this prefix|"
	"in line 1 it stands between `' and ` three four five six. He said '"},
    {"One two", 0, NULL, "four",
	"the quote stands in t.txt, but not before this suffix|"
	"in line 1 it stands between `' and ` three four five six. He said '"},
    {"One two", 1, "over.", NULL, "<One two>"},
    {"o", 3, NULL, NULL, "<o>"},
    {"", 0, NULL, NULL, "the quote is empty|"},
    {" \n", 0, NULL, NULL, "the quote is empty|"},
    {"one two", 0, NULL, NULL,
	"the quote is not in t.txt|"
	"nearest is line 1 of t.txt:\n"
	"source: One two three four five six. He said\u2026\n"
	"quote:  one two\n"
	"        ^\n"
	"there the case differs"},
    {"it's over. One", 0, NULL, NULL,
	"the quote is not in t.txt|"
	"nearest is line 5 of t.txt:\n"
	"source: it\u2019s over. One two again. The end \u2013 Al\u2026\n"
	"quote:  it's over. One\n"
	"          ^\n"
	"the source has a curly apostrophe (U+2019) there, the quote a "
	"straight apostrophe"},
    {"The end - Al-Nusra took 25 men.", 0, NULL, NULL,
	"the quote is not in t.txt|"
	"nearest is line 6 of t.txt:\n"
	"source: The end \u2013 Al-Nusra took 25 men. [\u2026] Later it\u2026\n"
	"quote:  The end - Al-Nusra took 25 men.\n"
	"                ^\n"
	"the source has an en dash (U+2013) there, the quote a hyphen"},
    {"The end \u2013 Al-Nusra took 35 men.", 0, NULL, NULL,
	"the quote is not in t.txt|"
	"nearest is line 6 of t.txt:\n"
	"source: The end \u2013 Al-Nusra took 25 men. [\u2026] Later it left.\n"
	"quote:  The end \u2013 Al-Nusra took 35 men.\n"
	"                                ^"},
    {"Al-Nusra took 25 men. Later it left.", 0, NULL, NULL,
	"the quote is not in t.txt|"
	"nearest is line 6 of t.txt:\n"
	"source: Al-Nusra took 25 men. [\u2026] Later it left.\n"
	"quote:  Al-Nusra took 25 men. Later it left.\n"
	"                              ^\n"
	"the source leaves text out there: quote one side, and the other in "
	"`with'"},
    {"He said \u2026 over. One two again", 0, NULL, NULL,
	"the quote is not in t.txt|"
	"nearest is line 5 of t.txt:\n"
	"source: He said \u201cno\u201d; it\u2019s over. One two again. The "
	"\u2026\n"
	"quote:  He said \u2026 over. One two again\n"
	"                ^\n"
	"a quote leaves nothing out: quote one stretch, and the other in "
	"`with'"},
    {"Later it left. Then", 0, NULL, NULL,
	"the quote is not in t.txt|"
	"nearest is line 6 of t.txt:\n"
	"source: Later it left. \n"
	"quote:  Later it left. Then\n"
	"                       ^\n"
	"the source ends there"},
    {"completely different words", 0, NULL, NULL,
	"the quote is not in t.txt|nothing like it stands there"},
    {"xyz", 1, NULL, NULL,
	"the quote is not in t.txt|nothing like it stands there"},
};

static void
test_find(void **state)
{
	struct str out = STR_INIT;
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		ask(&out, rows[i].quote, rows[i].nth, rows[i].prefix,
		    rows[i].suffix);
		assert_string_equal(str_c(&out), rows[i].expected);
	}
	str_clear(&out);
}

static void
range(struct str *out, const char *from, int nth, const char *to)
{
	struct quote_text *t = quote_text_new(text, strlen(text), "t.txt");
	struct quote_ask q = {from, nth, NULL, NULL, "`from'", false};
	struct quote_answer a = QUOTE_ANSWER_INIT;

	str_reset(out);
	if (quote_range(t, &q, to, &a))
		str_printf(
		    out, "<%.*s>", (int)(a.end - a.start), text + a.start);
	else
		str_printf(out, "%s|%s", str_c(&a.problem), str_c(&a.hint));
	str_clear(&a.problem);
	str_clear(&a.hint);
	quote_text_free(t);
}

static void
test_range(void **state)
{
	struct str out = STR_INIT;

	(void)state;
	range(&out, "two", 0, "four");
	assert_string_equal(str_c(&out), "<two\tthree\nfour>");
	range(&out, "two", 2, "again.");
	assert_string_equal(str_c(&out), "<two again.>");
	range(&out, "One two", 2, "two");
	assert_string_equal(str_c(&out), "<One two>");
	range(&out, "again.", 0, "again.");
	assert_string_equal(str_c(&out), "<again.>");
	range(&out, "again.", 0, "three");
	assert_string_equal(
	    str_c(&out), "`to' stands in t.txt only before `from'|");
	range(&out, "again.", 0, "nowhere");
	assert_string_equal(
	    str_c(&out), "`to' is not in t.txt|nothing like it stands there");
	range(&out, "nowhere", 0, "again.");
	assert_string_equal(
	    str_c(&out), "`from' is not in t.txt|nothing like it stands there");
	str_clear(&out);
}

static void
check_passage(const char *quote, const char *expected)
{
	const char *at = strstr(text, quote);
	uint32_t start = (uint32_t)(at - text);
	uint32_t end = start + (uint32_t)strlen(quote);
	struct str out = STR_INIT;

	quote_passage(text, strlen(text), &start, &end);
	str_addn(&out, text + start, end - start);
	assert_string_equal(str_c(&out), expected);
	str_clear(&out);
}

static void
test_passage(void **state)
{
	(void)state;
	check_passage("two", "One  two\tthree\nfour\u00a0five ");
	check_passage("six",
	    " six.\n"
	    "He said \u201cno\u201d; it\u2019s over. One two again.\n"
	    "The end \u2013 Al-Nusra took 25 men. [\u2026] Later it left.");
}

/* In a text of one line the passage is cut, between two characters. */
static void
test_long_passage(void **state)
{
	struct str b = STR_INIT;
	uint32_t start = 60000, end = 60003, i;

	(void)state;
	for (i = 0; i < 40000; i++)
		str_add(&b, "\u20ac");
	quote_passage(b.s, b.len, &start, &end);
	assert_int_equal(start % 3, 0);
	assert_int_equal(end % 3, 0);
	assert_in_range(start, 60000 - QUOTE_PASSAGE, 60002 - QUOTE_PASSAGE);
	assert_in_range(end, 60001 + QUOTE_PASSAGE, 60003 + QUOTE_PASSAGE);
	str_clear(&b);
}

static void
test_stands_in(void **state)
{
	(void)state;
	assert_true(quote_stands_in(text, strlen(text), "FIVE six"));
	assert_true(quote_stands_in(text, strlen(text), " Three  Four "));
	assert_false(quote_stands_in(text, 5, "two"));
	assert_false(quote_stands_in(text, strlen(text), "seven"));
	assert_false(quote_stands_in(text, strlen(text), " "));
	assert_false(quote_stands_in(text, 0, "two"));
}

/* A text of 3000 lines, asked so often that it gets its index. */
static void
test_index(void **state)
{
	struct str b = STR_INIT, q = STR_INIT;
	struct quote_text *t;
	struct quote_answer a = QUOTE_ANSWER_INIT;
	struct quote_ask k = {NULL, 0, NULL, NULL, NULL, false};
	uint32_t starts[3000] = {0}, i;

	(void)state;
	for (i = 0; i < 3000; i++) {
		starts[i] = (uint32_t)b.len;
		str_printf(&b, "line number %u of  the text\nends here.\n", i);
	}
	t = quote_text_new(b.s, b.len, "big");
	for (i = 0; i < 3000; i += 7) {
		str_reset(&q);
		str_printf(&q, "ne number %u of the text ends", i);
		k.text = str_c(&q);
		k.nth = 0;
		assert_true(quote_find(t, &k, &a));
		assert_int_equal(a.start, starts[i] + 2);
		assert_int_equal(a.end, starts[i] + q.len + 2 + 1);
		assert_int_equal(quote_line(t, a.start), 2 * i + 1);
		k.text = "of the text ends here.";
		k.nth = (int)i + 1;
		assert_true(quote_find(t, &k, &a));
		assert_true(a.start > starts[i]);
		assert_true(i == 2999 || a.end < starts[i + 1]);
	}
	k.text = "of the text ends here. line number 12 of";
	k.nth = 0;
	assert_true(quote_find(t, &k, &a));
	k.text = "of the text ends here. line number 3000 of";
	assert_false(quote_find(t, &k, &a));
	str_reset(&a.problem);
	str_reset(&a.hint);
	k.text = "the text ends here.";
	assert_false(quote_find(t, &k, &a));
	assert_string_equal(
	    str_c(&a.problem), "the quote stands 3000 times in big");
	assert_string_equal(str_c(&a.hint),
	    "in line 1, 3, 5, 7, 9, 11, 13, 15 and 2992 more of big; say which "
	    "with `nth: 1', or with `prefix' or `suffix' (the text right "
	    "before or behind it)");
	quote_text_free(t);
	str_clear(&a.problem);
	str_clear(&a.hint);
	str_clear(&b);
	str_clear(&q);
}

static void
test_empty(void **state)
{
	struct quote_text *t = quote_text_new("", 0, "empty");
	struct quote_answer a = QUOTE_ANSWER_INIT;
	struct quote_ask k = {"x", 0, "a", "b", NULL, false};

	(void)state;
	assert_false(quote_find(t, &k, &a));
	assert_string_equal(str_c(&a.hint), "nothing like it stands there");
	str_reset(&a.hint);
	k.brief = true;
	assert_false(quote_find(t, &k, &a));
	assert_int_equal(a.hint.len, 0);
	str_clear(&a.problem);
	str_clear(&a.hint);
	quote_text_free(t);
	quote_text_free(NULL);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_find),
	    cmocka_unit_test(test_range),
	    cmocka_unit_test(test_passage),
	    cmocka_unit_test(test_long_passage),
	    cmocka_unit_test(test_stands_in),
	    cmocka_unit_test(test_index),
	    cmocka_unit_test(test_empty),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
