/* SPDX-License-Identifier: ISC */
/*
 * Proves the reading side on the five events of tiny.h: what an event, a card
 * and a source hold, how things are found by what a person types, and what a
 * stranger's database may not do.  test_query_filter.c has the filters.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "filter.h"
#include "mem.h"
#include "query.h"
#include "str.h"
#include "tiny.h"

static struct db *db;
static struct arena arena;

/* ---- lists ---- */

static void
test_dataset(void **state)
{
	struct err e = ERR_INIT;
	struct q_dataset d;

	(void)state;
	assert_true(query_dataset(db, &arena, &d, &e));
	assert_string_equal(d.id, "tiny");
	assert_string_equal(d.title, "A tiny war");
	assert_string_equal(d.root, "/nowhere");
	assert_int_equal(d.events, 5);
	assert_int_equal(d.claims, 8);
	assert_int_equal(d.factions, 5);
	assert_int_equal(d.sources, 2);
	assert_int_equal(d.undated, 1);
	assert_true(d.coverage_full);
}

static void
test_rows(void **state)
{
	static const uint32_t events[] = {4, 2};
	struct err e = ERR_INIT;
	struct q_row *r;
	int8_t *sides;

	(void)state;
	assert_true(query_rows(db, &arena, events, 2, &r, &e));
	assert_string_equal(r[0].id, "talks");
	assert_null(r[0].date);
	assert_int_equal(r[0].date_from, EDTF_OPEN_LEFT);
	assert_int_equal(r[0].date_to, EDTF_OPEN_RIGHT);
	assert_int_equal(r[0].sort_day, EDTF_UNDATED);
	assert_string_equal(
	    r[1].title, "Nusra forces the SRF out of Deir Sinbel");
	assert_int_equal(r[1].date_from, edtf_day(2014, 11, 1));
	assert_int_equal(r[1].kind, model_find(LIST_EVENT_KIND, "capture"));
	assert_int_equal(r[1].part_of, 1);
	assert_int_equal(r[1].flags, EVENT_DISPUTED | EVENT_CLASH);
	assert_int_equal(r[1].line, 20);
	assert_true(query_sides(db, &arena, 2, events, 2, &sides, &e));
	assert_int_equal(sides[0], 0);
	assert_int_equal(sides[1], 2);
	assert_true(query_sides(db, &arena, 0, events, 2, &sides, &e));
	assert_int_equal(sides[1], 0);
}

/* The list, each event with its depth in front. */
static void
nest_is(const struct filter *f, const char *wanted)
{
	const struct q_scope all = {0};
	struct err e = ERR_INIT;
	struct str s = STR_INIT;
	struct q_events l;
	uint8_t *depth;
	size_t i;

	assert_true(query_events(db, &all, f, &l, &e));
	assert_true(query_nest(db, &l, &depth, &e));
	for (i = 0; i < l.n; i++)
		str_printf(
		    &s, "%s%u:%u", i > 0 ? " " : "", depth[i], l.event[i]);
	assert_string_equal(str_c(&s), wanted);
	str_clear(&s);
	mem_free(depth);
	query_events_clear(&l);
}

static void
test_nest(void **state)
{
	struct err e = ERR_INIT;
	struct filter f;

	(void)state;
	nest_is(NULL, "0:1 1:3 1:2 0:5 0:4");
	/* Without the whole its parts stand by themselves. */
	assert_true(filter_parse(&arena, "not:kind:campaign", false, &f, &e));
	nest_is(&f, "0:3 0:2 0:5 0:4");
	assert_true(filter_parse(&arena, "kind:siege", false, &f, &e));
	nest_is(&f, "");
}

