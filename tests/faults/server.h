/* SPDX-License-Identifier: ISC */
/*
 * server - how shim.c is asked for one run after another.
 *
 * A question is SERVER_LINE bytes, a FAULT with its NUL somewhere; the answer
 * is the wait status of that run, an int.
 */
#ifndef STRIFE_SERVER_H
#define STRIFE_SERVER_H

#define SERVER_IN 198
#define SERVER_OUT 199
#define SERVER_LINE 64

#endif
