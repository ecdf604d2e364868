/* SPDX-License-Identifier: ISC */
/*
 * A merge of two sorted lists of ids, once for each kind; of what both have,
 * one statement on each side gives the fields, and the claims are merged in
 * the same way.  What names another thing names it by link, and a link of the
 * old side is read as what it is called now.
 */
#include "diff.h"

#include <string.h>

#include "db.h"
#include "diff_impl.h"
#include "mem.h"
#include "query.h"
#include "str.h"

#define US '\x1f'	 /* between the items of a list */
#define RS '\x1e'	 /* round a link */
#define CHANGES_MAX 4096 /* values told of one thing */

struct diff {
	struct db *old, *new;
	diff_report report;
	void *ctx;
	struct diff_sum *claim_sum; /* claims of all kinds of things */
	bool any;
	struct arena a; /* of the thing in hand */
	struct diff_field *fields;
	size_t n_fields, cap;
};

/* A thing on one side. */
struct thing {
	const char *id;
	uint32_t n; /* 0: there is none */
};

/* Whose claims are compared; of a thing itself KIND is NULL. */
struct owner {
	const char *kind, *id, *old_id;
	uint32_t n, old_n;
};

/* ---- looking up ---- */

/* The id in the first column; of a foreign database there may be none. */
static const char *
id_of(struct stmt *st)
{
	return db_is_null(st, 0) ? "" : db_text(st, 0);
}

/* The number in the first column for up to three values; 0: none. */
static bool
find(struct db *db, const char *sql, const char *id, const struct owner *o,
    uint32_t subject, uint32_t *n, struct err *e)
{
	struct stmt *st;

	if (!db_prepare(db, sql, &st, e))
		return false;
	db_bind_text(st, 1, id);
	if (o->kind != NULL) {
		db_bind_int(st, 2, subject);
		db_bind_text(st, 3, o->kind);
	}
	return db_number32(st, n, e);
}

/* What the old id ID of KIND is called in the new database: *N is 0 where it
 * is no former id of anything. */
static bool
find_renamed(struct diff *d, const struct diff_kind *k, const char *id,
    const struct owner *o, struct thing *now, struct err *e)
{
	struct stmt *st;
	const char *claim =
	    "SELECT f.n, c.id FROM formerly AS f JOIN claim AS c ON c.n = f.n"
	    " WHERE f.kind = 'claim' AND f.old = ?1 AND c.subject = ?2 AND"
	    " c.subject_kind = ?3";
	const char *thing = "SELECT n, NULL FROM formerly WHERE kind = ?2 AND"
			    " old = ?1";

	now->id = NULL;
	if (!db_prepare(d->new, o->kind != NULL ? claim : thing, &st, e))
		return false;
	db_bind_text(st, 1, id);
	if (o->kind != NULL) {
		db_bind_int(st, 2, o->n);
		db_bind_text(st, 3, o->kind);
	} else
		db_bind_text(st, 2, k->kind);
	return db_number32(st, &now->n, e);
}

/* Was the new thing N known under a former id before? */
static bool
was_there(struct diff *d, const struct diff_kind *k, uint32_t n,
    const struct owner *o, bool *was, struct err *e)
{
	struct stmt *st;
	struct str id = STR_INIT;
	uint32_t before;
	bool row, ok = true;
	size_t skip = 0, i;

	/* One at a time: looking it up may use the same statement's database.
	 */
	*was = false;
	for (;; skip++) {
		if (!db_prepare(d->new,
			"SELECT old FROM formerly WHERE kind = ?1 AND n = ?2"
			" ORDER BY old",
			&st, e))
			return false;
		db_bind_text(st, 1, k->kind);
		db_bind_int(st, 2, n);
		for (i = 0, row = true; ok && row && i <= skip; i++)
			ok = db_step(st, &row, e);
		if (!ok || !row)
			break;
		str_reset(&id);
		str_add(&id, id_of(st));
		db_reset(st);
		ok = find(d->old, k->find, str_c(&id), o, o->old_n, &before, e);
		*was = ok && before != 0;
		if (!ok || *was)
			break;
	}
	str_clear(&id);
	return ok;
}

/* ---- values ---- */

