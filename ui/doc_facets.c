/* SPDX-License-Identifier: ISC */
/* doc_facets - see doc_facets.h. */
#include "doc_facets.h"

#include <string.h>

#include "canvas.h"
#include "doc.h"
#include "../src/query.h"
#include "../src/text.h"

#define LABEL_W 32 /* cells, or half of a narrow screen */
#define BAR_MAX 30

/* A bar of WIDTH cells at most, as long as the value is frequent. */
static void
add_bar(struct doc *d, const struct q_facets *set, uint32_t events, int width,
    const struct canvas *canvas)
{
	uint32_t most = 1;
	size_t i;
	int n;

	for (i = 0; i < set->n; i++) {
		if (set->list[i].events > most)
			most = set->list[i].events;
	}
	n = (int)(((uint64_t)events * (uint64_t)width + most - 1) / most);
	while (n-- > 0)
		doc_add(d, STYLE_RULER, glyph_text(canvas, GLYPH_LEVEL4));
}

static void
add_value(struct doc *d, const struct q_facets *set, size_t i,
    const struct canvas *canvas)
{
	const struct q_facet *f = &set->list[i];
	int label_w = d->width / 2 < LABEL_W ? d->width / 2 : LABEL_W;
	int w = text_width(f->label, strlen(f->label));
	int bar = d->width - label_w - 12;
	size_t n = strlen(f->label);

	if (d->words) {
		doc_addf(d, STYLE_TEXT, "%s: %u event%s", f->label, f->events,
		    f->events == 1 ? "" : "s");
		doc_end(d, 0, 0, false);
		return;
	}
	if (w > label_w - 3) {
		n = text_fit(f->label, n, label_w - 4, &w);
		doc_addn(d, STYLE_TEXT, f->label, n);
		doc_add(d, STYLE_TEXT, "…");
		w++;
	} else {
		doc_add(d, STYLE_TEXT, f->label);
	}
	for (; w < label_w; w++)
		doc_add(d, STYLE_TEXT, " ");
	doc_addf(d, STYLE_DIM, "%7u  ", f->events);
	if (bar > 4)
		add_bar(
		    d, set, f->events, bar < BAR_MAX ? bar : BAR_MAX, canvas);
	doc_end_cut(d, 2);
}

void
doc_facets(
    struct doc *d, const struct q_facets *facets, const struct canvas *canvas)
{
	static const char *const titles[QUERY_FACET_FIELDS] = {
	    [FACET_KIND] = "Kinds",
	    [FACET_YEAR] = "Years",
	    [FACET_FACTION] = "Factions",
	    [FACET_PLACE] = "Places",
	    [FACET_SOURCE] = "Sources",
	};
	size_t k, i;

	for (k = 0; k < QUERY_FACET_FIELDS; k++) {
		const struct q_facets *set = &facets[k];

		if (set->n == 0)
			continue;
		if (d->n > 0)
			doc_blank(d);
		doc_add(d, STYLE_HEADER, titles[k]);
		if (set->of > set->n)
			doc_addf(d, STYLE_DIM, " · the first %zu of %zu",
			    set->n, set->of);
		doc_end_cut(d, 0);
		for (i = 0; i < set->n; i++) {
			d->target.kind = TARGET_FACET;
			d->target.n = (uint32_t)k;
			d->target.n2 = (uint32_t)i;
			add_value(d, set, i, canvas);
		}
		memset(&d->target, 0, sizeof d->target);
	}
	if (d->n == 0) {
		doc_add(d, STYLE_DIM, "Nothing here tells these events apart.");
		doc_end(d, 0, 0, false);
	}
}
