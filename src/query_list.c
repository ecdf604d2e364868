/* SPDX-License-Identifier: ISC */
/*
 * query_list - all pairs, disputes and relations, and the plain rows of
 * people and places.
 */
#include <string.h>

#include "query_impl.h"

/* ---- pairs ---- */

#define PAIR_COLS                                                         \
	"SELECT p.n, p.a, p.b, fa.id, fa.name, fb.id, fb.name, p.events," \
	" p.alleged, p.without_figure, p.first, p.last, p.killed_low,"    \
	" p.killed_high FROM pair p JOIN faction fa ON fa.n = p.a"        \
	" JOIN faction fb ON fb.n = p.b"
#define PAIR_ORDER " ORDER BY p.events DESC, p.alleged DESC, fa.id, fb.id"

static void
pair_row(struct arena *a, struct stmt *st, struct q_pair *p)
{
	p->n = (uint32_t)db_int(st, 0);
	p->a = (uint32_t)db_int(st, 1);
	p->b = (uint32_t)db_int(st, 2);
	p->a_id = query_string(a, st, 3);
	p->a_name = query_string(a, st, 4);
	p->b_id = query_string(a, st, 5);
	p->b_name = query_string(a, st, 6);
	p->link = arena_printf(a, "pair/%s+%s", p->a_id, p->b_id);
	p->events = (uint32_t)db_int(st, 7);
	p->alleged = (uint32_t)db_int(st, 8);
	p->without_figure = (uint32_t)db_int(st, 9);
	p->first = query_day(st, 10, EDTF_OPEN_LEFT);
	p->last = query_day(st, 11, EDTF_OPEN_RIGHT);
	p->has_killed = !db_is_null(st, 12) || !db_is_null(st, 13);
	p->killed_low = db_int(st, 12);
	p->killed_high = db_is_null(st, 13) ? -1 : db_int(st, 13);
}

bool
query_pairs(struct db *db, struct arena *a, uint32_t faction,
    struct q_pair **out, size_t *count, struct err *e)
{
	struct q_list l = Q_LIST(struct q_pair);
	struct stmt *st;
	bool ok, row;

	*out = NULL;
	*count = 0;
	if (!query_ask(db,
		faction == 0 ? PAIR_COLS PAIR_ORDER
			     : PAIR_COLS
		    " WHERE p.a = ?1 OR p.b = ?1" PAIR_ORDER,
		faction, 0, &st, e))
		return false;
	while ((ok = db_step(st, &row, e)) && row)
		pair_row(a, st, query_push(a, &l));
	*out = l.items;
	*count = l.n;
	return ok;
}

bool
query_cells(struct db *db, struct arena *a, struct q_cell **out, size_t *count,
    struct err *e)
{
	struct q_cell *c;
	struct stmt *st;
	int64_t max;
	bool ok, row;
	size_t n = 0;

	*out = NULL;
	*count = 0;
	if (!query_number(db, "SELECT count(*) FROM pair", 0, 0, &max, e) ||
	    !db_prepare(db,
		"SELECT a, b, events, alleged, first, last FROM pair ORDER BY"
		" a, b",
		&st, e))
		return false;
	c = arena_array(a, (size_t)max + 1, sizeof(*c));
	while ((ok = db_step(st, &row, e)) && row && n < (size_t)max) {
		c[n].a = (uint32_t)db_int(st, 0);
		c[n].b = (uint32_t)db_int(st, 1);
		c[n].events = (uint32_t)db_int(st, 2);
		c[n].alleged = (uint32_t)db_int(st, 3);
		c[n].first = query_day(st, 4, EDTF_OPEN_LEFT);
		c[n++].last = query_day(st, 5, EDTF_OPEN_RIGHT);
	}
	*out = c;
	*count = ok ? n : 0;
	return ok;
}

bool
query_faction_name(struct db *db, struct arena *a, uint32_t n,
    const char **name, struct err *e)
{
	struct stmt *st;
	bool row;

	*name = "";
	if (!query_ask(
		db, "SELECT name FROM faction WHERE n = ?1", n, 0, &st, e) ||
	    !db_step(st, &row, e))
		return false;
	if (row) {
		*name = query_string(a, st, 0);
		db_reset(st);
	}
	return true;
}

