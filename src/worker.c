/* SPDX-License-Identifier: ISC */
/*
 * See worker.h.  A lane is a ring under a lock; each side waits on a condition
 * of its own.
 */
#include "worker.h"

#include <pthread.h>
#include <signal.h>

#include "mem.h"

#define STACK ((size_t)1 << 20) /* ours has no deep recursion */

struct worker {
	pthread_t thread;
	void (*run)(void *);
	void *ctx;
};

struct lane {
	pthread_mutex_t lock;
	pthread_cond_t room, thing;
	void **ring;
	size_t size, first, n;
	bool closed;
};

static void *
start(void *ctx)
{
	struct worker *w = ctx;

	w->run(w->ctx);
	return NULL;
}

/* With all signals blocked, which the new thread inherits. */
static bool
create(struct worker *w)
{
	pthread_attr_t attr;
	sigset_t all, old;
	int rc;

	if (pthread_attr_init(&attr) != 0)
		return false;
	(void)pthread_attr_setstacksize(&attr, STACK);
	sigfillset(&all);
	pthread_sigmask(SIG_SETMASK, &all, &old);
	rc = pthread_create(&w->thread, &attr, start, w);
	pthread_sigmask(SIG_SETMASK, &old, NULL);
	pthread_attr_destroy(&attr);
	return rc == 0;
}

struct worker *
worker_start(void (*run)(void *), void *ctx)
{
	struct worker *w = mem_alloc(sizeof(*w));

	w->run = run;
	w->ctx = ctx;
	if (create(w))
		return w;
	mem_free(w);
	return NULL;
}

void
worker_join(struct worker *w)
{
	if (w == NULL)
		return;
	pthread_join(w->thread, NULL);
	mem_free(w);
}

struct lane *
lane_new(size_t room)
{
	struct lane *l = mem_alloc(sizeof(*l));

	pthread_mutex_init(&l->lock, NULL);
	pthread_cond_init(&l->room, NULL);
	pthread_cond_init(&l->thing, NULL);
	l->ring = mem_array(room, sizeof(*l->ring));
	l->size = room;
	return l;
}

void
lane_free(struct lane *l)
{
	if (l == NULL)
		return;
	pthread_mutex_destroy(&l->lock);
	pthread_cond_destroy(&l->room);
	pthread_cond_destroy(&l->thing);
	mem_free(l->ring);
	mem_free(l);
}

bool
lane_put(struct lane *l, void *thing)
{
	bool put;

	pthread_mutex_lock(&l->lock);
	while (l->n == l->size && !l->closed)
		pthread_cond_wait(&l->room, &l->lock);
	put = !l->closed;
	if (put)
		l->ring[(l->first + l->n++) % l->size] = thing;
	pthread_cond_signal(&l->thing);
	pthread_mutex_unlock(&l->lock);
	return put;
}

void *
lane_take(struct lane *l)
{
	void *thing = NULL;

	pthread_mutex_lock(&l->lock);
	while (l->n == 0 && !l->closed)
		pthread_cond_wait(&l->thing, &l->lock);
	if (l->n > 0) {
		thing = l->ring[l->first];
		l->first = (l->first + 1) % l->size;
		l->n--;
	}
	pthread_cond_signal(&l->room);
	pthread_mutex_unlock(&l->lock);
	return thing;
}

bool
lane_has(struct lane *l)
{
	bool has;

	pthread_mutex_lock(&l->lock);
	has = l->n > 0;
	pthread_mutex_unlock(&l->lock);
	return has;
}

void
lane_close(struct lane *l)
{
	pthread_mutex_lock(&l->lock);
	l->closed = true;
	pthread_cond_signal(&l->room);
	pthread_cond_signal(&l->thing);
	pthread_mutex_unlock(&l->lock);
}
