/* SPDX-License-Identifier: ISC */
/*
 * The full text, filled in the order of the timeline, so that hits come in
 * that order without a sort.  It is made in a thread, from the moment when
 * all events have come and their order is known: from then on the texts put
 * aside (store_text.c), the folded names and the private index are the
 * thread's, and all that it shares with us is a lane on which it says how far
 * it is.  When that lane is closed it stops.
 *
 * Where there is no thread it is done in the same way, only at the end; what
 * comes out is the same.
 */
#include <stdlib.h>
#include <string.h>

#include "fold.h"
#include "mem.h"
#include "store_impl.h"
#include "str.h"
#include "textindex.h"
#include "worker.h"

#define SOME 4096 /* events between two words of how far it is */

/* All that some are called, folded, by number; NULL: nothing. */
struct folded {
	char **text;
	uint32_t n;
};

struct store_fts {
	struct store *s;
	struct worker *worker; /* NULL: there is none, or it has ended */
	struct lane *told;
	/* Of the thread, as long as there is one. */
	struct textindex *index;
	struct store_texts *texts;
	const uint64_t *at; /* by place in the timeline */
	uint32_t t, events; /* the last that was taken; all */
	bool over;
	struct folded names[TEXT_NAMES];
	uint32_t *keys;
	size_t cap_keys;
	struct str text;
	struct err e;
};

/* ---- in the thread ---- */

static void
add_folded(struct store_fts *f, const char *s, size_t n)
{
	if (f->text.len > 0)
		str_addc(&f->text, ' ');
	fold_text(&f->text, s, n);
}

static int
key_compare(const void *pa, const void *pb)
{
	const uint32_t *a = pa, *b = pb;

	return *a < *b ? -1 : *a > *b;
}

/* What those of KIND are called, each once, in the order of numbers. */
static void
add_names(struct store_fts *f, const struct store_text *x, enum text_name kind)
{
	const struct folded *names = &f->names[kind];
	size_t n = x->n_names[kind], i;

	f->keys = mem_grow(f->keys, &f->cap_keys, n, sizeof(*f->keys));
	for (i = 0; i < n; i++)
		f->keys[i] = store_text_name(x, kind, i);
	if (n > 1)
		qsort(f->keys, n, sizeof(*f->keys), key_compare);
	for (i = 0; i < n; i++) {
		if ((i > 0 && f->keys[i] == f->keys[i - 1]) ||
		    f->keys[i] > names->n || names->text[f->keys[i]] == NULL)
			continue;
		if (f->text.len > 0)
			str_addc(&f->text, ' ');
		str_add(&f->text, names->text[f->keys[i]]);
	}
}

static void
add_pieces(struct store_fts *f, struct store_text *x, uint32_t part)
{
	const char *s;
	size_t n;

	while (store_text_next(x, part, &s, &n))
		add_folded(f, s, n);
}

static bool
insert(struct store_fts *f, uint32_t part, struct err *e)
{
	bool ok = f->text.len == 0 ||
		  textindex_add(f->index, (int64_t)f->t * TEXT_PARTS + part,
		      str_c(&f->text), f->text.len, e);

	str_reset(&f->text);
	return ok;
}

/* The head: title, kind, and what its places are called.  The actors: under
 * all their names, and the words of those who have none.  Then each claim. */
static bool
index_event(struct store_fts *f, struct err *e)
{
	struct store_text x;
	uint32_t part;

	if (!store_texts_get(f->texts, f->at[f->t], &x, e))
		return false;
	add_pieces(f, &x, TEXT_HEAD);
	add_names(f, &x, TEXT_PLACES);
	if (!insert(f, TEXT_HEAD, e))
		return false;
	add_names(f, &x, TEXT_FACTIONS);
	add_names(f, &x, TEXT_PEOPLE);
	add_pieces(f, &x, TEXT_ACTORS);
	if (!insert(f, TEXT_ACTORS, e))
		return false;
	for (part = TEXT_CLAIM; x.rest < x.end; part++) {
		add_pieces(f, &x, part);
		if (!insert(f, part, e))
			return false;
	}
	return true;
}