/* The present id of the old link "kind/id" of N bytes, appended to OUT. */
static bool
add_link(struct diff *d, bool old, const char *s, size_t n, struct str *out,
    struct err *e)
{
	const char *slash = memchr(s, '/', n);
	char *kind, *id;
	struct stmt *st = NULL;
	bool row = false;

	if (slash == NULL) {
		str_addn(out, s, n);
		return true;
	}
	kind = arena_strndup(&d->a, s, (size_t)(slash - s));
	id = arena_strndup(&d->a, slash + 1, n - (size_t)(slash - s) - 1);
	if (old) {
		if (!db_prepare(d->new,
			"SELECT coalesce(s.id, f.id, p.id, l.id, v.id) FROM"
			" formerly AS o"
			" LEFT JOIN source AS s ON o.kind = 'source' AND s.n ="
			" o.n LEFT JOIN faction AS f ON o.kind = 'faction' AND"
			" f.n = o.n LEFT JOIN person AS p ON o.kind = 'person'"
			" AND p.n = o.n LEFT JOIN place AS l ON o.kind ="
			" 'place' AND l.n = o.n LEFT JOIN event AS v ON o.kind"
			" = 'event' AND v.n = o.n WHERE o.kind = ?1 AND o.old"
			" = ?2",
			&st, e))
			return false;
		db_bind_text(st, 1, kind);
		db_bind_text(st, 2, id);
		if (!db_step(st, &row, e))
			return false;
	}
	str_add(out, row && !db_is_null(st, 0) ? db_text(st, 0) : id);
	if (row)
		db_reset(st);
	return true;
}

/* A value with its links as ids.  *OUT is NULL for null and for "". */
static bool
value_of(
    struct diff *d, bool old, const char *s, const char **out, struct err *e)
{
	struct str v = STR_INIT;
	const char *end;
	bool ok = true;

	*out = NULL;
	if (s == NULL || *s == '\0')
		return true;
	while (ok && *s != '\0') {
		end = *s == RS ? strchr(s + 1, RS) : NULL;
		if (end != NULL) {
			ok = add_link(
			    d, old, s + 1, (size_t)(end - s) - 1, &v, e);
			s = end + 1;
		} else {
			size_t n = 1 + strcspn(s + 1, "\x1e");

			str_addn(&v, s, n);
			s += n;
		}
	}
	if (ok)
		*out = arena_strdup(&d->a, str_c(&v));
	str_clear(&v);
	return ok;
}

/* All fields of thing N, in the arena; VALUES has DIFF_FIELDS. */
static bool
read_fields(struct diff *d, bool old, const struct diff_kind *k, uint32_t n,
    const char **values, struct err *e)
{
	const char *raw[DIFF_FIELDS] = {NULL};
	struct stmt *st;
	bool row;
	int i;

	if (!db_prepare(old ? d->old : d->new, k->row, &st, e))
		return false;
	db_bind_int(st, 1, n);
	if (!db_step(st, &row, e))
		return false;
	for (i = 0; row && i < DIFF_FIELDS && k->names[i] != NULL; i++)
		raw[i] = arena_strdup(&d->a, db_text(st, i));
	if (row)
		db_reset(st);
	for (i = 0; i < DIFF_FIELDS && k->names[i] != NULL; i++)
		if (!value_of(d, old, raw[i], &values[i], e))
			return false;
	return true;
}

static void
add_field(struct diff *d, const char *name, const char *old, const char *new)
{
	struct diff_field f = {name, old, new};

	if (d->n_fields == CHANGES_MAX)
		return;
	d->fields =
	    mem_grow(d->fields, &d->cap, d->n_fields + 1, sizeof(*d->fields));
	d->fields[d->n_fields++] = f;
}

/* ---- comparing ---- */

/* The items of a list, cut out of S, which is changed. */
static size_t
items_of(struct diff *d, const char *s, const char ***items)
{
	char *copy = arena_strdup(&d->a, s == NULL ? "" : s);
	size_t n = 0, i;
	char *p;

	for (p = copy; *p != '\0'; p++)
		n += *p == US;
	*items = arena_array(&d->a, n + 1, sizeof(**items));
	for (i = 0, p = copy; i <= n; i++) {
		(*items)[i] = p;
		p += strcspn(p, "\x1f");
		if (*p != '\0')
			*p++ = '\0';
	}
	return s == NULL ? 0 : n + 1;
}

