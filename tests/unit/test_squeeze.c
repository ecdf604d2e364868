/* SPDX-License-Identifier: ISC */
/*
 * Proves of what is said in fewer bytes: a terminal that understands it shows
 * the same, stands in the same place and has the same attributes at the end of
 * every frame, whatever was said before: 20,000 frames of the kinds that
 * curses writes, and of some that it does not.  What need not be said is not,
 * and for a terminal of another kind nothing is changed.
 *
 * The terminal of this test knows the sequences that are sent; a blank has
 * only those attributes that are seen on it.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "squeeze.h"
#include "str.h"

enum { W = 40, H = 12 };

struct look {
	unsigned attr;
	int fg, bg;
};

struct vt {
	struct {
		char ch;
		struct look look;
	} cell[H][W];
	int x, y, top, bottom;
	bool wraps; /* the next character begins a line */
	struct look look;
	char before; /* what CSI b repeats */
	int saved_x, saved_y;
	char set;      /* G0 */
	bool out;      /* G1 is in use */
	char last[32]; /* of a string: OSC */
};

static void
vt_init(struct vt *v)
{
	int x, y;

	memset(v, 0, sizeof *v);
	v->bottom = H - 1;
	v->set = 'B';
	for (y = 0; y < H; y++)
		for (x = 0; x < W; x++)
			v->cell[y][x].ch = ' ';
}

static void
blank(struct vt *v, int y, int x)
{
	memset(&v->cell[y][x].look, 0, sizeof(struct look));
	v->cell[y][x].ch = ' ';
	v->cell[y][x].look.bg = v->look.bg;
}

static void
scroll(struct vt *v, int from, int to, int by)
{
	int x, n;

	for (n = by < 0 ? -by : by; n > 0; n--) {
		if (by > 0)
			memmove(v->cell[from], v->cell[from + 1],
			    sizeof v->cell[0] * (size_t)(to - from));
		else
			memmove(v->cell[from + 1], v->cell[from],
			    sizeof v->cell[0] * (size_t)(to - from));
		for (x = 0; x < W; x++)
			blank(v, by > 0 ? to : from, x);
	}
}

static void
feed(struct vt *v)
{
	if (v->y == v->bottom)
		scroll(v, v->top, v->bottom, 1);
	else if (v->y < H - 1)
		v->y++;
	v->wraps = false;
}

static void
letter(struct vt *v, char c)
{
	if (v->wraps) {
		v->x = 0;
		feed(v);
	}
	v->cell[v->y][v->x].ch = v->set == '0' || v->out ? (char)(c | 0x80) : c;
	v->cell[v->y][v->x].look = v->look;
	if (c == ' ' && (v->look.attr & (1u << 4 | 1u << 7 | 1u << 9)) == 0) {
		v->cell[v->y][v->x].look.attr = 0;
		v->cell[v->y][v->x].look.fg = 0;
	}
	if (v->x == W - 1)
		v->wraps = true;
	else
		v->x++;
	v->before = c;
}

static int
within(int n, int low, int high)
{
	return n < low ? low : n > high ? high : n;
}

static void
sgr(struct vt *v, const int *p, int n)
{
	int i;

	for (i = 0; i < n; i++) {
		if (p[i] <= 0)
			memset(&v->look, 0, sizeof v->look);
		else if (p[i] < 10)
			v->look.attr |= 1u << p[i];
		else if (p[i] == 22)
			v->look.attr &= ~(1u << 1 | 1u << 2);
		else if (p[i] == 38 && i + 2 < n) {
			v->look.fg = 1000 + p[i + 2];
			i += 2;
		} else if (p[i] == 39 || (p[i] >= 30 && p[i] < 38))
			v->look.fg = p[i] == 39 ? 0 : p[i];
		else if (p[i] == 49 || (p[i] >= 40 && p[i] < 48))
			v->look.bg = p[i] == 49 ? 0 : p[i];
	}
}

static void
shift(struct vt *v, int n, bool in)
{
	int x;

	for (; n > 0; n--) {
		for (x = W - 1; in && x > v->x; x--)
			v->cell[v->y][x] = v->cell[v->y][x - 1];
		for (x = v->x; !in && x < W - 1; x++)
			v->cell[v->y][x] = v->cell[v->y][x + 1];
		blank(v, v->y, in ? v->x : W - 1);
	}
}

static void
erase(struct vt *v, char c, int n)
{
	int x, y;

	for (x = v->x; x < (c == 'X' ? v->x + n : W) && x < W; x++)
		blank(v, v->y, x);
	for (y = v->y + 1; c == 'J' && y < H; y++)
		for (x = 0; x < W; x++)
			blank(v, y, x);
}