/* Deeper, over a gap, and in a circle, as a stranger's database may be. */
static void
test_nest_deep(void **state)
{
	struct err e = ERR_INIT;
	struct filter f;

	(void)state;
	assert_true(
	    db_exec(db, "UPDATE event SET part_of = 2 WHERE n = 5;", &e));
	nest_is(NULL, "0:1 1:3 1:2 2:5 0:4");
	assert_true(filter_parse(&arena, "not:is:disputed", false, &f, &e));
	nest_is(&f, "0:1 1:3 1:5 0:4");
	assert_true(
	    db_exec(db, "UPDATE event SET part_of = 5 WHERE n = 1;", &e));
	nest_is(NULL, "0:1 0:3 0:2 0:5 0:4");
	assert_true(db_exec(
	    db, "UPDATE event SET part_of = NULL WHERE n IN (1, 5);", &e));
}

static void
order_is(enum q_faction_sort sort, const char *wanted)
{
	struct err e = ERR_INIT;
	struct str s = STR_INIT;
	struct q_faction *f;
	size_t i, n;

	assert_true(query_factions(db, &arena, sort, 1, &f, &n, &e));
	for (i = 0; i < n; i++)
		str_printf(&s, "%s%s", i > 0 ? " " : "", f[i].id);
	assert_string_equal(str_c(&s), wanted);
	str_clear(&s);
}

static void
test_factions(void **state)
{
	/* October to February in twelve stretches; few events are no peak. */
	static const uint8_t curve[12] = {2, 0, 1, 0, 0, 0, 0, 0, 0, 1, 0, 0};
	struct err e = ERR_INIT;
	struct q_faction *f, *top;
	size_t n;

	(void)state;
	order_is(FACTIONS_BY_EVENTS, "nusra-front srf hazzm jund-al-aqsa sohr");
	order_is(FACTIONS_BY_NAME, "hazzm jund-al-aqsa nusra-front sohr srf");
	order_is(FACTIONS_BY_CLASHES_WITH,
	    "srf hazzm nusra-front jund-al-aqsa sohr");
	assert_true(
	    query_factions(db, &arena, FACTIONS_BY_EVENTS, 1, &f, &n, &e));
	assert_int_equal(n, 5);
	assert_string_equal(f[0].short_name, "JN");
	assert_string_equal(f[2].short_name, "Hazzm Movement");
	assert_int_equal(f[0].clashes_with, 0);
	assert_int_equal(f[1].clashes_with, 1);
	assert_int_equal(f[0].active_from, 15340);
	assert_int_equal(f[1].active_to, EDTF_OPEN_RIGHT);
	assert_false(f[0].has_curve);
	assert_true(query_curve(db, &f[0], &e));
	assert_true(f[0].has_curve);
	assert_memory_equal(f[0].curve, curve, sizeof(curve));
	assert_true(query_top_factions(db, &arena, 2, &top, &n, &e));
	assert_int_equal(n, 2);
	assert_string_equal(top[0].short_name, "JN");
	assert_string_equal(top[1].id, f[1].id);
	assert_string_equal(top[1].short_name, f[1].short_name);

	/* Case does not count, nor which of the names stands first. */
	assert_true(db_exec(db,
	    "UPDATE faction SET name = lower(name) WHERE n IN (1, 3);"
	    "INSERT INTO name (owner_kind, owner, ord, text, kind) VALUES"
	    " ('faction', 3, 0, 'The Movement', 'short'),"
	    " ('faction', 3, 1, 'HM', 'abbreviation'),"
	    " ('faction', 3, 2, 'HzM', 'abbreviation'),"
	    " ('faction', 5, 0, 'Jund', 'short'),"
	    " ('faction', 5, 1, 'The Jund', 'short')",
	    &e));
	order_is(FACTIONS_BY_NAME, "hazzm jund-al-aqsa nusra-front sohr srf");
	assert_true(
	    query_factions(db, &arena, FACTIONS_BY_NAME, 0, &f, &n, &e));
	assert_string_equal(f[0].short_name, "HM");
	assert_string_equal(f[1].short_name, "Jund");
	assert_true(query_top_factions(db, &arena, 5, &top, &n, &e));
	assert_string_equal(top[2].id, "hazzm");
	assert_string_equal(top[2].short_name, "HM");
	assert_true(db_exec(db,
	    "UPDATE faction SET name = 'Nusra Front' WHERE n = 1;"
	    "UPDATE faction SET name = 'Hazzm Movement' WHERE n = 3;"
	    "DELETE FROM name WHERE owner_kind = 'faction' AND owner IN (3, 5)",
	    &e));
}

