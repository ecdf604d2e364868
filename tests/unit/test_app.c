/* SPDX-License-Identifier: ISC */
/*
 * Proves of the browser as a whole, on the five events of tiny.h: every
 * command of the table runs without complaint in every place it is valid in,
 * as typed and with its key; a command that is not valid in a place says so;
 * no view lacks a place here; from every view at most three keys lead to every
 * other; a session that begins at a link is there.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "app.h"
#include "command.h"
#include "keymap.h"
#include "keys.h"
#include "link.h"
#include "pane.h"
#include "tiny.h"

static struct db *db;

/* How each place is reached. */
static const struct place {
	enum where where;
	const char *commands[3];
} places[] = {
    {IN_FACTIONS, {"factions"}},
    {IN_TIMELINE, {"goto event/fall-of-sinbel", "timeline"}},
    {IN_DETAIL, {"goto event/fall-of-sinbel", "detail"}},
    {IN_SOURCE, {"goto event/fall-of-sinbel", "source"}},
    {IN_HELP, {"help"}},
    {IN_LIST, {"sources"}},
    {IN_LIST, {"people"}},
    {IN_LIST, {"places"}},
    {IN_LIST, {"disputes"}},
    {IN_LIST, {"lineage"}},
    {IN_LIST, {"facets"}},
    {IN_LIST, {"diagnostics"}},
    {IN_LIST, {"mark a", "marks"}},
    {IN_GRID, {"matrix"}},
    {IN_RESULTS, {"results nusra"}},
    {IN_RESULTS, {"goto faction/srf", "results took"}},
    {IN_GRID, {"goto event/fall-of-sinbel", "compare"}},
};
#define N_PLACES (sizeof places / sizeof *places)

static void
open_at(struct app *app, const struct place *p)
{
	struct err e = ERR_INIT;
	size_t i;

	if (!app_init(app, db, NULL, 80, 24, &e))
		fail_msg("%s", e.text);
	for (i = 0; i < 3 && p->commands[i] != NULL; i++)
		app_command(app, p->commands[i]);
	app_draw(app);
	if ((app_pane(app)->where & p->where) == 0)
		fail_msg("%s does not lead there", p->commands[0]);
}

static const char *
argument(const struct command *c)
{
	if (strcmp(c->name, "goto") == 0)
		return " faction/srf";
	if (strcmp(c->name, "filter") == 0)
		return " kind:capture";
	return c->arg == ARG_TEXT ? " nusra" : c->arg == ARG_NUMBER ? " 1" : "";
}

static void
test_every_command(void **state)
{
	size_t i, k;

	(void)state;
	for (i = 0; i < n_commands; i++) {
		const struct command *c = &commands[i];
		size_t reached = 0;

		for (k = 0; k < N_PLACES; k++) {
			struct app app;
			char line[128];

			open_at(&app, &places[k]);
			snprintf(
			    line, sizeof line, "%s%s", c->name, argument(c));
			app_command(&app, line);
			app_draw(&app);
			if (app.message_error)
				fail_msg("%s in %s: %s", line,
				    places[k].commands[0], app.message);
			if (places[k].where & c->where) {
				reached++;
				assert_null(
				    strstr(app.message, "does nothing"));
			} else {
				assert_non_null(
				    strstr(app.message, "does nothing"));
			}
			app_clear(&app);
		}
		assert_true(reached > 0);
	}
}

static void
press(struct app *app, const struct command *c)
{
	uint32_t prefix, key;

	if (!keymap_binding(
		app->keymap, c, app_pane(app)->where, &prefix, &key))
		return;
	if (prefix != KEY_NONE) {
		app_key(app, prefix);
		app_draw(app);
		assert_int_equal(app->prefix, prefix);
	}
	app_key(app, key);
	app_draw(app);
	assert_int_equal(app->prefix, KEY_NONE);
	assert_null(strstr(app->message, "bound to nothing"));
	assert_false(app->message_error);
}

