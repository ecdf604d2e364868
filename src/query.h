/* SPDX-License-Identifier: ISC */
/*
 * query - everything that is asked of a database, for the browser and for the
 * plain commands alike.  Every SELECT of the program lives behind this header
 * (query.c, query_list.c, query_card.c, query_filter.c).
 *
 * Results live in the arena the caller gives; their text is raw data.
 * Numbers (n) are keys of the tables of data/schema.sql.  Finding nothing is
 * not an error: the output is NULL or its count 0.  A query that the reader
 * interrupts fails with ERR_INTERRUPTED.
 */
#ifndef STRIFE_QUERY_H
#define STRIFE_QUERY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "bits.h"
#include "err.h"
#include "link.h"
#include "model.h"

struct arena;
struct db;
struct filter;

/* ---- the dataset ---- */

/* root: the folder of YAML it was made from, absolute; it may be gone. */
struct q_dataset {
	const char *id, *title, *description, *version, *licence, *language;
	const char *root;
	uint32_t events, claims, factions, sources, undated;
	bool coverage_full;
};
bool query_dataset(struct db *db, struct arena *a, struct q_dataset *out,
    struct err *e) MUST_USE;

/* ---- lists on the screen ---- */

/*
 * A list of events in timeline order (or in that of query_nest).  One that is
 * read has numbers, sort days and places; of a lazy one these are NULL: it is
 * a set of places in the timeline (t, timeline_order.n), or everything where
 * there is no set, and the functions below say what stands in its rows.
 */
struct q_events {
	uint32_t *event; /* event.n */
	int32_t *day;	 /* sort day; EDTF_UNDATED at the end */
	uint32_t *t;	 /* timeline_order.n */
	size_t n;
	size_t total;	/* events in the whole database */
	struct bits set; /* of a lazy one */
	uint32_t *rank;
};
/*
 * The events that FILTER (NULL: none) lets through, of FACTION (0: all), of the
 * pair FACTION and WITH (0: none).  The list is yours: query_events_clear
 * frees it.
 */
struct q_scope {
	uint32_t faction, with, source, place, person, part_of;
};
bool query_events(struct db *db, const struct q_scope *scope,
    const struct filter *f, struct q_events *out, struct err *e) MUST_USE;
/* The same, lazy: what it costs is the reading of the sets that narrow it, and
 * of everything nothing. */
bool query_lazy(struct db *db, const struct q_scope *scope,
    const struct filter *f, struct q_events *out, struct err *e) MUST_USE;
/* Can F be asked: is there what its terms name?  Else an ERR_USAGE that says what
 * is not. */
bool query_filter_check(struct db *db, const struct filter *f,
    struct err *e) MUST_USE;
/* Read a lazy list. */
bool query_events_read(struct db *db, struct q_events *l,
    struct err *e) MUST_USE;
/* A lazy list of SET, by t, which is taken over. */
void query_events_of(struct bits *set, size_t total, struct q_events *out);
/* The place of row I < n; the row of place T, n where it has none; of a lazy
 * list how many rows come before T; all its places. */
uint32_t query_events_t(const struct q_events *l, size_t i);
size_t query_events_index(const struct q_events *l, uint32_t t);
size_t query_events_before(const struct q_events *l, uint32_t t);
void query_events_bits(const struct q_events *l, struct bits *out);
/* Leave in the lazy list L only what is in LIST too. */
void query_events_among(struct q_events *l, const struct q_events *list);
/* The numbers of COUNT events from row FROM on. */
bool query_numbers_at(struct db *db, const struct q_events *l, size_t from,
    size_t count, uint32_t *event, struct err *e) MUST_USE;
/* What lies at place T (*EVENT 0: nothing); at which place EVENT lies (0: at
 * none); the last place on or before DAY (0: none). */
bool query_moment(struct db *db, uint32_t t, uint32_t *event, int32_t *day,
    struct err *e) MUST_USE;
