/* SPDX-License-Identifier: ISC */
/*
 * linear_line - see linear.h: what a line means.  Numbers come first, then
 * what has a sign in front, words of this mode, keys, and what the ":" of the
 * panes understands.
 */
#include "linear_impl.h"

#include <stdlib.h>
#include <string.h>

#include "app.h"
#include "command.h"
#include "keymap.h"
#include "keys.h"
#include "linear.h"
#include "linear_view.h"
#include "pane.h"
#include "../src/str.h"

/* ---- commands that are otherwise here ---- */

static void
more(struct linear *l)
{
	linear_tell_more(l, l->lines);
}

static void
half_more(struct linear *l)
{
	linear_tell_more(l, l->lines / 2);
}

static void
before(struct linear *l)
{
	linear_tell_before(l, l->lines);
}

static void
half_before(struct linear *l)
{
	linear_tell_before(l, l->lines / 2);
}

/* In the timeline the claims are not told: they are the event's. */
static void
step_claim(struct linear *l, const char *name)
{
	struct app *app = &l->app;

	if (app->now.screen == SCREEN_BROWSE &&
	    app->now.focus == LAYOUT_TIMELINE)
		app_command(app, "open");
	app_command(app, name);
	linear_answer(l, false);
}

static void
next_claim(struct linear *l)
{
	step_claim(l, "next-claim");
}

static void
previous_claim(struct linear *l)
{
	step_claim(l, "previous-claim");
}

/* Every view lies over the one it was come from. */
static void
close_view(struct linear *l)
{
	if (!app_back(&l->app))
		l->app.done = true;
	else
		linear_answer(l, false);
}

/* From its beginning. */
static void
again(struct linear *l)
{
	linear_tell_head(l);
	linear_tell_items(l, 0, l->lines);
}

static const struct own {
	const char *name;
	void (*run)(struct linear *l); /* NULL: there is no such thing here */
	const char *why;
} own[] = {
    {"page-down", more, NULL},
    {"page-up", before, NULL},
    {"half-down", half_more, NULL},
    {"half-up", half_before, NULL},
    {"next-claim", next_claim, NULL},
    {"previous-claim", previous_claim, NULL},
    {"redraw", again, NULL},
    {"close-view", close_view, NULL},
    {"zoom", NULL, "one view is told at a time"},
    {"suspend", NULL, "Ctrl-Z does it"},
};

static const struct own *
own_of(const struct command *c)
{
	size_t i;

	for (i = 0; i < sizeof own / sizeof *own; i++) {
		if (strcmp(own[i].name, c->name) == 0)
			return &own[i];
	}
	return NULL;
}

const char *
linear_without(const struct command *c)
{
	const struct own *o = own_of(c);

	return o != NULL ? o->why : NULL;
}

/* ---- understanding ---- */

/* Commands after which a page is told, not a line. */
static bool
tells_page(const struct command *c)
{
	static const char *const names[] = {
	    "first", "last", "next-group", "previous-group"};
	size_t i;

	for (i = 0; c != NULL && i < sizeof names / sizeof *names; i++) {
		if (strcmp(c->name, names[i]) == 0)
			return true;
	}
	return false;
}

/* The second keys of PREFIX, as the panes' lowest line shows them. */
static void
tell_prefix(struct linear *l, uint32_t prefix)
{
	struct app *app = &l->app;
	const struct command *c;
	struct str s = STR_INIT;
	char name[32];
	uint32_t key;
	size_t i = 0;

	while ((c = keymap_next(app->keymap, prefix, app_pane(app)->where, &i,
		    &key)) != NULL) {
		str_printf(&s, "%s", keys_name(prefix, name));
		str_printf(&s, " %s: %s", keymap_name(key, name), c->help);
		linear_say(l, str_c(&s));
		str_reset(&s);
	}
	str_clear(&s);
}

static void
run_own(struct linear *l, const struct own *o)
{
	struct str s = STR_INIT;

	if (o->run != NULL) {
		o->run(l);
	} else {
		str_printf(
		    &s, "%s has no meaning line by line: %s", o->name, o->why);
		linear_say(l, str_c(&s));
	}
	str_clear(&s);
}

/* Keys one by one as the panes have them: C is what they run. */
static void
press(struct linear *l, uint32_t prefix, uint32_t key, const struct command *c)
{
	const struct own *o = c != NULL ? own_of(c) : NULL;

	if (o != NULL) {
		run_own(l, o);
		return;
	}
	if (prefix != KEY_NONE)
		app_key(&l->app, prefix);
	app_key(&l->app, key);
	linear_answer(l, tells_page(c));
}

