/* SPDX-License-Identifier: ISC */
/*
 * linear_grid - see linear_view.h: the tables.  An item is a row, told cell by
 * cell; each cell that holds something has a number.  The arrows of the panes
 * (cell-left, cell-right, up, down) move the cell here too, and it is told.
 */
#include "linear_view.h"

#include <inttypes.h>
#include <string.h>

#include "app.h"
#include "app_load.h"
#include "compare.h"
#include "matrix.h"
#include "pane.h"
#include "../src/edtf.h"
#include "../src/query.h"
#include "../src/str.h"

/* ---- compare: what each voice says on one event ---- */

static size_t
compare_count(struct app *app)
{
	app_need(app, STALE_PAGE);
	/* The first row names the voices; each of its cells does. */
	return app->compare.n_rows;
}

static size_t
compare_here(struct app *app)
{
	return app->page_list.cursor;
}

static void
compare_head(struct app *app, struct str *out)
{
	compare_count(app);
	str_printf(out, "Compare: %zu voice%s on %s", app->compare.n_cols,
	    app->compare.n_cols == 1 ? "" : "s",
	    app->event != NULL ? app->event->row.title : "no event");
}

/* Cells that hold something in the rows before R. */
static size_t
cells_before(const struct compare *c, size_t r)
{
	size_t i, k, n = 0;

	for (i = 0; i < r; i++) {
		for (k = 0; k < c->n_cols; k++)
			n += c->rows[i].cells[k].text != NULL;
	}
	return n;
}

static const char *
sign_words(enum compare_sign sign)
{
	switch (sign) {
	case COMPARE_EQUAL:
		return " [the same]";
	case COMPARE_WITHIN:
		return " [one within the other]";
	case COMPARE_DIFFER:
		return " [disputed]";
	case COMPARE_NONE:
		break;
	}
	return "";
}

static void
add_voice(const struct compare *c, size_t col, struct str *out)
{
	const char *voice = c->rows[0].cells[col].text;

	str_add(out, voice != NULL ? voice : "a voice");
}

static void
compare_tell(struct app *app, size_t i, bool first, struct linear_text *t)
{
	struct str *out = &t->s;
	const struct compare *c = &app->compare;
	const struct compare_row *row = &c->rows[i];
	size_t k, n = cells_before(c, i), silent = 0;

	(void)first;
	if (*row->label != '\0')
		str_add(out, row->label);
	else
		str_add(out, "more");
	str_printf(out, "%s", sign_words(row->sign));
	linear_end(t);
	for (k = 0; k < c->n_cols; k++) {
		if (row->cells[k].text == NULL) {
			silent++;
			continue;
		}
		str_printf(out, "  %zu. ", ++n);
		if (i > 0) {
			add_voice(c, k, out);
			str_add(out, ": ");
		}
		str_add(out, row->cells[k].text);
		linear_end(t);
	}
	if (silent > 0) {
		str_printf(out, "  (%zu of %zu do not say)", silent, c->n_cols);
		linear_end(t);
	}
}

/* The cell under the cursor. */
static void
compare_step(struct app *app, struct linear_text *t)
{
	struct str *out = &t->s;
	const struct compare *c = &app->compare;
	const struct compare_row *row = &c->rows[app->page_list.cursor];
	const char *text = row->cells[c->col].text;

	str_add(out, row->label);
	str_add(out, ", ");
	add_voice(c, c->col, out);
	str_add(out, ": ");
	str_add(out, text != NULL ? text : "does not say");
	linear_end(t);
}

static bool
compare_select(struct app *app, size_t number)
{
	struct compare *c = &app->compare;
	size_t i, k, n = 0;

	compare_count(app);
	for (i = 0; i < c->n_rows; i++) {
		for (k = 0; k < c->n_cols; k++) {
			if (c->rows[i].cells[k].text == NULL || ++n != number)
				continue;
			list_goto(&app->page_list, i);
			c->col = k;
			return true;
		}
	}
	return false;
}

const struct linear_view linear_compare = {
    .head = compare_head,
    .count = compare_count,
    .here = compare_here,
    .tell = compare_tell,
    .step = compare_step,
    .select = compare_select,
};

/* ---- matrix: who clashed with whom ---- */

static size_t
matrix_count(struct app *app)
{
	app_need(app, STALE_PAGE);
	return app->matrix.n;
}

static size_t
matrix_here(struct app *app)
{
	return app->page_list.cursor;
}

static void
matrix_head(struct app *app, struct str *out)
{
	size_t n = matrix_count(app);

	str_printf(out,
	    "Matrix: who clashed with whom, %zu factions, %zu "
	    "pairs",
	    n, app->matrix.n_pairs);
}

/* Cells that hold something in the rows before R. */
static size_t
pairs_before(const struct matrix *m, size_t r)
{
	size_t i, k, n = 0;

	for (i = 0; i < r; i++) {
		for (k = 0; k < m->n; k++)
			n += k != i && matrix_pair(m, i, k) != NULL;
	}
	return n;
}

static void
add_pair(const struct q_cell *p, struct str *out)
{
	str_printf(out, "%u clash%s", p->events, p->events == 1 ? "" : "es");
	if (p->alleged > 0)
		str_printf(out, " and %u alleged", p->alleged);
	if (p->first == EDTF_UNDATED)
		return;
	str_add(out, ", ");
	edtf_day_words(p->first, false, out);
	if (p->last == p->first)
		return;
	str_add(out, " to ");
	edtf_day_words(p->last, false, out);
}

static void
matrix_tell(struct app *app, size_t i, bool first, struct linear_text *t)
{
	struct str *out = &t->s;
	const struct matrix *m = &app->matrix;
	size_t k, n = pairs_before(m, i);

	(void)first;
	str_printf(out, "%s: %u clash%s", m->rows[i].name, m->rows[i].events,
	    m->rows[i].events == 1 ? "" : "es");
	linear_end(t);
	for (k = 0; k < m->n; k++) {
		const struct q_cell *p = k != i ? matrix_pair(m, i, k) : NULL;

		if (p == NULL)
			continue;
		str_printf(out, "  %zu. with %s: ", ++n, m->rows[k].name);
		add_pair(p, out);
		linear_end(t);
	}
}

static void
matrix_step(struct app *app, struct linear_text *t)
{
	struct str *out = &t->s;
	linear_title(app, out);
	linear_end(t);
}

static bool
matrix_select(struct app *app, size_t number)
{
	struct matrix *m = &app->matrix;
	size_t i, k, n = 0;

	matrix_count(app);
	for (i = 0; i < m->n; i++) {
		for (k = 0; k < m->n; k++) {
			if (k == i || matrix_pair(m, i, k) == NULL ||
			    ++n != number)
				continue;
			list_goto(&app->page_list, i);
			m->row = i;
			m->col = k;
			return true;
		}
	}
	return false;
}

const struct linear_view linear_matrix = {
    .head = matrix_head,
    .count = matrix_count,
    .here = matrix_here,
    .tell = matrix_tell,
    .step = matrix_step,
    .select = matrix_select,
};
