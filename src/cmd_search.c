/* SPDX-License-Identifier: ISC */
/*
 * cmd_search - strife search WORDS...: the events in which the words stand,
 * in the order of the timeline, each with the passage that shows them best.
 */
#include <string.h>

#include "cli.h"
#include "cmd.h"
#include "db.h"
#include "filter.h"
#include "format.h"
#include "gate.h"
#include "mem.h"
#include "query.h"
#include "row.h"
#include "snippet.h"

/* Of a snippet; beside a date and a title in a table there is less room. */
enum { SNIPPET_WIDTH = 140, SNIPPET_LEAST = 30, BESIDE_SNIPPET = 50 };

struct search {
	struct db *db;
	struct arena a, row;
	struct filter f;
	struct q_events events;
	const char **patterns;
	size_t n_patterns, width;
	struct format *out;
};

struct best {
	struct snippet snippet;
	const struct q_claim *claim;
};

/* The words that have to be there; what is excluded marks nothing. */
static void
search_patterns(struct search *s)
{
	const struct filter_term *t;
	size_t i;

	s->patterns = arena_array(&s->a, s->f.n + 1, sizeof(const char *));
	for (i = 0; i < s->f.n; i++) {
		t = &s->f.terms[i];
		if (!t->not &&(
			t->field == FILTER_WORDS || t->field == FILTER_PHRASE))
			s->patterns[s->n_patterns++] = t->values[0];
	}
}

static void
try_text(struct search *s, const char *text, const struct q_claim *claim,
    struct best *best)
{
	struct snippet now;

	if (text == NULL)
		return;
	snippet_of(&s->row, text, strlen(text), s->patterns, s->n_patterns,
	    s->width, &now);
	if (now.text != NULL && now.hits > best->snippet.hits) {
		best->snippet = now;
		best->claim = claim;
	}
}

/* Quotes before what the editors make of them, claims before the title. */
static void
search_best(struct search *s, const struct q_event *q, struct best *best)
{
	size_t i, k;

	memset(best, 0, sizeof(*best));
	for (i = 0; i < q->n_claims; i++) {
		try_text(s, q->claims[i].quote, &q->claims[i], best);
		for (k = 1; k < q->claims[i].n_quotes; k++)
			try_text(s, q->claims[i].quote_texts[k], &q->claims[i],
			    best);
		try_text(s, q->claims[i].says, &q->claims[i], best);
	}
	try_text(s, q->row.title, NULL, best);
	for (i = 0; i < q->n_actors; i++)
		try_text(s, q->actors[i].name, NULL, best);
	for (i = 0; i < q->n_places; i++)
		try_text(s, q->places[i].name, NULL, best);
	/* Found under another name, or without any word at all. */
	if (best->snippet.text == NULL && q->n_claims > 0) {
		best->claim = &q->claims[0];
		best->snippet.text = q->claims[0].says;
	}
}

static bool
search_one(struct search *s, uint32_t event, struct err *e)
{
	struct q_event *q;
	struct best best;

	if (!query_event(s->db, &s->row, event, &q, e))
		return false;
	if (q != NULL) {
		search_best(s, q, &best);
		format_row(
		    s->out, row_hit(&s->row, q, best.claim, best.snippet.text));
	}
	arena_reset(&s->row);
	return true;
}

static bool
search_run(struct search *s, bool rank, struct err *e)
{
	uint32_t *order;
	size_t i;

	search_patterns(s);
	if (!query_events(s->db, NULL, &s->f, &s->events, e))
		return false;
	order = s->events.event;
	if (rank && !query_rank(s->db, &s->a, &s->f, &s->events, &order, e))
		return false;
	for (i = 0; i < s->events.n; i++) {
		if (!search_one(s, order[i], e))
			return false;
	}
	return true;
}

static bool
search_all(struct search *s, const struct cli_args *args, struct out *o,
    bool *some, struct err *e)
{
	enum format_kind kind;
	int width;
	bool ok;

	if (args->argc == 0)
		return err_set(e, ERR_USAGE, "words to search for are needed");
	if (!format_find(args->format, o, &kind, e) ||
	    !cmd_query(&s->a, args, 0, &s->f, e) || !cmd_open(args, &s->db, e))
		return false;
	s->width = SNIPPET_WIDTH;
	if (kind == FORMAT_TABLE) {
		width = out_columns(o) - BESIDE_SNIPPET;
		s->width =
		    (size_t)(width < SNIPPET_LEAST ? SNIPPET_LEAST : width);
	}
	s->out = format_new(kind, o, row_hits.fields, row_hits.columns);
	ok = search_run(s, args->rank, e);
	*some = format_end(s->out) > 0;
	return ok;
}

int
cmd_search(const struct cli_args *args, struct out *o, struct err *e)
{
	struct search s = {.db = NULL};
	bool ok, some;

	some = false;
	arena_init(&s.a);
	arena_init(&s.row);
	ok = search_all(&s, args, o, &some, e);
	query_events_clear(&s.events);
	arena_clear(&s.row);
	arena_clear(&s.a);
	db_close(s.db);
	if (!ok)
		return err_exit_status(e);
	return some ? 0 : 1;
}
