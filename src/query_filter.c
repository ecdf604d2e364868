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

#include "filter.h"
#include "query_impl.h"

struct run {
	struct db *db;
	const struct q_scope *scope;
	const struct filter *f;
	struct arena a;
	size_t total;
	uint32_t *t_of; /* by event.n; made when first needed */
	size_t n_t_of;
};

/* ---- from statements to sets ---- */

static bool
set_t(struct stmt *st, struct bits *out, struct err *e)
{
	bool ok, row;

	while ((ok = db_step(st, &row, e)) && row)
		bits_set(out, (size_t)db_int(st, 0));
	return ok;
}

static bool
run_map(struct run *r, struct err *e)
{
	struct stmt *st;
	int64_t max, n;
	bool ok, row;

	if (r->t_of != NULL)
		return true;
	if (!query_number(r->db, "SELECT max(n) FROM event", 0, 0, &max, e) ||
	    !db_prepare(r->db, "SELECT event, n FROM timeline_order", &st, e))
		return false;
	r->n_t_of = (size_t)max + 1;
	r->t_of = arena_array(&r->a, r->n_t_of, sizeof(*r->t_of));
	while ((ok = db_step(st, &row, e)) && row) {
		n = db_int(st, 0);
		if (n > 0 && n <= max)
			r->t_of[n] = (uint32_t)db_int(st, 1);
	}
	return ok;
}

static void
set_event(const struct run *r, int64_t event, struct bits *out)
{
	if (event > 0 && (uint64_t)event < r->n_t_of && r->t_of[event] != 0)
		bits_set(out, r->t_of[event]);
}

static bool
set_events(struct run *r, struct stmt *st, struct bits *out, struct err *e)
{
	bool ok, row;

	while ((ok = db_step(st, &row, e)) && row)
		set_event(r, db_int(st, 0), out);
	return ok;
}

static bool
ask_t(struct run *r, const char *sql, int64_t one, int64_t two,
    struct bits *out, struct err *e)
{
	struct stmt *st;

	return query_ask(r->db, sql, one, two, &st, e) && set_t(st, out, e);
}

/* The map first: its statement must not run inside another. */
static bool
ask_events(struct run *r, const char *sql, int64_t one, int64_t two,
    struct bits *out, struct err *e)
{
	struct stmt *st;

	return run_map(r, e) && query_ask(r->db, sql, one, two, &st, e) &&
	       set_events(r, st, out, e);
}

/* ---- names ---- */

struct numbers {
	uint32_t *n;
	size_t count;
};

static bool
find_one(struct run *r, enum link_kind kind, const char *text, uint32_t *n,
    struct err *e)
{
	enum link_kind found;

	if (!query_find(r->db, kind, text, &found, n, e))
		return false;
	return *n != 0 || query_not_found(r->db, kind, text, e);
}

static bool
find_glob(struct run *r, enum link_kind kind, const char *glob,
    struct q_list *l, struct err *e)
{
	const char **ids;
	size_t i, n;

	if (!query_ids(r->db, &r->a, kind, glob, &ids, &n, e))
		return false;
	if (n == 0)
		return err_set(e, ERR_USAGE, "no %s has an id like `%s'",
		    link_kind_name(kind), glob);
	for (i = 0; i < n; i++) {
		if (!find_one(r, kind, ids[i], query_push(&r->a, l), e))
			return false;
	}
	return true;
}

/* All things that the values of a term name. */
static bool
find_all(struct run *r, enum link_kind kind, const struct filter_term *t,
    struct numbers *out, struct err *e)
{
	struct q_list l = Q_LIST(uint32_t);
	bool ok;
	size_t i;

	ok = true;
	for (i = 0; ok && i < t->n_values; i++) {
		if (strchr(t->values[i], '*') != NULL)
			ok = find_glob(r, kind, t->values[i], &l, e);
		else
			ok = find_one(
			    r, kind, t->values[i], query_push(&r->a, &l), e);
	}
	out->n = l.items;
	out->count = l.n;
	return ok;
}

