/* SPDX-License-Identifier: ISC */
/*
 * Six cursors, each standing on the first row that has not been taken.  A row
 * of a child table belongs to the subject in hand when it names one of its
 * claims, or its event and no claim; since all tables hold subjects in the
 * same order, what does not belong comes later.
 *
 * The children of a subject lie in three arrays that grow and are used again;
 * claims hold slices of them, set when the arrays no longer move.
 */
#include "subject.h"

#include <string.h>

#include "db.h"
#include "edtf.h"
#include "mem.h"

enum cursor {
	CUR_EVENT,
	CUR_CLAIM,
	CUR_VOICE,
	CUR_ACTOR,
	CUR_PLACE,
	CUR_FIGURE,
	CUR_COUNT
};

static const char *const cursor_sql[CUR_COUNT] = {
    [CUR_EVENT] = "SELECT n, kind, sort_day, date_from, date_to FROM event"
		  " ORDER BY n",
    [CUR_CLAIM] =
	"SELECT n, subject_kind, subject, ord, source, mode, denied, hedge IS"
	" NOT NULL, date, kind, restates, contradicts FROM claim ORDER BY n",
    [CUR_VOICE] = "SELECT claim, NULL, faction, person, who, of FROM voice"
		  " WHERE inferred = 0 ORDER BY claim, ord",
    [CUR_ACTOR] = "SELECT claim, event, faction, person, of, under, who, side,"
		  " role, denied, hedge IS NOT NULL FROM actor ORDER BY n",
    [CUR_PLACE] = "SELECT claim, event, rel, place, place2 FROM event_place"
		  " ORDER BY rowid",
    [CUR_FIGURE] =
	"SELECT claim, NULL, what, of, by, of_faction, by_faction, of_side,"
	" by_side, min, best, max, strict, about, denied, words, as_of, within"
	" FROM figure ORDER BY n",
};

struct subjects {
	struct stmt *st[CUR_COUNT];
	bool row[CUR_COUNT]; /* the cursor stands on one */
	struct arena a;
	struct subject_rows rows;
	size_t cap_claims;
	struct subject_actor *actors;
	struct subject_place *places;
	struct subject_figure *figures;
	size_t n_actors, n_places, n_figures;
	size_t cap_actors, cap_places, cap_figures;
	size_t own_places; /* those of the event itself come first */
};

static bool
advance(struct subjects *s, enum cursor c, struct err *e)
{
	return db_step(s->st[c], &s->row[c], e);
}

bool
subjects_open(struct db *db, struct subjects **out, struct err *e)
{
	struct subjects *s = mem_alloc(sizeof(*s));
	int i;

	*out = NULL;
	arena_init(&s->a);
	for (i = 0; i < CUR_COUNT; i++) {
		if (!db_prepare_once(db, cursor_sql[i], &s->st[i], e) ||
		    !advance(s, (enum cursor)i, e)) {
			subjects_close(s);
			return false;
		}
	}
	*out = s;
	return true;
}

void
subjects_close(struct subjects *s)
{
	int i;

	if (s == NULL)
		return;
	for (i = 0; i < CUR_COUNT; i++)
		db_finalize(s->st[i]);
	arena_clear(&s->a);
	mem_free(s->rows.claims);
	mem_free(s->actors);
	mem_free(s->places);
	mem_free(s->figures);
	mem_free(s);
}

static uint32_t
ref(struct stmt *st, int col)
{
	return (uint32_t)db_int(st, col);
}

static int32_t
bound(struct stmt *st, int col, int32_t open)
{
	return db_is_null(st, col) ? open : (int32_t)db_int(st, col);
}

static int
word(struct stmt *st, int col, enum model_list list)
{
	const char *s = db_text(st, col);

	return s == NULL ? -1 : model_find(list, s);
}

static bool
same_text(const char *a, const char *b)
{
	return a == b || (a != NULL && b != NULL && strcmp(a, b) == 0);
}

bool
subject_same_voice(const struct subject_claim *a, const struct subject_claim *b)
{
	return a->source == b->source && a->voice.faction == b->voice.faction &&
	       a->voice.person == b->voice.person &&
	       a->voice.of == b->voice.of &&
	       same_text(a->voice.who, b->voice.who);
}

static const struct subject_claim *
find_claim(const struct subject_rows *r, uint32_t n)
{
	/* Numbers of a subject's claims follow one another. */
	if (r->n_claims == 0 || n < r->claims[0].n ||
	    n - r->claims[0].n >= r->n_claims)
		return NULL;
	return &r->claims[n - r->claims[0].n];
}

