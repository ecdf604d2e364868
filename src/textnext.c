/* SPDX-License-Identifier: ISC */
/*
 * textnext - see textnext.h.
 *
 * A word that stands in a hundredth of all texts is in a sample of a thousand
 * of them, but for one dataset in 20,000; and if it is not, it is only looked
 * for more slowly.  The names of those who turn up most often are asked for by
 * themselves, since they stand in no text of the sample.
 */
#include "textnext.h"

#include <string.h>

#include "db.h"
#include "fold.h"
#include "str.h"

#define SAMPLED "1000" /* events and claims */
#define SOURCES "100"  /* of each 4,096 characters */
#define NAMED "100"    /* factions and places */
#define KEPT "500"     /* words */

/* Every so many rows of a table that SAMPLED of them are taken. */
#define STEP(table, count)                                                \
	"WITH RECURSIVE k(step, last) AS (SELECT max(1, max(n) / " count  \
	"), max(n) FROM " table "), c(n) AS (VALUES (1) UNION ALL SELECT" \
	" n + step FROM c, k WHERE n + step <= last)"

static const char *const samples[] = {
    STEP("event", SAMPLED) " SELECT title || ' ' || kind FROM c JOIN event"
			   " USING (n)",
    STEP("claim", SAMPLED) " SELECT says || ' ' || coalesce(passage, '')"
			   " FROM c JOIN claim USING (n)",
    STEP("source", SOURCES) " SELECT substr(text, 1, 4096) FROM c JOIN source"
			    " USING (n)",
    "SELECT name FROM faction ORDER BY events DESC, n LIMIT " NAMED,
    "SELECT name FROM place ORDER BY events DESC, n LIMIT " NAMED,
};

static bool
count_word(struct db *db, const char *word, size_t n, struct err *e)
{
	struct stmt *st;

	if (!db_prepare(db,
		"INSERT INTO temp.sample VALUES (?1, 1)"
		" ON CONFLICT (word) DO UPDATE SET n = n + 1",
		&st, e))
		return false;
	db_bind_textn(st, 1, word, n);
	return db_run(st, e);
}

/* The words of FOLDED, which has blanks between them. */
static bool
count_words(struct db *db, const char *folded, struct err *e)
{
	size_t n;

	for (; *folded != '\0'; folded += n + (folded[n] == ' ')) {
		n = strcspn(folded, " ");
		if (n > 0 && !count_word(db, folded, n, e))
			return false;
	}
	return true;
}

static bool
take_sample(struct db *db, const char *sql, struct err *e)
{
	struct str folded = STR_INIT;
	struct stmt *st;
	bool ok, row;

	ok = db_prepare(db, sql, &st, e);
	while (ok && (ok = db_step(st, &row, e)) && row) {
		if (db_is_null(st, 0))
			continue;
		str_reset(&folded);
		fold_text(&folded, db_text(st, 0), db_bytes(st, 0));
		ok = count_words(db, str_c(&folded), e);
	}
	str_clear(&folded);
	return ok;
}

/* The first word of the index that is not before FROM, "" for none. */
static bool
word_from(struct db *db, const char *from, struct str *out, struct err *e)
{
	struct stmt *st;
	bool row;

	str_reset(out);
	str_add(out, "");
	if (!db_prepare(db,
		"SELECT term FROM fts_word WHERE term >= ?1 LIMIT 1", &st, e))
		return false;
	db_bind_text(st, 1, from);
	if (!db_step(st, &row, e))
		return false;
	if (row && !db_is_null(st, 0))
		str_addn(out, db_text(st, 0), db_bytes(st, 0));
	db_reset(st);
	return true;
}

static bool
word_after(struct db *db, const char *word, struct str *out, struct err *e)
{
	struct str from = STR_INIT;
	bool ok;

	str_printf(&from, "%s\001", word);
	ok = word_from(db, str_c(&from), out, e);
	str_clear(&from);
	return ok;
}

/* WORD and the one behind it; of what is no word of the index nothing. */
static bool
keep(struct db *db, const char *word, struct str *s, struct err *e)
{
	struct stmt *st;

	if (!word_from(db, word, s, e))
		return false;
	if (strcmp(str_c(s), word) != 0)
		return true;
	if (!word_after(db, word, s, e) ||
	    !db_prepare(db, "INSERT INTO fts_next VALUES (?1, ?2)", &st, e))
		return false;
	db_bind_text(st, 1, word);
	db_bind_text(st, 2, str_c(s));
	return db_run(st, e);
}

static bool
keep_words(struct db *db, struct err *e)
{
	struct str s = STR_INIT;
	struct stmt *st;
	bool ok, row;

	ok = db_prepare(db,
	    "SELECT word FROM temp.sample ORDER BY n DESC, word LIMIT " KEPT,
	    &st, e);
	while (ok && (ok = db_step(st, &row, e)) && row)
		ok = keep(db, db_text(st, 0), &s, e);
	str_clear(&s);
	return ok;
}

bool
textnext_fill(struct db *db, struct err *e)
{
	size_t i;
	bool ok;

	ok = db_exec(db,
	    "CREATE TEMP TABLE sample (word TEXT PRIMARY KEY,"
	    " n INTEGER NOT NULL) WITHOUT ROWID",
	    e);
	for (i = 0; ok && i < sizeof(samples) / sizeof(samples[0]); i++)
		ok = take_sample(db, samples[i], e);
	return ok && keep_words(db, e) &&
	       db_exec(db, "DROP TABLE temp.sample", e);
}

/* ---- asking ---- */

/* The word after WORD, *KNOWN where that is one of those that are kept. */
static bool
known_next(struct db *db, const char *word, struct str *out, bool *known,
    struct err *e)
{
	struct stmt *st;

	if (!db_prepare(
		db, "SELECT next FROM fts_next WHERE word = ?1", &st, e))
		return false;
	db_bind_text(st, 1, word);
	if (!db_step(st, known, e))
		return false;
	if (!*known)
		return true;
	str_reset(out);
	str_addn(out, db_is_null(st, 0) ? "" : db_text(st, 0), db_bytes(st, 0));
	db_reset(st);
	return true;
}

bool
textnext_from(struct db *db, const char *from, struct str *out, struct err *e)
{
	bool known;

	if (!known_next(db, from, out, &known, e))
		return false;
	if (!known)
		return word_from(db, from, out, e);
	/* What is kept is a word itself. */
	str_reset(out);
	str_add(out, from);
	return true;
}

bool
textnext_after(struct db *db, const char *word, struct str *out, struct err *e)
{
	bool known;

	return known_next(db, word, out, &known, e) &&
	       (known || word_after(db, word, out, e));
}
