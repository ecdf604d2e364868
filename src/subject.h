/* SPDX-License-Identifier: ISC */
/*
 * subject - one subject after another, with what its claims say.
 *
 * What is computed about a subject (is it a clash, is it disputed) needs all
 * its claims with their voices, actors, places and figures at once, and
 * nothing else.  This reads six tables side by side, each once and in the
 * order in which it lies on the disk, and hands out one subject at a time:
 * the whole walk costs no more than reading the rows.
 */
#ifndef STRIFE_SUBJECT_H
#define STRIFE_SUBJECT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "err.h"
#include "model.h"

struct db;

struct subject_actor {
	uint32_t	 faction, person, of, under;	/* 0: none */
	const char	*who;
	int		 side, role;			/* 0, -1: none */
	bool		 denied, hedged;
};

struct subject_place {
	enum place_rel	 rel;
	uint32_t	 place, place2;
};

struct subject_figure {
	int		 what;
	const char	*of, *by;	/* as written, NULL not stated */
	uint32_t	 of_faction, by_faction;
	int		 of_side, by_side;
	bool		 has_min, has_best, has_max, strict, about, denied;
	int64_t		 min, best, max;
	const char	*words, *as_of;
	uint32_t	 within;	/* claim, 0 none */
};

/* Who says a claim: nobody but the source where all are unset. */
struct subject_voice {
	uint32_t	 faction, person, of;
	const char	*who;
};

struct subject_claim {
	uint32_t	 n, source, restates, contradicts;
	int		 ord, mode, kind;	/* kind -1: as the event */
	bool		 denied, hedged;
	const char	*date;
	struct subject_voice voice;
	struct subject_actor *actors;
	struct subject_place *places;
	struct subject_figure *figures;
	size_t		 n_actors, n_places, n_figures;
};

struct subject_rows {
	enum subject	 kind;
	uint32_t	 n;
	int		 event_kind;		/* of an event, else -1 */
	int32_t		 day;			/* sort day of an event */
	int32_t		 from, to;		/* its bounds, EDTF_OPEN_… */
	struct subject_actor *actors;		/* the event's own */
	size_t		 n_actors;
	struct subject_claim *claims;		/* in order of arrival */
	size_t		 n_claims;
};

/* Do two claims speak with one voice: one source, in its own words or by the
 * same last of those whom it names? */
bool	subject_same_voice(const struct subject_claim *a,
	    const struct subject_claim *b);

/* Is F part of a total that counts the same party, so that it is no rival of
 * other figures for that party? */
bool	subject_part_of_like(const struct subject_rows *r,
	    const struct subject_figure *f);

struct subjects;

bool	subjects_open(struct db *db, struct subjects **s, struct err *e)
	    MUST_USE;
/* The next subject that is an event or has claims, alive until the next
 * call; NULL at the end. */
bool	subjects_next(struct subjects *s, struct subject_rows **rows,
	    struct err *e) MUST_USE;
void	subjects_close(struct subjects *s);	/* NULL is fine */

#endif
