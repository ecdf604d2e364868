/* SPDX-License-Identifier: ISC */
/*
 * What the files of store share: its state, and binding one column after
 * another.
 */
#ifndef STRIFE_STORE_IMPL_H
#define STRIFE_STORE_IMPL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "clash.h"
#include "db.h"
#include "diag.h"
#include "model.h"
#include "seed.h"
#include "slugs.h"
#include "store.h"
#include "str.h"

struct sorter;

/* A month of the timeline begins at its place T. */
struct store_month {
	int32_t		 month;		/* year * 12 + month - 1 */
	uint32_t	 t;
};

#define STORE_NO_MONTH INT32_MAX	/* of the undated, which come last */
#define STORE_SORT ((size_t)2 << 20)	/* bytes sorted in memory */

struct store {
	struct db	*db;
	struct diags	*d;
	seed_progress	 progress;
	void		*progress_ctx;

	uint32_t	 claims;	/* number of the last */
	uint32_t	 events;
	uint32_t	 factions, places, people, sources, relations;
	bool		 coverage_full;
	struct sorter	*ids;		/* hashes of those of events, relations */
	struct slugs	 claim_ids;	/* of the subject in hand */
	uint32_t	*seen;		/* by source: last event counted */
	size_t		 seen_cap;

	struct store_texts *texts;
	struct sorter	*dates;		/* of events, by store_order_add */

	uint8_t		*flags;		/* by event, made by store_refs */
	uint32_t	 judged, indexed;	/* events, for progress */
	uint64_t	 told;
	/* Made by store_timeline. */
	uint32_t	*t;		/* by event: place in the timeline */
	uint32_t	 ordered;	/* events in the timeline */
	uint64_t	*text_at;	/* by place: where in texts */
	struct store_month *months;	/* those that have an event */
	size_t		 n_months, months_cap;
};

/* Bits of flags: what clash.h decides, and these. */
enum {
	STORE_DISPUTED = 1,
	STORE_HAS_PARTS = 128		/* not for the table */
};
/* What stands in the table until the true ones are known. */
#define STORE_FLAGS CLASH_IS

/* What turns up in so many events or more has a row in many_event. */
#define STORE_MANY 4096

/* ---- one column after another ---- */

struct put {
	struct stmt	*st;
	const struct diags *d;
	int		 i;
};

bool	put_into(struct store *s, const char *sql, struct put *p,
	    struct err *e) MUST_USE;
bool	put_row(struct put *p, struct err *e) MUST_USE;
void	put_int(struct put *p, int64_t v);
void	put_ref(struct put *p, uint32_t n);	/* 0 is NULL */
void	put_text(struct put *p, const char *s);
void	put_data(struct put *p, const void *s, size_t n);
void	put_word(struct put *p, enum model_list list, int v); /* -1: NULL */
void	put_day(struct put *p, int32_t day);	/* open is NULL */
void	put_date(struct put *p, const struct m_date *d);	/* three columns */
void	put_mark(struct put *p, const struct mark *m);		/* file, line */

/* ---- the words of events (store_text.c) ---- */

/* Parts of the full text of an event (data/schema.sql). */
enum { TEXT_HEAD, TEXT_ACTORS, TEXT_CLAIM, TEXT_PARTS = 4096 };

enum text_name { TEXT_PLACES, TEXT_FACTIONS, TEXT_PEOPLE, TEXT_NAMES };

/* One event's, borrowed from where they were put aside. */
struct store_text {
	const char	*names[TEXT_NAMES];	/* packed numbers */
	size_t		 n_names[TEXT_NAMES];
	const char	*rest, *end;		/* pieces */
};

struct store_texts *store_texts_new(const char *beside);
void	store_texts_free(struct store_texts *x);	/* NULL is fine */
/* Put aside those of M, which has a name; returns where. */
uint64_t store_texts_add(struct store_texts *x, const struct m_event *m);
/* Those that were put aside AT, until the next call.  Nothing is added after
 * the first. */
bool	store_texts_get(struct store_texts *x, uint64_t at,
	    struct store_text *t, struct err *e) MUST_USE;
uint32_t store_text_name(const struct store_text *t, enum text_name kind,
	    size_t i);
/* The next piece, if it is of PART. */
bool	store_text_next(struct store_text *t, uint32_t part, const char **s,
	    size_t *n);

/* ---- the steps ---- */

/* store_claim.c */
bool	store_claims(struct store *s, const struct m_subject *m, uint32_t n,
	    struct err *e) MUST_USE;
bool	store_actor(struct store *s, uint32_t event, uint32_t claim, int ord,
	    const struct m_actor *a, struct err *e) MUST_USE;
bool	store_place(struct store *s, uint32_t event, uint32_t claim, int ord,
	    const struct m_place_ref *r, struct err *e) MUST_USE;
bool	store_formerly(struct store *s, const char *kind, const char *old,
	    uint32_t n, struct err *e) MUST_USE;

/* store_refs.c: duplicate ids, indexes, references by slug, circles. */
bool	store_refs(struct store *s, struct err *e) MUST_USE;
/* store_side.c: sides that parts have from their larger event. */
bool	store_sides(struct store *s, struct err *e) MUST_USE;
/* store_order.c: the timeline; then who turns up where, months, counts. */
struct sorter *store_dates(const struct store *s);
void	store_dates_add(struct sorter *dates, const struct m_event *m,
	    uint32_t n, uint64_t text_at);
bool	store_timeline(struct store *s, struct err *e) MUST_USE;
bool	store_order(struct store *s, struct err *e) MUST_USE;
/* store_fts.c: the full text, beside other work, when there is a timeline. */
struct store_fts;
bool	store_fts_open(struct store *s, struct store_fts **f, struct err *e)
	    MUST_USE;
/* See how far it is, for progress. */
void	store_fts_look(struct store_fts *f);
/* Wait for the index, and put it into the database. */
bool	store_fts_write(struct store_fts *f, struct err *e) MUST_USE;
void	store_fts_close(struct store_fts *f);	/* NULL is fine */
/* store_judge.c: clashes, pairs, disputes. */
bool	store_judge(struct store *s, struct store_fts *fts, struct err *e)
	    MUST_USE;
/* store_held.c: who held which place. */
bool	store_held(struct store *s, struct err *e) MUST_USE;
/* store_check.c: warnings about the whole. */
bool	store_check(struct store *s, struct err *e) MUST_USE;

void	store_stage(struct store *s, const char *stage, uint64_t done,
	    uint64_t total);
/* How many events were judged and indexed, now and then. */
void	store_tell(struct store *s);

#endif
