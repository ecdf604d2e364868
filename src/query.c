/* SPDX-License-Identifier: ISC */
/*
 * query - the dataset as a whole, rows of the timeline, the list of factions
 * and the ruler; and the small hands that all query files use.
 */
#include "query.h"

#include <stdlib.h>
#include <string.h>

#include "query_impl.h"

void *
query_push(struct arena *a, struct q_list *l)
{
	char *items;

	if (l->n == l->cap) {
		l->cap = l->cap == 0 ? 8 : l->cap * 2;
		items = arena_array(a, l->cap, l->size);
		if (l->n > 0)
			memcpy(items, l->items, l->n * l->size);
		l->items = items;
	}
	return (char *)l->items + l->n++ * l->size;
}

const char *
query_bytes(struct arena *a, const char *s, size_t n)
{
	return memcpy(arena_alloc(a, n + 1), s, n);
}

const char *
query_text(struct arena *a, struct stmt *st, int col)
{
	const char *s = db_text(st, col);

	return s == NULL ? NULL : query_bytes(a, s, db_bytes(st, col));
}

const char *
query_string(struct arena *a, struct stmt *st, int col)
{
	return db_is_null(st, col) ? "" : query_text(a, st, col);
}

int
query_word(struct stmt *st, int col, enum model_list list)
{
	int word;

	word = db_is_null(st, col) ? -1 : model_find(list, db_text(st, col));
	return word >= 0 ? word : model_find(list, "other");
}

int32_t
query_day(struct stmt *st, int col, int32_t open)
{
	return db_is_null(st, col) ? open : (int32_t)db_int(st, col);
}

bool
query_ask(struct db *db, const char *sql, int64_t one, int64_t two,
    struct stmt **st, struct err *e)
{
	if (!db_prepare(db, sql, st, e))
		return false;
	if (strstr(sql, "?1") != NULL)
		db_bind_int(*st, 1, one);
	if (strstr(sql, "?2") != NULL)
		db_bind_int(*st, 2, two);
	return true;
}

bool
query_number(struct db *db, const char *sql, int64_t one, int64_t two,
    int64_t *out, struct err *e)
{
	struct stmt *st;

	*out = 0;
	return query_ask(db, sql, one, two, &st, e) && db_number(st, out, e);
}

bool
query_is_number(int64_t n, struct err *e)
{
	return (n >= 0 && n <= DB_NUMBERS) ||
	       err_set(e, ERR_DATA,
		   "the database is damaged (something in it has the number "
		   "%lld)",
		   (long long)n);
}

bool
query_highest(struct db *db, const char *sql, int64_t *out, struct err *e)
{
	return query_number(db, sql, 0, 0, out, e) && query_is_number(*out, e);
}

static void
dataset_key(struct arena *a, struct q_dataset *out, struct stmt *st)
{
	const char *key, *value;

	key = query_string(a, st, 0);
	value = query_text(a, st, 1);
	if (strcmp(key, "id") == 0)
		out->id = query_string(a, st, 1);
	else if (strcmp(key, "title") == 0)
		out->title = query_string(a, st, 1);
	else if (strcmp(key, "description") == 0)
		out->description = value;
	else if (strcmp(key, "version") == 0)
		out->version = value;
	else if (strcmp(key, "licence") == 0)
		out->licence = value;
	else if (strcmp(key, "language") == 0)
		out->language = value;
	else if (strcmp(key, "root") == 0)
		out->root = value;
	else if (strcmp(key, "coverage") == 0)
		out->coverage_full =
		    value != NULL && strcmp(value, "full") == 0;
}

/*
 * Rows are numbered from 1 without holes, so the largest number is the
 * count: the first screen must not depend on the size of the database.
 */
