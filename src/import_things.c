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

#define SPELLINGS 8 /* other names kept of each */

struct spelling {
	const char *text;
	int kind; /* LIST_NAME_KIND */
};

struct import_faction {
	const char *id, *name;
	int kind;
	bool kind_sure;
	struct spelling other[SPELLINGS];
	size_t n_other;
};

struct import_place {
	const char *id, *name;
	int kind;
	uint32_t parent;
	bool has_at, centroid;
	double lat, lon;
	struct spelling other[SPELLINGS];
	size_t n_other;
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
	idmap_clear(&t->factions);
	idmap_clear(&t->places);
	mem_free(t->faction);
	mem_free(t->place);
	arena_clear(&t->a);
}

static void
add_spelling(struct arena *a, struct spelling *list, size_t *n,
    const char *name, const char *text, const char *kind)
{
	size_t i;

	if (text == NULL || strcmp(text, name) == 0 || *n == SPELLINGS)
		return;
	for (i = 0; i < *n; i++)
		if (strcmp(list[i].text, text) == 0)
			return;
	list[*n].text = arena_strdup(a, text);
	list[(*n)++].kind = model_find(LIST_NAME_KIND, kind);
}

uint32_t
import_things_faction(struct import_things *t, const struct import_actor *who)
{
	struct str slug = STR_INIT;
	struct import_faction *f;
	uint32_t n;

	slug_of(&slug, who->name, strlen(who->name));
	n = idmap_find(&t->factions, str_c(&slug));
	if (n == 0) {
		const char *id = arena_strdup(&t->a, str_c(&slug));

		n = idmap_add(&t->factions, id);
		t->faction =
		    mem_grow(t->faction, &t->faction_cap, n, sizeof(*f));
		f = &t->faction[n - 1];
		memset(f, 0, sizeof(*f));
		f->id = id;
		f->name = arena_strdup(&t->a, who->name);
		f->kind = who->kind;
	}
	f = &t->faction[n - 1];
	if (who->kind_sure && !f->kind_sure) {
		f->kind = who->kind;
		f->kind_sure = true;
	}
	add_spelling(
	    &t->a, f->other, &f->n_other, f->name, who->name, "spelling");
	add_spelling(
	    &t->a, f->other, &f->n_other, f->name, who->abbr, "abbreviation");
	str_clear(&slug);
	return n;
}

const char *
import_things_faction_id(const struct import_things *t, uint32_t n)
{
	return t->faction[n - 1].id;
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
	struct import_place *p;
	uint32_t n;

	place_slug(&slug, v, depth);
	n = idmap_find(&t->places, str_c(&slug));
	if (n == 0) {
		const char *id = arena_strdup(&t->a, str_c(&slug));

		n = idmap_add(&t->places, id);
		t->place = mem_grow(t->place, &t->place_cap, n, sizeof(*p));
		p = &t->place[n - 1];
		memset(p, 0, sizeof(*p));
		p->id = id;
		p->name = arena_strdup(&t->a, s->name);
		p->kind = s->kind;
		p->parent = parent;
	}
	p = &t->place[n - 1];
	add_spelling(&t->a, p->other, &p->n_other, p->name, s->full, "full");
	add_spelling(
	    &t->a, p->other, &p->n_other, p->name, s->name, "spelling");
	str_clear(&slug);
	return n;
}

uint32_t
import_things_place(struct import_things *t, const struct import_row *v)
{
	struct import_place *p;
	uint32_t n = 0;
	size_t i;

	for (i = 1; i <= v->n_spots; i++)
		n = place_step(t, v, i, n);
	if (n == 0 || !v->has_at)
		return n;
	p = &t->place[n - 1];
	/* The first to come; a place itself goes before a centroid. */
	if (!p->has_at || (p->centroid && !v->centroid)) {
		p->has_at = true;
		p->centroid = v->centroid;
		p->lat = v->lat;
		p->lon = v->lon;
	}
	return n;
}

/* ---- handing over ---- */

static struct m_name *
names_of(struct arena *a, const struct spelling *list, size_t n)
{
	struct m_name *names = arena_array(a, n, sizeof(*names));
	size_t i;

	for (i = 0; i < n; i++) {
		names[i].text = list[i].text;
		names[i].kind = list[i].kind;
	}
	return names;
}

static bool
give_faction(const struct import_faction *f, uint32_t n, struct arena *a,
    const struct dataset_sink *sink, struct err *e)
{
	struct m_faction m;

	memset(&m, 0, sizeof(m));
	m.s.kind = SUBJECT_FACTION;
	m.s.id = f->id;
	m.s.name = f->name;
	m.kind = f->kind;
	m.names = names_of(a, f->other, f->n_other);
	m.n_names = f->n_other;
	return sink->faction(sink->ctx, n, &m, e);
}

static bool
give_place(const struct import_place *p, uint32_t n, struct arena *a,
    const struct dataset_sink *sink, struct err *e)
{
	struct m_place m;

	memset(&m, 0, sizeof(m));
	m.s.kind = SUBJECT_PLACE;
	m.s.id = p->id;
	m.s.name = p->name;
	m.kind = p->kind;
	m.parent = p->parent;
	m.names = names_of(a, p->other, p->n_other);
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

bool
import_things_give(const struct import_things *t,
    const struct dataset_sink *sink, struct err *e)
{
	struct arena a;
	bool ok = true;
	size_t i;

	arena_init(&a);
	for (i = 0; ok && i < t->factions.n; i++) {
		ok = give_faction(&t->faction[i], (uint32_t)i + 1, &a, sink, e);
		arena_reset(&a);
	}
	for (i = 0; ok && i < t->places.n; i++) {
		ok = give_place(&t->place[i], (uint32_t)i + 1, &a, sink, e);
		arena_reset(&a);
	}
	arena_clear(&a);
	return ok;
}
