/* SPDX-License-Identifier: ISC */
/* app_edit - see app_edit.h. */
#include "app_edit.h"

#include <stddef.h>
#include <string.h>

#include "app.h"
#include "app_load.h"
#include "app_reload.h"
#include "editor.h"
#include "pane.h"
#include "pane_source.h"
#include "../src/db.h"
#include "../src/diag.h"
#include "../src/gate.h"
#include "../src/link.h"
#include "../src/seed.h"

/* ---- what is under the cursor ---- */

/* What a line of a document leads to. */
static enum link_kind
of_target(const struct doc *d, size_t line, uint32_t *n)
{
	static const enum link_kind kinds[] = {
	    [TARGET_EVENT] = LINK_EVENT,
	    [TARGET_FACTION] = LINK_FACTION,
	    [TARGET_PERSON] = LINK_PERSON,
	    [TARGET_PLACE] = LINK_PLACE,
	    [TARGET_RELATION] = LINK_RELATION,
	    [TARGET_SOURCE] = LINK_CLAIM,
	    [TARGET_SOURCE_TEXT] = LINK_SOURCE,
	};
	const struct doc_target *t;

	if (line >= d->n)
		return LINK_NONE;
	t = &d->lines[line].target;
	*n = t->n;
	return (size_t)t->kind < sizeof kinds / sizeof *kinds ? kinds[t->kind]
							      : LINK_NONE;
}

static enum link_kind
in_detail(struct app *app, uint32_t *n)
{
	enum link_kind kind =
	    of_target(&app->detail, app->detail_list.cursor, n);

	if (kind == LINK_CLAIM)
		return kind;
	if (app->now.card) {
		*n = app->now.card_n;
		return app_reload_link(app->now.card_kind);
	}
	*n = app->now.event;
	return LINK_EVENT;
}

static enum link_kind
in_source(struct app *app, uint32_t *n)
{
	size_t i;
	const struct q_mark *m = pane_source_mark(app, &i);

	*n = m != NULL ? m->claim : app->now.source;
	return m != NULL ? LINK_CLAIM : LINK_SOURCE;
}

static enum link_kind
in_grid(struct app *app, uint32_t *n)
{
	const struct compare *c = &app->compare;
	size_t row = app->page_list.cursor;

	if (app->now.screen == SCREEN_MATRIX) {
		*n = row < app->matrix.n ? app->matrix.rows[row].faction : 0;
		return LINK_FACTION;
	}
	if (app->event != NULL && row < c->n_rows && c->col < c->n_cols &&
	    c->rows[row].cells[c->col].text != NULL) {
		*n = app->event->claims[c->rows[row].cells[c->col].claim].n;
		return LINK_CLAIM;
	}
	*n = app->now.event;
	return LINK_EVENT;
}

static enum link_kind
in_results(struct app *app, uint32_t *n)
{
	const struct result_row *row =
	    results_row(&app->results, app->page_list.cursor);

	if (row == NULL)
		return LINK_NONE;
	*n = row->claim != 0 ? row->claim : row->event;
	return row->claim != 0 ? LINK_CLAIM : LINK_EVENT;
}

static enum link_kind
under_cursor(struct app *app, uint32_t *n)
{
	switch (app_pane(app)->where) {
	case IN_FACTIONS:
		*n = app->now.faction;
		return LINK_FACTION;
	case IN_TIMELINE:
		*n = app->now.event;
		return LINK_EVENT;
	case IN_DETAIL:
		return in_detail(app, n);
	case IN_SOURCE:
		return in_source(app, n);
	case IN_GRID:
		return in_grid(app, n);
	case IN_RESULTS:
		return in_results(app, n);
	default:
		return of_target(&app->page, app->page_list.cursor, n);
	}
}

/* ---- the command ---- */

/* Can anything be edited here?  If not it is said. */
static bool
may_edit(struct app *app)
{
	if (app->restricted)
		app_say(app, "not in a restricted session");
	else if (editor_name() == NULL)
		app_say(app, "no editor is set; set VISUAL or EDITOR");
	else
		return true;
	return false;
}

