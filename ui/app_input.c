/* SPDX-License-Identifier: ISC */
/*
 * app_input - keys and prompts of the browser (see app.h).
 *
 * A key goes to the open prompt, or completes a pair of keys, or names a
 * command.  A pasted text reaches prompts only.
 */
#include "app.h"
#include "app_filter.h"

#include <stdio.h>
#include <string.h>

#include "app_hits.h"
#include "app_load.h"
#include "app_mouse.h"
#include "command.h"
#include "complete.h"
#include "keymap.h"
#include "keys.h"
#include "pane.h"
#include "pane_help.h"

/* ---- search ---- */

void
app_search(struct app *app, const char *text)
{
	mem_free(app->search);
	app->search = text != NULL && *text != '\0' ? mem_strdup(text) : NULL;
	app_hits_forget(app);
	doc_search(&app->detail, app->search);
	doc_search(&app->page, app->search);
	if (app->search != NULL) {
		app_pane(app)->list(app);
		app_pane(app)->search(app, 1, true);
	}
}

/* ---- prompts ---- */

void
app_prompt(struct app *app, enum prompt_kind kind, const char *text)
{
	mem_free(app->filter_before);
	app->filter_before =
	    kind == PROMPT_FILTER && text != NULL ? mem_strdup(text) : NULL;
	app->event_before = app->now.event;
	app->faction_before = app->now.faction;
	prompt_open(&app->prompt, kind, text);
	if (kind != PROMPT_FILTER || app->now.focus != LAYOUT_FACTIONS)
		complete_offer(app);
}

static void
narrow_factions(struct app *app, const char *text)
{
	mem_free(app->faction_filter);
	app->faction_filter = *text != '\0' ? mem_strdup(text) : NULL;
	app->stale |= STALE_FACTIONS;
	app_need(app, STALE_FACTIONS);
	/* A chosen faction that is narrowed away gives way to the first. */
	if (app->now.faction != 0 &&
	    app_faction_row(app, app->now.faction) == 0) {
		list_goto(&app->faction_list, 1);
		app->panes[LAYOUT_FACTIONS]->moved(app);
	}
	snprintf(app->prompt.note, sizeof app->prompt.note, "%zu of %zu",
	    app->faction_list.n - 1, app->n_factions);
}

/* Does TEXT read as a query that can be run?  If not NOTE says why. */
static bool
runs(struct app *app, const char *text, char *note, size_t size)
{
	struct arena a;
	struct filter f;
	struct err e = ERR_INIT;
	bool ok;

	arena_init(&a);
	ok = filter_parse(&a, text, true, &f, &e) &&
	     query_filter_check(app->db, &f, &e);
	if (!ok)
		snprintf(note, size, "%s", e.text);
	arena_clear(&a);
	return ok;
}

/* The text of the prompt, all that its last value could be in the place of
 * that, where this runs.  Yours, or NULL. */
static char *
alternatives(struct app *app)
{
	struct str all = STR_INIT;
	char why[64];

	if (complete_all(app, &all) && runs(app, str_c(&all), why, sizeof why))
		return str_take(&all);
	str_clear(&all);
	return NULL;
}

/* Narrow as one types: a last value that is not whole yet stands for all that
 * it could be; what does not run for all that is left out. */
static void
narrow_events(struct app *app, const char *text)
{
	char *whole = mem_strdup(text), *blank, *all, why[64];
	bool left = false;
	bool ok = runs(app, whole, app->prompt.note, sizeof app->prompt.note);

	if (!ok && (all = alternatives(app)) != NULL) {
		mem_free(whole);
		whole = all;
		ok = true;
	}
	while (!ok && !left && (blank = strrchr(whole, ' ')) != NULL) {
		*blank = '\0';
		left = runs(app, whole, why, sizeof why);
	}
	app_set_filter(app, ok || left ? whole : NULL);
	/* Where the list holds it again the event of before is selected. */
	app->now.event = app->event_before;
	app->counts_typed = ok;
	mem_free(whole);
}

/* Where more is to be typed it is offered, and no error is told of what is
 * not whole yet. */
static void
narrow_typed(struct app *app)
{
	app->accepted = false;
	narrow_events(app, str_c(&app->prompt.text));
	complete_offer(app);
	if (app->prompt.offer[0] != '\0') {
		app->prompt.note[0] = '\0';
		app->counts_typed = true;
	}
}

/* After completion the text may be a query that runs; that nothing could be
 * completed stays told. */
