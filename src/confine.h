/* SPDX-License-Identifier: ISC */
/*
 * confine - give up for good what a reader of one open database never needs.
 *
 * A session for strangers opens all it will ever use (locale, terminal,
 * database) and then asks the kernel to refuse the rest: Landlock with a
 * ruleset that has no rule (no path can be opened, made, removed or run),
 * seccomp-bpf with a list of the calls that reading and drawing need (no exec,
 * no process, no socket, no file, no stat), and limits on descriptors,
 * processes, cores and memory.  From then on a mistake of ours or of a library
 * can read the database and write to the terminal, and that is all.
 *
 * What is given up does not come back, and is inherited by nobody: there are
 * no children.
 */
#ifndef STRIFE_CONFINE_H
#define STRIFE_CONFINE_H

#include <stdbool.h>
#include <stddef.h>

#include "err.h"

struct confine_report {
	int	landlock;	/* version of its interface, 0: none */
	bool	seccomp;
};

/*
 * Confine this process.  MEMORY: bytes of private memory it may have, 0: no
 * limit.  What the kernel lacks is left out and told by R, unless STRICT: then
 * it is an ERR_IO that names it, and the process should end.  Descriptors
 * above 2 stay open, but no new one can be had.
 */
bool	confine(bool strict, size_t memory, struct confine_report *r,
	    struct err *e) MUST_USE;
/* What R lacks, in words for the reader: "" where nothing is missing.  A
 * literal. */
const char *confine_missing(const struct confine_report *r);

#endif
