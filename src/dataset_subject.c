/* SPDX-License-Identifier: ISC */
/*
 * What the claims of one subject say about each other.
 *
 * Ids are unique among them; `restates', `contradicts' and `within' name one
 * of them.  And they get their order of showing, because the claim on top is
 * the one that people will believe: facts first, then by the part of the
 * source, then what is certain before what perhaps means another deed and
 * both before restatements, then what was published nearest to the deed, then
 * as typed.
 */
#include "dataset_reader.h"

#include <stdlib.h>
#include <string.h>

#include "circle.h"
#include "shape.h"

/* The claims of a subject by id. */
struct claims {
	struct dataset_reader *r;
	struct m_subject *s;
	struct idmap ids;
	const struct m_claim **by_number;
};

static void
claims_init(struct claims *c, struct dataset_reader *r, struct m_subject *s)
{
	size_t i;
	uint32_t n;

	memset(c, 0, sizeof(*c));
	c->r = r;
	c->s = s;
	c->by_number = arena_array(
	    &r->item, s->n_claims + 1, sizeof(const struct m_claim *));
	for (i = 0; i < s->n_claims; i++) {
		if (s->claims[i].id == NULL)
			continue;
		n = idmap_add(&c->ids, s->claims[i].id);
		if (n != 0)
			c->by_number[n - 1] = &s->claims[i];
		else
			diag_error(r->d, s->claims[i].at, NULL,
			    "two claims of this subject have the id `%s'",
			    s->claims[i].id);
	}
}

/* The claim that ID names, or NULL, told at AT. */
static const struct m_claim *
claims_find(const struct claims *c, const char *id, struct mark at)
{
	uint32_t n = idmap_find(&c->ids, id);

	if (n != 0)
		return c->by_number[n - 1];
	diag_error(c->r->d, at, shape_hint(c->r, id, c->ids.ids, c->ids.n),
	    "no claim of this subject has the id `%s'", id);
	return NULL;
}

static void
check_restates(const struct claims *c, const struct m_claim *claim)
{
	const struct m_claim *other;

	if (claim->restates == NULL)
		return;
	other = claims_find(c, claim->restates, claim->restates_at);
	if (other == NULL)
		return;
	if (other == claim)
		diag_error(c->r->d, claim->restates_at, NULL,
		    "a claim does not restate itself");
	else if (other->source != claim->source && other->source != 0 &&
		 claim->source != 0)
		diag_error(c->r->d, claim->restates_at,
		    "two sources that say the same are two reports",
		    "`%s' is a claim of another source", other->id);
}

/* The number of what CLAIM restates, counted from 1; 0: nothing. */
static uint32_t
restated(const struct claims *c, const struct m_claim *claim)
{
	const struct m_claim *other;
	uint32_t n = 0;

	if (claim->restates != NULL)
		n = idmap_find(&c->ids, claim->restates);
	other = n != 0 ? c->by_number[n - 1] : claim;
	return other == claim ? 0 : (uint32_t)(other - c->s->claims) + 1;
}

static void
check_circles(const struct claims *c)
{
	size_t i, n = c->s->n_claims;
	uint32_t *up = arena_array(&c->r->item, n + 1, sizeof(*up));
	bool *on = arena_array(&c->r->item, n + 1, sizeof(*on));

	for (i = 0; i < n; i++)
		up[i] = restated(c, &c->s->claims[i]);
	circle_find(up, (uint32_t)n, on);
	for (i = 0; i < n; i++)
		if (on[i])
			diag_error(c->r->d, c->s->claims[i].restates_at, NULL,
			    "these claims restate each other in a circle");
}

static void
check_contradicts(const struct claims *c, const struct m_claim *claim)
{
	if (claim->contradicts == NULL ||
	    strchr(claim->contradicts, '/') != NULL)
		return;
	if (claims_find(c, claim->contradicts, claim->contradicts_at) == claim)
		diag_error(c->r->d, claim->contradicts_at, NULL,
		    "a claim does not contradict itself");
}

/* Another figure than F that F may be a part of, itself perhaps a part. */
static bool
has_total(const struct m_claim *c, const struct m_figure *f)
{
	size_t i;

	for (i = 0; i < c->n_figures; i++)
		if (&c->figures[i] != f && c->figures[i].what == f->what)
			return true;
	return false;
}

