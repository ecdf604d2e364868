/* SPDX-License-Identifier: ISC */
/*
 * What the files of seed share.
 */
#ifndef STRIFE_SEED_IMPL_H
#define STRIFE_SEED_IMPL_H

#include <stdbool.h>
#include <stdint.h>

#include "replace.h"
#include "seed.h"

struct db;

struct seed_teller {
	seed_progress	 progress;
	void		*ctx;
};

/* What is wrong with the folder ROOT, before anything is made for it. */
bool	seed_check_folder(const char *root, struct err *e) MUST_USE;
/* Compile ROOT into FILE (NULL: a private database), which stays open. */
bool	seed_into(const char *root, const char *file, struct db **db,
	    struct diags *d, struct seed_stats *stats, struct seed_teller t,
	    struct err *e) MUST_USE;
/* Compile ROOT into what R replaces; R ends. */
bool	seed_replace(const char *root, struct replace *r, struct diags *d,
	    struct seed_stats *stats, struct seed_teller t, struct err *e)
	    MUST_USE;

/* seed_stamp.c: have the files of a dataset changed since? */

/*
 * A line for every plain file below ROOT but hidden ones: name, size, times,
 * inode.  Empty where there is too much to look at.  Contents are not read.
 */
struct str;
void	seed_stamp(const char *root, struct str *out);
/* Is the database DB still what ROOT says, by its fingerprint? */
bool	seed_fingerprint_matches(const char *root, const char *db);
/* Is DB younger than every file below ROOT? */
bool	seed_is_younger(const char *root, const char *db);

/* seed_cache.c: where a dataset's database lies in the user's cache; NULL
 * where there is no such place.  Yours. */
char	*seed_cache_path(const char *root);

#endif
