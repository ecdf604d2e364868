/* SPDX-License-Identifier: ISC */
/*
 * lineage - see lineage.h: which relations belong together, as rows, and
 * which lanes they are of.  Groups and chains of names are found by joining
 * sets (union-find), so the work grows with the relations.  Where a lane runs
 * and stands is worked out from the rows by lineage_lanes.c.
 */
#include "lineage.h"

#include <stdlib.h>
#include <string.h>

#include "lineage_lanes.h"
#include "../src/edtf.h"
#include "../src/query.h"

/* What the making needs and nobody else. */
struct making {
	struct lineage *l;
	const struct q_relation *relations;
	size_t n;
	const struct lineage_faction *factions;
	size_t count;
	uint32_t *by_n, max_n; /* index of a faction by its number */
	uint32_t *set;	       /* joined sets of factions */
	uint32_t *next, *prev; /* chains of names */
	uint32_t
	    *lane_of; /* lane of a faction, LINEAGE_NO_LANE: not of the group */
	bool *core;   /* of the group by more than a tie */
};

void
lineage_init(struct lineage *l)
{
	memset(l, 0, sizeof *l);
	arena_init(&l->arena);
}

void
lineage_clear(struct lineage *l)
{
	arena_clear(&l->arena);
	mem_free(l->lines);
	memset(l, 0, sizeof *l);
}

void
lineage_reset(struct lineage *l)
{
	struct lineage empty = {0};

	arena_reset(&l->arena);
	empty.arena = l->arena;
	empty.lines = l->lines;
	empty.cap_lines = l->cap_lines;
	*l = empty;
}

static enum lineage_shape
shape_of(const char *kind)
{
	static const struct {
		const char *kind;
		enum lineage_shape shape;
	} shapes[] = {
	    {"renamed-to", LINEAGE_NAME},
	    {"formed-from", LINEAGE_BEND},
	    {"merged-into", LINEAGE_BEND},
	    {"split-from", LINEAGE_BEND},
	    {"successor-of", LINEAGE_BEND},
	    {"joined", LINEAGE_INTO},
	    {"pledged-to", LINEAGE_INTO},
	    {"left", LINEAGE_OUT},
	    {"expelled-from", LINEAGE_OUT},
	    {"part-of", LINEAGE_PART},
	    {"allied-with", LINEAGE_ALLY},
	};
	size_t i;

	for (i = 0; i < sizeof shapes / sizeof *shapes; i++) {
		if (strcmp(shapes[i].kind, kind) == 0)
			return shapes[i].shape;
	}
	return LINEAGE_NONE;
}

/* Does time go from the second to the first? */
static bool
is_backward(const char *kind)
{
	return strcmp(kind, "formed-from") == 0 ||
	       strcmp(kind, "split-from") == 0 ||
	       strcmp(kind, "successor-of") == 0 || strcmp(kind, "left") == 0 ||
	       strcmp(kind, "expelled-from") == 0;
}

static int32_t
day_of(const struct q_relation *r)
{
	if (r->date_from != EDTF_OPEN_LEFT)
		return r->date_from;
	return r->date_to != EDTF_OPEN_RIGHT ? r->date_to : EDTF_UNDATED;
}

static uint32_t *
numbers(struct arena *a, size_t n, uint32_t value)
{
	uint32_t *p = arena_array(a, n + 1, sizeof *p);
	size_t i;

	for (i = 0; i < n; i++)
		p[i] = value;
	return p;
}

static uint32_t
index_of(const struct making *m, uint32_t n)
{
	return n <= m->max_n ? m->by_n[n] : LINEAGE_NO_LANE;
}

/* Shape and ends of relation I; LINEAGE_NONE where it is of no use here. */
static enum lineage_shape
relation_at(const struct making *m, size_t i, uint32_t *a, uint32_t *b)
{
	*a = index_of(m, m->relations[i].a);
	*b = index_of(m, m->relations[i].b);
	if (*a == LINEAGE_NO_LANE || *b == LINEAGE_NO_LANE || *a == *b)
		return LINEAGE_NONE;
	return shape_of(m->relations[i].kind);
}

/* ---- sets ---- */

static uint32_t
set_of(uint32_t *set, uint32_t i)
{
	while (set[i] != i) {
		set[i] = set[set[i]];
		i = set[i];
	}
	return i;
}

static void
sets_single(const struct making *m)
{
	size_t i;

	for (i = 0; i < m->count; i++)
		m->set[i] = (uint32_t)i;
}

/* Those joined with the chosen faction by more than ties; of all factions
 * everyone who is in a row. */
static void
find_core(const struct making *m)
{
	uint32_t a, b, chosen = index_of(m, m->l->faction);
	enum lineage_shape shape;
	size_t i;

	sets_single(m);
	for (i = 0; i < m->n; i++) {
		shape = relation_at(m, i, &a, &b);
		if (shape == LINEAGE_NONE ||
		    (lineage_tie(shape) &&
			day_of(&m->relations[i]) == EDTF_UNDATED))
			continue;
		if (m->l->faction == 0)
			m->core[a] = m->core[b] = true;
		else if (!lineage_tie(shape))
			m->set[set_of(m->set, a)] = set_of(m->set, b);
	}
	for (i = 0; chosen != LINEAGE_NO_LANE && i < m->count; i++)
		m->core[i] =
		    set_of(m->set, (uint32_t)i) == set_of(m->set, chosen);
}

