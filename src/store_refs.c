/* SPDX-License-Identifier: ISC */
/*
 * References by slug, when all events are there.  Ids that came twice are
 * told first and renamed, so that the unique indexes can be made and the rest
 * be checked all the same; the database is thrown away then.
 */
#include <string.h>

#include "circle.h"
#include "link.h"
#include "mem.h"
#include "sorter.h"
#include "store_impl.h"
#include "str.h"

/* Ids of one kind, read when the first of them is looked for in vain. */
struct ids {
	struct arena a;
	const char **id;
	size_t n, cap;
};

static bool
ids_load(struct store *s, struct ids *ids, const char *sql, uint32_t subject,
    const char *kind, struct err *e)
{
	struct stmt *st;
	bool row;

	ids->n = 0;
	if (!db_prepare_once(s->db, sql, &st, e))
		return false;
	if (subject != 0) {
		db_bind_int(st, 1, subject);
		db_bind_text(st, 2, kind);
	}
	for (;;) {
		if (!db_step(st, &row, e) || !row)
			break;
		ids->id =
		    mem_grow(ids->id, &ids->cap, ids->n + 1, sizeof(*ids->id));
		ids->id[ids->n++] = arena_strdup(&ids->a, db_text(st, 0));
	}
	db_finalize(st);
	return e->code == ERR_NONE;
}

static void
ids_clear(struct ids *ids)
{
	arena_clear(&ids->a);
	mem_free(ids->id);
}

static void
hint_nearest(struct str *hint, const char *word, const struct ids *ids)
{
	const char *near = diag_nearest(word, ids->id, ids->n);

	if (near != NULL)
		str_printf(hint, "did you mean `%s'?", near);
}

/* Columns FIRST and on: file, line, col, len. */
static struct mark
row_mark(struct stmt *st, int first)
{
	struct mark m = {
	    .file = db_text(st, first),
	    .line = (uint32_t)db_int(st, first + 1),
	    .col = (uint32_t)db_int(st, first + 2),
	    .len = (uint32_t)db_int(st, first + 3),
	};

	return m;
}

/* ---- ids that come twice ---- */

static bool
tell_twice(struct store *s, const char *kind, const char *select,
    const char *rename, struct err *e)
{
	struct str hint = STR_INIT;
	struct stmt *st;
	bool row;

	if (!db_prepare(s->db, select, &st, e))
		return false;
	for (;;) {
		struct mark at = {NULL, 0, 1, 0};

		if (!db_step(st, &row, e) || !row)
			break;
		at.file = db_text(st, 1);
		at.line = (uint32_t)db_int(st, 2);
		str_reset(&hint);
		str_printf(&hint, "the first is at %s:%lld",
		    db_text(st, 3) == NULL ? "?" : db_text(st, 3),
		    (long long)db_int(st, 4));
		diag_error(s->d, at, str_c(&hint),
		    "there is more than one %s `%s'", kind, db_text(st, 0));
	}
	str_clear(&hint);
	return e->code == ERR_NONE && db_exec(s->db, rename, e);
}

#define TWICE(table)                                                          \
	"SELECT b.id, b.file, b.line, a.file, a.line FROM (SELECT id, min(n)" \
	" AS first FROM " table                                               \
	" GROUP BY id HAVING count(*) > 1) AS d JOIN " table                  \
	" AS a ON a.n = d.first JOIN " table " AS b ON b.id = d.id AND"       \
	" b.n > d.first ORDER BY b.n"
#define RENAME(table)                                                     \
	"UPDATE " table " SET id = id || '#' || n WHERE n NOT IN (SELECT" \
	" min(n) FROM " table " GROUP BY id)"

/* Does a hash of an id come twice?  Seldom do two ids share one. */
static bool
may_be_twice(struct store *s, bool *twice, struct err *e)
{
	uint64_t last = 0, h;
	const void *next;
	bool any = false;

	for (*twice = false;; any = true) {
		if (!sorter_next(s->ids, &next, e))
			return false;
		if (next == NULL)
			break;
		memcpy(&h, next, sizeof(h));
		*twice |= any && h == last;
		last = h;
	}
	sorter_free(s->ids);
	s->ids = NULL;
	return true;
}

static bool
check_twice(struct store *s, struct err *e)
{
	bool twice;

	if (!may_be_twice(s, &twice, e))
		return false;
	if (!twice)
		return true;
	return tell_twice(s, "event", TWICE("event"), RENAME("event"), e) &&
	       tell_twice(
		   s, "relation", TWICE("relation"), RENAME("relation"), e);
}

/* ---- events ---- */

/* Tell of each row of SELECT: slug, file, line, col, len, present id. */
static bool
tell_unknown(
    struct store *s, const char *select, const char *key, struct err *e)
{
	struct ids ids = {.n = 0};
	struct str hint = STR_INIT;
	struct stmt *st;
	bool row;

