/* SPDX-License-Identifier: ISC */
/*
 * query_said - what the claims of an event say and quote, and nothing else.
 *
 * Who looks for words in an event finds them in its first claims most of the
 * time.  So the claims are given one by one, in order of showing, and reading
 * ends where it has found them; no voices, actors, places or figures are read,
 * and of a source's text only where the quotes lie.
 */
#include "query_impl.h"

static void
said_row(struct arena *a, struct stmt *st, const struct q_event *q,
    struct q_claim *c)
{
	c->n = (uint32_t)db_int(st, 0);
	c->id = query_string(a, st, 1);
	c->link = query_claim_link(a, "event", q->row.id, c->id);
	c->says = query_string(a, st, 2);
	c->source = (uint32_t)db_int(st, 3);
	c->source_id = query_string(a, st, 4);
	c->source_short = query_string(a, st, 5);
	c->coded_row = db_is_null(st, 6);
	c->quote_start = (uint32_t)db_int(st, 6);
	c->quote_end = (uint32_t)db_int(st, 7);
	if (c->coded_row) {
		c->passage = query_text(a, st, 8);
		c->passage_len = db_bytes(st, 8);
		c->quote = c->passage;
	}
}

static bool
said_quotes(struct db *db, struct arena *a, struct q_claim *c, struct err *e)
{
	struct q_list l = Q_LIST(struct q_span);
	struct q_span *q;
	struct stmt *st;
	bool ok, row;

	if (c->coded_row)
		return true;
	if (!query_ask(db,
		"SELECT start, end FROM quote WHERE claim = ?1"
		" ORDER BY start, end",
		c->n, 0, &st, e))
		return false;
	while ((ok = db_step(st, &row, e)) && row) {
		q = query_push(a, &l);
		q->start = (uint32_t)db_int(st, 0);
		q->end = (uint32_t)db_int(st, 1);
	}
	c->quotes = l.items;
	c->n_quotes = l.n;
	return ok && query_quotes(db, a, c, e);
}

bool
query_said(struct db *db, struct arena *a, const struct q_event *q,
    query_take_claim *take, void *ctx, struct err *e)
{
	struct q_claim *c;
	struct stmt *st;
	bool ok = true, row, more = true;

	if (!query_ask(db,
		"SELECT c.n, c.id, c.says, c.source, s.id,"
		" coalesce(s.short, s.title), c.quote_start, c.quote_end,"
		" c.passage FROM claim c JOIN source s ON s.n = c.source"
		" WHERE c.subject = ?1 AND c.subject_kind = 'event'"
		" ORDER BY c.ord, c.n",
		q->row.n, 0, &st, e))
		return false;
	while (more && (ok = db_step(st, &row, e)) && row) {
		c = arena_alloc(a, sizeof(*c));
		said_row(a, st, q, c);
		ok = said_quotes(db, a, c, e);
		more = ok && take(ctx, c);
	}
	if (!more)
		db_reset(st);
	return ok;
}
