/* SPDX-License-Identifier: ISC */
/*
 * One walk over all subjects: is it a clash, is it disputed, and when is a
 * faction seen.  Flags and the number of parts go into the rows of events when
 * it is over.
 */
#include "clash.h"
#include "dispute.h"
#include "edtf.h"
#include "mem.h"
#include "names.h"
#include "store_impl.h"
#include "subject.h"

static bool
write_event(struct store *s, uint32_t n, int flags, struct err *e)
{
	struct put p;

	if (!put_into(s, "UPDATE event SET flags = ? WHERE n = ?", &p, e))
		return false;
	put_int(&p, flags);
	put_ref(&p, n);
	return put_row(&p, e);
}

#define COUNT_PARTS                                                         \
	"UPDATE event SET parts = (SELECT count(*) FROM event AS p WHERE"   \
	" p.part_of = event.n) WHERE n IN (SELECT part_of FROM event WHERE" \
	" part_of IS NOT NULL)"

#define LOOK 1024 /* events between two looks at the full text */

/* The earliest end and the latest beginning of what a faction is named in. */
struct seen {
	int32_t from, to;
};

struct judge {
	struct store *s;
	struct store_fts *fts;
	struct names names;
	struct subjects *subjects;
	struct clash *clash;
	struct disputes *disputes;
	struct seen *seen; /* by faction */
};

static void
see(struct judge *j, uint32_t faction, const struct subject_rows *r)
{
	struct seen *seen = &j->seen[faction];

	if (r->to < seen->from)
		seen->from = r->to;
	if (r->from > seen->to)
		seen->to = r->from;
}

/* In no event that is only said, planned or denied. */
static void
see_actors(struct judge *j, const struct subject_rows *r, int flags)
{
	size_t i;

	if ((flags & (CLASH_ALLEGED | CLASH_PLANNED | CLASH_DENIED)) != 0)
		return;
	for (i = 0; i < r->n_actors; i++) {
		see(j, r->actors[i].faction, r);
		see(j, r->actors[i].of, r);
		see(j, r->actors[i].under, r);
	}
}

static bool
judge_one(struct judge *j, const struct subject_rows *r, struct err *e)
{
	struct store *s = j->s;
	size_t disputes;
	int flags;

	if (!disputes_subject(j->disputes, r, &disputes, e))
		return false;
	if (r->kind != SUBJECT_EVENT)
		return true;
	flags = clash_event(j->clash, r, s->t[r->n], r->day,
	    (s->flags[r->n] & STORE_HAS_PARTS) == 0);
	if (disputes > 0)
		flags |= STORE_DISPUTED;
	see_actors(j, r, flags);
	s->judged = r->n;
	if (r->n % LOOK == 0)
		store_fts_look(j->fts);
	s->flags[r->n] = (uint8_t)flags;
	return true;
}

/* After the walk, since a row that changes under a reading cursor makes that
 * cursor look for its place again. */
static bool
write_events(struct judge *j, struct err *e)
{
	uint32_t n;

	for (n = 1; n <= j->s->events; n++)
		if (j->s->flags[n] != STORE_FLAGS &&
		    !write_event(j->s, n, j->s->flags[n], e))
			return false;
	return db_exec(j->s->db, COUNT_PARTS, e);
}

/* [0], for none, is nobody's. */
static bool
write_seen(const struct judge *j, struct err *e)
{
	struct put p;
	uint32_t n;

	for (n = 1; n <= j->names.factions; n++) {
		if (j->seen[n].from > j->seen[n].to)
			continue;
		if (!put_into(j->s,
			"UPDATE faction SET seen_from = ?, seen_to = ?"
			" WHERE n = ?",
			&p, e))
			return false;
		put_day(&p, j->seen[n].from);
		put_day(&p, j->seen[n].to);
		put_ref(&p, n);
		if (!put_row(&p, e))
			return false;
	}
	return true;
}

static struct seen *
seen_nowhere(uint32_t factions)
{
	struct seen *seen = mem_array((size_t)factions + 1, sizeof(*seen));
	uint32_t n;

	for (n = 0; n <= factions; n++)
		seen[n] = (struct seen){EDTF_OPEN_RIGHT, EDTF_OPEN_LEFT};
	return seen;
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
	return write_events(j, e) && write_seen(j, e) &&
	       db_schema(j->s->db, 3, e) &&
	       clash_write(j->clash, j->s->db, e) &&
	       disputes_finish(j->disputes, e);
}

bool
store_judge(struct store *s, struct store_fts *fts, struct err *e)
{
	struct judge j = {.s = s, .fts = fts};
	bool ok = false;

	if (names_load(s->db, &j.names, e) &&
	    subjects_open(s->db, &j.subjects, e)) {
		j.clash = clash_new(&j.names, db_path(s->db));
		j.disputes = disputes_new(s->db, &j.names);
		j.seen = seen_nowhere(j.names.factions);
		ok = judge_all(&j, e);
	}
	subjects_close(j.subjects);
	clash_free(j.clash);
	disputes_free(j.disputes);
	mem_free(j.seen);
	names_clear(&j.names);
	return ok;
}
