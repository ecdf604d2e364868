/* SPDX-License-Identifier: ISC */
/*
 * pane_help - the command table as a text; Enter runs the line's command in
 * the pane that help was called from.
 */
#include "pane.h"

#include <stdio.h>
#include <string.h>

#include "app.h"
#include "app_load.h"
#include "command.h"
#include "pane_text.h"

static struct list *
help_list(struct app *app)
{
	app_need(app, STALE_PAGE);
	return &app->page_list;
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
	(void)app;
	snprintf(left, size, "Help");
	snprintf(right, size, "Enter runs the line, / searches");
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
