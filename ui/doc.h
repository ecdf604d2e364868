/* SPDX-License-Identifier: ISC */
/*
 * doc - styled text that is read: the detail pane, the source reader, help.
 *
 * A document is built paragraph by paragraph for one width and is then a
 * plain array of lines; a pane scrolls over it with a struct list.  Building
 * is the only moment at which text is wrapped; drawing copies.  A line can
 * carry a target (what Enter opens) and the claim it belongs to.  Data is
 * kept raw: the canvas is its gate.
 */
#ifndef STRIFE_DOC_H
#define STRIFE_DOC_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "canvas.h"
#include "list.h"
#include "../src/mem.h"
#include "../src/str.h"

/* What Enter does on a line. */
enum doc_target_kind {
	TARGET_NONE,
	TARGET_EVENT,		/* n: event */
	TARGET_FACTION, TARGET_PERSON, TARGET_PLACE, TARGET_RELATION,	/* n: its number */
	TARGET_SOURCE,		/* n: claim whose quote is shown in its source */
	TARGET_SOURCE_TEXT,	/* n: source, read from its start */
	TARGET_PAIR,		/* n, n2: factions */
	TARGET_BESIDE,		/* n, n2: factions that stood on one side */
	TARGET_EVENTS,		/* of the thing n of kind n2 (enum subject) */
	TARGET_FACET,		/* n: field, n2: value of app->facets */
	TARGET_MARK,		/* n: its letter */
	TARGET_DIAGNOSTIC,	/* n: which of those of the last reading */
	TARGET_COMMAND		/* n: row of the command table */
};
struct doc_target {
	enum doc_target_kind kind;
	uint32_t	 n, n2;
};

struct doc_run {
	const char	*s;
	uint32_t	 len;
	uint8_t		 style;
};

struct doc_line {
	struct doc_run	*runs;
	uint16_t	 n_runs;
	uint8_t		 indent;	/* blank cells before the runs */
	bool		 bar;		/* the bar beside a passage */
	enum bidi_base	 base;
	int32_t		 claim;		/* index into the event's claims, -1 */
	struct doc_target target;
	uint32_t	 from, to;	/* of a source's text: bytes shown here */
};

struct doc_hit {
	uint32_t	 line, start, end;	/* bytes within the line's text */
};

struct doc {
	struct arena	 arena;
	struct doc_line	*lines;
	size_t		 n, cap;
	int		 width;
	bool		 words;		/* for who reads line by line: signs and
					   columns are said in words */
	struct doc_hit	*hits;
	size_t		 n_hits, cap_hits;
	/* Bytes of a source that are under the cursor: its quote. */
	uint32_t	 here_from, here_to;
	/* The paragraph being built. */
	struct str	 text;
	struct doc_span { uint32_t end; uint8_t style; } *spans;
	size_t		 n_spans, cap_spans;
	int32_t		 claim;
	struct doc_target target;
	uint32_t	 base;		/* offset of text's first byte in a source */
	size_t		 max_lines;	/* of a paragraph, its last one cut; 0: all */
	bool		 flows;		/* paragraphs are texts of data, as passages
					   with a bar are; not words of ours beside
					   data */
};

void	doc_init(struct doc *d);
void	doc_clear(struct doc *d);
/* Empty it, for lines of WIDTH cells. */
void	doc_reset(struct doc *d, int width);

/* Add to the paragraph under way: N bytes of data, or text. */
void	doc_addn(struct doc *d, uint8_t style, const char *s, size_t n);
void	doc_add(struct doc *d, uint8_t style, const char *s);
void	doc_addf(struct doc *d, uint8_t style, const char *fmt, ...)
	    __attribute__((format(printf, 3, 4)));
/* Fill with blanks to cell W of the paragraph, with one at least. */
void	doc_tab(struct doc *d, int w);
/* End it: wrap, INDENT cells before its first line, HANG before the others.
 * With BAR a bar stands in the cell before the text.  An empty paragraph
 * gives no line. */
void	doc_end(struct doc *d, int indent, int hang, bool bar);
void	doc_blank(struct doc *d);
/* A paragraph that is one text of data, of its own; NULL gives no line. */
void	doc_text(struct doc *d, uint8_t style, const char *s, int indent, int hang);
/* A line of its own, cut instead of wrapped. */
void	doc_end_cut(struct doc *d, int indent);

/* The sign G of CANVAS, or the word for it. */
const char *doc_sign(const struct doc *d, const struct canvas *canvas,
	    enum glyph g);

/* Mark where the words of PATTERN stand; returns the number of hits.  NULL or "" takes the marks away. */
size_t	doc_search(struct doc *d, const char *pattern);

/* Draw lines l->top.. into V, whose outer columns are margins.  With FOCUS the
 * cursor's line has the pointer in it, BITS (style modifiers), and the
 * hardware cursor. */
void	doc_draw(const struct doc *d, struct view v, const struct list *l,
	    uint8_t bits, bool focus);
/* The plain text of line I, appended. */
void	doc_line_text(const struct doc *d, size_t i, struct str *out);

#endif
