/* SPDX-License-Identifier: ISC */
/*
 * Rows of claims and of all that hangs on them.  Claims of one subject are
 * numbered before the first is written, so that one may name another.
 */
#include <string.h>

#include "mem.h"
#include "store_impl.h"

/* The number of the claim ID of the subject in hand, 0 where it is none. */
static uint32_t
own_claim(const struct store *s, const char *id)
{
	return id == NULL ? 0 : slugs_find(&s->claim_ids, 0, id);
}

bool
store_actor(struct store *s, uint32_t event, uint32_t claim, int ord,
    const struct m_actor *a, struct err *e)
{
	struct put p;

	if (!put_into(s,
		"INSERT INTO actor (event, claim, ord, faction, person, who,"
		" of, side, role, as_name, under, fate, date, date_from,"
		" date_to, hedge, denied) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?,"
		" ?, ?, ?, ?, ?, ?, ?, ?)",
		&p, e))
		return false;
	put_ref(&p, event);
	put_ref(&p, claim);
	put_int(&p, ord);
	put_ref(&p, a->faction);
	put_ref(&p, a->person);
	put_text(&p, a->who);
	put_ref(&p, a->of);
	put_ref(&p, (uint32_t)a->side);
	put_word(&p, LIST_ROLE, a->role);
	put_text(&p, a->as_name);
	put_ref(&p, a->under);
	put_text(&p, a->fate);
	put_date(&p, &a->date);
	put_text(&p, a->hedge);
	put_int(&p, a->denied);
	return put_row(&p, e);
}

bool
store_place(struct store *s, uint32_t event, uint32_t claim, int ord,
    const struct m_place_ref *r, struct err *e)
{
	struct put p;

	if (!put_into(s, "INSERT INTO event_place VALUES (?, ?, ?, ?, ?, ?, ?)",
		&p, e))
		return false;
	put_ref(&p, event);
	put_ref(&p, claim);
	put_int(&p, ord);
	put_word(&p, LIST_PLACE_REL, (int)r->rel);
	put_ref(&p, r->place);
	put_ref(&p, r->place2);
	put_text(&p, r->part);
	return put_row(&p, e);
}

static bool
store_quotes(
    struct store *s, uint32_t claim, const struct m_claim *c, struct err *e)
{
	struct put p;
	size_t i;

	for (i = 0; i < c->n_quotes; i++) {
		if (!put_into(
			s, "INSERT INTO quote VALUES (?, ?, ?, ?, ?)", &p, e))
			return false;
		put_ref(&p, claim);
		put_int(&p, (int64_t)i);
		put_ref(&p, c->quotes[i].source);
		put_int(&p, c->quotes[i].start);
		put_int(&p, c->quotes[i].end);
		if (!put_row(&p, e))
			return false;
	}
	return true;
}

static bool
store_voices(
    struct store *s, uint32_t claim, const struct m_claim *c, struct err *e)
{
	struct put p;
	size_t i;

	for (i = 0; i < c->n_voices; i++) {
		const struct m_voice *v = &c->voices[i];

		if (!put_into(s,
			"INSERT INTO voice VALUES (?, ?, ?, ?, ?, ?, ?, ?)", &p,
			e))
			return false;
		put_ref(&p, claim);
		put_int(&p, (int64_t)i);
		put_ref(&p, v->faction);
		put_ref(&p, v->person);
		put_text(&p, v->who);
		put_ref(&p, v->of);
		put_int(&p, v->inferred);
		put_text(&p, v->note);
		if (!put_row(&p, e))
			return false;
	}
	return true;
}

/* Whom a figure counts: as written, and the faction or side it names. */
static void
put_party(struct put *p, const struct m_party *m)
{
	put_text(p, m->text);
	put_ref(p, m->faction);
	put_ref(p, (uint32_t)m->side);
}

static void
put_number(struct put *p, bool has, int64_t v)
{
	p->i++;
	if (has)
		db_bind_int(p->st, p->i, v);
}

static bool
store_figure(struct store *s, uint32_t claim, size_t ord,
    const struct m_figure *f, struct err *e)
{
	struct put p;

	if (!put_into(s,
		"INSERT INTO figure (claim, ord, what, of, of_faction, of_side,"
		" by, by_faction, by_side, min, best, max, strict, about,"
		" words, within, as_of, as_of_from, as_of_to, denied, note)"
		" VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,"
		" ?, ?, ?, ?)",
		&p, e))
		return false;
	put_ref(&p, claim);
	put_int(&p, (int64_t)ord);
	put_word(&p, LIST_FIGURE_WHAT, f->what);
	put_party(&p, &f->of);
	put_party(&p, &f->by);
	put_number(&p, f->has_min, f->min);
	put_number(&p, f->has_best, f->best);
	put_number(&p, f->has_max, f->max);
	put_int(&p, f->strict);
	put_int(&p, f->about);
	put_text(&p, f->words);
	put_ref(&p, own_claim(s, f->within));
	put_date(&p, &f->as_of);
	put_int(&p, f->denied);
	put_text(&p, f->note);
	return put_row(&p, e);
}

static bool
store_mention(struct store *s, uint32_t claim, uint32_t faction, struct err *e)
{
	struct put p;

	if (!put_into(s, "INSERT INTO mention VALUES (?, ?)", &p, e))
		return false;
	put_ref(&p, claim);
	put_ref(&p, faction);
	return put_row(&p, e);
}

