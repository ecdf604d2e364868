/* SPDX-License-Identifier: ISC */
/*
 * gate - what a code point may be shown as.
 *
 * gate_cp knows no context, so it lets the two joiners pass; gate_text looks
 * at both neighbours and shows a joiner that joins nothing.  Runs of
 * printable ASCII are copied as they are, everything else goes code point by
 * code point.  The writers of gate.h are in out.c.
 */
#include "gate.h"

#include <string.h>
#include <unictype.h>

#include "str.h"

#define SIGN_HIDDEN 0x2426 /* SYMBOL FOR SUBSTITUTE FORM TWO */
#define SIGN_BAD 0xFFFD

/* Code points that show nothing or turn the text around, and are no joiners. */
static const struct range {
	uint32_t first, last;
} hidden[] = {
    {0x061C, 0x061C},	/* Arabic letter mark */
    {0x180E, 0x180E},	/* Mongolian vowel separator */
    {0x200B, 0x200B},	/* zero width space */
    {0x200E, 0x200F},	/* left-to-right, right-to-left mark */
    {0x2028, 0x202E},	/* line, paragraph separator, embeddings */
    {0x2060, 0x206F},	/* word joiner, invisible operators, isolates */
    {0xFEFF, 0xFEFF},	/* byte order mark */
    {0xFFF9, 0xFFFB},	/* interlinear annotation */
    {0x1D173, 0x1D17A}, /* musical format controls */
    {0xE0000, 0xE0FFF}, /* tags and more variation selectors */
};

static bool
is_hidden(uint32_t cp)
{
	size_t i;

	for (i = 0; i < sizeof(hidden) / sizeof(hidden[0]); i++)
		if (cp >= hidden[i].first && cp <= hidden[i].last)
			return true;
	return false;
}

static bool
is_noncharacter(uint32_t cp)
{
	return (cp & 0xFFFE) == 0xFFFE || (cp >= 0xFDD0 && cp <= 0xFDEF);
}

uint32_t
gate_cp(uint32_t cp)
{
	if (cp < 0x20)
		return 0x2400 + cp;
	if (cp < 0x7F)
		return cp;
	if (cp == 0x7F)
		return 0x2421;
	if (cp < 0xA0 || cp > 0x10FFFF || (cp >= 0xD800 && cp <= 0xDFFF))
		return SIGN_BAD;
	if (cp < 0x061C)
		return cp;
	if (is_hidden(cp))
		return SIGN_HIDDEN;
	return is_noncharacter(cp) ? SIGN_BAD : cp;
}

static bool
is_joiner(uint32_t cp)
{
	return cp == 0x200C || cp == 0x200D;
}

/* Letters and marks, and what emoji sequences are made of. */
static bool
can_be_joined(uint32_t cp)
{
	return cp != UTF8_BAD &&
	       uc_is_general_category_withtable(
		   cp, UC_CATEGORY_MASK_L | UC_CATEGORY_MASK_M |
			   UC_CATEGORY_MASK_So | UC_CATEGORY_MASK_Sk);
}

/* Does a joiner that follows PREV and stands before the N bytes of S join? */
static bool
joins(uint32_t prev, const char *s, size_t n)
{
	uint32_t next;

	if (n == 0)
		return false;
	utf8_decode(s, n, &next);
	return can_be_joined(prev) && can_be_joined(next);
}

char
gate_ascii(uint32_t cp)
{
	switch (cp) {
	case 0xA0:
	case 0x202F:
		return ' ';
	case 0x2018:
	case 0x2019:
	case 0x2BC:
		return '\'';
	case 0xAB:
	case 0xBB:
	case 0x201C:
	case 0x201D:
		return '"';
	case 0xB7:
	case 0x2026:
		return '.';
	case 0x2010:
	case 0x2011:
	case 0x2012:
	case 0x2013:
	case 0x2014:
	case 0x2212:
		return '-';
	default:
		return cp < 0x80 ? (char)cp : '?';
	}
}

/* Length of the run of printable ASCII at S. */
static size_t
plain_run(const char *s, size_t n)
{
	size_t i;

	for (i = 0; i < n && s[i] >= 0x20 && s[i] < 0x7F; i++)
		;
	return i;
}

static void
gate_one(struct str *out, uint32_t cp, int flags)
{
	if (cp == '\n' && (flags & GATE_LINES)) {
		str_addc(out, '\n');
		return;
	}
	if (cp == '\t') {
		str_addc(out, flags & GATE_TABS ? '\t' : ' ');
		return;
	}
	cp = gate_cp(cp);
	if (flags & GATE_ASCII)
		str_addc(out, gate_ascii(cp));
	else
		str_add_cp(out, cp);
}

void
gate_text(struct str *out, const char *s, size_t n, int flags)
{
	uint32_t cp, prev;
	size_t i, run;

	prev = UTF8_BAD;
	for (i = 0; i < n;) {
		run = plain_run(s + i, n - i);
		if (run > 0) {
			str_addn(out, s + i, run);
			i += run;
			prev = (unsigned char)s[i - 1];
			continue;
		}
		i += utf8_decode(s + i, n - i, &cp);
		if (is_joiner(cp) && !joins(prev, s + i, n - i))
			cp = 0x200B;
		gate_one(out, cp, flags);
		prev = cp;
	}
}

/* \uXXXX, above the BMP as a pair of surrogates. */
static void
json_escape(struct str *out, uint32_t cp)
{
	if (cp > 0xFFFF) {
		cp -= 0x10000;
		str_printf(out, "\\u%04x", 0xD800 + (unsigned)(cp >> 10));
		cp = 0xDC00 + (cp & 0x3FF);
	}
	str_printf(out, "\\u%04x", (unsigned)cp);
}

static void
json_one(struct str *out, uint32_t cp)
{
	static const char letters[] = "\"\\\b\f\n\r\t";
	static const char escapes[] = "\"\\bfnrt";
	const char *p;

	p = cp == 0 || cp > 0x7F ? NULL : strchr(letters, (int)cp);
	if (p != NULL) {
		str_addc(out, '\\');
		str_addc(out, escapes[p - letters]);
	} else if (cp == UTF8_BAD || gate_cp(cp) == cp)
		str_add_cp(out, cp);
	else
		json_escape(out, cp);
}

void
gate_json(struct str *out, const char *s, size_t n)
{
	uint32_t cp;
	size_t i, run;

	str_addc(out, '"');
	for (i = 0; i < n;) {
		for (run = i; run < n && s[run] >= 0x20 && s[run] < 0x7F &&
			      s[run] != '"' && s[run] != '\\';
		     run++)
			;
		str_addn(out, s + i, run - i);
		i = run;
		if (i < n) {
			i += utf8_decode(s + i, n - i, &cp);
			json_one(out, cp);
		}
	}
	str_addc(out, '"');
}