static bool
dataset_counts(struct db *db, struct q_dataset *out, struct err *e)
{
	int64_t events, claims, factions, sources, dated;

	if (!query_highest(
		db, "SELECT max(n) FROM timeline_order", &events, e) ||
	    !query_highest(db, "SELECT max(n) FROM claim", &claims, e) ||
	    !query_highest(db, "SELECT max(n) FROM faction", &factions, e) ||
	    !query_highest(db, "SELECT max(n) FROM source", &sources, e) ||
	    !query_number(db,
		"SELECT n FROM timeline_order WHERE day <> ?1"
		" ORDER BY n DESC LIMIT 1",
		EDTF_UNDATED, 0, &dated, e))
		return false;
	out->events = (uint32_t)events;
	out->claims = (uint32_t)claims;
	out->factions = (uint32_t)factions;
	out->sources = (uint32_t)sources;
	out->undated = (uint32_t)(events - dated);
	return true;
}

/* A way that does not start at the root starts at the database's folder. */
static const char *
absolute_root(struct db *db, struct arena *a, const char *root)
{
	const char *path = db_path(db), *slash = strrchr(path, '/');

	if (root == NULL || root[0] == '/' || slash == NULL)
		return root;
	return arena_printf(a, "%.*s/%s", (int)(slash - path), path, root);
}

bool
query_dataset(
    struct db *db, struct arena *a, struct q_dataset *out, struct err *e)
{
	struct stmt *st;
	bool ok, row;

	memset(out, 0, sizeof(*out));
	/* A database of strangers may name neither. */
	out->id = out->title = "";
	if (!db_prepare(db, "SELECT key, value FROM meta", &st, e))
		return false;
	while ((ok = db_step(st, &row, e)) && row)
		dataset_key(a, out, st);
	out->root = absolute_root(db, a, out->root);
	return ok && dataset_counts(db, out, e);
}

void
query_row_fill(struct arena *a, struct stmt *st, struct q_row *out)
{
	out->n = (uint32_t)db_int(st, 0);
	out->id = query_string(a, st, 1);
	out->title = query_string(a, st, 2);
	out->date = query_text(a, st, 3);
	out->kind = query_word(st, 4, LIST_EVENT_KIND);
	out->date_from = query_day(st, 5, EDTF_OPEN_LEFT);
	out->date_to = query_day(st, 6, EDTF_OPEN_RIGHT);
	out->sort_day = (int32_t)db_int(st, 7);
	out->claims = (uint32_t)db_int(st, 8);
	out->facts = (uint32_t)db_int(st, 9);
	out->sources = (uint32_t)db_int(st, 10);
	out->parts = (uint32_t)db_int(st, 11);
	out->part_of = (uint32_t)db_int(st, 12);
	out->flags = (uint32_t)db_int(st, 13);
	out->file = query_text(a, st, 14);
	out->line = (uint32_t)db_int(st, 15);
}

bool
query_rows(struct db *db, struct arena *a, const uint32_t *events, size_t count,
    struct q_row **rows, struct err *e)
{
	const struct q_row missing = {.id = "",
	    .title = "(missing: the database is damaged)",
	    .kind = model_find(LIST_EVENT_KIND, "other"),
	    .date_from = EDTF_OPEN_LEFT,
	    .date_to = EDTF_OPEN_RIGHT};
	struct stmt *st;
	bool row;
	size_t i;

	*rows = arena_array(a, count + 1, sizeof(**rows));
	for (i = 0; i < count; i++) {
		/* An index may name an event that its table has not. */
		(*rows)[i] = missing;
		if (!query_ask(db,
			"SELECT " Q_ROW_COLS " FROM event e WHERE e.n = ?1",
			events[i], 0, &st, e) ||
		    !db_step(st, &row, e))
			return false;
		if (row)
			query_row_fill(a, st, &(*rows)[i]);
		db_reset(st);
	}
	return true;
}

bool
query_sides(struct db *db, struct arena *a, uint32_t faction,
    const uint32_t *events, size_t count, int8_t **sides, struct err *e)
{
	int64_t side;
	size_t i;

	*sides = arena_array(a, count + 1, 1);
	for (i = 0; faction != 0 && i < count; i++) {
		if (!query_number(db,
			"SELECT fe.side FROM timeline_order o"
			" JOIN faction_event fe ON fe.faction = ?1 AND fe.t = "
			"o.n"
			" WHERE o.event = ?2",
			faction, events[i], &side, e))
			return false;
		(*sides)[i] = (int8_t)side;
	}
	return true;
}

