/* SPDX-License-Identifier: ISC */
/*
 * One function a type of value, and one that walks a mapping.  A node that
 * the YAML reader has found broken, and told so, is passed over in silence.
 *
 * Where a text is wanted, a plain scalar that YAML reads as a number, true,
 * false or null is an error: what stands in the file would mean something
 * else to every other program.
 */
#include "shape.h"

#include <stdlib.h>
#include <string.h>

#include "str.h"

#define MAX_SLUG 100
#define EDTF_HINT "dates are EDTF, see strife-data(5); try `strife date'"
#define MAX_LISTED 48 /* words that a hint lists */

static void *
place(void *base, size_t at)
{
	return (char *)base + at;
}

static bool
fail(struct dataset_reader *r, const struct yaml_node *n, const char *hint,
    const char *what)
{
	diag_error(r->d, n->at, hint, "%s", what);
	return false;
}

bool
shape_is_slug(const char *s)
{
	size_t n, all = strlen(s);

	if (all > MAX_SLUG)
		return false;
	for (;; s += n + 1) {
		n = strspn(s, "abcdefghijklmnopqrstuvwxyz0123456789");
		if (n == 0)
			return false;
		if (s[n] != '-')
			return s[n] == '\0';
	}
}

const char *
shape_hint(struct dataset_reader *r, const char *word, const char *const *words,
    size_t n)
{
	struct str b = STR_INIT;
	const char *near, *hint = NULL;
	size_t i;

	if (diags_full(r->d, DIAG_ERROR))
		return NULL;
	near = diag_nearest(word, words, n);
	if (near != NULL)
		return arena_printf(&r->item, "did you mean `%s'?", near);
	if (n > 0 && n <= MAX_LISTED) {
		str_add(&b, "one of:");
		for (i = 0; i < n; i++)
			str_printf(&b, " %s", words[i]);
		hint = arena_strdup(&r->item, str_c(&b));
		str_clear(&b);
	}
	return hint;
}

static const char *const type_names[] = {
    [YAML_SCALAR] = "a value",
    [YAML_SEQUENCE] = "a list",
    [YAML_MAPPING] = "a mapping",
};

static bool
is_scalar(struct dataset_reader *r, const struct yaml_node *n)
{
	if (n->broken)
		return false;
	if (n->type == YAML_SCALAR)
		return true;
	diag_error(r->d, n->at,
	    "a text that begins with [ or { wants quotation marks",
	    "%s where one value is wanted", type_names[n->type]);
	return false;
}

static const char *const kind_names[] = {
    [YAML_NULL] = "nothing (null)",
    [YAML_BOOL] = "true or false",
    [YAML_INT] = "a number",
    [YAML_FLOAT] = "a number",
};

const char *
shape_text(struct dataset_reader *r, const struct yaml_node *n)
{
	enum yaml_kind kind;

	if (!is_scalar(r, n))
		return NULL;
	kind = yaml_resolve(n);
	if (kind != YAML_TEXT) {
		diag_error(r->d, n->at,
		    kind == YAML_NULL ? "leave the key out, or quote it"
				      : "quote it",
		    "YAML reads this as %s, and a text is wanted",
		    kind_names[kind]);
		return NULL;
	}
	if (n->text[strspn(n->text, " \t\n")] == '\0') {
		fail(r, n, "leave the key out", "an empty text");
		return NULL;
	}
	return n->text;
}

/* A plain text that ended at a comment may be meant to go on. */
static void
warn_comment(struct dataset_reader *r, const struct yaml_node *n)
{
	struct mark at = n->at;

	if (n->comment_col == 0)
		return;
	at.line = n->comment_line;
	at.col = n->comment_col;
	at.len = 1;
	diag_warning(r->d, at,
	    "if it belongs to the text, put the text in quotation marks or "
	    "into a block (`key: >-')",
	    "the text ends here: ` #' begins a comment");
}

static bool
read_text(struct dataset_reader *r, const struct yaml_node *n, void *dst,
    bool long_text)
{
	const char *s = shape_text(r, n);

	if (s == NULL)
		return false;
	if (long_text)
		warn_comment(r, n);
	*(const char **)dst = s;
	return true;
}

static bool
read_slug(struct dataset_reader *r, const struct yaml_node *n, void *dst)
{
	const char *s = shape_text(r, n);

	if (s == NULL)
		return false;
	if (!shape_is_slug(s)) {
		diag_error(r->d, n->at,
		    "an id is made of a-z, 0-9 and single hyphens inside, at "
		    "most 100 characters",
		    "`%s' is no id", s);
		return false;
	}
	*(const char **)dst = s;
	return true;
}

