/* SPDX-License-Identifier: ISC */
/*
 * matrix - see matrix.h.  Pairs come sorted by their factions' numbers, so that
 * a cell is found by halving: a screen of a matrix of 2,000 factions asks for a
 * few hundred cells.
 */
#include "matrix.h"

#include <stdlib.h>
#include <string.h>

#include "../src/query.h"
#include "../src/text.h"

void
matrix_init(struct matrix *m)
{
	memset(m, 0, sizeof *m);
	arena_init(&m->arena);
}

void
matrix_clear(struct matrix *m)
{
	arena_clear(&m->arena);
	memset(m, 0, sizeof *m);
}

static int
by_events(const void *va, const void *vb)
{
	const struct matrix_row *a = va, *b = vb;

	if (a->events != b->events)
		return a->events < b->events ? 1 : -1;
	return strcmp(a->name, b->name);
}

/* Order of factions by number, for finding a row while counting. */
static int
by_faction(const void *va, const void *vb)
{
	const struct matrix_row *a = va, *b = vb;

	return a->faction < b->faction ? -1 : a->faction > b->faction;
}

static void
count(struct matrix *m, uint32_t faction, uint32_t events)
{
	struct matrix_row key = {faction, NULL, 0};
	struct matrix_row *row =
	    bsearch(&key, m->rows, m->n, sizeof *m->rows, by_faction);

	if (row != NULL)
		row->events += events;
}

/* The factions of a pair, each once: a mark by number tells which. */
static bool
collect(struct matrix *m, struct db *db, struct err *e)
{
	struct bits there;
	uint32_t max = 0;
	size_t i;

	for (i = 0; i < m->n_pairs; i++) {
		max = m->pairs[i].a > max ? m->pairs[i].a : max;
		max = m->pairs[i].b > max ? m->pairs[i].b : max;
	}
	bits_init(&there, (size_t)max + 1);
	for (i = 0; i < m->n_pairs; i++) {
		bits_set(&there, m->pairs[i].a);
		bits_set(&there, m->pairs[i].b);
	}
	m->rows =
	    arena_array(&m->arena, bits_count(&there) + 1, sizeof *m->rows);
	for (i = bits_next(&there, 0); i <= max && i < there.n;
	     i = bits_next(&there, i + 1))
		m->rows[m->n++].faction = (uint32_t)i;
	bits_clear(&there);
	for (i = 0; i < m->n; i++) {
		if (!query_faction_name(
			db, &m->arena, m->rows[i].faction, &m->rows[i].name, e))
			return false;
	}
	return true;
}

static void
count_all(struct matrix *m)
{
	size_t i;

	for (i = 0; i < m->n_pairs; i++) {
		uint32_t events = m->pairs[i].events + m->pairs[i].alleged;

		count(m, m->pairs[i].a, events);
		count(m, m->pairs[i].b, events);
	}
	if (m->n > 1)
		qsort(m->rows, m->n, sizeof *m->rows, by_events);
}

static void
measure(struct matrix *m)
{
	size_t i;

	for (i = 0; i < m->n; i++) {
		int w = text_width(m->rows[i].name, strlen(m->rows[i].name));

		m->name_w = w > m->name_w ? w : m->name_w;
	}
}

static int
pair_order(const struct q_cell *p, uint32_t a, uint32_t b)
{
	if (p->a != a)
		return p->a < a ? -1 : 1;
	return p->b < b ? -1 : p->b > b;
}

bool
matrix_load(struct matrix *m, struct db *db, struct err *e)
{
	arena_reset(&m->arena);
	m->pairs = NULL;
	m->n_pairs = m->n = 0;
	m->name_w = 0;
	if (!query_cells(db, &m->arena, &m->pairs, &m->n_pairs, e) ||
	    !collect(m, db, e)) {
		m->n = 0;
		return false;
	}
	count_all(m);
	measure(m);
	if (m->row >= m->n)
		m->row = 0;
	if (m->col >= m->n)
		m->col = 0;
	/* Begin on a cell that holds something. */
	while (m->row == 0 && m->n > 0 && m->col + 1 < m->n &&
	       matrix_pair(m, 0, m->col) == NULL)
		m->col++;
	return true;
}

static const struct q_cell *
find_pair(const struct matrix *m, uint32_t a, uint32_t b)
{
	size_t low = 0, high = m->n_pairs;

	while (low < high) {
		size_t mid = low + (high - low) / 2;
		int order = pair_order(&m->pairs[mid], a, b);

		if (order == 0)
			return &m->pairs[mid];
		if (order < 0)
			low = mid + 1;
		else
			high = mid;
	}
	return NULL;
}

bool
matrix_goto(struct matrix *m, uint32_t a, uint32_t b)
{
	size_t r, c, first = m->n;

	for (r = 0; r < m->n && m->rows[r].faction != a; r++)
		;
	for (c = 0; r < m->n && c < m->n; c++) {
		if (c == r || matrix_pair(m, r, c) == NULL)
			continue;
		if (m->rows[c].faction == b)
			break;
		first = first == m->n ? c : first;
	}
	c = c < m->n ? c : first;
	if (r == m->n || c == m->n)
		return false;
	m->row = r;
	m->col = c;
	return true;
}

const struct q_cell *
matrix_pair(const struct matrix *m, size_t r, size_t c)
{
	uint32_t a = m->rows[r].faction, b = m->rows[c].faction;
	const struct q_cell *p = find_pair(m, a, b);

	/* A pair is stored once, its factions ordered by id, not by n. */
	return p != NULL ? p : find_pair(m, b, a);
}
