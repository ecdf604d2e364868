/* SPDX-License-Identifier: ISC */
/*
 * How much FTS5 may hold while it writes is no matter of who reads: its table
 * of settings is not copied.
 */
#include "textindex.h"

#include "db.h"
#include "mem.h"

#define CACHE "-4096" /* KiB of pages: what is written is seldom read */
#define HASH                                                           \
	"33554432" /* bytes of words held; the default of 1 MB doubles \
		    * the time */

struct textindex {
	struct db *to; /* where all goes in the end */
	struct db *db; /* the private one */
};

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

	*out = x;
	x->to = to;
	if (db_create(NULL, &x->db, e) &&
	    db_exec(x->db,
		"PRAGMA cache_size = " CACHE ";"
		"PRAGMA secure_delete = 0;" /* only rows are taken out of it */
		"BEGIN",
		e) &&
	    make_table(x, e))
		return true;
	textindex_close(x);
	*out = NULL;
	return false;
}

bool
textindex_add(
    struct textindex *x, int64_t id, const char *s, size_t n, struct err *e)
{
	struct stmt *st;

	if (!db_prepare(
		x->db, "INSERT INTO fts (rowid, text) VALUES (?, ?)", &st, e))
		return false;
	db_bind_int(st, 1, id);
	db_bind_textn(st, 2, s, n);
	return db_run(st, e);
}

bool
textindex_end(struct textindex *x, struct err *e)
{
	return db_exec(x->db, "COMMIT", e);
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

	for (i = 0; i < sizeof(tables) / sizeof(tables[0]); i++)
		if (!db_copy_rows(
			x->db, tables[i].from, x->to, tables[i].to, e))
			return false;
	return true;
}

void
textindex_close(struct textindex *x)
{
	if (x == NULL)
		return;
	db_close(x->db);
	mem_free(x);
}