/* PLACE: of a place's own claim; else 0, the places of the claim's event. */
static bool
claim_held(struct store *s, uint32_t claim, uint32_t place,
    const struct m_held *h, struct err *e)
{
	struct put p;

	if (!put_into(
		s, "INSERT INTO claim_held VALUES (?, ?, ?, ?, ?, ?)", &p, e))
		return false;
	put_ref(&p, claim);
	put_ref(&p, place);
	put_ref(&p, h->by);
	put_date(&p, &h->date);
	return put_row(&p, e);
}

/* What hangs on a claim; EVENT and PLACE are its subject, or 0. */
static bool
claim_rest(struct store *s, uint32_t n, const struct m_claim *c, uint32_t event,
    uint32_t place, struct err *e)
{
	size_t i;

	if (!store_quotes(s, n, c, e) || !store_voices(s, n, c, e))
		return false;
	for (i = 0; i < c->n_actors; i++)
		if (!store_actor(s, event, n, (int)i, &c->actors[i], e))
			return false;
	for (i = 0; i < c->n_places; i++)
		if (!store_place(s, event, n, (int)i, &c->places[i], e))
			return false;
	for (i = 0; i < c->n_figures; i++)
		if (!store_figure(s, n, i, &c->figures[i], e))
			return false;
	for (i = 0; i < c->n_mentions; i++)
		if (!store_mention(s, n, c->mentions[i], e))
			return false;
	for (i = 0; i < c->n_held; i++)
		if (!claim_held(s, n, place, &c->held[i], e))
			return false;
	return true;
}

static bool
claim_row(struct store *s, uint32_t n, const struct m_claim *c,
    enum subject kind, uint32_t subject, struct err *e)
{
	const char *contra = c->contradicts;
	struct put p;

	if (!put_into(s,
		"INSERT INTO claim (n, id, subject_kind, subject, ord, source,"
		" says, mode, denied, quote_start, quote_end, passage, part,"
		" said, said_from, said_to, date, date_from, date_to,"
		" date_words, date_basis, place_words, hedge, kind, match,"
		" restates, contradicts, note, file, line) VALUES (?, ?, ?, ?,"
		" ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,"
		" ?, ?, ?, ?, ?, ?)",
		&p, e))
		return false;
	put_ref(&p, n);
	put_text(&p, c->id);
	put_word(&p, LIST_SUBJECT, (int)kind);
	put_ref(&p, subject);
	put_int(&p, c->ord);
	put_ref(&p, c->source);
	put_text(&p, c->says);
	put_word(&p, LIST_MODE, c->mode);
	put_int(&p, c->denied);
	p.i += 2;
	if (c->n_quotes > 0) {
		db_bind_int(p.st, p.i - 1, c->quotes[0].start);
		db_bind_int(p.st, p.i, c->quotes[0].end);
	}
	put_text(&p, c->passage);
	put_text(&p,
	    c->passage != NULL ? "coded row" : model_name(LIST_PART, c->part));
	put_date(&p, &c->said);
	put_date(&p, &c->date);
	put_text(&p, c->date_words);
	put_text(&p, c->date_basis);
	put_text(&p, c->place_words);
	put_text(&p, c->hedge);
	put_word(&p, LIST_EVENT_KIND, c->kind);
	put_text(&p, c->match_probable ? "probable" : NULL);
	put_ref(&p, own_claim(s, c->restates));
	if (contra != NULL && strchr(contra, '/') != NULL)
		contra = NULL;
	put_ref(&p, own_claim(s, contra));
	put_text(&p, c->note);
	put_mark(&p, &c->at);
	return put_row(&p, e);
}

/* A claim of another subject that C contradicts: found at the end. */
static bool
contradict_later(
    struct store *s, uint32_t n, const struct m_claim *c, struct err *e)
{
	struct put p;

	if (c->contradicts == NULL || strchr(c->contradicts, '/') == NULL)
		return true;
	if (!put_into(s,
		"INSERT INTO temp.contradict_ref VALUES (?, ?, ?, ?, ?, ?)", &p,
		e))
		return false;
	put_ref(&p, n);
	put_text(&p, c->contradicts);
	put_mark(&p, &c->contradicts_at);
	put_int(&p, c->contradicts_at.col);
	put_int(&p, c->contradicts_at.len);
	return put_row(&p, e);
}

static bool
claim_formerly(
    struct store *s, uint32_t n, const struct m_claim *c, struct err *e)
{
	size_t i;

	for (i = 0; i < c->n_formerly; i++)
		if (!store_formerly(s, "claim", c->formerly[i], n, e))
			return false;
	return true;
}

bool
store_claims(
    struct store *s, const struct m_subject *m, uint32_t n, struct err *e)
{
	uint32_t first = s->claims + 1;
	uint32_t event = m->kind == SUBJECT_EVENT ? n : 0;
	uint32_t place = m->kind == SUBJECT_PLACE ? n : 0;
	size_t i;

	slugs_reset(&s->claim_ids);
	for (i = 0; i < m->n_claims; i++)
		slugs_add(
		    &s->claim_ids, 0, m->claims[i].id, first + (uint32_t)i);
	for (i = 0; i < m->n_claims; i++) {
		const struct m_claim *c = &m->claims[i];

		s->claims++;
		if (!claim_row(s, s->claims, c, m->kind, n, e) ||
		    !claim_rest(s, s->claims, c, event, place, e) ||
		    !contradict_later(s, s->claims, c, e) ||
		    !claim_formerly(s, s->claims, c, e))
			return err_prepend(e, "claim %s", c->id);
	}
	return true;
}
