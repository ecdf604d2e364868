/* SPDX-License-Identifier: ISC */
/* squeeze - see squeeze.h. */
#include "squeeze.h"

#include <string.h>

#include "str.h"

#define PARAMS_MAX 16
#define BOLD 1
#define UNDERLINE 4
#define REVERSE 7
#define BIT(n) (1u << (n))

void
squeeze_init(struct squeeze *q, const char *sgr0, bool keep, bool xenl, int h)
{
	static const char *const known[] = {"\033[m", "\033[0m", "\033(B\033[m",
	    "\033[m\033(B", "\033[m\017", "\033[0m\017"};
	size_t i;

	memset(q, 0, sizeof *q);
	for (i = 0; sgr0 != NULL && i < sizeof known / sizeof *known; i++)
		q->on |= strcmp(sgr0, known[i]) == 0;
	q->keep = keep;
	q->down = xenl;
	squeeze_forget(q, h);
}

void
squeeze_forget(struct squeeze *q, int h)
{
	q->h = h;
	q->known = q->lost = q->ascii = q->in = false;
	q->any = q->down;
	q->whole = !q->any;
	q->row = 0;
}

/* ---- attributes ---- */

static bool
same_look(const struct squeeze_look *a, const struct squeeze_look *b)
{
	return a->attr == b->attr && a->fg == b->fg && a->bg == b->bg;
}

/* Does a blank look the same in both? */
static bool
same_blank(const struct squeeze_look *a, const struct squeeze_look *b)
{
	const unsigned seen = ~(BIT(BOLD) | BIT(2) | BIT(3) | BIT(5) | BIT(6));

	return (a->attr & seen) == (b->attr & seen) && a->bg == b->bg &&
	       ((a->attr & seen) == 0 || same_look(a, b));
}

/* What is on in IS stays on: no attribute has to go. */
static bool
grows(const struct squeeze_look *is, const struct squeeze_look *to)
{
	return (is->attr & ~to->attr) == 0 && (is->fg == 0 || to->fg != 0) &&
	       (is->bg == 0 || to->bg != 0);
}

/* The number P of a sequence, behind SEP. */
static void
say_number(const char **sep, int p, struct str *out)
{
	str_add(out, *sep);
	str_add_int(out, p);
	*sep = ";";
}

/* SGR from the look IS to TO; IS NULL: from any. */
static void
say(const struct squeeze_look *is, const struct squeeze_look *to,
    struct str *out)
{
	static const struct squeeze_look none = {0, 0, 0};
	const char *sep = "";
	int i;

	str_add(out, "\033[");
	if (is == NULL || !grows(is, to)) {
		is = &none;
		/* Alone the 0 may be left out. */
		if (!same_look(to, &none))
			say_number(&sep, 0, out);
	}
	for (i = 1; i < 10; i++) {
		if ((to->attr & ~is->attr & BIT(i)) != 0)
			say_number(&sep, i, out);
	}
	if (to->fg != is->fg)
		say_number(&sep, to->fg, out);
	if (to->bg != is->bg)
		say_number(&sep, to->bg, out);
	str_addc(out, 'm');
}

/* Let the terminal have what is wanted. */
static void
settle(struct squeeze *q, struct str *out)
{
	if (q->lost || (q->known && same_look(&q->is, &q->wanted)))
		return;
	say(q->known ? &q->is : NULL, &q->wanted, out);
	q->is = q->wanted;
	q->known = true;
}

/* ---- sequences ---- */

struct sequence {
	const char *s;
	size_t n;
	char final;	   /* of a CSI without private signs, else 0 */
	int p[PARAMS_MAX]; /* its numbers, -1: none given */
	size_t n_p;
};

/* The end of an OSC or another string that begins at I. */
static size_t
string_end(const char *s, size_t n, size_t i)
{
	for (; i < n && s[i] != '\007'; i++) {
		if (s[i] == '\033' && i + 1 < n && s[i + 1] == '\\')
			return i + 2;
	}
	return i < n ? i + 1 : n;
}

static size_t
csi_end(const char *s, size_t n, struct sequence *q)
{
	bool plain = true;
	size_t i;

	q->p[0] = -1;
	q->n_p = 1;
	for (i = 2; i < n && (s[i] < '@' || s[i] > '~'); i++) {
		int *p = &q->p[q->n_p - 1];

		if (s[i] >= '0' && s[i] <= '9' && *p < 100000) {
			*p = (*p < 0 ? 0 : *p * 10) + s[i] - '0';
		} else if (s[i] == ';' && q->n_p < PARAMS_MAX) {
			q->p[q->n_p++] = -1;
		} else {
			plain = false;
		}
	}
	if (i == n)
		return n;
	q->final = plain ? s[i] : '\0';
	return i + 1;
}

/* The sequence at S, which begins with ESC. */
static void
read_sequence(const char *s, size_t n, struct sequence *q)
{
	memset(q, 0, sizeof *q);
	q->s = s;
	if (n < 2)
		q->n = n;
	else if (s[1] == '[')
		q->n = csi_end(s, n, q);
	else if (s[1] == ']' || s[1] == 'P' || s[1] == 'X' || s[1] == '^' ||
		 s[1] == '_' || s[1] == 'k')
		q->n = string_end(s, n, 2);
	else if (s[1] >= ' ' && s[1] <= '/')
		q->n = n < 3 ? n : 3;
	else
		q->n = 2;
}

