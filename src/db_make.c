/* SPDX-License-Identifier: ISC */
/*
 * A database that is written is of no use before it is finished: it has no
 * journal and is not synced; who ordered it syncs and renames it.  It is
 * written from one end to the other and read likewise, so that a few pages at
 * hand are enough; SQLite takes as much again to sort an index.
 */
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include <sqlite3.h>

#include "db.h"
#include "db_impl.h"
#include "file.h"
#include "mem.h"
#include "schema_sql.h"
#include "str.h"

/* SQLite opens for reading what it cannot open for writing. */
static bool
db_writable(struct db *db, struct err *e)
{
	return sqlite3_db_readonly(db_handle(db), "main") == 0 ||
	       err_set(e, ERR_IO, "it cannot be opened for writing");
}

/* Temporary files belong where the database does: there is the room. */
static void
temporary_beside(const char *path)
{
	char *folder = file_folder(path);

	sqlite3_free(sqlite3_temp_directory);
	sqlite3_temp_directory = sqlite3_mprintf("%s", folder);
	mem_free(folder);
}

bool
db_create(const char *path, struct db **db, struct err *e)
{
	struct str uri = STR_INIT;
	bool ok;
	int fd;

	*db = NULL;
	if (path != NULL) {
		/* O_EXCL: nobody's link is followed. */
		if ((unlink(path) == -1 && errno != ENOENT) ||
		    (fd = file_open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC,
			 0666)) == -1)
			return err_set_errno(e, "%s", path);
		close(fd);
		temporary_beside(path);
		db_path_uri(&uri, path, "");
	}
	ok = db_open(str_c(&uri), SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE,
		 db, e) &&
	     db_writable(*db, e) &&
	     db_exec(*db,
		 "PRAGMA page_size = 4096;"
		 "PRAGMA locking_mode = exclusive;"
		 "PRAGMA journal_mode = off;"
		 "PRAGMA synchronous = off;"
		 "PRAGMA cache_size = -4096;",
		 e) &&
	     db_pragma_number(*db, "application_id", DB_APPLICATION_ID, e) &&
	     db_pragma_number(*db, "user_version", DB_USER_VERSION, e);
	str_clear(&uri);
	if (ok)
		return true;
	db_close(*db);
	*db = NULL;
	return path == NULL ? false : err_prepend(e, "%s", path);
}

bool
db_set_mark(struct db *db, uint32_t mark, struct err *e)
{
	return db_pragma_number(db, "application_id", mark, e) &&
	       db_pragma_number(db, "user_version", 1, e);
}

/* The schema is an array of lines; "-- part N" begins each part but the
 * first. */
bool
db_schema(struct db *db, int part, struct err *e)
{
	struct str sql = STR_INIT;
	int here = 1;
	size_t i;
	bool ok;

	for (i = 0; schema_sql[i] != NULL; i++) {
		if (strncmp(schema_sql[i], "-- part ", 8) == 0 &&
		    strcmp(schema_sql[i] + 9, "\n") == 0)
			here++;
		else if (here == part)
			str_add(&sql, schema_sql[i]);
	}
	ok = db_exec(db, str_c(&sql), e);
	str_clear(&sql);
	return ok;
}