/* Items of A that B lacks, each as often as it does. */
static void
items_lacking(struct diff *d, const char *name, const char **a, size_t n,
    const char **b, size_t m, bool old)
{
	bool *used = arena_array(&d->a, m + 1, sizeof(*used));
	size_t i, k;

	for (i = 0; i < n; i++) {
		for (k = 0; k < m; k++)
			if (!used[k] && strcmp(a[i], b[k]) == 0)
				break;
		if (k < m)
			used[k] = true;
		else
			add_field(
			    d, name, old ? a[i] : NULL, old ? NULL : a[i]);
	}
}

/* A list is told by its items; one in another order, as a whole. */
static void
compare_lists(
    struct diff *d, const char *name, const char *old, const char *new)
{
	const char **a, **b;
	size_t n = items_of(d, old, &a), m = items_of(d, new, &b);
	size_t before = d->n_fields, i;
	struct str x = STR_INIT, y = STR_INIT;

	items_lacking(d, name, a, n, b, m, true);
	items_lacking(d, name, b, m, a, n, false);
	if (d->n_fields > before)
		return;
	for (i = 0; i < n; i++)
		str_printf(&x, "%s%s", i > 0 ? "; " : "", a[i]);
	for (i = 0; i < m; i++)
		str_printf(&y, "%s%s", i > 0 ? "; " : "", b[i]);
	add_field(d, name, arena_strdup(&d->a, str_c(&x)),
	    arena_strdup(&d->a, str_c(&y)));
	str_clear(&x);
	str_clear(&y);
}

static void
compare_values(
    struct diff *d, const char *name, const char *old, const char *new)
{
	if (old == new || (old != NULL && new != NULL &&strcmp(old, new) == 0))
		return;
	if ((old != NULL && strchr(old, US) != NULL) ||
	    (new != NULL &&strchr(new, US) != NULL))
		compare_lists(d, name, old, new);
	else
		add_field(d, name, old, new);
}

static const char *
cell(const struct q_raw *q, const char *name)
{
	size_t i;

	for (i = 0; q != NULL && i < q->n_cells; i++)
		if (strcmp(q->cells[i].name, name) == 0 &&
		    *q->cells[i].value != '\0')
			return q->cells[i].value;
	return NULL;
}

/* Two rows of imports, column by column. */
static bool
compare_rows(struct diff *d, uint32_t old, uint32_t new, struct err *e)
{
	struct q_raw *a, *b;
	size_t i;

	if (!query_raw(d->old, &d->a, old, &a, e) ||
	    !query_raw(d->new, &d->a, new, &b, e))
		return false;
	for (i = 0; a != NULL && i < a->n_cells; i++)
		compare_values(d,
		    arena_printf(&d->a, "row.%s", a->cells[i].name),
		    cell(a, a->cells[i].name), cell(b, a->cells[i].name));
	for (i = 0; b != NULL && i < b->n_cells; i++)
		if (cell(a, b->cells[i].name) == NULL)
			compare_values(d,
			    arena_printf(&d->a, "row.%s", b->cells[i].name),
			    NULL, cell(b, b->cells[i].name));
	return true;
}

static bool
compare_fields(struct diff *d, const struct diff_kind *k, uint32_t old,
    uint32_t new, const char **title, struct err *e)
{
	const char *a[DIFF_FIELDS] = {NULL}, *b[DIFF_FIELDS] = {NULL};
	int i;

	if (!read_fields(d, true, k, old, a, e) ||
	    !read_fields(d, false, k, new, b, e))
		return false;
	d->n_fields = 0;
	*title = b[0];
	for (i = 0; i < DIFF_FIELDS && k->names[i] != NULL; i++) {
		if (strcmp(k->names[i], "row") != 0)
			compare_values(d, k->names[i], a[i], b[i]);
		else if ((a[i] != NULL || b[i] != NULL) &&
			 (a[i] == NULL || b[i] == NULL ||
			     strcmp(a[i], b[i]) != 0) &&
			 !compare_rows(d, old, new, e))
			return false;
	}
	return true;
}

/* ---- telling ---- */

