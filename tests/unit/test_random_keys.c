/* SPDX-License-Identifier: ISC */
/*
 * Proves: no order of keys, commands, pastes and sizes brings the browser
 * down, and what must hold holds after every one that was drawn: cursors lie
 * in their lists and on the screen, the event that is shown is the list's,
 * the pointer among the factions is on the chosen one, and no cell holds a
 * control character.  50,000 keys from one fixed seed, so that a failure can
 * be had again; the number of the key is told.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "app.h"
#include "command.h"
#include "keys.h"
#include "pane.h"
#include "tiny.h"

#define KEYS 50000

static uint32_t seed = 4;

/* 0 .. N-1; the same on every machine. */
static uint32_t
any(uint32_t n)
{
	seed = seed * 1664525u + 1013904223u;
	return (seed >> 8) % n;
}

static void
type(struct app *app, const char *s)
{
	size_t n = strlen(s);
	uint32_t cp;

	while (n > 0) {
		size_t k = utf8_decode(s, n, &cp);

		app_key(app, cp);
		s += k;
		n -= k;
	}
}

/* Words that lead somewhere, typed as they are. */
static void
words(struct app *app)
{
	static const char *const list[] = {"/nusra\r", "&kind:capture\r",
	    "&faction:srf with:nu", "&from:2014-10 -is:pl", "/النصرة\r",
	    ":goto hazzm\r", ":event/tal\t\r", ":pair/nusra-front+srf\r",
	    ":place/zawiya\r", ":person/jamal-maarouf\r",
	    ":claim/fall-of-sinbel/coded\r", ":source/lwj\r", ":sort name\r",
	    ":relation/hazzm-joined\r", ":go\t", "&role:\t\t",
	    "e\xcc\x81\xcc\x82",
	    "0"
	    "3\r",
	    ":goto jund-al-aqsa\r", ":results took\r", ":results نصرة\r", "g/",
	    "g/\r", "S.", "xK", "gfKS", "gaL", "gm\r", "gl\r", "gp\r", "g\tx}}",
	    "&kind:\t", "&place:z\tx\r", "gdsgdc"};

	type(app, list[any(sizeof list / sizeof *list)]);
}

static uint32_t
random_key(void)
{
	static const uint32_t often[] = {KEY_UP_, KEY_DOWN_, KEY_LEFT_,
	    KEY_RIGHT_, KEY_ENTER_, KEY_ESC, KEY_BACKSPACE_, KEY_PGDN, KEY_PGUP,
	    KEY_HOME_, KEY_END_, KEY_TAB, KEY_BTAB_, KEY_DEL, 'g', 'g', 's',
	    'c', 'a', 'n', 'N', ')', '(', ']', '[', '}', '{', 'L', 'h', '.',
	    'x', 'K', 'o', 'z'};
	static const uint32_t odd[] = {0x301, 0x202e, 0x9b, 0x627, 0x6f22,
	    0x10ffff, 0x200d, 0xfeff, 0x1f600, KEY_F12, KEY_ALT | 'q',
	    KEY_CTRL | KEY_UP_, KEY_PASTE_START, KEY_PASTE_END};

	switch (any(8)) {
	case 0:
		return ' ' + any(95);
	case 1:
		return 1 + any(31);
	case 2:
		return odd[any(sizeof odd / sizeof *odd)];
	default:
		return often[any(sizeof often / sizeof *often)];
	}
}

static void
size(struct app *app)
{
	static const int widths[] = {1, 2, 5, 8, 20, 46, 60, 80, 120, 160};
	static const int heights[] = {1, 2, 3, 5, 9, 16, 24, 40};

	if (any(3) == 0)
		app_resize(app, 1 + (int)any(200), 1 + (int)any(60));
	else
		app_resize(app, widths[any(10)], heights[any(8)]);
}

static void
step(struct app *app)
{
	uint32_t what = any(100);

	if (what < 3)
		size(app);
	else if (what < 7)
		words(app);
	else if (what < 9)
		app_command(app, commands[any((uint32_t)n_commands)].name);
	else
		app_key(app, random_key());
	/* A paste whose end is lost would leave the rest of the keys out. */
	if (app->pasting && any(8) == 0)
		app_key(app, KEY_PASTE_END);
}

/* ---- what must hold ---- */

static const char *
wrong_list(const struct list *l, const char *name)
{
	return l->cursor < l->n || (l->n == 0 && l->cursor == 0) ? NULL : name;
}

static bool
clean(const struct canvas *c)
{
	size_t i, n = (size_t)c->w * (size_t)c->h;

	for (i = 0; i < n; i++) {
		const unsigned char *s = (const unsigned char *)c->cells[i].ch;

		for (; *s != '\0'; s++) {
			if (*s < 0x20 || *s == 0x7f ||
			    (*s == 0xc2 && s[1] < 0xa0))
				return false;
		}
	}
	return true;
}

static const char *
wrong(struct app *app)
{
	const struct canvas *c = &app->canvas;
	const char *w;
	uint32_t k;

	if (c->cursor_x < 0 || c->cursor_x >= c->w || c->cursor_y < 0 ||
	    c->cursor_y >= c->h)
		return "the hardware cursor has left the screen";
	if ((w = wrong_list(&app->event_list, "events")) != NULL ||
	    (w = wrong_list(&app->faction_list, "factions")) != NULL ||
	    (w = wrong_list(&app->detail_list, "detail")) != NULL)
		return w;
	if (app->events.n > 0 &&
	    app_event_at(app, app->event_list.cursor) != app->now.event)
		return "another event is selected than the list's";
	k = app->shown[app->faction_list.cursor];
	if ((k == 0 ? 0 : app->factions[k - 1].n) != app->now.faction)
		return "the pointer is not on the chosen faction";
	if (app->detail_list.n != app->detail.n)
		return "the detail's list is not its document's";
	if ((app->depth != NULL) != app->now.parts)
		return "parts are indented, or not, against what was asked";
	return clean(c) ? NULL : "a control character is on the screen";
}

static void
test_random_keys(void **state)
{
	struct app app;
	struct db *db;
	struct err e = ERR_INIT;
	const char *what;
	long i;

	(void)state;
	if (!tiny_open(&db, &e) || !app_init(&app, db, NULL, 80, 24, &e))
		fail_msg("%s", e.text);
	for (i = 0; i < KEYS; i++) {
		step(&app);
		app.done = false;
		if (any(4) != 0)
			continue;
		app_draw(&app);
		if ((what = wrong(&app)) != NULL)
			fail_msg("key %ld: %s", i, what);
	}
	app_clear(&app);
	db_close(db);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_random_keys),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
