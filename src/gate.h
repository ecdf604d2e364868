/* SPDX-License-Identifier: ISC */
/*
 * gate - the one way by which text leaves the program.
 *
 * Data comes from strangers.  Before any of it reaches a terminal, a pipe or
 * a message, each code point passes gate_cp: C0, C1 and DEL become visible
 * signs (U+2400 block; U+FFFD for C1), bidi controls (U+061C, U+200E-200F,
 * U+202A-202E, U+2066-2069), line and paragraph separators, zero-width and tag characters (U+200B, U+2060, U+FEFF,
 * U+E0000-E007F) become a visible sign, bad UTF-8 becomes U+FFFD.  A zero-width
 * joiner or non-joiner between letters stays.  The canvas (ui/canvas.h) and the writers below both call it,
 * and nothing else prints data.
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

/* What CP may be shown as: itself, or a sign of one cell. UTF8_BAD gives U+FFFD. */
uint32_t gate_cp(uint32_t cp);

/*
 * Append the N bytes of S, made harmless.  A newline stays a newline only
 * with GATE_LINES (else U+240A), a tab only with GATE_TABS (else one blank).
 * With GATE_ASCII what is not ASCII becomes '?' (plain terminals).
 */
enum gate_flags { GATE_LINES = 1, GATE_TABS = 2, GATE_ASCII = 4 };
void	 gate_text(struct str *out, const char *s, size_t n, int flags);

/* Append as a JSON string with its quotes: controls, C1, bidi controls and
 * U+2028/2029 escaped as \uXXXX, so nothing is lost; bad UTF-8 is U+FFFD. */
void	 gate_json(struct str *out, const char *s, size_t n);

/*
 * An output: stdout, stderr or a file that "-o" named.  Errors stick and are
 * told by out_close.  EPIPE is no error: out_close succeeds and the rest is thrown away.
 */
struct out;
struct out *out_stdout(void);		/* singletons, never freed */
struct out *out_stderr(void);
struct out *out_memory(struct str *to);	/* for tests and screens; out_close frees */
struct out *out_file(const char *path, struct err *e);	/* made beside, renamed at close */
/* Write program text (a literal, or already gated); it is not changed. */
void	 out_raw(struct out *o, const char *s, size_t n);
/* printf whose every %s argument and literal passes the gate (lines kept). */
void	 out_printf(struct out *o, const char *fmt, ...)
	    __attribute__((format(printf, 2, 3)));
/* Data: gated, newlines kept only with GATE_LINES. */
void	 out_text(struct out *o, const char *s, size_t n, int flags);
bool	 out_is_tty(const struct out *o);
int	 out_columns(const struct out *o);	/* of the terminal; 80 when unknown */
bool	 out_close(struct out *o, struct err *e) MUST_USE;	/* flush; file: sync, rename */
/* "strife: TEXT\n" on stderr, gated. */
void	 out_error(const char *fmt, ...) __attribute__((format(printf, 1, 2)));

#endif
