/* SPDX-License-Identifier: ISC */
/*
 * yaml_input - the bytes of a file on their way to libyaml.
 *
 * Looks at every character before libyaml does: one that YAML forbids, or
 * that would make lines count differently here and in an editor, ends the
 * input with a problem at its line and column.  Remembers where comments
 * stand, which libyaml throws away.  The byte order mark is taken off.
 */
#ifndef STRIFE_YAML_INPUT_H
#define STRIFE_YAML_INPUT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define YAML_INPUT_BUFFER 4096
#define YAML_INPUT_COMMENTS 8192	/* remembered at a time, power of two */

struct hash;

/* A `#' with blanks before it: `text # comment'. */
struct yaml_comment {
	uint32_t	line;		/* from 1, as all here */
	uint32_t	blank, hash;	/* columns of first blank and of `#' */
};

struct yaml_input {
	int		 fd;		/* -1: from memory */
	const char	*mem;
	size_t		 mem_len;
	char		 buf[YAML_INPUT_BUFFER];
	size_t		 pos, checked, len;	/* in buf */
	struct hash	*hash;		/* of what is read; NULL: none */
	bool		 eof;
	bool		 begun;		/* past a byte order mark */
	uint64_t	 total;		/* bytes read */
	uint64_t	 budget;	/* bytes that may still be handed over */
	uint32_t	 line, col;	/* of the next character to check */
	uint32_t	 blank;		/* column of the run of blanks, 0: none */
	bool		 cr;		/* the character before was a CR */
	struct yaml_comment *comments;	/* a ring */
	size_t		 n_comments;	/* ever seen */
	bool		 unread;	/* the problem is the file's, not the text's */
	bool		 over_budget;	/* the problem is that it was used up */
	/* Why the input ended; NULL: it did not, or at its end. */
	const char	*problem, *hint;
	uint32_t	 problem_line, problem_col;	/* 0: the file as a whole */
	char		 problem_buf[128];
};

void	yaml_input_init(struct yaml_input *in, int fd, const char *mem,
	    size_t n);
void	yaml_input_clear(struct yaml_input *in);
/* Hand over up to SIZE bytes.  False where the input ends with a problem. */
bool	yaml_input_read(struct yaml_input *in, unsigned char *out, size_t size,
	    size_t *got);
/* Column of the comment whose blanks begin at LINE and COL, or 0. */
uint32_t yaml_input_comment(const struct yaml_input *in, uint32_t line,
	    uint32_t col);

#endif
