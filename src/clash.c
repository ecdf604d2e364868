/* SPDX-License-Identifier: ISC */
/*
 * One event at a time is judged; what remains of it are additions to its
 * pairs, which lie in a hash table until the end.
 */
#include "clash.h"

#include <stdlib.h>
#include <string.h>

#include "clash_dead.h"
#include "db.h"
#include "edtf.h"
#include "mem.h"
#include "model.h"
#include "names.h"
#include "subject.h"

#define PARTIES_MAX 64 /* of one event that are paired */

struct party {
	uint32_t faction;
	int side;
	bool own;    /* the event itself names it, without a hedge */
	bool fought; /* counted for faction.clashes */
};

struct meeting { /* a row of pair_event */
	uint32_t a, b, t, event;
	bool alleged;
};

struct clash {
	const struct names *names;
	/* Open addressing, a power of two.  Here a and b are ranks of ids; a 0
	 * is a free slot. */
	struct clash_pair *pairs;
	size_t size, used;
	struct meeting *meetings;
	size_t n_meetings, cap_meetings;
	uint32_t *clashes; /* by faction */
	struct party parties[PARTIES_MAX];
	size_t n_parties;
};

struct clash *
clash_new(const struct names *names)
{
	struct clash *c = mem_alloc(sizeof(*c));

	c->names = names;
	c->clashes = mem_array((size_t)names->factions + 1, sizeof(uint32_t));
	return c;
}

void
clash_free(struct clash *c)
{
	if (c == NULL)
		return;
	mem_free(c->pairs);
	mem_free(c->meetings);
	mem_free(c->clashes);
	mem_free(c);
}

/* ---- parties ---- */

static bool
is_bystander(int role)
{
	static const char *const words[] = {
	    "mediator", "guarantor", "host", "speaker", "addressee", "present"};
	const char *name = role < 0 ? NULL : model_name(LIST_ROLE, role);
	size_t i;

	for (i = 0; name != NULL && i < sizeof(words) / sizeof(words[0]); i++)
		if (strcmp(words[i], name) == 0)
			return true;
	return false;
}

static void
add_party(struct clash *c, const struct subject_actor *a, bool own)
{
	uint32_t faction = a->faction;
	size_t i;

	if (faction == 0)
		faction = a->of;
	if (faction == 0 && a->person != 0)
		faction = c->names->person_faction[a->person];
	if (faction == 0 || a->side == 0 || a->denied || is_bystander(a->role))
		return;
	for (i = 0; i < c->n_parties; i++) {
		if (c->parties[i].faction == faction &&
		    c->parties[i].side == a->side) {
			c->parties[i].own |= own && !a->hedged;
			return;
		}
	}
	if (c->n_parties == PARTIES_MAX)
		return;
	c->parties[c->n_parties++] =
	    (struct party){faction, a->side, own && !a->hedged, false};
}

static bool
is_fact(const struct subject_claim *q)
{
	return q->mode == MODE_FACT && !q->denied;
}

static bool
is_clash_fact(const struct subject_rows *r, const struct subject_claim *q)
{
	return is_fact(q) &&
	       model_kind_is_clash(q->kind < 0 ? r->event_kind : q->kind);
}

static void
find_parties(struct clash *c, const struct subject_rows *r)
{
	size_t i, k;

	c->n_parties = 0;
	for (i = 0; i < r->n_actors; i++)
		add_party(c, &r->actors[i], true);
	for (i = 0; i < r->n_claims; i++)
		for (k = 0; is_fact(&r->claims[i]) && k < r->claims[i].n_actors;
		     k++)
			add_party(c, &r->claims[i].actors[k], false);
}

/* ---- whose word ---- */

static bool
is_speech(int kind)
{
	static const char *const words[] = {
	    "demand", "declaration", "designation", "accusation", "statement"};
	const char *name = kind < 0 ? NULL : model_name(LIST_EVENT_KIND, kind);
	size_t i;

	for (i = 0; name != NULL && i < sizeof(words) / sizeof(words[0]); i++)
		if (strcmp(words[i], name) == 0)
			return true;
	return false;
}

