/* SPDX-License-Identifier: ISC */
/*
 * cmd_import - strife import ged|acled FILE -o FILE: a field's dataset as a
 * database.
 *
 * What is wrong with rows is said on the standard error as it is met, a
 * hundred of each sort at most; --report writes all of it as JSON lines, with
 * the rows.  The sums stand at the end.
 */
#include <sys/stat.h>

#include <string.h>

#include "cli.h"
#include "cmd_make.h"
#include "edtf.h"
#include "gate.h"
#include "import.h"
#include "mem.h"
#include "str.h"
#include "value.h"

#define TOLD_MAX 100 /* of each sort */

struct teller {
	const char *path;
	struct out *report; /* NULL: none wanted */
	struct arena a;
	uint64_t told[3]; /* by level */
	struct cmd_progress progress;
};

static const char *const levels[] = {
    [IMPORT_REJECTED] = "rejected",
    [IMPORT_WARNING] = "warning",
    [IMPORT_NOTE] = "note",
};

static void
report(void *ctx, const struct import_problem *p)
{
	struct teller *t = ctx;
	struct value *v;
	struct str s = STR_INIT;

	if (t->told[p->level]++ < TOLD_MAX) {
		cmd_progress_end(&t->progress);
		out_printf(out_stderr(), "%s:%llu: %s: %s\n",
		    p->file != NULL ? p->file : t->path,
		    (unsigned long long)p->line, levels[p->level], p->text);
	}
	if (t->report == NULL)
		return;
	arena_reset(&t->a);
	v = value_object(&t->a);
	if (p->file != NULL)
		value_set(v, "file", value_text(&t->a, p->file));
	value_set(v, "line", value_number(&t->a, (int64_t)p->line));
	value_set(v, "level", value_text(&t->a, levels[p->level]));
	value_set(v, "text", value_text(&t->a, p->text));
	if (p->raw != NULL)
		value_set(v, "row",
		    value_text(
			&t->a, arena_strndup(&t->a, p->raw, p->raw_len)));
	value_json(&s, v);
	str_addc(&s, '\n');
	out_raw(t->report, str_c(&s), s.len);
	str_clear(&s);
}

static void
progress(void *ctx, const char *stage, uint64_t done, uint64_t total)
{
	struct teller *t = ctx;

	cmd_progress(&t->progress, stage, done, total);
}

/* "and 12 more" of each sort that was cut short. */
static void
tell_rest(const struct teller *t)
{
	int i;

	for (i = IMPORT_REJECTED; i <= IMPORT_NOTE; i++)
		if (t->told[i] > TOLD_MAX)
			out_printf(out_stderr(), "%s: %s: %llu more%s\n",
			    t->path, levels[i],
			    (unsigned long long)(t->told[i] - TOLD_MAX),
			    t->report == NULL ? "; --report FILE has them all"
					      : "");
}

static void
sum(const char *sep, uint64_t n, const char *words)
{
	out_printf(
	    out_stderr(), "%s%llu %s", sep, (unsigned long long)n, words);
}

static void
tell_sums(const struct import_stats *s)
{
	sum("", s->rows, s->rows == 1 ? "row: " : "rows: ");
	sum("", s->taken, "imported");
	if (s->left_out > 0)
		sum(", ", s->left_out, "left out");
	sum(", ", s->rejected, "rejected");
	sum(", ", s->warnings, s->warnings == 1 ? "warning" : "warnings");
	out_raw(out_stderr(), "\n", 1);
	if (!s->merged)
		return;
	sum("over the older database: ", s->taken - s->renewed, "new");
	sum(", ", s->changed, "changed");
	sum(", ", s->renewed - s->changed, "as before");
	sum(", ", s->kept, "kept");
	sum(", ", s->gone, "gone upstream");
	out_raw(out_stderr(), "\n", 1);
	if (s->recalled)
		out_printf(out_stderr(),
		    "names are replaced as in the older database; --names FILE"
		    " has them otherwise\n");
}

