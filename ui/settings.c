/* SPDX-License-Identifier: ISC */
/*
 * settings - see settings.h.  A line is NAME = VALUE; that of a key has the
 * key between, which is a word of its own and may be "=" or "#".
 */
#include "settings.h"

#include <errno.h>
#include <string.h>

#include "keymap.h"
#include "../src/err.h"
#include "../src/file.h"
#include "../src/mem.h"
#include "../src/paths.h"
#include "../src/str.h"

#define BLANKS " \t\r"

void
settings_init(struct settings *s)
{
	memset(s, 0, sizeof *s);
	s->keymap = keymap_new();
}

void
settings_clear(struct settings *s)
{
	size_t i;

	for (i = 0; i < s->n_problems; i++)
		mem_free(s->problems[i].text);
	mem_free(s->problems);
	mem_free(s->path);
	keymap_free(s->keymap);
	memset(s, 0, sizeof *s);
}

static void
problem(struct settings *s, unsigned line, const struct err *e)
{
	s->problems = mem_grow(s->problems, &s->cap_problems, s->n_problems + 1,
	    sizeof *s->problems);
	s->problems[s->n_problems].line = line;
	s->problems[s->n_problems++].text = mem_strdup(e->text);
}

/* ---- the settings ---- */

static bool
set_scheme(
    struct settings *s, const char *keys, const char *value, struct err *e)
{
	int scheme = scheme_find(value);

	(void)keys;
	if (scheme < 0)
		return err_set(e, ERR_USAGE,
		    "there is no scheme \"%.60s\", expected default, light, "
		    "dark, mono or safe",
		    value);
	s->scheme = (enum scheme)scheme;
	s->has_scheme = true;
	return true;
}

static bool
set_ascii(
    struct settings *s, const char *keys, const char *value, struct err *e)
{
	(void)keys;
	if (strcmp(value, "on") == 0)
		s->ascii = SETTINGS_ASCII_ON;
	else if (strcmp(value, "off") == 0)
		s->ascii = SETTINGS_ASCII_OFF;
	else if (strcmp(value, "auto") == 0)
		s->ascii = SETTINGS_ASCII_AUTO;
	else
		return err_set(e, ERR_USAGE,
		    "ascii cannot be \"%.60s\", expected on, off or auto",
		    value);
	return true;
}

static bool
set_bidi(struct settings *s, const char *keys, const char *value, struct err *e)
{
	(void)keys;
	if (!bidi_find(value, &s->bidi))
		return err_set(e, ERR_USAGE,
		    "bidi cannot be \"%.60s\", expected isolate, reorder, "
		    "words or off",
		    value);
	return true;
}

static bool
set_mouse(
    struct settings *s, const char *keys, const char *value, struct err *e)
{
	(void)keys;
	if (strcmp(value, "on") != 0 && strcmp(value, "off") != 0)
		return err_set(e, ERR_USAGE,
		    "mouse cannot be \"%.60s\", expected on or off", value);
	s->mouse = strcmp(value, "on") == 0;
	return true;
}

static bool
set_key(struct settings *s, const char *keys, const char *value, struct err *e)
{
	return keymap_bind(s->keymap, keys, value, e);
}

static const struct setting {
	const char *name, *form;
	bool keyed; /* a key stands before the "=" */
	bool (*set)(struct settings *s, const char *keys, const char *value,
	    struct err *e);
} table[] = {
    {"scheme", "scheme = NAME", false, set_scheme},
    {"ascii", "ascii = on, off or auto", false, set_ascii},
    {"bidi", "bidi = isolate, reorder, words or off", false, set_bidi},
    {"mouse", "mouse = on or off", false, set_mouse},
    {"key", "key KEYS = COMMAND", true, set_key},
};

/* ---- lines ---- */

static const struct setting *
find(const char *name, size_t n)
{
	size_t i;

	for (i = 0; i < sizeof table / sizeof *table; i++) {
		if (strlen(table[i].name) == n &&
		    strncmp(table[i].name, name, n) == 0)
			return &table[i];
	}
	return NULL;
}

/* End the value at a comment, and take the blanks behind it away. */
static void
trim(char *value)
{
	size_t n;

	for (n = 0; value[n] != '\0'; n++) {
		if (value[n] == '#' &&
		    (n == 0 || strchr(BLANKS, value[n - 1]) != NULL))
			break;
	}
	while (n > 0 && strchr(BLANKS, value[n - 1]) != NULL)
		n--;
	value[n] = '\0';
}

