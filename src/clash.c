/* SPDX-License-Identifier: ISC */
/*
 * One event at a time is judged; what remains of it are meetings, one for each
 * of its pairs.  Sorted by pair and time they are the rows of pair_event, and
 * those of one pair add up to its row: of pairs, which can be more than there
 * are events, one is in memory.
 */
#include "clash.h"

#include <string.h>

#include "clash_dead.h"
#include "db.h"
#include "edtf.h"
#include "mem.h"
#include "model.h"
#include "names.h"
#include "sorter.h"
#include "subject.h"

#define PARTIES_MAX 64		 /* of one event that are paired */
#define MEMORY ((size_t)2 << 20) /* bytes of meetings sorted at a time */

struct party {
	uint32_t faction;
	int side;
	bool own;    /* the event itself names it, without a hedge */
	bool fought; /* counted for faction.clashes */
};

struct meeting { /* a row of pair_event, and what it adds to that of pair */
	uint32_t a, b; /* ranks of ids, a the lower */
	uint32_t t, event;
	int32_t day;
	bool alleged, has_dead;
	uint16_t without_figure; /* 0, 1 */
	int64_t low, high;	 /* the dead, where there are figures */
};

struct clash {
	const struct names *names;
	struct sorter *meetings;
	struct met {
		uint32_t a, b;
	} * met; /* pairs of the event in hand */
	size_t n_met, cap_met;
	uint32_t *clashes; /* by faction */
	struct party parties[PARTIES_MAX];
	size_t n_parties;
};

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

struct clash *
clash_new(const struct names *names, const char *beside)
{
	struct clash *c = mem_alloc(sizeof(*c));

	c->names = names;
	c->meetings =
	    sorter_new(sizeof(struct meeting), meeting_compare, MEMORY, beside);
	c->clashes = mem_array((size_t)names->factions + 1, sizeof(uint32_t));
	return c;
}

