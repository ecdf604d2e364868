/* SPDX-License-Identifier: ISC */
/*
 * keys_name - keys as people write them, in the manual and in the
 * configuration, and back.  A character is itself; "Ctrl-", "Alt-" and
 * "Shift-" stand before, in this order.
 */
#include "keys.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "str.h"

static const struct {
	const char *name;
	uint32_t key;
} names[] = {
    {"Up", KEY_UP_},
    {"Down", KEY_DOWN_},
    {"Left", KEY_LEFT_},
    {"Right", KEY_RIGHT_},
    {"PgUp", KEY_PGUP},
    {"PgDn", KEY_PGDN},
    {"Home", KEY_HOME_},
    {"End", KEY_END_},
    {"Ins", KEY_INS},
    {"Del", KEY_DEL},
    {"Backspace", KEY_BACKSPACE_},
    {"Shift-Tab", KEY_BTAB_},
    {"F1", KEY_F1},
    {"F2", KEY_F1 + 1},
    {"F3", KEY_F1 + 2},
    {"F4", KEY_F1 + 3},
    {"F5", KEY_F1 + 4},
    {"F6", KEY_F1 + 5},
    {"F7", KEY_F1 + 6},
    {"F8", KEY_F1 + 7},
    {"F9", KEY_F1 + 8},
    {"F10", KEY_F1 + 9},
    {"F11", KEY_F1 + 10},
    {"F12", KEY_F12},
    {"Tab", KEY_TAB},
    {"Enter", KEY_ENTER_},
    {"Esc", KEY_ESC},
    {"Space", KEY_SPACE},
};

#define MODIFIERS (KEY_ALT | KEY_CTRL | KEY_SHIFT)

static const char *
name_of(uint32_t key)
{
	size_t i;

	for (i = 0; i < sizeof names / sizeof *names; i++)
		if (names[i].key == key)
			return names[i].name;
	return NULL;
}

const char *
keys_name(uint32_t key, char buf[32])
{
	uint32_t base = key & ~(uint32_t)MODIFIERS;
	const char *name = name_of(base);
	bool ctrl = (key & KEY_CTRL) != 0;
	char utf8[5] = "";

	if (name == NULL && base < 0x20) {
		ctrl = true;
		base |= base > 0 && base < 27 ? 0x60 : 0x40;
		if (base >= 'a' && base <= 'z')
			base -= 0x20;
	}
	if (name == NULL && base < 0x110000)
		utf8[utf8_encode(base, utf8)] = '\0';
	snprintf(buf, 32, "%s%s%s%s", ctrl ? "Ctrl-" : "",
	    key & KEY_ALT ? "Alt-" : "", key & KEY_SHIFT ? "Shift-" : "",
	    name != NULL      ? name
	    : utf8[0] != '\0' ? utf8
			      : "?");
	return buf;
}

static bool
begins(const char **s, const char *prefix)
{
	size_t n = strlen(prefix);

	if (strncasecmp(*s, prefix, n) != 0 || (*s)[n] == '\0')
		return false;
	*s += n;
	return true;
}

static uint32_t
parse_base(const char *name)
{
	size_t i, n = strlen(name);
	uint32_t cp;

	for (i = 0; i < sizeof names / sizeof *names; i++)
		if (strcasecmp(names[i].name, name) == 0)
			return names[i].key;
	if (n == 0 || utf8_decode(name, n, &cp) != n || cp == UTF8_BAD ||
	    cp < 0x20 || cp == 0x7f)
		return KEY_NONE;
	return cp;
}

uint32_t
keys_parse(const char *name)
{
	bool ctrl = begins(&name, "Ctrl-"), alt = begins(&name, "Alt-");
	uint32_t key = parse_base(name);

	if (key == KEY_NONE && begins(&name, "Shift-")) {
		key = parse_base(name);
		key = key >= KEY_BASE ? key | KEY_SHIFT : (uint32_t)KEY_NONE;
	}
	if (key == KEY_NONE)
		return KEY_NONE;
	if (ctrl && key >= KEY_BASE)
		key |= KEY_CTRL;
	else if (ctrl && key > 0x40 && key < 0x7f)
		key &= 0x1f;
	else if (ctrl)
		return KEY_NONE;
	return alt ? key | KEY_ALT : key;
}
