/* SPDX-License-Identifier: ISC */
/*
 * cmd_show - strife show LINK...: cards in plain text.
 *
 * What is no link is taken as an id or a name, where only one thing has it.
 * A thing that is not there is said, and the others are still shown.
 */
#include <string.h>

#include "card.h"
#include "cli.h"
#include "cmd.h"
#include "db.h"
#include "gate.h"
#include "mem.h"
#include "query.h"
#include "str.h"

struct show {
	struct db *db;
	struct out *o;
	struct arena a, words;
	struct str text;
	struct card card;
	enum bidi bidi;
	bool raw;
};

/* Its events as rows, for the card of a pair. */
static bool
show_pair(struct show *s, uint32_t a, uint32_t b, bool *there, struct err *e)
{
	struct q_scope scope = {.faction = a, .with = b};
	struct q_events events;
	struct q_pair *q;
	struct q_row *rows;
	bool ok;

	if (!query_pair(s->db, &s->a, a, b, &q, e))
		return false;
	*there = q != NULL;
	if (q == NULL)
		return true;
	if (!query_events(s->db, &scope, NULL, &events, e))
		return false;
	ok = query_rows(s->db, &s->a, events.event, events.n, &rows, e);
	if (ok)
		card_pair(&s->card, q, rows, events.n);
	query_events_clear(&events);
	return ok;
}

static bool
show_event(struct show *s, uint32_t n, struct err *e)
{
	struct q_event *q;
	struct q_raw *raw = NULL;

	if (!query_event(s->db, &s->a, n, &q, e))
		return false;
	if (q == NULL)
		return true;
	card_event(&s->card, q);
	if (s->raw && !query_raw(s->db, &s->a, n, &raw, e))
		return false;
	if (raw != NULL)
		card_raw(&s->card, raw);
	return true;
}

static bool
show_claim(struct show *s, uint32_t n, struct err *e)
{
	struct q_claim *q;

	if (!query_claim(s->db, &s->a, n, &q, e))
		return false;
	if (q != NULL)
		card_claim(&s->card, q);
	return true;
}

static bool
show_source(struct show *s, uint32_t n, struct err *e)
{
	struct q_source *q;

	if (!query_source(s->db, &s->a, n, true, &q, e))
		return false;
	if (q != NULL)
		card_source(&s->card, q);
	return true;
}

static bool
show_relation(struct show *s, uint32_t n, struct err *e)
{
	struct q_relation *q;

	if (!query_relation(s->db, &s->a, n, &q, e))
		return false;
	if (q != NULL)
		card_relation(&s->card, q);
	return true;
}

static bool
show_card(struct show *s, enum subject kind, uint32_t n, struct err *e)
{
	struct q_card *q;

	if (!query_card(s->db, &s->a, kind, n, &q, e))
		return false;
	if (q != NULL)
		card_thing(&s->card, q);
	return true;
}

static bool
show_thing(struct show *s, enum link_kind kind, uint32_t n, struct err *e)
{
	switch (kind) {
	case LINK_EVENT:
		return show_event(s, n, e);
	case LINK_FACTION:
		return show_card(s, SUBJECT_FACTION, n, e);
	case LINK_PERSON:
		return show_card(s, SUBJECT_PERSON, n, e);
	case LINK_PLACE:
		return show_card(s, SUBJECT_PLACE, n, e);
	case LINK_RELATION:
		return show_relation(s, n, e);
	case LINK_CLAIM:
		return show_claim(s, n, e);
	case LINK_SOURCE:
		return show_source(s, n, e);
	case LINK_PAIR:
	case LINK_NONE:
		break;
	}
	return true;
}

/* Say that nothing is called TEXT; a link's id is what may be misspelt. */
static bool
show_missing(struct show *s, const char *text, struct err *e)
{
	struct err why = ERR_INIT;
	struct link l;
	bool is_link, found;

	is_link = link_parse(text, &l);
	if (l.kind == LINK_PAIR || l.kind == LINK_CLAIM) {
		out_error("show: there is no %s", text);
		return true;
	}
	found = query_not_found(s->db, l.kind, is_link ? l.id : text, &why);
	if (!found && why.code != ERR_USAGE) {
		*e = why;
		return false;
	}
	out_error("show: %s", why.text);
	return true;
}

