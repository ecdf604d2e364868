/* SPDX-License-Identifier: ISC */
/*
 * format - the writers.
 *
 * A row becomes cells (gated text) once; each writer puts the cells together
 * in its own way.  Only JSON looks at the values themselves.
 */
#include "format.h"

#include <string.h>

#include "gate.h"
#include "mem.h"
#include "str.h"
#include "text.h"
#include "value.h"

/* Of a table: gated, and as a terminal is given it. */
struct cell {
	const char *text;
	enum bidi_base base;
};

struct format {
	enum format_kind kind;
	struct out *o;
	const char *const *fields;
	const struct format_column *columns;
	size_t n_fields, n_columns, rows;
	struct arena a; /* cells of a table */
	struct cell **held;
	size_t cap;
	enum bidi bidi;
	bool *words; /* by column: some cell is no number */
	bool lines;  /* csv: line ends stay */
	bool as_is;  /* csv not for a spreadsheet */
};

static const char *const format_names[] = {[FORMAT_TABLE] = "table",
    [FORMAT_TSV] = "tsv",
    [FORMAT_CSV] = "csv",
    [FORMAT_JSON] = "json",
    [FORMAT_JSONL] = "jsonl",
    [FORMAT_MD] = "md"};

bool
format_find(const char *name, const struct out *o, enum format_kind *kind,
    struct err *e)
{
	size_t i;

	*kind = out_is_tty(o) ? FORMAT_TABLE : FORMAT_TSV;
	if (name == NULL)
		return true;
	for (i = 0; i < sizeof(format_names) / sizeof(format_names[0]); i++) {
		if (strcmp(format_names[i], name) == 0) {
			*kind = (enum format_kind)i;
			return true;
		}
	}
	return err_set(e, ERR_USAGE,
	    "there is no format %s; there are table, tsv, csv, json, jsonl "
	    "and md",
	    name);
}

static void
write_str(struct format *f, struct str *s)
{
	out_raw(f->o, str_c(s), s->len);
	str_clear(s);
}

/* ---- tsv and csv ---- */

/* Does a spreadsheet take it for a formula?  Blanks before it may be cut off;
 * the wide forms count where East Asian text is written. */
static bool
is_formula(const char *text, size_t n)
{
	uint32_t cp;
	size_t at = 0;

	while (at < n && (text[at] == ' ' || text[at] == '\n'))
		at++;
	if (at == n)
		return false;
	utf8_decode(text + at, n - at, &cp);
	return cp == '=' || cp == '+' || cp == '-' || cp == '@' ||
	       cp == 0xFF1D || cp == 0xFF0B || cp == 0xFF0D || cp == 0xFF20;
}

/* In a SAFE one a semicolon, the separator of half of the world, is quoted
 * too: what stands behind it could begin a cell. */
static void
csv_cell(struct str *s, const char *text, size_t n, bool safe)
{
	bool formula = safe && is_formula(text, n);
	size_t i;

	if (!formula && memchr(text, ',', n) == NULL &&
	    memchr(text, '"', n) == NULL && memchr(text, '\n', n) == NULL &&
	    (!safe || memchr(text, ';', n) == NULL) &&
	    (n == 0 || (text[0] != ' ' && text[n - 1] != ' '))) {
		str_addn(s, text, n);
		return;
	}
	str_addc(s, '"');
	if (formula)
		str_addc(s, '\'');
	for (i = 0; i < n; i++) {
		if (text[i] == '"')
			str_addc(s, '"');
		str_addc(s, text[i]);
	}
	str_addc(s, '"');
}

/* The gated text of a member; missing and null are empty. */
static void
cell_text(struct str *out, const struct value *v, bool brief, int flags)
{
	struct str raw = STR_INIT;

	if (v != NULL)
		value_flat(&raw, v, brief);
	gate_text(out, str_c(&raw), raw.len, flags);
	str_clear(&raw);
}

static bool
is_number(const struct value *v)
{
	return v != NULL && (v->type == VALUE_NUMBER || v->type == VALUE_REAL);
}

static void
line_row(struct format *f, const struct value *row)
{
	struct str s = STR_INIT, cell = STR_INIT;
	const struct value *v;
	size_t i;

	for (i = 0; i < f->n_fields; i++) {
		v = value_get(row, f->fields[i]);
		if (i > 0)
			str_addc(&s, f->kind == FORMAT_TSV ? '\t' : ',');
		str_reset(&cell);
		cell_text(&cell, v, false, f->lines ? GATE_LINES : 0);
		if (f->kind == FORMAT_TSV)
			str_addn(&s, str_c(&cell), cell.len);
		else
			csv_cell(&s, str_c(&cell), cell.len,
			    !f->as_is && !is_number(v));
	}
	str_addc(&s, '\n');
	str_clear(&cell);
	write_str(f, &s);
}

static void
line_head(struct format *f)
{
	struct str s = STR_INIT;
	size_t i;

	for (i = 0; i < f->n_fields; i++) {
		if (i > 0)
			str_addc(&s, f->kind == FORMAT_TSV ? '\t' : ',');
		str_add(&s, f->fields[i]);
	}
	str_addc(&s, '\n');
	write_str(f, &s);
}

