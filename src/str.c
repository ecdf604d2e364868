/* SPDX-License-Identifier: ISC */
/*
 * str - growing text, and UTF-8 at its lowest level.
 *
 * A buffer grows by doubling (mem_grow) and keeps one byte more than its
 * length for the NUL.  An appended piece must not lie inside the buffer it
 * is appended to: growing may move it.
 *
 * utf8_decode follows table 3-7 of the Unicode standard: the lead byte fixes
 * the number of bytes and the range of the second one, which is where overlong
 * forms, surrogates and values above U+10FFFF fall out.
 */
#include "str.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "mem.h"

void
str_room(struct str *b, size_t n)
{
	size_t want;

	want = n > SIZE_MAX - b->len - 1 ? SIZE_MAX : b->len + n + 1;
	if (want > b->cap)
		b->s = mem_grow(b->s, &b->cap, want, 1);
}

void
str_clear(struct str *b)
{
	mem_free(b->s);
	*b = (struct str)STR_INIT;
}

void
str_reset(struct str *b)
{
	b->len = 0;
	if (b->s != NULL)
		b->s[0] = '\0';
}

void
str_addn(struct str *b, const char *s, size_t n)
{
	str_room(b, n);
	if (n > 0)
		memcpy(b->s + b->len, s, n);
	b->len += n;
	b->s[b->len] = '\0';
}

void
str_add(struct str *b, const char *s)
{
	str_addn(b, s, strlen(s));
}

void
str_addc(struct str *b, char c)
{
	str_room(b, 1);
	b->s[b->len++] = c;
	b->s[b->len] = '\0';
}

void
str_add_cp(struct str *b, uint32_t cp)
{
	char out[4];

	str_addn(b, out, utf8_encode(cp, out));
}

void
str_add_int(struct str *b, int v)
{
	unsigned int left = v < 0 ? 0u - (unsigned int)v : (unsigned int)v;
	char out[12];
	size_t i = sizeof(out);

	do
		out[--i] = (char)('0' + left % 10);
	while ((left /= 10) > 0);
	if (v < 0)
		out[--i] = '-';
	str_addn(b, out + i, sizeof(out) - i);
}

void
str_printf(struct str *b, const char *fmt, ...)
{
	va_list ap, again;
	size_t room;
	int n;

	str_room(b, 0);
	room = b->cap - b->len;
	va_start(ap, fmt);
	va_copy(again, ap);
	n = vsnprintf(b->s + b->len, room, fmt, ap);
	if (n >= 0 && (size_t)n >= room) {
		str_room(b, (size_t)n);
		n = vsnprintf(b->s + b->len, (size_t)n + 1, fmt, again);
	}
	if (n > 0)
		b->len += (size_t)n;
	b->s[b->len] = '\0';
	va_end(again);
	va_end(ap);
}

const char *
str_c(const struct str *b)
{
	return b->s == NULL ? "" : b->s;
}

char *
str_take(struct str *b)
{
	char *s;

	str_room(b, 0);
	s = b->s;
	s[b->len] = '\0';
	*b = (struct str)STR_INIT;
	return s;
}

/*
 * Bytes that lead byte C announces (0: none), and the range of the second.
 */
static size_t
utf8_lead(unsigned char c, unsigned char *lo, unsigned char *hi)
{
	*lo = 0x80;
	*hi = 0xBF;
	if (c < 0xC2 || c > 0xF4)
		return 0;
	if (c < 0xE0)
		return 2;
	if (c == 0xE0)
		*lo = 0xA0;
	else if (c == 0xED)
		*hi = 0x9F;
	else if (c == 0xF0)
		*lo = 0x90;
	else if (c == 0xF4)
		*hi = 0x8F;
	return c < 0xF0 ? 3 : 4;
}

size_t
utf8_decode(const char *s, size_t n, uint32_t *cp)
{
	const unsigned char *p;
	unsigned char lo, hi;
	size_t len, i;
	uint32_t v;

	p = (const unsigned char *)s;
	if (p[0] < 0x80) {
		*cp = p[0];
		return 1;
	}
	*cp = UTF8_BAD;
	len = utf8_lead(p[0], &lo, &hi);
	if (len == 0)
		return 1;
	v = p[0] & (0xFFu >> (len + 1));
	for (i = 1; i < len; i++) {
		if (i == n || p[i] < lo || p[i] > hi)
			return i;
		v = v << 6 | (p[i] & 0x3Fu);
		lo = 0x80;
		hi = 0xBF;
	}
	*cp = v;
	return len;
}

/* What cannot be encoded (surrogates, too large, UTF8_BAD) gives U+FFFD. */
size_t
utf8_encode(uint32_t cp, char *out)
{
	if (cp > 0x10FFFF || (cp >= 0xD800 && cp <= 0xDFFF))
		cp = 0xFFFD;
	if (cp < 0x80) {
		out[0] = (char)cp;
		return 1;
	}
	if (cp < 0x800) {
		out[0] = (char)(0xC0 | cp >> 6);
		out[1] = (char)(0x80 | (cp & 0x3F));
		return 2;
	}
	if (cp < 0x10000) {
		out[0] = (char)(0xE0 | cp >> 12);
		out[1] = (char)(0x80 | (cp >> 6 & 0x3F));
		out[2] = (char)(0x80 | (cp & 0x3F));
		return 3;
	}
	out[0] = (char)(0xF0 | cp >> 18);
	out[1] = (char)(0x80 | (cp >> 12 & 0x3F));
	out[2] = (char)(0x80 | (cp >> 6 & 0x3F));
	out[3] = (char)(0x80 | (cp & 0x3F));
	return 4;
}

/* Does S begin with eight bytes of ASCII? */
static bool
ascii_eight(const char *s, size_t n)
{
	uint64_t word;

	if (n < sizeof(word))
		return false;
	memcpy(&word, s, sizeof(word));
	return (word & UINT64_C(0x8080808080808080)) == 0;
}

size_t
utf8_valid_to(const char *s, size_t n)
{
	uint32_t cp;
	size_t i, len;

	for (i = 0; i < n; i += len) {
		if (ascii_eight(s + i, n - i)) {
			len = 8;
			continue;
		}
		len = utf8_decode(s + i, n - i, &cp);
		if (cp == UTF8_BAD)
			return i;
	}
	return n;
}

size_t
utf8_count(const char *s, size_t n)
{
	const uint64_t ones = UINT64_MAX / 255; /* a 1 in each byte */
	uint64_t w;
	size_t count = n;

	/* Less the bytes that go on with a character: their highest bit is set,
	 * the one below it is not. */
	for (; n >= sizeof(w); n -= sizeof(w), s += sizeof(w)) {
		memcpy(&w, s, sizeof(w));
		count -= (size_t)(((w >> 7 & ~(w >> 6) & ones) * ones) >> 56);
	}
	for (; n > 0; n--, s++)
		count -= ((unsigned char)*s & 0xC0) == 0x80;
	return count;
}
