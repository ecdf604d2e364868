/* SPDX-License-Identifier: ISC */
/*
 * A message grows from the inside out: "not a date" becomes "line 3: not a
 * date", then "events/a.yaml: line 3: not a date".  The buffer is of fixed
 * size; what does not fit is cut at the end, between two characters, and "..."
 * says so, because the front tells where to look.
 */
#include "err.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

static const char ellipsis[] = "...";

/*
 * TEXT of SIZE bytes has been cut at its end: make the end a whole character
 * and put the ellipsis there.
 */
static void
mark_cut(char *text, size_t size)
{
	size_t n = size - sizeof(ellipsis);

	while (n > 0 && ((unsigned char)text[n] & 0xC0) == 0x80)
		n--;
	memcpy(text + n, ellipsis, sizeof(ellipsis));
}

static void set_text(struct err *e, const char *fmt, va_list ap) PRINTF(2, 0);

/* Through a buffer of its own: an argument may be E's own text. */
static void
set_text(struct err *e, const char *fmt, va_list ap)
{
	char text[sizeof(e->text)];
	int n;

	n = vsnprintf(text, sizeof(text), fmt, ap);
	if (n < 0)
		text[0] = '\0';
	else if ((size_t)n >= sizeof(text))
		mark_cut(text, sizeof(text));
	memcpy(e->text, text, sizeof(text));
}

bool
err_set(struct err *e, enum err_code code, const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	set_text(e, fmt, ap);
	va_end(ap);
	e->code = code;
	e->sys_errno = 0;
	return false;
}

/* Put S and what was in E's text one behind the other. */
static void
join(struct err *e, const char *front, const char *sep, const char *back)
{
	char text[sizeof(e->text)];
	int n;

	n = snprintf(text, sizeof(text), "%s%s%s", front, sep, back);
	if (n >= 0 && (size_t)n >= sizeof(text))
		mark_cut(text, sizeof(text));
	memcpy(e->text, text, sizeof(text));
}

bool
err_set_errno(struct err *e, const char *fmt, ...)
{
	int saved = errno;
	struct err what;
	va_list ap;

	va_start(ap, fmt);
	set_text(&what, fmt, ap);
	va_end(ap);
	join(e, what.text, ": ", strerror(saved));
	e->code = ERR_IO;
	e->sys_errno = saved;
	return false;
}

bool
err_prepend(struct err *e, const char *fmt, ...)
{
	struct err where, what = *e;
	va_list ap;

	va_start(ap, fmt);
	set_text(&where, fmt, ap);
	va_end(ap);
	join(e, where.text, ": ", what.text);
	return false;
}

int
err_exit_status(const struct err *e)
{
	switch (e->code) {
	case ERR_NONE:
		return 0;
	case ERR_USAGE:
		return 2;
	case ERR_DATA:
		return 3;
	case ERR_IO:
	case ERR_INTERRUPTED:
		return 4;
	}
	return 4;
}
