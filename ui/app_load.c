/* SPDX-License-Identifier: ISC */
/*
 * app_load - see app_load.h.  Each loader clears its stale bit, also where
 * the query failed: the failure is said, and the old data stays.
 */
#include "app_load.h"

#include <string.h>

#include "app.h"
#include "app_filter.h"
#include "app_hits.h"
#include "doc_card.h"
#include "doc_diagnostics.h"
#include "doc_event.h"
#include "doc_facets.h"
#include "doc_help.h"
#include "doc_index.h"
#include "doc_lineage.h"
#include "doc_marks.h"
#include "doc_source.h"
#include "pane_lineage.h"
#include "pane_results.h"
#include "../src/fold.h"
#include "../src/model.h"

/* A detail pane of fewer lines shows a short head. */
#define PREVIEW_BELOW 16

/* Cells of a line that is wrapped by who writes it (linear.h). */
#define WITHOUT_END (1 << 24)

/* A query that a key has stopped is asked again at the next frame. */
static void
failed(struct app *app, unsigned bit, const struct err *e)
{
	if (e->code == ERR_INTERRUPTED)
		app->stale |= bit;
	else
		app_complain(app, e);
}

/* The width of the detail's lines.  In a pane that is not shown it is the one
 * it will have on a screen of its own. */
static int
detail_width(const struct app *app)
{
	int w = app->layout.pane[LAYOUT_DETAIL].w;

	if (app->linear)
		return WITHOUT_END;
	w = (w > 0 ? w : app->canvas.w) - 2;
	return w > 1 ? w : 1;
}

static int
page_width(const struct app *app)
{
	if (app->linear)
		return WITHOUT_END;
	return app->canvas.w > 3 ? app->canvas.w - 2 : 1;
}

static void
load_layout(struct app *app)
{
	int i;

	app->stale &= ~(unsigned)STALE_LAYOUT;
	layout_compute(&app->layout, app->canvas.w, app->canvas.h,
	    app->now.focus, app->now.zoom);
	for (i = 0; i < LAYOUT_PANES; i++) {
		const struct rect *r = &app->layout.pane[i];
		struct list *l = i == LAYOUT_FACTIONS	? &app->faction_list
				 : i == LAYOUT_TIMELINE ? &app->event_list
							: &app->detail_list;

		/* The first line of the timeline is the ruler. */
		l->h = i == LAYOUT_TIMELINE && r->h > 4 ? r->h - 1 : r->h;
	}
	if (app->detail.width != detail_width(app))
		app->stale |= STALE_DETAIL;
	app->page_list.h =
	    app->canvas.h > 3 ? app->canvas.h - 3 : app->canvas.h;
	if (app->now.screen != SCREEN_BROWSE &&
	    app->page.width != page_width(app))
		app->stale |= STALE_PAGE;
}

uint32_t
app_known_as(struct app *app, const char *name)
{
	struct err e = ERR_INIT;
	enum link_kind kind;
	uint32_t n = 0;

	/* Several of one name are none; the lists show what contains it. */
	if (!query_find(app->db, LINK_FACTION, name, &kind, &n, &e))
		return 0;
	return n;
}

/* KNOWN is the faction of which the filter is another name, or 0. */
static bool
faction_passes(const struct app *app, const struct q_faction *f, uint32_t known)
{
	return app->faction_filter == NULL || f->n == known ||
	       fold_contains(f->name, app->faction_filter) ||
	       fold_contains(f->short_name, app->faction_filter) ||
	       strstr(f->id, app->faction_filter) != NULL;
}

/* Those of a kind together; within it the order stays. */
static void
group_by_kind(struct app *app, size_t n)
{
	size_t i, k, at = 1;
	uint32_t *grouped = mem_array(n, sizeof *grouped);
	int kind;

	for (kind = -1; kind < model_count(LIST_FACTION_KIND); kind++) {
		for (i = 1; i < n; i++) {
			k = app->shown[i];
			if (app->factions[k - 1].kind == kind)
				grouped[at++] = app->shown[i];
		}
	}
	mem_free(app->shown);
	app->shown = grouped;
}