/* SOME more; with the last the index is whole, and F over. */
static bool
index_some(struct store_fts *f, struct err *e)
{
	uint32_t i;

	for (i = 0; i < SOME && f->t < f->events; i++) {
		f->t++;
		if (!index_event(f, e))
			return false;
	}
	f->over = f->t == f->events;
	return !f->over || textindex_end(f->index, e);
}

static void
run(void *ctx)
{
	struct store_fts *f = ctx;

	while (!f->over && index_some(f, &f->e))
		if (!lane_put(f->told, f))
			break;
	lane_close(f->told);
}

/* ---- on our side ---- */

void
store_fts_look(struct store_fts *f)
{
	while (lane_has(f->told) && lane_take(f->told) != NULL)
		f->s->indexed += SOME;
	store_tell(f->s);
}

static void
tell(struct store *s)
{
	s->indexed += SOME;
	store_tell(s);
}

bool
store_fts_write(struct store_fts *f, struct err *e)
{
	while (f->worker != NULL && lane_take(f->told) != NULL)
		tell(f->s);
	worker_join(f->worker);
	f->worker = NULL;
	if (f->e.code != ERR_NONE) {
		*e = f->e;
		return false;
	}
	for (; !f->over; tell(f->s))
		if (!index_some(f, e))
			return false;
	return textindex_copy(f->index, e);
}

/* Of SQL's rows, a number and a text, sorted. */
static bool
fold_names(struct store *s, struct folded *x, const char *sql, uint32_t count,
    struct err *e)
{
	struct str text = STR_INIT;
	struct stmt *st;
	uint32_t n, last = 0;
	bool row, ok;

	x->text = mem_array((size_t)count + 1, sizeof(*x->text));
	x->n = count;
	if (!db_prepare(s->db, sql, &st, e))
		return false;
	while ((ok = db_step(st, &row, e)) && row) {
		n = (uint32_t)db_int(st, 0);
		if (n != last && text.len > 0)
			x->text[last] = str_take(&text);
		if (text.len > 0)
			str_addc(&text, ' ');
		fold_text(&text, db_text(st, 1), db_bytes(st, 1));
		last = n;
	}
	if (text.len > 0)
		x->text[last] = str_take(&text);
	return ok;
}

#define ALL_NAMES(table)                                                   \
	"SELECT n, name, -1 AS ord FROM " table " UNION ALL SELECT owner," \
	" text, ord FROM name WHERE owner_kind = '" table "' ORDER BY 1, 3"

bool
store_fts_open(struct store *s, struct store_fts **out, struct err *e)
{
	struct store_fts *f = mem_alloc(sizeof(*f));

	f->s = s;
	f->texts = s->texts;
	f->at = s->text_at;
	f->events = s->ordered;
	f->told = lane_new(s->events / SOME + (size_t)2);
	*out = f;
	if (fold_names(s, &f->names[TEXT_FACTIONS], ALL_NAMES("faction"),
		s->factions, e) &&
	    fold_names(
		s, &f->names[TEXT_PEOPLE], ALL_NAMES("person"), s->people, e) &&
	    fold_names(
		s, &f->names[TEXT_PLACES], ALL_NAMES("place"), s->places, e) &&
	    textindex_open(s->db, &f->index, e)) {
		if (db_in_threads())
			f->worker = worker_start(run, f);
		return true;
	}
	store_fts_close(f);
	*out = NULL;
	return false;
}

void
store_fts_close(struct store_fts *f)
{
	uint32_t n;
	int i;

	if (f == NULL)
		return;
	lane_close(f->told);
	worker_join(f->worker);
	lane_free(f->told);
	textindex_close(f->index);
	for (i = 0; i < TEXT_NAMES; i++) {
		for (n = 0; f->names[i].text != NULL && n <= f->names[i].n; n++)
			mem_free(f->names[i].text[n]);
		mem_free(f->names[i].text);
	}
	mem_free(f->keys);
	str_clear(&f->text);
	mem_free(f);
}
