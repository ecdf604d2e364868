/* SPDX-License-Identifier: ISC */
/*
 * query_filter - from a filter to a list of events.
 *
 * Every term becomes a set of places in the timeline (t), kept as bits; the
 * sets are joined, and what is left is read off in order.  So counts are
 * exact, order costs nothing, and no term needs to know of another.  Two
 * exceptions, because people mean them so: with: and role: speak of the
 * factions that the same query names.
 *
 * A value that is uncertain lets an event through when it may fit
 * ("possibly"); with `!' only when it must ("certainly").
 */
#include <string.h>

#include "query_run.h"

/* ---- terms ---- */

#define FACTION_SQL "SELECT collect(t) FROM faction_event WHERE faction = ?1"
#define PERSON_SQL "SELECT collect(t) FROM person_event WHERE person = ?1"
#define PLACE_SQL "SELECT collect(t) FROM place_event WHERE place = ?1"
#define SOURCE_SQL "SELECT collect(t) FROM source_event WHERE source = ?1"
#define PAIR_SQL                                                               \
	"SELECT collect(pe.t) FROM pair p JOIN pair_event pe ON pe.pair = p.n" \
	" WHERE (p.a = ?1 AND p.b = ?2 OR p.a = ?2 AND p.b = ?1)"
#define ANY_PAIR_SQL                                                           \
	"SELECT collect(pe.t) FROM pair p JOIN pair_event pe ON pe.pair = p.n" \
	" WHERE (p.a = ?1 OR p.b = ?1)"
#define PARTS_SQL                                                        \
	"WITH RECURSIVE d(n) AS (SELECT n FROM event WHERE part_of = ?1" \
	" UNION SELECT e.n FROM d JOIN event e ON e.part_of = d.n)"      \
	" SELECT n FROM d"
/* Certainly there: the event's own place, in the place or in what it holds. */
#define PLACE_CERTAIN_SQL                                               \
	"WITH RECURSIVE d(n) AS (VALUES (?1)"                           \
	" UNION SELECT p.n FROM d JOIN place p ON p.parent = d.n)"      \
	" SELECT ep.event FROM d JOIN event_place ep ON ep.place = d.n" \
	" WHERE ep.claim IS NULL AND ep.rel IN ('at', 'in')"

struct name_row {
	enum filter_field field;
	enum link_kind kind;
	const char *sql, *certain;   /* certain NULL: the same */
	bool events, certain_events; /* the statement gives events, not t */
};

static const struct name_row name_rows[] = {
    {FILTER_FACTION, LINK_FACTION, FACTION_SQL,
	FACTION_SQL " AND claim_only = 0", false, false},
    {FILTER_PERSON, LINK_PERSON, PERSON_SQL, NULL, false, false},
    {FILTER_PLACE, LINK_PLACE, PLACE_SQL, PLACE_CERTAIN_SQL, false, true},
    {FILTER_SOURCE, LINK_SOURCE, SOURCE_SQL, NULL, false, false},
    {FILTER_PART_OF, LINK_EVENT, PARTS_SQL, NULL, true, true},
    {FILTER_ID, LINK_EVENT, "SELECT ?1", NULL, true, true},
};

static bool
term_names(struct query_run *r, const struct filter_term *t, struct bits *out,
    struct err *e)
{
	const struct name_row *row;
	struct query_numbers list;
	const char *sql;
	bool events, ok;
	size_t i;

	for (row = name_rows; row->field != t->field; row++)
		continue;
	if (!query_run_find(r, row->kind, t, &list, e))
		return false;
	sql = t->certain && row->certain != NULL ? row->certain : row->sql;
	events = t->certain ? row->certain_events : row->events;
	ok = true;
	for (i = 0; ok && i < list.count; i++)
		ok = events ? query_run_ask(r, sql, list.n[i], 0, out, e)
		     : sql == row->sql
			 ? query_run_turns_up(
			       r, row->kind, sql, list.n[i], out, e)
			 : query_run_ask_t(r, sql, list.n[i], 0, out, e);
	return ok;
}

/* A clash with that faction: of the factions meant, or of anybody. */
static bool
term_with(struct query_run *r, const struct filter_term *t, struct bits *out,
    struct err *e)
{
	struct query_numbers who, with;
	const char *sql;
	size_t i, k;

	if (!query_run_factions(r, &who, e) ||
	    !query_run_find(r, LINK_FACTION, t, &with, e))
		return false;
	for (k = 0; k < with.count; k++) {
		sql = t->certain ? ANY_PAIR_SQL " AND pe.alleged = 0"
				 : ANY_PAIR_SQL;
		if (who.count == 0 &&
		    !query_run_ask_t(r, sql, with.n[k], 0, out, e))
			return false;
		sql = t->certain ? PAIR_SQL " AND pe.alleged = 0" : PAIR_SQL;
		for (i = 0; i < who.count; i++) {
			if (!query_run_ask_t(
				r, sql, who.n[i], with.n[k], out, e))
				return false;
		}
	}
	return true;
}

