/* SPDX-License-Identifier: ISC */
/*
 * Where the system can exchange two names at once (Linux), there is the old
 * folder or the new one at every moment; elsewhere there is a moment with
 * none.
 */
#include "folder.h"

#include <sys/stat.h>

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "gate.h"
#include "mem.h"
#include "str.h"

struct folder {
	char *target, *tmp;
	const char *const *names;
	bool replaces;
};

static char *
join(const char *dir, const char *name)
{
	struct str s = STR_INIT;

	str_printf(&s, "%s/%s", dir, name);
	return str_take(&s);
}

static void
remove_files(const char *dir, const char *const *names)
{
	size_t i;

	for (i = 0; names[i] != NULL; i++) {
		char *path = join(dir, names[i]);

		(void)unlink(path);
		mem_free(path);
	}
	(void)rmdir(dir);
}

static void
folder_free(struct folder *f)
{
	mem_free(f->target);
	mem_free(f->tmp);
	mem_free(f);
}

static bool
is_known(const char *const *names, const char *name)
{
	size_t i;

	if (strcmp(name, ".") == 0 || strcmp(name, "..") == 0)
		return true;
	for (i = 0; names[i] != NULL; i++) {
		if (strcmp(names[i], name) == 0)
			return true;
	}
	return false;
}

/* Does the folder, where there is one, hold nothing but what we make? */
static bool
is_ours_to_replace(struct folder *f, struct err *e)
{
	DIR *dir = opendir(f->target);
	struct dirent *d;
	bool ok = true;

	f->replaces = dir != NULL;
	if (dir == NULL && errno == ENOENT)
		return true;
	if (dir == NULL)
		return err_set_errno(e, "%s", f->target);
	/* No other thread has this stream. */
	/* cppcheck-suppress readdirCalled */
	while (ok && (d = readdir(dir)) != NULL) {
		if (!is_known(f->names, d->d_name))
			ok = err_set(e, ERR_IO,
			    "%s: there is a folder that holds other files "
			    "(%s), which stays",
			    f->target, d->d_name);
	}
	closedir(dir);
	return ok;
}

/* The name of the target, without slashes at its end and links. */
static char *
target_name(const char *target)
{
	char real[PATH_MAX];
	size_t n = strlen(target);

	if (realpath(target, real) != NULL)
		return mem_strdup(real);
	while (n > 1 && target[n - 1] == '/')
		n--;
	return mem_strndup(target, n);
}

static bool
make_beside(struct folder *f, struct err *e)
{
	struct str s = STR_INIT;
	mode_t mask;

	str_printf(&s, "%s.XXXXXX", f->target);
	f->tmp = str_take(&s);
	if (mkdtemp(f->tmp) == NULL) {
		mem_free(f->tmp);
		f->tmp = NULL;
		return err_set_errno(e, "cannot write %s", f->target);
	}
	mask = umask(0);
	umask(mask);
	(void)chmod(f->tmp, 0777 & ~mask);
	return true;
}

bool
folder_open(const char *target, const char *const *names, struct folder **out,
    struct err *e)
{
	struct folder *f = mem_alloc(sizeof(*f));

	*out = NULL;
	f->target = target_name(target);
	f->names = names;
	if (!is_ours_to_replace(f, e) || !make_beside(f, e)) {
		folder_free(f);
		return false;
	}
	*out = f;
	return true;
}

struct out *
folder_file(struct folder *f, const char *name, struct err *e)
{
	char *path = join(f->tmp, name);
	struct out *o = out_file(path, e);

	mem_free(path);
	return o;
}

static void
sync_folder(const char *path)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_DIRECTORY);

	if (fd != -1) {
		(void)fsync(fd);
		close(fd);
	}
}

/* The old folder ends up under our temporary name, or is gone. */
static bool
change_places(struct folder *f)
{
	if (!f->replaces)
		return rename(f->tmp, f->target) == 0;
#ifdef RENAME_EXCHANGE
	if (renameat2(AT_FDCWD, f->tmp, AT_FDCWD, f->target, RENAME_EXCHANGE) ==
	    0)
		return true;
#endif
	remove_files(f->target, f->names);
	return rename(f->tmp, f->target) == 0;
}

bool
folder_commit(struct folder *f, struct err *e)
{
	bool ok;

	sync_folder(f->tmp);
	/* Something may have come while we worked. */
	ok = is_ours_to_replace(f, e) &&
	     (change_places(f) ||
		 err_set_errno(e, "cannot write %s", f->target));
	if (!ok || f->replaces)
		remove_files(f->tmp, f->names);
	folder_free(f);
	return ok;
}

void
folder_abort(struct folder *f)
{
	if (f == NULL)
		return;
	remove_files(f->tmp, f->names);
	folder_free(f);
}
