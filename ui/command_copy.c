/* SPDX-License-Identifier: ISC */
/*
 * command_copy - what the reader takes along: a quote with its citation, a
 * link, the command that lists what is on the screen.
 *
 * A command makes the text, scrubbed by the gate; whoever drives the app
 * sends it to the clipboard or prints it, and says what became of it.
 */
#include "command_run.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "app.h"
#include "app_load.h"
#include "../src/cite.h"
#include "../src/db.h"
#include "../src/filter.h"
#include "../src/gate.h"
#include "../src/paths.h"
#include "../src/words.h"

/* Keep S, scrubbed, as what is to be copied: more than one line with
 * GATE_LINES. */
static void
take(struct app *app, struct str *s, int flags, const char *what)
{
	struct str clean = STR_INIT;

	while (s->len > 0 && s->s[s->len - 1] == '\n')
		s->len--;
	gate_text(&clean, str_c(s), s->len, flags);
	str_clear(s);
	mem_free(app->copy);
	app->copy = str_take(&clean);
	app->copy_what = what;
	app->wants_copy = true;
}

/* The claim under the cursor as a citation. */
static bool
citation(struct app *app, enum cite_format format, struct str *out)
{
	const struct q_claim *claim;
	struct q_source *source = NULL;
	struct err e = ERR_INIT;
	struct arena a;
	bool ok = false;

	app_need(app, STALE_DETAIL);
	claim = app_claim(app, NULL);
	if (claim == NULL) {
		app_say(app, "there is no claim here");
		return false;
	}
	if (claim->damaged) {
		app_say(app, "the text of its source is damaged, and with it "
			     "the quote");
		return false;
	}
	arena_init(&a);
	if (!query_source_head(app->db, &a, claim->source, &source, &e)) {
		app_complain(app, &e);
	} else if (source != NULL) {
		struct cite c = {&app->dataset, source, claim};

		cite_write(out, format, &c);
		ok = true;
	}
	arena_clear(&a);
	return ok;
}

static void
copy_citation(struct app *app, enum cite_format format, const char *what)
{
	struct str s = STR_INIT;

	if (citation(app, format, &s))
		take(app, &s, GATE_LINES, what);
	str_clear(&s);
}

void
command_copy_quote(struct app *app, const char *arg)
{
	(void)arg;
	copy_citation(app, CITE_TEXT, "quote and citation");
}

void
command_copy_bibtex(struct app *app, const char *arg)
{
	(void)arg;
	copy_citation(app, CITE_BIBTEX, "BibTeX");
}

void
command_copy_wikitext(struct app *app, const char *arg)
{
	(void)arg;
	copy_citation(app, CITE_WIKITEXT, "wikitext");
}

void
command_copy_link(struct app *app, const char *arg)
{
	const struct q_claim *claim;
	struct str s = STR_INIT;

	(void)arg;
	app_need(app, STALE_DETAIL);
	claim = app_claim(app, NULL);
	if (app->now.focus == LAYOUT_DETAIL && claim != NULL)
		str_add(&s, claim->link);
	else if (app->event != NULL && !app->now.card)
		str_add(&s, app->event->link);
	if (s.len == 0)
		app_say(app, "there is nothing with a link here");
	else
		take(app, &s, 0, "link");
	str_clear(&s);
}

/*
 * The query TEXT of a prompt as the shell's commands read it: "-" is "not:"
 * there, a last word that may go on has to say so, and a quotation mark has to
 * be closed.
 */
static void
add_query(struct str *out, const char *text)
{
	struct filter f;
	struct err e = ERR_INIT;
	struct arena a;
	size_t i;

	arena_init(&a);
	if (!filter_parse(&a, text, true, &f, &e))
		f.n = 0;
	for (i = 0; i < f.n; i++) {
		const struct filter_term *t = &f.terms[i];
		const char *s = text + t->start;
		size_t n = t->end - t->start;

		if (i > 0)
			str_addc(out, ' ');
		if (t->not &&*s == '-') {
			str_add(out, "not:");
			s++;
			n--;
		}
		str_addn(out, s, n);
		if (t->prefix && s[n - 1] != '*')
			str_addc(out, '*');
		if (t->field == FILTER_PHRASE && (n < 2 || s[n - 1] != '"'))
			str_addc(out, '"');
	}
	arena_clear(&a);
}

/* Two names of one file? */
static bool
same_file(const char *a, const char *b)
{
	struct stat x, y;

	return stat(a, &x) == 0 && stat(b, &y) == 0 && x.st_dev == y.st_dev &&
	       x.st_ino == y.st_ino;
}

static bool
lies_in(const char *file, const char *folder)
{
	size_t n = strlen(folder);

	return strncmp(file, folder, n) == 0 && file[n] == '/';
}

/*
 * Where the dataset lies, so that the command runs from any folder; nothing
 * for the one that is found without asking, and in a restricted session, whose
 * reader cannot reach the file.  A folder goes before what the cache made of
 * it.
 */
static void
add_dataset(struct app *app, struct str *out)
{
	const char *file = db_path(app->db), *root = app->dataset.root;
	char *usual, *cache;
	bool cached;

	if (app->restricted)
		return;
	usual =
	    getenv("STRIFE_DATASET") == NULL ? paths_default_dataset() : NULL;
	cache = paths_user("XDG_CACHE_HOME", ".cache");
	cached = *file == '\0' || (cache != NULL && lies_in(file, cache));
	if (cached && root != NULL)
		file = root;
	if (usual == NULL || !same_file(usual, file)) {
		str_add(out, " -d ");
		words_add(out, file);
	}
	mem_free(usual);
	mem_free(cache);
}

/* FIELD and WORD, which is the database's, as one word and no command. */
static void
add_word(struct str *out, const char *field, const char *word)
{
	struct str s = STR_INIT;

	str_add(&s, field);
	gate_text(&s, word, strlen(word), 0);
	str_addc(out, ' ');
	words_add(out, str_c(&s));
	str_clear(&s);
}

void
command_copy_query(struct app *app, const char *arg)
{
	const struct q_faction *faction, *with;
	struct str s = STR_INIT, query = STR_INIT;

	(void)arg;
	app_need(app, STALE_FACTIONS | STALE_EVENTS);
	faction = app_faction(app, app->now.faction);
	with = app_faction(app, app->now.with);
	str_add(&s, "strife list events");
	add_dataset(app, &s);
	if (faction != NULL)
		add_word(&s, "faction:", faction->id);
	if (with != NULL)
		add_word(&s, "with:", with->id);
	if (app->now.filter != NULL && !app->now.filter_off) {
		add_query(&query, app->now.filter);
		str_addc(&s, ' ');
		words_add(&s, str_c(&query));
	}
	/* Not every shell that is typed into knows comments. */
	str_printf(
	    &s, "  # %zu of %zu events,", app->events.n, app->events.total);
	add_word(&s, "", app->dataset.id);
	if (app->dataset.version != NULL)
		add_word(&s, "", app->dataset.version);
	take(app, &s, GATE_LINES, "command");
	str_clear(&s);
	str_clear(&query);
}

void
command_copy_print(struct app *app, const char *arg)
{
	(void)arg;
	command_copy_quote(app, NULL);
	app->wants_print = app->wants_copy;
	app->wants_copy = false;
}
