/* SPDX-License-Identifier: ISC */
/*
 * Proves: a lazy list says the same as one that is read, row by row and place
 * by place, also where its set is large and has holes; the list of everything
 * costs no set.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "db.h"
#include "edtf.h"
#include "filter.h"
#include "mem.h"
#include "query.h"
#include "tiny.h"

static struct db *db;
static struct arena arena;

static int
setup(void **state)
{
	struct err e = ERR_INIT;

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

/* The rows of the lazy list are those of the other. */
static void
same(const struct q_scope *scope, const char *query)
{
	struct err e = ERR_INIT;
	struct q_events lazy, read;
	struct filter f;
	uint32_t event;
	size_t i;

	assert_true(filter_parse(&arena, query, false, &f, &e));
	assert_true(query_lazy(db, scope, &f, &lazy, &e));
	assert_true(query_events(db, scope, &f, &read, &e));
	assert_null(lazy.event);
	assert_int_equal(lazy.n, read.n);
	assert_int_equal(lazy.total, read.total);
	for (i = 0; i < read.n; i++) {
		assert_int_equal(query_events_t(&lazy, i), read.t[i]);
		assert_int_equal(query_events_index(&lazy, read.t[i]), i);
		assert_int_equal(query_events_index(&read, read.t[i]), i);
		assert_true(query_numbers_at(db, &lazy, i, 1, &event, &e));
		assert_int_equal(event, read.event[i]);
	}
	assert_true(query_events_read(db, &lazy, &e));
	for (i = 0; i < read.n; i++) {
		assert_int_equal(lazy.event[i], read.event[i]);
		assert_int_equal(lazy.day[i], read.day[i]);
	}
	query_events_clear(&lazy);
	query_events_clear(&read);
}

static void
test_same(void **state)
{
	(void)state;
	same(&(struct q_scope){0}, "");
	same(&(struct q_scope){0}, "nusra");
	same(&(struct q_scope){0}, "kind:capture");
	same(&(struct q_scope){.faction = 1}, "");
	same(&(struct q_scope){.faction = 1, .with = 2}, "");
	same(&(struct q_scope){.part_of = 1, .source = 2}, "");
}

static void
test_everything(void **state)
{
	struct q_scope none = {0};
	struct err e = ERR_INIT;
	struct q_events l;

	(void)state;
	assert_true(query_lazy(db, &none, NULL, &l, &e));
	assert_int_equal(l.n, 5);
	assert_null(l.set.word);
	assert_int_equal(query_events_index(&l, 0), 5);
	assert_int_equal(query_events_index(&l, 6), 5);
	assert_int_equal(query_events_before(&l, 0), 0);
	assert_int_equal(query_events_before(&l, 3), 2);
	assert_int_equal(query_events_before(&l, 9), 5);
	query_events_clear(&l);
}

/* Every third place, none of a long stretch, all of another. */
static bool
belongs(size_t t)
{
	return t > 0 && (t < 3000	? t % 3 == 0
			    : t < 9000	? false
			    : t < 12000 ? true
					: t % 7 == 0);
}

static void
test_large(void **state)
{
	enum { TOTAL = 20000 };
	struct bits set, back;
	struct q_events l;
	size_t t, i = 0;

	(void)state;
	bits_init(&set, TOTAL + 1);
	for (t = 0; t <= TOTAL; t++) {
		if (belongs(t))
			bits_set(&set, t);
	}
	query_events_of(&set, TOTAL, &l);
	query_events_bits(&l, &back);
	for (t = 0; t <= TOTAL; t++) {
		assert_int_equal(query_events_before(&l, (uint32_t)t), i);
		assert_int_equal(bits_has(&back, t), belongs(t));
		assert_int_equal(
		    query_events_index(&l, (uint32_t)t), belongs(t) ? i : l.n);
		if (belongs(t))
			assert_int_equal(query_events_t(&l, i++), t);
	}
	assert_int_equal(l.n, i);
	assert_int_equal(query_events_before(&l, TOTAL + 100), i);
	bits_clear(&back);
	query_events_clear(&l);
}

static void
test_among(void **state)
{
	struct q_scope of_nusra = {.faction = 1}, none = {0};
	struct err e = ERR_INIT;
	struct q_events all, some;
	size_t n;

	(void)state;
	assert_true(query_lazy(db, &none, NULL, &all, &e));
	assert_true(query_events(db, &of_nusra, NULL, &some, &e));
	n = some.n;
	query_events_among(&all, &some);
	assert_int_equal(all.n, n);
	query_events_clear(&all);
	query_events_clear(&some);
}

static void
test_moments(void **state)
{
	struct err e = ERR_INIT;
	struct q_events l;
	uint32_t event, t;
	int32_t day;
	size_t i;

	(void)state;
	assert_true(query_events(db, &(struct q_scope){0}, NULL, &l, &e));
	for (i = 0; i < l.n; i++) {
		assert_true(query_moment(db, l.t[i], &event, &day, &e));
		assert_int_equal(event, l.event[i]);
		assert_int_equal(day, l.day[i]);
		assert_true(query_moment_of(db, event, &t, &e));
		assert_int_equal(t, l.t[i]);
		assert_true(query_moment_by(db, l.n, day, &t, &e));
		assert_true(t >= l.t[i]);
	}
	assert_true(query_moment(db, 99, &event, &day, &e));
	assert_int_equal(event, 0);
	assert_int_equal(day, EDTF_UNDATED);
	assert_true(query_moment_of(db, 99, &t, &e));
	assert_int_equal(t, 0);
	assert_true(query_moment_by(db, l.n, INT32_MIN, &t, &e));
	assert_int_equal(t, 0);
	query_events_clear(&l);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_same),
	    cmocka_unit_test(test_everything),
	    cmocka_unit_test(test_large),
	    cmocka_unit_test(test_among),
	    cmocka_unit_test(test_moments),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, setup, teardown);
}
