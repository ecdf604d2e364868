/* SPDX-License-Identifier: ISC */
/*
 * Rows of everything but claims.  Each statement is compiled once and lives
 * in the database's cache; text is bound where it lies and read by SQLite
 * before the item goes.
 *
 * Columns of events that are only known at the end are written as they will
 * most often be, no parts and a clash, so that few have to be written again;
 * part_of as a number of the size that the true one will have: a row that
 * grows when it is updated would split its page, a million times.
 */
#include "store.h"

#include <string.h>

#include "coverage.h"
#include "mem.h"
#include "sorter.h"
#include "store_impl.h"
#include "str.h"
#include "textnext.h"

#define TELL_EVERY 4096	   /* events between two words of progress */
#define LATER_REF 0x7fffff /* part_of: three bytes */

void
store_stage(struct store *s, const char *stage, uint64_t done, uint64_t total)
{
	if (s->progress != NULL)
		s->progress(s->progress_ctx, stage, done, total);
}

void
store_tell(struct store *s)
{
	uint64_t done = (uint64_t)s->judged + s->indexed;

	if (done - s->told < TELL_EVERY)
		return;
	s->told = done;
	store_stage(s, "comparing and indexing", done, 2 * (uint64_t)s->events);
}

/* ---- the dataset ---- */

bool
store_meta(struct store *s, const char *key, const char *value, struct err *e)
{
	struct put p;

	if (value == NULL)
		return true;
	if (!put_into(s, "INSERT OR REPLACE INTO meta VALUES (?, ?)", &p, e))
		return false;
	put_text(&p, key);
	put_text(&p, value);
	return put_row(&p, e);
}

static bool
store_begin(void *ctx, const struct m_dataset *m, struct err *e)
{
	struct store *s = ctx;
	struct str rules = STR_INIT;
	size_t i;
	bool ok;

	s->coverage_full = m->coverage_full;
	for (i = 0; i < m->n_rules; i++)
		str_printf(&rules, "%s\n", m->rules[i]);
	ok = store_meta(s, "id", m->id, e) &&
	     store_meta(s, "title", m->title, e) &&
	     store_meta(s, "description", m->description, e) &&
	     store_meta(s, "version", m->version, e) &&
	     store_meta(s, "licence", m->licence, e) &&
	     store_meta(s, "language", m->language, e) &&
	     store_meta(
		 s, "coverage", m->coverage_full ? "full" : "partial", e) &&
	     store_meta(s, "rules", str_c(&rules), e);
	str_clear(&rules);
	return ok;
}

bool
store_formerly(struct store *s, const char *kind, const char *old, uint32_t n,
    struct err *e)
{
	struct put p;

	if (!put_into(s, "INSERT INTO formerly VALUES (?, ?, ?)", &p, e))
		return false;
	put_text(&p, kind);
	put_text(&p, old);
	put_ref(&p, n);
	return put_row(&p, e);
}

static bool
all_formerly(struct store *s, const char *kind, const char **old, size_t count,
    uint32_t n, struct err *e)
{
	size_t i;

	for (i = 0; i < count; i++)
		if (!store_formerly(s, kind, old[i], n, e))
			return false;
	return true;
}

/* Claims and former ids, which all subjects have. */
static bool
subject_rest(
    struct store *s, const struct m_subject *m, uint32_t n, struct err *e)
{
	return all_formerly(s, model_name(LIST_SUBJECT, (int)m->kind),
		   m->formerly, m->n_formerly, n, e) &&
	       store_claims(s, m, n, e);
}

/* ---- sources ---- */

static bool
source_ranges(
    struct store *s, uint32_t n, const struct m_source *m, struct err *e)
{
	struct put p;
	size_t i;

