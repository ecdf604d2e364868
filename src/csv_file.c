/* SPDX-License-Identifier: ISC */
/*
 * libcsv is fed a line at a time, so that it is known at each callback on
 * which line the row began and which bytes are its own.  The bytes of a row
 * stay in the buffer until it is complete: where it turns out to be broken,
 * its second line is read again as the beginning of a row.
 *
 * No input makes that dear.  A row stays open over many lines only while none
 * of them has a quote that would open one if it were read by itself, so no
 * stretch is read more than twice.
 */
#include "csv_file.h"

#include <sys/stat.h>

#include <csv.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "hash.h"
#include "mem.h"
#include "str.h"

#define CHUNK ((size_t)256 * 1024)

struct csv_file {
	struct csv_parser parser;
	int fd; /* -1: a text in memory */
	char *path;
	uint64_t size, read; /* bytes of the file; and read so far */
	bool ended;
	char delimiter;

	char *buf; /* bytes at hand */
	size_t cap;
	size_t start, scan, end; /* of the row; fed so far; of the bytes */
	uint64_t line;		 /* of the byte at `scan' */
	bool after_cr;		 /* the last byte fed was CR */
	bool begun;		 /* is a row open? */
	bool done;		 /* has a row been completed? */
	bool dropping;		 /* the rest of an endless line */

	struct str text, raw; /* fields one after another; a mended row */
	size_t *at;	      /* where each field begins in text */
	size_t n, at_cap, field_cap;
	struct csv_row row;

	struct hash *hash;
	char sum[HASH_SIZE];
};

/* ---- what libcsv tells ---- */

static void
take_field(void *s, size_t n, void *ctx)
{
	struct csv_file *f = ctx;

	f->at = mem_grow(f->at, &f->at_cap, f->n + 1, sizeof(*f->at));
	f->at[f->n++] = f->text.len;
	str_addn(&f->text, s, n);
	str_addc(&f->text, '\0');
}

static void
take_row(int c, void *ctx)
{
	struct csv_file *f = ctx;

	f->done = true;
}

/* ---- bytes ---- */

/* Room for CHUNK more behind `end'; what lies before the row goes. */
static void
make_room(struct csv_file *f)
{
	if (f->start > 0) {
		memmove(f->buf, f->buf + f->start, f->end - f->start);
		f->scan -= f->start;
		f->end -= f->start;
		f->start = 0;
	}
	f->buf = mem_grow(f->buf, &f->cap, f->end + CHUNK, 1);
}

/* More bytes, or `ended'. */
static bool
fill(struct csv_file *f, struct err *e)
{
	ssize_t n;

	if (f->fd == -1) {
		f->ended = true;
		return true;
	}
	make_room(f);
	do
		n = read(f->fd, f->buf + f->end, CHUNK);
	while (n == -1 && errno == EINTR);
	if (n == -1)
		return err_set_errno(e, "%s", f->path);
	f->ended = n == 0;
	if (f->hash != NULL && n > 0)
		hash_add(f->hash, f->buf + f->end, (size_t)n);
	if (f->hash != NULL && n == 0) {
		hash_end(f->hash, f->sum);
		f->hash = NULL;
	}
	f->end += (size_t)n;
	f->read += (uint64_t)n;
	return true;
}

/* Bytes from `scan' up to and with the next CR or LF; 0: none at hand. */
static size_t
line_length(const struct csv_file *f)
{
	const char *s = f->buf + f->scan;
	size_t n = f->end - f->scan;
	const char *lf = memchr(s, '\n', n);
	const char *cr = memchr(s, '\r', lf == NULL ? n : (size_t)(lf - s));

	if (cr != NULL)
		return (size_t)(cr - s) + 1;
	return lf == NULL ? 0 : (size_t)(lf - s) + 1;
}

/* The N bytes at `scan' are behind us. */
static void
pass(struct csv_file *f, size_t n)
{
	char last = f->buf[f->scan + n - 1];

	/* The LF of a CRLF ends no line of its own. */
	if (last == '\r' || (last == '\n' && !(n == 1 && f->after_cr)))
		f->line++;
	f->after_cr = last == '\r';
	f->scan += n;
}

