/* SPDX-License-Identifier: ISC */
/*
 * cite_impl - what the files behind cite.h share; nobody else includes it.
 */
#ifndef STRIFE_CITE_IMPL_H
#define STRIFE_CITE_IMPL_H

#include <stdbool.h>
#include <stdint.h>

#include "cite.h"
#include "edtf.h"

/* What a date comes to for those who know days, months and years only. */
struct cite_date {
	int y, m, d;	/* the last known; m or d 0: not known so far */
	int y2, m2, d2; /* where it is a stretch of time, its end; y2 0: none */
	bool about;
};
/* False where DATE (EDTF; NULL: none) is not one date, or open. */
bool cite_date(const char *date, struct cite_date *out);

/* A name for references, of its own in a dataset: SOURCE, or with the claim
 * SOURCE:SUBJECT:CLAIM. */
void cite_add_key(struct str *out, const struct cite *c);
/* The link of the claim, or else of the source. */
void cite_add_link(struct str *out, const struct cite *c);

/* A field as a format writes it: BEFORE NAME BETWEEN VALUE AFTER. */
struct cite_form {
	const char *before, *between, *after;
	void (*value)(struct str *out, const char *s);
};
/* Nothing where VALUE is NULL or "". */
void cite_field(struct str *out, const struct cite_form *f, const char *name,
    const char *value);

void cite_bibtex(struct str *out, const struct cite *c);
void cite_ris(struct str *out, const struct cite *c);
void cite_csl(struct str *out, const struct cite *c);
void cite_wikitext(struct str *out, const struct cite *c);

#endif
