/* SPDX-License-Identifier: ISC */
/*
 * completion - see completion.h.
 *
 * What operands a command takes is read from its row in the table of
 * commands: "WHAT [QUERY...]", "SOURCE FILE".  So is what an option takes.
 * A command that is added is completed without a word here.
 */
#include "completion.h"

#include <string.h>

#include "cli.h"
#include "cmd.h"
#include "db.h"
#include "export.h"
#include "filter.h"
#include "gate.h"
#include "link.h"
#include "mem.h"
#include "model.h"
#include "query.h"
#include "seed.h"
#include "str.h"

struct completion {
	struct out *o;
	struct arena a;
	struct db *db;
	const char *dataset; /* that the line names, or NULL */
	const char *before;  /* what of the word stays as it is */
	size_t n_before;
	const char *part; /* what is completed */
	size_t n;	  /* told so far */
	bool tried;	  /* to open the database */
};

static void
offer(struct completion *c, const char *word, const char *end, const char *help)
{
	struct str s = STR_INIT;

	if (c->n >= COMPLETION_MAX ||
	    strncmp(word, c->part, strlen(c->part)) != 0)
		return;
	c->n++;
	str_addn(&s, c->before, c->n_before);
	str_printf(&s, "%s%s", word, end);
	out_text(c->o, str_c(&s), s.len, 0);
	out_raw(c->o, "\t", 1);
	if (help != NULL)
		out_text(c->o, help, strlen(help), 0);
	out_raw(c->o, "\n", 1);
	str_clear(&s);
}

static void
offer_files(struct completion *c)
{
	out_raw(c->o, ":files\n", 7);
}

/* What comes after byte N of the word is completed from here on. */
static void
from(struct completion *c, const char *part)
{
	c->n_before = (size_t)(part - c->before);
	c->part = part;
}

/* ---- things of the database ---- */

static bool
has_db(struct completion *c)
{
	struct err e = ERR_INIT;
	char *path;

	if (!c->tried && (path = seed_made(c->dataset)) != NULL) {
		if (!db_open_read(path, &c->db, &e))
			c->db = NULL;
		mem_free(path);
	}
	c->tried = true;
	return c->db != NULL;
}

/* An ID of the database.  Bash puts it into its line as it is, where one that
 * has no form of a link could be a command of its own. */
static void
offer_own(struct completion *c, enum link_kind kind, const char *id,
    const char *end, const char *help)
{
	struct link l;

	if (link_parse(
		arena_printf(&c->a, "%s/%s", link_kind_name(kind), id), &l))
		offer(c, id, end, help);
}

/* The database is closed where it is damaged: nothing more comes of it. */
static void
offer_things(struct completion *c, enum link_kind kind, const char *end)
{
	struct err e = ERR_INIT;
	struct q_offer *list;
	size_t i, n;

	if (!has_db(c) || !query_offers(c->db, &c->a, kind, c->part,
			      COMPLETION_MAX, &list, &n, &e))
		return;
	/* One that goes by the name that was typed takes its place. */
	if (n == 1)
		c->part = "";
	for (i = 0; i < n; i++)
		offer_own(c, kind, list[i].id, end, list[i].name);
}

/* The claims of the event ID, which ends at END. */
static void
offer_claims(struct completion *c, const char *id, const char *end)
{
	struct err e = ERR_INIT;
	struct q_claim *claims;
	struct link l;
	uint32_t n, n2;
	size_t i, count;

	if (!has_db(c) ||
	    !link_parse(
		arena_printf(&c->a, "event/%.*s", (int)(end - id), id), &l) ||
	    !query_link(c->db, &l, &n, &n2, &e) || n == 0 ||
	    !query_claims(c->db, &c->a, SUBJECT_EVENT, n, &claims, &count, &e))
		return;
	for (i = 0; i < count; i++)
		offer_own(c, LINK_EVENT, claims[i].id, "", claims[i].says);
}

/* KIND/ID, and claim/SUBJECT/ID by its subject first. */
static void
offer_id(struct completion *c, enum link_kind kind, const char *id)
{
	const char *slash = strchr(id, '/');

	from(c, id);
	if (kind == LINK_CLAIM && slash != NULL) {
		from(c, slash + 1);
		offer_claims(c, id, slash);
	} else if (kind == LINK_CLAIM)
		offer_things(c, LINK_EVENT, "/");
	else
		offer_things(c, kind, "");
}

