/* SPDX-License-Identifier: ISC */
/*
 * query_impl - what the files behind query.h share; nobody else includes it.
 *
 * A loop over rows is always the same: prepare, bind, then
 *	while ((ok = db_step(st, &row, e)) && row) ...
 * and false goes up where ok is false.  A statement left in the middle is
 * reset by its next db_prepare.
 */
#ifndef STRIFE_QUERY_IMPL_H
#define STRIFE_QUERY_IMPL_H

#include "bits.h"
#include "db.h"
#include "mem.h"
#include "query.h"

/* An array that grows in an arena. */
struct q_list {
	void *items;
	size_t n, cap, size;
};
#define Q_LIST(type)                     \
	{                                \
		NULL, 0, 0, sizeof(type) \
	}

/* A new item at the end, zeroed; good until the next push. */
void *query_push(struct arena *a, struct q_list *l);
/* N bytes of S in A with a NUL behind them; one inside cuts nothing off, so
 * that lengths told beside a text stay true. */
const char *query_bytes(struct arena *a, const char *s, size_t n);
/* A column's text in A, all db_bytes of it; NULL for null. */
const char *query_text(struct arena *a, struct stmt *st, int col);
/* The same of a column that is never null in what we make; a database may
 * come from a stranger: "" for null. */
const char *query_string(struct arena *a, struct stmt *st, int col);
/* The value of a word of a closed list; of an unknown one "other" where the
 * list has it, else -1. */
int query_word(struct stmt *st, int col, enum model_list list);
/* A day, or OPEN for null. */
int32_t query_day(struct stmt *st, int col, int32_t open);
/* Prepare and bind up to two numbers. */
bool query_ask(struct db *db, const char *sql, int64_t one, int64_t two,
    struct stmt **st, struct err *e) MUST_USE;
/* One number of one row; 0 where there is no row. */
bool query_number(struct db *db, const char *sql, int64_t one, int64_t two,
    int64_t *out, struct err *e) MUST_USE;

/* Arrays are as long as the highest number of a thing: what no database of ours
 * comes near (DB_NUMBERS) is damage, and no array. */
bool query_is_number(int64_t n, struct err *e) MUST_USE;
/* The highest number of a table, 0 of an empty one; checked. */
bool query_highest(struct db *db, const char *sql, int64_t *out,
    struct err *e) MUST_USE;

/* One statement gives actors in the columns Q_ACTOR_COLS of "actor a". */
#define Q_ACTOR_COLS                                                           \
	"a.faction, a.person, a.of, a.under, f.id, p.id,"                      \
	" coalesce(f.name, p.name, a.who), o.name, u.name, a.as_name, a.fate," \
	" a.hedge, a.date, a.side, a.role, a.denied"
#define Q_ACTOR_JOINS                             \
	" LEFT JOIN faction f ON f.n = a.faction" \
	" LEFT JOIN person p ON p.n = a.person"   \
	" LEFT JOIN faction o ON o.n = a.of"      \
	" LEFT JOIN faction u ON u.n = a.under"
void query_actor_row(
    struct arena *a, struct stmt *st, int col, struct q_actor *out);
/* The same for places, of "event_place ep". */
#define Q_PLACE_COLS                                                    \
	"ep.rel, ep.place, ep.place2, p1.id, p1.name, p2.id, p2.name, " \
	"ep.part,"                                                      \
	" up.name"
#define Q_PLACE_JOINS                             \
	" LEFT JOIN place p1 ON p1.n = ep.place"  \
	" LEFT JOIN place p2 ON p2.n = ep.place2" \
	" LEFT JOIN place up ON up.n = p1.parent"
void query_place_row(
    struct arena *a, struct stmt *st, int col, struct q_place *out);

/* Id and title of the subject of row X (a claim or a dispute). */
#define Q_SUBJECT_ID(x)                                                       \
	"CASE " x ".subject_kind"                                             \
	" WHEN 'event' THEN (SELECT id FROM event WHERE n = " x ".subject)"   \
	" WHEN 'faction' THEN (SELECT id FROM faction WHERE n = " x           \
	".subject)"                                                           \
	" WHEN 'person' THEN (SELECT id FROM person WHERE n = " x ".subject)" \
	" WHEN 'place' THEN (SELECT id FROM place WHERE n = " x ".subject)"   \
	" ELSE (SELECT id FROM relation WHERE n = " x ".subject) END"
