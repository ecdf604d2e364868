/* SPDX-License-Identifier: ISC */
/*
 * From a folder to a finished file.  Reading, checking and computing are
 * others' work; this holds them together and sees to it that nothing is left
 * behind but the whole.
 */
#include "seed.h"

#include <sys/stat.h>

#include <errno.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "dataset.h"
#include "db.h"
#include "mem.h"
#include "seed_impl.h"
#include "store.h"
#include "str.h"

/*
 * What FILE remembers of where it came from: the way from its own folder to
 * ROOT, where ROOT lies below that, so that the two can be moved together and
 * the same dataset gives the same bytes anywhere; else the absolute path.
 * Yours.
 */
static char *
remembered_root(const char *root, const char *file)
{
	char real[PATH_MAX], folder[PATH_MAX];
	struct str dir = STR_INIT;
	const char *slash;
	size_t n;

	if (realpath(root, real) == NULL)
		return mem_strdup(root);
	if (file == NULL)
		return mem_strdup(real);
	slash = strrchr(file, '/');
	str_addn(&dir, file, slash == NULL ? 0 : (size_t)(slash - file));
	str_add(&dir, slash == NULL ? "." : "/");
	n = realpath(str_c(&dir), folder) == NULL ? 0 : strlen(folder);
	str_clear(&dir);
	if (n > 1 && strncmp(real, folder, n) == 0 && real[n] == '/')
		return mem_strdup(real + n + 1);
	return mem_strdup(real);
}

bool
seed_check_folder(const char *root, struct err *e)
{
	struct str head = STR_INIT;
	struct stat st;
	bool ok = true;

	if (stat(root, &st) == -1)
		return err_set_errno(e, "%s", root);
	if (!S_ISDIR(st.st_mode))
		return err_set(e, ERR_DATA,
		    "%s: this is no folder; a dataset is a folder with a"
		    " dataset.yaml",
		    root);
	str_printf(&head, "%s/dataset.yaml", root);
	if (access(str_c(&head), R_OK) == -1) {
		ok = errno == ENOENT
			 ? err_set(e, ERR_DATA,
			       "%s: this folder is no dataset: it has no"
			       " dataset.yaml",
			       root)
			 : err_set_errno(e, "%s", str_c(&head));
	}
	str_clear(&head);
	return ok;
}

bool
seed_into(const char *root, const char *file, struct db **db, struct diags *d,
    struct seed_stats *stats, struct seed_teller t, struct err *e)
{
	struct dataset_sink sink;
	struct store *s = NULL;
	char *from = remembered_root(root, file);
	bool ok;

	memset(stats, 0, sizeof(*stats));
	*db = NULL;
	ok = db_create(file, db, e) && store_new(*db, from, d, &s, e);
	if (ok) {
		store_set_progress(s, t.progress, t.ctx);
		sink = store_sink(s);
		ok = dataset_read(root, &sink, d, e) &&
		     store_finish(s, stats, e);
	}
	store_free(s);
	mem_free(from);
	if (ok)
		return true;
	db_close(*db);
	*db = NULL;
	return false;
}

bool
seed_replace(const char *root, struct replace *r, struct diags *d,
    struct seed_stats *stats, struct seed_teller t, struct err *e)
{
	struct db *db;
	bool ok;

	ok = seed_into(root, replace_path(r), &db, d, stats, t, e);
	if (!ok && e->code == ERR_IO)
		err_prepend(e, "%s: cannot be made", replace_target(r));
	db_close(db);
	if (ok && d->errors == 0)
		return replace_commit(r, e);
	replace_abort(r);
	return ok;
}

bool
seed(const char *root, const char *target, struct diags *d,
    struct seed_stats *stats, seed_progress progress, void *ctx, struct err *e)
{
	struct seed_teller t = {progress, ctx};
	struct replace *r;
	struct db *db;
	bool ok;

	memset(stats, 0, sizeof(*stats));
	if (!seed_check_folder(root, e))
		return false;
	if (target == NULL) {
		ok = seed_into(root, NULL, &db, d, stats, t, e);
		db_close(db);
		return ok;
	}
	return replace_open(target, &r, e) &&
	       seed_replace(root, r, d, stats, t, e);
}
