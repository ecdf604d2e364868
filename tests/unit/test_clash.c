/* SPDX-License-Identifier: ISC */
/*
 * Proves what is a clash and between whom, when it is only alleged, what the
 * flags of an event say, and how the dead of a pair are counted.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "clash.h"
#include "db.h"
#include "judge.h"
#include "names.h"
#include "str.h"
#include "subject.h"

/* Judge every event as a leaf of the day 1000 + its number. */
static void
run(struct db *db, struct str *out)
{
	struct err e = ERR_INIT;
	struct names names;
	struct subjects *s;
	struct subject_rows *r;
	struct clash *c;

	assert_true(names_load(db, &names, &e));
	assert_true(subjects_open(db, &s, &e));
	c = clash_new(&names, "");
	for (;;) {
		assert_true(subjects_next(s, &r, &e));
		if (r == NULL)
			break;
		str_printf(out, "%d;",
		    clash_event(c, r, r->n, 1000 + (int)r->n, true));
	}
	assert_true(clash_write(c, db, &e));
	clash_free(c);
	subjects_close(s);
	names_clear(&names);
}

static void
dump(struct db *db, struct str *out)
{
	struct err e = ERR_INIT;
	struct stmt *st;
	bool row;

	assert_true(db_prepare(db,
	    "SELECT a.id, b.id, p.events, alleged, ifnull(first, '-'),"
	    " ifnull(last, '-'), ifnull(killed_low, '-'), ifnull(killed_high,"
	    " '-'), without_figure FROM pair AS p JOIN faction AS a ON a.n ="
	    " p.a JOIN faction AS b ON b.n = p.b ORDER BY p.n",
	    &st, &e));
	for (;;) {
		assert_true(db_step(st, &row, &e));
		if (!row)
			return;
		str_printf(out, " %s+%s %s+%s %s..%s %s-%s %s;", db_text(st, 0),
		    db_text(st, 1), db_text(st, 2), db_text(st, 3),
		    db_text(st, 4), db_text(st, 5), db_text(st, 6),
		    db_text(st, 7), db_text(st, 8));
	}
}

static void
check(const char *sql, const char *want)
{
	struct str out = STR_INIT;
	struct err e = ERR_INIT;
	struct db *db;

	assert_true(db_create(NULL, &db, &e));
	assert_true(db_schema(db, 1, &e));
	if (!db_exec(db, WORLD EVENT(1, "clash"), &e) || !db_exec(db, sql, &e))
		fail_msg("%s", e.text);
	run(db, &out);
	dump(db, &out);
	assert_string_equal(str_c(&out), want);
	str_clear(&out);
	db_close(db);
}

#define OWN(faction, side) A(NULL, faction, ", side", ", " #side)
#define BOTH OWN(1, 1) OWN(2, 2)

/* Flags: 2 clash, 4 alleged, 8 planned, 16 denied, 32 hedged, 64 a denial. */
static void
test_clash(void **state)
{
	(void)state;
	check(BOTH C(1, 1, "", ""), "2; nusra+srf 1+0 1001..1001 --- 1;");
	/* One side, no sides, bystanders. */
	check(OWN(1, 1) OWN(2, 1) C(1, 1, "", ""), "0;");
	check(A(NULL, 1, "", "") A(NULL, 2, "", "") C(1, 1, "", ""), "0;");
	check(OWN(1, 1) A(NULL, 2, ", side, role", ", 2, 'mediator'")
		  C(1, 1, "", ""),
	    "0;");
	check(OWN(1, 1) A(NULL, 2, ", side, denied", ", 2, 1") C(1, 1, "", ""),
	    "0;");
	/* Another kind, and a claim that calls it a raid. */
	check("UPDATE event SET kind = 'retreat';" BOTH C(1, 1, "", ""), "0;");
	check("UPDATE event SET kind = 'retreat';" BOTH C(
		  1, 1, ", kind", ", 'raid'"),
	    "2; nusra+srf 1+0 1001..1001 --- 1;");
	/* No claim, no fact, nothing but a denial. */
	check(BOTH, "0;");
	check(BOTH C(1, 1, "", "") "UPDATE claim SET mode = 'plan';", "8;");
	check(BOTH C(1, 1, ", denied", ", 1"), "80;");
	/* A man of the SRF. */
	check(OWN(1, 1) "INSERT INTO actor (event, ord, person, side) VALUES"
			" (1, 1, 1, 2);" C(1, 1, "", ""),
	    "2; nusra+srf 1+0 1001..1001 --- 1;");
}

static void
test_pairs(void **state)
{
	(void)state;
	check(OWN(3, 1) OWN(2, 2) OWN(1, 3) C(1, 1, "", ""),
	    "2; hazzm+nusra 1+0 1001..1001 --- 1; hazzm+srf 1+0 1001..1001"
	    " --- 1; nusra+srf 1+0 1001..1001 --- 1;");
	/* A faction that changes sides meets the others once. */
	check(BOTH OWN(2, 1) OWN(3, 1) C(1, 1, "", ""),
	    "2; hazzm+srf 1+0 1001..1001 --- 1; nusra+srf 1+0 1001..1001 ---"
	    " 1;");
}

