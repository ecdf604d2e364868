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

#define MAX 9	   /* more are not told apart by looking at them */
#define ALL_MAX 64 /* alternatives of one value */
#define NAME_MIN 2 /* letters from which on names are looked for after ":" */

/* What the prompt's text from byte FROM on could be; END closes one alone. */
struct words {
	struct arena *a;
	const char **list;
	size_t n, cap, max;
	size_t from;
	const char *end;
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

/* Put a word, or what all have in common, in its place. */
static void
take(struct app *app, const struct words *w)
{
	struct prompt *p = &app->prompt;
	struct str s = STR_INIT;
	size_t n;

	if (w->n == 0) {
		snprintf(p->note, sizeof p->note, "nothing begins like this");
		return;
	}
	n = shared(w);
	str_addn(&s, str_c(&p->text), w->from);
	/* In another spelling they share less than was typed: that stays, and
	 * of one alone the whole is put in its place. */
	if (w->n > 1 && n < p->text.len - w->from)
		str_add(&s, str_c(&p->text) + w->from);
	else
		str_addn(&s, w->list[0], n);
	if (w->n == 1)
		str_add(&s, w->end);
	prompt_set(p, str_c(&s));
	str_clear(&s);
}

/* Ids and names of KIND.  A name of several words is put in QUOTES. */
static void
add_things(struct app *app, struct words *w, enum link_kind kind,
    const char *typed, bool ids_only, bool quotes)
{
	struct err e = ERR_INIT;
	const char **hits = NULL;
	size_t i, n = 0, before = w->n;

	if (!query_complete(
		app->db, w->a, kind, typed, w->max, &hits, &n, &e)) {
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

/* What has names; the ids of events would be all that one sees. */
static const enum link_kind named[] = {
    LINK_FACTION, LINK_PLACE, LINK_PERSON, LINK_SOURCE};
#define N_NAMED (sizeof(named) / sizeof(named[0]))

static void
command_words(struct app *app, struct words *w)
{
	const char *text = str_c(&app->prompt.text);
	size_t i, n = strcspn(text, " /");
	int kind;

	if (begins(text, "goto ")) {
		text += 5;
		n = strcspn(text, " /");
	} else if (text[n] != '/') {
		/* A command, or what people call something. */
		for (i = 0; text[n] == '\0' && i < n_commands; i++)
			add_if(w, commands[i].name, text);
		w->end = w->n > 0 ? " " : "";
		for (i = 0; n >= NAME_MIN && i < N_NAMED; i++)
			add_things(app, w, named[i], text, false, false);
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
	w->from = (size_t)(text - str_c(&app->prompt.text));
}

/* ---- the filter ---- */

static void
add_values(struct app *app, struct words *w, const char *field, size_t n,
    const char *typed)
{
	const struct filter_takes *t = filter_takes(field, n);
	size_t i;
	int k;

	if (t == NULL)
		return;
	if (t->things != LINK_NONE)
		add_things(app, w, t->things, typed, false, true);
	if (t->more != LINK_NONE)
		add_things(app, w, t->more, typed, false, true);
	for (i = 0; t->words != NULL && t->words[i] != NULL; i++)
		add_if(w, t->words[i], typed);
	for (k = 0; t->list >= 0 && k < model_count((enum model_list)t->list);
	     k++)
		add_if(w, model_name((enum model_list)t->list, k), typed);
}

static void
filter_words(struct app *app, struct words *w)
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
		w->from = (size_t)(word - text);
		w->end = ":";
		return;
	}
	comma = strrchr(colon, ',');
	comma = comma != NULL ? comma + 1 : colon + 1;
	add_values(app, w, word, (size_t)(colon - word), comma);
	w->from = (size_t)(comma - text);
	w->end = " ";
}

/* False where nothing can be completed in the open prompt. */
static bool
find_words(struct app *app, struct words *w)
{
	if (app->prompt.kind == PROMPT_COMMAND)
		command_words(app, w);
	else if (app->prompt.kind == PROMPT_FILTER &&
		 app->now.focus != LAYOUT_FACTIONS)
		filter_words(app, w);
	else
		return false;
	return true;
}

void
complete(struct app *app)
{
	struct arena a;
	struct words w = {.a = &a, .max = MAX, .end = ""};

	arena_init(&a);
	if (find_words(app, &w))
		take(app, &w);
	mem_free(w.list);
	arena_clear(&a);
}

/* The words side by side in BUF, as whole characters. */
static void
list_words(const struct words *w, char *buf, size_t size)
{
	struct str s = STR_INIT;
	size_t i, n;

	for (i = 0; i < w->n; i++)
		str_printf(&s, "%s%s", i > 0 ? "  " : "", w->list[i]);
	n = s.len < size ? s.len : size - 1;
	memcpy(buf, str_c(&s), n);
	buf[utf8_valid_to(buf, n)] = '\0';
	str_clear(&s);
}

/* What an empty prompt takes. */
static void
hint(struct prompt *p)
{
	if (p->kind == PROMPT_FILTER)
		snprintf(p->offer, sizeof p->offer,
		    "words, or faction: with: place: kind: says: from: to: "
		    "killed:>20 is:disputed");
	else if (p->kind == PROMPT_COMMAND)
		snprintf(p->offer, sizeof p->offer,
		    "a command, a link, an id or a name; ? lists commands");
}

void
complete_offer(struct app *app)
{
	struct prompt *p = &app->prompt;
	struct arena a;
	struct words w = {.a = &a, .max = MAX, .end = ""};
	const char *typed;

	p->offer[0] = '\0';
	arena_init(&a);
	if (p->text.len == 0) {
		hint(p);
	} else if (p->at == p->text.len && find_words(app, &w)) {
		typed = str_c(&p->text) + w.from;
		/* After "kind:" all values are told, of words only those that
		 * begin as what is typed. */
		if ((*typed != '\0' || w.end[0] == ' ') &&
		    (w.n != 1 || strcmp(w.list[0], typed) != 0))
			list_words(&w, p->offer, sizeof p->offer);
	}
	mem_free(w.list);
	arena_clear(&a);
}

bool
complete_all(struct app *app, struct str *out)
{
	struct arena a;
	struct words w = {.a = &a, .max = ALL_MAX, .end = ""};
	const char *text = str_c(&app->prompt.text);
	size_t i;
	bool some;

	arena_init(&a);
	some = app->prompt.kind == PROMPT_FILTER && find_words(app, &w) &&
	       w.end[0] == ' ' && text[w.from] != '\0' && w.n > 0 &&
	       w.n < ALL_MAX;
	if (some) {
		str_addn(out, text, w.from);
		for (i = 0; i < w.n; i++)
			str_printf(out, "%s%s", i > 0 ? "," : "", w.list[i]);
	}
	mem_free(w.list);
	arena_clear(&a);
	return some;
}

char *
complete_only(struct app *app)
{
	struct arena a;
	struct words w = {.a = &a, .max = MAX, .end = ""};
	struct str s = STR_INIT;

	arena_init(&a);
	if (app->prompt.text.len > 0 && find_words(app, &w) && w.n == 1) {
		str_addn(&s, str_c(&app->prompt.text), w.from);
		str_add(&s, w.list[0]);
	}
	mem_free(w.list);
	arena_clear(&a);
	return s.len > 0 ? str_take(&s) : NULL;
}
