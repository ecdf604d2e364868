/* SPDX-License-Identifier: ISC */
/*
 * pane_text - see pane_text.h.  A paragraph begins after a blank line.
 */
#include "pane_text.h"

#include "app.h"

static bool
is_blank(const struct doc *d, size_t i)
{
	return d->lines[i].n_runs == 0;
}

void
pane_text_group(const struct doc *d, struct list *l, int dir)
{
	size_t i = l->cursor;

	if (d->n == 0)
		return;
	if (dir > 0) {
		while (i + 1 < d->n && !is_blank(d, i))
			i++;
		while (i + 1 < d->n && is_blank(d, i))
			i++;
	} else {
		while (i > 0 && (is_blank(d, i) || is_blank(d, i - 1)))
			i--;
		while (i > 0 && !is_blank(d, i - 1))
			i--;
	}
	list_goto(l, i);
}

void
pane_text_search(struct app *app, const struct doc *d, struct list *l, int dir,
    bool from_here)
{
	size_t i, hit = d->n_hits;

	if (d->n_hits == 0) {
		app_say(app, "nothing found for %s", app->search);
		return;
	}
	for (i = 0; i < d->n_hits; i++) {
		size_t line = d->hits[i].line;

		if (dir > 0 &&
		    (line > l->cursor || (from_here && line == l->cursor))) {
			hit = i;
			break;
		}
		if (dir < 0 && line < l->cursor)
			hit = i;
	}
	if (hit == d->n_hits)
		hit = dir > 0 ? 0 : d->n_hits - 1;
	app_say(app, "hit %zu of %zu for %s", hit + 1, d->n_hits, app->search);
	list_goto(l, d->hits[hit].line);
	list_scroll(l, NULL, NULL);
}
