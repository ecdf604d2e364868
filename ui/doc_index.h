/* SPDX-License-Identifier: ISC */
/*
 * doc_index - the lists over the whole screen: sources, people, places,
 * disputes.  Each line leads to its thing.
 */
#ifndef STRIFE_DOC_INDEX_H
#define STRIFE_DOC_INDEX_H

#include <stdbool.h>

#include "../src/err.h"

struct arena;
struct canvas;
struct db;
struct doc;

/* Ask DB, with A for what comes back, and add a line or two for each. */
bool	doc_index_sources(struct doc *d, struct db *db, struct arena *a,
	    struct err *e) MUST_USE;
bool	doc_index_people(struct doc *d, struct db *db, struct arena *a,
	    struct err *e) MUST_USE;
bool	doc_index_places(struct doc *d, struct db *db, struct arena *a,
	    struct err *e) MUST_USE;
/* Signs come from CANVAS. */
bool	doc_index_disputes(struct doc *d, struct db *db, struct arena *a,
	    const struct canvas *canvas, struct err *e) MUST_USE;

#endif
