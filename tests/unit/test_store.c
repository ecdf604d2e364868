/* SPDX-License-Identifier: ISC */
/*
 * Proves what the store makes of items that are handed to it: order of the
 * timeline, sides that parts have from the larger event, who turns up where,
 * months, and what it says of references that lead nowhere or round.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "db.h"
#include "diag.h"
#include "edtf.h"
#include "gate.h"
#include "model.h"
#include "store.h"
#include "str.h"

struct world {
	struct db *db;
	struct diags d;
	struct store *store;
	struct dataset_sink sink;
	struct seed_stats stats;
	uint32_t events;
};

static struct m_date
date(const char *text)
{
	struct m_date d = {.text = text};
	struct err e = ERR_INIT;

	if (text != NULL && !edtf_parse(text, strlen(text), &d.d, &e))
		fail_msg("%s", e.text);
	return d;
}

static struct mark
mark(uint32_t line)
{
	struct mark m = {.file = "e.yaml", .line = line, .col = 3, .len = 4};

	return m;
}

static void
add_entities(struct world *w)
{
	static const char *const factions[] = {"nusra", "srf", "sohr"};
	static const char *const places[] = {"idlib", "binnish"};
	struct m_source source = {.id = "gazette",
	    .title = "The Gazette",
	    .text = "Nusra takes Binnish.",
	    .text_len = 20,
	    .covers = date("2014-10/2014-12")};
	struct m_person person = {
	    .s = {.kind = SUBJECT_PERSON, .id = "colonel", .name = "Colonel"}};
	struct err e = ERR_INIT;
	uint32_t i;

	assert_true(w->sink.source(w->sink.ctx, 1, &source, &e));
	for (i = 0; i < 3; i++) {
		struct m_faction f = {
		    .s = {.kind = SUBJECT_FACTION,
			.id = factions[i],
			.name = factions[i],
			.at = {.file = "f.yaml", .line = i + 1}}};

		assert_true(w->sink.faction(w->sink.ctx, i + 1, &f, &e));
	}
	for (i = 0; i < 2; i++) {
		struct m_place p = {.s = {.kind = SUBJECT_PLACE,
					.id = places[i],
					.name = places[i]},
		    .kind = -1,
		    .parent = i};

		assert_true(w->sink.place(w->sink.ctx, i + 1, &p, &e));
	}
	assert_true(w->sink.person(w->sink.ctx, 1, &person, &e));
}

static void
start(struct world *w)
{
	struct m_dataset m = {.id = "test", .title = "Test"};
	struct err e = ERR_INIT;

	memset(w, 0, sizeof(*w));
	diags_init(&w->d, NULL);
	assert_true(db_create(NULL, &w->db, &e));
	assert_true(store_new(w->db, "/x", &w->d, &w->store, &e));
	w->sink = store_sink(w->store);
	assert_true(w->sink.begin(w->sink.ctx, &m, &e));
	add_entities(w);
}

static void
add(struct world *w, struct m_event *m)
{
	struct err e = ERR_INIT;

	m->s.kind = SUBJECT_EVENT;
	m->s.name = m->s.id;
	m->s.at = mark(w->events + 1);
	m->part_of_at = mark(w->events + 1);
	if (!w->sink.event(w->sink.ctx, ++w->events, m, &e))
		fail_msg("%s", e.text);
}

static void
event(struct world *w, const char *id, const char *when, const char *part_of)
{
	struct m_event m = {
	    .s = {.id = id}, .date = date(when), .part_of = part_of};

	add(w, &m);
}

static void
finish(struct world *w)
{
	struct err e = ERR_INIT;

	if (!store_finish(w->store, &w->stats, &e))
		fail_msg("%s", e.text);
}

static void
end(struct world *w)
{
	store_free(w->store);
	db_close(w->db);
	diags_clear(&w->d);
}

/* Rows of SQL: columns joined by blanks, rows by "; ". */
static void
rows(struct world *w, const char *sql, const char *want)
{
	struct str out = STR_INIT;
	struct err e = ERR_INIT;
	struct stmt *st;
	bool row;

	if (!db_prepare_once(w->db, sql, &st, &e))
		fail_msg("%s", e.text);
	for (;;) {
		assert_true(db_step(st, &row, &e));
		if (!row)
			break;
		str_printf(&out, "%s%s", out.len > 0 ? "; " : "",
		    db_text(st, 0) == NULL ? "-" : db_text(st, 0));
	}
	db_finalize(st);
	assert_string_equal(str_c(&out), want);
	str_clear(&out);
}

