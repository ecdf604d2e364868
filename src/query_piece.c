/* SPDX-License-Identifier: ISC */
/*
 * query_piece - a piece of a source's text, as it was when the database was
 * made.
 *
 * A quote is called exact, so the text it stands in has to be the one that was
 * checked: a disk may have lost a bit since, or somebody changed a byte, and
 * SQLite sees neither in a page that still hangs together.  Before the first
 * piece of a text is given all of it is read, slice by slice, and its SHA-256
 * compared.  For 10 MB that takes 50 ms, once as long as the database is open;
 * a key may stop it, and then it goes on from there.
 *
 * A piece is read anew each time, and the file may have been written over
 * since, though nobody should.  So a small sum of every slice is kept from the
 * reading that was compared, and held against what is read later.
 */
#include <string.h>

#include "db_blob.h"
#include "hash.h"
#include "query_impl.h"
#include "str.h"

#define SLICE ((size_t)4096)
#define GO_ON 64 /* slices between two looks for a key */
#define OPEN_MAX 8
#define TEXTS_MAX 1024 /* then all are forgotten */
#define SLOTS (2 * TEXTS_MAX)

enum state { UNKNOWN, SOUND, DAMAGED };

struct text {
	uint32_t source;
	enum state state;
	struct blob *blob; /* NULL: not open */
	struct hash *hash; /* while it is being compared */
	size_t done;	   /* slices that are in it */
	size_t len;
	uint64_t *sums;	 /* of each slice */
	uint32_t *chars; /* that begin before each slice */
};

/* All that is kept for one database. */
struct texts {
	struct text *slots[SLOTS]; /* open addressing */
	size_t n;
	struct text *open[OPEN_MAX]; /* a ring */
	size_t next;
	char *buf; /* of the piece that was given last */
	size_t size;
};

static void
forget(struct text *t)
{
	char sum[HASH_SIZE];

	if (t->hash != NULL)
		hash_end(t->hash, sum);
	mem_free(t->sums);
	mem_free(t->chars);
	t->hash = NULL;
	t->sums = NULL;
	t->chars = NULL;
}

static void
forget_all(struct texts *all)
{
	size_t i;

	for (i = 0; i < SLOTS; i++) {
		if (all->slots[i] == NULL)
			continue;
		forget(all->slots[i]);
		db_blob_close(all->slots[i]->blob);
		mem_free(all->slots[i]);
		all->slots[i] = NULL;
	}
	memset(all->open, 0, sizeof(all->open));
	all->n = 0;
}

static void
texts_free(void *kept)
{
	struct texts *all = kept;

	forget_all(all);
	mem_free(all->buf);
	mem_free(all);
}

static struct texts *
texts_of(struct db *db)
{
	struct texts *all = db_kept(db);

	if (all == NULL) {
		all = mem_alloc(sizeof(*all));
		db_keep(db, all, texts_free);
	}
	return all;
}

static struct text *
text_of(struct texts *all, uint32_t source)
{
	size_t i = source % SLOTS;

	while (all->slots[i] != NULL && all->slots[i]->source != source)
		i = (i + 1) % SLOTS;
	if (all->slots[i] != NULL)
		return all->slots[i];
	if (all->n == TEXTS_MAX) {
		forget_all(all);
		i = source % SLOTS;
	}
	all->n++;
	all->slots[i] = mem_alloc(sizeof(struct text));
	all->slots[i]->source = source;
	return all->slots[i];
}

/* T's blob, open; it stays NULL where the source has no text. */
static bool
have_blob(struct db *db, struct texts *all, struct text *t, struct err *e)
{
	struct text **place = &all->open[all->next];

	if (t->blob != NULL)
		return true;
	if (!db_blob_open(db, "source", "text", t->source, &t->blob, e))
		return false;
	if (t->blob == NULL)
		return true;
	if (*place != NULL) {
		db_blob_close((*place)->blob);
		(*place)->blob = NULL;
	}
	*place = t;
	all->next = (all->next + 1) % OPEN_MAX;
	return true;
}

/* ---- the sums ---- */

static uint64_t
sum_word(uint64_t h, uint64_t w)
{
	h = (h ^ w) * 0x9E3779B97F4A7C15u;
	return h ^ h >> 32;
}

