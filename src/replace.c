/* SPDX-License-Identifier: ISC */
/*
 * The lock file goes away with its holder.  Who waited for it may then hold
 * the lock of a file that has no name any more, and has to try again.
 */
#include "replace.h"

#include <sys/stat.h>

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "db.h"
#include "file.h"
#include "mem.h"
#include "str.h"

struct replace {
	char *target, *tmp, *lock;
	uint32_t mark;
	int lock_fd;
};

static void
replace_free(struct replace *r)
{
	if (r->lock_fd != -1) {
		unlink(r->lock);
		close(r->lock_fd);
	}
	mem_free(r->target);
	mem_free(r->tmp);
	mem_free(r->lock);
	mem_free(r);
}

static char *
join(const char *a, const char *b)
{
	struct str s = STR_INIT;

	str_printf(&s, "%s%s", a, b);
	return str_take(&s);
}

static bool
take_lock(struct replace *r, struct err *e)
{
	int fd;

	for (;;) {
		fd = file_open(
		    r->lock, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0666);
		if (fd == -1)
			return err_set_errno(
			    e, "%s: cannot be written", r->target);
		if (!file_lock(fd)) {
			close(fd);
			return err_set_errno(
			    e, "%s: cannot be locked", r->target);
		}
		if (file_is_named(fd, r->lock))
			break;
		close(fd);
	}
	r->lock_fd = fd;
	return true;
}

/* Only what we made, or an empty file, may be replaced. */
static bool
is_ours_to_replace(const struct replace *r, struct err *e)
{
	const char *path = r->target;
	struct stat st;
	bool ours;

	if (stat(path, &st) == -1)
		return errno == ENOENT || err_set_errno(e, "%s", path);
	if (!S_ISREG(st.st_mode))
		return err_set(e, ERR_IO, "%s: this is not a file", path);
	if (st.st_size == 0)
		return true;
	if (!db_has_mark(path, r->mark, &ours, e))
		return false;
	if (ours)
		return true;
	return err_set(e, ERR_IO,
	    "%s: there is a file that is not %s, which stays", path,
	    r->mark == DB_APPLICATION_ID ? "a strife database"
					 : "what was made here before");
}

bool
replace_open(const char *target, struct replace **out, struct err *e)
{
	return replace_open_as(target, DB_APPLICATION_ID, out, e);
}

bool
replace_open_as(
    const char *target, uint32_t mark, struct replace **out, struct err *e)
{
	struct replace *r = mem_alloc(sizeof(*r));
	char real[PATH_MAX];

	*out = NULL;
	/* Through a symbolic link: what it points to is replaced. */
	r->target = mem_strdup(realpath(target, real) != NULL ? real : target);
	r->tmp = join(r->target, ".strife-tmp");
	r->lock = join(r->target, ".strife-lock");
	r->mark = mark;
	r->lock_fd = -1;
	if (!is_ours_to_replace(r, e) || !take_lock(r, e)) {
		replace_free(r);
		return false;
	}
	*out = r;
	return true;
}

const char *
replace_path(const struct replace *r)
{
	return r->tmp;
}

const char *
replace_target(const struct replace *r)
{
	return r->target;
}

static bool
sync_path(const char *path, int flags)
{
	int fd = file_open(path, O_RDONLY | O_CLOEXEC | flags, 0), saved;
	bool ok;

	if (fd == -1)
		return false;
	/* Some file systems have nothing to sync of a folder. */
	ok = file_sync(fd) || errno == EINVAL;
	saved = errno;
	close(fd);
	errno = saved;
	return ok;
}

/* The folder that PATH lies in, synced. */
static bool
sync_folder(const char *path)
{
	char *dir = file_folder(path);
	bool ok = sync_path(dir, O_DIRECTORY);

	mem_free(dir);
	return ok;
}

bool
replace_commit(struct replace *r, struct err *e)
{
	bool ok;

	/* It may have come while we worked. */
	ok = is_ours_to_replace(r, e);
	if (ok && (!sync_path(r->tmp, 0) || rename(r->tmp, r->target) == -1))
		ok = err_set_errno(e, "%s: cannot be written", r->target);
	if (!ok)
		unlink(r->tmp);
	else
		mem_set_note("the new database is in its place");
	if (ok && !sync_folder(r->target))
		ok = err_set_errno(e,
		    "%s: the new database is in its place, but after a power "
		    "failure the old one may be back",
		    r->target);
	replace_free(r);
	return ok;
}

void
replace_abort(struct replace *r)
{
	if (r == NULL)
		return;
	unlink(r->tmp);
	replace_free(r);
}
