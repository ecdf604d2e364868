/* SPDX-License-Identifier: ISC */
/*
 * cmd_list - strife list WHAT [QUERY...].
 *
 * The query picks events.  What is listed are those events, or what turns up
 * in them.  A term that names the very thing that is listed (factions for
 * pairs and relations, sources for sources and coverage) picks it directly;
 * of claims and figures the terms that speak of claims pick single ones.
 */
#include <string.h>

#include "claims.h"
#include "cli.h"
#include "cmd.h"
#include "db.h"
#include "diag.h"
#include "filter.h"
#include "format.h"
#include "mem.h"
#include "query.h"
#include "row.h"

struct list {
	struct db *db;
	struct arena a;	  /* of the whole run */
	struct arena row; /* of one row */
	struct filter f;
	bool everything; /* no query */
	struct q_events events;
	struct bits among; /* things that turn up in the events */
	struct format *out;
};

struct what {
	const char *name;
	const struct row_kind *rows;
	bool (*run)(struct list *l, struct err *e);
	enum link_kind among; /* what has to turn up; LINK_NONE: nothing */
};

static void
put(struct list *l, const struct value *row)
{
	format_row(l->out, row);
	arena_reset(&l->row);
}

/* ---- events, and what their claims say ---- */

static bool
list_events(struct list *l, struct err *e)
{
	struct q_event *q;
	size_t i;

	for (i = 0; i < l->events.n; i++) {
		if (!query_event_head(
			l->db, &l->row, l->events.event[i], &q, e))
			return false;
		if (q != NULL)
			put(l, row_event(&l->row, q));
	}
	return true;
}

static bool
claim_itself(void *ctx, const struct q_claim *c, const struct q_event *event,
    struct err *e)
{
	struct list *l = ctx;

	(void)e;
	put(l, row_claim(&l->row, c, event));
	return true;
}

/* Is F of a kind that the query asks for?  Where it asks for none: yes. */
static bool
figure_wanted(const struct list *l, const struct q_figure *f)
{
	const struct filter_term *t;
	bool asked = false;
	size_t i;

	for (i = 0; i < l->f.n; i++) {
		t = &l->f.terms[i];
		if (t->field != FILTER_FIGURE || t->not )
			continue;
		if (t->what == f->what)
			return true;
		asked = true;
	}
	return !asked;
}

static bool
claim_figures(void *ctx, const struct q_claim *c, const struct q_event *event,
    struct err *e)
{
	struct list *l = ctx;
	size_t i;

	(void)e;
	for (i = 0; i < c->n_figures; i++) {
		if (figure_wanted(l, &c->figures[i]))
			put(l, row_figure(&l->row, c, &c->figures[i], event));
	}
	return true;
}

static bool
list_claims(struct list *l, struct err *e)
{
	return claims_walk(l->db, &l->f, claim_itself, l, e);
}

static bool
list_figures(struct list *l, struct err *e)
{
	return claims_walk(l->db, &l->f, claim_figures, l, e);
}

static bool
list_disputes(struct list *l, struct err *e)
{
	struct q_dispute *d;
	size_t i, count;

	if (!query_disputes(
		l->db, &l->a, l->everything ? NULL : &l->events, &d, &count, e))
		return false;
	for (i = 0; i < count; i++)
		put(l, row_dispute(&l->row, &d[i]));
	return true;
}

/* ---- things that turn up in the events ---- */

static bool
turns_up(const struct list *l, uint32_t n)
{
	return l->everything || bits_has(&l->among, n);
}

static bool
list_factions(struct list *l, struct err *e)
{
	struct q_faction *f;
	struct q_name *names;
	size_t i, count, n;

	if (!query_factions(l->db, &l->a, FACTIONS_BY_EVENTS, 0, &f, &count, e))
		return false;
	for (i = 0; i < count; i++) {
		if (!turns_up(l, f[i].n))
			continue;
		if (!query_names(
			l->db, &l->row, SUBJECT_FACTION, f[i].n, &names, &n, e))
			return false;
		put(l, row_faction(&l->row, &f[i], names, n));
	}
	return true;
}

static bool
list_people(struct list *l, struct err *e)
{
	struct q_card *c;
	size_t i, count;

	if (!query_people(l->db, &l->a, &c, &count, e))
		return false;
	for (i = 0; i < count; i++) {
		if (turns_up(l, c[i].n))
			put(l, row_person(&l->row, &c[i]));
	}
	return true;
}

