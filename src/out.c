/* SPDX-License-Identifier: ISC */
/*
 * out - the writers of gate.h.
 *
 * An output collects into a buffer and writes it when it is full (stderr:
 * at once).  The first failure stays in the output and everything after it is
 * thrown away.  A reader that went away (EPIPE) is such a failure that is no
 * error: SIGPIPE is ignored just for the time of the write, so that programs
 * started by us inherit what we were given.
 */
#include "gate.h"

#include <errno.h>
#include <fcntl.h>
#include <langinfo.h>
#include <poll.h>
#include <signal.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "beside.h"
#include "file.h"
#include "mem.h"
#include "str.h"

#define OUT_BUFFER 65536

struct out {
	int fd;		/* -1 for memory */
	bool kept;	/* stdout, stderr: never freed */
	bool at_once;	/* no buffering */
	bool plain;	/* a terminal that does not show UTF-8 */
	bool broken;	/* nothing is written any more */
	int sys_errno;	/* why, 0: the reader went away */
	struct str buf; /* what waits */
	struct str *to; /* memory: the caller's */
	char *path;	/* a file: its name */
	bool whole;	/* which it gets when it is complete: */
	struct beside beside;
};

static void
out_broke(struct out *o, int why)
{
	o->broken = true;
	o->sys_errno = why == EPIPE ? 0 : why;
	str_reset(&o->buf);
}

/* Wait until a descriptor that does not block takes more. */
static void
wait_writable(int fd)
{
	struct pollfd p = {.fd = fd, .events = POLLOUT};

	(void)poll(&p, 1, -1);
}

static void
write_all(struct out *o)
{
	ssize_t n;
	size_t done;

	for (done = 0; done < o->buf.len; done += (size_t)n) {
		n = write(o->fd, o->buf.s + done, o->buf.len - done);
		if (n >= 0)
			continue;
		n = 0;
		if (errno == EAGAIN || errno == EWOULDBLOCK)
			wait_writable(o->fd);
		else if (errno != EINTR) {
			out_broke(o, errno);
			return;
		}
	}
	str_reset(&o->buf);
}

bool
out_flush(struct out *o)
{
	struct sigaction quiet, old;

	if (o->to != NULL || o->broken || o->buf.len == 0)
		return !o->broken;
	memset(&quiet, 0, sizeof(quiet));
	quiet.sa_handler = SIG_IGN;
	sigemptyset(&quiet.sa_mask);
	sigaction(SIGPIPE, &quiet, &old);
	write_all(o);
	sigaction(SIGPIPE, &old, NULL);
	return !o->broken;
}

/* Is it a terminal whose characters are not UTF-8? */
static bool
needs_ascii(int fd)
{
	const char *codeset;

	if (!isatty(fd))
		return false;
	codeset = nl_langinfo(CODESET);
	return strcasecmp(codeset, "UTF-8") != 0 &&
	       strcasecmp(codeset, "utf8") != 0;
}

static struct out *
out_kept(struct out *o, int fd)
{
	if (o->kept)
		return o;
	o->kept = true;
	o->fd = fd;
	o->at_once = fd == STDERR_FILENO;
	o->plain = needs_ascii(fd);
	return o;
}

struct out *
out_stdout(void)
{
	static struct out o;

	return out_kept(&o, STDOUT_FILENO);
}

struct out *
out_stderr(void)
{
	static struct out o;

	return out_kept(&o, STDERR_FILENO);
}

/* The lowest free number is given, so they are filled in order. */
void
out_reserve(void)
{
	int fd;

	for (fd = STDIN_FILENO; fd <= STDERR_FILENO; fd++)
		if (fcntl(fd, F_GETFD) == -1 && errno == EBADF)
			(void)open("/dev/null",
			    fd == STDIN_FILENO ? O_WRONLY : O_RDONLY);
}

struct out *
out_memory(struct str *to)
{
	struct out *o;

	o = mem_alloc(sizeof(*o));
	o->fd = -1;
	o->to = to;
	return o;
}

/* A new file in the place of PATH, with the mode of the one it replaces. */
static bool
open_beside(struct out *o, const struct stat *old)
{
	o->whole = beside_open(&o->beside, o->path, old);
	o->fd = o->beside.fd;
	return o->whole;
}

/*
 * Devices and pipes are written in place: a rename would put a file where
 * /dev/null was.  A link stays a link, its target is replaced.
 */
static bool
open_path(struct out *o)
{
	struct stat st;
	char *target;

	if (stat(o->path, &st) != 0)
		return open_beside(o, NULL);
	if (!S_ISREG(st.st_mode)) {
		o->fd = file_open(o->path, O_WRONLY | O_CLOEXEC | O_NOCTTY, 0);
		o->plain = o->fd >= 0 && needs_ascii(o->fd);
		return o->fd >= 0;
	}
	target = realpath(o->path, NULL);
	if (target == NULL)
		return false;
	mem_free(o->path);
	o->path = mem_strdup(target);
	free(target);
	return open_beside(o, &st);
}

