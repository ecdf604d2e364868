/* SPDX-License-Identifier: ISC */
/*
 * Who and where: actors, voices, stretches of ground, and who held them.
 * These have the same form in an event and in a claim.
 */
#include "dataset_reader.h"

#include <string.h>

#include "shape.h"

#define AT(m) offsetof(struct m_actor, m)

static const struct shape_field actor_fields[] = {
    {"faction", SHAPE_FACTION, .at = AT(faction)},
    {"person", SHAPE_PERSON, .at = AT(person)},
    {"who", SHAPE_TEXT, .at = AT(who)},
    {"side", SHAPE_NTH, .at = AT(side)},
    {"role", SHAPE_LIST, .at = AT(role), .list = LIST_ROLE},
    {"as", SHAPE_TEXT, .at = AT(as_name)},
    {"under", SHAPE_FACTION, .at = AT(under)},
    {"of", SHAPE_FACTION, .at = AT(of)},
    {"fate", SHAPE_TEXT, .at = AT(fate)},
    {"date", SHAPE_DATE, .at = AT(date)},
    {"hedge", SHAPE_TEXT, .at = AT(hedge)},
    {"denied", SHAPE_BOOL, .at = AT(denied)},
    {NULL},
};
#undef AT

const struct shape dataset_actor_shape = {"an actor", "actor", actor_fields};

bool
dataset_actor_read(
    struct dataset_reader *r, const struct yaml_node *n, void *dst)
{
	struct m_actor *a = dst;
	int named = 0;

	a->role = -1;
	a->at = n->at;
	if (!shape_read(r, &dataset_actor_shape, n, a))
		return false;
	named += yaml_get(n, "faction") != NULL;
	named += yaml_get(n, "person") != NULL;
	named += yaml_get(n, "who") != NULL;
	if (named != 1) {
		diag_error(r->d, n->at,
		    "`who' holds words for a body without a name",
		    "an actor is one of `faction', `person' or `who'");
		return false;
	}
	if (a->side > 9)
		diag_error(r->d, n->at, NULL, "sides are numbered from 1 to 9");
	if (a->of != 0 && yaml_get(n, "faction") != NULL)
		diag_error(r->d, n->at,
		    "the umbrella a faction acts under is `under'",
		    "`of' belongs to a person or a `who'");
	return a->faction != 0 || a->person != 0 || a->who != NULL;
}

#define AT(m) offsetof(struct m_voice, m)

static const struct shape_field voice_fields[] = {
    {"who", SHAPE_TEXT, .required = true, .at = AT(who)},
    {"of", SHAPE_FACTION, .at = AT(of)},
    {"note", SHAPE_TEXT, .at = AT(note)},
    {NULL},
};

const struct shape dataset_voice_shape = {"a voice", "voice", voice_fields};

bool
dataset_voice_read(
    struct dataset_reader *r, const struct yaml_node *n, void *dst)
{
	struct m_voice *v = dst;

	if (n->type == YAML_SCALAR)
		return shape_body(r, n, &v->faction, &v->person);
	return shape_read(r, &dataset_voice_shape, n, v) && v->who != NULL;
}

/* `basis' has one value only: that it is inferred is what `origin' means. */
static bool
read_inferred(struct dataset_reader *r, const struct yaml_node *n, void *dst)
{
	const char *s = shape_text(r, n);

	if (s == NULL)
		return false;
	if (strcmp(s, "inferred") != 0) {
		diag_error(r->d, n->at,
		    "who is named goes into `attributed_to'",
		    "the basis of an origin is `inferred'");
		return false;
	}
	*(bool *)dst = true;
	return true;
}

static const struct shape_field origin_fields[] = {
    {"who", SHAPE_TEXT, .required = true, .at = AT(who)},
    {"of", SHAPE_FACTION, .at = AT(of)},
    {"basis", SHAPE_CUSTOM, .required = true, .at = AT(inferred),
	.read = read_inferred, .pattern = "^inferred$"},
    {"note", SHAPE_TEXT, .at = AT(note)},
    {NULL},
};
#undef AT

const struct shape dataset_origin_shape = {
    "an origin", "origin", origin_fields};

