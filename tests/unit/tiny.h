/* SPDX-License-Identifier: ISC */
/*
 * tiny - a database of five events, made in memory without the reader of
 * datasets, for the units that only read.
 *
 *	t n event           day          place        who
 *	1 1 offensive       2014-10-26/  -            nusra-front, srf
 *	2 3 zawiya-attack   2014-10-27/  near zawiya  the same, only alleged
 *	3 2 fall-of-sinbel  2014-11-01   deir-sinbel  the same, disputed
 *	4 5 regiment-46     2015-02/..   regiment-46  nusra-front, hazzm
 *	5 4 talks           undated      -            elders; only planned
 *
 * Order of arrival and order of time differ on purpose.
 */
#ifndef STRIFE_TEST_TINY_H
#define STRIFE_TEST_TINY_H

#include <stdbool.h>
#include <string.h>

#include "db.h"
#include "err.h"
#include "fold.h"
#include "str.h"

/* One paragraph a line; offsets below are counted in it. */
#define TINY_TEXT                                                              \
	"On 31 October, Nusra took a dozen villages.\n"                        \
	"The next day, Al-Nusra forced the SRF to retreat from Deir Sinbel.\n" \
	"\n"                                                                   \
	"SOHR said that 25 fighters were taken prisoner, 30 were killed.\n"
#define TINY_SHA \
	"89ed4406e610114bdd4fd7cbb19ba7d0b8bcf9874c3cc89b1b16f06b9882773a"