bool
subject_part_of_like(
    const struct subject_rows *r, const struct subject_figure *f)
{
	const struct subject_claim *q = find_claim(r, f->within);
	size_t i;

	if (f->within == 0 || q == NULL)
		return false;
	for (i = 0; i < q->n_figures; i++)
		if (q->figures[i].what == f->what && q->figures[i].within == 0)
			return same_text(f->of, q->figures[i].of);
	return false;
}

/* ---- one row of each table ---- */

static void
take_claim(struct subjects *s)
{
	struct stmt *st = s->st[CUR_CLAIM];
	struct subject_rows *r = &s->rows;
	struct subject_claim *c;

	r->claims = mem_grow(
	    r->claims, &s->cap_claims, r->n_claims + 1, sizeof(*r->claims));
	c = &r->claims[r->n_claims++];
	memset(c, 0, sizeof(*c));
	c->n = ref(st, 0);
	c->ord = (int)db_int(st, 3);
	c->source = ref(st, 4);
	c->mode = word(st, 5, LIST_MODE);
	c->denied = db_int(st, 6) != 0;
	c->hedged = db_int(st, 7) != 0;
	c->date = arena_strdup(&s->a, db_text(st, 8));
	c->kind = word(st, 9, LIST_EVENT_KIND);
	c->restates = ref(st, 10);
	c->contradicts = ref(st, 11);
}

/* The last of the chain stays. */
static void
take_voice(struct subjects *s, struct subject_claim *c)
{
	struct stmt *st = s->st[CUR_VOICE];

	c->voice.faction = ref(st, 2);
	c->voice.person = ref(st, 3);
	c->voice.who = arena_strdup(&s->a, db_text(st, 4));
	c->voice.of = ref(st, 5);
}

static void
take_actor(struct subjects *s)
{
	struct stmt *st = s->st[CUR_ACTOR];
	struct subject_actor *a;

	s->actors = mem_grow(
	    s->actors, &s->cap_actors, s->n_actors + 1, sizeof(*s->actors));
	a = &s->actors[s->n_actors++];
	a->faction = ref(st, 2);
	a->person = ref(st, 3);
	a->of = ref(st, 4);
	a->under = ref(st, 5);
	a->who = arena_strdup(&s->a, db_text(st, 6));
	a->side = (int)db_int(st, 7);
	a->role = word(st, 8, LIST_ROLE);
	a->denied = db_int(st, 9) != 0;
	a->hedged = db_int(st, 10) != 0;
}

static void
take_place(struct subjects *s)
{
	struct stmt *st = s->st[CUR_PLACE];
	struct subject_place *p;
	int rel = word(st, 2, LIST_PLACE_REL);

	s->places = mem_grow(
	    s->places, &s->cap_places, s->n_places + 1, sizeof(*s->places));
	p = &s->places[s->n_places++];
	p->rel = rel < 0 ? PLACE_AT : (enum place_rel)rel;
	p->place = ref(st, 3);
	p->place2 = ref(st, 4);
}

static bool
take_number(struct stmt *st, int col, int64_t *v)
{
	*v = db_int(st, col);
	return !db_is_null(st, col);
}

static void
take_figure(struct subjects *s)
{
	struct stmt *st = s->st[CUR_FIGURE];
	struct subject_figure *f;

	s->figures = mem_grow(
	    s->figures, &s->cap_figures, s->n_figures + 1, sizeof(*s->figures));
	f = &s->figures[s->n_figures++];
	f->what = word(st, 2, LIST_FIGURE_WHAT);
	f->of = arena_strdup(&s->a, db_text(st, 3));
	f->by = arena_strdup(&s->a, db_text(st, 4));
	f->of_faction = ref(st, 5);
	f->by_faction = ref(st, 6);
	f->of_side = (int)db_int(st, 7);
	f->by_side = (int)db_int(st, 8);
	f->has_min = take_number(st, 9, &f->min);
	f->has_best = take_number(st, 10, &f->best);
	f->has_max = take_number(st, 11, &f->max);
	f->strict = db_int(st, 12) != 0;
	f->about = db_int(st, 13) != 0;
	f->denied = db_int(st, 14) != 0;
	f->words = arena_strdup(&s->a, db_text(st, 15));
	f->as_of = arena_strdup(&s->a, db_text(st, 16));
	f->within = ref(st, 17);
}

/* ---- one subject ---- */