static void
load_factions(struct app *app)
{
	struct err e = ERR_INIT;
	size_t i, n = 1;
	uint32_t known = app->faction_filter != NULL
			     ? app_known_as(app, app->faction_filter)
			     : 0;

	app->stale &= ~(unsigned)STALE_FACTIONS;
	arena_reset(&app->faction_arena);
	app->factions = NULL;
	app->n_factions = 0;
	if (!query_factions(app->db, &app->faction_arena, app->now.sort,
		app->now.sort == FACTIONS_BY_CLASHES_WITH ? app->now.rivals_of
							  : 0,
		&app->factions, &app->n_factions, &e))
		failed(app, STALE_FACTIONS, &e);
	mem_free(app->shown);
	app->shown = mem_array(app->n_factions + 1, sizeof *app->shown);
	for (i = 0; i < app->n_factions; i++) {
		if (faction_passes(app, &app->factions[i], known))
			app->shown[n++] = (uint32_t)i + 1;
	}
	if (app->now.by_kind)
		group_by_kind(app, n);
	list_set(&app->faction_list, n);
	app->faction_list.cursor = app_faction_row(app, app->now.faction);
}

/* The rows of a first screen.  The bit stays: whoever asks for the list after
 * that gets all of it. */
static void
load_first_factions(struct app *app)
{
	struct err e = ERR_INIT;
	size_t i;

	if (app->factions != NULL)
		return;
	if (!query_top_factions(app->db, &app->faction_arena,
		(size_t)app->canvas.h, &app->factions, &app->n_factions, &e)) {
		failed(app, STALE_FACTIONS, &e);
		return;
	}
	mem_free(app->shown);
	app->shown =
	    mem_array((size_t)app->dataset.factions + 2, sizeof *app->shown);
	for (i = 1; i <= app->n_factions; i++)
		app->shown[i] = (uint32_t)i;
	list_set(&app->faction_list, (size_t)app->dataset.factions + 1);
}

bool
app_begins(const struct app *app)
{
	return app->factions == NULL && app->now.faction == 0 &&
	       app->now.sort == FACTIONS_BY_EVENTS && !app->now.by_kind &&
	       app->faction_filter == NULL && app->prompt.kind == PROMPT_NONE &&
	       app->now.screen == SCREEN_BROWSE &&
	       app->dataset.factions > (uint32_t)app->canvas.h;
}

/* The list has changed: stay on the event, else near its day. */
static void
find_place(struct app *app, int32_t day)
{
	size_t i;

	list_set(&app->event_list, app->events.n);
	i = app_events_index(app, app->now.event);
	if (i < app->events.n) {
		list_goto(&app->event_list, i);
		if (app->event == NULL || app->event->row.n != app->now.event)
			app->stale |= STALE_DETAIL;
		return;
	}
	list_goto(&app->event_list, app_events_near(app, day));
	app->now.event = app_event_at(app, app->event_list.cursor);
	/* Beside a card as well: what asks for the event must not get the one
	 * of before. */
	app->stale |= STALE_DETAIL;
}

static void
load_months(struct app *app)
{
	struct err e = ERR_INIT;

	if (app->n_months > 0 && app->months_of == app->now.faction)
		return;
	arena_reset(&app->month_arena);
	app->n_months = 0;
	if (!query_months(app->db, &app->month_arena, app->now.faction,
		&app->months, &app->n_months, &e))
		failed(app, STALE_EVENTS, &e);
	app->months_of = app->now.faction;
}

/* The list that is asked for; DEPTH where parts are to be indented. */
static bool
list_events(struct app *app, const struct q_scope *scope,
    const struct filter *f, struct q_events *events, uint8_t **depth,
    struct err *e)
{
	if (!app->now.parts)
		return app_load_starts(app, e) &&
		       app_filter_list(app, scope, f, events, e);
	app_filter_forget(app);
	if (!query_events(app->db, scope, f, events, e))
		return false;
	if (query_nest(app->db, events, depth, e))
		return true;
	query_events_clear(events);
	return false;
}