/* Factions that the query is about: its faction: terms, else the scope's. */
static bool
factions_meant(struct run *r, struct numbers *out, struct err *e)
{
	struct q_list l = Q_LIST(uint32_t);
	struct numbers some;
	size_t i, k;

	for (i = 0; r->f != NULL && i < r->f->n; i++) {
		if (r->f->terms[i].field != FILTER_FACTION ||
		    r->f->terms[i].not )
			continue;
		if (!find_all(r, LINK_FACTION, &r->f->terms[i], &some, e))
			return false;
		for (k = 0; k < some.count; k++)
			*(uint32_t *)query_push(&r->a, &l) = some.n[k];
	}
	if (l.n == 0 && r->scope->faction != 0)
		*(uint32_t *)query_push(&r->a, &l) = r->scope->faction;
	out->n = l.items;
	out->count = l.n;
	return true;
}

/* ---- terms ---- */

#define FACTION_SQL "SELECT t FROM faction_event WHERE faction = ?1"
#define PERSON_SQL "SELECT t FROM person_event WHERE person = ?1"
#define PLACE_SQL "SELECT t FROM place_event WHERE place = ?1"
#define SOURCE_SQL "SELECT t FROM source_event WHERE source = ?1"
#define PAIR_SQL                                                      \
	"SELECT pe.t FROM pair p JOIN pair_event pe ON pe.pair = p.n" \
	" WHERE (p.a = ?1 AND p.b = ?2 OR p.a = ?2 AND p.b = ?1)"
#define ANY_PAIR_SQL                                                  \
	"SELECT pe.t FROM pair p JOIN pair_event pe ON pe.pair = p.n" \
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
term_names(
    struct run *r, const struct filter_term *t, struct bits *out, struct err *e)
{
	const struct name_row *row;
	struct numbers list;
	const char *sql;
	bool events, ok;
	size_t i;

	for (row = name_rows; row->field != t->field; row++)
		continue;
	if (!find_all(r, row->kind, t, &list, e))
		return false;
	sql = t->certain && row->certain != NULL ? row->certain : row->sql;
	events = t->certain ? row->certain_events : row->events;
	ok = true;
	for (i = 0; ok && i < list.count; i++)
		ok = events ? ask_events(r, sql, list.n[i], 0, out, e)
			    : ask_t(r, sql, list.n[i], 0, out, e);
	return ok;
}

/* A clash with that faction: of the factions meant, or of anybody. */
static bool
term_with(
    struct run *r, const struct filter_term *t, struct bits *out, struct err *e)
{
	struct numbers who, with;
	const char *sql;
	size_t i, k;

