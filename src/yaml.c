/* SPDX-License-Identifier: ISC */
/*
 * libyaml gives events; a tree is built of those between the beginning and
 * the end of one item.  The two limits on what libyaml itself may hold while
 * it looks for the end of something (a text without a closing mark, an item
 * without an end) are set on the input, as a budget of bytes.
 *
 * A mistake that leaves the structure whole (a duplicate key, an alias) is
 * told and reading goes on; after one that does not, the rest of the file is
 * left unread.
 */
#include "yaml.h"

#include <stdlib.h>
#include <string.h>
#include <yaml.h>

#include "mem.h"
#include "yaml_input.h"
#include "yaml_problem.h"

#define VALUE_BUDGET (16u * 1024 * 1024) /* bytes read for one event */

enum state { AT_START, IN_LIST, AT_END };

struct yaml {
	yaml_parser_t parser;
	yaml_event_t event; /* the one in hand */
	bool has_event;
	struct yaml_input in;
	uint64_t item_budget;
	struct diags *diags;
	const char *name;
	enum state state;
	bool is_list, failed;
	struct mark last; /* the end of the event before */
};

static int
read_handler(void *data, unsigned char *buffer, size_t size, size_t *got)
{
	return yaml_input_read(data, buffer, size, got);
}

static struct yaml *
open_input(int fd, const char *s, size_t n, const char *name, struct diags *d)
{
	struct yaml *y = mem_alloc(sizeof(*y));

	y->diags = d;
	y->name = name;
	yaml_input_init(&y->in, fd, s, n);
	if (!yaml_parser_initialize(&y->parser))
		mem_exhausted();
	yaml_parser_set_encoding(&y->parser, YAML_UTF8_ENCODING);
	yaml_parser_set_input(&y->parser, read_handler, &y->in);
	return y;
}

struct yaml *
yaml_open(int fd, const char *name, struct diags *d)
{
	return open_input(fd, NULL, 0, name, d);
}

struct yaml *
yaml_open_memory(const char *s, size_t n, const char *name, struct diags *d)
{
	return open_input(-1, s, n, name, d);
}

void
yaml_sum(struct yaml *y, struct hash *h)
{
	y->in.hash = h;
}

void
yaml_close(struct yaml *y)
{
	if (y == NULL)
		return;
	if (y->has_event)
		yaml_event_delete(&y->event);
	yaml_parser_delete(&y->parser);
	yaml_input_clear(&y->in);
	mem_free(y);
}

bool
yaml_is_list(const struct yaml *y)
{
	return y->is_list;
}

bool
yaml_failed(const struct yaml *y)
{
	return y->failed;
}

const char *
yaml_unread(const struct yaml *y)
{
	return y->in.unread ? y->in.problem : NULL;
}

uint64_t
yaml_offset(const struct yaml *y)
{
	return y->in.total;
}

static struct mark
mark_make(const struct yaml *y, size_t line, size_t col, size_t len)
{
	struct mark m = {y->name, (uint32_t)line, (uint32_t)col, (uint32_t)len};

	return m;
}

/* From one place to another; over several lines only the first is marked. */
static struct mark
mark_of(const struct yaml *y, const yaml_mark_t *from, const yaml_mark_t *to)
{
	size_t len = 1;

	if (to != NULL && to->line == from->line && to->column > from->column)
		len = to->column - from->column;
	return mark_make(y, from->line + 1, from->column + 1, len);
}

static bool
stop(struct yaml *y)
{
	y->failed = true;
	y->state = AT_END;
	return false;
}

/* libyaml gave up: say why in our words. */
static bool
fail_parser(struct yaml *y)
{
	const yaml_parser_t *p = &y->parser;
	struct yaml_problem w;
	struct mark at;
	bool context;

	if (p->error == YAML_MEMORY_ERROR)
		mem_exhausted();
	if (y->in.problem != NULL) {
		at = mark_make(y, y->in.problem_line, y->in.problem_col, 1);
		if (y->in.over_budget)
			at = y->last;
		diag_error(y->diags, at, y->in.hint, "%s", y->in.problem);
		return stop(y);
	}
	w = yaml_problem_explain(
	    p->problem != NULL ? p->problem : "not readable as YAML",
	    p->context, p->unread > 0 ? (char)*p->buffer.pointer : '\0');
	context = w.at_context && p->context != NULL;
	at = mark_of(y, context ? &p->context_mark : &p->problem_mark, NULL);
	diag_error(y->diags, at, w.hint, "%s", w.text);
	return stop(y);
}