bool query_moment_of(struct db *db, uint32_t event, uint32_t *t,
    struct err *e) MUST_USE;
bool query_moment_by(struct db *db, size_t total, int32_t day, uint32_t *t,
    struct err *e) MUST_USE;
void query_events_clear(struct q_events *l);
/*
 * Put each event of LIST behind the one of LIST that it is part of, itself or
 * through others that LIST lacks.  DEPTH is yours (mem_free): in how many
 * events of LIST each lies.  On failure LIST stays as it was.
 */
bool query_nest(struct db *db, struct q_events *list, uint8_t **depth,
    struct err *e) MUST_USE;

/* Event flags, as in event.flags. */
enum {
	EVENT_DISPUTED = 1,
	EVENT_CLASH = 2,
	EVENT_ALLEGED = 4,
	EVENT_PLANNED = 8,
	EVENT_DENIED = 16,
	EVENT_HEDGED = 32,
	EVENT_DENIAL = 64
};

/* What a row of the timeline shows. */
struct q_row {
	uint32_t n;
	const char *id, *title, *date; /* date: EDTF or NULL */
	int kind;		       /* LIST_EVENT_KIND */
	int32_t date_from, date_to, sort_day;
	uint32_t claims, facts, sources, parts, part_of, flags;
	const char *file;
	uint32_t line;
};
/* Rows of the COUNT events EVENTS[] (any order kept): ROWS is an array of COUNT
 * in A. */
bool query_rows(struct db *db, struct arena *a, const uint32_t *events,
    size_t count, struct q_row **rows, struct err *e) MUST_USE;
/* The sides of FACTION in these events (0: none): SIDES array of COUNT in A. */
bool query_sides(struct db *db, struct arena *a, uint32_t faction,
    const uint32_t *events, size_t count, int8_t **sides,
    struct err *e) MUST_USE;

struct q_faction {
	uint32_t n;
	const char *id, *name, *short_name; /* short_name: its abbreviation or
					       short name, else name */
	int kind;			    /* LIST_FACTION_KIND */
	uint32_t events, clashes;
	uint32_t clashes_with; /* with the faction asked about, 0 else */
	int32_t active_from, active_to;
	bool has_curve;
	uint8_t curve[12]; /* activity over the dataset's span, 0..8 each */
};
enum q_faction_sort {
	FACTIONS_BY_EVENTS,
	FACTIONS_BY_NAME,
	FACTIONS_BY_CLASHES_WITH
};
bool query_factions(struct db *db, struct arena *a, enum q_faction_sort sort,
    uint32_t with, struct q_faction **out, size_t *count,
    struct err *e) MUST_USE;

/* The first MAX by events, as FACTIONS_BY_EVENTS has them: for a first screen
 * that does not wait for the others. */
bool query_top_factions(struct db *db, struct arena *a, size_t max,
    struct q_faction **out, size_t *count, struct err *e) MUST_USE;
/* Work out the curve of F, which the two above leave out. */
bool query_curve(struct db *db, struct q_faction *f, struct err *e) MUST_USE;

struct q_month {
	int32_t month;
	uint32_t events;
	bool covered;
}; /* month: year * 12 + month - 1 */
/* Months from the first to the last with events or coverage, gaps included. */
bool query_months(struct db *db, struct arena *a, uint32_t faction,
    struct q_month **out, size_t *count, struct err *e) MUST_USE;

/* ---- what a list is made of ---- */

/* A value of a field, and the events of the list that have it. */
struct q_facet {
	const char *value, *label; /* of the filter term; for people */
	uint32_t events;
};
enum q_facet_field {
	FACET_KIND,
	FACET_YEAR,
	FACET_FACTION,
	FACET_PLACE,
	FACET_SOURCE,
	QUERY_FACET_FIELDS
};
#define QUERY_FACETS_MAX 12
/* Most events first, years in their order; those that all events of the list
 * share are left out.  of: how many there are, of which the first n are told.
 * A filter by the value finds as many events of the list; by a year also what
 * only may have been in it. */
