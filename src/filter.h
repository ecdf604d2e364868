/* SPDX-License-Identifier: ISC */
/*
 * filter - the query language of strife-query(7), parsed.
 *
 *	words "a phrase" faction:ruche with:garde kind:capture
 *	place:verrerie from:1911-05 to:1912-03-01 source:echo* says:mairie mode:plan
 *	role:attacker killed:>50 sources:1 is:disputed part_of:… not:kind:raid -word
 *
 * Terms are joined by and; several values of one field, comma-separated, by
 * or.  `!` before a value means "certainly" where a value is uncertain
 * ("possibly" is the default).  Parsing needs no database: names are resolved
 * when the filter is run (query.h).
 */
#ifndef STRIFE_FILTER_H
#define STRIFE_FILTER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "edtf.h"
#include "err.h"
#include "link.h"

struct arena;
struct str;

enum filter_field {
	FILTER_WORDS,		/* full text; the last word at a prompt is a
				 * prefix */
	FILTER_PHRASE,
	FILTER_FACTION, FILTER_WITH, FILTER_PERSON, FILTER_PLACE, FILTER_SOURCE,
	FILTER_SAYS,		/* a voice: faction, person, source, or party */
	FILTER_KIND, FILTER_MODE, FILTER_ROLE, FILTER_FROM, FILTER_TO,
	FILTER_FIGURE,		/* killed:>50 and every other `what` */
	FILTER_SOURCES, FILTER_CLAIMS,	/* counts */
	FILTER_IS,		/* disputed, hedged ... */
	FILTER_PART_OF, FILTER_ID
};

enum filter_op { FILTER_EQ, FILTER_GT, FILTER_GE, FILTER_LT, FILTER_LE };

struct filter_term {
	enum filter_field field;
	bool		 not, certain;
	const char	**values;	/* raw words, as typed */
	size_t		 n_values;
	enum filter_op	 op;		/* numbers */
	int64_t		 number;
	int		 what;		/* LIST_FIGURE_WHAT of FILTER_FIGURE */
	struct edtf	 date;		/* of FROM and TO */
	bool		 prefix;	/* WORDS: the word may go on */
	size_t		 start, end;	/* bytes of the term in the query */
};

struct filter {
	struct filter_term *terms;
	size_t		 n;
	const char	*text;		/* as typed */
};

/* Parse TEXT into A.  DASH: "-" excludes too (prompts).  On failure E says what
 * was expected and where. */
bool	filter_parse(struct arena *a, const char *text, bool dash,
	    struct filter *f, struct err *e) MUST_USE;
/* Names of all fields, for completion and help; NULL-terminated. */
const char *const *filter_field_names(void);
/* What a field takes, for completion: things by id or name, words of its own
 * (NULL-terminated, or NULL), words of a closed list (-1: none). */
struct filter_takes {
	const char	*name;
	enum link_kind	 things, more;	/* LINK_NONE: none */
	const char *const *words;
	int		 list;		/* enum model_list */
};
/* Of the field whose name are the N bytes at NAME; NULL: numbers, dates, or
 * there is no such field. */
const struct filter_takes *filter_takes(const char *name, size_t n);

#endif
