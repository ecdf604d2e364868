/* SPDX-License-Identifier: ISC */
/*
 * Proves: what each known terminal sends is the key it means; what none of
 * them sends, and what they send unasked (other mouse reports, answers), comes
 * to nothing at all, whole or cut short anywhere; pastes let only characters
 * through; names and keys lead to each other.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "keys.h"
#include "str.h"

/* Feed it all; the keys' names with blanks between, pastes as < and >. */
static void
decode(struct str *out, const char *s, size_t n, bool timeout)
{
	struct keys k;
	uint32_t keys[2];
	char name[32];
	size_t i, j, got;

	keys_init(&k);
	for (i = 0; i < n + timeout; i++) {
		got = i < n ? keys_feed(&k, (uint8_t)s[i], keys)
			    : keys_timeout(&k, keys);
		assert_true(got <= 2);
		for (j = 0; j < got; j++) {
			if (out->len > 0)
				str_addc(out, ' ');
			str_add(out, keys[j] == KEY_PASTE_START ? "<"
				     : keys[j] == KEY_PASTE_END
					 ? ">"
					 : keys_name(keys[j], name));
		}
	}
	assert_false(timeout && keys_pending(&k));
}

static void
gives_n(const char *s, size_t n, const char *want)
{
	struct str out = STR_INIT;

	decode(&out, s, n, true);
	if (strcmp(str_c(&out), want) != 0)
		print_message("of \"%s\"\n", s[0] == 27 ? s + 1 : s);
	assert_string_equal(str_c(&out), want);
	str_clear(&out);
}

static void
gives(const char *s, const char *want)
{
	gives_n(s, strlen(s), want);
}

struct sample {
	const char *bytes, *want;
};

static void
all(const struct sample *samples, size_t n)
{
	size_t i;

	for (i = 0; i < n; i++)
		gives(samples[i].bytes, samples[i].want);
}
#define ALL(t) all(t, sizeof(t) / sizeof *(t))

static void
test_characters(void **state)
{
	static const struct sample t[] = {
	    {"a", "a"},
	    {"Q5", "Q 5"},
	    {" ", "Space"},
	    {"\t", "Tab"},
	    {"\r", "Enter"},
	    {"\n", "Ctrl-J"},
	    {"\x01\x0c\x1a\x03", "Ctrl-A Ctrl-L Ctrl-Z Ctrl-C"},
	    {"\x1c\x1d\x1e\x1f", "Ctrl-\\ Ctrl-] Ctrl-^ Ctrl-_"},
	    {"\x08\x7f", "Backspace Backspace"},
	    {"é", "é"},
	    {"ن", "ن"},
	    {"…", "…"},
	    {"😀", "😀"},
	    {"\033", "Esc"},
	    {"\033\033", "Esc Esc"},
	    {"\033x", "Alt-x"},
	    {"\033\r", "Alt-Enter"},
	    {"\033\x7f", "Alt-Backspace"},
	    {"\033é", "Alt-é"},
	    {"\033\033x", "Esc Alt-x"},
	};

	(void)state;
	ALL(t);
	gives_n("\0", 1, "");
}

static void
test_bad_utf8(void **state)
{
	static const struct sample t[] = {
	    {"\xff", ""},
	    {"\xc3", ""},
	    {"\xc3q", "q"},
	    {"\xe2\x80q", "q"},
	    {"\xc0\xafx", "x"},
	    {"\xed\xa0\x80x", "x"},
	    {"\xf4\x90\x80\x80x", "x"},
	    {"\xf0\x9f\x98\033[A", "Up"},
	    {"\xa9z", "z"},
	    {"\xc3\xc3\xa9", "é"},
	};

	(void)state;
	ALL(t);
}

static void
test_xterm(void **state)
{
	static const struct sample t[] = {
	    {"\033[A\033[B\033[C\033[D", "Up Down Right Left"},
	    {"\033OA\033OB\033OC\033OD", "Up Down Right Left"},
	    {"\033[H\033[F\033OH\033OF", "Home End Home End"},
	    {"\033[2~\033[3~\033[5~\033[6~", "Ins Del PgUp PgDn"},
	    {"\033OP\033OQ\033OR\033OS", "F1 F2 F3 F4"},
	    {"\033[15~\033[17~\033[18~\033[19~", "F5 F6 F7 F8"},
	    {"\033[20~\033[21~\033[23~\033[24~", "F9 F10 F11 F12"},
	    {"\033[Z", "Shift-Tab"},
	    {"\033[1;5A", "Ctrl-Up"},
	    {"\033[1;2B", "Shift-Down"},
	    {"\033[1;3C", "Alt-Right"},
	    {"\033[1;6D", "Ctrl-Shift-Left"},
	    {"\033[1;8D", "Ctrl-Alt-Shift-Left"},
	    {"\033[1;9D", "Alt-Left"},
	    {"\033[5;5~\033[6;2~", "Ctrl-PgUp Shift-PgDn"},
	    {"\033[1;5H\033[1;2F", "Ctrl-Home Shift-End"},
	    {"\033[1;2P\033[1;5R\033[15;3~", "Shift-F1 Ctrl-F3 Alt-F5"},
	    {"\033O5A\033O2P\033O1;5B", "Ctrl-Up Shift-F1 Ctrl-Down"},
	    {"\033\033[A\033\033OB", "Alt-Up Alt-Down"},
	    /* The keypad in application mode. */
	    {"\033OM\033Oj\033Ok\033Om\033Oo", "Enter * + - /"},
	    {"\033Op\033Ou\033Oy\033On", "0 5 9 ."},
	    {"\033OE\033[E", ""},
	};

	(void)state;
	ALL(t);
}

