/* SPDX-License-Identifier: ISC */
/*
 * row - what queries give, as rows for format.h.
 *
 * The members of each kind of row are fixed: strife-query(7) names them, and
 * people rely on them.  Open bounds and what is absent are null.
 */
#ifndef STRIFE_ROW_H
#define STRIFE_ROW_H

#include "query.h"

struct arena;
struct format_column;
struct value;

/* Members of a kind of row, and the columns of its table. */
struct row_kind {
	const char *const *fields;
	const struct format_column *columns;
};

extern const struct row_kind row_events, row_claims, row_factions,
    row_relations, row_pairs, row_figures, row_people, row_places, row_sources,
    row_disputes, row_coverage, row_hits;

/* Q as query_event_head gives it. */
struct value *row_event(struct arena *a, const struct q_event *q);
/* EVENT: the claim's event, NULL where its subject is none. */
struct value *row_claim(
    struct arena *a, const struct q_claim *c, const struct q_event *event);
struct value *row_figure(struct arena *a, const struct q_claim *c,
    const struct q_figure *f, const struct q_event *event);
struct value *row_faction(struct arena *a, const struct q_faction *f,
    const struct q_name *names, size_t n);
struct value *row_relation(struct arena *a, const struct q_relation *r);
struct value *row_pair(struct arena *a, const struct q_pair *p);
/* A person's or a place's card. */
struct value *row_person(struct arena *a, const struct q_card *c);
struct value *row_place(struct arena *a, const struct q_card *c);
struct value *row_source(struct arena *a, const struct q_source *s);
struct value *row_dispute(struct arena *a, const struct q_dispute *d);

/* A stretch of a source: quoted (CLAIM: its link), skipped or uncovered. */
struct row_stretch {
	const char *source, *state, *reason, *claim, *text;
	uint32_t start, end;
};
struct value *row_coverage_of(struct arena *a, const struct row_stretch *s);
/* A hit of a search; CLAIM NULL: in the title or the names. */
struct value *row_hit(struct arena *a, const struct q_event *q,
    const struct q_claim *claim, const char *snippet);

#endif