	arena_init(&ids.a);
	if (!db_prepare(s->db, select, &st, e))
		return false;
	for (;;) {
		if (!db_step(st, &row, e) || !row)
			break;
		str_reset(&hint);
		if (!db_is_null(st, 5))
			str_printf(
			    &hint, "it is called `%s' now", db_text(st, 5));
		else if (!diags_full(s->d, DIAG_ERROR)) {
			if (ids.n == 0 &&
			    !ids_load(
				s, &ids, "SELECT id FROM event", 0, NULL, e))
				break;
			hint_nearest(&hint, db_text(st, 0), &ids);
		}
		diag_error(s->d, row_mark(st, 1),
		    hint.len > 0 ? str_c(&hint) : NULL,
		    "%s: there is no event `%s'", key, db_text(st, 0));
	}
	str_clear(&hint);
	ids_clear(&ids);
	return e->code == ERR_NONE;
}

#define UNKNOWN(ref, table, column)                                          \
	"SELECT r.slug, r.file, r.line, r.col, r.len, (SELECT v.id FROM"     \
	" formerly AS f JOIN event AS v ON v.n = f.n WHERE f.kind = 'event'" \
	" AND f.old = r.slug) FROM temp." ref " AS r JOIN " table            \
	" AS o ON o.n = r.n WHERE o." column " IS NULL ORDER BY r.n"

static bool
find_events(struct store *s, struct err *e)
{
	return db_exec(s->db,
		   "UPDATE event SET part_of = (SELECT p.n FROM temp.part_ref"
		   " AS r JOIN event AS p ON p.id = r.slug WHERE r.n ="
		   " event.n) WHERE part_of IS NOT NULL;"
		   "UPDATE relation SET event = (SELECT v.n FROM"
		   " temp.relation_ref AS r JOIN event AS v ON v.id = r.slug"
		   " WHERE r.n = relation.n);",
		   e) &&
	       tell_unknown(
		   s, UNKNOWN("part_ref", "event", "part_of"), "part_of", e) &&
	       tell_unknown(
		   s, UNKNOWN("relation_ref", "relation", "event"), "event", e);
}

/* ---- circles ---- */

/* By event: its larger event, 0 none; NULL where no event has one.  Events
 * that have parts are marked.  *PARENT is yours. */
static bool
load_parents(struct store *s, uint32_t **parent, struct err *e)
{
	struct stmt *st;
	bool row;

	*parent = NULL;
	s->flags = mem_array((size_t)s->events + 1, sizeof(*s->flags));
	if (!db_prepare(s->db,
		"SELECT n, part_of FROM event WHERE part_of IS NOT NULL", &st,
		e))
		return false;
	for (;;) {
		if (!db_step(st, &row, e))
			return false;
		if (!row)
			return true;
		if (*parent == NULL)
			*parent =
			    mem_array((size_t)s->events + 1, sizeof(**parent));
		(*parent)[db_int(st, 0)] = (uint32_t)db_int(st, 1);
		s->flags[db_int(st, 1)] = STORE_HAS_PARTS;
	}
}

#define CIRCLE_SHOWN 12 /* members named in a message */

static bool
event_id(struct store *s, uint32_t n, struct str *out, struct err *e)
{
	struct stmt *st;
	bool row;

	if (!db_prepare(s->db, "SELECT id FROM event WHERE n = ?", &st, e))
		return false;
	db_bind_int(st, 1, n);
	if (!db_step(st, &row, e))
		return false;
	str_printf(out, "`%s'", row ? db_text(st, 0) : "?");
	db_reset(st);
	return true;
}

/* N is part of itself, by way of its larger events. */
static bool
tell_circle(struct store *s, const uint32_t *parent, uint32_t n, struct err *e)
{
	struct str text = STR_INIT;
	struct stmt *st;
	uint32_t up = n;
	int shown = 0;
	bool row, ok;

	ok = event_id(s, n, &text, e);
	do {
		up = parent[up];
		str_add(&text, " is part of ");
		if (++shown == CIRCLE_SHOWN && up != n) {
			str_add(&text, "…");
			break;
		}
		ok = ok && event_id(s, up, &text, e);
		if (up != n)
			str_add(&text, ", which");
	} while (up != n);
	ok = ok &&
	     db_prepare(s->db,
		 "SELECT slug, file, line, col, len FROM temp.part_ref WHERE"
		 " n = ?",
		 &st, e);
	if (ok) {
		db_bind_int(st, 1, n);
		ok = db_step(st, &row, e);
		if (ok && row)
			diag_error(s->d, row_mark(st, 1), str_c(&text),
			    "an event cannot be part of itself");
		db_reset(st);
	}
	str_clear(&text);
	return ok;
}

