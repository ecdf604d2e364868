/* SPDX-License-Identifier: ISC */
/*
 * What the files of import share: the row between a CSV file and the model.
 *
 * A format (import_ged.c, import_acled.c) turns the cells of a row into a
 * struct import_row, which still names everything by its words;
 * import_things.c gives numbers to names, import_item.c makes the event, and
 * import.c holds it together.
 */
#ifndef STRIFE_IMPORT_IMPL_H
#define STRIFE_IMPORT_IMPL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "csv_file.h"
#include "dataset.h"
#include "idmap.h"
#include "import.h"
#include "mem.h"
#include "model.h"
#include "slugs.h"
#include "str.h"

#define IMPORT_COLUMNS 32 /* most that a format looks at */
#define IMPORT_SIDE 32	  /* most actors of a side */
#define IMPORT_ACTORS (2 * IMPORT_SIDE + 1) /* and the civilians of a row */
#define IMPORT_SPOTS 6
#define IMPORT_FIGURES 6
#define IMPORT_WARNINGS 12

/* ---- columns ---- */

struct import_column {
	const char	*name, *alias;	/* compared without case */
	bool		 required;
};

/* Where a header has the columns of a format. */
struct import_layout {
	int		 at[IMPORT_COLUMNS];	/* -1: missing */
	size_t		 width;			/* fields of a row */
	const char	*header;		/* the line itself */
	char		 delimiter;
};

/* A row with its layout.  What import_cell gives is trimmed, never NULL, and
 * lives in the arena. */
struct import_cells {
	const struct import_layout *layout;
	const struct csv_row *row;
	struct arena	*a;
};
const char *import_cell(const struct import_cells *c, int column);
/* The same with each run of blanks and line ends one blank: for names. */
const char *import_name(const struct import_cells *c, int column);
bool	import_has(const struct import_cells *c, int column);
/* A whole number from 0 ("3", "3.0"); false where the cell is none. */
bool	import_number(const struct import_cells *c, int column, int64_t *n);
bool	import_real(const struct import_cells *c, int column, double *r);

/* ---- a row ---- */

struct import_actor {
	const char	*name, *abbr;	/* abbr NULL: none */
	const char	*as;		/* the coalition it stands in, or NULL */
	const char	*called;	/* by the row, where --names has another */
	int		 kind;		/* LIST_FACTION_KIND */
	bool		 kind_sure;	/* the row says it */
	int		 side, role;	/* 0: none */
};

/* One step of the way from a country to the place itself. */
struct import_spot {
	const char	*name;
	const char	*full;		/* as written, where that is longer */
	int		 kind;		/* LIST_PLACE_KIND, -1 */
};

enum import_of { OF_NOBODY, OF_SIDE, OF_ACTOR };

struct import_figure {
	int64_t		 low, best, high;
	bool		 range;		/* low and high are given */
	bool		 part;		/* of the first */
	enum import_of	 of;
	int		 side;		/* of OF_SIDE */
	size_t		 actor;		/* of OF_ACTOR: index */
	const char	*note;
};

struct import_row {
	struct arena	*a;
	const char	*id;		/* slug; set even when it is rejected */
	int		 kind;		/* LIST_EVENT_KIND */
	const char	*title;		/* NULL: made by import_title */
	const char	*versus;	/* between the sides in a title */
	const char	*says, *passage, *note, *hedge;
	const char	*date;		/* EDTF */
	const char	*date_words, *place_words;
	int32_t		 from, to;	/* days */
	const char	*said;		/* EDTF, NULL */
	const char	*country;	/* "" */
	struct import_spot spots[IMPORT_SPOTS];	/* the largest first */
	size_t		 n_spots;
	enum place_rel	 rel;
	bool		 has_at, centroid;
	double		 lat, lon;
	struct import_actor actors[IMPORT_ACTORS + 1];	/* one to spare */
	size_t		 n_actors;
	struct import_figure figures[IMPORT_FIGURES];	/* the total first */
	size_t		 n_figures;
	const char	*voices[2];	/* outermost first */
	size_t		 n_voices;
	const char	*warnings[IMPORT_WARNINGS];
	size_t		 n_warnings;
};

/* What is strange about V, said once and kept. */
void	import_warn(struct import_row *v, const char *text);
/* One more step; a name that is there is the way's end so far. */
void	import_spot(struct import_row *v, const char *name, const char *full,
	    int kind);
struct import_actor *import_actor(struct import_row *v, const char *name,
	    int side, int role);
/* Those of a side as a title has them: "A", "A +2". */
const char *import_side(const struct import_row *v, int side);
/* "Hilltown: A +2 – B". */
const char *import_title(const struct import_row *v);
/* The parts of S between SEP, trimmed, each once, joined with ", ". */
const char *import_once(struct arena *a, const char *s, char sep);
/* "5 killed (low 3, high 8)". */
const char *import_killed(struct arena *a, const struct import_figure *f);
/* Nobody is killed in a killing: without a figure the kind is `other'. */
void	import_kind(struct import_row *v);
/* A calendar day; false where there is no such day. */
bool	import_day(int y, int m, int d, int32_t *day);

/* ---- names (import_names.c) ---- */

struct import_names;
/* Read the CSV file PATH; *N is NULL where PATH is, or nothing is in it. */
bool	import_names_open(const char *path, struct import_names **n,
	    struct err *e) MUST_USE;
