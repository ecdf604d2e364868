/* SPDX-License-Identifier: ISC */
/*
 * One walk over all subjects: is it a clash, is it disputed.  Flags and the
 * number of parts go into the rows of events when it is over.
 */
#include "clash.h"
#include "dispute.h"
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

struct judge {
	struct store *s;
	struct store_fts *fts;
	struct names names;
	struct subjects *subjects;
	struct clash *clash;
	struct disputes *disputes;
};

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
	return write_events(j, e) && db_schema(j->s->db, 3, e) &&
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
		ok = judge_all(&j, e);
	}
	subjects_close(j.subjects);
	clash_free(j.clash);
	disputes_free(j.disputes);
	names_clear(&j.names);
	return ok;
}
