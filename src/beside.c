/* SPDX-License-Identifier: ISC */
/*
 * beside - see beside.h.
 *
 * A file without a name (O_TMPFILE) gets one by linkat, which replaces nothing:
 * where PATH is taken it is named PATH.strife-tmp for the moment between two
 * calls, then renamed.  The lock on a file says that somebody is at work on it:
 * one under that name without a lock was left by a process that was killed.
 *
 * linkat finds the file through /proc.  Where there is none, as where the file
 * system has no such files, it has its name from the beginning, as replace.c
 * does it for databases.
 */
#include "beside.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "file.h"
#include "mem.h"
#include "str.h"

#define PROC_MAX 40

static void
proc_name(int fd, char name[PROC_MAX])
{
	snprintf(name, PROC_MAX, "/proc/self/fd/%d", fd);
}

static bool
open_nameless(struct beside *b)
{
	char *folder = file_folder(b->path), name[PROC_MAX];

	b->fd = file_open(folder, O_WRONLY | O_TMPFILE | O_CLOEXEC, 0666);
	mem_free(folder);
	if (b->fd == -1)
		return false;
	proc_name(b->fd, name);
	if (access(name, F_OK) == 0)
		return true;
	close(b->fd);
	b->fd = -1;
	return false;
}

/* Open what has the temporary name, when nobody is at work on it any more. */
static int
open_left(const struct beside *b, int flags)
{
	struct stat st;
	int fd, saved;

	for (;;) {
		fd = file_open(b->temporary,
		    flags | O_CLOEXEC | O_NOFOLLOW | O_NOCTTY, 0666);
		if (fd == -1)
			return -1;
		if (!file_lock(fd))
			break;
		/* It may have got its last name while we waited. */
		if (file_is_named(fd, b->temporary))
			return fd;
		close(fd);
	}
	saved = errno;
	if (fstat(fd, &st) == 0 && st.st_size == 0)
		(void)unlink(b->temporary);
	close(fd);
	errno = saved;
	return -1;
}

static bool
open_named(struct beside *b)
{
	b->fd = open_left(b, O_WRONLY | O_CREAT);
	b->named = b->fd != -1;
	return b->named && ftruncate(b->fd, 0) == 0;
}

static void
beside_clear(struct beside *b)
{
	mem_free(b->path);
	mem_free(b->temporary);
	*b = (struct beside){.fd = -1};
}

bool
beside_open(struct beside *b, const char *path, const struct stat *old)
{
	struct str name = STR_INIT;
	int saved;

	str_printf(&name, "%s.strife-tmp", path);
	*b = (struct beside){
	    .fd = -1, .path = mem_strdup(path), .temporary = str_take(&name)};
	if (!open_nameless(b) && !open_named(b)) {
		saved = errno;
		beside_abort(b);
		errno = saved;
		return false;
	}
	if (old != NULL)
		(void)fchmod(b->fd, old->st_mode & 0777);
	return true;
}

/* Remove what a process left that was killed between the two calls. */
static bool
remove_left(const struct beside *b)
{
	int fd = open_left(b, O_RDONLY);
	bool ok;

	if (fd == -1)
		return errno == ENOENT;
	ok = unlink(b->temporary) == 0;
	close(fd);
	return ok;
}

/* PATH, where it is free; else its temporary name. */
static bool
name_it(struct beside *b)
{
	char proc[PROC_MAX];

	proc_name(b->fd, proc);
	if (linkat(AT_FDCWD, proc, AT_FDCWD, b->path, AT_SYMLINK_FOLLOW) == 0)
		return true;
	if (errno != EEXIST || !file_lock(b->fd))
		return false;
	while (linkat(AT_FDCWD, proc, AT_FDCWD, b->temporary,
		   AT_SYMLINK_FOLLOW) == -1)
		if (errno != EEXIST || !remove_left(b))
			return false;
	b->named = true;
	return true;
}

bool
beside_commit(struct beside *b)
{
	bool ok = file_sync(b->fd) && (b->named || name_it(b)) &&
		  (!b->named || rename(b->temporary, b->path) == 0);
	int saved = errno;

	if (ok)
		b->named = false;
	beside_abort(b);
	errno = saved;
	return ok;
}

void
beside_abort(struct beside *b)
{
	if (b->named)
		(void)unlink(b->temporary);
	if (b->fd != -1)
		close(b->fd);
	beside_clear(b);
}
