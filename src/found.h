/* SPDX-License-Identifier: ISC */
/*
 * found - the passage of an event that shows best why a search found it.
 *
 * Quotes come before what the editors make of them, claims before the title,
 * and among them the one that holds most of the words.
 */
#ifndef STRIFE_FOUND_H
#define STRIFE_FOUND_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "err.h"
#include "snippet.h"

struct arena;
struct db;
struct filter;
struct q_claim;
struct q_event;

/* The words that have to be there, raw. */
struct found_words {
	const char **patterns;
	size_t n;
};

struct found {
	struct snippet snippet;
	const struct q_claim *claim; /* whose text it is; NULL: the event's */
	const char *field;	     /* "title", "actor", "place" without one */
};

/* The words and phrases of F; what it excludes marks nothing. */
void found_words(
    struct arena *a, const struct filter *f, struct found_words *out);
/* In about WIDTH characters.  An event found under another name, or by no
 * word at all, shows what its first claim says, unmarked. */
void found_in(struct arena *a, const struct q_event *q,
    const struct found_words *words, size_t width, struct found *out);
/*
 * The same of event N, of which no more is read than that takes: *Q has its
 * row, and all the rest only where no claim of it holds all the words.  *Q is
 * NULL where there is no such event.
 */
bool found_event(struct db *db, struct arena *a, uint32_t n,
    const struct found_words *words, size_t width, struct q_event **q,
    struct found *out, struct err *e) MUST_USE;

#endif
