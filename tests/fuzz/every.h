/* SPDX-License-Identifier: ISC */
/*
 * every - all that can be asked of a database, asked of one file of the small
 * dataset (small.h): each list in each format, each card, search, citations,
 * and the browser through all of its views.  A command ends with an answer or
 * with a sentence that says why not.
 */
#ifndef STRIFE_EVERY_H
#define STRIFE_EVERY_H

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cli.h"
#include "db.h"
#include "gate.h"
#include "script.h"
#include "settings.h"
#include "str.h"

#define EVERY_WORDS 4

/* Command and operands; "=X" is --format X, "+" is --rank. */
static const char *const every_command[][EVERY_WORDS] = {
    {"list", "events", "=json"},
    {"list", "events", "=tsv"},
    {"list", "claims", "=json"},
    {"list", "claims", "is:disputed"},
    {"list", "factions", "=csv"},
    {"list", "relations", "=json"},
    {"list", "pairs", "=json"},
    {"list", "figures", "=json"},
    {"list", "people", "=json"},
    {"list", "places", "=json"},
    {"list", "sources", "=json"},
    {"list", "disputes", "=json"},
    {"list", "coverage", "=json"},
    {"list", "events", "faction:reds", "from:2014"},
    {"show", "event/hilltown-2014"},
    {"show", "faction/reds", "pair/blues+reds"},
    {"show", "place/hilltown", "person/a-man"},
    {"show", "claim/hilltown-2014/taken", "source/paper", "relation/r"},
    {"show", "hilltown"},
    {"search", "hilltown"},
    {"search", "Reds took", "+"},
    {"cite", "event/hilltown-2014"},
    {"cite", "claim/hilltown-2014/taken", "=wikitext"},
    {"cite", "source/paper", "=bibtex"},
};

#define EVERY_COMMANDS (sizeof(every_command) / sizeof(every_command[0]))

static const char every_script[] =
    "screen\nkey Down Enter\nscreen\nkey Tab Down Enter\nscreen\n"
    "key c\nscreen\nkey q g m\nscreen\nkey Enter\nscreen\nkey q g a\nscreen\n"
    "key q g s Enter\nscreen\nkey q g x\nscreen\nkey q g p\nscreen\n"
    "key q g l\nscreen\n:goto claim/hilltown-2014/taken\nscreen\n"
    "key Enter\nscreen\ntype /hill\nkey Enter\nscreen\nkey g /\nscreen\n"
    ":goto place/hilltown\nscreen\n:goto relation/r\nscreen\nsize 46x17\n"
    "screen\n";

/* One command on the database PATH: its status. */
static int
every_ask(const char *path, const char *const *words, struct str *told)
{
	const struct cli_command *c = cli_find(words[0]);
	struct cli_args a = {.dataset = path};
	struct err e = ERR_INIT;
	char *argv[EVERY_WORDS];
	struct out *o;
	int i, status;

	for (i = 1; i < EVERY_WORDS && words[i] != NULL; i++) {
		if (words[i][0] == '=')
			a.format = words[i] + 1;
		else if (words[i][0] == '+')
			a.rank = true;
		else
			argv[a.argc++] = (char *)(uintptr_t)words[i];
	}
	a.argv = argv;
	str_reset(told);
	o = out_memory(told);
	status = c->run(&a, o, &e);
	if (status >= 2 && e.text[0] == '\0')
		abort();
	str_reset(told);
	str_add(told, e.text);
	e.code = ERR_NONE;
	if (!out_close(o, &e))
		abort();
	return status;
}

/* The browser on PATH, driven by the file SCRIPT. */
static bool
every_browse(const char *path, const char *script, struct err *e)
{
	struct script_options o = {.path = script, .w = 80, .h = 24};
	struct str screens = STR_INIT;
	struct err close_err = ERR_INIT;
	struct settings s;
	struct out *out;
	struct db *db;
	bool ok;

	if (!db_open_read(path, &db, e))
		return false;
	settings_init(&s);
	o.settings = &s;
	out = out_memory(&screens);
	ok = script_run(db, &o, out, e);
	if (!out_close(out, &close_err))
		abort();
	str_clear(&screens);
	settings_clear(&s);
	db_close(db);
	return ok;
}

static void
every_write_script(const char *path)
{
	FILE *f = fopen(path, "w");

	if (f == NULL || fputs(every_script, f) == EOF || fclose(f) != 0)
		abort();
}

#endif
