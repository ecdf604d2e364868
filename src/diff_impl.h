/* SPDX-License-Identifier: ISC */
/*
 * What the files of diff share: how each kind of thing is read.
 */
#ifndef STRIFE_DIFF_IMPL_H
#define STRIFE_DIFF_IMPL_H

#include <stdbool.h>

#define DIFF_FIELDS 24

/*
 * ROW gives the fields of thing ?1, in the order of their names; the title is
 * the first.  A value may be a list, its items between US (char 31), and may
 * name other things as "kind/id" between RS (char 30).
 */
struct diff_kind {
	const char *kind;   /* "event": the first word of its links */
	const char *plural; /* "events" */
	const char *ids;    /* id, n of all, by id */
	const char *find;   /* n of the one with id ?1 */
	const char *row;
	const char *names[DIFF_FIELDS]; /* of the fields; ends with NULL */
};

extern const struct diff_kind diff_kinds[]; /* ends with a NULL kind */
/* Its ids are those of the claims of subject ?1 of kind ?2. */
extern const struct diff_kind diff_claims;
extern const struct diff_kind diff_dataset;

#endif