/* The side of who says Q, 0 where he has none. */
static int
side_of_voice(const struct clash *c, const struct subject_claim *q)
{
	uint32_t faction = q->voice.faction;
	size_t i;

	if (faction == 0)
		faction = q->voice.of;
	if (faction == 0 && q->voice.person != 0)
		faction = c->names->person_faction[q->voice.person];
	if (faction == 0)
		return 0;
	for (i = 0; i < c->n_parties; i++)
		if (c->parties[i].faction == faction)
			return c->parties[i].side;
	return 0;
}

/* Do facts (clash facts only, with CLASH) bear the event out? */
static bool
is_borne_out(const struct clash *c, const struct subject_rows *r, bool clash)
{
	bool speech = is_speech(r->event_kind);
	int first = 0, side;
	size_t i;

	for (i = 0; i < r->n_claims; i++) {
		const struct subject_claim *q = &r->claims[i];

		if (q->hedged || !is_fact(q) || (clash && !is_clash_fact(r, q)))
			continue;
		side = speech ? 0 : side_of_voice(c, q);
		if (side == 0 || (first != 0 && side != first))
			return true;
		first = side;
	}
	return false;
}

static int
event_flags(const struct clash *c, const struct subject_rows *r)
{
	size_t facts = 0, denied = 0, hedged = 0, denials = 0, i;
	int flags = 0;

	for (i = 0; i < r->n_claims; i++) {
		const struct subject_claim *q = &r->claims[i];

		denials += q->denied;
		if (q->mode != MODE_FACT)
			continue;
		facts++;
		denied += q->denied;
		hedged += q->hedged;
	}
	if (r->n_claims > 0 && facts == 0)
		flags |= CLASH_PLANNED;
	if (facts > 0 && denied == facts)
		flags |= CLASH_DENIED;
	if (hedged > 0)
		flags |= CLASH_HEDGED;
	if (denials > 0)
		flags |= CLASH_HAS_DENIAL;
	if (facts > denied && !is_borne_out(c, r, false))
		flags |= CLASH_ALLEGED;
	return flags;
}

/* ---- pairs ---- */

static struct clash_pair *
pair_slot(struct clash *c, uint32_t a, uint32_t b)
{
	uint64_t h = ((uint64_t)a << 32 | b) * UINT64_C(0x9E3779B97F4A7C15);
	size_t i = (size_t)(h >> 32) & (c->size - 1);

	while (c->pairs[i].a != 0 && (c->pairs[i].a != a || c->pairs[i].b != b))
		i = (i + 1) & (c->size - 1);
	return &c->pairs[i];
}

static void
pairs_grow(struct clash *c)
{
	struct clash_pair *old = c->pairs;
	size_t i, n = c->size;

	c->size = n == 0 ? 64 : n * 2;
	c->pairs = mem_array(c->size, sizeof(*c->pairs));
	for (i = 0; i < n; i++)
		if (old[i].a != 0)
			*pair_slot(c, old[i].a, old[i].b) = old[i];
	mem_free(old);
}

static struct clash_pair *
find_pair(struct clash *c, uint32_t a, uint32_t b)
{
	struct clash_pair *p;

	if (c->used * 2 >= c->size)
		pairs_grow(c);
	p = pair_slot(c, a, b);
	if (p->a == 0) {
		p->a = a;
		p->b = b;
		c->used++;
	}
	return p;
}

static void
pair_dates(struct clash_pair *p, int32_t day)
{
	if (day == EDTF_UNDATED)
		return;
	if (!p->dated || day < p->first)
		p->first = day;
	if (!p->dated || day > p->last)
		p->last = day;
	p->dated = true;
}

static void
pair_dead(struct clash_pair *p, const struct dead *dead, const struct party *x,
    const struct party *y)
{
	int64_t low, high;

	if (!dead_of_pair(
		dead, x->faction, x->side, y->faction, y->side, &low, &high)) {
		p->without_figure++;
		return;
	}
	p->has_dead = true;
	p->low += low;
	p->high += high;
}

static void
meet(struct clash *c, const struct meeting *m)
{
	c->meetings = mem_grow(c->meetings, &c->cap_meetings, c->n_meetings + 1,
	    sizeof(*c->meetings));
	c->meetings[c->n_meetings++] = *m;
}

static uint32_t
rank_of(const struct clash *c, const struct party *p)
{
	return c->names->faction_rank[p->faction];
}

