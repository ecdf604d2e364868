/* SPDX-License-Identifier: ISC */
/*
 * Proves which of the five events of tiny.h every term of a query lets
 * through, what is said of misspelt names, which claims a filter picks, how
 * a search walks and ranks, and that the reader may stop a query.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "filter.h"
#include "mem.h"
#include "query.h"
#include "tiny.h"

static struct db *db;
static struct arena arena;

/* The events as their places in the timeline, "135": t 1, 3 and 5. */
static void
lets_through(const struct q_scope *scope, const char *query, const char *wanted)
{
	struct err e = ERR_INIT;
	struct q_events l;
	struct filter f;
	char got[16] = "";
	size_t i;

	if (!filter_parse(&arena, query, false, &f, &e) ||
	    !query_events(db, scope, &f, &l, &e))
		fail_msg("%s: %s", query, e.text);
	assert_int_equal(l.total, 5);
	for (i = 0; i < l.n; i++)
		snprintf(got + i, 2, "%u", (unsigned)l.t[i]);
	if (strcmp(got, wanted) != 0)
		fail_msg("%s: got %s, wanted %s", query, got, wanted);
	query_events_clear(&l);
}

static const struct {
	const char *query, *wanted;
} terms[] = {
    {"", "12345"},
    /* words */
    {"nusra", "1234"},
    {"Al-Nusrah", "1234"},
    {"\"deir sinbel\"", "3"},
    {"\"sinbel deir\"", ""},
    {"sinbel deir", "3"},
    {"dayr", "3"},
    {"sinb", ""},
    {"sinb*", "3"},
    {"talks SOHR", "5"},
    {"not:nusra", "5"},
    {"…", "12345"},
    /* factions and pairs */
    {"faction:srf", "123"},
    {"faction:\"jabhat al nusra\"", "1234"},
    {"faction:nusra", "1234"},
    {"faction:hazzm,jund-al-aqsa", "34"},
    {"faction:j*", "3"},
    {"faction:jund-al-aqsa", "3"},
    {"faction:!jund-al-aqsa", ""},
    {"not:faction:srf", "45"},
    {"with:srf", "23"},
    {"with:!srf", "3"},
    {"faction:nusra-front with:hazzm", "4"},
    {"faction:srf with:hazzm", ""},
    {"pair/srf+nusra-front", "23"},
    /* people, places, sources, parts, ids */
    {"person:jamal-maarouf", "3"},
    {"place:idlib-governorate", "23"},
    {"place:!idlib-governorate", "3"},
    {"place:\"dayr sunbul\"", "3"},
    {"source:l*", "34"},
    {"source:wikipedia", "1235"},
    {"part_of:offensive", "23"},
    {"id:*sinbel", "3"},
    {"event/sinbel", "3"},
    /* dates */
    {"from:2014-11", "1345"},
    {"from:!2014-11", "34"},
    {"to:2014-10-27", "125"},
    {"to:!2014-10-28", "2"},
    {"from:2014-11-02 to:2015-01", "5"},
    {"from:2015-06", "45"},
    /* what stands in the event's row */
    {"kind:capture", "34"},
    {"kind:capture,attack", "234"},
    {"sources:2", "3"},
    {"sources:<2", "1245"},
    {"claims:>1", "3"},
    {"is:undated", "5"},
    {"is:disputed", "3"},
    {"is:alleged", "2"},
    {"is:hedged", "2"},
    {"is:planned", "5"},
    {"is:denied", ""},
    {"is:clash", "234"},
    {"is:single-source", "1245"},
    {"is:disputed,undated", "35"},
    /* roles speak of the factions named */
    {"role:attacker", "23"},
    {"role:captor,mediator", "45"},
    {"role:supporter", "3"},
    {"role:!supporter", ""},
    {"faction:srf role:attacker", ""},
    {"faction:srf role:defender", "23"},
    /* claims */
    {"says:sohr", "234"},
    {"says:!sohr", "23"},
    {"says:srf", "25"},
    {"says:!srf", "5"},
    {"says:own", "134"},
    {"says:party", "2"},
    {"says:lwj", "34"},
    {"mode:plan", "5"},
    {"mode:fact", "1234"},
    {"mode:demand", ""},
    /* figures: 30, more than 50, about 25; "dozens" never match */
    {"killed:>40", "3"},
    {"killed:!>50", "3"},
    {"killed:!>51", ""},
    {"killed:30", "3"},
    {"killed:50", ""},
    {"killed:<30", ""},
    {"killed:<=30", "3"},
    {"captured:27", "3"},
    {"captured:28", ""},
    {"captured:!25", ""},
    {"fighters:10000", ""},
};

static void
test_terms(void **state)
{
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(terms) / sizeof(terms[0]); i++)
		lets_through(NULL, terms[i].query, terms[i].wanted);
}

