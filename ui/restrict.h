/* SPDX-License-Identifier: ISC */
/*
 * restrict - a session for strangers: strife --restricted, as sshd's
 * ForceCommand runs it.
 *
 * The order is the point.  The environment is cut down to what a terminal
 * needs, then everything is opened that will ever be (locale, database,
 * terminal), then the process is confined (src/confine.h), and only then the
 * first byte is read that a stranger may have written: the command of
 * SSH_ORIGINAL_COMMAND, a key, the database.
 */
#ifndef STRIFE_RESTRICT_H
#define STRIFE_RESTRICT_H

#include <stdbool.h>
#include <time.h>

#include "../src/err.h"

struct db;

struct restriction {
	bool	on, strict;
	int	idle;		/* seconds without a key; 0: no limit */
	int	query;		/* seconds that an answer may take; 0 */
	int	memory;		/* MiB of private memory; 0 */
};

/* --restricted's value, NULL: none; and the numbers of its limits. */
bool	restrict_parse(struct restriction *r, const char *value, struct err *e)
	    MUST_USE;
bool	restrict_number(int *n, const char *option, const char *value,
	    struct err *e) MUST_USE;

/* Leave nothing in the environment but what a terminal needs, and of that only
 * plain words.  Before the locale is set. */
void	restrict_environment(void);
/* Open DATASET (NULL: the one that is installed), which has to be a database
 * that is finished; nothing of it is read yet. */
bool	restrict_open(const struct restriction *r, const char *dataset,
	    struct db **db, struct err *e) MUST_USE;
/* Confine the process, then begin to read DB.  *MISSING: what the kernel lacks
 * for it ("" for nothing), a literal. */
bool	restrict_enter(const struct restriction *r, struct db *db,
	    const char **missing, struct err *e) MUST_USE;

/* What the client asked to run, or NULL; borrowed from the environment. */
const char *restrict_command(void);
/* Enter, then run COMMAND, to its exit status.  DB is taken. */
int	restrict_run(const struct restriction *r, struct db *db,
	    const char *command);

/* A limit of time on the answer to one key or command. */
struct restrict_watch {
	struct timespec began;
	int	seconds;	/* 0: none */
};
void	restrict_begin(struct restrict_watch *w);
bool	restrict_over(const struct restrict_watch *w);

#endif
