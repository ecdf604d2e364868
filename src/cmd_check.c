/* SPDX-License-Identifier: ISC */
/*
 * cmd_check - strife check DATASET: everything that is wrong with a dataset,
 * and how much of its sources is quoted.  The report is the output; the
 * status is 3 where there are errors.  With --watch again and again, after
 * each change of the dataset.
 */
#include "cli.h"
#include "cmd_make.h"
#include "diag.h"
#include "gate.h"
#include "seed.h"
#include "watch.h"

#include <string.h>

/* N out of TOTAL in tenths of a hundredth, so that rounding is ours. */
static unsigned
permille(uint64_t n, uint64_t total)
{
	return total == 0 ? 0 : (unsigned)((n * 1000 + total / 2) / total);
}

static void
share(struct out *o, const char *what, uint64_t n, uint64_t total)
{
	unsigned p = permille(n, total);

	out_printf(o, "%u.%u %% %s", p / 10, p % 10, what);
}

static void
print_text(struct diags *d, const struct seed_stats *s, struct out *o)
{
	uint64_t total = s->covered + s->skipped + s->uncovered;

	diags_print(d, o);
	if (total > 0 && d->errors == 0) {
		out_printf(o, "sources: ");
		share(o, "quoted", s->covered, total);
		out_printf(o, ", ");
		share(o, "set aside", s->skipped, total);
		out_printf(o, ", ");
		share(o, "neither", s->uncovered, total);
		out_printf(o, "; %llu gap%s\n", (unsigned long long)s->gaps,
		    s->gaps == 1 ? "" : "s");
	}
	cmd_make_stats(o, s);
	out_printf(o, "%zu error%s, %zu warning%s\n", d->errors,
	    d->errors == 1 ? "" : "s", d->warnings,
	    d->warnings == 1 ? "" : "s");
}

static void
number(struct out *o, const char *key, uint64_t n)
{
	out_printf(o, "\"%s\":%llu,", key, (unsigned long long)n);
}

static void
print_json(struct diags *d, const struct seed_stats *s, struct out *o)
{
	out_printf(o, "{");
	number(o, "errors", d->errors);
	number(o, "warnings", d->warnings);
	number(o, "events", s->events);
	number(o, "claims", s->claims);
	number(o, "quotes", s->quotes);
	number(o, "factions", s->factions);
	number(o, "relations", s->relations);
	number(o, "people", s->people);
	number(o, "places", s->places);
	number(o, "sources", s->sources);
	number(o, "disputes", s->disputes);
	number(o, "covered", s->covered);
	number(o, "skipped", s->skipped);
	number(o, "uncovered", s->uncovered);
	number(o, "gaps", s->gaps);
	out_printf(o, "\"diagnostics\":");
	diags_print_json(d, o);
	out_printf(o, "}\n");
}

/* Check once, and report; the exit status.  E is set where ROOT cannot be
 * read at all. */
static int
check(const struct cli_args *args, const char *root, bool json, struct out *o,
    struct err *e)
{
	struct cmd_progress p = {.clock = args->clock};
	struct seed_stats stats;
	struct diags d;
	bool ok, errors;

	diags_init(&d, root);
	ok = seed(root, NULL, &d, &stats, cmd_progress, &p, e);
	cmd_progress_end(&p);
	if (ok && json)
		print_json(&d, &stats, o);
	else if (ok)
		print_text(&d, &stats, o);
	errors = d.errors > 0;
	diags_clear(&d);
	if (!ok)
		return err_exit_status(e);
	return errors ? 3 : 0;
}

/* Between two reports as text; JSON needs none. */
static void
rule(struct out *o)
{
	int i, n = out_columns(o);

	for (i = 0; i < n; i++)
		out_raw(o, "-", 1);
	out_raw(o, "\n", 1);
}

/* Until a signal or a reader that went away ends it; the status is that of
 * the last check. */
static int
check_watching(
    const struct cli_args *args, const char *root, bool json, struct out *o)
{
	struct watch *w = watch_open(root, args->poll);
	struct err e;
	int status;

	for (;;) {
		e = (struct err)ERR_INIT;
		status = check(args, root, json, o, &e);
		if (e.code != ERR_NONE)
			out_error("check: %s", e.text);
		if (!out_flush(o) || !watch_wait(w))
			break;
		if (!json)
			rule(o);
	}
	watch_close(w);
	return status;
}

int
cmd_check(const struct cli_args *args, struct out *o, struct err *e)
{
	const char *root = cmd_make_root(args, e);
	bool json = args->format != NULL && strcmp(args->format, "json") == 0;

	if (root == NULL)
		return err_exit_status(e);
	if (args->format != NULL && !json && strcmp(args->format, "text") != 0)
		err_set(e, ERR_USAGE, "--format takes text or json, not %s",
		    args->format);
	else if (args->watch && args->output != NULL)
		err_set(e, ERR_USAGE, "--watch has no end for a file of -o");
	else if (args->poll && !args->watch)
		err_set(e, ERR_USAGE, "--poll belongs to --watch");
	else if (args->watch)
		return check_watching(args, root, json, o);
	else
		return check(args, root, json, o, e);
	return err_exit_status(e);
}
