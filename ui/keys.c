/* SPDX-License-Identifier: ISC */
/*
 * keys - see keys.h.  A state machine over bytes:
 *
 *	GROUND	characters; Esc goes to
 *	ESC	"[" CSI, "O" SS3, "]PX^_" STRING, else Alt with a character
 *	CSI	parameters to a final byte, "[M" MOUSE, "[[" LINUX
 *	STRING	to BEL or Esc \ (and any other Esc begins anew)
 *	UTF8	the rest of a character
 *
 * What a sequence means is looked up in tables when its last byte is there.
 * A sequence without meaning is dropped as a whole: its bytes never come out
 * as characters, which would be commands.  In a paste nothing but characters
 * and the paste's end come out.  C1 controls, raw or in UTF-8, do what
 * their two-byte forms do.
 */
#include "keys.h"

#include <stdio.h>
#include <string.h>

#include "str.h"

/* A STRING longer than this has lost its end. */
#define STRING_MAX 65536

enum state { GROUND, ESC, CSI, SS3, STRING, STRING_ESC, MOUSE, LINUX, UTF8 };
#define ALT 0x100 /* or-ed to a state: an Esc stood before */

struct meaning {
	int code;
	uint32_t key;
};

/* CSI N ~ (xterm, vt220, rxvt, linux, PuTTY). */
static const struct meaning tildes[] = {
    {1, KEY_HOME_},
    {2, KEY_INS},
    {3, KEY_DEL},
    {4, KEY_END_},
    {5, KEY_PGUP},
    {6, KEY_PGDN},
    {7, KEY_HOME_},
    {8, KEY_END_},
    {11, KEY_F1},
    {12, KEY_F1 + 1},
    {13, KEY_F1 + 2},
    {14, KEY_F1 + 3},
    {15, KEY_F1 + 4},
    {17, KEY_F1 + 5},
    {18, KEY_F1 + 6},
    {19, KEY_F1 + 7},
    {20, KEY_F1 + 8},
    {21, KEY_F1 + 9},
    {23, KEY_F1 + 10},
    {24, KEY_F1 + 11},
    {0, KEY_NONE},
};

/* CSI or SS3 and a letter. */
static const struct meaning letters[] = {
    {'A', KEY_UP_},
    {'B', KEY_DOWN_},
    {'C', KEY_RIGHT_},
    {'D', KEY_LEFT_},
    {'H', KEY_HOME_},
    {'F', KEY_END_},
    {'P', KEY_F1},
    {'Q', KEY_F1 + 1},
    {'R', KEY_F1 + 2},
    {'S', KEY_F1 + 3},
    {'Z', KEY_BTAB_},
    {0, KEY_NONE},
};

/* rxvt: arrows with Shift are CSI a-d, with Ctrl SS3 a-d. */
static const struct meaning rxvt_arrows[] = {
    {'a', KEY_UP_},
    {'b', KEY_DOWN_},
    {'c', KEY_RIGHT_},
    {'d', KEY_LEFT_},
    {0, KEY_NONE},
};

/* SS3 and a letter in application keypad mode. */
static const struct meaning keypad[] = {
    {'I', KEY_TAB},
    {'M', KEY_ENTER_},
    {'X', '='},
    {'j', '*'},
    {'k', '+'},
    {'l', ','},
    {'m', '-'},
    {'n', '.'},
    {'o', '/'},
    {'p', '0'},
    {'q', '1'},
    {'r', '2'},
    {'s', '3'},
    {'t', '4'},
    {'u', '5'},
    {'v', '6'},
    {'w', '7'},
    {'x', '8'},
    {'y', '9'},
    {0, KEY_NONE},
};

/* CSI N u: keys that are no characters (the keyboard protocol of kitty). */
static const struct meaning numbered[] = {
    {8, KEY_BACKSPACE_},
    {127, KEY_BACKSPACE_},
    {57414, KEY_ENTER_},
    {57417, KEY_LEFT_},
    {57418, KEY_RIGHT_},
    {57419, KEY_UP_},
    {57420, KEY_DOWN_},
    {57421, KEY_PGUP},
    {57422, KEY_PGDN},
    {57423, KEY_HOME_},
    {57424, KEY_END_},
    {57425, KEY_INS},
    {57426, KEY_DEL},
    {0, KEY_NONE},
};

