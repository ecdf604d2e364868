/* SPDX-License-Identifier: ISC */
/*
 * The full text, filled in the order of the timeline, so that hits come in
 * that order without a sort, and as quickly as its index takes it
 * (textindex.h).  What entities are called is folded once each, when it is
 * first needed.
 */
#include <stdlib.h>
#include <string.h>

#include "fold.h"
#include "mem.h"
#include "store_impl.h"
#include "str.h"
#include "textindex.h"

#define PARTS 4096		    /* rowids kept for one event */
#define FIRST_CLAIM 2		    /* part of the first claim */
#define TEXTS_MAX ((size_t)8 << 20) /* bytes of sources held */

/* Folded names by number: NULL where not made yet. */
struct folded {
	const char *sql; /* all names of one */
	char **text;
};

/* Those that turn up in one event, by number. */
struct keys {
	uint32_t *list;
	size_t n, cap;
};

struct store_fts {
	struct store *s;
	struct textindex *index;
	struct stmt *timeline; /* the cursor */
	bool over;
	struct folded faction, person, place;
	struct keys factions, people, places;
	/* Texts of sources, by number; in a ring those that are held, the
	 * first of which is let go first. */
	char **source;
	size_t *source_len;
	uint32_t *ring;
	size_t first, held, bytes;
	struct str text, who;
};

static bool
fold_names(struct store_fts *f, struct folded *x, uint32_t n, const char **out,
    struct err *e)
{
	struct str text = STR_INIT;
	struct stmt *st;
	bool row;

	*out = x->text[n];
	if (*out != NULL)
		return true;
	if (!db_prepare(f->s->db, x->sql, &st, e))
		return false;
	db_bind_int(st, 1, n);
	for (;;) {
		if (!db_step(st, &row, e)) {
			str_clear(&text);
			return false;
		}
		if (!row)
			break;
		if (text.len > 0)
			str_addc(&text, ' ');
		fold_text(&text, db_text(st, 0), db_bytes(st, 0));
	}
	str_add(&text, "");
	x->text[n] = str_take(&text);
	*out = x->text[n];
	return true;
}

static bool
insert(struct store_fts *f, uint32_t t, uint32_t part, struct err *e)
{
	return f->text.len == 0 ||
	       textindex_add(f->index, (int64_t)t * PARTS + part,
		   str_c(&f->text), f->text.len, e);
}

static void
add_folded(struct store_fts *f, const char *s, size_t n)
{
	if (s == NULL)
		return;
	if (f->text.len > 0)
		str_addc(&f->text, ' ');
	fold_text(&f->text, s, n);
}

/* ---- who and where ---- */

static void
keys_add(struct keys *k, int64_t n)
{
	if (n == 0)
		return;
	k->list = mem_grow(k->list, &k->cap, k->n + 1, sizeof(*k->list));
	k->list[k->n++] = (uint32_t)n;
}

static int
key_compare(const void *pa, const void *pb)
{
	const uint32_t *a = pa, *b = pb;

	return *a < *b ? -1 : *a > *b;
}

/* Add what those of K are called, each once, in the order of numbers. */
static bool
add_names(
    struct store_fts *f, const struct keys *k, struct folded *x, struct err *e)
{
	const char *names;
	size_t i;

	if (k->n > 1)
		qsort(k->list, k->n, sizeof(*k->list), key_compare);
	for (i = 0; i < k->n; i++) {
		if (i > 0 && k->list[i] == k->list[i - 1])
			continue;
		if (!fold_names(f, x, k->list[i], &names, e))
			return false;
		if (f->text.len > 0)
			str_addc(&f->text, ' ');
		str_add(&f->text, names);
	}
	return true;
}

/* The rows of EVENT and its claims in a table, from FIRST up to the next
 * event's, which begin behind LAST of the last one. */
static bool
rows_of(struct store_fts *f, const char *sql, uint32_t event,
    const uint32_t *first, uint32_t last, struct stmt **st, struct err *e)
{
	if (!db_prepare(f->s->db, sql, st, e))
		return false;
	db_bind_int(*st, 1, first[event]);
	db_bind_int(*st, 2,
	    event < f->s->events ? first[event + 1] : (int64_t)last + 1);
	return true;
}