static void
complete_typed(struct app *app)
{
	char note[sizeof app->prompt.note];

	complete(app);
	memcpy(note, app->prompt.note, sizeof note);
	if (app->prompt.kind == PROMPT_FILTER &&
	    app->now.focus != LAYOUT_FACTIONS)
		narrow_typed(app);
	else
		complete_offer(app);
	if (note[0] != '\0')
		memcpy(app->prompt.note, note, sizeof note);
}

/* The list, and the place in it, of before the prompt. */
static void
restore_filter(struct app *app)
{
	app_set_filter(app, app->filter_before);
	app->now.event = app->event_before;
	if (app->at_once)
		app_need(app, STALE_EVENTS);
}

static void
accept_filter(struct app *app, const char *text)
{
	char why[sizeof app->message], *all = NULL;

	if (app->now.focus == LAYOUT_FACTIONS) {
		narrow_factions(app, text);
		return;
	}
	if (*text != '\0' && !runs(app, text, why, sizeof why)) {
		/* Where the list has been narrowed by what it could be, that
		 * is taken; else what was typed stays, and why. */
		app->prompt.kind = PROMPT_FILTER;
		prompt_set(&app->prompt, text);
		snprintf(app->prompt.note, sizeof app->prompt.note, "%s", why);
		all = alternatives(app);
		if (all == NULL)
			return;
		prompt_close(&app->prompt);
		text = all;
	}
	narrow_events(app, text);
	app->counts_typed = false;
	/* What there is to say of it is said when it has been counted. */
	app->accepted = *text != '\0';
	if (app->at_once)
		app_need(app, STALE_EVENTS);
	mem_free(all);
}

static void
accept_actor(struct app *app, const char *text)
{
	/* Nothing typed: only all of them were wanted. */
	if (*text != '\0')
		command_find("actor")->run(app, text);
}

/* Is anything in the dataset called TEXT, and only one thing? */
static bool
knows(struct app *app, const char *text)
{
	struct err e = ERR_INIT;
	enum link_kind kind;
	uint32_t n = 0;

	return query_find(app->db, LINK_NONE, text, &kind, &n, &e) && n != 0;
}

/* Is TEXT, after ":", a command, a link or what something is called? */
static bool
is_whole(struct app *app, const char *text)
{
	const char *thing = text + (strncmp(text, "goto ", 5) == 0 ? 5 : 0);
	char *name = mem_strndup(thing, strcspn(thing, " "));
	struct link link;
	bool whole = command_find(name) != NULL || link_parse(thing, &link) ||
		     knows(app, thing);

	mem_free(name);
	return whole;
}

/* What was typed after ":", or ONLY where that is nothing yet and can be
 * nothing else. */
static void
accept_command(struct app *app, const char *text, const char *only)
{
	app_command(app, only != NULL ? only : text);
}

static void
prompt_accept(struct app *app)
{
	enum prompt_kind kind = app->prompt.kind;
	char *text = mem_strdup(str_c(&app->prompt.text)), *only = NULL;

	if (kind == PROMPT_COMMAND && !is_whole(app, text))
		only = complete_only(app);
	prompt_close(&app->prompt);
	switch (kind) {
	case PROMPT_COMMAND:
		accept_command(app, text, only);
		break;
	case PROMPT_SEARCH:
		if (*text != '\0')
			app_search(app, text);
		else if (app->search != NULL)
			app_pane(app)->search(app, 1, false);
		break;
	case PROMPT_FILTER:
		accept_filter(app, text);
		break;
	case PROMPT_HELP:
		pane_help_narrow(app, text);
		break;
	case PROMPT_ACTOR:
		accept_actor(app, text);
		break;
	case PROMPT_NONE:
		break;
	}
	mem_free(text);
	mem_free(only);
}

/* Closed without being accepted: a narrowing is taken back. */
static void
prompt_cancel(struct app *app)
{
	enum prompt_kind kind = app->prompt.kind;

	prompt_close(&app->prompt);
	if (kind == PROMPT_HELP)
		pane_help_narrow(app, NULL);
	if (kind != PROMPT_FILTER)
		return;
	if (app->now.focus == LAYOUT_FACTIONS) {
		app_set_faction(app, app->faction_before);
		app->now.event = app->event_before;
		/* The list finds it again, or what is near. */
		app->stale |= STALE_EVENTS;
		narrow_factions(
		    app, app->filter_before != NULL ? app->filter_before : "");
	} else {
		restore_filter(app);
	}
}

