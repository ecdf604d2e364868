/* SPDX-License-Identifier: ISC */
/*
 * A hash table with open addressing, never more than half full.  Ids without
 * use are "" in the list, which no slug is, and have no slot.
 */
#include "idmap.h"

#include <string.h>

#include "mem.h"

void
idmap_clear(struct idmap *m)
{
	mem_free(m->ids);
	mem_free(m->slots);
	memset(m, 0, sizeof(*m));
}

static size_t
hash(const char *s)
{
	uint64_t h = 14695981039346656037u;

	for (; *s != '\0'; s++)
		h = (h ^ (unsigned char)*s) * 1099511628211u;
	return (size_t)(h ^ h >> 29);
}

/* The slot of ID, or the free one where it would go. */
static size_t
slot_of(const struct idmap *m, const char *id)
{
	size_t i = hash(id) & (m->n_slots - 1);

	while (m->slots[i] != 0 && strcmp(m->ids[m->slots[i] - 1], id) != 0)
		i = (i + 1) & (m->n_slots - 1);
	return i;
}

static void
grow(struct idmap *m)
{
	size_t i;

	mem_free(m->slots);
	m->n_slots = m->n_slots == 0 ? 64 : m->n_slots * 2;
	m->slots = mem_array(m->n_slots, sizeof(*m->slots));
	for (i = 0; i < m->n; i++)
		if (*m->ids[i] != '\0')
			m->slots[slot_of(m, m->ids[i])] = (uint32_t)i + 1;
}

static void
append(struct idmap *m, const char *id)
{
	m->ids = mem_grow(m->ids, &m->cap, m->n + 1, sizeof(*m->ids));
	m->ids[m->n++] = id;
}

uint32_t
idmap_add(struct idmap *m, const char *id)
{
	size_t i;

	if (2 * (m->n + 1) > m->n_slots)
		grow(m);
	i = slot_of(m, id);
	if (m->slots[i] != 0)
		return 0;
	append(m, id);
	m->slots[i] = (uint32_t)m->n;
	return (uint32_t)m->n;
}

void
idmap_skip(struct idmap *m)
{
	append(m, "");
}

uint32_t
idmap_find(const struct idmap *m, const char *id)
{
	return m->n_slots == 0 ? 0 : m->slots[slot_of(m, id)];
}