	for (i = 0; i < m->n_parts; i++) {
		if (!put_into(s, "INSERT INTO source_part VALUES (?, ?, ?, ?)",
			&p, e))
			return false;
		put_ref(&p, n);
		put_word(&p, LIST_PART, m->parts[i].part);
		put_int(&p, m->parts[i].start);
		put_int(&p, m->parts[i].end);
		if (!put_row(&p, e))
			return false;
	}
	for (i = 0; i < m->n_skips; i++) {
		if (!put_into(
			s, "INSERT INTO skip VALUES (?, ?, ?, ?, ?)", &p, e))
			return false;
		put_ref(&p, n);
		put_int(&p, m->skips[i].start);
		put_int(&p, m->skips[i].end);
		put_word(&p, LIST_SKIP_REASON, m->skips[i].reason);
		put_text(&p, m->skips[i].of);
		if (!put_row(&p, e))
			return false;
	}
	return true;
}

/* Where the text of a source lies, for coverage to point into. */
static bool
source_file(
    struct store *s, uint32_t n, const struct m_source *m, struct err *e)
{
	struct put p;

	if (m->text_file == NULL)
		return true;
	if (!put_into(s, "INSERT INTO temp.text_file VALUES (?, ?)", &p, e))
		return false;
	put_ref(&p, n);
	put_text(&p, m->text_file);
	return put_row(&p, e);
}

static bool
store_source(void *ctx, uint32_t n, const struct m_source *m, struct err *e)
{
	struct store *s = ctx;
	struct put p;

	if (!put_into(s,
		"INSERT INTO source (n, id, title, short, publisher, author,"
		" published, published_from, published_to, published_basis,"
		" url, revision, retrieved, archive, language, rights,"
		" rights_note, extent, length, sha256, covers, covers_from,"
		" covers_to, note, text, file, line) VALUES (?, ?, ?, ?, ?, ?,"
		" ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,"
		" ?)",
		&p, e))
		return false;
	s->sources = n;
	put_ref(&p, n);
	put_text(&p, m->id);
	put_text(&p, m->title);
	put_text(&p, m->short_title);
	put_text(&p, m->publisher);
	put_text(&p, m->author);
	put_date(&p, &m->published);
	put_text(&p, m->published_basis);
	put_text(&p, m->url);
	put_text(&p, m->revision);
	put_text(&p, m->retrieved.text);
	put_text(&p, m->archive);
	put_text(&p, m->language);
	put_text(&p, m->rights);
	put_text(&p, m->rights_note);
	put_word(&p, LIST_EXTENT, m->extent);
	p.i++;
	if (m->length != 0)
		db_bind_int(p.st, p.i, m->length);
	/* One that was given has been compared. */
	put_text(&p, m->sha256 != NULL ? m->sha256 : m->text_sum);
	put_date(&p, &m->covers);
	put_text(&p, m->note);
	db_bind_textn(p.st, ++p.i, m->text == NULL ? "" : m->text, m->text_len);
	put_mark(&p, &m->at);
	return put_row(&p, e) && source_ranges(s, n, m, e) &&
	       source_file(s, n, m, e) &&
	       all_formerly(s, "source", m->formerly, m->n_formerly, n, e);
}

/* ---- factions, people, places ---- */

/* Ids of sources with blanks between. */
static bool
used_by(struct store *s, const struct m_name *m, struct str *out, struct err *e)
{
	struct stmt *st;
	bool row;
	size_t i;

	for (i = 0; i < m->n_used_by; i++) {
		if (!db_prepare(
			s->db, "SELECT id FROM source WHERE n = ?", &st, e))
			return false;
		db_bind_int(st, 1, m->used_by[i]);
		if (!db_step(st, &row, e))
			return false;
		if (row)
			str_printf(out, "%s%s", out->len > 0 ? " " : "",
			    db_text(st, 0));
		db_reset(st);
	}
	return true;
}

static bool
store_name(struct store *s, enum subject kind, uint32_t owner, size_t ord,
    const struct m_name *m, struct err *e)
{
	struct str used = STR_INIT;
	struct put p;
	bool ok = false;

	if (!used_by(s, m, &used, e) ||
	    !put_into(s,
		"INSERT INTO name VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,"
		" ?, ?)",
		&p, e))
		goto out;
	put_word(&p, LIST_SUBJECT, (int)kind);
	put_ref(&p, owner);
	put_int(&p, (int64_t)ord);
	put_text(&p, m->text);
	put_text(&p, m->lang);
	put_text(&p, m->script);
	put_word(&p, LIST_NAME_KIND, m->kind);
	put_date(&p, &m->date);
	put_text(&p, m->basis);
	put_text(&p, m->ref);
	put_text(&p, m->note);
	put_text(&p, used.len > 0 ? str_c(&used) : NULL);
	ok = put_row(&p, e);
out:
	str_clear(&used);
	return ok;
}