static void
diagnosed(struct world *w, const char *want)
{
	struct str out = STR_INIT;
	struct out *o = out_memory(&out);
	struct err e = ERR_INIT;

	diags_print(&w->d, o);
	assert_true(out_close(o, &e));
	assert_string_equal(str_c(&out), want);
	str_clear(&out);
}

static void
test_order(void **state)
{
	struct world w;

	(void)state;
	start(&w);
	event(&w, "undated", NULL, NULL);
	event(&w, "late", "2014-11-02", NULL);
	event(&w, "long", "2014-11-01/2014-11-09", NULL);
	event(&w, "short", "2014-11-01", NULL);
	event(&w, "by-then", "[..2014-10-20]", NULL);
	event(&w, "open", "2014-11-01/..", NULL);
	event(&w, "same", "2014-11-01", NULL);
	finish(&w);
	rows(&w,
	    "SELECT e.id FROM timeline_order AS t JOIN event AS e ON e.n ="
	    " t.event ORDER BY t.n",
	    "by-then; short; same; long; open; late; undated");
	rows(&w, "SELECT month || ' ' || events || ' ' || covered FROM month",
	    "24177 1 1; 24178 5 1; 24179 0 1");
	assert_int_equal(w.stats.events, 7);
	end(&w);
}

static void
test_sides(void **state)
{
	struct m_actor all[] = {{.faction = 1, .side = 1, .role = -1},
	    {.faction = 2, .side = 2, .role = -1},
	    {.faction = 3, .side = 3, .role = -1}};
	struct m_actor some[] = {{.faction = 2, .role = -1},
	    {.who = "fighters", .of = 1, .role = -1},
	    {.faction = 3, .role = -1}};
	struct m_actor told[] = {{.faction = 1, .role = -1}};
	struct m_claim claim = {.id = "c",
	    .says = "s",
	    .source = 1,
	    .kind = -1,
	    .actors = told,
	    .n_actors = 1};
	struct m_event campaign = {
	    .s = {.id = "campaign"}, .actors = all, .n_actors = 3};
	struct m_event middle = {.s = {.id = "middle"}, .part_of = "campaign"};
	struct m_event part = {
	    .s = {.id = "part", .claims = &claim, .n_claims = 1},
	    .part_of = "middle",
	    .actors = some,
	    .n_actors = 3};
	struct world w;

	(void)state;
	some[2].role = model_find(LIST_ROLE, "mediator");
	start(&w);
	add(&w, &part); /* before what it is part of */
	add(&w, &campaign);
	add(&w, &middle);
	finish(&w);
	rows(&w,
	    "SELECT ifnull(faction, who) || ' ' || ifnull(side, '-') || ' ' ||"
	    " ifnull(claim, '-') FROM actor WHERE event = 1 ORDER BY n",
	    "2 2 -; fighters 1 -; 3 - -; 1 1 1");
	rows(&w, "SELECT id || ' ' || parts FROM event ORDER BY n",
	    "part 0; campaign 1; middle 1");
	end(&w);
}

static void
test_who_turns_up(void **state)
{
	struct m_actor own[] = {{.person = 1, .of = 2, .side = 1, .role = -1}};
	struct m_actor told[] = {{.faction = 1, .role = 0}};
	struct m_place_ref near[] = {{.rel = PLACE_NEAR, .place = 2}};
	uint32_t mentions[] = {3};
	struct m_claim claim = {.id = "c",
	    .says = "s",
	    .source = 1,
	    .kind = -1,
	    .actors = told,
	    .n_actors = 1,
	    .places = near,
	    .n_places = 1,
	    .mentions = mentions,
	    .n_mentions = 1};
	struct m_event m = {.s = {.id = "e", .claims = &claim, .n_claims = 1},
	    .actors = own,
	    .n_actors = 1,
	    .date = date("2014-11-01")};
	struct world w;

	(void)state;
	start(&w);
	event(&w, "other", NULL, NULL);
	add(&w, &m);
	finish(&w);
	rows(&w,
	    "SELECT faction || ' ' || t || ' ' || event || ' ' || ifnull(side,"
	    " '-') || ' ' || ifnull(role, '-') || ' ' || claim_only FROM"
	    " faction_event",
	    "1 1 2 - attacker 1; 2 1 2 1 - 0");
	rows(&w, "SELECT id || ' ' || events FROM faction ORDER BY n",
	    "nusra 1; srf 1; sohr 0");
	rows(&w, "SELECT person || ' ' || event FROM person_event", "1 2");
	rows(&w, "SELECT place || ' ' || event FROM place_event", "1 2; 2 2");
	rows(&w, "SELECT source || ' ' || event FROM source_event", "1 2");
	rows(&w,
	    "SELECT faction || ' ' || month || ' ' || events FROM"
	    " faction_month",
	    "1 24178 1; 2 24178 1");
	rows(&w, "SELECT rowid FROM fts WHERE fts MATCH 'nusra'", "4097");
	rows(&w, "SELECT rowid FROM fts WHERE fts MATCH 'binnish'", "4096");
	rows(&w,
	    "SELECT count(*) > 0 AND sum(next <> coalesce((SELECT term FROM"
	    " fts_word WHERE term > word LIMIT 1), '')) = 0 FROM fts_next",
	    "1");
	end(&w);
}

