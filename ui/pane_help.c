/* SPDX-License-Identifier: ISC */
/*
 * pane_help - the command table as a text; Enter runs the line's command in
 * the pane that help was called from.
 */
#include "pane_help.h"

#include <stdio.h>
#include <string.h>

#include "app.h"
#include "app_load.h"
#include "command.h"
#include "pane.h"
#include "pane_text.h"

static struct list *
help_list(struct app *app)
{
	app_need(app, STALE_PAGE);
	return &app->page_list;
}

void
pane_help_first(struct app *app)
{
	size_t i;

	for (i = 0; i < app->page.n; i++) {
		if (app->page.lines[i].target.kind == TARGET_COMMAND)
			break;
	}
	list_goto(&app->page_list, i < app->page.n ? i : 0);
	app->page_list.top = 0;
}

void
pane_help_narrow(struct app *app, const char *wish)
{
	size_t n;

	mem_free(app->help_wish);
	app->help_wish = NULL;
	if (wish != NULL) {
		wish += strspn(wish, " ");
		for (n = strlen(wish); n > 0 && wish[n - 1] == ' '; n--)
			;
		app->help_wish = n > 0 ? mem_strndup(wish, n) : NULL;
	}
	if (app->now.screen != SCREEN_HELP)
		return;
	app->stale |= STALE_PAGE;
	app_need(app, STALE_PAGE);
	/* All of them again: the cursor stays on its line. */
	if (app->help_wish != NULL)
		pane_help_first(app);
}

static void
help_open(struct app *app)
{
	const struct doc_target *t;
	const struct command *c;

	if (app->page_list.cursor >= app->page.n)
		return;
	t = &app->page.lines[app->page_list.cursor].target;
	if (t->kind != TARGET_COMMAND) {
		app_say(app, "no command on this line");
		return;
	}
	c = &commands[t->n];
	if (!app_back(app))
		app_screen(app, SCREEN_BROWSE);
	app_command(app, c->name);
}

static void
help_title(const struct app *app, char *left, char *right, size_t size)
{
	if (app->help_wish != NULL)
		snprintf(left, size, "Help: %zu of %zu for %s", app->n_help,
		    n_commands, app->help_wish);
	else
		snprintf(left, size, "Help");
	snprintf(right, size, "Enter runs the line, / narrows");
}

static void
help_draw(const struct app *app, struct view v, bool focus)
{
	doc_draw(&app->page, v, &app->page_list, STYLE_SELECTED, focus);
}

static void
help_group(struct app *app, int dir)
{
	pane_text_group(&app->page, &app->page_list, dir);
}

static void
help_search(struct app *app, int dir, bool from_here)
{
	pane_text_search(app, &app->page, &app->page_list, dir, from_here);
}

const struct pane_ops pane_help = {
    .name = "help",
    .where = IN_HELP,
    .list = help_list,
    .open = help_open,
    .title = help_title,
    .draw = help_draw,
    .group = help_group,
    .search = help_search,
};