struct q_facets {
	struct q_facet *list;
	size_t n, of;
};
bool query_facets(struct db *db, struct arena *a, const struct q_events *list,
    struct q_facets out[QUERY_FACET_FIELDS], struct err *e) MUST_USE;

/* ---- one thing ---- */

struct q_actor {
	uint32_t faction, person, of, under; /* n, 0 none */
	const char *faction_id, *person_id;
	const char
	    *name; /* display name of faction or person, or the words (who) */
	const char *of_name, *under_name, *as_name, *fate, *hedge, *date;
	int side, role; /* 0 none, -1 none */
	bool denied;
	bool editors_only; /* of an event: no claim states it */
	bool claim_only;   /* of an event: only claims name it */
};
struct q_place {
	enum place_rel rel;
	uint32_t n, n2;
	const char *id, *name, *id2, *name2, *part;
	const char *in_name; /* what it lies in: governorate or the like */
};
struct q_voice {
	uint32_t faction, person, of;
	const char *name, *of_name, *note;
	bool inferred;
	const char *id;
	bool is_person;
	const char *of_id;
};
struct q_figure {
	int what;
	const char *of,
	    *by; /* display: faction names, "side 1", "all"; NULL not stated */
	const char *of_id, *by_id;
	bool has_min, has_max, has_best, strict, about, denied;
	int64_t min, max, best;
	const char *words, *as_of, *note;
	uint32_t within; /* claim n */
	const char *within_id;
};
struct q_span {
	uint32_t start, end;
};

struct q_claim {
	uint32_t n;
	const char *id, *link, *says, *note;
	enum subject subject_kind;
	uint32_t subject;
	const char *subject_id, *subject_title;
	uint32_t source;
	const char *source_id, *source_title, *source_short, *source_rights;
	int mode;
	const char *part; /* badge */
	bool denied;
	/* Passage: the paragraph(s) round the quotes; NULL marks: a coded row.
	 */
	const char *passage; /* text: source text from passage_start on */
	size_t passage_len;
	uint32_t passage_start;		 /* byte offset in the source's text */
	uint32_t quote_start, quote_end; /* in the source's text */
	struct q_span *quotes; /* all quoted stretches of this claim, in the
				  source's text, sorted */
	size_t n_quotes;
	const char **quote_texts; /* of quotes[], exact */
	const char
	    *quote; /* the first of them as written: what the claim rests on */
	bool coded_row;
	/* The source's text is not the one that was checked, or the quotes do
	 * not lie in it: there is no passage and no quote. */
	bool damaged;
	const char *date, *date_words, *date_basis, *said, *hedge, *place_words,
	    *match;
	int32_t date_from, date_to;
	int kind; /* -1: as the event */
	struct q_voice *voices;
	size_t n_voices;
	struct q_actor *actors;
	size_t n_actors;
	struct q_place *places;
	size_t n_places;
	struct q_figure *figures;
	size_t n_figures;
	const char *restates, *contradicts; /* claim ids, NULL none */
	const char **mentions;
	size_t n_mentions; /* faction names */
	const char *file;
	uint32_t line;
};

struct q_dispute {
	uint32_t n;
	enum subject subject_kind;
	uint32_t subject;
	const char *subject_id, *event_id, *event_title, *field, *words;
	struct q_dispute_value {
		const char *claim_id, *link, *source_id, *source_short, *value;
		const char *voice;	/* origin it names, NULL: its own */
	} * values;
	size_t n_values;
};