/* ---- rows ---- */

static int
by_day(const void *va, const void *vb)
{
	const struct lineage_row *a = va, *b = vb;

	if (a->day != b->day)
		return a->day < b->day ? -1 : 1;
	return a->relation < b->relation ? -1 : a->relation > b->relation;
}

/* Are both relations of one event, between one faction and others?  HUB is
 * that faction where it is known by now, else 0. */
static bool
same_step(
    const struct lineage_row *x, const struct lineage_row *y, uint32_t *hub)
{
	const struct q_relation *p = x->relation, *q = y->relation;

	if (p->event == 0 || p->event != q->event || x->day != y->day ||
	    x->shape == LINEAGE_NAME || strcmp(p->kind, q->kind) != 0)
		return false;
	if (*hub == 0)
		*hub = p->a == q->a ? p->a : p->b == q->b ? p->b : 0;
	return *hub != 0 && (*hub == q->a || *hub == q->b);
}

/* Rows of a step behind its first one; the others keep their order. */
static void
join_steps(struct lineage *l)
{
	size_t i, k, n;

	for (i = 0; i < l->n_rows; i = n) {
		uint32_t hub = 0;

		l->rows[i].head = i;
		for (n = i + 1, k = n;
		     k < l->n_rows && l->rows[k].day == l->rows[i].day; k++) {
			struct lineage_row row = l->rows[k];

			if (!same_step(&l->rows[i], &row, &hub))
				continue;
			memmove(&l->rows[n + 1], &l->rows[n],
			    (k - n) * sizeof *l->rows);
			row.head = i;
			l->rows[n++] = row;
		}
	}
}

size_t
lineage_step_end(const struct lineage *l, size_t i)
{
	size_t k = i;

	while (k < l->n_rows && l->rows[k].head == i)
		k++;
	return k;
}

bool
lineage_step_has(const struct lineage *l, size_t i, uint32_t faction)
{
	size_t k;

	for (k = i; k < lineage_step_end(l, i); k++) {
		if (l->rows[k].relation->a == faction ||
		    l->rows[k].relation->b == faction)
			return true;
	}
	return false;
}

static void
collect_rows(const struct making *m)
{
	struct lineage *l = m->l;
	struct lineage_row *row;
	enum lineage_shape shape;
	uint32_t a, b;
	size_t i;

	l->rows = arena_array(&l->arena, m->n + 1, sizeof *l->rows);
	for (i = 0; i < m->n; i++) {
		shape = relation_at(m, i, &a, &b);
		if (shape == LINEAGE_NONE || (!m->core[a] && !m->core[b]))
			continue;
		if (lineage_tie(shape) &&
		    day_of(&m->relations[i]) == EDTF_UNDATED) {
			l->undated_ties++;
			continue;
		}
		row = &l->rows[l->n_rows++];
		row->relation = &m->relations[i];
		row->day = day_of(row->relation);
		row->shape = shape;
	}
	if (l->n_rows > 1)
		qsort(l->rows, l->n_rows, sizeof *l->rows, by_day);
	while (
	    l->n_dated < l->n_rows && l->rows[l->n_dated].day != EDTF_UNDATED)
		l->n_dated++;
	join_steps(l);
}

/* ---- lanes ---- */

/* A faction goes on under one other name and has one before; what would
 * close a ring, or fork, is a bend between lanes. */
static void
chain_names(const struct making *m)
{
	size_t i;

	sets_single(m);
	for (i = 0; i < m->l->n_rows; i++) {
		struct lineage_row *row = &m->l->rows[i];
		uint32_t a = index_of(m, row->relation->a),
			 b = index_of(m, row->relation->b);

		if (row->shape != LINEAGE_NAME || m->next[a] == b)
			continue;
		if (m->next[a] != LINEAGE_NO_LANE ||
		    m->prev[b] != LINEAGE_NO_LANE ||
		    set_of(m->set, a) == set_of(m->set, b)) {
			row->shape = LINEAGE_BEND;
			continue;
		}
		m->next[a] = b;
		m->prev[b] = a;
		m->set[set_of(m->set, a)] = set_of(m->set, b);
	}
}

static void
add_lane(const struct making *m, uint32_t i)
{
	struct lineage *l = m->l;
	struct lineage_lane *lane = &l->lanes[l->n_lanes];
	uint32_t k, n = 0;

	while (m->prev[i] != LINEAGE_NO_LANE)
		i = m->prev[i];
	for (k = i; k != LINEAGE_NO_LANE; k = m->next[k])
		n++;
	lane->names = arena_array(&l->arena, n, sizeof *lane->names);
	lane->known_from = INT32_MAX;
	lane->known_to = INT32_MIN;
	lane->first = SIZE_MAX;
	lane->place = -1;
	lane->parent = LINEAGE_NO_LANE;
	for (k = i; k != LINEAGE_NO_LANE; k = m->next[k]) {
		const struct lineage_faction *f = &m->factions[k];

		lane->names[lane->n_names++] = f;
		lane->chosen |= f->n == l->faction;
		m->lane_of[k] = (uint32_t)l->n_lanes;
		if (f->from > f->to)
			continue;
		if (f->from < lane->known_from)
			lane->known_from = f->from;
		if (f->to > lane->known_to)
			lane->known_to = f->to;
	}
	l->factions += n;
	l->n_lanes++;
}

