/* SPDX-License-Identifier: ISC */
/*
 * keymap - keys to commands: built from the command table, then changed by
 * the configuration.
 */
#ifndef STRIFE_KEYMAP_H
#define STRIFE_KEYMAP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "../src/err.h"
#include "pane.h"

struct command;
struct keymap;
struct str;

/* Any letter from a to z or A to Z, as the second key of two ("m+*"): it is
 * the command's argument.  A letter bound by itself goes before. */
#define KEYMAP_LETTER 0x2000000u

bool	keymap_is_letter(uint32_t key);
/* keys_name, and "a-z" for any letter. */
const char *keymap_name(uint32_t key, char buf[32]);

struct keymap *keymap_new(void);		/* the defaults */
void	keymap_free(struct keymap *m);
/* The command of KEY after PREFIX (KEY_NONE: none) in WHERE, or NULL. */
const struct command *keymap_find(const struct keymap *m, uint32_t prefix,
    uint32_t key, enum where where);
/* The first keys that run C in WHERE; false: none do. */
bool	keymap_binding(const struct keymap *m, const struct command *c,
    enum where where, uint32_t *prefix, uint32_t *key);
/* Does KEY begin a pair of keys in WHERE? */
bool	keymap_is_prefix(const struct keymap *m, uint32_t key,
	    enum where where);
/* Second keys of PREFIX in WHERE, one by one: *I from 0. */
const struct command *keymap_next(const struct keymap *m, uint32_t prefix,
    enum where where, size_t *i, uint32_t *key);
/* All keys of C, as people read them; arrows are signs unless ASCII. */
void	keymap_keys(const struct keymap *m, const struct command *c,
	    struct str *out, bool ascii);
/* Is TEXT, as a reader writes it ("g m", "gm", "Ctrl-L"), a key of C, or the
 * one that its pairs begin with? */
bool	keymap_has(const struct keymap *m, const struct command *c,
	    const char *text);
/* Bind "g+f" or "Down" to the command NAME, in the place of whatever it ran
 * before; "" unbinds it, and the pairs that begin with it.  A key that begins
 * pairs cannot be a command by itself, nor the other way round. */
bool	keymap_bind(struct keymap *m, const char *keys, const char *name,
	    struct err *e) MUST_USE;

#endif
