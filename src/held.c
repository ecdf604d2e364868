/* SPDX-License-Identifier: ISC */
/*
 * held - see held.h.  A date open to the right holds on until somebody else
 * does, at a time that nobody tells, unless another line about the same holder
 * tells it; one that is only bounded to the right is a capture by then, and
 * holds on likewise.
 */
#include "held.h"

#include <string.h>

#include "edtf.h"
#include "err.h"
#include "query.h"
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

/* Of an open end of LIST[I] in *D: what another line about the same holder,
 * which began no later, says of it. */
static void
close_end(const struct q_held *list, size_t n, size_t i, struct edtf *d)
{
	struct edtf other;
	size_t k;

	for (k = 0; k < n && d->to == EDTF_OPEN_RIGHT; k++) {
		if (k == i ||
		    strcmp(list[k].faction_id, list[i].faction_id) != 0 ||
		    !parse(list[k].date, &other) || holds_on(&other))
			continue;
		if (other.from <= d->from && other.to >= d->from)
			d->to = other.to;
	}
}

bool
held_gap(const struct q_held *list, size_t n, size_t i, struct str *out)
{
	struct edtf a, b, before;
	size_t k;

	if (i == 0)
		return n > 0 && parse(list[0].date, &b) &&
		       before_first(&b, out);
	if (!parse(list[i - 1].date, &a))
		return false;
	close_end(list, n, i - 1, &a);
	/* Somebody of before may have held it longer. */
	for (k = 0; k + 1 < i && !holds_on(&a); k++) {
		if (parse(list[k].date, &before) && !holds_on(&before) &&
		    before.to > a.to)
			a.to = before.to;
	}
	if (i < n)
		return parse(list[i].date, &b) && between(&a, &b, out);
	if (holds_on(&a))
		return false;
	add_day(out, "after ", a.to);
	return true;
}