/* ---- json ---- */

/* Only the fields: a row may hold more for its table. */
static void
json_row(struct format *f, const struct value *row)
{
	struct str s = STR_INIT;
	const struct value *v;
	size_t i;

	if (f->kind == FORMAT_JSON)
		str_add(&s, f->rows == 0 ? "[\n" : ",\n");
	for (i = 0; i < f->n_fields; i++) {
		v = value_get(row, f->fields[i]);
		str_printf(&s, "%s\"%s\": ", i == 0 ? "{" : ", ", f->fields[i]);
		if (v == NULL)
			str_add(&s, "null");
		else
			value_json(&s, v);
	}
	str_addc(&s, '}');
	if (f->kind == FORMAT_JSONL)
		str_addc(&s, '\n');
	write_str(f, &s);
}

/* ---- md ---- */

/* What Markdown would take for its own, escaped. */
static void
md_cell(struct str *s, const char *text, size_t n)
{
	size_t i;

	for (i = 0; i < n; i++) {
		if (strchr("\\|*_`<>[]", text[i]) != NULL && text[i] != '\0')
			str_addc(s, '\\');
		str_addc(s, text[i]);
	}
}

static void
md_row(struct format *f, const struct value *row)
{
	struct str s = STR_INIT, cell = STR_INIT;
	size_t i;

	str_addc(&s, '|');
	for (i = 0; i < f->n_columns; i++) {
		str_reset(&cell);
		cell_text(&cell, value_get(row, f->columns[i].key), true, 0);
		str_addc(&s, ' ');
		md_cell(&s, str_c(&cell), cell.len);
		str_add(&s, " |");
	}
	str_addc(&s, '\n');
	str_clear(&cell);
	write_str(f, &s);
}

static void
md_head(struct format *f)
{
	struct str s = STR_INIT;
	size_t i;

	str_addc(&s, '|');
	for (i = 0; i < f->n_columns; i++)
		str_printf(&s, " %s |", f->columns[i].head);
	str_add(&s, "\n|");
	for (i = 0; i < f->n_columns; i++)
		str_add(&s, " --- |");
	str_addc(&s, '\n');
	write_str(f, &s);
}

/* ---- table ---- */

/* V for a column that has to be true: cluster by cluster.  What is one text
 * begins as it will, of a list each thing does. */
static struct cell
table_value(struct format *f, const struct value *v)
{
	struct str raw = STR_INIT, shown = STR_INIT;
	struct cell c = {NULL, BIDI_MIXED};
	size_t i, n;
	int w;

	cell_text(&raw, v, true, out_is_ascii(f->o) ? GATE_ASCII : 0);
	for (i = 0; i < raw.len; i += n) {
		n = text_cluster(raw.s + i, raw.len - i, &w);
		text_shown(&shown, raw.s + i, n, w);
	}
	if (v != NULL && v->type == VALUE_TEXT)
		c.base = bidi_base_of(str_c(&raw), raw.len);
	c.text = arena_strndup(&f->a, str_c(&shown), shown.len);
	str_clear(&raw);
	str_clear(&shown);
	return c;
}

static void
table_row(struct format *f, const struct value *row)
{
	const struct value *v;
	struct cell *cells;
	size_t i;

	cells = arena_array(&f->a, f->n_columns, sizeof(*cells));
	for (i = 0; i < f->n_columns; i++) {
		v = value_get(row, f->columns[i].key);
		cells[i] = table_value(f, v);
		if (cells[i].text[0] != '\0' && !is_number(v))
			f->words[i] = true;
	}
	f->held = mem_grow(f->held, &f->cap, f->rows + 1, sizeof(*f->held));
	f->held[f->rows] = cells;
}

static void
table_widths(const struct format *f, int *width)
{
	size_t i, k;
	int w;

	for (i = 0; i < f->n_columns; i++)
		width[i] =
		    text_width(f->columns[i].head, strlen(f->columns[i].head));
	for (k = 0; k < f->rows; k++) {
		for (i = 0; i < f->n_columns; i++) {
			w = text_width(
			    f->held[k][i].text, strlen(f->held[k][i].text));
			width[i] = w > width[i] ? w : width[i];
		}
	}
}

static int
table_sum(const struct format *f, const int *width)
{
	size_t i;
	int sum;

	sum = -2;
	for (i = 0; i < f->n_columns; i++)
		sum += width[i] < 0 ? 0 : width[i] + 2;
	return sum;
}

/* The widest column that may still shrink, or n_columns. */
static size_t
table_widest(const struct format *f, const int *width)
{
	size_t i, widest;

	widest = f->n_columns;
	for (i = 0; i < f->n_columns; i++) {
		if (f->columns[i].min > 0 && width[i] > f->columns[i].min &&
		    (widest == f->n_columns || width[i] > width[widest]))
			widest = i;
	}
	return widest;
}

/* How wide the table is when all that may shrink has done so. */
static int
table_least(const struct format *f, const int *width)
{
	size_t i;
	int least;

	least = table_sum(f, width);
	for (i = 0; i < f->n_columns; i++) {
		if (f->columns[i].min > 0 && width[i] > f->columns[i].min)
			least -= width[i] - f->columns[i].min;
	}
	return least;
}

