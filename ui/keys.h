/* SPDX-License-Identifier: ISC */
/*
 * keys - bytes from a terminal into keys.
 *
 * A pure decoder, fed byte by byte, that knows the sequences of xterm, rxvt,
 * vt220, linux and PuTTY whatever TERM says.  An unknown CSI, SS3, OSC, DCS,
 * PM, APC or SOS is swallowed whole and gives no key.  Bracketed paste gives
 * KEY_PASTE_START, the characters, KEY_PASTE_END.  Of the mouse the left
 * button and the wheel are keys, as SGR reports tell them.  A lone Esc is told by
 * keys_timeout (ESCDELAY passed with nothing more).  Bad UTF-8 gives nothing.
 */
#ifndef STRIFE_KEYS_H
#define STRIFE_KEYS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum key {
	/* A character is its code point; Ctrl-A is 1 ... ; these lie above. */
	KEY_NONE = 0,
	KEY_TAB = 9, KEY_ENTER_ = 13, KEY_ESC = 27, KEY_SPACE = 32,
	KEY_BASE = 0x200000,
	KEY_UP_, KEY_DOWN_, KEY_LEFT_, KEY_RIGHT_, KEY_PGUP, KEY_PGDN, KEY_HOME_, KEY_END_,
	KEY_INS, KEY_DEL, KEY_BACKSPACE_,	/* 0x08, 0x7f and the rest alike */
	KEY_BTAB_, KEY_F1,	/* KEY_F1 + 0..11 */
	KEY_F12 = KEY_F1 + 11,
	KEY_PASTE_START, KEY_PASTE_END,
	KEY_RESIZE_,		/* from the terminal unit, never from bytes */
	KEY_HANGUP,		/* the terminal is gone */
	KEY_ALT = 0x400000,	/* or-ed: Esc before a character in one piece */
	KEY_CTRL = 0x800000, KEY_SHIFT = 0x1000000	/* or-ed to cursor keys */
};

/* A key of the mouse has this bit, and no other key has. */
#define KEYS_MOUSE 0x80000000u
enum mouse { MOUSE_CLICK, MOUSE_UP, MOUSE_DOWN };	/* the wheel's */

struct keys {
	uint8_t	buf[64];	/* a sequence under way */
	size_t	n;
	int	state;
	bool	pasting;
};

void	keys_init(struct keys *k);
/* Feed one byte.  Writes at most 2 keys to OUT; returns how many. */
size_t	keys_feed(struct keys *k, uint8_t byte, uint32_t out[2]);
/* Nothing came for ESCDELAY: a pending Esc is a key; a sequence begun is dropped. */
size_t	keys_timeout(struct keys *k, uint32_t out[2]);
bool	keys_pending(const struct keys *k);

/* WHAT at cell X, Y of the screen, from 0, at most KEYS_MOUSE_MAX. */
#define KEYS_MOUSE_MAX 16383
uint32_t keys_mouse(enum mouse what, int x, int y);
enum mouse keys_mouse_what(uint32_t key);
int	keys_mouse_x(uint32_t key);
int	keys_mouse_y(uint32_t key);

/* "Up", "Ctrl-L", "a", "Space", "F1", "PgDn", "Shift-Tab" <-> code. */
const char *keys_name(uint32_t key, char buf[32]);
uint32_t keys_parse(const char *name);		/* KEY_NONE: no such key */

#endif