static void
offer_links(struct completion *c)
{
	const char *slash = strchr(c->part, '/'), *name;
	int kind;

	for (kind = LINK_EVENT; kind <= LINK_PERSON; kind++) {
		name = link_kind_name((enum link_kind)kind);
		if (slash == NULL)
			offer(c, name, "/", "");
		else if (strlen(name) == (size_t)(slash - c->part) &&
			 strncmp(name, c->part, strlen(name)) == 0) {
			offer_id(c, (enum link_kind)kind, slash + 1);
			return;
		}
	}
}

/* ---- queries ---- */

/* A list of words with SEP between them. */
static void
offer_list(struct completion *c, const char *list, char sep)
{
	const char sets[2] = {sep, '\0'};

	while (list != NULL && *list != '\0') {
		size_t n = strcspn(list, sets);

		offer(c, arena_strndup(&c->a, list, n), "", "");
		list += n + (list[n] != '\0');
	}
}

static void
offer_values(struct completion *c, const char *field, size_t n)
{
	const struct filter_takes *t = filter_takes(field, n);
	size_t i;
	int k;

	if (t == NULL)
		return;
	for (i = 0; t->words != NULL && t->words[i] != NULL; i++)
		offer(c, t->words[i], "", "");
	if (t->things != LINK_NONE)
		offer_things(c, t->things, "");
	if (t->more != LINK_NONE)
		offer_things(c, t->more, "");
	for (k = 0; t->list >= 0 && k < model_count((enum model_list)t->list);
	     k++)
		offer(c, model_name((enum model_list)t->list, k), "", "");
}

/* A term: a field, the last of its values, or a link. */
static void
offer_term(struct completion *c)
{
	const char *const *name;
	const char *colon, *value, *field;

	if (strncmp(c->part, "not:", 4) == 0)
		from(c, c->part + 4);
	colon = strchr(c->part, ':');
	if (colon == NULL && strchr(c->part, '/') != NULL) {
		offer_links(c);
		return;
	}
	if (colon == NULL) {
		for (name = filter_field_names(); *name != NULL; name++)
			offer(c, *name, ":", "");
		return;
	}
	value = strrchr(colon, ',');
	value = value != NULL ? value + 1 : colon + 1;
	if (*value == '!')
		value++;
	field = c->part;
	from(c, value);
	offer_values(c, field, (size_t)(colon - field));
}

/* ---- options and operands ---- */

static void
offer_formats(struct completion *c)
{
	const struct export_format *f;

	for (f = export_formats; f->name != NULL; f++)
		offer(c, f->name, "", f->help);
}

static void
offer_value(struct completion *c, const struct cli_command *command,
    const struct cli_option *o)
{
	if (strcmp(o->name, "format") == 0)
		offer_list(c, command->formats, ' ');
	else if (strcmp(o->name, "to") == 0)
		offer_formats(c);
	else if (strcmp(o->value, "TEXT") != 0)
		offer_files(c);
}

static void
offer_options(struct completion *c, const struct cli_command *command)
{
	const struct cli_option *o;

	for (o = cli_options; o->name != NULL; o++) {
		if (command != NULL && cli_takes(command, o->name))
			offer(c, arena_printf(&c->a, "--%s", o->name),
			    o->value != NULL ? "=" : "", o->help);
	}
	offer(c, "--help", "", "what there is");
}

/* The operand number N of the row's own words; the last goes on with "...". */
static const char *
operand_word(struct completion *c, const struct cli_command *command, int n)
{
	const char *s = command->operands, *word = NULL;
	size_t len;
	int i = 0;

	for (; *s != '\0'; s += len, s += strspn(s, " []")) {
		len = strcspn(s, " ]");
		if (*s == '[' || *s == ' ') {
			len = 0;
			s++;
			continue;
		}
		if (*s == '-') {
			/* An option, and what it takes. */
			s += len + strspn(s + len, " ");
			len = strcspn(s, " ]");
			continue;
		}
		word = arena_strndup(&c->a, s, len);
		if (i++ == n || strstr(word, "...") != NULL)
			return word;
	}
	return NULL;
}

