/* SPDX-License-Identifier: ISC */
/*
 * Factions, people, places and the relations between factions.
 */
#include "dataset_reader.h"

#include <string.h>

#include "circle.h"
#include "mem.h"
#include "shape.h"

/* The claims' subject comes first in each struct. */
#define AT(m) offsetof(struct m_subject, m)
#define SUBJECT_ID                                               \
	{                                                        \
		"id", SHAPE_SLUG, .required = true, .at = AT(id) \
	}
#define SUBJECT_NAME                                                 \
	{                                                            \
		"name", SHAPE_TEXT, .required = true, .at = AT(name) \
	}
#define SUBJECT_NOTE                               \
	{                                          \
		"note", SHAPE_TEXT, .at = AT(note) \
	}
#define SUBJECT_BASIS                                                    \
	{"basis", SHAPE_LIST_WORD, .at = AT(basis), .list = LIST_BASIS}, \
	{                                                                \
		"ref", SHAPE_TEXT, .at = AT(ref)                         \
	}
#define SUBJECT_FORMERLY                                                  \
	{                                                                 \
		"formerly", SHAPE_SLUG, .many = true, .at = AT(formerly), \
					.n_at = AT(n_formerly)            \
	}
#define SUBJECT_CLAIMS(needed)                                          \
	{                                                               \
		"claims", SHAPE_CUSTOM,                                 \
		    .required = needed, .many = true, .at = AT(claims), \
		    .n_at = AT(n_claims), .read = dataset_claim_read,   \
		    .mapping = &dataset_claim_shape,                    \
		    .size = sizeof(struct m_claim)                      \
	}
#define SUBJECT_REST SUBJECT_FORMERLY, SUBJECT_CLAIMS(false)
/* Names, in a struct T that has `names' and `n_names'. */
#define NAMES(T)                                                               \
	{                                                                      \
		"names", SHAPE_CUSTOM, .many = true, .at = offsetof(T, names), \
				       .n_at = offsetof(T, n_names),           \
				       .read = read_name,                      \
				       .mapping = &name_shape, .pattern = "",  \
				       .size = sizeof(struct m_name)           \
	}

/* A script of ISO 15924: four letters, the first a capital. */
static bool
read_script(struct dataset_reader *r, const struct yaml_node *n, void *dst)
{
	const char *s = shape_text(r, n);
	size_t i;

	if (s == NULL)
		return false;
	for (i = 0; i < 4 && s[i] != '\0'; i++)
		if (i == 0 ? s[i] < 'A' || s[i] > 'Z'
			   : s[i] < 'a' || s[i] > 'z')
			break;
	if (i < 4 || s[4] != '\0') {
		diag_error(r->d, n->at, "such as Arab, Latn, Cyrl (ISO 15924)",
		    "`%s' is no script", s);
		return false;
	}
	*(const char **)dst = s;
	return true;
}

#define NAME(m) offsetof(struct m_name, m)

static const struct shape_field name_fields[] = {
    {"text", SHAPE_TEXT, .required = true, .at = NAME(text)},
    {"lang", SHAPE_LANG, .at = NAME(lang)},
    {"script", SHAPE_CUSTOM, .at = NAME(script), .read = read_script,
	.pattern = "^[A-Z][a-z]{3}$"},
    {"kind", SHAPE_LIST, .at = NAME(kind), .list = LIST_NAME_KIND},
    {"date", SHAPE_DATE, .at = NAME(date)},
    {"used_by", SHAPE_SOURCE, .many = true, .at = NAME(used_by),
	.n_at = NAME(n_used_by)},
    {"basis", SHAPE_LIST_WORD, .at = NAME(basis), .list = LIST_BASIS},
    {"ref", SHAPE_TEXT, .at = NAME(ref)},
    {"note", SHAPE_TEXT, .at = NAME(note)},
    {NULL},
};

static const struct shape name_shape = {"a name", "name", name_fields};

/* What comes from outside the sources says where from. */
static void
check_outside(struct dataset_reader *r, const struct yaml_node *n)
{
	const struct yaml_node *basis = yaml_get(n, "basis");

	if (basis != NULL && basis->type == YAML_SCALAR && !basis->broken &&
	    strcmp(basis->text, "outside") == 0 && yaml_get(n, "ref") == NULL)
		diag_error(r->d, basis->at, "say where it is from in `ref'",
		    "`basis: outside' without `ref'");
}

/* A bare text is a spelling. */
static bool
read_name(struct dataset_reader *r, const struct yaml_node *n, void *dst)
{
	static const struct shape_field bare = {"names", SHAPE_WORD};
	struct m_name *name = dst;

	name->kind = model_find(LIST_NAME_KIND, "spelling");
	if (n->type == YAML_SCALAR)
		return shape_value(r, &bare, n, &name->text);
	if (!shape_read(r, &name_shape, n, name))
		return false;
	check_outside(r, n);
	return name->text != NULL;
}