static void
check_within(const struct claims *c, const struct m_claim *claim)
{
	const struct m_claim *total;
	const struct m_figure *f;
	size_t i;

	for (i = 0; i < claim->n_figures; i++) {
		f = &claim->figures[i];
		if (f->within == NULL)
			continue;
		total = claims_find(c, f->within, f->at);
		if (total != NULL && !has_total(total, f))
			diag_error(c->r->d, f->at, NULL,
			    "the claim `%s' has no total of %s for this",
			    f->within, model_name(LIST_FIGURE_WHAT, f->what));
	}
}

/* The keys by which claims are ordered, the first that differs decides. */
enum { KEY_MODE, KEY_PART, KEY_STANDING, KEY_NEAR, KEY_TYPED, KEYS };

struct order {
	struct m_claim *claim;
	int64_t keys[KEYS];
};

static int64_t
part_rank(int part)
{
	switch (part) {
	case PART_BODY:
		return 0;
	case PART_INFOBOX:
		return 2;
	case PART_LEAD:
		return 3;
	case PART_HEADLINE:
		return 4;
	default:
		return 1;
	}
}

/* A restatement is as good as what it restates, but says nothing new; one that
 * may mean something else is worse than any that does not. */
static int64_t
standing_rank(const struct m_claim *c)
{
	if (c->restates != NULL)
		return 2;
	return c->match_probable ? 1 : 0;
}

/* Days between the publication and the deed; where the day of the deed is
 * not known, the day of publication; what has no day comes last. */
static int64_t
nearness(const struct edtf *published, const struct m_date *deed)
{
	int64_t day = edtf_sort_day(published), from, to;

	if (day == EDTF_UNDATED)
		return INT64_MAX;
	if (deed == NULL || edtf_sort_day(&deed->d) == EDTF_UNDATED)
		return day;
	from = deed->d.from == EDTF_OPEN_LEFT ? deed->d.to : deed->d.from;
	to = deed->d.to == EDTF_OPEN_RIGHT ? deed->d.from : deed->d.to;
	return day > to ? day - to : day < from ? from - day : 0;
}

/* The day of the deed: the subject's own, else the first that a claim gives. */
static const struct m_date *
deed_of(const struct m_subject *s, const struct m_date *own)
{
	const struct m_date *first = NULL, *d;
	size_t i;

	if (own != NULL && own->text != NULL)
		return own;
	for (i = 0; i < s->n_claims; i++) {
		d = &s->claims[i].date;
		if (d->text != NULL &&
		    (first == NULL ||
			edtf_sort_day(&d->d) < edtf_sort_day(&first->d)))
			first = d;
	}
	return first;
}

static int
compare(const void *pa, const void *pb)
{
	const struct order *a = pa, *b = pb;
	int i;

	for (i = 0; i < KEYS; i++)
		if (a->keys[i] != b->keys[i])
			return a->keys[i] < b->keys[i] ? -1 : 1;
	return 0;
}

static void
set_order(
    struct dataset_reader *r, struct m_subject *s, const struct m_date *own)
{
	const struct m_date *deed = deed_of(s, own);
	struct order *o = arena_array(&r->item, s->n_claims + 1, sizeof(*o));
	struct m_claim *c;
	size_t i;

	for (i = 0; i < s->n_claims; i++) {
		c = &s->claims[i];
		o[i].claim = c;
		o[i].keys[KEY_MODE] = c->mode != MODE_FACT;
		o[i].keys[KEY_PART] = part_rank(c->part);
		o[i].keys[KEY_STANDING] = standing_rank(c);
		o[i].keys[KEY_NEAR] =
		    c->source == 0
			? INT64_MAX
			: nearness(&r->kept[c->source - 1].published, deed);
		o[i].keys[KEY_TYPED] = (int64_t)i;
	}
	if (s->n_claims > 1)
		qsort(o, s->n_claims, sizeof(*o), compare);
	for (i = 0; i < s->n_claims; i++)
		o[i].claim->ord = (int)i;
}

void
dataset_subject_finish(
    struct dataset_reader *r, struct m_subject *s, const struct m_date *date)
{
	struct claims c;
	size_t i;

	claims_init(&c, r, s);
	for (i = 0; i < s->n_claims; i++) {
		check_restates(&c, &s->claims[i]);
		check_contradicts(&c, &s->claims[i]);
		check_within(&c, &s->claims[i]);
	}
	check_circles(&c);
	idmap_clear(&c.ids);
	set_order(r, s, date);
}
