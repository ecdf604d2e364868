/* SPDX-License-Identifier: ISC */
/*
 * Proves what is a dispute and what is none, field by field: who must differ
 * (voices, not documents; never a report and what restates it), by how much,
 * and how it is told.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "db.h"
#include "dispute.h"
#include "judge.h"
#include "names.h"
#include "str.h"
#include "subject.h"

static void
run(struct db *db)
{
	struct err e = ERR_INIT;
	struct names names;
	struct subjects *s;
	struct subject_rows *r;
	struct disputes *d;
	size_t found;

	assert_true(names_load(db, &names, &e));
	assert_true(subjects_open(db, &s, &e));
	d = disputes_new(db, &names);
	for (;;) {
		assert_true(subjects_next(s, &r, &e));
		if (r == NULL)
			break;
		assert_true(disputes_subject(d, r, &found, &e));
	}
	assert_true(disputes_finish(d, &e));
	disputes_free(d);
	subjects_close(s);
	names_clear(&names);
}

/* All disputes, one a line: kind subject field | words | claim=value ... */
static void
dump(struct db *db, struct str *out)
{
	struct err e = ERR_INIT;
	struct stmt *st;
	bool row;

	assert_true(db_prepare(db,
	    "SELECT d.subject_kind, d.subject, d.field, d.words, (SELECT"
	    " group_concat(x, '; ') FROM (SELECT c.id || '=' || v.value AS x"
	    " FROM dispute_value AS v JOIN claim AS c ON c.n = v.claim WHERE"
	    " v.dispute = d.n ORDER BY v.ord)) FROM dispute AS d ORDER BY d.n",
	    &st, &e));
	for (;;) {
		assert_true(db_step(st, &row, &e));
		if (!row)
			return;
		str_printf(out, "%s %lld %s | %s | %s\n", db_text(st, 0),
		    (long long)db_int(st, 1), db_text(st, 2), db_text(st, 3),
		    db_text(st, 4));
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
	run(db);
	dump(db, &out);
	assert_string_equal(str_c(&out), want);
	str_clear(&out);
	db_close(db);
}

#define DATE ", date"

static void
test_dates(void **state)
{
	(void)state;
	check(C(1, 1, DATE, ", '2014-11-01'") C(2, 2, DATE, ", '2014-11-03'"),
	    "event 1 date | date: 1 November 2014 or 3 November 2014 |"
	    " c1=1 November 2014; c2=3 November 2014\n");
	/* More precise, or silent. */
	check(C(1, 1, DATE, ", '2014-11'") C(2, 2, DATE, ", '2014-11-03'")
		  C(3, 2, "", ""),
	    "");
	/* One voice in two claims; then another that goes with one of them. */
	check(C(1, 1, DATE, ", '2014-11-01'") C(2, 1, DATE, ", '2014-11-03'"),
	    "");
	check(C(1, 1, DATE, ", '2014-11-01'") C(2, 1, DATE, ", '2014-11-03'")
		  C(3, 2, DATE, ", '2014-11-03'"),
	    "");
	/* Two voices in one source. */
	check(C(1, 1, DATE, ", '2014-11-01'") C(2, 1, DATE, ", '2014-11-03'")
		  V(2, 4),
	    "event 1 date | date: 1 November 2014 or 3 November 2014 |"
	    " c1=1 November 2014; c2=3 November 2014\n");
	/* A third who says what the first says stands in the same row. */
	check(C(1, 1, DATE, ", '2014-11-01'") C(2, 2, DATE, ", '2014-11-03'")
		  C(3, 1, DATE, ", '2014-11-01'") V(3, 4),
	    "event 1 date | date: 1 November 2014 or 3 November 2014 |"
	    " c1=1 November 2014; c2=3 November 2014; c3=1 November 2014\n");
}

static void
test_only_facts(void **state)
{
	(void)state;
	check(
	    C(1, 1, DATE, ", '2014-11-01'") C(2, 2, DATE,
		", '2014-11-03'") "UPDATE claim SET mode = 'plan' WHERE n = 2;",
	    "");
}

static void
test_restates(void **state)
{
	(void)state;
	check(C(1, 1, DATE, ", '2014-11-01'")
		  C(2, 1, DATE ", restates", ", '2014-11-03', 1") V(2, 4),
	    "");
}

static void
test_order(void **state)
{
	(void)state;
	check(C(1, 1, DATE, ", '2014-11-01'") C(2, 2, DATE,
		  ", '2014-11-03'") "UPDATE claim SET ord = 0 WHERE n = 2;",
	    "event 1 date | date: 3 November 2014 or 1 November 2014 |"
	    " c2=3 November 2014; c1=1 November 2014\n");
}

static void
test_places(void **state)
{
	(void)state;
	check(C(1, 1, "", "") P(1, "at", 2) C(2, 2, "", "") P(2, "at", 3),
	    "event 1 place | place: Binnish or Saraqib | c1=Binnish;"
	    " c2=Saraqib\n");
	/* One inside the other; one of several. */
	check(C(1, 1, "", "") P(1, "at", 2) C(2, 2, "", "") P(2, "at", 1), "");
	check(C(1, 1, "", "") P(1, "at", 2) P(1, "at", 3) C(2, 2, "", "")
		  P(2, "at", 3),
	    "");
	/* Near Binnish may be in Saraqib, for both lie in Idlib. */
	check(
	    C(1, 1, "", "") P(1, "near", 2) C(2, 2, "", "") P(2, "at", 3), "");
	check(C(1, 1, "", "") P(1, "near", 2) C(2, 2, "", "") P(2, "at", 5),
	    "event 1 place | place: near Binnish or Murak | c1=near Binnish;"
	    " c2=Murak\n");
	/* What one voice says adds up. */
	check(C(1, 1, "", "") P(1, "at", 2) C(2, 1, "", "") P(2, "at", 3)
		  C(3, 2, "", "") P(3, "at", 3),
	    "");
}

#define TWO(f1, f2) C(1, 1, "", "") f1 C(2, 2, "", "") f2
#define BEST(n, v) F(n, ", best", ", " #v)

static void
test_figures(void **state)
{
	(void)state;
	check(TWO(BEST(1, 25), BEST(2, 30)),
	    "event 1 killed | killed: 25 or 30 | c1=25; c2=30\n");
	check(TWO(BEST(1, 25), BEST(2, 25)), "");
	check(TWO(F(1, ", min, max", ", 20, 30"), BEST(2, 25)), "");
	/* "More than 50" is not 50. */
	check(TWO(F(1, ", min, strict", ", 50, 1"), BEST(2, 50)),
	    "event 1 killed | killed: more than 50 or 50 | c1=more than 50;"
	    " c2=50\n");
	check(TWO(F(1, ", min, strict", ", 50, 1"), BEST(2, 51)), "");
	check(TWO(F(1, ", max, strict", ", 50, 1"), BEST(2, 50)),
	    "event 1 killed | killed: less than 50 or 50 | c1=less than 50;"
	    " c2=50\n");
	/* About is a tenth. */
	check(TWO(F(1, ", best, about", ", 100, 1"), BEST(2, 110)), "");
	check(TWO(F(1, ", best, about", ", 100, 1"), BEST(2, 111)),
	    "event 1 killed | killed: about 100 or 111 | c1=about 100;"
	    " c2=111\n");
	/* Words are no number. */
	check(TWO(F(1, ", words", ", 'dozens'"), BEST(2, 5)), "");
	/* Other counts. */
	check(
	    TWO(F(1, ", best, of, of_faction", ", 25, 'srf', 2"), BEST(2, 30)),
	    "");
	check(
	    TWO(F(1, ", best, as_of", ", 25, '2014-11-01'"), BEST(2, 30)), "");
	check(TWO(F(1, ", best, of, of_faction, by, by_faction",
		      ", 25, 'srf', 2, 'nusra', 1"),
		  F(2, ", best, of, of_faction, by, by_faction",
		      ", 30, 'srf', 2, 'nusra', 1")),
	    "event 1 killed | killed of SRF by Nusra: 25 or 30 | c1=25 of SRF"
	    " by Nusra; c2=30 of SRF by Nusra\n");
}

static void
test_figures_add_up(void **state)
{
	(void)state;
	/* 5 and 3 of one voice are the other's 8; and one of them its 5. */
	check(C(1, 1, "", "") BEST(1, 5) C(2, 1, "", "") BEST(2, 3)
		  C(3, 2, "", "") BEST(3, 8),
	    "");
	check(C(1, 1, "", "") BEST(1, 5) C(2, 1, "", "") BEST(2, 3)
		  C(3, 2, "", "") BEST(3, 5),
	    "");
	check(C(1, 1, "", "") BEST(1, 5) C(2, 1, "", "") BEST(2, 3)
		  C(3, 2, "", "") BEST(3, 9),
	    "event 1 killed | killed: 5 or 3 or 9 | c1=5; c2=3; c3=9\n");
}

static void
test_figures_denied(void **state)
{
	(void)state;
	check(TWO(BEST(1, 25), F(2, ", best, denied", ", 25, 1")),
	    "event 1 killed | killed: 25 or not 25 | c1=25; c2=not 25\n");
	check(TWO(BEST(1, 25), F(2, ", best, denied", ", 40, 1")), "");
	check(TWO(BEST(1, 25), F(2, ", words, denied", ", 'any', 1")),
	    "event 1 killed | killed: 25 or not any | c1=25; c2=not any\n");
}

static void
test_sums(void **state)
{
	(void)state;
	/* One voice, a total and its parts. */
	check(C(1, 1, "", "") BEST(1, 20) C(2, 1, "", "")
		  F(2, ", best, of, of_faction, within", ", 15, 'srf', 2, 1")
		      C(3, 1, "", "") F(3, ", best, of, of_faction, within",
			  ", 6, 'hazzm', 3, 1"),
	    "event 1 sum | sum of killed: in all 20 or 15 of SRF or 6 of Hazzm"
	    " | c1=in all 20; c2=15 of SRF; c3=6 of Hazzm\n");
	check(C(1, 1, "", "") BEST(1, 21) C(2, 1, "", "")
		  F(2, ", best, of, of_faction, within", ", 15, 'srf', 2, 1")
		      C(3, 1, "", "") F(3, ", best, of, of_faction, within",
			  ", 6, 'hazzm', 3, 1"),
	    "");
	/* Parts told by several voices are not added to each other. */
	check(C(1, 1, "", "") BEST(1, 20) C(2, 1, "", "") F(2,
		  ", best, of, of_faction, within",
		  ", 15, 'srf', 2, 1") V(2, 4) C(3, 2, "", "")
		  F(3, ", best, of, of_faction, within", ", 15, 'srf', 2, 1"),
	    "");
	/* A part of the same party is no rival of its total. */
	check(C(1, 1, "", "") BEST(1, 20) C(2, 2, "", "")
		  F(2, ", best, within", ", 5, 1"),
	    "");
}

static void
test_actors(void **state)
{
	(void)state;
	check(TWO(A(1, 3, ", role", ", 'supporter'"),
		  A(2, 3, ", role, denied", ", 'supporter', 1")),
	    "event 1 actor | who took part: Hazzm as supporter or not Hazzm as"
	    " supporter | c1=Hazzm as supporter; c2=not Hazzm as supporter\n");
	/* Another part is not denied. */
	check(TWO(A(1, 3, ", role", ", 'target'"),
		  A(2, 3, ", role, denied", ", 'supporter', 1")),
	    "");
	check(TWO(A(1, 2, "", ""), A(2, 3, ", denied", ", 1")), "");
}

#define DIRECTED(n, x, y)                 \
	A(n, x, ", role", ", 'attacker'") \
	A(n, y, ", role", ", 'defender'")

static void
test_roles(void **state)
{
	(void)state;
	check(TWO(DIRECTED(1, 1, 2), DIRECTED(2, 2, 1)),
	    "event 1 role | who attacked: Nusra attacks SRF or SRF "
	    "attacks Nusra | c1=Nusra attacks SRF; c2=SRF attacks Nusra\n");
	check(TWO(DIRECTED(1, 1, 2), DIRECTED(2, 1, 3)), "");
	/* Each attacked the other, as the first voice has it. */
	check(C(1, 1, "", "") DIRECTED(1, 1, 2) C(2, 1, "", "")
		  DIRECTED(2, 2, 1) C(3, 2, "", "") DIRECTED(3, 2, 1),
	    "");
}

static void
test_kinds(void **state)
{
	(void)state;
	check("UPDATE event SET kind = 'dissolution';" C(1, 1, "", "")
		  C(2, 2, ", kind", ", 'merger'"),
	    "event 1 kind | what it was: dissolution or merger | "
	    "c1=dissolution; c2=merger\n");
	check(C(1, 1, "", "") C(2, 2, ", kind", ", 'attack'"), "");
}

static void
test_denials(void **state)
{
	(void)state;
	check(C(1, 1, "", "") C(2, 2, ", denied", ", 1"),
	    "event 1 denied | whether it happened: says 1 or says 2 | "
	    "c1=says 1; c2=says 2\n");
	/* What is denied altogether disputes nothing else. */
	check(C(1, 1, DATE, ", '2014-11-01'")
		  C(2, 1, DATE ", denied", ", '2014-11-05', 1"),
	    "");
}

static void
test_written(void **state)
{
	(void)state;
	/* Of one voice, too; the claim comes first, what it contradicts then.
	 */
	check(C(1, 1, "", "") C(2, 1, ", contradicts", ", 1"),
	    "event 1 contradicts | what happened: says 2 or says 1 | c2=says 2;"
	    " c1=says 1\n");
	/* Of another subject: both have it. */
	check(EVENT(2, "clash") C(1, 1, ", contradicts",
		  ", 2") "INSERT INTO claim (n, id, subject_kind, subject, "
			 "ord, source,"
			 " says, mode, part) VALUES (2, 'x', 'event', 2, 0, 1, "
			 "'other',"
			 " 'fact', 'body');",
	    "event 1 contradicts | what happened: says 1 or other | c1=says 1;"
	    " x=other\n"
	    "event 2 contradicts | what happened: says 1 or other | c1=says 1;"
	    " x=other\n");
}

#define STRENGTH(n, source, cols, vals)                                       \
	"INSERT INTO claim (n, id, subject_kind, subject, ord, source, says," \
	" mode, part" cols ") VALUES (" #n ", 'c" #n "', 'faction', 1, " #n   \
	", " #source ", 'says', 'fact', 'body'" vals ");"

static void
test_factions(void **state)
{
	(void)state;
	/* Figures of other times are other figures; dates alone say nothing. */
	check(STRENGTH(1, 1, DATE, ", '2014-01'") BEST(1, 500)
		  STRENGTH(2, 2, DATE, ", '2015-01'") BEST(2, 900),
	    "");
	check(STRENGTH(1, 1, DATE, ", '2014'") BEST(1, 500)
		  STRENGTH(2, 2, DATE, ", '2014-03'") BEST(2, 900),
	    "faction 1 killed | killed: 500 or 900 | c1=500; c2=900\n");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_dates),
	    cmocka_unit_test(test_only_facts),
	    cmocka_unit_test(test_restates),
	    cmocka_unit_test(test_order),
	    cmocka_unit_test(test_places),
	    cmocka_unit_test(test_figures),
	    cmocka_unit_test(test_figures_add_up),
	    cmocka_unit_test(test_figures_denied),
	    cmocka_unit_test(test_sums),
	    cmocka_unit_test(test_actors),
	    cmocka_unit_test(test_roles),
	    cmocka_unit_test(test_kinds),
	    cmocka_unit_test(test_denials),
	    cmocka_unit_test(test_written),
	    cmocka_unit_test(test_factions),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
