/* SPDX-License-Identifier: ISC */
/*
 * filter - words typed by a person become terms.
 *
 * A query is read from left to right, term by term.  A term is a word, a
 * phrase in quotation marks, a link, or FIELD:VALUES; what may follow a field
 * is one of four shapes (values, a date, a number, words of a closed list),
 * and the table below says which.  Names of factions, places and so on are
 * left as typed: only a database knows them.  What no database is needed for
 * is judged here, so that a misspelt field or kind is told at once.
 */
#include "filter.h"

#include <ctype.h>
#include <string.h>

#include "diag.h"
#include "link.h"
#include "mem.h"
#include "model.h"
#include "str.h"

enum filter_shape {
	SHAPE_NAMES, /* values, judged by the database */
	SHAPE_LIST,  /* words of a closed list of the model */
	SHAPE_IS,    /* words of is_words */
	SHAPE_DATE,
	SHAPE_NUMBER
};

struct filter_row {
	const char *name;
	enum filter_field field;
	enum filter_shape shape;
	enum model_list list; /* of SHAPE_LIST */
};

static const struct filter_row filter_rows[] = {
    {"faction", FILTER_FACTION, SHAPE_NAMES, LIST_COUNT},
    {"with", FILTER_WITH, SHAPE_NAMES, LIST_COUNT},
    {"person", FILTER_PERSON, SHAPE_NAMES, LIST_COUNT},
    {"place", FILTER_PLACE, SHAPE_NAMES, LIST_COUNT},
    {"source", FILTER_SOURCE, SHAPE_NAMES, LIST_COUNT},
    {"says", FILTER_SAYS, SHAPE_NAMES, LIST_COUNT},
    {"kind", FILTER_KIND, SHAPE_LIST, LIST_EVENT_KIND},
    {"mode", FILTER_MODE, SHAPE_LIST, LIST_MODE},
    {"role", FILTER_ROLE, SHAPE_LIST, LIST_ROLE},
    {"from", FILTER_FROM, SHAPE_DATE, LIST_COUNT},
    {"to", FILTER_TO, SHAPE_DATE, LIST_COUNT},
    {"sources", FILTER_SOURCES, SHAPE_NUMBER, LIST_COUNT},
    {"claims", FILTER_CLAIMS, SHAPE_NUMBER, LIST_COUNT},
    {"is", FILTER_IS, SHAPE_IS, LIST_COUNT},
    {"part_of", FILTER_PART_OF, SHAPE_NAMES, LIST_COUNT},
    {"id", FILTER_ID, SHAPE_NAMES, LIST_COUNT},
};
#define FILTER_ROWS (sizeof(filter_rows) / sizeof(filter_rows[0]))

static const char *const is_words[] = {"disputed", "hedged", "undated", "clash",
    "alleged", "planned", "denied", "single-source", NULL};

/* All fields: the table, then every figure of the model, then `not'. */
static const char *const field_names[] = {"faction", "with", "person", "place",
    "source", "says", "kind", "mode", "role", "from", "to", "sources", "claims",
    "is", "part_of", "id", "not", "killed", "executed", "wounded", "captured",
    "missing", "freed", "defected", "deserted", "fled", "fighters", "bodies",
    "settlements", "checkpoints", "bases", "factions", "weapons", "vehicles",
    "hours", "other", NULL};
#define FIELD_NAMES (sizeof(field_names) / sizeof(field_names[0]) - 1)

struct parser {
	struct arena *a;
	const char *s; /* the whole query */
	size_t i;
	bool dash;
	struct filter *f;
	size_t cap;
	struct err *e;
};

const char *const *
filter_field_names(void)
{
	return field_names;
}