static uint32_t
look_up(const struct meaning *table, int code)
{
	for (; table->key != KEY_NONE; table++)
		if (table->code == code)
			return table->key;
	return KEY_NONE;
}

void
keys_init(struct keys *k)
{
	memset(k, 0, sizeof *k);
}

bool
keys_pending(const struct keys *k)
{
	return (k->state & ~ALT) != GROUND;
}

/* Enter STATE; the mark of an Esc before stays. */
static void
enter(struct keys *k, enum state state)
{
	k->state = (int)state | (k->state & ALT);
	k->n = 0;
}

static void
rest(struct keys *k)
{
	k->state = GROUND;
	k->n = 0;
}

/* What comes out: in a paste, only what was pasted and its end. */
static size_t
emit(struct keys *k, uint32_t key, uint32_t out[2])
{
	if ((k->state & ALT) && key != KEY_NONE)
		key |= KEY_ALT;
	rest(k);
	if (k->pasting && (key >= KEY_BASE || (key < 0x20 && key != '\t' &&
						  key != '\n' && key != '\r')))
		key = KEY_NONE;
	if (key == KEY_NONE)
		return 0;
	out[0] = key;
	return 1;
}

/* The modifiers of xterm: 1 and a sum of Shift 1, Alt 2, Ctrl 4, Meta 8. */
static uint32_t
modifiers(int m)
{
	uint32_t bits = 0;

	m = m > 0 ? m - 1 : 0;
	if (m & 1)
		bits |= KEY_SHIFT;
	if (m & (2 | 8))
		bits |= KEY_ALT;
	if (m & 4)
		bits |= KEY_CTRL;
	return bits;
}

/* A key told by its code point and modifiers. */
static uint32_t
coded(int code, int mod)
{
	uint32_t bits = modifiers(mod), key = look_up(numbered, code);

	if (key != KEY_NONE)
		return key |
		       (key >= KEY_BASE && key < KEY_BACKSPACE_ ? bits : 0);
	if (code >= 57399 && code <= 57408) /* digits of the keypad */
		key = (uint32_t)code - 57399 + '0';
	else if (code > 0 && code < 0xd800)
		key = (uint32_t)code;
	else
		return KEY_NONE;
	if (key == KEY_TAB && (bits & KEY_SHIFT))
		return KEY_BTAB_;
	if ((bits & KEY_SHIFT) && key >= 'a' && key <= 'z')
		key -= 0x20;
	if ((bits & KEY_CTRL) && key >= 0x40 && key < 0x7f)
		key &= 0x1f;
	return key != KEY_NONE ? key | (bits & KEY_ALT) : KEY_NONE;
}

/* Up to three numbers; of those with colons the first of each. */
static void
parameters(const struct keys *k, int p[3])
{
	bool sub = false;
	size_t i, at = 0;

	p[0] = p[1] = p[2] = 0;
	for (i = 0; i < k->n && at < 3; i++) {
		if (k->buf[i] == ';') {
			at++;
			sub = false;
		} else if (k->buf[i] == ':') {
			sub = true;
		} else if (!sub && k->buf[i] >= '0' && k->buf[i] <= '9' &&
			   p[at] < 100000) {
			p[at] = p[at] * 10 + (k->buf[i] - '0');
		}
	}
}

/* The event of the keyboard protocol, "...;5:3u": 3 is a key let go. */
static bool
is_release(const struct keys *k)
{
	size_t i;

	for (i = 0; i + 1 < k->n; i++)
		if (k->buf[i] == ';')
			break;
	for (; i + 1 < k->n; i++)
		if (k->buf[i] == ':')
			return k->buf[i + 1] == '3';
	return false;
}

static size_t
paste(struct keys *k, bool start, uint32_t out[2])
{
	bool news = k->pasting != start;

	rest(k);
	k->pasting = start;
	out[0] = start ? KEY_PASTE_START : KEY_PASTE_END;
	return news;
}

static size_t
csi_tilde(struct keys *k, int final, const int p[3], uint32_t out[2])
{
	uint32_t key;

	if (final == '~' && (p[0] == 200 || p[0] == 201))
		return paste(k, p[0] == 200, out);
	if (final == '~' && p[0] == 27)
		return emit(k, coded(p[2], p[1]), out);
	key = look_up(tildes, p[0]);
	if (key == KEY_NONE)
		return emit(k, KEY_NONE, out);
	key |= modifiers(p[1]);
	if (final == '$' || final == '@')
		key |= KEY_SHIFT;
	if (final == '^' || final == '@')
		key |= KEY_CTRL;
	return emit(k, key, out);
}

