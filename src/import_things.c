/* SPDX-License-Identifier: ISC */
/*
 * Factions and places by the ids that their names give: two rows mean the
 * same one when their names come to the same slug, and a place when its whole
 * way from the country does.  A name in another spelling becomes one of its
 * other names.
 */
#include <string.h>

#include "import_impl.h"
#include "slug.h"
#include "str.h"

#define SPELLINGS 8	  /* room for other names at first */
#define SPELLINGS_MAX 255 /* kept of each */

struct spelling {
	const char *text;
	int kind; /* LIST_NAME_KIND */
};

/* Of a faction or a place; there are many places. */
struct import_thing {
	const char *id, *name;
	struct spelling *other; /* NULL: none */
	uint8_t n_other;
	int16_t kind;
	bool kind_sure;	       /* of a faction */
	bool has_at, centroid; /* of a place, from here on */
	uint32_t parent;
	double lat, lon;
};

void
import_things_init(struct import_things *t)
{
	memset(t, 0, sizeof(*t));
	arena_init(&t->a);
}

void
import_things_clear(struct import_things *t)
{
	idmap_clear(&t->factions.ids);
	idmap_clear(&t->places.ids);
	mem_free(t->factions.thing);
	mem_free(t->places.thing);
	arena_clear(&t->a);
}

static void
add_spelling(
    struct arena *a, struct import_thing *t, const char *text, const char *kind)
{
	struct spelling *grown;
	size_t i;

	if (text == NULL || strcmp(text, t->name) == 0 ||
	    t->n_other == SPELLINGS_MAX)
		return;
	for (i = 0; i < t->n_other; i++)
		if (strcmp(t->other[i].text, text) == 0)
			return;
	/* Full at 0, and at each doubling from SPELLINGS on. */
	if (t->n_other == 0 ||
	    (t->n_other >= SPELLINGS && (t->n_other & (t->n_other - 1)) == 0)) {
		grown = arena_array(a,
		    t->n_other == 0 ? SPELLINGS : 2 * (size_t)t->n_other,
		    sizeof(*grown));
		if (t->n_other > 0)
			memcpy(grown, t->other, t->n_other * sizeof(*grown));
		t->other = grown;
	}
	t->other[t->n_other].text = arena_strdup(a, text);
	t->other[t->n_other++].kind = model_find(LIST_NAME_KIND, kind);
}

/* What L has by ID, and its number *N; new where it had not. */
static struct import_thing *
thing_of(struct import_things *t, struct import_list *l, const char *id,
    const char *name, int kind, uint32_t *n)
{
	struct import_thing *new;

	*n = idmap_find(&l->ids, id);
	if (*n != 0)
		return &l->thing[*n - 1];
	id = arena_strdup(&t->a, id);
	*n = idmap_add(&l->ids, id);
	l->thing = mem_grow(l->thing, &l->cap, *n, sizeof(*l->thing));
	new = &l->thing[*n - 1];
	memset(new, 0, sizeof(*new));
	new->id = id;
	new->name = arena_strdup(&t->a, name);
	new->kind = (int16_t)kind;
	return new;
}

uint32_t
import_things_faction(struct import_things *t, const struct import_actor *who)
{
	struct str slug = STR_INIT;
	struct import_thing *f;
	uint32_t n;

	slug_of(&slug, who->name, strlen(who->name));
	f = thing_of(t, &t->factions, str_c(&slug), who->name, who->kind, &n);
	if (who->kind_sure && !f->kind_sure) {
		f->kind = (int16_t)who->kind;
		f->kind_sure = true;
	}
	add_spelling(&t->a, f, who->name, "spelling");
	add_spelling(&t->a, f, who->called, "spelling");
	add_spelling(&t->a, f, who->abbr, "abbreviation");
	str_clear(&slug);
	return n;
}

uint32_t
import_things_find_faction(
    const struct import_things *t, const struct import_actor *who)
{
	struct str slug = STR_INIT;
	uint32_t n;

	slug_of(&slug, who->name, strlen(who->name));
	n = idmap_find(&t->factions.ids, str_c(&slug));
	str_clear(&slug);
	return n;
}

const char *
import_things_faction_id(const struct import_things *t, uint32_t n)
{
	return t->factions.thing[n - 1].id;
}

/* The id of the first DEPTH steps: "Hilltown town, North Province, Landia" as
 * a slug. */