bool
query_pair(struct db *db, struct arena *a, uint32_t a_n, uint32_t b_n,
    struct q_pair **out, struct err *e)
{
	struct stmt *st;
	bool row;

	*out = NULL;
	if (!query_ask(db,
		PAIR_COLS " WHERE (p.a = ?1 AND p.b = ?2)"
			  " OR (p.a = ?2 AND p.b = ?1)",
		a_n, b_n, &st, e) ||
	    !db_step(st, &row, e))
		return false;
	if (row) {
		*out = arena_alloc(a, sizeof(**out));
		pair_row(a, st, *out);
		db_reset(st);
	}
	return true;
}

/* ---- disputes ---- */

#define DISPUTE_SQL(where, order)                                             \
	"SELECT d.n, d.subject_kind, d.subject, " Q_SUBJECT_ID(               \
	    "d") ","                                                          \
		 " ev.id, ev.title, d.field, d.words, d.event FROM dispute d" \
		 " LEFT JOIN event ev ON ev.n = d.event" where order

static void
dispute_row(struct arena *a, struct stmt *st, struct q_dispute *d)
{
	int kind;

	d->n = (uint32_t)db_int(st, 0);
	kind = query_word(st, 1, LIST_SUBJECT);
	d->subject_kind = kind < 0 ? SUBJECT_EVENT : (enum subject)kind;
	d->subject = (uint32_t)db_int(st, 2);
	d->subject_id = query_text(a, st, 3);
	d->event_id = query_text(a, st, 4);
	d->event_title = query_text(a, st, 5);
	d->field = query_string(a, st, 6);
	d->words = query_string(a, st, 7);
}

static bool
dispute_values(
    struct db *db, struct arena *a, struct q_dispute *d, struct err *e)
{
	struct q_list l = Q_LIST(struct q_dispute_value);
	struct q_dispute_value *v;
	struct stmt *st;
	bool ok, row;

	if (!query_ask(db,
		"SELECT c.id, s.id, coalesce(s.short, s.title), v.value,"
		" (SELECT coalesce((SELECT text FROM name WHERE owner_kind ="
		" 'faction' AND owner = o.faction AND kind = 'abbreviation'"
		" ORDER BY ord LIMIT 1), f.name, p.name, o.who) FROM voice o"
		" LEFT JOIN faction f ON f.n = o.faction"
		" LEFT JOIN person p ON p.n = o.person"
		" WHERE o.claim = c.n AND o.inferred = 0"
		" ORDER BY o.ord DESC LIMIT 1)"
		" FROM dispute_value v JOIN claim c ON c.n = v.claim"
		" JOIN source s ON s.n = c.source"
		" WHERE v.dispute = ?1 ORDER BY v.ord",
		d->n, 0, &st, e))
		return false;
	while ((ok = db_step(st, &row, e)) && row) {
		v = query_push(a, &l);
		v->claim_id = query_string(a, st, 0);
		v->source_id = query_string(a, st, 1);
		v->source_short = query_string(a, st, 2);
		v->value = query_string(a, st, 3);
		v->voice = query_text(a, st, 4);
		v->link = query_claim_link(a,
		    model_name(LIST_SUBJECT, (int)d->subject_kind),
		    d->subject_id != NULL ? d->subject_id : "", v->claim_id);
	}
	d->values = l.items;
	d->n_values = l.n;
	return ok;
}

static bool
disputes_values(struct db *db, struct arena *a, struct q_list *l, struct err *e)
{
	size_t i;

	for (i = 0; i < l->n; i++) {
		if (!dispute_values(db, a, (struct q_dispute *)l->items + i, e))
			return false;
	}
	return true;
}

bool
query_disputes_of(struct db *db, struct arena *a, uint32_t event,
    struct q_dispute **out, size_t *count, struct err *e)
{
	struct q_list l = Q_LIST(struct q_dispute);
	struct stmt *st;
	bool ok, row;