static void
test_others(void **state)
{
	static const struct sample t[] = {
	    /* rxvt */
	    {"\033[7~\033[8~\033[1~\033[4~", "Home End Home End"},
	    {"\033[5^\033[6$\033[3@", "Ctrl-PgUp Shift-PgDn Ctrl-Shift-Del"},
	    {"\033[a\033[b\033[c\033[d",
		"Shift-Up Shift-Down Shift-Right Shift-Left"},
	    {"\033Oa\033Ob\033Oc\033Od",
		"Ctrl-Up Ctrl-Down Ctrl-Right Ctrl-Left"},
	    {"\033[11~\033[12~\033[13~\033[14~", "F1 F2 F3 F4"},
	    {"\033[11^\033[24$", "Ctrl-F1 Shift-F12"},
	    /* vt220 */
	    {"\033[17~\033[21~\033[26~\033[28~\033[34~", "F6 F10"},
	    /* linux */
	    {"\033[[A\033[[B\033[[C\033[[D\033[[E", "F1 F2 F3 F4 F5"},
	    {"\033[[Fx", "x"},
	    {"\033[G", ""},
	    /* PuTTY */
	    {"\033[1~\033[4~\033OA\033[5~", "Home End Up PgUp"},
	    /* Eight-bit controls, raw and as UTF-8. */
	    {"\x9b"
	     "5~\x8f"
	     "A",
		"PgUp Up"},
	    {"\xc2\x9b"
	     "6~\xc2\x8fP",
		"PgDn F1"},
	    {"\xc2\x85\x85x", "x"},
	};

	(void)state;
	ALL(t);
}

static void
test_coded(void **state)
{
	static const struct sample t[] = {
	    {"\033[27;5;97~\033[27;3;120~", "Ctrl-A Alt-x"},
	    {"\033[27;5;9~\033[27;2;9~", "Tab Shift-Tab"},
	    {"\033[27;2;13~\033[27;5;127~", "Enter Backspace"},
	    {"\033[97u\033[97;5u\033[97;2u\033[97;4u", "a Ctrl-A A Alt-A"},
	    {"\033[13u\033[27u\033[9;2u\033[127u",
		"Enter Esc Shift-Tab Backspace"},
	    {"\033[97:65;2u\033[97;5:1u", "A Ctrl-A"},
	    {"\033[97;1:3u\033[1;1:3A", ""},
	    {"\033[57399u\033[57419;5u\033[57358u", "0 Ctrl-Up"},
	    {"\033[1605u", "م"},
	};

	(void)state;
	ALL(t);
}

/* What is sent unasked, or is of no use here. */
static const char *const unknown[] = {
    "\033[M !!",
    "\033[M5qq",
    "\033[<2;12;5M",
    "\033[<32;12;5M",
    "\033[<4;12;5M",
    "\033[<0;0;5M",
    "\033[<0;20000;5M",
    "\033[<0M",
    "\033[<0;12;5m",
    "\033[32;12;5M",
    "\033[I",
    "\033[O",
    "\033[?1;2c",
    "\033[>41;354;0c",
    "\033[=1c",
    "\033[24;80R",
    "\033[0n",
    "\033[?2004;1$y",
    "\033[4;2$y",
    "\033[8;24;80t",
    "\033[25~",
    "\033[99~",
    "\033[5;5x",
    "\033[5 q",
    "\033[1;2;3;4;5;6;7;8;9;10;11;12;13;14;15;16;17;18;19;20;21;22;23;24;"
    "25;26z",
    "\033]11;rgb:0000/0000/0000\007",
    "\033]11;rgb:ffff/ffff/ffff\033\\",
    "\033]52;c;cXVpdCBub3chCg==\033\\",
    "\033P>|XTerm(390)\033\\",
    "\033P1$r0m\033\\",
    "\033P1+r544e=787465726d\033\\",
    "\033_Gi=31;OK\033\\",
    "\033^private\033\\",
    "\033Xstring\033\\",
    "\033OZ",
    "\033O!",
    "\x9b"
    "99q",
    "\xc2\x9d"
    "11;q\007",
};