static void
offer_operand(struct completion *c, const struct cli_command *command, int n)
{
	const char *word = operand_word(c, command, n);
	size_t i;

	if (word == NULL)
		return;
	if (strncmp(word, "LINK", 4) == 0)
		offer_links(c);
	else if (strncmp(word, "QUERY", 5) == 0 ||
		 strncmp(word, "WORDS", 5) == 0)
		offer_term(c);
	else if (strcmp(word, "WHAT") == 0) {
		for (i = 0; cmd_list_name(i) != NULL; i++)
			offer(c, cmd_list_name(i), "", "");
	} else if (strcmp(word, "SOURCE") == 0)
		offer_things(c, LINK_SOURCE, "");
	else if (strchr(word, '|') != NULL)
		offer_list(c, word, '|');
	else if (strncmp(word, "EDTF", 4) != 0)
		offer_files(c);
}

/* ---- the line ---- */

static const struct cli_option *
option_named(const char *word, size_t n)
{
	const struct cli_option *o;

	for (o = cli_options; o->name != NULL; o++) {
		if ((n == 2 && word[0] == '-' && word[1] == o->letter) ||
		    (n > 2 && strncmp(word, "--", 2) == 0 &&
			strlen(o->name) == n - 2 &&
			strncmp(o->name, word + 2, n - 2) == 0))
			return o;
	}
	return NULL;
}

/* What the words before the last say: operands, the dataset, and the option
 * whose value is due, or NULL. */
static const struct cli_option *
read_line(struct completion *c, const struct cli_command *command, int n,
    char **words, int *operands)
{
	const struct cli_option *o, *due = NULL;
	const char *first = NULL;
	int i;

	*operands = 0;
	for (i = 1; i < n - 1; i++) {
		size_t len = strcspn(words[i], "=");

		o = words[i][0] == '-' ? option_named(words[i], len) : NULL;
		if (due != NULL) {
			if (due->letter == 'd')
				c->dataset = words[i];
			due = NULL;
		} else if (o != NULL && o->value != NULL) {
			if (words[i][len] == '\0')
				due = o;
			else if (o->letter == 'd')
				c->dataset = words[i] + len + 1;
		} else if (words[i][0] != '-' || words[i][1] == '\0') {
			if ((*operands)++ == 0)
				first = words[i];
		}
	}
	/* With -d the dataset is no operand. */
	if (strncmp(command->operands, "DATASET", 7) == 0) {
		if (c->dataset != NULL)
			++*operands;
		else
			c->dataset = first;
	}
	return due;
}

static void
complete_command(struct completion *c, const struct cli_command *command, int n,
    char **words)
{
	const struct cli_option *due;
	const char *equals;
	int operands;

	due = read_line(c, command, n, words, &operands);
	equals = strchr(c->part, '=');
	if (due == NULL && strncmp(c->part, "--", 2) == 0 && equals != NULL) {
		due = option_named(c->part, (size_t)(equals - c->part));
		from(c, equals + 1);
	}
	if (due != NULL)
		offer_value(c, command, due);
	else if (c->part[0] == '-')
		offer_options(c, command);
	else
		offer_operand(c, command, operands);
}

/* The browser: a command, else a dataset and a link. */
static void
complete_first(struct completion *c, int n, char **words)
{
	static const char options[] =
	    "--ascii --bidi= --config= --dataset= --help --resume --restricted"
	    " --scheme= --script= --size= --state= --version";
	const struct cli_command *command;
	const char *last = n > 1 ? words[n - 2] : "";

	if (strcmp(last, "--scheme") == 0) {
		offer_list(c, "default light dark mono safe", ' ');
		return;
	}
	if (c->part[0] == '-') {
		offer_list(c, options, ' ');
		return;
	}
	if (n > 1 && words[0][0] != '-')
		c->dataset = words[0];
	for (command = cli_commands; n == 1 && command->name != NULL; command++)
		offer(c, command->name, "", command->help);
	if (last[0] != '-' && (n > 1 || strchr(c->part, '/') != NULL))
		offer_links(c);
	offer_files(c);
}

int
completion_run(int n, char **words, struct out *o)
{
	struct completion c = {.o = o};
	const struct cli_command *command;

	if (n < 1)
		return 0;
	arena_init(&c.a);
	c.before = c.part = words[n - 1];
	command = n > 1 ? cli_find(words[0]) : NULL;
	if (command != NULL)
		complete_command(&c, command, n, words);
	else
		complete_first(&c, n, words);
	db_close(c.db);
	arena_clear(&c.a);
	return 0;
}