/* An event with everything the detail pane shows. */
struct q_event {
	struct q_row row;
	const char *link, *date_words, *place_words, *note;
	const char *part_of_id, *part_of_title;
	struct q_actor *actors;
	size_t n_actors; /* numbered for jumping: factions first seen order,
			    side order; then claim_only ones */
	struct q_place *places;
	size_t n_places;
	struct q_claim *claims;
	size_t n_claims; /* in order of showing */
	struct q_dispute *disputes;
	size_t n_disputes;
	struct q_row *parts;
	size_t n_parts_rows; /* events that are part of it, timeline order */
};
/* *OUT is NULL where there is no such event. */
bool query_event(struct db *db, struct arena *a, uint32_t n,
    struct q_event **out, struct err *e) MUST_USE;
/* Its row, its words and what it is part of. */
bool query_event_row(struct db *db, struct arena *a, uint32_t n,
    struct q_event **out, struct err *e) MUST_USE;
/* The claims of event Q one after another, in order of showing, to TAKE, until
 * that returns false: with n, id, link, says, source and quotes, and no passage
 * but that of a coded row. */
typedef bool query_take_claim(void *ctx, const struct q_claim *c);
bool query_said(struct db *db, struct arena *a, const struct q_event *q,
    query_take_claim *take, void *ctx, struct err *e) MUST_USE;

/* The row that an imported event came from, as it came. */
struct q_raw {
	const char *raw, *file;
	uint32_t line;
	bool gone; /* a later import had it no more */
	struct q_field {
		const char *name, *value;
	} * cells;
	size_t n_cells;
};
/* *OUT is NULL where the event was not imported. */
bool query_raw(struct db *db, struct arena *a, uint32_t event,
    struct q_raw **out, struct err *e) MUST_USE;

struct q_name {
	const char *text, *lang, *script, *kind, *date, *basis, *ref,
	    *used_by, /* short titles of sources, with commas between */
	    *note;
};
struct q_relation {
	uint32_t n;
	const char *id, *link, *kind, *a_id, *a_name, *b_id, *b_name, *date,
	    *event_id, *note;
	uint32_t a, b, event;
	int32_t date_from, date_to;
	struct q_claim *claims;
	size_t n_claims;
};
struct q_pair {
	uint32_t n, a, b;
	const char *link, *a_id, *a_name, *b_id, *b_name;
	uint32_t events, alleged, without_figure;
	int32_t first, last;
	bool has_killed;
	int64_t killed_low, killed_high;
};
/* A faction that stood on the side of another one: in how many events, from
 * which day to which (EDTF_UNDATED: no event says). */
struct q_beside {
	uint32_t faction;
	const char *id, *name;
	uint32_t events;
	int32_t first, last;
};
/* Those who stood on FACTION's side, most events first.  Of a faction with
 * more than 20,000 events none are told. */
bool query_beside(struct db *db, struct arena *a, uint32_t faction,
    struct q_beside **out, size_t *count, struct err *e) MUST_USE;
/* A card: faction, person or place. */
struct q_card {
	enum subject kind;
	uint32_t n;
	const char *id, *link, *name, *kind_name, *note, *basis, *ref;
	const char *active, *active_basis; /* faction */
	uint32_t events, clashes;
	struct q_name *names;
	size_t n_names;
	struct q_relation *relations;
	size_t n_relations; /* faction: as a or b, by date */
	struct q_pair *rivals;
	size_t n_rivals; /* faction: pairs, most events first */
	struct q_beside *beside;
	size_t n_beside; /* faction: who stood on its side */
	struct q_claim *claims;
	size_t n_claims;
	struct q_person_of {
		const char *faction_id, *faction, *role, *date, *person_id,
		    *person;
		uint32_t faction_n, person_n;
	} * offices;
	size_t n_offices; /* a person's; or a faction's people */
	bool has_at;
	double lat, lon;
	const char *at_ref, *no_coordinates, *parent_id,
	    *parent_name; /* place */
	uint32_t parent;
	struct q_held {
		const char *faction_id, *faction, *date, *claim_link;
		uint32_t claim; /* 0: the editors' word */
	} * held; /* in order of time */
	size_t n_held;
};
bool query_card(struct db *db, struct arena *a, enum subject kind, uint32_t n,
    struct q_card **out, struct err *e) MUST_USE;
