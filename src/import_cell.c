/* SPDX-License-Identifier: ISC */
/*
 * Cells of a row as text and numbers, and what a format puts together from
 * them: names of sides, titles, steps of a place.
 */
#include <errno.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "import_impl.h"
#include "edtf.h"
#include "str.h"

static bool
is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/* S without blanks at its ends; a no-break space is one. */
static const char *
trimmed(struct arena *a, const char *s)
{
	size_t n;

	for (;;) {
		if (is_blank(*s))
			s++;
		else if (strncmp(s, "\xc2\xa0", 2) == 0)
			s += 2;
		else
			break;
	}
	n = strlen(s);
	for (;;) {
		if (n > 0 && is_blank(s[n - 1]))
			n--;
		else if (n > 1 && strncmp(s + n - 2, "\xc2\xa0", 2) == 0)
			n -= 2;
		else
			break;
	}
	return arena_strndup(a, s, n);
}

/* R writes NA where there is no value. */
static const char *
raw_cell(const struct import_cells *c, int column)
{
	int at = c->layout->at[column];
	const char *s;

	s = at < 0 || (size_t)at >= c->row->n ? "" : c->row->field[at];
	return strcmp(s, "NA") == 0 ? "" : s;
}

const char *
import_cell(const struct import_cells *c, int column)
{
	return trimmed(c->a, raw_cell(c, column));
}

const char *
import_name(const struct import_cells *c, int column)
{
	char *s = arena_strdup(c->a, import_cell(c, column)), *to = s;
	const char *from;

	for (from = s; *from != '\0'; from++)
		if (!is_blank(*from))
			*to++ = *from;
		else if (to > s && to[-1] != ' ')
			*to++ = ' ';
	*to = '\0';
	return s;
}

bool
import_has(const struct import_cells *c, int column)
{
	return *import_cell(c, column) != '\0';
}

bool
import_number(const struct import_cells *c, int column, int64_t *n)
{
	const char *s = import_cell(c, column);
	long long v;
	char *end;

	if (*s < '0' || *s > '9')
		return false;
	errno = 0;
	v = strtoll(s, &end, 10);
	if (errno != 0 || v > INT32_MAX)
		return false;
	/* As a table program that knows only reals writes it. */
	if (*end == '.')
		end += 1 + strspn(end + 1, "0");
	if (*end != '\0')
		return false;
	*n = v;
	return true;
}

/* By hand: strtod obeys the locale.  A comma is what table programs of many
 * countries write for the point. */
bool
import_real(const struct import_cells *c, int column, double *r)
{
	const char *s = import_cell(c, column);
	double v = 0, unit = 1;
	bool minus = *s == '-';
	const char *digits;

	if (minus)
		s++;
	for (digits = s; *s >= '0' && *s <= '9'; s++)
		v = v * 10 + (*s - '0');
	if (s == digits || s - digits > 9)
		return false;
	if (*s == '.' || *s == ',')
		for (s++; *s >= '0' && *s <= '9'; s++) {
			unit *= 10;
			v = v * 10 + (*s - '0');
		}
	if (*s != '\0')
		return false;
	*r = (minus ? -v : v) / unit;
	return true;
}

bool
import_day(int y, int m, int d, int32_t *day)
{
	int back_y, back_m, back_d;

	if (y < 1 || y > 9999 || m < 1 || m > 12 || d < 1 || d > 31)
		return false;
	*day = edtf_day(y, m, d);
	edtf_civil(*day, &back_y, &back_m, &back_d);
	return back_y == y && back_m == m && back_d == d;
}

/* ---- putting a row together ---- */

void
import_warn(struct import_row *v, const char *text)
{
	size_t i;

	for (i = 0; i < v->n_warnings; i++)
		if (strcmp(v->warnings[i], text) == 0)
			return;
	if (v->n_warnings < IMPORT_WARNINGS)
		v->warnings[v->n_warnings++] = text;
}

void
import_spot(struct import_row *v, const char *name, const char *full, int kind)
{
	struct import_spot *s;
	size_t i;

	if (*name == '\0')
		return;
	for (i = 0; i < v->n_spots; i++)
		if (strcmp(v->spots[i].name, name) == 0 && full == NULL) {
			v->n_spots = i + 1;
			return;
		}
	if (v->n_spots == IMPORT_SPOTS)
		return;
	s = &v->spots[v->n_spots++];
	s->name = name;
	s->full = full;
	s->kind = kind;
}

struct import_actor *
import_actor(struct import_row *v, const char *name, int side, int role)
{
	struct import_actor *who = &v->actors[v->n_actors];
	size_t i, n = 0;

	/* The other side has room, however many there are of one. */
	for (i = 0; i < v->n_actors; i++)
		n += v->actors[i].side == side;
	if (n < IMPORT_SIDE)
		v->n_actors++;
	else
		import_warn(v, "more than 32 factions on a side; the rest is in"
			       " the row");
	memset(who, 0, sizeof(*who));
	who->name = name;
	who->side = side;
	who->role = role;
	who->kind = model_find(LIST_FACTION_KIND, "armed-group");
	return who;
}

const char *
import_side(const struct import_row *v, int side)
{
	const char *name = NULL;
	size_t i, n = 0;

	for (i = 0; i < v->n_actors; i++) {
		if (v->actors[i].side != side)
			continue;
		if (n++ == 0)
			name = v->actors[i].name;
	}
	if (n < 2)
		return n == 0 ? "" : name;
	return arena_printf(v->a, "%s +%zu", name, n - 1);
}

static const char *
rel_words(enum place_rel rel)
{
	return rel == PLACE_NEAR ? "Near " : rel == PLACE_IN ? "In " : "";
}

const char *
import_title(const struct import_row *v)
{
	const char *a = import_side(v, 1), *b = import_side(v, 2);
	struct str s = STR_INIT;
	const char *title;

	if (v->n_spots > 0)
		str_printf(&s, "%s%s: ", rel_words(v->rel),
		    v->spots[v->n_spots - 1].name);
	str_add(&s, a);
	if (*a != '\0' && *b != '\0')
		str_add(&s, v->versus);
	str_add(&s, b);
	title = arena_strdup(v->a, str_c(&s));
	str_clear(&s);
	return title;
}

const char *
import_once(struct arena *a, const char *s, char sep)
{
	struct str out = STR_INIT;
	const char *list[32], *end, *text;
	size_t n = 0, i;

	for (; *s != '\0'; s = *end == '\0' ? end : end + 1) {
		end = strchr(s, sep);
		if (end == NULL)
			end = s + strlen(s);
		text = trimmed(a, arena_strndup(a, s, (size_t)(end - s)));
		for (i = 0; i < n && strcmp(list[i], text) != 0; i++)
			;
		if (i < n || *text == '\0')
			continue;
		if (n < sizeof(list) / sizeof(list[0]))
			list[n++] = text;
		str_printf(&out, "%s%s", out.len > 0 ? ", " : "", text);
	}
	text = arena_strdup(a, str_c(&out));
	str_clear(&out);
	return text;
}

void
import_kind(struct import_row *v)
{
	if (v->kind == model_find(LIST_EVENT_KIND, "killing") &&
	    (v->n_figures == 0 || v->figures[0].best == 0))
		v->kind = model_find(LIST_EVENT_KIND, "other");
}

const char *
import_killed(struct arena *a, const struct import_figure *f)
{
	if (!f->range || (f->low == f->best && f->best == f->high))
		return arena_printf(a, "%lld killed", (long long)f->best);
	return arena_printf(a, "%lld killed (low %lld, high %lld)",
	    (long long)f->best, (long long)f->low, (long long)f->high);
}