/* Is LINE a key, or two: "o", "Up", "g m", "gm", "'a"?  Then press them. */
static bool
keys_line(struct linear *l, const char *line)
{
	enum where where = app_pane(&l->app)->where;
	struct keymap *map = l->app.keymap;
	char first[32], second[32];
	size_t n = strcspn(line, " "), len = strlen(line);
	uint32_t a = KEY_NONE, b = KEY_NONE;

	if (len >= sizeof first)
		return false;
	memcpy(first, line, n);
	first[n] = '\0';
	memcpy(second, line + n + strspn(line + n, " "),
	    len - n - strspn(line + n, " ") + 1);
	a = keys_parse(first);
	if (a == KEY_NONE && second[0] == '\0' && n == 2) {
		second[0] = first[1];
		second[1] = '\0';
		first[1] = '\0';
		a = keys_parse(first);
	}
	b = second[0] != '\0' ? keys_parse(second) : KEY_NONE;
	if (a == KEY_NONE || (second[0] != '\0' && b == KEY_NONE))
		return false;
	if (b == KEY_NONE && keymap_is_prefix(map, a, where)) {
		tell_prefix(l, a);
		return true;
	}
	if (b != KEY_NONE && !keymap_is_prefix(map, a, where))
		return false;
	if (b == KEY_NONE)
		press(l, KEY_NONE, a, keymap_find(map, KEY_NONE, a, where));
	else
		press(l, a, b, keymap_find(map, a, b, where));
	return true;
}

/* A command by its name, a link, a name of something. */
static void
command_line(struct linear *l, const char *line)
{
	char name[64];
	size_t n = strcspn(line, " ");
	const struct command *c = NULL;
	const struct own *o;

	if (n < sizeof name) {
		memcpy(name, line, n);
		name[n] = '\0';
		c = command_find(name);
	}
	o = c != NULL ? own_of(c) : NULL;
	if (o != NULL) {
		run_own(l, o);
		return;
	}
	app_command(&l->app, line);
	linear_answer(l, tells_page(c));
}

/* "NAME ARG" for what has a sign in front of its argument. */
static void
signed_line(struct linear *l, const char *name, const char *arg)
{
	struct str s = STR_INIT;

	arg += strspn(arg, " ");
	str_printf(&s, *arg != '\0' ? "%s %s" : "%s", name, arg);
	command_line(l, str_c(&s));
	str_clear(&s);
}

/* "? WISH": the commands that fit it. */
static void
help_line(struct linear *l, const char *wish)
{
	struct str s = STR_INIT;

	str_printf(&s, "search %s", wish);
	app_command(&l->app, "help");
	app_command(&l->app, str_c(&s));
	linear_answer(l, false);
	str_clear(&s);
}

/* Words of this mode alone; false: LINE is none of them. */
static bool
linear_word(struct linear *l, const char *line)
{
	long n;

	if (strcmp(line, "all") == 0) {
		linear_tell_more(l, INT32_MAX);
	} else if (strcmp(line, "where") == 0) {
		linear_tell_head(l);
		linear_tell_here(l);
	} else if (strncmp(line, "lines ", 6) == 0) {
		n = strtol(line + 6, NULL, 10);
		if (n > 0 && n <= 1000)
			l->lines = (int)n;
		linear_say(l, n > 0 && n <= 1000
				  ? "Pages have that many lines now."
				  : "lines takes a number from 1 to 1000.");
	} else {
		return false;
	}
	return true;
}

/* "12": open it; "12 c": choose it and compare. */
static void
number_line(struct linear *l, const char *line)
{
	const struct linear_view *v = linear_view(&l->app);
	char *end;
	size_t n = (size_t)strtoul(line, &end, 10);
	bool found;

	end += strspn(end, " ");
	l->app.message[0] = '\0';
	if (*end != '\0') {
		found = v->select(&l->app, n);
	} else if (v->open != NULL) {
		found = v->open(&l->app, n);
	} else {
		found = v->select(&l->app, n);
		if (found)
			app_command(&l->app, "open");
	}
	if (!found) {
		linear_say(l, "Nothing here has that number.");
		return;
	}
	if (*end != '\0')
		linear_line(l, end);
	else
		linear_answer(l, false);
}

void
linear_line(struct linear *l, const char *line)
{
	line += strspn(line, " ");
	if (*line == '\0')
		more(l);
	else if (*line >= '0' && *line <= '9')
		number_line(l, line);
	else if (*line == '/' && line[1] != '\0')
		signed_line(l, "search", line + 1);
	else if (*line == '&' && line[1] != '\0')
		signed_line(l, "filter", line + 1);
	else if (*line == '?' && line[1] != '\0')
		help_line(l, line + 1);
	else if (*line == ':' && line[1] != '\0')
		command_line(l, line + 1);
	else if (!linear_word(l, line) && !keys_line(l, line))
		command_line(l, line);
}