static void
prompt_input(struct app *app, uint32_t key)
{
	enum prompt_kind kind = app->prompt.kind;

	app->prompt.note[0] = app->prompt.offer[0] = '\0';
	switch (prompt_key(&app->prompt, key)) {
	case PROMPT_ACCEPT:
		prompt_accept(app);
		break;
	case PROMPT_CLOSE:
		prompt_cancel(app);
		break;
	case PROMPT_CHANGED:
		if (kind == PROMPT_HELP)
			pane_help_narrow(app, str_c(&app->prompt.text));
		if (kind == PROMPT_FILTER && app->now.focus == LAYOUT_FACTIONS)
			narrow_factions(app, str_c(&app->prompt.text));
		else if (kind == PROMPT_FILTER)
			narrow_typed(app);
		else if (kind == PROMPT_COMMAND)
			app->offers = true;
		break;
	case PROMPT_COMPLETE:
		if (kind == PROMPT_HELP)
			break;
		complete_typed(app);
		break;
	case PROMPT_NOTHING:
		break;
	}
}

/* ---- keys ---- */

static void
run(struct app *app, const struct command *c, uint32_t prefix, uint32_t key)
{
	char arg[2] = "";

	/* A digit is its own argument, and so is a letter after a first key. */
	if ((c->arg == ARG_NUMBER && key >= '0' && key <= '9') ||
	    (c->arg == ARG_LETTER && prefix != KEY_NONE &&
		keymap_is_letter(key)))
		arg[0] = (char)key;
	c->run(app, arg[0] != '\0' ? arg : NULL);
}

static void
unbound(struct app *app, uint32_t prefix, uint32_t key)
{
	char a[32], b[32];

	if (prefix != KEY_NONE)
		app_say(app, "%s %s is bound to nothing here; ? lists the keys",
		    keys_name(prefix, a), keys_name(key, b));
	else
		app_say(app, "%s is bound to nothing here; ? lists the keys",
		    keys_name(key, b));
}

/* A key of a paste: it accepts nothing and moves nothing; a line's end is a
 * blank. */
static uint32_t
pasted(uint32_t key)
{
	if (key == KEY_ENTER_ || key == '\n' || key == KEY_TAB)
		return KEY_SPACE;
	return key < KEY_SPACE || key == 0x7f || key >= KEY_BASE
		   ? (uint32_t)KEY_NONE
		   : key;
}

/* A prompt is closed by keys only. */
static void
take_mouse(struct app *app, uint32_t key)
{
	if (!app->mouse || app->pasting || app->prompt.kind != PROMPT_NONE)
		return;
	app->message[0] = '\0';
	app->prefix = KEY_NONE;
	app_mouse(app, key);
}

void
app_key(struct app *app, uint32_t key)
{
	enum where where = app_pane(app)->where;
	uint32_t prefix = app->prefix;
	const struct command *c;

	if (key == KEY_PASTE_START || key == KEY_PASTE_END) {
		app->pasting = key == KEY_PASTE_START;
		return;
	}
	if (key & KEYS_MOUSE) {
		take_mouse(app, key);
		return;
	}
	if (app->prompt.kind != PROMPT_NONE) {
		if (app->pasting)
			key = pasted(key);
		if (key != KEY_NONE)
			prompt_input(app, key);
		return;
	}
	if (app->pasting)
		return;
	app->message[0] = '\0';
	app->hit_told = 0;
	app->prefix = KEY_NONE;
	if (prefix == KEY_NONE && keymap_is_prefix(app->keymap, key, where)) {
		app->prefix = key;
		return;
	}
	c = keymap_find(app->keymap, prefix, key, where);
	if (c != NULL)
		run(app, c, prefix, key);
	else if (prefix == KEY_NONE || key != KEY_ESC)
		unbound(app, prefix, key);
}

void
app_command(struct app *app, const char *line)
{
	char name[64];
	const struct command *c;
	const char *whole;
	size_t n;
	struct link link;

	app->message[0] = '\0';
	app->hit_told = 0;
	line += strspn(line, " :");
	n = strcspn(line, " ");
	if (n == 0)
		return;
	if (link_parse(line, &link)) {
		app_follow(app, &link);
		return;
	}
	if (n >= sizeof name)
		n = sizeof name - 1;
	whole = line;
	memcpy(name, line, n);
	name[n] = '\0';
	line += n;
	line += strspn(line, " ");
	c = command_find(name);
	if (c == NULL && knows(app, whole)) {
		command_find("goto")->run(app, whole);
	} else if (c == NULL) {
		app_say(app, "there is no command %s; ? lists them", name);
		app->message_error = true;
	} else if ((c->where & app_pane(app)->where) == 0) {
		app_say(app, "%s does nothing in this view", name);
	} else {
		c->run(app, *line != '\0' ? line : NULL);
	}
}