	if (!factions_meant(r, &who, e) ||
	    !find_all(r, LINK_FACTION, t, &with, e))
		return false;
	for (k = 0; k < with.count; k++) {
		sql = t->certain ? ANY_PAIR_SQL " AND pe.alleged = 0"
				 : ANY_PAIR_SQL;
		if (who.count == 0 && !ask_t(r, sql, with.n[k], 0, out, e))
			return false;
		sql = t->certain ? PAIR_SQL " AND pe.alleged = 0" : PAIR_SQL;
		for (i = 0; i < who.count; i++) {
			if (!ask_t(r, sql, who.n[i], with.n[k], out, e))
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
term_role(
    struct run *r, const struct filter_term *t, struct bits *out, struct err *e)
{
	struct numbers who;
	struct stmt *st;
	const char *sql;
	size_t i, k;

	if (!factions_meant(r, &who, e) || !run_map(r, e))
		return false;
	sql = t->certain ? ROLE_SQL " AND a.claim IS NULL" : ROLE_SQL;
	for (k = 0; k < t->n_values; k++) {
		for (i = 0; i < who.count || (i == 0 && who.count == 0); i++) {
			if (!db_prepare(r->db, sql, &st, e))
				return false;
			db_bind_text(st, 1, t->values[k]);
			db_bind_int(st, 2, who.count == 0 ? 0 : who.n[i]);
			if (!set_events(r, st, out, e))
				return false;
		}
	}
	return true;
}

static bool
term_mode(
    struct run *r, const struct filter_term *t, struct bits *out, struct err *e)
{
	struct stmt *st;
	size_t k;

	if (!run_map(r, e))
		return false;
	for (k = 0; k < t->n_values; k++) {
		if (strcmp(t->values[k], "fact") == 0) {
			if (!ask_events(r,
				"SELECT n FROM event WHERE facts > 0", 0, 0,
				out, e))
				return false;
			continue;
		}
		/* mode <> 'fact' lets the small index claim_mode be used. */
		if (!db_prepare(r->db,
			"SELECT subject FROM claim WHERE mode = ?1"
			" AND mode <> 'fact' AND subject_kind = 'event'",
			&st, e))
			return false;
		db_bind_text(st, 1, t->values[k]);
		if (!set_events(r, st, out, e))
			return false;
	}
	return true;
}

/* ---- voices ---- */

#define SAYS_SQL                                                      \
	"SELECT c.subject FROM voice v JOIN claim c ON c.n = v.claim" \
	" WHERE c.subject_kind = 'event'"
/* Certainly: the last named voice, not one the editors infer. */
#define SAYS_LAST                                                   \
	" AND v.inferred = 0 AND NOT EXISTS (SELECT 1 FROM voice w" \
	" WHERE w.claim = v.claim AND w.ord > v.ord AND w.inferred = 0)"
#define SAYS_FACTION " AND (v.faction = ?1 OR v.of = ?1)"
#define SAYS_PERSON " AND v.person = ?1"
#define OWN_SQL                                                        \
	"SELECT c.subject FROM claim c WHERE c.subject_kind = 'event'" \
	" AND NOT EXISTS (SELECT 1 FROM voice v WHERE v.claim = c.n"   \
	" AND v.inferred = 0)"
/* A party: a voice that takes part in the event itself. */
#define PARTY_SQL                                               \
	SAYS_SQL " AND EXISTS (SELECT 1 FROM timeline_order o"  \
		 " JOIN faction_event fe ON fe.t = o.n"         \
		 " WHERE o.event = c.subject AND fe.faction IN" \
		 " (v.faction, v.of) AND fe.side IS NOT NULL)"

static bool
says_one(struct run *r, enum link_kind kind, uint32_t n, bool certain,
    struct bits *out, struct err *e)
{
	if (kind == LINK_SOURCE)
		return ask_events(
		    r, OWN_SQL " AND c.source = ?1", n, 0, out, e);
	if (kind == LINK_PERSON)
		return ask_events(r,
		    certain ? SAYS_SQL SAYS_PERSON SAYS_LAST
			    : SAYS_SQL SAYS_PERSON,
		    n, 0, out, e);
	return ask_events(r,
	    certain ? SAYS_SQL SAYS_FACTION SAYS_LAST : SAYS_SQL SAYS_FACTION,
	    n, 0, out, e);
}

/*
 * A voice is a faction, a person or a source; one name may be several of
 * them (a paper that is quoted by another), and then all are meant.
 */
bool
query_voice_named(struct db *db, const char *text, uint32_t n[3], struct err *e)
{
	static const enum link_kind kinds[3] = {
	    LINK_FACTION, LINK_PERSON, LINK_SOURCE};
	enum link_kind found;
	int i;

	for (i = 0; i < 3; i++) {
		if (!query_find(db, kinds[i], text, &found, &n[i], e))
			return false;
	}
	if (n[0] == 0 && n[1] == 0 && n[2] == 0)
		return query_not_found(db, LINK_FACTION, text, e);
	return true;
}

static bool
says_named(struct run *r, const char *text, bool certain, struct bits *out,
    struct err *e)
{
	static const enum link_kind kinds[3] = {
	    LINK_FACTION, LINK_PERSON, LINK_SOURCE};
	uint32_t n[3];
	int i;

	if (!query_voice_named(r->db, text, n, e))
		return false;
	for (i = 0; i < 3; i++) {
		if (n[i] != 0 && !says_one(r, kinds[i], n[i], certain, out, e))
			return false;
	}
	return true;
}

static bool
term_says(
    struct run *r, const struct filter_term *t, struct bits *out, struct err *e)
{
	bool ok;
	size_t k;

	ok = true;
	for (k = 0; ok && k < t->n_values; k++) {
		if (strcmp(t->values[k], "own") == 0)
			ok = ask_events(r, OWN_SQL, 0, 0, out, e);
		else if (strcmp(t->values[k], "party") == 0)
			ok = ask_events(r, PARTY_SQL, 0, 0, out, e);
		else
			ok = says_named(r, t->values[k], t->certain, out, e);
	}
	return ok;
}

/* ---- numbers and dates ---- */

static bool
compare(int64_t low, int64_t high, const struct filter_term *t)
{
	int64_t n = t->number;

	switch (t->op) {
	case FILTER_GT:
		return (t->certain ? low : high) > n;
	case FILTER_GE:
		return (t->certain ? low : high) >= n;
	case FILTER_LT:
		return (t->certain ? high : low) < n;
	case FILTER_LE:
		return (t->certain ? high : low) <= n;
	case FILTER_EQ:
		break;
	}
	return t->certain ? low == n && high == n : low <= n && n <= high;
}

/* The least and the most that columns min, best, max, strict, about allow. */
static bool
figure_bounds(struct stmt *st, int col, int64_t *low, int64_t *high)
{
	bool strict;

	if (!db_is_null(st, col + 1)) {
		*low = *high = db_int(st, col + 1);
	} else {
		if (db_is_null(st, col) && db_is_null(st, col + 2))
			return false;
		strict = db_int(st, col + 3) != 0;
		*low = db_int(st, col) + (strict && !db_is_null(st, col));
		*high = INT64_MAX;
		if (!db_is_null(st, col + 2))
			*high = db_int(st, col + 2) - strict;
	}
	if (db_int(st, col + 4) != 0) {
		*low -= *low / 10;
		if (*high < INT64_MAX / 2)
			*high += *high / 10;
	}
	return true;
}

bool
query_figure_fits(struct stmt *st, int col, const struct filter_term *t)
{
	int64_t low, high;

	return figure_bounds(st, col, &low, &high) && compare(low, high, t);
}

static bool
term_figure(
    struct run *r, const struct filter_term *t, struct bits *out, struct err *e)
{
	struct q_list claims = Q_LIST(uint32_t);
	struct stmt *st;
	bool ok, row;
	size_t i;

	if (!db_prepare(r->db,
		"SELECT min, best, max, strict, about, claim FROM figure"
		" WHERE what = ?1 AND denied = 0",
		&st, e))
		return false;
	db_bind_text(st, 1, model_name(LIST_FIGURE_WHAT, t->what));
	while ((ok = db_step(st, &row, e)) && row) {
		if (query_figure_fits(st, 0, t))
			*(uint32_t *)query_push(&r->a, &claims) =
			    (uint32_t)db_int(st, 5);
	}
	for (i = 0; ok && i < claims.n; i++)
		ok = ask_events(r,
		    "SELECT subject FROM claim WHERE n = ?1 AND mode = 'fact'"
		    " AND denied = 0 AND subject_kind = 'event'",
		    ((uint32_t *)claims.items)[i], 0, out, e);
	return ok;
}

struct scalars {
	int kind;
	uint32_t flags, sources, claims;
	int32_t from, to;
};

static bool
is_word(const struct scalars *s, const char *word)
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
			return (s->flags & flags[i].flag) != 0;
	}
	if (strcmp(word, "single-source") == 0)
		return s->sources == 1;
	return strcmp(word, "undated") == 0 && s->from == EDTF_OPEN_LEFT &&
	       s->to == EDTF_OPEN_RIGHT;
}

static bool
scalar_word(const struct scalars *s, const struct filter_term *t)
{
	size_t k;

	for (k = 0; k < t->n_values; k++) {
		if (t->field == FILTER_IS
			? is_word(s, t->values[k])
			: s->kind == model_find(LIST_EVENT_KIND, t->values[k]))
			return true;
	}
	return false;
}

static bool
scalar_fits(const struct scalars *s, const struct filter_term *t)
{
	switch (t->field) {
	case FILTER_FROM:
		return (t->certain ? s->from : s->to) >= t->date.from;
	case FILTER_TO:
		return (t->certain ? s->to : s->from) <= t->date.to;
	case FILTER_SOURCES:
		return compare(s->sources, s->sources, t);
	case FILTER_CLAIMS:
		return compare(s->claims, s->claims, t);
	default:
		return scalar_word(s, t);
	}
}

/* What stands in the event's own row; event_scalars is a covering index. */
static bool
term_scalar(
    struct run *r, const struct filter_term *t, struct bits *out, struct err *e)
{
	struct scalars s;
	struct stmt *st;
	bool ok, row;

