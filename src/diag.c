/* SPDX-License-Identifier: ISC */
/*
 * Diagnostics arrive in the order in which the reader stumbles over them and
 * leave in the order in which a person mends them: by file, line and column,
 * those about the whole dataset last.  Only DIAG_MAX are kept; an error takes
 * the place of a warning when the list is full, and the rest are counted.
 *
 * The line shown is read from the file again, so nothing of a file need be
 * kept in memory while it is read.  It is shown as plain cells: a tab becomes
 * blanks and a long line a window of itself, so that the caret below can be
 * placed by counting cells.
 */
#include "diag.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "gate.h"
#include "mem.h"
#include "str.h"
#include "text.h"

#define LINE_MAX_BYTES 65536 /* of a line kept for showing */
#define SHOWN_CELLS 160	     /* of a line shown */
#define SHOWN_BEFORE 60	     /* of those, before the caret in a long line */
#define WORD_MAX 64	     /* bytes of a word that is compared */

void
diags_init(struct diags *d, const char *root)
{
	memset(d, 0, sizeof(*d));
	d->root = root;
}

void
diags_set_root(struct diags *d, const char *root)
{
	char *copy = mem_strdup(root);

	mem_free(d->own_root);
	d->root = d->own_root = copy;
}

static void
diag_clear(struct diag *g)
{
	mem_free(g->text);
	mem_free(g->hint);
	mem_free(g->file);
}

void
diags_clear(struct diags *d)
{
	const char *root;
	size_t i;

	for (i = 0; i < d->n; i++)
		diag_clear(&d->list[i]);
	mem_free(d->list);
	root = d->own_root != NULL ? NULL : d->root;
	mem_free(d->own_root);
	diags_init(d, root);
}

bool
diags_full(const struct diags *d, enum diag_level level)
{
	return d->n >= DIAG_MAX &&
	       (level == DIAG_WARNING || d->errors >= DIAG_MAX);
}

/* Where a new diagnostic goes, or NULL when it is only counted. */
static struct diag *
diag_slot(struct diags *d, enum diag_level level)
{
	size_t i;

	if (d->n < DIAG_MAX) {
		d->list =
		    mem_grow(d->list, &d->cap, d->n + 1, sizeof(*d->list));
		return &d->list[d->n++];
	}
	if (level == DIAG_WARNING)
		return NULL;
	for (i = d->n; i > 0; i--) {
		if (d->list[i - 1].level == DIAG_WARNING) {
			diag_clear(&d->list[i - 1]);
			memmove(&d->list[i - 1], &d->list[i],
			    (d->n - i) * sizeof(*d->list));
			return &d->list[d->n - 1];
		}
	}
	return NULL;
}

static void
count(struct diags *d, enum diag_level level)
{
	if (level == DIAG_ERROR)
		d->errors++;
	else
		d->warnings++;
}

static void diag_add(struct diags *d, enum diag_level level, struct mark at,
    const char *hint, const char *fmt, va_list ap)
    __attribute__((format(printf, 5, 0)));

static void
diag_add(struct diags *d, enum diag_level level, struct mark at,
    const char *hint, const char *fmt, va_list ap)
{
	struct diag *g = diag_slot(d, level);
	va_list copy;
	int n;

	count(d, level);
	if (g == NULL)
		return;
	g->level = level;
	g->at = at;
	g->file = at.file != NULL ? mem_strdup(at.file) : NULL;
	g->at.file = g->file;
	g->hint = hint != NULL ? mem_strdup(hint) : NULL;
	va_copy(copy, ap);
	n = vsnprintf(NULL, 0, fmt, copy);
	va_end(copy);
	g->text = mem_alloc((size_t)(n < 0 ? 0 : n) + 1);
	vsnprintf(g->text, (size_t)(n < 0 ? 0 : n) + 1, fmt, ap);
}

void
diag_error(
    struct diags *d, struct mark at, const char *hint, const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	diag_add(d, DIAG_ERROR, at, hint, fmt, ap);
	va_end(ap);
}

void
diag_warning(
    struct diags *d, struct mark at, const char *hint, const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	diag_add(d, DIAG_WARNING, at, hint, fmt, ap);
	va_end(ap);
}

