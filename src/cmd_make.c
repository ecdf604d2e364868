/* SPDX-License-Identifier: ISC */
/* See cmd_make.h. */
#include "cmd_make.h"

#include "cli.h"
#include "gate.h"
#include "seed.h"
#include "str.h"

const char *
cmd_make_root(const struct cli_args *args, struct err *e)
{
	if (args->argc == 1 && args->dataset == NULL)
		return args->argv[0];
	if (args->argc == 0 && args->dataset != NULL)
		return args->dataset;
	err_set(e, ERR_USAGE,
	    args->argc == 0 ? "name the folder of a dataset"
			    : "one dataset at a time");
	return NULL;
}

void
cmd_progress(void *ctx, const char *stage, uint64_t done, uint64_t total)
{
	struct cmd_progress *p = ctx;
	struct out *o = out_stderr();
	struct str line = STR_INIT;

	if (!out_is_tty(o))
		return;
	/* The last column is left free: some terminals wrap behind it. */
	if (progress_line(&p->line, stage, done, total, p->clock != NULL,
		p->clock != NULL ? p->clock() : 0, out_columns(o) - 1, &line)) {
		out_raw(o, "\r\033[K", 4);
		out_printf(o, "%s", str_c(&line));
		p->shown = true;
	}
	str_clear(&line);
}

void
cmd_progress_end(struct cmd_progress *p)
{
	if (p->shown)
		out_raw(out_stderr(), "\r\033[K", 4);
	p->shown = false;
}

static void
count(struct out *o, const char *sep, uint64_t n, const char *one,
    const char *many)
{
	out_printf(
	    o, "%s%llu %s", sep, (unsigned long long)n, n == 1 ? one : many);
}

void
cmd_make_stats(struct out *o, const struct seed_stats *s)
{
	count(o, "", s->events, "event", "events");
	count(o, ", ", s->claims, "claim", "claims");
	count(o, ", ", s->quotes, "quote", "quotes");
	count(o, ", ", s->factions, "faction", "factions");
	count(o, ", ", s->relations, "relation", "relations");
	count(o, ", ", s->people, "person", "people");
	count(o, ", ", s->places, "place", "places");
	count(o, ", ", s->sources, "source", "sources");
	count(o, ", ", s->disputes, "dispute", "disputes");
	out_raw(o, "\n", 1);
}
