/* SPDX-License-Identifier: ISC */
/*
 * How each kind of thing is read, as SQL: one statement a thing, with its
 * lists as text.  Numbers never appear, since they are another in every
 * database; what they stand for is named by its link.
 */
#include <stddef.h>

#include "diff_impl.h"

/* SQL is set by hand. */
/* clang-format off */

#define US "char(31)"
#define RS "char(30)"
/* The thing of a TABLE with number N, by name. */
#define REF(table, n)                                                         \
	"(SELECT " RS "||'" table "/'||id||" RS " FROM " table " WHERE n = " n \
	")"
/* WORDS and VALUE, or nothing where it is null. */
#define IF(words, value) "coalesce('" words "'||" value ", '')"
#define YES(words, value) "iif(" value ", '" words "', '')"
#define LIST(item, from)                                                      \
	"(SELECT group_concat(x, " US ") FROM (SELECT " item " AS x FROM "    \
	from "))"

#define FORMERLY(kind)                                                      \
	LIST("old", "formerly WHERE kind = '" kind "' AND n = ?1 ORDER BY " \
		    "old")
#define NAMES(kind)                                                           \
	LIST("text||" IF(" ", "lang") "||" IF(" ", "script") "||' '||kind||"  \
	    IF(" ", "date") "||" IF(", basis ", "basis") "||" IF(", ", "ref") \
	    "||" IF(", ", "note") "||" IF(", used by ", "used_by"),           \
	    "name WHERE owner_kind = '" kind "' AND owner = ?1 ORDER BY ord")
#define ACTORS(where)                                                         \
	LIST("coalesce(" REF("faction", "faction") ", " REF("person",         \
		 "person") ", who, '')||" IF(" of ", REF("faction", "of"))    \
	    "||" IF(" side ", "side") "||" IF(" ", "role") "||" IF(           \
		" as ", "as_name") "||" IF(" under ", REF("faction", "under")) \
	    "||" IF(", ", "fate") "||" IF(" ", "date") "||" IF(", ", "hedge") \
	    "||" YES(", denied", "denied"),                                   \
	    "actor WHERE " where " ORDER BY ord")
#define PLACES(where)                                                         \
	LIST("rel||' '||" REF("place", "place") "||" IF(" ", REF("place",     \
		 "place2")) "||" IF(", ", "part"),                            \
	    "event_place WHERE " where " ORDER BY ord")
#define CLAIM_LINK(n)                                                         \
	"(SELECT subject_kind||' '||subject||' '||id FROM claim WHERE n = " n \
	")"

const struct diff_kind diff_dataset = {
    .kind = "dataset",
    .plural = "datasets",
    .row =
#define META(key) "(SELECT value FROM meta WHERE key = '" key "')"
	"SELECT " META("title") ", " META("id") ", " META("description") ", "
	META("version") ", " META("licence") ", " META("language") ", "
	META("coverage") ", replace(rtrim(" META("rules")
	", char(10)), char(10), " US ") WHERE ?1",
    .names = {"title", "id", "description", "version", "licence", "language",
	"coverage", "rules", NULL},
};

const struct diff_kind diff_claims = {
    .kind = "claim",
    .plural = "claims",
    .ids = "SELECT id, n FROM claim WHERE subject = ?1 AND subject_kind = ?2"
	   " ORDER BY id",
    .find = "SELECT n FROM claim WHERE id = ?1 AND subject = ?2 AND"
	    " subject_kind = ?3",
    .row =
	"SELECT says, " REF("source", "source") ", mode, " YES("yes", "denied")
	", part, passage, "
	LIST("CAST(substr(CAST(s.text AS BLOB), q.start + 1, q.end - q.start)"
	    " AS TEXT)",
	    "quote AS q JOIN source AS s ON s.n = q.source WHERE q.claim ="
	    " ?1 ORDER BY q.ord") ", "
	LIST(YES("(inferred) ", "inferred") "||coalesce(" REF("faction",
		"faction") ", " REF("person", "person") ", who, '')||"
	    IF(" of ", REF("faction", "of")) "||" IF(", ", "note"),
	    "voice WHERE claim = ?1 ORDER BY ord")
	", hedge, said, date, date_words, date_basis, "
	PLACES("claim = ?1") ", place_words, kind, match, "
	ACTORS("claim = ?1") ", "
	LIST("what||" IF(" of ", "coalesce(" REF("faction", "of_faction")
		", of)") "||" IF(" by ", "coalesce(" REF("faction",
		"by_faction") ", by)") "||"
	    "iif(min IS max AND (best IS NULL OR best = min), "
	    IF(" ", "min") ", " IF(" at least ", "min") "||"
	    IF(" ", "best") "||" IF(" at most ", "max") ")||"
	    YES(" strictly", "strict") "||" YES(" about", "about") "||"
	    IF(" “", "words||'”'") "||" IF(" within ",
		"(SELECT id FROM claim WHERE n = within)") "||"
	    IF(" as of ", "as_of") "||" YES(", denied", "denied") "||"
	    IF(", ", "note"),
	    "figure WHERE claim = ?1 ORDER BY ord") ", "
	LIST(REF("faction", "faction"), "mention WHERE claim = ?1") ", "
	LIST(REF("faction", "faction") "||" IF(" ", REF("place", "place"))
	    "||" IF(" ", "date"), "claim_held WHERE claim = ?1")
	", (SELECT id FROM claim AS r WHERE r.n = c.restates),"
	" (SELECT coalesce('event/'||v.id||'/', '')||x.id FROM claim AS x"
	" LEFT JOIN event AS v ON x.subject_kind = 'event' AND v.n ="
	" x.subject WHERE x.n = c.contradicts), note FROM claim AS c WHERE n"
	" = ?1",
    .names = {"says", "source", "mode", "denied", "part", "passage", "quote",
	"attributed_to", "hedge", "said", "date", "date_words", "date_basis",
	"place", "place_words", "kind", "match", "actors", "figures",
	"mentions", "held", "restates", "contradicts", "note"},
};