static void
want(struct app *app, const char *file, uint32_t line)
{
	struct err e = ERR_INIT;
	struct arena a;
	const char *path;

	arena_init(&a);
	if (!editor_path(&a, app->dataset.root, file, &path, &e)) {
		app_say(app, "%s", e.text);
	} else {
		mem_free(app->edit_path);
		app->edit_path = mem_strdup(path);
		app->edit_line = line;
		app->wants_edit = true;
	}
	arena_clear(&a);
}

void
app_edit(struct app *app)
{
	struct q_origin origin = {NULL, NULL, 0};
	struct err e = ERR_INIT;
	enum link_kind kind;
	uint32_t n = 0;
	struct arena a;

	if (!may_edit(app))
		return;
	app_need(
	    app, STALE_FACTIONS | STALE_EVENTS | STALE_DETAIL | STALE_PAGE);
	kind = under_cursor(app, &n);
	arena_init(&a);
	if (kind != LINK_NONE && n != 0 &&
	    !query_origin(app->db, &a, kind, n, &origin, &e))
		app_complain(app, &e);
	else if (origin.link == NULL)
		app_say(app, "there is nothing to edit on this line");
	else if (origin.file == NULL)
		app_say(app, "%s was imported; no file of YAML holds it",
		    origin.link);
	else
		want(app, origin.file, origin.line);
	arena_clear(&a);
}

void
app_edit_diagnostic(struct app *app, size_t i)
{
	const struct diags *d = app->diags;

	if (d == NULL || i >= d->n || d->list[i].file == NULL)
		app_say(app, "this is about the dataset as a whole");
	else if (may_edit(app))
		want(app, d->list[i].file, d->list[i].at.line);
}

/* ---- afterwards ---- */

/* Keep D, and the words for it; true: there are errors. */
static bool
keep_diagnostics(struct app *app, struct diags *d)
{
	if (app->diags == NULL)
		app->diags = mem_alloc(sizeof *app->diags);
	else
		diags_clear(app->diags);
	*app->diags = *d;
	/* Printing reads the lines as they are now. */
	str_reset(&app->diags_text);
	if (d->n > 0) {
		struct out *o = out_memory(&app->diags_text);
		struct err e = ERR_INIT;

		diags_print(app->diags, o);
		(void)!out_close(o, &e);
	}
	return d->errors > 0;
}

static void
show_diagnostics(struct app *app)
{
	if (app->now.screen != SCREEN_DIAGNOSTICS)
		app_push(app);
	app->page_list.cursor = 0;
	app->page_list.top = 0;
	app_screen(app, SCREEN_DIAGNOSTICS);
	app_say(app,
	    "%zu error%s: all stays as it was; e edits at the line, q closes",
	    app->diags->errors, app->diags->errors == 1 ? "" : "s");
	app->message_error = true;
}

/* All is well: leave the diagnostics of before, and say how many warnings. */
static void
reloaded(struct app *app, struct db *db)
{
	size_t warnings = app->diags->warnings;

	if (!app_reload(app, db))
		return;
	if (app->now.screen == SCREEN_DIAGNOSTICS && !app_back(app))
		app_screen(app, SCREEN_BROWSE);
	if (warnings > 0)
		app_say(app,
		    "read anew: %u events; %zu warning%s, :diagnostics",
		    app->dataset.events, warnings, warnings == 1 ? "" : "s");
	else
		app_say(app, "read anew: %u events", app->dataset.events);
}

static void
read_anew(struct app *app)
{
	struct err e = ERR_INIT;
	struct db *db = NULL;
	struct diags d;
	char *path = NULL;
	bool ok, wrong;

	diags_init(&d, NULL);
	diags_set_root(&d, app->dataset.root);
	ok = seed_resolve(app->dataset.root, &path, &db, &d, NULL, NULL, &e);
	wrong = keep_diagnostics(app, &d);
	if (ok && !wrong && db == NULL)
		ok = db_open_read(path, &db, &e);
	mem_free(path);
	if (!ok)
		app_complain(app, &e);
	else if (wrong)
		show_diagnostics(app);
	else
		reloaded(app, db);
}

void
app_edit_serve(struct app *app)
{
	struct err e = ERR_INIT;

	app->wants_edit = false;
	app->message[0] = '\0';
	if (editor_run(editor_name(), app->edit_path, app->edit_line, &e))
		read_anew(app);
	else
		app_complain(app, &e);
}