static void
csi(struct vt *v, char c, const int *p, int n)
{
	int a = n > 0 && p[0] > 0 ? p[0] : 1, b = n > 1 && p[1] > 0 ? p[1] : 1;

	if (c != 'm')
		v->wraps = false;
	switch (c) {
	case 'A':
		v->y = within(v->y - a, 0, H - 1);
		break;
	case 'B':
		v->y = within(v->y + a, 0, H - 1);
		break;
	case 'C':
		v->x = within(v->x + a, 0, W - 1);
		break;
	case 'D':
		v->x = within(v->x - a, 0, W - 1);
		break;
	case 'G':
		v->x = within(a - 1, 0, W - 1);
		break;
	case 'd':
		v->y = within(a - 1, 0, H - 1);
		break;
	case 'H':
		v->y = within(a - 1, 0, H - 1);
		v->x = within(b - 1, 0, W - 1);
		break;
	case 'm':
		sgr(v, p, n);
		break;
	case 'X':
	case 'K':
	case 'J':
		erase(v, c, a);
		break;
	case 'P':
	case '@':
		shift(v, a, c == '@');
		break;
	case 'L':
		if (v->y <= v->bottom)
			scroll(v, v->y, v->bottom, -1);
		break;
	case 'M':
		if (v->y <= v->bottom)
			scroll(v, v->y, v->bottom, 1);
		break;
	case 'S':
		scroll(v, v->top, v->bottom, a);
		break;
	case 'T':
		scroll(v, v->top, v->bottom, -a);
		break;
	case 'r':
		v->top = a - 1;
		v->bottom = n > 1 && p[1] > 0 ? p[1] - 1 : H - 1;
		v->x = v->y = 0;
		break;
	}
}

static size_t
escape(struct vt *v, const char *s, size_t n)
{
	size_t i = 2;
	int p[16], k = 1;
	char before = v->before;

	v->before = '?';

	if (s[1] == ']') {
		while (s[i] != '\007')
			i++;
		snprintf(v->last, sizeof v->last, "%.*s", (int)i, s);
		return i + 1;
	}
	if (s[1] == '(') {
		v->set = s[2];
		return 3;
	}
	if (s[1] == '7') {
		v->saved_x = v->x;
		v->saved_y = v->y;
	}
	if (s[1] == '8') {
		v->x = v->saved_x;
		v->y = v->saved_y;
	}
	if (s[1] != '[')
		return 2;
	for (p[0] = 0; i < n && (s[i] < '@' || s[i] > '~'); i++) {
		if (s[i] == ';')
			p[k++] = 0;
		else if (s[i] >= '0' && s[i] <= '9')
			p[k - 1] = p[k - 1] * 10 + s[i] - '0';
		else
			k = -1;
		if (k < 0)
			break;
	}
	if (k < 0) {
		while (s[i] < '@' || s[i] > '~')
			i++;
		return i + 1;
	}
	if (s[i] == 'b') {
		for (; p[0] > 0; p[0]--)
			letter(v, before);
	} else {
		csi(v, s[i], p, k);
	}
	return i + 1;
}

static void
vt_feed(struct vt *v, const char *s, size_t n)
{
	size_t i = 0;

	while (i < n) {
		if (s[i] == '\033') {
			i += escape(v, s + i, n - i);
			continue;
		}
		switch (s[i]) {
		case '\n':
			feed(v);
			break;
		case '\r':
			v->x = 0;
			v->wraps = false;
			break;
		case '\b':
			v->x -= v->x > 0;
			v->wraps = false;
			break;
		case '\016':
			v->out = true;
			break;
		case '\017':
			v->out = false;
			break;
		default:
			letter(v, s[i]);
		}
		i++;
	}
}

/* ---- frames ---- */

static uint64_t seed = 1;

static int
pick(int n)
{
	seed = seed * UINT64_C(6364136223846793005) +
	       UINT64_C(1442695040888963407);
	return (int)((seed >> 33) % (uint64_t)n);
}

static void
add_look(struct str *s)
{
	static const char *const looks[] = {"\033[m", "\033(B\033[m",
	    "\033(B\033[0;1m", "\033[0;2m", "\033[1m", "\033[7m", "\033[4m",
	    "\033[31m", "\033[32m", "\033[44m", "\033[39;49m", "\033[39m",
	    "\033(B\033[0;7m", "\033[0;1;4;33;42m", "\033[m\017", "\033[2m",
	    "\033[1m\033[33m", "\033[9m", "\033[0m", "\033[;5m"};
	static const char *const strange[] = {
	    "\033[38;5;7m", "\033[22m", "\033[1;38;5;200m", "\033(0", "\016"};

	if (pick(60) == 0)
		str_add(s, strange[pick(5)]);
	else
		str_add(s, looks[pick(20)]);
}

