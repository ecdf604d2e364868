/* SPDX-License-Identifier: ISC */
/*
 * query_card - the card of a faction, a person or a place: its names over
 * time, what it is to others, and the claims that say so.
 *
 * A list of people or places is the same cards without what takes more than
 * one statement a card (claims, rivals, relations, holders).
 */
#include <string.h>

#include "query_impl.h"

/* One select a kind, all with the same columns. */
#define FACTION_CARD                                                          \
	"SELECT c.n, c.id, c.name, c.kind, c.note, c.basis, c.ref, c.events," \
	" c.active, c.active_basis, c.clashes, NULL, NULL, NULL, NULL, NULL," \
	" NULL, NULL FROM faction c"
#define PERSON_CARD                                                     \
	"SELECT c.n, c.id, c.name, 'person', c.note, c.basis, c.ref,"   \
	" c.events, NULL, NULL, 0, NULL, NULL, NULL, NULL, NULL, NULL," \
	" NULL FROM person c"
#define PLACE_CARD                                                          \
	"SELECT c.n, c.id, c.name, coalesce(c.kind, 'place'), c.note,"      \
	" c.basis, c.ref, c.events, NULL, NULL, 0, c.lat, c.lon, c.at_ref," \
	" c.no_coordinates, u.id, u.name, u.n FROM place c"                 \
	" LEFT JOIN place u ON u.n = c.parent"
#define BY_NUMBER " WHERE c.n = ?1"
#define BY_NAME " ORDER BY c.events DESC, c.name COLLATE NOCASE, c.n"

static void
card_row(struct arena *a, struct stmt *st, enum subject kind, struct q_card *c)
{
	c->kind = kind;
	c->n = (uint32_t)db_int(st, 0);
	c->id = query_string(a, st, 1);
	c->link = arena_printf(
	    a, "%s/%s", model_name(LIST_SUBJECT, (int)kind), c->id);
	c->name = query_string(a, st, 2);
	c->kind_name = query_string(a, st, 3);
	c->note = query_text(a, st, 4);
	c->basis = query_text(a, st, 5);
	c->ref = query_text(a, st, 6);
	c->events = (uint32_t)db_int(st, 7);
	c->active = query_text(a, st, 8);
	c->active_basis = query_text(a, st, 9);
	c->clashes = (uint32_t)db_int(st, 10);
	c->has_at = !db_is_null(st, 11) && !db_is_null(st, 12);
	c->lat = db_real(st, 11);
	c->lon = db_real(st, 12);
	c->at_ref = query_text(a, st, 13);
	c->no_coordinates = query_text(a, st, 14);
	c->parent_id = query_text(a, st, 15);
	c->parent_name = query_text(a, st, 16);
	c->parent = (uint32_t)db_int(st, 17);
}

/* The sources that use a name, by their short titles. */
#define USERS                                                               \
	" CASE WHEN used_by IS NOT NULL THEN (SELECT group_concat(t, ', ')" \
	" FROM (SELECT coalesce(short, title) AS t FROM source WHERE"       \
	" instr(' ' || used_by || ' ', ' ' || id || ' ') > 0 ORDER BY n)) " \
	"END,"

bool
query_names(struct db *db, struct arena *a, enum subject kind, uint32_t n,
    struct q_name **out, size_t *count, struct err *e)
{
	struct q_list l = Q_LIST(struct q_name);
	struct q_name *q;
	struct stmt *st;
	bool ok, row;

	if (!db_prepare(db,
		"SELECT text, lang, script, kind, date, basis, ref," USERS
		" note FROM name WHERE owner_kind = ?1 AND owner = ?2"
		" ORDER BY ord",
		&st, e))
		return false;
	db_bind_text(st, 1, model_name(LIST_SUBJECT, (int)kind));
	db_bind_int(st, 2, n);
	while ((ok = db_step(st, &row, e)) && row) {
		q = query_push(a, &l);
		q->text = query_string(a, st, 0);
		q->lang = query_text(a, st, 1);
		q->script = query_text(a, st, 2);
		q->kind = query_string(a, st, 3);
		q->date = query_text(a, st, 4);
		q->basis = query_text(a, st, 5);
		q->ref = query_text(a, st, 6);
		q->used_by = query_text(a, st, 7);
		q->note = query_text(a, st, 8);
	}
	*out = l.items;
	*count = l.n;
	return ok;
}

/* A person's offices, or the people of a faction. */
static bool
card_offices(struct db *db, struct arena *a, struct q_card *c, struct err *e)
{
	struct q_list l = Q_LIST(struct q_person_of);
	struct q_person_of *o;
	struct stmt *st;
	bool ok, row;

	if (c->kind == SUBJECT_PLACE)
		return true;
	if (!query_ask(db,
		c->kind == SUBJECT_PERSON
		    ? "SELECT f.id, f.name, o.role, o.date, p.id, p.name, f.n, "
		      "p.n"
		      " FROM person_of o JOIN faction f ON f.n = o.faction"
		      " JOIN person p ON p.n = o.person WHERE o.person = ?1"
		      " ORDER BY o.rowid"
		    : "SELECT f.id, f.name, o.role, o.date, p.id, p.name, f.n, "
		      "p.n"
		      " FROM person_of o JOIN faction f ON f.n = o.faction"
		      " JOIN person p ON p.n = o.person WHERE o.faction = ?1"
		      " ORDER BY o.rowid",
		c->n, 0, &st, e))
		return false;
	while ((ok = db_step(st, &row, e)) && row) {
		o = query_push(a, &l);
		o->faction_id = query_string(a, st, 0);
		o->faction = query_string(a, st, 1);
		o->role = query_text(a, st, 2);
		o->date = query_text(a, st, 3);
		o->person_id = query_string(a, st, 4);
		o->person = query_string(a, st, 5);
		o->faction_n = (uint32_t)db_int(st, 6);
		o->person_n = (uint32_t)db_int(st, 7);
	}
	c->offices = l.items;
	c->n_offices = l.n;
	return ok;
}