static void
test_months(void **state)
{
	static const uint32_t all[] = {2, 1, 0, 0, 1}, srf[] = {2, 1, 0, 0, 0};
	struct err e = ERR_INIT;
	struct q_month *m;
	size_t i, n;

	(void)state;
	assert_true(query_months(db, &arena, 0, &m, &n, &e));
	assert_int_equal(n, 5);
	for (i = 0; i < n; i++) {
		assert_int_equal(m[i].month, 2014 * 12 + 9 + (int)i);
		assert_int_equal(m[i].events, all[i]);
		assert_int_equal(m[i].covered, i == 0 || i == 4);
	}
	assert_true(query_months(db, &arena, 2, &m, &n, &e));
	assert_int_equal(n, 5);
	for (i = 0; i < n; i++)
		assert_int_equal(m[i].events, srf[i]);
}

/* ---- an event ---- */

static const struct q_event *
event(uint32_t n)
{
	struct err e = ERR_INIT;
	struct q_event *q;

	if (!query_event(db, &arena, n, &q, &e))
		fail_msg("%s", e.text);
	assert_non_null(q);
	return q;
}

static void
test_event(void **state)
{
	const struct q_event *q = event(2);

	(void)state;
	assert_string_equal(q->link, "event/fall-of-sinbel");
	assert_string_equal(q->part_of_id, "offensive");
	assert_string_equal(q->note, "A note.");
	assert_int_equal(q->n_places, 1);
	assert_string_equal(q->places[0].name, "Deir Sinbel");
	assert_string_equal(q->places[0].in_name, "Zawiya Mountain");
	assert_int_equal(q->n_disputes, 1);
	assert_int_equal(q->disputes[0].n_values, 2);
	assert_string_equal(
	    q->disputes[0].values[1].link, "claim/fall-of-sinbel/coded");
	assert_string_equal(q->disputes[0].values[1].source_short, "A journal");
	assert_int_equal(q->n_parts_rows, 0);
	q = event(1);
	assert_int_equal(q->n_parts_rows, 2);
	assert_string_equal(q->parts[0].id, "zawiya-attack");
	assert_string_equal(q->parts[1].id, "fall-of-sinbel");
}

static void
test_no_event(void **state)
{
	struct err e = ERR_INIT;
	struct q_event *q;

	(void)state;
	assert_true(query_event(db, &arena, 99, &q, &e));
	assert_null(q);
}

/* By side and then as written; then those whom only claims name. */
static void
test_actors(void **state)
{
	const struct q_event *q = event(2);
	const struct q_actor *a = q->actors;

	(void)state;
	assert_int_equal(q->n_actors, 4);
	assert_string_equal(a[0].faction_id, "nusra-front");
	assert_string_equal(a[0].as_name, "Al-Nusra");
	assert_false(a[0].editors_only);
	assert_string_equal(a[1].faction_id, "srf");
	assert_int_equal(a[1].role, model_find(LIST_ROLE, "defender"));
	assert_string_equal(a[2].person_id, "jamal-maarouf");
	assert_string_equal(a[2].of_name, "Syrian Revolutionaries Front");
	assert_true(a[2].editors_only);
	/* Denied by one claim, stated by another: stated. */
	assert_string_equal(a[3].faction_id, "jund-al-aqsa");
	assert_true(a[3].claim_only);
	assert_false(a[3].denied);
	q = event(4);
	assert_int_equal(q->n_actors, 1);
	assert_string_equal(q->actors[0].name, "elders");
}

