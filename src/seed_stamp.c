/* SPDX-License-Identifier: ISC */
/*
 * The cheap question before the dear one: names, sizes and times of all files
 * of a folder, as text to be compared.  A folder that holds more than a
 * dataset would is not walked to its end; its contents are then asked.
 */
#include <sys/stat.h>

#include <dirent.h>
#include <stdlib.h>
#include <string.h>

#include "dataset.h"
#include "db.h"
#include "mem.h"
#include "seed_impl.h"
#include "str.h"

#define DEPTH_MAX 8
#define FILES_MAX 20000

struct walk {
	struct str *out; /* NULL: only the times are wanted */
	int files;
	bool too_much;
	struct timespec last; /* the youngest change */
};

static bool
is_later(struct timespec a, struct timespec b)
{
	return a.tv_sec > b.tv_sec ||
	       (a.tv_sec == b.tv_sec && a.tv_nsec > b.tv_nsec);
}

static void
take_file(struct walk *w, const char *path, const struct stat *st)
{
	if (++w->files > FILES_MAX)
		w->too_much = true;
	if (is_later(st->st_mtim, w->last))
		w->last = st->st_mtim;
	if (w->out == NULL)
		return;
	str_printf(w->out, "%s\t%lld\t%lld.%09ld\t%lld.%09ld\t%llu\n", path,
	    (long long)st->st_size, (long long)st->st_mtim.tv_sec,
	    st->st_mtim.tv_nsec, (long long)st->st_ctim.tv_sec,
	    st->st_ctim.tv_nsec, (unsigned long long)st->st_ino);
}

static int
by_name(const struct dirent **a, const struct dirent **b)
{
	return strcmp((*a)->d_name, (*b)->d_name);
}

static int
is_shown(const struct dirent *d)
{
	return d->d_name[0] != '.';
}

static void
walk(struct walk *w, const char *dir, int depth)
{
	struct dirent **list;
	struct str path = STR_INIT;
	struct stat st;
	int i, n = scandir(dir, &list, is_shown, by_name);

	if (n < 0) {
		w->too_much = true;
		return;
	}
	for (i = 0; i < n; i++) {
		str_reset(&path);
		str_printf(&path, "%s/%s", dir, list[i]->d_name);
		if (w->too_much || stat(str_c(&path), &st) == -1)
			;
		else if (S_ISREG(st.st_mode))
			take_file(w, str_c(&path), &st);
		else if (S_ISDIR(st.st_mode) && depth < DEPTH_MAX)
			walk(w, str_c(&path), depth + 1);
		else if (S_ISDIR(st.st_mode))
			w->too_much = true;
		free(list[i]);
	}
	free(list);
	str_clear(&path);
}

void
seed_stamp(const char *root, struct str *out)
{
	struct walk w = {.out = out};

	walk(&w, root, 0);
	if (w.too_much)
		str_reset(out);
}

bool
seed_is_younger(const char *root, const char *db)
{
	struct walk w = {.out = NULL};
	struct stat st;

	walk(&w, root, 0);
	return !w.too_much && stat(db, &st) == 0 &&
	       is_later(st.st_mtim, w.last);
}

bool
seed_fingerprint_matches(const char *root, const char *path)
{
	struct err e = ERR_INIT;
	struct stmt *st;
	struct db *db;
	char print[65];
	bool row, same = false;

	if (!db_open_read(path, &db, &e))
		return false;
	if (dataset_fingerprint(root, print, &e) &&
	    db_prepare(db, "SELECT value FROM meta WHERE key = 'fingerprint'",
		&st, &e) &&
	    db_step(st, &row, &e) && row && !db_is_null(st, 0))
		same = strcmp(db_text(st, 0), print) == 0;
	db_close(db);
	return same;
}