/* Has this event given the pair already? */
static bool
met(const struct clash *c, size_t from, uint32_t a, uint32_t b)
{
	size_t i;

	for (i = from; i < c->n_meetings; i++)
		if ((c->meetings[i].a == a && c->meetings[i].b == b) ||
		    (c->meetings[i].a == b && c->meetings[i].b == a))
			return true;
	return false;
}

/* Is a faction on more than one side? */
static bool
has_turncoat(const struct clash *c)
{
	size_t i, k;

	for (i = 1; i < c->n_parties; i++)
		for (k = 0; k < i; k++)
			if (c->parties[i].faction == c->parties[k].faction)
				return true;
	return false;
}

/* Parties X and Y fought, or are said to have. */
static void
fight(struct clash *c, struct party *x, struct party *y, struct meeting m,
    int32_t day, const struct dead *dead)
{
	struct clash_pair *p;

	m.a = rank_of(c, x);
	m.b = rank_of(c, y);
	if (m.a > m.b) {
		m.a = m.b;
		m.b = rank_of(c, x);
	}
	p = find_pair(c, m.a, m.b);
	meet(c, &m);
	if (m.alleged) {
		p->alleged++;
		return;
	}
	p->events++;
	pair_dates(p, day);
	x->fought = y->fought = true;
	if (dead != NULL)
		pair_dead(p, dead, x, y);
}

/* Do parties I and K make a pair of this event that it has not had? */
static bool
may_fight(const struct clash *c, size_t from, bool several, size_t i, size_t k)
{
	const struct party *x = &c->parties[i], *y = &c->parties[k];

	if (x->side == y->side || x->faction == y->faction)
		return false;
	return !several || !met(c, from, rank_of(c, x), rank_of(c, y));
}

/* Pairs that are borne out come first, so that the same two factions as mere
 * allegation do not count beside themselves.  True where there was one. */
static bool
make_pairs(struct clash *c, struct meeting m, int32_t day,
    const struct dead *dead, bool borne_out)
{
	size_t from = c->n_meetings, i, k;
	bool several = has_turncoat(c), any = false;
	struct party *x, *y;
	int pass;

	for (pass = borne_out ? 0 : 1; pass < 2; pass++) {
		m.alleged = pass == 1;
		for (i = 0; i < c->n_parties; i++) {
			for (k = i + 1; k < c->n_parties; k++) {
				x = &c->parties[i];
				y = &c->parties[k];
				if (!may_fight(c, from, several, i, k) ||
				    (borne_out && x->own && y->own) ==
					m.alleged)
					continue;
				fight(c, x, y, m, day, dead);
				any |= !m.alleged;
			}
		}
	}
	return any;
}

static void
count_fighters(struct clash *c)
{
	size_t i, k;

	for (i = 0; i < c->n_parties; i++) {
		bool again = false;

		for (k = 0; k < i; k++)
			again |= c->parties[k].fought &&
				 c->parties[k].faction == c->parties[i].faction;
		if (c->parties[i].fought && !again)
			c->clashes[c->parties[i].faction]++;
	}
}

int
clash_event(struct clash *c, const struct subject_rows *r, uint32_t t,
    int32_t day, bool leaf)
{
	struct meeting m = {.t = t, .event = r->n};
	struct dead *dead = NULL;
	bool clash = false;
	int flags;
	size_t i;

	find_parties(c, r);
	flags = event_flags(c, r);
	for (i = 0; i < r->n_claims; i++)
		clash |= is_clash_fact(r, &r->claims[i]);
	if (!clash || c->n_parties < 2)
		return flags;
	if (leaf)
		dead = dead_new(r);
	if (make_pairs(c, m, day, dead, is_borne_out(c, r, true)))
		flags |= CLASH_IS;
	count_fighters(c);
	dead_free(dead);
	return flags;
}

/* ---- the tables ---- */

static int
pair_compare(const void *pa, const void *pb)
{
	const struct clash_pair *a = pa, *b = pb;

	if (a->a != b->a)
		return a->a < b->a ? -1 : 1;
	return a->b < b->b ? -1 : a->b > b->b;
}

