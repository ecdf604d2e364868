/* SPDX-License-Identifier: ISC */
/*
 * worker - one thread beside ours, and lanes between the two.
 *
 * The only unit that knows of threads.  What goes through a lane belongs to
 * the one who took it; nothing else is shared.  Signals come to the thread
 * that was there before.
 */
#ifndef STRIFE_WORKER_H
#define STRIFE_WORKER_H

#include <stdbool.h>
#include <stddef.h>

struct worker;

/* Run RUN(CTX) beside; NULL where there is no thread to be had, and then it
 * is not run: the caller does its work himself. */
struct worker *worker_start(void (*run)(void *ctx), void *ctx);
/* Wait for its end; NULL is fine. */
void	worker_join(struct worker *w);

/* Things on their way from one thread to another, in order. */
struct lane;

struct lane *lane_new(size_t room);
/* Waits for room; false, and THING stays the caller's, where it was closed. */
bool	lane_put(struct lane *l, void *thing);
/* Waits for one; NULL where there is none and it was closed. */
void	*lane_take(struct lane *l);
/* Is there one to be taken at once? */
bool	lane_has(struct lane *l);
/* No more will come: from either side. */
void	lane_close(struct lane *l);
/* What still lies in it is the caller's.  NULL is fine. */
void	lane_free(struct lane *l);

#endif
