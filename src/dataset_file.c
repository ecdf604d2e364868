/* SPDX-License-Identifier: ISC */
/*
 * Files of a dataset, and only those: a name that is absolute, climbs with
 * `..' or leads out of the folder through a symbolic link is refused, and so
 * is what is no plain file.
 */
#include "dataset_reader.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "file.h"
#include "str.h"

#define MAX_TEXT_FILE (1u << 30)

/* Why NAME may not be asked for at all, or NULL. */
static const char *
refuse_name(const char *name)
{
	const char *s, *end;

	if (*name == '\0')
		return "the name is empty";
	if (*name == '/')
		return "the name is absolute; files lie in the dataset's "
		       "folder";
	for (s = name; s != NULL; s = end != NULL ? end + 1 : NULL) {
		end = strchr(s, '/');
		if (strncmp(s, "..", 2) == 0 && (s[2] == '\0' || s[2] == '/'))
			return "the name holds `..'; files lie in the "
			       "dataset's folder";
	}
	return NULL;
}

/* The true path of NAME below ROOT, or NULL with *WHY. */
static bool
resolve(
    const char *root, const char *name, char path[PATH_MAX], const char **why)
{
	struct str joined = STR_INIT;
	char top[PATH_MAX];
	size_t n;
	bool ok;

	*why = refuse_name(name);
	if (*why != NULL)
		return false;
	str_printf(&joined, "%s/%s", root, name);
	ok = realpath(root, top) != NULL &&
	     realpath(str_c(&joined), path) != NULL;
	str_clear(&joined);
	if (!ok) {
		*why = strerror(errno);
		return false;
	}
	n = strlen(top);
	if (strcmp(top, "/") != 0 &&
	    (strncmp(path, top, n) != 0 || path[n] != '/')) {
		*why = "a symbolic link leads out of the dataset's folder";
		return false;
	}
	return true;
}

int
dataset_file_open(
    const char *root, const char *name, uint64_t *size, const char **why)
{
	char path[PATH_MAX];
	struct stat st;
	int fd;

	if (!resolve(root, name, path, why))
		return -1;
	fd = file_open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK, 0);
	if (fd < 0 || fstat(fd, &st) != 0) {
		*why = strerror(errno);
	} else if (!S_ISREG(st.st_mode)) {
		*why = S_ISDIR(st.st_mode) ? "it is a folder"
					   : "it is no plain file";
	} else {
		*size = (uint64_t)st.st_size;
		return fd;
	}
	if (fd >= 0)
		close(fd);
	return -1;
}

/* Read up to N bytes; fewer at the end, -1 on failure. */
static ssize_t
read_all(int fd, char *buf, size_t n)
{
	size_t got = 0;
	ssize_t r;

	while (got < n) {
		r = read(fd, buf + got, n - got);
		if (r < 0 && errno == EINTR)
			continue;
		if (r < 0)
			return -1;
		if (r == 0)
			break;
		got += (size_t)r;
	}
	return (ssize_t)got;
}

char *
dataset_file_read(
    const char *root, const char *name, size_t *len, const char **why)
{
	uint64_t size;
	char *buf = NULL;
	ssize_t got;
	int fd = dataset_file_open(root, name, &size, why);

	if (fd < 0)
		return NULL;
	if (size > MAX_TEXT_FILE) {
		*why = "it is larger than 1 GiB, the limit of one file";
	} else {
		buf = mem_alloc((size_t)size + 1);
		got = read_all(fd, buf, (size_t)size);
		if (got < 0) {
			*why = strerror(errno);
			mem_free(buf);
			buf = NULL;
		} else {
			*len = (size_t)got;
			buf[got] = '\0';
		}
	}
	close(fd);
	return buf;
}

const char *
dataset_file_beside(struct arena *a, const char *file, const char *name)
{
	const char *slash = strrchr(file, '/');

	if (slash == NULL)
		return arena_strdup(a, name);
	return arena_printf(a, "%.*s/%s", (int)(slash - file), file, name);
}
