/* SPDX-License-Identifier: ISC */
/*
 * query_raw - the row that an imported event came from, cell by cell under
 * the names of its columns.
 */
#include <string.h>

#include "csv_file.h"
#include "db.h"
#include "mem.h"
#include "query.h"
#include "query_impl.h"

/* The cells of one row, copied into A.  *DELIMITER 0: found out. */
static bool
cells(struct arena *a, const char *s, char *delimiter, const char ***cell,
    size_t *n, struct err *e)
{
	struct csv_file *f = csv_file_text(s, strlen(s), *delimiter);
	const struct csv_row *row;
	bool ok = csv_file_next(f, &row, e);
	size_t i;

	*n = ok && row != NULL && row->broken == NULL ? row->n : 0;
	*cell = arena_array(a, *n, sizeof(**cell));
	for (i = 0; i < *n; i++)
		(*cell)[i] = arena_strdup(a, row->field[i]);
	*delimiter = csv_file_delimiter(f);
	csv_file_close(f);
	return ok;
}

static bool
raw_header(struct db *db, struct arena *a, const char *format,
    const char **header, struct err *e)
{
	const char *blank = strrchr(format, ' ');
	struct stmt *st;
	bool row;

	*header = "";
	if (!db_prepare(db,
		"SELECT value FROM meta WHERE key = 'import_header_' || ?", &st,
		e))
		return false;
	db_bind_text(st, 1, blank == NULL ? "" : blank + 1);
	if (!db_step(st, &row, e))
		return false;
	if (row) {
		*header = query_string(a, st, 0);
		db_reset(st);
	}
	return true;
}

/* Cells under their names; what the header does not name has none. */
static bool
raw_cells(struct arena *a, const char *header, struct q_raw *q, struct err *e)
{
	const char **name, **value;
	size_t names, i;
	char delimiter = 0;

	if (!cells(a, header, &delimiter, &name, &names, e) ||
	    !cells(a, q->raw, &delimiter, &value, &q->n_cells, e))
		return false;
	q->cells = arena_array(a, q->n_cells, sizeof(*q->cells));
	for (i = 0; i < q->n_cells; i++) {
		q->cells[i].name = i < names ? name[i] : "";
		q->cells[i].value = value[i];
	}
	return true;
}

bool
query_raw(struct db *db, struct arena *a, uint32_t event, struct q_raw **out,
    struct err *e)
{
	struct q_raw *q;
	struct stmt *st;
	const char *format, *header;
	bool row;

	*out = NULL;
	if (!db_prepare(db,
		"SELECT r.format, r.raw, r.gone, v.file, v.line FROM row_raw"
		" AS r JOIN event AS v ON v.n = r.event WHERE r.event = ?",
		&st, e))
		return false;
	db_bind_int(st, 1, event);
	if (!db_step(st, &row, e))
		return false;
	if (!row)
		return true;
	q = arena_alloc(a, sizeof(*q));
	format = query_string(a, st, 0);
	q->raw = query_string(a, st, 1);
	q->gone = db_int(st, 2) != 0;
	q->file = query_string(a, st, 3);
	q->line = (uint32_t)db_int(st, 4);
	db_reset(st);
	if (!raw_header(db, a, format, &header, e) ||
	    !raw_cells(a, header, q, e))
		return false;
	*out = q;
	return true;
}
