/* SPDX-License-Identifier: ISC */
/*
 * The rate is taken over the last SPAN to two: what was done long ago says
 * little of what is left, and a moment says nothing.  Files are counted in
 * bytes, all else in events.
 */
#include "progress.h"

#include <string.h>

#include "str.h"

#define JUMP 10000  /* ms between two calls that are believed */
#define DRAW 100    /* ms between two lines */
#define SETTLE 1000 /* ms before there is a rate */
#define SPAN 5000   /* ms */

static void
tick(struct progress *p, uint64_t now)
{
	uint64_t step = now > p->now ? now - p->now : 0;

	if (p->stage != NULL && step <= JUMP)
		p->ms += step;
	p->now = now;
}

static void
begin(struct progress *p, const char *stage, uint64_t done)
{
	p->stage = stage;
	p->anchor = p->next = (struct progress_anchor){p->ms, done};
}

/* How many a second, 0 where that cannot be said yet. */
static uint64_t
rate(struct progress *p, uint64_t done)
{
	uint64_t span;

	if (p->ms - p->next.ms >= SPAN) {
		p->anchor = p->next;
		p->next = (struct progress_anchor){p->ms, done};
	}
	span = p->ms - p->anchor.ms;
	if (span < SETTLE || done <= p->anchor.done)
		return 0;
	return (done - p->anchor.done) * 1000 / span;
}

static void
add_rate(struct str *out, const char *stage, uint64_t n)
{
	if (strcmp(stage, "reading") == 0 || strcmp(stage, "looking") == 0)
		str_printf(out, ", %llu.%llu MB/s",
		    (unsigned long long)(n / 1000000),
		    (unsigned long long)(n / 100000 % 10));
	else if (n < 10000)
		str_printf(out, ", %llu events/s", (unsigned long long)n);
	else
		str_printf(out, ", %llu,%03llu events/s",
		    (unsigned long long)(n / 1000),
		    (unsigned long long)(n % 1000));
}

static void
add_rest(struct str *out, uint64_t seconds)
{
	unsigned long long s = seconds;

	if (s < 60)
		str_printf(out, ", %llu s to go", s);
	else if (s < 3600)
		str_printf(out, ", %llu min %llu s to go", s / 60, s % 60);
	else
		str_printf(
		    out, ", %llu h %llu min to go", s / 3600, s / 60 % 60);
}

/* The line is ASCII: bytes are cells. */
static void
add_if_fits(struct str *out, const struct str *piece, int columns)
{
	if (out->len + piece->len <= (size_t)columns)
		str_addn(out, str_c(piece), piece->len);
}

static void
add_times(struct progress *p, uint64_t done, uint64_t total, int columns,
    struct str *out)
{
	struct str speed = STR_INIT, rest = STR_INIT;
	uint64_t n = rate(p, done);

	if (n > 0) {
		add_rate(&speed, p->stage, n);
		add_rest(&rest, (total - done + n - 1) / n);
		/* How long it takes matters more than how fast it is. */
		if (out->len + speed.len + rest.len <= (size_t)columns)
			add_if_fits(out, &speed, columns);
		add_if_fits(out, &rest, columns);
	}
	str_clear(&speed);
	str_clear(&rest);
}

bool
progress_line(struct progress *p, const char *stage, uint64_t done,
    uint64_t total, bool timed, uint64_t now, int columns, struct str *out)
{
	struct str words = STR_INIT;
	unsigned percent;
	bool fresh = p->stage == NULL || strcmp(p->stage, stage) != 0;

	if (total > 0 && done > total)
		done = total;
	percent = total > 0 ? (unsigned)(done * 100 / total) : 0;
	tick(p, now);
	if (fresh)
		begin(p, stage, done);
	else if (timed ? p->ms - p->drawn < DRAW : percent == p->percent)
		return false;
	p->drawn = p->ms;
	p->percent = percent;
	str_reset(out);
	str_add(&words, stage);
	if (total > 0)
		str_printf(&words, " %u %%", percent);
	add_if_fits(out, &words, columns);
	if (timed && total > 0)
		add_times(p, done, total, columns, out);
	str_clear(&words);
	return true;
}
