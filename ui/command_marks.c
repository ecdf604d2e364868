/* SPDX-License-Identifier: ISC */
/* command_marks - set a mark, go to one, back to before the last jump. */
#include "command_run.h"

#include "app.h"
#include "app_place.h"
#include "marks.h"

/* The letter that ARG is; '\0', and said, where it is none. */
static char
letter(struct app *app, const char *arg)
{
	if (arg[0] != '\0' && arg[1] == '\0' &&
	    marks_at(&app->marks, arg[0]) != NULL)
		return arg[0];
	app_say(app, "a mark is a letter from a to z or A to Z");
	app->message_error = true;
	return '\0';
}

void
command_marks_set(struct app *app, const char *arg)
{
	char c;

	if (arg == NULL)
		app_prompt(app, PROMPT_COMMAND, "mark ");
	else if ((c = letter(app, arg)) != '\0')
		app_set_mark(app, c);
}

void
command_marks_goto(struct app *app, const char *arg)
{
	const struct mark_place *p;
	char c;

	if (arg == NULL) {
		app_prompt(app, PROMPT_COMMAND, "goto-mark ");
		return;
	}
	if ((c = letter(app, arg)) == '\0')
		return;
	p = marks_at(&app->marks, c);
	if (!p->set)
		app_say(app, "there is no mark %c; M lists them", c);
	else
		app_goto_place(app, p);
}

void
command_marks_back(struct app *app, const char *arg)
{
	(void)arg;
	if (!app_jump_back(app))
		app_say(app, "there was no jump yet");
}
