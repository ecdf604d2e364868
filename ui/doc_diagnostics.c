/* SPDX-License-Identifier: ISC */
/*
 * doc_diagnostics - see doc_diagnostics.h.  A diagnostic begins in the first
 * column; what belongs to it is indented.
 */
#include "doc_diagnostics.h"

#include <string.h>

#include "doc.h"

/* The line that shows with ^~~ where it is: a picture. */
static bool
is_caret(const char *s, size_t n)
{
	const char *bar = memchr(s, '|', n);

	return bar != NULL &&
	       strspn(bar + 1, " ^~") >= n - (size_t)(bar + 1 - s);
}

static void
add_line(struct doc *d, const char *s, size_t n)
{
	bool head = n > 0 && *s != ' ';
	size_t place = 0;

	/* "FILE:LINE:COL: error: " stands out. */
	if (head) {
		const char *end = strstr(s, ": ");

		place = end != NULL && (size_t)(end - s) < n
			    ? (size_t)(end - s) + 1
			    : 0;
	}
	if (d->words && is_caret(s, n))
		return;
	doc_addn(d, STYLE_TITLE, s, place);
	doc_addn(d, head ? STYLE_TEXT : STYLE_DIM, s + place, n - place);
	/* The carets stand under their line. */
	if (head || d->words)
		doc_end(d, 0, 2, false);
	else
		doc_end_cut(d, 0);
}

void
doc_diagnostics(struct doc *d, const char *text)
{
	const char *nl;
	bool any = false;

	memset(&d->target, 0, sizeof d->target);
	for (; *text != '\0'; text = nl + 1) {
		nl = text + strcspn(text, "\n");
		if (*text != ' ') {
			if (any)
				doc_blank(d);
			d->target.n = any ? d->target.n + 1 : 0;
			d->target.kind = TARGET_DIAGNOSTIC;
			any = true;
		}
		add_line(d, text, (size_t)(nl - text));
		if (*nl == '\0')
			break;
	}
	memset(&d->target, 0, sizeof d->target);
	if (!any) {
		doc_add(d, STYLE_DIM,
		    "Nothing: the dataset has not been read anew, or all was "
		    "well.");
		doc_end(d, 0, 0, false);
	}
}