/* Each circle is told at its first member. */
static bool
find_circles(struct store *s, struct err *e)
{
	uint32_t *parent, i, n;
	bool *on = NULL, ok = load_parents(s, &parent, e);

	if (ok && parent != NULL) {
		on = mem_array((size_t)s->events + 1, sizeof(*on));
		circle_find(parent + 1, s->events, on);
	}
	for (i = 1; ok && on != NULL && i <= s->events; i++) {
		if (!on[i - 1])
			continue;
		ok = tell_circle(s, parent, i, e);
		for (n = i; on[n - 1]; n = parent[n])
			on[n - 1] = false;
	}
	mem_free(parent);
	mem_free(on);
	return ok;
}

/* ---- claims of other subjects ---- */

#define ID_OF(table) "SELECT n FROM " table " WHERE id = ?"
#define IDS_OF(table) "SELECT id FROM " table

static const struct {
	const char *kind, *find, *all;
} subjects[] = {
    {"event", ID_OF("event"), IDS_OF("event")},
    {"faction", ID_OF("faction"), IDS_OF("faction")},
    {"person", ID_OF("person"), IDS_OF("person")},
    {"place", ID_OF("place"), IDS_OF("place")},
    {"relation", ID_OF("relation"), IDS_OF("relation")},
};

#define SUBJECT_KINDS (sizeof(subjects) / sizeof(subjects[0]))

/* The number in the first column for ID (and SUBJECT of KIND), or 0. */
static bool
find_number(struct store *s, const char *sql, const char *id, uint32_t subject,
    const char *kind, uint32_t *n, struct err *e)
{
	struct stmt *st;

	if (!db_prepare(s->db, sql, &st, e))
		return false;
	db_bind_text(st, 1, id);
	if (subject != 0) {
		db_bind_int(st, 2, subject);
		db_bind_text(st, 3, kind);
	}
	return db_number32(st, n, e);
}

/* What is wrong with link L, whose subject is N (0: there is none). */
static bool
tell_no_claim(struct store *s, struct mark at, const struct link *l, size_t k,
    uint32_t n, struct err *e)
{
	struct ids ids = {.n = 0};
	struct str hint = STR_INIT;
	bool ok;

	arena_init(&ids.a);
	if (n == 0)
		ok = ids_load(s, &ids, subjects[k].all, 0, NULL, e);
	else
		ok = ids_load(s, &ids,
		    "SELECT id FROM claim WHERE subject = ? AND subject_kind"
		    " = ?",
		    n, l->subject_kind, e);
	hint_nearest(&hint, n == 0 ? l->id : l->id2, &ids);
	if (n == 0)
		diag_error(s->d, at, hint.len > 0 ? str_c(&hint) : NULL,
		    "contradicts: there is no %s `%s'", l->subject_kind, l->id);
	else
		diag_error(s->d, at, hint.len > 0 ? str_c(&hint) : NULL,
		    "contradicts: %s `%s' has no claim `%s'", l->subject_kind,
		    l->id, l->id2);
	str_clear(&hint);
	ids_clear(&ids);
	return ok;
}

/* CLAIM contradicts the claim that LINK names. */
static bool
find_contradicted(struct store *s, uint32_t claim, const char *link,
    struct mark at, struct err *e)
{
	uint32_t subject = 0, other = 0;
	struct link l;
	struct put p;
	size_t k;

	if (!link_parse(link, &l) || l.kind != LINK_CLAIM) {
		diag_error(s->d, at, NULL,
		    "contradicts: `%s' is not a claim; write its id, or"
		    " claim/SUBJECT/ID",
		    link);
		return true;
	}
	for (k = 0; k < SUBJECT_KINDS - 1; k++)
		if (strcmp(subjects[k].kind, l.subject_kind) == 0)
			break;
	if (!find_number(s, subjects[k].find, l.id, 0, NULL, &subject, e))
		return false;
	if (subject != 0 &&
	    !find_number(s,
		"SELECT n FROM claim WHERE id = ? AND subject = ? AND"
		" subject_kind = ?",
		l.id2, subject, l.subject_kind, &other, e))
		return false;
	if (other == 0)
		return tell_no_claim(s, at, &l, k, subject, e);
	if (!put_into(s, "UPDATE claim SET contradicts = ? WHERE n = ?", &p, e))
		return false;
	put_ref(&p, other);
	put_ref(&p, claim);
	return put_row(&p, e);
}

static bool
find_claims(struct store *s, struct err *e)
{
	struct stmt *st;
	bool row;

	if (!db_prepare(s->db,
		"SELECT slug, file, line, col, len, n FROM"
		" temp.contradict_ref ORDER BY n",
		&st, e))
		return false;
	for (;;) {
		if (!db_step(st, &row, e))
			return false;
		if (!row)
			return true;
		if (!find_contradicted(s, (uint32_t)db_int(st, 5),
			db_text(st, 0), row_mark(st, 1), e))
			return false;
	}
}

bool
store_refs(struct store *s, struct err *e)
{
	return check_twice(s, e) && db_schema(s->db, 2, e) &&
	       find_events(s, e) && find_circles(s, e) && find_claims(s, e);
}