/* No change of a single word of eight bytes leaves it the same. */
static uint64_t
slice_sum(const char *s, size_t n)
{
	uint64_t h = n, w;

	for (; n >= sizeof(w); n -= sizeof(w), s += sizeof(w)) {
		memcpy(&w, s, sizeof(w));
		h = sum_word(h, w);
	}
	w = 0;
	memcpy(&w, s, n);
	return sum_word(h, w);
}

static size_t
slice_len(const struct text *t, size_t i)
{
	return t->len - i * SLICE < SLICE ? t->len - i * SLICE : SLICE;
}

static size_t
slices(const struct text *t)
{
	return (t->len + SLICE - 1) / SLICE;
}

static void
begin(struct text *t)
{
	t->len = db_blob_size(t->blob);
	t->hash = hash_new();
	t->done = 0;
	t->sums = mem_array(slices(t) + 1, sizeof(*t->sums));
	t->chars = mem_array(slices(t) + 1, sizeof(*t->chars));
}

/* Read on to the end, or until a key comes. */
static bool
read_all(struct db *db, struct text *t, struct err *e)
{
	char buf[SLICE];
	size_t i, n;

	for (; t->done < slices(t); t->done++) {
		i = t->done;
		n = slice_len(t, i);
		if (i % GO_ON == GO_ON - 1 && !db_go_on(db, e))
			return false;
		if (!db_blob_read(t->blob, i * SLICE, n, buf, e))
			return false;
		hash_add(t->hash, buf, n);
		t->sums[i] = slice_sum(buf, n);
		t->chars[i + 1] = t->chars[i] + (uint32_t)utf8_count(buf, n);
	}
	return true;
}

/* Compare T, which has been read, with what the database says of it. */
static bool
judge(struct db *db, struct text *t, struct err *e)
{
	char sum[HASH_SIZE];
	struct stmt *st;
	bool row;

	hash_end(t->hash, sum);
	t->hash = NULL;
	t->state = DAMAGED;
	if (!query_ask(db, "SELECT sha256 FROM source WHERE n = ?1", t->source,
		0, &st, e) ||
	    !db_step(st, &row, e))
		return false;
	if (row && !db_is_null(st, 0) && strcmp(sum, db_text(st, 0)) == 0)
		t->state = SOUND;
	else
		forget(t);
	db_reset(st);
	return true;
}

static bool
have_state(struct db *db, struct texts *all, struct text *t, struct err *e)
{
	if (t->state != UNKNOWN)
		return true;
	if (!have_blob(db, all, t, e))
		return false;
	if (t->blob == NULL) {
		t->state = DAMAGED;
		return true;
	}
	if (t->hash == NULL)
		begin(t);
	return read_all(db, t, e) && judge(db, t, e);
}

/* ---- pieces ---- */

/* The slices from FIRST up to LAST into the buffer; *SAME: as they were. */
static bool
read_slices(struct texts *all, struct text *t, size_t first, size_t last,
    bool *same, struct err *e)
{
	char *at = all->buf;

	*same = true;
	for (; first < last; first++, at += SLICE) {
		if (!db_blob_read(
			t->blob, first * SLICE, slice_len(t, first), at, e))
			return false;
		if (slice_sum(at, slice_len(t, first)) != t->sums[first])
			*same = false;
	}
	return true;
}

/* The bytes of T from FROM to TO, and what else is in their slices. */
static bool
give(struct texts *all, struct text *t, size_t from, size_t to,
    struct q_piece *out, struct err *e)
{
	size_t first, last;
	bool same;

	to = to < t->len ? to : t->len;
	from = from < to ? from : to;
	first = from / SLICE;
	last = (to + SLICE - 1) / SLICE;
	all->buf =
	    mem_grow(all->buf, &all->size, (last - first) * SLICE + 1, 1);
	if (!read_slices(all, t, first, last, &same, e))
		return false;
	if (!same) {
		t->state = DAMAGED;
		forget(t);
		return true;
	}
	out->s = all->buf;
	out->from = first * SLICE;
	out->n = (last < slices(t) ? last * SLICE : t->len) - out->from;
	out->total = t->len;
	out->chars = t->chars[first];
	all->buf[out->n] = '\0';
	return true;
}

bool
query_piece(struct db *db, uint32_t source, size_t from, size_t to,
    struct q_piece *out, struct err *e)
{
	struct texts *all = texts_of(db);
	struct text *t = text_of(all, source);

	memset(out, 0, sizeof(*out));
	if (!have_state(db, all, t, e))
		return false;
	return t->state == DAMAGED ||
	       (have_blob(db, all, t, e) && give(all, t, from, to, out, e));
}
