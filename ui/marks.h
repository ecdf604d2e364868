/* SPDX-License-Identifier: ISC */
/*
 * marks - places that the reader wants to find again, by letter, and the one
 * that was left last; and the small file that keeps them.
 *
 * A place is told in links, never in numbers of a database, so that it holds
 * for the next version of the dataset.  A file is text, one place a line,
 * fields with tabs between:
 *
 *	a  PANE  BYTE  LINK  FACTION  WITH  FILTER
 *
 * "-" before the tabs in the place of the letter is where the reader was
 * last; a field that is not set is "-" or, of the filter, empty.  A line that
 * reads otherwise is counted and kept as it is: a newer strife may know what it
 * says.
 */
#ifndef STRIFE_MARKS_H
#define STRIFE_MARKS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "../src/err.h"
#include "../src/str.h"

enum place_pane { PLACE_FACTIONS, PLACE_TIMELINE, PLACE_DETAIL, PLACE_SOURCE,
	PLACE_PANES };

/* All strings are owned; NULL: none.  Without a pane's name it is no place:
 * set says whether it is one. */
struct mark_place {
	bool		 set;
	enum place_pane	 pane;
	uint32_t	 at;		/* byte of a source's text */
	char		*link;		/* the thing itself */
	char		*faction, *with; /* whose list: links of factions */
	char		*filter;
};

#define MARKS_LETTERS 52

struct marks {
	struct mark_place	 list[MARKS_LETTERS];	/* a-z, A-Z */
	bool		 changed[MARKS_LETTERS]; /* since they were written */
	struct mark_place	 last;
	struct str	 unread;	/* lines that are kept, with their ends */
};

void	marks_place_clear(struct mark_place *p);
const char *marks_pane_name(enum place_pane pane);

void	marks_init(struct marks *m);
void	marks_clear(struct marks *m);
/* The mark of LETTER, set or not; NULL: that is no letter. */
struct mark_place *marks_at(struct marks *m, char letter);
char	marks_letter(size_t i);
/* Set LETTER, which is one, to P, which is taken over. */
void	marks_set(struct marks *m, char letter, struct mark_place *p);

/* Read the N bytes of BUF; returns how many lines could not be. */
size_t	marks_parse(struct marks *m, const char *buf, size_t n);
void	marks_format(const struct marks *m, struct str *out);

/* The file of the dataset with ID in the folder DIR (NULL: the reader's own);
 * NULL where there can be none.  Yours. */
char	*marks_path(const char *dir, const char *id);
/* A file that is not there holds nothing.  *BAD: lines that cannot be read. */
bool	marks_read(struct marks *m, const char *path, size_t *bad,
	    struct err *e) MUST_USE;
/*
 * Write the file anew, beside it first, for the reader alone.  Marks that
 * another session has set meanwhile stay, unless they were set here since the
 * last writing.  Of two sessions that write at once one waits, half a second
 * at most: a folder that cannot be locked is no reason to lose a mark.
 */
bool	marks_write(struct marks *m, const char *path, struct err *e)
	    MUST_USE;

#endif
