/* SPDX-License-Identifier: ISC */
/*
 * query_claim - the claims of one subject with all that hangs on them.
 *
 * One statement for the claims, one each for their quotes, voices, actors,
 * places, figures and mentions; never one per claim.  All come in the same
 * order (c.ord, c.n), so the rows of a child are dealt out to the claims in
 * one walk.  Every statement exists twice: for a subject, and for one claim.
 */
#include <string.h>

#include "query_impl.h"

#define OF_SUBJECT " WHERE c.subject = ?1 AND c.subject_kind = ?2"
#define OF_CLAIM " WHERE c.n = ?1"
/* The statement for a subject and the one for a claim. */
#define BOTH(columns, joins, order)                                   \
	{                                                             \
		"SELECT " columns " FROM claim c " joins OF_SUBJECT   \
		" ORDER BY c.ord, c.n" order,                         \
		    "SELECT " columns " FROM claim c " joins OF_CLAIM \
		    " ORDER BY c.ord, c.n" order                      \
	}

/* What is gathered for one claim before it gets its arrays. */
struct lists {
	struct q_list quotes, voices, actors, places, figures, mentions;
};

struct loader {
	struct db *db;
	struct arena *a;
	const char *kind; /* of the subject; NULL: N is one claim */
	uint32_t n;
	struct q_list claims;
	struct lists *lists; /* one for each claim */
};

/* ---- rows shared with query_event.c ---- */

void
query_actor_row(struct arena *a, struct stmt *st, int col, struct q_actor *out)
{
	out->faction = (uint32_t)db_int(st, col);
	out->person = (uint32_t)db_int(st, col + 1);
	out->of = (uint32_t)db_int(st, col + 2);
	out->under = (uint32_t)db_int(st, col + 3);
	out->faction_id = query_text(a, st, col + 4);
	out->person_id = query_text(a, st, col + 5);
	out->name = query_string(a, st, col + 6);
	out->of_name = query_text(a, st, col + 7);
	out->under_name = query_text(a, st, col + 8);
	out->as_name = query_text(a, st, col + 9);
	out->fate = query_text(a, st, col + 10);
	out->hedge = query_text(a, st, col + 11);
	out->date = query_text(a, st, col + 12);
	out->side = (int)db_int(st, col + 13);
	out->role =
	    db_is_null(st, col + 14) ? -1 : query_word(st, col + 14, LIST_ROLE);
	out->denied = db_int(st, col + 15) != 0;
}

void
query_place_row(struct arena *a, struct stmt *st, int col, struct q_place *out)
{
	int rel;

	rel = query_word(st, col, LIST_PLACE_REL);
	out->rel = rel < 0 ? PLACE_AT : (enum place_rel)rel;
	out->n = (uint32_t)db_int(st, col + 1);
	out->n2 = (uint32_t)db_int(st, col + 2);
	out->id = query_text(a, st, col + 3);
	out->name = query_string(a, st, col + 4);
	out->id2 = query_text(a, st, col + 5);
	out->name2 = query_text(a, st, col + 6);
	out->part = query_text(a, st, col + 7);
	out->in_name = query_text(a, st, col + 8);
}

const char *
query_claim_link(struct arena *a, const char *subject_kind,
    const char *subject_id, const char *id)
{
	if (strcmp(subject_kind, "event") == 0)
		return arena_printf(a, "claim/%s/%s", subject_id, id);
	return arena_printf(a, "claim/%s:%s/%s", subject_kind, subject_id, id);
}

/* ---- claims ---- */

#define CLAIM_COLS                                                             \
	"c.n, c.id, c.says, c.note, c.subject_kind, c.subject, c.source, "     \
	"s.id,"                                                                \
	" s.title, s.short, s.rights, c.mode, c.part, c.denied,"               \
	" c.quote_start, c.quote_end, c.passage, c.date, c.date_words,"        \
	" c.date_basis, c.said, c.hedge, c.place_words, c.match, c.date_from," \
	" c.date_to, c.kind, r.id, x.id, c.file, c.line"
#define CLAIM_JOINS                              \
	" JOIN source s ON s.n = c.source"       \
	" LEFT JOIN claim r ON r.n = c.restates" \
	" LEFT JOIN claim x ON x.n = c.contradicts"

