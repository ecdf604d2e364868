/* SPDX-License-Identifier: ISC */
/*
 * differ - see differ.h.  What is no field of its own is a kind of figure:
 * a count of those to whom something happened ("the number killed"), or of
 * things ("the number of checkpoints").
 */
#include "differ.h"

#include <stddef.h>
#include <string.h>

#include "str.h"

static const struct {
	const char *field, *label, *phrase;
} words[] = {
    {"date", NULL, "the date"},
    {"place", NULL, "the place"},
    {"kind", "what it was", NULL},
    {"actor", "who took part", NULL},
    {"role", "who attacked", NULL},
    {"sum", "the total", NULL},
    {"denied", "whether it happened", NULL},
    {"contradicts", "what happened", NULL},
};

/* Figures whose name says what was done to those who are counted. */
static const char *const done[] = {"killed", "executed", "wounded", "captured",
    "missing", "freed", "defected", "deserted", "fled"};

const char *
differ_label(const char *field)
{
	size_t i;

	for (i = 0; i < sizeof words / sizeof *words; i++) {
		if (strcmp(words[i].field, field) == 0)
			return words[i].label != NULL ? words[i].label : field;
	}
	return field;
}

void
differ_phrase(const char *field, struct str *out)
{
	size_t i;

	for (i = 0; i < sizeof words / sizeof *words; i++) {
		if (strcmp(words[i].field, field) != 0)
			continue;
		str_add(out,
		    words[i].phrase != NULL ? words[i].phrase : words[i].label);
		return;
	}
	for (i = 0; i < sizeof done / sizeof *done; i++) {
		if (strcmp(done[i], field) == 0) {
			str_printf(out, "the number %s", field);
			return;
		}
	}
	/* "other" counts what has no name. */
	str_printf(out, "the number of %s",
	    strcmp(field, "other") == 0 ? "others" : field);
}
