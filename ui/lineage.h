/* SPDX-License-Identifier: ISC */
/*
 * lineage - who was renamed, merged, split, joined, pledged, expelled: the
 * relations of connected factions as rows in order of time, and a lane for
 * each faction.  This part knows which rows and lanes there are, from which
 * row to which a lane is known, and the order of lanes; it draws nothing.
 *
 * Several relations of one event that share an end (one formed from many) are
 * one step: their rows stand together, and all lanes are told of its first
 * row, `head'.
 *
 * A renaming goes on in one lane under another name.  Being part of another
 * and being allied are ties: they are rows where they are dated, and lead to
 * a neighbour but not further.  Undated rows come last, and no lane runs
 * through them.
 */
#ifndef STRIFE_LINEAGE_H
#define STRIFE_LINEAGE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "../src/err.h"
#include "../src/mem.h"

struct db;
struct q_beside;
struct q_relation;

/* Lanes that are shown at most, however wide the screen is. */
#define LINEAGE_SHOWN_MAX 64

/* What is known of a faction; from > to where no day is. */
struct lineage_faction {
	uint32_t	 n;
	const char	*name, *short_name;
	int32_t		 from, to;
};

/* How a row is drawn: from lane `from' to lane `to'. */
enum lineage_shape {
	LINEAGE_NONE,
	LINEAGE_NAME,	/* within a lane: a new name */
	LINEAGE_BEND,	/* one lane leads into the other */
	LINEAGE_INTO,	/* an arrow: joined, pledged */
	LINEAGE_OUT,	/* an arrow out: left, expelled */
	LINEAGE_PART,	/* a tie: part of */
	LINEAGE_ALLY	/* a tie without direction */
};

struct lineage_row {
	const struct q_relation *relation;
	int32_t		 day;		/* EDTF_UNDATED: none */
	enum lineage_shape shape;
	uint32_t	 from, to;	/* lanes; equal within one lane */
	size_t		 head;		/* the first row of its step */
};

struct lineage_lane {
	const struct lineage_faction **names;	/* oldest first */
	size_t		 n_names;
	bool		 chosen;
	size_t		 first, last;	/* rows; first > last: not drawn */
	bool		 before, after;	/* known before the first, after the last */
	int		 place;		/* from the left; -1: left out */
	const char	*label;		/* of the view, where it has a place */
	/* Within lineage.c and lineage_lanes.c: days known, rows it is in, the
	 * tree of places. */
	int32_t		 known_from, known_to;
	size_t		 n_rows;
	uint32_t	 parent;
	bool		 ended;
};

struct lineage {
	struct arena	 arena;
	uint32_t	 faction;	/* chosen, 0: all */
	struct lineage_row *rows;
	size_t		 n_rows, n_dated;
	struct lineage_lane *lanes;
	size_t		 n_lanes, shown;
	uint32_t	*order;		/* lanes, nearest to the chosen first */
	size_t		 factions;	/* in all lanes */
	size_t		 undated_ties;	/* of theirs, not among the rows */
	struct q_beside	*beside;	/* who stood on the chosen one's side */
	size_t		 n_beside;
	/* Of the view: cells a lane takes (0: no picture), lines of the lanes'
	 * names, and the row of each line. */
	int		 lane_w, head_h;
	struct lineage_line {
		uint32_t row;
		bool	 begins;	/* the row's first line */
		bool	 after;		/* below the row's first line */
	}		*lines;
	size_t		 n_lines, cap_lines;
};

void	lineage_init(struct lineage *l);
void	lineage_clear(struct lineage *l);
/* Of FACTION and those connected with it, or of all (0). */
bool	lineage_load(struct lineage *l, struct db *db, uint32_t faction,
	    struct err *e) MUST_USE;
/*
 * The same of N relations and the COUNT factions they are of, in any order.
 * L was emptied (lineage_reset); both arrays are borrowed and are to live as
 * long as L's use.
 */
void	lineage_make(struct lineage *l, const struct q_relation *relations,
	    size_t n, const struct lineage_faction *factions, size_t count,
	    uint32_t faction);
void	lineage_reset(struct lineage *l);
/* Give places to MAX lanes at most, those nearest to the chosen faction. */
void	lineage_fit(struct lineage *l, size_t max);
/* The row behind those of the step that begins with row I. */
size_t	lineage_step_end(const struct lineage *l, size_t i);
/* Has that step FACTION at one of its ends? */
bool	lineage_step_has(const struct lineage *l, size_t i, uint32_t faction);
/* Is LANE known right above, right below row ROW? */
bool	lineage_above(const struct lineage_lane *lane, size_t row);
bool	lineage_below(const struct lineage_lane *lane, size_t row);

#endif
