/* SPDX-License-Identifier: ISC */
/*
 * doc_lineage - see doc_lineage.h.  The words say all that the picture beside
 * them shows, so that nothing is lost to who cannot see it.
 */
#include "doc_lineage.h"

#include <string.h>

#include "doc.h"
#include "doc_card.h"
#include "lineage.h"
#include "../src/edtf.h"
#include "../src/query.h"
#include "../src/text.h"

/* Cells before the words: edtf_brief is 10 at most, and mostly 7. */
#define DATE_W 11
#define DATE_NARROW_W 8
#define NARROW 48
#define NO_MONTH INT32_MIN

static int32_t
month_of(int32_t day)
{
	int year, month, mday;

	if (day == EDTF_UNDATED)
		return NO_MONTH;
	edtf_civil(day, &year, &month, &mday);
	return year * 12 + month - 1;
}

static void
add_header(struct doc *d, int32_t day)
{
	struct str words = STR_INIT;
	char month[16];

	if (day != EDTF_UNDATED) {
		edtf_iso(day, month);
		*strrchr(month, '-') = '\0';
		edtf_words(month, &words);
		doc_add(d, STYLE_HEADER, str_c(&words));
	} else {
		doc_add(d, STYLE_HEADER, "Undated");
	}
	doc_end_cut(d, 0);
	str_clear(&words);
}

static void
add_name(struct doc *d, const struct lineage *l, uint32_t n, const char *name)
{
	doc_add(d, n == l->faction ? STYLE_TITLE : STYLE_TEXT, name);
}

/* "a, b and c": end A or B of the relations of the step that begins with row
 * I, each once. */
static void
add_names(struct doc *d, const struct lineage *l, size_t i, bool a)
{
	size_t k, end = lineage_step_end(l, i);
	uint32_t last = 0;

	for (k = i; k < end; k++) {
		const struct q_relation *r = l->rows[k].relation;
		uint32_t n = a ? r->a : r->b;

		if (n == last)
			continue;
		if (last != 0)
			doc_add(d, STYLE_TEXT, k + 1 == end ? " and " : ", ");
		add_name(d, l, n, a ? r->a_name : r->b_name);
		last = n;
	}
}

/* "13        Forest Band pledged to Lake League" */
static void
add_row(struct doc *d, const struct lineage *l, size_t i)
{
	const struct lineage_row *row = &l->rows[i];
	const struct q_relation *r = row->relation;
	struct str date = STR_INIT;
	const char *s;
	bool narrow = d->width < NARROW;
	int at = 0, date_w = narrow ? DATE_NARROW_W : DATE_W;

	if (row->day != EDTF_UNDATED && d->words) {
		edtf_words(r->date, &date);
		doc_addf(d, STYLE_DATE, "%s: ", str_c(&date));
	} else if (row->day != EDTF_UNDATED) {
		edtf_brief(r->date, &date);
		doc_add(d, STYLE_DATE, str_c(&date));
		at = text_width(date.s, date.len);
		do {
			doc_add(d, STYLE_TEXT, " ");
		} while (++at < date_w);
	}
	add_names(d, l, i, true);
	doc_add(d, STYLE_TEXT, " ");
	for (s = r->kind; *s != '\0'; s++)
		doc_addn(d, STYLE_KIND, *s == '-' ? " " : s, 1);
	doc_add(d, STYLE_TEXT, " ");
	add_names(d, l, i, false);
	doc_end(d, 0, narrow ? 2 : DATE_W, false);
	str_clear(&date);
}

static void
lead(struct doc *d, const struct q_relation *r)
{
	memset(&d->target, 0, sizeof d->target);
	if (r == NULL)
		return;
	d->target.kind = r->event != 0 ? TARGET_EVENT : TARGET_RELATION;
	d->target.n = r->event != 0 ? r->event : r->n;
}

/* The lines since FROM are of row ROW. */
static void
note_lines(struct lineage *l, const struct doc *d, size_t from, size_t row,
    bool header)
{
	size_t i;

	l->lines = mem_grow(l->lines, &l->cap_lines, d->n, sizeof *l->lines);
	for (i = from; i < d->n; i++) {
		l->lines[i].row = (uint32_t)row;
		l->lines[i].begins = !header && i == from;
		l->lines[i].after = !header && i > from;
	}
	l->n_lines = d->n;
}

static void
add_ties(struct doc *d, const struct lineage *l)
{
	lead(d, NULL);
	if (l->undated_ties == 0)
		return;
	if (l->n_rows > 0)
		doc_blank(d);
	doc_addf(d, STYLE_DIM,
	    "Not shown: %zu undated tie%s (part of, allied with); the"
	    " factions' cards tell of them.",
	    l->undated_ties, l->undated_ties == 1 ? "" : "s");
	doc_end(d, 0, 0, false);
}

void
doc_lineage(struct doc *d, struct lineage *l)
{
	int32_t month, last = NO_MONTH;
	size_t i, from;

	for (i = 0; i < l->n_rows; i = lineage_step_end(l, i)) {
		month = month_of(l->rows[i].day);
		if (i == 0 || month != last) {
			lead(d, NULL);
			from = d->n;
			add_header(d, l->rows[i].day);
			note_lines(l, d, from, i, true);
		}
		last = month;
		lead(d, l->rows[i].relation);
		from = d->n;
		add_row(d, l, i);
		note_lines(l, d, from, i, false);
	}
	if (l->n_rows == 0) {
		doc_add(d, STYLE_DIM,
		    "No renaming, merger, split, joining, pledge or expulsion"
		    " is recorded here.");
		doc_end(d, 0, 0, false);
	}
	doc_beside(d, l->faction, l->beside, l->n_beside);
	add_ties(d, l);
}
