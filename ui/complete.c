/* SPDX-License-Identifier: ISC */
/*
 * complete - see complete.h.  Whatever is completed becomes a list of words
 * that the text from some byte on could be; offer() does the rest.
 */
#include "complete.h"

#include <stdio.h>
#include <string.h>

#include "app.h"
#include "command.h"
#include "../src/filter.h"
#include "../src/mem.h"
#include "../src/model.h"
#include "../src/query.h"
#include "../src/str.h"

#define MAX 9 /* more are not told apart by looking at them */

struct words {
	struct arena *a;
	const char **list;
	size_t n, cap;
};

static void
add(struct words *w, const char *word)
{
	w->list = mem_grow(w->list, &w->cap, w->n + 1, sizeof *w->list);
	w->list[w->n++] = word;
}

static bool
begins(const char *word, const char *with)
{
	return strncmp(word, with, strlen(with)) == 0;
}

static void
add_if(struct words *w, const char *word, const char *typed)
{
	if (begins(word, typed))
		add(w, word);
}

/* ---- the offer ---- */

/* Bytes that all words have in common, whole characters. */
static size_t
shared(const struct words *w)
{
	size_t i, n = strlen(w->list[0]);

	for (i = 1; i < w->n; i++) {
		size_t k = 0;

		while (k < n && w->list[i][k] == w->list[0][k])
			k++;
		n = k;
	}
	return utf8_valid_to(w->list[0], n);
}

/* The prompt's first FROM bytes and then a word; END closes a sole one. */
static void
offer(struct app *app, size_t from, struct words *w, const char *end)
{
	struct prompt *p = &app->prompt;
	struct str s = STR_INIT, note = STR_INIT;
	size_t i, n;

	if (w->n == 0) {
		snprintf(p->note, sizeof p->note, "nothing begins like this");
		return;
	}
	n = shared(w);
	str_addn(&s, str_c(&p->text), from);
	/* In another spelling they share less than was typed: that stays, and
	 * of one alone the whole is put in its place. */
	if (w->n > 1 && n < p->text.len - from)
		str_add(&s, str_c(&p->text) + from);
	else
		str_addn(&s, w->list[0], n);
	if (w->n == 1)
		str_add(&s, end);
	for (i = 0; w->n > 1 && i < w->n; i++)
		str_printf(&note, "%s%s", i > 0 ? " " : "", w->list[i]);
	prompt_set(p, str_c(&s));
	n = note.len < sizeof p->note ? note.len : sizeof p->note - 1;
	memcpy(p->note, str_c(&note), n);
	p->note[utf8_valid_to(p->note, n)] = '\0';
	str_clear(&s);
	str_clear(&note);
}

/* Ids and names of KIND.  A name of several words is put in QUOTES. */
static void
add_things(struct app *app, struct words *w, enum link_kind kind,
    const char *typed, bool ids_only, bool quotes)
{
	struct err e = ERR_INIT;
	const char **hits = NULL;
	size_t i, n = 0, before = w->n;

	if (!query_complete(app->db, w->a, kind, typed, MAX, &hits, &n, &e)) {
		app_complain(app, &e);
		return;
	}
	for (i = 0; i < n; i++) {
		bool word = strpbrk(hits[i], " \",") == NULL;

		/* Ids come first; of a thing whose id fits no name is told. */
		if (w->n > before && !begins(hits[i], typed))
			break;
		if (word || (!ids_only && !quotes))
			add(w, hits[i]);
		else if (!ids_only && strchr(hits[i], '"') == NULL)
			add(w, arena_printf(w->a, "\"%s\"", hits[i]));
	}
}

/* ---- ":" ---- */

static void
complete_command(struct app *app, struct words *w)
{
	const char *text = str_c(&app->prompt.text);
	size_t i, n = strcspn(text, " /");
	int kind;

	if (begins(text, "goto ")) {
		text += 5;
		n = strcspn(text, " /");
	} else if (text[n] == '\0') {
		for (i = 0; i < n_commands; i++)
			add_if(w, commands[i].name, text);
		offer(app, 0, w, " ");
		return;
	}
	if (text[n] == '/') {
		for (kind = LINK_EVENT; kind <= LINK_PERSON; kind++) {
			const char *name = link_kind_name((enum link_kind)kind);

			if (strlen(name) == n && strncmp(name, text, n) == 0)
				add_things(app, w, (enum link_kind)kind,
				    text + n + 1, true, false);
		}
		text += n + 1;
	} else if (text != str_c(&app->prompt.text)) {
		add_things(app, w, LINK_NONE, text, false, false);
	}
	offer(app, (size_t)(text - str_c(&app->prompt.text)), w, "");
}

/* ---- the filter ---- */

static const struct {
	const char *name;
	enum link_kind things;
	int list; /* of model.h, -1 none */
} fields[] = {
    {"faction", LINK_FACTION, -1},
    {"with", LINK_FACTION, -1},
    {"says", LINK_FACTION, -1},
    {"place", LINK_PLACE, -1},
    {"source", LINK_SOURCE, -1},
    {"person", LINK_PERSON, -1},
    {"part_of", LINK_EVENT, -1},
    {"kind", LINK_NONE, LIST_EVENT_KIND},
    {"mode", LINK_NONE, LIST_MODE},
    {"role", LINK_NONE, LIST_ROLE},
};

static void
add_values(struct app *app, struct words *w, const char *field, size_t n,
    const char *typed)
{
	const char *const *is;
	size_t i;
	int k;

	for (i = 0; i < sizeof fields / sizeof *fields; i++) {
		if (strlen(fields[i].name) != n ||
		    strncmp(fields[i].name, field, n) != 0)
			continue;
		if (fields[i].things != LINK_NONE)
			add_things(
			    app, w, fields[i].things, typed, false, true);
		for (k = 0; fields[i].list >= 0 &&
			    k < model_count((enum model_list)fields[i].list);
		     k++)
			add_if(w,
			    model_name((enum model_list)fields[i].list, k),
			    typed);
	}
	if (n == 2 && strncmp(field, "is", 2) == 0) {
		for (is = filter_is_words(); *is != NULL; is++)
			add_if(w, *is, typed);
	}
}

static void
complete_filter(struct app *app, struct words *w)
{
	const char *text = str_c(&app->prompt.text), *word, *colon, *comma;
	const char *const *name;

	word = strrchr(text, ' ');
	word = word != NULL ? word + 1 : text;
	if (begins(word, "not:"))
		word += 4;
	else if (*word == '-')
		word++;
	colon = strchr(word, ':');
	if (colon == NULL) {
		for (name = filter_field_names(); *name != NULL; name++)
			add_if(w, *name, word);
		offer(app, (size_t)(word - text), w, ":");
		return;
	}
	comma = strrchr(colon, ',');
	comma = comma != NULL ? comma + 1 : colon + 1;
	add_values(app, w, word, (size_t)(colon - word), comma);
	offer(app, (size_t)(comma - text), w, " ");
}

void
complete(struct app *app)
{
	struct arena a;
	struct words w = {&a, NULL, 0, 0};

	arena_init(&a);
	if (app->prompt.kind == PROMPT_COMMAND)
		complete_command(app, &w);
	else if (app->prompt.kind == PROMPT_FILTER &&
		 app->now.focus != LAYOUT_FACTIONS)
		complete_filter(app, &w);
	mem_free(w.list);
	arena_clear(&a);
}
