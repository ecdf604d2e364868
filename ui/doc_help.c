/* SPDX-License-Identifier: ISC */
/* doc_help - see doc_help.h: keys, what they do, and the command's name. */
#include "doc_help.h"

#include <string.h>

#include "canvas.h"
#include "command.h"
#include "doc.h"
#include "keymap.h"
#include "../src/text.h"

#define KEYS_W 18

static void
command_line(struct doc *d, const struct keymap *keymap, size_t i, bool ascii)
{
	struct str keys = STR_INIT;
	int w;

	keymap_keys(keymap, &commands[i], &keys, ascii);
	w = text_width(str_c(&keys), keys.len);
	doc_add(d, STYLE_TEXT, "  ");
	doc_add(d, STYLE_KEY, str_c(&keys));
	for (; w < KEYS_W; w++)
		doc_add(d, STYLE_TEXT, " ");
	doc_addf(d, STYLE_TEXT, " %s", commands[i].help);
	doc_addf(d, STYLE_DIM, "  :%s", commands[i].name);
	d->target.kind = TARGET_COMMAND;
	d->target.n = (uint32_t)i;
	doc_end_cut(d, 0);
	memset(&d->target, 0, sizeof d->target);
	str_clear(&keys);
}

void
doc_help(
    struct doc *d, const struct keymap *keymap, const struct canvas *canvas)
{
	const char *group = NULL;
	size_t i;

	for (i = 0; i < n_commands; i++) {
		if (group == NULL || strcmp(group, commands[i].group) != 0) {
			if (group != NULL)
				doc_blank(d);
			group = commands[i].group;
			doc_add(d, STYLE_HEADER, group);
			doc_end_cut(d, 0);
		}
		command_line(d, keymap, i, canvas->ascii);
	}
}
