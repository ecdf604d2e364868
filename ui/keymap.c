/* SPDX-License-Identifier: ISC */
/*
 * keymap - see keymap.h.  A few hundred rows searched one by one: a key
 * press costs microseconds, and the order of the rows is the order of the
 * table, which the hint line and help want.
 */
#include "keymap.h"

#include <string.h>

#include "command.h"
#include "keys.h"
#include "../src/mem.h"
#include "../src/str.h"

struct binding {
	uint32_t prefix, key;
	const struct command *command; /* NULL: unbound */
};

struct keymap {
	struct binding *list;
	size_t n, cap;
};

static void
add(struct keymap *m, uint32_t prefix, uint32_t key, const struct command *c)
{
	m->list = mem_grow(m->list, &m->cap, m->n + 1, sizeof *m->list);
	m->list[m->n].prefix = prefix;
	m->list[m->n].key = key;
	m->list[m->n++].command = c;
}

bool
keymap_is_letter(uint32_t key)
{
	return (key >= 'a' && key <= 'z') || (key >= 'A' && key <= 'Z');
}

const char *
keymap_name(uint32_t key, char buf[32])
{
	if (key != KEYMAP_LETTER)
		return keys_name(key, buf);
	memcpy(buf, "a-z", 4);
	return buf;
}

/* "g+f" or "Down": one or two keys; "m+*" is m and any letter. */
static bool
parse_keys(const char *s, size_t n, uint32_t *prefix, uint32_t *key)
{
	char buf[64];
	char *plus;

	if (n == 0 || n >= sizeof buf)
		return false;
	memcpy(buf, s, n);
	buf[n] = '\0';
	*prefix = KEY_NONE;
	plus = n > 2 ? strchr(buf + 1, '+') : NULL;
	if (plus != NULL) {
		*plus = '\0';
		*prefix = keys_parse(buf);
		*key = strcmp(plus + 1, "*") == 0 ? KEYMAP_LETTER
						  : keys_parse(plus + 1);
		return *prefix != KEY_NONE && *key != KEY_NONE;
	}
	*key = keys_parse(buf);
	return *key != KEY_NONE;
}

struct keymap *
keymap_new(void)
{
	struct keymap *m = mem_alloc(sizeof *m);
	size_t i;

	for (i = 0; i < n_commands; i++) {
		const char *s = commands[i].keys;

		while (*s != '\0') {
			size_t n = strcspn(s, " ");
			uint32_t prefix, key;

			if (parse_keys(s, n, &prefix, &key))
				add(m, prefix, key, &commands[i]);
			s += n;
			s += strspn(s, " ");
		}
	}
	return m;
}

void
keymap_free(struct keymap *m)
{
	if (m == NULL)
		return;
	mem_free(m->list);
	mem_free(m);
}

static const struct command *
find(const struct keymap *m, uint32_t prefix, uint32_t key, enum where where)
{
	size_t i;

	for (i = 0; i < m->n; i++) {
		const struct binding *b = &m->list[i];

		if (b->prefix == prefix && b->key == key &&
		    b->command != NULL && (b->command->where & where) != 0)
			return b->command;
	}
	return NULL;
}

const struct command *
keymap_find(
    const struct keymap *m, uint32_t prefix, uint32_t key, enum where where)
{
	const struct command *c = find(m, prefix, key, where);

	if (c == NULL && prefix != KEY_NONE && keymap_is_letter(key))
		c = find(m, prefix, KEYMAP_LETTER, where);
	return c;
}

bool
keymap_binding(const struct keymap *m, const struct command *c,
    enum where where, uint32_t *prefix, uint32_t *key)
{
	size_t i;

	for (i = 0; i < m->n; i++) {
		const struct binding *b = &m->list[i];

		/* Another command may have the key here. */
		if (b->command == c &&
		    keymap_find(m, b->prefix, b->key, where) == c) {
			*prefix = b->prefix;
			*key = b->key;
			return true;
		}
	}
	return false;
}

bool
keymap_is_prefix(const struct keymap *m, uint32_t key, enum where where)
{
	size_t i;

	for (i = 0; i < m->n; i++) {
		if (m->list[i].prefix == key && m->list[i].command != NULL &&
		    (m->list[i].command->where & where) != 0)
			return true;
	}
	return false;
}

const struct command *
keymap_next(const struct keymap *m, uint32_t prefix, enum where where,
    size_t *i, uint32_t *key)
{
	for (; *i < m->n; (*i)++) {
		const struct binding *b = &m->list[*i];

		if (b->prefix == prefix && b->command != NULL &&
		    (b->command->where & where) != 0) {
			*key = b->key;
			(*i)++;
			return b->command;
		}
	}
	return NULL;
}

/* ---- for people ---- */