static void
test_scope(void **state)
{
	(void)state;
	lets_through(&(struct q_scope){.faction = 2}, "", "123");
	lets_through(&(struct q_scope){.faction = 1, .with = 2}, "", "23");
	lets_through(&(struct q_scope){.faction = 2, .with = 1}, "", "23");
	lets_through(&(struct q_scope){.faction = 1}, "with:hazzm", "4");
	lets_through(&(struct q_scope){.faction = 2}, "role:attacker", "");
	lets_through(&(struct q_scope){.source = 2}, "", "34");
	lets_through(&(struct q_scope){.place = 2}, "", "23");
	lets_through(&(struct q_scope){.person = 1}, "", "3");
	lets_through(&(struct q_scope){.part_of = 1}, "", "23");
	lets_through(&(struct q_scope){.part_of = 1, .source = 2}, "", "3");
}

static void
test_misspelt(void **state)
{
	static const struct {
		const char *query, *why;
	} rows[] = {
	    {"faction:nusra-frnt",
		"no faction `nusra-frnt'; did you mean `nusra-front'?"},
	    {"place:qqqqqqqq", "no place `qqqqqqqq'"},
	    {"faction:\"the front\"",
		"`the front' may be any of faction/nusra-front, faction/srf"},
	    {"source:x*", "no source has an id like `x*'"},
	    {"says:sohrr", "no faction `sohrr'; did you mean `sohr'?"},
	};
	struct err e;
	struct q_events l;
	struct filter f;
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		e = (struct err)ERR_INIT;
		assert_true(filter_parse(&arena, rows[i].query, false, &f, &e));
		assert_false(query_events(db, NULL, &f, &l, &e));
		assert_int_equal(e.code, ERR_USAGE);
		assert_string_equal(e.text, rows[i].why);
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
	struct err e = ERR_INIT;
	struct stmt *st;
	bool row;

	(void)state;
	db_set_poll(db, always, NULL);
	assert_true(db_prepare(db,
	    "WITH RECURSIVE c(n) AS (VALUES (1) UNION ALL SELECT n + 1 FROM c"
	    " WHERE n < 1000000) SELECT count(*) FROM c",
	    &st, &e));
	assert_false(db_step(st, &row, &e));
	assert_int_equal(e.code, ERR_INTERRUPTED);
	db_set_poll(db, NULL, NULL);
	lets_through(NULL, "faction:srf", "123");
}

static void
test_rank(void **state)
{
	struct err e = ERR_INIT;
	struct q_events l;
	struct q_ranked ranked;
	struct filter f;

	(void)state;
	/* The event that says it twice comes first. */
	assert_true(filter_parse(&arena, "villages", false, &f, &e));
	assert_true(query_events(db, NULL, NULL, &l, &e));
	assert_true(query_rank(db, &f, &l, &ranked, &e));
	assert_int_equal(l.event[query_ranked_t(&ranked, 0) - 1], 3);
	assert_int_equal(l.event[query_ranked_t(&ranked, 1) - 1], 1);
	query_ranked_clear(&ranked);
	query_events_clear(&l);
}

static void
test_claim_set(void **state)
{
	struct err e = ERR_INIT;
	struct filter f, rest;
	struct bits set;

	(void)state;
	assert_true(filter_parse(
	    &arena, "says:sohr faction:srf not:mode:plan", false, &f, &e));
	assert_true(query_claim_set(db, &arena, &f, &set, &rest, &e));
	assert_int_equal(bits_count(&set), 3);
	assert_true(bits_has(&set, 2));
	assert_true(bits_has(&set, 4));
	assert_true(bits_has(&set, 7));
	assert_int_equal(rest.n, 1);
	assert_int_equal(rest.terms[0].field, FILTER_FACTION);
	bits_clear(&set);
}

static int
setup(void **state)
{
	struct err e = ERR_INIT;

	(void)state;
	arena_init(&arena);
	if (!tiny_open(&db, &e)) {
		print_error("%s\n", e.text);
		return -1;
	}
	return 0;
}

static int
teardown(void **state)
{
	(void)state;
	db_close(db);
	arena_clear(&arena);
	return 0;
}

/* Of what has a row in many_event that is asked, and nothing else of it, but
 * for who is certainly there; bytes that are none of ours are no event. */
static void
test_many(void **state)
{
	const struct q_scope faction = {.faction = 1}, source = {.source = 2};
	struct err e = ERR_INIT;

	(void)state;
	lets_through(NULL, "faction:nusra-front", "1234");
	assert_true(db_exec(db,
	    "INSERT INTO many_event VALUES ('faction', 1, x'0203'),"
	    " ('source', 2, x'047fff');",
	    &e));
	lets_through(NULL, "faction:nusra-front", "25");
	lets_through(&faction, "", "25");
	lets_through(NULL, "faction:!nusra-front", "1234");
	lets_through(&source, "", "4");
	lets_through(NULL, "source:lwj", "4");
	assert_true(db_exec(db, "DELETE FROM many_event;", &e));
	lets_through(&faction, "", "1234");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_many),
	    cmocka_unit_test(test_terms),
	    cmocka_unit_test(test_scope),
	    cmocka_unit_test(test_misspelt),
	    cmocka_unit_test(test_interrupted),
	    cmocka_unit_test(test_rank),
	    cmocka_unit_test(test_claim_set),
	};

	return cmocka_run_group_tests(tests, setup, teardown);
}