static void
test_claims(void **state)
{
	const struct q_event *q = event(2);
	const struct q_claim *c = q->claims;

	(void)state;
	assert_int_equal(q->n_claims, 3);
	assert_string_equal(c[0].link, "claim/fall-of-sinbel/retreat");
	assert_string_equal(c[0].subject_title, q->row.title);
	assert_string_equal(c[0].date_basis, "The next day … On 31 October");
	assert_int_equal(c[0].n_actors, 2);
	assert_int_equal(c[0].n_places, 1);
	assert_int_equal(c[0].n_voices, 0);
	assert_int_equal(c[0].kind, -1);
	assert_string_equal(c[0].note, "Ours.");
	assert_int_equal(c[1].n_voices, 1);
	assert_string_equal(c[1].voices[0].id, "sohr");
	assert_int_equal(c[1].n_figures, 2);
	assert_int_equal(c[1].figures[0].best, 30);
	assert_string_equal(c[1].figures[1].of, "Syrian Revolutionaries Front");
	assert_string_equal(c[1].figures[1].by_id, "nusra-front");
	assert_true(c[1].figures[1].about);
	assert_string_equal(c[1].contradicts, "retreat");
	assert_null(c[1].restates);
	assert_int_equal(c[1].n_mentions, 1);
	assert_string_equal(c[1].mentions[0], "Hazzm Movement");
	assert_true(c[2].coded_row);
	assert_string_equal(c[2].passage, "Clashes, more than 50 killed");
	assert_string_equal(c[2].source_short, "A journal");
	assert_true(c[2].figures[0].strict);
	assert_false(c[2].figures[0].has_max);
}

static void
test_passages(void **state)
{
	const struct q_claim *c = event(2)->claims;

	(void)state;
	/* The second quote stands in the paragraph before. */
	assert_string_equal(c[0].passage,
	    "On 31 October, Nusra took a dozen villages.\n"
	    "The next day, Al-Nusra forced the SRF to retreat from Deir "
	    "Sinbel.");
	assert_int_equal(c[0].passage_start, 0);
	assert_int_equal(c[0].passage_len, 110);
	assert_int_equal(c[0].n_quotes, 2);
	assert_int_equal(c[0].quotes[0].start, 0);
	assert_string_equal(c[0].quote_texts[0], "On 31 October");
	assert_int_equal(c[0].quotes[1].start, 44);
	assert_string_equal(c[0].quote,
	    "The next day, Al-Nusra forced the SRF to retreat from Deir "
	    "Sinbel.");
	/* One paragraph, without the newline at its end. */
	assert_string_equal(c[1].passage,
	    "SOHR said that 25 fighters were taken prisoner, 30 were killed.");
	assert_int_equal(c[1].passage_start, 112);
}

static void
test_voices(void **state)
{
	const struct q_claim *c = event(3)->claims;

	(void)state;
	assert_int_equal(c[0].n_voices, 2);
	assert_string_equal(c[0].voices[0].name, "an official");
	assert_string_equal(c[0].voices[0].of_id, "srf");
	assert_null(c[0].voices[0].id);
	assert_string_equal(c[0].voices[1].id, "sohr");
	assert_string_equal(c[0].hedge, "reportedly");
	assert_int_equal(c[0].kind, model_find(LIST_EVENT_KIND, "raid"));
	c = event(5)->claims;
	assert_true(c[0].voices[0].inferred);
	assert_string_equal(c[0].voices[0].note, "Guessed.");
}

/* ---- cards ---- */

static const struct q_card *
card(enum subject kind, uint32_t n)
{
	struct err e = ERR_INIT;
	struct q_card *q;

	if (!query_card(db, &arena, kind, n, &q, &e))
		fail_msg("%s", e.text);
	assert_non_null(q);
	return q;
}