static void
test_every_key(void **state)
{
	size_t i, k;

	(void)state;
	for (k = 0; k < N_PLACES; k++) {
		for (i = 0; i < n_commands; i++) {
			struct app app;

			open_at(&app, &places[k]);
			press(&app, &commands[i]);
			app_clear(&app);
		}
	}
}

/* A view that is added is added here, or the tests above pass it by. */
static void
test_every_view(void **state)
{
	bool seen[SCREEN_COUNT] = {false};
	size_t i;

	(void)state;
	for (i = 0; i < N_PLACES; i++) {
		struct app app;

		open_at(&app, &places[i]);
		seen[app.now.screen] = true;
		app_clear(&app);
	}
	for (i = 0; i < SCREEN_COUNT; i++) {
		if (!seen[i])
			fail_msg("no place leads to view %zu", i);
	}
}

/* ---- three keys ---- */

#define NO_CARD ((enum subject) - 1)

/* Where KEYS lead, from anywhere. */
static const struct way {
	const char *keys[3];
	enum screen screen;
	enum layout_pane focus;
	enum subject card;
	bool pair;
} ways[] = {
    {{"g", "f"}, SCREEN_BROWSE, LAYOUT_FACTIONS, NO_CARD, false},
    {{"g", "t"}, SCREEN_BROWSE, LAYOUT_TIMELINE, NO_CARD, false},
    {{"g", "d"}, SCREEN_BROWSE, LAYOUT_DETAIL, NO_CARD, false},
    {{"g", "d", "s"}, SCREEN_SOURCE, LAYOUT_DETAIL, NO_CARD, false},
    {{"?"}, SCREEN_HELP, LAYOUT_PANES, NO_CARD, false},
    {{"g", "s"}, SCREEN_SOURCES, LAYOUT_PANES, NO_CARD, false},
    {{"g", "p"}, SCREEN_PEOPLE, LAYOUT_PANES, NO_CARD, false},
    {{"g", "l"}, SCREEN_PLACES, LAYOUT_PANES, NO_CARD, false},
    {{"g", "x"}, SCREEN_DISPUTES, LAYOUT_PANES, NO_CARD, false},
    {{"g", "c"}, SCREEN_FACETS, LAYOUT_PANES, NO_CARD, false},
    {{"g", "e"}, SCREEN_DIAGNOSTICS, LAYOUT_PANES, NO_CARD, false},
    {{"g", "m"}, SCREEN_MATRIX, LAYOUT_PANES, NO_CARD, false},
    {{"g", "d", "c"}, SCREEN_COMPARE, LAYOUT_DETAIL, NO_CARD, false},
    {{"g", "a"}, SCREEN_LINEAGE, LAYOUT_PANES, NO_CARD, false},
    {{"g", "/"}, SCREEN_RESULTS, LAYOUT_PANES, NO_CARD, false},
    {{"M"}, SCREEN_MARKS, LAYOUT_PANES, NO_CARD, false},
    {{"g", "t", "a"}, SCREEN_BROWSE, LAYOUT_DETAIL, SUBJECT_FACTION, false},
    {{"g", "p", "Enter"}, SCREEN_BROWSE, LAYOUT_DETAIL, SUBJECT_PERSON, false},
    {{"g", "l", "Enter"}, SCREEN_BROWSE, LAYOUT_DETAIL, SUBJECT_PLACE, false},
    /* A relation's event, or its card. */
    {{"g", "a", "Enter"}, SCREEN_BROWSE, LAYOUT_PANES, NO_CARD, false},
    {{"g", "m", "Enter"}, SCREEN_BROWSE, LAYOUT_TIMELINE, NO_CARD, true},
};
#define N_WAYS (sizeof ways / sizeof *ways)

