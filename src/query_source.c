/* SPDX-License-Identifier: ISC */
/*
 * query_source - a source with its text, and which stretches of it are
 * quoted, set aside, or neither.
 */
#include <string.h>

#include "hash.h"
#include "query_impl.h"

#define SOURCE_COLS                                                            \
	"SELECT n, id, title, short, publisher, author, published,"            \
	" published_basis, url, revision, retrieved, archive, language,"       \
	" rights, rights_note, extent, sha256, covers, note, claims, covered," \
	" skipped, uncovered, quoted_share, in_gaps FROM source"

static void
source_row(struct arena *a, struct stmt *st, struct q_source *s)
{
	s->n = (uint32_t)db_int(st, 0);
	s->id = query_string(a, st, 1);
	s->link = arena_printf(a, "source/%s", s->id);
	s->title = query_string(a, st, 2);
	s->short_title = query_text(a, st, 3);
	if (s->short_title == NULL)
		s->short_title = s->title;
	s->publisher = query_text(a, st, 4);
	s->author = query_text(a, st, 5);
	s->published = query_text(a, st, 6);
	s->published_basis = query_text(a, st, 7);
	s->url = query_text(a, st, 8);
	s->revision = query_text(a, st, 9);
	s->retrieved = query_text(a, st, 10);
	s->archive = query_text(a, st, 11);
	s->language = query_text(a, st, 12);
	s->rights = query_text(a, st, 13);
	s->rights_note = query_text(a, st, 14);
	s->extent = query_string(a, st, 15);
	s->sha256 = query_text(a, st, 16);
	s->covers = query_text(a, st, 17);
	s->note = query_text(a, st, 18);
	s->claims = (uint32_t)db_int(st, 19);
	s->covered = (uint32_t)db_int(st, 20);
	s->skipped = (uint32_t)db_int(st, 21);
	s->uncovered = (uint32_t)db_int(st, 22);
	s->quoted_share = db_real(st, 23);
	s->in_gaps = (uint32_t)db_int(st, 24);
}

bool
query_sources(struct db *db, struct arena *a, struct q_source **out,
    size_t *count, struct err *e)
{
	struct q_list l = Q_LIST(struct q_source);
	struct stmt *st;
	bool ok, row;

	*out = NULL;
	*count = 0;
	if (!db_prepare(db, SOURCE_COLS " ORDER BY n", &st, e))
		return false;
	while ((ok = db_step(st, &row, e)) && row)
		source_row(a, st, query_push(a, &l));
	*out = l.items;
	*count = l.n;
	return ok;
}

static bool
source_marks(struct db *db, struct arena *a, struct q_source *s, struct err *e)
{
	struct q_list l = Q_LIST(struct q_mark);
	struct q_mark *m;
	struct stmt *st;
	bool ok, row;
	int kind;

	/* An event's title, else the name of what the claim is about. */
	if (!query_ask(db,
		"SELECT q.start, q.end, c.n, c.subject, c.id, c.subject_kind,"
		" q.ord, " Q_SUBJECT_TITLE("c") ", " Q_SUBJECT_ID(
		    "c") " FROM quote q JOIN claim c ON c.n = q.claim"
			 " WHERE q.source = ?1 ORDER BY q.start, q.end, c.n, "
			 "q.ord",
		s->n, 0, &st, e))
		return false;
	while ((ok = db_step(st, &row, e)) && row) {
		m = query_push(a, &l);
		m->start = (uint32_t)db_int(st, 0);
		m->end = (uint32_t)db_int(st, 1);
		m->claim = (uint32_t)db_int(st, 2);
		m->claim_id = query_string(a, st, 4);
		kind = query_word(st, 5, LIST_SUBJECT);
		m->subject_kind = kind < 0 ? SUBJECT_EVENT : (enum subject)kind;
		m->subject = (uint32_t)db_int(st, 3);
		if (m->subject_kind == SUBJECT_EVENT)
			m->event = m->subject;
		m->is_with = db_int(st, 6) != 0;
		m->event_title = query_string(a, st, 7);
		m->claim_link = query_claim_link(a, query_string(a, st, 5),
		    query_string(a, st, 8), m->claim_id);
	}
	s->marks = l.items;
	s->n_marks = l.n;
	return ok;
}