static void
place_slug(struct str *out, const struct import_row *v, size_t depth)
{
	struct str way = STR_INIT;

	while (depth-- > 0) {
		const struct import_spot *s = &v->spots[depth];

		str_printf(&way, "%s%s", s->full != NULL ? s->full : s->name,
		    depth > 0 ? ", " : "");
	}
	slug_of(out, str_c(&way), way.len);
	str_clear(&way);
}

static uint32_t
place_step(struct import_things *t, const struct import_row *v, size_t depth,
    uint32_t parent)
{
	const struct import_spot *s = &v->spots[depth - 1];
	struct str slug = STR_INIT;
	struct import_thing *p;
	uint32_t n, before = (uint32_t)t->places.ids.n;

	place_slug(&slug, v, depth);
	p = thing_of(t, &t->places, str_c(&slug), s->name, s->kind, &n);
	if (n > before)
		p->parent = parent;
	add_spelling(&t->a, p, s->full, "full");
	add_spelling(&t->a, p, s->name, "spelling");
	str_clear(&slug);
	return n;
}

uint32_t
import_things_place(struct import_things *t, const struct import_row *v)
{
	struct import_thing *p;
	uint32_t n = 0;
	size_t i;

	for (i = 1; i <= v->n_spots; i++)
		n = place_step(t, v, i, n);
	if (n == 0 || !v->has_at)
		return n;
	p = &t->places.thing[n - 1];
	/* The first to come; a place itself goes before a centroid. */
	if (!p->has_at || (p->centroid && !v->centroid)) {
		p->has_at = true;
		p->centroid = v->centroid;
		p->lat = v->lat;
		p->lon = v->lon;
	}
	return n;
}

uint32_t
import_things_find_place(
    const struct import_things *t, const struct import_row *v)
{
	struct str slug = STR_INIT;
	uint32_t n;

	if (v->n_spots == 0)
		return 0;
	place_slug(&slug, v, v->n_spots);
	n = idmap_find(&t->places.ids, str_c(&slug));
	str_clear(&slug);
	return n;
}

/* ---- handing over ---- */

static struct m_name *
names_of(struct arena *a, const struct import_thing *t)
{
	struct m_name *names = arena_array(a, t->n_other, sizeof(*names));
	size_t i;

	for (i = 0; i < t->n_other; i++) {
		names[i].text = t->other[i].text;
		names[i].kind = t->other[i].kind;
	}
	return names;
}

static bool
give_faction(const struct import_thing *f, uint32_t n, struct arena *a,
    const struct dataset_sink *sink, struct err *e)
{
	struct m_faction m;

	memset(&m, 0, sizeof(m));
	m.s.kind = SUBJECT_FACTION;
	m.s.id = f->id;
	m.s.name = f->name;
	m.kind = f->kind;
	m.names = names_of(a, f);
	m.n_names = f->n_other;
	return sink->faction(sink->ctx, n, &m, e);
}

static bool
give_place(const struct import_thing *p, uint32_t n, struct arena *a,
    const struct dataset_sink *sink, struct err *e)
{
	struct m_place m;

	memset(&m, 0, sizeof(m));
	m.s.kind = SUBJECT_PLACE;
	m.s.id = p->id;
	m.s.name = p->name;
	m.kind = p->kind;
	m.parent = p->parent;
	m.names = names_of(a, p);
	m.n_names = p->n_other;
	m.has_at = p->has_at;
	m.lat = p->lat;
	m.lon = p->lon;
	if (p->has_at)
		m.at_ref =
		    p->centroid ? "the dataset, a centroid" : "the dataset";
	else
		m.no_coordinates = "the dataset has none";
	return sink->place(sink->ctx, n, &m, e);
}

static bool
give_list(const struct import_list *l,
    bool (*give)(const struct import_thing *t, uint32_t n, struct arena *a,
	const struct dataset_sink *sink, struct err *e),
    const struct dataset_sink *sink, struct err *e)
{
	struct arena a;
	bool ok = true;
	size_t i;

	arena_init(&a);
	for (i = 0; ok && i < l->ids.n; i++) {
		ok = give(&l->thing[i], (uint32_t)i + 1, &a, sink, e);
		arena_reset(&a);
	}
	arena_clear(&a);
	return ok;
}

bool
import_things_give(const struct import_things *t,
    const struct dataset_sink *sink, struct err *e)
{
	return give_list(&t->factions, give_faction, sink, e) &&
	       give_list(&t->places, give_place, sink, e);
}