static const char *const tiny_rows[] = {
    "INSERT INTO meta VALUES ('id', 'tiny'), ('title', 'A tiny war'),"
    " ('version', '3'), ('licence', 'CC-BY-SA-4.0'), ('coverage', 'full'),"
    " ('description', 'For tests.'), ('root', '/nowhere');",
    /* factions */
    "INSERT INTO faction (n, id, name, kind, active, active_from, active_to,"
    " note, events, clashes, seen_from, seen_to) VALUES"
    " (1, 'nusra-front', 'Nusra Front', 'armed-group', '2012-01/2017-01',"
    "  15340, 17197, 'Later renamed.', 4, 3, 16375, 16467),"
    " (2, 'srf', 'Syrian Revolutionaries Front', 'coalition', NULL, NULL,"
    "  NULL, NULL, 3, 2, 16375, 16375),"
    " (3, 'hazzm', 'Hazzm Movement', 'armed-group', NULL, NULL, NULL, NULL,"
    "  1, 1, NULL, NULL),"
    " (4, 'sohr', 'Syrian Observatory for Human Rights', 'monitor', NULL,"
    "  NULL, NULL, NULL, 0, 0, NULL, NULL),"
    " (5, 'jund-al-aqsa', 'Jund al-Aqsa', 'armed-group', NULL, NULL, NULL,"
    "  NULL, 1, 0, NULL, NULL);",
    "INSERT INTO name (owner_kind, owner, ord, text, lang, script, kind,"
    " date, basis, ref, used_by) VALUES"
    " ('faction', 1, 0, 'Jabhat al-Nusra', 'ar', 'Latn', 'full', NULL,"
    "  'source', NULL, 'lwj'),"
    " ('faction', 1, 1, 'JN', 'en', NULL, 'abbreviation', NULL, NULL, NULL,"
    "  NULL),"
    " ('faction', 1, 2, 'The Front', 'en', NULL, 'short', NULL, NULL, NULL,"
    "  NULL),"
    " ('faction', 2, 0, 'SRF', 'en', NULL, 'abbreviation', NULL, NULL, NULL,"
    "  NULL),"
    " ('faction', 2, 1, 'The Front', 'en', NULL, 'short', NULL, NULL, NULL,"
    "  NULL),"
    " ('faction', 4, 0, 'SOHR', 'en', NULL, 'abbreviation', NULL, NULL,"
    "  NULL, NULL),"
    " ('place', 3, 0, 'Dayr Sunbul', 'ar', 'Latn', 'spelling', NULL,"
    "  'outside', 'a map', NULL);",
    "INSERT INTO formerly VALUES ('faction', 'nusra', 1),"
    " ('event', 'sinbel', 2), ('claim', 'was-retreat', 3);",
    /* people, places */
    "INSERT INTO person (n, id, name, events) VALUES"
    " (1, 'jamal-maarouf', 'Jamal Maarouf', 1);",
    "INSERT INTO person_of VALUES (1, 2, 'leader', NULL, NULL, NULL);",
    "INSERT INTO place (n, id, name, kind, parent, lat, lon, at_ref,"
    " no_coordinates, events) VALUES"
    " (1, 'idlib-governorate', 'Idlib Governorate', 'governorate', NULL,"
    "  NULL, NULL, NULL, 'an area', 2),"
    " (2, 'zawiya', 'Zawiya Mountain', 'mountain', 1, 35.75, 36.5, 'a map',"
    "  NULL, 2),"
    " (3, 'deir-sinbel', 'Deir Sinbel', 'village', 2, NULL, NULL, NULL,"
    "  'unknown', 1),"
    " (4, 'regiment-46', 'Regiment 46', 'base', NULL, NULL, NULL, NULL,"
    "  NULL, 1);",
    "INSERT INTO place_held VALUES"
    " (3, 1, '2014-11-01/..', 16375, NULL, 3);",
    /* sources */
    "INSERT INTO source (n, id, title, short, publisher, published,"
    " published_from, published_to, rights, extent, sha256, text, claims,"
    " covered, skipped, uncovered, in_gaps, quoted_share) VALUES"
    " (1, 'wiki', 'A conflict', 'Wikipedia', 'Wikipedia', '2024', 19723,"
    "  20088, 'CC-BY-SA-4.0', 'full', '" TINY_SHA "', '" TINY_TEXT "', 6,"
    "  120, 10, 5, 18, 1.0),"
    " (2, 'lwj', 'A journal', NULL, 'LWJ', '2015-03-02', 16496, 16496,"
    "  'quoted', 'excerpts', NULL, 'Hazm is gone. […]', 1, 13, 0, 0, 0, 0.1);",
    "INSERT INTO source_part VALUES (1, 'lead', 0, 43);",
    "INSERT INTO skip VALUES (1, 0, 14, 'furniture', NULL);",
    "INSERT INTO gap VALUES (1, 158, 176);",
    /* events: flags 1 disputed, 2 clash, 4 alleged, 8 planned, 32 hedged */
    "INSERT INTO event (n, id, title, kind, date, date_from, date_to,"
    " date_words, sort_day, place_words, part_of, note, file, line, claims,"
    " facts, sources, parts, flags) VALUES"
    " (1, 'offensive', 'Offensive on the mountain', 'campaign',"
    "  '2014-10-26/2014-11-01', 16369, 16375, NULL, 16369, NULL, NULL, NULL,"
    "  'events/a.yaml', 3, 1, 1, 1, 2, 0),"
    " (2, 'fall-of-sinbel', 'Nusra forces the SRF out of Deir Sinbel',"
    "  'capture', '2014-11-01', 16375, 16375, NULL, 16375, NULL, 1,"
    "  'A note.', 'events/a.yaml', 20, 3, 3, 2, 0, 3),"
    " (3, 'zawiya-attack', 'Nusra takes villages', 'attack',"
    "  '2014-10-27/2014-10-28', 16370, 16371, NULL, 16370, NULL, 1, NULL,"
    "  'events/a.yaml', 60, 1, 1, 1, 0, 38),"
    " (4, 'talks', 'Talks are planned', 'negotiation', NULL, NULL, NULL,"
    "  'at some time', 2147483647, NULL, NULL, NULL, 'events/b.yaml', 1, 1,"
    "  0, 1, 0, 8),"
    " (5, 'regiment-46', 'Hazzm loses Regiment 46', 'capture', '2015-02/..',"
    "  16467, NULL, NULL, 16467, NULL, NULL, NULL, 'events/b.yaml', 9, 1, 1,"
    "  1, 0, 2);",
    "INSERT INTO timeline_order VALUES (1, 1, 16369), (2, 3, 16370),"
    " (3, 2, 16375), (4, 5, 16467), (5, 4, 2147483647);",
    /* claims; offsets in TINY_TEXT */
    "INSERT INTO claim (n, id, subject_kind, subject, ord, source, says,"
    " mode, denied, quote_start, quote_end, passage, part, said, date,"
    " date_from, date_to, date_words, date_basis, place_words, hedge, kind,"
    " match, restates, contradicts, note, file, line) VALUES"
    " (1, 'lead', 'event', 1, 0, 1, 'There was an offensive.', 'fact', 0, 0,"
    "  43, NULL, 'lead', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL,"
    "  NULL, NULL, NULL, NULL, NULL, NULL, NULL),"
    " (2, 'villages', 'event', 3, 0, 1, 'A dozen villages fell.', 'fact', 0,"
    "  15, 42, NULL, 'lead', NULL, '2014-10-31', 16374, 16374, NULL, NULL,"
    "  NULL, 'reportedly', 'raid', NULL, NULL, NULL, NULL, NULL, NULL),"
    " (3, 'retreat', 'event', 2, 0, 1, 'Nusra forced the SRF out.', 'fact',"
    "  0, 44, 110, NULL, 'body', NULL, '2014-11-01', 16375, 16375,"
    "  'The next day', 'The next day … On 31 October', NULL, NULL, NULL,"
    "  NULL, NULL, NULL, 'Ours.', 'events/a.yaml', 25),"
    " (4, 'sohr', 'event', 2, 1, 1, 'SOHR counts 30 dead.', 'fact', 0, 112,"
    "  175, NULL, 'body', '2014-11-02', NULL, NULL, NULL, NULL, NULL, NULL,"
    "  NULL, NULL, NULL, NULL, 3, NULL, NULL, NULL),"
    " (5, 'coded', 'event', 2, 2, 2, 'Coded: battle.', 'fact', 0, NULL,"
    "  NULL, 'Clashes, more than 50 killed', 'coded row', NULL, NULL, NULL,"
    "  NULL, NULL, NULL, NULL, NULL, NULL, 'probable', NULL, NULL, NULL,"
    "  NULL, NULL),"
    " (6, 'plan', 'event', 4, 0, 1, 'They want to talk.', 'plan', 0, 112,"
    "  121, NULL, 'body', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL,"
    "  NULL, NULL, NULL, NULL, NULL, NULL, NULL),"
    " (7, 'gone', 'event', 5, 0, 2, 'Hazm is gone.', 'fact', 0, 0, 13, NULL,"
    "  'body', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL,"
    "  NULL, NULL, NULL, NULL, NULL),"
    " (8, 'strength', 'faction', 2, 0, 1, 'The SRF had 10,000 men.', 'fact',"
    "  0, 112, 121, NULL, 'body', NULL, NULL, NULL, NULL, NULL, NULL, NULL,"
    "  NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL);",
    "INSERT INTO quote VALUES (1, 0, 1, 0, 43), (2, 0, 1, 15, 42),"
    " (3, 0, 1, 44, 110), (3, 1, 1, 0, 13), (4, 0, 1, 112, 175),"
    " (6, 0, 1, 112, 121), (7, 0, 2, 0, 13), (8, 0, 1, 112, 121);",
    "INSERT INTO voice (claim, ord, faction, who, of, inferred, note) VALUES"
    " (2, 0, NULL, 'an official', 2, 0, NULL),"
    " (2, 1, 4, NULL, NULL, 0, NULL),"
    " (4, 0, 4, NULL, NULL, 0, NULL),"
    " (6, 0, NULL, 'a man of the SRF', 2, 0, NULL),"
    " (7, 0, 4, NULL, NULL, 1, 'Guessed.');",
    /* actors: the event's own, then claims' */
    "INSERT INTO actor (n, event, claim, ord, faction, person, who, of,"
    " side, role, as_name, under, fate, denied) VALUES"
    " (1, 2, NULL, 1, 2, NULL, NULL, NULL, 2, 'defender', NULL, NULL, NULL,"
    "  0),"
    " (2, 2, NULL, 0, 1, NULL, NULL, NULL, 1, 'attacker', 'Al-Nusra', NULL,"
    "  NULL, 0),"
    " (3, 2, NULL, 2, NULL, 1, NULL, 2, 2, 'commander', NULL, NULL,"
    "  'escaped', 0),"
    " (4, 2, 3, 0, 1, NULL, NULL, NULL, 1, 'attacker', NULL, NULL, NULL, 0),"
    " (5, 2, 3, 1, 2, NULL, NULL, NULL, 2, 'defender', NULL, NULL, NULL, 0),"
    " (6, 2, 4, 0, 5, NULL, NULL, NULL, 1, 'supporter', NULL, NULL, NULL,"
    "  1),"
    " (7, 2, 5, 0, 5, NULL, NULL, NULL, 1, 'supporter', NULL, NULL, NULL,"
    "  0),"
    " (8, 3, NULL, 0, 1, NULL, NULL, NULL, 1, 'attacker', NULL, NULL, NULL,"
    "  0),"
    " (9, 3, NULL, 1, 2, NULL, NULL, NULL, 2, 'defender', NULL, NULL, NULL,"
    "  0),"
    " (10, 1, NULL, 0, 1, NULL, NULL, NULL, 1, 'party', NULL, NULL, NULL,"
    "  0),"
    " (11, 1, NULL, 1, 2, NULL, NULL, NULL, 2, 'party', NULL, NULL, NULL,"
    "  0),"
    " (12, 5, NULL, 0, 1, NULL, NULL, NULL, 1, 'captor', NULL, NULL, NULL,"
    "  0),"
    " (13, 5, NULL, 1, 3, NULL, NULL, NULL, 2, 'loser', NULL, NULL, NULL,"
    "  0),"
    " (14, 4, NULL, 0, NULL, NULL, 'elders', NULL, NULL, 'mediator', NULL,"
    "  NULL, NULL, 0);",
    "INSERT INTO event_place (event, claim, ord, rel, place, place2, part)"
    " VALUES (2, NULL, 0, 'at', 3, NULL, NULL),"
    " (2, 3, 0, 'at', 3, NULL, NULL), (3, NULL, 0, 'near', 2, NULL, NULL),"
    " (5, NULL, 0, 'at', 4, NULL, NULL);",
    "INSERT INTO figure (n, claim, ord, what, of, of_faction, of_side, by,"
    " by_faction, min, best, max, strict, about, words, within) VALUES"
    " (1, 4, 0, 'killed', 'all', NULL, NULL, NULL, NULL, NULL, 30, NULL, 0,"
    "  0, NULL, NULL),"
    " (2, 4, 1, 'captured', 'srf', 2, NULL, 'nusra-front', 1, NULL, 25,"
    "  NULL, 0, 1, NULL, NULL),"
    " (3, 5, 0, 'killed', 'all', NULL, NULL, NULL, NULL, 50, NULL, NULL, 1,"
    "  0, NULL, NULL),"
    " (4, 2, 0, 'killed', 'side 2', NULL, 2, NULL, NULL, NULL, NULL, NULL,"
    "  0, 0, 'dozens', NULL),"
    " (5, 8, 0, 'fighters', NULL, NULL, NULL, NULL, NULL, 9000, NULL, 11000,"
    "  0, 0, NULL, NULL);",
    "INSERT INTO mention VALUES (4, 3);",
    "INSERT INTO relation (n, id, kind, a, b, date, date_from, date_to,"
    " event) VALUES (1, 'hazzm-joined', 'joined', 3, 2, '2015-03', 16495,"
    " 16525, 5);",
    /* computed */
    "INSERT INTO faction_event VALUES (1, 1, 1, 1, 'party', 0),"
    " (2, 1, 1, 2, 'party', 0), (1, 2, 3, 1, 'attacker', 0),"
    " (2, 2, 3, 2, 'defender', 0), (1, 3, 2, 1, 'attacker', 0),"
    " (2, 3, 2, 2, 'defender', 0), (5, 3, 2, 1, 'supporter', 1),"
    " (1, 4, 5, 1, 'captor', 0), (3, 4, 5, 2, 'loser', 0);",
    "INSERT INTO person_event VALUES (1, 3, 2);",
    "INSERT INTO place_event VALUES (1, 2, 3), (1, 3, 2), (2, 2, 3),"
    " (2, 3, 2), (3, 3, 2), (4, 4, 5);",
    "INSERT INTO source_event VALUES (1, 1, 1), (1, 2, 3), (1, 3, 2),"
    " (1, 5, 4), (2, 3, 2), (2, 4, 5);",
    "INSERT INTO pair VALUES (1, 1, 2, 1, 1, 16370, 16375, 30, NULL, 0),"
    " (2, 3, 1, 1, 0, 16467, NULL, NULL, NULL, 1);",
    "INSERT INTO pair_event VALUES (1, 2, 3, 1), (1, 3, 2, 0),"
    " (2, 4, 5, 0);",
    "INSERT INTO dispute VALUES (1, 'event', 2, 2, 'killed',"
    " 'killed: 30 (Wikipedia) against more than 50 (A journal)');",
    "INSERT INTO dispute_value VALUES (1, 0, 4, '30'),"
    " (1, 1, 5, 'more than 50');",
    /* months: 24177 is October 2014 */
    "INSERT INTO month VALUES (24177, 2, 1), (24178, 1, 0), (24181, 1, 1);",
    "INSERT INTO faction_month VALUES (1, 24177, 2), (1, 24178, 1),"
    " (1, 24181, 1), (2, 24177, 2), (2, 24178, 1), (3, 24181, 1),"
    " (5, 24178, 1);",
    NULL};