/* Faction FACTION, or a person of FACTION, in an event WHEN that one claim of
 * mode MODE tells. */
static void
seen(struct world *w, const char *when, uint32_t faction, uint32_t person,
    enum mode mode)
{
	struct m_actor actor = {.role = -1,
	    .faction = person == 0 ? faction : 0,
	    .person = person,
	    .of = person == 0 ? 0 : faction};
	struct m_claim claim = {
	    .id = "c", .says = "s", .source = 1, .kind = -1, .mode = mode};
	struct m_event m = {.s = {.id = "e", .claims = &claim, .n_claims = 1},
	    .actors = &actor,
	    .n_actors = 1,
	    .date = date(when)};
	char id[16];

	snprintf(id, sizeof(id), "e%u", w->events);
	m.s.id = claim.id = id;
	add(w, &m);
}

/* From the earliest end to the latest beginning; no end, no beginning, what is
 * only planned and who is only told of count for nothing. */
static void
test_seen(void **state)
{
	struct world w;

	(void)state;
	start(&w);
	seen(&w, "2014-11-02/2014-11-09", 1, 0, MODE_FACT);
	seen(&w, "2014-11-04/2014-11-06", 1, 0, MODE_FACT);
	seen(&w, "2014-12-01/..", 1, 1, MODE_FACT);
	seen(&w, "2015-05-01", 1, 0, MODE_PLAN);
	seen(&w, NULL, 1, 0, MODE_FACT);
	seen(&w, "2014-11-01/2014-11-30", 2, 0, MODE_FACT);
	seen(&w, "[..2014-10-20]", 3, 0, MODE_FACT);
	finish(&w);
	rows(&w,
	    "SELECT id || ' ' || ifnull(date(seen_from * 86400, 'unixepoch'),"
	    " '-') || ' ' || ifnull(date(seen_to * 86400, 'unixepoch'), '-')"
	    " FROM faction ORDER BY n",
	    "nusra 2014-11-06 2014-12-01; srf - -; sohr - -");
	end(&w);
}

/* From 4,096 events on, and from the first to the last of them. */
static void
test_many(void **state)
{
	struct m_actor both[] = {
	    {.faction = 1, .role = -1}, {.faction = 2, .role = -1}};
	struct world w;
	char id[16];
	uint32_t i;

	(void)state;
	start(&w);
	for (i = 1; i <= 4097; i++) {
		struct m_event m = {.s = {.id = id},
		    .actors = i == 1 ? both + 1 : both,
		    .n_actors = i == 1 || i > 4095 ? 1 : 2};

		snprintf(id, sizeof(id), "e%u", i);
		add(&w, &m);
	}
	finish(&w);
	rows(&w, "SELECT id || ' ' || events FROM faction ORDER BY n",
	    "nusra 4096; srf 4095; sohr 0");
	rows(&w,
	    "SELECT kind || ' ' || n || ' ' || length(t) || ' ' ||"
	    " hex(substr(t, 1, 2)) FROM many_event",
	    "faction 1 4096 0201");
	end(&w);
}

static void
test_unknown(void **state)
{
	const char *old = "siege";
	struct m_event renamed = {
	    .s = {.id = "the-siege", .formerly = &old, .n_formerly = 1}};
	struct world w;

	(void)state;
	start(&w);
	add(&w, &renamed);
	event(&w, "a", NULL, "the-seige");
	event(&w, "b", NULL, "siege");
	event(&w, "c", NULL, "nothing-like-it");
	finish(&w);
	assert_int_equal(w.d.errors, 3);
	assert_string_equal(
	    w.d.list[0].text, "part_of: there is no event `the-seige'");
	assert_string_equal(w.d.list[0].hint, "did you mean `the-siege'?");
	assert_string_equal(
	    w.d.list[1].text, "part_of: there is no event `siege'");
	assert_string_equal(w.d.list[1].hint, "it is called `the-siege' now");
	assert_null(w.d.list[2].hint);
	assert_int_equal(w.d.list[2].at.line, 4);
	assert_int_equal(w.d.list[2].at.col, 3);
	end(&w);
}