/*
 * Read the subject that stands in item N; true where it is whole, so that it
 * may be handed over.  IDS are those of its type, NUMBER its own.
 */
static bool
read_subject(struct dataset_reader *r, const struct shape *s,
    const struct yaml_node *n, struct m_subject *subject,
    const struct idmap *ids, uint32_t number)
{
	size_t faults = dataset_faults(r);
	const struct yaml_node *id = yaml_get(n, "id");

	subject->at = n->at;
	if (!shape_read(r, s, n, subject))
		return false;
	check_outside(r, n);
	if (subject->id != NULL && ids != NULL &&
	    idmap_find(ids, subject->id) != number)
		diag_error(r->d, id->at, NULL, "the id `%s' is used before",
		    subject->id);
	return dataset_faults(r) == faults;
}

#define FACTION(m) offsetof(struct m_faction, m)

static const struct shape_field faction_fields[] = {
    SUBJECT_ID,
    SUBJECT_NAME,
    {"kind", SHAPE_LIST, .required = true, .at = FACTION(kind),
	.list = LIST_FACTION_KIND},
    NAMES(struct m_faction),
    {"active", SHAPE_DATE, .at = FACTION(active)},
    {"active_basis", SHAPE_TEXT, .at = FACTION(active_basis)},
    SUBJECT_BASIS,
    SUBJECT_NOTE,
    SUBJECT_REST,
    {NULL},
};

const struct shape dataset_faction_shape = {
    "a faction", "faction", faction_fields};

bool
dataset_faction_item(
    struct dataset_reader *r, const struct yaml_node *n, uint32_t number)
{
	struct m_faction f;
	size_t faults = dataset_faults(r);

	memset(&f, 0, sizeof(f));
	f.s.kind = SUBJECT_FACTION;
	if (!read_subject(
		r, &dataset_faction_shape, n, &f.s, &r->factions, number))
		faults = SIZE_MAX;
	dataset_subject_finish(r, &f.s, NULL);
	if (dataset_faults(r) != faults || r->sink->faction == NULL)
		return true;
	return r->sink->faction(r->sink->ctx, number, &f, r->e);
}

#define PERSON_OF(m) offsetof(struct m_person_of, m)

static const struct shape_field office_fields[] = {
    {"faction", SHAPE_FACTION, .required = true, .at = PERSON_OF(faction)},
    {"role", SHAPE_TEXT, .at = PERSON_OF(role)},
    {"date", SHAPE_DATE, .at = PERSON_OF(date)},
    {NULL},
};

static const struct shape office_shape = {"an office", "office", office_fields};

static bool
read_office(struct dataset_reader *r, const struct yaml_node *n, void *dst)
{
	static const struct shape_field bare = {"of", SHAPE_FACTION};
	struct m_person_of *of = dst;

	if (n->type == YAML_SCALAR)
		return shape_value(r, &bare, n, &of->faction);
	return shape_read(r, &office_shape, n, of) && of->faction != 0;
}

#define PERSON(m) offsetof(struct m_person, m)

static const struct shape_field person_fields[] = {
    SUBJECT_ID,
    SUBJECT_NAME,
    NAMES(struct m_person),
    {"of", SHAPE_CUSTOM, .many = true, .at = PERSON(of), .n_at = PERSON(n_of),
	.read = read_office, .mapping = &office_shape,
	.pattern = SHAPE_SLUG_PATTERN, .size = sizeof(struct m_person_of)},
    SUBJECT_BASIS,
    SUBJECT_NOTE,
    SUBJECT_REST,
    {NULL},
};

const struct shape dataset_person_shape = {"a person", "person", person_fields};

bool
dataset_person_item(
    struct dataset_reader *r, const struct yaml_node *n, uint32_t number)
{
	struct m_person p;
	size_t faults = dataset_faults(r);

	memset(&p, 0, sizeof(p));
	p.s.kind = SUBJECT_PERSON;
	if (!read_subject(
		r, &dataset_person_shape, n, &p.s, &r->people, number))
		faults = SIZE_MAX;
	if (p.s.id != NULL && idmap_find(&r->factions, p.s.id) != 0)
		diag_error(r->d, yaml_get(n, "id")->at,
		    "a voice may be either, so their ids are unique together",
		    "a faction has the id `%s' too", p.s.id);
	dataset_subject_finish(r, &p.s, NULL);
	if (dataset_faults(r) != faults || r->sink->person == NULL)
		return true;
	return r->sink->person(r->sink->ctx, number, &p, r->e);
}

/* Coordinates, which go into the place itself. */
struct point {
	double lat, lon;
	const char *ref, *basis;
	bool set;
};

