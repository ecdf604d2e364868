/* SPDX-License-Identifier: ISC */
/*
 * marks - see marks.h.  What is read may have been written by anybody: a
 * place counts only when each of its fields is what it has to be.
 */
#include "marks.h"

#include <sys/file.h>
#include <sys/stat.h>

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "../src/file.h"
#include "../src/gate.h"
#include "../src/link.h"
#include "../src/mem.h"
#include "../src/paths.h"
#include "../src/shape.h"
#include "../src/str.h"

#define FIELDS 7
#define MAX_SIZE 262144
#define MAX_FILTER 4096
#define LOCK_TRIES 50
#define LOCK_PAUSE 10 /* ms */

static const char *const pane_names[PLACE_PANES] = {
    [PLACE_FACTIONS] = "factions",
    [PLACE_TIMELINE] = "timeline",
    [PLACE_DETAIL] = "detail",
    [PLACE_SOURCE] = "source",
};

void
marks_place_clear(struct mark_place *p)
{
	mem_free(p->link);
	mem_free(p->faction);
	mem_free(p->with);
	mem_free(p->filter);
	memset(p, 0, sizeof *p);
}

static char *
copy(const char *s)
{
	return s != NULL ? mem_strdup(s) : NULL;
}

static struct mark_place
place_copy(const struct mark_place *p)
{
	struct mark_place c = *p;

	c.link = copy(p->link);
	c.faction = copy(p->faction);
	c.with = copy(p->with);
	c.filter = copy(p->filter);
	return c;
}

const char *
marks_pane_name(enum place_pane pane)
{
	return pane_names[pane];
}

void
marks_init(struct marks *m)
{
	memset(m, 0, sizeof *m);
}

void
marks_clear(struct marks *m)
{
	size_t i;

	for (i = 0; i < MARKS_LETTERS; i++)
		marks_place_clear(&m->list[i]);
	marks_place_clear(&m->last);
	str_clear(&m->unread);
	memset(m, 0, sizeof *m);
}

char
marks_letter(size_t i)
{
	return (char)(i < 26 ? 'a' + i : 'A' + (i - 26));
}

/* MARKS_LETTERS where C is no letter. */
static size_t
index_of(char c)
{
	if (c >= 'a' && c <= 'z')
		return (size_t)(c - 'a');
	if (c >= 'A' && c <= 'Z')
		return (size_t)(c - 'A') + 26;
	return MARKS_LETTERS;
}

struct mark_place *
marks_at(struct marks *m, char letter)
{
	size_t i = index_of(letter);

	return i < MARKS_LETTERS ? &m->list[i] : NULL;
}

void
marks_set(struct marks *m, char letter, struct mark_place *p)
{
	size_t i = index_of(letter);

	marks_place_clear(&m->list[i]);
	m->list[i] = *p;
	m->changed[i] = true;
	memset(p, 0, sizeof *p);
}

/* ---- reading ---- */

/* Cut LINE at its tabs; false where they are too few. */
static bool
split(char *line, char *field[FIELDS])
{
	size_t i;

	for (i = 0; i < FIELDS; i++) {
		field[i] = line;
		if (i == FIELDS - 1)
			break;
		line = strchr(line, '\t');
		if (line == NULL)
			return false;
		*line++ = '\0';
	}
	return true;
}

static bool
read_pane(const char *s, enum place_pane *pane)
{
	int i;

	for (i = 0; i < PLACE_PANES; i++) {
		if (strcmp(s, pane_names[i]) == 0) {
			*pane = (enum place_pane)i;
			return true;
		}
	}
	return false;
}

static bool
read_byte(const char *s, uint32_t *at)
{
	char *end;
	unsigned long long n;

	if (*s < '0' || *s > '9' || strlen(s) > 10)
		return false;
	n = strtoull(s, &end, 10);
	if (*end != '\0' || n > UINT32_MAX)
		return false;
	*at = (uint32_t)n;
	return true;
}

/* A link, of KIND unless LINK_NONE, or "-" for none. */
static bool
read_link(const char *s, enum link_kind kind, char **out)
{
	struct link link;

	if (strcmp(s, "-") == 0)
		return true;
	if (!link_parse(s, &link) || (kind != LINK_NONE && link.kind != kind))
		return false;
	*out = mem_strdup(s);
	return true;
}

static bool
read_filter(const char *s, char **out)
{
	size_t i, n = strlen(s);

	if (n > MAX_FILTER)
		return false;
	for (i = 0; i < n; i++) {
		if ((unsigned char)s[i] < ' ' || s[i] == 0x7f)
			return false;
	}
	if (n > 0)
		*out = mem_strdup(s);
	return true;
}

static bool
read_place(char *line, struct mark_place **where, struct marks *m,
    struct mark_place *p)
{
	char *f[FIELDS];

	if (!split(line, f) || strlen(f[0]) != 1)
		return false;
	*where = f[0][0] == '-' ? &m->last : marks_at(m, f[0][0]);
	p->set = true;
	return *where != NULL && read_pane(f[1], &p->pane) &&
	       read_byte(f[2], &p->at) &&
	       read_link(f[3], LINK_NONE, &p->link) &&
	       read_link(f[4], LINK_FACTION, &p->faction) &&
	       read_link(f[5], LINK_FACTION, &p->with) &&
	       read_filter(f[6], &p->filter);
}

