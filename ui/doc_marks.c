/* SPDX-License-Identifier: ISC */
/*
 * doc_marks - see doc_marks.h.  A mark whose thing the dataset no longer has
 * is shown by its link.
 */
#include "doc_marks.h"

#include <string.h>

#include "canvas.h"
#include "doc.h"
#include "marks.h"
#include "../src/link.h"
#include "../src/query.h"

/* ---- what things are called ---- */

static bool
event_title(struct db *db, struct arena *a, uint32_t n, const char **title,
    struct err *e)
{
	struct q_row *row = NULL;

	if (!query_rows(db, a, &n, 1, &row, e))
		return false;
	*title = row->title;
	return true;
}

static bool
claim_title(struct db *db, struct arena *a, uint32_t n, const char **title,
    struct err *e)
{
	struct q_claim *c = NULL;

	if (!query_claim(db, a, n, &c, e))
		return false;
	*title = c != NULL ? c->says : NULL;
	return true;
}

static bool
source_title(struct db *db, struct arena *a, uint32_t n, const char **title,
    struct err *e)
{
	struct q_source *s = NULL;

	if (!query_source(db, a, n, false, &s, e))
		return false;
	*title = s != NULL ? s->title : NULL;
	return true;
}

static bool
card_title(struct db *db, struct arena *a, enum subject kind, uint32_t n,
    const char **title, struct err *e)
{
	struct q_card *c = NULL;

	if (!query_card(db, a, kind, n, &c, e))
		return false;
	*title = c != NULL ? c->name : NULL;
	return true;
}

/* The name of what TEXT, a link, leads to; *TITLE is NULL where it leads
 * nowhere, and the link itself where the thing has no name of its own. */
static bool
title_of(struct db *db, struct arena *a, const char *text, const char **title,
    struct err *e)
{
	struct link link;
	uint32_t n = 0, n2 = 0;

	*title = NULL;
	if (text == NULL || !link_parse(text, &link))
		return true;
	if (!query_link(db, &link, &n, &n2, e))
		return false;
	if (n == 0)
		return true;
	switch (link.kind) {
	case LINK_EVENT:
		return event_title(db, a, n, title, e);
	case LINK_CLAIM:
		return claim_title(db, a, n, title, e);
	case LINK_SOURCE:
		return source_title(db, a, n, title, e);
	case LINK_FACTION:
		return card_title(db, a, SUBJECT_FACTION, n, title, e);
	case LINK_PLACE:
		return card_title(db, a, SUBJECT_PLACE, n, title, e);
	case LINK_PERSON:
		return card_title(db, a, SUBJECT_PERSON, n, title, e);
	case LINK_RELATION:
	case LINK_PAIR:
	case LINK_NONE:
		break;
	}
	*title = text;
	return true;
}

/* ---- the list ---- */

/* Whose list the place is in, and what narrows it. */
static bool
add_scope(struct doc *d, struct db *db, struct arena *a,
    const struct mark_place *p, struct err *e)
{
	const char *faction = NULL, *with = NULL;

	if (!title_of(db, a, p->faction, &faction, e) ||
	    !title_of(db, a, p->with, &with, e))
		return false;
	if (faction != NULL)
		doc_addf(d, STYLE_DIM, " · %s", faction);
	if (with != NULL)
		doc_addf(d, STYLE_DIM, " – %s", with);
	if (p->filter != NULL)
		doc_addf(d, STYLE_DIM, " · %s", p->filter);
	return true;
}

static bool
add_mark(struct doc *d, struct db *db, struct arena *a, char letter,
    const struct mark_place *p, struct err *e)
{
	const char *title;

	if (!title_of(db, a, p->link, &title, e))
		return false;
	d->target.kind = TARGET_MARK;
	d->target.n = (uint32_t)(unsigned char)letter;
	doc_addf(d, STYLE_KEY, "%c", letter);
	doc_addf(d, STYLE_DIM, d->words ? ", %s: " : "  %-9s ",
	    marks_pane_name(p->pane));
	if (title != NULL)
		doc_add(d, STYLE_TITLE, title);
	else if (p->link != NULL)
		doc_addf(
		    d, STYLE_BADGE, "no longer in this dataset: %s", p->link);
	else
		doc_add(d, STYLE_DIM, "no event");
	if (!add_scope(d, db, a, p, e))
		return false;
	doc_end(d, 0, 13, false);
	memset(&d->target, 0, sizeof d->target);
	return true;
}

bool
doc_marks(struct doc *d, struct db *db, struct arena *a, const struct marks *m,
    struct err *e)
{
	size_t i;

	for (i = 0; i < MARKS_LETTERS; i++) {
		if (m->list[i].set &&
		    !add_mark(d, db, a, marks_letter(i), &m->list[i], e))
			return false;
	}
	if (d->n == 0) {
		doc_add(d, STYLE_DIM,
		    "There are no marks; m and a letter sets one.");
		doc_end(d, 0, 0, false);
	}
	return true;
}
