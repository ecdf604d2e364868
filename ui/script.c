/* SPDX-License-Identifier: ISC */
/*
 * script - see script.h.  The canvas is already through the gate, so its
 * dump is written as it is.
 */
#include "script.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "app.h"
#include "app_edit.h"
#include "app_place.h"
#include "keys.h"
#include "layout.h"
#include "../src/gate.h"

static bool
script_size(struct app *app, const char *arg, struct err *e)
{
	int w, h;

	if (!layout_parse_size(arg, &w, &h))
		return err_set(
		    e, ERR_USAGE, "size takes WIDTHxHEIGHT, not %s", arg);
	app_resize(app, w, h);
	return true;
}

/* "click 10,5", "up 10,5", "down 10,5": cells from 0. */
static bool
script_mouse(struct app *app, const char *arg, struct err *e)
{
	static const char *const what[] = {[MOUSE_CLICK] = "click ",
	    [MOUSE_UP] = "up ",
	    [MOUSE_DOWN] = "down "};
	unsigned long x, y;
	char *end;
	int i;

	for (i = MOUSE_CLICK; i <= MOUSE_DOWN; i++) {
		size_t n = strlen(what[i]);

		if (strncmp(arg, what[i], n) != 0)
			continue;
		x = strtoul(arg + n, &end, 10);
		if (*end != ',' || x > KEYS_MOUSE_MAX)
			break;
		y = strtoul(end + 1, &end, 10);
		if (*end != '\0' || y > KEYS_MOUSE_MAX)
			break;
		app_key(app, keys_mouse((enum mouse)i, (int)x, (int)y));
		return true;
	}
	return err_set(
	    e, ERR_USAGE, "mouse takes click, up or down and X,Y, not %s", arg);
}

static bool
script_key(struct app *app, char *arg, struct err *e)
{
	char *save = NULL, *word;

	for (word = strtok_r(arg, " ", &save); word != NULL;
	     word = strtok_r(NULL, " ", &save)) {
		uint32_t key = keys_parse(word);

		if (key == KEY_NONE)
			return err_set(
			    e, ERR_USAGE, "there is no key %s", word);
		app_key(app, key);
	}
	return true;
}

static void
script_type(struct app *app, const char *arg)
{
	size_t n = strlen(arg);
	uint32_t cp;

	while (n > 0) {
		size_t k = utf8_decode(arg, n, &cp);

		if (cp != UTF8_BAD)
			app_key(app, cp);
		arg += k;
		n -= k;
	}
}

/* TEXT as a terminal pastes it; \n, \t, \e, \\ and \xNN are characters. */
static void
script_paste(struct app *app, const char *arg)
{
	static const char names[] = "nte\\", values[] = "\n\t\033\\";
	const char *hit;
	uint32_t cp;

	app_key(app, KEY_PASTE_START);
	while (*arg != '\0') {
		arg += utf8_decode(arg, strlen(arg), &cp);
		if (cp == '\\' && *arg == 'x') {
			char hex[3] = {arg[1], arg[1] ? arg[2] : '\0', '\0'};

			cp = (uint32_t)strtoul(hex, NULL, 16);
			arg += 1 + strlen(hex);
		} else if (cp == '\\' && *arg != '\0' &&
			   (hit = strchr(names, *arg)) != NULL) {
			cp = (uint32_t)values[hit - names];
			arg++;
		}
		if (cp != UTF8_BAD)
			app_key(app, cp);
	}
	app_key(app, KEY_PASTE_END);
}

static void
script_show(struct app *app, const char *what, struct out *out)
{
	struct str s = STR_INIT;

	app_draw(app);
	if (strcmp(what, "screen") == 0)
		canvas_dump(&app->canvas, &s);
	else if (strcmp(what, "styles") == 0)
		canvas_dump_styles(&app->canvas, &s);
	else if (strcmp(what, "copied") == 0)
		str_printf(&s, "%s\n", app->copy != NULL ? app->copy : "");
	else
		str_printf(
		    &s, "%d,%d\n", app->canvas.cursor_x, app->canvas.cursor_y);
	out_raw(out, str_c(&s), s.len);
	str_clear(&s);
}

static bool
script_edit(struct app *app)
{
	if (app->wants_edit)
		app_edit_serve(app);
	return true;
}

static bool
script_line(struct app *app, char *line, struct out *out, struct err *e)
{
	size_t n;
	char *arg;

	line += strspn(line, " \t");
	if (*line == '\0' || *line == '#')
		return true;
	n = strcspn(line, " ");
	arg = line + n + strspn(line + n, " ");
	if (strncmp(line, "size ", 5) == 0)
		return script_size(app, arg, e);
	if (strncmp(line, "key ", 4) == 0)
		return script_key(app, arg, e) && script_edit(app);
	if (strncmp(line, "mouse ", 6) == 0)
		return script_mouse(app, arg, e);
	if (strncmp(line, "type ", 5) == 0)
		script_type(app, arg);
	else if (strncmp(line, "paste ", 6) == 0)
		script_paste(app, arg);
	else if (strcmp(line, "screen") == 0 || strcmp(line, "styles") == 0 ||
		 strcmp(line, "cursor") == 0 || strcmp(line, "copied") == 0)
		script_show(app, line, out);
	else
		app_command(app, line);
	return script_edit(app);
}

static bool
script_lines(
    struct app *app, FILE *f, const char *path, struct out *out, struct err *e)
{
	char *line = NULL;
	size_t cap = 0;
	unsigned n = 0;
	bool ok = true;

	while (ok && !app->done && getline(&line, &cap, f) != -1) {
		n++;
		line[strcspn(line, "\n")] = '\0';
		ok = script_line(app, line, out, e);
		if (!ok)
			err_prepend(e, "%s:%u", path, n);
	}
	/* Not for want of lines. */
	if (ok && !app->done && !feof(f))
		ok = err_set_errno(e, "%s", path);
	free(line);
	return ok;
}

bool
script_run(struct db *db, const struct script_options *o, struct out *out,
    struct err *e)
{
	bool ok, piped = strcmp(o->path, "-") == 0;
	struct app app;
	FILE *f = piped ? stdin : fopen(o->path, "r");

	if (f == NULL)
		return err_set_errno(e, "%s", o->path);
	ok = app_init(&app, db, o->link, o->w, o->h, e);
	if (ok) {
		app.canvas.ascii = o->ascii;
		/* A screen is that of a reader who has waited. */
		app.at_once = true;
		app_configure(&app, o->settings);
		if (o->state != NULL)
			app_keep_marks(&app, o->state);
		if (o->resume)
			app_resume(&app);
		ok = script_lines(&app, f, o->path, out, e);
		app_leave(&app);
	}
	app_clear(&app);
	if (!piped)
		fclose(f);
	return ok;
}
