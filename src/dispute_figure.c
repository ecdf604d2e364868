/* SPDX-License-Identifier: ISC */
/*
 * Figures: those that count the same are a field of their own, compared as
 * ranges; those that are parts of a total are added up against it.
 */
#include <stdlib.h>
#include <string.h>

#include "db.h"
#include "dispute_impl.h"
#include "model.h"

#define NUMBER_MAX (1LL << 50) /* beyond it all is the same */

struct range {
	int64_t low, high;
};

static int64_t
at_most(int64_t v)
{
	return v < 0 ? 0 : v > NUMBER_MAX ? NUMBER_MAX : v;
}

/* The whole numbers that a figure allows; false where it has none. */
static bool
figure_range(const struct subject_figure *f, struct range *r)
{
	if (!f->has_min && !f->has_max && !f->has_best)
		return false;
	r->low = 0;
	r->high = NUMBER_MAX;
	if (f->has_min)
		r->low = at_most(f->min) + (f->strict ? 1 : 0);
	if (f->has_max)
		r->high = at_most(f->max) - (f->strict ? 1 : 0);
	if (f->has_best && !f->has_min && !f->has_max)
		r->low = r->high = at_most(f->best);
	if (f->about) {
		r->low = at_most(r->low - (r->low + 9) / 10);
		r->high = at_most(r->high + (r->high + 9) / 10);
	}
	return true;
}

static bool
meet(struct range a, struct range b)
{
	return a.low <= b.high && b.low <= a.high;
}

static bool
same_text(const char *a, const char *b)
{
	return a == b || (a != NULL && b != NULL && strcmp(a, b) == 0);
}

/* Do two figures count the same thing?  Of what is no event, figures of other
 * dates are other figures: a strength in spring and one in autumn. */
static bool
same_count(const struct disputes *d, size_t i, const struct subject_figure *f,
    size_t k, const struct subject_figure *g)
{
	const struct fact *x = &d->facts[i], *y = &d->facts[k];

	if (f->what != g->what || !same_text(f->of, g->of) ||
	    !same_text(f->by, g->by) || !same_text(f->as_of, g->as_of))
		return false;
	if (d->r->kind == SUBJECT_EVENT || d->r->kind == SUBJECT_RELATION)
		return true;
	return (x->q->date == NULL) == (y->q->date == NULL) &&
	       edtf_compatible(&x->date, &y->date);
}

/* The sum of all that the voice of item IT says in the field in hand. */
static struct range
voice_sum(const struct disputes *d, const struct item *it)
{
	struct range sum = {0, 0}, r;
	size_t i;

	for (i = 0; i < d->n_items; i++) {
		const struct item *o = &d->items[i];
		const struct subject_figure *f = o->what;

		if (d->facts[o->fact].voice != d->facts[it->fact].voice ||
		    d->facts[o->fact].q->restates != 0 || f->denied ||
		    !figure_range(f, &r))
			continue;
		sum.low = at_most(sum.low + r.low);
		sum.high = at_most(sum.high + r.high);
	}
	return sum;
}

static enum verdict
compare_figures(
    const struct disputes *d, const struct item *a, const struct item *b)
{
	const struct subject_figure *f = a->what, *g = b->what;
	struct range x, y, sum_x, sum_y;
	bool has_x = figure_range(f, &x), has_y = figure_range(g, &y);

	if (f->denied && g->denied)
		return SILENT;
	if (f->denied || g->denied)
		return !has_x || !has_y || meet(x, y) ? DIFFER : SILENT;
	if (!has_x || !has_y)
		return SILENT;
	if (meet(x, y))
		return AGREE;
	sum_x = voice_sum(d, a);
	sum_y = voice_sum(d, b);
	return meet(sum_x, y) || meet(x, sum_y) || meet(sum_x, sum_y) ? AGREE
								      : DIFFER;
}

/* ---- words ---- */

static void
add_number(const struct subject_figure *f, struct str *out)
{
	if (f->about)
		str_add(out, "about ");
	if (f->has_best && !f->has_min && !f->has_max)
		str_printf(out, "%lld", (long long)f->best);
	else if (f->has_min && f->has_max && f->min == f->max)
		str_printf(out, "%lld", (long long)f->min);
	else if (f->has_min && f->has_max)
		str_printf(
		    out, "%lld–%lld", (long long)f->min, (long long)f->max);
	else if (f->has_min)
		str_printf(out, "%s %lld", f->strict ? "more than" : "at least",
		    (long long)f->min);
	else if (f->has_max)
		str_printf(out, "%s %lld", f->strict ? "less than" : "at most",
		    (long long)f->max);
	else
		str_add(out, f->words != NULL ? f->words : "some");
}

/* " of X by Y as of Z". */
static void
add_parties(
    const struct disputes *d, const struct subject_figure *f, struct str *out)
{
	if (f->of != NULL)
		str_printf(
		    out, " of %s", dispute_party(d, f->of, f->of_faction));
	if (f->by != NULL)
		str_printf(
		    out, " by %s", dispute_party(d, f->by, f->by_faction));
	if (f->as_of != NULL) {
		str_add(out, " as of ");
		edtf_words(f->as_of, out);
	}
}

static void
number_words(const struct disputes *d, const struct item *it, struct str *out)
{
	const struct subject_figure *f = it->what;

	(void)d;
	if (f->denied)
		str_add(out, "not ");
	add_number(f, out);
}

static void
figure_words(const struct disputes *d, const struct item *it, struct str *out)
{
	number_words(d, it, out);
	add_parties(d, it->what, out);
}

