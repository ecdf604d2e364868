/* SPDX-License-Identifier: ISC */
/*
 * cmd_diff - strife diff OLD NEW: what was added, removed and changed.
 *
 * As text each thing is a line (+ added, - removed, ~ changed) and each value
 * that differs one below it; as jsonl each thing is an object, as json all of
 * them are a list.  What there is of each kind stands at the end, on the
 * standard error.
 */
#include <string.h>

#include "cli.h"
#include "cmd.h"
#include "db.h"
#include "diff.h"
#include "gate.h"
#include "mem.h"
#include "str.h"
#include "value.h"

enum form { FORM_TEXT, FORM_JSON, FORM_JSONL };

struct teller {
	struct out *o;
	enum form form;
	bool some; /* has been told */
	struct arena a;
};

static const char *const words[] = {"added", "removed", "changed"};

/* ---- text ---- */

static void
text_line(struct teller *t, const struct str *s)
{
	out_text(t->o, str_c(s), s->len, 0);
	out_raw(t->o, "\n", 1);
}

static void
text_change(struct teller *t, const struct diff_change *c)
{
	static const char signs[] = {'+', '-', '~'};
	struct str s = STR_INIT;
	size_t i;

	str_printf(&s, "%c ", signs[c->what]);
	if (c->from != NULL)
		str_printf(&s, "%s -> ", c->from);
	str_add(&s, c->link);
	if (c->claims > 0)
		str_printf(&s, " (%lu claim%s)", (unsigned long)c->claims,
		    c->claims == 1 ? "" : "s");
	if (c->title != NULL)
		str_printf(&s, "  %s", c->title);
	text_line(t, &s);
	for (i = 0; i < c->n_fields; i++) {
		const struct diff_field *f = &c->fields[i];

		if (f->old != NULL) {
			str_reset(&s);
			str_printf(&s, "    - %s: %s", f->name, f->old);
			text_line(t, &s);
		}
		if (f->new != NULL) {
			str_reset(&s);
			str_printf(&s, "    + %s: %s", f->name, f->new);
			text_line(t, &s);
		}
	}
	str_clear(&s);
}

/* ---- JSON ---- */

static struct value *
json_fields(struct arena *a, const struct diff_change *c)
{
	struct value *list = value_list(a), *v;
	size_t i;

	for (i = 0; i < c->n_fields; i++) {
		v = value_object(a);
		value_set(v, "field", value_text(a, c->fields[i].name));
		value_set(v, "old", value_text(a, c->fields[i].old));
		value_set(v, "new", value_text(a, c->fields[i].new));
		value_add(list, v);
	}
	return list;
}

static void
json_change(struct teller *t, const struct diff_change *c)
{
	struct value *v = value_object(&t->a);
	struct str s = STR_INIT;

	value_set(v, "change", value_text(&t->a, words[c->what]));
	value_set(v, "link", value_text(&t->a, c->link));
	value_set(v, "from", value_text(&t->a, c->from));
	value_set(v, "title", value_text(&t->a, c->title));
	value_set(v, "claims", value_number(&t->a, c->claims));
	value_set(v, "fields", json_fields(&t->a, c));
	if (t->form == FORM_JSON)
		str_add(&s, t->some ? ",\n" : "[\n");
	value_json(&s, v);
	if (t->form == FORM_JSONL)
		str_addc(&s, '\n');
	out_raw(t->o, str_c(&s), s.len);
	str_clear(&s);
	arena_reset(&t->a);
}

static void
report(void *ctx, const struct diff_change *c)
{
	struct teller *t = ctx;

	if (t->form == FORM_TEXT)
		text_change(t, c);
	else
		json_change(t, c);
	t->some = true;
}

/* ---- the command ---- */

static void
tell_sums(const struct diff_sum *sums)
{
	size_t i;
	const char *sep = "";

	for (i = 0; i < DIFF_KINDS; i++) {
		const struct diff_sum *s = &sums[i];

		if (s->added + s->removed + s->changed == 0)
			continue;
		out_printf(out_stderr(),
		    "%s%s: %llu added, %llu removed, %llu changed", sep,
		    s->kind, (unsigned long long)s->added,
		    (unsigned long long)s->removed,
		    (unsigned long long)s->changed);
		sep = "; ";
	}
	if (*sep != '\0')
		out_raw(out_stderr(), "\n", 1);
}

static bool
find_form(const char *name, enum form *form, struct err *e)
{
	static const char *const names[] = {"text", "json", "jsonl"};
	int i;

	*form = FORM_TEXT;
	for (i = 0; name != NULL && i < 3; i++)
		if (strcmp(names[i], name) == 0) {
			*form = (enum form)i;
			return true;
		}
	return name == NULL ||
	       err_set(e, ERR_USAGE,
		   "there is no format `%s': one of text, json, jsonl", name);
}

/* The dataset that operand I names. */
static bool
open_one(const struct cli_args *args, int i, struct db **db, struct err *e)
{
	struct cli_args one = *args;

	one.dataset = args->argv[i];
	if (cmd_open(&one, db, e))
		return true;
	/* Not all that can go wrong says where. */
	if (strncmp(e->text, one.dataset, strlen(one.dataset)) != 0)
		err_prepend(e, "%s", one.dataset);
	return false;
}

int
cmd_diff(const struct cli_args *args, struct out *o, struct err *e)
{
	struct teller t = {.o = o};
	struct diff_sum sums[DIFF_KINDS];
	struct db *old = NULL, *new = NULL;
	bool any = false, ok;

	if (args->argc != 2) {
		err_set(e, ERR_USAGE,
		    "two datasets are needed, the old one"
		    " first");
		return 2;
	}
	if (!find_form(args->format, &t.form, e))
		return err_exit_status(e);
	arena_init(&t.a);
	ok = open_one(args, 0, &old, e) && open_one(args, 1, &new, e) &&
	     diff_run(old, new, report, &t, sums, &any, e);
	if (ok && t.form == FORM_JSON)
		out_printf(o, "%s\n]\n", t.some ? "" : "[");
	if (ok)
		tell_sums(sums);
	db_close(old);
	db_close(new);
	arena_clear(&t.a);
	if (!ok)
		return err_exit_status(e);
	return any ? 1 : 0;
}
