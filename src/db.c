/* SPDX-License-Identifier: ISC */
/*
 * A database that is read may come from a stranger.  Its first hundred bytes
 * are looked at before SQLite sees it (db_file.c).  SQLite itself is then told
 * to trust nothing: no writing, no functions from the schema, no mmap (a file
 * that shrinks would be a SIGBUS), pages checked before use.  The whole file
 * is never read only to be checked.
 */
#include "db.h"

#include <assert.h>
#include <string.h>

#include <sqlite3.h>

#include "db_guard.h"
#include "db_impl.h"
#include "mem.h"
#include "str.h"

#define POLL_STEPS 4000 /* instructions of SQLite between two polls */

struct stmt {
	struct db *db;
	sqlite3_stmt *st;
	const char *sql; /* of a cached one: its key */
	int rc;		 /* first failure of binding since the reset */
};

struct db {
	sqlite3 *sq;
	struct stmt **cache; /* open addressing, a power of two */
	size_t size, used;
	void *kept; /* another unit's, see db_keep */
	void (*kept_free)(void *);
	bool (*poll)(void *);
	void *poll_ctx;
	const char *why; /* it was interrupted, in words */
	void (*take)(void *, int64_t);
	void *take_ctx;
};

/* SQLite's words for RC: those of the connection, unless it has done something
 * else since. */
static const char *
words_of(struct db *db, int rc)
{
	return (sqlite3_errcode(db->sq) & 0xff) == (rc & 0xff)
		   ? sqlite3_errmsg(db->sq)
		   : sqlite3_errstr(rc);
}

/* And the system's where there are any. */
static bool
db_fail_io(struct db *db, int rc, struct err *e)
{
	int why = 0;

	sqlite3_file_control(db->sq, "main", SQLITE_FCNTL_LAST_ERRNO, &why);
	if (why == 0)
		why = sqlite3_system_errno(db->sq);
	if (why == 0)
		return err_set(e, ERR_IO, "%s", words_of(db, rc));
	return err_set(e, ERR_IO, "%s (%s)", words_of(db, rc), strerror(why));
}

struct sqlite3 *
db_handle(struct db *db)
{
	return db->sq;
}

bool
db_fail(struct db *db, int rc, struct err *e)
{
	switch (rc & 0xff) {
	case SQLITE_INTERRUPT:
		return err_set(e, ERR_INTERRUPTED, "%s",
		    db->why != NULL ? db->why : "interrupted");
	case SQLITE_CORRUPT:
	case SQLITE_NOTADB:
		return err_set(e, ERR_DATA, "the database is damaged (%s)",
		    words_of(db, rc));
	case SQLITE_IOERR:
	case SQLITE_FULL:
	case SQLITE_CANTOPEN:
	case SQLITE_READONLY:
	case SQLITE_PERM:
	case SQLITE_NOMEM:
		return db_fail_io(db, rc, e);
	default:
		return err_set(e, ERR_DATA, "the database does not answer (%s)",
		    words_of(db, rc));
	}
}

/* ---- opening ---- */

