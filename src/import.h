/* SPDX-License-Identifier: ISC */
/*
 * import - the field's own datasets, as a database: UCDP GED and ACLED.
 *
 * A row of the CSV file becomes an event with one claim, whose passage is
 * what the row itself says of its sources; the row is kept as it came.
 * Everything goes through the sink that hand-written datasets go through, so
 * pairs, timeline, disputes and full text are made alike.  strife-import(7)
 * says what becomes of each column.
 *
 * The file is read twice: who and where first, then the events.  Memory grows
 * with factions and places, and by two small slots an event.
 *
 * Over an older database of the same format the rows of the file take the
 * place of those with their id; the rest of the older rows are kept.  Those
 * that the file should hold, by country and time, and does not are gone
 * upstream: they stay, hedged, so that they are alleged and no fact, and are
 * marked in row_raw.
 */
#ifndef STRIFE_IMPORT_H
#define STRIFE_IMPORT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "err.h"
#include "seed.h"

struct import_format;
/* "ged" or "acled"; NULL: there is no such format. */
const struct import_format *import_format(const char *name);

struct import_options {
	const struct import_format *format;
	const char	*path;		/* the CSV file; "-": standard input */
	const char	*output;	/* the database to make */
	const char	*over;		/* an older one, which must be there;
					 * NULL: output, if it is */
	const char	*names;		/* what to call whom: a CSV file; NULL: as
					 * an older database does */
	bool		 drop_gone;	/* leave out what is gone upstream */
	/* What narrows: NULL and open bounds let everything through. */
	const char	*country, *actor;
	int32_t		 from, to;	/* days; events possibly within */
};

enum import_level { IMPORT_REJECTED, IMPORT_WARNING, IMPORT_NOTE };

/* Something about one row.  All is alive during the call. */
struct import_problem {
	enum import_level level;
	const char	*file;		/* NULL: the export */
	uint64_t	 line;		/* of the file */
	const char	*text;
	const char	*raw;		/* the row; NULL of another file */
	size_t		 raw_len;
};
typedef void (*import_report)(void *ctx, const struct import_problem *p);

struct import_stats {
	bool	 made;		/* false: no row was left, nothing was written */
	uint64_t rows;		/* of the file, without headers */
	uint64_t taken;		/* of them that became events */
	uint64_t left_out;	/* by what narrows */
	bool	 country_met, actor_met;	/* some row has what narrows */
	uint64_t rejected, warnings;
	/* Over an older database: */
	bool	 merged;
	uint64_t renewed;	/* taken, in the place of an older row */
	uint64_t changed;	/* of them not word for word as before */
	uint64_t kept;		/* older rows that the file does not hold */
	uint64_t gone;		/* of these gone upstream, dropped or not */
	bool	 recalled;	/* names are replaced as they were there */
	struct seed_stats seed;
};

/*
 * Import into options->output, whole or not at all.  Problems go to REPORT in
 * the order of the file; rows that are rejected are no failure.  ERR_DATA
 * where the file has no rows of its format, or a database in the way is not
 * an import of this format.
 */
bool	import_run(const struct import_options *o, import_report report,
	    seed_progress progress, void *ctx, struct import_stats *stats,
	    struct err *e) MUST_USE;

#endif
