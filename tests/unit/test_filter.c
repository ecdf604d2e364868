/* SPDX-License-Identifier: ISC */
/*
 * Proves what each form of a term becomes, what a prompt forgives and a
 * command line does not, the words and the column of every refusal, and that
 * the table of fields holds every figure of the model.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "filter.h"
#include "mem.h"
#include "model.h"

static struct arena arena;
static struct filter f;

static const struct filter_term *
only(const char *text, bool dash)
{
	struct err e = ERR_INIT;

	if (!filter_parse(&arena, text, dash, &f, &e))
		fail_msg("%s: %s", text, e.text);
	assert_int_equal(f.n, 1);
	return &f.terms[0];
}

static void
refused(const char *text, bool dash, const char *why)
{
	struct err e = ERR_INIT;

	assert_false(filter_parse(&arena, text, dash, &f, &e));
	assert_string_equal(e.text, why);
	assert_int_equal(e.code, ERR_USAGE);
}

static void
test_nothing(void **state)
{
	struct err e = ERR_INIT;

	(void)state;
	assert_true(filter_parse(&arena, "", false, &f, &e));
	assert_int_equal(f.n, 0);
	assert_true(filter_parse(&arena, " \t\n ", true, &f, &e));
	assert_int_equal(f.n, 0);
	assert_string_equal(f.text, " \t\n ");
}

static void
test_words(void **state)
{
	const struct filter_term *t;
	struct err e = ERR_INIT;

	(void)state;
	t = only(" nusra ", false);
	assert_int_equal(t->field, FILTER_WORDS);
	assert_string_equal(t->values[0], "nusra");
	assert_false(t->prefix);
	assert_int_equal(t->start, 1);
	assert_int_equal(t->end, 6);
	assert_true(only("nusr*", false)->prefix);
	assert_string_equal(f.terms[0].values[0], "nusr");
	/* A lone star is no prefix of anything. */
	assert_false(only("*", false)->prefix);
	assert_true(filter_parse(&arena, "fall of sinb", true, &f, &e));
	assert_int_equal(f.n, 3);
	assert_false(f.terms[0].prefix);
	assert_true(f.terms[2].prefix);
	/* A blank after it ends the word. */
	assert_false(only("sinb ", true)->prefix);
}

static void
test_phrases(void **state)
{
	const struct filter_term *t;

	(void)state;
	t = only("\"deir sinbel\"", false);
	assert_int_equal(t->field, FILTER_PHRASE);
	assert_string_equal(t->values[0], "deir sinbel");
	t = only("\"deir sin", true);
	assert_string_equal(t->values[0], "deir sin");
	refused("a \"b", false,
	    "query, column 3: this quotation mark is never closed");
}

static void
test_exclusion(void **state)
{
	const struct filter_term *t;

	(void)state;
	assert_true(only("not:nusra", false)->not );
	assert_true(only("not:kind:raid", false)->not );
	assert_true(only("-nusra", true)->not );
	assert_string_equal(f.terms[0].values[0], "nusra");
	t = only("-\"a b\"", true);
	assert_true(t->not );
	assert_int_equal(t->field, FILTER_PHRASE);
	/* Outside of a prompt a dash is a sign like another. */
	assert_false(only("-nusra", false)->not );
	assert_string_equal(f.terms[0].values[0], "-nusra");
	assert_false(only("-", true)->not );
	refused("not:", false, "query, column 1: not: wants a term after it");
	refused(
	    "a not: b", false, "query, column 3: not: wants a term after it");
}

static void
test_values(void **state)
{
	const struct filter_term *t;

	(void)state;
	t = only("faction:srf,\"The Front\",x*", false);
	assert_int_equal(t->field, FILTER_FACTION);
	assert_int_equal(t->n_values, 3);
	assert_string_equal(t->values[0], "srf");
	assert_string_equal(t->values[1], "The Front");
	assert_string_equal(t->values[2], "x*");
	assert_false(t->certain);
	assert_true(only("place:!idlib", false)->certain);
	assert_string_equal(f.terms[0].values[0], "idlib");
	assert_int_equal(only("part_of:x", false)->field, FILTER_PART_OF);
	refused("faction:", false, "query, column 9: faction: wants a value");
	refused(
	    "faction:a,", false, "query, column 11: faction: wants a value");
	refused("faction:,a", false, "query, column 9: faction: wants a value");
}

