/* SPDX-License-Identifier: ISC */
/*
 * export_pairs - who clashed with whom in the events that were picked.
 *
 * Of the whole dataset that is the table of pairs.  What a query narrows is
 * counted anew over the events that it picks, by the same rules (clash.h), so
 * that the figures are those of these events and no others.
 */
#include <stdlib.h>
#include <string.h>

#include "clash.h"
#include "edtf.h"
#include "export.h"
#include "names.h"
#include "row.h"
#include "subject.h"

struct count {
	struct export *x;
	struct clash *clash;
	struct bits picked;
};

static bool
count_one(struct count *c, const struct subject_rows *r, struct err *e)
{
	int32_t day;
	bool leaf;

	if (r->kind != SUBJECT_EVENT || !bits_has(&c->picked, r->n))
		return true;
	if (!query_leaf(c->x->db, r->n, &leaf, &day, e))
		return false;
	clash_event(c->clash, r, 0, day, leaf);
	return true;
}

static bool
count_all(struct count *c, struct subjects *s, struct err *e)
{
	struct subject_rows *r;

	for (;;) {
		if (!subjects_next(s, &r, e))
			return false;
		if (r == NULL)
			return true;
		if (!count_one(c, r, e))
			return false;
	}
}

static void
fill(struct export *x, const struct clash_pair *p,
    const struct q_faction *const *by_n, struct q_pair *out)
{
	const struct q_faction *a = by_n[p->a], *b = by_n[p->b];

	out->a = p->a;
	out->b = p->b;
	out->a_id = a->id;
	out->a_name = a->name;
	out->b_id = b->id;
	out->b_name = b->name;
	out->link = arena_printf(&x->a, "pair/%s+%s", a->id, b->id);
	out->events = p->events;
	out->alleged = p->alleged;
	out->without_figure = p->without_figure;
	out->first = p->dated ? p->first : EDTF_OPEN_LEFT;
	out->last = p->dated ? p->last : EDTF_OPEN_RIGHT;
	out->has_killed = p->has_dead;
	out->killed_low = p->low;
	out->killed_high = p->high;
}

static bool
fill_all(struct export *x, const struct names *names, struct clash *c,
    struct q_pair **out, size_t *n, struct err *e)
{
	const struct q_faction **by_n;
	struct clash_pair *pairs;
	struct q_faction *f;
	size_t i, count;

	if (!query_factions(x->db, &x->a, FACTIONS_BY_NAME, 0, &f, &count, e))
		return false;
	by_n = arena_array(&x->a, (size_t)names->factions + 1, sizeof(*by_n));
	for (i = 0; i < count; i++)
		by_n[f[i].n] = &f[i];
	if (!clash_pairs(c, &pairs, n, e))
		return false;
	*out = arena_array(&x->a, *n + 1, sizeof(**out));
	for (i = 0; i < *n; i++)
		fill(x, &pairs[i], by_n, &(*out)[i]);
	mem_free(pairs);
	return true;
}

static bool
count_anew(struct export *x, struct q_pair **out, size_t *n, struct err *e)
{
	struct count c = {.x = x};
	struct subjects *s = NULL;
	struct names names = {0};
	bool ok = false;
	size_t i;

	bits_init(&c.picked, x->events.total + 1);
	for (i = 0; i < x->events.n; i++)
		bits_set(&c.picked, x->events.event[i]);
	if (names_load(x->db, &names, e) && subjects_open(x->db, &s, e)) {
		c.clash = clash_new(&names, "");
		ok = count_all(&c, s, e) &&
		     fill_all(x, &names, c.clash, out, n, e);
	}
	clash_free(c.clash);
	subjects_close(s);
	names_clear(&names);
	bits_clear(&c.picked);
	return ok;
}

static int
by_ids(const void *pa, const void *pb)
{
	const struct q_pair *a = pa, *b = pb;
	int c = strcmp(a->a_id, b->a_id);

	return c != 0 ? c : strcmp(a->b_id, b->b_id);
}

bool
export_pairs(struct export *x, struct q_pair **out, size_t *n, struct err *e)
{
	if (!x->whole)
		return count_anew(x, out, n, e);
	if (!query_pairs(x->db, &x->a, 0, out, n, e))
		return false;
	if (*n > 1)
		qsort(*out, *n, sizeof(**out), by_ids);
	return true;
}

static bool
pair_rows(struct export *x, query_sink *sink, void *ctx, struct err *e)
{
	struct q_pair *p;
	size_t i, n;
	bool ok;

	ok = export_pairs(x, &p, &n, e);
	for (i = 0; ok && i < n; i++) {
		ok = sink(ctx, row_pair(&x->row, &p[i]), e);
		arena_reset(&x->row);
	}
	return ok;
}

bool
export_rows(struct export *x, const struct query_table *t,
    const struct query_picked *picked, bool words, query_sink *sink, void *ctx,
    struct err *e)
{
	if (picked != NULL && strcmp(t->name, "pairs") == 0)
		return pair_rows(x, sink, ctx, e);
	return query_table_rows(x->db, t, picked, words, sink, ctx, e);
}
