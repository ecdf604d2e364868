/* SPDX-License-Identifier: ISC */
/*
 * Proves: a search in slices finds what the same words find as a filter, in
 * the list asked and everywhere, whatever the words are: common, rare, none,
 * with a term that is no word, excluded, going on into few words of the index
 * or into many, and in whatever scope; the first hits are there before the last
 * is counted, and what is counted is never more than has been looked through;
 * the nearest hit is found from every side of where the search has come to;
 * ranks are in order however they are asked for.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "db.h"
#include "filter.h"
#include "many.h"
#include "mem.h"
#include "query.h"

static struct db *db;
static struct arena arena;
static struct err e = ERR_INIT;

static int
setup(void **state)
{
	(void)state;
	arena_init(&arena);
	return many_open(&db, &e) ? 0 : 1;
}

static int
teardown(void **state)
{
	(void)state;
	arena_clear(&arena);
	db_close(db);
	return 0;
}

static void
begin(const char *words, const struct q_events *within, struct q_hits *h)
{
	if (!query_hits_begin(db, words, within, h, &e))
		fail_msg("%s: %s", words, e.text);
}

static void
filtered(const char *words, uint32_t faction, struct q_events *l)
{
	struct q_scope scope = {.faction = faction};
	struct filter f;

	assert_true(filter_parse(&arena, words, true, &f, &e));
	assert_true(query_lazy(db, &scope, &f, l, &e));
}

/* No hit lies where nothing has been looked at, and rows are in order. */
static void
sound(const struct q_hits *h)
{
	uint32_t t, before = 0;
	size_t i;

	assert_true(h->list.n <= h->everywhere);
	for (i = 0; i < h->list.n; i += h->list.n / 50 + 1) {
		t = query_events_t(&h->list, i);
		assert_true(t > before && t < h->next);
		assert_int_equal(query_events_index(&h->list, t), i);
		before = t;
	}
}

static void
same(const char *words, uint32_t faction)
{
	struct q_events list, all, want;
	struct q_hits h;
	size_t i;

	filtered("", faction, &list);
	filtered(words, faction, &want);
	filtered(words, 0, &all);
	begin(words, &list, &h);
	while (!query_hits_done(&h)) {
		sound(&h);
		assert_true(query_hits_more(db, &h, &e));
	}
	sound(&h);
	assert_int_equal(h.list.n, want.n);
	assert_int_equal(h.everywhere, all.n);
	for (i = 0; i < want.n; i++)
		assert_int_equal(
		    query_events_t(&h.list, i), query_events_t(&want, i));
	/* At the end there is no more. */
	assert_true(query_hits_more(db, &h, &e));
	assert_int_equal(h.list.n, want.n);
	query_hits_clear(&h);
	query_events_clear(&list);
	query_events_clear(&all);
	query_events_clear(&want);
}

static void
test_same(void **state)
{
	static const char *const words[] = {"everywhere", "seldom", "once ",
	    "nowhere", "nusra", "seld", "number", "number1", "n", "",
	    "everywhere -seldom", "-number", "kind:clash seldom", "-kind:clash",
	    "\"everywhere again\"", "again every", "!?", "\"again everywhere\"",
	    "Al-Nusra", "everywhere/again", "sohr"};
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
		same(words[i], 0);
		same(words[i], 3);
	}
}

/* In the scope of a faction, whom role: and with: speak of, and a pair. */
static void
test_filter(void **state)
{
	static const struct q_scope scopes[] = {
	    {0}, {.faction = 1}, {.faction = 3}, {.faction = 1, .with = 2}};
	static const char *const queries[] = {"everywhere", "nusra",
	    "seldom kind:clash", "role:loser regiment", "with:srf nusra",
	    "role:captor", "-nusra everywhere", "number1", "e", "\"\"", ""};
	struct q_events want, list;
	struct q_hits h;
	struct filter f;
	size_t i, k, n;

	(void)state;
	for (k = 0; k < 4 * sizeof queries / sizeof *queries; k++) {
		assert_true(filter_parse(&arena, queries[k / 4], true, &f, &e));
		assert_true(query_lazy(db, &scopes[k % 4], &f, &want, &e));
		assert_true(query_hits_filter(db, &scopes[k % 4], &f, &h, &e));
		while (!query_hits_done(&h))
			assert_true(query_hits_more(db, &h, &e));
		n = h.list.n;
		query_hits_take(&h, &list);
		assert_null(h.plan);
		assert_int_equal(list.n, n);
		assert_int_equal(list.n, want.n);
		assert_int_equal(list.total, want.total);
		for (i = 0; i < want.n; i++)
			assert_int_equal(
			    query_events_t(&list, i), query_events_t(&want, i));
		query_events_clear(&list);
		query_events_clear(&want);
	}
}