bool query_relation(struct db *db, struct arena *a, uint32_t n,
    struct q_relation **out, struct err *e) MUST_USE;
bool query_pair(struct db *db, struct arena *a, uint32_t a_n, uint32_t b_n,
    struct q_pair **out, struct err *e) MUST_USE;
/* Where in the dataset's files thing N of KIND was written.  LINK is NULL where
 * there is no such thing, FILE (within the dataset's folder) where it was not
 * written there but imported. */
struct q_origin {
	const char *link, *file;
	uint32_t line;
};
bool query_origin(struct db *db, struct arena *a, enum link_kind kind,
    uint32_t n, struct q_origin *out, struct err *e) MUST_USE;
/* All claims of a subject, in order of showing. */
bool query_claims(struct db *db, struct arena *a, enum subject kind, uint32_t n,
    struct q_claim **out, size_t *count, struct err *e) MUST_USE;
/* Other names of a faction, person or place. */
bool query_names(struct db *db, struct arena *a, enum subject kind, uint32_t n,
    struct q_name **out, size_t *count, struct err *e) MUST_USE;
bool query_claim(struct db *db, struct arena *a, uint32_t n,
    struct q_claim **out, struct err *e) MUST_USE;

/* Is the newline at byte I of the N bytes of S only where the source wrapped
 * its lines?  Who wraps the text anew shows it as a blank. */
bool query_wrapped(const char *s, size_t n, size_t i);

/* A quoted stretch of a source, in text order. */
struct q_mark {
	uint32_t start, end, claim, event;
	uint32_t subject; /* n of what the claim is about, of subject_kind */
	const char *claim_id, *event_title;
	const char *claim_link;
	enum subject subject_kind;
	bool is_with;
};
struct q_source {
	uint32_t n;
	const char *id, *link, *title, *short_title, *publisher, *author,
	    *published, *published_basis, *url, *revision, *retrieved, *archive,
	    *language, *rights, *rights_note, *extent, *sha256, *covers, *note;
	uint32_t claims, covered, skipped, uncovered;
	uint32_t in_gaps; /* bytes of uncovered that a claim could rest on */
	double quoted_share;
	bool sha_ok; /* text still has its SHA-256 */
	const char *text;
	size_t text_len; /* NULL unless asked for */
	struct q_mark *marks;
	size_t n_marks;
	struct q_part {
		const char *part;
		uint32_t start, end;
	} * parts;
	size_t n_parts;
	struct q_skip {
		const char *reason, *of;
		uint32_t start, end;
	} * skips;
	size_t n_skips;
	struct q_span *gaps;
	size_t n_gaps;
};
/* With all that lies in its text; *OUT is NULL where there is none such. */
bool query_source(struct db *db, struct arena *a, uint32_t n, bool with_text,
    struct q_source **out, struct err *e) MUST_USE;
/* What is told of it: no text, no stretches. */
bool query_source_head(struct db *db, struct arena *a, uint32_t n,
    struct q_source **out, struct err *e) MUST_USE;

/* ---- rows of strife-list ---- */

/* An event's row, own actors and own places; no claims, disputes, parts. */
bool query_event_head(struct db *db, struct arena *a, uint32_t n,
    struct q_event **out, struct err *e) MUST_USE;
/* Things of KIND (faction, person, place, source, pair) that turn up in the
 * events of LIST, as a set of their numbers; yours to bits_clear. */
bool query_among(struct db *db, enum link_kind kind,
    const struct q_events *list, struct bits *out, struct err *e) MUST_USE;
/* Numbers of the factions, people, places or relations that have claims. */
bool query_subjects(struct db *db, struct arena *a, enum subject kind,
    uint32_t **out, size_t *count, struct err *e) MUST_USE;
