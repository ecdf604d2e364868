/* SPDX-License-Identifier: ISC */
/*
 * store - the sink that fills a database.
 *
 * Items come one at a time, in the order that dataset.h promises, and leave
 * as rows.  What needs the whole waits for store_finish: indexes, references
 * to events and to claims of other subjects, coverage, warnings about the
 * whole, all that is computed (sides, order, months, who turns up where,
 * pairs, disputes, who held what) and the full text, in this order.
 *
 * The rows of one subject lie together: claims of a subject have numbers one
 * after another, and the rows of its actors, places and figures come in the
 * same order.  subject.h reads them back by that.
 */
#ifndef STRIFE_STORE_H
#define STRIFE_STORE_H

#include <stdbool.h>

#include "dataset.h"
#include "err.h"
#include "seed.h"

struct db;
struct diags;
struct store;

/*
 * Fill DB, which db_create made; what is wrong with the whole goes to D.  The
 * tables are made here.  ROOT is what meta says the database was made from.
 */
bool	store_new(struct db *db, const char *root, struct diags *d,
	    struct store **store, struct err *e) MUST_USE;
/* PROGRESS may be NULL; it is told of the reading too. */
void	store_set_progress(struct store *s, seed_progress progress, void *ctx);
struct dataset_sink store_sink(struct store *s);
/* A row of meta. */
bool	store_meta(struct store *s, const char *key, const char *value,
	    struct err *e) MUST_USE;
/*
 * All items have come.  With errors in D references and coverage are still
 * checked, but nothing more is computed: the database is of no use then.
 */
bool	store_finish(struct store *s, struct seed_stats *stats,
	    struct err *e) MUST_USE;
void	store_free(struct store *s);	/* leaves DB open; NULL is fine */

#endif
