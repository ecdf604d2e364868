/* SPDX-License-Identifier: ISC */
/*
 * held - see held.h.  A date open to the right holds on until somebody else
 * does, at a time that nobody tells; one that is only bounded to the right is
 * a capture by then, and holds on likewise.
 */
#include "held.h"

#include <string.h>

#include "edtf.h"
#include "err.h"
#include "str.h"

static bool
parse(const char *text, struct edtf *d)
{
	struct err e = ERR_INIT;

	return text != NULL && edtf_parse(text, strlen(text), d, &e) &&
	       d->shape != EDTF_NONE;
}

static bool
holds_on(const struct edtf *d)
{
	return d->to == EDTF_OPEN_RIGHT || d->from == EDTF_OPEN_LEFT;
}

static void
add_day(struct str *out, const char *word, int32_t day)
{
	char iso[16];

	str_printf(out, "%s", word);
	edtf_words(edtf_iso(day, iso), out);
}

/* Before the first, D, is known to hold it. */
static bool
before_first(const struct edtf *d, struct str *out)
{
	if (d->from != EDTF_OPEN_LEFT)
		add_day(out, "before ", d->from);
	else
		str_add(out, "before that");
	return true;
}

/* From A's end to B's beginning. */
static bool
between(const struct edtf *a, const struct edtf *b, struct str *out)
{
	if (holds_on(a)) {
		str_add(out, "until when is not said");
		return true;
	}
	if (b->from == EDTF_OPEN_LEFT) {
		if (b->to <= a->to)
			return false;
		str_add(out, "in between");
		return true;
	}
	/* One may follow the other on the same day or the next. */
	if (b->from <= a->to + 1)
		return false;
	if (b->from == a->to + 2) {
		add_day(out, "", a->to + 1);
		return true;
	}
	add_day(out, "between ", a->to + 1);
	add_day(out, " and ", b->from - 1);
	return true;
}

bool
held_gap(const char *before, const char *after, struct str *out)
{
	struct edtf a, b;

	if (before == NULL)
		return parse(after, &b) && before_first(&b, out);
	if (!parse(before, &a))
		return false;
	if (after != NULL)
		return parse(after, &b) && between(&a, &b, out);
	if (holds_on(&a))
		return false;
	add_day(out, "after ", a.to);
	return true;
}
