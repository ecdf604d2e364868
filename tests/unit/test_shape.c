/* SPDX-License-Identifier: ISC */
/*
 * Proves what is a slug, and that data/schema.json says what the tables of
 * the reader say: the schema is made from them here and compared byte for
 * byte.  UPDATE=1 writes it anew.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "gate.h"
#include "shape.h"
#include "str.h"

#define MAX_SHAPES 64

static void
test_slug(void **state)
{
	char longest[102];

	(void)state;
	assert_true(shape_is_slug("a"));
	assert_true(shape_is_slug("0"));
	assert_true(shape_is_slug("ab-1-c2"));
	assert_false(shape_is_slug(""));
	assert_false(shape_is_slug("-a"));
	assert_false(shape_is_slug("a-"));
	assert_false(shape_is_slug("a--b"));
	assert_false(shape_is_slug("A"));
	assert_false(shape_is_slug("a_b"));
	assert_false(shape_is_slug("a b"));
	assert_false(shape_is_slug("\u00e9"));
	memset(longest, 'a', sizeof(longest));
	longest[100] = '\0';
	assert_true(shape_is_slug(longest));
	longest[100] = 'a';
	longest[101] = '\0';
	assert_false(shape_is_slug(longest));
}

/* The mappings that are described, in order of being met. */
struct schema {
	struct str out;
	const struct shape *shapes[MAX_SHAPES];
	size_t n;
};

static void
need(struct schema *s, const struct shape *shape)
{
	size_t i;

	for (i = 0; i < s->n; i++)
		if (s->shapes[i] == shape)
			return;
	assert_true(s->n < MAX_SHAPES);
	s->shapes[s->n++] = shape;
}

static void
add_ref(struct str *out, const char *def)
{
	str_printf(out, "{\"$ref\": \"#/$defs/%s\"}", def);
}

static void
add_list(struct str *out, enum model_list list)
{
	int i;

	str_add(out, "{\"enum\": [");
	for (i = 0; i < model_count(list); i++)
		str_printf(
		    out, "%s\"%s\"", i > 0 ? ", " : "", model_name(list, i));
	str_add(out, "]}");
}

static void
add_pattern(struct str *out, const char *pattern)
{
	if (*pattern == '\0') {
		add_ref(out, "text");
		return;
	}
	str_add(out, "{\"type\": \"string\", \"pattern\": ");
	gate_json(out, pattern, strlen(pattern));
	str_addc(out, '}');
}

static void
add_custom(struct schema *s, const struct shape_field *f)
{
	bool both = f->mapping != NULL && f->pattern != NULL;

	assert_true(f->mapping != NULL || f->pattern != NULL);
	if (both)
		str_add(&s->out, "{\"anyOf\": [");
	if (f->pattern != NULL)
		add_pattern(&s->out, f->pattern);
	if (both)
		str_add(&s->out, ", ");
	if (f->mapping != NULL) {
		need(s, f->mapping);
		add_ref(&s->out, f->mapping->def);
	}
	if (both)
		str_add(&s->out, "]}");
}

static void
add_type(struct schema *s, const struct shape_field *f)
{
	switch (f->type) {
	case SHAPE_TEXT:
	case SHAPE_WORD:
		add_ref(&s->out, "text");
		break;
	case SHAPE_LANG:
		add_ref(&s->out, "language");
		break;
	case SHAPE_URL:
		add_ref(&s->out, "address");
		break;
	case SHAPE_LIST:
	case SHAPE_LIST_WORD:
		add_list(&s->out, f->list);
		break;
	case SHAPE_DATE:
		add_ref(&s->out, "date");
		break;
	case SHAPE_BOOL:
		str_add(&s->out, "{\"type\": \"boolean\"}");
		break;
	case SHAPE_COUNT:
		str_add(&s->out, "{\"type\": \"integer\", \"minimum\": 0}");
		break;
	case SHAPE_NTH:
		str_add(&s->out, "{\"type\": \"integer\", \"minimum\": 1}");
		break;
	case SHAPE_NUMBER:
		str_add(&s->out, "{\"type\": \"number\"}");
		break;
	case SHAPE_SLUG:
	case SHAPE_SOURCE:
	case SHAPE_FACTION:
	case SHAPE_PERSON:
	case SHAPE_PLACE:
		add_ref(&s->out, "id");
		break;
	case SHAPE_CUSTOM:
		add_custom(s, f);
		break;
	}
}