static const char *
link_of(struct diff *d, const struct diff_kind *k, const struct owner *o,
    const char *owner_id, const char *id)
{
	if (k == &diff_dataset)
		return "dataset";
	if (o->kind == NULL)
		return arena_printf(&d->a, "%s/%s", k->kind, id);
	if (strcmp(o->kind, "event") == 0)
		return arena_printf(&d->a, "claim/%s/%s", owner_id, id);
	return arena_printf(&d->a, "claim/%s:%s/%s", o->kind, owner_id, id);
}

static void
tell(struct diff *d, struct diff_change *c, struct diff_sum *sum)
{
	d->any = true;
	if (c->what == DIFF_ADDED)
		sum->added++;
	else if (c->what == DIFF_REMOVED)
		sum->removed++;
	else
		sum->changed++;
	if (d->report != NULL)
		d->report(d->ctx, c);
}

/* How many claims a thing that is on one side only has. */
static bool
count_claims(struct db *db, const struct diff_kind *k, uint32_t n,
    uint32_t *claims, struct err *e)
{
	struct stmt *st;

	if (!db_prepare(db,
		"SELECT count(*) FROM claim WHERE subject = ?1 AND"
		" subject_kind = ?2",
		&st, e))
		return false;
	db_bind_int(st, 1, n);
	db_bind_text(st, 2, k->kind);
	return db_number32(st, claims, e);
}

/* A thing of one side only. */
static bool
tell_alone(struct diff *d, const struct diff_kind *k, const struct owner *o,
    const struct thing *t, bool old, struct diff_sum *sum, struct err *e)
{
	const char *values[DIFF_FIELDS] = {NULL};
	struct diff_change c = {
	    .what = old ? DIFF_REMOVED : DIFF_ADDED, .from = NULL};

	c.link = link_of(d, k, o, old ? o->old_id : o->id, t->id);
	if (!read_fields(d, old, k, t->n, values, e) ||
	    (o->kind == NULL &&
		!count_claims(old ? d->old : d->new, k, t->n, &c.claims, e)))
		return false;
	c.title = values[0];
	d->claim_sum->added += old ? 0 : c.claims;
	d->claim_sum->removed += old ? c.claims : 0;
	tell(d, &c, sum);
	return true;
}

static bool
tell_both(struct diff *d, const struct diff_kind *k, const struct owner *o,
    const struct thing *old, const struct thing *new, struct diff_sum *sum,
    struct err *e)
{
	struct diff_change c = {.what = DIFF_CHANGED, .from = NULL};
	bool renamed = strcmp(old->id, new->id) != 0;

	if (!compare_fields(d, k, old->n, new->n, &c.title, e))
		return false;
	if (d->n_fields == 0 && !renamed)
		return true;
	c.link = link_of(d, k, o, o->id, new->id);
	if (renamed)
		c.from = link_of(d, k, o, o->old_id, old->id);
	c.fields = d->fields;
	c.n_fields = d->n_fields;
	tell(d, &c, sum);
	return true;
}

/* ---- the walk ---- */

/* A sorted list of one side, one thing at a time. */
struct walk {
	struct stmt *st;
	struct thing now; /* n 0: at the end */
	struct str id;
};

static bool
walk_next(struct walk *w, struct err *e)
{
	bool row;

	w->now.n = 0;
	if (!db_step(w->st, &row, e))
		return false;
	if (!row)
		return true;
	str_reset(&w->id);
	str_add(&w->id, id_of(w->st));
	w->now.id = str_c(&w->id);
	w->now.n = (uint32_t)db_int(w->st, 1);
	return true;
}

static bool
walk_begin(struct walk *w, struct db *db, const struct diff_kind *k,
    const struct owner *o, uint32_t subject, struct err *e)
{
	if (!db_prepare(db, k->ids, &w->st, e))
		return false;
	if (o->kind != NULL) {
		db_bind_int(w->st, 1, subject);
		db_bind_text(w->st, 2, o->kind);
	}
	return walk_next(w, e);
}

static bool walk_kind(struct diff *d, const struct diff_kind *k,
    const struct owner *o, struct diff_sum *sum, struct err *e);

/* Both sides have it: its fields, then its claims. */
static bool
both(struct diff *d, const struct diff_kind *k, const struct owner *o,
    const struct thing *old, const struct thing *new, struct diff_sum *sum,
    struct err *e)
{
	struct owner own = {k->kind, new->id, old->id, new->n, old->n};