static void
test_cards(void **state)
{
	const struct q_card *q = card(SUBJECT_FACTION, 2);

	(void)state;
	assert_string_equal(q->link, "faction/srf");
	assert_string_equal(q->kind_name, "coalition");
	assert_int_equal(q->n_names, 2);
	assert_int_equal(q->n_relations, 1);
	assert_string_equal(q->relations[0].event_id, "regiment-46");
	assert_int_equal(q->n_rivals, 1);
	assert_string_equal(q->rivals[0].link, "pair/nusra-front+srf");
	assert_int_equal(q->rivals[0].killed_low, 30);
	assert_int_equal(q->rivals[0].killed_high, -1);
	assert_int_equal(q->n_claims, 1);
	assert_string_equal(q->claims[0].link, "claim/faction:srf/strength");
	assert_int_equal(q->n_offices, 1);
	assert_string_equal(q->offices[0].person, "Jamal Maarouf");
	q = card(SUBJECT_PERSON, 1);
	assert_int_equal(q->n_offices, 1);
	assert_string_equal(q->offices[0].role, "leader");
	q = card(SUBJECT_PLACE, 3);
	assert_string_equal(q->parent_id, "zawiya");
	assert_false(q->has_at);
	assert_string_equal(q->no_coordinates, "unknown");
	assert_int_equal(q->n_held, 1);
	assert_string_equal(
	    q->held[0].claim_link, "claim/fall-of-sinbel/retreat");
	assert_string_equal(q->names[0].basis, "outside");
	assert_true(card(SUBJECT_PLACE, 2)->has_at);
}

/* What the events of FILTER are made of: a filter by each value besides finds
 * as many as are told.  Returns how many values there are but years. */
static size_t
check_facets(const char *filter, struct q_facets facets[QUERY_FACET_FIELDS])
{
	static const char *const fields[] = {
	    [FACET_KIND] = "kind",
	    [FACET_FACTION] = "faction",
	    [FACET_PLACE] = "place",
	    [FACET_SOURCE] = "source",
	};
	const struct q_scope all = {0};
	struct q_events list, found;
	struct err e = ERR_INIT;
	struct filter f;
	size_t k, i, n = 0;

	assert_true(filter_parse(&arena, filter, false, &f, &e));
	assert_true(query_lazy(db, &all, &f, &list, &e));
	assert_true(query_facets(db, &arena, &list, facets, &e));
	query_events_clear(&list);
	for (k = 0; k < QUERY_FACET_FIELDS; k++) {
		for (i = 0; k != FACET_YEAR && i < facets[k].n; i++, n++) {
			const struct q_facet *q = &facets[k].list[i];

			assert_true(i == 0 || q->events <= q[-1].events);
			assert_true(filter_parse(&arena,
			    arena_printf(&arena, "%s %s:%s", filter, fields[k],
				q->value),
			    false, &f, &e));
			assert_true(query_events(db, &all, &f, &found, &e));
			assert_int_equal(found.n, q->events);
			query_events_clear(&found);
		}
	}
	return n;
}

static void
test_facets(void **state)
{
	const struct q_scope all = {0};
	struct q_facets facets[QUERY_FACET_FIELDS];
	struct q_events list;
	struct filter none;
	struct err e = ERR_INIT;
	size_t k;

	(void)state;
	assert_true(check_facets("faction:nusra-front", facets) > 6);
	assert_true(check_facets("", facets) > 6);
	assert_string_equal(facets[FACET_KIND].list[0].value, "capture");
	assert_int_equal(facets[FACET_KIND].list[0].events, 2);
	assert_int_equal(facets[FACET_YEAR].n, 2);
	assert_string_equal(facets[FACET_YEAR].list[0].value, "2014");
	assert_int_equal(facets[FACET_YEAR].list[0].events, 3);
	/* Of no event nothing is told. */
	assert_true(filter_parse(&arena, "kind:siege", false, &none, &e));
	assert_true(query_lazy(db, &all, &none, &list, &e));
	assert_true(query_facets(db, &arena, &list, facets, &e));
	for (k = 0; k < QUERY_FACET_FIELDS; k++)
		assert_int_equal(facets[k].n, 0);
	query_events_clear(&list);
}

