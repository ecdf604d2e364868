/* SPDX-License-Identifier: ISC */
/*
 * query_run - from statements to sets, and from names to numbers.
 */
#include "query_run.h"

#include <string.h>

#include "deltas.h"

/* ---- from statements to sets ---- */

void
query_run_clear(struct query_run *r)
{
	mem_free(r->event);
	mem_free(r->day);
	mem_free(r->t_of);
	arena_clear(&r->a);
	r->event = r->t_of = NULL;
	r->day = NULL;
}

/* n of timeline_order runs from 1 without holes, so it need not be read. */
bool
query_run_frame(struct query_run *r, struct err *e)
{
	struct stmt *st;
	bool ok, row;
	size_t t;

	if (r->event != NULL)
		return true;
	if (!db_prepare(r->db,
		"SELECT event, day FROM timeline_order ORDER BY n", &st, e))
		return false;
	r->event = mem_array(r->total + 1, sizeof(*r->event));
	r->day = mem_array(r->total + 1, sizeof(*r->day));
	for (t = 1; (ok = db_step(st, &row, e)) && row; t++) {
		if (t > r->total)
			continue;
		r->event[t] = (uint32_t)db_int(st, 0);
		r->day[t] = (int32_t)db_int(st, 1);
	}
	return ok;
}

bool
query_run_map(struct query_run *r, struct err *e)
{
	uint32_t max;
	size_t t;

	if (r->t_of != NULL || r->claims)
		return true;
	if (!query_run_frame(r, e))
		return false;
	max = 0;
	for (t = 1; t <= r->total; t++)
		max = r->event[t] > max ? r->event[t] : max;
	/* No event has a larger number than there are events. */
	r->n_t_of = (size_t)(max <= r->total ? max : r->total) + 1;
	r->t_of = mem_array(r->n_t_of, sizeof(*r->t_of));
	for (t = 1; t <= r->total; t++) {
		if (r->event[t] < r->n_t_of)
			r->t_of[r->event[t]] = (uint32_t)t;
	}
	return true;
}

void
query_run_event(const struct query_run *r, int64_t event, struct bits *out)
{
	if (event > 0 && (uint64_t)event < r->n_t_of && r->t_of[event] != 0)
		bits_set(out, r->t_of[event]);
}

static bool
set_numbers(struct stmt *st, struct bits *out, struct err *e)
{
	bool ok, row;

	while ((ok = db_step(st, &row, e)) && row)
		bits_set(out, (size_t)db_int(st, 0));
	return ok;
}

bool
query_run_events(
    struct query_run *r, struct stmt *st, struct bits *out, struct err *e)
{
	bool ok, row;

	if (r->claims)
		return set_numbers(st, out, e);
	while ((ok = db_step(st, &row, e)) && row)
		query_run_event(r, db_int(st, 0), out);
	return ok;
}

static void
take_number(void *set, int64_t n)
{
	if (n >= 0)
		bits_set(set, (size_t)n);
}

bool
query_run_ask_t(struct query_run *r, const char *sql, int64_t one, int64_t two,
    struct bits *out, struct err *e)
{
	struct stmt *st;

	return query_ask(r->db, sql, one, two, &st, e) &&
	       db_collect(st, take_number, out, e);
}

bool
query_run_turns_up(struct query_run *r, enum link_kind kind, const char *sql,
    int64_t n, struct bits *out, struct err *e)
{
	struct stmt *st;
	bool row;

	if (!query_ask(r->db,
		"SELECT t FROM many_event WHERE kind = ?2 AND n = ?1", n, 0,
		&st, e))
		return false;
	db_bind_text(st, 2, link_kind_name(kind));
	if (!db_step(st, &row, e))
		return false;
	if (!row)
		return query_run_ask_t(r, sql, n, 0, out, e);
	deltas_each(db_data(st, 0), db_bytes(st, 0), take_number, out);
	db_reset(st);
	return true;
}

/* The map first: its statement must not run inside another. */
bool
query_run_ask(struct query_run *r, const char *sql, int64_t one, int64_t two,
    struct bits *out, struct err *e)
{
	struct stmt *st;

	return query_run_map(r, e) && query_ask(r->db, sql, one, two, &st, e) &&
	       query_run_events(r, st, out, e);
}

bool
query_run_either(struct query_run *r, const char *const sql[2], int64_t one,
    struct bits *out, struct err *e)
{
	return query_run_ask(r, sql[r->claims], one, 0, out, e);
}

bool
query_run_either_text(struct query_run *r, const char *const sql[2],
    const char *one, struct bits *out, struct err *e)
{
	struct stmt *st;

	if (!query_run_map(r, e) || !db_prepare(r->db, sql[r->claims], &st, e))
		return false;
	db_bind_text(st, 1, one);
	return query_run_events(r, st, out, e);
}

/* ---- from names to numbers ---- */

static bool
find_one(struct query_run *r, enum link_kind kind, const char *text,
    uint32_t *n, struct err *e)
{
	enum link_kind found;

	if (!query_find(r->db, kind, text, &found, n, e))
		return false;
	return *n != 0 || query_not_found(r->db, kind, text, e);
}

static bool
find_glob(struct query_run *r, enum link_kind kind, const char *glob,
    struct q_list *l, struct err *e)
{
	const char **ids;
	size_t i, n;

	if (!query_ids(r->db, &r->a, kind, glob, 0, &ids, &n, e))
		return false;
	if (n == 0)
		return err_set(e, ERR_USAGE, "no %s has an id like `%s'",
		    link_kind_name(kind), glob);
	for (i = 0; i < n; i++) {
		if (!find_one(r, kind, ids[i], query_push(&r->a, l), e))
			return false;
	}
	return true;
}

static bool
find_values(struct query_run *r, enum link_kind kind,
    const struct filter_term *t, struct q_list *l, struct err *e)
{
	bool ok;
	size_t i;

	ok = true;
	for (i = 0; ok && i < t->n_values; i++) {
		if (strchr(t->values[i], '*') != NULL)
			ok = find_glob(r, kind, t->values[i], l, e);
		else
			ok = find_one(
			    r, kind, t->values[i], query_push(&r->a, l), e);
	}
	return ok;
}

bool
query_run_find(struct query_run *r, enum link_kind kind,
    const struct filter_term *t, struct query_numbers *out, struct err *e)
{
	struct q_list l = Q_LIST(uint32_t);

	if (!find_values(r, kind, t, &l, e))
		return false;
	out->n = l.items;
	out->count = l.n;
	return true;
}

bool
query_run_named(struct query_run *r, enum filter_field field,
    enum link_kind kind, struct query_numbers *out, struct err *e)
{
	struct q_list l = Q_LIST(uint32_t);
	const struct filter_term *t;
	size_t i;

	for (i = 0; r->f != NULL && i < r->f->n; i++) {
		t = &r->f->terms[i];
		if (t->field == field &&
		    !t->not &&!find_values(r, kind, t, &l, e))
			return false;
	}
	out->n = l.items;
	out->count = l.n;
	return true;
}

bool
query_run_factions(
    struct query_run *r, struct query_numbers *out, struct err *e)
{
	if (!query_run_named(r, FILTER_FACTION, LINK_FACTION, out, e))
		return false;
	if (out->count == 0 && r->scope->faction != 0) {
		out->n = arena_array(&r->a, 1, sizeof(*out->n));
		out->n[0] = r->scope->faction;
		out->count = 1;
	}
	return true;
}