#define ROLE_SQL                                                             \
	"SELECT coalesce(a.event, c.subject) FROM actor a"                   \
	" LEFT JOIN claim c ON c.n = a.claim"                                \
	" WHERE a.role = ?1 AND a.denied = 0 AND (?2 = 0 OR a.faction = ?2)" \
	" AND (a.event IS NOT NULL OR c.subject_kind = 'event')"

static bool
term_role(struct query_run *r, const struct filter_term *t, struct bits *out,
    struct err *e)
{
	struct query_numbers who;
	struct stmt *st;
	const char *sql;
	size_t i, k;

	if (!query_run_factions(r, &who, e) || !query_run_map(r, e))
		return false;
	sql = t->certain ? ROLE_SQL " AND a.claim IS NULL" : ROLE_SQL;
	for (k = 0; k < t->n_values; k++) {
		for (i = 0; i < who.count || (i == 0 && who.count == 0); i++) {
			if (!db_prepare(r->db, sql, &st, e))
				return false;
			db_bind_text(st, 1, t->values[k]);
			db_bind_int(st, 2, who.count == 0 ? 0 : who.n[i]);
			if (!query_run_events(r, st, out, e))
				return false;
		}
	}
	return true;
}

/* ---- what stands in an event's own row ---- */

/* All of these read the covering index event_scalars alone. */
static const char *const sources_sql[] = {
    [FILTER_EQ] = "SELECT n FROM event WHERE sources = ?1",
    [FILTER_GT] = "SELECT n FROM event WHERE sources > ?1",
    [FILTER_GE] = "SELECT n FROM event WHERE sources >= ?1",
    [FILTER_LT] = "SELECT n FROM event WHERE sources < ?1",
    [FILTER_LE] = "SELECT n FROM event WHERE sources <= ?1",
};
static const char *const claims_sql[] = {
    [FILTER_EQ] = "SELECT n FROM event WHERE claims = ?1",
    [FILTER_GT] = "SELECT n FROM event WHERE claims > ?1",
    [FILTER_GE] = "SELECT n FROM event WHERE claims >= ?1",
    [FILTER_LT] = "SELECT n FROM event WHERE claims < ?1",
    [FILTER_LE] = "SELECT n FROM event WHERE claims <= ?1",
};

static bool
term_count(struct query_run *r, const struct filter_term *t, struct bits *out,
    struct err *e)
{
	const char *const *sql;

	sql = t->field == FILTER_SOURCES ? sources_sql : claims_sql;
	return query_run_ask(r, sql[t->op], t->number, 0, out, e);
}

/* An open bound may be any day: possibly it fits, certainly never. */
static bool
term_date(struct query_run *r, const struct filter_term *t, struct bits *out,
    struct err *e)
{
	if (t->field == FILTER_FROM)
		return query_run_ask(r,
		    t->certain ? "SELECT n FROM event WHERE date_from >= ?1"
			       : "SELECT n FROM event WHERE date_to >= ?1"
				 " OR date_to IS NULL",
		    t->date.from, 0, out, e);
	return query_run_ask(r,
	    t->certain ? "SELECT n FROM event WHERE date_to <= ?1"
		       : "SELECT n FROM event WHERE date_from <= ?1"
			 " OR date_from IS NULL",
	    t->date.to, 0, out, e);
}

static bool
term_kind(struct query_run *r, const struct filter_term *t, struct bits *out,
    struct err *e)
{
	static const char *const sql[2] = {
	    "SELECT n FROM event WHERE kind = ?1", NULL};
	bool ok;
	size_t k;

	ok = true;
	for (k = 0; ok && k < t->n_values; k++)
		ok = query_run_either_text(r, sql, t->values[k], out, e);
	return ok;
}

static bool
is_one(struct query_run *r, const char *word, struct bits *out, struct err *e)
{
	static const struct {
		const char *word;
		uint32_t flag;
	} flags[] = {
	    {"disputed", EVENT_DISPUTED},
	    {"clash", EVENT_CLASH},
	    {"alleged", EVENT_ALLEGED},
	    {"planned", EVENT_PLANNED},
	    {"denied", EVENT_DENIED | EVENT_DENIAL},
	    {"hedged", EVENT_HEDGED},
	};
	size_t i;

	for (i = 0; i < sizeof(flags) / sizeof(flags[0]); i++) {
		if (strcmp(flags[i].word, word) == 0)
			return query_run_ask(r,
			    "SELECT n FROM event WHERE flags & ?1",
			    flags[i].flag, 0, out, e);
	}
	if (strcmp(word, "single-source") == 0)
		return query_run_ask(r, sources_sql[FILTER_EQ], 1, 0, out, e);
	return query_run_ask(r,
	    "SELECT n FROM event WHERE date_from IS NULL AND date_to IS NULL",
	    0, 0, out, e);
}