static bool
is_blank(const char *s, size_t n, char delimiter)
{
	size_t i;

	for (i = 0; i < n; i++)
		if ((s[i] != ' ' && s[i] != '\t' && s[i] != '\r' &&
			s[i] != '\n') ||
		    s[i] == delimiter)
			return false;
	return true;
}

/* ---- one row ---- */

static void
parser_reset(struct csv_file *f)
{
	csv_free(&f->parser);
	csv_init(&f->parser, CSV_STRICT | CSV_STRICT_FINI);
	csv_set_delim(&f->parser, (unsigned char)f->delimiter);
}

static void
row_reset(struct csv_file *f)
{
	f->start = f->scan;
	f->begun = f->done = false;
	f->n = 0;
	str_reset(&f->text);
	memset(&f->row, 0, sizeof(f->row));
}

/* Every byte that is no text becomes U+FFFD. */
static void
mend(struct str *out, const char *s, size_t n)
{
	uint32_t cp;
	size_t i, step;

	for (i = 0; i < n; i += step) {
		step = utf8_decode(s + i, n - i, &cp);
		str_add_cp(out, cp == UTF8_BAD || cp == 0 ? 0xFFFD : cp);
	}
}

static bool
is_text(const char *s, size_t n)
{
	return utf8_valid_to(s, n) == n && memchr(s, '\0', n) == NULL;
}

/* The same for all fields of a row, which it rarely needs. */
static void
mend_row(struct csv_file *f)
{
	struct str mended = STR_INIT;
	size_t i, to, from;

	for (i = 0; i < f->n; i++) {
		from = f->at[i];
		to = i + 1 < f->n ? f->at[i + 1] : f->text.len;
		f->at[i] = mended.len;
		mend(&mended, f->text.s + from, to - from - 1);
		str_addc(&mended, '\0');
	}
	str_clear(&f->text);
	f->text = mended;
	str_reset(&f->raw);
	mend(&f->raw, f->row.raw, f->row.raw_len);
	f->row.raw = str_c(&f->raw);
	f->row.raw_len = f->raw.len;
}

/* The row that lies between `start' and `scan'. */
static void
finish_row(struct csv_file *f)
{
	size_t i, n = f->scan - f->start;
	const char *s = f->buf + f->start;

	while (n > 0 && (s[n - 1] == '\n' || s[n - 1] == '\r'))
		n--;
	f->row.raw = s;
	f->row.raw_len = n;
	if (!is_text(s, n))
		mend_row(f);
	f->row.field = mem_grow(
	    f->row.field, &f->field_cap, f->n + 1, sizeof(*f->row.field));
	for (i = 0; i < f->n; i++)
		f->row.field[i] = f->text.s + f->at[i];
	f->row.n = f->n;
}

/* The row breaks the rules; what follows its first line is read again. */
static void
break_row(struct csv_file *f, const char *why)
{
	parser_reset(f);
	f->scan = f->start;
	f->line = f->row.line;
	f->after_cr = false;
	f->dropping = line_length(f) == 0;
	pass(f, f->dropping ? f->end - f->scan : line_length(f));
	if (f->dropping)
		f->line = f->row.line;
	finish_row(f);
	f->row.broken = why;
}

/* Behind the end of a line that is too long. */
static bool
drop(struct csv_file *f, struct err *e)
{
	size_t n;

	while (f->dropping) {
		n = line_length(f);
		f->dropping = n == 0;
		if (n > 0)
			pass(f, n);
		else
			f->scan = f->end;
		f->start = f->scan;
		if (!f->dropping)
			break;
		if (!fill(f, e))
			return false;
		if (f->ended)
			f->dropping = false;
	}
	return true;
}

