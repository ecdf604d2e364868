/* SPDX-License-Identifier: ISC */
/*
 * many_app - the browser on the 40,005 events of many.h, for what goes on
 * between keys.
 */
#ifndef STRIFE_TEST_MANY_APP_H
#define STRIFE_TEST_MANY_APP_H

#include "app.h"
#include "db.h"
#include "many.h"
#include "str.h"

static struct db *db;
static struct app app;

static int
setup(void **state)
{
	struct err e = ERR_INIT;

	(void)state;
	return many_open(&db, &e) ? 0 : 1;
}

static int
teardown(void **state)
{
	(void)state;
	db_close(db);
	return 0;
}

static void
begin(bool at_once)
{
	struct err e = ERR_INIT;

	if (!app_init(&app, db, NULL, 80, 24, &e))
		fail_msg("%s", e.text);
	app.at_once = at_once;
	app_draw(&app);
}

/* In the last frame. */
static bool
shown(const char *text)
{
	struct str s = STR_INIT;
	bool found;

	canvas_dump(&app.canvas, &s);
	found = strstr(str_c(&s), text) != NULL;
	str_clear(&s);
	return found;
}

static void
screen(struct str *out)
{
	app_draw(&app);
	str_reset(out);
	canvas_dump(&app.canvas, out);
}

static bool
shows(const char *text)
{
	app_draw(&app);
	return shown(text);
}

/* Until nothing is left to do between keys. */
static void
wait(void)
{
	int parts;

	app_draw(&app);
	for (parts = 0; app_pending(&app); parts++) {
		assert_true(parts < 1000);
		app_work(&app);
	}
}

static void
keys(const char *s)
{
	for (; *s != '\0'; s++)
		app_key(&app, (unsigned char)*s);
}

#endif