/* In the fall of 2 a third one on the first side; the attack of 3, where it
 * would be too, is only alleged. */
static void
test_beside(void **state)
{
	struct err e = ERR_INIT;
	struct q_beside *b;
	size_t n;

	(void)state;
	assert_true(query_beside(db, &arena, 1, &b, &n, &e));
	assert_int_equal(n, 0);
	assert_true(db_exec(db,
	    "INSERT INTO actor (n, event, ord, faction, side) VALUES"
	    " (98, 2, 7, 3, 1), (99, 3, 7, 3, 1);",
	    &e));
	assert_true(query_beside(db, &arena, 1, &b, &n, &e));
	assert_int_equal(n, 1);
	assert_string_equal(b[0].id, "hazzm");
	assert_int_equal(b[0].faction, 3);
	assert_int_equal(b[0].events, 1);
	assert_int_equal(b[0].first, edtf_day(2014, 11, 1));
	assert_int_equal(b[0].last, b[0].first);
	assert_true(query_beside(db, &arena, 2, &b, &n, &e));
	assert_int_equal(n, 0);
	assert_true(db_exec(db, "DELETE FROM actor WHERE n IN (98, 99);", &e));
}

static void
test_pair_and_relation(void **state)
{
	struct err e = ERR_INIT;
	struct q_relation *r;
	struct q_pair *p;
	size_t n;

	(void)state;
	assert_true(query_pair(db, &arena, 2, 1, &p, &e));
	assert_string_equal(p->a_id, "nusra-front");
	assert_int_equal(p->events, 1);
	assert_int_equal(p->alleged, 1);
	assert_true(query_pair(db, &arena, 2, 3, &p, &e));
	assert_null(p);
	assert_true(query_pairs(db, &arena, 3, &p, &n, &e));
	assert_int_equal(n, 1);
	assert_string_equal(p->link, "pair/hazzm+nusra-front");
	assert_false(p->has_killed);
	assert_true(query_relation(db, &arena, 1, &r, &e));
	assert_string_equal(r->link, "relation/hazzm-joined");
	assert_string_equal(r->b_name, "Syrian Revolutionaries Front");
}

static void
test_source(void **state)
{
	struct err e = ERR_INIT;
	struct q_source *s;

	(void)state;
	assert_true(query_source(db, &arena, 1, true, &s, &e));
	assert_true(s->sha_ok);
	assert_int_equal(s->text_len, 176);
	assert_int_equal(s->n_marks, 7);
	assert_true(s->marks[0].is_with);
	assert_int_equal(s->marks[0].event, 2);
	assert_string_equal(
	    s->marks[1].event_title, "Offensive on the mountain");
	assert_string_equal(
	    s->marks[5].claim_link, "claim/faction:srf/strength");
	assert_int_equal(s->marks[5].event, 0);
	assert_int_equal(s->n_parts, 1);
	assert_int_equal(s->n_skips, 1);
	assert_int_equal(s->n_gaps, 1);
	assert_true(query_source(db, &arena, 2, false, &s, &e));
	assert_string_equal(s->short_title, "A journal");
	assert_null(s->text);
	assert_false(s->sha_ok);
}

/* ---- finding ---- */

