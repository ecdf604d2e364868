/* SPDX-License-Identifier: ISC */
/*
 * circle - who comes back to himself, where each points to at most one other.
 *
 * Events that are part of events, places that lie in places, claims that
 * restate claims: each is a step to one other, and none may lead back.
 */
#ifndef STRIFE_CIRCLE_H
#define STRIFE_CIRCLE_H

#include <stdbool.h>
#include <stdint.h>

/*
 * UP[I - 1] is what number I of N points to, 0: nothing.  ON[I - 1] says then
 * whether I lies on a circle; who only leads to one does not.
 */
void circle_find(const uint32_t *up, uint32_t n, bool *on);

#endif
