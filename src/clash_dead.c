/* SPDX-License-Identifier: ISC */
/*
 * First one sum for each voice and party, then one range for each party.
 */
#include "clash_dead.h"

#include <string.h>

#include "mem.h"
#include "model.h"
#include "subject.h"

#define SUMS_MAX 512	       /* of one event */
#define NUMBER_MAX (1LL << 50) /* what a figure counts at most */

enum party_kind { PARTY_ALL, PARTY_SIDE, PARTY_FACTION };

struct sum {
	enum party_kind kind;
	uint32_t id;
	const struct subject_claim *voice; /* a claim of that voice */
	int64_t low, high;
};

struct dead {
	struct sum *list;
	size_t n, cap;
};

static int64_t
at_most(int64_t v)
{
	return v < 0 ? 0 : v > NUMBER_MAX ? NUMBER_MAX : v;
}

/* The range of a figure in whole numbers; false where it has none. */
static bool
figure_range(const struct subject_figure *f, int64_t *low, int64_t *high)
{
	if (f->has_best && !f->has_min && !f->has_max) {
		*low = *high = at_most(f->best);
		return true;
	}
	if (!f->has_min && !f->has_max)
		return false;
	if (f->has_min)
		*low = at_most(f->strict ? at_most(f->min) + 1 : f->min);
	else
		*low = 0;
	if (f->has_max)
		*high = at_most(f->strict ? at_most(f->max) - 1 : f->max);
	else
		*high = *low;
	return true;
}

static void
figure_party(
    const struct subject_figure *f, enum party_kind *kind, uint32_t *id)
{
	*kind = PARTY_ALL;
	*id = 0;
	if (f->of_faction != 0) {
		*kind = PARTY_FACTION;
		*id = f->of_faction;
	} else if (f->of_side != 0) {
		*kind = PARTY_SIDE;
		*id = (uint32_t)f->of_side;
	}
}

static void
add_figure(struct dead *d, const struct subject_rows *r,
    const struct subject_claim *q, const struct subject_figure *f)
{
	struct sum s = {.voice = q};
	size_t i;

	if (f->what != model_find(LIST_FIGURE_WHAT, "killed") || f->denied ||
	    f->as_of != NULL || !figure_range(f, &s.low, &s.high) ||
	    subject_part_of_like(r, f))
		return;
	figure_party(f, &s.kind, &s.id);
	for (i = 0; i < d->n; i++) {
		struct sum *o = &d->list[i];

		if (o->kind == s.kind && o->id == s.id &&
		    subject_same_voice(o->voice, q)) {
			o->low = at_most(o->low + s.low);
			o->high = at_most(o->high + s.high);
			return;
		}
	}
	if (d->n == SUMS_MAX)
		return;
	d->list = mem_grow(d->list, &d->cap, d->n + 1, sizeof(*d->list));
	d->list[d->n++] = s;
}

struct dead *
dead_new(const struct subject_rows *r)
{
	struct dead *d = mem_alloc(sizeof(*d));
	size_t i, k;

	for (i = 0; i < r->n_claims; i++) {
		const struct subject_claim *q = &r->claims[i];

		/* What restates another claim is the same report. */
		if (q->mode != MODE_FACT || q->denied || q->restates != 0)
			continue;
		for (k = 0; k < q->n_figures; k++)
			add_figure(d, r, q, &q->figures[k]);
	}
	return d;
}

void
dead_free(struct dead *d)
{
	if (d == NULL)
		return;
	mem_free(d->list);
	mem_free(d);
}

struct range {
	bool told;
	int64_t low, high;
};

/* Lowest and highest of all voices. */
static struct range
range_of(const struct dead *d, enum party_kind kind, uint32_t id)
{
	struct range g = {false, 0, 0};
	size_t i;

	for (i = 0; i < d->n; i++) {
		const struct sum *s = &d->list[i];

		if (s->kind != kind || s->id != id)
			continue;
		if (!g.told || s->low < g.low)
			g.low = s->low;
		if (!g.told || s->high > g.high)
			g.high = s->high;
		g.told = true;
	}
	return g;
}

/* WHOLE counts what PART counts, and more: its low, and the higher high. */
static struct range
range_whole(struct range whole, struct range part)
{
	if (!whole.told)
		return part;
	if (part.told && part.high > whole.high)
		whole.high = part.high;
	return whole;
}

bool
dead_of_pair(const struct dead *d, uint32_t a, int side_a, uint32_t b,
    int side_b, int64_t *low, int64_t *high)
{
	struct range x, y;

	x = range_whole(range_of(d, PARTY_SIDE, (uint32_t)side_a),
	    range_of(d, PARTY_FACTION, a));
	y = range_whole(range_of(d, PARTY_SIDE, (uint32_t)side_b),
	    range_of(d, PARTY_FACTION, b));
	x.told |= y.told;
	x.low = at_most(x.low + y.low);
	x.high = at_most(x.high + y.high);
	x = range_whole(range_of(d, PARTY_ALL, 0), x);
	*low = x.low;
	*high = x.high;
	return x.told;
}
