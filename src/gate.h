/* SPDX-License-Identifier: ISC */
/*
 * gate - the one way by which text leaves the program.
 *
 * Data comes from strangers.  Before any of it reaches a terminal, a pipe or
 * a message, each code point passes gate_cp: C0 and DEL become visible signs
 * (U+2400 block), C1, noncharacters and bad UTF-8 become U+FFFD; bidi controls
 * (U+061C, U+200E-200F, U+202A-202E, U+2066-2069), line and paragraph
 * separators, zero-width, annotation and tag characters (U+200B, U+2060-206F,
 * U+FEFF, U+FFF9-FFFB, U+E0000-E0FFF) become U+2426.  A zero-width joiner or
 * non-joiner between letters stays.  The canvas (ui/canvas.h) and the writers
 * below both call it, and nothing else prints data.
 *
 * The writers hold everything that strife writes to stdout and stderr.
 */
#ifndef STRIFE_GATE_H
#define STRIFE_GATE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include "err.h"

struct str;

/* What CP may be shown as: itself, or a sign of one cell.  UTF8_BAD gives
 * U+FFFD.  The joiners U+200C and U+200D pass; gate_text looks at what is
 * beside them. */
uint32_t gate_cp(uint32_t cp);
/* One ASCII character in the place of CP: the plain form of quotation marks,
 * dashes, dots and blanks, else '?'. */
char	 gate_ascii(uint32_t cp);

/*
 * Append the N bytes of S, made harmless.  A newline stays a newline only
 * with GATE_LINES (else U+240A), a tab only with GATE_TABS (else one blank).
 * With GATE_ASCII what is not ASCII becomes '?', or the plain form of quotation
 * marks, dashes and blanks (terminals whose locale is not UTF-8).
 */
enum gate_flags { GATE_LINES = 1, GATE_TABS = 2, GATE_ASCII = 4 };
void	 gate_text(struct str *out, const char *s, size_t n, int flags);

/* Append as a JSON string with its quotes: controls, C1, bidi controls and
 * U+2028/2029 escaped as \uXXXX, so nothing is lost; bad UTF-8 is U+FFFD. */
void	 gate_json(struct str *out, const char *s, size_t n);

/*
 * An output: stdout, stderr or a file that "-o" named.  Errors stick and are
 * told by out_close.  EPIPE is no error: out_close succeeds and the rest is
 * thrown away.  stdout is buffered until out_close, out_error or 64 KiB; stderr
 * is not.  Call setlocale before the first use: a terminal whose characters are
 * not UTF-8 gets GATE_ASCII in out_text and out_printf.
 */
struct out;
struct out *out_stdout(void);		/* singletons, never freed */
struct out *out_stderr(void);
/* Before the first file is opened: a standard descriptor that we were given
 * closed is occupied, so that no file of ours gets its number and with it what
 * was meant for stdout or stderr.  Writing there fails as before. */
void	 out_reserve(void);
/* For tests and screens; out_close frees the output, never TO. */
struct out *out_memory(struct str *to);
/* Made beside PATH and renamed at out_close; devices and pipes are written in
 * place.  NULL on failure. */
struct out *out_file(const char *path, struct err *e) MUST_USE;
/* Write program text (a literal, or already gated); it is not changed. */
void	 out_raw(struct out *o, const char *s, size_t n);
/* printf whose result passes the gate as a whole (newlines and tabs kept). */
void	 out_printf(struct out *o, const char *fmt, ...)
	    __attribute__((format(printf, 2, 3)));
/* Data: gated, newlines kept only with GATE_LINES. */
void	 out_text(struct out *o, const char *s, size_t n, int flags);
bool	 out_is_tty(const struct out *o);
/* Is it a terminal whose characters are not UTF-8? */
bool	 out_is_ascii(const struct out *o);
/* Of the terminal; 80 when unknown. */
int	 out_columns(const struct out *o);
/* Write what waits; false when that cannot be done, or the reader went away. */
bool	 out_flush(struct out *o);
/* Flush; a file is synced and renamed.  Frees O even when it fails. */
bool	 out_close(struct out *o, struct err *e) MUST_USE;
/* Instead of out_close when the work failed: what waits is thrown away and a
 * file leaves no trace. */
void	 out_discard(struct out *o);
/* "strife: TEXT\n" on stderr, gated, newlines too. */
void	 out_error(const char *fmt, ...) __attribute__((format(printf, 1, 2)));

#endif
