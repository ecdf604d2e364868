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
#include "found.h"
#include "gate.h"
#include "mem.h"
#include "query.h"
#include "row.h"

/* Of a snippet; beside a date and a title in a table there is less room. */
enum { SNIPPET_WIDTH = 140, SNIPPET_LEAST = 30, BESIDE_SNIPPET = 50 };

struct search {
	struct db *db;
	struct arena a, row;
	struct filter f;
	struct q_events events;
	struct q_ranked ranked;
	struct found_words words;
	size_t width;
	struct format *out;
};

static bool
search_one(struct search *s, uint32_t event, struct err *e)
{
	struct q_event *q;
	struct found best;

	if (!found_event(
		s->db, &s->row, event, &s->words, s->width, &q, &best, e))
		return false;
	if (q != NULL)
		format_row(
		    s->out, row_hit(&s->row, q, best.claim, best.snippet.text));
	arena_reset(&s->row);
	return true;
}

/* The number of hit I, in the order asked for. */
static bool
search_at(struct search *s, bool rank, size_t i, uint32_t *event, struct err *e)
{
	int32_t day;

	if (rank)
		return query_moment(
		    s->db, query_ranked_t(&s->ranked, i), event, &day, e);
	*event = s->events.event[i];
	return true;
}

static bool
search_run(struct search *s, bool rank, struct err *e)
{
	uint32_t event;
	size_t i;

	found_words(&s->a, &s->f, &s->words);
	if (!query_events(s->db, NULL, &s->f, &s->events, e) ||
	    (rank && !query_rank(s->db, &s->f, &s->events, &s->ranked, e)))
		return false;
	for (i = 0; i < s->events.n; i++) {
		if (!search_at(s, rank, i, &event, e) ||
		    !search_one(s, event, e))
			return false;
	}
	return true;
}

static bool
search_all(struct search *s, const struct cli_args *args, struct out *o,
    bool *some, struct err *e)
{
	enum format_kind kind;
	enum bidi bidi;
	int width;
	bool ok;

	if (args->argc == 0)
		return err_set(e, ERR_USAGE, "words to search for are needed");
	if (!format_find(args->format, o, &kind, e) ||
	    !cmd_bidi(args, o, &bidi, e) ||
	    !cmd_query(&s->a, args, 0, &s->f, e) || !cmd_open(args, &s->db, e))
		return false;
	s->width = SNIPPET_WIDTH;
	if (kind == FORMAT_TABLE) {
		width = out_columns(o) - BESIDE_SNIPPET;
		s->width =
		    (size_t)(width < SNIPPET_LEAST ? SNIPPET_LEAST : width);
	}
	s->out = format_new(kind, o, row_hits.fields, row_hits.columns);
	cmd_csv(args, s->out);
	format_bidi(s->out, bidi);
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
	query_ranked_clear(&s.ranked);
	arena_clear(&s.row);
	arena_clear(&s.a);
	db_close(s.db);
	if (!ok)
		return err_exit_status(e);
	return some ? 0 : 1;
}
