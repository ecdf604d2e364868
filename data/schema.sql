-- SPDX-License-Identifier: ISC
-- The strife database, user_version 5.  strife-db(5) describes it.
--
-- Every table has an integer key n, the order of arrival; links and marks
-- use the slug in `id`, never n.  Days are counted from 1970-01-01; NULL is
-- an open bound.  A date column holds EDTF, its *_from/*_to the bounds.
-- file/line say where in the dataset a thing came from (file: path as in
-- dataset.yaml, relative to the dataset's folder).
--
-- The rows of one subject lie together and in the order of its claims: claims
-- of a subject have numbers that follow one another, and rows of quote, voice,
-- actor, event_place and figure come in the order of their subjects.
--
-- Part 1: tables.  Part 2, run after the rows: indexes and views.  Part 3, run
-- when all is computed: indexes over that.  The line "-- part N" begins each
-- but the first.

CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
-- keys: id title description version licence language coverage rules(one a
-- line) root(folder seeded from: absolute, or the way from the database's own
-- folder where it lies below that) fingerprint events claims ...; of an
-- import also import (ged, acled) and import_header_N

CREATE TABLE source (
  n INTEGER PRIMARY KEY, id TEXT NOT NULL, title TEXT NOT NULL, short TEXT,
  publisher TEXT, author TEXT,
  published TEXT, published_from INTEGER, published_to INTEGER,
  published_basis TEXT, url TEXT, revision TEXT, retrieved TEXT, archive TEXT,
  language TEXT, rights TEXT, rights_note TEXT, extent TEXT NOT NULL,
  length INTEGER,                 -- characters of the complete document
  sha256 TEXT,                    -- of text
  covers TEXT, covers_from INTEGER, covers_to INTEGER, note TEXT,
  file TEXT, line INTEGER,
  claims INTEGER NOT NULL DEFAULT 0,
  covered INTEGER NOT NULL DEFAULT 0,   -- bytes quoted by a claim
  skipped INTEGER NOT NULL DEFAULT 0,   -- bytes set aside, not quoted
  uncovered INTEGER NOT NULL DEFAULT 0, -- bytes in neither, blanks left out
  in_gaps INTEGER NOT NULL DEFAULT 0,   -- bytes in the gaps of it
  quoted_share REAL,              -- characters of text over length, 0..1
  text TEXT NOT NULL              -- as shipped, byte for byte; last, since what
                                  -- stands behind a long text is read through it
);
CREATE TABLE source_part (       -- byte ranges; what none names is body
  source INTEGER NOT NULL, part TEXT NOT NULL, start INTEGER NOT NULL, end INTEGER NOT NULL);
CREATE TABLE skip (
  source INTEGER NOT NULL, start INTEGER NOT NULL, end INTEGER NOT NULL,
  reason TEXT NOT NULL, of TEXT);
CREATE TABLE gap (               -- what coverage misses: stretches in no quote and no skip
  source INTEGER NOT NULL, start INTEGER NOT NULL, end INTEGER NOT NULL,
  PRIMARY KEY (source, start)) WITHOUT ROWID;

CREATE TABLE faction (
  n INTEGER PRIMARY KEY, id TEXT NOT NULL, name TEXT NOT NULL, kind TEXT NOT NULL,
  active TEXT, active_from INTEGER, active_to INTEGER, active_basis TEXT,
  basis TEXT, ref TEXT, note TEXT, file TEXT, line INTEGER,
  events INTEGER NOT NULL DEFAULT 0,    -- events it turns up in (see faction_event)
  clashes INTEGER NOT NULL DEFAULT 0,
  seen_from INTEGER, seen_to INTEGER);  -- days: the earliest end of an event that names it, the latest
      -- beginning; of events alleged, planned or denied none; NULL: no span
CREATE TABLE person (
  n INTEGER PRIMARY KEY, id TEXT NOT NULL, name TEXT NOT NULL,
  basis TEXT, ref TEXT, note TEXT, file TEXT, line INTEGER,
  events INTEGER NOT NULL DEFAULT 0);
CREATE TABLE person_of (
  person INTEGER NOT NULL, faction INTEGER NOT NULL, role TEXT,
  date TEXT, date_from INTEGER, date_to INTEGER);
CREATE TABLE place (
  n INTEGER PRIMARY KEY, id TEXT NOT NULL, name TEXT NOT NULL, kind TEXT,
  parent INTEGER, lat REAL, lon REAL, at_ref TEXT, at_basis TEXT, no_coordinates TEXT,
  basis TEXT, ref TEXT, note TEXT, file TEXT, line INTEGER,
  events INTEGER NOT NULL DEFAULT 0);
CREATE TABLE place_held (        -- who held it when; claim NULL: the editors' word
      -- the place's own list first, then what claims and captures of it add
  place INTEGER NOT NULL, faction INTEGER NOT NULL, date TEXT, date_from INTEGER, date_to INTEGER,
  claim INTEGER);
CREATE TABLE name (              -- other names; the display name is in the row itself
  owner_kind TEXT NOT NULL,      -- faction person place
  owner INTEGER NOT NULL, ord INTEGER NOT NULL, text TEXT NOT NULL, lang TEXT, script TEXT,
  kind TEXT NOT NULL, date TEXT, date_from INTEGER, date_to INTEGER,
  basis TEXT, ref TEXT, note TEXT,
  used_by TEXT);                 -- source ids, blank-separated
CREATE TABLE relation (
  n INTEGER PRIMARY KEY, id TEXT NOT NULL, kind TEXT NOT NULL,
  a INTEGER NOT NULL, b INTEGER NOT NULL,     -- from, to
  date TEXT, date_from INTEGER, date_to INTEGER, event INTEGER, note TEXT,
  file TEXT, line INTEGER);

CREATE TABLE event (
  n INTEGER PRIMARY KEY, id TEXT NOT NULL, title TEXT NOT NULL, kind TEXT NOT NULL,
  date TEXT, date_from INTEGER, date_to INTEGER, date_words TEXT,
  sort_day INTEGER NOT NULL,     -- edtf_sort_day; 2147483647: undated
  place_words TEXT, part_of INTEGER, note TEXT, file TEXT, line INTEGER,
  -- counted at the end:
  claims INTEGER NOT NULL DEFAULT 0, facts INTEGER NOT NULL DEFAULT 0,
  sources INTEGER NOT NULL DEFAULT 0, parts INTEGER NOT NULL DEFAULT 0,
  flags INTEGER NOT NULL DEFAULT 0);
      -- bits: 1 disputed; 2 a clash; 4 alleged: facts, but all of them hedged
      -- or the word of one party; 8 planned only: claims, but no fact; 16 all
      -- facts are denials; 32 a fact is hedged; 64 a claim denies the whole
CREATE TABLE claim (
  n INTEGER PRIMARY KEY, id TEXT NOT NULL,
  subject_kind TEXT NOT NULL,    -- event faction person place relation
  subject INTEGER NOT NULL, ord INTEGER NOT NULL,   -- ord: order of showing (strife-data(5), "The first claim")
  source INTEGER NOT NULL, says TEXT NOT NULL, mode TEXT NOT NULL, denied INTEGER NOT NULL DEFAULT 0,
  quote_start INTEGER, quote_end INTEGER,   -- bytes in source.text; NULL: the passage is the row's own (passage)
  passage TEXT,                  -- own text of an imported row
  part TEXT NOT NULL,            -- badge: body, infobox, …, "coded row"
  said TEXT, said_from INTEGER, said_to INTEGER,
  date TEXT, date_from INTEGER, date_to INTEGER, date_words TEXT, date_basis TEXT,
  place_words TEXT, hedge TEXT, kind TEXT, match TEXT,
  restates INTEGER, contradicts INTEGER, note TEXT, file TEXT, line INTEGER);
CREATE TABLE quote (             -- ord 0 is the quote, 1.. are `with`
  claim INTEGER NOT NULL, ord INTEGER NOT NULL, source INTEGER NOT NULL,
  start INTEGER NOT NULL, end INTEGER NOT NULL, PRIMARY KEY (claim, ord)) WITHOUT ROWID;
CREATE TABLE voice (             -- attributed_to, outermost (ord 0) first; inferred origin: inferred = 1
  claim INTEGER NOT NULL, ord INTEGER NOT NULL,
  faction INTEGER, person INTEGER, who TEXT, of INTEGER,
  inferred INTEGER NOT NULL DEFAULT 0, note TEXT,
  PRIMARY KEY (claim, ord)) WITHOUT ROWID;
CREATE TABLE actor (             -- claim NULL: the event's own (editors' reading)
  n INTEGER PRIMARY KEY, event INTEGER, claim INTEGER, ord INTEGER NOT NULL,
  faction INTEGER, person INTEGER, who TEXT, of INTEGER,
  side INTEGER, role TEXT, as_name TEXT, under INTEGER, fate TEXT,
  date TEXT, date_from INTEGER, date_to INTEGER, hedge TEXT, denied INTEGER NOT NULL DEFAULT 0);
CREATE TABLE event_place (       -- claim NULL: the event's own
  event INTEGER, claim INTEGER, ord INTEGER NOT NULL,
  rel TEXT NOT NULL,             -- at near between in from-to
  place INTEGER NOT NULL, place2 INTEGER, part TEXT);
CREATE TABLE figure (
  n INTEGER PRIMARY KEY, claim INTEGER NOT NULL, ord INTEGER NOT NULL, what TEXT NOT NULL,
  of TEXT,                       -- faction id, "side 1", "all"; NULL not stated
  of_faction INTEGER, of_side INTEGER, by TEXT, by_faction INTEGER, by_side INTEGER,
  min INTEGER, best INTEGER, max INTEGER,   -- best: a single value given; with over/under min or max is strict
  strict INTEGER NOT NULL DEFAULT 0, about INTEGER NOT NULL DEFAULT 0,
  words TEXT, within INTEGER,    -- claim n of the total
  as_of TEXT, as_of_from INTEGER, as_of_to INTEGER, denied INTEGER NOT NULL DEFAULT 0, note TEXT);
CREATE TABLE mention (claim INTEGER NOT NULL, faction INTEGER NOT NULL);
CREATE TABLE claim_held (claim INTEGER NOT NULL, place INTEGER, faction INTEGER NOT NULL, date TEXT, date_from INTEGER, date_to INTEGER);
CREATE TABLE formerly (kind TEXT NOT NULL, old TEXT NOT NULL, n INTEGER NOT NULL);
CREATE TABLE row_raw (           -- imported rows: format "ged 1", its header in meta as import_header_1
  event INTEGER PRIMARY KEY, format TEXT NOT NULL, raw TEXT NOT NULL,
  gone INTEGER NOT NULL DEFAULT 0);      -- 1: a later import had it no more

-- Computed at the end of seeding.
CREATE TABLE timeline_order (n INTEGER PRIMARY KEY, event INTEGER NOT NULL, day INTEGER NOT NULL);
      -- n = 1.. in order of (sort_day, date_to, event.n)
CREATE TABLE faction_event (     -- who turns up where: actors of the event (claim_only = 0) or of a claim alone (1)
  faction INTEGER NOT NULL, t INTEGER NOT NULL,   -- t: timeline_order.n
  event INTEGER NOT NULL, side INTEGER, role TEXT, claim_only INTEGER NOT NULL,
  PRIMARY KEY (faction, t)) WITHOUT ROWID;
CREATE TABLE person_event (person INTEGER NOT NULL, t INTEGER NOT NULL, event INTEGER NOT NULL, PRIMARY KEY (person, t)) WITHOUT ROWID;
CREATE TABLE place_event (place INTEGER NOT NULL, t INTEGER NOT NULL, event INTEGER NOT NULL, PRIMARY KEY (place, t)) WITHOUT ROWID;
      -- places with all they lie in
CREATE TABLE source_event (source INTEGER NOT NULL, t INTEGER NOT NULL, event INTEGER NOT NULL, PRIMARY KEY (source, t)) WITHOUT ROWID;
CREATE TABLE many_event (        -- of what turns up in 4,096 events or more: the t of its rows there, at once
  kind TEXT NOT NULL,            -- faction person place source
  n INTEGER NOT NULL, t BLOB NOT NULL,  -- t: differences, the first from 0, as unsigned LEB128
  PRIMARY KEY (kind, n)) WITHOUT ROWID;
CREATE TABLE pair (              -- a < b by id
  n INTEGER PRIMARY KEY, a INTEGER NOT NULL, b INTEGER NOT NULL, events INTEGER NOT NULL, alleged INTEGER NOT NULL,
  first INTEGER, last INTEGER, killed_low INTEGER, killed_high INTEGER, without_figure INTEGER NOT NULL);
CREATE TABLE pair_event (pair INTEGER NOT NULL, t INTEGER NOT NULL, event INTEGER NOT NULL, alleged INTEGER NOT NULL,
  PRIMARY KEY (pair, t)) WITHOUT ROWID;
CREATE TABLE dispute (
  n INTEGER PRIMARY KEY, subject_kind TEXT NOT NULL, subject INTEGER NOT NULL, event INTEGER,
  field TEXT NOT NULL,           -- date place actor role killed … kind sum contradicts
  words TEXT NOT NULL);          -- one line for the reader
CREATE TABLE dispute_value (dispute INTEGER NOT NULL, ord INTEGER NOT NULL, claim INTEGER NOT NULL, value TEXT NOT NULL,
  PRIMARY KEY (dispute, ord)) WITHOUT ROWID;
CREATE TABLE month (             -- the ruler: events per month of their sort day
  month INTEGER PRIMARY KEY,     -- year * 12 + month - 1
  events INTEGER NOT NULL, covered INTEGER NOT NULL);  -- covered: some source's `covers` meets it
CREATE TABLE faction_month (faction INTEGER NOT NULL, month INTEGER NOT NULL, events INTEGER NOT NULL, PRIMARY KEY (faction, month)) WITHOUT ROWID;

-- Full text: folded (see fold.h), contentless.  rowid = t * 4096 + part,
-- part 0: title, kind and names of places; 1: names of its actors under all their names; 2 + k: claim number k
-- (ord order) of the event: says and quote.
CREATE VIRTUAL TABLE fts USING fts5(text, content='', detail='full', tokenize='unicode61 remove_diacritics 0', prefix='');
-- Words that stand in very many texts, with the word of fts that comes after
-- them, '' for none: to find it in fts, all the places of the word are read.
CREATE TABLE fts_next (word TEXT PRIMARY KEY, next TEXT NOT NULL) WITHOUT ROWID;

-- part 2
CREATE UNIQUE INDEX source_id ON source(id);
CREATE UNIQUE INDEX faction_id ON faction(id);
CREATE UNIQUE INDEX person_id ON person(id);
CREATE UNIQUE INDEX place_id ON place(id);
CREATE UNIQUE INDEX relation_id ON relation(id);
CREATE UNIQUE INDEX event_id ON event(id);
CREATE INDEX event_part_of ON event(part_of) WHERE part_of IS NOT NULL;
CREATE INDEX claim_subject ON claim(subject, subject_kind, ord);
CREATE INDEX claim_source ON claim(source, quote_start);
CREATE INDEX actor_event ON actor(event) WHERE claim IS NULL;
CREATE INDEX actor_claim ON actor(claim) WHERE claim IS NOT NULL;
CREATE INDEX event_place_event ON event_place(event) WHERE claim IS NULL;
CREATE INDEX event_place_claim ON event_place(claim) WHERE claim IS NOT NULL;
CREATE INDEX figure_claim ON figure(claim);
CREATE INDEX name_owner ON name(owner_kind, owner, ord);
CREATE INDEX quote_source ON quote(source, start);
CREATE INDEX source_part_source ON source_part(source, start);
CREATE INDEX skip_source ON skip(source, start);
CREATE INDEX timeline_event ON timeline_order(event);
CREATE UNIQUE INDEX pair_ab ON pair(a, b);
CREATE INDEX pair_b ON pair(b);
CREATE INDEX dispute_event ON dispute(event);
CREATE INDEX mention_claim ON mention(claim);
CREATE INDEX formerly_old ON formerly(kind, old);
CREATE INDEX place_held_place ON place_held(place);
CREATE INDEX claim_held_claim ON claim_held(claim);

-- The words of fts, for those that begin like one that is being typed.
CREATE VIRTUAL TABLE fts_word USING fts5vocab(fts, instance);

-- For people who come with sqlite3: strife-db(5).
CREATE VIEW timeline AS
  SELECT t.n AS t, 'event/' || e.id AS link, e.id, e.title, e.kind, e.date,
    date(e.date_from * 86400, 'unixepoch') AS date_from,
    date(e.date_to * 86400, 'unixepoch') AS date_to,
    (SELECT group_concat(name, '; ') FROM (SELECT p.name FROM event_place AS x
      JOIN place AS p ON p.n = x.place WHERE x.event = e.n AND x.claim IS NULL
      ORDER BY x.ord)) AS places,
    (SELECT group_concat(name, '; ') FROM (SELECT f.name || CASE WHEN a.side IS
      NULL THEN '' ELSE ' (' || a.side || ')' END AS name FROM actor AS a JOIN
      faction AS f ON f.n = a.faction WHERE a.event = e.n AND a.claim IS NULL
      ORDER BY a.ord)) AS factions,
    e.claims, e.sources, (e.flags & 1) <> 0 AS disputed,
    (e.flags & 2) <> 0 AS clash, (e.flags & 4) <> 0 AS alleged,
    (e.flags & 8) <> 0 AS planned, (e.flags & 16) <> 0 AS denied,
    (e.flags & 32) <> 0 AS hedged, w.id AS part_of
  FROM timeline_order AS t JOIN event AS e ON e.n = t.event
    LEFT JOIN event AS w ON w.n = e.part_of ORDER BY t.n;
CREATE VIEW claim_card AS
  SELECT 'claim/' || CASE c.subject_kind WHEN 'event' THEN '' ELSE
      c.subject_kind || ':' END || coalesce(e.id, f.id, p.id, l.id, r.id) ||
      '/' || c.id AS link,
    c.subject_kind, coalesce(e.id, f.id, p.id, l.id, r.id) AS subject,
    s.id AS source, c.part, c.mode, c.denied, c.says,
    coalesce(c.passage, CAST(substr(CAST(s.text AS BLOB), c.quote_start + 1,
      c.quote_end - c.quote_start) AS TEXT)) AS quote,
    c.quote_start, c.quote_end,
    (SELECT group_concat(who, ' < ') FROM (SELECT coalesce(vf.name, vp.name,
      v.who || coalesce(', ' || vo.name, '')) AS who FROM voice AS v LEFT JOIN
      faction AS vf ON vf.n = v.faction LEFT JOIN person AS vp ON vp.n =
      v.person LEFT JOIN faction AS vo ON vo.n = v.of WHERE v.claim = c.n AND
      v.inferred = 0 ORDER BY v.ord)) AS attributed_to,
    c.hedge, c.date, c.said, c.note
  FROM claim AS c JOIN source AS s ON s.n = c.source
    LEFT JOIN event AS e ON c.subject_kind = 'event' AND e.n = c.subject
    LEFT JOIN faction AS f ON c.subject_kind = 'faction' AND f.n = c.subject
    LEFT JOIN person AS p ON c.subject_kind = 'person' AND p.n = c.subject
    LEFT JOIN place AS l ON c.subject_kind = 'place' AND l.n = c.subject
    LEFT JOIN relation AS r ON c.subject_kind = 'relation' AND r.n = c.subject;
CREATE VIEW faction_card AS
  SELECT 'faction/' || f.id AS link, f.id, f.name, f.kind,
    (SELECT group_concat(text, '; ') FROM (SELECT text FROM name WHERE
      owner_kind = 'faction' AND owner = f.n ORDER BY ord)) AS names,
    f.active, date(f.active_from * 86400, 'unixepoch') AS active_from,
    date(f.active_to * 86400, 'unixepoch') AS active_to, f.events, f.clashes,
    f.note
  FROM faction AS f;
CREATE VIEW pair_card AS
  SELECT 'pair/' || a.id || '+' || b.id AS link, a.id AS a, b.id AS b,
    p.events, p.alleged, date(p.first * 86400, 'unixepoch') AS first,
    date(p.last * 86400, 'unixepoch') AS last, p.killed_low, p.killed_high,
    p.without_figure
  FROM pair AS p JOIN faction AS a ON a.n = p.a JOIN faction AS b ON b.n = p.b;
CREATE VIEW dispute_card AS        -- one row a value
  SELECT d.n AS dispute, d.subject_kind, e.id AS event, d.field, d.words,
    c.id AS claim, s.id AS source, v.value
  FROM dispute AS d JOIN dispute_value AS v ON v.dispute = d.n
    JOIN claim AS c ON c.n = v.claim JOIN source AS s ON s.n = c.source
    LEFT JOIN event AS e ON e.n = d.event;
-- part 3
-- For filters: what stands in an event's own row, read without the row; and
-- the few claims that are no facts.
CREATE INDEX event_scalars ON event(kind, flags, sources, claims, facts, date_from, date_to);
CREATE INDEX claim_mode ON claim(mode, subject, subject_kind) WHERE mode <> 'fact';
-- For the first screen: the factions that turn up most, without the others.
CREATE INDEX faction_events ON faction(events DESC, name COLLATE NOCASE);
