/* SPDX-License-Identifier: ISC */
/*
 * query_offer - what a word that is being typed could be.
 *
 * Ids are read from their index, from the word on; other tables are walked
 * only where no id begins so, and not for ever.
 */
#include <string.h>

#include "fold.h"
#include "query_impl.h"
#include "str.h"

enum { NAMES_READ = 20000 }; /* at most, for a word that begins no id */

static const struct {
	enum link_kind kind;
	const char *ids;   /* id, name; from ?1 on and before ?2 */
	const char *names; /* id, name, another name */
} offers[] = {
    {LINK_EVENT,
	"SELECT id, title FROM event WHERE id >= ?1 AND id < ?2"
	" ORDER BY id LIMIT ?3",
	NULL},
    {LINK_FACTION,
	"SELECT id, name FROM faction WHERE id >= ?1 AND id < ?2"
	" ORDER BY id LIMIT ?3",
	"SELECT f.id, f.name, x.text FROM (SELECT n AS owner, name AS text"
	" FROM faction UNION ALL SELECT owner, text FROM name"
	" WHERE owner_kind = 'faction' LIMIT ?1) x JOIN faction f"
	" ON f.n = x.owner"},
    {LINK_PERSON,
	"SELECT id, name FROM person WHERE id >= ?1 AND id < ?2"
	" ORDER BY id LIMIT ?3",
	"SELECT f.id, f.name, x.text FROM (SELECT n AS owner, name AS text"
	" FROM person UNION ALL SELECT owner, text FROM name"
	" WHERE owner_kind = 'person' LIMIT ?1) x JOIN person f"
	" ON f.n = x.owner"},
    {LINK_PLACE,
	"SELECT id, name FROM place WHERE id >= ?1 AND id < ?2"
	" ORDER BY id LIMIT ?3",
	"SELECT f.id, f.name, x.text FROM (SELECT n AS owner, name AS text"
	" FROM place UNION ALL SELECT owner, text FROM name"
	" WHERE owner_kind = 'place' LIMIT ?1) x JOIN place f"
	" ON f.n = x.owner"},
    {LINK_SOURCE,
	"SELECT id, title FROM source WHERE id >= ?1 AND id < ?2"
	" ORDER BY id LIMIT ?3",
	NULL},
    {LINK_RELATION,
	"SELECT id, kind FROM relation WHERE id >= ?1 AND id < ?2"
	" ORDER BY id LIMIT ?3",
	NULL},
    {LINK_PAIR,
	"SELECT a.id || '+' || b.id, a.name || ' and ' || b.name FROM"
	" (SELECT n, id, name FROM faction WHERE id >= substr(?1, 1,"
	" instr(?1 || '+', '+') - 1) AND id < ?2 ORDER BY id LIMIT ?3) a"
	" JOIN pair p ON p.a = a.n JOIN faction b ON b.n = p.b"
	" WHERE a.id || '+' || b.id >= ?1 AND a.id || '+' || b.id < ?2"
	" ORDER BY 1 LIMIT ?3",
	NULL},
};

static bool
offers_by_id(struct db *db, struct arena *a, const char *sql, const char *text,
    size_t max, struct q_list *l, struct err *e)
{
	struct q_offer *o;
	struct stmt *st;
	bool ok, row;

	if (!db_prepare(db, sql, &st, e))
		return false;
	db_bind_text(st, 1, text);
	/* Ids are ASCII, and nothing of it comes after DEL. */
	db_bind_text(st, 2, arena_printf(a, "%s\177", text));
	db_bind_int(st, 3, (int64_t)max);
	while ((ok = db_step(st, &row, e)) && row) {
		o = query_push(a, l);
		o->id = query_string(a, st, 0);
		o->name = query_string(a, st, 1);
	}
	return ok;
}

static bool
has_offer(const struct q_list *l, const char *id)
{
	const struct q_offer *o = l->items;
	size_t i;

	for (i = 0; i < l->n; i++) {
		if (strcmp(o[i].id, id) == 0)
			return true;
	}
	return false;
}

static bool
offers_by_name(struct db *db, struct arena *a, const char *sql,
    const char *folded, struct q_list *l, struct err *e)
{
	struct str name = STR_INIT;
	struct q_offer *o;
	struct stmt *st;
	bool ok, row;

	if (!query_ask(db, sql, NAMES_READ, 0, &st, e))
		return false;
	while ((ok = db_step(st, &row, e)) && row) {
		if (db_is_null(st, 0) || db_is_null(st, 2))
			continue;
		if (!fold_begins(
			&name, db_text(st, 2), db_bytes(st, 2), folded) ||
		    has_offer(l, db_text(st, 0)))
			continue;
		o = query_push(a, l);
		o->id = query_string(a, st, 0);
		o->name = query_string(a, st, 1);
	}
	str_clear(&name);
	return ok;
}

bool
query_offers(struct db *db, struct arena *a, enum link_kind kind,
    const char *text, size_t max, struct q_offer **out, size_t *count,
    struct err *e)
{
	struct q_list l = Q_LIST(struct q_offer);
	struct str folded = STR_INIT;
	bool ok = true;
	size_t i;

	for (i = 0; i < sizeof(offers) / sizeof(offers[0]); i++) {
		if (offers[i].kind != kind)
			continue;
		ok = offers_by_id(db, a, offers[i].ids, text, max, &l, e);
		if (!ok || l.n > 0 || offers[i].names == NULL)
			continue;
		fold_text(&folded, text, strlen(text));
		if (folded.len > 0)
			ok = offers_by_name(
			    db, a, offers[i].names, str_c(&folded), &l, e);
		/* Several names have no beginning in common that could take
		 * the place of what was typed. */
		if (l.n > 1)
			l.n = 0;
	}
	str_clear(&folded);
	*out = l.items;
	*count = ok ? l.n : 0;
	return ok;
}
