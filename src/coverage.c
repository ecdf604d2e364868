/* SPDX-License-Identifier: ISC */
/*
 * One source at a time: its quotes and its skips come sorted by where they
 * begin, are melted into stretches that do not touch, and the text is walked
 * once beside them.
 */
#include "coverage.h"

#include <stdint.h>
#include <string.h>

#include "db.h"
#include "mem.h"
#include "str.h"

static const char mark[] = "[…]";
#define MARK_SIZE (sizeof(mark) - 1)

struct stretch {
	size_t start, end;
};

struct stretches {
	struct stretch *list;
	size_t n, cap;
};

struct source {
	struct db *db;
	struct diags *d;
	bool full;
	uint32_t n;
	const char *id, *file; /* file: of the text */
	const char *text;
	size_t len;
	struct stretches quotes, all;
	size_t at; /* line and column are those of byte AT */
	uint32_t line, col;
	uint64_t covered, skipped, uncovered, gaps, in_gaps;
	uint64_t characters;
};

/* ---- stretches ---- */

static void
add_stretch(struct stretches *l, size_t start, size_t end)
{
	if (l->n > 0 && start <= l->list[l->n - 1].end) {
		if (end > l->list[l->n - 1].end)
			l->list[l->n - 1].end = end;
		return;
	}
	l->list = mem_grow(l->list, &l->cap, l->n + 1, sizeof(*l->list));
	l->list[l->n++] = (struct stretch){start, end};
}

static uint64_t
bytes_of(const struct stretches *l)
{
	uint64_t sum = 0;
	size_t i;

	for (i = 0; i < l->n; i++)
		sum += l->list[i].end - l->list[i].start;
	return sum;
}

static bool
load(struct source *s, const char *sql, struct stretches *l, struct err *e)
{
	struct stmt *st;
	bool row;

	l->n = 0;
	if (!db_prepare(s->db, sql, &st, e))
		return false;
	db_bind_int(st, 1, s->n);
	for (;;) {
		size_t start, end;

		if (!db_step(st, &row, e))
			return false;
		if (!row)
			return true;
		start = (size_t)db_int(st, 0);
		end = (size_t)db_int(st, 1);
		if (end <= s->len && start < end)
			add_stretch(l, start, end);
	}
}

/* ---- characters ---- */

static bool
is_blank(uint32_t cp)
{
	return cp == ' ' || (cp >= '\t' && cp <= '\r') || cp == 0x85 ||
	       cp == 0xa0 || cp == 0x1680 || (cp >= 0x2000 && cp <= 0x200b) ||
	       cp == 0x2028 || cp == 0x2029 || cp == 0x202f || cp == 0x205f ||
	       cp == 0x3000 || cp == 0xfeff;
}

static bool
is_mark(const char *s, size_t n)
{
	return n >= MARK_SIZE && memcmp(s, mark, MARK_SIZE) == 0;
}

/*
 * What a stretch that nothing holds amounts to: its characters from the first
 * to the last that is no blank, and its bytes that are none.
 */
struct amount {
	size_t start, end, bytes, characters;
};

static struct amount
measure(const char *text, size_t start, size_t end)
{
	struct amount m = {start, start, 0, 0};
	size_t seen = 0, i, n;
	uint32_t cp;

	for (i = start; i < end; i += n) {
		if (is_mark(text + i, end - i)) {
			n = MARK_SIZE;
			continue;
		}
		n = utf8_decode(text + i, end - i, &cp);
		if (m.bytes > 0)
			seen++;
		if (is_blank(cp))
			continue;
		if (m.bytes == 0) {
			m.start = i;
			seen = 1;
		}
		m.bytes += n;
		m.end = i + n;
		m.characters = seen;
	}
	return m;
}

/* Characters of a text without its marks. */
static uint64_t
count_characters(const char *text, size_t len)
{
	uint64_t count = 0;
	uint32_t cp;
	size_t i, n;

	for (i = 0; i < len; i += n) {
		if (is_mark(text + i, len - i)) {
			n = MARK_SIZE;
			continue;
		}
		n = utf8_decode(text + i, len - i, &cp);
		count++;
	}
	return count;
}

/* ---- gaps ---- */

/* Line and column of the byte TO, which is not before the last asked for. */
static struct mark
find_mark(struct source *s, size_t to, size_t end)
{
	struct mark m = {.file = s->file, .len = 0};
	uint32_t cp;
	size_t i;

	while (s->at < to) {
		if (s->text[s->at] == '\n') {
			s->line++;
			s->col = 0;
		}
		s->at += utf8_decode(s->text + s->at, s->len - s->at, &cp);
		s->col++;
	}
	m.line = s->line;
	m.col = s->col;
	for (i = to; i < end && s->text[i] != '\n'; m.len++)
		i += utf8_decode(s->text + i, end - i, &cp);
	return m;
}

