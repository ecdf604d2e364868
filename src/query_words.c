/* SPDX-License-Identifier: ISC */
/*
 * query_words - the full-text index.
 *
 * The index holds folded text, so a query is folded first; what is left are
 * letters and digits in words, which stand quoted in the MATCH expression:
 * nothing that a person types is ever syntax.  A word that folds to several
 * ("SRF/Hazzm") is a phrase.  rowid = t * 4096 + part.
 */
#include <string.h>

#include "fold.h"
#include "query_impl.h"
#include "str.h"

bool
query_words(struct db *db, const char *words, bool prefix, struct bits *out,
    struct err *e)
{
	struct str match = STR_INIT;
	struct stmt *st;
	bool ok, row;

	str_addc(&match, '"');
	fold_text(&match, words, strlen(words));
	if (match.len == 1) {
		/* Only signs: no word to look for, nothing left out. */
		str_clear(&match);
		bits_fill(out);
		return true;
	}
	str_addc(&match, '"');
	if (prefix)
		str_addc(&match, '*');
	row = false;
	ok = db_prepare(db, "SELECT rowid FROM fts WHERE fts MATCH ?1", &st, e);
	if (ok)
		db_bind_text(st, 1, str_c(&match));
	while (ok && (ok = db_step(st, &row, e)) && row)
		bits_set(out, (size_t)(db_int(st, 0) / 4096));
	str_clear(&match);
	return ok;
}
