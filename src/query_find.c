/* SPDX-License-Identifier: ISC */
/*
 * query_find - from what a person types to a thing.
 *
 * In this order, and the first step that finds anything decides: a link; an
 * id; a former id; a display name; any other name.  Names are compared in
 * their folded form, so a spelling or an article makes no difference.  Where
 * one step finds several things, none is chosen: the error names them.
 */
#include <assert.h>
#include <string.h>

#include "diag.h"
#include "fold.h"
#include "query_impl.h"
#include "str.h"

/* The kinds that have ids, in the order in which they are tried. */
static const struct find_kind {
	enum link_kind kind;
	const char *word;
	const char *by_id, *by_former;
	const char *names;  /* n, display name */
	const char *others; /* n, another name */
	const char *ids;
} find_kinds[] = {
    {LINK_EVENT, "event", "SELECT n FROM event WHERE id = ?1",
	"SELECT n FROM formerly WHERE kind = 'event' AND old = ?1", NULL, NULL,
	"SELECT id FROM event WHERE id GLOB ?1 LIMIT ?2"},
    {LINK_FACTION, "faction", "SELECT n FROM faction WHERE id = ?1",
	"SELECT n FROM formerly WHERE kind = 'faction' AND old = ?1",
	"SELECT n, name FROM faction",
	"SELECT owner, text FROM name WHERE owner_kind = 'faction'",
	"SELECT id FROM faction WHERE id GLOB ?1 LIMIT ?2"},
    {LINK_PERSON, "person", "SELECT n FROM person WHERE id = ?1",
	"SELECT n FROM formerly WHERE kind = 'person' AND old = ?1",
	"SELECT n, name FROM person",
	"SELECT owner, text FROM name WHERE owner_kind = 'person'",
	"SELECT id FROM person WHERE id GLOB ?1 LIMIT ?2"},
    {LINK_PLACE, "place", "SELECT n FROM place WHERE id = ?1",
	"SELECT n FROM formerly WHERE kind = 'place' AND old = ?1",
	"SELECT n, name FROM place",
	"SELECT owner, text FROM name WHERE owner_kind = 'place'",
	"SELECT id FROM place WHERE id GLOB ?1 LIMIT ?2"},
    {LINK_SOURCE, "source", "SELECT n FROM source WHERE id = ?1",
	"SELECT n FROM formerly WHERE kind = 'source' AND old = ?1",
	"SELECT n, title FROM source",
	"SELECT n, short FROM source WHERE short IS NOT NULL",
	"SELECT id FROM source WHERE id GLOB ?1 LIMIT ?2"},
    {LINK_RELATION, "relation", "SELECT n FROM relation WHERE id = ?1",
	"SELECT n FROM formerly WHERE kind = 'relation' AND old = ?1", NULL,
	NULL, "SELECT id FROM relation WHERE id GLOB ?1 LIMIT ?2"},
};
#define FIND_KINDS (sizeof(find_kinds) / sizeof(find_kinds[0]))

static const struct find_kind *
kind_row(enum link_kind kind)
{
	size_t i;

	for (i = 0; i < FIND_KINDS; i++) {
		if (find_kinds[i].kind == kind)
			return &find_kinds[i];
	}
	return NULL;
}

static const struct find_kind *
kind_named(const char *word)
{
	size_t i;

	for (i = 0; i < FIND_KINDS; i++) {
		if (strcmp(find_kinds[i].word, word) == 0)
			return &find_kinds[i];
	}
	return NULL;
}

static bool
number_of_text(struct db *db, const char *sql, const char *text, uint32_t *n,
    struct err *e)
{
	struct stmt *st;

	if (!db_prepare(db, sql, &st, e))
		return false;
	db_bind_text(st, 1, text);
	return db_number32(st, n, e);
}

/* By id, then by former id. */
static bool
by_id(struct db *db, const struct find_kind *k, const char *id, uint32_t *n,
    struct err *e)
{
	return number_of_text(db, k->by_id, id, n, e) &&
	       (*n != 0 || number_of_text(db, k->by_former, id, n, e));
}

