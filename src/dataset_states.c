/* SPDX-License-Identifier: ISC */
/*
 * What an event says is the editors' reading; some claim of it has to say so
 * too.  Warns of a date, place, actor or role of an event that no claim of it
 * states: silence of the sources is no agreement.
 */
#include "dataset_reader.h"

#include <string.h>

static void
check_date(struct dataset_reader *r, const struct m_event *v)
{
	const struct m_claim *c;
	bool any = false;
	size_t i;

	if (v->date.text == NULL)
		return;
	for (i = 0; i < v->s.n_claims; i++) {
		c = &v->s.claims[i];
		if (c->date.text == NULL)
			continue;
		if (edtf_compatible(&v->date.d, &c->date.d))
			return;
		any = true;
	}
	diag_warning(r->d, v->date.at,
	    "a claim carries every date that its passage states",
	    any ? "no claim of this event has a date that fits this one"
		: "no claim of this event states a date");
}

/* Does place A lie in B, or is it B? */
static bool
lies_in(const struct dataset_reader *r, uint32_t a, uint32_t b)
{
	size_t steps;

	for (steps = 0; a != 0 && steps <= r->places.n; steps++) {
		if (a == b)
			return true;
		a = r->parents[a - 1];
	}
	return false;
}

static bool
states_place(
    const struct dataset_reader *r, const struct m_claim *c, uint32_t place)
{
	size_t i;
	const struct m_place_ref *p;

	for (i = 0; i < c->n_places; i++) {
		p = &c->places[i];
		if (lies_in(r, p->place, place) || lies_in(r, place, p->place))
			return true;
		if (p->place2 != 0 && (lies_in(r, p->place2, place) ||
					  lies_in(r, place, p->place2)))
			return true;
	}
	return false;
}

static void
check_places(struct dataset_reader *r, const struct m_event *v)
{
	size_t i, j;

	for (i = 0; i < v->n_places; i++) {
		for (j = 0; j < v->s.n_claims; j++)
			if (states_place(
				r, &v->s.claims[j], v->places[i].place))
				break;
		if (j < v->s.n_claims)
			continue;
		diag_warning(r->d, v->s.at,
		    "a claim carries every place that its passage states",
		    "no claim of the event `%s' states its place `%s'", v->s.id,
		    r->places.ids[v->places[i].place - 1]);
	}
}

static bool
same_actor(const struct m_actor *a, const struct m_actor *b)
{
	if (a->faction != 0)
		return a->faction == b->faction || a->faction == b->of ||
		       a->faction == b->under;
	if (a->person != 0)
		return a->person == b->person;
	return b->who != NULL && strcmp(a->who, b->who) == 0;
}

/* How far a claim goes with an actor of the event. */
enum told { TOLD_NOT, TOLD_NAMED, TOLD_ROLE };

static enum told
tells_of(const struct m_claim *c, const struct m_actor *a)
{
	enum told told = TOLD_NOT;
	size_t i;

	for (i = 0; i < c->n_mentions; i++)
		if (a->faction != 0 && c->mentions[i] == a->faction)
			told = TOLD_NAMED;
	for (i = 0; i < c->n_actors; i++) {
		if (!same_actor(a, &c->actors[i]))
			continue;
		if (a->role < 0 || c->actors[i].role == a->role)
			return TOLD_ROLE;
		told = TOLD_NAMED;
	}
	return told;
}

static const char *
actor_name(const struct dataset_reader *r, const struct m_actor *a)
{
	if (a->faction != 0)
		return r->factions.ids[a->faction - 1];
	return a->person != 0 ? r->people.ids[a->person - 1] : a->who;
}

static void
check_actor(
    struct dataset_reader *r, const struct m_event *v, const struct m_actor *a)
{
	enum told told = TOLD_NOT, t;
	size_t i;

	for (i = 0; i < v->s.n_claims; i++) {
		t = tells_of(&v->s.claims[i], a);
		if (t > told)
			told = t;
	}
	if (told == TOLD_NOT)
		diag_warning(r->d, a->at,
		    "a claim names its actors in `actors' or `mentions'",
		    "no claim of this event mentions `%s'", actor_name(r, a));
	else if (told == TOLD_NAMED && a->role >= 0)
		diag_warning(r->d, a->at,
		    "a claim carries every role that its passage states",
		    "no claim of this event gives `%s' the role `%s'",
		    actor_name(r, a), model_name(LIST_ROLE, a->role));
}

void
dataset_states_check(struct dataset_reader *r, const struct m_event *v)
{
	size_t i;

	check_date(r, v);
	check_places(r, v);
	for (i = 0; i < v->n_actors; i++)
		check_actor(r, v, &v->actors[i]);
}