	if (!run_map(r, e) ||
	    !db_prepare(r->db,
		"SELECT n, kind, flags, sources, claims, date_from, date_to"
		" FROM event",
		&st, e))
		return false;
	while ((ok = db_step(st, &row, e)) && row) {
		s.kind = t->field == FILTER_KIND
			     ? model_find(LIST_EVENT_KIND, db_text(st, 1))
			     : 0;
		s.flags = (uint32_t)db_int(st, 2);
		s.sources = (uint32_t)db_int(st, 3);
		s.claims = (uint32_t)db_int(st, 4);
		s.from = query_day(st, 5, EDTF_OPEN_LEFT);
		s.to = query_day(st, 6, EDTF_OPEN_RIGHT);
		if (scalar_fits(&s, t))
			set_event(r, db_int(st, 0), out);
	}
	return ok;
}

static bool
term_words(
    struct run *r, const struct filter_term *t, struct bits *out, struct err *e)
{
	return query_words(r->db, t->values[0], t->prefix, out, e);
}

/* ---- the whole ---- */

static bool (*const term_functions[])(
    struct run *, const struct filter_term *, struct bits *, struct err *) = {
    [FILTER_WORDS] = term_words,
    [FILTER_PHRASE] = term_words,
    [FILTER_FACTION] = term_names,
    [FILTER_WITH] = term_with,
    [FILTER_PERSON] = term_names,
    [FILTER_PLACE] = term_names,
    [FILTER_SOURCE] = term_names,
    [FILTER_SAYS] = term_says,
    [FILTER_KIND] = term_scalar,
    [FILTER_MODE] = term_mode,
    [FILTER_ROLE] = term_role,
    [FILTER_FROM] = term_scalar,
    [FILTER_TO] = term_scalar,
    [FILTER_FIGURE] = term_figure,
    [FILTER_SOURCES] = term_scalar,
    [FILTER_CLAIMS] = term_scalar,
    [FILTER_IS] = term_scalar,
    [FILTER_PART_OF] = term_names,
    [FILTER_ID] = term_names,
};

static bool
run_terms(struct run *r, struct bits *set, struct bits *one, struct err *e)
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
run_scope(struct run *r, struct bits *set, struct bits *one, struct err *e)
{
	const struct q_scope *s = r->scope;
	const struct {
		const char *sql;
		uint32_t n, n2;
		bool events;
	} parts[] = {
	    {FACTION_SQL, s->with != 0 ? 0 : s->faction, 0, false},
	    {PAIR_SQL, s->with != 0 ? s->faction : 0, s->with, false},
	    {SOURCE_SQL, s->source, 0, false},
	    {PLACE_SQL, s->place, 0, false},
	    {PERSON_SQL, s->person, 0, false},
	    {PARTS_SQL, s->part_of, 0, true},
	};
	bool ok;
	size_t i;

	ok = true;
	for (i = 0; ok && i < sizeof(parts) / sizeof(parts[0]); i++) {
		if (parts[i].n == 0)
			continue;
		bits_none(one);
		ok = parts[i].events
			 ? ask_events(r, parts[i].sql, parts[i].n, 0, one, e)
			 : ask_t(r, parts[i].sql, parts[i].n, parts[i].n2, one,
			       e);
		bits_and(set, one);
	}
	return ok;
}

/* The set of everything, narrowed by scope and terms. */
static bool
run_all(struct run *r, struct bits *set, struct err *e)
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

static bool
filter_set(struct db *db, const struct q_scope *scope, const struct filter *f,
    struct bits *set, struct err *e)
{
	static const struct q_scope everything;
	struct run r = {
	    db, scope != NULL ? scope : &everything, f, {0}, 0, NULL, 0};
	int64_t total;
	bool ok;