/* ---- links ---- */

static bool
claim_number(struct db *db, const char *kind, uint32_t subject, const char *id,
    uint32_t *n, struct err *e)
{
	static const char *const sql[] = {
	    "SELECT n FROM claim WHERE subject = ?1 AND subject_kind = ?2"
	    " AND id = ?3",
	    "SELECT c.n FROM formerly f JOIN claim c ON c.n = f.n"
	    " WHERE c.subject = ?1 AND c.subject_kind = ?2"
	    " AND f.kind = 'claim' AND f.old = ?3",
	};
	struct stmt *st;
	size_t i;

	*n = 0;
	for (i = 0; i < 2 && *n == 0; i++) {
		if (!db_prepare(db, sql[i], &st, e))
			return false;
		db_bind_int(st, 1, subject);
		db_bind_text(st, 2, kind);
		db_bind_text(st, 3, id);
		if (!db_number32(st, n, e))
			return false;
	}
	return true;
}

bool
query_link(struct db *db, const struct link *l, uint32_t *n, uint32_t *n2,
    struct err *e)
{
	const struct find_kind *k;
	uint32_t subject;

	*n = *n2 = 0;
	if (l->kind == LINK_PAIR) {
		k = kind_row(LINK_FACTION);
		assert(k != NULL);
		if (!by_id(db, k, l->id, n, e) || !by_id(db, k, l->id2, n2, e))
			return false;
		if (*n == 0 || *n2 == 0 || *n == *n2)
			*n = *n2 = 0;
		return true;
	}
	if (l->kind == LINK_CLAIM) {
		k = kind_named(l->subject_kind);
		if (k == NULL)
			return true;
		if (!by_id(db, k, l->id, &subject, e))
			return false;
		return subject == 0 ||
		       claim_number(db, k->word, subject, l->id2, n, e);
	}
	k = kind_row(l->kind);
	return k == NULL || by_id(db, k, l->id, n, e);
}

/* ---- names ---- */

struct found {
	enum link_kind kind;
	uint32_t n;
};

struct finder {
	struct db *db;
	enum link_kind only;
	struct arena a;
	struct q_list hits; /* struct found, each thing once */
	struct str folded, name;
};

static void
hit(struct finder *f, enum link_kind kind, uint32_t n)
{
	struct found *h;
	size_t i;

	for (i = 0; i < f->hits.n; i++) {
		h = (struct found *)f->hits.items + i;
		if (h->kind == kind && h->n == n)
			return;
	}
	h = query_push(&f->a, &f->hits);
	h->kind = kind;
	h->n = n;
}

static bool
names_of(
    struct finder *f, const struct find_kind *k, const char *sql, struct err *e)
{
	struct stmt *st;
	bool ok, row;

	if (sql == NULL)
		return true;
	if (!db_prepare(f->db, sql, &st, e))
		return false;
	while ((ok = db_step(st, &row, e)) && row) {
		str_reset(&f->name);
		if (!db_is_null(st, 1))
			fold_text(&f->name, db_text(st, 1), db_bytes(st, 1));
		if (f->name.len == f->folded.len &&
		    strcmp(str_c(&f->name), str_c(&f->folded)) == 0)
			hit(f, k->kind, (uint32_t)db_int(st, 0));
	}
	return ok;
}

/* All kinds asked for, by one of the steps; stops with the first that hits. */
static bool
find_steps(struct finder *f, const char *text, struct err *e)
{
	const struct find_kind *k;
	uint32_t n;
	size_t i;
	int step;

	for (step = 0; step < 3 && f->hits.n == 0; step++) {
		if (step > 0 && f->folded.len == 0)
			break;
		for (i = 0; i < FIND_KINDS; i++) {
			k = &find_kinds[i];
			if (f->only != LINK_NONE && f->only != k->kind)
				continue;
			if (step > 0) {
				if (!names_of(f, k,
					step == 1 ? k->names : k->others, e))
					return false;
				continue;
			}
			if (!by_id(f->db, k, text, &n, e))
				return false;
			if (n != 0)
				hit(f, k->kind, n);
		}
	}
	return true;
}