static void
claim_source(struct arena *a, struct stmt *st, struct q_claim *c)
{
	c->source = (uint32_t)db_int(st, 6);
	c->source_id = query_string(a, st, 7);
	c->source_title = query_string(a, st, 8);
	c->source_short = query_text(a, st, 9);
	if (c->source_short == NULL)
		c->source_short = c->source_title;
	c->source_rights = query_text(a, st, 10);
	c->coded_row = db_is_null(st, 14);
	c->quote_start = (uint32_t)db_int(st, 14);
	c->quote_end = (uint32_t)db_int(st, 15);
	if (c->coded_row) {
		c->passage = query_text(a, st, 16);
		c->passage_len = db_bytes(st, 16);
		c->quote = c->passage;
	}
}

void
query_said_row(struct arena *a, struct stmt *st, struct q_claim *c)
{
	c->n = (uint32_t)db_int(st, 0);
	c->id = query_string(a, st, 1);
	c->says = query_string(a, st, 2);
	claim_source(a, st, c);
}

static void
claim_row(struct arena *a, struct stmt *st, struct q_claim *c)
{
	int kind, mode;

	query_said_row(a, st, c);
	c->note = query_text(a, st, 3);
	kind = query_word(st, 4, LIST_SUBJECT);
	c->subject_kind = kind < 0 ? SUBJECT_EVENT : (enum subject)kind;
	c->subject = (uint32_t)db_int(st, 5);
	c->part = query_string(a, st, 12);
	mode = query_word(st, 11, LIST_MODE);
	c->mode = mode < 0 ? MODE_FACT : mode;
	c->denied = db_int(st, 13) != 0;
	c->date = query_text(a, st, 17);
	c->date_words = query_text(a, st, 18);
	c->date_basis = query_text(a, st, 19);
	c->said = query_text(a, st, 20);
	c->hedge = query_text(a, st, 21);
	c->place_words = query_text(a, st, 22);
	c->match = query_text(a, st, 23);
	c->date_from = query_day(st, 24, EDTF_OPEN_LEFT);
	c->date_to = query_day(st, 25, EDTF_OPEN_RIGHT);
	c->kind = db_is_null(st, 26) ? -1 : query_word(st, 26, LIST_EVENT_KIND);
	c->restates = query_text(a, st, 27);
	c->contradicts = query_text(a, st, 28);
	c->file = query_text(a, st, 29);
	c->line = (uint32_t)db_int(st, 30);
}

/* ---- what hangs on them: columns from 1 on, column 0 is the claim ---- */

static void
quote_row(struct arena *a, struct stmt *st, struct lists *l)
{
	struct q_span *q;

	q = query_push(a, &l->quotes);
	q->start = (uint32_t)db_int(st, 1);
	q->end = (uint32_t)db_int(st, 2);
}

static void
voice_row(struct arena *a, struct stmt *st, struct lists *l)
{
	struct q_voice *v;

	v = query_push(a, &l->voices);
	v->faction = (uint32_t)db_int(st, 1);
	v->person = (uint32_t)db_int(st, 2);
	v->of = (uint32_t)db_int(st, 3);
	v->name = query_string(a, st, 4);
	v->of_name = query_text(a, st, 5);
	v->note = query_text(a, st, 6);
	v->inferred = db_int(st, 7) != 0;
	v->id = query_text(a, st, 8);
	v->is_person = v->person != 0;
	v->of_id = query_text(a, st, 9);
}

static void
actor_row(struct arena *a, struct stmt *st, struct lists *l)
{
	query_actor_row(a, st, 1, query_push(a, &l->actors));
}

static void
place_row(struct arena *a, struct stmt *st, struct lists *l)
{
	query_place_row(a, st, 1, query_push(a, &l->places));
}

static void
figure_row(struct arena *a, struct stmt *st, struct lists *l)
{
	struct q_figure *f;

	f = query_push(a, &l->figures);
	f->what = query_word(st, 1, LIST_FIGURE_WHAT);
	f->of_id = query_text(a, st, 2);
	f->of = query_text(a, st, 3);
	f->by_id = query_text(a, st, 4);
	f->by = query_text(a, st, 5);
	f->has_min = !db_is_null(st, 6);
	f->has_best = !db_is_null(st, 7);
	f->has_max = !db_is_null(st, 8);
	f->min = db_int(st, 6);
	f->best = db_int(st, 7);
	f->max = db_int(st, 8);
	f->strict = db_int(st, 9) != 0;
	f->about = db_int(st, 10) != 0;
	f->denied = db_int(st, 11) != 0;
	f->words = query_text(a, st, 12);
	f->as_of = query_text(a, st, 13);
	f->note = query_text(a, st, 14);
	f->within = (uint32_t)db_int(st, 15);
	f->within_id = query_text(a, st, 16);
}