static bool
source_parts(struct db *db, struct arena *a, struct q_source *s, struct err *e)
{
	struct q_list l = Q_LIST(struct q_part);
	struct q_part *p;
	struct stmt *st;
	bool ok, row;

	if (!query_ask(db,
		"SELECT part, start, end FROM source_part WHERE source = ?1"
		" ORDER BY start, end",
		s->n, 0, &st, e))
		return false;
	while ((ok = db_step(st, &row, e)) && row) {
		p = query_push(a, &l);
		p->part = query_string(a, st, 0);
		p->start = (uint32_t)db_int(st, 1);
		p->end = (uint32_t)db_int(st, 2);
	}
	s->parts = l.items;
	s->n_parts = l.n;
	return ok;
}

static bool
source_skips(struct db *db, struct arena *a, struct q_source *s, struct err *e)
{
	struct q_list l = Q_LIST(struct q_skip);
	struct q_skip *k;
	struct stmt *st;
	bool ok, row;

	if (!query_ask(db,
		"SELECT reason, of, start, end FROM skip WHERE source = ?1"
		" ORDER BY start, end",
		s->n, 0, &st, e))
		return false;
	while ((ok = db_step(st, &row, e)) && row) {
		k = query_push(a, &l);
		k->reason = query_string(a, st, 0);
		k->of = query_text(a, st, 1);
		k->start = (uint32_t)db_int(st, 2);
		k->end = (uint32_t)db_int(st, 3);
	}
	s->skips = l.items;
	s->n_skips = l.n;
	return ok;
}

static bool
source_gaps(struct db *db, struct arena *a, struct q_source *s, struct err *e)
{
	struct q_list l = Q_LIST(struct q_span);
	struct q_span *g;
	struct stmt *st;
	bool ok, row;

	if (!query_ask(db,
		"SELECT start, end FROM gap WHERE source = ?1 ORDER BY start",
		s->n, 0, &st, e))
		return false;
	while ((ok = db_step(st, &row, e)) && row) {
		g = query_push(a, &l);
		g->start = (uint32_t)db_int(st, 0);
		g->end = (uint32_t)db_int(st, 1);
	}
	s->gaps = l.items;
	s->n_gaps = l.n;
	return ok;
}

/* The text, and whether it is still the one whose sum was taken. */
static bool
source_text(struct db *db, struct arena *a, struct q_source *s, struct err *e)
{
	char sum[HASH_SIZE];
	struct stmt *st;
	bool row;

	if (!query_ask(
		db, "SELECT text FROM source WHERE n = ?1", s->n, 0, &st, e) ||
	    !db_step(st, &row, e))
		return false;
	if (!row)
		return true;
	s->text = query_text(a, st, 0);
	s->text_len = db_bytes(st, 0);
	db_reset(st);
	hash_of(s->text, s->text_len, sum);
	s->sha_ok = s->sha256 != NULL && strcmp(sum, s->sha256) == 0;
	return true;
}

bool
query_source_head(struct db *db, struct arena *a, uint32_t n,
    struct q_source **out, struct err *e)
{
	struct stmt *st;
	bool row;

	*out = NULL;
	if (!query_ask(db, SOURCE_COLS " WHERE n = ?1", n, 0, &st, e) ||
	    !db_step(st, &row, e))
		return false;
	if (row) {
		*out = arena_alloc(a, sizeof(**out));
		source_row(a, st, *out);
		db_reset(st);
	}
	return true;
}

bool
query_source(struct db *db, struct arena *a, uint32_t n, bool with_text,
    struct q_source **out, struct err *e)
{
	struct q_source *s;

	*out = NULL;
	if (!query_source_head(db, a, n, &s, e))
		return false;
	if (s == NULL)
		return true;
	if (!source_marks(db, a, s, e) || !source_parts(db, a, s, e) ||
	    !source_skips(db, a, s, e) || !source_gaps(db, a, s, e) ||
	    (with_text && !source_text(db, a, s, e)))
		return false;
	*out = s;
	return true;
}