	memset(set, 0, sizeof(*set));
	if (!query_number(
		db, "SELECT max(n) FROM timeline_order", 0, 0, &total, e))
		return false;
	r.total = (size_t)total;
	bits_init(set, r.total + 1);
	arena_init(&r.a);
	ok = run_all(&r, set, e);
	arena_clear(&r.a);
	if (!ok)
		bits_clear(set);
	return ok;
}

/* One walk over the order, or one look-up each where few are left. */
static bool
gather(
    struct db *db, const struct bits *set, struct q_events *out, struct err *e)
{
	struct stmt *st;
	bool few, ok, row;
	size_t t, n;

	few = out->n < out->total / 16;
	ok = true;
	row = false;
	st = NULL;
	if (!few)
		ok = db_prepare(db,
		    "SELECT n, event, day FROM timeline_order ORDER BY n", &st,
		    e);
	n = 0;
	for (t = bits_next(set, 1); ok && n < out->n;
	     t = bits_next(set, t + 1)) {
		if (few)
			ok = query_ask(db,
			    "SELECT n, event, day FROM timeline_order"
			    " WHERE n = ?1",
			    (int64_t)t, 0, &st, e);
		do {
			ok = ok && db_step(st, &row, e);
		} while (ok && row && (size_t)db_int(st, 0) < t);
		if (!ok || !row)
			break;
		out->t[n] = (uint32_t)t;
		out->event[n] = (uint32_t)db_int(st, 1);
		out->day[n++] = (int32_t)db_int(st, 2);
	}
	if (ok && row && st != NULL)
		db_reset(st);
	out->n = n;
	return ok;
}

bool
query_events(struct db *db, const struct q_scope *scope, const struct filter *f,
    struct q_events *out, struct err *e)
{
	struct bits set;
	bool ok;

