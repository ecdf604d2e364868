/* SPDX-License-Identifier: ISC */
/*
 * row_claim - claims and their figures as rows.
 *
 * A claim that has no date, no place or no faction of its own is silent
 * about it; the row then has its event's, and `inherited' says so.
 */
#include "format.h"
#include "mem.h"
#include "row_impl.h"

static const char *const claim_fields[] = {"link", "id", "subject", "event",
    "source", "part", "says", "mode", "quote", "quote_start", "quote_end",
    "date", "date_from", "date_to", "said", "factions", "people", "places",
    "attributed_to", "hedge", "figures", "inherited", NULL};
static const struct format_column claim_columns[] = {
    {"event", "event", 16},
    {"date", "date", 10},
    {"says", "says", 24},
    {"source", "source", 10},
    {"mode", "mode", 0},
    {"attributed_to", "voice", 8},
    {"link", "link", FORMAT_SPARE},
    {NULL, NULL, 0},
};
const struct row_kind row_claims = {claim_fields, claim_columns};

static bool
has_factions(const struct q_actor *actors, size_t n)
{
	size_t i;

	for (i = 0; i < n; i++) {
		if (actors[i].faction != 0)
			return true;
	}
	return false;
}

static struct value *
actors_list(
    struct arena *a, const struct q_actor *actors, size_t n, bool people)
{
	struct value *list, *o;
	const struct q_actor *q;
	size_t i;

	list = value_list(a);
	for (i = 0; i < n; i++) {
		q = &actors[i];
		if (people ? q->person == 0 : q->faction == 0)
			continue;
		o = value_object(a);
		value_set(o, "id",
		    value_text(a, people ? q->person_id : q->faction_id));
		value_set(o, "side", row_side(a, q->side));
		value_set(
		    o, "role", value_text(a, model_name(LIST_ROLE, q->role)));
		value_set(o, "denied", value_bool(a, q->denied));
		value_add(list, o);
	}
	return list;
}

static struct value *
voices_list(struct arena *a, const struct q_claim *c)
{
	struct value *list, *o;
	const struct q_voice *q;
	size_t i;

	list = value_list(a);
	for (i = 0; i < c->n_voices; i++) {
		q = &c->voices[i];
		o = value_object(a);
		value_set(o, "id", value_text(a, q->id));
		value_set(
		    o, "who", value_text(a, q->id == NULL ? q->name : NULL));
		value_set(o, "of", value_text(a, q->of_id));
		value_set(o, "inferred", value_bool(a, q->inferred));
		value_add(list, o);
	}
	return list;
}

static struct value *
bound(struct arena *a, bool has, int64_t n)
{
	return has ? value_number(a, n) : value_null(a);
}

/* The members that a figure has wherever it stands. */
static void
figure_members(struct arena *a, struct value *o, const struct q_figure *f)
{
	value_set(
	    o, "what", value_text(a, model_name(LIST_FIGURE_WHAT, f->what)));
	value_set(o, "of", value_text(a, f->of_id));
	value_set(o, "by", value_text(a, f->by_id));
	/* A single number is both bounds, unless it has others. */
	value_set(o, "min",
	    f->has_min ? value_number(a, f->min)
		       : bound(a, f->has_best, f->best));
	value_set(o, "max",
	    f->has_max ? value_number(a, f->max)
		       : bound(a, f->has_best, f->best));
	value_set(o, "strict", value_bool(a, f->strict));
	value_set(o, "about", value_bool(a, f->about));
	value_set(o, "words", value_text(a, f->words));
	value_set(o, "within", value_text(a, f->within_id));
	value_set(o, "as_of", value_text(a, f->as_of));
	value_set(o, "denied", value_bool(a, f->denied));
	value_set(o, "best", bound(a, f->has_best, f->best));
	value_set(o, "note", value_text(a, f->note));
}

static struct value *
figures_list(struct arena *a, const struct q_claim *c)
{
	struct value *list, *o;
	size_t i;

	list = value_list(a);
	for (i = 0; i < c->n_figures; i++) {
		o = value_object(a);
		figure_members(a, o, &c->figures[i]);
		value_add(list, o);
	}
	return list;
}

