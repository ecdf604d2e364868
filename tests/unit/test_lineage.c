/* SPDX-License-Identifier: ISC */
/*
 * Proves, on relations made by hand: which factions are connected, which of
 * them share a lane, in which order their rows come and where lanes begin,
 * end and stand; with renamings, a merger of three, a split, joining and
 * leaving in turn, rings of names, and undated rows.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "../../ui/lineage.h"
#include "edtf.h"
#include "query.h"
#include "str.h"

#define NEVER 1, 0
#define OPEN EDTF_OPEN_LEFT, EDTF_OPEN_RIGHT

static struct lineage l;

static int
setup(void **state)
{
	(void)state;
	lineage_init(&l);
	return 0;
}

static int
teardown(void **state)
{
	(void)state;
	lineage_clear(&l);
	return 0;
}

/* Factions 1..9 are a..i; FROM and TO are days known. */
static const struct lineage_faction plain[] = {
    {1, "a", "a", NEVER},
    {2, "b", "b", NEVER},
    {3, "c", "c", NEVER},
    {4, "d", "d", NEVER},
    {5, "e", "e", NEVER},
    {6, "f", "f", NEVER},
    {7, "g", "g", NEVER},
    {8, "h", "h", NEVER},
    {9, "i", "i", NEVER},
};

static struct q_relation
relation(const char *kind, uint32_t a, uint32_t b, int32_t from, int32_t to)
{
	struct q_relation r = {0};

	r.kind = kind;
	r.a = a;
	r.b = b;
	r.date_from = from;
	r.date_to = to;
	return r;
}

static void
add_lane(struct str *s, uint32_t i)
{
	size_t k;

	for (k = 0; k < l.lanes[i].n_names; k++)
		str_add(s, l.lanes[i].names[k]->name);
}

/* "10 into a>b": day, shape, the lanes in the direction of the line. */
static void
rows_are(const char *wanted)
{
	static const char *const shapes[] = {
	    "none", "name", "bend", "into", "out", "part", "ally"};
	struct str s = STR_INIT;
	size_t i;

	for (i = 0; i < l.n_rows; i++) {
		if (l.rows[i].day == EDTF_UNDATED)
			str_add(&s, "-");
		else
			str_printf(&s, "%d", l.rows[i].day);
		str_printf(&s, " %s ", shapes[l.rows[i].shape]);
		add_lane(&s, l.rows[i].from);
		str_add(&s, ">");
		add_lane(&s, l.rows[i].to);
		str_add(&s, "\n");
	}
	assert_string_equal(str_c(&s), wanted);
	str_clear(&s);
}

/* Lanes from left to right: "ab* +0-3+", names, * where chosen, rows, + where
 * it is known before or after them. */
static void
lanes_are(const char *wanted)
{
	struct str s = STR_INIT;
	size_t i;
	int place;

	for (place = 0; place < (int)l.shown; place++) {
		for (i = 0; i < l.n_lanes; i++) {
			const struct lineage_lane *lane = &l.lanes[i];

			if (lane->place != place)
				continue;
			add_lane(&s, (uint32_t)i);
			str_add(&s, lane->chosen ? "*" : "");
			if (lane->first > lane->last)
				str_add(&s, " none\n");
			else
				str_printf(&s, " %s%zu-%zu%s\n",
				    lane->before ? "+" : "", lane->first,
				    lane->last, lane->after ? "+" : "");
		}
	}
	assert_string_equal(str_c(&s), wanted);
	str_clear(&s);
}

static void
make(const struct q_relation *r, size_t n, uint32_t faction)
{
	lineage_reset(&l);
	lineage_make(&l, r, n, plain, sizeof plain / sizeof *plain, faction);
}

#define COUNT(array) (sizeof(array) / sizeof *(array))

static void
test_renaming(void **state)
{
	const struct q_relation r[] = {
	    relation("renamed-to", 2, 3, 20, 20),
	    relation("pledged-to", 4, 2, 15, 15),
	    relation("renamed-to", 1, 2, EDTF_OPEN_LEFT, 10),
	    relation("joined", 5, 6, 1, 1),
	};

	(void)state;
	/* One lane with three names, whichever of them is chosen; a row open
	 * to the left stands at its end; others are not of the group. */
	make(r, COUNT(r), 3);
	rows_are("10 name abc>abc\n15 into d>abc\n20 name abc>abc\n");
	lanes_are("d 1-1\nabc* 0-2\n");
	assert_int_equal(l.factions, 4);
	make(r, COUNT(r), 4);
	lanes_are("abc 0-2\nd* 1-1\n");
	make(r, COUNT(r), 7);
	rows_are("");
	lanes_are("");
}

