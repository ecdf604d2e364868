/* SPDX-License-Identifier: ISC */
/*
 * Proves of the browser as a whole, on the five events of tiny.h: every
 * command of the table runs without complaint in every place it is valid in,
 * as typed and with its key; a command that is not valid in a place says so;
 * a session that begins at a link is there.
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
	    cmocka_unit_test(test_links),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, setup, teardown);
}
