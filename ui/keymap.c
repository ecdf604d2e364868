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

/* "g+f" or "Down": one or two keys. */
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
		*key = keys_parse(plus + 1);
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

const struct command *
keymap_find(
    const struct keymap *m, uint32_t prefix, uint32_t key, enum where where)
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

bool
keymap_bind(struct keymap *m, const char *keys, const char *name, struct err *e)
{
	uint32_t prefix, key;
	const struct command *c = NULL;
	size_t i;

	if (!parse_keys(keys, strlen(keys), &prefix, &key))
		return err_set(e, ERR_USAGE, "there is no key \"%s\"", keys);
	if (*name != '\0' && (c = command_find(name)) == NULL)
		return err_set(
		    e, ERR_USAGE, "there is no command \"%s\"", name);
	for (i = 0; i < m->n; i++) {
		if (m->list[i].prefix == prefix && m->list[i].key == key)
			m->list[i].command = NULL;
	}
	if (c != NULL)
		add(m, prefix, key, c);
	return true;
}