static void
test_ring_of_names(void **state)
{
	const struct q_relation r[] = {
	    relation("renamed-to", 1, 2, 10, 10),
	    relation("renamed-to", 2, 1, 20, 20),
	    relation("renamed-to", 1, 3, 30, 30),
	    relation("renamed-to", 1, 1, 40, 40),
	};

	(void)state;
	/* Back to the old name is within the lane; a second name is a bend;
	 * a renaming to itself is nothing. */
	make(r, COUNT(r), 1);
	rows_are("10 name ab>ab\n20 bend ab>ab\n30 bend ab>c\n");
	lanes_are("c 2-2\nab* 0-2\n");
}

static void
test_merger(void **state)
{
	const struct q_relation r[] = {
	    relation("joined", 5, 2, 5, 5),
	    relation("merged-into", 1, 4, 10, 10),
	    relation("merged-into", 2, 4, 10, 10),
	    relation("merged-into", 3, 4, 10, 10),
	    relation("split-from", 6, 4, 20, 20),
	    relation("joined", 3, 4, 30, 30),
	};

	(void)state;
	make(r, COUNT(r), 4);
	rows_are("5 into e>b\n10 bend a>d\n10 bend b>d\n10 bend c>d\n"
		 "20 bend d>f\n30 into c>d\n");
	lanes_are("f 4-4\nc 3-5\na 1-1\nd* 1-5\nb 0-2\ne 0-0\n");
}

static void
test_known_days(void **state)
{
	const struct lineage_faction f[] = {
	    {1, "a", "a", 1, 99},
	    {2, "b", "b", 10, 25},
	    {3, "c", "c", 31, 39},
	    {4, "d", "d", 12, 30},
	};
	const struct q_relation r[] = {
	    relation("joined", 2, 1, 10, 10),
	    relation("left", 2, 1, 20, 20),
	    relation("merged-into", 4, 1, 30, 30),
	    relation("joined", 3, 1, 40, 40),
	};

	(void)state;
	lineage_make(&l, r, COUNT(r), f, COUNT(f), 0);
	/* Leaving goes out of the second. */
	rows_are("10 into b>a\n20 out a>b\n30 bend d>a\n40 into c>a\n");
	/* b is known to 25, between two rows; c between the two last rows; d
	 * since 12, and ends where it merged. */
	lanes_are("c +3-3\nb 0-1+\na +0-3+\nd +1-2\n");
	assert_true(lineage_above(&l.lanes[1], 0));
	assert_true(lineage_below(&l.lanes[1], 3));
	assert_false(lineage_above(&l.lanes[0], 0));
	assert_true(lineage_below(&l.lanes[0], 1));
	assert_false(lineage_above(&l.lanes[0], 2));
}

static void
test_joined_left(void **state)
{
	const struct q_relation r[] = {
	    relation("joined", 1, 2, 10, 10),
	    relation("left", 1, 2, 20, 20),
	    relation("joined", 2, 1, 30, 30),
	    relation("expelled-from", 2, 1, 30, 31),
	    relation("joined", 1, 2, 40, 40),
	};

	(void)state;
	make(r, COUNT(r), 1);
	rows_are("10 into a>b\n20 out b>a\n30 into b>a\n30 out a>b\n"
		 "40 into a>b\n");
	lanes_are("b 0-4\na* 0-4\n");
}

static void
test_undated(void **state)
{
	const struct q_relation r[] = {
	    relation("joined", 1, 2, OPEN),
	    relation("formed-from", 2, 3, 10, 10),
	    relation("part-of", 1, 3, OPEN),
	    relation("allied-with", 5, 6, OPEN),
	    relation("unheard-of", 1, 7, 10, 10),
	};

	(void)state;
	/* Last, and no reason for a lane to be drawn; a kind of a stranger
	 * is left out. */
	make(r, COUNT(r), 1);
	rows_are("10 bend c>b\n- into a>b\n");
	lanes_are("c 0-0\nb 0-0\na* none\n");
	assert_int_equal(l.n_dated, 1);
	assert_int_equal(l.undated_ties, 1);
}

static void
test_ties(void **state)
{
	const struct q_relation r[] = {
	    relation("joined", 1, 2, 10, 10),
	    relation("allied-with", 2, 3, 20, 20),
	    relation("part-of", 3, 4, 30, 30),
	    relation("joined", 3, 5, 40, 40),
	};

	(void)state;
	/* A tie leads to a neighbour and no further. */
	make(r, COUNT(r), 1);
	rows_are("10 into a>b\n20 ally b>c\n");
	/* Of all factions it does. */
	make(r, COUNT(r), 0);
	rows_are("10 into a>b\n20 ally b>c\n30 part c>d\n40 into c>e\n");
	/* What is near by a tie comes after what is near by more. */
	make(r, COUNT(r), 3);
	lineage_fit(&l, 2);
	lanes_are("e 2-2\nc* 0-2\n");
}