void
clash_free(struct clash *c)
{
	if (c == NULL)
		return;
	sorter_free(c->meetings);
	mem_free(c->met);
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

/* FACTION, else OF, else the one that PERSON is of; 0: none that is known. */
static uint32_t
faction_of(
    const struct clash *c, uint32_t faction, uint32_t of, uint32_t person)
{
	if (faction == 0)
		faction = of;
	if (faction == 0 && person <= c->names->people)
		faction = c->names->person_faction[person];
	return faction <= c->names->factions &&
		       c->names->faction[faction] != NULL
		   ? faction
		   : 0;
}

static void
add_party(struct clash *c, const struct subject_actor *a, bool own)
{
	uint32_t faction = faction_of(c, a->faction, a->of, a->person);
	size_t i;

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
	uint32_t faction =
	    faction_of(c, q->voice.faction, q->voice.of, q->voice.person);
	size_t i;

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

static void
meeting_dead(struct meeting *m, const struct dead *dead, const struct party *x,
    const struct party *y)
{
	m->has_dead = dead_of_pair(
	    dead, x->faction, x->side, y->faction, y->side, &m->low, &m->high);
	m->without_figure = !m->has_dead;
}

static uint32_t
rank_of(const struct clash *c, const struct party *p)
{
	return c->names->faction_rank[p->faction];
}

/* Has this event given the pair already? */
static bool
met(const struct clash *c, uint32_t a, uint32_t b)
{
	size_t i;

	for (i = 0; i < c->n_met; i++)
		if ((c->met[i].a == a && c->met[i].b == b) ||
		    (c->met[i].a == b && c->met[i].b == a))
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
    const struct dead *dead)
{
	m.a = rank_of(c, x);
	m.b = rank_of(c, y);
	if (m.a > m.b) {
		m.a = m.b;
		m.b = rank_of(c, x);
	}
	c->met = mem_grow(c->met, &c->cap_met, c->n_met + 1, sizeof(*c->met));
	c->met[c->n_met++] = (struct met){m.a, m.b};
	if (!m.alleged) {
		x->fought = y->fought = true;
		if (dead != NULL)
			meeting_dead(&m, dead, x, y);
	}
	sorter_add(c->meetings, &m);
}

/* Do parties I and K make a pair of this event that it has not had? */
static bool
may_fight(const struct clash *c, bool several, size_t i, size_t k)
{
	const struct party *x = &c->parties[i], *y = &c->parties[k];

	if (x->side == y->side || x->faction == y->faction)
		return false;
	return !several || !met(c, rank_of(c, x), rank_of(c, y));
}

/* Pairs that are borne out come first, so that the same two factions as mere
 * allegation do not count beside themselves.  True where there was one. */
static bool
make_pairs(
    struct clash *c, struct meeting m, const struct dead *dead, bool borne_out)
{
	size_t i, k;
	bool several = has_turncoat(c), any = false;
	struct party *x, *y;
	int pass;

	c->n_met = 0;
	for (pass = borne_out ? 0 : 1; pass < 2; pass++) {
		m.alleged = pass == 1;
		for (i = 0; i < c->n_parties; i++) {
			for (k = i + 1; k < c->n_parties; k++) {
				x = &c->parties[i];
				y = &c->parties[k];
				if (!may_fight(c, several, i, k) ||
				    (borne_out && x->own && y->own) ==
					m.alleged)
					continue;
				fight(c, x, y, m, dead);
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
	struct meeting m = {.t = t, .event = r->n, .day = day};
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
	if (make_pairs(c, m, dead, is_borne_out(c, r, true)))
		flags |= CLASH_IS;
	count_fighters(c);
	dead_free(dead);
	return flags;
}

/* ---- the tables ---- */

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

static bool
next_meeting(struct clash *c, struct meeting *m, bool *any, struct err *e)
{
	const void *next;

	if (!sorter_next(c->meetings, &next, e))
		return false;
	*any = next != NULL;
	if (*any)
		memcpy(m, next, sizeof(*m));
	return true;
}

/* Add M to its pair. */
static void
pair_add(struct clash_pair *p, const struct meeting *m)
{
	if (m->alleged) {
		p->alleged++;
		return;
	}
	p->events++;
	if (m->day != EDTF_UNDATED) {
		if (!p->dated || m->day < p->first)
			p->first = m->day;
		if (!p->dated || m->day > p->last)
			p->last = m->day;
		p->dated = true;
	}
	p->without_figure += m->without_figure;
	if (m->has_dead) {
		p->has_dead = true;
		p->low += m->low;
		p->high += m->high;
	}
}

/* Is M of the pair P, by numbers of factions? */
static bool
is_of_pair(
    const struct clash *c, const struct meeting *m, const struct clash_pair *p)
{
	return m->a == c->names->faction_rank[p->a] &&
	       m->b == c->names->faction_rank[p->b];
}

bool
clash_pairs(
    struct clash *c, struct clash_pair **pairs, size_t *n, struct err *e)
{
	uint32_t *faction = factions_by_rank(c->names);
	struct clash_pair *list = NULL;
	size_t count = 0, cap = 0;
	struct meeting m;
	bool any, ok;

	while ((ok = next_meeting(c, &m, &any, e)) && any) {
		if (count == 0 || !is_of_pair(c, &m, &list[count - 1])) {
			list = mem_grow(list, &cap, count + 1, sizeof(*list));
			list[count++] = (struct clash_pair){
			    .a = faction[m.a], .b = faction[m.b]};
		}
		pair_add(&list[count - 1], &m);
	}
	mem_free(faction);
	if (ok) {
		*pairs = list;
		*n = count;
	} else
		mem_free(list);
	return ok;
}

/* Pairs in the order of ids, and under each its events in that of time. */
static bool
write_pairs(
    struct clash *c, const uint32_t *faction, struct db *db, struct err *e)
{
	struct clash_pair p = {.a = 0};
	struct meeting m;
	uint32_t n = 0;
	bool any;

	for (;;) {
		if (!next_meeting(c, &m, &any, e))
			return false;
		if (!any)
			return n == 0 || write_pair(db, &p, n, e);
		if (n == 0 || !is_of_pair(c, &m, &p)) {
			if (n > 0 && !write_pair(db, &p, n, e))
				return false;
			p = (struct clash_pair){
			    .a = faction[m.a], .b = faction[m.b]};
			n++;
		}
		pair_add(&p, &m);
		if (!write_meeting(db, &m, n, e))
			return false;
	}
}

bool
clash_write(struct clash *c, struct db *db, struct err *e)
{
	uint32_t *faction = factions_by_rank(c->names);
	bool ok = write_pairs(c, faction, db, e) && write_clashes(c, db, e);

	mem_free(faction);
	return ok;
}
