/* SPDX-License-Identifier: ISC */
/*
 * Any text (behind the first `|') asked for any quote (before it): what is
 * found says the quote, and where nothing is found the answer says why.
 */
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "mem.h"
#include "quote.h"
#include "str.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
demand(bool holds)
{
	if (!holds)
		abort();
}

static void
ask(struct quote_text *t, const char *text, size_t n, const char *quote,
    int nth)
{
	struct quote_ask k = {quote, nth, NULL, NULL, NULL, false};
	struct quote_answer a = QUOTE_ANSWER_INIT;

	if (quote_find(t, &k, &a)) {
		demand(a.start < a.end && a.end <= n);
		demand(quote_stands_in(text + a.start, a.end - a.start, quote));
		demand(quote_line(t, a.start) > 0);
		quote_passage(text, n, &a.start, &a.end);
		demand(a.start < a.end && a.end <= n);
	} else {
		demand(a.problem.len > 0);
		demand(utf8_valid_to(a.hint.s, a.hint.len) == a.hint.len);
	}
	str_clear(&a.problem);
	str_clear(&a.hint);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	char *copy = mem_strndup((const char *)data, size);
	char *bar = strchr(copy, '|');
	size_t n = strlen(copy);
	struct quote_text *t;
	char *text;

	if (bar != NULL && utf8_valid_to(copy, n) == n) {
		*bar = '\0';
		text = bar + 1;
		n -= (size_t)(text - copy);
		t = quote_text_new(text, n, "text");
		ask(t, text, n, copy, 0);
		ask(t, text, n, copy, 2);
		quote_text_free(t);
	}
	mem_free(copy);
	return 0;
}