static bool
store_names(struct store *s, enum subject kind, uint32_t owner,
    const struct m_name *names, size_t count, struct err *e)
{
	size_t i;

	for (i = 0; i < count; i++)
		if (!store_name(s, kind, owner, i, &names[i], e))
			return false;
	return true;
}

static bool
store_faction(void *ctx, uint32_t n, const struct m_faction *m, struct err *e)
{
	struct store *s = ctx;
	struct put p;

	if (!put_into(s,
		"INSERT INTO faction (n, id, name, kind, active, active_from,"
		" active_to, active_basis, basis, ref, note, file, line)"
		" VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
		&p, e))
		return false;
	s->factions = n;
	put_ref(&p, n);
	put_text(&p, m->s.id);
	put_text(&p, m->s.name);
	put_word(&p, LIST_FACTION_KIND, m->kind);
	put_date(&p, &m->active);
	put_text(&p, m->active_basis);
	put_text(&p, m->s.basis);
	put_text(&p, m->s.ref);
	put_text(&p, m->s.note);
	put_mark(&p, &m->s.at);
	return put_row(&p, e) &&
	       store_names(s, SUBJECT_FACTION, n, m->names, m->n_names, e) &&
	       subject_rest(s, &m->s, n, e);
}

static bool
person_offices(
    struct store *s, uint32_t n, const struct m_person *m, struct err *e)
{
	struct put p;
	size_t i;

	for (i = 0; i < m->n_of; i++) {
		if (!put_into(s,
			"INSERT INTO person_of VALUES (?, ?, ?, ?, ?, ?)", &p,
			e))
			return false;
		put_ref(&p, n);
		put_ref(&p, m->of[i].faction);
		put_text(&p, m->of[i].role);
		put_date(&p, &m->of[i].date);
		if (!put_row(&p, e))
			return false;
	}
	return true;
}

static bool
store_person(void *ctx, uint32_t n, const struct m_person *m, struct err *e)
{
	struct store *s = ctx;
	struct put p;

	if (!put_into(s,
		"INSERT INTO person (n, id, name, basis, ref, note, file,"
		" line) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
		&p, e))
		return false;
	s->people = n;
	put_ref(&p, n);
	put_text(&p, m->s.id);
	put_text(&p, m->s.name);
	put_text(&p, m->s.basis);
	put_text(&p, m->s.ref);
	put_text(&p, m->s.note);
	put_mark(&p, &m->s.at);
	return put_row(&p, e) &&
	       store_names(s, SUBJECT_PERSON, n, m->names, m->n_names, e) &&
	       person_offices(s, n, m, e) && subject_rest(s, &m->s, n, e);
}

/* Who held a place, in its own list; a claim there is one of its own. */
static bool
place_held(struct store *s, uint32_t n, const struct m_place *m, struct err *e)
{
	struct put p;
	size_t i;

	for (i = 0; i < m->n_held; i++) {
		const struct m_held *h = &m->held[i];

		if (!put_into(s,
			"INSERT INTO place_held VALUES (?, ?, ?, ?, ?, ?)", &p,
			e))
			return false;
		put_ref(&p, n);
		put_ref(&p, h->by);
		put_date(&p, &h->date);
		put_ref(&p, h->claim == NULL
				? 0
				: slugs_find(&s->claim_ids, 0, h->claim));
		if (!put_row(&p, e))
			return false;
	}
	return true;
}

