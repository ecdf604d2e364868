/* SPDX-License-Identifier: ISC */
/*
 * Texts travel in batches, each a run of bytes: the number of the row, the
 * length, the text.  Empty batches come back on a lane of their own, so that
 * there are never more than BATCHES of them.
 *
 * How much FTS5 may hold while it writes is no matter of who reads: its table
 * of settings is not copied.
 *
 * The database of the thread is the thread's from its start to its end.  A
 * failure there closes the lanes and is told to whoever comes next.
 */
#include "textindex.h"

#include <string.h>

#include "db.h"
#include "mem.h"
#include "str.h"
#include "worker.h"

#define BATCHES 8
#define BATCH_BYTES ((size_t)128 << 10)
#define CACHE "-4096" /* KiB of pages: what is written is seldom read */
#define HASH                                                           \
	"33554432" /* bytes of words held; the default of 1 MB doubles \
		    * the time */

struct head {
	int64_t id;
	size_t n;
};

struct textindex {
	struct db *to;	       /* where all goes in the end */
	struct db *db;	       /* the private one */
	struct worker *worker; /* NULL: all is done here */
	struct lane *full, *empty;
	struct str batches[BATCHES];
	struct str *now; /* that is being filled; NULL: none is in hand */
	/* Of the thread, ours when it has ended. */
	struct err e;
};

/* ---- beside ---- */

static bool
insert(struct db *db, const struct head *h, const char *s, struct err *e)
{
	struct stmt *st;

	if (!db_prepare(
		db, "INSERT INTO fts (rowid, text) VALUES (?, ?)", &st, e))
		return false;
	db_bind_int(st, 1, h->id);
	db_bind_textn(st, 2, s, h->n);
	return db_run(st, e);
}

static bool
insert_batch(struct db *db, const struct str *b, struct err *e)
{
	struct head h;
	size_t at;

	for (at = 0; at < b->len; at += sizeof(h) + h.n) {
		memcpy(&h, b->s + at, sizeof(h));
		if (!insert(db, &h, b->s + at + sizeof(h), e))
			return false;
	}
	return true;
}

static void
run(void *ctx)
{
	struct textindex *x = ctx;
	struct str *b;
	bool ok = true;

	while (ok && (b = lane_take(x->full)) != NULL) {
		ok = insert_batch(x->db, b, &x->e);
		/* One huge text must not stay for ever. */
		if (b->cap > 4 * BATCH_BYTES)
			str_clear(b);
		str_reset(b);
		ok = ok && lane_put(x->empty, b);
	}
	if (ok)
		ok = db_exec(x->db, "COMMIT", &x->e);
	lane_close(x->full);
	lane_close(x->empty);
}

/* ---- on our side ---- */

/* The table as it is in TO, with a larger memory of words. */
static bool
make_table(struct textindex *x, struct err *e)
{
	struct stmt *st;
	bool row;

	return db_prepare(x->to,
		   "SELECT sql FROM sqlite_schema WHERE name = 'fts'", &st,
		   e) &&
	       db_step(st, &row, e) && db_exec(x->db, db_text(st, 0), e) &&
	       db_run(st, e) &&
	       db_exec(x->db,
		   "INSERT INTO fts (fts, rank) VALUES ('hashsize', " HASH ")",
		   e);
}

bool
textindex_open(struct db *to, struct textindex **out, struct err *e)
{
	struct textindex *x = mem_alloc(sizeof(*x));
	size_t i;

	*out = x;
	x->to = to;
	if (!db_create(NULL, &x->db, e) ||
	    !db_exec(x->db, "PRAGMA cache_size = " CACHE ";BEGIN", e) ||
	    !make_table(x, e)) {
		textindex_close(x);
		*out = NULL;
		return false;
	}
	x->full = lane_new(BATCHES);
	x->empty = lane_new(BATCHES);
	for (i = 1; i < BATCHES; i++)
		(void)lane_put(x->empty, &x->batches[i]);
	x->now = &x->batches[0];
	if (db_in_threads())
		x->worker = worker_start(run, x);
	return true;
}

bool
textindex_busy(struct textindex *x)
{
	return x->worker != NULL && x->now == NULL && !lane_has(x->empty);
}

/* What the thread failed of, after its end. */
static bool
fail(struct textindex *x, struct err *e)
{
	worker_join(x->worker);
	x->worker = NULL;
	*e = x->e;
	return false;
}

bool
textindex_add(
    struct textindex *x, int64_t id, const char *s, size_t n, struct err *e)
{
	struct head h = {id, n};

	if (x->worker == NULL)
		return x->e.code == ERR_NONE ? insert(x->db, &h, s, e)
					     : fail(x, e);
	if (x->now == NULL)
		x->now = lane_take(x->empty);
	if (x->now == NULL)
		return fail(x, e);
	str_addn(x->now, (const char *)&h, sizeof(h));
	str_addn(x->now, s, n);
	if (x->now->len < BATCH_BYTES)
		return true;
	if (!lane_put(x->full, x->now))
		return fail(x, e);
	x->now = NULL;
	return true;
}

bool
textindex_end(struct textindex *x, struct err *e)
{
	if (x->worker == NULL)
		return x->e.code == ERR_NONE ? db_exec(x->db, "COMMIT", e)
					     : fail(x, e);
	if (x->now != NULL && !lane_put(x->full, x->now))
		return fail(x, e);
	x->now = NULL;
	lane_close(x->full);
	return true;
}

bool
textindex_copy(struct textindex *x, struct err *e)
{
	static const struct {
		const char *from, *to;
	} tables[] = {
	    {"SELECT id, block FROM fts_data ORDER BY id",
		"INSERT OR REPLACE INTO fts_data VALUES (?, ?)"},
	    {"SELECT segid, term, pgno FROM fts_idx ORDER BY segid, term",
		"INSERT INTO fts_idx VALUES (?, ?, ?)"},
	    {"SELECT id, sz FROM fts_docsize ORDER BY id",
		"INSERT INTO fts_docsize VALUES (?, ?)"},
	};
	size_t i;

	worker_join(x->worker);
	x->worker = NULL;
	if (x->e.code != ERR_NONE)
		return fail(x, e);
	for (i = 0; i < sizeof(tables) / sizeof(tables[0]); i++)
		if (!db_copy_rows(
			x->db, tables[i].from, x->to, tables[i].to, e))
			return false;
	return true;
}

void
textindex_close(struct textindex *x)
{
	size_t i;

	if (x == NULL)
		return;
	if (x->full != NULL) {
		lane_close(x->full);
		lane_close(x->empty);
	}
	worker_join(x->worker);
	lane_free(x->full);
	lane_free(x->empty);
	for (i = 0; i < BATCHES; i++)
		str_clear(&x->batches[i]);
	db_close(x->db);
	mem_free(x);
}