static void
add_text(struct str *s, const struct vt *v)
{
	int n = pick(12) + 1, kind = pick(3);

	/* As curses does, never over the end of a line. */
	if (v->wraps || v->x + n > W)
		str_printf(s, "\033[%d;%dH", pick(H) + 1, pick(W - n) + 1);
	if (n > 3 && pick(6) == 0) {
		str_printf(s, "%c\033[%db", pick(2) ? ' ' : 'r', n - 1);
		return;
	}
	for (; n > 0; n--)
		str_addc(s, kind == 0 || (kind == 1 && pick(3) == 0)
				? ' '
				: (char)('a' + pick(26)));
}

static void
add_move(struct str *s, const struct vt *v)
{
	static const char *const others[] = {"\r", "\b", "\033[A", "\033[2C",
	    "\033[D", "\033[H", "\033[2B", "\0337", "\0338"};

	switch (pick(6)) {
	case 0:
		str_printf(s, "\033[%dG", pick(W) + 1);
		break;
	case 1:
		str_printf(s, "\033[%dd", pick(H) + 1);
		break;
	case 2:
		str_add(s, others[pick(9)]);
		break;
	case 3:
		str_printf(s, "\033[%d;%dH", within(v->y + 2 + pick(2), 1, H),
		    pick(W) + 1);
		break;
	default:
		str_printf(s, "\033[%d;%dH", pick(H) + 1, pick(W) + 1);
	}
}

static void
add_change(struct str *s)
{
	static const char *const changes[] = {"\033[K", "\033[J", "\033[3X",
	    "\033[2P", "\033[4@", "\033[L", "\033[M", "\n", "\033[?25l",
	    "\033]0;a title\007", "\033[1;12r", "\033[r"};
	int top = pick(H - 3) + 1;

	if (pick(5) != 0)
		str_add(s, changes[pick(12)]);
	else
		str_printf(s, "\033[%d;%dr\033[%d;1H\033[%d%c\033[1;%dr", top,
		    top + 2, top, pick(2) + 1, pick(2) ? 'S' : 'T', H);
}

/* What is said, step by step, so that the column is known. */
static void
frame(struct vt *v, struct str *s)
{
	size_t from;
	int n;

	for (n = pick(30); n > 0; n--) {
		from = s->len;
		switch (pick(8)) {
		case 0:
		case 1:
		case 2:
			add_text(s, v);
			break;
		case 3:
		case 4:
			add_look(s);
			break;
		case 5:
			add_change(s);
			break;
		default:
			add_move(s, v);
		}
		vt_feed(v, s->s + from, s->len - from);
	}
}

static void
same(const struct vt *a, const struct vt *b, const char *was, const char *is)
{
	int x, y;

	for (y = 0; y < H; y++)
		for (x = 0; x < W; x++)
			if (memcmp(&a->cell[y][x], &b->cell[y][x],
				sizeof a->cell[y][x]) != 0)
				fail_msg("row %d, column %d differ:\n%s\n%s", y,
				    x, was, is);
	assert_int_equal(a->x, b->x);
	assert_int_equal(a->y, b->y);
	assert_int_equal(a->top, b->top);
	assert_int_equal(a->bottom, b->bottom);
	assert_int_equal(a->set, b->set);
	assert_int_equal(a->out, b->out);
	assert_int_equal(a->look.attr, b->look.attr);
	assert_int_equal(a->look.fg, b->look.fg);
	assert_int_equal(a->look.bg, b->look.bg);
	assert_string_equal(a->last, b->last);
}

static void
frames(bool keep, bool xenl, size_t *was_n, size_t *is_n)
{
	struct str was = STR_INIT, is = STR_INIT;
	struct squeeze q;
	struct vt a, b;
	int i;

	vt_init(&a);
	vt_init(&b);
	squeeze_init(&q, "\033(B\033[m", keep, xenl, H);
	for (i = 0; i < 5000; i++) {
		str_reset(&was);
		str_reset(&is);
		/* Now and then the terminal has been others'. */
		if (i % 100 == 99) {
			a.look.attr = b.look.attr = 1u << pick(10);
			a.bottom = b.bottom = xenl ? H - 3 : H - 1;
			squeeze_forget(&q, H);
			str_add(&was, "\033(B\033[m\017");
			str_add(&was, "\033[3;3H");
			vt_feed(&a, "\033[r", xenl ? 3 : 0);
			vt_feed(&a, was.s, was.len);
		}
		frame(&a, &was);
		squeeze(&q, was.s, was.len, &is);
		vt_feed(&b, is.s, is.len);
		same(&a, &b, str_c(&was), str_c(&is));
		*was_n += was.len;
		*is_n += is.len;
	}
	str_clear(&was);
	str_clear(&is);
}

