/* SPDX-License-Identifier: ISC */
/*
 * Proves: claims of one voice share a column; of several rows with one field,
 * an actor or a count each, only that one has the sign of inequality in which
 * two claims of the dispute speak; one that says the same twice is equal; a
 * date inside another is told of two voices and not of one; accounts that do
 * not go together have a row of their own.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "compare.h"
#include "model.h"
#include "query.h"

static struct q_actor guard = {.faction = 1, .name = "Guard", .side = 1};
static struct q_actor band = {.faction = 2, .name = "Band", .side = 1};
static struct q_figure killed_guard[2], killed_band;
static struct q_actor of_b[2];
static struct q_claim claims[3];
static struct q_event event;
static struct compare table;

static void
count(struct q_figure *f, const char *of, int64_t n)
{
	f->what = model_find(LIST_FIGURE_WHAT, "killed");
	f->of = of;
	f->has_min = f->has_max = f->has_best = true;
	f->min = f->max = f->best = n;
}

static void
claim(size_t i, const char *id, const char *source)
{
	claims[i].id = id;
	claims[i].source_title = source;
	claims[i].says = "";
	claims[i].kind = -1;
	claims[i].mode = MODE_FACT;
}

static int
setup(void **state)
{
	(void)state;
	guard.role = band.role = model_find(LIST_ROLE, "supporter");
	count(&killed_guard[0], "Guard", 4);
	count(&killed_guard[1], "Guard", 9);
	count(&killed_band, "Band", 2);
	of_b[0] = guard;
	of_b[0].denied = true;
	of_b[1] = band;
	claim(0, "a", "Gazette");
	claims[0].actors = &guard;
	claims[0].figures = &killed_guard[0];
	claim(1, "b", "Letters");
	claims[1].actors = of_b;
	claims[1].n_actors = 2;
	claims[1].figures = &killed_guard[1];
	claims[0].n_actors = claims[0].n_figures = claims[1].n_figures = 1;
	claim(2, "c", "Letters");
	claims[2].figures = &killed_band;
	claims[2].n_figures = 1;
	event.claims = claims;
	event.n_claims = 3;
	compare_init(&table);
	return 0;
}

static int
teardown(void **state)
{
	(void)state;
	compare_clear(&table);
	return 0;
}

static enum compare_sign
sign(const char *label)
{
	size_t i;

	for (i = 0; i < table.n_rows; i++) {
		if (strcmp(table.rows[i].label, label) == 0)
			return table.rows[i].sign;
	}
	fail_msg("no row %s", label);
	return COMPARE_NONE;
}

/* The table of an event on whose FIELD the first two claims disagree. */
static void
load(const char *field)
{
	struct q_actor actors[] = {guard, band};
	struct q_dispute_value values[] = {
	    {.claim_id = "a"}, {.claim_id = "b"}};
	struct q_dispute dispute = {
	    .field = field, .values = values, .n_values = 2};

	event.actors = actors;
	event.n_actors = 2;
	event.disputes = &dispute;
	event.n_disputes = field != NULL;
	compare_load(&table, &event);
	event.actors = NULL;
	event.disputes = NULL;
}

static void
test_columns(void **state)
{
	(void)state;
	load(NULL);
	assert_int_equal(table.n_cols, 2);
	assert_int_equal(sign("Guard"), COMPARE_NONE);
	assert_int_equal(sign("killed of Guard"), COMPARE_NONE);
}

static void
test_actor(void **state)
{
	(void)state;
	load("actor");
	assert_int_equal(sign("Guard"), COMPARE_DIFFER);
	assert_int_equal(sign("Band"), COMPARE_NONE);
	assert_int_equal(sign("killed of Guard"), COMPARE_NONE);
}

static void
test_figure(void **state)
{
	(void)state;
	load("killed");
	assert_int_equal(sign("killed of Guard"), COMPARE_DIFFER);
	assert_int_equal(sign("killed of Band"), COMPARE_NONE);
	assert_int_equal(sign("Guard"), COMPARE_NONE);
}

static void
test_equal(void **state)
{
	(void)state;
	of_b[0].denied = false;
	load(NULL);
	assert_int_equal(sign("Guard"), COMPARE_EQUAL);
	assert_int_equal(sign("Band"), COMPARE_NONE);
}

static void
test_role(void **state)
{
	(void)state;
	load("role");
	assert_int_equal(sign("Guard"), COMPARE_DIFFER);
	assert_int_equal(sign("Band"), COMPARE_NONE);
}

static void
test_date(void **state)
{
	(void)state;
	claims[1].date = "1906-03";
	claims[2].date = "1906-03-05";
	load(NULL);
	assert_int_equal(sign("date"), COMPARE_NONE);
	claims[0].date = "1906-03-05";
	load(NULL);
	assert_int_equal(sign("date"), COMPARE_WITHIN);
	claims[0].date = claims[1].date = claims[2].date = NULL;
}

static void
test_accounts(void **state)
{
	(void)state;
	claims[0].says = "The Guard came.";
	claims[1].says = "The Guard did not come.";
	load("denied");
	assert_int_equal(sign("whether it happened"), COMPARE_DIFFER);
	load("contradicts");
	assert_int_equal(sign("what happened"), COMPARE_DIFFER);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test_setup_teardown(test_columns, setup, teardown),
	    cmocka_unit_test_setup_teardown(test_actor, setup, teardown),
	    cmocka_unit_test_setup_teardown(test_figure, setup, teardown),
	    cmocka_unit_test_setup_teardown(test_equal, setup, teardown),
	    cmocka_unit_test_setup_teardown(test_role, setup, teardown),
	    cmocka_unit_test_setup_teardown(test_date, setup, teardown),
	    cmocka_unit_test_setup_teardown(test_accounts, setup, teardown),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
