/* SPDX-License-Identifier: ISC */
/*
 * err - the one error type.
 *
 * A function that can fail returns false and fills the struct err its caller
 * gave.  The innermost call states the fact with err_set; each layer that
 * knows more puts a "where: " in front with err_prepend.  The text is raw
 * (it may quote data): whoever prints it sends it through the gate.
 */
#ifndef STRIFE_ERR_H
#define STRIFE_ERR_H

#include <stdbool.h>

#define MUST_USE __attribute__((warn_unused_result))
#define PRINTF(f, a) __attribute__((format(printf, f, a)))

/* Kinds of failure; err_exit_status gives the exit status of each. */
enum err_code {
	ERR_NONE,
	ERR_USAGE,	/* the command line or a query is wrong: 2 */
	ERR_DATA,	/* the dataset or database is wrong: 3 */
	ERR_IO,		/* a file could not be read or written: 4 */
	ERR_INTERRUPTED	/* a running query was stopped by the reader: 4 */
};

struct err {
	enum err_code	code;
	int		sys_errno;	/* 0, or the errno behind ERR_IO */
	char		text[1024];	/* one sentence, no newline at the end */
};

/* Start of every use: struct err e = ERR_INIT. */
#define ERR_INIT {ERR_NONE, 0, ""}

/* State the fact; what was in E before is replaced.  Always returns false. */
bool	err_set(struct err *e, enum err_code code, const char *fmt, ...)
	    PRINTF(3, 4);

/* The same for a failed system call: ": " and strerror(errno) are added. */
bool	err_set_errno(struct err *e, const char *fmt, ...) PRINTF(2, 3);

/* Put "text: " in front of what E says.  Always returns false. */
bool	err_prepend(struct err *e, const char *fmt, ...) PRINTF(2, 3);

/* The exit status that strife(1) promises for E's code. */
int	err_exit_status(const struct err *e);

#endif