static void
test_fit(void **state)
{
	struct q_relation r[8];
	size_t i;

	(void)state;
	/* a-b-c-d-e-f-g-h-i: the nearest to e on both sides. */
	for (i = 0; i < 8; i++)
		r[i] = relation("joined", (uint32_t)i + 1, (uint32_t)i + 2,
		    (int32_t)i, (int32_t)i);
	make(r, 8, 5);
	assert_int_equal(l.n_lanes, 9);
	assert_int_equal(l.shown, 9);
	lineage_fit(&l, 3);
	assert_int_equal(l.shown, 3);
	lanes_are("d 2-3\ne* 3-4\nf 4-5\n");
	lineage_fit(&l, 0);
	lanes_are("");
	lineage_fit(&l, 5);
	lanes_are("c 1-2\nd 2-3\ne* 3-4\nf 4-5\ng 5-6\n");
}

/* Of one event, between one faction and several: one step. */
static void
test_steps(void **state)
{
	struct q_relation r[] = {
	    relation("formed-from", 1, 2, 10, 10),
	    relation("joined", 5, 6, 10, 10),
	    relation("formed-from", 1, 3, 10, 10),
	    relation("formed-from", 4, 7, 10, 10),
	    relation("formed-from", 1, 4, 10, 10),
	    relation("merged-into", 2, 3, 20, 20),
	};
	size_t i;

	(void)state;
	for (i = 0; i < COUNT(r); i++)
		r[i].event = i == 1 ? 8 : 9;
	make(r, COUNT(r), 0);
	/* 7, from which the 4th was formed, is not of the hub's step; the
	 * merger is of the same event, but of another kind and day. */
	rows_are("10 bend b>a\n10 bend c>a\n10 bend d>a\n10 into e>f\n"
		 "10 bend g>d\n20 bend b>c\n");
	assert_int_equal(lineage_step_end(&l, 0), 3);
	assert_int_equal(lineage_step_end(&l, 3), 4);
	assert_true(lineage_step_has(&l, 0, 4));
	assert_false(lineage_step_has(&l, 0, 7));
	/* Without an event each is its own. */
	for (i = 0; i < COUNT(r); i++)
		r[i].event = 0;
	make(r, COUNT(r), 0);
	assert_int_equal(lineage_step_end(&l, 0), 1);
}

/* A chain and a star of 2,000: as deep and as wide as can be. */
static void
test_many(void **state)
{
	enum { N = 2000 };
	struct arena a;
	struct q_relation *r;
	struct lineage_faction *f;
	size_t i;

	(void)state;
	arena_init(&a);
	r = arena_array(&a, 2 * N, sizeof *r);
	f = arena_array(&a, 2 * N, sizeof *f);
	for (i = 0; i < 2 * N; i++) {
		f[i] =
		    (struct lineage_faction){(uint32_t)i + 1, "x", "x", NEVER};
		r[i] = relation("joined", (uint32_t)i + 1,
		    i < N ? (uint32_t)i + 2 : N + 1, (int32_t)i, (int32_t)i);
	}
	lineage_make(&l, r, 2 * N, f, 2 * N, 1);
	assert_int_equal(l.n_lanes, 2 * N);
	assert_int_equal(l.shown, LINEAGE_SHOWN_MAX);
	assert_int_equal(l.lanes[0].place, LINEAGE_SHOWN_MAX - 1);
	lineage_reset(&l);
	lineage_make(&l, r, 2 * N, f, 2 * N, N + 1);
	assert_int_equal(l.shown, LINEAGE_SHOWN_MAX);
	arena_clear(&a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test_setup_teardown(test_renaming, setup, teardown),
	    cmocka_unit_test_setup_teardown(
		test_ring_of_names, setup, teardown),
	    cmocka_unit_test_setup_teardown(test_merger, setup, teardown),
	    cmocka_unit_test_setup_teardown(test_known_days, setup, teardown),
	    cmocka_unit_test_setup_teardown(test_joined_left, setup, teardown),
	    cmocka_unit_test_setup_teardown(test_undated, setup, teardown),
	    cmocka_unit_test_setup_teardown(test_ties, setup, teardown),
	    cmocka_unit_test_setup_teardown(test_fit, setup, teardown),
	    cmocka_unit_test_setup_teardown(test_steps, setup, teardown),
	    cmocka_unit_test_setup_teardown(test_many, setup, teardown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
