/* SPDX-License-Identifier: ISC */
/*
 * Records are gathered until memory is full, sorted, and written to the file
 * as a run; at the end the runs are merged, each read through its share of
 * the same memory.  A heap of runs has the one with the least record on top.
 * Where everything fits there is no file.
 */
#include "sorter.h"

#include <sys/types.h>
#include <unistd.h>

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "file.h"
#include "mem.h"

#define SHARE_MIN 4096 /* bytes of a run that are read at once, at least */

struct run {
	off_t at;	     /* where the rest begins in the file */
	size_t left;	     /* records of it that are still there */
	unsigned char *list; /* those in memory */
	size_t n, next;
};

struct sorter {
	size_t size, max; /* bytes of a record; records in memory */
	sorter_compare *compare;
	const char *beside;
	unsigned char *list;
	size_t n, cap, next;
	int fd; /* -1: none yet */
	off_t end;
	struct run *runs;
	size_t n_runs, cap_runs;
	uint32_t *heap; /* numbers of runs that have a record */
	size_t n_heap;
	unsigned char *share; /* what the runs read into */
	bool merging, given;  /* the top of the heap was given */
	struct err e;	      /* the first failure */
};

struct sorter *
sorter_new(
    size_t size, sorter_compare *compare, size_t memory, const char *beside)
{
	struct sorter *s = mem_alloc(sizeof(*s));

	s->size = size;
	s->max = memory / size + 1;
	s->compare = compare;
	s->beside = beside;
	s->fd = -1;
	return s;
}

void
sorter_free(struct sorter *s)
{
	if (s == NULL)
		return;
	if (s->fd != -1)
		close(s->fd);
	mem_free(s->list);
	mem_free(s->runs);
	mem_free(s->heap);
	mem_free(s->share);
	mem_free(s);
}

/* ---- the file ---- */

static bool
write_run(struct sorter *s, size_t bytes)
{
	if (s->fd == -1)
		s->fd = file_temporary(s->beside);
	if (s->fd == -1)
		return err_set_errno(&s->e, "no temporary file");
	return file_put(s->fd, s->list, bytes, s->end, &s->e);
}

/* Have the next records of R in memory; false, told, where they are lost. */
static bool
read_run(struct sorter *s, struct run *r, size_t share)
{
	size_t want = r->left < share ? r->left : share, got;

	if (!file_get(s->fd, r->list, want * s->size, want * s->size, r->at,
		&got, &s->e))
		return false;
	r->at += (off_t)got;
	r->left -= want;
	r->n = want;
	r->next = 0;
	return true;
}

/* ---- gathering ---- */

static void
sort(struct sorter *s)
{
	if (s->n > 1)
		qsort(s->list, s->n, s->size, s->compare);
}

/* What is in memory becomes a run. */
static void
spill(struct sorter *s)
{
	struct run *r;

	sort(s);
	if (s->e.code == ERR_NONE && write_run(s, s->n * s->size)) {
		s->runs = mem_grow(
		    s->runs, &s->cap_runs, s->n_runs + 1, sizeof(*s->runs));
		r = &s->runs[s->n_runs++];
		r->at = s->end;
		r->left = s->n;
		s->end += (off_t)(s->n * s->size);
	}
	s->n = 0;
}

void
sorter_add(struct sorter *s, const void *record)
{
	if (s->n == s->max)
		spill(s);
	s->list = mem_grow(s->list, &s->cap, s->n + 1, s->size);
	memcpy(s->list + s->n++ * s->size, record, s->size);
}

/* ---- merging ---- */

static const unsigned char *
top_of(const struct sorter *s, size_t i)
{
	const struct run *r = &s->runs[s->heap[i]];

	return r->list + r->next * s->size;
}

/* Let entry I of the heap sink to where it belongs. */
static void
sink(struct sorter *s, size_t i)
{
	size_t least;
	uint32_t swap;

	for (;; i = least) {
		least = i;
		if (2 * i + 1 < s->n_heap &&
		    s->compare(top_of(s, 2 * i + 1), top_of(s, least)) < 0)
			least = 2 * i + 1;
		if (2 * i + 2 < s->n_heap &&
		    s->compare(top_of(s, 2 * i + 2), top_of(s, least)) < 0)
			least = 2 * i + 2;
		if (least == i)
			return;
		swap = s->heap[i];
		s->heap[i] = s->heap[least];
		s->heap[least] = swap;
	}
}

/* Records that each run holds in memory. */
static size_t
share_of(const struct sorter *s)
{
	size_t share = s->n_runs == 0 ? s->max : s->max / s->n_runs;

	return share * s->size < SHARE_MIN ? SHARE_MIN / s->size + 1 : share;
}

static void
begin_merge(struct sorter *s)
{
	size_t share, i;

	spill(s);
	mem_free(s->list);
	s->list = NULL;
	s->cap = 0;
	if (s->e.code != ERR_NONE)
		return;
	share = share_of(s);
	s->share = mem_array(s->n_runs, share * s->size);
	s->heap = mem_array(s->n_runs, sizeof(*s->heap));
	for (i = 0; i < s->n_runs; i++) {
		s->runs[i].list = s->share + i * share * s->size;
		if (!read_run(s, &s->runs[i], share))
			return;
		s->heap[s->n_heap++] = (uint32_t)i;
	}
	for (i = s->n_heap; i > 0; i--)
		sink(s, i - 1);
}

/* Past the record that was given. */
static bool
pass(struct sorter *s)
{
	struct run *r = &s->runs[s->heap[0]];

	if (++r->next == r->n) {
		if (r->left == 0)
			s->heap[0] = s->heap[--s->n_heap];
		else if (!read_run(s, r, share_of(s)))
			return false;
	}
	sink(s, 0);
	return true;
}

bool
sorter_next(struct sorter *s, const void **record, struct err *e)
{
	*record = NULL;
	if (!s->merging && s->n_runs > 0)
		begin_merge(s);
	else if (!s->merging)
		sort(s);
	s->merging = true;
	if (s->given && s->e.code == ERR_NONE)
		pass(s);
	s->given = false;
	if (s->e.code != ERR_NONE) {
		*e = s->e;
		return false;
	}
	if (s->n_runs == 0) {
		if (s->next < s->n)
			*record = s->list + s->next++ * s->size;
	} else if (s->n_heap > 0) {
		*record = top_of(s, 0);
		s->given = true;
	}
	return true;
}
