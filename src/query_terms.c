/* SPDX-License-Identifier: ISC */
/*
 * query_terms - the terms that speak of claims: who says it, in which mode,
 * with what figures.  They pick events that have such a claim, or the claims
 * themselves.
 */
#include <string.h>

#include "query_run.h"

/* ---- voices ---- */

#define VOICES "voice v JOIN claim c ON c.n = v.claim WHERE "
/* Certainly: the last named voice, not one the editors infer. */
#define LAST                                                        \
	" AND v.inferred = 0 AND NOT EXISTS (SELECT 1 FROM voice w" \
	" WHERE w.claim = v.claim AND w.ord > v.ord AND w.inferred = 0)"
#define OF_FACTION "(v.faction = ?1 OR v.of = ?1)"
#define OF_PERSON "v.person = ?1"
#define OWN                                               \
	"claim c WHERE NOT EXISTS (SELECT 1 FROM voice v" \
	" WHERE v.claim = c.n AND v.inferred = 0)"

static const enum link_kind voice_kinds[3] = {
    LINK_FACTION, LINK_PERSON, LINK_SOURCE};

static bool
says_one(struct query_run *r, enum link_kind kind, uint32_t n, bool certain,
    struct bits *out, struct err *e)
{
	static const char *const faction[2][2] = {
	    QUERY_EITHER(VOICES OF_FACTION),
	    QUERY_EITHER(VOICES OF_FACTION LAST)};
	static const char *const person[2][2] = {QUERY_EITHER(VOICES OF_PERSON),
	    QUERY_EITHER(VOICES OF_PERSON LAST)};
	static const char *const source[2] =
	    QUERY_EITHER(OWN " AND c.source = ?1");

	if (kind == LINK_SOURCE)
		return query_run_either(r, source, n, out, e);
	if (kind == LINK_PERSON)
		return query_run_either(r, person[certain], n, out, e);
	return query_run_either(r, faction[certain], n, out, e);
}

/*
 * A voice is a faction, a person or a source; one name may be several of
 * them (a paper that another one quotes), and then all are meant.
 */
static bool
says_named(struct query_run *r, const char *text, bool certain,
    struct bits *out, struct err *e)
{
	enum link_kind found;
	bool any;
	uint32_t n;
	int i;

	any = false;
	for (i = 0; i < 3; i++) {
		if (!query_find(r->db, voice_kinds[i], text, &found, &n, e))
			return false;
		any = any || n != 0;
		if (n != 0 && !says_one(r, voice_kinds[i], n, certain, out, e))
			return false;
	}
	return any || query_not_found(r->db, LINK_FACTION, text, e);
}

bool
query_term_says(struct query_run *r, const struct filter_term *t,
    struct bits *out, struct err *e)
{
	static const char *const own[2] = QUERY_EITHER(OWN);
	/* A party: a voice that has a side in the event itself. */
	static const char *const party[2] = QUERY_EITHER(
	    VOICES "c.subject_kind = 'event' AND EXISTS (SELECT 1"
		   " FROM timeline_order o JOIN faction_event fe ON fe.t = o.n"
		   " WHERE o.event = c.subject AND fe.side IS NOT NULL"
		   " AND fe.faction IN (v.faction, v.of))");
	bool ok;
	size_t k;

	ok = true;
	for (k = 0; ok && k < t->n_values; k++) {
		if (strcmp(t->values[k], "own") == 0)
			ok = query_run_either(r, own, 0, out, e);
		else if (strcmp(t->values[k], "party") == 0)
			ok = query_run_either(r, party, 0, out, e);
		else
			ok = says_named(r, t->values[k], t->certain, out, e);
	}
	return ok;
}

bool
query_says_check(
    struct query_run *r, const struct filter_term *t, struct err *e)
{
	enum link_kind found;
	const char *text;
	uint32_t n;
	size_t k;
	int i;

	for (k = 0; k < t->n_values; k++) {
		text = t->values[k];
		if (strcmp(text, "own") == 0 || strcmp(text, "party") == 0)
			continue;
		for (i = 0, n = 0; i < 3 && n == 0; i++) {
			if (!query_find(
				r->db, voice_kinds[i], text, &found, &n, e))
				return false;
		}
		if (n == 0)
			return query_not_found(r->db, LINK_FACTION, text, e);
	}
	return true;
}

/* ---- modes ---- */

bool
query_term_mode(struct query_run *r, const struct filter_term *t,
    struct bits *out, struct err *e)
{
	/* mode <> 'fact' lets the small index claim_mode be used. */
	static const char *const rare[2] =
	    QUERY_EITHER("claim c WHERE c.mode = ?1 AND c.mode <> 'fact'");
	static const char *const fact[2] = {
	    "SELECT n FROM event WHERE facts > 0",
	    "SELECT n FROM claim WHERE mode = 'fact'"};
	bool ok;
	size_t k;

	ok = true;
	for (k = 0; ok && k < t->n_values; k++) {
		if (strcmp(t->values[k], "fact") == 0)
			ok = query_run_either(r, fact, 0, out, e);
		else
			ok = query_run_either_text(
			    r, rare, t->values[k], out, e);
	}
	return ok;
}

/* ---- figures ---- */

bool
query_compare(int64_t low, int64_t high, const struct filter_term *t)
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

/*
 * The least and the most that columns min, best, max, strict, about allow;
 * false where only words are given.  "Over 50" begins at 51, "about" leaves
 * a tenth to both sides.
 */
