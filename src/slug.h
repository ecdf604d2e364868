/* SPDX-License-Identifier: ISC */
/*
 * slug - an id made of a name.
 *
 * The same name gives the same id in every run and every version: ids are
 * permanent.  Letters lose their marks and case, some Latin letters are
 * spelt out, apostrophes vanish, all else is a hyphen.  What a slug cannot
 * say (letters of other scripts, the end of a long name) is told apart by
 * eight digits of the name's SHA-256 behind it.
 */
#ifndef STRIFE_SLUG_H
#define STRIFE_SLUG_H

#include <stddef.h>

struct str;

#define SLUG_MAX 90 /* bytes of the longest, so that links hold it */

/* Append the slug of the N bytes of S to OUT; never nothing. */
void slug_of(struct str *out, const char *s, size_t n);

#endif