static const struct tiny_words {
	int rowid;
	const char *text;
} tiny_words[] = {{1 * 4096, "Offensive on the mountain campaign"},
    {1 * 4096 + 1, "Nusra Front Jabhat al-Nusra JN SRF"},
    {1 * 4096 + 2, "There was an offensive."},
    {2 * 4096, "Nusra takes villages attack Zawiya Mountain"},
    {2 * 4096 + 1, "Nusra Front Jabhat al-Nusra JN SRF"},
    {2 * 4096 + 2, "A dozen villages fell. Nusra took a dozen villages"},
    {3 * 4096, "Nusra forces the SRF out of Deir Sinbel capture Dayr Sunbul"},
    {3 * 4096 + 1, "Nusra Front Jabhat al-Nusra JN SRF"},
    {3 * 4096 + 2, "Nusra forced the SRF out. The next day, retreat"},
    {3 * 4096 + 3, "SOHR counts 30 dead. taken prisoner"},
    {4 * 4096, "Hazzm loses Regiment 46 capture"},
    {4 * 4096 + 1, "Nusra Front Jabhat al-Nusra JN Hazzm Movement"},
    {4 * 4096 + 2, "Hazm is gone."},
    {5 * 4096, "Talks are planned negotiation"},
    {5 * 4096 + 2, "They want to talk. SOHR said"}, {0, NULL}};

