/* SPDX-License-Identifier: ISC */
/*
 * results - the events that a search found, as a list of their own.
 *
 * The hits are a lazy list; what their two lines show is read for a window of
 * them, those on the screen and near it, so that a million of them cost no
 * more than twenty.
 *
 * They are shown before all are known: results_load finds as many as are
 * wanted, results_work the others, and N is how many there are so far.  Best
 * first they stand when all have been scored; until then in order of time.
 */
#ifndef STRIFE_RESULTS_H
#define STRIFE_RESULTS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "../src/err.h"
#include "../src/filter.h"
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
	struct q_hits hits;	/* in order of time */
	struct q_ranked ranked;	/* best first; none: t is NULL */
	size_t n;		/* found so far */
	size_t of;		/* events that are looked through */
	size_t in_all;		/* hits in the whole dataset, so far */
	struct arena words_arena;
	struct filter filter;
	struct found_words words;
	struct arena arena;	/* of the window */
	struct result_row *rows;
	size_t from, n_rows;
	size_t held;		/* rows read since the arena was emptied */
	int width;		/* of the window's snippets */
	bool failed;		/* to find more of them: it is not tried again */
	bool to_end;		/* the last is wanted, when it is found */
};

struct results_ask {
	const char *words;		/* in the query language */
	const struct q_events *list;	/* where to look */
	bool all;			/* look in the whole dataset instead */
	const char *key;		/* equal for equal questions */
	size_t want;			/* hits; SIZE_MAX: all of them */
};

void	results_init(struct results *r);
void	results_clear(struct results *r);
/* Find at least as many hits as are wanted, or all.  Another question than the
 * last: begin anew.  Where that fails there are none. */
bool	results_load(struct results *r, struct db *db,
	    const struct results_ask *ask, struct err *e) MUST_USE;
/* Have all been found? */
bool	results_counted(const struct results *r);
/* Look for more of them, a few milliseconds' work. */
bool	results_more(struct results *r, struct db *db, struct err *e) MUST_USE;
/* Put the hits, which are all found, in order: best first, or of time. */
bool	results_rank(struct results *r, struct db *db, struct err *e) MUST_USE;
void	results_by_time(struct results *r);
bool	results_ranked(const struct results *r);
/* Have hits FROM to TO at hand, their snippets for WIDTH characters. */
bool	results_window(struct results *r, struct db *db, size_t from,
	    size_t to, int width, struct err *e) MUST_USE;
/* The number of the event of hit I. */
bool	results_event(struct results *r, struct db *db, size_t i,
	    uint32_t *event, struct err *e) MUST_USE;
/* Hit I, NULL where it is not in the window. */
const struct result_row *results_row(const struct results *r, size_t i);

#endif