static bool
list_places(struct list *l, struct err *e)
{
	struct q_card *c;
	size_t i, count;

	if (!query_places(l->db, &l->a, &c, &count, e))
		return false;
	for (i = 0; i < count; i++) {
		if (turns_up(l, c[i].n))
			put(l, row_place(&l->row, &c[i]));
	}
	return true;
}

/* ---- things that a term may name themselves ---- */

struct named {
	uint32_t *n;
	size_t count;
};

static bool
named(struct list *l, enum link_kind kind, bool with, struct named *out,
    struct err *e)
{
	return query_named(
	    l->db, &l->a, &l->f, kind, with, &out->n, &out->count, e);
}

static bool
is_named(const struct named *set, uint32_t n)
{
	size_t i;

	for (i = 0; i < set->count; i++) {
		if (set->n[i] == n)
			return true;
	}
	return false;
}

/* Does A or B stand in SET?  Nothing named: yes. */
static bool
either(const struct named *set, uint32_t a, uint32_t b)
{
	return set->count == 0 || is_named(set, a) || is_named(set, b);
}

static bool
list_pairs(struct list *l, struct err *e)
{
	struct named who, with;
	struct q_pair *p;
	size_t i, count;

	if (!named(l, LINK_FACTION, false, &who, e) ||
	    !named(l, LINK_FACTION, true, &with, e) ||
	    !query_pairs(l->db, &l->a, 0, &p, &count, e))
		return false;
	for (i = 0; i < count; i++) {
		if (turns_up(l, p[i].n) && either(&who, p[i].a, p[i].b) &&
		    either(&with, p[i].a, p[i].b))
			put(l, row_pair(&l->row, &p[i]));
	}
	return true;
}

/* A relation whose change is one of the events, or between whom is asked. */
static bool
list_relations(struct list *l, struct err *e)
{
	struct q_relation *r;
	struct named who;
	struct bits events;
	size_t i, count;
	bool wanted;

	if (!named(l, LINK_FACTION, false, &who, e) ||
	    !query_relations(l->db, &l->a, 0, &r, &count, e))
		return false;
	bits_init(&events, l->events.total + 1);
	for (i = 0; i < l->events.n; i++)
		bits_set(&events, l->events.event[i]);
	for (i = 0; i < count; i++) {
		/* A faction that the query names is one of the two. */
		wanted = l->everything ||
			 (who.count > 0 ? either(&who, r[i].a, r[i].b)
					: bits_has(&events, r[i].event));
		if (wanted)
			put(l, row_relation(&l->row, &r[i]));
	}
	bits_clear(&events);
	return true;
}

static bool
source_wanted(const struct list *l, const struct named *set, uint32_t n)
{
	return turns_up(l, n) && (set->count == 0 || is_named(set, n));
}

static bool
list_sources(struct list *l, struct err *e)
{
	struct q_source *s;
	struct named set;
	size_t i, count;

	if (!named(l, LINK_SOURCE, false, &set, e) ||
	    !query_sources(l->db, &l->a, &s, &count, e))
		return false;
	for (i = 0; i < count; i++) {
		if (source_wanted(l, &set, s[i].n))
			put(l, row_source(&l->row, &s[i]));
	}
	return true;
}

/* ---- coverage ---- */

static void
put_stretch(struct list *l, const struct q_source *s, struct row_stretch *r)
{
	r->source = s->id;
	if (r->start <= r->end && r->end <= s->text_len)
		r->text = arena_strndup(
		    &l->row, s->text + r->start, r->end - r->start);
	format_row(l->out, row_coverage_of(&l->row, r));
}

/* Quotes, skips and gaps of one source, merged in the order of its text. */
static void
coverage_of(struct list *l, const struct q_source *s)
{
	struct row_stretch r;
	uint32_t mark, skip, gap;
	size_t m, k, g;

	m = k = g = 0;
	while (m < s->n_marks || k < s->n_skips || g < s->n_gaps) {
		mark = m < s->n_marks ? s->marks[m].start : UINT32_MAX;
		skip = k < s->n_skips ? s->skips[k].start : UINT32_MAX;
		gap = g < s->n_gaps ? s->gaps[g].start : UINT32_MAX;
		memset(&r, 0, sizeof(r));
		if (m < s->n_marks && mark <= skip && mark <= gap) {
			r.state = "quoted";
			r.claim = s->marks[m].claim_link;
			r.start = mark;
			r.end = s->marks[m++].end;
		} else if (k < s->n_skips && skip <= gap) {
			r.state = "skipped";
			r.reason = s->skips[k].reason;
			r.start = skip;
			r.end = s->skips[k++].end;
		} else {
			r.state = "uncovered";
			r.start = gap;
			r.end = s->gaps[g++].end;
		}
		put_stretch(l, s, &r);
	}
	arena_reset(&l->row);
}

