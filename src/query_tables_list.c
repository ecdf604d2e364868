/* SPDX-License-Identifier: ISC */
/*
 * query_tables_list - the tables of query_tables.h, in an order in which a
 * table comes after those that it refers to.
 *
 * Names of tables and columns are those of strife-data(5) and the rows of
 * strife list, but for words that SQL keeps for itself.
 */
#include "query_impl.h"
#include "query_tables.h"

/* Columns of common kinds. */
#define TEXT(name, help)                            \
	{                                           \
		name, TABLE_TEXT, NULL, false, help \
	}
#define NUMBER(name, help)                             \
	{                                              \
		name, TABLE_INTEGER, NULL, false, help \
	}
#define REAL(name, help)                            \
	{                                           \
		name, TABLE_REAL, NULL, false, help \
	}
#define TRUTH(name, help)                           \
	{                                           \
		name, TABLE_BOOL, NULL, false, help \
	}
#define REFERS(name, table, help)                    \
	{                                            \
		name, TABLE_TEXT, table, false, help \
	}
/* To a row that a query may have left out. */
#define LOOSE(name, table, help)                    \
	{                                           \
		name, TABLE_TEXT, table, true, help \
	}
#define DATE(name, help)                                                      \
	{name, TABLE_TEXT, NULL, false, help},                                \
	    {name "_from", TABLE_DAY, NULL, false,                            \
		"Earliest day; empty: open"},                                 \
	{                                                                     \
		name "_to", TABLE_DAY, NULL, false, "Latest day; empty: open" \
	}
#define END                                         \
	{                                           \
		NULL, TABLE_TEXT, NULL, false, NULL \
	}

/* The link of the claim N, which is X in the SELECT. */
#define CLAIM_LINK(x)                                                      \
	"'claim/' || CASE " x ".subject_kind WHEN 'event' THEN '' ELSE " x \
	".subject_kind || ':' END || " Q_SUBJECT_ID(x) " || '/' || " x ".id"
#define LINK_OF(n) "(SELECT " CLAIM_LINK("k") " FROM claim k WHERE k.n = " n ")"
#define ID_OF(table, n) "(SELECT id FROM " table " WHERE n = " n ")"
/* The id of X's subject where it is of KIND. */
#define SUBJECT_OF(x, kind)                                                  \
	"CASE " x ".subject_kind WHEN '" kind "' THEN (SELECT id FROM " kind \
	" WHERE n = " x ".subject) END"
#define EDTF "EDTF (ISO 8601-2), as the dataset has it"
#define BASIS "outside: from elsewhere than the sources"

static const struct query_column sources[] = {
    TEXT("id", NULL),
    TEXT("title", NULL),
    TEXT("short", "Short title"),
    TEXT("publisher", NULL),
    TEXT("author", NULL),
    DATE("published", EDTF),
    TEXT("published_basis", "How the date is known"),
    TEXT("url", NULL),
    TEXT("archive", "Address of an archived copy"),
    TEXT("revision", NULL),
    TEXT("retrieved", EDTF),
    TEXT("language", "BCP 47"),
    TEXT("rights", "Rights of the text and of every quote from it"),
    TEXT("rights_note", NULL),
    TEXT("extent", "full, or excerpts: how much the dataset holds"),
    TEXT("sha256", "Of the text that the dataset holds, in UTF-8"),
    DATE("covers", "The time it speaks of, EDTF"),
    TEXT("note", NULL),
    NUMBER("claims", "How many rest on it"),
    NUMBER("covered", "Bytes quoted by a claim"),
    NUMBER("skipped", "Bytes set aside with a reason"),
    NUMBER("uncovered", "Bytes in neither"),
    REAL("quoted_share", "Characters of the text over those of the whole"),
    END,
};

static const struct query_column factions[] = {
    TEXT("id", NULL),
    TEXT("name", NULL),
    TEXT("kind", NULL),
    DATE("active", EDTF),
    TEXT("active_basis", NULL),
    TEXT("basis", BASIS),
    TEXT("ref", "Reference of what comes from outside"),
    TEXT("note", NULL),
    NUMBER("events", "Events of the dataset it turns up in"),
    NUMBER("clashes", NULL),
    END,
};

static const struct query_column people[] = {
    TEXT("id", NULL),
    TEXT("name", NULL),
    TEXT("basis", BASIS),
    TEXT("ref", NULL),
    TEXT("note", NULL),
    NUMBER("events", NULL),
    END,
};

static const struct query_column offices[] = {
    REFERS("person", "people", NULL),
    REFERS("faction", "factions", NULL),
    TEXT("role", NULL),
    DATE("date", EDTF),
    END,
};