	*out = NULL;
	*count = 0;
	if (!query_ask(db, DISPUTE_SQL(" WHERE d.event = ?1", " ORDER BY d.n"),
		event, 0, &st, e))
		return false;
	while ((ok = db_step(st, &row, e)) && row)
		dispute_row(a, st, query_push(a, &l));
	if (!ok || !disputes_values(db, a, &l, e))
		return false;
	*out = l.items;
	*count = l.n;
	return true;
}

static void
bits_of(const struct q_events *list, struct bits *out)
{
	size_t i, max;

	max = 0;
	for (i = 0; i < list->n; i++)
		max = list->event[i] > max ? list->event[i] : max;
	bits_init(out, max + 1);
	for (i = 0; i < list->n; i++)
		bits_set(out, list->event[i]);
}

bool
query_disputes(struct db *db, struct arena *a, const struct q_events *within,
    struct q_dispute **out, size_t *count, struct err *e)
{
	struct q_list l = Q_LIST(struct q_dispute);
	struct bits set = {NULL, 0};
	struct stmt *st;
	bool ok, row;

	*out = NULL;
	*count = 0;
	if (!db_prepare(db,
		DISPUTE_SQL(" LEFT JOIN timeline_order o ON o.event = d.event",
		    " ORDER BY o.n IS NULL, o.n, d.n"),
		&st, e))
		return false;
	if (within != NULL)
		bits_of(within, &set);
	while ((ok = db_step(st, &row, e)) && row) {
		if (within == NULL || bits_has(&set, (size_t)db_int(st, 8)))
			dispute_row(a, st, query_push(a, &l));
	}
	bits_clear(&set);
	if (!ok || !disputes_values(db, a, &l, e))
		return false;
	*out = l.items;
	*count = l.n;
	return true;
}

/* ---- what turns up in a list of events ---- */

bool
query_among(struct db *db, enum link_kind kind, const struct q_events *list,
    struct bits *out, struct err *e)
{
	static const char *const sql[][2] = {
	    [LINK_FACTION] = {"SELECT max(n) FROM faction",
		"SELECT faction, t FROM faction_event"},
	    [LINK_PERSON] = {"SELECT max(n) FROM person",
		"SELECT person, t FROM person_event"},
	    [LINK_PLACE] = {"SELECT max(n) FROM place",
		"SELECT place, t FROM place_event"},
	    [LINK_SOURCE] = {"SELECT max(n) FROM source",
		"SELECT source, t FROM source_event"},
	    [LINK_PAIR] = {"SELECT max(n) FROM pair",
		"SELECT pair, t FROM pair_event"},
	};
	struct bits t;
	struct stmt *st;
	int64_t max;
	bool ok, row;
	size_t i;

	if (!query_highest(db, sql[kind][0], &max, e) ||
	    !db_prepare(db, sql[kind][1], &st, e))
		return false;
	bits_init(out, (size_t)max + 1);
	bits_init(&t, list->total + 1);
	for (i = 0; i < list->n; i++)
		bits_set(&t, list->t[i]);
	while ((ok = db_step(st, &row, e)) && row) {
		if (bits_has(&t, (size_t)db_int(st, 1)))
			bits_set(out, (size_t)db_int(st, 0));
	}
	bits_clear(&t);
	if (!ok)
		bits_clear(out);
	return ok;
}

bool
query_subjects(struct db *db, struct arena *a, enum subject kind,
    uint32_t **out, size_t *count, struct err *e)
{
	struct q_list l = Q_LIST(uint32_t);
	struct stmt *st;
	bool ok, row;

	*out = NULL;
	*count = 0;
	if (!db_prepare(db,
		"SELECT DISTINCT subject FROM claim WHERE subject_kind = ?1"
		" ORDER BY subject",
		&st, e))
		return false;
	db_bind_text(st, 1, model_name(LIST_SUBJECT, (int)kind));
	while ((ok = db_step(st, &row, e)) && row)
		*(uint32_t *)query_push(a, &l) = (uint32_t)db_int(st, 0);
	*out = l.items;
	*count = l.n;
	return ok;
}

/* ---- relations ---- */

#define RELATION_COLS                                                       \
	"SELECT r.n, r.id, r.kind, fa.id, fa.name, fb.id, fb.name, r.date," \
	" ev.id, r.note, r.a, r.b, r.event, r.date_from, r.date_to"         \
	" FROM relation r JOIN faction fa ON fa.n = r.a"                    \
	" JOIN faction fb ON fb.n = r.b LEFT JOIN event ev ON ev.n = r.event"