	if (!tell_both(d, k, o, old, new, sum, e))
		return false;
	return o->kind != NULL ||
	       walk_kind(d, &diff_claims, &own, d->claim_sum, e);
}

/* Only the old side has the id: renamed, or removed. */
static bool
old_only(struct diff *d, const struct diff_kind *k, const struct owner *o,
    const struct thing *t, struct diff_sum *sum, struct err *e)
{
	struct thing now;
	struct stmt *st;
	struct str id = STR_INIT;
	bool row, ok;

	if (!find_renamed(d, k, t->id, o, &now, e))
		return false;
	if (now.n == 0)
		return tell_alone(d, k, o, t, true, sum, e);
	/* Its present id: that of the row. */
	str_printf(&id, "SELECT id FROM %s WHERE n = ?1", k->kind);
	ok = db_prepare_once(d->new, str_c(&id), &st, e);
	str_reset(&id);
	if (ok) {
		db_bind_int(st, 1, now.n);
		ok = db_step(st, &row, e);
		str_add(&id, ok && row ? id_of(st) : t->id);
		db_finalize(st);
	}
	now.id = str_c(&id);
	ok = ok && both(d, k, o, t, &now, sum, e);
	str_clear(&id);
	return ok;
}

static bool
new_only(struct diff *d, const struct diff_kind *k, const struct owner *o,
    const struct thing *t, struct diff_sum *sum, struct err *e)
{
	bool was;

	if (!was_there(d, k, t->n, o, &was, e))
		return false;
	return was || tell_alone(d, k, o, t, false, sum, e);
}

static bool
merge(struct diff *d, const struct diff_kind *k, const struct owner *o,
    struct walk *a, struct walk *b, struct diff_sum *sum, struct err *e)
{
	bool ok = true;
	int order;

	while (ok && (a->now.n != 0 || b->now.n != 0)) {
		if (a->now.n == 0 || b->now.n == 0)
			order = a->now.n == 0 ? 1 : -1;
		else
			order = strcmp(a->now.id, b->now.id);
		if (order < 0)
			ok = old_only(d, k, o, &a->now, sum, e);
		else if (order > 0)
			ok = new_only(d, k, o, &b->now, sum, e);
		else
			ok = both(d, k, o, &a->now, &b->now, sum, e);
		if (ok && order <= 0)
			ok = walk_next(a, e);
		if (ok && order >= 0)
			ok = walk_next(b, e);
		if (o->kind == NULL)
			arena_reset(&d->a);
	}
	return ok;
}

static bool
walk_kind(struct diff *d, const struct diff_kind *k, const struct owner *o,
    struct diff_sum *sum, struct err *e)
{
	struct walk a = {.id = STR_INIT}, b = {.id = STR_INIT};
	bool ok = walk_begin(&a, d->old, k, o, o->old_n, e) &&
		  walk_begin(&b, d->new, k, o, o->n, e) &&
		  merge(d, k, o, &a, &b, sum, e);

	str_clear(&a.id);
	str_clear(&b.id);
	return ok;
}

bool
diff_run(struct db *old, struct db *new, diff_report report, void *ctx,
    struct diff_sum *sums, bool *any, struct err *e)
{
	struct diff d = {.old = old, .new = new, .report = report, .ctx = ctx};
	const struct owner none = {NULL, NULL, NULL, 0, 0};
	const struct thing whole = {"", 1};
	struct diff_sum *s = sums;
	const struct diff_kind *k;
	bool ok;

	memset(sums, 0, DIFF_KINDS * sizeof(*sums));
	arena_init(&d.a);
	d.claim_sum = &sums[DIFF_KINDS - 1];
	d.claim_sum->kind = diff_claims.plural;
	s->kind = diff_dataset.plural;
	ok = tell_both(&d, &diff_dataset, &none, &whole, &whole, s++, e);
	for (k = diff_kinds; ok && k->kind != NULL; k++) {
		s->kind = k->plural;
		ok = walk_kind(&d, k, &none, s++, e);
	}
	*any = d.any;
	arena_clear(&d.a);
	mem_free(d.fields);
	return ok;
}
