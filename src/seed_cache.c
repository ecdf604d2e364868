/* SPDX-License-Identifier: ISC */
/*
 * Which database stands for what the user named.
 *
 * A folder's database lies in the cache as NAME-HASH.db, HASH being that of
 * the folder's true path; NAME-HASH.stamp beside it says from which files, of
 * which sizes and times, and by which strife it was made.  When the stamp is
 * right the database is opened without a look into the files.  When only the
 * times have changed, the contents are summed up once, and the stamp is
 * written anew.  A database of the bundled dataset that was built beside it
 * is taken as long as the folder says the same.
 */
#include "config.h"

#include <sys/stat.h>

#include <errno.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "db.h"
#include "file.h"
#include "gate.h"
#include "hash.h"
#include "mem.h"
#include "paths.h"
#include "seed_impl.h"
#include "str.h"

#define HASH_DIGITS 16
#define STAMP_MAX (8 * 1024 * 1024)

/* ---- where ---- */

/* The last part of a path, as much of it as may stand in a file's name. */
static void
add_name(struct str *out, const char *path)
{
	const char *slash = strrchr(path, '/');
	const char *s = slash != NULL ? slash + 1 : path;
	size_t n = 0;

	for (; *s != '\0' && n < 60; s++, n++) {
		bool plain = (*s >= 'a' && *s <= 'z') ||
			     (*s >= 'A' && *s <= 'Z') ||
			     (*s >= '0' && *s <= '9') || *s == '-' ||
			     *s == '_' || (*s == '.' && n > 0);

		str_addc(out, plain ? *s : '_');
	}
}

char *
seed_cache_path(const char *root)
{
	struct str path = STR_INIT;
	char real[PATH_MAX], hex[HASH_SIZE], *dir;

	if (realpath(root, real) == NULL)
		return NULL;
	dir = paths_user("XDG_CACHE_HOME", ".cache");
	if (dir == NULL)
		return NULL;
	hash_of(real, strlen(real), hex);
	str_printf(&path, "%s/", dir);
	mem_free(dir);
	add_name(&path, real);
	str_printf(&path, "-%.*s.db", HASH_DIGITS, hex);
	return str_take(&path);
}

/* ---- the stamp ---- */

static char *
stamp_path(const char *db)
{
	struct str path = STR_INIT;

	str_addn(&path, db, strlen(db) - strlen(".db"));
	str_add(&path, ".stamp");
	return str_take(&path);
}

/* What the stamp of ROOT has to be; false where it cannot be told. */
static bool
stamp_now(const char *root, struct str *out)
{
	struct str files = STR_INIT;
	bool known;

	seed_stamp(root, &files);
	known = files.len > 0;
	str_printf(out, "strife %s, version %d of the database\n",
	    PACKAGE_VERSION, DB_USER_VERSION);
	str_addn(out, str_c(&files), files.len);
	str_clear(&files);
	return known;
}

static bool
read_small(const char *path, struct str *out)
{
	struct err e = ERR_INIT;

	return file_read(path, STAMP_MAX, out, &e);
}

static bool
stamp_matches(const char *root, const char *db)
{
	struct str now = STR_INIT, then = STR_INIT;
	char *path = stamp_path(db);
	bool same;

	same = stamp_now(root, &now) && read_small(path, &then) &&
	       now.len == then.len &&
	       memcmp(str_c(&now), str_c(&then), now.len) == 0;
	str_clear(&now);
	str_clear(&then);
	mem_free(path);
	return same;
}

/* Not being able to only costs time at the next start. */
static void
write_stamp(const char *db, const struct str *stamp)
{
	struct err e = ERR_INIT;
	char *path = stamp_path(db);
	struct out *o = NULL;

	if (stamp->len > 0)
		o = out_file(path, &e);
	if (o != NULL) {
		out_raw(o, str_c(stamp), stamp->len);
		if (!out_close(o, &e))
			(void)unlink(path);
	}
	mem_free(path);
}

/* The same version made it, so it need not be made again for that. */
static bool
made_by_us(const char *db)
{
	struct str then = STR_INIT, head = STR_INIT;
	char *path = stamp_path(db);
	bool same;

	str_printf(&head, "strife %s, version %d of the database\n",
	    PACKAGE_VERSION, DB_USER_VERSION);
	same = read_small(path, &then) && then.len >= head.len &&
	       memcmp(str_c(&then), str_c(&head), head.len) == 0;
	str_clear(&then);
	str_clear(&head);
	mem_free(path);
	return same;
}

/* ---- a folder ---- */

static bool
is_fresh(const char *root, const char *db)
{
	struct str stamp = STR_INIT;
	struct err e = ERR_INIT;
	bool fresh;

	if (!db_check_file(db, &e))
		return false;
	if (stamp_matches(root, db))
		return true;
	/* The stamp is taken before the contents are read. */
	if (!stamp_now(root, &stamp))
		str_reset(&stamp);
	fresh = made_by_us(db) && seed_fingerprint_matches(root, db);
	if (fresh)
		write_stamp(db, &stamp);
	str_clear(&stamp);
	return fresh;
}

/* Compile into PATH under the lock, unless another has just done so. */
static bool
compile(const char *root, const char *path, bool always, struct diags *d,
    struct seed_stats *stats, struct seed_teller t, struct err *e)
{
	struct str stamp = STR_INIT;
	struct replace *r;
	bool ok;

