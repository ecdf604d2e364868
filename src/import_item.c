/* SPDX-License-Identifier: ISC */
/*
 * A row as an event with its one claim, "row".  The claim states the date,
 * the place and the actors that the row states, so that the event has nothing
 * of its own; what the coders wrote of a coalition stands at the claim's
 * actors.
 */
#include <string.h>

#include "import_impl.h"
#include "str.h"

static struct m_date
date_of(const char *text)
{
	struct m_date d = {.text = NULL};
	struct err e = ERR_INIT;

	if (text != NULL && edtf_parse(text, strlen(text), &d.d, &e))
		d.text = text;
	return d;
}

static struct m_actor *
actors_of(const struct import_row *v, const struct import_things *t)
{
	struct m_actor *list = arena_array(v->a, v->n_actors, sizeof(*list));
	size_t i;

	for (i = 0; i < v->n_actors; i++) {
		const struct import_actor *who = &v->actors[i];

		list[i].faction = import_things_find_faction(t, who);
		list[i].side = who->side;
		list[i].role = who->role;
	}
	return list;
}

/* OWN, the event's, with the words of the row. */
static struct m_actor *
claimed(const struct import_row *v, const struct m_actor *own)
{
	struct m_actor *list = arena_array(v->a, v->n_actors, sizeof(*list));
	size_t i;

	for (i = 0; i < v->n_actors; i++) {
		list[i] = own[i];
		list[i].as_name = v->actors[i].as;
	}
	return list;
}

/* The only faction of SIDE, or 0. */
static uint32_t
only_of(const struct import_row *v, const struct m_actor *actors, int side)
{
	uint32_t found = 0;
	size_t i, n = 0;

	for (i = 0; i < v->n_actors; i++)
		if (actors[i].side == side) {
			found = actors[i].faction;
			n++;
		}
	return n == 1 ? found : 0;
}

static struct m_party
party_of(const struct import_row *v, const struct import_things *t,
    const struct m_actor *actors, const struct import_figure *f)
{
	struct m_party p = {.text = NULL};

	if (f->of == OF_ACTOR)
		p.faction = actors[f->actor].faction;
	else if (f->of == OF_SIDE)
		p.faction = only_of(v, actors, f->side);
	if (p.faction != 0)
		p.text = import_things_faction_id(t, p.faction);
	else if (f->of == OF_SIDE) {
		p.side = f->side;
		p.text = arena_printf(v->a, "side %d", f->side);
	}
	return p;
}

static int64_t
min_of(int64_t a, int64_t b)
{
	return a < b ? a : b;
}

static int64_t
max_of(int64_t a, int64_t b)
{
	return a > b ? a : b;
}

/* Bounds are put in order; the row's own stand in the note. */
static void
figure_range(const struct import_row *v, const struct import_figure *f,
    struct m_figure *m)
{
	m->min = min_of(f->low, min_of(f->best, f->high));
	m->max = max_of(f->high, max_of(f->best, f->low));
	m->has_min = m->has_max = m->min < m->max;
	if (f->low > f->best || f->best > f->high)
		m->note = arena_printf(v->a,
		    "in the row: low %lld, best %lld,"
		    " high %lld",
		    (long long)f->low, (long long)f->best, (long long)f->high);
}

static struct m_figure *
figures_of(const struct import_row *v, const struct import_things *t,
    const struct m_actor *actors)
{
	struct m_figure *list = arena_array(v->a, v->n_figures, sizeof(*list));
	size_t i;

	for (i = 0; i < v->n_figures; i++) {
		const struct import_figure *f = &v->figures[i];

		list[i].what = model_find(LIST_FIGURE_WHAT, "killed");
		list[i].of = party_of(v, t, actors, f);
		list[i].best = f->best;
		list[i].has_best = true;
		list[i].note = f->note;
		if (f->range)
			figure_range(v, f, &list[i]);
		if (f->part)
			list[i].within = "row";
	}
	return list;
}

static struct m_voice *
voices_of(const struct import_row *v)
{
	struct m_voice *list = arena_array(v->a, v->n_voices, sizeof(*list));
	size_t i;

	for (i = 0; i < v->n_voices; i++)
		list[i].who = v->voices[i];
	return list;
}

/* Warnings are said once, and stay where the reader of the event is. */
static const char *
note_of(const struct import_row *v)
{
	struct str s = STR_INIT;
	const char *note;
	size_t i;

	if (v->note != NULL)
		str_add(&s, v->note);
	for (i = 0; i < v->n_warnings; i++)
		str_printf(&s, "%s%s", s.len > 0 ? "; " : "", v->warnings[i]);
	note = s.len > 0 ? arena_strdup(v->a, str_c(&s)) : NULL;
	str_clear(&s);
	return note;
}

static struct m_claim *
claim_of(const struct import_row *v, const struct import_things *t,
    const struct import_origin *from, const struct m_event *m)
{
	struct m_claim *c = arena_alloc(v->a, sizeof(*c));

	c->id = "row";
	c->says = v->says;
	c->source = 1;
	c->passage = v->passage;
	c->part = PART_BODY;
	c->voices = voices_of(v);
	c->n_voices = v->n_voices;
	c->hedge = from->gone ? "no longer in the export" : v->hedge;
	c->date = m->date;
	c->date_words = v->date_words;
	c->said = date_of(v->said);
	c->places = m->places;
	c->n_places = m->n_places;
	c->place_words = v->place_words;
	c->actors = claimed(v, m->actors);
	c->n_actors = v->n_actors;
	c->figures = figures_of(v, t, c->actors);
	c->n_figures = v->n_figures;
	c->kind = -1;
	c->note = note_of(v);
	c->at = from->at;
	return c;
}

struct m_event *
import_item(const struct import_row *v, const struct import_things *t,
    const struct import_origin *from)
{
	struct m_event *m = arena_alloc(v->a, sizeof(*m));
	struct m_place_ref *place;

	m->s.kind = SUBJECT_EVENT;
	m->s.id = v->id;
	m->s.name = v->title != NULL ? v->title : import_title(v);
	m->s.at = from->at;
	m->kind = v->kind;
	m->date = date_of(v->date);
	if (v->n_spots > 0) {
		place = arena_alloc(v->a, sizeof(*place));
		place->rel = v->rel;
		place->place = import_things_find_place(t, v);
		m->places = place;
		m->n_places = 1;
	}
	m->actors = actors_of(v, t);
	m->n_actors = v->n_actors;
	m->raw = arena_strndup(v->a, from->raw, from->raw_len);
	m->raw_format = from->raw_format;
	m->raw_gone = from->gone;
	m->s.claims = claim_of(v, t, from, m);
	m->s.n_claims = 1;
	return m;
}