static bool
take_line(struct marks *m, const char *s, size_t n)
{
	struct mark_place p = {0}, *where = NULL;
	char *line;
	bool ok;

	if (n == 0 || s[0] == '#')
		return true;
	if (memchr(s, '\0', n) != NULL || utf8_valid_to(s, n) != n)
		return false;
	line = mem_strndup(s, n);
	ok = read_place(line, &where, m, &p);
	if (ok) {
		marks_place_clear(where);
		*where = p;
	} else {
		marks_place_clear(&p);
	}
	mem_free(line);
	return ok;
}

size_t
marks_parse(struct marks *m, const char *buf, size_t n)
{
	const char *end = buf + n, *p = buf, *nl;
	size_t bad = 0;

	for (; p < end; p = nl + 1) {
		nl = memchr(p, '\n', (size_t)(end - p));
		if (nl == NULL)
			nl = end;
		if (!take_line(m, p, (size_t)(nl - p))) {
			bad++;
			str_addn(&m->unread, p, (size_t)(nl - p));
			str_addc(&m->unread, '\n');
		}
		if (nl == end)
			break;
	}
	return bad;
}

/* ---- writing ---- */

static const char *
or_none(const char *s)
{
	return s != NULL ? s : "-";
}

static void
add_place(struct str *out, char letter, const struct mark_place *p)
{
	if (!p->set)
		return;
	str_printf(out, "%c\t%s\t%u\t%s\t%s\t%s\t%s\n", letter,
	    pane_names[p->pane], p->at, or_none(p->link), or_none(p->faction),
	    or_none(p->with), p->filter != NULL ? p->filter : "");
}

void
marks_format(const struct marks *m, struct str *out)
{
	size_t i;

	str_add(out, "# Marks of strife(1), and where it was left.\n");
	for (i = 0; i < MARKS_LETTERS; i++)
		add_place(out, marks_letter(i), &m->list[i]);
	add_place(out, '-', &m->last);
	str_addn(out, str_c(&m->unread), m->unread.len);
}

/* ---- the file ---- */

char *
marks_path(const char *dir, const char *id)
{
	struct str path = STR_INIT;
	char *own = NULL;

	/* The id comes from the dataset and becomes a file's name. */
	if (id == NULL || !shape_is_slug(id))
		return NULL;
	if (dir == NULL &&
	    (own = paths_user("XDG_STATE_HOME", ".local/state")) == NULL)
		return NULL;
	str_printf(&path, "%s/%s.marks", own != NULL ? own : dir, id);
	mem_free(own);
	return str_take(&path);
}

bool
marks_read(struct marks *m, const char *path, size_t *bad, struct err *e)
{
	struct str text = STR_INIT;
	struct err why = ERR_INIT;
	bool ok = file_read(path, MAX_SIZE, &text, &why);

	*bad = ok ? marks_parse(m, str_c(&text), text.len) : 0;
	str_clear(&text);
	if (ok || why.sys_errno == ENOENT || why.sys_errno == ENOTDIR)
		return true;
	*e = why;
	return err_prepend(e, "%s", path);
}

/* Lines that were not read, but for those of letters that were set here. */
static void
keep_unread(struct marks *m, const struct str *lines)
{
	const char *p = str_c(lines), *end = p + lines->len, *next;
	size_t i;

	str_reset(&m->unread);
	for (; p < end; p = next) {
		next = memchr(p, '\n', (size_t)(end - p));
		next = next != NULL ? next + 1 : end;
		i = next - p > 1 && p[1] == '\t' ? index_of(*p) : MARKS_LETTERS;
		if (i == MARKS_LETTERS || !m->changed[i])
			str_addn(&m->unread, p, (size_t)(next - p));
	}
}

/* What the file holds by now, with what was changed here. */
static bool
merge(struct marks *m, const char *path, struct err *e)
{
	struct marks there;
	size_t i, bad;
	bool ok;

	marks_init(&there);
	ok = marks_read(&there, path, &bad, e);
	for (i = 0; ok && i < MARKS_LETTERS; i++) {
		if (m->changed[i])
			continue;
		marks_place_clear(&m->list[i]);
		m->list[i] = place_copy(&there.list[i]);
	}
	if (ok && !m->last.set)
		m->last = place_copy(&there.last);
	if (ok)
		keep_unread(m, &there.unread);
	marks_clear(&there);
	return ok;
}

/* Hold the folder of PATH against other sessions, if that can be; -1: not. */
static int
lock_folder(const char *path)
{
	const char *slash = strrchr(path, '/');
	char *folder = slash != NULL
			   ? mem_strndup(path, (size_t)(slash - path) + 1)
			   : mem_strdup(".");
	int fd = file_open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0);
	int tries;

	for (tries = 0; fd != -1 && tries < LOCK_TRIES; tries++) {
		if (flock(fd, LOCK_EX | LOCK_NB) == 0 || errno != EWOULDBLOCK)
			break;
		(void)poll(NULL, 0, LOCK_PAUSE);
	}
	mem_free(folder);
	return fd;
}

static bool
write_all(const struct marks *m, const char *path, struct err *e)
{
	mode_t mask = umask(077);
	struct str text = STR_INIT;
	struct out *out = out_file(path, e);

	umask(mask);
	if (out == NULL)
		return false;
	marks_format(m, &text);
	out_raw(out, str_c(&text), text.len);
	str_clear(&text);
	return out_close(out, e);
}

bool
marks_write(struct marks *m, const char *path, struct err *e)
{
	int fd;
	bool ok;

	file_make_folders(path);
	fd = lock_folder(path);
	ok = merge(m, path, e) && write_all(m, path, e);
	if (ok)
		memset(m->changed, 0, sizeof m->changed);
	if (fd != -1)
		close(fd);
	return ok;
}
