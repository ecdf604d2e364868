/* SPDX-License-Identifier: ISC */
/*
 * textnext - for words that stand in very many texts, the word of the full
 * text that comes after them.
 *
 * Who looks for words that begin like one that was typed goes through the
 * index from that one on.  FTS5 finds the next word by reading all the places
 * of the one before, page by page: for a word of half a million texts, what
 * the whole search costs twice over.  So of the words that come most often the
 * next one is kept; of any other it is found as quickly without.
 */
#ifndef STRIFE_TEXTNEXT_H
#define STRIFE_TEXTNEXT_H

#include <stdbool.h>

#include "err.h"

struct db;
struct str;

/* Fill the table fts_next, which is empty, when all the rest is there.  Which
 * words come most often is taken from a sample, the same each time. */
bool	textnext_fill(struct db *db, struct err *e) MUST_USE;

/* The first word of the index that is not before FROM, and the one after
 * WORD, into OUT in the place of what it held; "" for none. */
bool	textnext_from(struct db *db, const char *from, struct str *out,
	    struct err *e) MUST_USE;
bool	textnext_after(struct db *db, const char *word, struct str *out,
	    struct err *e) MUST_USE;

#endif
