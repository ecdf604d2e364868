/* SPDX-License-Identifier: ISC */
/*
 * row - the fixed members of every kind of row but claims and figures.
 */
#include "row.h"

#include <string.h>

#include "format.h"
#include "mem.h"
#include "row_impl.h"

struct value *
row_day(struct arena *a, int32_t day)
{
	char iso[16];

	if (day == EDTF_OPEN_LEFT || day == EDTF_OPEN_RIGHT)
		return value_null(a);
	return value_text(a, arena_strdup(a, edtf_iso(day, iso)));
}

struct value *
row_place_ids(struct arena *a, const struct q_place *places, size_t n)
{
	struct value *list;
	size_t i;

	list = value_list(a);
	for (i = 0; i < n; i++) {
		if (places[i].id != NULL)
			value_add(list, value_text(a, places[i].id));
		if (places[i].id2 != NULL)
			value_add(list, value_text(a, places[i].id2));
	}
	return list;
}

struct value *
row_side(struct arena *a, int side)
{
	return side == 0 ? value_null(a) : value_number(a, side);
}

/* ---- events ---- */

static const char *const event_fields[] = {"link", "id", "title", "kind",
    "date", "date_from", "date_to", "places", "factions", "claims", "sources",
    "disputed", "part_of", NULL};
static const struct format_column event_columns[] = {
    {"date", "date", 21},
    {"kind", "kind", 0},
    {"title", "title", 24},
    {"factions", "factions", FORMAT_SPARE},
    {"claims", "claims", 0},
    {"disputed", "≠", 0},
    {"link", "link", FORMAT_SPARE},
    {NULL, NULL, 0},
};
const struct row_kind row_events = {event_fields, event_columns};

static struct value *
event_factions(struct arena *a, const struct q_event *q)
{
	struct value *list, *o;
	const struct q_actor *actor;
	size_t i;

	list = value_list(a);
	for (i = 0; i < q->n_actors; i++) {
		actor = &q->actors[i];
		if (actor->faction == 0)
			continue;
		o = value_object(a);
		value_set(o, "id", value_text(a, actor->faction_id));
		value_set(o, "side", row_side(a, actor->side));
		value_set(o, "role",
		    value_text(a, model_name(LIST_ROLE, actor->role)));
		value_add(list, o);
	}
	return list;
}

struct value *
row_event(struct arena *a, const struct q_event *q)
{
	struct value *v;

	v = value_object(a);
	value_set(v, "link", value_text(a, q->link));
	value_set(v, "id", value_text(a, q->row.id));
	value_set(v, "title", value_text(a, q->row.title));
	value_set(
	    v, "kind", value_text(a, model_name(LIST_EVENT_KIND, q->row.kind)));
	value_set(v, "date", value_text(a, q->row.date));
	value_set(v, "date_from", row_day(a, q->row.date_from));
	value_set(v, "date_to", row_day(a, q->row.date_to));
	value_set(v, "places", row_place_ids(a, q->places, q->n_places));
	value_set(v, "factions", event_factions(a, q));
	value_set(v, "claims", value_number(a, q->row.claims));
	value_set(v, "sources", value_number(a, q->row.sources));
	value_set(
	    v, "disputed", value_bool(a, (q->row.flags & EVENT_DISPUTED) != 0));
	value_set(v, "part_of", value_text(a, q->part_of_id));
	return v;
}

/* ---- factions ---- */

static const char *const faction_fields[] = {"link", "id", "name", "names",
    "kind", "active_from", "active_to", "events", "clashes", NULL};
static const struct format_column faction_columns[] = {
    {"name", "name", 16},
    {"kind", "kind", 0},
    {"events", "events", 0},
    {"clashes", "clashes", 0},
    {"names", "also", 16},
    {"link", "link", FORMAT_SPARE},
    {NULL, NULL, 0},
};
const struct row_kind row_factions = {faction_fields, faction_columns};

