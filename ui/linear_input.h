/* SPDX-License-Identifier: ISC */
/*
 * linear_input - lines that a reader types, or that come through a pipe.
 *
 * What the keyboard sends for an arrow or PgUp is understood by keys.h: a
 * line that is one such key alone is that key's name ("Up").  Other control
 * characters are left out.
 */
#ifndef STRIFE_LINEAR_INPUT_H
#define STRIFE_LINEAR_INPUT_H

#include <stdbool.h>
#include <stddef.h>

struct str;

/* A longer line is read to its end and is LINE_LONG. */
#define LINEAR_LINE_MAX 4096

enum linear_line { LINE_READ, LINE_LONG, LINE_STOPPED, LINE_ENDED };

struct linear_input {
	int		 fd;
	int		 idle;		/* seconds that are waited; 0: for ever */
	bool		 was_idle;	/* ended by that */
	bool		 ended;
	size_t		 at, n;
	char		 buf[LINEAR_LINE_MAX];
};

void	linear_input_init(struct linear_input *in, int fd, int idle);
/* From now on Ctrl-C is told by the functions below; false: as before. */
void	linear_input_catch(bool on);
/* A Ctrl-C of before was heard: to be called before a line is asked for. */
void	linear_input_forget(void);
/* The next line into LINE, which is emptied, without its end.  LINE_STOPPED:
 * Ctrl-C, also one since linear_input_forget; what was typed of the line is
 * dropped, by the terminal too. */
enum linear_line linear_input_read(struct linear_input *in, struct str *line);
/* Was Ctrl-C pressed since linear_input_forget, or the line last read? */
bool	linear_input_stopped(void *ctx);

#endif