/* The claim's own dates, or else its event's. */
static void
claim_dates(struct arena *a, struct value *v, const struct q_claim *c,
    const struct q_event *event, struct value *inherited)
{
	const char *date;
	int32_t from, to;

	date = c->date;
	from = c->date_from;
	to = c->date_to;
	if (date == NULL && event != NULL && event->row.date != NULL) {
		date = event->row.date;
		from = event->row.date_from;
		to = event->row.date_to;
		value_add(inherited, value_text(a, "date"));
	}
	value_set(v, "date", value_text(a, date));
	value_set(v, "date_from", row_day(a, from));
	value_set(v, "date_to", row_day(a, to));
}

static void
claim_actors(struct arena *a, struct value *v, const struct q_claim *c,
    const struct q_event *event, struct value *inherited)
{
	const struct q_actor *actors;
	size_t n;

	actors = c->actors;
	n = c->n_actors;
	if (event != NULL && !has_factions(actors, n) &&
	    has_factions(event->actors, event->n_actors)) {
		actors = event->actors;
		n = event->n_actors;
		value_add(inherited, value_text(a, "factions"));
	}
	value_set(v, "factions", actors_list(a, actors, n, false));
	value_set(v, "people", actors_list(a, c->actors, c->n_actors, true));
}

static void
claim_places(struct arena *a, struct value *v, const struct q_claim *c,
    const struct q_event *event, struct value *inherited)
{
	if (event != NULL && c->n_places == 0 && event->n_places > 0) {
		value_set(v, "places",
		    row_place_ids(a, event->places, event->n_places));
		value_add(inherited, value_text(a, "places"));
	} else
		value_set(
		    v, "places", row_place_ids(a, c->places, c->n_places));
}

static void
claim_head(struct arena *a, struct value *v, const struct q_claim *c)
{
	const char *kind = model_name(LIST_SUBJECT, (int)c->subject_kind);
	bool own;

	own = !c->coded_row;
	value_set(v, "link", value_text(a, c->link));
	value_set(v, "id", value_text(a, c->id));
	value_set(v, "subject",
	    value_text(a, arena_printf(a, "%s/%s", kind, c->subject_id)));
	value_set(v, "event",
	    value_text(
		a, c->subject_kind == SUBJECT_EVENT ? c->subject_id : NULL));
	value_set(v, "source", value_text(a, c->source_id));
	value_set(v, "part", value_text(a, c->part));
	value_set(v, "says", value_text(a, c->says));
	value_set(v, "mode", value_text(a, model_name(LIST_MODE, c->mode)));
	value_set(v, "quote", value_text(a, c->quote));
	value_set(v, "quote_start", bound(a, own, c->quote_start));
	value_set(v, "quote_end", bound(a, own, c->quote_end));
}

struct value *
row_claim(struct arena *a, const struct q_claim *c, const struct q_event *event)
{
	struct value *v, *inherited;

	v = value_object(a);
	inherited = value_list(a);
	claim_head(a, v, c);
	claim_dates(a, v, c, event, inherited);
	value_set(v, "said", value_text(a, c->said));
	claim_actors(a, v, c, event, inherited);
	claim_places(a, v, c, event, inherited);
	value_set(v, "attributed_to", voices_list(a, c));
	value_set(v, "hedge", value_text(a, c->hedge));
	value_set(v, "figures", figures_list(a, c));
	value_set(v, "inherited", inherited);
	return v;
}

/* ---- figures by themselves ---- */

static const char *const figure_fields[] = {"claim", "event", "source", "date",
    "what", "of", "by", "min", "max", "strict", "about", "words", "within",
    "as_of", "denied", "best", "note", NULL};
static const struct format_column figure_columns[] = {
    {"date", "date", 10},
    {"what", "what", 0},
    {"of", "of", 10},
    {"by", "by", 10},
    {"min", "min", 0},
    {"max", "max", 0},
    {"best", "best", 0},
    {"words", "words", 8},
    {"event", "event", 16},
    {"source", "source", 10},
    {"claim", "claim", FORMAT_SPARE},
    {NULL, NULL, 0},
};
const struct row_kind row_figures = {figure_fields, figure_columns};

struct value *
row_figure(struct arena *a, const struct q_claim *c, const struct q_figure *f,
    const struct q_event *event)
{
	const char *date;
	struct value *v;

	date = c->date;
	if (date == NULL && event != NULL)
		date = event->row.date;
	v = value_object(a);
	value_set(v, "claim", value_text(a, c->link));
	value_set(v, "event",
	    value_text(
		a, c->subject_kind == SUBJECT_EVENT ? c->subject_id : NULL));
	value_set(v, "source", value_text(a, c->source_id));
	value_set(v, "date", value_text(a, date));
	figure_members(a, v, f);
	return v;
}