void
db_path_uri(struct str *out, const char *path, const char *query)
{
	str_add(out, path[0] == '/' ? "file://" : "file:");
	for (; *path != '\0'; path++) {
		unsigned char c = (unsigned char)*path;

		if ((c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') ||
		    (c >= 'A' && c <= 'Z') || strchr("/._-", c) != NULL)
			str_addc(out, (char)c);
		else
			str_printf(out, "%%%02X", c);
	}
	str_add(out, query);
}

/* The function collect: an aggregate without a value. */
static void
collect_step(sqlite3_context *ctx, int n, sqlite3_value **value)
{
	struct db *db = sqlite3_user_data(ctx);

	(void)n;
	if (db->take != NULL)
		db->take(db->take_ctx, sqlite3_value_int64(value[0]));
}

static void
collect_end(sqlite3_context *ctx)
{
	sqlite3_result_null(ctx);
}

bool
db_open(const char *uri, int flags, struct db **db, struct err *e)
{
	struct db *d = mem_alloc(sizeof(*d));
	int rc;

	*db = NULL;
	/* SQLite counts its memory under a lock, which two threads that write
	 * stand in line for, and one that reads takes a thousand times a frame.
	 * Where a limit was set already (db_guard.c) this comes too late, and
	 * is refused. */
	(void)sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
	rc = sqlite3_open_v2(uri, &d->sq,
	    flags | SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX |
		SQLITE_OPEN_PRIVATECACHE,
	    NULL);
	if (d->sq == NULL) {
		mem_free(d);
		return err_set(e, ERR_IO, "out of memory");
	}
	if (rc != SQLITE_OK) {
		db_fail(d, rc, e);
		db_close(d);
		return false;
	}
	sqlite3_extended_result_codes(d->sq, 1);
	rc = sqlite3_create_function(d->sq, "collect", 1,
	    SQLITE_UTF8 | SQLITE_DIRECTONLY, d, NULL, collect_step,
	    collect_end);
	if (rc != SQLITE_OK) {
		db_fail(d, rc, e);
		db_close(d);
		return false;
	}
	*db = d;
	return true;
}

/* The first question to a database: is it whole enough to name itself? */
static bool
db_sane(struct db *db, struct err *e)
{
	struct stmt *st;
	bool row;

	if (!db_prepare_once(
		db, "SELECT value FROM meta WHERE key = 'id'", &st, e))
		return false;
	if (db_step(st, &row, e) && !row)
		err_set(
		    e, ERR_DATA, "the database is damaged (it has no name)");
	else if (e->code == ERR_NONE) {
		db_finalize(st);
		return true;
	}
	db_finalize(st);
	return false;
}

bool
db_pragma_number(struct db *db, const char *name, int64_t v, struct err *e)
{
	struct str sql = STR_INIT;
	bool ok;

	str_printf(&sql, "PRAGMA %s = %lld", name, (long long)v);
	ok = db_exec(db, str_c(&sql), e);
	str_clear(&sql);
	return ok;
}

bool
db_open_unread(const char *path, struct db **db, struct err *e)
{
	struct str uri = STR_INIT;
	struct err why = ERR_INIT;
	bool ok;

	*db = NULL;
	if (!db_check_file(path, e))
		return false;
	db_path_uri(&uri, path, "?immutable=1");
	ok = db_open(str_c(&uri), SQLITE_OPEN_READONLY, db, &why);
	str_clear(&uri);
	if (!ok) {
		*e = why;
		return err_prepend(e, "%s", path);
	}
	db_guard((*db)->sq);
	return true;
}

void
db_prepare_confined(size_t bytes)
{
	db_guard_prepare(bytes);
}

void
db_settle_confined(void)
{
	db_guard_settle();
}

bool
db_begin(struct db *db, int cache, struct err *e)
{
	bool ok = db_exec(db,
		      "PRAGMA mmap_size = 0;"
		      "PRAGMA cell_size_check = 1;"
		      "PRAGMA query_only = 1;"
		      "PRAGMA temp_store = memory;",
		      e) &&
		  (cache == 0 || db_pragma_number(db, "cache_size", -cache, e));

	db_guard_close(db->sq);
	return (ok && db_sane(db, e)) || err_prepend(e, "%s", db_path(db));
}

bool
db_open_read(const char *path, struct db **db, struct err *e)
{
	struct err why = ERR_INIT;

	if (!db_open_unread(path, db, e))
		return false;
	if (db_begin(*db, 0, &why))
		return true;
	db_close(*db);
	*db = NULL;
	*e = why;
	return false;
}

void
db_close(struct db *db)
{
	size_t i;

	if (db == NULL)
		return;
	for (i = 0; i < db->size; i++) {
		if (db->cache[i] == NULL)
			continue;
		sqlite3_finalize(db->cache[i]->st);
		mem_free(db->cache[i]);
	}
	mem_free(db->cache);
	if (db->kept != NULL)
		db->kept_free(db->kept);
	sqlite3_close_v2(db->sq);
	mem_free(db);
}

bool
db_exec(struct db *db, const char *sql, struct err *e)
{
	int rc = sqlite3_exec(db->sq, sql, NULL, NULL, NULL);

	return rc == SQLITE_OK ? true : db_fail(db, rc, e);
}

/* ---- statements ---- */

static bool
compile(
    struct db *db, const char *sql, bool keep, struct stmt **st, struct err *e)
{
	sqlite3_stmt *raw;
	int rc;

	*st = NULL;
	rc = sqlite3_prepare_v3(
	    db->sq, sql, -1, keep ? SQLITE_PREPARE_PERSISTENT : 0, &raw, NULL);
	if (rc != SQLITE_OK) {
		db_fail(db, rc, e);
		return false;
	}
	*st = mem_alloc(sizeof(**st));
	(*st)->db = db;
	(*st)->st = raw;
	(*st)->sql = keep ? sql : NULL;
	return true;
}

/* Where SQL is in the cache, or the free slot where it belongs. */
static size_t
cache_slot(const struct db *db, const char *sql)
{
	uint64_t h = (uint64_t)(uintptr_t)sql * UINT64_C(0x9E3779B97F4A7C15);
	size_t i = (size_t)(h >> 32) & (db->size - 1);

	while (db->cache[i] != NULL && db->cache[i]->sql != sql)
		i = (i + 1) & (db->size - 1);
	return i;
}

static void
cache_grow(struct db *db)
{
	struct stmt **old = db->cache;
	size_t i, n = db->size;

	db->size = n == 0 ? 64 : n * 2;
	db->cache = mem_array(db->size, sizeof(struct stmt *));
	for (i = 0; i < n; i++)
		if (old[i] != NULL)
			db->cache[cache_slot(db, old[i]->sql)] = old[i];
	mem_free(old);
}

bool
db_prepare(struct db *db, const char *sql, struct stmt **st, struct err *e)
{
	size_t i;

	if (db->used * 2 >= db->size)
		cache_grow(db);
	i = cache_slot(db, sql);
	if (db->cache[i] != NULL) {
		*st = db->cache[i];
		db_reset(*st);
		sqlite3_clear_bindings((*st)->st);
		return true;
	}
	if (!compile(db, sql, true, st, e))
		return false;
	db->cache[i] = *st;
	db->used++;
	return true;
}

bool
db_prepare_once(struct db *db, const char *sql, struct stmt **st, struct err *e)
{
	return compile(db, sql, false, st, e);
}

void
db_finalize(struct stmt *st)
{
	if (st == NULL)
		return;
	sqlite3_finalize(st->st);
	mem_free(st);
}

static void
bound(struct stmt *st, int rc)
{
	if (st->rc == SQLITE_OK)
		st->rc = rc;
}

void
db_bind_int(struct stmt *st, int i, int64_t v)
{
	bound(st, sqlite3_bind_int64(st->st, i, v));
}

void
db_bind_real(struct stmt *st, int i, double v)
{
	bound(st, sqlite3_bind_double(st->st, i, v));
}

void
db_bind_text(struct stmt *st, int i, const char *s)
{
	bound(st, sqlite3_bind_text(st->st, i, s, -1, SQLITE_STATIC));
}

void
db_bind_textn(struct stmt *st, int i, const char *s, size_t n)
{
	bound(st,
	    sqlite3_bind_text64(st->st, i, s, n, SQLITE_STATIC, SQLITE_UTF8));
}

void
db_bind_data(struct stmt *st, int i, const void *s, size_t n)
{
	bound(st, sqlite3_bind_blob64(st->st, i, s, n, SQLITE_STATIC));
}

void
db_bind_null(struct stmt *st, int i)
{
	bound(st, sqlite3_bind_null(st->st, i));
}

bool
db_step(struct stmt *st, bool *row, struct err *e)
{
	int rc = st->rc;

	*row = false;
	if (rc == SQLITE_OK)
		rc = sqlite3_step(st->st);
	if (rc == SQLITE_ROW) {
		*row = true;
		return true;
	}
	if (rc != SQLITE_DONE)
		db_fail(st->db, rc, e);
	db_reset(st);
	return rc == SQLITE_DONE;
}

bool
db_collect(
    struct stmt *st, void (*take)(void *, int64_t), void *ctx, struct err *e)
{
	struct db *db = st->db;
	bool ok, row;

	db->take = take;
	db->take_ctx = ctx;
	while ((ok = db_step(st, &row, e)) && row)
		;
	db->take = NULL;
	return ok;
}

bool
db_run(struct stmt *st, struct err *e)
{
	bool row;

	do {
		if (!db_step(st, &row, e))
			return false;
	} while (row);
	return true;
}

void
db_reset(struct stmt *st)
{
	sqlite3_reset(st->st);
	st->rc = SQLITE_OK;
}

int64_t
db_int(struct stmt *st, int col)
{
	return sqlite3_column_int64(st->st, col);
}

bool
db_is_null(struct stmt *st, int col)
{
	return sqlite3_column_type(st->st, col) == SQLITE_NULL;
}

double
db_real(struct stmt *st, int col)
{
	return sqlite3_column_double(st->st, col);
}

/* S of a column: NULL stands for two things. */
static const void *
got(struct stmt *st, const void *s)
{
	if (s == NULL && sqlite3_errcode(st->db->sq) == SQLITE_NOMEM)
		mem_exhausted();
	return s;
}

const char *
db_text(struct stmt *st, int col)
{
	return got(st, sqlite3_column_text(st->st, col));
}

const void *
db_data(struct stmt *st, int col)
{
	return got(st, sqlite3_column_blob(st->st, col));
}

size_t
db_bytes(struct stmt *st, int col)
{
	return (size_t)sqlite3_column_bytes(st->st, col);
}

bool
db_copy_rows(struct db *from, const char *select, struct db *to,
    const char *insert, struct err *e)
{
	struct stmt *in, *out;
	int i, n;
	bool row;

	if (!db_prepare(from, select, &in, e))
		return false;
	n = sqlite3_column_count(in->st);
	for (;;) {
		if (!db_step(in, &row, e))
			return false;
		if (!row)
			return true;
		if (!db_prepare(to, insert, &out, e))
			return false;
		for (i = 0; i < n; i++)
			bound(out, sqlite3_bind_value(out->st, i + 1,
				       sqlite3_column_value(in->st, i)));
		if (!db_run(out, e))
			return false;
	}
}

bool
db_in_threads(void)
{
	return sqlite3_threadsafe() != 0;
}

int64_t
db_last_rowid(struct db *db)
{
	return sqlite3_last_insert_rowid(db->sq);
}

void *
db_kept(const struct db *db)
{
	return db->kept;
}

void
db_keep(struct db *db, void *kept, void (*free)(void *))
{
	assert(db->kept == NULL);
	db->kept = kept;
	db->kept_free = free;
}

const char *
db_path(struct db *db)
{
	const char *path = sqlite3_db_filename(db->sq, "main");

	return path == NULL ? "" : path;
}

static int
poll_hook(void *ctx)
{
	struct db *db = ctx;

	return db->poll(db->poll_ctx) ? 1 : 0;
}

void
db_say_why(struct db *db, const char *why)
{
	db->why = why;
}

void
db_set_poll(struct db *db, bool (*poll)(void *), void *ctx)
{
	db->poll = poll;
	db->poll_ctx = ctx;
	sqlite3_progress_handler(
	    db->sq, POLL_STEPS, poll == NULL ? NULL : poll_hook, db);
}

bool
db_go_on(struct db *db, struct err *e)
{
	return db->poll == NULL || !db->poll(db->poll_ctx) ||
	       db_fail(db, SQLITE_INTERRUPT, e);
}

void
db_copy_poll(struct db *to, const struct db *from)
{
	db_set_poll(to, from->poll, from->poll_ctx);
}