/* A bound of the time: the earliest day of --from, the latest of --to. */
static bool
read_bound(
    const char *name, const char *text, bool last, int32_t *day, struct err *e)
{
	struct edtf d;

	if (text == NULL)
		return true;
	if (!edtf_parse(text, strlen(text), &d, e)) {
		e->code = ERR_USAGE;
		return err_prepend(e, "--%s", name);
	}
	*day = last ? d.to : d.from;
	return true;
}

static bool
read_options(
    const struct cli_args *args, struct import_options *o, struct err *e)
{
	memset(o, 0, sizeof(*o));
	if (args->argc != 2)
		return err_set(e, ERR_USAGE,
		    "a format (ged or acled) and one file are needed, as in"
		    " import ged FILE.csv -o FILE.db");
	o->format = import_format(args->argv[0]);
	if (o->format == NULL)
		return err_set(e, ERR_USAGE,
		    "there is no format `%s': one of ged, acled",
		    args->argv[0]);
	if (args->output == NULL)
		return err_set(
		    e, ERR_USAGE, "-o FILE is needed: the database to make");
	o->path = args->argv[1];
	o->output = args->output;
	o->over = args->over;
	o->names = args->names;
	o->drop_gone = args->drop_gone;
	o->country = args->country;
	o->actor = args->actor;
	o->from = EDTF_OPEN_LEFT;
	o->to = EDTF_OPEN_RIGHT;
	return read_bound("from", args->from, false, &o->from, e) &&
	       read_bound("to", args->to, true, &o->to, e);
}

static bool
same_file(const char *a, const char *b)
{
	struct stat x, y;

	return strcmp(a, b) == 0 ||
	       (stat(a, &x) == 0 && stat(b, &y) == 0 && S_ISREG(x.st_mode) &&
		   x.st_dev == y.st_dev && x.st_ino == y.st_ino);
}

/* The report takes no file's place that the import needs or makes. */
static bool
check_report(const char *report, const struct import_options *o, struct err *e)
{
	const char *const others[] = {o->path, o->output, o->over, o->names};
	size_t i;

	for (i = 0; report != NULL && i < sizeof(others) / sizeof(*others); i++)
		if (others[i] != NULL && same_file(report, others[i]))
			return err_set(e, ERR_USAGE,
			    "--report would write over %s", others[i]);
	return true;
}

/* The status, when all went well. */
static int
status_of(const struct import_stats *s)
{
	if (s->taken + s->kept == 0 && s->rejected == 0)
		return 1;
	return s->rejected > 0 ? 3 : 0;
}

static bool
run(const struct import_options *o, struct teller *t, const char *path,
    struct import_stats *s, struct err *e)
{
	bool ok;

	if (path != NULL) {
		t->report = out_file(path, e);
		if (t->report == NULL)
			return false;
	}
	ok = import_run(o, report, progress, t, s, e);
	cmd_progress_end(&t->progress);
	tell_rest(t);
	/* It tells why there is nothing. */
	if (t->report != NULL && !out_close(t->report, e))
		ok = false;
	return ok;
}

int
cmd_import(const struct cli_args *args, struct out *o, struct err *e)
{
	struct import_options options;
	struct import_stats s;
	struct teller t = {.progress.clock = args->clock};
	bool ok;

	(void)o;
	if (!read_options(args, &options, e) ||
	    !check_report(args->report, &options, e))
		return err_exit_status(e);
	t.path = options.path;
	arena_init(&t.a);
	ok = run(&options, &t, args->report, &s, e);
	arena_clear(&t.a);
	if (!ok)
		return err_exit_status(e);
	tell_sums(&s);
	if (options.country != NULL && !s.country_met)
		out_error("import: no row is of `%s'", options.country);
	if (options.actor != NULL && !s.actor_met)
		out_error("import: no row names `%s'", options.actor);
	if (s.made)
		cmd_make_stats(out_stderr(), &s.seed);
	else
		out_error("import: no row is left; nothing was made");
	return status_of(&s);
}
