/* SPDX-License-Identifier: ISC */
/*
 * words - see words.h.  The words are written over a copy of the text: they
 * are never longer than it.
 */
#include "words.h"

#include <string.h>

#include "mem.h"
#include "str.h"

/* One word from *AT to *TO, which ends it with a NUL; false: has no end. */
static bool
word(const char **at, char **to, struct err *e)
{
	const char *s = *at;
	char quote = '\0';

	for (; *s != '\0' && (quote != '\0' || strchr(" \t\n\r", *s) == NULL);
	     s++) {
		if (quote == '\0' && (*s == '"' || *s == '\''))
			quote = *s;
		else if (*s == quote)
			quote = '\0';
		else if (*s == '\\' && quote != '\'' && *++s == '\0')
			return err_set(
			    e, ERR_USAGE, "the command ends in a backslash");
		else
			*(*to)++ = *s;
	}
	if (quote != '\0')
		return err_set(e, ERR_USAGE,
		    "the command has a %c without its second", quote);
	*(*to)++ = '\0';
	*at = s;
	return true;
}

bool
words_split(
    struct arena *a, const char *text, char ***words, int *n, struct err *e)
{
	size_t len = strlen(text);
	char **list, *to;
	int count = 0;

	if (len > WORDS_BYTES)
		return err_set(e, ERR_USAGE,
		    "the command is longer than %d bytes", WORDS_BYTES);
	list = arena_array(a, WORDS_MAX + 1, sizeof *list);
	/* A word takes at least its own bytes and the blank after it. */
	to = arena_alloc(a, len + 2);
	for (;;) {
		text += strspn(text, " \t\n\r");
		if (*text == '\0')
			break;
		if (count == WORDS_MAX)
			return err_set(e, ERR_USAGE,
			    "the command has more than %d words", WORDS_MAX);
		list[count++] = to;
		if (!word(&text, &to, e))
			return false;
	}
	*words = list;
	*n = count;
	return true;
}

/* Is C a byte that means nothing to a shell, wherever it stands? */
static bool
is_plain(unsigned char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
	       (c >= '0' && c <= '9') || c >= 0x80 ||
	       (c != '\0' && strchr("%+,-./:=@_", c) != NULL);
}

void
words_add(struct str *out, const char *s)
{
	const char *c = s;

	while (is_plain((unsigned char)*c))
		c++;
	if (*c == '\0' && c > s) {
		str_add(out, s);
		return;
	}
	str_addc(out, '\'');
	for (; *s != '\0'; s++) {
		if (*s == '\'')
			str_add(out, "'\\''");
		else
			str_addc(out, *s);
	}
	str_addc(out, '\'');
}
