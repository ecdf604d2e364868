/* SPDX-License-Identifier: ISC */
/*
 * environment - what the environment says about the terminal, read kindly:
 * over SSH half of it is missing or names what is not installed here.
 */
#ifndef STRIFE_ENVIRONMENT_H
#define STRIFE_ENVIRONMENT_H

#include <stdbool.h>
#include <stddef.h>

#include "err.h"

/* What had to be assumed, sentences with "; " between them. */
struct environment_note {
	char	text[256];
};

void	environment_add(struct environment_note *n, const char *fmt, ...)
	    PRINTF(2, 3);
/* Is the variable there and not empty? */
bool	environment_has(const char *name);
/* Set LC_CTYPE; C.UTF-8 where nothing is asked for, or a UTF-8 locale that is
 * not installed.  Is it UTF-8 now? */
bool	environment_locale(struct environment_note *n);
/* From now on the locale is one of UTF-8, here and in programs started. */
void	environment_force_utf8(void);
/* Does a terminal of TYPE know bracketed paste? */
bool	environment_has_paste(const char *type);
/* ESCDELAY in ms, or 100. */
int	environment_esc_delay(void);

#endif
