/* SPDX-License-Identifier: ISC */
/*
 * results - the events that a search found, as a list of their own.
 *
 * The hits are a lazy list; what their two lines show is read for a window of
 * them, those on the screen and near it, so that a million of them cost no
 * more than twenty.
 */
#ifndef STRIFE_RESULTS_H
#define STRIFE_RESULTS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "../src/err.h"
#include "../src/fold.h"
#include "../src/found.h"
#include "../src/mem.h"
#include "../src/query.h"

struct db;

struct result_row {
	uint32_t event, claim;	/* claim: its n, 0: the event's own words */
	uint32_t claims;
	const char *date;	/* EDTF or NULL */
	const char *title;
	int kind;		/* LIST_EVENT_KIND */
	const char *text;	/* the snippet, NULL: none */
	const struct fold_hit *marks; /* in TEXT; SNIPPET_SIGN round each */
	size_t n_marks;
	const char *from;	/* the source, or what of the event it is */
};

struct results {
	char *key;		/* of what was asked last, NULL: nothing */
	struct q_events hits;	/* in order of time */
	uint32_t *ranked;	/* their numbers, best first; or NULL */
	size_t n;
	size_t of;		/* events that were looked through */
	size_t in_all;		/* hits in the whole dataset */
	struct arena words_arena;
	struct found_words words;
	struct arena arena;	/* of the window */
	struct result_row *rows;
	size_t from, n_rows;
	int width;		/* of the window's snippets */
};

struct results_ask {
	const char *words;		/* in the query language */
	const struct q_events *list;	/* where to look */
	bool all;			/* look in the whole dataset instead */
	bool ranked;			/* best first, not in order of time */
	const char *key;		/* equal for equal questions */
};

void	results_init(struct results *r);
void	results_clear(struct results *r);
/* Find the hits, unless that has been asked last.  Without success there are
 * none, and the same question is asked anew. */
bool	results_load(struct results *r, struct db *db,
	    const struct results_ask *ask, struct err *e) MUST_USE;
/* Have hits FROM to TO at hand, their snippets for WIDTH characters. */
bool	results_window(struct results *r, struct db *db, size_t from,
	    size_t to, int width, struct err *e) MUST_USE;
/* The number of the event of hit I. */
bool	results_event(const struct results *r, struct db *db, size_t i,
	    uint32_t *event, struct err *e) MUST_USE;
/* Hit I, NULL where it is not in the window. */
const struct result_row *results_row(const struct results *r, size_t i);

#endif