static bool
find_places(struct store_fts *f, uint32_t event, struct err *e)
{
	struct store *s = f->s;
	struct stmt *st;
	bool row;

	f->places.n = 0;
	if (!rows_of(f,
		"SELECT place, place2 FROM event_place WHERE rowid >= ? AND"
		" rowid < ?",
		event, s->first_place, s->place_rows, &st, e))
		return false;
	for (;;) {
		if (!db_step(st, &row, e))
			return false;
		if (!row)
			return true;
		keys_add(&f->places, db_int(st, 0));
		keys_add(&f->places, db_int(st, 1));
	}
}

/* Its actors, those of claims too; of its own that have no name the words,
 * in WHO. */
static bool
find_actors(struct store_fts *f, uint32_t event, struct str *who, struct err *e)
{
	struct store *s = f->s;
	struct stmt *st;
	bool row;

	f->factions.n = f->people.n = 0;
	if (!rows_of(f,
		"SELECT faction, of, under, person, claim, who FROM actor"
		" WHERE n >= ? AND n < ?",
		event, s->first_actor, s->actors, &st, e))
		return false;
	for (;;) {
		if (!db_step(st, &row, e))
			return false;
		if (!row)
			return true;
		keys_add(&f->factions, db_int(st, 0));
		keys_add(&f->factions, db_int(st, 1));
		keys_add(&f->factions, db_int(st, 2));
		keys_add(&f->people, db_int(st, 3));
		if (db_is_null(st, 4) && !db_is_null(st, 5)) {
			if (who->len > 0)
				str_addc(who, ' ');
			fold_text(who, db_text(st, 5), db_bytes(st, 5));
		}
	}
}

/* ---- the parts of an event ---- */

/* Title, kind, and what its places are called. */
static bool
event_head(struct store_fts *f, uint32_t event, uint32_t t, struct err *e)
{
	struct stmt *st;
	bool row;

	str_reset(&f->text);
	if (!db_prepare(f->s->db,
		"SELECT title, kind, place_words FROM event WHERE n = ?", &st,
		e))
		return false;
	db_bind_int(st, 1, event);
	if (!db_step(st, &row, e))
		return false;
	if (row) {
		add_folded(f, db_text(st, 0), db_bytes(st, 0));
		add_folded(f, db_text(st, 1), db_bytes(st, 1));
		add_folded(f, db_text(st, 2), db_bytes(st, 2));
		db_reset(st);
	}
	return find_places(f, event, e) &&
	       add_names(f, &f->places, &f->place, e) && insert(f, t, 0, e);
}

/* Its actors under all their names; the words of those who have no name. */
static bool
event_actors(struct store_fts *f, uint32_t event, uint32_t t, struct err *e)
{
	str_reset(&f->text);
	str_reset(&f->who);
	if (!find_actors(f, event, &f->who, e) ||
	    !add_names(f, &f->factions, &f->faction, e) ||
	    !add_names(f, &f->people, &f->person, e))
		return false;
	if (f->who.len > 0) {
		if (f->text.len > 0)
			str_addc(&f->text, ' ');
		str_addn(&f->text, str_c(&f->who), f->who.len);
	}
	return insert(f, t, 1, e);
}

/* Make room for N bytes more. */
static void
let_go(struct store_fts *f, size_t n)
{
	uint32_t source;

	while (f->held > 0 && f->bytes + n > TEXTS_MAX) {
		source = f->ring[f->first];
		f->first = (f->first + 1) % (f->s->sources + (size_t)1);
		f->held--;
		f->bytes -= f->source_len[source];
		mem_free(f->source[source]);
		f->source[source] = NULL;
	}
}

/* Have the text of source N. */
static bool
have_source(struct store_fts *f, uint32_t n, struct err *e)
{
	struct stmt *st;
	bool row;

	if (f->source[n] != NULL)
		return true;
	if (!db_prepare(
		f->s->db, "SELECT text FROM source WHERE n = ?", &st, e))
		return false;
	db_bind_int(st, 1, n);
	if (!db_step(st, &row, e))
		return false;
	f->source_len[n] = row ? db_bytes(st, 0) : 0;
	let_go(f, f->source_len[n]);
	f->source[n] = mem_alloc(f->source_len[n] + 1);
	if (row && f->source_len[n] > 0)
		memcpy(f->source[n], db_text(st, 0), f->source_len[n]);
	db_reset(st);
	f->bytes += f->source_len[n];
	f->ring[(f->first + f->held++) % (f->s->sources + (size_t)1)] = n;
	return true;
}

static void
free_sources(struct store_fts *f)
{
	uint32_t n;

	for (n = 0; n <= f->s->sources; n++)
		mem_free(f->source[n]);
	mem_free(f->source);
	mem_free(f->source_len);
	mem_free(f->ring);
}