static void
test_same(void **state)
{
	size_t was = 0, is = 0;

	(void)state;
	frames(true, true, &was, &is);
	frames(false, true, &was, &is);
	frames(true, false, &was, &is);
	frames(false, false, &was, &is);
	assert_true(is < was);
}

static void
becomes(struct squeeze *q, const char *s, const char *to)
{
	struct str out = STR_INIT;

	squeeze(q, s, strlen(s), &out);
	assert_string_equal(str_c(&out), to);
	str_clear(&out);
}

static void
test_words(void **state)
{
	struct squeeze q;

	(void)state;
	squeeze_init(&q, "\033(B\033[m", true, true, 24);
	/* The first frame says all. */
	becomes(&q, "\033(B\033[m\033[H\033[2Jab",
	    "\033(B\033[r\033[H\033[m\033[2Jab");
	/* Attributes: only what changes, and only where it is seen. */
	becomes(&q, "\033(B\033[0;1mab\033(B\033[m", "\033[1mab\033[m");
	becomes(&q, "\033[1m \033(B\033[m \033[2m  \033(B\033[mc", "    c");
	becomes(&q, "\033[7m \033(B\033[m ", "\033[7m \033[m ");
	becomes(&q, "\033[1ma\033(B\033[0;2mb\033(B\033[0;2;4mc\033(B\033[m",
	    "\033[1ma\033[0;2mb\033[4mc\033[m");
	becomes(&q, "\033[31ma\033[32mb\033[39mc", "\033[31ma\033[32mb\033[mc");
	/* A blank is erased in the colour that is wanted. */
	becomes(&q, "\033[44m\033[K\033[m", "\033[44m\033[K\033[m");
	/* Downwards. */
	becomes(&q, "\033[5;9Ha\033[6;9Hb", "\033[5;9Ha\n\033[9Gb");
	becomes(&q, "\033[5;10Ha\033[7;10Hb\033[9;9Hc",
	    "\033[5;10Ha\n\n\033[10Gb\033[9;9Hc");
	becomes(
	    &q, "\033[5;9Ha\033[5;20Hb\033[5;1Hc", "\033[5;9Ha\033[20Gb\rc");
	becomes(&q, "\033[23;4Ha\033[24;1Hb", "\033[23;4Ha\n\rb");
	becomes(&q, "\033[5;20r\033[20;1Ha\033[21;1Hb",
	    "\033[5;20r\033[20;1Ha\033[21;1Hb");
	/* A colour that is not known here stays as it is said. */
	becomes(
	    &q, "\033[38;5;9ma\033[1mb\033[mc", "\033[38;5;9ma\033[1mb\033[mc");
	/* Another kind of terminal. */
	squeeze_init(&q, "\033G0", true, true, 24);
	becomes(&q, "\033[m\033[m a", "\033[m\033[m a");
	squeeze_init(&q, NULL, true, true, 24);
	becomes(&q, "\033[m\033[m a", "\033[m\033[m a");
}

/* Cut short, too long, of bytes that are none of these: nothing is lost. */
static void
test_broken(void **state)
{
	static const char *const broken[] = {"\033", "\033[", "\033[1;2",
	    "\033]0;no end", "\033(",
	    "a\033[1;2;3;4;5;6;7;8;9;1;2;3;4;5;6;7;8m",
	    "\033[99999999999999999999H", "\033[?1;2m", "\377\200\033[\377m"};
	struct squeeze q;
	struct str out = STR_INIT;
	size_t i;

	(void)state;
	for (i = 0; i < sizeof broken / sizeof *broken; i++) {
		squeeze_init(&q, "\033[m", true, true, 24);
		str_reset(&out);
		squeeze(&q, "\033[m", 3, &out);
		str_reset(&out);
		squeeze(&q, broken[i], strlen(broken[i]), &out);
		assert_non_null(strstr(str_c(&out), broken[i]));
	}
	str_clear(&out);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_same),
	    cmocka_unit_test(test_words),
	    cmocka_unit_test(test_broken),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
