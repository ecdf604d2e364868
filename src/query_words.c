/* SPDX-License-Identifier: ISC */
/*
 * query_words - the full-text index.
 *
 * The index holds folded text, so a query is folded first; what is left are
 * letters and digits in words, which stand quoted in the MATCH expression:
 * nothing that a person types is ever syntax.  A word that folds to several
 * ("Ruche/Garde") is a phrase.  rowid = t * 4096 + part.
 *
 * For a word that may go on ("fight" for "fighting") the index would collect
 * all its rows before it gives the first, and no key could stop it.  So the
 * words of the index that begin like it are asked for (textnext.h); where they
 * are few they are looked for, where they are many their places are read one
 * by one.
 */
#include <string.h>

#include "filter.h"
#include "fold.h"
#include "query_impl.h"
#include "str.h"
#include "textnext.h"

#define ENDINGS_MAX 60

bool
query_match_add(struct str *match, const char *words, bool prefix)
{
	size_t start;

	start = match->len;
	str_addc(match, '"');
	fold_text(match, words, strlen(words));
	if (match->len == start + 1) {
		match->s[match->len = start] = '\0';
		return false;
	}
	str_addc(match, '"');
	if (prefix)
		str_addc(match, '*');
	return true;
}

/* The words of the index that begin with FOLDED as a MATCH of any of them;
 * *FEW is false where they are too many. */
static bool
endings(struct db *db, const char *folded, struct str *match, bool *few,
    struct err *e)
{
	struct str word = STR_INIT, next = STR_INIT, swap;
	size_t n = 0;
	bool ok;

	*few = true;
	ok = textnext_from(db, folded, &word, e);
	while (
	    ok && *few && strncmp(str_c(&word), folded, strlen(folded)) == 0) {
		*few = ++n <= ENDINGS_MAX && strchr(str_c(&word), '"') == NULL;
		str_printf(
		    match, "%s\"%s\"", n > 1 ? " OR " : "", str_c(&word));
		ok = textnext_after(db, str_c(&word), &next, e);
		swap = word;
		word = next;
		next = swap;
	}
	if (ok && n == 0)
		str_printf(match, "\"%s\"", folded);
	str_clear(&word);
	str_clear(&next);
	return ok;
}

bool
query_match(struct db *db, const char *words, bool prefix, struct str *match,
    enum query_match *how, struct err *e)
{
	struct str folded = STR_INIT;
	bool ok = true, few = true;

	fold_text(&folded, words, strlen(words));
	*how = folded.len > 0 ? MATCH_ROWS : MATCH_ALL;
	if (prefix && strchr(str_c(&folded), ' ') != NULL) {
		query_match_add(match, words, true);
		*how = MATCH_COLLECTED;
	} else if (prefix && folded.len > 0) {
		ok = endings(db, str_c(&folded), match, &few, e);
	} else if (folded.len > 0) {
		query_match_add(match, words, false);
	}
	if (ok && !few) {
		str_reset(match);
		str_add(match, str_c(&folded));
		*how = MATCH_BEGINS;
	}
	str_clear(&folded);
	return ok;
}

static void
take_place(void *set, int64_t t)
{
	if (t >= 0)
		bits_set(set, (size_t)t);
}

/* Wherever a word stands that begins like this. */
static bool
words_begin(struct db *db, const char *folded, struct bits *out, struct err *e)
{
	struct str end = STR_INIT;
	struct stmt *st;
	bool ok;

	/* Behind all of them: no text has this byte. */
	str_printf(&end, "%s\377", folded);
	ok = db_prepare(db,
	    "SELECT collect(doc / 4096) FROM fts_word WHERE term >= ?1"
	    " AND term < ?2",
	    &st, e);
	if (ok) {
		db_bind_text(st, 1, folded);
		db_bind_text(st, 2, str_c(&end));
		ok = db_collect(st, take_place, out, e);
	}
	str_clear(&end);
	return ok;
}

bool
query_words(struct db *db, const char *words, bool prefix, struct bits *out,
    struct err *e)
{
	struct str match = STR_INIT;
	enum query_match how;
	struct stmt *st;
	bool ok;

	ok = query_match(db, words, prefix, &match, &how, e);
	if (ok && how == MATCH_ALL) {
		/* Only signs: no word to look for, nothing left out. */
		bits_fill(out);
	} else if (ok && how == MATCH_BEGINS) {
		ok = words_begin(db, str_c(&match), out, e);
	} else if (ok) {
		ok = db_prepare(db,
		    "SELECT collect(rowid / 4096) FROM fts"
		    " WHERE fts MATCH ?1",
		    &st, e);
		if (ok) {
			db_bind_text(st, 1, str_c(&match));
			ok = db_collect(st, take_place, out, e);
		}
	}
	str_clear(&match);
	return ok;
}
