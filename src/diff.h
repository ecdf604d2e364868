/* SPDX-License-Identifier: ISC */
/*
 * diff - what differs between two databases, thing by thing, field by field
 * and claim by claim.
 *
 * Both are walked side by side in the order of ids, so that memory does not
 * grow with them.  Only what a dataset says is compared: what is computed of
 * it (counts, sides from a larger event, disputes) follows.  A thing that the
 * new one has under another id, and whose former id says so, is the same
 * thing, also where others name it.
 */
#ifndef STRIFE_DIFF_H
#define STRIFE_DIFF_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "err.h"

struct db;

enum diff_what { DIFF_ADDED, DIFF_REMOVED, DIFF_CHANGED };

/* One value that differs; of a list, one of its items: NULL on the side that
 * lacks it. */
struct diff_field {
	const char	*name;
	const char	*old, *new;
};

/* All is alive during the call. */
struct diff_change {
	enum diff_what	 what;
	const char	*link;		/* "dataset" of the dataset itself */
	const char	*from;		/* its former link, NULL: the same */
	const char	*title;		/* of a claim: what it says */
	uint32_t	 claims;	/* of a thing added or removed */
	const struct diff_field *fields;	/* of what changed */
	size_t		 n_fields;
};
typedef void (*diff_report)(void *ctx, const struct diff_change *c);

/* Things of one kind, and how many of them. */
struct diff_sum {
	const char	*kind;		/* "events" */
	uint64_t	 added, removed, changed;
};
#define DIFF_KINDS 8

/*
 * Tell every difference between OLD and NEW, the kinds in the order of SUMS,
 * which has room for DIFF_KINDS; *ANY says whether there was one.
 */
bool	diff_run(struct db *old, struct db *new, diff_report report, void *ctx,
	    struct diff_sum *sums, bool *any, struct err *e) MUST_USE;

#endif
