/* SPDX-License-Identifier: ISC */
/* See slug.h. */
#include "slug.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <uninorm.h>

#include "hash.h"
#include "str.h"

#define DIGITS 8

/* Latin letters that no decomposition takes apart. */
static const char *
spelt_out(uint32_t cp)
{
	switch (cp) {
	case 0xdf:
		return "ss";
	case 0xc6:
	case 0xe6:
		return "ae";
	case 0xd8:
	case 0xf8:
		return "o";
	case 0x110:
	case 0x111:
	case 0xd0:
	case 0xf0:
		return "d";
	case 0xde:
	case 0xfe:
		return "th";
	case 0x131:
		return "i";
	case 0x141:
	case 0x142:
		return "l";
	case 0x152:
	case 0x153:
		return "oe";
	default:
		return NULL;
	}
}

/* Marks, apostrophes, modifier letters, bidi marks and the like: nothing. */
static int
is_silent(uint32_t cp)
{
	return cp == '\'' || cp == '`' || (cp >= 0x300 && cp <= 0x36f) ||
	       (cp >= 0x2b0 && cp <= 0x2ff) || cp == 0x2018 || cp == 0x2019 ||
	       (cp >= 0x200b && cp <= 0x200f) ||
	       (cp >= 0x202a && cp <= 0x202e) || cp == 0xfeff || cp == 0xad;
}

struct slug {
	struct str *out;
	size_t from; /* where it begins in out */
	int hyphen;  /* one is due */
	int lost;    /* something has no letter here */
};

static void
add(struct slug *g, const char *s)
{
	if (g->hyphen && g->out->len > g->from)
		str_addc(g->out, '-');
	g->hyphen = 0;
	str_add(g->out, s);
}

static void
add_cp(struct slug *g, uint32_t cp)
{
	const char *words = spelt_out(cp);
	char letter[2] = {(char)cp, '\0'};

	if (cp >= 'A' && cp <= 'Z')
		letter[0] = (char)(cp - 'A' + 'a');
	if (words != NULL)
		add(g, words);
	else if ((cp >= 'a' && cp <= 'z') || (cp >= 'A' && cp <= 'Z') ||
		 (cp >= '0' && cp <= '9'))
		add(g, letter);
	else if (!is_silent(cp)) {
		/* A letter of another script, not a dash or a quote. */
		g->lost |= cp >= 0xc0 && (cp < 0x2000 || cp > 0x206f);
		g->hyphen = 1;
	}
}

static bool
is_ascii(const char *s, size_t n)
{
	size_t i;

	for (i = 0; i < n; i++)
		if ((unsigned char)s[i] >= 0x80)
			return false;
	return true;
}

void
slug_of(struct str *out, const char *s, size_t n)
{
	struct slug g = {out, out->len, 0, 0};
	uint8_t stack[512], *flat;
	size_t i, step, len = sizeof(stack);
	char hex[HASH_SIZE];
	uint32_t cp;

	/* ASCII is its own normal form. */
	if (n <= len && is_ascii(s, n)) {
		memcpy(stack, s, n);
		flat = stack;
		len = n;
	} else
		flat = u8_normalize(
		    UNINORM_NFKD, (const uint8_t *)s, n, stack, &len);
	for (i = 0; flat != NULL && i < len; i += step) {
		step = utf8_decode((const char *)flat + i, len - i, &cp);
		add_cp(&g, cp);
	}
	if (flat != NULL && flat != stack)
		free(flat);
	if (!g.lost && out->len > g.from && out->len - g.from <= SLUG_MAX)
		return;
	hash_of(s, n, hex);
	hex[DIGITS] = '\0';
	if (out->len - g.from > SLUG_MAX - DIGITS - 1)
		out->len = g.from + SLUG_MAX - DIGITS - 1;
	while (out->len > g.from && out->s[out->len - 1] == '-')
		out->len--;
	if (out->len > g.from)
		str_addc(out, '-');
	str_add(out, hex);
}