const struct filter_takes *
filter_takes(const char *name, size_t n)
{
	static const char *const says[] = {"own", "party", NULL};
	static const struct filter_takes takes[] = {
	    {"faction", LINK_FACTION, LINK_NONE, NULL, -1},
	    {"with", LINK_FACTION, LINK_NONE, NULL, -1},
	    {"says", LINK_FACTION, LINK_PERSON, says, -1},
	    {"person", LINK_PERSON, LINK_NONE, NULL, -1},
	    {"place", LINK_PLACE, LINK_NONE, NULL, -1},
	    {"source", LINK_SOURCE, LINK_NONE, NULL, -1},
	    {"part_of", LINK_EVENT, LINK_NONE, NULL, -1},
	    {"id", LINK_EVENT, LINK_NONE, NULL, -1},
	    {"kind", LINK_NONE, LINK_NONE, NULL, LIST_EVENT_KIND},
	    {"mode", LINK_NONE, LINK_NONE, NULL, LIST_MODE},
	    {"role", LINK_NONE, LINK_NONE, NULL, LIST_ROLE},
	    {"is", LINK_NONE, LINK_NONE, is_words, -1},
	};
	size_t i;

	for (i = 0; i < sizeof(takes) / sizeof(takes[0]); i++)
		if (strlen(takes[i].name) == n &&
		    strncmp(takes[i].name, name, n) == 0)
			return &takes[i];
	return NULL;
}

static bool
is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/* Fail at byte AT: what is wrong, and what was probably meant. */
static bool
fail(struct parser *p, size_t at, const char *what, const char *near)
{
	size_t column;

	column = utf8_count(p->s, at) + 1;
	if (near != NULL)
		return err_set(p->e, ERR_USAGE,
		    "query, column %zu: %s; did you mean `%s'?", column, what,
		    near);
	return err_set(p->e, ERR_USAGE, "query, column %zu: %s", column, what);
}

static struct filter_term *
add_term(struct parser *p, enum filter_field field)
{
	struct filter_term *t, *terms;

	if (p->f->n == p->cap) {
		p->cap = p->cap == 0 ? 8 : p->cap * 2;
		terms = arena_array(p->a, p->cap, sizeof(*terms));
		if (p->f->n > 0)
			memcpy(terms, p->f->terms, p->f->n * sizeof(*terms));
		p->f->terms = terms;
	}
	t = &p->f->terms[p->f->n++];
	memset(t, 0, sizeof(*t));
	t->field = field;
	return t;
}

static void
add_value(struct parser *p, struct filter_term *t, const char *s, size_t n)
{
	size_t count = t->n_values;
	const char **values;

	/* There is room for a power of two. */
	if ((count & (count - 1)) == 0) {
		values = arena_array(
		    p->a, count == 0 ? 1 : count * 2, sizeof(*values));
		if (count > 0)
			memcpy(values, t->values, count * sizeof(*values));
		t->values = values;
	}
	t->values[t->n_values++] = arena_strndup(p->a, s, n);
}

/*
 * The text between quotation marks; p->i stands on the first.  At a prompt
 * the closing one may still be missing.
 */
static bool
quoted(struct parser *p, const char **s, size_t *n)
{
	size_t start;

	start = ++p->i;
	while (p->s[p->i] != '\0' && p->s[p->i] != '"')
		p->i++;
	*s = p->s + start;
	*n = p->i - start;
	if (p->s[p->i] == '"')
		p->i++;
	else if (!p->dash)
		return fail(
		    p, start - 1, "this quotation mark is never closed", NULL);
	return true;
}

/* One value, up to a comma (if LISTS) or a blank. */
static bool
value(struct parser *p, bool lists, const char **s, size_t *n)
{
	size_t start;

	if (p->s[p->i] == '"')
		return quoted(p, s, n);
	start = p->i;
	while (p->s[p->i] != '\0' && !is_blank(p->s[p->i]) &&
	       !(lists && p->s[p->i] == ','))
		p->i++;
	*s = p->s + start;
	*n = p->i - start;
	return true;
}

/* Is the last value one of the words?  If not, fail with the nearest. */
static bool
check_word(struct parser *p, size_t at, struct filter_term *t,
    const char *title, const char *const *words, size_t n)
{
	const char *word;
	size_t i;

	word = t->values[t->n_values - 1];
	for (i = 0; i < n; i++) {
		if (strcmp(words[i], word) == 0)
			return true;
	}
	return fail(p, at, arena_printf(p->a, "`%s' is no %s", word, title),
	    diag_nearest(word, words, n));
}

