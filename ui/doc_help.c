/* SPDX-License-Identifier: ISC */
/* doc_help - see doc_help.h: keys, what they do, and the command's name. */
#include "doc_help.h"

#include <string.h>

#include "canvas.h"
#include "command.h"
#include "doc.h"
#include "keymap.h"
#include "../src/fold.h"
#include "../src/mem.h"
#include "../src/str.h"
#include "../src/text.h"

#define KEYS_W 18
#define NAME_TO 90   /* cells: where names end on a wide screen */
#define WRAP_FROM 40 /* cells; on fewer a line is cut */

/* "opponent: the same clash in the other side's list; keys: o" */
static void
command_words(struct doc *d, const struct command *c, const char *keys)
{
	doc_addf(d, STYLE_TEXT, "%s: %s", c->name, c->help);
	if (*keys != '\0')
		doc_addf(d, STYLE_KEY, "; keys: %s", keys);
	doc_end(d, 0, 0, false);
	memset(&d->target, 0, sizeof d->target);
}

/* The command's name at the right end of the line under way, not too far from
 * what it does. */
static void
name_right(struct doc *d, const char *name)
{
	int w = text_width(d->text.s, d->text.len) + 1 + (int)strlen(name);

	doc_add(d, STYLE_TEXT, "  ");
	for (w += 2; w < d->width && w < NAME_TO; w++)
		doc_add(d, STYLE_TEXT, " ");
	doc_addf(d, STYLE_DIM, ":%s", name);
}

static void
command_line(struct doc *d, const struct keymap *keymap, size_t i, bool ascii)
{
	struct str keys = STR_INIT;
	int w;

	d->target.kind = TARGET_COMMAND;
	d->target.n = (uint32_t)i;
	keymap_keys(keymap, &commands[i], &keys, ascii || d->words);
	if (d->words) {
		command_words(d, &commands[i], str_c(&keys));
		str_clear(&keys);
		return;
	}
	w = text_width(str_c(&keys), keys.len);
	doc_add(d, STYLE_TEXT, "  ");
	doc_add(d, STYLE_KEY, str_c(&keys));
	for (; w < KEYS_W; w++)
		doc_add(d, STYLE_TEXT, " ");
	doc_addf(d, STYLE_TEXT, " %s", commands[i].help);
	/* The command's name below, where it has no room beside the help. */
	if (d->width >= WRAP_FROM && text_width(d->text.s, d->text.len) + 3 +
					     (int)strlen(commands[i].name) >
					 d->width) {
		doc_end(d, 0, KEYS_W + 3, false);
		doc_addf(d, STYLE_DIM, ":%s", commands[i].name);
		doc_end_cut(d, KEYS_W + 3);
	} else {
		name_right(d, commands[i].name);
		doc_end_cut(d, 0);
	}
	memset(&d->target, 0, sizeof d->target);
	str_clear(&keys);
}

/* Do the group, help, name and other words of C hold WORD, in any spelling? */
static bool
holds(const struct command *c, const char *word)
{
	struct str all = STR_INIT, folded = STR_INIT;
	bool found;

	str_printf(&all, "%s; %s; %s; %s", c->group, c->help, c->name,
	    c->also != NULL ? c->also : "");
	fold_text(&folded, word, strlen(word));
	/* A word of signs alone is in nothing. */
	found = folded.len > 0 && fold_contains(str_c(&all), word);
	str_clear(&all);
	str_clear(&folded);
	return found;
}

static bool
holds_all(const struct command *c, const char *wish)
{
	char *words = mem_strdup(wish), *save = NULL, *word;
	bool found = true;

	for (word = strtok_r(words, " ", &save); found && word != NULL;
	     word = strtok_r(NULL, " ", &save))
		found = holds(c, word);
	mem_free(words);
	return found;
}

static bool
is_key(const struct keymap *keymap, const char *wish)
{
	size_t i;

	for (i = 0; i < n_commands; i++) {
		if (keymap_has(keymap, &commands[i], wish))
			return true;
	}
	return false;
}

size_t
doc_help(struct doc *d, const struct keymap *keymap,
    const struct canvas *canvas, const char *wish)
{
	const char *group = NULL;
	bool key = wish != NULL && is_key(keymap, wish);
	size_t i, n = 0;

	for (i = 0; i < n_commands; i++) {
		const struct command *c = &commands[i];

		if (wish != NULL &&
		    !(key ? keymap_has(keymap, c, wish) : holds_all(c, wish)))
			continue;
		if (group == NULL || strcmp(group, c->group) != 0) {
			if (group != NULL)
				doc_blank(d);
			group = c->group;
			doc_add(d, STYLE_HEADER, group);
			doc_end_cut(d, 0);
		}
		command_line(d, keymap, i, canvas->ascii);
		n++;
	}
	if (n == 0) {
		doc_add(d, STYLE_DIM, "No command; Esc shows all of them.");
		doc_end_cut(d, 0);
	}
	return n;
}