static struct value *
names_list(struct arena *a, const struct q_name *names, size_t n)
{
	struct value *list, *o;
	size_t i;

	list = value_list(a);
	for (i = 0; i < n; i++) {
		o = value_object(a);
		value_set(o, "name", value_text(a, names[i].text));
		value_set(o, "lang", value_text(a, names[i].lang));
		value_set(o, "kind", value_text(a, names[i].kind));
		value_add(list, o);
	}
	return list;
}

struct value *
row_faction(struct arena *a, const struct q_faction *f,
    const struct q_name *names, size_t n)
{
	struct value *v;

	v = value_object(a);
	value_set(
	    v, "link", value_text(a, arena_printf(a, "faction/%s", f->id)));
	value_set(v, "id", value_text(a, f->id));
	value_set(v, "name", value_text(a, f->name));
	value_set(v, "names", names_list(a, names, n));
	value_set(
	    v, "kind", value_text(a, model_name(LIST_FACTION_KIND, f->kind)));
	value_set(v, "active_from", row_day(a, f->active_from));
	value_set(v, "active_to", row_day(a, f->active_to));
	value_set(v, "events", value_number(a, f->events));
	value_set(v, "clashes", value_number(a, f->clashes));
	return v;
}

/* ---- relations ---- */

static const char *const relation_fields[] = {"link", "id", "kind", "from",
    "to", "date", "date_from", "date_to", "event", "claims", NULL};
static const struct format_column relation_columns[] = {
    {"date", "date", 10},
    {"from", "from", 12},
    {"kind", "kind", 0},
    {"to", "to", 12},
    {"claims", "claims", 0},
    {"event", "event", FORMAT_SPARE},
    {NULL, NULL, 0},
};
const struct row_kind row_relations = {relation_fields, relation_columns};

struct value *
row_relation(struct arena *a, const struct q_relation *r)
{
	struct value *v;

	v = value_object(a);
	value_set(v, "link", value_text(a, r->link));
	value_set(v, "id", value_text(a, r->id));
	value_set(v, "kind", value_text(a, r->kind));
	value_set(v, "from", value_text(a, r->a_id));
	value_set(v, "to", value_text(a, r->b_id));
	value_set(v, "date", value_text(a, r->date));
	value_set(v, "date_from", row_day(a, r->date_from));
	value_set(v, "date_to", row_day(a, r->date_to));
	value_set(v, "event", value_text(a, r->event_id));
	value_set(v, "claims", value_number(a, (int64_t)r->n_claims));
	return v;
}

/* ---- pairs ---- */

static const char *const pair_fields[] = {"link", "a", "b", "events", "alleged",
    "first", "last", "killed_low", "killed_high", "without_figure", NULL};
static const struct format_column pair_columns[] = {
    {"a", "a", 12},
    {"b", "b", 12},
    {"events", "events", 0},
    {"alleged", "alleged", 0},
    {"first", "first", 0},
    {"last", "last", 0},
    {"killed_low", "killed", 0},
    {"killed_high", "at most", 0},
    {"link", "link", FORMAT_SPARE},
    {NULL, NULL, 0},
};
const struct row_kind row_pairs = {pair_fields, pair_columns};

struct value *
row_pair(struct arena *a, const struct q_pair *p)
{
	struct value *v;

	v = value_object(a);
	value_set(v, "link", value_text(a, p->link));
	value_set(v, "a", value_text(a, p->a_id));
	value_set(v, "b", value_text(a, p->b_id));
	value_set(v, "events", value_number(a, p->events));
	value_set(v, "alleged", value_number(a, p->alleged));
	value_set(v, "first", row_day(a, p->first));
	value_set(v, "last", row_day(a, p->last));
	value_set(v, "killed_low",
	    p->has_killed ? value_number(a, p->killed_low) : value_null(a));
	value_set(v, "killed_high",
	    p->has_killed && p->killed_high >= 0
		? value_number(a, p->killed_high)
		: value_null(a));
	value_set(v, "without_figure", value_number(a, p->without_figure));
	return v;
}

