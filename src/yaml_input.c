/* SPDX-License-Identifier: ISC */
/*
 * Bytes are read into a small buffer, checked up to the last whole character
 * and handed over from there.  The buffer is small so that the ring of
 * comments always reaches back to where libyaml is.
 *
 * libyaml also breaks lines at U+0085, U+2028 and U+2029 and at a lone
 * carriage return, which no editor counts: they are refused, so that a line
 * number means one thing.
 */
#include "yaml_input.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "hash.h"
#include "mem.h"
#include "str.h"
#include "yaml.h"

void
yaml_input_init(struct yaml_input *in, int fd, const char *mem, size_t n)
{
	memset(in, 0, sizeof(*in));
	in->fd = fd;
	in->mem = mem;
	in->mem_len = n;
	in->line = in->col = 1;
	in->comments = mem_array(YAML_INPUT_COMMENTS, sizeof(*in->comments));
}

void
yaml_input_clear(struct yaml_input *in)
{
	if (in->fd >= 0)
		close(in->fd);
	mem_free(in->comments);
}

static bool
fail(struct yaml_input *in, const char *problem, const char *hint)
{
	in->problem = problem;
	in->hint = hint;
	in->problem_line = in->line;
	in->problem_col = in->col;
	return false;
}

static bool
fail_whole(struct yaml_input *in, const char *problem)
{
	fail(in, problem, NULL);
	in->problem_line = in->problem_col = 0;
	return false;
}

/* Move what is not handed over to the front and read more behind it. */
static bool
fill(struct yaml_input *in)
{
	size_t room, n;
	ssize_t r;

	memmove(in->buf, in->buf + in->pos, in->len - in->pos);
	in->len -= in->pos;
	in->checked -= in->pos;
	in->pos = 0;
	room = sizeof(in->buf) - in->len;
	if (in->fd < 0) {
		n = in->mem_len < room ? in->mem_len : room;
		memcpy(in->buf + in->len, in->mem, n);
		in->mem += n;
		in->mem_len -= n;
	} else {
		do
			r = read(in->fd, in->buf + in->len, room);
		while (r < 0 && errno == EINTR);
		if (r < 0) {
			snprintf(in->problem_buf, sizeof(in->problem_buf),
			    "cannot be read: %s", strerror(errno));
			in->unread = true;
			return fail_whole(in, in->problem_buf);
		}
		n = (size_t)r;
	}
	if (in->hash != NULL)
		hash_add(in->hash, in->buf + in->len, n);
	in->eof = n == 0;
	in->len += n;
	in->total += n;
	if (in->total > YAML_MAX_FILE)
		return fail_whole(in, "the file is larger than 1 GiB, the "
				      "limit of one file");
	return true;
}

static bool
fail_utf8(struct yaml_input *in)
{
	unsigned char c = (unsigned char)in->buf[in->checked];

	if (in->line == 1 && in->col == 1 && (c == 0xFE || c == 0xFF))
		return fail(in, "the file is not UTF-8, it looks like UTF-16",
		    "save it as UTF-8");
	snprintf(in->problem_buf, sizeof(in->problem_buf),
	    "the byte 0x%02X is not UTF-8", c);
	return fail(in, in->problem_buf, "save the file as UTF-8");
}

static bool
fail_char(struct yaml_input *in, uint32_t cp)
{
	snprintf(in->problem_buf, sizeof(in->problem_buf),
	    "the character U+%04X must not stand in a YAML file", cp);
	return fail(in, in->problem_buf,
	    cp == 0 ? "is this a text file?"
		    : "take it out; where the text needs it, write it as an "
		      "escape in double quotes");
}

static bool
is_forbidden(uint32_t cp)
{
	if (cp < 0xA0)
		return (cp < 0x20 && cp != '\t') || cp >= 0x7F;
	return cp == 0x2028 || cp == 0x2029 || cp == 0xFEFF ||
	       (cp >= 0xFFFE && cp <= 0xFFFF);
}

