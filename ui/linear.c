/* SPDX-License-Identifier: ISC */
/*
 * linear - see linear.h.  A line becomes a command of the table, run on the
 * app as a key would; then it is told what has become of that: the answer in
 * words, and the view where it is another one, or its line where the cursor
 * has moved.  To know which, the place of before is kept as text.
 */
#include "linear.h"

#include <stdlib.h>
#include <string.h>

#include "app.h"
#include "app_edit.h"
#include "app_load.h"
#include "app_place.h"
#include "clipboard.h"
#include "keys.h"
#include "linear_impl.h"
#include "linear_view.h"
#include "pane.h"
#include "restrict.h"
#include "settings.h"
#include "../src/db.h"
#include "../src/gate.h"

/* ---- reading ---- */

/* Write PROMPT and read a line; false: none came, and *ENDED none will. */
static bool
ask(struct linear *l, const char *prompt, struct str *line, bool *ended)
{
	enum linear_line how;

	linear_input_forget();
	linear_write_prompt(&l->write, prompt);
	out_flush(l->out);
	how = linear_input_read(&l->in, line);
	/* Through a pipe the line is shown by us: a whole dialogue. */
	if (how == LINE_READ && !l->o->terminal)
		linear_write_line(&l->write, str_c(line), line->len);
	else if (how != LINE_READ && (how != LINE_LONG || !l->o->terminal))
		linear_write_blank(&l->write);
	if (how == LINE_LONG)
		linear_say(l, "That line is too long; it is left out.");
	*ended = how == LINE_ENDED;
	return how == LINE_READ;
}

static const char *
prompt_words(enum prompt_kind kind)
{
	switch (kind) {
	case PROMPT_SEARCH:
		return "search for";
	case PROMPT_FILTER:
		return "filter, empty: none";
	case PROMPT_HELP:
		return "which wish or key";
	case PROMPT_ACTOR:
		return "number of an actor";
	case PROMPT_COMMAND:
	case PROMPT_NONE:
		break;
	}
	return "command";
}

/* A command has opened the app's prompt: ask for its line.  True: the line
 * was a command, and has been answered. */
static bool
serve_prompt(struct linear *l)
{
	struct app *app = &l->app;
	struct str line = STR_INIT, text = STR_INIT, words = STR_INIT;
	bool ended = false, given, command;

	/* An argument that came with the command and cannot be run. */
	if (app->prompt.note[0] != '\0') {
		app_say(app, "%s", app->prompt.note);
		app_key(app, KEY_ESC);
		return false;
	}
	if (app->prompt.kind == PROMPT_FILTER && app->prompt.text.len > 0) {
		str_printf(&words, "Now: %s", str_c(&app->prompt.text));
		linear_say(l, str_c(&words));
		str_reset(&words);
	}
	/* "mark " and its like stand in the prompt already. */
	if (app->prompt.kind == PROMPT_COMMAND && app->prompt.text.len > 1) {
		str_add(&text, str_c(&app->prompt.text));
		str_addn(&words, text.s, text.len - 1);
	} else {
		str_add(&words, prompt_words(app->prompt.kind));
	}
	given = ask(l, str_c(&words), &line, &ended);
	if (given)
		str_addn(&text, str_c(&line), line.len);
	command = given && app->prompt.kind == PROMPT_COMMAND;
	if (command) {
		app_key(app, KEY_ESC);
		linear_line(l, str_c(&text));
	} else if (given) {
		prompt_set(&app->prompt, str_c(&text));
		app_key(app, KEY_ENTER_);
	}
	/* What cannot be run is said, and nothing has changed. */
	if (app->prompt.kind != PROMPT_NONE) {
		if (app->prompt.note[0] != '\0')
			linear_say(l, app->prompt.note);
		app_key(app, KEY_ESC);
	}
	if (ended)
		app->done = true;
	str_clear(&line);
	str_clear(&text);
	str_clear(&words);
	return command;
}

/* ---- what has changed ---- */

/* All that decides which items there are, as text. */
static void
place(struct linear *l, struct str *out)
{
	const struct app *app = &l->app;
	const struct spot *s = &app->now;

	str_reset(out);
	str_printf(out, "%d %d %u %u %d", s->screen, s->focus, s->faction,
	    s->with, s->filter_off);
	str_printf(out, " %d", s->parts);
	if (s->screen == SCREEN_BROWSE && s->focus == LAYOUT_DETAIL)
		str_printf(out, " detail %d %d %u %u", s->card, s->card_kind,
		    s->card_n, s->event);
	if (s->screen == SCREEN_SOURCE)
		str_printf(out, " source %u", s->source);
	if (s->screen == SCREEN_COMPARE)
		str_printf(out, " compare %u", s->event);
	if (s->screen == SCREEN_RESULTS)
		str_printf(out, " results %d %d %s", s->words_all,
		    s->words_ranked, s->words);
	if (s->screen == SCREEN_HELP && app->help_wish != NULL)
		str_printf(out, " help %s", app->help_wish);
	if (s->focus == LAYOUT_FACTIONS)
		str_printf(out, " factions %d %d %u %s", s->by_kind, s->sort,
		    s->rivals_of,
		    app->faction_filter != NULL ? app->faction_filter : "");
	if (s->filter != NULL)
		str_printf(out, " filter %s", s->filter);
}

/* The cell too, where the view is a table. */
static size_t
where_in(struct linear *l)
{
	struct app *app = &l->app;
	size_t here = linear_view(app)->here(app);

	if (app->now.screen == SCREEN_MATRIX)
		return here * (app->matrix.n + 1) + app->matrix.col;
	if (app->now.screen == SCREEN_COMPARE)
		return here * (app->compare.n_cols + 1) + app->compare.col;
	return here;
}