/* Feed the N bytes at `scan'; false where they break the rules. */
static bool
feed(struct csv_file *f, size_t n)
{
	size_t took;

	if (!f->begun && is_blank(f->buf + f->scan, n, f->delimiter)) {
		pass(f, n);
		f->start = f->scan;
		return true;
	}
	if (!f->begun)
		f->row.line = f->line;
	f->begun = true;
	took =
	    csv_parse(&f->parser, f->buf + f->scan, n, take_field, take_row, f);
	if (took != n)
		return false;
	pass(f, n);
	return true;
}

#define STRAY "a quote stands inside a field, or text behind its closing quote"
#define UNCLOSED "a quote that opens here is not closed"
#define TOO_LONG "longer than 1 MiB; is a quote left open?"

/* What is left at the end of the file, which need not end in a line end. */
static void
last_row(struct csv_file *f)
{
	size_t n = f->end - f->scan;

	if (n > 0 && !feed(f, n))
		break_row(f, STRAY);
	else if (!f->begun)
		return;
	else if (csv_fini(&f->parser, take_field, take_row, f) != 0)
		break_row(f, UNCLOSED);
	else
		finish_row(f);
}

bool
csv_file_next(struct csv_file *f, const struct csv_row **row, struct err *e)
{
	const char **field = f->row.field;
	size_t n;

	*row = NULL;
	row_reset(f);
	f->row.field = field;
	if (!drop(f, e))
		return false;
	while (!f->done) {
		n = line_length(f);
		if (n == 0 && !f->ended) {
			if (f->end - f->start > CSV_FILE_ROW_MAX) {
				f->row.line = f->begun ? f->row.line : f->line;
				break_row(f, TOO_LONG);
				break;
			}
			if (!fill(f, e))
				return false;
			continue;
		}
		if (n == 0) {
			last_row(f);
			break;
		}
		if (!feed(f, n)) {
			break_row(f, STRAY);
			break;
		}
		if (f->done)
			finish_row(f);
		else if (f->scan - f->start > CSV_FILE_ROW_MAX) {
			break_row(f, TOO_LONG);
			break;
		}
	}
	if (f->row.n > 0 || f->row.broken != NULL)
		*row = &f->row;
	return true;
}

/* ---- the file ---- */

/* Most of comma, semicolon and tab, outside quotes, in the first line. */
static char
find_delimiter(const char *s, size_t n)
{
	static const char all[] = {',', ';', '\t'};
	size_t count[sizeof(all)] = {0}, i, k, best = 0;
	bool quoted = false;

	for (i = 0; i < n; i++) {
		if (s[i] == '"')
			quoted = !quoted;
		if (!quoted && (s[i] == '\n' || s[i] == '\r'))
			break;
		for (k = 0; !quoted && k < sizeof(all); k++)
			count[k] += s[i] == all[k];
	}
	for (k = 1; k < sizeof(all); k++)
		if (count[k] > count[best])
			best = k;
	return all[best];
}

/* Byte order mark and delimiter. */
static bool
begin(struct csv_file *f, struct err *e)
{
	f->line = 1;
	if (!fill(f, e))
		return false;
	if (f->end >= 2 && (memcmp(f->buf, "\xff\xfe", 2) == 0 ||
			       memcmp(f->buf, "\xfe\xff", 2) == 0))
		return err_set(e, ERR_DATA,
		    "%s: this is UTF-16; save it as UTF-8", f->path);
	if (f->end >= 3 && memcmp(f->buf, "\xef\xbb\xbf", 3) == 0)
		f->start = f->scan = 3;
	f->delimiter = find_delimiter(f->buf + f->scan, f->end - f->scan);
	parser_reset(f);
	return true;
}

/* What can be read only once, in a file of its own that has no name. */
static int
copy(int from, struct err *e)
{
	const char *dir = getenv("TMPDIR");
	struct str name = STR_INIT;
	char buf[16384];
	ssize_t n;
	int fd;

	str_printf(&name, "%s/strife-XXXXXX", dir == NULL ? "/tmp" : dir);
	fd = mkostemp(name.s, O_CLOEXEC);
	if (fd == -1)
		err_set_errno(e, "%s", str_c(&name));
	else
		unlink(str_c(&name));
	while (fd != -1 && (n = read(from, buf, sizeof(buf))) != 0) {
		if (n == -1 && errno == EINTR)
			continue;
		if (n == -1 || write(fd, buf, (size_t)n) != n) {
			err_set_errno(e, "%s", str_c(&name));
			close(fd);
			fd = -1;
		}
	}
	str_clear(&name);
	return fd;
}