static void
mention_row(struct arena *a, struct stmt *st, struct lists *l)
{
	*(const char **)query_push(a, &l->mentions) = query_string(a, st, 1);
}

static const struct child {
	const char *sql[2];
	void (*row)(struct arena *, struct stmt *, struct lists *);
} children[] = {
    {BOTH("q.claim, q.start, q.end", "JOIN quote q ON q.claim = c.n",
	 ", q.start, q.end"),
	quote_row},
    {BOTH("v.claim, v.faction, v.person, v.of,"
	  " coalesce(f.name, p.name, v.who), o.name, v.note, v.inferred,"
	  " coalesce(f.id, p.id), o.id",
	 "JOIN voice v ON v.claim = c.n"
	 " LEFT JOIN faction f ON f.n = v.faction"
	 " LEFT JOIN person p ON p.n = v.person"
	 " LEFT JOIN faction o ON o.n = v.of",
	 ", v.ord"),
	voice_row},
    {BOTH("a.claim, " Q_ACTOR_COLS,
	 "JOIN actor a ON a.claim = c.n" Q_ACTOR_JOINS, ", a.ord, a.n"),
	actor_row},
    {BOTH("ep.claim, " Q_PLACE_COLS,
	 "JOIN event_place ep ON ep.claim = c.n" Q_PLACE_JOINS, ", ep.ord"),
	place_row},
    {BOTH("g.claim, g.what, g.of, coalesce(fo.name, g.of), g.by,"
	  " coalesce(fb.name, g.by), g.min, g.best, g.max, g.strict, g.about,"
	  " g.denied, g.words, g.as_of, g.note, g.within, w.id",
	 "JOIN figure g ON g.claim = c.n"
	 " LEFT JOIN faction fo ON fo.n = g.of_faction"
	 " LEFT JOIN faction fb ON fb.n = g.by_faction"
	 " LEFT JOIN claim w ON w.n = g.within",
	 ", g.ord, g.n"),
	figure_row},
    {BOTH("m.claim, f.name",
	 "JOIN mention m ON m.claim = c.n"
	 " JOIN faction f ON f.n = m.faction",
	 ", m.rowid"),
	mention_row},
};

static bool
ask(struct loader *l, const char *const sql[2], struct stmt **st, struct err *e)
{
	if (!db_prepare(l->db, sql[l->kind == NULL], st, e))
		return false;
	db_bind_int(*st, 1, l->n);
	if (l->kind != NULL)
		db_bind_text(*st, 2, l->kind);
	return true;
}

bool
query_claims_ask(struct db *db, const char *kind, uint32_t n, struct stmt **st,
    struct err *e)
{
	static const char *const sql[2] = BOTH(CLAIM_COLS, CLAIM_JOINS, "");
	struct loader l = {.db = db, .kind = kind, .n = n};

	return ask(&l, sql, st, e);
}

static bool
load_claims(struct loader *l, struct err *e)
{
	const struct lists none = {Q_LIST(struct q_span),
	    Q_LIST(struct q_voice), Q_LIST(struct q_actor),
	    Q_LIST(struct q_place), Q_LIST(struct q_figure),
	    Q_LIST(const char *)};
	struct stmt *st;
	bool ok, row;
	size_t i;

	if (!query_claims_ask(l->db, l->kind, l->n, &st, e))
		return false;
	while ((ok = db_step(st, &row, e)) && row)
		claim_row(l->a, st, query_push(l->a, &l->claims));
	l->lists = arena_array(l->a, l->claims.n + 1, sizeof(*l->lists));
	for (i = 0; i < l->claims.n; i++)
		l->lists[i] = none;
	return ok;
}