static const struct query_column places[] = {
    TEXT("id", NULL),
    TEXT("name", NULL),
    TEXT("kind", NULL),
    REFERS("parent", "places", "The place it lies in"),
    REAL("latitude", "WGS 84"),
    REAL("longitude", "WGS 84"),
    TEXT("at_ref", "Where the coordinates are from"),
    TEXT("at_basis", NULL),
    TEXT("no_coordinates", "Why there are none"),
    TEXT("basis", BASIS),
    TEXT("ref", NULL),
    TEXT("note", NULL),
    NUMBER("events", "Events at it or in it"),
    END,
};

static const struct query_column names[] = {
    REFERS("faction", "factions", "Whose name: one of these three"),
    REFERS("person", "people", NULL),
    REFERS("place", "places", NULL),
    NUMBER("ord", "Order, from 0"),
    TEXT("name", NULL),
    TEXT("lang", "BCP 47"),
    TEXT("script", "ISO 15924"),
    TEXT("kind", NULL),
    DATE("date", "When it was in use, EDTF"),
    TEXT("basis", BASIS),
    TEXT("ref", NULL),
    TEXT("note", NULL),
    TEXT("used_by", "Ids of sources, with blanks between"),
    END,
};

static const struct query_column events[] = {
    TEXT("id", NULL),
    NUMBER("t", "Place in the timeline, from 1"),
    TEXT("title", NULL),
    TEXT("kind", NULL),
    DATE("date", EDTF),
    TEXT("date_words", "The source's words"),
    TEXT("place_words", "The source's words"),
    LOOSE("part_of", "events", "The larger event"),
    NUMBER("claims", NULL),
    NUMBER("facts", "Claims of fact"),
    NUMBER("sources", NULL),
    TRUTH("disputed", "Two facts cannot both hold"),
    TRUTH("clash", NULL),
    TRUTH("alleged", "Only hedged, or the word of one party"),
    TRUTH("planned", "No claim states a fact"),
    TRUTH("denied", "All facts are denials"),
    TRUTH("hedged", "A fact is hedged"),
    TEXT("note", "The editors' words"),
    END,
};

static const struct query_column relations[] = {
    TEXT("id", NULL),
    TEXT("kind", NULL),
    REFERS("from_faction", "factions", NULL),
    REFERS("to_faction", "factions", NULL),
    DATE("date", EDTF),
    LOOSE("event", "events", "The event that made the change"),
    TEXT("note", NULL),
    END,
};

static const struct query_column claims[] = {
    TEXT("link", "Permanent"),
    TEXT("id", "Of its own among the claims of its subject"),
    TEXT("subject_kind", NULL),
    REFERS("event", "events", "What it is about: one of these five"),
    REFERS("faction", "factions", NULL),
    REFERS("person", "people", NULL),
    REFERS("place", "places", NULL),
    REFERS("relation", "relations", NULL),
    NUMBER("ord", "Order of showing"),
    REFERS("source", "sources", NULL),
    TEXT("part", "Where in the source"),
    TEXT("mode", NULL),
    TRUTH("denied", "It denies the whole"),
    TEXT("says", "What it says, in the editors' words"),
    TEXT("quote", "The exact words; rights: those of the source"),
    NUMBER("quote_start", "Bytes in the source's text; empty: a coded row"),
    NUMBER("quote_end", NULL),
    DATE("said", "Day of the telling, EDTF"),
    DATE("date", "Day of the deed, EDTF"),
    TEXT("date_words", NULL),
    TEXT("date_basis", "The words a date was counted from"),
    TEXT("place_words", NULL),
    TEXT("hedge", NULL),
    TEXT("kind", "What this source calls it, if something else"),
    TEXT("match", "probable: it may mean another event"),
    LOOSE("restates", "claims", "Another claim of its source, the same"),
    LOOSE("contradicts", "claims", NULL),
    TEXT("note", "The editors' words"),
    END,
};

static const struct query_column quotes[] = {
    REFERS("claim", "claims", NULL),
    NUMBER("ord", "0: the quote; from 1: what else it needs"),
    REFERS("source", "sources", NULL),
    NUMBER("start", "Bytes in the source's text"),
    {"end", TABLE_INTEGER, NULL, false, NULL},
    TEXT("quote", "Exact"),
    END,
};

static const struct query_column voices[] = {
    REFERS("claim", "claims", NULL),
    NUMBER("ord", "0: the outermost; the last is the origin"),
    REFERS("faction", "factions", "Who: one of these three"),
    REFERS("person", "people", NULL),
    TEXT("who", "Words, for bodies without a name"),
    REFERS("of_faction", "factions", "Whose man"),
    TRUTH("inferred", "By the editors"),
    TEXT("note", NULL),
    END,
};

