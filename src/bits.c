/* SPDX-License-Identifier: ISC */
/*
 * bits - sets as words of 64 bits.  Bits above n are never set.
 */
#include "bits.h"

#include <string.h>

#include "mem.h"

static size_t
words(const struct bits *b)
{
	return (b->n + 63) / 64;
}

void
bits_init(struct bits *b, size_t n)
{
	b->n = n;
	b->word = mem_array(words(b) + 1, sizeof(*b->word));
}

void
bits_clear(struct bits *b)
{
	mem_free(b->word);
	b->word = NULL;
	b->n = 0;
}

void
bits_fill(struct bits *b)
{
	size_t i;

	for (i = 0; i < words(b); i++)
		b->word[i] = UINT64_MAX;
	if (b->n % 64 != 0)
		b->word[b->n / 64] = (UINT64_C(1) << b->n % 64) - 1;
}

void
bits_none(struct bits *b)
{
	memset(b->word, 0, words(b) * sizeof(*b->word));
}

void
bits_set(struct bits *b, size_t i)
{
	if (i < b->n)
		b->word[i / 64] |= UINT64_C(1) << i % 64;
}

bool
bits_has(const struct bits *b, size_t i)
{
	return i < b->n && (b->word[i / 64] >> i % 64 & 1) != 0;
}

size_t
bits_count(const struct bits *b)
{
	size_t i, count;

	count = 0;
	for (i = 0; i < words(b); i++)
		count += (size_t)__builtin_popcountll(b->word[i]);
	return count;
}

void
bits_and(struct bits *b, const struct bits *with)
{
	size_t i;

	for (i = 0; i < words(b); i++)
		b->word[i] &= with->word[i];
}

void
bits_or(struct bits *b, const struct bits *with)
{
	size_t i;

	for (i = 0; i < words(b); i++)
		b->word[i] |= with->word[i];
}

void
bits_without(struct bits *b, const struct bits *what)
{
	size_t i;

	for (i = 0; i < words(b); i++)
		b->word[i] &= ~what->word[i];
}

size_t
bits_next(const struct bits *b, size_t i)
{
	uint64_t w;
	size_t at;

	if (i >= b->n)
		return b->n;
	at = i / 64;
	w = b->word[at] & UINT64_MAX << i % 64;
	while (w == 0) {
		if (++at >= words(b))
			return b->n;
		w = b->word[at];
	}
	return at * 64 + (size_t)__builtin_ctzll(w);
}

size_t
bits_before(const struct bits *b, size_t end)
{
	uint64_t w;
	size_t at;

	if (end > b->n)
		end = b->n;
	if (end == 0)
		return b->n;
	at = (end - 1) / 64;
	w = b->word[at] & UINT64_MAX >> (63 - (end - 1) % 64);
	while (w == 0) {
		if (at-- == 0)
			return b->n;
		w = b->word[at];
	}
	return at * 64 + 63 - (size_t)__builtin_clzll(w);
}
