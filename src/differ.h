/* SPDX-License-Identifier: ISC */
/*
 * differ - the field of a dispute (dispute.h) in a reader's words.
 *
 * The names of fields are for queries and rows; "denied" or "contradicts"
 * behind "sources differ on" is no English.
 */
#ifndef STRIFE_DIFFER_H
#define STRIFE_DIFFER_H

struct str;

/* What heads the values of a dispute on FIELD: "date", "who took part".
 * FIELD itself where it says enough.  Borrowed. */
const char *differ_label(const char *field);
/* What stands behind "sources differ on", appended: "the date", "the number
 * killed", "whether it happened". */
void	differ_phrase(const char *field, struct str *out);

#endif
