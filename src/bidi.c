/* SPDX-License-Identifier: ISC */
/*
 * bidi - see bidi.h.  A run is as long as its words are right-to-left, or
 * without a direction of their own between two that are.
 */
#include "bidi.h"

#include <string.h>

#include "str.h"
#include "text.h"

#define FSI "\xe2\x81\xa8"
#define PDI "\xe2\x81\xa9"

/* Right-to-left letters begin with these bytes, and others do too. */
bool
bidi_has_rtl(const char *s, size_t n)
{
	size_t i;

	for (i = 0; i < n; i++)
		if ((unsigned char)s[i] >= 0xd6)
			return text_is_rtl(s, n);
	return false;
}

/* A word that takes the direction of its neighbours: figures, signs. */
static bool
is_neutral(const char *s, size_t n)
{
	size_t i, len;
	uint32_t cp;

	for (i = 0; i < n; i += len) {
		len = utf8_decode(s + i, n - i, &cp);
		/* The figures of Arabic and Persian have no other. */
		if ((cp >= 0x660 && cp <= 0x669) ||
		    (cp >= 0x6f0 && cp <= 0x6f9))
			continue;
		if (cp >= 0x80 || (cp >= 'A' && cp <= 'Z') ||
		    (cp >= 'a' && cp <= 'z'))
			return false;
	}
	return true;
}

static size_t
word_length(const char *s, size_t n)
{
	const char *p = memchr(s, ' ', n);

	return p == NULL ? n : (size_t)(p - s);
}

/* Length of the run of right-to-left words at S, 0: it begins with none. */
static size_t
rtl_run(const char *s, size_t n)
{
	size_t i = 0, end = 0, len;

	while (i < n) {
		len = word_length(s + i, n - i);
		if (bidi_has_rtl(s + i, len))
			end = i + len;
		else if (end == 0 || !is_neutral(s + i, len))
			break;
		i += len;
		while (i < n && s[i] == ' ')
			i++;
	}
	return end;
}

void
bidi_reorder(struct str *out, const char *s, size_t n)
{
	size_t i = 0, len, end, at;

	while (i < n) {
		len = rtl_run(s + i, n - i);
		for (end = i + len; end > i; end = at) {
			at = end;
			while (at > i && s[at - 1] != ' ')
				at--;
			str_addn(out, s + at, end - at);
			if (at > i) {
				str_addc(out, ' ');
				at--;
			}
		}
		i += len;
		len = word_length(s + i, n - i);
		if (len < n - i)
			len++;
		str_addn(out, s + i, len);
		i += len;
	}
}

void
bidi_isolate(struct str *out, const char *s, size_t n)
{
	size_t i = 0, len;

	while (i < n) {
		len = rtl_run(s + i, n - i);
		if (len > 0) {
			str_add(out, FSI);
			str_addn(out, s + i, len);
			str_add(out, PDI);
			i += len;
		}
		len = word_length(s + i, n - i);
		if (len < n - i)
			len++;
		str_addn(out, s + i, len);
		i += len;
	}
}
