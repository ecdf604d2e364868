/* SPDX-License-Identifier: ISC */
/*
 * Open addressing over a power of two, at most half full.  The hash is
 * FNV-1a; a hostile dataset that makes its ids collide pays with its own
 * reading time.
 */
#include "slugs.h"

#include <string.h>

#include "mem.h"

#define SMALLEST 32
#define LARGE 1024

struct slug {
	uint64_t hash;
	uint32_t n; /* 0: free */
};

uint64_t
slugs_hash(int kind, const char *id)
{
	uint64_t h = UINT64_C(0xcbf29ce484222325) ^ (uint64_t)(unsigned)kind;

	for (; *id != '\0'; id++)
		h = (h ^ (unsigned char)*id) * UINT64_C(0x100000001b3);
	return h ^ h >> 32;
}

static struct slug *
slot(const struct slugs *s, uint64_t h)
{
	size_t i = (size_t)h & (s->size - 1);

	while (s->slots[i].n != 0 && s->slots[i].hash != h)
		i = (i + 1) & (s->size - 1);
	return &s->slots[i];
}

static void
grow(struct slugs *s)
{
	struct slug *old = s->slots;
	size_t i, n = s->size;

	s->size = n == 0 ? SMALLEST : n * 2;
	s->slots = mem_array(s->size, sizeof(*s->slots));
	for (i = 0; i < n; i++)
		if (old[i].n != 0)
			*slot(s, old[i].hash) = old[i];
	mem_free(old);
}

bool
slugs_add(struct slugs *s, int kind, const char *id, uint32_t n)
{
	uint64_t h = slugs_hash(kind, id);
	struct slug *g;

	if (s->used * 2 >= s->size)
		grow(s);
	g = slot(s, h);
	if (g->n != 0)
		return false;
	g->hash = h;
	g->n = n;
	s->used++;
	return true;
}

uint32_t
slugs_find(const struct slugs *s, int kind, const char *id)
{
	return s->used == 0 ? 0 : slot(s, slugs_hash(kind, id))->n;
}

void
slugs_reset(struct slugs *s)
{
	/* One huge subject must not make every small one after it dear. */
	if (s->size > LARGE)
		slugs_clear(s);
	else if (s->used > 0)
		memset(s->slots, 0, s->size * sizeof(*s->slots));
	s->used = 0;
}

void
slugs_clear(struct slugs *s)
{
	mem_free(s->slots);
	memset(s, 0, sizeof(*s));
}