/* Get the next event; false, told, where there is none. */
static bool
advance(struct yaml *y)
{
	uint64_t given;

	if (y->failed)
		return false;
	if (y->has_event) {
		y->last = mark_of(y, &y->event.end_mark, NULL);
		yaml_event_delete(&y->event);
	}
	y->has_event = false;
	given = y->item_budget < VALUE_BUDGET ? y->item_budget : VALUE_BUDGET;
	y->in.budget = given;
	if (!yaml_parser_parse(&y->parser, &y->event))
		return fail_parser(y);
	y->has_event = true;
	y->item_budget -= given - y->in.budget;
	return true;
}

static void
refuse_anchor_tag(
    struct yaml *y, const yaml_char_t *anchor, const yaml_char_t *tag)
{
	static const char core[] = "tag:yaml.org,2002:";
	struct mark at = mark_of(y, &y->event.start_mark, NULL);
	const char *name = (const char *)tag, *bangs = "";

	if (tag != NULL && strncmp(name, core, sizeof(core) - 1) == 0) {
		name += sizeof(core) - 1;
		bangs = "!!";
	}
	if (anchor != NULL)
		diag_error(y->diags, at,
		    "write it out where it is needed; a text that begins with "
		    "`&' wants quotation marks",
		    "anchors (`&%s') are not read", (const char *)anchor);
	if (tag != NULL)
		diag_error(y->diags, at,
		    "leave it out; a text that begins with `!' wants "
		    "quotation marks",
		    "tags (`%s%s') are not read", bangs, name);
}

static enum yaml_style
style_of(yaml_scalar_style_t style)
{
	switch (style) {
	case YAML_SINGLE_QUOTED_SCALAR_STYLE:
	case YAML_DOUBLE_QUOTED_SCALAR_STYLE:
		return YAML_QUOTED;
	case YAML_LITERAL_SCALAR_STYLE:
	case YAML_FOLDED_SCALAR_STYLE:
		return YAML_BLOCK;
	default:
		return YAML_PLAIN;
	}
}

static void
read_scalar(struct yaml *y, struct arena *a, struct yaml_node *n)
{
	const yaml_event_t *v = &y->event;
	const char *s = (const char *)v->data.scalar.value;

	refuse_anchor_tag(y, v->data.scalar.anchor, v->data.scalar.tag);
	n->type = YAML_SCALAR;
	n->style = style_of(v->data.scalar.style);
	n->len = v->data.scalar.length;
	n->at = mark_of(y, &v->start_mark, &v->end_mark);
	if (n->len > YAML_MAX_TEXT) {
		diag_error(y->diags, n->at, NULL,
		    "a text of more than 1 MiB, the limit of one value");
		n->broken = true;
		n->len = 0;
	} else if (memchr(s, '\0', n->len) != NULL) {
		diag_error(y->diags, n->at, NULL,
		    "a text must not hold the character U+0000");
		n->broken = true;
		n->len = 0;
	}
	n->text = arena_strndup(a, s, n->len);
	n->comment_line = (uint32_t)v->end_mark.line + 1;
	if (n->style == YAML_PLAIN)
		n->comment_col =
		    yaml_input_comment(&y->in, (uint32_t)v->end_mark.line + 1,
			(uint32_t)v->end_mark.column + 1);
}

static void
read_alias(struct yaml *y, struct yaml_node *n)
{
	const yaml_event_t *v = &y->event;

	n->type = YAML_SCALAR;
	n->text = "";
	n->broken = true;
	n->at = mark_of(y, &v->start_mark, &v->end_mark);
	diag_error(y->diags, n->at,
	    "write it out; a text that begins with `*' wants quotation marks",
	    "aliases (`*%s') are not read", (const char *)v->data.alias.anchor);
}

static void
add_child(struct yaml_node *n, struct yaml_node **last, struct yaml_node *child)
{
	if (*last == NULL)
		n->first = child;
	else
		(*last)->next = child;
	*last = child;
	n->n++;
}