/* Cut the word at *S off and go on to what follows it. */
static char *
word(char **s, size_t n)
{
	char *start = *s;

	*s += n;
	if (**s != '\0')
		*(*s)++ = '\0';
	*s += strspn(*s, BLANKS);
	return start;
}

static bool
parse_line(struct settings *s, char *line, struct err *e)
{
	const struct setting *setting;
	char *keys = NULL;
	size_t n;

	line += strspn(line, BLANKS);
	if (*line == '\0' || *line == '#')
		return true;
	n = strcspn(line, "=" BLANKS);
	setting = find(line, n);
	if (setting == NULL)
		return err_set(e, ERR_USAGE,
		    "there is no setting \"%.*s\", expected scheme, ascii, "
		    "bidi, mouse or key",
		    n < 60 ? (int)n : 60, line);
	line += n;
	line += strspn(line, BLANKS);
	if (setting->keyed)
		keys = word(&line, strcspn(line, BLANKS));
	if (*line != '=')
		return err_set(e, ERR_USAGE, "there is no \"=\", expected %s",
		    setting->form);
	line++;
	line += strspn(line, BLANKS);
	trim(line);
	return setting->set(s, keys, line, e);
}

static void
take_line(struct settings *s, unsigned number, const char *p, size_t n)
{
	struct err e = ERR_INIT;
	char *line;

	if (memchr(p, '\0', n) != NULL || utf8_valid_to(p, n) != n) {
		err_set(
		    &e, ERR_DATA, "this is not text, expected a line in UTF-8");
		problem(s, number, &e);
		return;
	}
	line = mem_strndup(p, n);
	if (!parse_line(s, line, &e))
		problem(s, number, &e);
	mem_free(line);
}

void
settings_parse(struct settings *s, const char *path, const char *buf, size_t n)
{
	struct err e = ERR_INIT;
	unsigned number = 0;
	const char *end = buf + n, *p = buf, *nl;

	mem_free(s->path);
	s->path = mem_strdup(path);
	if (n > SETTINGS_MAX_SIZE) {
		err_set(&e, ERR_DATA,
		    "it is larger than %d KiB, expected a file of settings",
		    SETTINGS_MAX_SIZE / 1024);
		problem(s, 0, &e);
		return;
	}
	for (; p < end; p = nl + 1) {
		if (++number > SETTINGS_MAX_LINES) {
			err_set(&e, ERR_DATA,
			    "the rest is not read, expected at most %d lines",
			    SETTINGS_MAX_LINES);
			problem(s, number, &e);
			return;
		}
		nl = memchr(p, '\n', (size_t)(end - p));
		if (nl == NULL)
			nl = end;
		take_line(s, number, p, (size_t)(nl - p));
		if (nl == end)
			break;
	}
}

void
settings_read(struct settings *s, const char *path, bool wanted)
{
	struct str text = STR_INIT;
	struct err e = ERR_INIT;

	if (file_read(path, SETTINGS_MAX_SIZE, &text, &e)) {
		settings_parse(s, path, str_c(&text), text.len);
	} else if (wanted ||
		   (e.sys_errno != ENOENT && e.sys_errno != ENOTDIR)) {
		mem_free(s->path);
		s->path = mem_strdup(path);
		problem(s, 0, &e);
	}
	str_clear(&text);
}

char *
settings_path(void)
{
	struct str path = STR_INIT;
	char *dir = paths_user("XDG_CONFIG_HOME", ".config");

	if (dir == NULL)
		return NULL;
	str_printf(&path, "%s/config", dir);
	mem_free(dir);
	return str_take(&path);
}

/* ---- problems ---- */

/* ":LINE" after the file's name, or nothing. */
static void
add_line(struct str *out, unsigned line)
{
	if (line > 0)
		str_printf(out, ":%u", line);
}

void
settings_problem(const struct settings *s, size_t i, struct str *out)
{
	str_add(out, s->path);
	add_line(out, s->problems[i].line);
	str_printf(out, ": %s", s->problems[i].text);
}

void
settings_summary(const struct settings *s, struct str *out)
{
	const char *slash;

	if (s->n_problems == 0)
		return;
	/* The file's last name will do, and what is counted comes early: the
	 * line it is said on is short. */
	slash = strrchr(s->path, '/');
	str_add(out, slash != NULL ? slash + 1 : s->path);
	add_line(out, s->problems[0].line);
	if (s->n_problems > 1)
		str_printf(out, " (and %zu more)", s->n_problems - 1);
	str_printf(out, ": %s", s->problems[0].text);
}