static bool
list_coverage(struct list *l, struct err *e)
{
	struct q_source *all, *s;
	struct named set;
	size_t i, count;

	if (!named(l, LINK_SOURCE, false, &set, e) ||
	    !query_sources(l->db, &l->a, &all, &count, e))
		return false;
	for (i = 0; i < count; i++) {
		if (!source_wanted(l, &set, all[i].n))
			continue;
		if (!query_source(l->db, &l->row, all[i].n, true, &s, e))
			return false;
		if (s != NULL)
			coverage_of(l, s);
	}
	return true;
}

/* ---- the command ---- */

static const struct what whats[] = {
    {"events", &row_events, list_events, LINK_NONE},
    {"claims", &row_claims, list_claims, LINK_NONE},
    {"factions", &row_factions, list_factions, LINK_FACTION},
    {"relations", &row_relations, list_relations, LINK_NONE},
    {"pairs", &row_pairs, list_pairs, LINK_PAIR},
    {"figures", &row_figures, list_figures, LINK_NONE},
    {"people", &row_people, list_people, LINK_PERSON},
    {"places", &row_places, list_places, LINK_PLACE},
    {"sources", &row_sources, list_sources, LINK_SOURCE},
    {"disputes", &row_disputes, list_disputes, LINK_NONE},
    {"coverage", &row_coverage, list_coverage, LINK_SOURCE},
};
#define WHATS (sizeof(whats) / sizeof(whats[0]))

const char *
cmd_list_name(size_t i)
{
	return i < WHATS ? whats[i].name : NULL;
}

static const struct what *
what_find(const char *name, struct err *e)
{
	const char *names[WHATS], *near;
	size_t i;

	for (i = 0; i < WHATS; i++) {
		if (strcmp(whats[i].name, name) == 0)
			return &whats[i];
		names[i] = whats[i].name;
	}
	near = diag_nearest(name, names, WHATS);
	if (near != NULL)
		err_set(e, ERR_USAGE,
		    "there is no list of %s; did you mean %s?", name, near);
	else
		err_set(e, ERR_USAGE,
		    "there is no list of %s; there are events, claims, "
		    "factions, relations, pairs, figures, people, places, "
		    "sources, disputes and coverage",
		    name);
	return NULL;
}

static bool
list_run(struct list *l, const struct what *what, struct err *e)
{
	if (!query_events(l->db, NULL, &l->f, &l->events, e))
		return false;
	if (what->among != LINK_NONE && !l->everything &&
	    !query_among(l->db, what->among, &l->events, &l->among, e))
		return false;
	return what->run(l, e);
}

static bool
list_all(struct list *l, const struct cli_args *args, struct out *o, bool *some,
    struct err *e)
{
	const struct what *what;
	enum format_kind kind;
	enum bidi bidi;
	bool ok;

	if (args->argc == 0)
		return err_set(e, ERR_USAGE,
		    "a WHAT is needed: events, claims, factions, relations, "
		    "pairs, figures, people, places, sources, disputes or "
		    "coverage");
	what = what_find(args->argv[0], e);
	if (what == NULL || !format_find(args->format, o, &kind, e) ||
	    !cmd_bidi(args, o, &bidi, e) ||
	    !cmd_query(&l->a, args, 1, &l->f, e) || !cmd_open(args, &l->db, e))
		return false;
	l->everything = l->f.n == 0;
	l->out = format_new(kind, o, what->rows->fields, what->rows->columns);
	cmd_csv(args, l->out);
	format_bidi(l->out, bidi);
	ok = list_run(l, what, e);
	*some = format_end(l->out) > 0;
	return ok;
}

int
cmd_list(const struct cli_args *args, struct out *o, struct err *e)
{
	struct list l = {.db = NULL};
	bool ok, some;

	some = false;
	arena_init(&l.a);
	arena_init(&l.row);
	ok = list_all(&l, args, o, &some, e);
	query_events_clear(&l.events);
	bits_clear(&l.among);
	arena_clear(&l.row);
	arena_clear(&l.a);
	db_close(l.db);
	if (!ok)
		return err_exit_status(e);
	return some ? 0 : 1;
}
