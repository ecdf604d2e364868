/* SPDX-License-Identifier: ISC */
/*
 * names - what factions, people and places are called, and what they lie in,
 * held in memory while a database is finished.
 */
#ifndef STRIFE_NAMES_H
#define STRIFE_NAMES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "err.h"
#include "mem.h"

struct db;

struct names {
	struct arena	 a;
	/* By number; [0] is NULL or 0. */
	const char	**faction, **person, **place;	/* display names */
	uint32_t	 factions, people, places;	/* how many there are */
	uint32_t	*faction_rank;	/* place in the order of ids */
	uint32_t	*person_faction; /* the first faction a person is of */
	uint32_t	*place_parent;
};

bool	names_load(struct db *db, struct names *n, struct err *e) MUST_USE;
void	names_clear(struct names *n);	/* of a zeroed one too */

/* Is INNER the place OUTER, or somewhere in it? */
bool	names_place_in(const struct names *n, uint32_t inner, uint32_t outer);

#endif
