/* SPDX-License-Identifier: ISC */
/*
 * value - what a row holds before anyone has decided how to write it.
 *
 * Text, numbers, truth, nothing, lists and objects, in an arena; the words
 * of JSON.  format.h writes them as JSON or flattened into cells.  Text is
 * borrowed and raw: writers send it through the gate.
 */
#ifndef STRIFE_VALUE_H
#define STRIFE_VALUE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct arena;
struct str;

enum value_type {
	VALUE_NULL,
	VALUE_TEXT,
	VALUE_NUMBER,
	VALUE_REAL,
	VALUE_BOOL,
	VALUE_LIST,
	VALUE_OBJECT
};

struct value {
	enum value_type type;
	const char *text;
	int64_t number; /* bool: 0 or 1 */
	double real;
	const char *key; /* in an object */
	struct value *first, *last, *next;
};

struct value *value_null(struct arena *a);
struct value *value_text(struct arena *a, const char *s); /* NULL: null */
struct value *value_number(struct arena *a, int64_t n);
struct value *value_real(struct arena *a, double r);
struct value *value_bool(struct arena *a, bool b);
struct value *value_list(struct arena *a);
struct value *value_object(struct arena *a);
/* V at the end of a list, or of an object under KEY (borrowed). */
void value_add(struct value *list, struct value *v);
void value_set(struct value *object, const char *key, struct value *v);
/* The member of an object, or NULL. */
const struct value *value_get(const struct value *object, const char *key);

/* As JSON on one line, gated as gate_json does. */
void value_json(struct str *out, const struct value *v);
/*
 * As the text of one cell, raw: null is empty, truth is yes or empty, lists
 * are joined with "; ", an object's members that are not null with a blank;
 * BRIEF takes only an object's first member.
 */
void value_flat(struct str *out, const struct value *v, bool brief);

#endif
