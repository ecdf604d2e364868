/* SPDX-License-Identifier: ISC */
/*
 * browse - see browse.h.  One thread, no timers: the loop sleeps in
 * terminal_key.  All keys that are waiting are handled before a frame is
 * drawn, so a held key costs one frame for what arrived meanwhile.
 */
#include "browse.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "app.h"
#include "app_edit.h"
#include "app_hits.h"
#include "app_load.h"
#include "app_place.h"
#include "clipboard.h"
#include "environment.h"
#include "keys.h"
#include "restrict.h"
#include "settings.h"
#include "terminal.h"
#include "../src/db.h"
#include "../src/gate.h"

/* A long query gives way to a key, but only while a frame is being made:
 * what a command needs at once it gets. */
struct poll {
	bool drawing;
	bool over; /* the limit of time has stopped a query */
	struct restrict_watch watch;
};

static bool
key_waits(void *ctx)
{
	struct poll *p = ctx;

	/* Nobody waits for any answer. */
	if (terminal_end() != NULL)
		return true;
	if (p->over || restrict_over(&p->watch)) {
		p->over = true;
		return true;
	}
	return p->drawing && terminal_key_waiting();
}

/* By OSC 52, which travels through SSH.  Nobody answers: what is said is
 * what was sent, not that it arrived. */
static void
send_copy(struct app *app)
{
	size_t n = strlen(app->copy);

	app->wants_copy = false;
	if (n > CLIPBOARD_MAX)
		app_say(app,
		    "%s: %zu bytes, but a clipboard takes %d at most; P prints "
		    "it",
		    app->copy_what, n, CLIPBOARD_MAX);
	else if (terminal_copy(app->copy, n))
		app_say(app,
		    "sent %zu bytes to the clipboard%s: %s; P prints it", n,
		    clipboard_way_words(clipboard_way(
			getenv("TERM"), getenv("TMUX"), getenv("STY"))),
		    app->copy_what);
	else
		app_say(app, "this terminal takes no copies; P prints it");
}

/* On the shell's own screen, with nothing round it. */
static void
print_copy(struct app *app)
{
	struct err e = ERR_INIT;
	char c = '\0';

	app->wants_print = false;
	terminal_leave();
	out_printf(
	    out_stdout(), "%s\n\n(Enter returns to strife)\n", app->copy);
	if (out_close(out_stdout(), &e)) {
		while (c != '\n' && read(STDIN_FILENO, &c, 1) == 1)
			;
	}
	terminal_return();
	app_say(app, "%s", e.text);
}

/* The terminal is the editor's for a while. */
static void
edit(struct app *app)
{
	int w, h;

	terminal_leave();
	app_edit_serve(app);
	terminal_return();
	terminal_size(&w, &h);
	app_resize(app, w, h);
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
	if (app->wants_edit)
		edit(app);
	if (app->wants_copy)
		send_copy(app);
	if (app->wants_print)
		print_copy(app);
	if (app->wants_redraw) {
		app->wants_redraw = false;
		terminal_redraw();
	}
}

/* Has a query been given up?  Then that is said. */
static bool
given_up(struct app *app, struct poll *poll)
{
	if (!poll->over)
		return false;
	app_say(app, "given up, it took longer than %d second%s",
	    poll->watch.seconds, poll->watch.seconds == 1 ? "" : "s");
	app->message_error = true;
	return true;
}

static void
draw(struct app *app, struct poll *poll)
{
	poll->drawing = true;
	app_draw(app);
	/* Once more with what there is: no query is run now. */
	if (given_up(app, poll))
		app_draw(app);
	poll->drawing = poll->over = false;
	terminal_put(&app->canvas);
}

/* Between keys: what is still to be counted or ranked.  True when it has ended,
 * and there is something new to be seen. */
static bool
work(struct app *app, struct poll *poll)
{
	bool worked = false;

	while (app_pending(app) && !terminal_key_waiting()) {
		/* A slice is done before a key could be missed; of the ranking
		 * nothing is kept. */
		poll->drawing = app_ranks(app);
		app_work(app);
		worked = true;
	}
	given_up(app, poll);
	poll->drawing = poll->over = false;
	return worked && !app_pending(app);
}

static void
loop(struct app *app, struct poll *poll)
{
	restrict_begin(&poll->watch);
	while (!app->done) {
		draw(app, poll);
		/* What the first frame did without is there before a key. */
		if (!terminal_key_waiting())
			app_need(app, STALE_FACTIONS);
		if (work(app, poll))
			continue;
		take_key(app, terminal_key(-1));
		restrict_begin(&poll->watch);
		while (!app->done && terminal_key_waiting())
			take_key(app, terminal_key(0));
	}
}

/* Ask for what the first frame needs. */
static bool
begin(struct app *app, struct db *db, const struct browse_options *o,
    struct poll *poll, struct err *e)
{
	int w, h;
	bool ok;

	terminal_size(&w, &h);
	restrict_begin(&poll->watch);
	db_set_poll(db, key_waits, poll);
	db_say_why(db, "this takes too long for a restricted session");
	ok = app_init(app, db, o->link, w, h, e);
	db_say_why(db, NULL);
	if (!ok)
		db_set_poll(db, NULL, NULL);
	return ok;
}

/* Why a session ended that nobody has closed. */
static bool
ended(const struct browse_options *o, struct err *e)
{
	if (terminal_was_idle())
		return err_set(e, ERR_INTERRUPTED,
		    "closed, as no key came for %d second%s",
		    o->restricted->idle, o->restricted->idle == 1 ? "" : "s");
	if (terminal_end() != NULL)
		return err_set(
		    e, ERR_INTERRUPTED, "closed, as %s", terminal_end());
	return true;
}

/* The session of a terminal that is open. */
static bool
session(struct app *app, struct db *db, const struct browse_options *o,
    const char *note, struct err *e)
{
	struct poll poll = {.drawing = false};

	if (o->restricted != NULL)
		poll.watch.seconds = o->restricted->query;
	if (!begin(app, db, o, &poll, e))
		return ended(o, e) && false;
	app->restricted = o->restricted != NULL;
	app->canvas.ascii = o->ascii || !terminal_utf8();
	if (*note != '\0')
		app_say(app, "%s", note);
	app_configure(app, o->settings);
	if (o->restricted == NULL)
		app_keep_marks(app, o->state);
	if (o->resume)
		app_resume(app);
	loop(app, &poll);
	db_set_poll(app->db, NULL, NULL);
	app_leave(app);
	return ended(o, e);
}

/* NOTE grows by what the kernel lacks to confine this session. */
static bool
enter(const struct browse_options *o, struct db *db,
    struct environment_note *note, struct err *e)
{
	const char *missing = "";

	if (o->restricted == NULL)
		return true;
	if (!restrict_enter(o->restricted, db, &missing, e))
		return false;
	if (*missing != '\0')
		environment_add(note,
		    "not confined by the kernel, which has no %s here",
		    missing);
	return true;
}

bool
browse(struct db *db, const struct browse_options *o, struct err *e)
{
	struct terminal_options t = {o->scheme, o->ascii, o->restricted != NULL,
	    o->restricted == NULL && o->settings->mouse,
	    o->restricted != NULL ? o->restricted->idle : 0};
	struct environment_note told = {""};
	const char *note = NULL;
	struct app app;
	bool ok;

	if (!terminal_open(&t, &note, e))
		return false;
	if (note != NULL)
		environment_add(&told, "%s", note);
	ok = enter(o, db, &told, e);
	if (ok) {
		ok = session(&app, db, o, told.text, e);
		app_clear(&app);
	}
	terminal_close();
	return ok;
}
