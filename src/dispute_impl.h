/* SPDX-License-Identifier: ISC */
/*
 * What the files of dispute share.  An item is what one claim says about one
 * field; items are compared two by two, and the verdicts are gathered by
 * voice.
 */
#ifndef STRIFE_DISPUTE_IMPL_H
#define STRIFE_DISPUTE_IMPL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "dispute.h"
#include "edtf.h"
#include "mem.h"
#include "names.h"
#include "str.h"
#include "subject.h"

#define FACTS_MAX 1000 /* claims of one subject, items of one field */

struct fact {
	const struct subject_claim *q;
	uint32_t	 voice;		/* equal: one voice */
	uint32_t	 report;	/* equal: one report */
	struct edtf	 date;
};

struct item {
	uint32_t	 fact;		/* index */
	const void	*what;		/* the figure, the actor; or NULL */
	bool		 differs;	/* from another: part of the dispute */
};

struct mirror {			/* a dispute that is also that of CLAIM's subject */
	uint32_t	 dispute, claim;
};

enum verdict { SILENT, AGREE, DIFFER };

struct disputes {
	struct db	*db;
	const struct names *names;
	uint32_t	 n;		/* number of the last dispute */
	/* Of the subject in hand. */
	const struct subject_rows *r;
	struct fact	*facts;
	size_t		 n_facts, cap_facts;
	uint32_t	 n_voices;
	struct item	*items;
	size_t		 n_items, cap_items;
	uint8_t		*matrix;	/* voices by voices */
	size_t		 cap_matrix;
	size_t		 found;
	struct mirror	*mirrors;
	size_t		 n_mirrors, cap_mirrors;
	struct str	 value, words;
	bool		 full;		/* the line WORDS takes no more */
	struct err	*failed;	/* where words that cannot be read say so */
};

/* Items of the field in hand. */
void	dispute_start(struct disputes *d);
bool	dispute_item(struct disputes *d, size_t fact, const void *what);

/*
 * Compare all items and mark those that differ: those of two voices that
 * COMPARE tells apart somewhere and at one nowhere.  True where there are any.
 */
typedef enum verdict (*dispute_compare)(const struct disputes *d,
    const struct item *a, const struct item *b);
bool	dispute_judge(struct disputes *d, dispute_compare compare);

/* Write the marked items as a dispute of FIELD.  The line for the reader is
 * HEAD and the values in BRIEF; ONE: one value a voice. */
typedef void (*dispute_words)(const struct disputes *d, const struct item *it,
    struct str *out);
bool	dispute_write(struct disputes *d, const char *field, const char *head,
	    dispute_words words, dispute_words brief, bool one,
	    struct err *e) MUST_USE;

/* Are A and B of different voices, and no one report? */
bool	dispute_apart(const struct disputes *d, const struct item *a,
	    const struct item *b);
const char *dispute_party(const struct disputes *d, const char *text,
	    uint32_t faction);

/* dispute_actor.c */
bool	dispute_actors(struct disputes *d, struct err *e) MUST_USE;
bool	dispute_roles(struct disputes *d, struct err *e) MUST_USE;
/* dispute_figure.c */
bool	dispute_figures(struct disputes *d, struct err *e) MUST_USE;
bool	dispute_sums(struct disputes *d, struct err *e) MUST_USE;

#endif
