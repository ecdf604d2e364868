/* SPDX-License-Identifier: ISC */
/*
 * hash - the door to nettle, which uses the instructions that a processor has
 * for SHA-256: a text of 100 kB is read before its first quote is shown, and
 * without them that is a third of the time of a first screen.
 */
#include "hash.h"

#include <stdint.h>

#include <nettle/base16.h>
#include <nettle/sha2.h>

#include "mem.h"

struct hash {
	struct sha256_ctx ctx;
};

struct hash *
hash_new(void)
{
	struct hash *h;

	h = mem_alloc(sizeof(*h));
	sha256_init(&h->ctx);
	return h;
}

void
hash_add(struct hash *h, const void *p, size_t n)
{
	sha256_update(&h->ctx, n, p);
}

void
hash_end(struct hash *h, char hex[HASH_SIZE])
{
	uint8_t sum[SHA256_DIGEST_SIZE];

	sha256_digest(&h->ctx, sizeof(sum), sum);
	base16_encode_update(hex, sizeof(sum), sum);
	hex[HASH_SIZE - 1] = '\0';
	mem_free(h);
}

void
hash_of(const void *p, size_t n, char hex[HASH_SIZE])
{
	struct hash *h;

	h = hash_new();
	hash_add(h, p, n);
	hash_end(h, hex);
}
