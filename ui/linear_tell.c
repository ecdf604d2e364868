/* SPDX-License-Identifier: ISC */
/* linear_tell - see linear_impl.h: views, pages and lines. */
#include "linear_impl.h"

#include <string.h>

#include "app.h"
#include "linear_view.h"
#include "../src/str.h"

void
linear_say(struct linear *l, const char *text)
{
	linear_write_line(&l->write, text, strlen(text));
}

/* Item I as lines into T, which is emptied; returns how many they are. */
static int
item(struct linear *l, size_t i, bool first, struct linear_text *t)
{
	str_reset(&t->s);
	t->from = 0;
	linear_view(&l->app)->tell(&l->app, i, first, t);
	return linear_write_height(&l->write, t->s.s, t->s.len);
}

void
linear_tell_items(struct linear *l, size_t from, int lines)
{
	size_t n = linear_view(&l->app)->count(&l->app), i;
	struct linear_text t = {STR_INIT, 0};
	struct str left = STR_INIT;
	int used = 0, h;

	l->from = from;
	for (i = from; i < n; i++) {
		h = item(l, i, i == from, &t);
		if (used > 0 && used + h > lines)
			break;
		linear_write_text(&l->write, t.s.s, t.s.len);
		used += h;
		if (linear_input_stopped(NULL))
			break;
	}
	l->next = i;
	if (i < n)
		str_printf(&left, "Enter: more, %zu %% told.", i * 100 / n);
	else
		str_add(&left, n > 0 ? "End." : "Nothing here.");
	linear_say(l, str_c(&left));
	str_clear(&left);
	str_clear(&t.s);
}

void
linear_tell_more(struct linear *l, int lines)
{
	if (l->next < linear_view(&l->app)->count(&l->app))
		linear_tell_items(l, l->next, lines);
	else
		linear_say(l, "That was the end.");
}

/* The page that ends before the one told last. */
void
linear_tell_before(struct linear *l, int lines)
{
	struct linear_text t = {STR_INIT, 0};
	size_t from = l->from;
	int used = 0;

	if (from == 0)
		linear_say(l, "This is the beginning.");
	while (from > 0) {
		used += item(l, from - 1, true, &t);
		if (used > lines && from < l->from)
			break;
		from--;
	}
	str_clear(&t.s);
	linear_tell_items(l, from, lines);
}

void
linear_tell_head(struct linear *l)
{
	struct str head = STR_INIT;

	linear_view(&l->app)->head(&l->app, &head);
	linear_write_line(&l->write, head.s, head.len);
	str_clear(&head);
}

/* The heading, and a page from the item under the cursor on. */
void
linear_tell_view(struct linear *l)
{
	linear_write_blank(&l->write);
	linear_tell_head(l);
	linear_tell_page(l);
}

void
linear_tell_page(struct linear *l)
{
	const struct linear_view *v = linear_view(&l->app);

	v->count(&l->app);
	linear_tell_items(l,
	    v->begin != NULL ? v->begin(&l->app) : v->here(&l->app), l->lines);
}

/* The line under the cursor alone. */
void
linear_tell_here(struct linear *l)
{
	const struct linear_view *v = linear_view(&l->app);
	struct linear_text t = {STR_INIT, 0};
	size_t here = v->here(&l->app);

	if (here >= v->count(&l->app))
		return;
	if (v->step != NULL)
		v->step(&l->app, &t);
	else
		v->tell(&l->app, here, true, &t);
	linear_write_text(&l->write, t.s.s, t.s.len);
	str_clear(&t.s);
	l->from = here;
	l->next = here + 1;
}