/* ---- people and places ---- */

static const char *const person_fields[] = {
    "link", "id", "name", "names", "of", "events", NULL};
static const struct format_column person_columns[] = {
    {"name", "name", 16},
    {"of", "of", 16},
    {"events", "events", 0},
    {"link", "link", FORMAT_SPARE},
    {NULL, NULL, 0},
};
const struct row_kind row_people = {person_fields, person_columns};

struct value *
row_person(struct arena *a, const struct q_card *c)
{
	struct value *v, *list, *o;
	size_t i;

	list = value_list(a);
	for (i = 0; i < c->n_offices; i++) {
		o = value_object(a);
		value_set(
		    o, "faction", value_text(a, c->offices[i].faction_id));
		value_set(o, "role", value_text(a, c->offices[i].role));
		value_set(o, "date", value_text(a, c->offices[i].date));
		value_add(list, o);
	}
	v = value_object(a);
	value_set(v, "link", value_text(a, c->link));
	value_set(v, "id", value_text(a, c->id));
	value_set(v, "name", value_text(a, c->name));
	value_set(v, "names", names_list(a, c->names, c->n_names));
	value_set(v, "of", list);
	value_set(v, "events", value_number(a, c->events));
	return v;
}

static const char *const place_fields[] = {
    "link", "id", "name", "names", "kind", "in", "lat", "lon", "events", NULL};
static const struct format_column place_columns[] = {
    {"name", "name", 16},
    {"kind", "kind", 0},
    {"in", "in", 12},
    {"events", "events", 0},
    {"lat", "lat", 0},
    {"lon", "lon", 0},
    {"link", "link", FORMAT_SPARE},
    {NULL, NULL, 0},
};
const struct row_kind row_places = {place_fields, place_columns};

struct value *
row_place(struct arena *a, const struct q_card *c)
{
	struct value *v;

	v = value_object(a);
	value_set(v, "link", value_text(a, c->link));
	value_set(v, "id", value_text(a, c->id));
	value_set(v, "name", value_text(a, c->name));
	value_set(v, "names", names_list(a, c->names, c->n_names));
	value_set(v, "kind", value_text(a, c->kind_name));
	value_set(v, "in", value_text(a, c->parent_id));
	value_set(v, "lat", c->has_at ? value_real(a, c->lat) : value_null(a));
	value_set(v, "lon", c->has_at ? value_real(a, c->lon) : value_null(a));
	value_set(v, "events", value_number(a, c->events));
	return v;
}

/* ---- sources and coverage ---- */

static const char *const source_fields[] = {"link", "id", "title", "publisher",
    "author", "published", "rights", "extent", "claims", "covered", "skipped",
    "uncovered", "quoted_share", NULL};
static const struct format_column source_columns[] = {
    {"title", "title", 20},
    {"publisher", "publisher", 12},
    {"published", "published", 0},
    {"rights", "rights", 10},
    {"claims", "claims", 0},
    {"uncovered", "uncovered", 0},
    {"quoted_share", "share", 0},
    {"link", "link", FORMAT_SPARE},
    {NULL, NULL, 0},
};
const struct row_kind row_sources = {source_fields, source_columns};

struct value *
row_source(struct arena *a, const struct q_source *s)
{
	struct value *v;
	int share;

	v = value_object(a);
	value_set(v, "link", value_text(a, s->link));
	value_set(v, "id", value_text(a, s->id));
	value_set(v, "title", value_text(a, s->title));
	value_set(v, "publisher", value_text(a, s->publisher));
	value_set(v, "author", value_text(a, s->author));
	value_set(v, "published", value_text(a, s->published));
	value_set(v, "rights", value_text(a, s->rights));
	value_set(v, "extent", value_text(a, s->extent));
	value_set(v, "claims", value_number(a, s->claims));
	value_set(v, "covered", value_number(a, s->covered));
	value_set(v, "skipped", value_number(a, s->skipped));
	value_set(v, "uncovered", value_number(a, s->uncovered));
	/* Four digits: a ten-thousandth of a document is no news. */
	share = (int)(s->quoted_share * 10000 + 0.5);
	value_set(v, "quoted_share", value_real(a, share / 10000.0));
	return v;
}

