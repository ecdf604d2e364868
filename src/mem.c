/* SPDX-License-Identifier: ISC */
/*
 * An arena is a list of blocks, the newest in front; each block is twice the
 * one before, up to BLOCK_MAX, and a piece that fits into none gets a block
 * of its own size.  Pieces are cut from the front block only.
 *
 * Under AddressSanitizer every piece is a block of its own and a reset frees
 * all of them, so that it sees writing past a piece and reading after a reset.
 */
#include "mem.h"

#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* This file is where the rest of the program gets its memory. */
#undef calloc
#undef malloc
#undef realloc

#if defined(__SANITIZE_ADDRESS__)
#define PIECE_IS_BLOCK 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define PIECE_IS_BLOCK 1
#endif
#endif
#ifndef PIECE_IS_BLOCK
#define PIECE_IS_BLOCK 0
#endif

#define BLOCK_MIN ((size_t)4096)
#define BLOCK_MAX ((size_t)1024 * 1024)
#define EXIT_NO_MEMORY 4

struct arena_block {
	struct arena_block *next;
	size_t size; /* of data */
	size_t used;
	_Alignas(max_align_t) unsigned char data[];
};

static mem_hook out_of_memory_hook;
static const char *out_of_memory_note;

void
mem_set_hook(mem_hook hook)
{
	out_of_memory_hook = hook;
}

void
mem_set_note(const char *note)
{
	out_of_memory_note = note;
}

_Noreturn void
mem_exhausted(void)
{
	mem_hook hook = out_of_memory_hook;

	/* The hook may itself run out of memory: it is called once. */
	out_of_memory_hook = NULL;
	if (hook != NULL)
		hook(out_of_memory_note);
	_exit(EXIT_NO_MEMORY);
}

static size_t
checked_add(size_t a, size_t b)
{
	if (a > SIZE_MAX - b)
		mem_exhausted();
	return a + b;
}

static size_t
checked_mul(size_t a, size_t b)
{
	if (b != 0 && a > SIZE_MAX / b)
		mem_exhausted();
	return a * b;
}

void *
mem_alloc(size_t size)
{
	return mem_array(1, size);
}

void *
mem_array(size_t n, size_t size)
{
	size_t bytes = checked_mul(n, size);
	void *p = calloc(1, bytes != 0 ? bytes : 1);

	if (p == NULL)
		mem_exhausted();
	return p;
}

void *
mem_grow(void *p, size_t *cap, size_t want, size_t size)
{
	size_t old = *cap, n = old;
	unsigned char *grown;

	if (p != NULL && want <= old)
		return p;
	if (n < 8)
		n = 8;
	while (n < want)
		n = n > SIZE_MAX / 2 ? want : n + n / 2;
	grown = realloc(p, checked_mul(n, size != 0 ? size : 1));
	if (grown == NULL)
		mem_exhausted();
	memset(grown + old * size, 0, (n - old) * size);
	*cap = n;
	return grown;
}

char *
mem_strdup(const char *s)
{
	return s == NULL ? NULL : mem_strndup(s, strlen(s));
}

char *
mem_strndup(const char *s, size_t n)
{
	size_t len = strnlen(s, n);
	char *copy = mem_alloc(checked_add(len, 1));

	memcpy(copy, s, len);
	return copy;
}

void
mem_free(void *p)
{
	free(p);
}

void
arena_init(struct arena *a)
{
	a->head = NULL;
	a->used = 0;
}

static void
free_blocks(struct arena_block *block)
{
	struct arena_block *next;

	for (; block != NULL; block = next) {
		next = block->next;
		free(block);
	}
}

void
arena_clear(struct arena *a)
{
	free_blocks(a->head);
	arena_init(a);
}

void
arena_reset(struct arena *a)
{
	struct arena_block **at, **largest = &a->head, *keep;

	if (PIECE_IS_BLOCK || a->head == NULL) {
		arena_clear(a);
		return;
	}
	for (at = &a->head; *at != NULL; at = &(*at)->next) {
		if ((*at)->size > (*largest)->size)
			largest = at;
	}
	keep = *largest;
	*largest = keep->next;
	free_blocks(a->head);
	keep->next = NULL;
	keep->used = 0;
	a->head = keep;
	a->used = 0;
}

/* Put a block in front of A in which SIZE bytes are free. */
static struct arena_block *
add_block(struct arena *a, size_t size)
{
	struct arena_block *block;
	size_t want = BLOCK_MIN;

	if (a->head != NULL)
		want = a->head->size < BLOCK_MAX / 2 ? a->head->size * 2
						     : BLOCK_MAX;
	if (PIECE_IS_BLOCK || want < size)
		want = size;
	block = malloc(checked_add(sizeof(*block), want));
	if (block == NULL)
		mem_exhausted();
	block->next = a->head;
	block->size = want;
	block->used = 0;
	a->head = block;
	return block;
}

void *
arena_alloc(struct arena *a, size_t size)
{
	const size_t align = _Alignof(max_align_t);
	struct arena_block *block = a->head;
	size_t step = size != 0 ? size : 1;
	void *p;

	if (!PIECE_IS_BLOCK)
		step = checked_add(step, align - 1) / align * align;
	if (block == NULL || block->size - block->used < step)
		block = add_block(a, step);
	p = block->data + block->used;
	block->used += step;
	a->used = checked_add(a->used, size);
	return memset(p, 0, size);
}

void *
arena_array(struct arena *a, size_t n, size_t size)
{
	return arena_alloc(a, checked_mul(n, size));
}

char *
arena_strdup(struct arena *a, const char *s)
{
	return s == NULL ? NULL : arena_strndup(a, s, strlen(s));
}

char *
arena_strndup(struct arena *a, const char *s, size_t n)
{
	char *copy = arena_alloc(a, checked_add(n, 1));

	/* A NUL inside ends the text but not the piece: who goes by N reads
	 * zeros, nothing of others. */
	memcpy(copy, s, strnlen(s, n));
	return copy;
}

char *
arena_printf(struct arena *a, const char *fmt, ...)
{
	char *text, most[256];
	va_list ap, again;
	int n;

	va_start(ap, fmt);
	va_copy(again, ap);
	n = vsnprintf(most, sizeof(most), fmt, ap);
	va_end(ap);
	if (n < 0)
		n = 0;
	text = arena_alloc(a, (size_t)n + 1);
	if ((size_t)n < sizeof(most))
		memcpy(text, most, (size_t)n);
	else
		/* Twice the same call: it fits. */
		(void)vsnprintf(text, (size_t)n + 1, fmt, again);
	va_end(again);
	return text;
}