/* ---- factions ---- */

struct faction_list {
	struct q_list l;
	struct q_faction **by_n; /* by faction.n, NULL: none */
	size_t max;
};

static struct q_faction *
faction_of(struct faction_list *f, int64_t n)
{
	return n > 0 && (uint64_t)n <= f->max ? f->by_n[n] : NULL;
}

#define FACTION_COLS                                              \
	"SELECT n, id, name, kind, events, clashes, active_from," \
	" active_to FROM faction "

static bool
factions_load(struct db *db, struct arena *a, struct faction_list *f,
    const char *sql, size_t max, struct err *e)
{
	struct q_faction *q;
	struct stmt *st;
	bool ok, row;
	size_t i;

	if (!query_ask(db, sql, (int64_t)max, 0, &st, e))
		return false;
	while ((ok = db_step(st, &row, e)) && row) {
		q = query_push(a, &f->l);
		q->n = (uint32_t)db_int(st, 0);
		q->id = query_string(a, st, 1);
		q->short_name = q->name = query_string(a, st, 2);
		q->kind = query_word(st, 3, LIST_FACTION_KIND);
		q->events = (uint32_t)db_int(st, 4);
		q->clashes = (uint32_t)db_int(st, 5);
		q->active_from = query_day(st, 6, EDTF_OPEN_LEFT);
		q->active_to = query_day(st, 7, EDTF_OPEN_RIGHT);
		if (q->n > f->max)
			f->max = q->n;
	}
	if (!ok || !query_is_number((int64_t)f->max, e))
		return false;
	f->by_n = arena_array(a, f->max + 1, sizeof(struct q_faction *));
	for (i = 0; i < f->l.n; i++) {
		q = (struct q_faction *)f->l.items + i;
		f->by_n[q->n] = q;
	}
	return ok;
}

/* The first abbreviation, else the first short name.  In the order of the
 * index, in which an abbreviation may come behind a short name. */
static bool
factions_short(
    struct db *db, struct arena *a, struct faction_list *f, struct err *e)
{
	struct q_faction *q, *last = NULL;
	struct stmt *st;
	bool ok, row, full = false;

	if (!db_prepare(db,
		"SELECT owner, text, kind = 'abbreviation' FROM name"
		" WHERE owner_kind = 'faction'"
		" AND kind IN ('abbreviation', 'short') ORDER BY owner, ord",
		&st, e))
		return false;
	while ((ok = db_step(st, &row, e)) && row) {
		q = faction_of(f, db_int(st, 0));
		if (q == NULL || (q == last && (full || db_int(st, 2) == 0)))
			continue;
		q->short_name = query_text(a, st, 1);
		full = db_int(st, 2) != 0;
		last = q;
	}
	return ok;
}

static bool
factions_rivals(
    struct db *db, struct faction_list *f, uint32_t with, struct err *e)
{
	struct q_faction *q;
	struct stmt *st;
	bool ok, row;

	if (with == 0)
		return true;
	if (!query_ask(db,
		"SELECT a + b - ?1, events FROM pair WHERE a = ?1 OR b = ?1",
		with, 0, &st, e))
		return false;
	while ((ok = db_step(st, &row, e)) && row) {
		q = faction_of(f, db_int(st, 0));
		if (q != NULL)
			q->clashes_with = (uint32_t)db_int(st, 1);
	}
	return ok;
}

/*
 * Twelve stretches of equal length over the months of the dataset; a level
 * is an event, of more than eight the fullest is 8, and what is not empty at
 * least 1.
 */