static void
test_active(void **state)
{
	struct err e = ERR_INIT;
	struct q_active *active;
	struct q_relation *r;
	size_t n;

	(void)state;
	/* Without those of whom events tell no span. */
	assert_true(query_active(db, &arena, &active, &n, &e));
	assert_int_equal(n, 2);
	assert_int_equal(active[0].faction, 1);
	assert_int_equal(active[0].first, edtf_day(2014, 11, 1));
	assert_int_equal(active[0].last, edtf_day(2015, 2, 1));
	assert_int_equal(active[1].faction, 2);
	assert_int_equal(active[1].first, edtf_day(2014, 11, 1));
	assert_int_equal(active[1].last, edtf_day(2014, 11, 1));
	assert_true(query_relation_rows(db, &arena, &r, &n, &e));
	assert_int_equal(n, 1);
	assert_string_equal(r[0].kind, "joined");
	assert_string_equal(r[0].b_name, "Syrian Revolutionaries Front");
	assert_int_equal(r[0].event, 5);
	assert_int_equal(r[0].n_claims, 0);
}

static void
test_find(void **state)
{
	static const struct {
		enum link_kind kind;
		const char *text;
		enum link_kind found;
		uint32_t n;
	} rows[] = {
	    {LINK_NONE, "srf", LINK_FACTION, 2},
	    {LINK_NONE, "faction/srf", LINK_FACTION, 2},
	    {LINK_NONE, "nusra", LINK_FACTION, 1}, /* a former id */
	    {LINK_NONE, "sinbel", LINK_EVENT, 2},
	    {LINK_NONE, "SYRIAN revolutionaries front", LINK_FACTION, 2},
	    {LINK_NONE, "Jabhat An-Nusrah", LINK_FACTION, 1},
	    {LINK_NONE, "Deir Sinbel", LINK_PLACE, 3},
	    {LINK_NONE, "claim/sinbel/was-retreat", LINK_CLAIM, 3},
	    {LINK_NONE, "claim/faction:srf/strength", LINK_CLAIM, 8},
	    {LINK_NONE, "pair/srf+hazzm", LINK_PAIR, 3},
	    {LINK_NONE, "a JOURNAL", LINK_SOURCE, 2},
	    {LINK_PLACE, "regiment-46", LINK_PLACE, 4},
	    {LINK_EVENT, "regiment-46", LINK_EVENT, 5},
	    {LINK_NONE, "nobody", LINK_NONE, 0},
	    {LINK_PLACE, "srf", LINK_NONE, 0},
	    {LINK_PLACE, "faction/srf", LINK_NONE, 0},
	    {LINK_NONE, "event/none", LINK_NONE, 0},
	    {LINK_NONE, "", LINK_NONE, 0},
	};
	struct err e = ERR_INIT;
	enum link_kind found;
	uint32_t n;
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		if (!query_find(db, rows[i].kind, rows[i].text, &found, &n, &e))
			fail_msg("%s: %s", rows[i].text, e.text);
		assert_int_equal(n, rows[i].n);
		assert_int_equal(found, rows[i].found);
	}
	assert_false(query_find(db, LINK_NONE, "regiment-46", &found, &n, &e));
	assert_string_equal(e.text,
	    "`regiment-46' may be any of event/regiment-46, "
	    "place/regiment-46");
	assert_false(query_find(db, LINK_NONE, "The Front", &found, &n, &e));
}

static void
test_complete(void **state)
{
	struct err e = ERR_INIT;
	const char **out;
	size_t n;

	(void)state;
	assert_true(
	    query_complete(db, &arena, LINK_NONE, "ja", 9, &out, &n, &e));
	assert_int_equal(n, 3);
	assert_string_equal(out[0], "Jabhat al-Nusra");
	assert_string_equal(out[1], "jamal-maarouf");
	assert_string_equal(out[2], "Jamal Maarouf");
	assert_true(
	    query_complete(db, &arena, LINK_NONE, "ja", 1, &out, &n, &e));
	assert_int_equal(n, 1);
	assert_true(
	    query_complete(db, &arena, LINK_FACTION, "*", 9, &out, &n, &e));
	assert_int_equal(n, 0);
}

/* A database may come from a stranger: words we do not know, and spans that
 * lie outside of their text. */
