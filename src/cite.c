/* SPDX-License-Identifier: ISC */
/*
 * cite - see cite.h.  Text here, the formats of reference managers in
 * cite_managers.c, wikitext in cite_wikitext.c: each has its names for the
 * fields and its way to escape a value.
 */
#include "cite.h"

#include <string.h>

#include "cite_impl.h"
#include "edtf.h"
#include "err.h"
#include "query.h"
#include "str.h"

static const char *const names[CITE_FORMATS] = {
    "text", "bibtex", "ris", "csl-json", "wikitext"};

int
cite_find(const char *name)
{
	int i;

	for (i = 0; i < CITE_FORMATS; i++) {
		if (strcmp(names[i], name) == 0)
			return i;
	}
	return -1;
}

void
cite_quote(struct str *out, const struct q_claim *claim)
{
	const char *s = claim->passage;
	size_t i, n;

	if (s == NULL ||
	    (!claim->coded_row && (claim->quote_start < claim->passage_start ||
				      claim->quote_end - claim->passage_start >
					  claim->passage_len)))
		return;
	n = claim->passage_len;
	if (!claim->coded_row) {
		s += claim->quote_start - claim->passage_start;
		n = claim->quote_end - claim->quote_start;
	}
	for (i = 0; i < n; i++)
		str_addc(out,
		    s[i] == '\n' || s[i] == '\t' || s[i] == '\r' ? ' ' : s[i]);
}

static void
civil(int32_t day, int *y, int *m, int *d)
{
	edtf_civil(day, y, m, d);
}

/* From and to of one date: a day, a month or a year; about one of them: the
 * middle, which is what was written. */
static void
one_date(const struct edtf *e, struct cite_date *out)
{
	int y, m, d;

	if (e->about) {
		civil(
		    e->from + (e->to - e->from) / 2, &out->y, &out->m, &out->d);
		out->d = e->to - e->from < 28 ? out->d : 0;
		out->m = e->to - e->from < 300 ? out->m : 0;
		return;
	}
	civil(e->from, &out->y, &out->m, &out->d);
	civil(e->to, &y, &m, &d);
	if (e->from == e->to)
		return;
	/* What is the same at both ends is known. */
	out->d = 0;
	if (y != out->y || m != out->m)
		out->m = 0;
}

bool
cite_date(const char *date, struct cite_date *out)
{
	struct err none = ERR_INIT;
	struct edtf e;

	memset(out, 0, sizeof(*out));
	if (date == NULL || !edtf_parse(date, strlen(date), &e, &none) ||
	    e.from == EDTF_OPEN_LEFT || e.to == EDTF_OPEN_RIGHT)
		return false;
	out->about = e.about || e.uncertain;
	if (e.shape == EDTF_ONCE)
		one_date(&e, out);
	else if (e.shape == EDTF_LASTED) {
		civil(e.from, &out->y, &out->m, &out->d);
		civil(e.to, &out->y2, &out->m2, &out->d2);
	} else
		return false;
	return true;
}

void
cite_add_link(struct str *out, const struct cite *c)
{
	str_add(out, c->claim != NULL ? c->claim->link : c->source->link);
}

void
cite_add_key(struct str *out, const struct cite *c)
{
	const char *s;

	str_add(out, c->source->id);
	if (c->claim == NULL || strncmp(c->claim->link, "claim/", 6) != 0)
		return;
	for (s = c->claim->link + 5; *s != '\0'; s++)
		str_addc(out, *s == '/' ? ':' : *s);
}

void
cite_field(struct str *out, const struct cite_form *f, const char *name,
    const char *value)
{
	if (value == NULL || *value == '\0')
		return;
	str_printf(out, "%s%s%s", f->before, name, f->between);
	f->value(out, value);
	str_add(out, f->after);
}

/* ---- text ---- */

static void
write_text(struct str *out, const struct cite *c)
{
	const struct q_source *s = c->source;

	if (c->claim != NULL) {
		str_add(out, "“");
		cite_quote(out, c->claim);
		str_add(out, "” — ");
	}
	if (s->author != NULL)
		str_printf(out, "%s, ", s->author);
	str_printf(out, "“%s”", s->title);
	if (s->publisher != NULL)
		str_printf(out, ", %s", s->publisher);
	if (s->published != NULL) {
		str_add(out, ", ");
		edtf_words(s->published, out);
	}
	if (s->url != NULL)
		str_printf(out, ", %s", s->url);
	if (s->archive != NULL)
		str_printf(out, " (archived: %s)", s->archive);
	if (s->retrieved != NULL) {
		str_add(out, ", retrieved ");
		edtf_words(s->retrieved, out);
	}
	str_add(out, " [");
	cite_add_link(out, c);
	str_printf(out, ", %s", c->dataset->id);
	if (c->dataset->version != NULL)
		str_printf(out, " %s", c->dataset->version);
	str_add(out, "]\n");
}

void
cite_write(struct str *out, enum cite_format format, const struct cite *c)
{
	switch (format) {
	case CITE_BIBTEX:
		cite_bibtex(out, c);
		break;
	case CITE_RIS:
		cite_ris(out, c);
		break;
	case CITE_CSL_JSON:
		cite_csl(out, c);
		break;
	case CITE_WIKITEXT:
		cite_wikitext(out, c);
		break;
	case CITE_TEXT:
	case CITE_FORMATS:
		write_text(out, c);
		break;
	}
}