/* What each claim says, and its quote. */
static bool
event_claims(struct store_fts *f, uint32_t event, uint32_t t, struct err *e)
{
	struct stmt *st;
	uint32_t part = FIRST_CLAIM;
	bool ok, row;

	if (!db_prepare(f->s->db,
		"SELECT says, passage, source, quote_start, quote_end FROM"
		" claim WHERE subject = ? AND subject_kind = 'event' ORDER BY"
		" ord",
		&st, e))
		return false;
	db_bind_int(st, 1, event);
	str_reset(&f->text);
	while ((ok = db_step(st, &row, e)) && row) {
		size_t start, end;
		uint32_t source;

		add_folded(f, db_text(st, 0), db_bytes(st, 0));
		add_folded(f, db_text(st, 1), db_bytes(st, 1));
		source = (uint32_t)db_int(st, 2);
		start = (size_t)db_int(st, 3);
		end = (size_t)db_int(st, 4);
		if (!have_source(f, source, e))
			return false;
		if (start < end && end <= f->source_len[source])
			add_folded(f, f->source[source] + start, end - start);
		if (part == PARTS - 1)
			continue; /* all that is left shares the last part */
		if (!insert(f, t, part++, e))
			return false;
		str_reset(&f->text);
	}
	return ok && insert(f, t, part, e);
}

/* The next event of the timeline; at the end F is over. */
static bool
next_event(struct store_fts *f, struct err *e)
{
	uint32_t t, event;
	bool row;

	if (!db_step(f->timeline, &row, e))
		return false;
	f->over = !row;
	if (!row)
		return true;
	t = (uint32_t)db_int(f->timeline, 0);
	event = (uint32_t)db_int(f->timeline, 1);
	f->s->indexed = t;
	store_tell(f->s);
	return event_head(f, event, t, e) && event_actors(f, event, t, e) &&
	       event_claims(f, event, t, e);
}

bool
store_fts_feed(struct store_fts *f, struct err *e)
{
	while (!f->over && !textindex_busy(f->index))
		if (!next_event(f, e))
			return false;
	return true;
}

bool
store_fts_end(struct store_fts *f, struct err *e)
{
	while (!f->over)
		if (!next_event(f, e))
			return false;
	return textindex_end(f->index, e);
}

bool
store_fts_write(struct store_fts *f, struct err *e)
{
	return textindex_copy(f->index, e);
}

static void
folded_init(struct folded *x, const char *sql, uint32_t n)
{
	x->sql = sql;
	x->text = mem_array((size_t)n + 1, sizeof(*x->text));
}

static void
folded_clear(struct folded *x, uint32_t n)
{
	uint32_t i;

	for (i = 0; i <= n; i++)
		mem_free(x->text[i]);
	mem_free(x->text);
}

#define ALL_NAMES(table)                                                     \
	"SELECT name FROM " table " WHERE n = ?1 UNION ALL SELECT text FROM" \
	" name WHERE owner_kind = '" table "' AND owner = ?1"

bool
store_fts_open(struct store *s, struct store_fts **out, struct err *e)
{
	struct store_fts *f = mem_alloc(sizeof(*f));

	f->s = s;
	folded_init(&f->faction, ALL_NAMES("faction"), s->factions);
	folded_init(&f->person, ALL_NAMES("person"), s->people);
	folded_init(&f->place, ALL_NAMES("place"), s->places);
	f->source = mem_array((size_t)s->sources + 1, sizeof(char *));
	f->source_len =
	    mem_array((size_t)s->sources + 1, sizeof(*f->source_len));
	f->ring = mem_array((size_t)s->sources + 1, sizeof(*f->ring));
	*out = f;
	if (textindex_open(s->db, &f->index, e) &&
	    db_prepare(s->db, "SELECT n, event FROM timeline_order ORDER BY n",
		&f->timeline, e))
		return true;
	store_fts_close(f);
	*out = NULL;
	return false;
}

void
store_fts_close(struct store_fts *f)
{
	if (f == NULL)
		return;
	textindex_close(f->index);
	folded_clear(&f->faction, f->s->factions);
	folded_clear(&f->person, f->s->people);
	folded_clear(&f->place, f->s->places);
	free_sources(f);
	mem_free(f->factions.list);
	mem_free(f->people.list);
	mem_free(f->places.list);
	str_clear(&f->text);
	str_clear(&f->who);
	mem_free(f);
}