static void
relation_row(struct arena *a, struct stmt *st, struct q_relation *r)
{
	r->n = (uint32_t)db_int(st, 0);
	r->id = query_string(a, st, 1);
	r->link = arena_printf(a, "relation/%s", r->id);
	r->kind = query_string(a, st, 2);
	r->a_id = query_string(a, st, 3);
	r->a_name = query_string(a, st, 4);
	r->b_id = query_string(a, st, 5);
	r->b_name = query_string(a, st, 6);
	r->date = query_text(a, st, 7);
	r->event_id = query_text(a, st, 8);
	r->note = query_text(a, st, 9);
	r->a = (uint32_t)db_int(st, 10);
	r->b = (uint32_t)db_int(st, 11);
	r->event = (uint32_t)db_int(st, 12);
	r->date_from = query_day(st, 13, EDTF_OPEN_LEFT);
	r->date_to = query_day(st, 14, EDTF_OPEN_RIGHT);
}

static bool
relation_rows(struct db *db, struct arena *a, uint32_t faction,
    struct q_relation **out, size_t *count, struct err *e)
{
	struct q_list l = Q_LIST(struct q_relation);
	struct stmt *st;
	bool ok, row;

	*out = NULL;
	*count = 0;
	if (!query_ask(db,
		RELATION_COLS " WHERE ?1 = 0 OR r.a = ?1 OR r.b = ?1"
			      " ORDER BY coalesce(r.date_from, r.date_to)"
			      " IS NULL, coalesce(r.date_from, r.date_to), r.n",
		faction, 0, &st, e))
		return false;
	while ((ok = db_step(st, &row, e)) && row)
		relation_row(a, st, query_push(a, &l));
	if (!ok)
		return false;
	*out = l.items;
	*count = l.n;
	return true;
}

bool
query_relations(struct db *db, struct arena *a, uint32_t faction,
    struct q_relation **out, size_t *count, struct err *e)
{
	struct q_relation *list;
	size_t i, n;
	bool ok = relation_rows(db, a, faction, &list, &n, e);

	for (i = 0; ok && i < n; i++)
		ok = query_claims(db, a, SUBJECT_RELATION, list[i].n,
		    &list[i].claims, &list[i].n_claims, e);
	*out = ok ? list : NULL;
	*count = ok ? n : 0;
	return ok;
}

bool
query_relation_rows(struct db *db, struct arena *a, struct q_relation **out,
    size_t *count, struct err *e)
{
	return relation_rows(db, a, 0, out, count, e);
}

bool
query_active(struct db *db, struct arena *a, struct q_active **out,
    size_t *count, struct err *e)
{
	struct q_list l = Q_LIST(struct q_active);
	struct q_active *active;
	struct stmt *st;
	bool ok, row;

	*out = NULL;
	*count = 0;
	if (!query_ask(db,
		"SELECT n, seen_from, seen_to FROM faction WHERE seen_from IS"
		" NOT NULL ORDER BY n",
		0, 0, &st, e))
		return false;
	while ((ok = db_step(st, &row, e)) && row) {
		active = query_push(a, &l);
		active->faction = (uint32_t)db_int(st, 0);
		active->first = (int32_t)db_int(st, 1);
		active->last = (int32_t)db_int(st, 2);
	}
	if (!ok)
		return false;
	*out = l.items;
	*count = l.n;
	return true;
}

bool
query_relation(struct db *db, struct arena *a, uint32_t n,
    struct q_relation **out, struct err *e)
{
	struct q_relation *r;
	struct stmt *st;
	bool row;

	*out = NULL;
	if (!query_ask(db, RELATION_COLS " WHERE r.n = ?1", n, 0, &st, e) ||
	    !db_step(st, &row, e))
		return false;
	if (!row)
		return true;
	r = arena_alloc(a, sizeof(*r));
	relation_row(a, st, r);
	db_reset(st);
	if (!query_claims(
		db, a, SUBJECT_RELATION, n, &r->claims, &r->n_claims, e))
		return false;
	*out = r;
	return true;
}
