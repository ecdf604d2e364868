/* SPDX-License-Identifier: ISC */
/*
 * cmd_init - strife init DIR: a dataset to begin with.
 *
 * The files are those of data/template, a small dataset with comments that
 * teach the format; make puts them into the program.  Three kinds of lines
 * are written anew: the id and the title of the dataset, and the place of
 * the schema for editors.  Nothing that is there is written over: where one
 * of the files is there already nothing is made at all.
 */
#include "cli.h"
#include "cmd_make.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "fold.h"
#include "gate.h"
#include "mem.h"
#include "paths.h"
#include "str.h"
#include "template_lines.h"
#include "words.h"

#define ID_MAX 100
/* Begins the line of template_lines that names a file, whose lines follow. */
#define FILE_MARK '\001'
/* The lines that are written anew. */
#define HINT "# yaml-language-server: $schema="
#define ID "id: example\n"
#define TITLE "title: An example dataset\n"

struct init {
	const char *dir;
	struct str id, title; /* as they stand in YAML */
	char *schema;
};

/* A line that begins a file names it. */
static const char *
file_name(const char *line)
{
	return line[0] == FILE_MARK ? line + 1 : NULL;
}

static void
path_of(const struct init *in, const char *name, struct str *out)
{
	str_reset(out);
	str_printf(out, "%s/%s", in->dir, name);
}

/* ---- what is written anew ---- */

/* The last part of the folder's true name. */
static void
folder_name(const char *dir, struct str *out)
{
	char real[PATH_MAX];
	const char *slash, *s = realpath(dir, real) != NULL ? real : dir;
	size_t n = strlen(s);

	while (n > 1 && s[n - 1] == '/')
		n--;
	str_addn(out, s, n);
	slash = strrchr(str_c(out), '/');
	if (slash == NULL || slash[1] == '\0')
		return;
	n = (size_t)(slash + 1 - str_c(out));
	memmove(out->s, out->s + n, out->len - n + 1);
	out->len -= n;
}

/* Letters and digits of NAME, folded, with hyphens between its words. */
static void
make_id(const char *name, struct str *id)
{
	struct str folded = STR_INIT;
	const char *s;

	fold_text(&folded, name, strlen(name));
	for (s = str_c(&folded); *s != '\0' && id->len < ID_MAX; s++) {
		if ((*s >= 'a' && *s <= 'z') || (*s >= '0' && *s <= '9'))
			str_addc(id, *s);
		else if (id->len > 0 && id->s[id->len - 1] != '-')
			str_addc(id, '-');
	}
	while (id->len > 0 && id->s[id->len - 1] == '-')
		id->s[--id->len] = '\0';
	if (id->len == 0)
		str_add(id, "dataset");
	str_clear(&folded);
}

static bool
init_prepare(struct init *in, const struct cli_args *args, struct err *e)
{
	struct str name = STR_INIT;
	const char *title = args->title;

	folder_name(in->dir, &name);
	if (title == NULL)
		title = str_c(&name);
	if (title[strspn(title, " \t\n")] == '\0') {
		str_clear(&name);
		return err_set(e, ERR_USAGE, "--title wants a text");
	}
	make_id(str_c(&name), &in->id);
	/* What JSON writes between quotation marks, YAML reads. */
	gate_json(&in->title, title, strlen(title));
	str_clear(&name);
	return true;
}

static void
init_clear(struct init *in)
{
	str_clear(&in->id);
	str_clear(&in->title);
	mem_free(in->schema);
}

/* LINE as it is written. */
static void
add_line(const struct init *in, const char *line, struct str *out)
{
	if (strncmp(line, HINT, strlen(HINT)) == 0) {
		str_add(out, HINT);
		gate_text(out, in->schema, strlen(in->schema), 0);
		str_addc(out, '\n');
	} else if (strcmp(line, ID) == 0) {
		str_printf(out, "id: %s\n", str_c(&in->id));
	} else if (strcmp(line, TITLE) == 0) {
		str_printf(out, "title: %s\n", str_c(&in->title));
	} else {
		str_add(out, line);
	}
}

/* ---- files ---- */

static bool
make_folders(const char *path, struct err *e)
{
	struct str dir = STR_INIT;
	const char *slash = path;
	bool ok = true;

	while (ok && (slash = strchr(slash + 1, '/')) != NULL) {
		str_reset(&dir);
		str_addn(&dir, path, (size_t)(slash - path));
		if (mkdir(str_c(&dir), 0777) == -1 && errno != EEXIST)
			ok = err_set_errno(e, "%s", str_c(&dir));
	}
	str_clear(&dir);
	return ok;
}

/* The name is taken first, so that nothing is replaced but what is ours. */
static bool
write_file(const char *path, const struct str *text, struct err *e)
{
	int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
	struct out *o;

	if (fd == -1)
		return err_set_errno(e, "%s", path);
	close(fd);
	o = out_file(path, e);
	if (o != NULL) {
		out_raw(o, str_c(text), text->len);
		if (out_close(o, e))
			return true;
	}
	(void)unlink(path);
	return false;
}

/* ERR_IO where one of the files is there. */
static bool
nothing_there(const struct init *in, struct err *e)
{
	struct str path = STR_INIT;
	struct stat st;
	const char *const *line, *name;
	bool ok = true;

	for (line = template_lines; ok && *line != NULL; line++) {
		name = file_name(*line);
		if (name == NULL)
			continue;
		path_of(in, name, &path);
		if (lstat(str_c(&path), &st) == 0)
			ok = err_set(e, ERR_IO,
			    "%s is there already; nothing was written",
			    str_c(&path));
	}
	str_clear(&path);
	return ok;
}

static bool
write_files(const struct init *in, int *count, struct err *e)
{
	struct str path = STR_INIT, text = STR_INIT;
	const char *const *line = template_lines;
	bool ok = true;

	*count = 0;
	while (ok && *line != NULL) {
		path_of(in, file_name(*line), &path);
		str_reset(&text);
		for (line++; *line != NULL && file_name(*line) == NULL; line++)
			add_line(in, *line, &text);
		ok = make_folders(str_c(&path), e) &&
		     write_file(str_c(&path), &text, e);
		*count += ok;
	}
	str_clear(&path);
	str_clear(&text);
	return ok;
}

/* What is to be done next, with the folder as one types it. */
static void
say_next(const struct init *in, int count, struct out *o)
{
	struct str dir = STR_INIT;

	if (in->dir[0] == '-')
		str_add(&dir, "./");
	words_add(&dir, in->dir);
	out_printf(o,
	    "%s: %d files, a small invented dataset that explains itself\n"
	    "next, put a text of yours into sources/ and what it says into "
	    "events/, and\n"
	    "  strife check --watch %s   tells what is wrong, whenever you "
	    "save\n"
	    "  strife %s                 shows it\n"
	    "strife-data(5) describes every key\n",
	    in->dir, count, str_c(&dir), str_c(&dir));
	str_clear(&dir);
}

int
cmd_init(const struct cli_args *args, struct out *o, struct err *e)
{
	struct init in = {.dir = NULL};
	int count;
	bool ok;

	if (args->argc != 1 || args->argv[0][0] == '\0') {
		err_set(e, ERR_USAGE, "name the folder to make");
		return err_exit_status(e);
	}
	in.dir = args->argv[0];
	in.schema = paths_schema();
	ok = nothing_there(&in, e) && init_prepare(&in, args, e) &&
	     write_files(&in, &count, e);
	if (ok)
		say_next(&in, count, o);
	init_clear(&in);
	return ok ? 0 : err_exit_status(e);
}