/* SGR into WANTED; false where there is a number that is not known here. */
static bool
note_look(const struct sequence *s, struct squeeze_look *wanted)
{
	struct squeeze_look l = *wanted;
	size_t i;

	for (i = 0; i < s->n_p; i++) {
		int p = s->p[i];

		if (p <= 0)
			memset(&l, 0, sizeof l);
		else if (p < 10)
			/* cppcheck 2.10 thinks of 97 here. */
			/* cppcheck-suppress shiftTooManyBits */
			l.attr |= BIT(p);
		else if (p == 39)
			l.fg = 0;
		else if (p == 49)
			l.bg = 0;
		else if ((p >= 30 && p <= 37) || (p >= 90 && p <= 97))
			l.fg = p;
		else if ((p >= 40 && p <= 47) || (p >= 100 && p <= 107))
			l.bg = p;
		else
			return false;
	}
	*wanted = l;
	return true;
}

static void
take_look(struct squeeze *q, const struct sequence *s, struct str *out)
{
	/* A look that is not understood stays until it is turned off. */
	if ((!q->lost || s->p[0] <= 0) && note_look(s, &q->wanted)) {
		q->lost = false;
		return;
	}
	settle(q, out);
	str_addn(out, s->s, s->n);
	q->known = false;
	q->lost = true;
}

static int
param(const struct sequence *s, size_t i)
{
	return i < s->n_p && s->p[i] > 0 ? s->p[i] : 1;
}

/*
 * A terminal that grew may have been told since, by the last frame of the old
 * size, that only so many lines scroll; a line feed in the last of them would
 * not go down.  To say that all scroll moves the cursor, and so goes before a
 * move.
 */
static void
let_all_scroll(struct squeeze *q, struct str *out)
{
	str_add(out, "\033[r");
	q->any = false;
	q->whole = true;
	q->row = 0;
}

/* To a line and a column: where the line is this one or one of the next two, by
 * line feeds and the column alone. */
static void
take_move(struct squeeze *q, const struct sequence *s, struct str *out)
{
	int row = param(s, 0), col = param(s, 1), down;

	if (q->any)
		let_all_scroll(q, out);
	down = row - q->row;
	if (q->down && q->whole && q->row > 0 && row <= q->h && down >= 0 &&
	    down <= (col > 9 ? 2 : 1)) {
		for (; down > 0; down--)
			str_addc(out, '\n');
		if (col == 1)
			str_addc(out, '\r');
		else
			str_printf(out, "\033[%dG", col);
	} else {
		str_addn(out, s->s, s->n);
	}
	q->row = row;
}

/* Any but these two: what it does to the line, and whether it may go before
 * the attributes that are wanted. */
static void
take_other(struct squeeze *q, const struct sequence *s, struct str *out)
{
	bool moves = s->final != '\0' && strchr("ABCDGd", s->final) != NULL;

	/* The character before is repeated as it was written, by a terminal
	 * that has been told nothing since. */
	if (s->final != 'b' && (!moves || !q->keep))
		settle(q, out);
	str_addn(out, s->s, s->n);
	if (s->final == 'd')
		q->row = param(s, 0);
	else if (s->final == '\0' || strchr("CDGKXP@b", s->final) == NULL)
		q->row = 0;
	if (s->final == 'r') {
		q->any = false;
		q->whole =
		    param(s, 0) == 1 && (s->n_p < 2 || param(s, 1) == q->h);
	} else if (s->final == '\0') {
		q->whole = q->whole && s->n > 1 && s->s[1] != 'c';
	}
}

/* ESC ( B where it is so already says nothing. */
static bool
take_charset(struct squeeze *q, const struct sequence *s)
{
	bool usual = s->n == 3 && s->s[2] == 'B', said = q->ascii;

	q->ascii = usual;
	return usual && said;
}

static size_t
take_sequence(struct squeeze *q, const char *s, size_t n, struct str *out)
{
	struct sequence seq;

	read_sequence(s, n, &seq);
	if (seq.n > 1 && s[1] == '(') {
		if (!take_charset(q, &seq))
			str_addn(out, s, seq.n);
	} else if (seq.final == 'm') {
		take_look(q, &seq, out);
	} else if (seq.final == 'H') {
		if (!q->keep)
			settle(q, out);
		take_move(q, &seq, out);
	} else {
		take_other(q, &seq, out);
	}
	return seq.n;
}

/* Characters up to the next control; blanks first, on which attributes may
 * not be seen. */
static size_t
take_text(struct squeeze *q, const char *s, size_t n, struct str *out)
{
	size_t i = 0, blanks;

	while (i < n && s[i] == ' ')
		i++;
	blanks = i;
	while (i < n && (unsigned char)s[i] >= ' ')
		i++;
	if (blanks > 0 && (!q->known || !same_blank(&q->is, &q->wanted)))
		settle(q, out);
	str_addn(out, s, blanks);
	if (i > blanks)
		settle(q, out);
	str_addn(out, s + blanks, i - blanks);
	return i;
}

static void
take_control(struct squeeze *q, char c, struct str *out)
{
	bool in = q->in;

	/* SI is part of what turns attributes off. */
	if (c == '\016' || c == '\017')
		q->in = c == '\017';
	if (c == '\017' && in)
		return;
	if (c != '\r' && c != '\b')
		q->row = 0;
	if ((c != '\r' && c != '\b') || !q->keep)
		settle(q, out);
	str_addc(out, c);
}

void
squeeze(struct squeeze *q, const char *s, size_t n, struct str *out)
{
	size_t i = 0;

	if (!q->on) {
		str_addn(out, s, n);
		return;
	}
	while (i < n) {
		if (s[i] == '\033') {
			i += take_sequence(q, s + i, n - i, out);
		} else if ((unsigned char)s[i] >= ' ') {
			i += take_text(q, s + i, n - i, out);
		} else {
			take_control(q, s[i], out);
			i++;
		}
	}
	settle(q, out);
}