static void
test_alleged(void **state)
{
	(void)state;
	check(BOTH C(1, 1, ", hedge", ", 'reportedly'"),
	    "36; nusra+srf 0+1 -..- --- 0;");
	/* The word of a party; of its man; of both sides; of an observer. */
	check(BOTH C(1, 1, "", "") V(1, 2), "4; nusra+srf 0+1 -..- --- 0;");
	check(BOTH C(1, 1, "", "") "INSERT INTO voice (claim, ord, person)"
				   " VALUES (1, 0, 1);",
	    "4; nusra+srf 0+1 -..- --- 0;");
	check(BOTH C(1, 1, "", "") V(1, 2) C(2, 1, "", "") V(2, 1),
	    "2; nusra+srf 1+0 1001..1001 --- 1;");
	check(
	    BOTH C(1, 1, "", "") V(1, 4), "2; nusra+srf 1+0 1001..1001 --- 1;");
	/* Only the last of the chain counts, and not who is only inferred. */
	check(
	    BOTH C(1, 1, "", "") V(1,
		4) "INSERT INTO voice (claim, ord, faction) VALUES (1, 1, 2);",
	    "4; nusra+srf 0+1 -..- --- 0;");
	check(BOTH C(1, 1, "", "") "INSERT INTO voice (claim, ord, faction, "
				   "inferred) VALUES (1,"
				   " 0, 2, 1);",
	    "2; nusra+srf 1+0 1001..1001 --- 1;");
	/* A party that a claim alone names, or that the event hedges. */
	check(BOTH C(1, 1, "", "") A(1, 3, ", side", ", 1"),
	    "2; hazzm+srf 0+1 -..- --- 0; nusra+srf 1+0 1001..1001 --- 1;");
	check(OWN(1, 1) A(NULL, 2, ", side, hedge", ", 2, 'perhaps'")
		  C(1, 1, "", ""),
	    "0; nusra+srf 0+1 -..- --- 0;");
	/* A speaker of his own words is no interested party. */
	check("UPDATE event SET kind = 'statement';" BOTH C(1, 1, "", "")
		  V(1, 2),
	    "0;");
}

static void
test_dead(void **state)
{
	(void)state;
	check(BOTH C(1, 1, "", "") F(1, ", best", ", 25") C(2, 2, "", "")
		  F(2, ", best", ", 30"),
	    "2; nusra+srf 1+0 1001..1001 25-30 0;");
	/* One voice adds up, a restated claim does not. */
	check(BOTH C(1, 1, "", "")
		  F(1, ", best, of, of_faction", ", 5, 'nusra', 1")
		      F(1, ", best, of, of_faction", ", 7, 'srf', 2")
			  C(2, 1, ", restates", ", 1")
			      F(2, ", best, of, of_faction", ", 7, 'srf', 2"),
	    "2; nusra+srf 1+0 1001..1001 12-12 0;");
	/* A total stands for all; a third party's dead are not the pair's. */
	check(BOTH OWN(3, 2) C(1, 1, "", "")
		  F(1, ", best, of, of_faction", ", 5, 'hazzm', 3")
		      F(1, ", best, of, of_faction", ", 7, 'srf', 2"),
	    "2; hazzm+nusra 1+0 1001..1001 5-5 0; nusra+srf 1+0 1001..1001"
	    " 7-7 0;");
	check(BOTH C(1, 1, "", "") F(1, ", best, of", ", 20, 'all'") C(
		  2, 1, "", "") F(2, ", best, of, of_faction", ", 7, 'srf', 2"),
	    "2; nusra+srf 1+0 1001..1001 20-20 0;");
	check(BOTH C(1, 1, "", "") F(
		  1, ", best, of, of_side", ", 9, 'side 2', 2") C(2, 2, "", "")
		  F(2, ", best, of, of_faction", ", 11, 'srf', 2"),
	    "2; nusra+srf 1+0 1001..1001 9-11 0;");
	/* Bounds. */
	check(BOTH C(1, 1, "", "") F(1, ", min, strict", ", 50, 1")
		  C(2, 2, "", "") F(2, ", max, strict", ", 50, 1"),
	    "2; nusra+srf 1+0 1001..1001 0-51 0;");
	/* Left out: running totals, denials, parts of the same, words. */
	check(BOTH C(1, 1, "", "") F(1, ", best", ", 10") F(1, ", best, as_of",
		  ", 90, '2014'") F(1, ", best, denied", ", 90, 1")
		  C(2, 1, "", "") F(2, ", best, within", ", 4, 1")
		      F(2, ", words", ", 'dozens'"),
	    "2; nusra+srf 1+0 1001..1001 10-10 0;");
}

static void
test_several_events(void **state)
{
	(void)state;
	check(BOTH C(1, 1, "", "") F(1, ", best", ", 25")
		  EVENT(2, "raid") "INSERT INTO actor (event, ord, faction, "
				   "side) VALUES (2, 0, 1,"
				   " 1), (2, 1, 2, 2);"
				   "INSERT INTO claim (n, id, subject_kind, "
				   "subject, ord, source,"
				   " says, mode, part) VALUES (2, 'x', "
				   "'event', 2, 0, 1, 's',"
				   " 'fact', 'body');",
	    "2;2; nusra+srf 2+0 1001..1002 25-25 1;");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_clash),
	    cmocka_unit_test(test_pairs),
	    cmocka_unit_test(test_alleged),
	    cmocka_unit_test(test_dead),
	    cmocka_unit_test(test_several_events),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
