/* SPDX-License-Identifier: ISC */
/*
 * seed - a dataset's folder compiled into a database file.
 *
 * The database is made in "TARGET.strife-tmp" beside the target under a lock
 * ("TARGET.strife-lock", flock), synced and renamed: at every moment there is
 * the old file or the new one.  Left-overs of a killed run are taken over.  A file that is
 * not a strife database is never replaced.  Same input, same bytes.
 */
#ifndef STRIFE_SEED_H
#define STRIFE_SEED_H

#include <stdbool.h>
#include <stdint.h>

#include "diag.h"
#include "err.h"

struct seed_stats {
	uint64_t sources, factions, places, people, relations, events, claims,
	    quotes, disputes, gaps;
	uint64_t covered, skipped, uncovered;	/* bytes, all sources */
};

typedef void (*seed_progress)(void *ctx, const char *stage, uint64_t done,
    uint64_t total);

/*
 * Compile ROOT into TARGET, or into memory only when TARGET is NULL (to
 * check).  Diagnostics go to D; with errors in D no file is written and the
 * call succeeds: look at d->errors.  Errors that only the whole shows
 * (unknown part_of, cycles, duplicate ids, coverage) are in D too.
 */
bool	seed(const char *root, const char *target, struct diags *d,
	    struct seed_stats *stats, seed_progress progress, void *ctx,
	    struct err *e) MUST_USE;

/*
 * Compile ROOT into the user's cache, whatever lies there; *PATH, yours, is
 * where.  ERR_IO where there is no cache that can be written.
 */
bool	seed_cache(const char *root, char **path, struct diags *d,
	    struct seed_stats *stats, seed_progress progress, void *ctx,
	    struct err *e) MUST_USE;

/*
 * What to open for DATASET as the user gave it (NULL: $STRIFE_DATASET, else the
 * bundled one): a database file is itself; a folder is seeded into the user's
 * cache when it changed.  *PATH is yours.  Where the cache cannot be written
 * *PATH is NULL and *DB an open private database.  Diagnostics (warnings too)
 * go to D; with errors in D the call succeeds and both are NULL.
 */
struct db;
bool	seed_resolve(const char *dataset, char **path, struct db **db,
	    struct diags *d, seed_progress progress, void *ctx, struct err *e)
	    MUST_USE;

/* The same of a database that is there already, however old it is, without
 * looking at the files of a folder; NULL where there is none.  Yours. */
char	*seed_made(const char *dataset);

#endif
