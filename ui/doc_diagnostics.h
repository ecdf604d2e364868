/* SPDX-License-Identifier: ISC */
/*
 * doc_diagnostics - what the last reading of the dataset found wrong, as
 * strife check prints it.  Each leads to its line.
 */
#ifndef STRIFE_DOC_DIAGNOSTICS_H
#define STRIFE_DOC_DIAGNOSTICS_H

struct doc;

/* TEXT is that of diags_print, diagnostic after diagnostic. */
void	doc_diagnostics(struct doc *d, const char *text);

#endif