static bool
figure_bounds(struct stmt *st, int64_t *low, int64_t *high)
{
	bool strict;

	if (!db_is_null(st, 1)) {
		*low = *high = db_int(st, 1);
	} else {
		if (db_is_null(st, 0) && db_is_null(st, 2))
			return false;
		strict = db_int(st, 3) != 0;
		*low = db_int(st, 0) + (strict && !db_is_null(st, 0));
		*high = INT64_MAX;
		if (!db_is_null(st, 2))
			*high = db_int(st, 2) - strict;
	}
	if (db_int(st, 4) != 0) {
		*low -= *low / 10;
		if (*high < INT64_MAX / 2)
			*high += *high / 10;
	}
	return true;
}

static bool
figure_claims(struct query_run *r, const struct filter_term *t,
    struct q_list *claims, struct err *e)
{
	struct stmt *st;
	int64_t low, high;
	bool ok, row;

	if (!db_prepare(r->db,
		"SELECT min, best, max, strict, about, claim FROM figure"
		" WHERE what = ?1 AND denied = 0",
		&st, e))
		return false;
	db_bind_text(st, 1, model_name(LIST_FIGURE_WHAT, t->what));
	while ((ok = db_step(st, &row, e)) && row) {
		if (figure_bounds(st, &low, &high) &&
		    query_compare(low, high, t))
			*(uint32_t *)query_push(&r->a, claims) =
			    (uint32_t)db_int(st, 5);
	}
	return ok;
}

/* Only facts are counted. */
bool
query_term_figure(struct query_run *r, const struct filter_term *t,
    struct bits *out, struct err *e)
{
	static const char *const sql[2] = QUERY_EITHER(
	    "claim c WHERE c.n = ?1 AND c.mode = 'fact' AND c.denied = 0");
	struct q_list claims = Q_LIST(uint32_t);
	bool ok;
	size_t i;

	ok = figure_claims(r, t, &claims, e);
	for (i = 0; ok && i < claims.n; i++)
		ok = query_run_either(
		    r, sql, ((uint32_t *)claims.items)[i], out, e);
	return ok;
}

/* ---- sets of claims ---- */

static bool
claims_source(struct query_run *r, const struct filter_term *t,
    struct bits *out, struct err *e)
{
	struct query_numbers list;
	bool ok;
	size_t i;

	ok = query_run_find(r, LINK_SOURCE, t, &list, e);
	for (i = 0; ok && i < list.count; i++)
		ok = query_run_ask(r, "SELECT n FROM claim WHERE source = ?1",
		    list.n[i], 0, out, e);
	return ok;
}

/* What a claim itself may be; the other words of is: speak of events. */
static const char *
claims_is_sql(const char *word)
{
	if (strcmp(word, "hedged") == 0)
		return "SELECT n FROM claim WHERE hedge IS NOT NULL";
	if (strcmp(word, "denied") == 0)
		return "SELECT n FROM claim WHERE denied <> 0"
		       " UNION SELECT claim FROM actor WHERE denied <> 0"
		       " AND claim IS NOT NULL"
		       " UNION SELECT claim FROM figure WHERE denied <> 0";
	if (strcmp(word, "disputed") == 0)
		return "SELECT claim FROM dispute_value";
	return NULL;
}

/* Do all words of an is: term speak of claims? */
static bool
is_of_claims(const struct filter_term *t)
{
	size_t k;

	for (k = 0; k < t->n_values; k++) {
		if (claims_is_sql(t->values[k]) == NULL)
			return false;
	}
	return true;
}

static bool
claims_is(struct query_run *r, const struct filter_term *t, struct bits *out,
    struct err *e)
{
	const char *sql;
	bool ok;
	size_t k;

	ok = true;
	for (k = 0; ok && k < t->n_values; k++) {
		sql = claims_is_sql(t->values[k]);
		ok = query_run_ask(r, sql, 0, 0, out, e);
	}
	return ok;
}

static query_term *
claims_term(const struct filter_term *t)
{
	switch (t->field) {
	case FILTER_SOURCE:
		return claims_source;
	case FILTER_SAYS:
		return query_term_says;
	case FILTER_MODE:
		return query_term_mode;
	case FILTER_FIGURE:
		return query_term_figure;
	case FILTER_IS:
		return is_of_claims(t) ? claims_is : NULL;
	default:
		return NULL;
	}
}

static bool
claims_terms(
    struct query_run *r, struct bits *set, struct filter *rest, struct err *e)
{
	struct bits one;
	query_term *f;
	bool ok;
	size_t i;

	bits_init(&one, r->total + 1);
	bits_fill(set);
	ok = true;
	for (i = 0; ok && i < r->f->n; i++) {
		f = claims_term(&r->f->terms[i]);
		if (f == NULL) {
			rest->terms[rest->n++] = r->f->terms[i];
			continue;
		}
		bits_none(&one);
		ok = f(r, &r->f->terms[i], &one, e);
		if (r->f->terms[i].not )
			bits_without(set, &one);
		else
			bits_and(set, &one);
	}
	bits_clear(&one);
	return ok;
}

bool
query_claim_set(struct db *db, struct arena *a, const struct filter *f,
    struct bits *set, struct filter *rest, struct err *e)
{
	static const struct q_scope everything;
	struct query_run r = {
	    .db = db, .scope = &everything, .f = f, .claims = true};
	int64_t max;
	bool ok;

	memset(rest, 0, sizeof(*rest));
	rest->text = f->text;
	rest->terms = arena_array(a, f->n + 1, sizeof(*rest->terms));
	if (!query_highest(db, "SELECT max(n) FROM claim", &max, e))
		return false;
	r.total = (size_t)max;
	bits_init(set, r.total + 1);
	arena_init(&r.a);
	ok = claims_terms(&r, set, rest, e);
	arena_clear(&r.a);
	if (!ok)
		bits_clear(set);
	return ok;
}