/* What the terms faction:, with:, source:, place: or person: of F name; terms
 * with not: are left out.  COUNT is 0 where there is no such term. */
bool query_named(struct db *db, struct arena *a, const struct filter *f,
    enum link_kind kind, bool with, uint32_t **out, size_t *count,
    struct err *e) MUST_USE;

/*
 * The claims that a filter picks by itself: by source:, says:, mode:, figures
 * and is: with hedged, denied or disputed.  SET is by claim.n, yours to
 * bits_clear.  REST (terms in A) are the terms that only events answer.
 */
bool query_claim_set(struct db *db, struct arena *a, const struct filter *f,
    struct bits *set, struct filter *rest, struct err *e) MUST_USE;

/* Pairs without what they are called, by the numbers of their factions: for
 * a table of 2,000 by 2,000. */
struct q_cell {
	uint32_t a, b, events, alleged;
	int32_t first, last;
};
bool query_cells(struct db *db, struct arena *a, struct q_cell **out,
    size_t *count, struct err *e) MUST_USE;
/* What faction N is called; "" where there is none. */
bool query_faction_name(struct db *db, struct arena *a, uint32_t n,
    const char **name, struct err *e) MUST_USE;
bool query_pairs(struct db *db, struct arena *a, uint32_t faction,
    struct q_pair **out, size_t *count, struct err *e) MUST_USE;
bool query_disputes(struct db *db, struct arena *a,
    const struct q_events *within, struct q_dispute **out, size_t *count,
    struct err *e) MUST_USE;
bool query_sources(struct db *db, struct arena *a, struct q_source **out,
    size_t *count, struct err *e) MUST_USE;
bool query_relations(struct db *db, struct arena *a, uint32_t faction,
    struct q_relation **out, size_t *count, struct err *e) MUST_USE;
/* All relations in the same order, without their claims. */
bool query_relation_rows(struct db *db, struct arena *a,
    struct q_relation **out, size_t *count, struct err *e) MUST_USE;
/* Between which days a faction is known to be active by the events it takes
 * part in: the first day by which one of them has been, the last day after
 * which one still comes; none of them alleged, planned or denied.  By
 * faction.n; without those of whom events tell no span. */
struct q_active {
	uint32_t faction;
	int32_t first, last;
};
bool query_active(struct db *db, struct arena *a, struct q_active **out,
    size_t *count, struct err *e) MUST_USE;
bool query_people(struct db *db, struct arena *a, struct q_card **out,
    size_t *count, struct err *e) MUST_USE;
bool query_places(struct db *db, struct arena *a, struct q_card **out,
    size_t *count, struct err *e) MUST_USE;

/* ---- for strife export (query_export.c) ---- */

/* A stretch of a source's text with at most AROUND characters on either side,
 * and where it begins and ends in code points; EXACT is NULL where SPAN is not
 * within the text, or the text is damaged. */
struct q_stretch {
	const char *prefix, *exact, *suffix;
	size_t start, end;
};
bool query_stretch(struct db *db, struct arena *a, uint32_t source,
    struct q_span span, unsigned around, struct q_stretch *out,
    struct err *e) MUST_USE;
/* The places of an event itself that have coordinates, in its order. */
struct q_point {
	const char *place, *rel, *part;
	double lat, lon;
};
bool query_points(struct db *db, struct arena *a, uint32_t event,
    struct q_point **out, size_t *count, struct err *e) MUST_USE;
/* Is no event part of this one, and on which day does it sort? */
bool query_leaf(struct db *db, uint32_t event, bool *leaf, int32_t *day,
    struct err *e) MUST_USE;
/* Leave in CLAIMS only those about EVENTS, and with OTHERS those about what is
 * no event. */
bool query_claims_within(struct db *db, const struct bits *events, bool others,
    struct bits *claims, struct err *e) MUST_USE;