static uint32_t
lane_of(const struct making *m, uint32_t n)
{
	uint32_t i = index_of(m, n);

	if (m->lane_of[i] == LINEAGE_NO_LANE)
		add_lane(m, i);
	return m->lane_of[i];
}

static void
collect_lanes(const struct making *m)
{
	struct lineage *l = m->l;
	size_t i;

	l->lanes = arena_array(&l->arena, 2 * l->n_rows + 1, sizeof *l->lanes);
	for (i = 0; i < l->n_rows; i++) {
		struct lineage_row *row = &l->rows[i];
		uint32_t a = lane_of(m, row->relation->a),
			 b = lane_of(m, row->relation->b);
		bool back = is_backward(row->relation->kind);

		row->from = back ? b : a;
		row->to = back ? a : b;
		l->lanes[a].n_rows++;
		if (a != b)
			l->lanes[b].n_rows++;
	}
}

/* ---- making ---- */

void
lineage_make(struct lineage *l, const struct q_relation *relations, size_t n,
    const struct lineage_faction *factions, size_t count, uint32_t faction)
{
	struct making m = {l, relations, n, factions, count, NULL, 0, NULL,
	    NULL, NULL, NULL, NULL};
	size_t i;

	l->faction = faction;
	for (i = 0; i < count; i++) {
		if (factions[i].n > m.max_n)
			m.max_n = factions[i].n;
	}
	m.by_n = numbers(&l->arena, (size_t)m.max_n + 1, LINEAGE_NO_LANE);
	for (i = 0; i < count; i++)
		m.by_n[factions[i].n] = (uint32_t)i;
	m.set = numbers(&l->arena, count, 0);
	m.next = numbers(&l->arena, count, LINEAGE_NO_LANE);
	m.prev = numbers(&l->arena, count, LINEAGE_NO_LANE);
	m.lane_of = numbers(&l->arena, count, LINEAGE_NO_LANE);
	m.core = arena_array(&l->arena, count + 1, sizeof *m.core);
	find_core(&m);
	collect_rows(&m);
	chain_names(&m);
	collect_lanes(&m);
	lineage_extents(l);
	lineage_order(l);
	lineage_fit(l, LINEAGE_SHOWN_MAX);
}

/* The days on which the dataset has a faction active: those it states, and
 * those of the events it takes part in. */
static void
known_days(struct lineage_faction *f, const struct q_faction *q,
    const struct q_active *active)
{
	f->n = q->n;
	f->name = q->name;
	f->short_name = q->short_name;
	f->from = INT32_MAX;
	f->to = INT32_MIN;
	if (active != NULL) {
		f->from = active->first;
		f->to = active->last;
	}
	if (q->active_from == EDTF_OPEN_LEFT && q->active_to == EDTF_OPEN_RIGHT)
		return;
	if (q->active_from != EDTF_OPEN_LEFT && q->active_from < f->from)
		f->from = q->active_from;
	if (q->active_to != EDTF_OPEN_RIGHT && q->active_to > f->to)
		f->to = q->active_to;
	/* Only one end is stated, and no event tells the other. */
	if (f->from == INT32_MAX)
		f->from = f->to;
	if (f->to == INT32_MIN)
		f->to = f->from;
}

static int
by_number(const void *va, const void *vb)
{
	const struct q_faction *a = va, *b = vb;

	return a->n < b->n ? -1 : a->n > b->n;
}

bool
lineage_load(struct lineage *l, struct db *db, uint32_t faction, struct err *e)
{
	struct lineage_faction *factions;
	struct q_relation *relations = NULL;
	struct q_faction *q = NULL;
	struct q_active *active = NULL;
	size_t i, k = 0, n = 0, count = 0, n_active = 0;

	lineage_reset(l);
	if (!query_relation_rows(db, &l->arena, &relations, &n, e) ||
	    !query_active(db, &l->arena, &active, &n_active, e) ||
	    !query_factions(
		db, &l->arena, FACTIONS_BY_NAME, 0, &q, &count, e) ||
	    (faction != 0 && !query_beside(db, &l->arena, faction, &l->beside,
				 &l->n_beside, e)))
		return false;
	if (count > 1)
		qsort(q, count, sizeof *q, by_number);
	factions = arena_array(&l->arena, count + 1, sizeof *factions);
	for (i = 0; i < count; i++) {
		while (k < n_active && active[k].faction < q[i].n)
			k++;
		known_days(&factions[i], &q[i],
		    k < n_active && active[k].faction == q[i].n ? &active[k]
								: NULL);
	}
	lineage_make(l, relations, n, factions, count, faction);
	return true;
}