static void
test_strange(void **state)
{
	struct err e = ERR_INIT;
	struct q_event *q;
	struct q_source *s;
	struct db *other;

	(void)state;
	assert_true(tiny_open(&other, &e));
	assert_true(db_exec(other,
	    "UPDATE event SET kind = 'feast' WHERE n = 2;"
	    "UPDATE claim SET mode = 'dream', subject_kind = 'event',"
	    " quote_end = 100000 WHERE n = 3;"
	    "UPDATE quote SET start = 4000000000, end = 1 WHERE claim = 4;"
	    "UPDATE figure SET what = 'unicorns', of = NULL;"
	    "UPDATE actor SET faction = 99, role = 'guest', who = NULL;"
	    "UPDATE event_place SET place = 99, rel = 'above';"
	    "UPDATE event SET part_of = 2 WHERE n = 1;"
	    "UPDATE timeline_order SET event = 4000000 WHERE n = 5;",
	    &e));
	assert_true(query_event(other, &arena, 2, &q, &e));
	assert_int_equal(q->row.kind, model_find(LIST_EVENT_KIND, "other"));
	assert_int_equal(q->claims[0].mode, MODE_FACT);
	assert_null(q->claims[0].passage);
	assert_true(q->claims[0].damaged);
	assert_true(q->claims[1].damaged);
	assert_int_equal(q->claims[1].n_quotes, 0);
	assert_null(q->claims[1].quote);
	assert_int_equal(q->claims[1].figures[0].what,
	    model_find(LIST_FIGURE_WHAT, "other"));
	assert_int_equal(q->actors[0].role, -1);
	assert_string_equal(q->actors[0].name, "");
	assert_int_equal(q->places[0].rel, PLACE_AT);
	assert_string_equal(q->places[0].name, "");
	assert_true(query_source(other, &arena, 1, true, &s, &e));
	assert_int_equal(s->n_marks, 7);
	db_close(other);
}

/* An event that is part of its own part ends the walk all the same. */
static void
test_circle(void **state)
{
	struct err e = ERR_INIT;
	struct q_scope scope = {.part_of = 1};
	struct q_events l;
	struct db *other;

	(void)state;
	assert_true(tiny_open(&other, &e));
	assert_true(
	    db_exec(other, "UPDATE event SET part_of = 2 WHERE n = 1;", &e));
	assert_true(query_events(other, &scope, NULL, &l, &e));
	assert_int_equal(l.n, 3);
	query_events_clear(&l);
	db_close(other);
}

static int
setup(void **state)
{
	struct err e = ERR_INIT;

	(void)state;
	arena_init(&arena);
	if (!tiny_open(&db, &e)) {
		print_error("%s\n", e.text);
		return -1;
	}
	return 0;
}

static int
teardown(void **state)
{
	(void)state;
	db_close(db);
	arena_clear(&arena);
	return 0;
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_dataset),
	    cmocka_unit_test(test_rows),
	    cmocka_unit_test(test_nest),
	    cmocka_unit_test(test_nest_deep),
	    cmocka_unit_test(test_factions),
	    cmocka_unit_test(test_months),
	    cmocka_unit_test(test_event),
	    cmocka_unit_test(test_no_event),
	    cmocka_unit_test(test_actors),
	    cmocka_unit_test(test_claims),
	    cmocka_unit_test(test_passages),
	    cmocka_unit_test(test_voices),
	    cmocka_unit_test(test_cards),
	    cmocka_unit_test(test_facets),
	    cmocka_unit_test(test_beside),
	    cmocka_unit_test(test_pair_and_relation),
	    cmocka_unit_test(test_source),
	    cmocka_unit_test(test_active),
	    cmocka_unit_test(test_find),
	    cmocka_unit_test(test_complete),
	    cmocka_unit_test(test_strange),
	    cmocka_unit_test(test_circle),
	};

	return cmocka_run_group_tests(tests, setup, teardown);
}