static void
test_twice(void **state)
{
	struct world w;

	(void)state;
	start(&w);
	event(&w, "a", NULL, NULL);
	event(&w, "b", NULL, "a");
	event(&w, "a", NULL, NULL);
	event(&w, "c", NULL, "x");
	finish(&w);
	assert_int_equal(w.d.errors, 2);
	assert_string_equal(
	    w.d.list[0].text, "there is more than one event `a'");
	assert_int_equal(w.d.list[0].at.line, 3);
	assert_string_equal(w.d.list[0].hint, "the first is at e.yaml:1");
	assert_string_equal(w.d.list[1].text, "part_of: there is no event `x'");
	end(&w);
}

static void
test_circles(void **state)
{
	struct world w;

	(void)state;
	start(&w);
	event(&w, "leads-in", NULL, "b");
	event(&w, "a", NULL, "b");
	event(&w, "b", NULL, "c");
	event(&w, "c", NULL, "a");
	event(&w, "self", NULL, "self");
	finish(&w);
	assert_int_equal(w.d.errors, 2);
	assert_string_equal(
	    w.d.list[0].text, "an event cannot be part of itself");
	assert_int_equal(w.d.list[0].at.line, 2);
	assert_string_equal(w.d.list[0].hint,
	    "`a' is part of `b', which is part of `c', which is part of `a'");
	assert_string_equal(w.d.list[1].hint, "`self' is part of `self'");
	end(&w);
}

static void
contradict(struct world *w, const char *id, const char *what)
{
	struct m_claim claim = {.id = "c",
	    .says = "s",
	    .source = 1,
	    .kind = -1,
	    .contradicts = what,
	    .contradicts_at = mark(7)};
	struct m_event m = {.s = {.id = id, .claims = &claim, .n_claims = 1}};

	add(w, &m);
}

static void
test_contradicts(void **state)
{
	struct world w;

	(void)state;
	start(&w);
	contradict(&w, "a", "claim/b/c");
	contradict(&w, "b", NULL);
	finish(&w);
	assert_int_equal(w.d.errors, 0);
	rows(&w, "SELECT contradicts FROM claim ORDER BY n", "2; -");
	rows(&w, "SELECT id || ' ' || flags FROM event ORDER BY n", "a 1; b 1");
	end(&w);
	start(&w);
	contradict(&w, "a", "claim/bb/c");
	contradict(&w, "b", "claim/faction:nusre/c");
	contradict(&w, "d", "claim/a/cc");
	contradict(&w, "e", "event/a");
	finish(&w);
	assert_int_equal(w.d.errors, 4);
	assert_string_equal(
	    w.d.list[0].text, "contradicts: there is no event `bb'");
	assert_string_equal(
	    w.d.list[1].text, "contradicts: there is no faction `nusre'");
	assert_string_equal(w.d.list[1].hint, "did you mean `nusra'?");
	assert_string_equal(
	    w.d.list[2].text, "contradicts: event `a' has no claim `cc'");
	assert_string_equal(w.d.list[2].hint, "did you mean `c'?");
	assert_string_equal(w.d.list[3].text,
	    "contradicts: `event/a' is not a claim; write its id, or"
	    " claim/SUBJECT/ID");
	end(&w);
}

static void
capture(struct world *w, const char *id, struct m_claim *c, const char *when)
{
	struct m_actor own[] = {{.faction = 1,
				    .side = 1,
				    .role = model_find(LIST_ROLE, "attacker")},
	    {.faction = 2,
		.side = 2,
		.role = model_find(LIST_ROLE, "defender")}};
	struct m_place_ref at[] = {
	    {.rel = PLACE_AT, .place = 2}, {.rel = PLACE_NEAR, .place = 1}};
	struct m_event m = {.s = {.id = id, .claims = c, .n_claims = 1},
	    .kind = model_find(LIST_EVENT_KIND, "capture"),
	    .date = date(when),
	    .actors = own,
	    .n_actors = 2,
	    .places = at,
	    .n_places = 2};

	add(w, &m);
}

