/* SPDX-License-Identifier: ISC */
/*
 * browse - see browse.h.  One thread, no timers: the loop sleeps in
 * terminal_key.  All keys that are waiting are handled before a frame is
 * drawn, so a held key costs one frame for what arrived meanwhile.
 */
#include "browse.h"

#include "app.h"
#include "keys.h"
#include "terminal.h"
#include "../src/db.h"

/* A long query gives way to a key, but only while a frame is being made:
 * what a command needs at once it gets. */
struct poll {
	bool drawing;
};

static bool
key_waits(void *ctx)
{
	const struct poll *p = ctx;

	return p->drawing && terminal_key_waiting();
}

static void
take_key(struct app *app, uint32_t key)
{
	int w, h;

	if (key == KEY_RESIZE_) {
		terminal_size(&w, &h);
		app_resize(app, w, h);
	} else if (key == KEY_HANGUP) {
		app->done = true;
	} else if (key != KEY_NONE) {
		app_key(app, key);
	}
	if (app->wants_suspend) {
		app->wants_suspend = false;
		terminal_suspend();
		terminal_size(&w, &h);
		app_resize(app, w, h);
	}
	if (app->wants_redraw) {
		app->wants_redraw = false;
		terminal_redraw();
	}
}

static void
loop(struct app *app, struct poll *poll)
{
	while (!app->done) {
		poll->drawing = true;
		app_draw(app);
		poll->drawing = false;
		terminal_put(&app->canvas);
		take_key(app, terminal_key(-1));
		while (!app->done && terminal_key_waiting())
			take_key(app, terminal_key(0));
	}
}

bool
browse(struct db *db, const struct browse_options *o, struct err *e)
{
	struct terminal_options t = {o->scheme, o->ascii, o->restricted};
	struct poll poll = {false};
	const char *note = NULL;
	struct app app;
	bool ok;
	int w, h;

	if (!terminal_open(&t, &note, e))
		return false;
	terminal_size(&w, &h);
	ok = app_init(&app, db, o->link, w, h, e);
	if (ok) {
		app.restricted = o->restricted;
		app.canvas.ascii = o->ascii || !terminal_utf8();
		if (note != NULL)
			app_say(&app, "%s", note);
		db_set_poll(db, key_waits, &poll);
		loop(&app, &poll);
		db_set_poll(db, NULL, NULL);
	}
	app_clear(&app);
	terminal_close();
	return ok;
}