uint32_t
keys_mouse(enum mouse what, int x, int y)
{
	return KEYS_MOUSE | (uint32_t)what << 28 | (uint32_t)x << 14 |
	       (uint32_t)y;
}

enum mouse
keys_mouse_what(uint32_t key)
{
	return (enum mouse)(key >> 28 & 7);
}

int
keys_mouse_x(uint32_t key)
{
	return (int)(key >> 14 & KEYS_MOUSE_MAX);
}

int
keys_mouse_y(uint32_t key)
{
	return (int)(key & KEYS_MOUSE_MAX);
}

/* CSI < button ; x ; y M: the left button goes down, or the wheel turns, no
 * modifier key being held; all else is no key. */
static size_t
mouse(struct keys *k, int final, uint32_t out[2])
{
	bool pasting = k->pasting;
	int p[3];

	parameters(k, p);
	rest(k);
	if (pasting || final != 'M' || p[1] < 1 || p[2] < 1 ||
	    p[1] > KEYS_MOUSE_MAX || p[2] > KEYS_MOUSE_MAX ||
	    (p[0] != 0 && p[0] != 64 && p[0] != 65))
		return 0;
	out[0] = keys_mouse(p[0] == 0	 ? MOUSE_CLICK
			    : p[0] == 64 ? MOUSE_UP
					 : MOUSE_DOWN,
	    p[1] - 1, p[2] - 1);
	return 1;
}

static size_t
csi_end(struct keys *k, int final, uint32_t out[2])
{
	uint32_t key;
	int p[3];

	if (k->n > 0 && k->n < sizeof k->buf && k->buf[0] == '<')
		return mouse(k, final, out);
	/* Answers begin with < = > ?. */
	if ((k->n > 0 && k->buf[0] >= '<' && k->buf[0] <= '?') ||
	    k->n == sizeof k->buf)
		return emit(k, KEY_NONE, out);
	parameters(k, p);
	if (is_release(k))
		return emit(k, KEY_NONE, out);
	if (final == '~' || final == '^' || final == '$' || final == '@')
		return csi_tilde(k, final, p, out);
	if (final == 'u')
		return emit(k, coded(p[0], p[1]), out);
	key = look_up(rxvt_arrows, final);
	if (key != KEY_NONE)
		return emit(k, k->n == 0 ? key | KEY_SHIFT : KEY_NONE, out);
	/* With another first number it is a report: of the cursor's place. */
	key = p[0] <= 1 ? look_up(letters, final) : KEY_NONE;
	if (key == KEY_NONE || key == KEY_BTAB_)
		return emit(k, key, out);
	return emit(k, key | modifiers(p[1]), out);
}

static bool
is_number(const struct keys *k)
{
	size_t i;

	for (i = 0; i < k->n; i++)
		if (k->buf[i] < '0' || k->buf[i] > '9')
			return false;
	return k->n > 0;
}

static size_t
csi_byte(struct keys *k, uint8_t b, uint32_t out[2])
{
	if (k->n == 0 && b == '[') {
		enter(k, LINUX);
		return 0;
	}
	/* In a paste it is text: no three bytes may be missed. */
	if (k->n == 0 && b == 'M' && !k->pasting) {
		enter(k, MOUSE);
		return 0;
	}
	if ((b >= 0x40 && b < 0x7f) || (b == '$' && is_number(k)))
		return csi_end(k, b, out);
	if (k->n < sizeof k->buf)
		k->buf[k->n++] = b;
	return 0;
}

static size_t
ss3_byte(struct keys *k, uint8_t b, uint32_t out[2])
{
	uint32_t key;
	int p[3];

	if ((b >= '0' && b <= '9') || b == ';') {
		if (k->n < sizeof k->buf)
			k->buf[k->n++] = b;
		return 0;
	}
	parameters(k, p);
	key = look_up(letters, b);
	if (key != KEY_NONE && key != KEY_BTAB_)
		return emit(k, key | modifiers(p[1] > 0 ? p[1] : p[0]), out);
	key = look_up(rxvt_arrows, b);
	if (key != KEY_NONE)
		return emit(k, key | KEY_CTRL, out);
	return emit(k, look_up(keypad, b), out);
}