static bool
tiny_index(struct db *db, struct err *e)
{
	struct str s = STR_INIT;
	struct stmt *st;
	bool ok;
	int i;

	ok = true;
	for (i = 0; ok && tiny_words[i].text != NULL; i++) {
		str_reset(&s);
		fold_text(&s, tiny_words[i].text, strlen(tiny_words[i].text));
		ok = db_prepare(db,
		    "INSERT INTO fts (rowid, text) VALUES (?1, ?2)", &st, e);
		if (!ok)
			break;
		db_bind_int(st, 1, tiny_words[i].rowid);
		db_bind_text(st, 2, str_c(&s));
		ok = db_run(st, e);
	}
	str_clear(&s);
	return ok;
}

/* In the file PATH; NULL: in memory. */
static bool
tiny_create(const char *path, struct db **db, struct err *e)
{
	int i;

	if (!db_create(path, db, e))
		return false;
	if (!db_schema(*db, 1, e))
		return false;
	for (i = 0; tiny_rows[i] != NULL; i++) {
		if (!db_exec(*db, tiny_rows[i], e))
			return err_prepend(e, "row set %d", i);
	}
	return tiny_index(*db, e) && db_schema(*db, 2, e) &&
	       db_schema(*db, 3, e);
}

static bool
tiny_open(struct db **db, struct err *e)
{
	return tiny_create(NULL, db, e);
}

#endif