bool
query_curve(struct db *db, struct q_faction *f, struct err *e)
{
	uint32_t sum[12] = {0}, top = 0;
	int64_t first, last, k;
	struct stmt *st;
	bool ok, row;

	if (!query_number(
		db, "SELECT min(month) FROM month", 0, 0, &first, e) ||
	    !query_number(db, "SELECT max(month) FROM month", 0, 0, &last, e) ||
	    /* Of numbers of a stranger's even the difference may be none. */
	    !query_is_number((int64_t)((uint64_t)last - (uint64_t)first), e) ||
	    !query_ask(db,
		"SELECT month, events FROM faction_month WHERE faction = ?1",
		f->n, 0, &st, e))
		return false;
	while ((ok = db_step(st, &row, e)) && row) {
		k = db_int(st, 0);
		if (k >= first && k <= last)
			sum[(k - first) * 12 / (last - first + 1)] +=
			    (uint32_t)db_int(st, 1);
	}
	/* Few events make no peak: up to eight they are what they are. */
	for (k = 0, top = 8; k < 12; k++)
		top = sum[k] > top ? sum[k] : top;
	for (k = 0; k < 12; k++)
		f->curve[k] = (uint8_t)((sum[k] * 8 + top - 1) / top);
	f->has_curve = ok;
	return ok;
}

/* As NOCASE of SQLite compares: letters of ASCII alone have no case. */
static int
compare_nocase(const char *a, const char *b)
{
	unsigned char x, y;

	do {
		x = (unsigned char)*a++;
		y = (unsigned char)*b++;
		x = x >= 'A' && x <= 'Z' ? (unsigned char)(x | 0x20) : x;
		y = y >= 'A' && y <= 'Z' ? (unsigned char)(y | 0x20) : y;
	} while (x == y && x != '\0');
	return x < y ? -1 : x > y;
}

/* What is equal otherwise stands by name. */
static int
by_name(const struct q_faction *x, const struct q_faction *y)
{
	int c = compare_nocase(x->name, y->name);

	return c != 0 ? c : x->n < y->n ? -1 : x->n > y->n;
}

static int
by_events(const struct q_faction *x, const struct q_faction *y)
{
	if (x->events != y->events)
		return x->events > y->events ? -1 : 1;
	return by_name(x, y);
}

static int
factions_by_name(const void *x, const void *y)
{
	const struct q_faction *const *a = x, *const *b = y;

	return by_name(*a, *b);
}

static int
factions_by_events(const void *x, const void *y)
{
	const struct q_faction *const *a = x, *const *b = y;

	return by_events(*a, *b);
}

static int
factions_by_clashes(const void *x, const void *y)
{
	const struct q_faction *const *a = x, *const *b = y;

	if ((*a)->clashes_with != (*b)->clashes_with)
		return (*a)->clashes_with > (*b)->clashes_with ? -1 : 1;
	return by_events(*a, *b);
}

static struct q_faction *
factions_sorted(
    struct arena *a, const struct faction_list *f, enum q_faction_sort sort)
{
	static int (*const by[])(const void *, const void *) = {
	    [FACTIONS_BY_EVENTS] = factions_by_events,
	    [FACTIONS_BY_NAME] = factions_by_name,
	    [FACTIONS_BY_CLASHES_WITH] = factions_by_clashes,
	};
	struct q_faction **order, *out;
	size_t i;

	order = arena_array(a, f->l.n + 1, sizeof(struct q_faction *));
	out = arena_array(a, f->l.n + 1, sizeof(*out));
	for (i = 0; i < f->l.n; i++)
		order[i] = (struct q_faction *)f->l.items + i;
	if (f->l.n > 1)
		qsort(order, f->l.n, sizeof(struct q_faction *), by[sort]);
	for (i = 0; i < f->l.n; i++)
		out[i] = *order[i];
	return out;
}

bool
query_factions(struct db *db, struct arena *a, enum q_faction_sort sort,
    uint32_t with, struct q_faction **out, size_t *count, struct err *e)
{
	struct faction_list f = {Q_LIST(struct q_faction), NULL, 0};

	*out = NULL;
	*count = 0;
	/* SQLite would sort whole rows. */
	if (!factions_load(db, a, &f, FACTION_COLS "ORDER BY n", 0, e) ||
	    !factions_short(db, a, &f, e) || !factions_rivals(db, &f, with, e))
		return false;
	*out = factions_sorted(a, &f, sort);
	*count = f.l.n;
	return true;
}

