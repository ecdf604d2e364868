/* SPDX-License-Identifier: ISC */
/*
 * link - reading and writing permanent addresses.
 *
 * An address is a word of the closed list, a slash and an id.  Only what has
 * exactly that form is a link, so that a path is hardly ever mistaken for
 * one: ids hold letters, digits, `-' and `_', never a dot or a slash.
 */
#include "link.h"

#include <ctype.h>
#include <string.h>

#include "str.h"

static const char *const link_words[] = {
    [LINK_NONE] = "",
    [LINK_EVENT] = "event",
    [LINK_FACTION] = "faction",
    [LINK_RELATION] = "relation",
    [LINK_PAIR] = "pair",
    [LINK_CLAIM] = "claim",
    [LINK_SOURCE] = "source",
    [LINK_PLACE] = "place",
    [LINK_PERSON] = "person",
};
#define LINK_WORDS (sizeof(link_words) / sizeof(link_words[0]))

const char *
link_kind_name(enum link_kind kind)
{
	return link_words[kind];
}

static enum link_kind
link_kind_of(const char *s, size_t n)
{
	size_t i;

	for (i = 1; i < LINK_WORDS; i++) {
		if (strlen(link_words[i]) == n &&
		    memcmp(link_words[i], s, n) == 0)
			return (enum link_kind)i;
	}
	return LINK_NONE;
}

/* Copy the N bytes of S as an id; false where they are none. */
static bool
link_id(const char *s, size_t n, char out[104])
{
	size_t i;

	if (n == 0 || n > 100 || s[0] == '-')
		return false;
	for (i = 0; i < n; i++) {
		if (!isalnum((unsigned char)s[i]) && s[i] != '-' && s[i] != '_')
			return false;
	}
	memcpy(out, s, n);
	out[n] = '\0';
	return true;
}

/* A+B, put in order. */
static bool
link_pair(const char *s, struct link *l)
{
	const char *plus;
	char swap[104];

	plus = strchr(s, '+');
	if (plus == NULL || !link_id(s, (size_t)(plus - s), l->id) ||
	    !link_id(plus + 1, strlen(plus + 1), l->id2))
		return false;
	if (strcmp(l->id, l->id2) > 0) {
		memcpy(swap, l->id, sizeof(swap));
		memcpy(l->id, l->id2, sizeof(swap));
		memcpy(l->id2, swap, sizeof(swap));
	}
	return true;
}

/* SUBJECT/ID or KIND:SUBJECT/ID. */
static bool
link_claim(const char *s, struct link *l)
{
	const char *slash, *colon;
	enum link_kind kind;

	slash = strchr(s, '/');
	if (slash == NULL || !link_id(slash + 1, strlen(slash + 1), l->id2))
		return false;
	kind = LINK_EVENT;
	colon = memchr(s, ':', (size_t)(slash - s));
	if (colon != NULL) {
		kind = link_kind_of(s, (size_t)(colon - s));
		if (kind == LINK_NONE || kind == LINK_PAIR ||
		    kind == LINK_CLAIM || kind == LINK_SOURCE)
			return false;
		s = colon + 1;
	}
	memcpy(l->subject_kind, link_words[kind], strlen(link_words[kind]));
	return link_id(s, (size_t)(slash - s), l->id);
}

bool
link_parse(const char *text, struct link *l)
{
	const char *slash;
	bool ok;

	memset(l, 0, sizeof(*l));
	slash = strchr(text, '/');
	if (slash == NULL)
		return false;
	l->kind = link_kind_of(text, (size_t)(slash - text));
	if (l->kind == LINK_NONE)
		ok = false;
	else if (l->kind == LINK_PAIR)
		ok = link_pair(slash + 1, l);
	else if (l->kind == LINK_CLAIM)
		ok = link_claim(slash + 1, l);
	else
		ok = link_id(slash + 1, strlen(slash + 1), l->id);
	if (!ok)
		memset(l, 0, sizeof(*l));
	return ok;
}

void
link_format(const struct link *l, struct str *out)
{
	str_add(out, link_words[l->kind]);
	str_addc(out, '/');
	if (l->kind == LINK_CLAIM && strcmp(l->subject_kind, "event") != 0) {
		str_add(out, l->subject_kind);
		str_addc(out, ':');
	}
	str_add(out, l->id);
	if (l->kind == LINK_PAIR)
		str_addc(out, '+');
	if (l->kind == LINK_CLAIM)
		str_addc(out, '/');
	if (l->kind == LINK_PAIR || l->kind == LINK_CLAIM)
		str_add(out, l->id2);
}
