/* SPDX-License-Identifier: ISC */
/*
 * bidi - text that runs from right to left, for terminals of every kind.
 *
 * No program can know how a terminal orders text, and none answers, so the
 * reader says it.  BIDI_ISOLATE is for one that orders it by itself: marks
 * keep a text from turning what stands beside it.  BIDI_REORDER is for one
 * that shows letters as they come: they are turned here, by the Unicode rules
 * (UAX #9), brackets mirrored and Arabic letters joined.  BIDI_WORDS is for
 * one that turns the letters of a word and no more: only words are turned.
 * BIDI_OFF leaves all as it is.
 *
 * S is gated (gate.h), on one line; what is added here are the only bidi
 * controls that strife writes.  However it is turned, a text has the same
 * clusters, each as wide as before.  This file is FriBidi's only door.
 */
#ifndef STRIFE_BIDI_H
#define STRIFE_BIDI_H

#include <stdbool.h>
#include <stddef.h>

struct str;

enum bidi { BIDI_ISOLATE, BIDI_REORDER, BIDI_WORDS, BIDI_OFF };

/* "isolate", "reorder", "words" or "off". */
bool	bidi_find(const char *name, enum bidi *mode);
const char *bidi_name(enum bidi mode);

/* Does the text hold right-to-left letters (Arabic, Hebrew, …), so that there
 * is anything to order? */
bool	bidi_has_rtl(const char *s, size_t n);
/* Does the text begin from the right?  Its first letter says. */
bool	bidi_is_rtl(const char *s, size_t n);

/* The mark, of BIDI_MARK bytes, that begins an isolate of S: FSI, which goes by
 * its first letter too, unless that says another thing than RTL. */
#define BIDI_MARK 3
#define BIDI_PDI "\xe2\x81\xa9"
const char *bidi_mark(bool rtl, const char *s, size_t n);
/* Is it such a mark? */
bool	bidi_is_mark(const char *s);

/*
 * How a text begins: from the left, from the right, or from the left with each
 * of its right-to-left runs by itself, which keeps figures and words of the
 * program that stand beside a name from being drawn into it.
 */
enum bidi_base { BIDI_LTR, BIDI_RTL, BIDI_MIXED };
/* Of a text of data, a title or a name: BIDI_RTL or BIDI_MIXED. */
enum bidi_base bidi_base_of(const char *s, size_t n);

/* The first such run at *START or behind it; false: there is none. */
bool	bidi_run(const char *s, size_t n, size_t *start, size_t *end);

/* N bytes to show next: what became of the cluster or word at FROM. */
typedef void bidi_put(void *ctx, const char *s, size_t n, size_t from);
/* Give S to PUT from left to right, as MODE, which is BIDI_REORDER or
 * BIDI_WORDS, wants it in a text that begins from the right, RTL, or left. */
void	bidi_turn(enum bidi mode, bool rtl, const char *s, size_t n,
	    bidi_put *put, void *ctx);

/* Append S as MODE wants it. */
void	bidi_add(struct str *out, enum bidi mode, enum bidi_base base,
	    const char *s, size_t n);

#endif