static bool
term_is(struct query_run *r, const struct filter_term *t, struct bits *out,
    struct err *e)
{
	bool ok;
	size_t k;

	ok = true;
	for (k = 0; ok && k < t->n_values; k++)
		ok = is_one(r, t->values[k], out, e);
	return ok;
}

static bool
term_words(struct query_run *r, const struct filter_term *t, struct bits *out,
    struct err *e)
{
	return query_words(r->db, t->values[0], t->prefix, out, e);
}

/* ---- the whole ---- */

static query_term *const term_functions[] = {
    [FILTER_WORDS] = term_words,
    [FILTER_PHRASE] = term_words,
    [FILTER_FACTION] = term_names,
    [FILTER_WITH] = term_with,
    [FILTER_PERSON] = term_names,
    [FILTER_PLACE] = term_names,
    [FILTER_SOURCE] = term_names,
    [FILTER_SAYS] = query_term_says,
    [FILTER_KIND] = term_kind,
    [FILTER_MODE] = query_term_mode,
    [FILTER_ROLE] = term_role,
    [FILTER_FROM] = term_date,
    [FILTER_TO] = term_date,
    [FILTER_FIGURE] = query_term_figure,
    [FILTER_SOURCES] = term_count,
    [FILTER_CLAIMS] = term_count,
    [FILTER_IS] = term_is,
    [FILTER_PART_OF] = term_names,
    [FILTER_ID] = term_names,
};

static bool
run_terms(
    struct query_run *r, struct bits *set, struct bits *one, struct err *e)
{
	const struct filter_term *t;
	size_t i;

	for (i = 0; r->f != NULL && i < r->f->n; i++) {
		t = &r->f->terms[i];
		bits_none(one);
		if (!term_functions[t->field](r, t, one, e))
			return false;
		if (t->not )
			bits_without(set, one);
		else
			bits_and(set, one);
	}
	return true;
}

static bool
run_part(struct query_run *r, enum link_kind kind, const char *sql, uint32_t n,
    uint32_t n2, struct bits *out, struct err *e)
{
	switch (kind) {
	case LINK_EVENT:
		return query_run_ask(r, sql, n, 0, out, e);
	case LINK_PAIR:
		return query_run_ask_t(r, sql, n, n2, out, e);
	default:
		return query_run_turns_up(r, kind, sql, n, out, e);
	}
}

static bool
run_scope(
    struct query_run *r, struct bits *set, struct bits *one, struct err *e)
{
	const struct q_scope *s = r->scope;
	const struct {
		enum link_kind kind;
		const char *sql;
		uint32_t n, n2;
	} parts[] = {
	    {LINK_FACTION, FACTION_SQL, s->with != 0 ? 0 : s->faction, 0},
	    {LINK_PAIR, PAIR_SQL, s->with != 0 ? s->faction : 0, s->with},
	    {LINK_SOURCE, SOURCE_SQL, s->source, 0},
	    {LINK_PLACE, PLACE_SQL, s->place, 0},
	    {LINK_PERSON, PERSON_SQL, s->person, 0},
	    {LINK_EVENT, PARTS_SQL, s->part_of, 0},
	};
	bool ok;
	size_t i;

	ok = true;
	for (i = 0; ok && i < sizeof(parts) / sizeof(parts[0]); i++) {
		if (parts[i].n == 0)
			continue;
		bits_none(one);
		ok = run_part(r, parts[i].kind, parts[i].sql, parts[i].n,
		    parts[i].n2, one, e);
		bits_and(set, one);
	}
	return ok;
}

/* The set of everything, narrowed by scope and terms. */
static bool
run_all(struct query_run *r, struct bits *set, struct err *e)
{
	struct bits one;
	bool ok;

	bits_init(&one, r->total + 1);
	bits_fill(set);
	bits_set(&one, 0);
	bits_without(set, &one); /* t counts from 1 */
	ok = run_scope(r, set, &one, e) && run_terms(r, set, &one, e);
	bits_clear(&one);
	return ok;
}

bool
query_run_set(struct query_run *r, struct db *db, const struct q_scope *scope,
    const struct filter *f, struct bits *set, struct err *e)
{
	static const struct q_scope everything;
	int64_t total;

	memset(r, 0, sizeof(*r));
	memset(set, 0, sizeof(*set));
	r->db = db;
	r->scope = scope != NULL ? scope : &everything;
	r->f = f;
	if (!query_highest(db, "SELECT max(n) FROM timeline_order", &total, e))
		return false;
	r->total = (size_t)total;
	bits_init(set, r->total + 1);
	arena_init(&r->a);
	if (run_all(r, set, e))
		return true;
	query_run_clear(r);
	bits_clear(set);
	return false;
}