/* Begin what the byte after an Esc says; false: it begins nothing. */
static bool
introduce(struct keys *k, uint8_t b)
{
	switch (b) {
	case '[':
		enter(k, CSI);
		return true;
	case 'O':
		enter(k, SS3);
		return true;
	case ']':
	case 'P':
	case 'X':
	case '^':
	case '_':
		enter(k, STRING);
		return true;
	default:
		return false;
	}
}

static size_t
ground_byte(struct keys *k, uint8_t b, uint32_t out[2])
{
	if (b == 0x1b) {
		enter(k, ESC);
		return 0;
	}
	if (b == 0x08 || b == 0x7f)
		return emit(k, KEY_BACKSPACE_, out);
	if (b < 0x80)
		return emit(k, b, out);
	if (b >= 0xc2 && b < 0xf5) {
		enter(k, UTF8);
		k->buf[k->n++] = b;
		return 0;
	}
	/* Not UTF-8; eight-bit controls of older terminals. */
	if (b >= 0xa0 || !introduce(k, b - 0x40))
		rest(k);
	return 0;
}

static size_t
esc_byte(struct keys *k, uint8_t b, uint32_t out[2])
{
	bool twice = (k->state & ALT) != 0;
	size_t n;

	if (b == 0x1b) {
		k->state = ESC | ALT;
		out[0] = KEY_ESC;
		return twice && !k->pasting;
	}
	if (introduce(k, b))
		return 0;
	k->state |= ALT;
	n = ground_byte(k, b, out);
	if (n == 1 && twice) {
		out[1] = out[0];
		out[0] = KEY_ESC;
		n = 2;
	}
	return n;
}

static size_t
utf8_byte(struct keys *k, uint8_t b, uint32_t out[2])
{
	size_t want = k->buf[0] < 0xe0 ? 2 : k->buf[0] < 0xf0 ? 3 : 4;
	uint32_t cp;

	if (b < 0x80 || b >= 0xc0) {
		rest(k);
		return ground_byte(k, b, out);
	}
	k->buf[k->n++] = b;
	if (k->n < want)
		return 0;
	if (utf8_decode((const char *)k->buf, want, &cp) != want ||
	    cp == UTF8_BAD)
		return emit(k, KEY_NONE, out);
	if (cp >= 0xa0)
		return emit(k, cp, out);
	if (!introduce(k, (uint8_t)(cp - 0x40)))
		rest(k);
	return 0;
}

static size_t
string_byte(struct keys *k, uint8_t b)
{
	if (b == 0x07 || ++k->n > STRING_MAX)
		rest(k);
	else if (b == 0x1b)
		k->state = STRING_ESC;
	return 0;
}

size_t
keys_feed(struct keys *k, uint8_t b, uint32_t out[2])
{
	enum state state = (enum state)(k->state & ~ALT);

	if (state == STRING_ESC) {
		rest(k);
		if (b == '\\')
			return 0;
		k->state = ESC;
		return esc_byte(k, b, out);
	}
	/* A control character ends a sequence, and is itself. */
	if (b < 0x20 && state != ESC && state != STRING && state != UTF8 &&
	    !(state == MOUSE && b == 0)) {
		rest(k);
		return ground_byte(k, b, out);
	}
	switch (state) {
	case ESC:
		return esc_byte(k, b, out);
	case CSI:
		if (b < 0x7f)
			return csi_byte(k, b, out);
		rest(k);
		return 0;
	case SS3:
		return ss3_byte(k, b, out);
	case MOUSE:
		if (++k->n == 3)
			rest(k);
		return 0;
	case LINUX:
		return emit(k,
		    b >= 'A' && b <= 'E' ? KEY_F1 + (uint32_t)(b - 'A')
					 : (uint32_t)KEY_NONE,
		    out);
	case STRING:
		return string_byte(k, b);
	case UTF8:
		return utf8_byte(k, b, out);
	default:
		return ground_byte(k, b, out);
	}
}

size_t
keys_timeout(struct keys *k, uint32_t out[2])
{
	bool escape = (k->state & ~ALT) == ESC && !k->pasting;
	size_t n = !escape ? 0 : (k->state & ALT) ? 2 : 1;

	rest(k);
	out[0] = out[1] = KEY_ESC;
	return n;
}