/* One value, or a list of them. */
static void
add_field(struct schema *s, const struct shape_field *f)
{
	struct str *out = &s->out;

	str_printf(out, "\n        \"%s\": ", f->key);
	if (!f->many) {
		add_type(s, f);
		return;
	}
	str_add(out, "{\"anyOf\": [\n          ");
	add_type(s, f);
	str_add(out, ",\n          {\"type\": \"array\", \"items\": ");
	add_type(s, f);
	str_add(out, "}\n        ]}");
}

/*
 * What the reader's functions ask beyond the tables: how keys go together.
 * tests/rules/schema_same.sh feeds both the same files.
 */
#define OUTSIDE                                                            \
	"\"if\": {\"properties\": {\"basis\": {\"const\": \"outside\"}}, " \
	"\"required\": [\"basis\"]},\n"                                    \
	"      \"then\": {\"required\": [\"ref\"]}"
#define STRETCH                                                      \
	"\"oneOf\": [{\"required\": [\"quote\"]}, "                  \
	"{\"required\": [\"from\", \"to\"]}],\n"                     \
	"      \"dependentRequired\": {\"from\": [\"to\"], \"to\": " \
	"[\"from\"]}"

static const struct {
	const char *def, *rule;
} rules[] = {
    {"source",
	"\"if\": {\"properties\": {\"extent\": {\"const\": \"excerpts\"}}, "
	"\"required\": [\"extent\"]},\n"
	"      \"then\": {\"required\": [\"length\"]}"},
    {"faction", OUTSIDE},
    {"place", OUTSIDE ",\n      \"not\": {\"required\": [\"at\", "
		      "\"no_coordinates\"]}"},
    {"person", OUTSIDE},
    {"relation", OUTSIDE},
    {"name", OUTSIDE},
    {"event", "\"not\": {\"properties\": {\"claims\": {\"const\": []}}, "
	      "\"required\": [\"claims\"]}"},
    {"part", STRETCH},
    {"skip", STRETCH},
    {"claim", "\"not\": {\"properties\": {\"origin\": {\"type\": "
	      "\"array\", \"minItems\": 2}}, \"required\": [\"origin\"]}"},
    {"point", OUTSIDE ",\n      \"allOf\": [{\"properties\": {\"lat\": "
		      "{\"minimum\": -90, \"maximum\": 90}, \"lon\": "
		      "{\"minimum\": -180, \"maximum\": 180}}}]"},
    {"ground",
	"\"oneOf\": [\n"
	"        {\"required\": [\"near\"], \"maxProperties\": 1},\n"
	"        {\"required\": [\"between\"], \"maxProperties\": 1, "
	"\"properties\": {\"between\": {\"type\": \"array\", "
	"\"minItems\": 2, \"maxItems\": 2}}},\n"
	"        {\"required\": [\"in\"], \"propertyNames\": "
	"{\"enum\": [\"in\", \"part\"]}},\n"
	"        {\"required\": [\"from\", \"to\"], \"maxProperties\": 2}\n"
	"      ]"},
    {"actor", "\"oneOf\": [{\"required\": [\"faction\"]}, {\"required\": "
	      "[\"person\"]}, {\"required\": [\"who\"]}],\n"
	      "      \"not\": {\"required\": [\"faction\", \"of\"]},\n"
	      "      \"allOf\": [{\"properties\": {\"side\": "
	      "{\"maximum\": 9}}}]"},
    {"figure", "\"oneOf\": [\n"
	       "        {\"required\": [\"value\"]},\n"
	       "        {\"anyOf\": [{\"required\": [\"min\"]}, "
	       "{\"required\": [\"max\"]}]},\n"
	       "        {\"anyOf\": [{\"required\": [\"over\"]}, "
	       "{\"required\": [\"under\"]}]},\n"
	       "        {\"required\": [\"words\"], \"not\": {\"anyOf\": "
	       "[{\"required\": [\"value\"]}, {\"required\": [\"min\"]}, "
	       "{\"required\": [\"max\"]}, {\"required\": [\"over\"]}, "
	       "{\"required\": [\"under\"]}]}}\n"
	       "      ]"},
};

static void
add_rule(struct schema *s, const char *def)
{
	size_t i;

	for (i = 0; i < sizeof(rules) / sizeof(rules[0]); i++)
		if (strcmp(rules[i].def, def) == 0)
			str_printf(&s->out, ",\n      %s", rules[i].rule);
}

