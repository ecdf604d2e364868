/* SPDX-License-Identifier: ISC */
/*
 * file - files opened; small ones of the reader's own read whole; folders.
 *
 * A settings file or a list of marks: never large, perhaps not there, and
 * perhaps something else than a file, which is not waited for.
 */
#ifndef STRIFE_FILE_H
#define STRIFE_FILE_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

#include "err.h"

struct str;

/* open(2), begun again as often as a signal interrupts it: on file systems
 * over a network it takes long enough for that.  -1 with errno. */
int	file_open(const char *path, int flags, unsigned mode) MUST_USE;

/* A file without a name, for reading and writing, in the folder that the file
 * BESIDE lies in; "", or where that cannot be: where temporary files lie.
 * -1 with errno. */
int	file_temporary(const char *beside) MUST_USE;
/* Write N bytes of such a file at AT; read up to MOST there, and at least N.
 * ERR_IO where that cannot be done, or the file ends before. */
bool	file_put(int fd, const void *p, size_t n, off_t at, struct err *e)
	    MUST_USE;
bool	file_get(int fd, void *p, size_t n, size_t most, off_t at, size_t *got,
	    struct err *e) MUST_USE;

/* The folder that PATH, a file, lies in: "." where PATH names none. */
char	*file_folder(const char *path) MUST_USE;

/* flock(2) for FD alone, waited for, and fsync(2), each begun again as often as
 * a signal interrupts it.  False with errno. */
bool	file_lock(int fd) MUST_USE;
bool	file_sync(int fd) MUST_USE;

/* Is FD the file that PATH names now?  A link names another. */
bool	file_is_named(int fd, const char *path);

/*
 * Append what PATH holds to OUT.  ERR_IO where it cannot be read, is no
 * regular file or is larger than MAX bytes; sys_errno is ENOENT where there
 * is none.  OUT is as it was then.
 */
bool	file_read(const char *path, size_t max, struct str *out, struct err *e)
	    MUST_USE;

/* Make the folders that PATH, a file, lies in, for its owner alone.  What
 * fails shows when the file is made. */
void	file_make_folders(const char *path);

#endif