static bool
gap(struct source *s, const struct amount *m, struct err *e)
{
	struct stmt *st;

	s->gaps++;
	s->in_gaps += m->end - m->start;
	if (s->full)
		diag_error(s->d, find_mark(s, m->start, m->end),
		    "quote it in a claim, or set it aside with `skip'",
		    "%zu characters of source `%s' that no quote and no skip"
		    " holds",
		    m->characters, s->id);
	if (!db_prepare(s->db, "INSERT INTO gap VALUES (?, ?, ?)", &st, e))
		return false;
	db_bind_int(st, 1, s->n);
	db_bind_int(st, 2, (int64_t)m->start);
	db_bind_int(st, 3, (int64_t)m->end);
	return db_run(st, e);
}

static bool
find_gaps(struct source *s, struct err *e)
{
	size_t from = 0, to, i;

	for (i = 0; i <= s->all.n; i++) {
		struct amount m;

		to = i < s->all.n ? s->all.list[i].start : s->len;
		m = measure(s->text, from, to);
		s->uncovered += m.bytes;
		if (m.characters > COVERAGE_GAP && !gap(s, &m, e))
			return false;
		if (i < s->all.n)
			from = s->all.list[i].end;
	}
	return true;
}

/* ---- a source ---- */

static bool
write_source(const struct source *s, struct stmt *in, struct err *e)
{
	int64_t length = db_int(in, 3);
	bool whole = strcmp(db_text(in, 4), "full") == 0;
	double share;
	struct stmt *st;

	if (!db_prepare(s->db,
		"UPDATE source SET claims = (SELECT count(*) FROM claim WHERE"
		" source = ?1), covered = ?2, skipped = ?3, uncovered = ?4,"
		" quoted_share = ?5, in_gaps = ?6 WHERE n = ?1",
		&st, e))
		return false;
	db_bind_int(st, 1, s->n);
	db_bind_int(st, 2, (int64_t)s->covered);
	db_bind_int(st, 3, (int64_t)s->skipped);
	db_bind_int(st, 4, (int64_t)s->uncovered);
	if (length > 0) {
		share = (double)s->characters / (double)length;
		db_bind_real(st, 5, share > 1 ? 1 : share);
	} else if (whole && s->len > 0)
		db_bind_real(st, 5, 1);
	db_bind_int(st, 6, (int64_t)s->in_gaps);
	return db_run(st, e);
}

static bool
cover_source(struct source *s, struct stmt *in, struct err *e)
{
	s->n = (uint32_t)db_int(in, 0);
	s->id = db_text(in, 1);
	s->text = db_text(in, 2);
	s->len = db_bytes(in, 2);
	s->file = db_text(in, 5);
	s->at = 0;
	s->line = s->col = 1;
	s->uncovered = s->gaps = s->in_gaps = 0;
	if (!load(s,
		"SELECT start, end FROM quote WHERE source = ? ORDER BY start",
		&s->quotes, e) ||
	    !load(s,
		"SELECT start, end FROM quote WHERE source = ?1 UNION ALL"
		" SELECT start, end FROM skip WHERE source = ?1 ORDER BY 1",
		&s->all, e))
		return false;
	s->covered = bytes_of(&s->quotes);
	s->skipped = bytes_of(&s->all) - s->covered;
	s->characters = count_characters(s->text, s->len);
	return find_gaps(s, e) && write_source(s, in, e);
}

bool
coverage_make(struct db *db, bool full, struct diags *d,
    struct seed_stats *stats, struct err *e)
{
	struct source s = {.db = db, .d = d, .full = full};
	struct stmt *st;
	bool row, ok;

	ok = db_prepare(db,
	    "SELECT s.n, s.id, s.text, s.length, s.extent, t.file FROM source"
	    " AS s LEFT JOIN temp.text_file AS t ON t.source = s.n ORDER BY"
	    " s.n",
	    &st, e);
	while (ok && (ok = db_step(st, &row, e)) && row) {
		ok = cover_source(&s, st, e);
		stats->covered += s.covered;
		stats->skipped += s.skipped;
		stats->uncovered += s.uncovered;
		stats->gaps += s.gaps;
	}
	mem_free(s.quotes.list);
	mem_free(s.all.list);
	return ok;
}