static void
add_shape(struct schema *s, const struct shape *shape)
{
	const struct shape_field *f;
	const char *comma = "";

	str_printf(&s->out,
	    ",\n    \"%s\": {\n      \"type\": \"object\",\n"
	    "      \"additionalProperties\": false,\n      \"required\": [",
	    shape->def);
	for (f = shape->fields; f->key != NULL; f++) {
		if (!f->required)
			continue;
		str_printf(&s->out, "%s\"%s\"", comma, f->key);
		comma = ", ";
	}
	str_add(&s->out, "],\n      \"properties\": {");
	for (f = shape->fields; f->key != NULL; f++) {
		if (f != shape->fields)
			str_addc(&s->out, ',');
		add_field(s, f);
	}
	str_add(&s->out, "\n      }");
	add_rule(s, shape->def);
	str_add(&s->out, "\n    }");
}

static const char head[] =
    "{\n"
    "  \"$schema\": \"https://json-schema.org/draft/2020-12/schema\",\n"
    "  \"$comment\": \"SPDX-License-Identifier: ISC. Made from the tables of "
    "the reader; a test holds the two together.\",\n"
    "  \"title\": \"A file of a strife dataset\",\n"
    "  \"description\": \"See strife-data(5).\",\n"
    "  \"anyOf\": [";

static const char defs[] =
    "\n  ],\n"
    "  \"$defs\": {\n"
    "    \"text\": {\"type\": \"string\", \"pattern\": \"[^ \\\\t\\\\n]\"},\n"
    "    \"id\": {\"type\": \"string\", \"maxLength\": 100,\n"
    "      \"pattern\": \"" SHAPE_SLUG_PATTERN "\"},\n"
    "    \"language\": {\"type\": \"string\",\n"
    "      \"pattern\": \"^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$\"},\n"
    "    \"address\": {\"type\": \"string\",\n"
    "      \"pattern\": \"^https?://[^ \\\\t\\\\n\\\"<>]*$\"},\n"
    "    \"date\": {\"type\": [\"string\", \"integer\"],\n"
    "      \"pattern\": \"^[0-9XYTZ~?%.,/:+{}\\\\[\\\\] -]+$\",\n"
    "      \"description\": \"EDTF: 2014-10-27, 2014-10, "
    "2014-10-27/2014-10-28, [..2014-11-03] (quoted) ...\"}";

/* Files of one mapping, then files that are lists. */
static const struct shape *const files[] = {
    &dataset_shape,
    &dataset_source_shape,
    &dataset_faction_shape,
    &dataset_place_shape,
    &dataset_person_shape,
    &dataset_relation_shape,
    &dataset_event_shape,
};

static void
make_schema(struct schema *s)
{
	size_t i;

	str_add(&s->out, head);
	for (i = 0; i < sizeof(files) / sizeof(files[0]); i++) {
		need(s, files[i]);
		str_add(&s->out, i > 0 ? ",\n    " : "\n    ");
		if (i >= 2)
			str_add(&s->out, "{\"type\": \"array\", \"items\": ");
		add_ref(&s->out, files[i]->def);
		if (i >= 2)
			str_addc(&s->out, '}');
	}
	str_add(&s->out, defs);
	for (i = 0; i < s->n; i++)
		add_shape(s, s->shapes[i]);
	str_add(&s->out, "\n  }\n}\n");
}

/* Compare with the file; UPDATE=1 writes it first. */
static void
expect_file(const struct str *got, const char *name)
{
	const char *update = getenv("UPDATE"), *srcdir = getenv("srcdir");
	struct str want = STR_INIT, path = STR_INIT;
	FILE *f;
	int c;

	str_printf(&path, "%s/%s", srcdir != NULL ? srcdir : ".", name);
	if (update != NULL && *update != '\0') {
		f = fopen(str_c(&path), "w");
		assert_non_null(f);
		assert_int_equal(fwrite(got->s, 1, got->len, f), got->len);
		assert_int_equal(fclose(f), 0);
	}
	f = fopen(str_c(&path), "r");
	assert_non_null(f);
	while ((c = getc(f)) != EOF)
		str_addc(&want, (char)c);
	assert_int_equal(fclose(f), 0);
	assert_string_equal(str_c(got), str_c(&want));
	str_clear(&want);
	str_clear(&path);
}

static void
test_schema(void **state)
{
	struct schema s = {STR_INIT, {NULL}, 0};

	(void)state;
	make_schema(&s);
	expect_file(&s.out, "data/schema.json");
	str_clear(&s.out);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_slug),
	    cmocka_unit_test(test_schema),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
