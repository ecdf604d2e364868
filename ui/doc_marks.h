/* SPDX-License-Identifier: ISC */
/* doc_marks - the list of marks over the whole screen. */
#ifndef STRIFE_DOC_MARKS_H
#define STRIFE_DOC_MARKS_H

#include <stdbool.h>

#include "../src/err.h"

struct arena;
struct db;
struct doc;
struct marks;

/* A line a mark, which leads there; DB is asked, with A for what comes back,
 * what the things are called. */
bool	doc_marks(struct doc *d, struct db *db, struct arena *a,
	    const struct marks *m, struct err *e) MUST_USE;

#endif