static void
walk(struct app *app, const struct way *way, const char *from)
{
	size_t i;

	for (i = 0; i < 3 && way->keys[i] != NULL; i++) {
		app_key(app, keys_parse(way->keys[i]));
		app_draw(app);
		/* A faction that has no relations has no card of one. */
		if (app->now.screen == SCREEN_LINEAGE &&
		    app->lineage.n_rows == 0)
			return;
	}
	if (app->now.screen != way->screen ||
	    (way->focus != LAYOUT_PANES && app->now.focus != way->focus) ||
	    (way->card != NO_CARD &&
		(!app->now.card || app->now.card_kind != way->card)) ||
	    (way->pair && app->now.with == 0))
		fail_msg("%s %s %s does not lead there from %s: %s",
		    way->keys[0], way->keys[1] != NULL ? way->keys[1] : "",
		    way->keys[2] != NULL ? way->keys[2] : "", from,
		    app->message);
}

static void
test_three_keys(void **state)
{
	bool led[SCREEN_COUNT] = {false};
	size_t i, k;

	(void)state;
	for (i = 0; i < N_PLACES; i++) {
		for (k = 0; k < N_WAYS; k++) {
			struct app app;

			open_at(&app, &places[i]);
			mem_free(app.search);
			app.search = mem_strdup("took");
			walk(&app, &ways[k], places[i].commands[0]);
			led[ways[k].screen] = true;
			app_clear(&app);
		}
	}
	for (k = 0; k < SCREEN_COUNT; k++)
		assert_true(led[k]);
}

/* From each of these cards and lists as well. */
static void
test_three_keys_on(void **state)
{
	size_t i, k;

	(void)state;
	for (i = 0; i < N_WAYS; i++) {
		for (k = 0; k < N_WAYS; k++) {
			const struct place at = {
			    IN_PANES, {"goto event/fall-of-sinbel"}};
			struct app app;

			open_at(&app, &at);
			mem_free(app.search);
			app.search = mem_strdup("took");
			walk(&app, &ways[i], "the timeline");
			walk(&app, &ways[k], ways[i].keys[1]);
			app_clear(&app);
		}
	}
}

static void
begins_at(const char *text, enum screen screen, enum layout_pane focus)
{
	struct err e = ERR_INIT;
	struct link link;
	struct app app;

	assert_true(link_parse(text, &link));
	if (!app_init(&app, db, &link, 80, 24, &e))
		fail_msg("%s: %s", text, e.text);
	app_draw(&app);
	assert_int_equal(app.now.screen, screen);
	assert_int_equal(app.now.focus, focus);
	/* There is nothing before the beginning. */
	assert_int_equal(app.back.n, 0);
	app_clear(&app);
}

static void
test_links(void **state)
{
	struct err e = ERR_INIT;
	struct link link;
	struct app app;

	(void)state;
	begins_at("event/talks", SCREEN_BROWSE, LAYOUT_TIMELINE);
	begins_at("faction/srf", SCREEN_BROWSE, LAYOUT_TIMELINE);
	begins_at("pair/nusra-front+srf", SCREEN_BROWSE, LAYOUT_TIMELINE);
	begins_at("claim/fall-of-sinbel/sohr", SCREEN_BROWSE, LAYOUT_DETAIL);
	begins_at("source/wiki", SCREEN_SOURCE, LAYOUT_TIMELINE);
	begins_at("place/zawiya", SCREEN_BROWSE, LAYOUT_DETAIL);
	begins_at("person/jamal-maarouf", SCREEN_BROWSE, LAYOUT_DETAIL);
	begins_at("relation/hazzm-joined", SCREEN_BROWSE, LAYOUT_DETAIL);
	assert_true(link_parse("event/nowhere", &link));
	assert_false(app_init(&app, db, &link, 80, 24, &e));
	assert_int_equal(e.code, ERR_USAGE);
	app_clear(&app);
}

static int
setup(void **state)
{
	struct err e = ERR_INIT;

	(void)state;
	if (!tiny_open(&db, &e)) {
		fprintf(stderr, "# %s\n", e.text);
		return -1;
	}
	return 0;
}

static int
teardown(void **state)
{
	(void)state;
	db_close(db);
	return 0;
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_every_command),
	    cmocka_unit_test(test_every_key),
	    cmocka_unit_test(test_every_view),
	    cmocka_unit_test(test_three_keys),
	    cmocka_unit_test(test_three_keys_on),
	    cmocka_unit_test(test_links),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, setup, teardown);
}
