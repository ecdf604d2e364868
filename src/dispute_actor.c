/* SPDX-License-Identifier: ISC */
/*
 * Actors: who is said to have taken part and denied to have, and who attacked
 * whom.
 */
#include <string.h>

#include "differ.h"
#include "dispute_impl.h"
#include "model.h"

static bool
same_actor(const struct subject_actor *a, const struct subject_actor *b)
{
	if (a->faction != 0 || b->faction != 0)
		return a->faction == b->faction;
	if (a->person != 0 || b->person != 0)
		return a->person == b->person;
	return a->of == b->of && a->who != NULL && b->who != NULL &&
	       strcmp(a->who, b->who) == 0;
}

static enum verdict
compare_actors(
    const struct disputes *d, const struct item *a, const struct item *b)
{
	const struct subject_actor *x = a->what, *y = b->what;

	if (x->role >= 0 && y->role >= 0 && x->role != y->role)
		return SILENT;
	return x->denied == y->denied ? AGREE : DIFFER;
}

static const char *
actor_name(const struct disputes *d, const struct subject_actor *a)
{
	if (a->faction != 0)
		return d->names->faction[a->faction];
	return a->person != 0 ? d->names->person[a->person] : a->who;
}

static void
actor_words(const struct disputes *d, const struct item *it, struct str *out)
{
	const struct subject_actor *a = it->what;

	str_printf(out, "%s%s", a->denied ? "not " : "", actor_name(d, a));
	if (a->role >= 0)
		str_printf(out, " as %s", model_name(LIST_ROLE, a->role));
}

/* All that is said of the actor that A, in fact I, denies. */
static bool
dispute_actor(struct disputes *d, const struct subject_actor *a, struct err *e)
{
	size_t i, k;

	dispute_start(d);
	for (i = 0; i < d->n_facts; i++)
		for (k = 0; k < d->facts[i].q->n_actors; k++)
			if (!d->facts[i].q->denied &&
			    same_actor(a, &d->facts[i].q->actors[k]))
				dispute_item(d, i, &d->facts[i].q->actors[k]);
	return !dispute_judge(d, compare_actors) ||
	       dispute_write(d, "actor", differ_label("actor"), actor_words,
		   actor_words, false, e);
}

/* Has the actor been denied before claim I's actor K? */
static bool
denied_before(const struct disputes *d, size_t i, size_t k)
{
	const struct subject_actor *a = &d->facts[i].q->actors[k];
	size_t x, y;

	for (x = 0; x <= i; x++) {
		const struct subject_claim *q = d->facts[x].q;

		for (y = 0; y < q->n_actors && (x < i || y < k); y++)
			if (q->actors[y].denied && !q->denied &&
			    same_actor(a, &q->actors[y]))
				return true;
	}
	return false;
}

bool
dispute_actors(struct disputes *d, struct err *e)
{
	size_t i, k, looked = 0;

	for (i = 0; i < d->n_facts; i++) {
		const struct subject_claim *q = d->facts[i].q;

		for (k = 0; k < q->n_actors && !q->denied; k++) {
			if (!q->actors[k].denied || denied_before(d, i, k))
				continue;
			if (++looked > FACTS_MAX)
				return true;
			if (!dispute_actor(d, &q->actors[k], e))
				return false;
		}
	}
	return true;
}

/* ---- attacker and defender ---- */

static bool
has_role(const struct subject_claim *q, uint32_t faction, const char *role)
{
	int r = model_find(LIST_ROLE, role);
	size_t i;

	for (i = 0; i < q->n_actors; i++)
		if (q->actors[i].faction == faction && !q->actors[i].denied &&
		    q->actors[i].role == r)
			return true;
	return false;
}

/* Does X say that one attacks another, and Y the same or the reverse? */
static enum verdict
compare_roles(
    const struct disputes *d, const struct item *a, const struct item *b)
{
	const struct subject_claim *x = d->facts[a->fact].q;
	const struct subject_claim *y = d->facts[b->fact].q;
	enum verdict v = SILENT;
	size_t i, k;

	for (i = 0; i < x->n_actors; i++) {
		uint32_t from = x->actors[i].faction;

		if (from == 0 || !has_role(x, from, "attacker"))
			continue;
		for (k = 0; k < x->n_actors; k++) {
			uint32_t at = x->actors[k].faction;

			if (at == 0 || at == from ||
			    !has_role(x, at, "defender"))
				continue;
			if (has_role(y, from, "attacker") &&
			    has_role(y, at, "defender"))
				return AGREE;
			if (has_role(y, from, "defender") &&
			    has_role(y, at, "attacker"))
				v = DIFFER;
		}
	}
	return v;
}

static void
add_role(const struct disputes *d, const struct subject_claim *q,
    const char *role, struct str *out)
{
	int r = model_find(LIST_ROLE, role);
	const char *sep = "";
	size_t i;

	for (i = 0; i < q->n_actors; i++) {
		if (q->actors[i].faction == 0 || q->actors[i].denied ||
		    q->actors[i].role != r)
			continue;
		str_printf(
		    out, "%s%s", sep, d->names->faction[q->actors[i].faction]);
		sep = ", ";
	}
}

static void
role_words(const struct disputes *d, const struct item *it, struct str *out)
{
	add_role(d, d->facts[it->fact].q, "attacker", out);
	str_add(out, " attacks ");
	add_role(d, d->facts[it->fact].q, "defender", out);
}

#define ROLE_ACTORS 32 /* of a claim: more are no directed verb */

bool
dispute_roles(struct disputes *d, struct err *e)
{
	size_t i, k;

	dispute_start(d);
	for (i = 0; i < d->n_facts; i++) {
		const struct subject_claim *q = d->facts[i].q;
		bool from = false, at = false;

		for (k = 0; k < q->n_actors && k < ROLE_ACTORS; k++) {
			from |= q->actors[k].role ==
				model_find(LIST_ROLE, "attacker");
			at |= q->actors[k].role ==
			      model_find(LIST_ROLE, "defender");
		}
		if (from && at && !q->denied && q->n_actors <= ROLE_ACTORS)
			dispute_item(d, i, NULL);
	}
	return !dispute_judge(d, compare_roles) ||
	       dispute_write(d, "role", differ_label("role"), role_words,
		   role_words, false, e);
}
