/* SPDX-License-Identifier: ISC */
/*
 * cite - a claim or a source as a citation, for those who must show where a
 * statement comes from: with the quote, the archived copy, and the date as
 * sure as it is known.
 *
 * BibTeX is that of biblatex (its date field takes EDTF), RIS the tagged
 * format of reference managers, CSL-JSON that of citeproc, wikitext the
 * templates {{cite web}} and, where a source has no address, {{citation}}.
 * Text of data is escaped for each; the result may still hold control
 * characters of data and goes through the gate like all else.
 */
#ifndef STRIFE_CITE_H
#define STRIFE_CITE_H

#include <stdbool.h>
#include <stddef.h>

struct q_claim;
struct q_dataset;
struct q_source;
struct str;

enum cite_format { CITE_TEXT, CITE_BIBTEX, CITE_RIS, CITE_CSL_JSON,
	CITE_WIKITEXT, CITE_FORMATS };

/* "text" ... "wikitext"; -1: no such format. */
int	cite_find(const char *name);

struct cite {
	const struct q_dataset	*dataset;
	const struct q_source	*source;
	const struct q_claim	*claim;	/* NULL: the source itself */
};

/* Append one citation and a newline.  CSL-JSON: an object without the array
 * round it. */
void	cite_write(struct str *out, enum cite_format format,
	    const struct cite *c);
/* The exact words the claim rests on, with line ends as blanks. */
void	cite_quote(struct str *out, const struct q_claim *claim);

#endif