static void
load_events(struct app *app)
{
	struct err e = ERR_INIT;
	struct arena a;
	struct filter f;
	struct q_scope scope = {0};
	struct q_events events = {0};
	uint8_t *depth = NULL;
	bool filtered = app->now.filter != NULL && !app->now.filter_off;
	int32_t day = INT32_MIN;

	if (app->drawing && app->put_off)
		return;
	app->stale &= ~(unsigned)STALE_EVENTS;
	if (app->event_list.cursor < app->events.n)
		day = app_day_at(app, app->event_list.cursor);
	scope.faction = app->now.faction;
	scope.with = app->now.with;
	arena_init(&a);
	if ((filtered && !filter_parse(&a, app->now.filter, true, &f, &e)) ||
	    !list_events(
		app, &scope, filtered ? &f : NULL, &events, &depth, &e)) {
		failed(app, STALE_EVENTS, &e);
		arena_clear(&a);
		/* The list stays; the selection is in it, unless it waits for
		 * the list that is still to come. */
		if (e.code == ERR_INTERRUPTED)
			list_set(&app->event_list, app->events.n);
		else
			find_place(app, day);
		return;
	}
	arena_clear(&a);
	/* The same list may be asked for again: no other is given then. */
	if (events.total > 0 || app->events.total == 0) {
		query_events_clear(&app->events);
		mem_free(app->depth);
		app->events = events;
		app->depth = depth;
		app->n_rows = 0;
		app_hits_forget(app);
	}
	find_place(app, day);
	load_months(app);
	app_filter_tell(app);
}

static void
load_event(struct app *app)
{
	struct err e = ERR_INIT;

	if (app->event != NULL && app->event->row.n == app->now.event)
		return;
	arena_reset(&app->detail_arena);
	app->event = NULL;
	if (app->now.event != 0 && !query_event(app->db, &app->detail_arena,
				       app->now.event, &app->event, &e))
		failed(app, STALE_DETAIL, &e);
}

static void
load_card(struct app *app)
{
	struct err e = ERR_INIT;
	struct arena a;
	struct q_card *card = NULL;
	struct q_relation *relation = NULL;
	bool ok;

	arena_init(&a);
	if (app->now.card_kind == SUBJECT_RELATION)
		ok =
		    query_relation(app->db, &a, app->now.card_n, &relation, &e);
	else
		ok = query_card(app->db, &a, app->now.card_kind,
		    app->now.card_n, &card, &e);
	if (!ok)
		failed(app, STALE_DETAIL, &e);
	else if (relation != NULL)
		doc_relation(&app->detail, relation);
	else if (card != NULL)
		doc_card(&app->detail, card);
	arena_clear(&a);
}

/* Beside the list in a small pane the head is short, so that the passage is
 * seen; with the keys in the pane all of it is there. */
static enum doc_event_form
form(const struct app *app)
{
	if (app->now.all_actors || app->linear)
		return DOC_EVENT_ALL_ACTORS;
	return app->now.focus != LAYOUT_DETAIL &&
		       app->layout.pane[LAYOUT_DETAIL].h > 0 &&
		       app->layout.pane[LAYOUT_DETAIL].h < PREVIEW_BELOW
		   ? DOC_EVENT_PREVIEW
		   : DOC_EVENT_FULL;
}

/* Is the detail's document of another thing than before? */
static bool
other_thing(struct app *app)
{
	struct detail_of of = {0};
	bool other;

	of.card = app->now.card;
	of.kind = of.card ? app->now.card_kind : SUBJECT_EVENT;
	of.n = of.card ? app->now.card_n : app->now.event;
	other = of.card != app->detail_of.card ||
		of.kind != app->detail_of.kind || of.n != app->detail_of.n;
	app->detail_of = of;
	return other;
}

