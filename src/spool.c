/* SPDX-License-Identifier: ISC */
/*
 * One buffer, which gathers what is on its way to the file, and afterwards
 * holds the stretch of it that was read last.  Where nothing was written yet
 * that stretch is all there is, and there is no file.
 */
#include "spool.h"

#include <sys/types.h>
#include <unistd.h>

#include <string.h>

#include "file.h"
#include "mem.h"

#define AHEAD 4096 /* bytes read at once, at least */

struct spool {
	const char *beside;
	size_t max;
	int fd; /* -1: none yet */
	char *buf;
	size_t n, cap;
	uint64_t at; /* of what is in the buffer */
	bool reading;
	struct err e; /* the first failure */
};

struct spool *
spool_new(size_t memory, const char *beside)
{
	struct spool *s = mem_alloc(sizeof(*s));

	s->beside = beside;
	s->max = memory;
	s->fd = -1;
	return s;
}

void
spool_free(struct spool *s)
{
	if (s == NULL)
		return;
	if (s->fd != -1)
		close(s->fd);
	mem_free(s->buf);
	mem_free(s);
}

static bool
write_buf(struct spool *s)
{
	if (s->fd == -1)
		s->fd = file_temporary(s->beside);
	if (s->fd == -1)
		return err_set_errno(&s->e, "no temporary file");
	return file_put(s->fd, s->buf, s->n, (off_t)s->at, &s->e);
}

/* Have the buffer empty.  After a failure what was in it is lost. */
static void
write_out(struct spool *s)
{
	if (s->e.code == ERR_NONE)
		write_buf(s);
	s->at += s->n;
	s->n = 0;
}

uint64_t
spool_add(struct spool *s, const void *p, size_t n)
{
	uint64_t at = s->at + s->n;

	if (s->n > 0 && s->n + n > s->max) {
		write_out(s);
		at = s->at;
	}
	s->buf = mem_grow(s->buf, &s->cap, s->n + n, 1);
	memcpy(s->buf + s->n, p, n);
	s->n += n;
	return at;
}

/* All into the file, if there is one. */
static void
begin_reading(struct spool *s)
{
	s->reading = true;
	if (s->fd == -1)
		return;
	write_out(s);
	mem_free(s->buf);
	s->buf = NULL;
	s->cap = 0;
}

/* Have the N bytes at AT in the buffer. */
static bool
have(struct spool *s, uint64_t at, size_t n)
{
	size_t most = n > AHEAD ? n : AHEAD;

	if (!s->reading)
		begin_reading(s);
	if (s->e.code != ERR_NONE)
		return false;
	if (at >= s->at && at + n <= s->at + s->n)
		return true;
	s->buf = mem_grow(s->buf, &s->cap, most, 1);
	s->at = at;
	return file_get(s->fd, s->buf, n, most, (off_t)at, &s->n, &s->e);
}

const void *
spool_get(struct spool *s, uint64_t at, size_t n, struct err *e)
{
	if (have(s, at, n))
		return s->buf + (at - s->at);
	*e = s->e;
	return NULL;
}
