/* SPDX-License-Identifier: ISC */
/*
 * Any bytes folded: what comes out is lower-case words with one blank between
 * them, the words of fold_words are the same, lie in order on the original,
 * and the second line of the input, as a pattern, is found only where its
 * words are.
 */
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "fold.h"
#include "mem.h"
#include "str.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
demand(int holds)
{
	if (!holds)
		abort();
}

static void
check_text(const struct str *text)
{
	size_t i;

	demand(utf8_valid_to(str_c(text), text->len) == text->len);
	for (i = 0; i < text->len; i++) {
		demand((unsigned char)text->s[i] >= '0' || text->s[i] == ' ');
		demand(text->s[i] < 'A' || text->s[i] > 'Z');
		demand(text->s[i] != ' ' ||
		       (i > 0 && i + 1 < text->len && text->s[i - 1] != ' '));
	}
}

static void
check_words(struct arena *a, const struct str *text, const char *s, size_t n)
{
	struct str joined = STR_INIT;
	struct fold_word *words;
	size_t i, count, at;

	count = fold_words(a, s, n, &words);
	for (i = at = 0; i < count; i++) {
		demand(words[i].start >= at && words[i].start < words[i].end);
		at = words[i].end;
		str_add(&joined, i > 0 ? " " : "");
		str_add(&joined, words[i].word);
	}
	demand(at <= n);
	demand(strcmp(str_c(&joined), str_c(text)) == 0);
	str_clear(&joined);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct str text = STR_INIT;
	struct fold_hit *hits;
	struct arena a;
	char *pattern, *end;
	const char *s;
	size_t i, n, found, at;

	arena_init(&a);
	s = (const char *)data;
	fold_text(&text, s, size);
	check_text(&text);
	check_words(&a, &text, s, size);
	pattern = mem_array(size + 1, 1);
	if (size > 0)
		memcpy(pattern, s, size);
	end = memchr(pattern, '\n', size);
	n = end == NULL ? size : (size_t)(end - pattern);
	found = fold_find(&a, s, n, pattern + (end == NULL ? 0 : n + 1), &hits);
	for (i = at = 0; i < found; i++) {
		demand(hits[i].start >= at && hits[i].start < hits[i].end);
		at = hits[i].end;
	}
	demand(at <= n);
	mem_free(pattern);
	str_clear(&text);
	arena_clear(&a);
	return 0;
}
