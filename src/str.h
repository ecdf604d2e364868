/* SPDX-License-Identifier: ISC */
/*
 * str - growing text, and UTF-8 at its lowest level.
 *
 * A struct str is a byte buffer that is always NUL-terminated; it may hold
 * NUL bytes inside when data brings them.  Nothing here judges or changes
 * text: see gate.h for what may reach a terminal, text.h for widths.
 */
#ifndef STRIFE_STR_H
#define STRIFE_STR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct str {
	char	*s;	/* never NULL after the first append; "" via str_c */
	size_t	 len;
	size_t	 cap;
};

#define STR_INIT {NULL, 0, 0}

void		 str_clear(struct str *b);	/* frees */
void		 str_reset(struct str *b);	/* empty, memory kept */
void		 str_room(struct str *b, size_t n);	/* for N more bytes */
void		 str_add(struct str *b, const char *s);
void		 str_addn(struct str *b, const char *s, size_t n);
void		 str_addc(struct str *b, char c);
void		 str_add_int(struct str *b, int v);	/* as %d */
void		 str_add_cp(struct str *b, uint32_t cp);	/* as UTF-8 */
void		 str_printf(struct str *b, const char *fmt, ...)
		    __attribute__((format(printf, 2, 3)));	/* appends */
const char	*str_c(const struct str *b);	/* borrowed, never NULL */
char		*str_take(struct str *b);	/* yours; b is empty after */

#define UTF8_BAD 0xFFFFFFFFu

/*
 * Decode one code point from the N > 0 bytes at S.  Stores it, or UTF8_BAD
 * where the bytes are not UTF-8 (Unicode 15, table 3-7: no overlong forms,
 * no surrogates, nothing above U+10FFFF).  Returns the bytes consumed: of a
 * bad sequence its maximal well-formed prefix, at least 1.
 */
size_t		 utf8_decode(const char *s, size_t n, uint32_t *cp);
/* Encode; OUT holds at least 4 bytes.  Returns the bytes written. */
size_t		 utf8_encode(uint32_t cp, char *out);
/* Offset of the first byte that is not UTF-8, or N where all is well. */
size_t		 utf8_valid_to(const char *s, size_t n);
/* Number of code points in N bytes of valid UTF-8. */
size_t		 utf8_count(const char *s, size_t n);

#endif
