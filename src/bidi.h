/* SPDX-License-Identifier: ISC */
/*
 * bidi - runs of right-to-left words in a line of text, for terminals of every
 * kind: those that order text by the Unicode rules, those that do it wrong
 * unless each run stands by itself, and those that know nothing of it.
 *
 * S is gated (gate.h), on one line; what is added here are the only bidi
 * controls that strife writes.
 */
#ifndef STRIFE_BIDI_H
#define STRIFE_BIDI_H

#include <stdbool.h>
#include <stddef.h>

struct str;

bool	bidi_has_rtl(const char *s, size_t n);
/* Append S with the words of each right-to-left run last one first, for
 * terminals that know nothing of directions or turn no more than a word. */
void	bidi_reorder(struct str *out, const char *s, size_t n);
/* Append S with each run between FSI and PDI, so that it turns nothing beside
 * it. */
void	bidi_isolate(struct str *out, const char *s, size_t n);

#endif