/* ---- the fields ---- */

/* Has a figure before K of fact I counted the same? */
static bool
counted_before(const struct disputes *d, size_t i, size_t k)
{
	const struct subject_figure *f = &d->facts[i].q->figures[k];
	size_t x, y;

	for (x = 0; x <= i; x++) {
		const struct subject_claim *q = d->facts[x].q;

		for (y = 0; y < q->n_figures && (x < i || y < k); y++)
			if (!q->denied &&
			    same_count(d, x, &q->figures[y], i, f))
				return true;
	}
	return false;
}

/* All figures that count what figure K of fact I counts. */
static bool
dispute_count(struct disputes *d, size_t i, size_t k, struct err *e)
{
	const struct subject_figure *f = &d->facts[i].q->figures[k];
	const char *what = model_name(LIST_FIGURE_WHAT, f->what);
	struct str head = STR_INIT;
	size_t x, y;
	bool ok;

	dispute_start(d);
	for (x = i; x < d->n_facts; x++) {
		const struct subject_claim *q = d->facts[x].q;

		for (y = 0; y < q->n_figures && !q->denied; y++)
			if (same_count(d, i, f, x, &q->figures[y]) &&
			    !subject_part_of_like(d->r, &q->figures[y]))
				dispute_item(d, x, &q->figures[y]);
	}
	if (!dispute_judge(d, compare_figures))
		return true;
	str_add(&head, what);
	add_parties(d, f, &head);
	ok = dispute_write(
	    d, what, str_c(&head), figure_words, number_words, false, e);
	str_clear(&head);
	return ok;
}

bool
dispute_figures(struct disputes *d, struct err *e)
{
	size_t i, k, looked = 0;

	for (i = 0; i < d->n_facts; i++) {
		const struct subject_claim *q = d->facts[i].q;

		for (k = 0; k < q->n_figures && !q->denied; k++) {
			if (++looked > FACTS_MAX)
				return true;
			if (!counted_before(d, i, k) &&
			    !dispute_count(d, i, k, e))
				return false;
		}
	}
	return true;
}

/* ---- parts of a total ---- */

static void
sum_words(const struct disputes *d, const struct item *it, struct str *out)
{
	const struct subject_figure *f = it->what;

	if (f->within == 0)
		str_add(out, "in all ");
	add_number(f, out);
	add_parties(d, f, out);
}

/* Mark the parts that VOICE gives of the total, when they exceed it. */
static bool
too_many(struct disputes *d, const struct range *total, uint32_t voice)
{
	struct range sum = {0, 0}, r;
	size_t i;

	for (i = 1; i < d->n_items; i++) {
		const struct fact *x = &d->facts[d->items[i].fact];

		if (x->voice == voice && x->q->restates == 0 &&
		    figure_range(d->items[i].what, &r))
			sum.low = at_most(sum.low + r.low);
	}
	if (sum.low <= total->high)
		return false;
	for (i = 1; i < d->n_items; i++)
		if (d->facts[d->items[i].fact].voice == voice)
			d->items[i].differs = true;
	d->items[0].differs = true;
	return true;
}

/* The total F of fact I, and all that names it with `within'. */
static bool
dispute_sum(
    struct disputes *d, size_t i, const struct subject_figure *f, struct err *e)
{
	const char *what = model_name(LIST_FIGURE_WHAT, f->what);
	struct str head = STR_INIT;
	struct range total;
	bool any = false, ok;
	uint32_t voice;
	size_t x, y;

	if (!figure_range(f, &total))
		return true;
	dispute_start(d);
	dispute_item(d, i, f);
	for (x = 0; x < d->n_facts; x++) {
		const struct subject_claim *q = d->facts[x].q;

		for (y = 0; y < q->n_figures && !q->denied; y++)
			if (q->figures[y].within == d->facts[i].q->n &&
			    q->figures[y].what == f->what &&
			    !q->figures[y].denied)
				dispute_item(d, x, &q->figures[y]);
	}
	for (voice = 0; voice < d->n_voices && d->n_items > 1; voice++)
		any |= too_many(d, &total, voice);
	if (!any)
		return true;
	str_printf(&head, "sum of %s", what);
	ok = dispute_write(
	    d, "sum", str_c(&head), sum_words, sum_words, false, e);
	str_clear(&head);
	return ok;
}

/* Is figure K of Q the first of its sort that is no part, that is a total? */
static bool
is_total(const struct subject_claim *q, size_t k)
{
	size_t i;

	if (q->figures[k].within != 0 || q->figures[k].denied)
		return false;
	for (i = 0; i < k; i++)
		if (q->figures[i].what == q->figures[k].what &&
		    q->figures[i].within == 0)
			return false;
	return true;
}

bool
dispute_sums(struct disputes *d, struct err *e)
{
	bool parts = false;
	size_t i, k, looked = 0;

	for (i = 0; i < d->n_facts; i++)
		for (k = 0; k < d->facts[i].q->n_figures; k++)
			parts |= d->facts[i].q->figures[k].within != 0;
	for (i = 0; parts && i < d->n_facts; i++) {
		const struct subject_claim *q = d->facts[i].q;

		for (k = 0; k < q->n_figures && !q->denied; k++) {
			if (!is_total(q, k))
				continue;
			if (++looked > FACTS_MAX)
				return true;
			if (!dispute_sum(d, i, &q->figures[k], e))
				return false;
		}
	}
	return true;
}