static int
open_path(const char *path, uint64_t *size, struct err *e)
{
	int fd, twice;
	struct stat st;

	fd = strcmp(path, "-") == 0 ? dup(STDIN_FILENO)
				    : open(path, O_RDONLY | O_CLOEXEC);
	if (fd == -1 || fstat(fd, &st) == -1) {
		err_set_errno(e, "%s", path);
		goto fail;
	}
	if (S_ISDIR(st.st_mode)) {
		err_set(e, ERR_IO, "%s: this is a folder", path);
		goto fail;
	}
	if (!S_ISREG(st.st_mode) || lseek(fd, 0, SEEK_SET) != 0) {
		twice = copy(fd, e);
		close(fd);
		fd = twice;
		if (fd == -1 || fstat(fd, &st) == -1 ||
		    lseek(fd, 0, SEEK_SET) != 0)
			goto fail;
	}
	*size = (uint64_t)st.st_size;
	return fd;
fail:
	if (fd != -1)
		close(fd);
	return -1;
}

bool
csv_file_open(const char *path, struct csv_file **out, struct err *e)
{
	struct csv_file *f;
	uint64_t size = 0;
	int fd = open_path(path, &size, e);

	*out = NULL;
	if (fd == -1)
		return false;
	f = mem_alloc(sizeof(*f));
	f->fd = fd;
	f->path = mem_strdup(path);
	f->size = size;
	f->hash = hash_new();
	if (!begin(f, e)) {
		csv_file_close(f);
		return false;
	}
	*out = f;
	return true;
}

struct csv_file *
csv_file_text(const char *s, size_t n, char delimiter)
{
	struct csv_file *f = mem_alloc(sizeof(*f));

	f->fd = -1;
	f->size = f->read = f->end = n;
	f->ended = true;
	f->line = 1;
	f->buf = mem_alloc(n + 1); /* it may hold NUL */
	memcpy(f->buf, s, n);
	f->delimiter = delimiter != 0 ? delimiter : find_delimiter(s, n);
	parser_reset(f);
	return f;
}

void
csv_file_close(struct csv_file *f)
{
	char unused[HASH_SIZE];

	if (f == NULL)
		return;
	if (f->fd != -1)
		close(f->fd);
	if (f->hash != NULL)
		hash_end(f->hash, unused);
	csv_free(&f->parser);
	str_clear(&f->text);
	str_clear(&f->raw);
	mem_free(f->row.field);
	mem_free(f->at);
	mem_free(f->buf);
	mem_free(f->path);
	mem_free(f);
}

bool
csv_file_rewind(struct csv_file *f, struct err *e)
{
	f->start = f->scan = f->done = 0;
	f->after_cr = f->dropping = false;
	f->line = 1;
	if (f->hash != NULL)
		hash_end(f->hash, f->sum);
	f->hash = NULL;
	if (!f->ended || f->read != f->size)
		f->sum[0] = '\0';
	if (f->fd == -1) {
		parser_reset(f);
		return true;
	}
	if (lseek(f->fd, 0, SEEK_SET) != 0)
		return err_set_errno(e, "%s", f->path);
	f->end = 0;
	f->read = 0;
	f->ended = false;
	return begin(f, e);
}

char
csv_file_delimiter(const struct csv_file *f)
{
	return f->delimiter;
}

uint64_t
csv_file_offset(const struct csv_file *f)
{
	return f->read - (f->end - f->scan);
}

uint64_t
csv_file_size(const struct csv_file *f)
{
	return f->size;
}

const char *
csv_file_sum(const struct csv_file *f)
{
	return f->sum;
}