struct place_read {
	struct m_place p;
	struct point at;
};

#define POINT(m) offsetof(struct point, m)

static const struct shape_field point_fields[] = {
    {"lat", SHAPE_NUMBER, .required = true, .at = POINT(lat)},
    {"lon", SHAPE_NUMBER, .required = true, .at = POINT(lon)},
    {"ref", SHAPE_TEXT, .at = POINT(ref)},
    {"basis", SHAPE_LIST_WORD, .at = POINT(basis), .list = LIST_BASIS},
    {NULL},
};

static const struct shape point_shape = {"a point", "point", point_fields};

static bool
read_point(struct dataset_reader *r, const struct yaml_node *n, void *dst)
{
	struct point *p = dst;

	if (!shape_read(r, &point_shape, n, p))
		return false;
	check_outside(r, n);
	if (p->lat < -90 || p->lat > 90 || p->lon < -180 || p->lon > 180) {
		diag_error(r->d, n->at,
		    "lat is from -90 to 90, lon from -180 to 180",
		    "these coordinates are not on the earth");
		return false;
	}
	p->set = true;
	return true;
}

#define PLACE(m) offsetof(struct place_read, p.m)

static const struct shape_field place_fields[] = {
    SUBJECT_ID,
    SUBJECT_NAME,
    {"kind", SHAPE_LIST, .at = PLACE(kind), .list = LIST_PLACE_KIND},
    NAMES(struct m_place),
    {"in", SHAPE_PLACE, .at = PLACE(parent)},
    {"at", SHAPE_CUSTOM, .at = offsetof(struct place_read, at),
	.read = read_point, .mapping = &point_shape},
    {"no_coordinates", SHAPE_TEXT, .at = PLACE(no_coordinates)},
    {"held", SHAPE_CUSTOM, .many = true, .at = PLACE(held),
	.n_at = PLACE(n_held), .read = dataset_held_read,
	.mapping = &dataset_held_shape, .size = sizeof(struct m_held)},
    SUBJECT_BASIS,
    SUBJECT_NOTE,
    SUBJECT_REST,
    {NULL},
};

const struct shape dataset_place_shape = {"a place", "place", place_fields};

static void
check_place(struct dataset_reader *r, const struct yaml_node *n,
    const struct m_place *p)
{
	size_t i, j;

	if (yaml_get(n, "at") == NULL && p->no_coordinates == NULL)
		diag_warning(r->d, n->at,
		    "give `at: {lat: ..., lon: ..., ref: ...}', or the reason "
		    "in `no_coordinates'",
		    "a place without coordinates");
	if (yaml_get(n, "at") != NULL && p->no_coordinates != NULL)
		diag_error(r->d, yaml_get(n, "no_coordinates")->at, NULL,
		    "the place has coordinates");
	for (i = 0; i < p->n_held; i++) {
		if (p->held[i].claim == NULL)
			continue;
		for (j = 0; j < p->s.n_claims; j++)
			if (p->s.claims[j].id != NULL &&
			    strcmp(p->s.claims[j].id, p->held[i].claim) == 0)
				break;
		if (j == p->s.n_claims)
			diag_error(r->d, yaml_get(n, "held")->at, NULL,
			    "no claim of this place has the id `%s'",
			    p->held[i].claim);
	}
}

bool
dataset_place_item(
    struct dataset_reader *r, const struct yaml_node *n, uint32_t number)
{
	struct place_read pr;
	struct m_place *p = &pr.p;
	size_t faults = dataset_faults(r);

	memset(&pr, 0, sizeof(pr));
	p->s.kind = SUBJECT_PLACE;
	p->kind = -1;
	if (!read_subject(
		r, &dataset_place_shape, n, &p->s, &r->places, number))
		faults = SIZE_MAX;
	p->has_at = pr.at.set;
	p->lat = pr.at.lat;
	p->lon = pr.at.lon;
	p->at_ref = pr.at.ref;
	p->at_basis = pr.at.basis;
	if (n->type == YAML_MAPPING)
		check_place(r, n, p);
	r->parents[number - 1] = p->parent;
	r->parents_at[number - 1] = n->at;
	dataset_subject_finish(r, &p->s, NULL);
	if (dataset_faults(r) != faults || r->sink->place == NULL)
		return true;
	return r->sink->place(r->sink->ctx, number, p, r->e);
}

void
dataset_places_check(struct dataset_reader *r)
{
	bool *on = mem_array((size_t)r->places.n + 1, sizeof(*on));
	uint32_t n;

	circle_find(r->parents, r->places.n, on);
	for (n = 0; n < r->places.n; n++)
		if (on[n])
			diag_error(r->d, r->parents_at[n], NULL,
			    "`%s' lies in itself: `in' goes in a circle",
			    r->places.ids[n]);
	mem_free(on);
}