	memset(out, 0, sizeof(*out));
	if (!filter_set(db, scope, f, &set, e))
		return false;
	out->total = set.n - 1;
	out->n = bits_count(&set);
	out->event = mem_array(out->n + 1, sizeof(*out->event));
	out->day = mem_array(out->n + 1, sizeof(*out->day));
	out->t = mem_array(out->n + 1, sizeof(*out->t));
	ok = gather(db, &set, out, e);
	bits_clear(&set);
	if (!ok)
		query_events_clear(out);
	return ok;
}

void
query_events_clear(struct q_events *l)
{
	mem_free(l->event);
	mem_free(l->day);
	mem_free(l->t);
	memset(l, 0, sizeof(*l));
}

bool
query_search(struct db *db, const char *words, const struct q_events *list,
    uint32_t **index, size_t *count, struct err *e)
{
	struct filter f;
	struct arena a;
	struct bits set;
	size_t i;
	bool ok;

	*index = NULL;
	*count = 0;
	arena_init(&a);
	ok = filter_parse(&a, words, true, &f, e) &&
	     filter_set(db, NULL, &f, &set, e);
	arena_clear(&a);
	if (!ok)
		return false;
	*index = mem_array(list->n + 1, sizeof(**index));
	for (i = 0; i < list->n; i++) {
		if (bits_has(&set, list->t[i]))
			(*index)[(*count)++] = (uint32_t)i;
	}
	bits_clear(&set);
	return true;
}
