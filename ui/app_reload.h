/* SPDX-License-Identifier: ISC */
/*
 * app_reload - the dataset read anew under the reader's feet.
 *
 * Numbers are a database's own, so all that the app remembers, where it is
 * and where it was, is looked up again by its link.  What is no longer there
 * is let go: a card is closed, of an event the one nearest in time is taken.
 */
#ifndef STRIFE_APP_RELOAD_H
#define STRIFE_APP_RELOAD_H

#include <stdbool.h>

#include "../src/link.h"
#include "../src/model.h"

struct app;
struct db;

/* Take DB, which is closed with the app, in the place of the one before.  False:
 * it cannot be read, which is said, and the one before stays. */
bool	app_reload(struct app *app, struct db *db);

/* The kind of link by which a subject of KIND is found again. */
enum link_kind app_reload_link(enum subject kind);

#endif
