/* SPDX-License-Identifier: ISC */
/* file - see file.h.  A pipe in the place of a file does not hold us up. */
#include "file.h"

#include <sys/file.h>
#include <sys/stat.h>

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "mem.h"
#include "str.h"

int
file_open(const char *path, int flags, unsigned mode)
{
	int fd;

	do
		fd = open(path, flags, mode);
	while (fd == -1 && errno == EINTR);
	return fd;
}

/* Where there are no files without a name, one whose name is gone at once. */
static int
unnamed_in(const char *dir, bool try_names)
{
	struct str name = STR_INIT;
	int fd = file_open(dir, O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);

	if (fd == -1 && try_names) {
		str_printf(&name, "%s/strife-XXXXXX", dir);
		fd = mkostemp(name.s, O_CLOEXEC);
		if (fd != -1)
			(void)unlink(name.s);
		str_clear(&name);
	}
	return fd;
}

int
file_temporary(const char *beside)
{
	const char *dir = getenv("TMPDIR");
	char *folder;
	int fd = -1;

	if (*beside != '\0') {
		folder = file_folder(beside);
		fd = unnamed_in(folder, false);
		mem_free(folder);
	}
	if (fd == -1)
		fd = unnamed_in(
		    dir == NULL || *dir == '\0' ? "/tmp" : dir, true);
	return fd;
}

bool
file_put(int fd, const void *p, size_t n, off_t at, struct err *e)
{
	size_t done = 0;
	ssize_t k;

	while (done < n) {
		k = pwrite(
		    fd, (const char *)p + done, n - done, at + (off_t)done);
		if (k == -1 && errno == EINTR)
			continue;
		if (k == -1)
			return err_set_errno(
			    e, "a temporary file cannot be written");
		done += (size_t)k;
	}
	return true;
}

bool
file_get(int fd, void *p, size_t n, size_t most, off_t at, size_t *got,
    struct err *e)
{
	size_t done = 0;
	ssize_t k;

	while (done < n) {
		k = pread(fd, (char *)p + done, most - done, at + (off_t)done);
		if (k == -1 && errno == EINTR)
			continue;
		if (k == -1)
			return err_set_errno(
			    e, "a temporary file cannot be read");
		if (k == 0)
			return err_set(
			    e, ERR_IO, "a temporary file was cut short");
		done += (size_t)k;
	}
	*got = done;
	return true;
}

char *
file_folder(const char *path)
{
	const char *slash = strrchr(path, '/');

	if (slash == NULL)
		return mem_strdup(".");
	return mem_strndup(path, slash == path ? 1 : (size_t)(slash - path));
}

bool
file_lock(int fd)
{
	int rc;

	do
		rc = flock(fd, LOCK_EX);
	while (rc == -1 && errno == EINTR);
	return rc == 0;
}

bool
file_sync(int fd)
{
	int rc;

	do
		rc = fsync(fd);
	while (rc == -1 && errno == EINTR);
	return rc == 0;
}

bool
file_is_named(int fd, const char *path)
{
	struct stat a, b;

	return fstat(fd, &a) == 0 && lstat(path, &b) == 0 &&
	       a.st_dev == b.st_dev && a.st_ino == b.st_ino;
}

static bool
read_fd(int fd, size_t max, struct str *out, struct err *e)
{
	char buf[4096];
	ssize_t n;
	size_t got = 0;

	for (;;) {
		n = read(fd, buf, sizeof buf);
		if (n == -1 && errno == EINTR)
			continue;
		if (n == -1)
			return err_set_errno(e, "it cannot be read");
		if (n == 0)
			return true;
		got += (size_t)n;
		if (got > max)
			return err_set(
			    e, ERR_IO, "it is larger than %zu KiB", max / 1024);
		str_addn(out, buf, (size_t)n);
	}
}

bool
file_read(const char *path, size_t max, struct str *out, struct err *e)
{
	struct str text = STR_INIT;
	struct stat st;
	int fd =
	    file_open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY, 0);
	bool ok;

	if (fd == -1)
		return err_set_errno(e, "it cannot be read");
	if (fstat(fd, &st) == -1 || !S_ISREG(st.st_mode))
		ok = err_set(e, ERR_IO, "it is no file, expected one");
	else
		ok = read_fd(fd, max, &text, e);
	close(fd);
	if (ok)
		str_addn(out, str_c(&text), text.len);
	str_clear(&text);
	return ok;
}

void
file_make_folders(const char *path)
{
	char *copy = mem_strdup(path), *s;

	for (s = copy + 1; *s != '\0'; s++) {
		if (*s != '/')
			continue;
		*s = '\0';
		(void)mkdir(copy, 0700);
		*s = '/';
	}
	mem_free(copy);
}