/* The first line of claim K, or the end. */
static size_t
claim_line(const struct doc *d, int32_t k)
{
	size_t i;

	for (i = 0; i < d->n && d->lines[i].claim != k; i++)
		;
	return i;
}

/* The same thing in another form or width: the cursor stays in claim K, INTO
 * lines below its first, and as far from the top as it was. */
static void
keep_place(struct app *app, int32_t k, size_t into)
{
	const struct doc *d = &app->detail;
	struct list *l = &app->detail_list;
	size_t above = l->cursor - l->top, i = claim_line(d, k);

	if (k < 0 || i == d->n)
		return;
	while (into > 0 && i + 1 < d->n && d->lines[i + 1].claim == k) {
		i++;
		into--;
	}
	list_goto(l, i);
	l->top = i > above ? i - above : 0;
}

static void
load_detail(struct app *app)
{
	struct list *l = &app->detail_list;
	int32_t claim = -1;
	size_t into = 0;

	app->stale &= ~(unsigned)STALE_DETAIL;
	if (l->cursor < app->detail.n) {
		claim = app->detail.lines[l->cursor].claim;
		into = l->cursor - claim_line(&app->detail, claim);
	}
	load_event(app);
	doc_reset(&app->detail, detail_width(app));
	if (app->now.card)
		load_card(app);
	else if (app->event != NULL)
		doc_event(&app->detail, app->event, &app->canvas, form(app),
		    app->layout.pane[LAYOUT_DETAIL].h);
	if (other_thing(app)) {
		l->cursor = 0;
		l->top = 0;
		claim = -1;
	}
	if (l->top > l->cursor)
		l->top = l->cursor;
	list_set(l, app->detail.n);
	keep_place(app, claim, into);
	if (app->search != NULL)
		doc_search(&app->detail, app->search);
}

/* The line of the page that shows byte AT of the source. */
static size_t
page_line(const struct app *app, uint32_t at)
{
	size_t i, line = 0;

	for (i = 0; i < app->page.n; i++) {
		if (app->page.lines[i].n_runs > 0 &&
		    app->page.lines[i].from <= at)
			line = i;
	}
	return line;
}

/* An imported claim has no place in its source's text: its row is shown.
 * False where there is none. */
static bool
load_row(struct app *app)
{
	struct err e = ERR_INIT;
	struct q_claim *c = NULL;
	struct q_raw *row = NULL;
	struct arena a;
	bool shown = false;

	app->row_event = 0;
	if (app->now.claim == 0 || app->source->text_len > 0)
		return false;
	arena_init(&a);
	if (!query_claim(app->db, &a, app->now.claim, &c, &e) ||
	    (c != NULL && c->coded_row && c->source == app->source->n &&
		!query_raw(app->db, &a, c->subject, &row, &e)))
		failed(app, STALE_PAGE, &e);
	else if (row != NULL) {
		doc_source_row(&app->page, row);
		app->row_event = c->subject;
		shown = true;
	}
	arena_clear(&a);
	return shown;
}

static void
load_source(struct app *app)
{
	struct err e = ERR_INIT;
	size_t line, head;

	if (app->source == NULL || app->source->n != app->now.source) {
		arena_reset(&app->page_arena);
		app->source = NULL;
		if (!query_source(app->db, &app->page_arena, app->now.source,
			true, &app->source, &e))
			failed(app, STALE_PAGE, &e);
	}
	if (app->source == NULL)
		return;
	doc_source(&app->page, app->source);
	head = app->page.n;
	line = load_row(app) ? head : page_line(app, app->now.source_at);
	list_set(&app->page_list, app->page.n);
	list_goto(&app->page_list, line);
	/* The head where it still fits; else a third of the screen above the
	 * line shows what comes before. */
	app->page_list.top = line >= (size_t)app->page_list.h
				 ? line - (size_t)app->page_list.h / 3
				 : 0;
}

