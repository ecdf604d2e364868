/* SPDX-License-Identifier: ISC */
/*
 * card_words - dates, places, actors, voices and figures as a person would
 * say them.
 */
#include <inttypes.h>
#include <string.h>

#include "card_impl.h"
#include "edtf.h"

/* One day with its weekday, everything else as edtf_words has it. */
void
card_date_words(struct str *s, const char *date)
{
	struct err e = ERR_INIT;
	struct edtf d;

	if (date == NULL) {
		str_add(s, "undated");
		return;
	}
	if (edtf_parse(date, strlen(date), &d, &e) && d.shape == EDTF_ONCE &&
	    d.from == d.to && !d.about && !d.uncertain)
		edtf_day_words(d.from, true, s);
	else
		edtf_words(date, s);
}

static void
place_name(struct str *s, const struct q_place *p)
{
	str_add(s, p->name != NULL ? p->name : "?");
	if (p->in_name != NULL)
		str_printf(s, " (%s)", p->in_name);
}

void
card_place_words(struct str *s, const struct q_place *p)
{
	switch (p->rel) {
	case PLACE_NEAR:
		str_add(s, "near ");
		place_name(s, p);
		return;
	case PLACE_BETWEEN:
	case PLACE_FROM_TO:
		str_printf(s, "%s %s %s %s",
		    p->rel == PLACE_BETWEEN ? "between" : "from",
		    p->name != NULL ? p->name : "?",
		    p->rel == PLACE_BETWEEN ? "and" : "to",
		    p->name2 != NULL ? p->name2 : "?");
		return;
	case PLACE_IN:
		if (p->part != NULL)
			str_printf(s, "%s of ", p->part);
		place_name(s, p);
		return;
	case PLACE_AT:
		break;
	}
	place_name(s, p);
}

void
card_actor_words(struct str *s, const struct q_actor *q)
{
	str_add(s, q->name != NULL ? q->name : "?");
	if (q->of_name != NULL)
		str_printf(s, " of %s", q->of_name);
	if (q->role >= 0)
		str_printf(s, ", %s", model_name(LIST_ROLE, q->role));
	if (q->as_name != NULL)
		str_printf(s, ", as “%s”", q->as_name);
	if (q->under_name != NULL)
		str_printf(s, ", under %s", q->under_name);
	if (q->fate != NULL)
		str_printf(s, ", %s", q->fate);
	if (q->hedge != NULL)
		str_printf(s, ", “%s”", q->hedge);
	if (q->date != NULL) {
		str_add(s, ", ");
		edtf_words(q->date, s);
	}
	if (q->denied)
		str_add(s, ", denied");
}

static void
voice_name(struct str *s, const struct q_voice *v)
{
	str_add(s, v->name != NULL ? v->name : "?");
	if (v->of_name != NULL)
		str_printf(s, " (%s)", v->of_name);
}

/* The origin first, then through whom it came; inferred ones say so. */
void
card_voice_words(struct str *s, const struct q_claim *q)
{
	const struct q_voice *v;
	bool some;
	size_t i;

	some = false;
	for (i = q->n_voices; i-- > 0;) {
		v = &q->voices[i];
		if (v->inferred)
			continue;
		if (some)
			str_add(s, ", through ");
		voice_name(s, v);
		some = true;
	}
	if (!some)
		str_add(s, "own voice");
	for (i = 0; i < q->n_voices; i++) {
		v = &q->voices[i];
		if (!v->inferred)
			continue;
		str_add(s, ", origin inferred: ");
		voice_name(s, v);
		if (v->note != NULL)
			str_printf(s, " [%s]", v->note);
	}
}

static void
figure_number(struct str *s, const struct q_figure *f)
{
	bool both = f->has_min && f->has_max, range = both && f->min < f->max;

	if (f->has_best) {
		str_printf(s, "%" PRId64, f->best);
		if (range) /* an estimate between others */
			str_printf(
			    s, " (%" PRId64 " to %" PRId64 ")", f->min, f->max);
	} else if (both && !range)
		str_printf(s, "%" PRId64, f->min);
	else if (both)
		str_printf(s, "%" PRId64 " to %" PRId64, f->min, f->max);
	else if (f->has_min)
		str_printf(s, "%s %" PRId64,
		    f->strict ? "more than" : "at least", f->min);
	else if (f->has_max)
		str_printf(s, "%s %" PRId64,
		    f->strict ? "fewer than" : "at most", f->max);
}

void
card_figure_words(struct str *s, const struct q_figure *f)
{
	bool number;

	number = f->has_best || f->has_min || f->has_max;
	str_printf(s, "%s: ", model_name(LIST_FIGURE_WHAT, f->what));
	if (f->about && number)
		str_add(s, "about ");
	figure_number(s, f);
	if (f->words != NULL)
		str_printf(s, number ? " (“%s”)" : "“%s”", f->words);
	if (f->of != NULL)
		str_printf(s, ", of %s", f->of);
	if (f->by != NULL)
		str_printf(s, ", by %s", f->by);
	if (f->as_of != NULL) {
		str_add(s, ", as of ");
		edtf_words(f->as_of, s);
	}
	if (f->within_id != NULL)
		str_printf(s, ", part of %s", f->within_id);
	if (f->denied)
		str_add(s, ", denied");
	if (f->note != NULL)
		str_printf(s, " [%s]", f->note);
}