#define FIRST_NAME(kind)                                          \
	"(SELECT text FROM name WHERE owner_kind = 'faction' AND" \
	" owner = ?1 AND kind = '" kind "' ORDER BY ord LIMIT 1)"

/* The short name of one. */
static bool
faction_short(
    struct db *db, struct arena *a, struct q_faction *f, struct err *e)
{
	struct stmt *st;
	bool row;

	/* Each in the order of the index: nothing is sorted. */
	if (!query_ask(db,
		"SELECT coalesce(" FIRST_NAME("abbreviation") ", " FIRST_NAME(
		    "short") ")",
		f->n, 0, &st, e) ||
	    !db_step(st, &row, e))
		return false;
	if (row && !db_is_null(st, 0))
		f->short_name = query_text(a, st, 0);
	db_reset(st);
	return true;
}

bool
query_top_factions(struct db *db, struct arena *a, size_t max,
    struct q_faction **out, size_t *count, struct err *e)
{
	struct faction_list f = {Q_LIST(struct q_faction), NULL, 0};
	size_t i;

	*out = NULL;
	*count = 0;
	if (!factions_load(db, a, &f,
		FACTION_COLS "ORDER BY events DESC, name COLLATE NOCASE, n"
			     " LIMIT ?1",
		max, e))
		return false;
	for (i = 0; i < f.l.n; i++) {
		if (!faction_short(db, a, (struct q_faction *)f.l.items + i, e))
			return false;
	}
	*out = f.l.items;
	*count = f.l.n;
	return true;
}

/* ---- the ruler ---- */

static bool
months_of_faction(struct db *db, uint32_t faction, struct q_month *months,
    size_t n, struct err *e)
{
	struct stmt *st;
	bool ok, row;
	int64_t at;
	size_t i;

	for (i = 0; i < n; i++)
		months[i].events = 0;
	if (!query_ask(db,
		"SELECT month, events FROM faction_month WHERE faction = ?1",
		faction, 0, &st, e))
		return false;
	while ((ok = db_step(st, &row, e)) && row) {
		at = db_int(st, 0) - months[0].month;
		if (at >= 0 && (uint64_t)at < n)
			months[at].events = (uint32_t)db_int(st, 1);
	}
	return ok;
}

#define MONTHS_MAX (12 * 5000001) /* EDTF goes as far */

bool
query_months(struct db *db, struct arena *a, uint32_t faction,
    struct q_month **out, size_t *count, struct err *e)
{
	struct q_list l = Q_LIST(struct q_month);
	struct q_month *m;
	struct stmt *st;
	bool ok, row;
	int64_t month;
	int32_t next;

	*out = NULL;
	*count = 0;
	if (!db_prepare(db,
		"SELECT month, events, covered FROM month ORDER BY month", &st,
		e))
		return false;
	next = 0;
	while ((ok = db_step(st, &row, e)) && row) {
		month = db_int(st, 0);
		if (month < -MONTHS_MAX || month > MONTHS_MAX) {
			db_reset(st);
			return err_set(e, ERR_DATA,
			    "the database is damaged (it has a month %lld)",
			    (long long)month);
		}
		for (; l.n > 0 && next < month; next++) {
			m = query_push(a, &l);
			m->month = next;
		}
		m = query_push(a, &l);
		m->month = (int32_t)month;
		m->events = (uint32_t)db_int(st, 1);
		m->covered = db_int(st, 2) != 0;
		next = m->month + 1;
	}
	if (!ok)
		return false;
	if (faction != 0 && l.n > 0 &&
	    !months_of_faction(db, faction, l.items, l.n, e))
		return false;
	*out = l.items;
	*count = l.n;
	return true;
}
