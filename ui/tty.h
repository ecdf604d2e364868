/* SPDX-License-Identifier: ISC */
/*
 * tty - a terminal as the kernel has it: its modes, its size, bytes to it.
 * No curses, no state; ui/terminal.c builds on it.
 */
#ifndef STRIFE_TTY_H
#define STRIFE_TTY_H

#include <stdbool.h>
#include <stddef.h>
#include <termios.h>

/*
 * Give FD's keys to the program one by one: no echo, no lines, Ctrl-C and
 * Ctrl-Z as bytes; Ctrl-S and Ctrl-Q go on stopping the output where they
 * did, Ctrl-\ still ends the process.  Output passes unchanged.  The modes it
 * had go to SAVED; false where FD has none.
 */
bool	tty_raw(int fd, struct termios *saved);
void	tty_restore(int fd, const struct termios *saved);	/* in signals too */

/* Columns and rows, each 1 to 1000; what FD does not know LINES and COLUMNS
 * say, else W and H stay as they are. */
void	tty_size(int fd, int *w, int *h);

/* Is it gone?  Where SIGHUP is held back only this tells. */
bool	tty_hung_up(int fd);

/*
 * Write all N bytes; on a slow line it waits.  false when FD is gone, or when
 * *STOP (may be NULL) was set while waiting.
 */
bool	tty_write(int fd, const char *s, size_t n, const volatile int *stop);

#endif