/* ---- finding ---- */

/*
 * A thing by what a person types: a link, an id (former ids too), a name or
 * alias in any spelling that folds alike. Of KIND only, unless LINK_NONE.  *N
 * is 0 where nothing fits; several that fit equally: ERR_USAGE naming them.
 */
bool query_find(struct db *db, enum link_kind kind, const char *text,
    enum link_kind *found, uint32_t *n, struct err *e) MUST_USE;
/* Nothing is called TEXT: sets an ERR_USAGE that names what comes nearest (of
 * KIND, or of all kinds); always false. */
bool query_not_found(struct db *db, enum link_kind kind, const char *text,
    struct err *e) MUST_USE;
/* Numbers behind a link. For a claim: the claim's n; for a pair both factions
 * in *N and *N2. 0: no such thing. */
bool query_link(struct db *db, const struct link *l, uint32_t *n, uint32_t *n2,
    struct err *e) MUST_USE;
/*
 * The events in which the words of a search stand, found slice by slice in the
 * order of time.  LIST are those found so far, a lazy list; EVERYWHERE counts
 * also those outside the list that is searched.  Yours to query_hits_clear.
 */
struct hits_plan;
struct q_hits {
	struct q_events list;
	size_t everywhere;
	uint32_t next; /* the first place that has not been looked at */
	struct hits_plan *plan;
};
/* Begin to look for WORDS, in the query language, in the list WITHIN (NULL: in
 * everything), which may go before the search ends. */
bool query_hits_begin(struct db *db, const char *words,
    const struct q_events *within, struct q_hits *h, struct err *e) MUST_USE;
/* The same for a filter in SCOPE (NULL: in everything): what is found is in the
 * end the list that query_lazy gives. */
bool query_hits_filter(struct db *db, const struct q_scope *scope,
    const struct filter *f, struct q_hits *h, struct err *e) MUST_USE;
/* Look through one more slice, a few milliseconds' work.  A failure leaves what
 * has been found. */
bool query_hits_more(struct db *db, struct q_hits *h, struct err *e) MUST_USE;
bool query_hits_done(const struct q_hits *h);
/* The place of the first hit at T or after it (DIR > 0), or of the last one
 * before it, wherever the search has come to; *HIT 0: none. */
bool query_hits_near(struct db *db, const struct q_hits *h, uint32_t t, int dir,
    uint32_t *hit, struct err *e) MUST_USE;
void query_hits_clear(struct q_hits *h);
/* Those found, which are then yours; the search is over. */
void query_hits_take(struct q_hits *h, struct q_events *list);
/*
 * The events of LIST by how well the words of F fit them, best first (bm25);
 * equal ones stay in the order of the timeline.  8 bytes an event; yours to
 * query_ranked_clear.
 */
struct q_ranked {
	float *score; /* by place in the timeline */
	uint32_t *t;
	size_t n, taken;
};
bool query_rank(struct db *db, const struct filter *f,
    const struct q_events *list, struct q_ranked *r, struct err *e) MUST_USE;
/* The place in the timeline of the I-th best, I < n. */
uint32_t query_ranked_t(struct q_ranked *r, size_t i);
void query_ranked_clear(struct q_ranked *r);
/* Ids or names that begin like TEXT (folded), for completion; at most MAX. */
bool query_complete(struct db *db, struct arena *a, enum link_kind kind,
    const char *text, size_t max, const char ***out, size_t *count,
    struct err *e) MUST_USE;

/* Ids of KIND that begin with TEXT, in their order, at most MAX, read from an
 * index; where there are none, the one thing whose name begins so, folded, of
 * the first 20,000 names. */
struct q_offer {
	const char *id, *name;
};
bool query_offers(struct db *db, struct arena *a, enum link_kind kind,
    const char *text, size_t max, struct q_offer **out, size_t *count,
    struct err *e) MUST_USE;

#endif