static void
held_row(struct arena *a, struct stmt *st, struct q_held *h)
{
	h->faction_id = query_string(a, st, 0);
	h->faction = query_string(a, st, 1);
	h->date = query_text(a, st, 2);
	h->claim = (uint32_t)db_int(st, 6);
	if (!db_is_null(st, 3))
		h->claim_link = query_claim_link(a, query_string(a, st, 4),
		    query_string(a, st, 5), query_string(a, st, 3));
}

/* Who held a place; the claim may be the place's own or a capture's. */
static bool
card_held(struct db *db, struct arena *a, struct q_card *c, struct err *e)
{
	struct q_list l = Q_LIST(struct q_held);
	struct stmt *st;
	bool ok, row;

	if (c->kind != SUBJECT_PLACE)
		return true;
	if (!query_ask(db,
		"SELECT f.id, f.name, h.date, c.id, c.subject_kind,"
		" CASE c.subject_kind"
		" WHEN 'event' THEN (SELECT id FROM event WHERE n = c.subject)"
		" ELSE (SELECT id FROM place WHERE n = c.subject) END, c.n"
		" FROM place_held h JOIN faction f ON f.n = h.faction"
		" LEFT JOIN claim c ON c.n = h.claim WHERE h.place = ?1"
		" ORDER BY coalesce(h.date_from, h.date_to) IS NULL,"
		" coalesce(h.date_from, h.date_to), h.rowid",
		c->n, 0, &st, e))
		return false;
	while ((ok = db_step(st, &row, e)) && row)
		held_row(a, st, query_push(a, &l));
	c->held = l.items;
	c->n_held = l.n;
	return ok;
}

static bool
card_rest(struct db *db, struct arena *a, struct q_card *c, struct err *e)
{
	if (c->kind == SUBJECT_FACTION &&
	    (!query_relations(db, a, c->n, &c->relations, &c->n_relations, e) ||
		!query_pairs(db, a, c->n, &c->rivals, &c->n_rivals, e) ||
		!query_beside(db, a, c->n, &c->beside, &c->n_beside, e)))
		return false;
	return query_names(db, a, c->kind, c->n, &c->names, &c->n_names, e) &&
	       query_claims(
		   db, a, c->kind, c->n, &c->claims, &c->n_claims, e) &&
	       card_offices(db, a, c, e) && card_held(db, a, c, e);
}

bool
query_card(struct db *db, struct arena *a, enum subject kind, uint32_t n,
    struct q_card **out, struct err *e)
{
	static const char *const sql[] = {
	    [SUBJECT_FACTION] = FACTION_CARD BY_NUMBER,
	    [SUBJECT_PERSON] = PERSON_CARD BY_NUMBER,
	    [SUBJECT_PLACE] = PLACE_CARD BY_NUMBER,
	    [SUBJECT_RELATION] = NULL,
	};
	struct q_card *c;
	struct stmt *st;
	bool row;

	*out = NULL;
	if (sql[kind] == NULL)
		return true;
	if (!query_ask(db, sql[kind], n, 0, &st, e) || !db_step(st, &row, e))
		return false;
	if (!row)
		return true;
	c = arena_alloc(a, sizeof(*c));
	card_row(a, st, kind, c);
	db_reset(st);
	if (!card_rest(db, a, c, e))
		return false;
	*out = c;
	return true;
}

static bool
cards(struct db *db, struct arena *a, const char *sql, enum subject kind,
    struct q_card **out, size_t *count, struct err *e)
{
	struct q_list l = Q_LIST(struct q_card);
	struct q_card *c;
	struct stmt *st;
	bool ok, row;
	size_t i;

	*out = NULL;
	*count = 0;
	if (!db_prepare(db, sql, &st, e))
		return false;
	while ((ok = db_step(st, &row, e)) && row)
		card_row(a, st, kind, query_push(a, &l));
	for (i = 0; ok && i < l.n; i++) {
		c = (struct q_card *)l.items + i;
		ok =
		    query_names(db, a, kind, c->n, &c->names, &c->n_names, e) &&
		    card_offices(db, a, c, e);
	}
	if (!ok)
		return false;
	*out = l.items;
	*count = l.n;
	return true;
}

bool
query_people(struct db *db, struct arena *a, struct q_card **out, size_t *count,
    struct err *e)
{
	return cards(db, a, PERSON_CARD BY_NAME, SUBJECT_PERSON, out, count, e);
}

bool
query_places(struct db *db, struct arena *a, struct q_card **out, size_t *count,
    struct err *e)
{
	return cards(db, a, PLACE_CARD BY_NAME, SUBJECT_PLACE, out, count, e);
}
