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

/* Put Q before those of the N at LIST that lie behind it in the text. */
static void
put_quote(struct q_span *list, size_t n, struct q_span q)
{
	for (; n > 0 &&
	       (list[n - 1].start > q.start ||
		   (list[n - 1].start == q.start && list[n - 1].end > q.end));
	     n--)
		list[n] = list[n - 1];
	list[n] = q;
}

/* They are few, and put in order here: where SQLite does it it makes a table.
 */
static bool
said_quotes(struct db *db, struct arena *a, struct q_claim *c, struct err *e)
{
	struct q_list l = Q_LIST(struct q_span);
	struct q_span q;
	struct stmt *st;
	bool ok, row;

	if (c->coded_row)
		return true;
	if (!query_ask(db, "SELECT start, end FROM quote WHERE claim = ?1",
		c->n, 0, &st, e))
		return false;
	while ((ok = db_step(st, &row, e)) && row) {
		q.start = (uint32_t)db_int(st, 0);
		q.end = (uint32_t)db_int(st, 1);
		query_push(a, &l);
		put_quote(l.items, l.n - 1, q);
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

	if (!query_claims_ask(db, "event", q->row.n, &st, e))
		return false;
	while (more && (ok = db_step(st, &row, e)) && row) {
		c = arena_alloc(a, sizeof(*c));
		query_said_row(a, st, c);
		c->link = query_claim_link(a, "event", q->row.id, c->id);
		ok = said_quotes(db, a, c, e);
		more = ok && take(ctx, c);
	}
	if (!more)
		db_reset(st);
	return ok;
}