/* A page that is made of the list waits for it. */
static bool
have_events(struct app *app)
{
	app_need(app, STALE_EVENTS);
	if (app->stale & STALE_EVENTS)
		app->stale |= STALE_PAGE;
	return (app->stale & STALE_EVENTS) == 0;
}

static void
load_index(struct app *app)
{
	struct err e = ERR_INIT;
	struct arena a;
	bool ok = true;

	arena_init(&a);
	switch (app->now.screen) {
	case SCREEN_SOURCES:
		ok = doc_index_sources(&app->page, app->db, &a, &e);
		break;
	case SCREEN_PEOPLE:
		ok = doc_index_people(&app->page, app->db, &a, &e);
		break;
	case SCREEN_PLACES:
		ok = doc_index_places(&app->page, app->db, &a, &e);
		break;
	case SCREEN_FACETS:
		if (!have_events(app))
			break;
		arena_reset(&app->facet_arena);
		ok = query_facets(
		    app->db, &app->facet_arena, &app->events, app->facets, &e);
		if (ok)
			doc_facets(&app->page, app->facets, &app->canvas);
		break;
	case SCREEN_DIAGNOSTICS:
		doc_diagnostics(&app->page, str_c(&app->diags_text));
		break;
	case SCREEN_MARKS:
		ok = doc_marks(&app->page, app->db, &a, &app->marks, &e);
		break;
	default:
		ok = doc_index_disputes(
		    &app->page, app->db, &a, &app->canvas, &e);
		break;
	}
	if (!ok)
		failed(app, STALE_PAGE, &e);
	arena_clear(&a);
}

static void
load_matrix(struct app *app)
{
	struct err e = ERR_INIT;

	if (!matrix_load(&app->matrix, app->db, &e))
		failed(app, STALE_PAGE, &e);
	list_set(&app->page_list, app->matrix.n);
	app->matrix.row = app->page_list.cursor;
}

static void
load_compare(struct app *app)
{
	app_need(app, STALE_DETAIL);
	app->compare.n_rows = 0;
	if (app->event != NULL)
		compare_load(&app->compare, app->event);
	list_set(&app->page_list, app->compare.n_rows);
}

/* The key names all that decides what is found, the words last.  Ranking is
 * left to app_work. */
static void
load_results(struct app *app)
{
	const struct spot *s = &app->now;
	struct err e = ERR_INIT;
	struct results_ask ask = {
	    .words = s->words, .list = &app->events, .all = s->words_all};
	struct arena a;

	if (!have_events(app))
		return;
	arena_init(&a);
	ask.key = arena_printf(&a, "%d %u %u %d %s\n%s", s->words_all,
	    s->faction, s->with, s->filter_off,
	    s->filter != NULL ? s->filter : "", s->words);
	ask.want =
	    app->at_once ? SIZE_MAX : pane_results_want(app, s->page_cursor);
	if (!results_load(&app->results, app->db, &ask, &e))
		failed(app, STALE_PAGE, &e);
	else if (s->words_ranked && app->at_once &&
		 !results_ranked(&app->results) &&
		 !results_rank(&app->results, app->db, &e))
		app_complain(app, &e);
	if (!s->words_ranked && results_ranked(&app->results))
		results_by_time(&app->results);
	arena_clear(&a);
	list_set(&app->page_list, app->results.n);
}

/* The words take what the picture leaves. */
static void
load_lineage(struct app *app)
{
	struct err e = ERR_INIT;
	struct lineage *l = &app->lineage;
	uint32_t was = pane_lineage_at(app);
	int w;

	if (!lineage_load(l, app->db, app->now.faction, &e)) {
		failed(app, STALE_PAGE, &e);
		lineage_reset(l);
		return;
	}
	w = pane_lineage_layout(
	    l, &app->canvas, app->canvas.w, app->canvas.h - 3);
	doc_reset(&app->page, app->linear ? WITHOUT_END : w > 3 ? w - 2 : 1);
	doc_lineage(&app->page, l);
	if (was != 0)
		pane_lineage_to(app, was);
}