/* The id of a thing, in E's text where several fit. */
static bool
id_of(struct finder *f, const struct found *h, const char **id, struct err *e)
{
	static const char *const sql[] = {
	    [LINK_EVENT] = "SELECT id FROM event WHERE n = ?1",
	    [LINK_FACTION] = "SELECT id FROM faction WHERE n = ?1",
	    [LINK_PERSON] = "SELECT id FROM person WHERE n = ?1",
	    [LINK_PLACE] = "SELECT id FROM place WHERE n = ?1",
	    [LINK_SOURCE] = "SELECT id FROM source WHERE n = ?1",
	    [LINK_RELATION] = "SELECT id FROM relation WHERE n = ?1",
	};
	struct stmt *st;
	bool row;

	*id = "";
	if (!query_ask(f->db, sql[h->kind], h->n, 0, &st, e) ||
	    !db_step(st, &row, e))
		return false;
	if (row)
		*id = query_string(&f->a, st, 0);
	db_reset(st);
	return true;
}

static bool
ambiguous(struct finder *f, const char *text, struct err *e)
{
	struct str s = STR_INIT;
	const struct found *h;
	const char *id;
	size_t i;

	for (i = 0; i < f->hits.n && i < 6; i++) {
		h = (const struct found *)f->hits.items + i;
		if (!id_of(f, h, &id, e)) {
			str_clear(&s);
			return false;
		}
		str_printf(&s, "%s%s/%s", i == 0 ? "" : ", ",
		    link_kind_name(h->kind), id);
	}
	if (i < f->hits.n)
		str_printf(&s, " and %zu more", f->hits.n - i);
	err_set(e, ERR_USAGE, "`%s' may be any of %s", text, str_c(&s));
	str_clear(&s);
	return false;
}

static bool
find_run(struct finder *f, const char *text, enum link_kind *found, uint32_t *n,
    struct err *e)
{
	const struct found *h;

	fold_text(&f->folded, text, strlen(text));
	if (!find_steps(f, text, e))
		return false;
	if (f->hits.n == 0)
		return true;
	if (f->hits.n > 1)
		return ambiguous(f, text, e);
	h = f->hits.items;
	*found = h->kind;
	*n = h->n;
	return true;
}

bool
query_find(struct db *db, enum link_kind kind, const char *text,
    enum link_kind *found, uint32_t *n, struct err *e)
{
	struct finder f = {
	    db, kind, {0}, Q_LIST(struct found), STR_INIT, STR_INIT};
	struct link l;
	uint32_t n2;
	bool ok;

	*found = LINK_NONE;
	*n = 0;
	if (link_parse(text, &l)) {
		if (kind != LINK_NONE && l.kind != kind)
			return true;
		if (!query_link(db, &l, n, &n2, e))
			return false;
		*found = *n != 0 ? l.kind : LINK_NONE;
		return true;
	}
	arena_init(&f.a);
	ok = find_run(&f, text, found, n, e);
	str_clear(&f.folded);
	str_clear(&f.name);
	arena_clear(&f.a);
	return ok;
}

/* ---- ids by a pattern, and what was probably meant ---- */

bool
query_ids(struct db *db, struct arena *a, enum link_kind kind, const char *glob,
    size_t max, const char ***out, size_t *count, struct err *e)
{
	struct q_list l = Q_LIST(const char *);
	const struct find_kind *k;
	struct stmt *st;
	bool ok, row;

	*out = NULL;
	*count = 0;
	k = kind_row(kind);
	if (k == NULL)
		return true;
	if (!db_prepare(db, k->ids, &st, e))
		return false;
	db_bind_text(st, 1, glob);
	db_bind_int(st, 2, max == 0 ? -1 : (int64_t)max);
	while ((ok = db_step(st, &row, e)) && row)
		*(const char **)query_push(a, &l) = query_string(a, st, 0);
	*out = l.items;
	*count = l.n;
	return ok;
}

