/* SPDX-License-Identifier: ISC */
/*
 * csv_file - rows of a CSV file, one after another; the door to libcsv.
 *
 * RFC 4180, and what the world makes of it: a byte order mark, rows that end
 * in LF, CRLF or CR, line ends and doubled quotes inside quoted fields, and
 * for a delimiter whichever of comma, semicolon and tab there are most of in
 * the first line.  Blanks round a field are dropped, empty lines too.
 *
 * The reader is strict, so that one stray quote cannot swallow the rest of a
 * file: a row that breaks the rules, or is longer than CSV_FILE_ROW_MAX, is
 * handed over as broken, and reading goes on with the line after the one on
 * which it began.  Bytes that are no UTF-8, and NUL, become U+FFFD.
 *
 * Memory is that of the longest row, whatever the size of the file.
 */
#ifndef STRIFE_CSV_FILE_H
#define STRIFE_CSV_FILE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "err.h"

#define CSV_FILE_ROW_MAX ((size_t)1024 * 1024) /* bytes */

struct csv_row {
	uint64_t	 line;		/* on which it begins, from 1 */
	const char	**field;	/* n of them, NUL-terminated; of a
					 * broken row those before the fault */
	size_t		 n;
	const char	*raw;		/* as it stands there, without its line end */
	size_t		 raw_len;
	const char	*broken;	/* why it is none, NULL: it is well */
};

struct csv_file;

/*
 * Open PATH, "-" being the standard input; what cannot be read twice is
 * copied into a file without a name.  ERR_IO where it cannot be read,
 * ERR_DATA where it is UTF-16.
 */
bool	 csv_file_open(const char *path, struct csv_file **f, struct err *e)
	    MUST_USE;
/* A reader of the N bytes at S, which are copied; DELIMITER 0: found out. */
struct csv_file *csv_file_text(const char *s, size_t n, char delimiter);
void	 csv_file_close(struct csv_file *f);	/* NULL is fine */
/* The next row, alive until the next call; NULL at the end. */
bool	 csv_file_next(struct csv_file *f, const struct csv_row **row,
	    struct err *e) MUST_USE;
/* Begin anew. */
bool	 csv_file_rewind(struct csv_file *f, struct err *e) MUST_USE;
char	 csv_file_delimiter(const struct csv_file *f);
/* Bytes read, and of how many. */
uint64_t csv_file_offset(const struct csv_file *f);
uint64_t csv_file_size(const struct csv_file *f);
/* SHA-256 of the file in hex, once it has been read to its end; else "". */
const char *csv_file_sum(const struct csv_file *f);

#endif
