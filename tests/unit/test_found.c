/* SPDX-License-Identifier: ISC */
/*
 * Proves: what an event shows of a search is the same whether all of it is
 * read or its claims one by one; one that holds all the words in its first
 * claim is not read any further; nor is one that no word is asked of; where
 * the words stand in no claim all of it is read; a coded row that a stranger's
 * database gives quotes has none.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "db.h"
#include "filter.h"
#include "found.h"
#include "mem.h"
#include "query.h"
#include "tiny.h"

static struct db *db;
static struct arena arena;
static struct err e = ERR_INIT;

static int
setup(void **state)
{
	(void)state;
	arena_init(&arena);
	return tiny_open(&db, &e) ? 0 : 1;
}

static int
teardown(void **state)
{
	(void)state;
	arena_clear(&arena);
	db_close(db);
	return 0;
}

static struct found_words
words_of(const char *query)
{
	struct found_words words;
	struct filter f;

	assert_true(filter_parse(&arena, query, true, &f, &e));
	found_words(&arena, &f, &words);
	return words;
}

static void
found(uint32_t event, const char *query, struct q_event **q, struct found *out)
{
	struct found_words words = words_of(query);

	if (!found_event(db, &arena, event, &words, 60, q, out, &e))
		fail_msg("%s: %s", query, e.text);
}

static void
same_text(const char *a, const char *b)
{
	assert_int_equal(a == NULL, b == NULL);
	if (a != NULL)
		assert_string_equal(a, b);
}

static void
same(uint32_t event, const char *query)
{
	struct found_words words = words_of(query);
	struct q_event *q, *whole;
	struct found a, b;

	found(event, query, &q, &a);
	assert_true(query_event(db, &arena, event, &whole, &e));
	found_in(&arena, whole, &words, 60, &b);
	same_text(a.snippet.text, b.snippet.text);
	same_text(a.field, b.field);
	assert_int_equal(a.snippet.hits, b.snippet.hits);
	assert_int_equal(a.snippet.n_marks, b.snippet.n_marks);
	assert_string_equal(q->row.title, whole->row.title);
	assert_string_equal(q->link, whole->link);
	assert_int_equal(a.claim == NULL, b.claim == NULL);
	if (a.claim == NULL)
		return;
	assert_int_equal(a.claim->n, b.claim->n);
	assert_string_equal(a.claim->link, b.claim->link);
	assert_string_equal(a.claim->source_id, b.claim->source_id);
	assert_string_equal(a.claim->source_short, b.claim->source_short);
}

static void
test_same(void **state)
{
	static const char *const queries[] = {"", "kind:capture", "nusra",
	    "villages", "dozen villages", "nusra retreat", "nusra sohr", "sohr",
	    "killed", "clashes", "Sinbel", "elders", "mountain", "hazm gone",
	    "\"The next day\"", "no-such-word", "nusra -villages", "-", "on",
	    "coded battle"};
	size_t i;
	uint32_t n;

	(void)state;
	for (i = 0; i < sizeof queries / sizeof queries[0]; i++) {
		for (n = 1; n <= 5; n++)
			same(n, queries[i]);
	}
}

static void
test_read(void **state)
{
	struct q_event *q;
	struct found f;

	(void)state;
	found(2, "retreat", &q, &f);
	assert_int_equal(f.claim->n, 3);
	assert_int_equal(q->n_actors, 0);
	found(2, "", &q, &f);
	assert_int_equal(f.claim->n, 3);
	assert_string_equal(f.snippet.text, "Nusra forced the SRF out.");
	assert_int_equal(q->n_actors, 0);
	found(2, "maarouf", &q, &f);
	assert_string_equal(f.field, "actor");
	assert_true(q->n_actors > 0);
	found(99, "retreat", &q, &f);
	assert_null(q);
}

static void
test_strange(void **state)
{
	struct q_claim *c = NULL;
	struct q_event *q;
	struct found f;

	(void)state;
	assert_true(
	    db_exec(db, "INSERT INTO quote VALUES (5, 0, 2, 0, 4)", &e));
	assert_true(query_claim(db, &arena, 5, &c, &e));
	assert_int_equal(c->n_quotes, 0);
	same(2, "no-such-word");
	found(2, "clashes", &q, &f);
	assert_int_equal(f.claim->n, 5);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_same),
	    cmocka_unit_test(test_read),
	    cmocka_unit_test(test_strange),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, setup, teardown);
}
