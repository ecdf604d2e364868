/* SPDX-License-Identifier: ISC */
/*
 * Where the columns of a file are: by the names in its header, wherever they
 * stand and in whatever case; of a file without a header by the layouts that
 * are known, where the first row fits one of them.
 */
#include <string.h>
#include <strings.h>

#include "import_impl.h"

/* A name in a header, perhaps between blanks. */
static bool
is_named(const char *field, const struct import_column *c)
{
	size_t n;
	char first;

	field += strspn(field, " \t\r\n");
	/* Most fields of most rows are told from a name by one letter. */
	first = (char)(*field | 0x20);
	if (first != *c->name && (c->alias == NULL || first != *c->alias))
		return false;
	n = strcspn(field, " \t\r\n");
	return (strncasecmp(field, c->name, n) == 0 && c->name[n] == '\0') ||
	       (c->alias != NULL && strncasecmp(field, c->alias, n) == 0 &&
		   c->alias[n] == '\0');
}

/* Where ROW, a header, has the columns.  NULL: it has all that are needed;
 * else the name of the first that it lacks. */
static const char *
read_header(const struct import_format *format, const struct csv_row *row,
    struct import_layout *l)
{
	const struct import_column *c;
	const char *missing = NULL;
	size_t i;
	int k;

	l->width = row->n;
	for (k = 0, c = format->columns; c->name != NULL; c++, k++) {
		l->at[k] = -1;
		for (i = 0; i < row->n && l->at[k] < 0; i++)
			if (is_named(row->field[i], c))
				l->at[k] = (int)i;
		if (l->at[k] < 0 && c->required && missing == NULL)
			missing = c->name;
	}
	/* A delimiter behind the last name. */
	while (l->width > 0 && *row->field[l->width - 1] == '\0')
		l->width--;
	return missing;
}

/* Does the row name at least two columns that are needed? */
static bool
is_header(const struct import_format *format, const struct csv_row *row)
{
	const struct import_column *c;
	size_t i;
	int found = 0;

	for (c = format->columns; c->name != NULL; c++)
		for (i = 0; c->required && i < row->n; i++)
			found += is_named(row->field[i], c);
	return found > 1;
}

const struct import_layout *
import_layout_of(
    struct import *im, const char *line, size_t n, const char **missing)
{
	struct import_layout *l = &im->layout[im->n_layouts];
	const struct csv_row *row;
	struct csv_file *text;
	struct err e = ERR_INIT;
	size_t i;

	*missing = NULL;
	for (i = 0; i < im->n_layouts; i++)
		if (strlen(im->layout[i].header) == n &&
		    memcmp(im->layout[i].header, line, n) == 0)
			return &im->layout[i];
	if (im->n_layouts == IMPORT_LAYOUTS)
		return NULL;
	text = csv_file_text(line, n, 0);
	l->delimiter = csv_file_delimiter(text);
	*missing = "a header";
	if (csv_file_next(text, &row, &e) && row != NULL && row->broken == NULL)
		*missing = read_header(im->format, row, l);
	csv_file_close(text);
	if (*missing != NULL)
		return NULL;
	l->header = arena_strndup(&im->keep, line, n);
	im->n_layouts++;
	return l;
}

/* The header that a file without one must have had, by its first row. */
static const struct import_layout *
guess_layout(struct import *im, const struct csv_row *row)
{
	const struct import_layout *l;
	const char *const *h, *missing;
	struct import_cells c = {NULL, row, &im->item};
	struct import_row v;
	size_t width = row->n;

	while (width > 0 && *row->field[width - 1] == '\0')
		width--;
	for (h = im->format->headers; *h != NULL; h++) {
		l = import_layout_of(im, *h, strlen(*h), &missing);
		/* Trailing fields may be empty, but for the delimiter. */
		if (l == NULL || row->n < l->width || width > l->width)
			continue;
		memset(&v, 0, sizeof(v));
		v.a = &im->item;
		c.layout = l;
		if (im->format->map(&v, &c) == NULL)
			return l;
	}
	return NULL;
}

bool
import_layout_settle(
    struct import *im, const struct csv_row *row, bool *skip, struct err *e)
{
	const struct import_layout *l;
	const char *missing;

	*skip = is_header(im->format, row);
	if (*skip) {
		l = import_layout_of(im, row->raw, row->raw_len, &missing);
		if (l == NULL)
			return err_set(e, ERR_DATA,
			    missing == NULL
				? "%s:%llu: too many headers"
				: "%s:%llu: the header has no column `%s'",
			    im->o->path, (unsigned long long)row->line,
			    missing);
		if (im->now != NULL)
			import_tell(im, IMPORT_NOTE, row, "one more header");
		im->now = l;
		return true;
	}
	if (im->now != NULL)
		return true;
	im->now = guess_layout(im, row);
	if (im->now == NULL)
		return err_set(e, ERR_DATA,
		    "%s:%llu: this is no header of %s, and no row of a layout"
		    " that is known without one",
		    im->o->path, (unsigned long long)row->line,
		    im->format->about.title);
	import_tell(im, IMPORT_NOTE, row,
	    arena_printf(&im->item,
		"no header; its %zu columns are taken to be those of %s",
		im->now->width, im->format->about.title));
	return true;
}
