/* SPDX-License-Identifier: ISC */
/*
 * clipboard - see clipboard.h.
 *
 * tmux takes OSC 52 itself where its set-clipboard says so, and passes a
 * wrapped one where allow-passthrough says so: it gets both.  screen passes
 * any DCS to the terminal, in pieces of a limited length; to tmux such a DCS
 * means nothing, which matters where TERM is screen's and nobody says which
 * of the two it is.  Never the other way round: screen would print tmux's.
 */
#include "clipboard.h"

#include <string.h>

#include "str.h"

#define SCREEN_PIECE 200

static bool
begins(const char *s, const char *prefix)
{
	return s != NULL && strncmp(s, prefix, strlen(prefix)) == 0;
}

static bool
is_set(const char *s)
{
	return s != NULL && *s != '\0';
}

enum clipboard_way
clipboard_way(const char *term, const char *tmux, const char *sty)
{
	static const char *const without[] = {
	    "linux", "vt", "ansi", "cons", "dumb", "sun", "wy"};
	size_t i;

	for (i = 0; i < sizeof without / sizeof *without; i++)
		if (begins(term, without[i]) && !begins(term, "vte"))
			return CLIPBOARD_NONE;
	if (is_set(tmux) || begins(term, "tmux"))
		return CLIPBOARD_TMUX;
	if (is_set(sty) || begins(term, "screen"))
		return CLIPBOARD_SCREEN;
	return CLIPBOARD_PLAIN;
}

const char *
clipboard_way_words(enum clipboard_way way)
{
	switch (way) {
	case CLIPBOARD_TMUX:
		return " by way of tmux";
	case CLIPBOARD_SCREEN:
		return " by way of screen";
	case CLIPBOARD_NONE:
	case CLIPBOARD_PLAIN:
		break;
	}
	return "";
}

static void
base64(struct str *out, const char *s, size_t n)
{
	static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
				     "abcdefghijklmnopqrstuvwxyz0123456789+/";
	const unsigned char *p = (const unsigned char *)s;
	unsigned v;
	size_t i;

	for (i = 0; i < n; i += 3) {
		v = (unsigned)p[i] << 16;
		if (i + 1 < n)
			v |= (unsigned)p[i + 1] << 8;
		if (i + 2 < n)
			v |= p[i + 2];
		str_addc(out, digits[v >> 18]);
		str_addc(out, digits[v >> 12 & 63]);
		str_addc(out, i + 1 < n ? digits[v >> 6 & 63] : '=');
		str_addc(out, i + 2 < n ? digits[v & 63] : '=');
	}
}

static void
in_pieces(struct str *out, const char *s, size_t n)
{
	size_t k;

	for (; n > 0; s += k, n -= k) {
		k = n < SCREEN_PIECE ? n : SCREEN_PIECE;
		str_add(out, "\033P");
		str_addn(out, s, k);
		str_add(out, "\033\\");
	}
}

bool
clipboard_sequence(
    struct str *out, enum clipboard_way way, const char *s, size_t n)
{
	struct str osc = STR_INIT;

	if (way == CLIPBOARD_NONE || n == 0 || n > CLIPBOARD_MAX)
		return false;
	str_add(&osc, "\033]52;c;");
	base64(&osc, s, n);
	str_addc(&osc, '\a');
	str_addn(out, osc.s, osc.len);
	if (way == CLIPBOARD_TMUX) {
		/* An Esc inside is doubled; there is one. */
		str_add(out, "\033Ptmux;\033");
		str_addn(out, osc.s, osc.len);
		str_add(out, "\033\\");
	} else if (way == CLIPBOARD_SCREEN) {
		in_pieces(out, osc.s, osc.len);
	}
	str_clear(&osc);
	return true;
}