static bool
load_child(struct loader *l, const struct child *child, struct err *e)
{
	const struct q_claim *c = l->claims.items;
	struct stmt *st;
	bool ok, row;
	size_t i;

	if (!ask(l, child->sql, &st, e))
		return false;
	i = 0;
	while ((ok = db_step(st, &row, e)) && row) {
		while (i < l->claims.n && c[i].n != (uint32_t)db_int(st, 0))
			i++;
		if (i < l->claims.n)
			child->row(l->a, st, &l->lists[i]);
	}
	return ok;
}

static void
give_arrays(struct q_claim *c, const struct lists *l)
{
	/* A coded row has no text that a quote could lie in. */
	c->quotes = l->quotes.items;
	c->n_quotes = c->coded_row ? 0 : l->quotes.n;
	c->voices = l->voices.items;
	c->n_voices = l->voices.n;
	c->actors = l->actors.items;
	c->n_actors = l->actors.n;
	c->places = l->places.items;
	c->n_places = l->places.n;
	c->figures = l->figures.items;
	c->n_figures = l->figures.n;
	c->mentions = l->mentions.items;
	c->n_mentions = l->mentions.n;
}

/* Id and title of a subject; a relation's title is its sentence. */
bool
query_subject(struct db *db, struct arena *a, enum subject kind, uint32_t n,
    const char **id, const char **title, struct err *e)
{
	static const char *const sql[] = {
	    [SUBJECT_EVENT] = "SELECT id, title FROM event WHERE n = ?1",
	    [SUBJECT_FACTION] = "SELECT id, name FROM faction WHERE n = ?1",
	    [SUBJECT_PERSON] = "SELECT id, name FROM person WHERE n = ?1",
	    [SUBJECT_PLACE] = "SELECT id, name FROM place WHERE n = ?1",
	    [SUBJECT_RELATION] =
		"SELECT r.id, f.name || ' ' || replace(r.kind, '-', ' ')"
		" || ' ' || t.name FROM relation r JOIN faction f ON f.n = r.a"
		" JOIN faction t ON t.n = r.b WHERE r.n = ?1",
	};
	struct stmt *st;
	bool row;

	*id = *title = "";
	if (!query_ask(db, sql[kind], n, 0, &st, e) || !db_step(st, &row, e))
		return false;
	if (row) {
		*id = query_string(a, st, 0);
		*title = query_string(a, st, 1);
		db_reset(st);
	}
	return true;
}

static bool
load_subject(struct loader *l, struct err *e)
{
	struct q_claim *c = l->claims.items;
	const char *id, *title;
	size_t i;

	if (l->claims.n == 0)
		return true;
	if (!query_subject(
		l->db, l->a, c[0].subject_kind, c[0].subject, &id, &title, e))
		return false;
	for (i = 0; i < l->claims.n; i++) {
		c[i].subject_id = id;
		c[i].subject_title = title;
		c[i].link = query_claim_link(l->a,
		    model_name(LIST_SUBJECT, (int)c[i].subject_kind), id,
		    c[i].id);
	}
	return true;
}

static bool
load(struct loader *l, struct err *e)
{
	struct q_claim *c;
	size_t i;

	if (!load_claims(l, e))
		return false;
	if (l->claims.n == 0)
		return true;
	for (i = 0; i < sizeof(children) / sizeof(children[0]); i++) {
		if (!load_child(l, &children[i], e))
			return false;
	}
	c = l->claims.items;
	for (i = 0; i < l->claims.n; i++)
		give_arrays(&c[i], &l->lists[i]);
	return query_passages(l->db, l->a, c, l->claims.n, e) &&
	       load_subject(l, e);
}

bool
query_claims(struct db *db, struct arena *a, enum subject kind, uint32_t n,
    struct q_claim **out, size_t *count, struct err *e)
{
	struct loader l = {db, a, model_name(LIST_SUBJECT, (int)kind), n,
	    Q_LIST(struct q_claim), NULL};

	*out = NULL;
	*count = 0;
	if (!load(&l, e))
		return false;
	*out = l.claims.items;
	*count = l.claims.n;
	return true;
}

bool
query_claim(struct db *db, struct arena *a, uint32_t n, struct q_claim **out,
    struct err *e)
{
	struct loader l = {db, a, NULL, n, Q_LIST(struct q_claim), NULL};

	*out = NULL;
	if (!load(&l, e))
		return false;
	*out = l.claims.items;
	return true;
}
