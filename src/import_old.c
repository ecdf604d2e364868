/* SPDX-License-Identifier: ISC */
/*
 * The rows of an older import, as they came.  An import keeps each row and
 * the headers of its files, so that an older database is one more file to
 * read, and a row in it is understood as this version understands it.
 */
#include <sys/stat.h>

#include <stdlib.h>
#include <string.h>

#include "db.h"
#include "import_impl.h"
#include "str.h"

#define HEADERS_MAX 64

struct import_old {
	struct db *db;
	struct stmt *st;
	const char *header[HEADERS_MAX + 1]; /* by number */
	const char *names;
	struct arena a;
	struct import_old_row row;
};

static bool
load_headers(
    struct import_old *o, const char *path, const char *format, struct err *e)
{
	struct stmt *st;
	const char *key;
	bool row, is_import = false;
	long n;

	if (!db_prepare(o->db,
		"SELECT key, value FROM meta WHERE key IS NOT NULL AND value IS"
		" NOT NULL",
		&st, e))
		return false;
	for (;;) {
		if (!db_step(st, &row, e))
			return false;
		if (!row)
			break;
		key = db_text(st, 0);
		if (strcmp(key, "import") == 0)
			is_import = strcmp(db_text(st, 1), format) == 0;
		if (strcmp(key, "import_names") == 0)
			o->names = arena_strdup(&o->a, db_text(st, 1));
		if (strncmp(key, "import_header_", 14) != 0)
			continue;
		n = strtol(key + 14, NULL, 10);
		if (n > 0 && n <= HEADERS_MAX)
			o->header[n] = arena_strdup(&o->a, db_text(st, 1));
	}
	return is_import ||
	       err_set(e, ERR_DATA,
		   "%s: this database is no import of %s; name another file",
		   path, format);
}

bool
import_old_open(const char *path, const char *format, struct import_old **out,
    struct err *e)
{
	struct import_old *o;
	struct stat st;

	*out = NULL;
	if (stat(path, &st) == -1 || (S_ISREG(st.st_mode) && st.st_size == 0))
		return true;
	o = mem_alloc(sizeof(*o));
	arena_init(&o->a);
	if (!db_open_read(path, &o->db, e) ||
	    !load_headers(o, path, format, e)) {
		import_old_close(o);
		return false;
	}
	*out = o;
	return true;
}

void
import_old_close(struct import_old *o)
{
	if (o == NULL)
		return;
	db_close(o->db);
	arena_clear(&o->a);
	mem_free(o);
}

const char *
import_old_names(const struct import_old *o)
{
	return o->names;
}

bool
import_old_begin(struct import_old *o, struct err *e)
{
	return db_prepare(o->db,
	    "SELECT r.format, r.raw, r.gone, v.id, v.file, v.line FROM row_raw"
	    " AS r JOIN event AS v ON v.n = r.event ORDER BY r.event",
	    &o->st, e);
}

/* The header that "ged 2" names. */
static const char *
header_of(const struct import_old *o, const char *format)
{
	const char *blank = strrchr(format, ' ');
	long n = blank == NULL ? 0 : strtol(blank + 1, NULL, 10);

	return n > 0 && n <= HEADERS_MAX ? o->header[n] : NULL;
}

bool
import_old_next(
    struct import_old *o, const struct import_old_row **row, struct err *e)
{
	struct import_old_row *r = &o->row;
	bool there;

	*row = NULL;
	if (!db_step(o->st, &there, e))
		return false;
	if (!there)
		return true;
	r->header =
	    db_is_null(o->st, 0) ? NULL : header_of(o, db_text(o->st, 0));
	r->raw = db_text(o->st, 1);
	r->raw_len = db_bytes(o->st, 1);
	r->gone = db_int(o->st, 2) != 0;
	r->id = db_text(o->st, 3);
	r->file = db_text(o->st, 4);
	r->line = (uint32_t)db_int(o->st, 5);
	if (r->id == NULL || r->file == NULL)
		return err_set(e, ERR_DATA,
		    "the older database has an event without an id");
	if (r->header == NULL || r->raw == NULL)
		return err_set(e, ERR_DATA,
		    "the older database does not know the columns of `%s'",
		    r->id);
	*row = r;
	return true;
}
