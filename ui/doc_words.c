/* SPDX-License-Identifier: ISC */
/* doc_words - see doc_words.h. */
#include "doc_words.h"

#include <inttypes.h>

#include "../src/query.h"
#include "../src/str.h"

void
doc_words_amount(const struct q_figure *f, struct str *out)
{
	bool number = f->has_best || f->has_min || f->has_max;
	bool both = f->has_min && f->has_max, range = both && f->min < f->max;

	if (f->about)
		str_add(out, "about ");
	if (f->has_best) {
		str_printf(out, "%" PRId64, f->best);
		if (range) /* an estimate between others */
			str_printf(
			    out, " (%" PRId64 "–%" PRId64 ")", f->min, f->max);
	} else if (range)
		str_printf(out, "%" PRId64 "–%" PRId64, f->min, f->max);
	else if (both)
		str_printf(out, "%" PRId64, f->min);
	else if (f->has_min)
		str_printf(out, "%s %" PRId64,
		    f->strict ? "more than" : "at least", f->min);
	else if (f->has_max)
		str_printf(out, "%s %" PRId64,
		    f->strict ? "fewer than" : "at most", f->max);
	/* The words of the source where it gives no number. */
	if (f->words != NULL && !number)
		str_printf(out, "“%s”", f->words);
}

void
doc_words_place(const struct q_place *p, struct str *out)
{
	const char *other = p->name2 != NULL ? p->name2 : "?";

	switch (p->rel) {
	case PLACE_NEAR:
		str_printf(out, "near %s", p->name);
		break;
	case PLACE_BETWEEN:
		str_printf(out, "between %s and %s", p->name, other);
		break;
	case PLACE_FROM_TO:
		str_printf(out, "from %s to %s", p->name, other);
		break;
	case PLACE_IN:
		if (p->part != NULL)
			str_printf(out, "%s of %s", p->part, p->name);
		else
			str_printf(out, "in %s", p->name);
		break;
	case PLACE_AT:
		str_add(out, p->name);
		break;
	}
}