static void
add_key(struct str *out, const struct binding *b, bool ascii)
{
	char name[32];
	const char *sign;

	if (b->prefix != KEY_NONE)
		str_printf(out, "%s ", keys_name(b->prefix, name));
	keymap_name(b->key, name);
	sign = command_key_sign(name, strlen(name), ascii);
	str_add(out, sign != NULL ? sign : name);
}

/* Is B the digit after A, with the same first key? */
static bool
next_digit(const struct binding *a, const struct binding *b)
{
	return b->command == a->command && b->prefix == a->prefix &&
	       b->key == a->key + 1 && b->key > '0' && b->key <= '9';
}

void
keymap_keys(const struct keymap *m, const struct command *c, struct str *out,
    bool ascii)
{
	bool first = true;
	size_t i, last;

	for (i = 0; i < m->n; i++) {
		if (m->list[i].command != c)
			continue;
		if (!first)
			str_addc(out, ' ');
		first = false;
		add_key(out, &m->list[i], ascii);
		/* A run of digits is shown by its ends. */
		last = i;
		while (last + 1 < m->n &&
		       next_digit(&m->list[last], &m->list[last + 1]))
			last++;
		if (last > i) {
			str_printf(out, "-%c", (char)m->list[last].key);
			i = last;
		}
	}
}

/* One key, or two with or without a blank or "+" between them. */
static bool
typed_keys(const char *text, uint32_t *prefix, uint32_t *key)
{
	char buf[64];
	char *rest;
	size_t n = strlen(text);

	*prefix = KEY_NONE;
	if (n == 0 || n >= sizeof buf)
		return false;
	memcpy(buf, text, n + 1);
	*key = keys_parse(buf);
	if (*key != KEY_NONE)
		return true;
	rest = strpbrk(buf + 1, " +");
	if (rest != NULL) {
		*rest++ = '\0';
		rest += strspn(rest, " +");
		*prefix = keys_parse(buf);
	} else {
		rest = buf + 1;
		*prefix = (unsigned char)buf[0];
	}
	*key = keys_parse(rest);
	return *prefix != KEY_NONE && *key != KEY_NONE;
}

bool
keymap_has(const struct keymap *m, const struct command *c, const char *text)
{
	uint32_t prefix, key;
	size_t i;

	if (!typed_keys(text, &prefix, &key))
		return false;
	for (i = 0; i < m->n; i++) {
		const struct binding *b = &m->list[i];

		if (b->command == c &&
		    ((b->prefix == prefix && b->key == key) ||
			(prefix == KEY_NONE && b->prefix == key)))
			return true;
	}
	return false;
}

/* ---- binding ---- */

/* Would PREFIX KEY hide a binding that is there, or be hidden by one? */
static bool
clashes(const struct keymap *m, uint32_t prefix, uint32_t key, struct err *e)
{
	char name[32];
	size_t i;

	for (i = 0; i < m->n; i++) {
		const struct binding *b = &m->list[i];

		if (b->command == NULL)
			continue;
		if (prefix == KEY_NONE && b->prefix == key) {
			err_set(e, ERR_USAGE,
			    "%s begins pairs of keys, expected another key "
			    "or an empty command first, which unbinds them",
			    keys_name(key, name));
			return true;
		}
		if (prefix != KEY_NONE && b->prefix == KEY_NONE &&
		    b->key == prefix) {
			err_set(e, ERR_USAGE,
			    "%s runs %s by itself, expected another first "
			    "key or an empty command first, which unbinds it",
			    keys_name(prefix, name), b->command->name);
			return true;
		}
	}
	return false;
}

static void
unbind(struct keymap *m, uint32_t prefix, uint32_t key, bool pairs)
{
	size_t i;

	for (i = 0; i < m->n; i++) {
		struct binding *b = &m->list[i];

		if ((b->prefix == prefix && b->key == key) ||
		    (pairs && b->prefix == key))
			b->command = NULL;
	}
}

bool
keymap_bind(struct keymap *m, const char *keys, const char *name, struct err *e)
{
	uint32_t prefix, key;
	const struct command *c = NULL;

	if (!parse_keys(keys, strlen(keys), &prefix, &key))
		return err_set(e, ERR_USAGE,
		    "there is no key \"%.60s\", expected one like x, Ctrl-X, "
		    "PgDn or g+x",
		    keys);
	if (*name != '\0' && (c = command_find(name)) == NULL)
		return err_set(e, ERR_USAGE,
		    "there is no command \"%.60s\", expected one that help "
		    "lists",
		    name);
	if (c != NULL && clashes(m, prefix, key, e))
		return false;
	unbind(m, prefix, key, c == NULL && prefix == KEY_NONE);
	if (c != NULL)
		add(m, prefix, key, c);
	return true;
}