/* Those that import_names_rows gave an older import; NULL: none. */
bool	import_names_recall(const char *rows, struct import_names **n,
	    struct err *e) MUST_USE;
/* What is to be remembered of N, borrowed; NULL: nothing. */
const char *import_names_rows(const struct import_names *n);
void	import_names_close(struct import_names *n);	/* NULL is fine */
/* Call the actors of V as is wanted. */
void	import_names_apply(struct import_names *n, struct import_row *v);
/* Note the names that no row had so far; PATH is that of the names, NULL where
 * they were recalled: then nothing is. */
void	import_names_tell(const struct import_names *n, const char *path,
	    import_report report, void *ctx);

/* ---- formats ---- */

/* What a dataset of the format says of itself. */
struct import_about {
	const char *id, *title, *publisher, *author, *url, *licence, *rights;
	const char *citation;
};

struct import_format {
	const char	*name;
	struct import_about about;
	const struct import_column *columns;	/* a NULL name ends them */
	/* Headers that files without one are known to have. */
	const char *const *headers;
	/* Fill V, whose arena is set and all else zero.  NULL: it is well; else
	 * why the row is rejected. */
	const char	*(*map)(struct import_row *v,
			    const struct import_cells *c);
};

extern const struct import_format import_ged, import_acled;

/* ---- who and where ---- */

struct import_list {
	struct idmap	 ids;
	struct import_thing *thing;	/* by number - 1 */
	size_t		 cap;
};

struct import_things {
	struct arena	 a;
	struct import_list factions, places;
};

void	 import_things_init(struct import_things *t);
void	 import_things_clear(struct import_things *t);
/* The number of what is named; new where it was not there. */
uint32_t import_things_faction(struct import_things *t,
	    const struct import_actor *who);
uint32_t import_things_place(struct import_things *t,
	    const struct import_row *v);	/* 0: it names none */
/* The same of what is there, as in the second pass all is. */
uint32_t import_things_find_faction(const struct import_things *t,
	    const struct import_actor *who);
uint32_t import_things_find_place(const struct import_things *t,
	    const struct import_row *v);
const char *import_things_faction_id(const struct import_things *t,
	    uint32_t n);
/* All of them, in the order of dataset.h. */
bool	 import_things_give(const struct import_things *t,
	    const struct dataset_sink *sink, struct err *e) MUST_USE;

/* ---- the event ---- */

struct import_origin {
	struct mark	 at;		/* file and line */
	const char	*raw, *raw_format;
	size_t		 raw_len;
	bool		 gone;
};
/* V, whose things are all there, as an event in its arena; source number
 * 1. */
struct m_event *import_item(const struct import_row *v,
	    const struct import_things *t, const struct import_origin *from);

/* ---- an older database ---- */

struct import_old;
struct import_old_row {
	const char	*file, *id, *raw, *header;
	uint32_t	 line;
	size_t		 raw_len;
	bool		 gone;
};
/* *OLD is NULL where PATH is not there or empty.  ERR_DATA where it is no
 * import of FORMAT. */
bool	import_old_open(const char *path, const char *format,
	    struct import_old **old, struct err *e) MUST_USE;
void	import_old_close(struct import_old *old);	/* NULL is fine */
/* The rows of names that it was made with, borrowed; NULL: none. */
const char *import_old_names(const struct import_old *old);
/* From the first row on, once more. */
bool	import_old_begin(struct import_old *old, struct err *e) MUST_USE;
/* *ROW is NULL at the end; else alive until the next call. */
bool	import_old_next(struct import_old *old,
	    const struct import_old_row **row, struct err *e) MUST_USE;

/* ---- the run ---- */

#define IMPORT_LAYOUTS 64

struct import {
	const struct import_options *o;
	const struct import_format *format;
	import_report report;
	seed_progress progress;
	void *ctx;
	struct import_stats *stats;

	struct csv_file *file;
	const char *file_name;
	struct import_old *old;
	struct import_names *names; /* NULL: none are wanted */
	struct import_things things;
	const struct dataset_sink *sink; /* NULL: the first pass */
	struct dataset_sink store_sink;
	struct arena keep, item;

	struct import_layout
	    layout[IMPORT_LAYOUTS]; /* their headers are in keep */
	size_t n_layouts;
	const struct import_layout *now; /* NULL: no header seen */
	struct slugs seen, older;	 /* ids of the file; of the database */
	struct str country, actor;	 /* what narrows, folded */
	uint32_t events;

	/* What the file covers, taken or not; and what was taken. */
	struct idmap countries, taken_countries;
	int32_t from, to, taken_from, taken_to;
};

/* Something about a row of the file, told once. */
void	import_tell(struct import *im, enum import_level level,
	    const struct csv_row *row, const char *text);

/* import_layout.c */
/* The layout of a header LINE; NULL where it lacks a column (*MISSING) or
 * there are too many layouts (*MISSING is NULL). */
const struct import_layout *import_layout_of(struct import *im,
	    const char *line, size_t n, const char **missing);
/* Is ROW a header (*SKIP: there is nothing more in it), or the first row? */
bool	import_layout_settle(struct import *im, const struct csv_row *row,
	    bool *skip, struct err *e) MUST_USE;

/* import_head.c */
struct store;
/* All that comes before the events. */
bool	import_head_give(struct import *im, struct err *e) MUST_USE;
/* What a later import needs to know. */
bool	import_head_meta(struct import *im, struct store *s, struct err *e)
	    MUST_USE;

#endif