/* One operand; *THERE says whether it names anything. */
static bool
show_one(struct show *s, const char *text, bool *there, struct err *e)
{
	enum link_kind kind;
	uint32_t n, n2 = 0;
	struct link l;

	*there = false;
	if (link_parse(text, &l)) {
		if (!query_link(s->db, &l, &n, &n2, e))
			return false;
		kind = l.kind;
	} else if (!query_find(s->db, LINK_NONE, text, &kind, &n, e))
		return false;
	if (n == 0)
		return true;
	if (kind == LINK_PAIR)
		return show_pair(s, n, n2, there, e);
	*there = true;
	return show_thing(s, kind, n, e);
}

/* N bytes of a card's line, whose text from TEXT on begins from the right. */
static void
put_line(struct show *s, const char *line, const char *text, size_t n)
{
	enum bidi_base base = text != NULL ? BIDI_RTL : BIDI_MIXED;
	size_t before = text != NULL ? (size_t)(text - line) : 0;
	struct str clean = STR_INIT, shown = STR_INIT;

	gate_text(&shown, line, before, 0);
	gate_text(&clean, line + before, n - before, 0);
	bidi_add(&shown, s->bidi, base, str_c(&clean), clean.len);
	out_raw(s->o, str_c(&shown), shown.len);
	str_clear(&clean);
	str_clear(&shown);
}

/* The card, its lines ordered as the reader wants them. */
static void
put_card(struct show *s)
{
	const char *all = str_c(&s->text), *p = all, *end = all + s->text.len;
	const char *nl, *text;
	size_t f = 0;

	if (s->bidi == BIDI_OFF) {
		out_text(s->o, all, s->text.len, GATE_LINES);
		return;
	}
	for (; p < end; p = nl + 1) {
		nl = memchr(p, '\n', (size_t)(end - p));
		if (nl == NULL)
			nl = end;
		text = f < s->card.n_flows ? all + s->card.flows[f] : NULL;
		if (text != NULL && text <= nl)
			f++;
		else
			text = NULL;
		put_line(s, p, text, (size_t)(nl - p));
		if (nl < end)
			out_raw(s->o, "\n", 1);
	}
}

static bool
show_all(struct show *s, const struct cli_args *args, bool *all, struct err *e)
{
	struct cmd_words w;
	bool some, there;
	size_t i;

	if (!cmd_words(&s->words, args, 0, &w, e))
		return false;
	some = false;
	for (i = 0; i < w.n; i++) {
		str_reset(&s->text);
		arena_reset(&s->a);
		s->card.n_flows = 0;
		if (some)
			str_add(&s->text, "\n\n");
		if (!show_one(s, w.word[i], &there, e))
			return false;
		if (there) {
			put_card(s);
			some = true;
			continue;
		}
		*all = false;
		if (!show_missing(s, w.word[i], e))
			return false;
	}
	return true;
}

int
cmd_show(const struct cli_args *args, struct out *o, struct err *e)
{
	struct show s = {.o = o, .text = STR_INIT};
	bool all, ok;

	if (args->argc == 0) {
		err_set(e, ERR_USAGE, "a link is needed, as in event/ID");
		return 2;
	}
	if (args->format != NULL) {
		err_set(e, ERR_USAGE,
		    "a card is plain text; --format is for list and search");
		return 2;
	}
	arena_init(&s.a);
	s.raw = args->raw;
	arena_init(&s.words);
	s.card.out = &s.text;
	s.card.a = &s.a;
	s.card.width = out_columns(o) > 100 ? 100 : out_columns(o);
	all = true;
	ok = cmd_bidi(args, o, &s.bidi, e) && cmd_open(args, &s.db, e) &&
	     show_all(&s, args, &all, e);
	str_clear(&s.text);
	mem_free(s.card.flows);
	arena_clear(&s.a);
	arena_clear(&s.words);
	db_close(s.db);
	if (!ok)
		return err_exit_status(e);
	return all ? 0 : 1;
}
