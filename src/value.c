/* SPDX-License-Identifier: ISC */
/*
 * value - trees of values, and their two spellings.
 */
#include "value.h"

#include <inttypes.h>
#include <string.h>

#include "gate.h"
#include "mem.h"
#include "str.h"

static struct value *
value_new(struct arena *a, enum value_type type)
{
	struct value *v;

	v = arena_alloc(a, sizeof(*v));
	v->type = type;
	return v;
}

struct value *
value_null(struct arena *a)
{
	return value_new(a, VALUE_NULL);
}

struct value *
value_text(struct arena *a, const char *s)
{
	struct value *v;

	v = value_new(a, s == NULL ? VALUE_NULL : VALUE_TEXT);
	v->text = s;
	return v;
}

struct value *
value_number(struct arena *a, int64_t n)
{
	struct value *v;

	v = value_new(a, VALUE_NUMBER);
	v->number = n;
	return v;
}

struct value *
value_real(struct arena *a, double r)
{
	struct value *v;

	v = value_new(a, VALUE_REAL);
	v->real = r;
	return v;
}

struct value *
value_bool(struct arena *a, bool b)
{
	struct value *v;

	v = value_new(a, VALUE_BOOL);
	v->number = b;
	return v;
}

struct value *
value_list(struct arena *a)
{
	return value_new(a, VALUE_LIST);
}

struct value *
value_object(struct arena *a)
{
	return value_new(a, VALUE_OBJECT);
}

void
value_add(struct value *list, struct value *v)
{
	if (list->last == NULL)
		list->first = v;
	else
		list->last->next = v;
	list->last = v;
}

void
value_set(struct value *object, const char *key, struct value *v)
{
	v->key = key;
	value_add(object, v);
}

const struct value *
value_get(const struct value *object, const char *key)
{
	const struct value *v;

	for (v = object->first; v != NULL; v = v->next) {
		if (strcmp(v->key, key) == 0)
			return v;
	}
	return NULL;
}

static void
json_members(struct str *out, const struct value *v)
{
	const struct value *m;

	str_addc(out, v->type == VALUE_LIST ? '[' : '{');
	for (m = v->first; m != NULL; m = m->next) {
		if (m != v->first)
			str_add(out, ", ");
		if (v->type == VALUE_OBJECT) {
			gate_json(out, m->key, strlen(m->key));
			str_add(out, ": ");
		}
		value_json(out, m);
	}
	str_addc(out, v->type == VALUE_LIST ? ']' : '}');
}

void
value_json(struct str *out, const struct value *v)
{
	switch (v->type) {
	case VALUE_NULL:
		str_add(out, "null");
		break;
	case VALUE_TEXT:
		gate_json(out, v->text, strlen(v->text));
		break;
	case VALUE_NUMBER:
		str_printf(out, "%" PRId64, v->number);
		break;
	case VALUE_REAL:
		/* A longitude of three digits keeps its seven decimals. */
		str_printf(out, "%.10g", v->real);
		break;
	case VALUE_BOOL:
		str_add(out, v->number != 0 ? "true" : "false");
		break;
	case VALUE_LIST:
	case VALUE_OBJECT:
		json_members(out, v);
		break;
	}
}

static void
flat_members(struct str *out, const struct value *v, bool brief)
{
	const struct value *m;
	bool some;

	some = false;
	for (m = v->first; m != NULL; m = m->next) {
		if (v->type == VALUE_OBJECT &&
		    (m->type == VALUE_NULL ||
			(m->type == VALUE_BOOL && m->number == 0)))
			continue;
		if (some)
			str_add(out, v->type == VALUE_LIST ? "; " : " ");
		some = true;
		/* Truth inside an object is told by its name: "denied". */
		if (v->type == VALUE_OBJECT && m->type == VALUE_BOOL)
			str_add(out, m->key);
		else
			value_flat(out, m, brief);
		if (brief && v->type == VALUE_OBJECT)
			return;
	}
}

void
value_flat(struct str *out, const struct value *v, bool brief)
{
	switch (v->type) {
	case VALUE_NULL:
		break;
	case VALUE_TEXT:
		str_add(out, v->text);
		break;
	case VALUE_NUMBER:
	case VALUE_REAL:
		value_json(out, v);
		break;
	case VALUE_BOOL:
		str_add(out, v->number != 0 ? "yes" : "");
		break;
	case VALUE_LIST:
	case VALUE_OBJECT:
		flat_members(out, v, brief);
		break;
	}
}