static const struct query_column actors[] = {
    REFERS("event", "events", NULL),
    REFERS("claim", "claims", "Whose word; empty: the editors' reading"),
    NUMBER("ord", NULL),
    REFERS("faction", "factions", "Who: one of these three"),
    REFERS("person", "people", NULL),
    TEXT("who", "Words, for bodies without a name"),
    REFERS("of_faction", "factions", NULL),
    NUMBER("side", NULL),
    TEXT("role", NULL),
    TEXT("as_name", "The name as written"),
    REFERS("under_faction", "factions", "The umbrella"),
    TEXT("fate", NULL),
    DATE("date", EDTF),
    TEXT("hedge", NULL),
    TRUTH("denied", NULL),
    END,
};

static const struct query_column event_places[] = {
    REFERS("event", "events", NULL),
    REFERS("claim", "claims", "Whose word; empty: the editors' reading"),
    NUMBER("ord", NULL),
    TEXT("relation", "at, near, between, in, from-to"),
    REFERS("place", "places", NULL),
    REFERS("place2", "places", "Of between and from-to"),
    TEXT("part", "north, the lower end ..."),
    END,
};

static const struct query_column figures[] = {
    REFERS("claim", "claims", NULL),
    NUMBER("ord", NULL),
    TEXT("what", NULL),
    TEXT("of", "Id of a faction, side N, all; empty: not stated"),
    REFERS("of_faction", "factions", NULL),
    NUMBER("of_side", NULL),
    TEXT("by", NULL),
    REFERS("by_faction", "factions", NULL),
    NUMBER("by_side", NULL),
    NUMBER("min", NULL),
    NUMBER("best", "A single number"),
    NUMBER("max", NULL),
    TRUTH("strict", "More than min, less than max"),
    TRUTH("about", "Within a tenth"),
    TEXT("words", NULL),
    LOOSE("within", "claims", "The claim with the total"),
    DATE("as_of", "A running total by then, EDTF"),
    TRUTH("denied", NULL),
    TEXT("note", NULL),
    END,
};

static const struct query_column mentions[] = {
    REFERS("claim", "claims", NULL),
    REFERS("faction", "factions", "Named, taking no part"),
    END,
};

static const struct query_column holders[] = {
    REFERS("place", "places", NULL),
    REFERS("faction", "factions", NULL),
    DATE("date", EDTF),
    REFERS("claim", "claims", "Whose word; empty: the editors'"),
    END,
};

static const struct query_column pairs[] = {
    TEXT("link", "Permanent"),
    REFERS("a", "factions", NULL),
    REFERS("b", "factions", NULL),
    NUMBER("events", "Clashes"),
    NUMBER("alleged", "Beside them, merely alleged"),
    {"first", TABLE_DAY, NULL, false, "Of the clashes"},
    {"last", TABLE_DAY, NULL, false, NULL},
    NUMBER("killed_low", "The lowest that is told"),
    NUMBER("killed_high", "The highest that is told"),
    NUMBER("without_figure", "Clashes that tell of no dead"),
    END,
};

static const struct query_column pair_events[] = {
    TEXT("pair", "Link of the pair"),
    REFERS("event", "events", NULL),
    TRUTH("alleged", NULL),
    END,
};

static const struct query_column disputes[] = {
    NUMBER("dispute", "Number in this export only"),
    TEXT("subject", NULL),
    REFERS("event", "events", NULL),
    TEXT("field", NULL),
    TEXT("words", "In one line"),
    END,
};

static const struct query_column dispute_values[] = {
    {"dispute", TABLE_INTEGER, "disputes", false, NULL},
    NUMBER("ord", NULL),
    LOOSE("claim", "claims", NULL),
    TEXT("value", NULL),
    END,
};

#define PAIR_LINK "'pair/' || fa.id || '+' || fb.id"