#define RELATION(m) offsetof(struct m_relation, m)

static const struct shape_field relation_fields[] = {
    SUBJECT_ID,
    {"kind", SHAPE_LIST, .required = true, .at = RELATION(kind),
	.list = LIST_RELATION_KIND},
    {"from", SHAPE_FACTION, .required = true, .at = RELATION(from)},
    {"to", SHAPE_FACTION, .required = true, .at = RELATION(to)},
    {"date", SHAPE_DATE, .at = RELATION(date)},
    {"event", SHAPE_SLUG, .at = RELATION(event), .mark_at = RELATION(event_at)},
    SUBJECT_BASIS,
    SUBJECT_NOTE,
    SUBJECT_REST,
    {NULL},
};

const struct shape dataset_relation_shape = {
    "a relation", "relation", relation_fields};

bool
dataset_relation_item(
    struct dataset_reader *r, const struct yaml_node *n, uint32_t number)
{
	struct m_relation rel;
	size_t faults = dataset_faults(r);

	memset(&rel, 0, sizeof(rel));
	rel.s.kind = SUBJECT_RELATION;
	if (!read_subject(r, &dataset_relation_shape, n, &rel.s, NULL, number))
		faults = SIZE_MAX;
	if (rel.from != 0 && rel.from == rel.to)
		diag_error(r->d, yaml_get(n, "to")->at, NULL,
		    "a faction has no relation to itself");
	if (rel.s.id != NULL &&
	    idmap_add(&r->relations, arena_strdup(&r->keep, rel.s.id)) == 0)
		diag_error(r->d, yaml_get(n, "id")->at, NULL,
		    "the id `%s' is used before", rel.s.id);
	dataset_subject_finish(r, &rel.s, &rel.date);
	if (dataset_faults(r) != faults || r->sink->relation == NULL)
		return true;
	return r->sink->relation(r->sink->ctx, number, &rel, r->e);
}

#define EVENT(m) offsetof(struct m_event, m)

static const struct shape_field event_fields[] = {
    SUBJECT_ID,
    {"title", SHAPE_TEXT, .required = true, .at = AT(name)},
    {"kind", SHAPE_LIST, .required = true, .at = EVENT(kind),
	.list = LIST_EVENT_KIND},
    {"date", SHAPE_DATE, .at = EVENT(date)},
    {"date_words", SHAPE_TEXT, .at = EVENT(date_words)},
    {"place", SHAPE_CUSTOM, .many = true, .at = EVENT(places),
	.n_at = EVENT(n_places), .read = dataset_place_ref_read,
	.mapping = &dataset_place_ref_shape, .pattern = SHAPE_SLUG_PATTERN,
	.size = sizeof(struct m_place_ref)},
    {"place_words", SHAPE_TEXT, .at = EVENT(place_words)},
    {"part_of", SHAPE_SLUG, .at = EVENT(part_of), .mark_at = EVENT(part_of_at)},
    {"actors", SHAPE_CUSTOM, .many = true, .at = EVENT(actors),
	.n_at = EVENT(n_actors), .read = dataset_actor_read,
	.mapping = &dataset_actor_shape, .size = sizeof(struct m_actor)},
    SUBJECT_NOTE,
    SUBJECT_FORMERLY,
    SUBJECT_CLAIMS(true),
    {NULL},
};

const struct shape dataset_event_shape = {"an event", "event", event_fields};

/* An event without claims has nothing to stand on. */
static void
check_event(struct dataset_reader *r, const struct yaml_node *n,
    const struct m_event *v)
{
	const struct yaml_node *claims = yaml_get(n, "claims");

	if (claims != NULL && claims->type == YAML_SEQUENCE && claims->n == 0)
		diag_error(r->d, claims->at, NULL, "an event needs a claim");
	if (v->part_of != NULL && v->s.id != NULL &&
	    strcmp(v->part_of, v->s.id) == 0)
		diag_error(
		    r->d, v->part_of_at, NULL, "an event is no part of itself");
}

bool
dataset_event_item(
    struct dataset_reader *r, const struct yaml_node *n, uint32_t number)
{
	struct m_event v;
	size_t faults = dataset_faults(r);

	memset(&v, 0, sizeof(v));
	v.s.kind = SUBJECT_EVENT;
	if (!read_subject(r, &dataset_event_shape, n, &v.s, NULL, number))
		faults = SIZE_MAX;
	if (n->type == YAML_MAPPING)
		check_event(r, n, &v);
	dataset_subject_finish(r, &v.s, &v.date);
	if (dataset_faults(r) != faults)
		return true;
	dataset_states_check(r, &v);
	if (r->sink->event == NULL)
		return true;
	return r->sink->event(r->sink->ctx, number, &v, r->e);
}