static bool
check_value(struct parser *p, size_t at, struct filter_term *t,
    const struct filter_row *row)
{
	const char *words[64];
	size_t i, n;

	if (row->shape == SHAPE_IS) {
		for (n = 0; is_words[n] != NULL; n++)
			continue;
		return check_word(p, at, t, "word for is:", is_words, n);
	}
	if (row->shape != SHAPE_LIST)
		return true;
	n = (size_t)model_count(row->list);
	if (n > sizeof(words) / sizeof(words[0]))
		n = sizeof(words) / sizeof(words[0]);
	for (i = 0; i < n; i++)
		words[i] = model_name(row->list, (int)i);
	return check_word(p, at, t, model_title(row->list), words, n);
}

static bool
values(struct parser *p, struct filter_term *t, const struct filter_row *row)
{
	const char *s;
	size_t at, n;

	for (;;) {
		at = p->i;
		if (!value(p, true, &s, &n))
			return false;
		if (n == 0)
			return fail(p, at,
			    arena_printf(p->a, "%s: wants a value", row->name),
			    NULL);
		add_value(p, t, s, n);
		if (!check_value(p, at, t, row))
			return false;
		if (p->s[p->i] != ',')
			return true;
		p->i++;
	}
}

static bool
date(struct parser *p, struct filter_term *t, const struct filter_row *row)
{
	const char *s;
	size_t at, n;

	at = p->i;
	if (!value(p, false, &s, &n))
		return false;
	add_value(p, t, s, n);
	if (n == 0)
		return fail(p, at,
		    arena_printf(p->a, "%s: wants a date, as in %s:2014-10",
			row->name, row->name),
		    NULL);
	if (!edtf_parse(s, n, &t->date, p->e)) {
		p->e->code = ERR_USAGE;
		return err_prepend(p->e, "query, column %zu: %s",
		    utf8_count(p->s, at) + 1, row->name);
	}
	return true;
}

static enum filter_op
number_op(struct parser *p)
{
	const char *s = p->s + p->i;
	bool equal = s[0] != '\0' && s[1] == '=';

	if (s[0] == '>' || s[0] == '<') {
		p->i += equal ? 2 : 1;
		if (s[0] == '>')
			return equal ? FILTER_GE : FILTER_GT;
		return equal ? FILTER_LE : FILTER_LT;
	}
	if (s[0] == '=')
		p->i++;
	return FILTER_EQ;
}

static bool
number(struct parser *p, struct filter_term *t, const char *name)
{
	const char *s;
	size_t at, n, i;

	at = p->i;
	t->op = number_op(p);
	if (!value(p, false, &s, &n))
		return false;
	add_value(p, t, p->s + at, p->i - at);
	/* 15 digits always fit. */
	for (i = 0; i < n && i < 15 && isdigit((unsigned char)s[i]); i++)
		t->number = t->number * 10 + (s[i] - '0');
	if (n == 0 || i < n)
		return fail(p, at,
		    arena_printf(p->a,
			"%s: wants a number, as in %s:3 or %s:>50", name, name,
			name),
		    NULL);
	return true;
}

static bool
field_values(struct parser *p, struct filter_term *t,
    const struct filter_row *row, const char *name)
{
	if (p->s[p->i] == '!') {
		t->certain = true;
		p->i++;
	}
	if (row == NULL || row->shape == SHAPE_NUMBER)
		return number(p, t, name);
	if (row->shape == SHAPE_DATE)
		return date(p, t, row);
	return values(p, t, row);
}

