/* SPDX-License-Identifier: ISC */
/*
 * db_number - what most statements are asked for: one number.
 */
#include "db.h"

bool
db_number(struct stmt *st, int64_t *n, struct err *e)
{
	bool row;

	*n = 0;
	if (!db_step(st, &row, e))
		return false;
	if (row)
		*n = db_int(st, 0);
	db_reset(st);
	return true;
}

bool
db_number32(struct stmt *st, uint32_t *n, struct err *e)
{
	int64_t wide;
	bool ok = db_number(st, &wide, e);

	*n = (uint32_t)wide;
	return ok;
}
