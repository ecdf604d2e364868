/* SPDX-License-Identifier: ISC */
/*
 * cmd_verify - strife verify SOURCE FILE: do all quotes of a source stand in
 * this full copy of it?
 *
 * For those who have the document that a dataset only quotes.  Each quote is
 * "exact", "repeated" (it stands there more than once: which one is meant
 * only the dataset's own text says) or "missing"; never nearly found.
 */
#include <string.h>

#include "cli.h"
#include "cmd.h"
#include "db.h"
#include "file.h"
#include "format.h"
#include "gate.h"
#include "mem.h"
#include "query.h"
#include "quote.h"
#include "str.h"
#include "value.h"

#define COPY_MAX (64u << 20) /* bytes of a full copy that are read */

static const char *const fields[] = {
    "state", "claim", "with", "line", "quote", NULL};
static const struct format_column columns[] = {
    {"state", "state", 0},
    {"line", "line", 0},
    {"claim", "claim", 20},
    {"quote", "quote", 20},
    {NULL, NULL, 0},
};

struct verify {
	struct db *db;
	struct arena a;
	struct q_source *source;
	struct str copy;
	struct quote_text *text;
	struct format *out;
	size_t quotes, missing;
};

static bool
read_copy(struct verify *v, const char *path, struct err *e)
{
	size_t n;

	if (!file_read(path, COPY_MAX, &v->copy, e))
		return err_prepend(e, "%s", path);
	n = utf8_valid_to(str_c(&v->copy), v->copy.len);
	if (n < v->copy.len)
		return err_set(e, ERR_DATA,
		    "%s: byte %zu is not UTF-8; a copy as plain text in "
		    "UTF-8 is needed",
		    path, n);
	return true;
}

static bool
find_source(struct verify *v, const char *name, struct err *e)
{
	enum link_kind kind;
	struct link l;
	uint32_t n = 0, n2 = 0;

	if (link_parse(name, &l)) {
		if (l.kind != LINK_SOURCE)
			return err_set(
			    e, ERR_USAGE, "%s is not a source", name);
		if (!query_link(v->db, &l, &n, &n2, e))
			return false;
	} else if (!query_find(v->db, LINK_SOURCE, name, &kind, &n, e)) {
		return false;
	}
	if (n == 0)
		return query_not_found(v->db, LINK_SOURCE, name, e);
	return query_source(v->db, &v->a, n, true, &v->source, e);
}

/* The stretch M of the dataset's own text, looked for in the copy. */
static void
verify_mark(struct verify *v, const struct q_mark *m)
{
	char *quote =
	    arena_strndup(&v->a, v->source->text + m->start, m->end - m->start);
	struct quote_ask ask = {.text = quote, .brief = true};
	struct quote_ask first = {.text = quote, .nth = 1, .brief = true};
	struct quote_answer answer = QUOTE_ANSWER_INIT;
	struct value *row = value_object(&v->a);
	const char *state = "exact";
	bool there = quote_find(v->text, &ask, &answer);

	v->quotes++;
	if (!there) {
		there = quote_find(v->text, &first, &answer);
		state = there ? "repeated" : "missing";
		v->missing += !there;
	}
	value_set(row, "state", value_text(&v->a, state));
	value_set(row, "claim", value_text(&v->a, m->claim_link));
	value_set(row, "with", value_bool(&v->a, m->is_with));
	value_set(row, "line",
	    there ? value_number(&v->a, quote_line(v->text, answer.start))
		  : value_null(&v->a));
	value_set(row, "quote", value_text(&v->a, quote));
	format_row(v->out, row);
	str_clear(&answer.problem);
	str_clear(&answer.hint);
}

/* The source and the copy, ready to be compared. */
static bool
verify_open(struct verify *v, const struct cli_args *args, struct err *e)
{
	if (!cmd_open(args, &v->db, e) || !find_source(v, args->argv[0], e) ||
	    !read_copy(v, args->argv[1], e))
		return false;
	if (v->source == NULL || v->source->text == NULL)
		return err_set(e, ERR_DATA, "the source has no text");
	if (!v->source->sha_ok)
		return err_set(e, ERR_DATA,
		    "%s: the text in the database is damaged: its SHA-256 is "
		    "another",
		    v->source->link);
	v->text = quote_text_new(str_c(&v->copy), v->copy.len, args->argv[1]);
	return true;
}

static void
verify_all(struct verify *v, const char *path)
{
	const struct q_mark *m;
	size_t i;

	for (i = 0; i < v->source->n_marks; i++) {
		m = &v->source->marks[i];
		/* Else the database is damaged. */
		if (m->start <= m->end && m->end <= v->source->text_len)
			verify_mark(v, m);
	}
	format_end(v->out);
	if (v->missing > 0)
		out_error("verify: %zu of %zu quotes are not in %s", v->missing,
		    v->quotes, path);
}

int
cmd_verify(const struct cli_args *args, struct out *o, struct err *e)
{
	struct verify v = {.copy = STR_INIT};
	enum format_kind kind;
	bool ok;

	if (args->argc != 2) {
		err_set(e, ERR_USAGE,
		    "name a source and a file with its full text");
		return 2;
	}
	if (!format_find(args->format, o, &kind, e))
		return err_exit_status(e);
	arena_init(&v.a);
	ok = verify_open(&v, args, e);
	if (ok) {
		v.out = format_new(kind, o, fields, columns);
		cmd_csv(args, v.out);
		verify_all(&v, args->argv[1]);
	}
	quote_text_free(v.text);
	str_clear(&v.copy);
	arena_clear(&v.a);
	db_close(v.db);
	if (!ok)
		return err_exit_status(e);
	return v.missing > 0 ? 3 : 0;
}
