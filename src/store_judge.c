/* SPDX-License-Identifier: ISC */
/*
 * One walk over all subjects: is it a clash, is it disputed.  Flags and the
 * number of parts go into the rows of events when it is over.
 */
#include "clash.h"
#include "dispute.h"
#include "mem.h"
#include "names.h"
#include "store_impl.h"
#include "subject.h"

#define FLAG_DISPUTED 1
#define TELL_EVERY 4096 /* events between two words of progress */

/* PARTS[n]: how many events are part of event n. */
static uint32_t *
count_parts(const struct store *s)
{
	uint32_t *parts = mem_array((size_t)s->events + 1, sizeof(*parts));
	uint32_t i;

	for (i = 1; i <= s->events; i++)
		if (s->parent[i] != 0)
			parts[s->parent[i]]++;
	return parts;
}

static bool
write_event(
    struct store *s, uint32_t n, uint32_t parts, int flags, struct err *e)
{
	struct put p;

	if (!put_into(
		s, "UPDATE event SET parts = ?, flags = ? WHERE n = ?", &p, e))
		return false;
	put_int(&p, parts);
	put_int(&p, flags);
	put_ref(&p, n);
	return put_row(&p, e);
}

struct judge {
	struct store *s;
	struct names names;
	struct subjects *subjects;
	struct clash *clash;
	struct disputes *disputes;
	uint32_t *parts;
	uint8_t *flags;
};

static bool
judge_one(struct judge *j, const struct subject_rows *r, struct err *e)
{
	struct store *s = j->s;
	size_t disputes;
	uint32_t t;
	int flags;

	if (!disputes_subject(j->disputes, r, &disputes, e))
		return false;
	if (r->kind != SUBJECT_EVENT)
		return true;
	t = s->t[r->n];
	flags = clash_event(j->clash, r, t, s->day[t], j->parts[r->n] == 0);
	if (disputes > 0)
		flags |= FLAG_DISPUTED;
	if (r->n % TELL_EVERY == 0)
		store_stage(s, "comparing", r->n, s->events);
	j->flags[r->n] = (uint8_t)flags;
	return true;
}

/* After the walk, since a row that changes under a reading cursor makes that
 * cursor look for its place again. */
static bool
write_events(struct judge *j, struct err *e)
{
	uint32_t n;

	for (n = 1; n <= j->s->events; n++)
		if (!write_event(j->s, n, j->parts[n], j->flags[n], e))
			return false;
	return true;
}

static bool
judge_all(struct judge *j, struct err *e)
{
	struct subject_rows *r;

	for (;;) {
		if (!subjects_next(j->subjects, &r, e))
			return false;
		if (r == NULL)
			break;
		if (!judge_one(j, r, e))
			return false;
	}
	subjects_close(j->subjects);
	j->subjects = NULL;
	return write_events(j, e) && clash_write(j->clash, j->s->db, e) &&
	       disputes_finish(j->disputes, e);
}

bool
store_judge(struct store *s, struct err *e)
{
	struct judge j = {.s = s};
	bool ok = false;

	j.parts = count_parts(s);
	j.flags = mem_array((size_t)s->events + 1, sizeof(*j.flags));
	if (names_load(s->db, &j.names, e) &&
	    subjects_open(s->db, &j.subjects, e)) {
		j.clash = clash_new(&j.names);
		j.disputes = disputes_new(s->db, &j.names);
		ok = judge_all(&j, e);
	}
	subjects_close(j.subjects);
	clash_free(j.clash);
	disputes_free(j.disputes);
	names_clear(&j.names);
	mem_free(j.parts);
	mem_free(j.flags);
	return ok;
}