static void
out_free(struct out *o)
{
	str_clear(&o->buf);
	mem_free(o->path);
	mem_free(o);
}

struct out *
out_file(const char *path, struct err *e)
{
	struct out *o;

	o = mem_alloc(sizeof(*o));
	o->path = mem_strdup(path);
	o->fd = -1;
	if (open_path(o))
		return o;
	err_set_errno(e, "cannot write %s", path);
	out_free(o);
	return NULL;
}

void
out_raw(struct out *o, const char *s, size_t n)
{
	if (o->broken || n == 0)
		return;
	if (o->to != NULL) {
		str_addn(o->to, s, n);
		return;
	}
	str_addn(&o->buf, s, n);
	if (o->at_once || o->buf.len >= OUT_BUFFER)
		(void)out_flush(o);
}

void
out_text(struct out *o, const char *s, size_t n, int flags)
{
	struct str gated = STR_INIT;

	if (o->broken)
		return;
	if (o->plain)
		flags |= GATE_ASCII;
	if (o->to != NULL)
		gate_text(o->to, s, n, flags);
	else if (o->at_once) {
		gate_text(&gated, s, n, flags);
		out_raw(o, str_c(&gated), gated.len);
		str_clear(&gated);
	} else {
		gate_text(&o->buf, s, n, flags);
		if (o->buf.len >= OUT_BUFFER)
			(void)out_flush(o);
	}
}

/* Format, then gate the whole, format string and all, with FLAGS. */
static void __attribute__((format(printf, 3, 0), nonnull))
out_format(struct out *o, int flags, const char *fmt, va_list ap)
{
	char small[512], *text;
	va_list again;
	int n;

	va_copy(again, ap);
	text = small;
	n = vsnprintf(small, sizeof(small), fmt, ap);
	if (n >= (int)sizeof(small)) {
		text = mem_alloc((size_t)n + 1);
		n = vsnprintf(text, (size_t)n + 1, fmt, again);
	}
	va_end(again);
	if (n > 0)
		out_text(o, text, (size_t)n, flags);
	if (text != small)
		mem_free(text);
}

void
out_printf(struct out *o, const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	out_format(o, GATE_LINES | GATE_TABS, fmt, ap);
	va_end(ap);
}

bool
out_is_ascii(const struct out *o)
{
	return o->plain;
}

bool
out_is_tty(const struct out *o)
{
	return o->fd >= 0 && isatty(o->fd);
}

int
out_columns(const struct out *o)
{
	struct winsize ws;
	const char *env;
	char *end;
	long n;

	if (!out_is_tty(o))
		return 80;
	if (ioctl(o->fd, TIOCGWINSZ, &ws) == 0 && ws.ws_col > 0)
		return ws.ws_col;
	env = getenv("COLUMNS");
	if (env == NULL || *env == '\0')
		return 80;
	n = strtol(env, &end, 10);
	return *end == '\0' && n > 0 && n < 10000 ? (int)n : 80;
}

/* The file is complete, or is not to be. */
static void
finish_file(struct out *o)
{
	if (o->whole && o->broken)
		beside_abort(&o->beside);
	else if (o->whole && !beside_commit(&o->beside))
		out_broke(o, errno);
	/* Interrupted, it is closed nevertheless. */
	if (!o->whole && close(o->fd) != 0 && errno != EINTR && !o->broken)
		out_broke(o, errno);
}

bool
out_close(struct out *o, struct err *e)
{
	bool ok;

	(void)out_flush(o);
	if (o->path != NULL)
		finish_file(o);
	ok = !o->broken || o->sys_errno == 0;
	if (!ok) {
		errno = o->sys_errno;
		err_set_errno(e, "cannot write %s",
		    o->path != NULL	     ? o->path
		    : o->fd == STDOUT_FILENO ? "standard output"
					     : "standard error");
	}
	if (!o->kept)
		out_free(o);
	return ok;
}

void
out_discard(struct out *o)
{
	str_reset(&o->buf);
	if (o->path != NULL) {
		o->broken = true;
		finish_file(o);
	}
	if (!o->kept)
		out_free(o);
}

void
out_error(const char *fmt, ...)
{
	va_list ap;

	out_flush(out_stdout());
	out_raw(out_stderr(), "strife: ", 8);
	va_start(ap, fmt);
	out_format(out_stderr(), 0, fmt, ap);
	va_end(ap);
	out_raw(out_stderr(), "\n", 1);
}