#define NEAR_EVENTS 2000 /* looked at for what was probably meant */

/* Ids of KIND, of LINK_NONE those of all kinds. */
static bool
all_ids(struct db *db, struct arena *a, enum link_kind kind, struct q_list *l,
    struct err *e)
{
	const char **ids;
	size_t i, k, n;

	for (i = 0; i < FIND_KINDS; i++) {
		if (kind != LINK_NONE && kind != find_kinds[i].kind)
			continue;
		if (!query_ids(db, a, find_kinds[i].kind, "*",
			find_kinds[i].kind == LINK_EVENT ? NEAR_EVENTS : 0,
			&ids, &n, e))
			return false;
		for (k = 0; k < n; k++)
			*(const char **)query_push(a, l) = ids[k];
	}
	return true;
}

bool
query_not_found(
    struct db *db, enum link_kind kind, const char *text, struct err *e)
{
	struct q_list l = Q_LIST(const char *);
	const char *near, *word;
	struct arena a;
	bool ok;

	arena_init(&a);
	word = kind == LINK_NONE ? "thing" : link_kind_name(kind);
	ok = all_ids(db, &a, kind, &l, e);
	near = ok ? diag_nearest(text, l.items, l.n) : NULL;
	if (near != NULL)
		err_set(e, ERR_USAGE, "no %s `%s'; did you mean `%s'?", word,
		    text, near);
	else if (ok)
		err_set(e, ERR_USAGE, "no %s `%s'", word, text);
	arena_clear(&a);
	return false;
}

/* ---- completion ---- */

static bool
complete_names(struct db *db, struct arena *a, const char *sql,
    const char *folded, size_t max, struct q_list *l, struct err *e)
{
	struct str name = STR_INIT;
	struct stmt *st;
	bool ok, row;

	if (sql == NULL || l->n >= max)
		return true;
	row = false;
	ok = db_prepare(db, sql, &st, e);
	while (ok && l->n < max && (ok = db_step(st, &row, e)) && row) {
		if (db_is_null(st, 1))
			continue;
		if (fold_begins(&name, db_text(st, 1), db_bytes(st, 1), folded))
			*(const char **)query_push(a, l) = query_text(a, st, 1);
	}
	if (ok && row)
		db_reset(st);
	str_clear(&name);
	return ok;
}

/* Ids that begin with TEXT itself; a glob's signs are no part of an id. */
static bool
complete_ids(struct db *db, struct arena *a, const struct find_kind *k,
    const char *text, size_t max, struct q_list *l, struct err *e)
{
	const char **ids;
	size_t i, n;

	if (strpbrk(text, "*?[") != NULL || l->n >= max)
		return true;
	if (!query_ids(db, a, k->kind, arena_printf(a, "%s*", text), max - l->n,
		&ids, &n, e))
		return false;
	for (i = 0; i < n; i++)
		*(const char **)query_push(a, l) = ids[i];
	return true;
}

bool
query_complete(struct db *db, struct arena *a, enum link_kind kind,
    const char *text, size_t max, const char ***out, size_t *count,
    struct err *e)
{
	struct q_list l = Q_LIST(const char *);
	struct str folded = STR_INIT;
	const struct find_kind *k;
	bool ok;
	size_t i;

	fold_text(&folded, text, strlen(text));
	ok = true;
	for (i = 0; ok && i < FIND_KINDS; i++) {
		k = &find_kinds[i];
		if (kind != LINK_NONE && kind != k->kind)
			continue;
		ok = complete_ids(db, a, k, text, max, &l, e) &&
		     (folded.len == 0 || (complete_names(db, a, k->names,
					      str_c(&folded), max, &l, e) &&
					     complete_names(db, a, k->others,
						 str_c(&folded), max, &l, e)));
	}
	str_clear(&folded);
	*out = l.items;
	*count = l.n;
	return ok;
}
