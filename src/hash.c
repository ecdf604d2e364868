/* SPDX-License-Identifier: ISC */
/*
 * hash - the door to libmd.
 */
#include "hash.h"

#include <sys/types.h>

#include <stdint.h>

#include <sha2.h>

#include "mem.h"

struct hash {
	SHA2_CTX ctx;
};

struct hash *
hash_new(void)
{
	struct hash *h;

	h = mem_alloc(sizeof(*h));
	SHA256Init(&h->ctx);
	return h;
}

void
hash_add(struct hash *h, const void *p, size_t n)
{
	SHA256Update(&h->ctx, p, n);
}

void
hash_end(struct hash *h, char hex[HASH_SIZE])
{
	SHA256End(&h->ctx, hex);
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