/* `who' may be an id here: the editors infer whom they know. */
bool
dataset_origin_read(
    struct dataset_reader *r, const struct yaml_node *n, void *dst)
{
	struct m_voice *v = dst;

	if (!shape_read(r, &dataset_origin_shape, n, v) || v->who == NULL)
		return false;
	v->inferred = true;
	v->faction = idmap_find(&r->factions, v->who);
	v->person = idmap_find(&r->people, v->who);
	if (v->faction != 0 || v->person != 0)
		v->who = NULL;
	return true;
}

/* The keys of all forms of a place; which form it is shows by them. */
struct place_read {
	uint32_t near, in, from, to, *between;
	size_t n_between;
	const char *part;
};

#define AT(m) offsetof(struct place_read, m)

static const struct shape_field place_fields[] = {
    {"near", SHAPE_PLACE, .at = AT(near)},
    {"between", SHAPE_PLACE, .many = true, .at = AT(between),
	.n_at = AT(n_between)},
    {"in", SHAPE_PLACE, .at = AT(in)},
    {"part", SHAPE_TEXT, .at = AT(part)},
    {"from", SHAPE_PLACE, .at = AT(from)},
    {"to", SHAPE_PLACE, .at = AT(to)},
    {NULL},
};
#undef AT

const struct shape dataset_place_ref_shape = {
    "a place", "ground", place_fields};

static bool
fail_place(struct dataset_reader *r, const struct yaml_node *n)
{
	diag_error(r->d, n->at,
	    "an id, {near: id}, {between: [id, id]}, {in: id, part: words} or "
	    "{from: id, to: id}",
	    "this is no form of a place");
	return false;
}

/* Only what is written by halves is told here; a wrong id has been told. */
static bool
set_place(struct dataset_reader *r, const struct yaml_node *n,
    const struct place_read *p, struct m_place_ref *ref)
{
	bool from = yaml_get(n, "from") != NULL, to = yaml_get(n, "to") != NULL;
	bool part = yaml_get(n, "part") != NULL, in = yaml_get(n, "in") != NULL;
	const struct yaml_node *between = yaml_get(n, "between");

	if (n->n != (from || to	     ? 2
			: in && part ? 2
				     : 1) ||
	    from != to || (part && !in))
		return fail_place(r, n);
	if (between != NULL &&
	    (between->type != YAML_SEQUENCE || between->n != 2))
		return fail_place(r, n);
	ref->rel = PLACE_NEAR;
	ref->place = p->near;
	if (in) {
		ref->rel = PLACE_IN;
		ref->place = p->in;
		ref->part = p->part;
	} else if (from) {
		ref->rel = PLACE_FROM_TO;
		ref->place = p->from;
		ref->place2 = p->to;
		return p->from != 0 && p->to != 0;
	} else if (between != NULL) {
		ref->rel = PLACE_BETWEEN;
		if (p->n_between != 2)
			return false;
		ref->place = p->between[0];
		ref->place2 = p->between[1];
	}
	return ref->place != 0;
}

bool
dataset_place_ref_read(
    struct dataset_reader *r, const struct yaml_node *n, void *dst)
{
	static const struct shape_field id = {"place", SHAPE_PLACE};
	struct m_place_ref *ref = dst;
	struct place_read p;

	memset(&p, 0, sizeof(p));
	if (n->type == YAML_SCALAR) {
		ref->rel = PLACE_AT;
		return shape_value(r, &id, n, &ref->place);
	}
	return shape_read(r, &dataset_place_ref_shape, n, &p) &&
	       set_place(r, n, &p, ref);
}

#define AT(m) offsetof(struct m_held, m)

static const struct shape_field held_fields[] = {
    {"by", SHAPE_FACTION, .required = true, .at = AT(by)},
    {"date", SHAPE_DATE, .at = AT(date)},
    {"claim", SHAPE_SLUG, .at = AT(claim)},
    {NULL},
};
#undef AT

const struct shape dataset_held_shape = {"a holder", "holder", held_fields};

bool
dataset_held_read(
    struct dataset_reader *r, const struct yaml_node *n, void *dst)
{
	struct m_held *h = dst;

	return shape_read(r, &dataset_held_shape, n, h) && h->by != 0;
}