#define FIND(table) "SELECT n FROM " table " WHERE id = ?1"
#define IDS(table) "SELECT id, n FROM " table " ORDER BY id"

const struct diff_kind diff_kinds[] = {
    {
	.kind = "source",
	.plural = "sources",
	.ids = IDS("source"),
	.find = FIND("source"),
	.row = "SELECT title, short, publisher, author, published,"
	       " published_basis, url, revision, retrieved, archive, language,"
	       " rights, rights_note, extent, length, sha256, covers, note, "
	       LIST("part||' '||start||'-'||end",
		   "source_part WHERE source = ?1 ORDER BY start") ", "
	       LIST("reason||' '||start||'-'||end||" IF(" of ", "of"),
		   "skip WHERE source = ?1 ORDER BY start") ", "
	       FORMERLY("source") " FROM source WHERE n = ?1",
	.names = {"title", "short", "publisher", "author", "published",
	    "published_basis", "url", "revision", "retrieved", "archive",
	    "language", "rights", "rights_note", "extent", "length", "sha256",
	    "covers", "note", "parts", "skip", "formerly", NULL},
    },
    {
	.kind = "faction",
	.plural = "factions",
	.ids = IDS("faction"),
	.find = FIND("faction"),
	.row = "SELECT name, kind, active, active_basis, " NAMES("faction")
	       ", basis, ref, note, " FORMERLY("faction")
	       " FROM faction WHERE n = ?1",
	.names = {"name", "kind", "active", "active_basis", "names", "basis",
	    "ref", "note", "formerly", NULL},
    },
    {
	.kind = "person",
	.plural = "people",
	.ids = IDS("person"),
	.find = FIND("person"),
	.row = "SELECT name, " NAMES("person") ", "
	       LIST(REF("faction", "faction") "||" IF(" ", "role") "||"
		   IF(" ", "date"), "person_of WHERE person = ?1")
	       ", basis, ref, note, " FORMERLY("person")
	       " FROM person WHERE n = ?1",
	.names = {"name", "names", "of", "basis", "ref", "note", "formerly",
	    NULL},
    },
    {
	.kind = "place",
	.plural = "places",
	.ids = IDS("place"),
	.find = FIND("place"),
	.row = "SELECT name, kind, " REF("place", "p.parent")
	       ", lat||' '||lon, at_ref, at_basis, no_coordinates, "
	       NAMES("place") ", "
	       LIST(REF("faction", "faction") "||" IF(" ", "date"),
		   "place_held WHERE place = ?1 AND claim IS NULL")
	       ", basis, ref, note, " FORMERLY("place")
	       " FROM place AS p WHERE n = ?1",
	.names = {"name", "kind", "in", "at", "at_ref", "at_basis",
	    "no_coordinates", "names", "held", "basis", "ref", "note",
	    "formerly", NULL},
    },
    {
	.kind = "relation",
	.plural = "relations",
	.ids = IDS("relation"),
	.find = FIND("relation"),
	.row = "SELECT " REF("faction", "a") "||' '||kind||' '||"
	       REF("faction", "b") ", date, " REF("event", "r.event")
	       ", note, " FORMERLY("relation")
	       " FROM relation AS r WHERE n = ?1",
	.names = {"relation", "date", "event", "note", "formerly", NULL},
    },
    {
	.kind = "event",
	.plural = "events",
	.ids = IDS("event"),
	.find = FIND("event"),
	.row = "SELECT title, kind, date, date_words, "
	       PLACES("event = ?1 AND claim IS NULL") ", place_words, "
	       REF("event", "v.part_of") ", "
	       ACTORS("event = ?1 AND claim IS NULL") ", note, "
	       FORMERLY("event") ", (SELECT iif(gone, 'yes', NULL) FROM"
	       " row_raw WHERE event = ?1), (SELECT raw FROM row_raw WHERE"
	       " event = ?1) FROM event AS v WHERE n = ?1",
	.names = {"title", "kind", "date", "date_words", "place",
	    "place_words", "part_of", "actors", "note", "formerly",
	    "gone_upstream", "row", NULL},
    },
    {.kind = NULL},
};
