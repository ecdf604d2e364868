/* SPDX-License-Identifier: ISC */
/*
 * mem - memory that cannot be refused, and arenas.
 *
 * Being out of memory is the one thing strife does not carry upwards: the
 * hook that main sets restores the terminal and says so, then the process
 * ends with status 4.  Sizes are checked for overflow.
 *
 * An arena hands out memory that is freed all at once.  arena_reset keeps
 * the largest block for the next use.
 */
#ifndef STRIFE_MEM_H
#define STRIFE_MEM_H

#include <stddef.h>
#include <stdint.h>

#define PRINTF_MEM(f, a) __attribute__((format(printf, f, a)))

typedef void	(*mem_hook)(const char *note);

/* Called once when memory runs out, before the process ends. */
void	 mem_set_hook(mem_hook hook);
/* What is to be said then of what has been done; NULL, as at first: nothing.
 * Borrowed. */
void	 mem_set_note(const char *note);
/* For a library that was refused memory and has no better way to say so: the
 * process ends as if we had been refused it. */
_Noreturn void mem_exhausted(void);

void	*mem_alloc(size_t size);		/* zeroed; yours to mem_free */
void	*mem_array(size_t n, size_t size);	/* zeroed, n * size checked */
/* Grow P (NULL at first) so that it holds at least WANT items of SIZE;
 * *CAP is the present capacity in items and is updated. */
void	*mem_grow(void *p, size_t *cap, size_t want, size_t size);
char	*mem_strdup(const char *s);
char	*mem_strndup(const char *s, size_t n);
void	 mem_free(void *p);

struct arena_block;
struct arena {
	struct arena_block	*head;
	size_t			 used;	/* bytes handed out since init/reset */
};

void	 arena_init(struct arena *a);
void	 arena_reset(struct arena *a);
void	 arena_clear(struct arena *a);
void	*arena_alloc(struct arena *a, size_t size);	/* zeroed, aligned */
void	*arena_array(struct arena *a, size_t n, size_t size);
char	*arena_strdup(struct arena *a, const char *s);	/* NULL gives NULL */
char	*arena_strndup(struct arena *a, const char *s, size_t n);
char	*arena_printf(struct arena *a, const char *fmt, ...) PRINTF_MEM(2, 3);

#endif