#define Q_SUBJECT_TITLE(x)                                                     \
	"CASE " x ".subject_kind"                                              \
	" WHEN 'event' THEN (SELECT title FROM event WHERE n = " x ".subject)" \
	" WHEN 'faction' THEN (SELECT name FROM faction WHERE n = " x          \
	".subject)"                                                            \
	" WHEN 'person' THEN (SELECT name FROM person WHERE n = " x            \
	".subject)"                                                            \
	" WHEN 'place' THEN (SELECT name FROM place WHERE n = " x ".subject)"  \
	" ELSE (SELECT sa.name || ' ' || replace(sr.kind, '-', ' ') || ' '"    \
	" || sb.name FROM relation sr JOIN faction sa ON sa.n = sr.a"          \
	" JOIN faction sb ON sb.n = sr.b WHERE sr.n = " x ".subject) END"

/* Disputes of one event, or with event 0 of SUBJECT (query_list.c). */
bool query_disputes_of(struct db *db, struct arena *a, uint32_t event,
    struct q_dispute **out, size_t *count, struct err *e) MUST_USE;

/* A row of query_rows from a statement over Q_ROW_COLS of "event e". */
#define Q_ROW_COLS                                                       \
	"e.n, e.id, e.title, e.date, e.kind, e.date_from, e.date_to,"    \
	" e.sort_day, e.claims, e.facts, e.sources, e.parts, e.part_of," \
	" e.flags, e.file, e.line"
void query_row_fill(struct arena *a, struct stmt *st, struct q_row *out);

/* Ask for the claims of thing N of KIND in order of showing, KIND NULL: for
 * claim N.  It is one statement, which is at hand where claims have been shown;
 * of a row query_said_row takes id, words, source and where the quote lies. */
bool query_claims_ask(struct db *db, const char *kind, uint32_t n,
    struct stmt **st, struct err *e) MUST_USE;
void query_said_row(struct arena *a, struct stmt *st, struct q_claim *c);

/* Link of a claim. */
const char *query_claim_link(struct arena *a, const char *subject_kind,
    const char *subject_id, const char *id);

struct str;
/* WORDS folded and quoted, after what stands in MATCH; false: no word. */
bool query_match_add(struct str *match, const char *words, bool prefix);
/* How WORDS are found; with PREFIX the last of them may go on.  MATCH is what
 * stands behind MATCH in SQL; of MATCH_BEGINS the folded beginning. */
enum query_match {
	MATCH_ALL,	 /* no word: everywhere */
	MATCH_ROWS,	 /* row by row */
	MATCH_COLLECTED, /* the index collects all rows first */
	MATCH_BEGINS	 /* too many words of the index begin like that */
};
bool query_match(struct db *db, const char *words, bool prefix,
    struct str *match, enum query_match *how, struct err *e) MUST_USE;
/* Places in the timeline where the words stand (query_words.c). */
bool query_words(struct db *db, const char *words, bool prefix,
    struct bits *out, struct err *e) MUST_USE;

/* Ids of KIND that fit a GLOB pattern, at most MAX, 0: all (query_find.c). */
bool query_ids(struct db *db, struct arena *a, enum link_kind kind,
    const char *glob, size_t max, const char ***out, size_t *count,
    struct err *e) MUST_USE;

/* Id and title of a subject (query_claim.c). */
bool query_subject(struct db *db, struct arena *a, enum subject kind,
    uint32_t n, const char **id, const char **title, struct err *e) MUST_USE;
/* Bytes of a source's text, N of them from byte FROM on, with a NUL behind. */
struct q_piece {
	const char *s; /* NULL: the text is not what it was */
	size_t from, n;
	size_t total; /* bytes of the whole text */
	size_t chars; /* characters that begin before FROM */
};
/*
 * The piece that holds the bytes from FROM to TO, as far as the text goes, and
 * somewhat more; it may begin or end within a character.  Its S is NULL where
 * the text is not the one whose SHA-256 was taken when the database was made.
 * Borrowed until the next piece is asked of DB (query_piece.c).
 */
bool query_piece(struct db *db, uint32_t source, size_t from, size_t to,
    struct q_piece *out, struct err *e) MUST_USE;
/* Passages and quotes of the N claims at C from their sources' texts; those
 * whose text is not sound, or does not hold them, are marked as damaged
 * (query_passage.c). */
bool query_passages(struct db *db, struct arena *a, struct q_claim *c, size_t n,
    struct err *e) MUST_USE;
/* The quotes of C alone, without its passage. */
bool query_quotes(struct db *db, struct arena *a, struct q_claim *c,
    struct err *e) MUST_USE;

#endif