static const char *const coverage_fields[] = {
    "source", "state", "start", "end", "reason", "claim", "text", NULL};
static const struct format_column coverage_columns[] = {
    {"source", "source", 10},
    {"state", "state", 0},
    {"start", "start", 0},
    {"end", "end", 0},
    {"reason", "reason", 0},
    {"text", "text", 24},
    {"claim", "claim", FORMAT_SPARE},
    {NULL, NULL, 0},
};
const struct row_kind row_coverage = {coverage_fields, coverage_columns};

struct value *
row_coverage_of(struct arena *a, const struct row_stretch *s)
{
	struct value *v;

	v = value_object(a);
	value_set(v, "source", value_text(a, s->source));
	value_set(v, "state", value_text(a, s->state));
	value_set(v, "start", value_number(a, s->start));
	value_set(v, "end", value_number(a, s->end));
	value_set(v, "reason", value_text(a, s->reason));
	value_set(v, "claim", value_text(a, s->claim));
	value_set(v, "text", value_text(a, s->text));
	return v;
}

/* ---- disputes ---- */

static const char *const dispute_fields[] = {
    "subject", "event", "field", "values", NULL};
static const struct format_column dispute_columns[] = {
    {"subject", "subject", 20},
    {"field", "field", 0},
    {"words", "values", 24},
    {NULL, NULL, 0},
};
const struct row_kind row_disputes = {dispute_fields, dispute_columns};

struct value *
row_dispute(struct arena *a, const struct q_dispute *d)
{
	struct value *v, *list, *o;
	size_t i;

	list = value_list(a);
	for (i = 0; i < d->n_values; i++) {
		o = value_object(a);
		value_set(o, "claim", value_text(a, d->values[i].link));
		value_set(o, "source", value_text(a, d->values[i].source_id));
		value_set(o, "value", value_text(a, d->values[i].value));
		value_add(list, o);
	}
	v = value_object(a);
	value_set(v, "subject",
	    value_text(a, arena_printf(a, "%s/%s",
			      model_name(LIST_SUBJECT, (int)d->subject_kind),
			      d->subject_id != NULL ? d->subject_id : "")));
	value_set(v, "event", value_text(a, d->event_id));
	value_set(v, "field", value_text(a, d->field));
	value_set(v, "values", list);
	value_set(v, "words", value_text(a, d->words)); /* for the table */
	return v;
}

/* ---- hits ---- */

static const char *const hit_fields[] = {
    "link", "date", "title", "claim", "source", "snippet", NULL};
static const struct format_column hit_columns[] = {
    {"date", "date", 10},
    {"title", "title", 20},
    {"snippet", "snippet", 24},
    {NULL, NULL, 0},
};
const struct row_kind row_hits = {hit_fields, hit_columns};

struct value *
row_hit(struct arena *a, const struct q_event *q, const struct q_claim *claim,
    const char *snippet)
{
	struct value *v;

	v = value_object(a);
	value_set(v, "link", value_text(a, q->link));
	value_set(v, "date", value_text(a, q->row.date));
	value_set(v, "title", value_text(a, q->row.title));
	value_set(
	    v, "claim", value_text(a, claim != NULL ? claim->link : NULL));
	value_set(v, "source",
	    value_text(a, claim != NULL ? claim->source_id : NULL));
	value_set(v, "snippet", value_text(a, snippet));
	return v;
}