/* What was copied for each value more would be a gigabyte. */
static void
test_many_values(void **state)
{
	const struct filter_term *t;
	char text[50001 + sizeof("faction:")], *end = text;
	size_t i;

	(void)state;
	end = stpcpy(end, "faction:");
	for (i = 0; i < 20000; i++)
		end = stpcpy(end, i % 2 == 0 ? "a," : "bc,");
	end[-1] = '\0';
	t = only(text, false);
	assert_int_equal(t->n_values, 20000);
	for (i = 0; i < 20000; i++)
		assert_string_equal(t->values[i], i % 2 == 0 ? "a" : "bc");
}

static void
test_closed_lists(void **state)
{
	(void)state;
	assert_int_equal(only("kind:siege,raid", false)->n_values, 2);
	assert_int_equal(only("mode:plan", false)->field, FILTER_MODE);
	assert_int_equal(only("role:attacker", false)->field, FILTER_ROLE);
	assert_int_equal(only("is:single-source", false)->field, FILTER_IS);
	refused("kind:siege,captur", false,
	    "query, column 12: `captur' is no event kind; did you mean "
	    "`capture'?");
	refused("is:hegded", false,
	    "query, column 4: `hegded' is no word for is:; did you mean "
	    "`hedged'?");
	refused("mode:zzzzzz", false, "query, column 6: `zzzzzz' is no mode");
}

static void
test_numbers(void **state)
{
	static const struct {
		const char *text;
		enum filter_op op;
		int64_t number;
	} rows[] = {
	    {"killed:50", FILTER_EQ, 50},
	    {"killed:=50", FILTER_EQ, 50},
	    {"killed:>50", FILTER_GT, 50},
	    {"killed:>=50", FILTER_GE, 50},
	    {"killed:<50", FILTER_LT, 50},
	    {"killed:<=0", FILTER_LE, 0},
	    {"killed:123456789012345", FILTER_EQ, INT64_C(123456789012345)},
	};
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		assert_int_equal(
		    only(rows[i].text, false)->field, FILTER_FIGURE);
		assert_int_equal(f.terms[0].op, rows[i].op);
		assert_int_equal(f.terms[0].number, rows[i].number);
		assert_int_equal(
		    f.terms[0].what, model_find(LIST_FIGURE_WHAT, "killed"));
	}
	assert_true(only("killed:!>50", false)->certain);
	assert_int_equal(only("sources:1", false)->field, FILTER_SOURCES);
	assert_int_equal(only("claims:>2", false)->field, FILTER_CLAIMS);
	refused("killed:many", false,
	    "query, column 8: killed: wants a number, as in killed:3 or "
	    "killed:>50");
	refused("killed:>", false,
	    "query, column 8: killed: wants a number, as in killed:3 or "
	    "killed:>50");
	refused("claims:1234567890123456", false,
	    "query, column 8: claims: wants a number, as in claims:3 or "
	    "claims:>50");
	refused("claims:5x", false,
	    "query, column 8: claims: wants a number, as in claims:3 or "
	    "claims:>50");
}

static void
test_dates(void **state)
{
	const struct filter_term *t;

	(void)state;
	t = only("from:2014-10", false);
	assert_int_equal(t->field, FILTER_FROM);
	assert_int_equal(t->date.from, edtf_day(2014, 10, 1));
	assert_int_equal(t->date.to, edtf_day(2014, 10, 31));
	/* A set of dates has commas of its own. */
	t = only("to:![2014-10-27,2014-10-29]", false);
	assert_true(t->certain);
	assert_int_equal(t->date.to, edtf_day(2014, 10, 29));
	refused("from:", false,
	    "query, column 6: from: wants a date, as in from:2014-10");
	refused("from:20x", false,
	    "query, column 6: from: 20x: column 3: expected a year of four "
	    "digits");
}

