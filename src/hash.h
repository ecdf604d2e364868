/* SPDX-License-Identifier: ISC */
/*
 * hash - SHA-256, in hex: the sum of a source's text, the fingerprint of a
 * dataset.  The only unit that includes nettle.
 */
#ifndef STRIFE_HASH_H
#define STRIFE_HASH_H

#include <stddef.h>

#define HASH_SIZE 65 /* 64 digits and the NUL */

/* The sum of the N bytes at P. */
void hash_of(const void *p, size_t n, char hex[HASH_SIZE]);

/* The same piece by piece; hash_end frees. */
struct hash;
struct hash *hash_new(void);
void hash_add(struct hash *h, const void *p, size_t n);
void hash_end(struct hash *h, char hex[HASH_SIZE]);

#endif
