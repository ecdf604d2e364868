/* SPDX-License-Identifier: ISC */
/*
 * app_mouse - the mouse, where the reader's settings ask for it: a click goes
 * to a row, one more opens it, the wheel moves by three rows.  Everything it
 * does a key does as well.
 */
#ifndef STRIFE_APP_MOUSE_H
#define STRIFE_APP_MOUSE_H

#include <stdint.h>

struct app;

/* KEY is one of the mouse (keys.h).  Where it hits nothing, nothing is done. */
void	app_mouse(struct app *app, uint32_t key);

#endif
