/* SPDX-License-Identifier: ISC */
/* See names.h. */
#include "names.h"

#include <string.h>

#include "db.h"

#define DEPTH_MAX 64 /* places in places */

/* The number of column COL where it is one of 0 to MAX, else 0, where
 * nobody looks. */
static size_t
number(struct stmt *st, int col, uint32_t max)
{
	int64_t n = db_int(st, col);

	return n >= 0 && n <= (int64_t)max ? (size_t)n : 0;
}

static bool
load_count(struct db *db, const char *sql, uint32_t *count, struct err *e)
{
	struct stmt *st;
	bool row;

	if (!db_prepare(db, sql, &st, e) || !db_step(st, &row, e))
		return false;
	*count = row ? (uint32_t)number(st, 0, DB_NUMBERS) : 0;
	db_reset(st);
	return true;
}

/* TO[n] of SELECT n, text, to MAX. */
static bool
load_texts(struct names *n, struct db *db, const char *sql, const char **to,
    uint32_t max, struct err *e)
{
	struct stmt *st;
	bool row;

	if (!db_prepare(db, sql, &st, e))
		return false;
	for (;;) {
		if (!db_step(st, &row, e))
			return false;
		if (!row)
			return true;
		if (!db_is_null(st, 1))
			to[number(st, 0, max)] =
			    arena_strdup(&n->a, db_text(st, 1));
	}
}

/* TO[n] of SELECT n, number, to MAX; the numbers to MOST. */
static bool
load_numbers(struct db *db, const char *sql, uint32_t *to, uint32_t max,
    uint32_t most, struct err *e)
{
	struct stmt *st;
	bool row;

	if (!db_prepare(db, sql, &st, e))
		return false;
	for (;;) {
		if (!db_step(st, &row, e))
			return false;
		if (!row)
			return true;
		to[number(st, 0, max)] = (uint32_t)number(st, 1, most);
	}
}

static bool
load_ranks(struct names *n, struct db *db, struct err *e)
{
	struct stmt *st;
	uint32_t rank = 0;
	bool row;

	if (!db_prepare(db, "SELECT n FROM faction ORDER BY id", &st, e))
		return false;
	for (;;) {
		if (!db_step(st, &row, e))
			return false;
		if (!row)
			return true;
		n->faction_rank[number(st, 0, n->factions)] = ++rank;
	}
}

bool
names_load(struct db *db, struct names *n, struct err *e)
{
	memset(n, 0, sizeof(*n));
	arena_init(&n->a);
	if (!load_count(db, "SELECT max(n) FROM faction", &n->factions, e) ||
	    !load_count(db, "SELECT max(n) FROM person", &n->people, e) ||
	    !load_count(db, "SELECT max(n) FROM place", &n->places, e))
		return false;
	n->faction = mem_array((size_t)n->factions + 1, sizeof(char *));
	n->faction_rank = mem_array((size_t)n->factions + 1, sizeof(uint32_t));
	n->person = mem_array((size_t)n->people + 1, sizeof(char *));
	n->person_faction = mem_array((size_t)n->people + 1, sizeof(uint32_t));
	n->place = mem_array((size_t)n->places + 1, sizeof(char *));
	n->place_parent = mem_array((size_t)n->places + 1, sizeof(uint32_t));
	return load_texts(n, db, "SELECT n, name FROM faction", n->faction,
		   n->factions, e) &&
	       load_texts(n, db, "SELECT n, name FROM person", n->person,
		   n->people, e) &&
	       load_texts(n, db, "SELECT n, name FROM place", n->place,
		   n->places, e) &&
	       load_numbers(db,
		   "SELECT person, faction FROM person_of ORDER BY rowid DESC",
		   n->person_faction, n->people, n->factions, e) &&
	       load_numbers(db,
		   "SELECT n, parent FROM place WHERE parent IS NOT NULL",
		   n->place_parent, n->places, n->places, e) &&
	       load_ranks(n, db, e);
}

void
names_clear(struct names *n)
{
	arena_clear(&n->a);
	mem_free(n->faction);
	mem_free(n->faction_rank);
	mem_free(n->person);
	mem_free(n->person_faction);
	mem_free(n->place);
	mem_free(n->place_parent);
	memset(n, 0, sizeof(*n));
}

bool
names_place_in(const struct names *n, uint32_t inner, uint32_t outer)
{
	int depth;

	for (depth = 0; inner != 0 && depth < DEPTH_MAX; depth++) {
		if (inner == outer)
			return true;
		inner = n->place_parent[inner];
	}
	return false;
}
