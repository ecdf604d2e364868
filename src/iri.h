/* SPDX-License-Identifier: ISC */
/*
 * iri - addresses for those who follow them: of the web, of licences, and of
 * our own things.
 *
 * An address that data gives may hold anything.  Here it is made one of
 * RFC 3986: what cannot stand in an address is percent-encoded, the rest,
 * percents too, is left as it is.
 */
#ifndef STRIFE_IRI_H
#define STRIFE_IRI_H

#include <stdbool.h>

struct str;

/* An address of http or https; NULL is none. */
bool iri_is_web(const char *address);
/* Append ADDRESS with what RFC 3986 does not allow percent-encoded. */
void iri_add(struct str *out, const char *address);
/* Append the address of a licence, where LICENCE is an identifier of SPDX
 * with a version (as licences of texts have) or an address itself; false: it
 * is a statement in words, and nothing is appended. */
bool iri_add_licence(struct str *out, const char *licence);
/* Append the name of LINK (event/ID ...) in the dataset as a URN of our own:
 * urn:x-strife:DATASET:LINK. */
void iri_add_link(struct str *out, const char *dataset, const char *link);

#endif