static bool
store_place_item(void *ctx, uint32_t n, const struct m_place *m, struct err *e)
{
	struct store *s = ctx;
	struct put p;

	if (!put_into(s,
		"INSERT INTO place (n, id, name, kind, parent, lat, lon,"
		" at_ref, at_basis, no_coordinates, basis, ref, note, file,"
		" line) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
		&p, e))
		return false;
	s->places = n;
	put_ref(&p, n);
	put_text(&p, m->s.id);
	put_text(&p, m->s.name);
	put_word(&p, LIST_PLACE_KIND, m->kind);
	put_ref(&p, m->parent);
	p.i += 2;
	if (m->has_at) {
		db_bind_real(p.st, p.i - 1, m->lat);
		db_bind_real(p.st, p.i, m->lon);
	}
	put_text(&p, m->at_ref);
	put_text(&p, m->at_basis);
	put_text(&p, m->no_coordinates);
	put_text(&p, m->s.basis);
	put_text(&p, m->s.ref);
	put_text(&p, m->s.note);
	put_mark(&p, &m->s.at);
	return put_row(&p, e) &&
	       store_names(s, SUBJECT_PLACE, n, m->names, m->n_names, e) &&
	       subject_rest(s, &m->s, n, e) && place_held(s, n, m, e);
}

/* ---- relations and events ---- */

/* A reference to an event by its slug, for the end. */
static bool
later(struct store *s, const char *sql, uint32_t n, const char *slug,
    const struct mark *at, struct err *e)
{
	struct put p;

	if (slug == NULL)
		return true;
	if (!put_into(s, sql, &p, e))
		return false;
	put_ref(&p, n);
	put_text(&p, slug);
	put_mark(&p, at);
	put_int(&p, at->col);
	put_int(&p, at->len);
	return put_row(&p, e);
}

static int
hash_compare(const void *pa, const void *pb)
{
	const uint64_t *a = pa, *b = pb;

	return *a < *b ? -1 : *a > *b;
}

/* For store_refs, which wants to know whether an id came twice. */
static void
remember_id(struct store *s, enum subject kind, const char *id)
{
	uint64_t h = slugs_hash((int)kind, id);

	sorter_add(s->ids, &h);
}

static bool
store_relation(void *ctx, uint32_t n, const struct m_relation *m, struct err *e)
{
	struct store *s = ctx;
	struct put p;

	if (!put_into(s,
		"INSERT INTO relation (n, id, kind, a, b, date, date_from,"
		" date_to, note, file, line) VALUES (?, ?, ?, ?, ?, ?, ?, ?,"
		" ?, ?, ?)",
		&p, e))
		return false;
	s->relations = n;
	remember_id(s, SUBJECT_RELATION, m->s.id);
	put_ref(&p, n);
	put_text(&p, m->s.id);
	put_word(&p, LIST_RELATION_KIND, m->kind);
	put_ref(&p, m->from);
	put_ref(&p, m->to);
	put_date(&p, &m->date);
	put_text(&p, m->s.note);
	put_mark(&p, &m->s.at);
	return put_row(&p, e) &&
	       later(s,
		   "INSERT INTO temp.relation_ref VALUES (?, ?, ?, ?, ?, ?)", n,
		   m->event, &m->event_at, e) &&
	       subject_rest(s, &m->s, n, e);
}

/* Claims that state facts, and how many sources the claims have. */
static void
event_counts(struct store *s, const struct m_event *m, uint32_t n,
    uint32_t *facts, uint32_t *sources)
{
	size_t i;

	*facts = *sources = 0;
	for (i = 0; i < m->s.n_claims; i++) {
		const struct m_claim *c = &m->s.claims[i];

		if (c->mode == MODE_FACT)
			++*facts;
		s->seen = mem_grow(s->seen, &s->seen_cap, (size_t)c->source + 1,
		    sizeof(*s->seen));
		if (s->seen[c->source] != n)
			++*sources;
		s->seen[c->source] = n;
	}
}