void
diags_add_all(struct diags *d, struct diags *from)
{
	struct diag *g;
	size_t i;

	for (i = 0; i < from->n; i++) {
		g = diag_slot(d, from->list[i].level);
		count(d, from->list[i].level);
		if (from->list[i].level == DIAG_ERROR)
			from->errors--;
		else
			from->warnings--;
		if (g != NULL)
			*g = from->list[i];
		else
			diag_clear(&from->list[i]);
	}
	/* Those that were only counted. */
	d->errors += from->errors;
	d->warnings += from->warnings;
	from->n = from->errors = from->warnings = 0;
}

/* The files of a dataset in a fixed order; what is about the whole last. */
static int
compare_files(const char *a, const char *b)
{
	if (a == NULL || b == NULL)
		return (a == NULL) - (b == NULL);
	return strcmp(a, b);
}

static int
compare(const void *pa, const void *pb)
{
	const struct diag *a = pa, *b = pb;
	int c = compare_files(a->at.file, b->at.file);

	if (c == 0 && a->at.line != b->at.line)
		c = a->at.line < b->at.line ? -1 : 1;
	if (c == 0 && a->at.col != b->at.col)
		c = a->at.col < b->at.col ? -1 : 1;
	if (c == 0)
		c = (int)a->level - (int)b->level;
	return c != 0 ? c : strcmp(a->text, b->text);
}

static void
diags_sort(struct diags *d)
{
	if (d->n > 1)
		qsort(d->list, d->n, sizeof(*d->list), compare);
}

/* A file read forward only, line by line: the list is sorted. */
struct lines {
	const char *file; /* borrowed; NULL: none */
	FILE *f;
	uint32_t line; /* number of the line in TEXT */
	struct str text;
};

static void
lines_open(struct lines *l, const char *root, const char *file)
{
	struct str path = STR_INIT;

	if (l->f != NULL)
		fclose(l->f);
	if (root != NULL)
		str_printf(&path, "%s/", root);
	str_add(&path, file);
	l->f = fopen(str_c(&path), "re");
	l->file = file;
	l->line = 0;
	str_clear(&path);
}

/* Read one line, of which only the first LINE_MAX_BYTES are kept. */
static bool
lines_next(struct lines *l)
{
	int c;

	str_reset(&l->text);
	while ((c = getc_unlocked(l->f)) != EOF && c != '\n')
		if (l->text.len < LINE_MAX_BYTES)
			str_addc(&l->text, (char)c);
	if (c == EOF && l->text.len == 0)
		return false;
	if (l->text.len > 0 && l->text.s[l->text.len - 1] == '\r')
		l->text.s[--l->text.len] = '\0';
	l->line++;
	return true;
}

/* The text of line AT of its file, or NULL where it cannot be shown. */
static const struct str *
lines_find(struct lines *l, const char *root, const struct mark *at)
{
	if (l->file == NULL || strcmp(l->file, at->file) != 0)
		lines_open(l, root, at->file);
	if (l->f == NULL)
		return NULL;
	while (l->line < at->line)
		if (!lines_next(l))
			return NULL;
	return l->line == at->line ? &l->text : NULL;
}

static void
lines_close(struct lines *l)
{
	if (l->f != NULL)
		fclose(l->f);
	str_clear(&l->text);
}

/* A line as cells: what is shown of it, and where the caret goes. */
struct shown {
	struct str text;
	int caret, under; /* cells before, cells under */
};

static void
add_char(struct str *out, const char *s, size_t n, int *cells)
{
	do {
		if (*s != '\t') {
			str_addn(out, s, n);
			*cells += text_width(s, n);
			return;
		}
		str_addc(out, ' ');
		++*cells;
	} while (*cells % 8 != 0);
}

/*
 * Expand the line of TEXT with its tabs, and count its cells up to character
 * COL and over LEN more.  A byte order mark takes no column.
 */