/* By OSC 52 where there is a terminal, and plainly where there is none. */
static void
hand_over(struct linear *l)
{
	struct app *app = &l->app;
	struct str s = STR_INIT;
	size_t n = strlen(app->copy);
	enum clipboard_way way =
	    clipboard_way(getenv("TERM"), getenv("TMUX"), getenv("STY"));
	bool sent = app->wants_copy && out_is_tty(l->out) &&
		    clipboard_sequence(&s, way, app->copy, n);

	if (sent)
		out_raw(l->out, s.s, s.len);
	str_reset(&s);
	if (sent)
		str_printf(&s,
		    "sent %zu bytes to the clipboard%s: %s; P prints it", n,
		    clipboard_way_words(way), app->copy_what);
	else
		str_printf(&s, "%s, %zu bytes:", app->copy_what, n);
	linear_say(l, str_c(&s));
	if (!sent) {
		out_raw(l->out, app->copy, n);
		out_raw(l->out, "\n", 1);
	}
	app->wants_copy = app->wants_print = false;
	str_clear(&s);
}

void
linear_answer(struct linear *l, bool page)
{
	struct app *app = &l->app;
	struct str now = STR_INIT;
	size_t here;
	bool said;

	if (app->prompt.kind != PROMPT_NONE && serve_prompt(l))
		return;
	l->write.bidi = app->canvas.bidi;
	linear_view(app)->count(app);
	app->wants_redraw = false;
	if (app->wants_edit) {
		out_flush(l->out);
		app_edit_serve(app);
		/* All may have changed: it is told again. */
		str_reset(&l->place);
	}
	if (app->wants_copy || app->wants_print)
		hand_over(l);
	said = app->message[0] != '\0' || app->copy_what != NULL;
	if (app->message[0] != '\0')
		linear_say(l, app->message);
	app->message[0] = '\0';
	app->copy_what = NULL;
	place(l, &now);
	here = where_in(l);
	if (now.len != l->place.len ||
	    memcmp(str_c(&now), str_c(&l->place), now.len) != 0)
		linear_tell_view(l);
	else if (here != l->here && page)
		linear_tell_page(l);
	else if (here != l->here || !said)
		linear_tell_here(l);
	l->here = where_in(l);
	str_clear(&l->place);
	l->place = now;
}

/* ---- from beginning to end ---- */

static void
greet(struct linear *l)
{
	struct str s = STR_INIT;

	str_printf(&s, "strife: %s", l->app.dataset.title);
	linear_say(l, str_c(&s));
	linear_say(l, "A number opens, Enter goes on, q goes back, ? is help.");
	if (l->app.message[0] != '\0')
		linear_say(l, l->app.message);
	l->app.message[0] = '\0';
	str_clear(&s);
}

static void
tell_over(struct linear *l)
{
	struct str s = STR_INIT;

	if (!l->over)
		return;
	str_printf(
	    &s, "given up, it took longer than %d seconds", l->watch.seconds);
	linear_say(l, str_c(&s));
	l->over = false;
	str_clear(&s);
}

static void
loop(struct linear *l)
{
	struct str line = STR_INIT;
	bool ended = false;

	greet(l);
	linear_tell_view(l);
	place(l, &l->place);
	l->here = where_in(l);
	while (!l->app.done) {
		if (ask(l, app_pane(&l->app)->name, &line, &ended)) {
			restrict_begin(&l->watch);
			linear_line(l, str_c(&line));
			tell_over(l);
		}
		if (ended)
			l->app.done = true;
	}
	str_clear(&line);
}

/* Ctrl-C, or the limit of time, stops a query. */
static bool
stopped(void *ctx)
{
	struct linear *l = ctx;

	if (restrict_over(&l->watch))
		l->over = true;
	return l->over || linear_input_stopped(NULL);
}

/* Confined before the first byte is read, where that is asked for. */
static bool
enter(struct linear *l, struct db *db, const char **missing, struct err *e)
{
	*missing = "";
	if (l->o->restricted == NULL)
		return true;
	l->watch.seconds = l->o->restricted->query;
	return restrict_enter(l->o->restricted, db, missing, e);
}

static void
prepare(struct linear *l, const char *missing)
{
	struct app *app = &l->app;
	const struct linear_options *o = l->o;

	app_linear(app);
	app->restricted = o->restricted != NULL;
	app->canvas.ascii = o->ascii;
	if (*missing != '\0')
		app_say(app, "not confined by the kernel, which has no %s here",
		    missing);
	app_configure(app, o->settings);
	linear_write_init(&l->write, l->out, o->w, o->ascii, app->canvas.bidi);
	linear_input_init(
	    &l->in, o->in, o->restricted != NULL ? o->restricted->idle : 0);
	if (o->restricted == NULL)
		app_keep_marks(app, o->state);
	if (o->resume)
		app_resume(app);
}

bool
linear_run(struct db *db, const struct linear_options *o, struct out *out,
    struct err *e)
{
	struct linear l = {.o = o, .out = out, .lines = o->h};
	const char *missing;
	bool ok;

	linear_input_catch(true);
	if (!enter(&l, db, &missing, e))
		return false;
	ok = app_init(&l.app, db, o->link, 80, 24, e);
	if (ok) {
		prepare(&l, missing);
		db_set_poll(db, stopped, &l);
		loop(&l);
		db_set_poll(l.app.db, NULL, NULL);
		app_leave(&l.app);
	}
	linear_input_catch(false);
	app_clear(&l.app);
	str_clear(&l.place);
	if (ok && l.in.was_idle)
		ok = err_set(e, ERR_INTERRUPTED,
		    "closed, as no line came for %d seconds", l.in.idle);
	return ok;
}