static bool
event_row(struct store *s, const struct m_event *m, uint32_t n, struct err *e)
{
	uint32_t facts, sources;
	struct put p;

	if (!put_into(s,
		"INSERT INTO event (n, id, title, kind, date, date_from,"
		" date_to, date_words, sort_day, place_words, part_of, note,"
		" file, line, claims, facts, sources, parts, flags) VALUES (?,"
		" ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
		&p, e))
		return false;
	event_counts(s, m, n, &facts, &sources);
	put_ref(&p, n);
	put_text(&p, m->s.id);
	put_text(&p, m->s.name);
	put_word(&p, LIST_EVENT_KIND, m->kind);
	put_date(&p, &m->date);
	put_text(&p, m->date_words);
	put_int(&p,
	    m->date.text == NULL ? EDTF_UNDATED : edtf_sort_day(&m->date.d));
	put_text(&p, m->place_words);
	put_ref(&p, m->part_of == NULL ? 0 : LATER_REF);
	put_text(&p, m->s.note);
	put_mark(&p, &m->s.at);
	put_int(&p, (int64_t)m->s.n_claims);
	put_int(&p, facts);
	put_int(&p, sources);
	put_int(&p, 0);
	put_int(&p, STORE_FLAGS);
	return put_row(&p, e);
}

static bool
event_raw(struct store *s, const struct m_event *m, uint32_t n, struct err *e)
{
	struct put p;

	if (m->raw == NULL)
		return true;
	if (!put_into(s, "INSERT INTO row_raw VALUES (?, ?, ?, ?)", &p, e))
		return false;
	put_ref(&p, n);
	put_text(&p, m->raw_format == NULL ? "" : m->raw_format);
	put_text(&p, m->raw);
	put_int(&p, m->raw_gone);
	return put_row(&p, e);
}

static bool
store_event(void *ctx, uint32_t n, const struct m_event *m, struct err *e)
{
	struct store *s = ctx;
	size_t i;

	s->events = n;
	remember_id(s, SUBJECT_EVENT, m->s.id);
	store_dates_add(s->dates, m, n, store_texts_add(s->texts, m));
	if (!event_row(s, m, n, e) || !event_raw(s, m, n, e) ||
	    !later(s, "INSERT INTO temp.part_ref VALUES (?, ?, ?, ?, ?, ?)", n,
		m->part_of, &m->part_of_at, e))
		return false;
	for (i = 0; i < m->n_actors; i++)
		if (!store_actor(s, n, 0, (int)i, &m->actors[i], e))
			return false;
	for (i = 0; i < m->n_places; i++)
		if (!store_place(s, n, 0, (int)i, &m->places[i], e))
			return false;
	return subject_rest(s, &m->s, n, e);
}

/* ---- the sink ---- */

static bool
store_end(void *ctx, const char *fingerprint, struct err *e)
{
	return store_meta(ctx, "fingerprint", fingerprint, e);
}

static void
store_progress(void *ctx, uint64_t done, uint64_t total)
{
	store_stage(ctx, "reading", done, total);
}

struct dataset_sink
store_sink(struct store *s)
{
	struct dataset_sink sink = {
	    .ctx = s,
	    .begin = store_begin,
	    .source = store_source,
	    .faction = store_faction,
	    .place = store_place_item,
	    .person = store_person,
	    .relation = store_relation,
	    .event = store_event,
	    .end = store_end,
	    .progress = store_progress,
	};

	return sink;
}

/* References that wait for the end, with the place where they stand. */
#define REF_TABLE(name)                                                 \
	"CREATE TEMP TABLE " name " (n INTEGER PRIMARY KEY, slug TEXT," \
	" file TEXT, line INTEGER, col INTEGER, len INTEGER);"

bool
store_new(struct db *db, const char *root, struct diags *d,
    struct store **store, struct err *e)
{
	struct store *s = mem_alloc(sizeof(*s));

	s->db = db;
	s->d = d;
	s->ids =
	    sorter_new(sizeof(uint64_t), hash_compare, STORE_SORT, db_path(db));
	s->dates = store_dates(s);
	s->texts = store_texts_new(db_path(db));
	*store = s;
	if (db_exec(db, "BEGIN", e) && db_schema(db, 1, e) &&
	    db_exec(db,
		REF_TABLE("part_ref") REF_TABLE("relation_ref")
		    REF_TABLE("contradict_ref") "CREATE TEMP TABLE text_file "
						"(source INTEGER PRIMARY"
						" KEY, file TEXT);",
		e) &&
	    store_meta(s, "root", root, e))
		return true;
	store_free(s);
	*store = NULL;
	return false;
}