static void
shown_make(struct shown *w, const struct str *text, const struct mark *at)
{
	size_t i = 0, n, col = 1, end = at->col + (at->len > 0 ? at->len : 1);
	uint32_t cp;
	int cells = 0;

	if (at->line == 1 && text->len >= 3 &&
	    memcmp(text->s, "\xef\xbb\xbf", 3) == 0)
		i = 3;
	w->caret = -1;
	for (; i < text->len; i += n, col++) {
		if (col == at->col)
			w->caret = cells;
		n = utf8_decode(text->s + i, text->len - i, &cp);
		add_char(&w->text, text->s + i, n, &cells);
		if (w->caret >= 0 && col < end)
			w->under = cells - w->caret;
	}
	if (w->caret < 0)
		w->caret = cells;
	if (w->under < 1)
		w->under = 1;
}

/* Cut a long line down to a window that holds the caret. */
static void
shown_cut(struct shown *w)
{
	struct str cut = STR_INIT;
	size_t from;
	int used = 0;

	if (text_width(w->text.s, w->text.len) <= SHOWN_CELLS)
		return;
	if (w->caret > SHOWN_CELLS / 2) {
		from = text_fit(
		    w->text.s, w->text.len, w->caret - SHOWN_BEFORE, &used);
		str_add(&cut, "\u2026");
		w->caret -= used - 1;
		str_addn(&cut, w->text.s + from, w->text.len - from);
	} else {
		str_addn(&cut, w->text.s, w->text.len);
	}
	from = text_fit(cut.s, cut.len, SHOWN_CELLS - 1, &used);
	if (from < cut.len) {
		cut.s[cut.len = from] = '\0';
		str_add(&cut, "\u2026");
	}
	if (w->under > SHOWN_CELLS - w->caret)
		w->under = SHOWN_CELLS - w->caret;
	str_clear(&w->text);
	w->text = cut;
}

static void
print_repeated(struct out *o, char c, int n)
{
	while (n-- > 0)
		out_raw(o, &c, 1);
}

static void
print_line(struct out *o, const struct mark *at, const struct str *text)
{
	struct shown w = {STR_INIT, 0, 0};
	int gutter;

	shown_make(&w, text, at);
	if (w.text.len > 0)
		shown_cut(&w);
	gutter = snprintf(NULL, 0, "%5u", at->line);
	out_printf(o, "%5u | ", at->line);
	out_text(o, str_c(&w.text), w.text.len, 0);
	out_raw(o, "\n", 1);
	print_repeated(o, ' ', gutter);
	out_raw(o, " | ", 3);
	print_repeated(o, ' ', w.caret);
	out_raw(o, "^", 1);
	print_repeated(o, '~', w.under - 1);
	out_raw(o, "\n", 1);
	str_clear(&w.text);
}

/* A hint of several lines keeps them, each under the first. */
static void
print_hint(struct out *o, const char *hint)
{
	const char *end;

	out_raw(o, "      = ", 8);
	for (; (end = strchr(hint, '\n')) != NULL; hint = end + 1) {
		out_text(o, hint, (size_t)(end - hint), 0);
		out_raw(o, "\n        ", 9);
	}
	out_text(o, hint, strlen(hint), 0);
	out_raw(o, "\n", 1);
}

static const char *const level_names[] = {"error", "warning"};

static void
print_place(struct out *o, const struct diag *g, const char *root)
{
	if (g->at.file == NULL) {
		out_printf(o, "%s: ", root != NULL ? root : "dataset");
		return;
	}
	out_printf(o, "%s:", g->at.file);
	if (g->at.line > 0)
		out_printf(o, "%u:%u:", g->at.line, g->at.col);
	out_raw(o, " ", 1);
}

static void
print_diag(
    struct out *o, const struct diag *g, const char *root, struct lines *l)
{
	const struct str *text;

	print_place(o, g, root);
	out_printf(o, "%s: ", level_names[g->level]);
	out_text(o, g->text, strlen(g->text), 0);
	out_raw(o, "\n", 1);
	if (g->at.file != NULL && g->at.line > 0) {
		text = lines_find(l, root, &g->at);
		if (text != NULL)
			print_line(o, &g->at, text);
	}
	if (g->hint != NULL)
		print_hint(o, g->hint);
}

static void
print_rest(struct diags *d, struct out *o)
{
	size_t i, errors = d->errors, warnings = d->warnings;

	for (i = 0; i < d->n; i++)
		if (d->list[i].level == DIAG_ERROR)
			errors--;
		else
			warnings--;
	if (errors + warnings == 0)
		return;
	out_printf(o, "%zu more error%s and %zu more warning%s not shown\n",
	    errors, errors == 1 ? "" : "s", warnings, warnings == 1 ? "" : "s");
}

