/* SPDX-License-Identifier: ISC */
/*
 * cmd_cite - strife cite LINK...: a claim, every claim of an event, or a
 * source, as citations.
 */
#include "cite.h"
#include "cli.h"
#include "cmd.h"
#include "db.h"
#include "gate.h"
#include "mem.h"
#include "query.h"
#include "str.h"

struct citing {
	struct db *db;
	struct arena a;
	struct q_dataset dataset;
	enum cite_format format;
	struct str text;
	size_t n;
	bool missing; /* of some there was nothing */
};

static void
add(struct citing *c, const struct q_source *source,
    const struct q_claim *claim)
{
	struct cite cite = {&c->dataset, source, claim};

	if (c->n++ > 0)
		str_add(&c->text, c->format == CITE_CSL_JSON ? ",\n"
				  : c->format == CITE_TEXT   ? ""
							     : "\n");
	cite_write(&c->text, c->format, &cite);
}

static bool
add_claim(struct citing *c, const struct q_claim *claim, struct err *e)
{
	struct q_source *source = NULL;

	if (claim->damaged)
		return err_set(e, ERR_DATA,
		    "%s: the text of its source is damaged, and with it the "
		    "quote",
		    claim->link);
	if (!query_source_head(c->db, &c->a, claim->source, &source, e))
		return false;
	if (source != NULL)
		add(c, source, claim);
	return true;
}

static bool
add_event(struct citing *c, uint32_t n, struct err *e)
{
	struct q_event *event = NULL;
	size_t i;

	if (!query_event(c->db, &c->a, n, &event, e))
		return false;
	for (i = 0; event != NULL && i < event->n_claims; i++) {
		if (!add_claim(c, &event->claims[i], e))
			return false;
	}
	return true;
}

static bool
add_thing(struct citing *c, const char *text, struct err *e)
{
	struct q_claim *claim = NULL;
	struct q_source *source = NULL;
	enum link_kind kind;
	struct link l;
	uint32_t n = 0, n2 = 0;

	if (link_parse(text, &l)) {
		kind = l.kind;
		if (!query_link(c->db, &l, &n, &n2, e))
			return false;
	} else if (!query_find(c->db, LINK_NONE, text, &kind, &n, e)) {
		return false;
	}
	if (n == 0)
		return true;
	if (kind == LINK_EVENT)
		return add_event(c, n, e);
	if (kind == LINK_CLAIM) {
		if (!query_claim(c->db, &c->a, n, &claim, e))
			return false;
		return claim == NULL || add_claim(c, claim, e);
	}
	if (kind != LINK_SOURCE)
		return err_set(e, ERR_USAGE,
		    "%s: a claim, an event or a source can be cited", text);
	if (!query_source_head(c->db, &c->a, n, &source, e))
		return false;
	if (source != NULL)
		add(c, source, NULL);
	return true;
}

static bool
all(struct citing *c, const struct cli_args *args, struct err *e)
{
	struct cmd_words w;
	size_t i, before;

	if (!cmd_words(&c->a, args, 0, &w, e) || !cmd_open(args, &c->db, e) ||
	    !query_dataset(c->db, &c->a, &c->dataset, e))
		return false;
	for (i = 0; i < w.n; i++) {
		before = c->n;
		if (!add_thing(c, w.word[i], e))
			return false;
		if (c->n > before)
			continue;
		c->missing = true;
		out_error("cite: there is nothing to cite at %s", w.word[i]);
	}
	return true;
}

int
cmd_cite(const struct cli_args *args, struct out *o, struct err *e)
{
	struct citing c = {.text = STR_INIT};
	int format = args->format != NULL ? cite_find(args->format) : CITE_TEXT;
	bool ok;

	if (args->argc == 0 || format < 0) {
		err_set(e, ERR_USAGE,
		    args->argc == 0
			? "a link is needed, as in claim/EVENT/ID"
			: "the formats are text, bibtex, ris, csl-json and "
			  "wikitext");
		return 2;
	}
	c.format = (enum cite_format)format;
	arena_init(&c.a);
	ok = all(&c, args, e);
	if (ok && c.n > 0) {
		if (c.format == CITE_CSL_JSON)
			out_raw(o, "[", 1);
		out_text(o, str_c(&c.text), c.text.len, GATE_LINES);
		if (c.format == CITE_CSL_JSON)
			out_raw(o, "]\n", 2);
	}
	str_clear(&c.text);
	arena_clear(&c.a);
	db_close(c.db);
	if (!ok)
		return err_exit_status(e);
	return c.n > 0 && !c.missing ? 0 : 1;
}