static struct yaml_node *read_node(struct yaml *y, struct arena *a, int depth);

static bool
read_sequence(struct yaml *y, struct arena *a, struct yaml_node *n, int depth)
{
	struct yaml_node *last = NULL, *child;

	while (advance(y)) {
		if (y->event.type == YAML_SEQUENCE_END_EVENT)
			return true;
		if (n->n >= YAML_MAX_LIST) {
			diag_error(y->diags, n->at, NULL,
			    "more than %d values, the limit of one list",
			    YAML_MAX_LIST);
			return stop(y);
		}
		child = read_node(y, a, depth + 1);
		if (child == NULL)
			return false;
		add_child(n, &last, child);
	}
	return false;
}

/* Is the key one that the mapping may still take?  If not, say so. */
static bool
key_is_good(
    struct yaml *y, const struct yaml_node *n, const struct yaml_node *key)
{
	const struct yaml_node *other;

	if (key->broken)
		return false;
	if (key->type != YAML_SCALAR) {
		diag_error(y->diags, key->at,
		    "a value that begins with [ or { wants quotation marks",
		    "a key must be a word");
		return false;
	}
	other = yaml_get(n, key->text);
	if (other != NULL) {
		diag_error(y->diags, key->at, NULL,
		    "the key `%s' stands here twice, first in line %u",
		    key->text, other->key_at.line);
		return false;
	}
	return true;
}

static bool
read_mapping(struct yaml *y, struct arena *a, struct yaml_node *n, int depth)
{
	struct yaml_node *last = NULL, *key, *child;

	while (advance(y)) {
		if (y->event.type == YAML_MAPPING_END_EVENT)
			return true;
		key = read_node(y, a, depth + 1);
		if (key == NULL || !advance(y))
			return false;
		child = read_node(y, a, depth + 1);
		if (child == NULL)
			return false;
		if (n->n >= YAML_MAX_KEYS) {
			diag_error(y->diags, key->at, NULL,
			    "more than %d keys, the limit of one mapping",
			    YAML_MAX_KEYS);
			return stop(y);
		}
		if (!key_is_good(y, n, key))
			continue;
		child->key = key->text;
		child->key_at = key->at;
		add_child(n, &last, child);
	}
	return false;
}

/* Build what begins with the event in hand; NULL, told, if it has no end. */
static struct yaml_node *
read_node(struct yaml *y, struct arena *a, int depth)
{
	struct yaml_node *n = arena_alloc(a, sizeof(*n));
	const yaml_event_t *v = &y->event;
	bool ok = true;

	n->at = mark_of(y, &v->start_mark, NULL);
	if (depth > YAML_MAX_DEPTH && v->type != YAML_SCALAR_EVENT) {
		diag_error(y->diags, n->at, NULL,
		    "nested more than %d deep, the limit of the reader",
		    YAML_MAX_DEPTH);
		stop(y);
		return NULL;
	}
	switch (v->type) {
	case YAML_SEQUENCE_START_EVENT:
		refuse_anchor_tag(y, v->data.sequence_start.anchor,
		    v->data.sequence_start.tag);
		n->type = YAML_SEQUENCE;
		ok = read_sequence(y, a, n, depth);
		break;
	case YAML_MAPPING_START_EVENT:
		refuse_anchor_tag(
		    y, v->data.mapping_start.anchor, v->data.mapping_start.tag);
		n->type = YAML_MAPPING;
		ok = read_mapping(y, a, n, depth);
		break;
	case YAML_ALIAS_EVENT:
		read_alias(y, n);
		break;
	default:
		read_scalar(y, a, n);
		break;
	}
	return ok ? n : NULL;
}

/* After the document: nothing, or an error. */
static void
finish(struct yaml *y)
{
	y->state = AT_END;
	if (!advance(y) || y->event.type != YAML_DOCUMENT_END_EVENT ||
	    !advance(y) || y->event.type == YAML_STREAM_END_EVENT)
		return;
	diag_error(y->diags, mark_of(y, &y->event.start_mark, NULL),
	    "make it a file of its own, or take the `---' out",
	    "a second document: a file holds one");
	stop(y);
}