static void
test_unknown(void **state)
{
	struct str s = STR_INIT;
	size_t i, n;

	(void)state;
	for (i = 0; i < sizeof unknown / sizeof *unknown; i++) {
		gives(unknown[i], "");
		/* The next key is itself again. */
		str_reset(&s);
		str_add(&s, unknown[i]);
		str_addc(&s, 'q');
		gives_n(s.s, s.len, "q");
		/* Cut short, and the rest never comes. */
		for (n = 2; n < strlen(unknown[i]); n++)
			gives_n(unknown[i], n, "");
	}
	str_clear(&s);
}

/* A key in the middle of a sequence begins anew. */
/* The left button and the wheel, in whose cell they are. */
static void
test_mouse(void **state)
{
	static const struct {
		const char *bytes;
		enum mouse what;
		int x, y;
	} t[] = {
	    {"\033[<0;12;5M", MOUSE_CLICK, 11, 4},
	    {"\033[<64;1;1M", MOUSE_UP, 0, 0},
	    {"\033[<65;300;100M", MOUSE_DOWN, 299, 99},
	};
	struct keys k;
	uint32_t out[2];
	size_t i, n;
	const char *p;

	(void)state;
	keys_init(&k);
	for (i = 0; i < sizeof t / sizeof *t; i++) {
		for (n = 0, p = t[i].bytes; *p != '\0'; p++)
			n += keys_feed(&k, (uint8_t)*p, out);
		assert_int_equal(n, 1);
		assert_true((out[0] & KEYS_MOUSE) != 0);
		assert_int_equal(keys_mouse_what(out[0]), t[i].what);
		assert_int_equal(keys_mouse_x(out[0]), t[i].x);
		assert_int_equal(keys_mouse_y(out[0]), t[i].y);
	}
	/* In a paste it is nothing, and the paste goes on. */
	for (n = 0, p = "\033[200~\033[<0;12;5Mx"; *p != '\0'; p++)
		n += keys_feed(&k, (uint8_t)*p, out);
	assert_int_equal(n, 2);
	assert_int_equal(out[0], 'x');
}

static void
test_interrupted(void **state)
{
	(void)state;
	gives("\033[5\033[A", "Up");
	gives("\033[5\rq", "Enter q");
	gives("\033]0;title\033[A", "Up");
	gives("\033P\033\033[A", "Alt-Up");
	gives("\033O\033", "Esc");
	gives("\033[[\033[A", "Up");
	gives("\033[M\033[A", "Up");
	gives("\033[\x80q", "q");
}

static void
test_endless_string(void **state)
{
	struct str s = STR_INIT;
	int i;

	(void)state;
	str_add(&s, "\033]52;c;");
	for (i = 0; i < 65530; i++)
		str_addc(&s, 'q');
	gives_n(s.s, s.len, "");
	/* An end that never comes does not swallow keys for ever. */
	str_reset(&s);
	str_add(&s, "\033]");
	for (i = 0; i < 65537; i++)
		str_addc(&s, 'x');
	str_addc(&s, '\t');
	gives_n(s.s, s.len, "Tab");
	str_clear(&s);
}

static void
test_paste(void **state)
{
	static const struct sample t[] = {
	    {"\033[200~ab\033[201~q", "< a b > q"},
	    {"\033[200~é\tx\ry\n\033[201~", "< é Tab x Enter y Ctrl-J >"},
	    {"\033[200~\x03\x08\x7f\x01\033[201~", "< >"},
	    {"\033[200~\033[A\033OP\033q\033[5~\033[201~q", "< > q"},
	    {"\033[200~\033]0;x\033[201~q", "< > q"},
	    {"\033[200~\033[M\033[201~q", "< > q"},
	    {"\033[200~\033[[\033[201~q", "< > q"},
	    {"\033[200~\033\033[201~q", "< > q"},
	    {"\033[200~\033P\033\033[201~q", "< > q"},
	    {"\033[200~a\033[200~b\033[201~q", "< a b > q"},
	    {"\033[201~q", "q"},
	    {"\033[200~\xc3\033[201~q", "< > q"},
	};

	(void)state;
	ALL(t);
}

