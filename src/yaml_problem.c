/* SPDX-License-Identifier: ISC */
/*
 * The first row that fits is taken.  Where one message of libyaml has several
 * causes, the character it stopped at tells them apart as far as it can, and
 * the hint names the rest, the likeliest first.
 */
#include "yaml_problem.h"

#include <string.h>

#define QUOTE_IT "put the value in quotation marks, or into a block (`key: >-')"

static const struct row {
	const char *problem; /* a part of libyaml's words */
	const char *context; /* a part, or NULL: any */
	const char *next;    /* one of these characters, or NULL: any */
	struct yaml_problem says;
} rows[] = {
    {"cannot start any token", NULL, "\t",
	{"a tab where indentation is expected",
	    "indent with blanks: YAML does not allow tabs there", false}},
    {"cannot start any token", NULL, "`@",
	{"a plain value cannot begin with this character", QUOTE_IT, false}},
    {"cannot start any token", NULL, "%",
	{"a plain value cannot begin with `%'", QUOTE_IT, false}},
    {"cannot start any token", NULL, NULL,
	{"no value can begin with this character", QUOTE_IT, false}},
    {"tab character", NULL, NULL,
	{"a tab where indentation is expected",
	    "indent with blanks: YAML does not allow tabs there", false}},
    {"mapping values are not allowed", NULL, NULL,
	{"`: ' inside a plain value",
	    "put the value in quotation marks, or into a block "
	    "(`key: >-');\n"
	    "if a key stands here, indent it like the key above it and put a "
	    "blank after each colon",
	    false}},
    {"alphabetic or numeric", "alias", NULL,
	{"a plain value cannot begin with `*', which marks an alias", QUOTE_IT,
	    true}},
    {"alphabetic or numeric", "anchor", NULL,
	{"a plain value cannot begin with `&', which marks an anchor", QUOTE_IT,
	    true}},
    {"end of stream", "quoted scalar", NULL,
	{"this quotation mark is never closed",
	    "close it; inside '...' a quotation mark is written twice, inside "
	    "\"...\" as \\\"",
	    true}},
    {"document indicator", "quoted scalar", NULL,
	{"this quotation mark is not closed before the document ends",
	    "close it", true}},
    {"escape", "quoted scalar", NULL,
	{"an unknown escape after `\\' in a \"...\" value",
	    "write \\\\ for a backslash, or use '...', which has no escapes",
	    false}},
    {"hexdecimal", "quoted scalar", NULL,
	{"an escape in a \"...\" value lacks its hexadecimal digits",
	    "\\x takes 2 of them, \\u 4, \\U 8", false}},
    {"invalid Unicode", "quoted scalar", NULL,
	{"an escape in a \"...\" value names no character", NULL, false}},
    {"comment or line break", "block scalar", NULL,
	{"text on the line of `>' or `|'",
	    "begin the text of a block on the next line, indented; if the "
	    "text begins with this sign, put it in quotation marks",
	    false}},
    {"indentation indicator", "block scalar", NULL,
	{"the indentation of a block cannot be 0", "write `>-' alone", false}},
    {"comment or line break", "tag", NULL,
	{"tags (`!') are not read", QUOTE_IT, true}},
    {NULL, "tag", NULL, {"tags (`!') are not read", QUOTE_IT, true}},
    {NULL, "directive", NULL,
	{"a line cannot begin with `%'", "directives are not read", true}},
    {"expected ':'", "simple key", NULL,
	{"a key without `: ' behind it",
	    "write `key: value', with a blank after the colon; the lines of a "
	    "longer text are indented more than their key",
	    true}},
    {"block sequence entries are not allowed", NULL, NULL,
	{"a list cannot begin on the line of its key",
	    "begin it on the next line; if `-' begins a text, put it in "
	    "quotation marks",
	    false}},
    {"mapping keys are not allowed", NULL, NULL,
	{"`? ' cannot stand here", QUOTE_IT, false}},
    {"expected ',' or ']'", NULL, NULL,
	{"this list lacks a `,' or its `]'",
	    "a value that holds one of , [ ] { } wants quotation marks", true}},
    {"expected ',' or '}'", NULL, NULL,
	{"this {...} lacks a `,' or its `}'",
	    "a value that holds one of , [ ] { } wants quotation marks", true}},
    {"expected key", "block mapping", NULL,
	{"a key is expected here",
	    "keys of one mapping are indented alike; text after a closing "
	    "quotation mark or bracket means that the whole value wants "
	    "quotation marks",
	    false}},
    {"expected '-' indicator", NULL, NULL,
	{"a list item (`- ') is expected here",
	    "items of one list are indented alike, and their keys more than "
	    "the `-'",
	    false}},
    {"expected node content", NULL, NULL,
	{"a value is expected here", NULL, false}},
    {"expected <document start>", NULL, NULL,
	{"something follows the end of the list or mapping",
	    "is a line not indented like the others?", false}},
    {"exceeded maximum depth", NULL, NULL,
	{"nested more than 32 deep, the limit of the reader", NULL, false}},
};

static bool
fits(const struct row *r, const char *problem, const char *context, char next)
{
	if (r->problem != NULL && strstr(problem, r->problem) == NULL)
		return false;
	if (r->context != NULL &&
	    (context == NULL || strstr(context, r->context) == NULL))
		return false;
	return r->next == NULL ||
	       (next != '\0' && strchr(r->next, next) != NULL);
}

struct yaml_problem
yaml_problem_explain(const char *problem, const char *context, char next)
{
	struct yaml_problem p = {problem, NULL, false};
	size_t i;

	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		if (fits(&rows[i], problem, context, next))
			return rows[i].says;
	return p;
}
