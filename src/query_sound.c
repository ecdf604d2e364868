/* SPDX-License-Identifier: ISC */
/*
 * query_sound - is the text of a source still the one that was checked?
 *
 * A quote is called exact, so the text it stands in has to be what it was
 * when the database was made: a disk may have lost a bit since, or somebody
 * changed a byte.  SQLite sees neither in a page that still hangs together.
 * The sum is taken when a passage is first asked for, once for each source and
 * open database: of a text of 10 MB it takes 50 ms.
 */
#include <string.h>

#include "db.h"
#include "hash.h"
#include "query_impl.h"

enum { UNKNOWN, SOUND, DAMAGED };

static bool
compare(struct db *db, uint32_t source, bool *sound, struct err *e)
{
	char sum[HASH_SIZE];
	struct stmt *st;
	bool row;

	*sound = false;
	if (!query_ask(db, "SELECT text, sha256 FROM source WHERE n = ?1",
		source, 0, &st, e) ||
	    !db_step(st, &row, e))
		return false;
	if (row && !db_is_null(st, 0) && !db_is_null(st, 1)) {
		hash_of(db_text(st, 0), db_bytes(st, 0), sum);
		*sound = strcmp(sum, db_text(st, 1)) == 0;
	}
	db_reset(st);
	return true;
}

bool
query_sound(struct db *db, uint32_t source, bool *sound, struct err *e)
{
	unsigned char *known = db_byte(db, source);

	if (known != NULL && *known != UNKNOWN) {
		*sound = *known == SOUND;
		return true;
	}
	if (!compare(db, source, sound, e))
		return false;
	if (known != NULL)
		*known = *sound ? SOUND : DAMAGED;
	return true;
}