/* Letters and digits in groups of 1 to 8, the first of letters alone. */
static bool
is_lang(const char *s)
{
	size_t n, groups = 0;

	for (;; s += n + 1) {
		n = strspn(s, "abcdefghijklmnopqrstuvwxyz"
			      "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789");
		if (n == 0 || n > 8 || (groups++ == 0 && (n < 2 || n > 3)))
			return false;
		if (s[n] != '-')
			return s[n] == '\0';
	}
}

static bool
read_lang(struct dataset_reader *r, const struct yaml_node *n, void *dst)
{
	const char *s = shape_text(r, n);

	if (s == NULL)
		return false;
	if (!is_lang(s)) {
		diag_error(r->d, n->at,
		    "such as en, ar, ar-Latn, pt-BR (BCP 47)",
		    "`%s' is no language", s);
		return false;
	}
	*(const char **)dst = s;
	return true;
}

static bool
read_url(struct dataset_reader *r, const struct yaml_node *n, void *dst)
{
	const char *s = shape_text(r, n);

	if (s == NULL)
		return false;
	if ((strncmp(s, "http://", 7) != 0 && strncmp(s, "https://", 8) != 0) ||
	    s[strcspn(s, " \t\n\"<>")] != '\0')
		return fail(r, n,
		    "it begins with http:// or https:// and "
		    "holds no blank",
		    "this is no web address");
	*(const char **)dst = s;
	return true;
}

static bool
read_list(struct dataset_reader *r, const struct shape_field *f,
    const struct yaml_node *n, int *value)
{
	const char *s = shape_text(r, n), *words[64];
	int i, count = model_count(f->list);

	if (s == NULL)
		return false;
	*value = model_find(f->list, s);
	if (*value >= 0)
		return true;
	for (i = 0; i < count && i < 64; i++)
		words[i] = model_name(f->list, i);
	diag_error(r->d, n->at, shape_hint(r, s, words, (size_t)i),
	    "`%s' is no %s", s, model_title(f->list));
	return false;
}

/*
 * An EDTF error says "DATE: column N: why".  N leads to the very character
 * where the scalar stands in one line as it is written.
 */
static void
tell_edtf(
    struct dataset_reader *r, const struct yaml_node *n, const struct err *e)
{
	const char *s = strstr(e->text, ": column ");
	struct mark at = n->at;
	unsigned long col;
	char *end;

	if (s == NULL) {
		diag_error(r->d, at, NULL, "%s", e->text);
		return;
	}
	col = strtoul(s + strlen(": column "), &end, 10);
	if (at.len > 1 && n->style != YAML_BLOCK && col > 0) {
		at.col += (uint32_t)col - 1 + (n->style == YAML_QUOTED);
		at.len = 1;
	}
	while (*end == ':' || *end == ' ')
		end++;
	diag_error(r->d, at, EDTF_HINT, "`%s' is no date: %s", n->text, end);
}

bool
shape_date(
    struct dataset_reader *r, const struct yaml_node *n, struct m_date *date)
{
	struct err e = ERR_INIT;
	enum yaml_kind kind;

	if (n->type == YAML_SEQUENCE && !n->broken)
		return fail(r, n,
		    "a set of dates is a quoted text: "
		    "\"[2014-10-27..2014-10-28]\"",
		    "a YAML list where a date is wanted");
	if (!is_scalar(r, n))
		return false;
	kind = yaml_resolve(n);
	if (kind != YAML_TEXT && kind != YAML_INT) {
		diag_error(r->d, n->at, EDTF_HINT,
		    "YAML reads this as %s, and a date is wanted",
		    kind_names[kind]);
		return false;
	}
	/* Undated is a value, and said by leaving the key out. */
	if (n->len == 0)
		return fail(r, n, "leave the key out", "an empty date");
	if (!edtf_parse(n->text, n->len, &date->d, &e)) {
		tell_edtf(r, n, &e);
		return false;
	}
	if (date->d.from != EDTF_OPEN_LEFT && date->d.to != EDTF_OPEN_RIGHT &&
	    date->d.from > date->d.to)
		return fail(r, n, NULL, "this date ends before it begins");
	date->text = n->text;
	date->at = n->at;
	return true;
}

static bool
read_bool(struct dataset_reader *r, const struct yaml_node *n, bool *dst)
{
	if (!is_scalar(r, n))
		return false;
	if (yaml_resolve(n) != YAML_BOOL)
		return fail(
		    r, n, "without quotation marks", "true or false is wanted");
	*dst = *n->text == 't' || *n->text == 'T';
	return true;
}

