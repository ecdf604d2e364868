/* SPDX-License-Identifier: ISC */
/*
 * query_export - what only those ask for who take a dataset elsewhere.
 */
#include <string.h>

#include "query_impl.h"
#include "str.h"

/* ---- stretches of a text ---- */

#define UTF8_MAX 4 /* bytes of a character */

/* Where the character begins that is N characters before byte I. */
static size_t
chars_before(const char *s, size_t i, unsigned n)
{
	for (; n > 0 && i > 0; n--) {
		i--;
		while (i > 0 && ((unsigned char)s[i] & 0xc0) == 0x80)
			i--;
	}
	return i;
}

static size_t
chars_after(const char *s, size_t len, size_t i, unsigned n)
{
	for (; n > 0 && i < len; n--) {
		i++;
		while (i < len && ((unsigned char)s[i] & 0xc0) == 0x80)
			i++;
	}
	return i;
}

bool
query_stretch(struct db *db, struct arena *a, uint32_t source,
    struct q_span span, unsigned around, struct q_stretch *out, struct err *e)
{
	size_t round = (size_t)around * UTF8_MAX, start, end, from, to;
	struct q_piece p;

	memset(out, 0, sizeof(*out));
	if (!query_piece(db, source,
		span.start > round ? span.start - round : 0, span.end + round,
		&p, e))
		return false;
	if (p.s == NULL || span.start > span.end || span.end > p.total)
		return true;
	start = span.start - p.from;
	end = span.end - p.from;
	from = chars_before(p.s, start, around);
	to = chars_after(p.s, p.n, end, around);
	out->prefix = arena_strndup(a, p.s + from, start - from);
	out->exact = arena_strndup(a, p.s + start, end - start);
	out->suffix = arena_strndup(a, p.s + end, to - end);
	out->start = p.chars + utf8_count(p.s, start);
	out->end = out->start + utf8_count(p.s + start, end - start);
	return true;
}

/* ---- points ---- */

bool
query_points(struct db *db, struct arena *a, uint32_t event,
    struct q_point **out, size_t *count, struct err *e)
{
	struct q_list l = Q_LIST(struct q_point);
	struct q_point *p;
	struct stmt *st;
	bool ok, row;

	*out = NULL;
	*count = 0;
	if (!query_ask(db,
		"SELECT p.id, x.rel, x.part, p.lat, p.lon FROM event_place x"
		" JOIN place p ON p.n = x.place OR p.n = x.place2"
		" WHERE x.event = ?1 AND x.claim IS NULL"
		" AND p.lat IS NOT NULL AND p.lon IS NOT NULL"
		" ORDER BY x.ord, p.n <> x.place",
		event, 0, &st, e))
		return false;
	while ((ok = db_step(st, &row, e)) && row) {
		p = query_push(a, &l);
		p->place = query_string(a, st, 0);
		p->rel = query_string(a, st, 1);
		p->part = query_text(a, st, 2);
		p->lat = db_real(st, 3);
		p->lon = db_real(st, 4);
	}
	*out = l.items;
	*count = l.n;
	return ok;
}

bool
query_leaf(
    struct db *db, uint32_t event, bool *leaf, int32_t *day, struct err *e)
{
	struct stmt *st;
	bool row;

	*leaf = true;
	*day = EDTF_UNDATED;
	if (!query_ask(db, "SELECT parts, sort_day FROM event WHERE n = ?1",
		event, 0, &st, e) ||
	    !db_step(st, &row, e))
		return false;
	if (row) {
		*leaf = db_int(st, 0) == 0;
		*day = (int32_t)db_int(st, 1);
		db_reset(st);
	}
	return true;
}

bool
query_claims_within(struct db *db, const struct bits *events, bool others,
    struct bits *claims, struct err *e)
{
	struct bits within;
	struct stmt *st;
	bool ok, row;

	if (!db_prepare(db,
		"SELECT n, subject, subject_kind = 'event' FROM claim", &st, e))
		return false;
	bits_init(&within, claims->n);
	while ((ok = db_step(st, &row, e)) && row) {
		if (db_int(st, 2) != 0 ? bits_has(events, (size_t)db_int(st, 1))
				       : others)
			bits_set(&within, (size_t)db_int(st, 0));
	}
	if (ok)
		bits_and(claims, &within);
	bits_clear(&within);
	return ok;
}