static int
meeting_compare(const void *pa, const void *pb)
{
	const struct meeting *a = pa, *b = pb;

	if (a->a != b->a)
		return a->a < b->a ? -1 : 1;
	if (a->b != b->b)
		return a->b < b->b ? -1 : 1;
	return a->t < b->t ? -1 : a->t > b->t;
}

static void
bind_known(struct stmt *st, int i, bool known, int64_t v)
{
	if (known)
		db_bind_int(st, i, v);
}

static bool
write_pair(struct db *db, const struct clash_pair *p, uint32_t n, struct err *e)
{
	struct stmt *st;

	if (!db_prepare(db,
		"INSERT INTO pair VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", &st,
		e))
		return false;
	db_bind_int(st, 1, n);
	db_bind_int(st, 2, p->a);
	db_bind_int(st, 3, p->b);
	db_bind_int(st, 4, p->events);
	db_bind_int(st, 5, p->alleged);
	bind_known(st, 6, p->dated, p->first);
	bind_known(st, 7, p->dated, p->last);
	bind_known(st, 8, p->has_dead, p->low);
	bind_known(st, 9, p->has_dead, p->high);
	db_bind_int(st, 10, p->without_figure);
	return db_run(st, e);
}

static bool
write_meeting(
    struct db *db, const struct meeting *m, uint32_t pair, struct err *e)
{
	struct stmt *st;

	if (!db_prepare(
		db, "INSERT INTO pair_event VALUES (?, ?, ?, ?)", &st, e))
		return false;
	db_bind_int(st, 1, pair);
	db_bind_int(st, 2, m->t);
	db_bind_int(st, 3, m->event);
	db_bind_int(st, 4, m->alleged);
	return db_run(st, e);
}

static bool
write_clashes(const struct clash *c, struct db *db, struct err *e)
{
	struct stmt *st;
	uint32_t i;

	for (i = 1; i <= c->names->factions; i++) {
		if (c->clashes[i] == 0)
			continue;
		if (!db_prepare(db,
			"UPDATE faction SET clashes = ? WHERE n = ?", &st, e))
			return false;
		db_bind_int(st, 1, c->clashes[i]);
		db_bind_int(st, 2, i);
		if (!db_run(st, e))
			return false;
	}
	return true;
}

/* Factions by the rank of their ids; yours to mem_free. */
static uint32_t *
factions_by_rank(const struct names *names)
{
	uint32_t *faction =
	    mem_array((size_t)names->factions + 1, sizeof(*faction));
	uint32_t i;

	for (i = 1; i <= names->factions; i++)
		faction[names->faction_rank[i]] = i;
	return faction;
}

struct clash_pair *
clash_pairs(const struct clash *c, size_t *count)
{
	struct clash_pair *pairs = mem_array(c->used + 1, sizeof(*pairs));
	uint32_t *faction = factions_by_rank(c->names);
	size_t i, n = 0;

	for (i = 0; i < c->size; i++)
		if (c->pairs[i].a != 0)
			pairs[n++] = c->pairs[i];
	if (n > 1)
		qsort(pairs, n, sizeof(*pairs), pair_compare);
	for (i = 0; i < n; i++) {
		pairs[i].a = faction[pairs[i].a];
		pairs[i].b = faction[pairs[i].b];
	}
	mem_free(faction);
	*count = n;
	return pairs;
}

/* Pairs in the order of ids, and under each its events in that of time. */
bool
clash_write(struct clash *c, struct db *db, struct err *e)
{
	size_t n, i, k = 0;
	struct clash_pair *pairs = clash_pairs(c, &n);
	const uint32_t *rank = c->names->faction_rank;
	bool ok = true;

	if (c->n_meetings > 1)
		qsort(c->meetings, c->n_meetings, sizeof(*c->meetings),
		    meeting_compare);
	for (i = 0; ok && i < n; i++) {
		const struct clash_pair *p = &pairs[i];

		ok = write_pair(db, p, (uint32_t)i + 1, e);
		for (; ok && k < c->n_meetings &&
		       c->meetings[k].a == rank[p->a] &&
		       c->meetings[k].b == rank[p->b];
		     k++)
			ok = write_meeting(
			    db, &c->meetings[k], (uint32_t)i + 1, e);
	}
	mem_free(pairs);
	return ok && write_clashes(c, db, e);
}
