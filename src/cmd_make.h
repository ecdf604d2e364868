/* SPDX-License-Identifier: ISC */
/*
 * cmd_make - what the commands that compile a dataset share.
 */
#ifndef STRIFE_CMD_MAKE_H
#define STRIFE_CMD_MAKE_H

#include <stdbool.h>
#include <stdint.h>

#include "err.h"
#include "progress.h"

struct cli_args;
struct out;
struct seed_stats;

int	cmd_seed(const struct cli_args *args, struct out *o, struct err *e);
int	cmd_import(const struct cli_args *args, struct out *o, struct err *e);
int	cmd_check(const struct cli_args *args, struct out *o, struct err *e);
int	cmd_init(const struct cli_args *args, struct out *o, struct err *e);

/* The one operand, or -d; NULL with E set: how to say it. */
const char *cmd_make_root(const struct cli_args *args, struct err *e);

/* A line on the terminal that is written over; nothing elsewhere. */
struct cmd_progress {
	uint64_t	(*clock)(void);	/* of struct cli_args */
	struct progress	 line;
	bool		 shown;
};
void	cmd_progress(void *ctx, const char *stage, uint64_t done,
	    uint64_t total);
void	cmd_progress_end(struct cmd_progress *p);

/* "38 events, 120 claims ...": what was read, in one line. */
void	cmd_make_stats(struct out *o, const struct seed_stats *stats);

#endif
