/* SPDX-License-Identifier: ISC */
/*
 * query_run - one run of a filter over a database; what query_filter.c and
 * query_terms.c share.
 *
 * Sets hold places in the timeline (t), or with `claims' numbers of claims:
 * the terms that speak of claims serve both, through statements that come in
 * pairs (QUERY_EITHER).
 */
#ifndef STRIFE_QUERY_RUN_H
#define STRIFE_QUERY_RUN_H

#include "filter.h"
#include "query_impl.h"

struct query_run {
	struct db *db;
	const struct q_scope *scope;
	const struct filter *f;
	struct arena a;
	size_t total; /* numbers in a set: t, or claims */
	bool claims;  /* sets of claims */
	/* Made when first needed: the timeline as arrays by t, and back. */
	uint32_t *event;
	int32_t *day;
	uint32_t *t_of; /* by event.n */
	size_t n_t_of;
};

struct query_numbers {
	uint32_t *n;
	size_t count;
};

/* A statement over "claim c" for events, and the same for claims. */
#define QUERY_EITHER(rest)                                                     \
	{                                                                      \
		"SELECT c.subject FROM " rest " AND c.subject_kind = 'event'", \
		    "SELECT c.n FROM " rest                                    \
	}

/* The places in the timeline that SCOPE and F let through.  R and SET are made
 * here, yours to clear; on failure nothing is left of them. */
bool query_run_set(struct query_run *r, struct db *db,
    const struct q_scope *scope, const struct filter *f, struct bits *set,
    struct err *e) MUST_USE;
void query_run_clear(struct query_run *r);
/* Read the timeline into r->event and r->day. */
bool query_run_frame(struct query_run *r, struct err *e) MUST_USE;
/* Make the map from event.n to t; before a statement that gives events. */
bool query_run_map(struct query_run *r, struct err *e) MUST_USE;
void query_run_event(
    const struct query_run *r, int64_t event, struct bits *out);
/* Rows of a statement whose column 0 is an event, or t. */
bool query_run_events(struct query_run *r, struct stmt *st, struct bits *out,
    struct err *e) MUST_USE;
bool query_run_ask(struct query_run *r, const char *sql, int64_t one,
    int64_t two, struct bits *out, struct err *e) MUST_USE;
/* The same of a statement that selects collect(t). */
bool query_run_ask_t(struct query_run *r, const char *sql, int64_t one,
    int64_t two, struct bits *out, struct err *e) MUST_USE;
/* The same of all that the thing N turns up in, by SQL unless they are known at
 * once. */
bool query_run_turns_up(struct query_run *r, enum link_kind kind,
    const char *sql, int64_t n, struct bits *out, struct err *e) MUST_USE;
/* Does nothing narrow it?  Then the whole needs no set (query_lazy.c). */
bool query_is_everything(const struct q_scope *s, const struct filter *f);
/* A lazy list of none, whose set may be filled (query_lazy.c). */
void query_events_none(size_t total, struct q_events *out);
/* Count the members of a lazy list anew from place FROM on; there are none from
 * place TO on (query_lazy.c). */
void query_events_count(struct q_events *l, size_t from, size_t to);
/* One of a pair of statements. */
bool query_run_either(struct query_run *r, const char *const sql[2],
    int64_t one, struct bits *out, struct err *e) MUST_USE;
bool query_run_either_text(struct query_run *r, const char *const sql[2],
    const char *one, struct bits *out, struct err *e) MUST_USE;

/* All things that the values of a term name; none is an ERR_USAGE. */
bool query_run_find(struct query_run *r, enum link_kind kind,
    const struct filter_term *t, struct query_numbers *out,
    struct err *e) MUST_USE;
/* All things that the terms of FIELD name, terms with not: left out. */
bool query_run_named(struct query_run *r, enum filter_field field,
    enum link_kind kind, struct query_numbers *out, struct err *e) MUST_USE;
/* Factions the query is about: its faction: terms, else the scope's. */
bool query_run_factions(
    struct query_run *r, struct query_numbers *out, struct err *e) MUST_USE;

/* Terms about claims (query_terms.c). */
typedef bool query_term(struct query_run *r, const struct filter_term *t,
    struct bits *out, struct err *e);
query_term query_term_says, query_term_mode, query_term_figure;
/* Is there a voice for each value of a says: term? */
bool query_says_check(struct query_run *r, const struct filter_term *t,
    struct err *e) MUST_USE;
/* Does LOW .. HIGH fit the number of T? */
bool query_compare(int64_t low, int64_t high, const struct filter_term *t);

#endif