/* A whole number written with digits only, from MIN to MAX. */
static bool
read_whole(struct dataset_reader *r, const struct yaml_node *n, int64_t min,
    int64_t max, int64_t *dst)
{
	const char *s = n->text;
	int64_t v = 0;

	if (!is_scalar(r, n))
		return false;
	if (n->style != YAML_PLAIN || *s == '\0' ||
	    s[strspn(s, "0123456789")] != '\0')
		return fail(r, n, "digits only, without quotation marks",
		    "a whole number is wanted");
	for (; *s != '\0' && v <= max; s++)
		v = v * 10 + (*s - '0');
	if (v < min || v > max) {
		diag_error(r->d, n->at, NULL,
		    "a number from %lld to %lld is wanted", (long long)min,
		    (long long)max);
		return false;
	}
	*dst = v;
	return true;
}

static bool
read_nth(struct dataset_reader *r, const struct yaml_node *n, int *dst)
{
	int64_t v;

	if (!read_whole(r, n, 1, 1000000, &v))
		return false;
	*dst = (int)v;
	return true;
}

/* The decimal point is a point in every locale. */
static bool
read_number(struct dataset_reader *r, const struct yaml_node *n, double *dst)
{
	const char *s = n->text;
	double v = 0, unit = 1;
	bool minus, point = false;
	enum yaml_kind kind;

	if (!is_scalar(r, n))
		return false;
	kind = yaml_resolve(n);
	minus = *s == '-';
	if (*s == '-' || *s == '+')
		s++;
	if ((kind != YAML_INT && kind != YAML_FLOAT) || strlen(s) > 15 ||
	    s[strspn(s, "0123456789.")] != '\0')
		return fail(r, n, "such as 35.8206",
		    "a number in decimal digits is wanted");
	for (; *s != '\0'; s++) {
		if (*s == '.') {
			point = true;
			continue;
		}
		v = v * 10 + (*s - '0');
		if (point)
			unit *= 10;
	}
	*dst = (minus ? -v : v) / unit;
	return true;
}

static const struct {
	const char *what;
	size_t at;
} maps[] = {
    {"source", offsetof(struct dataset_reader, sources)},
    {"faction", offsetof(struct dataset_reader, factions)},
    {"person", offsetof(struct dataset_reader, people)},
    {"place", offsetof(struct dataset_reader, places)},
};

static const struct idmap *
map_of(struct dataset_reader *r, size_t i)
{
	return place(r, maps[i].at);
}

/* The hint for an id that is not among those of WANTED: another type has it,
 * or one like it is there. */
static const char *
id_hint(struct dataset_reader *r, const char *id, size_t wanted)
{
	const struct idmap *m = map_of(r, wanted);
	const char *near;
	size_t i;

	for (i = 0; i < sizeof(maps) / sizeof(maps[0]); i++)
		if (i != wanted && idmap_find(map_of(r, i), id) != 0)
			return arena_printf(
			    &r->item, "`%s' is a %s", id, maps[i].what);
	if (diags_full(r->d, DIAG_ERROR))
		return NULL;
	near = diag_nearest(id, m->ids, m->n);
	if (near == NULL)
		return NULL;
	return arena_printf(&r->item, "did you mean `%s'?", near);
}

static bool
read_id(struct dataset_reader *r, const struct yaml_node *n, size_t map,
    uint32_t *dst)
{
	const char *s = shape_text(r, n);

	if (s == NULL)
		return false;
	*dst = idmap_find(map_of(r, map), s);
	if (*dst == 0 && map_of(r, map)->incomplete)
		r->unknown++;
	else if (*dst == 0)
		diag_error(r->d, n->at, id_hint(r, s, map),
		    "no %s has the id `%s'", maps[map].what, s);
	return *dst != 0;
}

bool
shape_body(struct dataset_reader *r, const struct yaml_node *n,
    uint32_t *faction, uint32_t *person)
{
	const char *s = shape_text(r, n), *hint;

	if (s == NULL)
		return false;
	*faction = idmap_find(&r->factions, s);
	*person = idmap_find(&r->people, s);
	if (*faction != 0 || *person != 0)
		return true;
	if (r->factions.incomplete || r->people.incomplete) {
		r->unknown++;
		return false;
	}
	hint = id_hint(r, s, 1);
	if (hint == NULL)
		hint = id_hint(r, s, 2);
	if (hint == NULL)
		hint = "a voice without an id is written {who: words}";
	diag_error(
	    r->d, n->at, hint, "no faction or person has the id `%s'", s);
	return false;
}