static struct yaml_node *
fail_empty(struct yaml *y)
{
	diag_error(y->diags, mark_make(y, 0, 0, 0), NULL,
	    "the file is empty: a list of items or a mapping is expected");
	stop(y);
	return NULL;
}

/* Up to the first item: the beginning of a list, or the one mapping. */
static struct yaml_node *
read_start(struct yaml *y, struct arena *a)
{
	struct yaml_node *n;

	/* The stream's beginning, then what comes after it. */
	if (!advance(y))
		return NULL;
	if (!advance(y))
		return NULL;
	if (y->event.type == YAML_STREAM_END_EVENT)
		return fail_empty(y);
	if (!advance(y))
		return NULL;
	if (y->event.type == YAML_SEQUENCE_START_EVENT) {
		refuse_anchor_tag(y, y->event.data.sequence_start.anchor,
		    y->event.data.sequence_start.tag);
		y->is_list = true;
		y->state = IN_LIST;
		return NULL;
	}
	n = read_node(y, a, 1);
	if (n == NULL)
		return NULL;
	if (n->type == YAML_SCALAR && n->len == 0)
		return fail_empty(y);
	if (n->type == YAML_SCALAR) {
		diag_error(y->diags, n->at, "each item begins with `- '",
		    "a list of items or a mapping is expected, not a text");
		stop(y);
		return NULL;
	}
	finish(y);
	return n;
}

struct yaml_node *
yaml_next(struct yaml *y, struct arena *a)
{
	struct yaml_node *n = NULL;

	y->item_budget = YAML_MAX_ITEM;
	if (y->state == AT_START)
		n = read_start(y, a);
	if (n != NULL || y->state != IN_LIST || !advance(y))
		return n;
	if (y->event.type == YAML_SEQUENCE_END_EVENT) {
		finish(y);
		return NULL;
	}
	return read_node(y, a, 2);
}

const struct yaml_node *
yaml_get(const struct yaml_node *n, const char *key)
{
	const struct yaml_node *c;

	if (n->type != YAML_MAPPING)
		return NULL;
	for (c = n->first; c != NULL; c = c->next)
		if (strcmp(c->key, key) == 0)
			return c;
	return NULL;
}

/* Is S one of the words of the blank-separated LIST? */
static bool
is_one_of(const char *s, const char *const *list)
{
	for (; *list != NULL; list++)
		if (strcmp(s, *list) == 0)
			return true;
	return false;
}

static bool
all_of(const char *s, const char *set)
{
	return *s != '\0' && s[strspn(s, set)] == '\0';
}

#define DIGITS "0123456789"

static bool
is_float(const char *s)
{
	size_t whole = strspn(s, DIGITS), part = 0;

	s += whole;
	if (*s == '.') {
		part = strspn(s + 1, DIGITS);
		s += 1 + part;
	}
	if (whole + part == 0)
		return false;
	if (*s == 'e' || *s == 'E') {
		s++;
		if (*s == '+' || *s == '-')
			s++;
		return all_of(s, DIGITS);
	}
	return *s == '\0';
}

enum yaml_kind
yaml_resolve(const struct yaml_node *n)
{
	static const char *const nulls[] = {
	    "", "~", "null", "Null", "NULL", NULL};
	static const char *const bools[] = {
	    "true", "True", "TRUE", "false", "False", "FALSE", NULL};
	static const char *const floats[] = {".inf", ".Inf", ".INF", NULL};
	static const char *const nans[] = {".nan", ".NaN", ".NAN", NULL};
	const char *s = n->text;

	if (n->type != YAML_SCALAR || n->style != YAML_PLAIN)
		return YAML_TEXT;
	if (is_one_of(s, nulls))
		return YAML_NULL;
	if (is_one_of(s, bools))
		return YAML_BOOL;
	if (strncmp(s, "0o", 2) == 0 && all_of(s + 2, "01234567"))
		return YAML_INT;
	if (strncmp(s, "0x", 2) == 0 && all_of(s + 2, DIGITS "abcdefABCDEF"))
		return YAML_INT;
	if (is_one_of(s, nans))
		return YAML_FLOAT;
	if (*s == '+' || *s == '-')
		s++;
	if (all_of(s, DIGITS))
		return YAML_INT;
	return is_one_of(s, floats) || is_float(s) ? YAML_FLOAT : YAML_TEXT;
}