bool
query_filter_check(struct db *db, const struct filter *f, struct err *e)
{
	static const enum link_kind named[] = {
	    [FILTER_FACTION] = LINK_FACTION,
	    [FILTER_WITH] = LINK_FACTION,
	    [FILTER_PERSON] = LINK_PERSON,
	    [FILTER_PLACE] = LINK_PLACE,
	    [FILTER_SOURCE] = LINK_SOURCE,
	    [FILTER_PART_OF] = LINK_EVENT,
	    [FILTER_ID] = LINK_EVENT,
	};
	struct query_run r = {.db = db, .f = f};
	struct query_numbers list;
	const struct filter_term *t;
	bool ok = true;
	size_t i;

	arena_init(&r.a);
	for (i = 0; ok && i < f->n; i++) {
		t = &f->terms[i];
		if (t->field == FILTER_SAYS)
			ok = query_says_check(&r, t, e);
		else if (t->field < sizeof(named) / sizeof(named[0]) &&
			 named[t->field] != LINK_NONE)
			ok = query_run_find(&r, named[t->field], t, &list, e);
	}
	query_run_clear(&r);
	return ok;
}

/* The places of a list one by one: for the few that are left of many. */
static bool
read_few(struct query_run *r, struct q_events *l, struct err *e)
{
	size_t i;

	for (i = 0; i < l->n; i++) {
		if (!query_moment(r->db, l->t[i], &l->event[i], &l->day[i], e))
			return false;
	}
	return true;
}

static bool
read_many(struct query_run *r, struct q_events *l, struct err *e)
{
	size_t i;

	if (!query_run_frame(r, e))
		return false;
	for (i = 0; i < l->n; i++) {
		l->event[i] = r->event[l->t[i]];
		l->day[i] = r->day[l->t[i]];
	}
	return true;
}

/* Make the arrays of L and let its set go; R has read what it has read. */
static bool
read_list(struct query_run *r, struct q_events *l, struct err *e)
{
	struct bits all = {NULL, 0};
	uint32_t *t = mem_array(l->n + 1, sizeof(*t));
	size_t i, at;

	query_events_bits(l, &all);
	for (i = 0, at = bits_next(&all, 1); i < l->n;
	     at = bits_next(&all, at + 1))
		t[i++] = (uint32_t)at;
	bits_clear(&all);
	bits_clear(&l->set);
	mem_free(l->rank);
	l->rank = NULL;
	l->t = t;
	l->event = mem_array(l->n + 1, sizeof(*l->event));
	l->day = mem_array(l->n + 1, sizeof(*l->day));
	if (r->event == NULL && l->n < l->total / 16)
		return read_few(r, l, e);
	return read_many(r, l, e);
}

bool
query_events(struct db *db, const struct q_scope *scope, const struct filter *f,
    struct q_events *out, struct err *e)
{
	struct query_run r;
	struct bits set;
	bool ok;

	memset(out, 0, sizeof(*out));
	if (!query_run_set(&r, db, scope, f, &set, e))
		return false;
	query_events_of(&set, r.total, out);
	ok = read_list(&r, out, e);
	query_run_clear(&r);
	if (!ok)
		query_events_clear(out);
	return ok;
}

bool
query_events_read(struct db *db, struct q_events *l, struct err *e)
{
	struct query_run r = {.db = db, .total = l->total};
	bool ok;

	if (l->t != NULL)
		return true;
	arena_init(&r.a);
	ok = read_list(&r, l, e);
	query_run_clear(&r);
	return ok;
}

void
query_events_clear(struct q_events *l)
{
	mem_free(l->event);
	mem_free(l->day);
	mem_free(l->t);
	bits_clear(&l->set);
	mem_free(l->rank);
	memset(l, 0, sizeof(*l));
}

bool
query_named(struct db *db, struct arena *a, const struct filter *f,
    enum link_kind kind, bool with, uint32_t **out, size_t *count,
    struct err *e)
{
	static const enum filter_field fields[] = {
	    [LINK_FACTION] = FILTER_FACTION,
	    [LINK_SOURCE] = FILTER_SOURCE,
	    [LINK_PLACE] = FILTER_PLACE,
	    [LINK_PERSON] = FILTER_PERSON,
	};
	struct query_run r = {.db = db, .f = f};
	struct query_numbers list;
	bool ok;

	*out = NULL;
	*count = 0;
	arena_init(&r.a);
	ok = query_run_named(
	    &r, with ? FILTER_WITH : fields[kind], kind, &list, e);
	if (ok && list.count > 0) {
		*out = arena_array(a, list.count, sizeof(**out));
		memcpy(*out, list.n, list.count * sizeof(**out));
		*count = list.count;
	}
	arena_clear(&r.a);
	return ok;
}