void
diags_print(struct diags *d, struct out *o)
{
	struct lines l = {NULL, NULL, 0, STR_INIT};
	size_t i;

	diags_sort(d);
	for (i = 0; i < d->n; i++)
		print_diag(o, &d->list[i], d->root, &l);
	lines_close(&l);
	print_rest(d, o);
}

static void
json_text(struct str *b, const char *key, const char *value)
{
	str_printf(b, "\"%s\":", key);
	if (value != NULL)
		gate_json(b, value, strlen(value));
	else
		str_add(b, "null");
}

void
diags_print_json(struct diags *d, struct out *o)
{
	struct str b = STR_INIT;
	size_t i;

	diags_sort(d);
	str_add(&b, "[");
	for (i = 0; i < d->n; i++) {
		const struct diag *g = &d->list[i];

		str_add(&b, i == 0 ? "\n{" : ",\n{");
		json_text(&b, "file", g->at.file);
		if (g->at.file != NULL && g->at.line > 0)
			str_printf(&b, ",\"line\":%u,\"column\":%u,",
			    g->at.line, g->at.col);
		else
			str_add(&b, ",\"line\":null,\"column\":null,");
		json_text(&b, "level", level_names[g->level]);
		str_addc(&b, ',');
		json_text(&b, "message", g->text);
		str_addc(&b, ',');
		json_text(&b, "hint", g->hint);
		str_addc(&b, '}');
	}
	str_add(&b, d->n > 0 ? "\n]\n" : "]\n");
	out_raw(o, b.s, b.len);
	str_clear(&b);
}

static int
lower(char c)
{
	return c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : (unsigned char)c;
}

static size_t
min3(size_t a, size_t b, size_t c)
{
	size_t m = a < b ? a : b;

	return m < c ? m : c;
}

/*
 * Edit distance of Damerau and Levenshtein (the restricted one: no part is
 * changed twice) by bytes, without regard to ASCII case.
 */
static size_t
distance(const char *a, size_t n, const char *b, size_t m)
{
	size_t row[3][WORD_MAX + 1], i, j;
	size_t *two = row[0], *one = row[1], *now = row[2], *t;

	for (j = 0; j <= m; j++)
		one[j] = j;
	for (i = 1; i <= n; i++) {
		now[0] = i;
		for (j = 1; j <= m; j++) {
			int same = lower(a[i - 1]) == lower(b[j - 1]);

			now[j] = min3(
			    one[j] + 1, now[j - 1] + 1, one[j - 1] + !same);
			if (i > 1 && j > 1 &&
			    lower(a[i - 1]) == lower(b[j - 2]) &&
			    lower(a[i - 2]) == lower(b[j - 1]) &&
			    two[j - 2] + 1 < now[j])
				now[j] = two[j - 2] + 1;
		}
		t = two;
		two = one;
		one = now;
		now = t;
	}
	return one[m];
}

/* `hill' of `hill-company': whole words at the beginning of a slug. */
static bool
begins(const char *word, size_t n, const char *longer)
{
	return n >= 3 && strncmp(word, longer, n) == 0 && longer[n] == '-';
}

const char *
diag_nearest(const char *word, const char *const *words, size_t n)
{
	const char *best = NULL, *longer = NULL;
	size_t i, w, len = strlen(word), m, found = 0;
	size_t limit = len < 3 ? 1 : 1 + len / 4;

	if (len == 0 || len > WORD_MAX)
		return NULL;
	for (i = 0; i < n; i++) {
		w = strlen(words[i]);
		if (begins(word, len, words[i]) && found++ == 0)
			longer = words[i];
		if (w > WORD_MAX || (w > len ? w - len : len - w) > limit)
			continue;
		m = distance(word, len, words[i], w);
		/* Not all of it different, and nearer than what we have. */
		if (m <= limit && m < len && (best == NULL || m < limit)) {
			best = words[i];
			limit = m;
			if (m == 0)
				break;
		}
	}
	return best != NULL ? best : found == 1 ? longer : NULL;
}
