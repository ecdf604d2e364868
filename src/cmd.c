/* SPDX-License-Identifier: ISC */
/*
 * cmd - what every reading command begins with: a database and a query.
 */
#include "cmd.h"

#include <errno.h>
#include <string.h>
#include <strings.h>
#include <unistd.h>

#include "cli.h"
#include "cmd_make.h"
#include "db.h"
#include "diag.h"
#include "filter.h"
#include "format.h"
#include "gate.h"
#include "link.h"
#include "mem.h"
#include "seed.h"
#include "str.h"

bool
cmd_open(const struct cli_args *args, struct db **db, struct err *e)
{
	struct cmd_progress p = {.clock = args->clock};
	struct diags d;
	char *path;
	bool ok;

	*db = NULL;
	if (args->db != NULL) {
		*db = *args->db;
		*args->db = NULL;
		return true;
	}
	path = NULL;
	diags_init(&d, args->dataset);
	ok = seed_resolve(args->dataset, &path, db, &d, cmd_progress, &p, e);
	cmd_progress_end(&p);
	if (d.errors > 0)
		diags_print(&d, out_stderr());
	if (ok && d.errors > 0)
		ok = err_set(e, ERR_DATA, "%zu error%s in the dataset",
		    d.errors, d.errors == 1 ? "" : "s");
	if (ok && *db == NULL)
		ok = db_open_read(path, db, e);
	diags_clear(&d);
	mem_free(path);
	return ok;
}

void
cmd_csv(const struct cli_args *args, struct format *f)
{
	size_t n = args->output != NULL ? strlen(args->output) : 0;

	if (!args->csv_safe &&
	    (n < 4 || strcasecmp(args->output + n - 4, ".csv") != 0))
		format_as_is(f);
}

bool
cmd_bidi(const struct cli_args *args, const struct out *o, enum bidi *mode,
    struct err *e)
{
	if (args->bidi != NULL) {
		if (bidi_find(args->bidi, mode))
			return true;
		return err_set(e, ERR_USAGE,
		    "--bidi cannot be %s; there are isolate, reorder, words "
		    "and off",
		    args->bidi);
	}
	*mode = BIDI_OFF;
	if (out_is_tty(o) && !out_is_ascii(o))
		*mode = args->reader_bidi != NULL ? args->reader_bidi()
						  : BIDI_ISOLATE;
	return true;
}

/* ---- operands from the standard input ---- */

#define INPUT_MAX (64U << 20)

/* All of the standard input. */
static bool
read_input(struct str *s, struct err *e)
{
	char buffer[16384];
	ssize_t n;

	while ((n = read(STDIN_FILENO, buffer, sizeof(buffer))) != 0) {
		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return err_set_errno(e, "standard input");
		str_addn(s, buffer, (size_t)n);
		if (s->len > INPUT_MAX)
			return err_set(e, ERR_IO,
			    "standard input: more than %u MiB of ids",
			    INPUT_MAX >> 20);
	}
	return true;
}

static void
add_word(struct arena *a, struct cmd_words *w, const char *s, size_t n)
{
	const char **word;

	if (w->n == w->cap) {
		w->cap = w->cap == 0 ? 16 : w->cap * 2;
		word = arena_array(a, w->cap, sizeof(*word));
		if (w->n > 0)
			memcpy(word, w->word, w->n * sizeof(*word));
		w->word = word;
	}
	w->word[w->n++] = arena_strndup(a, s, n);
}

/* One a line; of a row its first column, and not the heading of rows. */
static void
add_lines(struct arena *a, struct cmd_words *w, const struct str *s)
{
	const char *line = str_c(s), *end = line + s->len, *next;
	size_t n, first = w->n;

	for (; line < end; line = next + 1) {
		next = memchr(line, '\n', (size_t)(end - line));
		if (next == NULL)
			next = end;
		for (n = 0; line + n < next && line[n] != '\t'; n++)
			continue;
		while (n > 0 && (line[n - 1] == '\r' || line[n - 1] == ' '))
			n--;
		if (n == 0 || (w->n == first && n == 4 && line[n] == '\t' &&
				  memcmp(line, "link", 4) == 0))
			continue;
		add_word(a, w, line, n);
	}
}

bool
cmd_words(struct arena *a, const struct cli_args *args, int from,
    struct cmd_words *w, struct err *e)
{
	struct str s = STR_INIT;
	bool ok = true, taken = false;
	int i;

	memset(w, 0, sizeof(*w));
	for (i = from; ok && i < args->argc; i++) {
		if (strcmp(args->argv[i], "-") != 0) {
			add_word(a, w, args->argv[i], strlen(args->argv[i]));
			continue;
		}
		ok = taken ? err_set(e, ERR_USAGE,
				 "standard input can be read once")
			   : read_input(&s, e);
		taken = true;
		add_lines(a, w, &s);
	}
	str_clear(&s);
	return ok;
}

/* ---- a query ---- */

/* The field that picks a thing of this kind. */
static const char *
field_of(enum link_kind kind)
{
	switch (kind) {
	case LINK_FACTION:
		return "faction";
	case LINK_PERSON:
		return "person";
	case LINK_PLACE:
		return "place";
	case LINK_SOURCE:
		return "source";
	case LINK_EVENT:
		return "id";
	case LINK_NONE:
	case LINK_RELATION:
	case LINK_PAIR:
	case LINK_CLAIM:
		break;
	}
	return NULL;
}

/* Links of one kind as alternatives of one term; ids are those of events. */
static bool
add_things(struct str *s, const struct cmd_words *w, struct err *e)
{
	enum link_kind first = LINK_EVENT;
	struct link l;
	size_t i;
	bool is_link;

	if (w->n == 0)
		return err_set(e, ERR_USAGE, "standard input: no ids there");
	for (i = 0; i < w->n; i++) {
		is_link = link_parse(w->word[i], &l);
		if (!is_link)
			l.kind = LINK_EVENT;
		if (i == 0)
			first = l.kind;
		if (l.kind != first || field_of(l.kind) == NULL ||
		    strchr(w->word[i], '"') != NULL)
			return err_set(e, ERR_USAGE,
			    "standard input: %s: a query takes links of "
			    "events, factions, people, places or sources, all "
			    "of one kind",
			    w->word[i]);
		str_printf(s, "%s\"%s\"", i == 0 ? "" : ",",
		    is_link ? l.id : w->word[i]);
	}
	return true;
}

static bool
add_operand(struct arena *a, struct str *s, const char *word, struct err *e)
{
	const char *dash[] = {word};
	struct cli_args one = {.argc = 1};
	struct cmd_words w;
	struct str things = STR_INIT;
	struct link l;
	bool ok;

	if (strcmp(word, "-") != 0) {
		str_add(s, word);
		return true;
	}
	one.argv = (char **)(uintptr_t)dash;
	ok = cmd_words(a, &one, 0, &w, e) && add_things(&things, &w, e);
	if (ok && w.n > 0)
		str_printf(s, "%s:%s",
		    link_parse(w.word[0], &l) ? field_of(l.kind) : "id",
		    str_c(&things));
	str_clear(&things);
	return ok;
}

bool
cmd_query(struct arena *a, const struct cli_args *args, int from,
    struct filter *f, struct err *e)
{
	struct str s = STR_INIT;
	bool ok = true;
	int i;

	for (i = from; ok && i < args->argc; i++) {
		if (i > from)
			str_addc(&s, ' ');
		ok = add_operand(a, &s, args->argv[i], e);
	}
	ok = ok && filter_parse(a, str_c(&s), false, f, e);
	str_clear(&s);
	return ok;
}