/* A pause in the middle of a paste makes no commands of what follows. */
static void
test_paste_pause(void **state)
{
	struct keys k;
	uint32_t out[2];

	(void)state;
	keys_init(&k);
	for (const char *s = "\033[200~a\033"; *s != '\0'; s++)
		keys_feed(&k, (uint8_t)*s, out);
	assert_int_equal(keys_timeout(&k, out), 0);
	assert_true(k.pasting);
	assert_int_equal(keys_feed(&k, 'b', out), 1);
	assert_int_equal(out[0], 'b');
}

static void
test_pending(void **state)
{
	struct keys k;
	uint32_t out[2];

	(void)state;
	keys_init(&k);
	assert_false(keys_pending(&k));
	assert_int_equal(keys_feed(&k, 27, out), 0);
	assert_true(keys_pending(&k));
	assert_int_equal(keys_feed(&k, '[', out), 0);
	assert_true(keys_pending(&k));
	assert_int_equal(keys_feed(&k, 'A', out), 1);
	assert_false(keys_pending(&k));
	assert_int_equal(keys_feed(&k, 27, out), 0);
	assert_int_equal(keys_timeout(&k, out), 1);
	assert_int_equal(out[0], KEY_ESC);
	assert_int_equal(keys_timeout(&k, out), 0);
}

/* Any three bytes after Esc leave nothing pending but strings and mouse. */
static void
test_every_sequence(void **state)
{
	struct keys k;
	uint32_t out[2];
	int a, b;

	(void)state;
	for (a = 0; a < 256; a++) {
		for (b = 0; b < 256; b++) {
			keys_init(&k);
			keys_feed(&k, 27, out);
			keys_feed(&k, '[', out);
			if (a >= 0x20 && a < 0x40 && b >= 0x40 && b < 0x7f) {
				assert_int_equal(
				    keys_feed(&k, (uint8_t)a, out), 0);
				if (a == '$')
					continue;
				/* A key, never a character. */
				if (keys_feed(&k, (uint8_t)b, out) > 0 &&
				    b != 'u')
					assert_true(out[0] >= KEY_BASE);
				if (b != '[' && b != 'M')
					assert_false(keys_pending(&k));
			}
		}
	}
}

static void
test_names(void **state)
{
	static const char *const names[] = {
	    "Up",
	    "PgDn",
	    "Home",
	    "End",
	    "Ins",
	    "Del",
	    "Backspace",
	    "Shift-Tab",
	    "F1",
	    "F12",
	    "Tab",
	    "Enter",
	    "Esc",
	    "Space",
	    "a",
	    "Z",
	    "5",
	    "?",
	    "-",
	    "é",
	    "م",
	    "Ctrl-A",
	    "Ctrl-L",
	    "Ctrl-Z",
	    "Ctrl-Up",
	    "Ctrl-\\",
	    "Ctrl-]",
	    "Alt-x",
	    "Alt--",
	    "Alt-Up",
	    "Shift-Up",
	    "Ctrl-Shift-Left",
	    "Ctrl-Alt-Shift-F5",
	    "Alt-Space",
	};
	char buf[32];
	size_t i;

	(void)state;
	for (i = 0; i < sizeof names / sizeof *names; i++)
		assert_string_equal(
		    keys_name(keys_parse(names[i]), buf), names[i]);
	assert_int_equal(keys_parse("Ctrl-C"), 3);
	assert_int_equal(keys_parse("ctrl-c"), 3);
	assert_int_equal(keys_parse("pgup"), KEY_PGUP);
	assert_int_equal(keys_parse("Ctrl-I"), KEY_TAB);
	assert_int_equal(keys_parse("Ctrl-Down"), KEY_DOWN_ | KEY_CTRL);
	assert_int_equal(keys_parse(""), KEY_NONE);
	assert_int_equal(keys_parse("xy"), KEY_NONE);
	assert_int_equal(keys_parse("Ctrl-"), KEY_NONE);
	assert_int_equal(keys_parse("Ctrl-5"), KEY_NONE);
	assert_int_equal(keys_parse("Shift-a"), KEY_NONE);
	assert_int_equal(keys_parse("F13"), KEY_NONE);
	assert_int_equal(keys_parse("\xff"), KEY_NONE);
	assert_int_equal(keys_parse("\033"), KEY_NONE);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_characters),
	    cmocka_unit_test(test_bad_utf8),
	    cmocka_unit_test(test_xterm),
	    cmocka_unit_test(test_others),
	    cmocka_unit_test(test_coded),
	    cmocka_unit_test(test_unknown),
	    cmocka_unit_test(test_mouse),
	    cmocka_unit_test(test_interrupted),
	    cmocka_unit_test(test_endless_string),
	    cmocka_unit_test(test_paste),
	    cmocka_unit_test(test_paste_pause),
	    cmocka_unit_test(test_pending),
	    cmocka_unit_test(test_every_sequence),
	    cmocka_unit_test(test_names),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