static void
remember_comment(struct yaml_input *in)
{
	struct yaml_comment *c;

	c = &in->comments[in->n_comments++ & (YAML_INPUT_COMMENTS - 1)];
	c->line = in->line;
	c->blank = in->blank;
	c->hash = in->col;
}

static void
count_char(struct yaml_input *in, uint32_t cp)
{
	if (cp == ' ' || cp == '\t') {
		if (in->blank == 0)
			in->blank = in->col;
	} else {
		if (cp == '#' && in->blank > 1)
			remember_comment(in);
		in->blank = 0;
	}
	in->col++;
}

/* Check one character; N is its length.  A CR waits for its newline. */
static bool
check_char(struct yaml_input *in, uint32_t cp)
{
	if (in->cr && cp != '\n')
		return fail(in, "a carriage return without a newline",
		    "end lines with a newline");
	in->cr = cp == '\r';
	if (in->cr)
		return true;
	if (cp == '\n') {
		in->line++;
		in->col = 1;
		in->blank = 0;
		return true;
	}
	if (is_forbidden(cp))
		return fail_char(in, cp);
	count_char(in, cp);
	return true;
}

/* Could the N bytes at S be the beginning of a character? */
static bool
is_cut(const char *s, size_t n)
{
	unsigned char c = (unsigned char)*s;
	size_t want = c >= 0xF0 ? 4 : c >= 0xE0 ? 3 : c >= 0xC2 ? 2 : 1;
	uint32_t cp;

	return n < want && utf8_decode(s, n, &cp) == n;
}

/* The characters that most files are made of, as check_char does them. */
static void
check_plain(struct yaml_input *in)
{
	size_t i = in->checked;

	if (in->cr || !in->begun)
		return;
	while (i < in->len && in->buf[i] > ' ' && in->buf[i] < 0x7F &&
	       in->buf[i] != '#')
		i++;
	if (i > in->checked)
		in->blank = 0;
	in->col += (uint32_t)(i - in->checked);
	in->checked = i;
}

static bool
check(struct yaml_input *in)
{
	uint32_t cp;
	size_t n, left;

	while (check_plain(in), (left = in->len - in->checked) > 0) {
		const char *s = in->buf + in->checked;

		n = utf8_decode(s, left, &cp);
		if (cp == UTF8_BAD) {
			if (!in->eof && is_cut(s, left))
				return true;
			return fail_utf8(in);
		}
		if (cp == 0xFEFF && !in->begun)
			in->pos += n;
		else if (!check_char(in, cp))
			return false;
		in->begun = true;
		in->checked += n;
	}
	return true;
}

bool
yaml_input_read(
    struct yaml_input *in, unsigned char *out, size_t size, size_t *got)
{
	size_t n;

	*got = 0;
	if (in->problem != NULL)
		return false;
	while (in->pos == in->checked && !in->eof)
		if (!fill(in) || !check(in))
			return false;
	n = in->checked - in->pos;
	if (n > size)
		n = size;
	if (n > in->budget) {
		in->over_budget = true;
		return fail(in,
		    "no end of this within 16 MiB, or of its item within "
		    "64 MiB, the limits of the reader",
		    "is a quotation mark missing?");
	}
	in->budget -= n;
	memcpy(out, in->buf + in->pos, n);
	in->pos += n;
	*got = n;
	return true;
}

uint32_t
yaml_input_comment(const struct yaml_input *in, uint32_t line, uint32_t col)
{
	size_t i, n = in->n_comments;
	const struct yaml_comment *c;

	for (i = 0; i < n && i < YAML_INPUT_COMMENTS; i++) {
		c = &in->comments[(n - 1 - i) & (YAML_INPUT_COMMENTS - 1)];
		if (c->line < line)
			break;
		if (c->line == line && c->blank == col)
			return c->hash;
	}
	return 0;
}