static void
test_held(void **state)
{
	struct m_held held[] = {{.by = 3, .date = date("2014-11-05/..")}};
	struct m_claim plain = {
	    .id = "c", .says = "s", .source = 1, .kind = -1};
	struct m_claim told = plain, alleged = plain;
	struct world w;

	(void)state;
	told.held = held;
	told.n_held = 1;
	alleged.hedge = "reportedly";
	start(&w);
	capture(&w, "lasting", &plain, "2014-11-01/2014-11-02");
	capture(&w, "told", &told, "2014-11-04");
	capture(&w, "alleged", &alleged, "2014-11-06");
	capture(&w, "by", &plain, "[..2014-11-29]");
	capture(&w, "within", &plain, "[2014-12-01..2014-12-03]");
	capture(&w, "plain", &plain, "2014-12-05");
	finish(&w);
	rows(&w,
	    "SELECT place || ' ' || faction || ' ' || date || ' ' || claim"
	    " FROM place_held",
	    "2 3 2014-11-05/.. 2; 2 1 [..2014-11-02] 1;"
	    " 2 1 [..2014-11-29] 4; 2 1 [..2014-12-03] 5; 2 1 2014-12-05/.. 6");
	/* The bounds are those of the date. */
	rows(&w,
	    "SELECT (date_from IS NULL) || ' ' || (date_to IS NULL)"
	    " FROM place_held WHERE faction = 1",
	    "1 0; 1 0; 1 0; 0 1");
	end(&w);
}

/* What strife-db(5) promises to those who come with sqlite3. */
static void
test_views(void **state)
{
	struct m_voice voices[] = {{.faction = 3}, {.who = "a man", .of = 2}};
	struct m_span span = {.source = 1, .start = 0, .end = 5};
	struct m_claim c = {.id = "c",
	    .says = "s",
	    .source = 1,
	    .kind = -1,
	    .voices = voices,
	    .n_voices = 2,
	    .quotes = &span,
	    .n_quotes = 1};
	struct world w;

	(void)state;
	start(&w);
	capture(&w, "e", &c, "2014-11-01");
	finish(&w);
	rows(&w,
	    "SELECT t || ' ' || link || ' ' || date_from || ' ' || places ||"
	    " ' ' || factions || ' ' || clash || alleged FROM timeline",
	    "1 event/e 2014-11-01 binnish; idlib nusra (1); srf (2) 01");
	rows(&w,
	    "SELECT link || ' ' || quote || ' ' || attributed_to FROM"
	    " claim_card",
	    "claim/e/c Nusra sohr < a man, srf");
	rows(&w, "SELECT link || ' ' || events || clashes FROM faction_card",
	    "faction/nusra 10; faction/srf 10; faction/sohr 00");
	rows(&w, "SELECT link || ' ' || alleged FROM pair_card",
	    "pair/nusra+srf 1");
	rows(&w, "SELECT count(*) FROM dispute_card", "0");
	end(&w);
}

static void
test_warnings(void **state)
{
	struct m_actor own[] = {{.faction = 1, .role = -1},
	    {.faction = 2, .role = -1}, {.person = 1, .role = -1}};
	struct m_place_ref at[] = {{.rel = PLACE_AT, .place = 2}};
	struct m_claim claim = {
	    .id = "c", .says = "s", .source = 1, .kind = -1};
	struct m_event war = {.s = {.id = "war"},
	    .date = date("2014-10/2014-12"),
	    .actors = own,
	    .n_actors = 3,
	    .places = at,
	    .n_places = 1};
	struct m_event after = {
	    .s = {.id = "after", .claims = &claim, .n_claims = 1},
	    .date = date("2015-02"),
	    .part_of = "war"};
	struct world w;

	(void)state;
	start(&w);
	add(&w, &war);
	add(&w, &after);
	finish(&w);
	assert_int_equal(w.d.errors, 0);
	diagnosed(&w,
	    "e.yaml:2:1: warning: event `after' (2015-02) lies outside the"
	    " dates of `war' (2014-10/2014-12), which it is part of\n"
	    "f.yaml:3:1: warning: faction `sohr' is used nowhere\n");
	end(&w);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_order),
	    cmocka_unit_test(test_sides),
	    cmocka_unit_test(test_who_turns_up),
	    cmocka_unit_test(test_seen),
	    cmocka_unit_test(test_many),
	    cmocka_unit_test(test_unknown),
	    cmocka_unit_test(test_twice),
	    cmocka_unit_test(test_circles),
	    cmocka_unit_test(test_contradicts),
	    cmocka_unit_test(test_held),
	    cmocka_unit_test(test_views),
	    cmocka_unit_test(test_warnings),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
