/* SPDX-License-Identifier: ISC */
/*
 * app_load - brings what is stale up to date, and no more than is asked for.
 *
 * A command that reads a list or the event first says that it needs it;
 * so keys typed ahead cost only what they touch, and the rest is loaded
 * once, before drawing.
 */
#ifndef STRIFE_APP_LOAD_H
#define STRIFE_APP_LOAD_H

#include <stdbool.h>
#include <stdint.h>

struct app;
struct err;

/* Make the parts named by BITS (enum stale) fresh, and what they rest on. */
void	app_need(struct app *app, unsigned bits);
/* May the first frame be made of the first rows? */
bool	app_begins(const struct app *app);
/* Have app->starts, which a lazy list needs. */
bool	app_load_starts(struct app *app, struct err *e);
/* The faction that has NAME among its names, in any spelling; 0: none. */
uint32_t app_known_as(struct app *app, const char *name);

#endif