/* Does the row of cursor C hang on CLAIM (0: on the event itself)? */
static bool
hangs_on(const struct subjects *s, enum cursor c, uint32_t claim)
{
	struct stmt *st = s->st[c];

	if (!s->row[c])
		return false;
	if (claim != 0)
		return ref(st, 0) == claim;
	return db_is_null(st, 0) && s->rows.kind == SUBJECT_EVENT &&
	       ref(st, 1) == s->rows.n;
}

static bool
take_children(struct subjects *s, uint32_t claim, struct err *e)
{
	while (hangs_on(s, CUR_ACTOR, claim)) {
		take_actor(s);
		if (!advance(s, CUR_ACTOR, e))
			return false;
	}
	while (hangs_on(s, CUR_PLACE, claim)) {
		take_place(s);
		if (!advance(s, CUR_PLACE, e))
			return false;
	}
	while (claim != 0 && hangs_on(s, CUR_FIGURE, claim)) {
		take_figure(s);
		if (!advance(s, CUR_FIGURE, e))
			return false;
	}
	while (claim != 0 && hangs_on(s, CUR_VOICE, claim)) {
		take_voice(s, &s->rows.claims[s->rows.n_claims - 1]);
		if (!advance(s, CUR_VOICE, e))
			return false;
	}
	return true;
}

/* Is the claim in hand of the subject in hand? */
static bool
claim_is_own(const struct subjects *s)
{
	struct stmt *st = s->st[CUR_CLAIM];

	return s->row[CUR_CLAIM] &&
	       word(st, 1, LIST_SUBJECT) == (int)s->rows.kind &&
	       ref(st, 2) == s->rows.n;
}

static bool
take_claims(struct subjects *s, struct err *e)
{
	struct subject_claim *c;
	size_t actors, places, figures;

	while (claim_is_own(s)) {
		actors = s->n_actors;
		places = s->n_places;
		figures = s->n_figures;
		take_claim(s);
		c = &s->rows.claims[s->rows.n_claims - 1];
		if (!take_children(s, c->n, e))
			return false;
		c->n_actors = s->n_actors - actors;
		c->n_places = s->n_places - places;
		c->n_figures = s->n_figures - figures;
		if (!advance(s, CUR_CLAIM, e))
			return false;
	}
	return true;
}

/* The arrays have their final place: set the slices. */
static void
set_slices(struct subjects *s)
{
	struct subject_actor *a = s->actors;
	struct subject_place *p = s->places;
	struct subject_figure *f = s->figures;
	size_t i;

	s->rows.actors = a;
	if (s->rows.n_actors > 0)
		a += s->rows.n_actors;
	if (s->own_places > 0)
		p += s->own_places;
	for (i = 0; i < s->rows.n_claims; i++) {
		struct subject_claim *c = &s->rows.claims[i];

		c->actors = a;
		c->places = p;
		c->figures = f;
		if (c->n_actors > 0)
			a += c->n_actors;
		if (c->n_places > 0)
			p += c->n_places;
		if (c->n_figures > 0)
			f += c->n_figures;
	}
}

bool
subjects_next(struct subjects *s, struct subject_rows **rows, struct err *e)
{
	struct subject_rows *r = &s->rows;
	struct stmt *claim = s->st[CUR_CLAIM], *event = s->st[CUR_EVENT];
	int kind = s->row[CUR_CLAIM] ? word(claim, 1, LIST_SUBJECT) : -1;

	*rows = NULL;
	arena_reset(&s->a);
	s->n_actors = s->n_places = s->n_figures = 0;
	r->n_claims = 0;
	r->event_kind = -1;
	if (kind >= 0 && kind != SUBJECT_EVENT) {
		r->kind = (enum subject)kind;
		r->n = ref(claim, 2);
	} else if (s->row[CUR_EVENT]) {
		r->kind = SUBJECT_EVENT;
		r->n = ref(event, 0);
		r->event_kind = word(event, 1, LIST_EVENT_KIND);
		r->day = (int32_t)db_int(event, 2);
		r->from = bound(event, 3, EDTF_OPEN_LEFT);
		r->to = bound(event, 4, EDTF_OPEN_RIGHT);
		if (!advance(s, CUR_EVENT, e))
			return false;
	} else
		return true;
	if (r->kind == SUBJECT_EVENT && !take_children(s, 0, e))
		return false;
	r->n_actors = s->n_actors;
	s->own_places = s->n_places;
	if (!take_claims(s, e))
		return false;
	set_slices(s);
	*rows = r;
	return true;
}