const struct query_table query_tables[] = {
    {"sources", "Documents, without their text",
	"SELECT NULL, NULL, id, title, short, publisher, author, published,"
	" published_from, published_to, published_basis, url, archive,"
	" revision, retrieved, language, rights, rights_note, extent, "
	"sha256,"
	" covers, covers_from, covers_to, note, claims, covered, skipped,"
	" uncovered, round(quoted_share, 4) FROM source ORDER BY n",
	1, sources},
    {"factions", "Organised actors: groups, states, courts, monitors, media",
	"SELECT NULL, NULL, id, name, kind, active, active_from, active_to,"
	" active_basis, basis, ref, note, events, clashes FROM faction"
	" ORDER BY n",
	1, factions},
    {"people", "People",
	"SELECT NULL, NULL, id, name, basis, ref, note, events FROM person"
	" ORDER BY n",
	1, people},
    {"offices", "Whose they are, and as what",
	"SELECT NULL, NULL, " ID_OF("person", "o.person") ", " ID_OF(
	    "faction", "o.faction") ", o.role, o.date, o.date_from, o.date_to"
				    " FROM person_of o ORDER BY o.rowid",
	0, offices},
    {"places", "Places, with coordinates where there are any",
	"SELECT NULL, NULL, p.id, p.name, p.kind, " ID_OF(
	    "place", "p.parent") ", p.lat, p.lon, p.at_ref, p.at_basis,"
				 " p.no_coordinates, p.basis, p.ref, "
				 "p.note, p.events"
				 " FROM place p ORDER BY p.n",
	1, places},
    {"names", "Other names of factions, people and places",
	"SELECT NULL, NULL,"
	" CASE owner_kind WHEN 'faction' THEN " ID_OF("faction",
	    "owner") " END,"
		     " CASE owner_kind WHEN 'person' THEN " ID_OF("person",
			 "owner") " END,"
				  " CASE owner_kind WHEN 'place' "
				  "THEN " ID_OF("place",
				      "owner") " END,"
					       " ord, text, lang, script, "
					       "kind, date, date_from, "
					       "date_to, basis, ref,"
					       " note, used_by FROM name "
					       "ORDER BY rowid",
	0, names},
    {"events", "Events, in the order of the timeline",
	"SELECT e.n, NULL, e.id, t.n, e.title, e.kind, e.date, e.date_from,"
	" e.date_to, e.date_words, e.place_words, " ID_OF(
	    "event", "e.part_of") ", e.claims, e.facts, e.sources, e.flags "
				  "& 1, e.flags & 2,"
				  " e.flags & 4, e.flags & 8, e.flags & "
				  "16, e.flags & 32, e.note"
				  " FROM timeline_order t JOIN event e ON "
				  "e.n = t.event ORDER BY t.n",
	1, events},
    {"relations", "What factions are to each other",
	"SELECT NULL, NULL, r.id, r.kind, " ID_OF("faction", "r.a") ", " ID_OF(
	    "faction",
	    "r.b") ", r.date, r.date_from, r.date_to, " ID_OF("event",
	    "r.event") ", r.note FROM relation r ORDER BY r.n",
	1, relations},
    {"claims", "Single assertions by a source about one subject",
	"SELECT NULL, c.n, " CLAIM_LINK(
	    "c") ", c.id,"
		 " c.subject_kind, " SUBJECT_OF("c", "event") ", " SUBJECT_OF(
		     "c", "faction") ", " SUBJECT_OF("c",
		     "person") ", " SUBJECT_OF("c",
		     "place") ", " SUBJECT_OF("c",
		     "relation") ", c.ord,"
				 " s.id, c.part, c.mode, c.denied, c.says, "
				 "coalesce(c.passage,"
				 " CAST(substr(CAST(s.text AS BLOB), "
				 "c.quote_start + 1,"
				 " c.quote_end - c.quote_start) AS TEXT)), "
				 "c.quote_start, c.quote_end,"
				 " c.said, c.said_from, c.said_to, c.date, "
				 "c.date_from, c.date_to,"
				 " c.date_words, c.date_basis, "
				 "c.place_words, c.hedge, c.kind,"
				 " c.match, " LINK_OF(
				     "c.restates") ", " LINK_OF("c."
								"contradict"
								"s") ", "
								     "c."
								     "note "
								     "FROM "
								     "claim"
								     " c "
								     "JOIN "
								     "sourc"
								     "e s "
								     "ON "
								     "s.n "
								     "= "
								     "c."
								     "sourc"
								     "e "
								     "ORDER"
								     " BY "
								     "c.n",
	1, claims},
    {"quotes", "The exact words on which claims rest",
	"SELECT NULL, c.n, " CLAIM_LINK(
	    "c") ", q.ord, s.id,"
		 " q.start, q.end, CAST(substr(CAST(s.text AS BLOB), "
		 "q.start + 1,"
		 " q.end - q.start) AS TEXT) FROM quote q JOIN claim c ON "
		 "c.n = q.claim"
		 " JOIN source s ON s.n = q.source ORDER BY q.claim, q.ord",
	2, quotes},
    {"voices", "To whom claims are attributed",
	"SELECT NULL, c.n, " CLAIM_LINK("c") ", v.ord, " ID_OF(
	    "faction", "v.faction") ", " ID_OF("person",
	    "v.person") ", v.who, " ID_OF("faction",
	    "v.of") ", v.inferred, v.note"
		    " FROM voice v JOIN claim c ON c.n = v.claim ORDER BY "
		    "v.claim, v.ord",
	2, voices},
    {"actors", "Who takes part in an event, by the editors or by a claim",
	"SELECT a.event, a.claim, " ID_OF("event", "a.event") ", " LINK_OF(
	    "a.claim") ", a.ord, " ID_OF("faction",
	    "a.faction") ", " ID_OF("person",
	    "a.person") ", a.who, " ID_OF("faction",
	    "a.of") ", a.side, a.role, a.as_name, " ID_OF("faction",
	    "a.under") ", a.fate, a.date, a.date_from, a.date_to, a.hedge, "
		       "a.denied"
		       " FROM actor a ORDER BY a.n",
	0, actors},
    {"event_places", "Where an event was, by the editors or by a claim",
	"SELECT p.event, p.claim, " ID_OF("event", "p.event") ", " LINK_OF(
	    "p.claim") ", p.ord, p.rel, " ID_OF("place",
	    "p.place") ", " ID_OF("place",
	    "p.place2") ", p.part FROM event_place p"
			" ORDER BY p.rowid",
	0, event_places},
    {"figures", "Numbers that claims give",
	"SELECT NULL, c.n, " CLAIM_LINK(
	    "c") ", g.ord, g.what,"
		 " g.of, " ID_OF("faction",
		     "g.of_faction") ", g.of_side, g.by, " ID_OF("faction",
		     "g.by_faction") ", g.by_side, g.min, g.best, g.max,"
				     " g.strict, g.about, "
				     "g.words, " LINK_OF(
					 "g.within") ", g.as_of,"
						     " g.as_of_from, "
						     "g.as_of_to, "
						     "g.denied, g.note "
						     "FROM figure g"
						     " JOIN claim c ON c.n "
						     "= g.claim ORDER BY "
						     "g.n",
	2, figures},
    {"mentions", "Factions that a claim names without a part in it",
	"SELECT NULL, c.n, " CLAIM_LINK("c") ", " ID_OF("faction",
	    "m.faction") " FROM mention m"
			 " JOIN claim c ON c.n = m.claim ORDER BY m.rowid",
	0, mentions},
    {"holders", "Who held a place, and when",
	"SELECT NULL, c.n, " ID_OF("place", "h.place") ", " ID_OF(
	    "faction", "h.faction") ", h.date, h.date_from, "
				    "h.date_to, " LINK_OF("c.n") " FROM "
								 "place_"
								 "held h "
								 "LEFT "
								 "JOIN "
								 "claim c "
								 "ON c.n = "
								 "h.claim"
								 " ORDER "
								 "BY "
								 "h.rowid",
	0, holders},
    {"pairs", "Two factions that clashed",
	"SELECT NULL, NULL, " PAIR_LINK ", fa.id, fb.id, p.events, p.alleged,"
	" p.first, p.last, p.killed_low,"
	" p.killed_high, p.without_figure FROM pair p"
	" JOIN faction fa ON fa.n = p.a JOIN faction fb ON fb.n = p.b"
	" ORDER BY fa.id, fb.id",
	1, pairs},
    {"pair_events", "In which events they did",
	"SELECT x.event, NULL, " PAIR_LINK
	", " ID_OF("event", "x.event") ", x.alleged FROM pair_event x JOIN "
				       "pair p ON p.n = x.pair"
				       " JOIN faction fa ON fa.n = p.a "
				       "JOIN faction fb ON fb.n = p.b"
				       " ORDER BY x.pair, x.t",
	0, pair_events},
    {"disputes", "On what facts cannot all hold",
	"SELECT coalesce(d.event, 0), NULL, d.n, d.subject_kind || '/' "
	"|| " Q_SUBJECT_ID("d") ", " ID_OF(
	    "event", "d.event") ", d.field, d.words"
				" FROM dispute d ORDER BY d.n",
	1, disputes},
    {"dispute_values", "What each side of a dispute says",
	"SELECT coalesce(d.event, 0), NULL, d.n, v.ord, " LINK_OF(
	    "v.claim") ", v.value FROM dispute_value v JOIN dispute d ON "
		       "d.n = v.dispute"
		       " ORDER BY v.dispute, v.ord",
	2, dispute_values},
    {NULL, NULL, NULL, 0, NULL},
};
