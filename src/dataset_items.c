/* SPDX-License-Identifier: ISC */
/*
 * What is handed over is a batch: an arena with some whole items in it, as
 * trees, and in order with them what there is to be told.  A batch that has
 * been used goes back and is filled again, so that there are never more than
 * BATCHES of them, and an item is in memory but once.
 *
 * The files are the thread's from its start to its end; sums are written there
 * and read when it has ended.
 */
#include "dataset_items.h"

#include <string.h>

#include "dataset_reader.h"
#include "diag.h"
#include "hash.h"
#include "mem.h"
#include "worker.h"
#include "yaml.h"

#define BATCHES 4
#define BATCH_ITEMS 64
#define BATCH_BYTES ((size_t)256 << 10) /* of items, about */

/* An item, or (no node) something to be told behind the last. */
struct entry {
	const struct yaml_node *node;
	uint64_t offset;
	struct diags *told; /* before the item; NULL: nothing */
};

struct batch {
	struct arena a;
	struct entry list[BATCH_ITEMS];
	size_t n;
};

struct sum {
	char hex[HASH_SIZE];
};

struct dataset_items {
	struct diags *d;
	struct worker *worker; /* NULL: files are read here */
	struct lane *full, *empty;
	struct batch batches[BATCHES];
	struct batch *now; /* of which AT are used */
	size_t at;
	uint64_t offset;
	/* Of whoever reads. */
	const char *root;
	const struct dataset_files *files;
	size_t file; /* the one that is read, or next */
	struct yaml *y;
	struct hash *hash;
	uint64_t done; /* bytes of the files before */
	struct diags found;
	struct sum *sums;
};

/* ---- reading ---- */

static void
add(struct dataset_items *it, struct batch *b, const struct yaml_node *node)
{
	struct entry *x;

	if (node == NULL && it->found.errors + it->found.warnings == 0)
		return;
	x = &b->list[b->n++];
	x->node = node;
	x->offset = it->done + (it->y != NULL ? yaml_offset(it->y) : 0);
	x->told = NULL;
	if (it->found.errors + it->found.warnings > 0) {
		x->told = mem_alloc(sizeof(*x->told));
		*x->told = it->found;
		diags_init(&it->found, it->root);
	}
}

static void
open_file(struct dataset_items *it)
{
	const struct dataset_file *f = &it->files->list[it->file];
	const char *why;
	uint64_t size;
	int fd = dataset_file_open(it->root, f->name, &size, &why);

	if (fd < 0) {
		diag_error(&it->found, f->at, NULL, "%s cannot be read: %s",
		    f->name, why);
		it->file++;
		return;
	}
	it->hash = hash_new();
	it->y = yaml_open(fd, f->name, &it->found);
	yaml_sum(it->y, it->hash);
}

static void
close_file(struct dataset_items *it)
{
	if (it->y == NULL)
		return;
	it->done += yaml_offset(it->y);
	yaml_close(it->y);
	hash_end(it->hash, it->sums[it->file++].hex);
	it->y = NULL;
	it->hash = NULL;
}

/* Fill B; false where all files are at their end. */
static bool
fill(struct dataset_items *it, struct batch *b)
{
	const struct yaml_node *node;

	while (b->n < BATCH_ITEMS && b->a.used < BATCH_BYTES) {
		if (it->y == NULL && it->file == it->files->n)
			return false;
		node = NULL;
		if (it->y == NULL)
			open_file(it);
		else if ((node = yaml_next(it->y, &b->a)) == NULL)
			close_file(it);
		add(it, b, node);
	}
	return true;
}

static void
run(void *ctx)
{
	struct dataset_items *it = ctx;
	struct batch *b;
	bool more = true;

	while (more && (b = lane_take(it->empty)) != NULL) {
		more = fill(it, b);
		if (!lane_put(it->full, b))
			break;
	}
	lane_close(it->full);
}

/* ---- giving ---- */

/* B was used. */
static void
batch_reset(struct batch *b)
{
	size_t i;

	for (i = 0; i < b->n; i++) {
		if (b->list[i].told == NULL)
			continue;
		diags_clear(b->list[i].told);
		mem_free(b->list[i].told);
	}
	b->n = 0;
	/* One huge item must not stay for ever. */
	if (b->a.used > 8 * BATCH_BYTES)
		arena_clear(&b->a);
	else
		arena_reset(&b->a);
}

/* The next batch into hand; false at the end. */
static bool
next_batch(struct dataset_items *it)
{
	struct batch *used = it->now;

	it->now = NULL;
	it->at = 0;
	if (used != NULL)
		batch_reset(used);
	if (it->worker != NULL) {
		if (used != NULL)
			(void)lane_put(it->empty, used);
		it->now = lane_take(it->full);
		return it->now != NULL;
	}
	it->now = &it->batches[0];
	return fill(it, it->now) || it->now->n > 0;
}

struct dataset_items *
dataset_items_open(
    const char *root, const struct dataset_files *files, struct diags *d)
{
	struct dataset_items *it = mem_alloc(sizeof(*it));
	size_t i;

	it->d = d;
	it->root = root;
	it->files = files;
	it->sums = mem_array(files->n + 1, sizeof(*it->sums));
	diags_init(&it->found, root);
	it->full = lane_new(BATCHES);
	it->empty = lane_new(BATCHES);
	for (i = 0; i < BATCHES; i++) {
		arena_init(&it->batches[i].a);
		(void)lane_put(it->empty, &it->batches[i]);
	}
	it->worker = worker_start(run, it);
	return it;
}

const struct yaml_node *
dataset_items_next(struct dataset_items *it)
{
	struct entry *x;

	for (;;) {
		while (it->now == NULL || it->at == it->now->n)
			if (!next_batch(it))
				return NULL;
		x = &it->now->list[it->at++];
		if (x->told != NULL)
			diags_add_all(it->d, x->told);
		it->offset = x->offset;
		if (x->node != NULL)
			return x->node;
	}
}

uint64_t
dataset_items_offset(const struct dataset_items *it)
{
	return it->offset;
}

const char *
dataset_items_sum(const struct dataset_items *it, size_t i)
{
	return it->sums[i].hex[0] == '\0' ? NULL : it->sums[i].hex;
}

void
dataset_items_close(struct dataset_items *it)
{
	size_t i;

	if (it == NULL)
		return;
	lane_close(it->full);
	lane_close(it->empty);
	worker_join(it->worker);
	lane_free(it->full);
	lane_free(it->empty);
	for (i = 0; i < BATCHES; i++) {
		batch_reset(&it->batches[i]);
		arena_clear(&it->batches[i].a);
	}
	if (it->y != NULL)
		close_file(it);
	diags_clear(&it->found);
	mem_free(it->sums);
	mem_free(it);
}