/* The lines of a list are others at another width: back to the thing the
 * cursor was on. */
static void
keep_thing(struct app *app, const struct doc_target *was)
{
	const struct doc *d = &app->page;
	size_t i;

	for (i = 0; was->kind != TARGET_NONE && i < d->n; i++) {
		const struct doc_target *t = &d->lines[i].target;

		if (t->kind == was->kind && t->n == was->n &&
		    t->n2 == was->n2) {
			if (d->lines[app->page_list.cursor].target.n != t->n)
				list_goto(&app->page_list, i);
			return;
		}
	}
}

static void
load_page(struct app *app)
{
	struct doc_target was = {0};

	if (app->page_list.cursor < app->page.n)
		was = app->page.lines[app->page_list.cursor].target;
	app->stale &= ~(unsigned)STALE_PAGE;
	if (app->now.screen == SCREEN_BROWSE)
		return;
	doc_reset(&app->page, page_width(app));
	if (app->now.screen == SCREEN_SOURCE) {
		load_source(app);
	} else {
		if (app->now.screen == SCREEN_MATRIX) {
			load_matrix(app);
			return;
		}
		if (app->now.screen == SCREEN_COMPARE) {
			load_compare(app);
			return;
		}
		if (app->now.screen == SCREEN_RESULTS) {
			load_results(app);
			return;
		}
		if (app->now.screen == SCREEN_HELP)
			app->n_help = doc_help(&app->page, app->keymap,
			    &app->canvas, app->help_wish);
		else if (app->now.screen == SCREEN_LINEAGE)
			load_lineage(app);
		else
			load_index(app);
		list_set(&app->page_list, app->page.n);
		if (app->page_of == app->now.screen)
			keep_thing(app, &was);
	}
	app->page_of = app->now.screen;
	if (app->search != NULL)
		doc_search(&app->page, app->search);
}

void
app_need(struct app *app, unsigned bits)
{
	if (app->stale & STALE_LAYOUT)
		load_layout(app);
	if (bits & app->stale & STALE_FACTIONS) {
		if (app->beginning)
			load_first_factions(app);
		else
			load_factions(app);
	}
	if ((bits & (STALE_EVENTS | STALE_DETAIL)) &&
	    (app->stale & STALE_EVENTS))
		load_events(app);
	if (bits & app->stale & STALE_DETAIL)
		load_detail(app);
	if (bits & app->stale & STALE_PAGE)
		load_page(app);
}

void
app_refresh(struct app *app)
{
	app_need(app, ~0u);
}

const struct q_row *
app_row(struct app *app, size_t i)
{
	struct err e = ERR_INIT;
	size_t from, count, span = (size_t)app->event_list.h + 8;
	uint32_t *events;

	if (i >= app->events.n)
		return NULL;
	if (i >= app->rows_from && i < app->rows_from + app->n_rows)
		return &app->rows[i - app->rows_from];
	/* A window of three screens round the row. */
	from = i > span ? i - span : 0;
	count =
	    app->events.n - from < 3 * span ? app->events.n - from : 3 * span;
	arena_reset(&app->row_arena);
	app->n_rows = 0;
	events = arena_array(&app->row_arena, count, sizeof *events);
	if (!query_numbers_at(app->db, &app->events, from, count, events, &e) ||
	    !query_rows(
		app->db, &app->row_arena, events, count, &app->rows, &e)) {
		failed(app, 0, &e);
		return NULL;
	}
	app->rows_from = from;
	app->n_rows = count;
	return &app->rows[i - from];
}

const struct q_row *
app_row_ready(const struct app *app, size_t i)
{
	if (i < app->rows_from || i >= app->rows_from + app->n_rows)
		return NULL;
	return &app->rows[i - app->rows_from];
}