bool
shape_value(struct dataset_reader *r, const struct shape_field *f,
    const struct yaml_node *n, void *dst)
{
	int value;

	switch (f->type) {
	case SHAPE_TEXT:
	case SHAPE_WORD:
		return read_text(r, n, dst, f->type == SHAPE_TEXT);
	case SHAPE_SLUG:
		return read_slug(r, n, dst);
	case SHAPE_LANG:
		return read_lang(r, n, dst);
	case SHAPE_URL:
		return read_url(r, n, dst);
	case SHAPE_LIST:
		if (!read_list(r, f, n, &value))
			return false;
		*(int *)dst = value;
		return true;
	case SHAPE_LIST_WORD:
		if (!read_list(r, f, n, &value))
			return false;
		*(const char **)dst = model_name(f->list, value);
		return true;
	case SHAPE_DATE:
		return shape_date(r, n, dst);
	case SHAPE_BOOL:
		return read_bool(r, n, dst);
	case SHAPE_COUNT:
		return read_whole(r, n, 0, INT64_C(1000000000000), dst);
	case SHAPE_NTH:
		return read_nth(r, n, dst);
	case SHAPE_NUMBER:
		return read_number(r, n, dst);
	case SHAPE_SOURCE:
		return read_id(r, n, 0, dst);
	case SHAPE_FACTION:
		return read_id(r, n, 1, dst);
	case SHAPE_PERSON:
		return read_id(r, n, 2, dst);
	case SHAPE_PLACE:
		return read_id(r, n, 3, dst);
	case SHAPE_CUSTOM:
		return !n->broken && f->read(r, n, dst);
	}
	return false;
}

static size_t
size_of(const struct shape_field *f)
{
	switch (f->type) {
	case SHAPE_CUSTOM:
		return f->size;
	case SHAPE_SOURCE:
	case SHAPE_FACTION:
	case SHAPE_PERSON:
	case SHAPE_PLACE:
		return sizeof(uint32_t);
	case SHAPE_DATE:
		return sizeof(struct m_date);
	default:
		return sizeof(const char *);
	}
}

/* A list of values, or one bare value.  Values that are wrong are left out. */
static void
read_many(struct dataset_reader *r, const struct shape_field *f,
    const struct yaml_node *n, void *dst)
{
	size_t size = size_of(f), count = 0;
	const struct yaml_node *c;
	char *array;

	if (n->type == YAML_SEQUENCE && !n->broken) {
		array = arena_array(&r->item, n->n + 1, size);
		for (c = n->first; c != NULL; c = c->next) {
			if (shape_value(r, f, c, array + count * size))
				count++;
			else
				memset(array + count * size, 0, size);
		}
	} else {
		array = arena_alloc(&r->item, size);
		count = shape_value(r, f, n, array);
	}
	*(void **)place(dst, f->at) = array;
	*(size_t *)place(dst, f->n_at) = count;
}

static const struct shape_field *
find_field(const struct shape *s, const char *key)
{
	const struct shape_field *f;

	for (f = s->fields; f->key != NULL; f++)
		if (strcmp(f->key, key) == 0)
			return f;
	return NULL;
}

static void
tell_unknown(
    struct dataset_reader *r, const struct shape *s, const struct yaml_node *n)
{
	const char *keys[64];
	size_t count = 0;

	for (; count < 64 && s->fields[count].key != NULL; count++)
		keys[count] = s->fields[count].key;
	diag_error(r->d, n->key_at, shape_hint(r, n->key, keys, count),
	    "%s has no key `%s'", s->name, n->key);
}

bool
shape_read(struct dataset_reader *r, const struct shape *s,
    const struct yaml_node *n, void *dst)
{
	const struct shape_field *f;
	const struct yaml_node *c;

	if (n->broken)
		return false;
	if (n->type != YAML_MAPPING) {
		diag_error(r->d, n->at,
		    "a mapping is `key: value' lines, or "
		    "{key: value, ...}",
		    "%s where the mapping of %s is wanted", type_names[n->type],
		    s->name);
		return false;
	}
	for (c = n->first; c != NULL; c = c->next) {
		f = find_field(s, c->key);
		if (f == NULL) {
			tell_unknown(r, s, c);
			continue;
		}
		if (f->mark_at != 0)
			*(struct mark *)place(dst, f->mark_at) = c->at;
		if (f->many)
			read_many(r, f, c, dst);
		else
			shape_value(r, f, c, place(dst, f->at));
	}
	for (f = s->fields; f->key != NULL; f++)
		if (f->required && yaml_get(n, f->key) == NULL)
			diag_error(r->d, n->at, NULL, "%s needs the key `%s'",
			    s->name, f->key);
	return true;
}