/*
 * Leave out what is spare, from the right, where nothing else helps; then
 * take a cell at a time from the widest column.
 */
static void
table_fit(const struct format *f, int *width, int room)
{
	size_t i;

	for (i = f->n_columns; i-- > 0 && table_least(f, width) > room;) {
		if (f->columns[i].min == FORMAT_SPARE)
			width[i] = -1;
	}
	while (table_sum(f, width) > room &&
	       (i = table_widest(f, width)) < f->n_columns)
		width[i]--;
}

static void
blanks(struct str *s, int n)
{
	for (; n > 0; n--)
		str_addc(s, ' ');
}

/* C in W cells, cut with an ellipsis, which is the end of its text, where it is
 * longer. */
static void
table_cell(const struct format *f, struct str *s, const struct cell *c, int w,
    bool right, bool last)
{
	struct str text = STR_INIT;
	size_t n = strlen(c->text);
	int used = text_width(c->text, n);

	if (right)
		blanks(s, w - used);
	if (used > w) {
		n = text_fit(c->text, n, w - 1, &used);
		str_addn(&text, c->text, n);
		str_add(&text, out_is_ascii(f->o) ? "~" : "…");
		used++;
	} else
		str_addn(&text, c->text, n);
	bidi_add(s, f->bidi, c->base, str_c(&text), text.len);
	if (!last)
		blanks(s, 2 + (right ? 0 : w - used));
	str_clear(&text);
}

static void
table_line(struct format *f, const struct cell *cells, const int *width)
{
	struct str s = STR_INIT;
	size_t i, last;

	/* No blanks at the end of a line. */
	last = 0;
	for (i = 0; i < f->n_columns; i++) {
		if (width[i] >= 0 && cells[i].text[0] != '\0')
			last = i;
	}
	for (i = 0; i <= last; i++) {
		if (width[i] >= 0)
			table_cell(f, &s, &cells[i], width[i], !f->words[i],
			    i == last);
	}
	str_addc(&s, '\n');
	write_str(f, &s);
}

static void
table_end(struct format *f)
{
	struct cell *heads;
	int *width;
	size_t i;

	if (f->rows == 0)
		return;
	width = arena_array(&f->a, f->n_columns, sizeof(int));
	heads = arena_array(&f->a, f->n_columns, sizeof(*heads));
	for (i = 0; i < f->n_columns; i++)
		heads[i].text = f->columns[i].head;
	table_widths(f, width);
	table_fit(f, width, out_columns(f->o));
	if (out_is_tty(f->o))
		out_raw(f->o, "\033[1m", 4);
	table_line(f, heads, width);
	if (out_is_tty(f->o))
		out_raw(f->o, "\033[0m", 4);
	for (i = 0; i < f->rows; i++)
		table_line(f, f->held[i], width);
}

/* ---- the whole ---- */

struct format *
format_new(enum format_kind kind, struct out *o, const char *const *fields,
    const struct format_column *columns)
{
	struct format *f;

	f = mem_alloc(sizeof(*f));
	f->kind = kind;
	f->o = o;
	f->fields = fields;
	f->columns = columns;
	f->bidi = BIDI_OFF;
	arena_init(&f->a);
	while (fields[f->n_fields] != NULL)
		f->n_fields++;
	while (columns[f->n_columns].key != NULL)
		f->n_columns++;
	f->words = arena_array(&f->a, f->n_columns, sizeof(*f->words));
	return f;
}

void
format_keep_lines(struct format *f)
{
	f->lines = true;
}

void
format_bidi(struct format *f, enum bidi mode)
{
	f->bidi = mode;
}

void
format_as_is(struct format *f)
{
	f->as_is = true;
}

void
format_row(struct format *f, const struct value *row)
{
	if (f->rows == 0 && (f->kind == FORMAT_TSV || f->kind == FORMAT_CSV))
		line_head(f);
	if (f->rows == 0 && f->kind == FORMAT_MD)
		md_head(f);
	switch (f->kind) {
	case FORMAT_TSV:
	case FORMAT_CSV:
		line_row(f, row);
		break;
	case FORMAT_JSON:
	case FORMAT_JSONL:
		json_row(f, row);
		break;
	case FORMAT_MD:
		md_row(f, row);
		break;
	case FORMAT_TABLE:
		table_row(f, row);
		break;
	}
	f->rows++;
}

size_t
format_end(struct format *f)
{
	size_t rows;

	rows = f->rows;
	if (f->kind == FORMAT_TABLE)
		table_end(f);
	if (f->kind == FORMAT_JSON && rows == 0)
		out_raw(f->o, "[]\n", 3);
	else if (f->kind == FORMAT_JSON)
		out_raw(f->o, "\n]\n", 3);
	if (rows == 0 && (f->kind == FORMAT_TSV || f->kind == FORMAT_CSV))
		line_head(f);
	mem_free(f->held);
	arena_clear(&f->a);
	mem_free(f);
	return rows;
}