void
store_set_progress(struct store *s, seed_progress progress, void *ctx)
{
	s->progress = progress;
	s->progress_ctx = ctx;
}

static bool
count_rows(struct store *s, const char *sql, uint64_t *n, struct err *e)
{
	struct stmt *st;
	bool row;

	if (!db_prepare(s->db, sql, &st, e) || !db_step(st, &row, e))
		return false;
	*n = row ? (uint64_t)db_int(st, 0) : 0;
	db_reset(st);
	return true;
}

static bool
meta_count(struct store *s, const char *key, uint64_t n, struct err *e)
{
	struct str text = STR_INIT;
	bool ok;

	str_printf(&text, "%llu", (unsigned long long)n);
	ok = store_meta(s, key, str_c(&text), e);
	str_clear(&text);
	return ok;
}

/* What was read, for the person who waits and for meta. */
static bool
finish_stats(struct store *s, struct seed_stats *stats, struct err *e)
{
	stats->sources = s->sources;
	stats->factions = s->factions;
	stats->places = s->places;
	stats->people = s->people;
	stats->relations = s->relations;
	stats->events = s->events;
	stats->claims = s->claims;
	return count_rows(s, "SELECT count(*) FROM quote", &stats->quotes, e) &&
	       count_rows(
		   s, "SELECT count(*) FROM dispute", &stats->disputes, e) &&
	       meta_count(s, "sources", stats->sources, e) &&
	       meta_count(s, "factions", stats->factions, e) &&
	       meta_count(s, "places", stats->places, e) &&
	       meta_count(s, "people", stats->people, e) &&
	       meta_count(s, "relations", stats->relations, e) &&
	       meta_count(s, "events", stats->events, e) &&
	       meta_count(s, "claims", stats->claims, e) &&
	       meta_count(s, "disputes", stats->disputes, e);
}

/* What is computed of the whole, when it is sound. */
static bool
compute(struct store *s, struct store_fts *fts, struct err *e)
{
	store_stage(s, "ordering", 0, 0);
	return store_sides(s, e) && store_order(s, e) &&
	       store_judge(s, fts, e) && store_held(s, e) &&
	       store_fts_write(fts, e) && textnext_fill(s->db, e);
}

/* With the full text beside, which is of no use when anything is wrong. */
static bool
finish(struct store *s, struct seed_stats *stats, struct err *e)
{
	struct store_fts *fts;
	bool ok;

	if (!store_timeline(s, e) || !store_fts_open(s, &fts, e))
		return false;
	ok = store_refs(s, e) &&
	     coverage_make(s->db, s->coverage_full && s->d->errors == 0, s->d,
		 stats, e) &&
	     (s->d->errors > 0 || (store_check(s, e) && compute(s, fts, e)));
	store_fts_close(fts);
	return ok;
}

bool
store_finish(struct store *s, struct seed_stats *stats, struct err *e)
{
	memset(stats, 0, sizeof(*stats));
	store_stage(s, "resolving", 0, 0);
	/* What has an error in it was not handed over: what points to it, and
	 * what its quotes hold, would be called missing. */
	if (s->d->errors > 0)
		return coverage_make(s->db, false, s->d, stats, e) &&
		       finish_stats(s, stats, e);
	if (!finish(s, stats, e) || !finish_stats(s, stats, e))
		return false;
	if (s->d->errors > 0)
		return true;
	store_stage(s, "writing", 0, 0);
	return db_exec(s->db, "COMMIT", e);
}

void
store_free(struct store *s)
{
	if (s == NULL)
		return;
	sorter_free(s->ids);
	slugs_clear(&s->claim_ids);
	mem_free(s->seen);
	sorter_free(s->dates);
	store_texts_free(s->texts);
	mem_free(s->text_at);
	mem_free(s->flags);
	mem_free(s->t);
	mem_free(s->months);
	mem_free(s);
}