	file_make_folders(path);
	if (!replace_open(path, &r, e))
		return false;
	if (!always && is_fresh(root, path)) {
		replace_abort(r);
		return true;
	}
	if (!stamp_now(root, &stamp))
		str_reset(&stamp);
	ok = seed_replace(root, r, d, stats, t, e);
	if (ok && d->errors == 0)
		write_stamp(path, &stamp);
	str_clear(&stamp);
	return ok;
}

bool
seed_cache(const char *root, char **path, struct diags *d,
    struct seed_stats *stats, seed_progress progress, void *ctx, struct err *e)
{
	struct seed_teller t = {progress, ctx};

	*path = NULL;
	diags_set_root(d, root);
	if (!seed_check_folder(root, e))
		return false;
	*path = seed_cache_path(root);
	if (*path == NULL)
		return err_set(e, ERR_IO,
		    "there is no folder for caches: set HOME or"
		    " XDG_CACHE_HOME, or say -o FILE");
	if (compile(root, *path, true, d, stats, t, e))
		return true;
	mem_free(*path);
	*path = NULL;
	return false;
}

/* Without a cache: into a database of our own, which goes with us. */
static bool
resolve_private(const char *root, struct db **db, struct diags *d,
    struct seed_teller t, struct err *e)
{
	struct seed_stats stats;

	if (!seed_into(root, NULL, db, d, &stats, t, e))
		return false;
	if (d->errors == 0)
		return db_exec(*db, "PRAGMA query_only = 1", e);
	db_close(*db);
	*db = NULL;
	return true;
}

static bool
resolve_folder(const char *root, char **path, struct db **db, struct diags *d,
    struct seed_teller t, struct err *e)
{
	struct seed_stats stats;
	struct err io = ERR_INIT;

	diags_set_root(d, root);
	if (!seed_check_folder(root, e))
		return false;
	*path = seed_cache_path(root);
	if (*path != NULL) {
		if (is_fresh(root, *path) ||
		    compile(root, *path, false, d, &stats, t, &io)) {
			if (d->errors == 0)
				return true;
		} else if (io.code != ERR_IO) {
			*e = io;
			return false;
		}
		mem_free(*path);
		*path = NULL;
	}
	return d->errors > 0 || resolve_private(root, db, d, t, e);
}

/* ---- what the user named ---- */

/* DB was built beside the folder it was made from: does it still hold? */
static bool
resolve_built(const char *dbpath, char **path, struct db **db, struct diags *d,
    struct seed_teller t, struct err *e)
{
	char *root = mem_strndup(dbpath, strlen(dbpath) - strlen(".db"));
	bool ok;

	if (access(root, F_OK) == -1 || seed_is_younger(root, dbpath) ||
	    seed_fingerprint_matches(root, dbpath)) {
		*path = mem_strdup(dbpath);
		ok = db_check_file(dbpath, e);
	} else
		ok = resolve_folder(root, path, db, d, t, e);
	mem_free(root);
	return ok;
}

static bool
ends_in(const char *s, const char *end)
{
	size_t n = strlen(s), m = strlen(end);

	return n > m && strcmp(s + n - m, end) == 0;
}

static bool
resolve_named(const char *name, bool bundled, char **path, struct db **db,
    struct diags *d, struct seed_teller t, struct err *e)
{
	struct stat st;

	if (stat(name, &st) == -1)
		return err_set_errno(e, "%s", name);
	if (S_ISDIR(st.st_mode))
		return resolve_folder(name, path, db, d, t, e);
	if (bundled && ends_in(name, ".db"))
		return resolve_built(name, path, db, d, t, e);
	if (ends_in(name, ".yaml"))
		return err_set(e, ERR_DATA,
		    "%s: this is a file of a dataset; name the folder it lies"
		    " in",
		    name);
	*path = mem_strdup(name);
	return db_check_file(name, e);
}

/* What the user named, or would have; NULL: nothing is installed.  Yours. */
static char *
named_or_default(const char *dataset)
{
	if (dataset == NULL)
		dataset = getenv("STRIFE_DATASET");
	if (dataset == NULL || dataset[0] == '\0')
		return paths_default_dataset();
	return mem_strdup(dataset);
}

char *
seed_made(const char *dataset)
{
	char *path = named_or_default(dataset), *cached;
	struct err e = ERR_INIT;
	struct stat st;

	if (path != NULL && stat(path, &st) == 0 && S_ISDIR(st.st_mode)) {
		cached = seed_cache_path(path);
		mem_free(path);
		path = cached;
	}
	if (path != NULL && !db_check_file(path, &e)) {
		mem_free(path);
		path = NULL;
	}
	return path;
}

bool
seed_resolve(const char *dataset, char **path, struct db **db, struct diags *d,
    seed_progress progress, void *ctx, struct err *e)
{
	struct seed_teller t = {progress, ctx};
	char *bundled = NULL;
	bool ok;

	*path = NULL;
	*db = NULL;
	if (dataset == NULL)
		dataset = getenv("STRIFE_DATASET");
	if (dataset == NULL || dataset[0] == '\0')
		dataset = bundled = paths_default_dataset();
	if (dataset == NULL)
		return err_set(e, ERR_IO,
		    "no dataset is named, and none is installed: strife"
		    " DATASET");
	ok = resolve_named(dataset, bundled != NULL, path, db, d, t, e);
	if (!ok) {
		mem_free(*path);
		*path = NULL;
	}
	mem_free(bundled);
	return ok;
}