static void
test_first(void **state)
{
	struct q_hits h;

	(void)state;
	begin("everywhere", NULL, &h);
	assert_int_equal(h.list.n, 0);
	assert_true(query_hits_more(db, &h, &e));
	assert_false(query_hits_done(&h));
	assert_int_equal(h.list.n, 10);
	assert_int_equal(query_events_t(&h.list, 0), 6);
	query_hits_clear(&h);
	/* Also a word that may go on. */
	begin("every", NULL, &h);
	assert_true(query_hits_more(db, &h, &e));
	assert_int_equal(h.list.n, 10);
	query_hits_clear(&h);
}

/* By walking over a set that is whole. */
static uint32_t
slowly(const struct q_events *l, uint32_t t, int dir)
{
	uint32_t best = 0, here;
	size_t i;

	for (i = 0; i < l->n; i++) {
		here = query_events_t(l, i);
		if (dir > 0 && here >= t)
			return here;
		if (dir < 0 && here < t)
			best = here;
	}
	return best;
}

static void
test_near(void **state)
{
	static const uint32_t from[] = {1, 2, 6, 63, 64, 65, 255, 256, 257, 999,
	    1000, 1001, 2047, 2048, 20000, 30005, 30006, 30007, 39999, 40000,
	    40001, MANY, MANY + 1};
	static const char *const words[] = {"seldom", "once", "nowhere"};
	struct q_events want;
	struct q_hits h;
	uint32_t hit;
	size_t i, k, slices;

	(void)state;
	for (k = 0; k < 3; k++) {
		filtered(words[k], 0, &want);
		for (slices = 0; slices < 11; slices++) {
			begin(words[k], NULL, &h);
			for (i = 0; i < slices; i++)
				assert_true(query_hits_more(db, &h, &e));
			for (i = 0; i < sizeof(from) / sizeof(from[0]); i++) {
				assert_true(query_hits_near(
				    db, &h, from[i], 1, &hit, &e));
				assert_int_equal(
				    hit, slowly(&want, from[i], 1));
				assert_true(query_hits_near(
				    db, &h, from[i], -1, &hit, &e));
				assert_int_equal(
				    hit, slowly(&want, from[i], -1));
			}
			query_hits_clear(&h);
		}
		query_events_clear(&want);
	}
}

static bool
always(void *ctx)
{
	(void)ctx;
	return true;
}

static void
test_interrupted(void **state)
{
	struct q_hits h;
	size_t n;

	(void)state;
	begin("everywhere", NULL, &h);
	assert_true(query_hits_more(db, &h, &e));
	n = h.list.n;
	db_set_poll(db, always, NULL);
	while (query_hits_more(db, &h, &e))
		n = h.list.n;
	db_set_poll(db, NULL, NULL);
	assert_int_equal(e.code, ERR_INTERRUPTED);
	assert_int_equal(h.list.n, n);
	e = (struct err)ERR_INIT;
	/* It goes on where it was. */
	while (!query_hits_done(&h))
		assert_true(query_hits_more(db, &h, &e));
	assert_int_equal(h.list.n, MANY - 5);
	query_hits_clear(&h);
}

static void
test_bad(void **state)
{
	struct q_hits h;

	(void)state;
	assert_false(query_hits_begin(db, "from:nowhen", NULL, &h, &e));
	assert_int_equal(e.code, ERR_USAGE);
	e = (struct err)ERR_INIT;
	assert_false(query_hits_begin(db, "faction:nobody once", NULL, &h, &e));
	assert_int_equal(e.code, ERR_USAGE);
	e = (struct err)ERR_INIT;
}

static void
test_ranked(void **state)
{
	struct q_events hits;
	struct q_ranked a, b;
	struct filter f;
	size_t i;

	(void)state;
	assert_true(filter_parse(&arena, "seldom once", false, &f, &e));
	filtered("seldom", 0, &hits);
	assert_true(query_rank(db, &f, &hits, &a, &e));
	assert_true(query_rank(db, &f, &hits, &b, &e));
	assert_int_equal(a.n, 41);
	/* The last first, and then one by one. */
	query_ranked_t(&b, 40);
	assert_int_equal(query_ranked_t(&a, 0), 30006);
	for (i = 0; i < 41; i++)
		assert_int_equal(query_ranked_t(&a, i), query_ranked_t(&b, i));
	/* Those that fit alike are in the order of time. */
	for (i = 2; i < 41; i++)
		assert_true(query_ranked_t(&a, i - 1) < query_ranked_t(&a, i));
	query_ranked_clear(&a);
	query_ranked_clear(&b);
	query_events_clear(&hits);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_same),
	    cmocka_unit_test(test_filter),
	    cmocka_unit_test(test_first),
	    cmocka_unit_test(test_near),
	    cmocka_unit_test(test_interrupted),
	    cmocka_unit_test(test_bad),
	    cmocka_unit_test(test_ranked),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, setup, teardown);
}
