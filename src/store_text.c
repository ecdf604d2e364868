/* SPDX-License-Identifier: ISC */
/*
 * The words of an event for the full text, put aside as the event comes: they
 * are at hand then, and are wanted once more in the order of the timeline,
 * which is known when all events have come.  Reading them back from the tables
 * would cost more than all the folding.
 *
 * A record: a head; numbers of places, factions and people, as often as they
 * were met; then pieces of text, each with the part that it belongs to.
 */
#include <stdlib.h>
#include <string.h>

#include "mem.h"
#include "spool.h"
#include "store_impl.h"

#define MEMORY ((size_t)256 << 10) /* of the spool */

struct head {
	uint32_t size; /* bytes behind the head */
	uint32_t names[TEXT_NAMES];
};

struct piece {
	uint32_t part, len;
};

struct store_texts {
	struct spool *spool;
	struct str record;
	uint32_t *names[TEXT_NAMES];
	uint32_t n_names[TEXT_NAMES];
	size_t cap_names[TEXT_NAMES];
	const struct m_claim **claims; /* in order of showing */
	size_t cap_claims;
};

struct store_texts *
store_texts_new(const char *beside)
{
	struct store_texts *x = mem_alloc(sizeof(*x));

	x->spool = spool_new(MEMORY, beside);
	return x;
}

void
store_texts_free(struct store_texts *x)
{
	size_t i;

	if (x == NULL)
		return;
	spool_free(x->spool);
	for (i = 0; i < TEXT_NAMES; i++)
		mem_free(x->names[i]);
	str_clear(&x->record);
	mem_free(x->claims);
	mem_free(x);
}

/* ---- putting aside ---- */

static void
add_name(struct store_texts *x, enum text_name kind, uint32_t n)
{
	size_t k = x->n_names[kind];

	if (n == 0)
		return;
	x->names[kind] = mem_grow(x->names[kind], &x->cap_names[kind], k + 1,
	    sizeof(*x->names[kind]));
	x->names[kind][x->n_names[kind]++] = n;
}

static void
add_actors(struct store_texts *x, const struct m_actor *a, size_t n)
{
	size_t i;

	for (i = 0; i < n; i++) {
		add_name(x, TEXT_FACTIONS, a[i].faction);
		add_name(x, TEXT_FACTIONS, a[i].of);
		add_name(x, TEXT_FACTIONS, a[i].under);
		add_name(x, TEXT_PEOPLE, a[i].person);
	}
}

static void
add_places(struct store_texts *x, const struct m_place_ref *p, size_t n)
{
	size_t i;

	for (i = 0; i < n; i++) {
		add_name(x, TEXT_PLACES, p[i].place);
		add_name(x, TEXT_PLACES, p[i].place2);
	}
}

static void
add_piece(struct store_texts *x, uint32_t part, const char *s)
{
	struct piece p = {part, 0};

	if (s == NULL || *s == '\0')
		return;
	p.len = (uint32_t)strlen(s);
	str_addn(&x->record, (const char *)&p, sizeof(p));
	str_addn(&x->record, s, p.len);
}

static int
claim_compare(const void *pa, const void *pb)
{
	const struct m_claim *a = *(const struct m_claim *const *)pa;
	const struct m_claim *b = *(const struct m_claim *const *)pb;

	if (a->ord != b->ord)
		return a->ord < b->ord ? -1 : 1;
	return a < b ? -1 : a > b;
}

static void
add_claims(struct store_texts *x, const struct m_claim *list, size_t n)
{
	uint32_t part = TEXT_CLAIM;
	size_t i;

	x->claims = mem_grow(x->claims, &x->cap_claims, n, sizeof(*x->claims));
	for (i = 0; i < n; i++)
		x->claims[i] = &list[i];
	if (n > 1)
		qsort(x->claims, n, sizeof(*x->claims), claim_compare);
	for (i = 0; i < n; i++) {
		add_piece(x, part, x->claims[i]->says);
		add_piece(x, part, x->claims[i]->passage);
		add_piece(x, part, x->claims[i]->quoted);
		/* All that is left shares the last part. */
		if (part < TEXT_PARTS - 1)
			part++;
	}
}

uint64_t
store_texts_add(struct store_texts *x, const struct m_event *m)
{
	struct head h;
	size_t i, k;

	memset(&h, 0, sizeof(h));
	memset(x->n_names, 0, sizeof(x->n_names));
	add_actors(x, m->actors, m->n_actors);
	add_places(x, m->places, m->n_places);
	for (i = 0; i < m->s.n_claims; i++) {
		const struct m_claim *c = &m->s.claims[i];

		add_actors(x, c->actors, c->n_actors);
		add_places(x, c->places, c->n_places);
	}
	str_reset(&x->record);
	str_addn(&x->record, (const char *)&h, sizeof(h));
	for (k = 0; k < TEXT_NAMES; k++) {
		h.names[k] = x->n_names[k];
		if (h.names[k] > 0)
			str_addn(&x->record, (const char *)x->names[k],
			    h.names[k] * sizeof(*x->names[k]));
	}
	add_piece(x, TEXT_HEAD, m->s.name);
	add_piece(x, TEXT_HEAD, model_name(LIST_EVENT_KIND, m->kind));
	add_piece(x, TEXT_HEAD, m->place_words);
	for (i = 0; i < m->n_actors; i++)
		add_piece(x, TEXT_ACTORS, m->actors[i].who);
	add_claims(x, m->s.claims, m->s.n_claims);
	h.size = (uint32_t)(x->record.len - sizeof(h));
	memcpy(x->record.s, &h, sizeof(h));
	return spool_add(x->spool, x->record.s, x->record.len);
}

/* ---- reading ---- */

bool
store_texts_get(
    struct store_texts *x, uint64_t at, struct store_text *t, struct err *e)
{
	const char *p = spool_get(x->spool, at, sizeof(struct head), e);
	struct head h;
	size_t i;

	if (p == NULL)
		return false;
	memcpy(&h, p, sizeof(h));
	p = spool_get(x->spool, at, sizeof(h) + h.size, e);
	if (p == NULL)
		return false;
	t->end = p + sizeof(h) + h.size;
	p += sizeof(h);
	for (i = 0; i < TEXT_NAMES; i++) {
		t->names[i] = p;
		t->n_names[i] = h.names[i];
		p += h.names[i] * sizeof(uint32_t);
	}
	t->rest = p;
	return true;
}

uint32_t
store_text_name(const struct store_text *t, enum text_name kind, size_t i)
{
	uint32_t n;

	memcpy(&n, t->names[kind] + i * sizeof(n), sizeof(n));
	return n;
}

bool
store_text_next(struct store_text *t, uint32_t part, const char **s, size_t *n)
{
	struct piece p;

	if (t->rest == t->end)
		return false;
	memcpy(&p, t->rest, sizeof(p));
	if (p.part != part)
		return false;
	*s = t->rest + sizeof(p);
	*n = p.len;
	t->rest += sizeof(p) + p.len;
	return true;
}