static void
test_links(void **state)
{
	struct err e = ERR_INIT;

	(void)state;
	assert_int_equal(only("event/x", false)->field, FILTER_ID);
	assert_int_equal(only("faction/x", false)->field, FILTER_FACTION);
	assert_int_equal(only("not:place/x", false)->field, FILTER_PLACE);
	assert_true(f.terms[0].not );
	assert_int_equal(only("source/x", false)->field, FILTER_SOURCE);
	assert_int_equal(only("person/x", false)->field, FILTER_PERSON);
	assert_true(filter_parse(&arena, "pair/b+a", false, &f, &e));
	assert_int_equal(f.n, 2);
	assert_int_equal(f.terms[0].field, FILTER_FACTION);
	assert_string_equal(f.terms[0].values[0], "a");
	assert_int_equal(f.terms[1].field, FILTER_WITH);
	assert_string_equal(f.terms[1].values[0], "b");
	/* What no field means is words. */
	assert_int_equal(only("claim/a/b", false)->field, FILTER_WORDS);
	assert_int_equal(only("relation/a", false)->field, FILTER_WORDS);
}

static void
test_unknown_field(void **state)
{
	(void)state;
	refused("x factoin:srf", false,
	    "query, column 3: there is no field `factoin:'; did you mean "
	    "`faction'?");
	/* The column counts characters, not bytes. */
	refused("\xd8\xa7 qqqqqqqq:1", false,
	    "query, column 3: there is no field `qqqqqqqq:'");
	/* A colon in the middle of signs is none of ours. */
	assert_int_equal(only("12:30", false)->field, FILTER_WORDS);
}

static void
test_field_names(void **state)
{
	const char *const *names = filter_field_names();
	size_t i, k;
	bool there;

	(void)state;
	for (i = 0; i < (size_t)model_count(LIST_FIGURE_WHAT); i++) {
		there = false;
		for (k = 0; names[k] != NULL; k++)
			there = there ||
				strcmp(names[k],
				    model_name(LIST_FIGURE_WHAT, (int)i)) == 0;
		assert_true(there);
	}
}

/* Every name in what completion goes by is a field; numbers and dates have
 * nothing to choose from. */
static void
test_takes(void **state)
{
	const char *const *names = filter_field_names();
	const struct filter_takes *t;
	size_t i, found = 0;

	(void)state;
	for (i = 0; names[i] != NULL; i++) {
		t = filter_takes(names[i], strlen(names[i]));
		found += t != NULL;
		assert_true(t == NULL || strcmp(t->name, names[i]) == 0);
	}
	assert_int_equal(found, 12);
	assert_null(filter_takes("from", 4));
	assert_null(filter_takes("killed", 6));
	assert_null(filter_takes("isn", 3));
	t = filter_takes("is:disputed", 2);
	for (i = 0; t->words[i] != NULL; i++)
		continue;
	assert_int_equal(i, 8);
	t = filter_takes("kind", 4);
	assert_int_equal(t->list, LIST_EVENT_KIND);
	t = filter_takes("says", 4);
	assert_int_equal(t->things, LINK_FACTION);
	assert_int_equal(t->more, LINK_PERSON);
	assert_string_equal(t->words[0], "own");
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
	    TEST(test_nothing),
	    TEST(test_many_values),
	    TEST(test_words),
	    TEST(test_phrases),
	    TEST(test_exclusion),
	    TEST(test_values),
	    TEST(test_closed_lists),
	    TEST(test_numbers),
	    TEST(test_dates),
	    TEST(test_links),
	    TEST(test_unknown_field),
	    TEST(test_field_names),
	    TEST(test_takes),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
