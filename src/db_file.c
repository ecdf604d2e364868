/* SPDX-License-Identifier: ISC */
/*
 * The first hundred bytes of a database, so that a file of another kind is
 * called that, and one cut short is found before a query stumbles over its
 * end.  SQLite has no part in it.
 */
#include <sys/stat.h>

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "db.h"
#include "file.h"

#define HEADER_SIZE 100

static uint32_t
big_endian(const unsigned char *p, int n)
{
	uint32_t v = 0;

	while (n-- > 0)
		v = v << 8 | *p++;
	return v;
}

static bool
has_mark(const unsigned char *h, size_t n, uint32_t mark)
{
	return n == HEADER_SIZE && memcmp(h, "SQLite format 3", 16) == 0 &&
	       big_endian(h + 68, 4) == mark;
}

/* What the first bytes of a file of SIZE bytes say against it. */
static bool
check_header(const unsigned char *h, size_t n, uint64_t size, struct err *e)
{
	uint32_t page, pages, version;

	if (!has_mark(h, n, DB_APPLICATION_ID))
		return err_set(e, ERR_DATA, "this is not a strife database");
	version = big_endian(h + 60, 4);
	if (version > DB_USER_VERSION)
		return err_set(e, ERR_DATA,
		    "this database was made by a newer strife (its version is "
		    "%u, this strife reads %d)",
		    version, DB_USER_VERSION);
	if (version < DB_USER_VERSION)
		return err_set(e, ERR_DATA,
		    "this database was made by an older strife (its version "
		    "is %u, this strife reads %d): seed it again",
		    version, DB_USER_VERSION);
	page = big_endian(h + 16, 2);
	if (page == 1)
		page = 65536;
	pages = big_endian(h + 28, 4);
	if (page < 512 || (page & (page - 1)) != 0 || pages == 0)
		return err_set(e, ERR_DATA, "the database is damaged (header)");
	if (size < (uint64_t)page * pages)
		return err_set(e, ERR_DATA,
		    "the database is damaged (%llu bytes are missing at its "
		    "end)",
		    (unsigned long long)((uint64_t)page * pages - size));
	return true;
}

/* Read the header of the plain file PATH into H: how many bytes, or -1. */
static int
read_header(const char *path, unsigned char h[HEADER_SIZE], uint64_t *size,
    struct err *e)
{
	struct stat st;
	ssize_t got = -1;
	int fd, n = 0;

	/* O_NONBLOCK: a FIFO must not hold us before fstat can tell. */
	fd = file_open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK, 0);
	if (fd == -1 || fstat(fd, &st) == -1) {
		err_set_errno(e, "%s", path);
		n = -1;
	} else if (!S_ISREG(st.st_mode)) {
		err_set(e, ERR_DATA, "%s: this is not a file", path);
		n = -1;
	} else {
		*size = (uint64_t)st.st_size;
		do {
			got = read(fd, h + n, HEADER_SIZE - (size_t)n);
			if (got > 0)
				n += (int)got;
		} while (n < HEADER_SIZE &&
			 (got > 0 || (got < 0 && errno == EINTR)));
		if (got < 0) {
			err_set_errno(e, "%s", path);
			n = -1;
		}
	}
	if (fd != -1)
		close(fd);
	return n;
}

bool
db_check_file(const char *path, struct err *e)
{
	unsigned char h[HEADER_SIZE];
	uint64_t size;
	int n = read_header(path, h, &size, e);

	if (n < 0)
		return false;
	return check_header(h, (size_t)n, size, e) ||
	       err_prepend(e, "%s", path);
}

bool
db_has_mark(const char *path, uint32_t mark, bool *has, struct err *e)
{
	unsigned char h[HEADER_SIZE];
	uint64_t size;
	int n = read_header(path, h, &size, e);

	*has = n >= 0 && has_mark(h, (size_t)n, mark);
	return n >= 0;
}