/* FIELD: has been seen, LEN bytes before the colon at p->i. */
static bool
field(struct parser *p, size_t len, bool not, size_t start)
{
	const struct filter_row *row;
	struct filter_term *t;
	const char *name;
	size_t i;
	int what;

	name = arena_strndup(p->a, p->s + p->i, len);
	row = NULL;
	for (i = 0; i < FILTER_ROWS && row == NULL; i++) {
		if (strcmp(filter_rows[i].name, name) == 0)
			row = &filter_rows[i];
	}
	what = row == NULL ? model_find(LIST_FIGURE_WHAT, name) : -1;
	if (row == NULL && what < 0)
		return fail(p, p->i,
		    arena_printf(p->a, "there is no field `%s:'", name),
		    diag_nearest(name, field_names, FIELD_NAMES));
	p->i += len + 1;
	t = add_term(p, row != NULL ? row->field : FILTER_FIGURE);
	t->not = not ;
	t->what = what;
	t->start = start;
	if (!field_values(p, t, row, name))
		return false;
	t->end = p->i;
	return true;
}

/* Bytes of the name before a colon at p->i, or 0. */
static size_t
field_length(const struct parser *p)
{
	size_t n;

	for (n = 0; isalpha((unsigned char)p->s[p->i + n]) ||
		    p->s[p->i + n] == '_' || p->s[p->i + n] == '-';
	     n++)
		continue;
	return p->s[p->i + n] == ':' ? n : 0;
}

/* A link stands for the field that means the same. */
static bool
link_terms(struct parser *p, const char *word, bool not, size_t start)
{
	static const enum filter_field fields[] = {
	    [LINK_EVENT] = FILTER_ID,
	    [LINK_FACTION] = FILTER_FACTION,
	    [LINK_PAIR] = FILTER_FACTION,
	    [LINK_SOURCE] = FILTER_SOURCE,
	    [LINK_PLACE] = FILTER_PLACE,
	    [LINK_PERSON] = FILTER_PERSON,
	};
	struct filter_term *t;
	struct link l;

	if (!link_parse(word, &l) || l.kind == LINK_CLAIM ||
	    l.kind == LINK_RELATION)
		return false;
	if (l.kind == LINK_PAIR && not )
		return false;
	t = add_term(p, fields[l.kind]);
	add_value(p, t, l.id, strlen(l.id));
	t->not = not ;
	t->start = start;
	t->end = p->i;
	if (l.kind == LINK_PAIR) {
		t = add_term(p, FILTER_WITH);
		add_value(p, t, l.id2, strlen(l.id2));
		t->start = start;
		t->end = p->i;
	}
	return true;
}

static bool
word(struct parser *p, bool not, size_t start)
{
	struct filter_term *t;
	const char *s;
	size_t n;
	bool phrase;

	phrase = p->s[p->i] == '"';
	if (!value(p, false, &s, &n))
		return false;
	if (!phrase && link_terms(p, arena_strndup(p->a, s, n), not, start))
		return true;
	t = add_term(p, phrase ? FILTER_PHRASE : FILTER_WORDS);
	if (!phrase && n > 1 && s[n - 1] == '*') {
		t->prefix = true;
		n--;
	}
	add_value(p, t, s, n);
	t->not = not ;
	t->start = start;
	t->end = p->i;
	/* What stands last at a prompt may still be growing. */
	if (p->dash && !phrase && p->s[p->i] == '\0')
		t->prefix = true;
	return true;
}

static bool
term(struct parser *p)
{
	size_t start, len;
	bool not ;

	start = p->i;
	not = false;
	if (p->dash && p->s[p->i] == '-' && p->s[p->i + 1] != '\0' &&
	    !is_blank(p->s[p->i + 1])) {
		not = true;
		p->i++;
	}
	if (!not &&strncmp(p->s + p->i, "not:", 4) == 0) {
		not = true;
		p->i += 4;
	}
	if (p->s[p->i] == '\0' || is_blank(p->s[p->i]))
		return fail(p, start, "not: wants a term after it", NULL);
	len = field_length(p);
	if (len > 0)
		return field(p, len, not, start);
	return word(p, not, start);
}

bool
filter_parse(struct arena *a, const char *text, bool dash, struct filter *f,
    struct err *e)
{
	struct parser p = {a, NULL, 0, dash, f, 0, e};

	memset(f, 0, sizeof(*f));
	p.s = f->text = arena_strdup(a, text);
	for (;;) {
		while (is_blank(p.s[p.i]))
			p.i++;
		if (p.s[p.i] == '\0')
			return true;
		if (!term(&p))
			return false;
	}
}
