/* SPDX-License-Identifier: ISC */
/*
 * cite - see cite.h.  A citation is a list of fields; each format has its
 * names for them and its way to escape a value.
 */
#include "cite.h"

#include <string.h>

#include "edtf.h"
#include "gate.h"
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

/* Earliest day of an EDTF text, when the date is a single day. */
static bool
single_day(const char *text, struct edtf *d)
{
	struct err e = ERR_INIT;

	return text != NULL && edtf_parse(text, strlen(text), d, &e) &&
	       d->shape == EDTF_ONCE;
}

static void
add_link(struct str *out, const struct cite *c)
{
	str_add(out, c->claim != NULL ? c->claim->link : c->source->link);
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
	add_link(out, c);
	str_printf(out, ", %s", c->dataset->id);
	if (c->dataset->version != NULL)
		str_printf(out, " %s", c->dataset->version);
	str_add(out, "]\n");
}

/* ---- BibTeX ---- */

static void
bibtex_value(struct str *out, const char *s)
{
	for (; *s != '\0'; s++) {
		switch (*s) {
		case '\\':
			str_add(out, "\\textbackslash{}");
			break;
		case '~':
			str_add(out, "\\textasciitilde{}");
			break;
		case '^':
			str_add(out, "\\textasciicircum{}");
			break;
		case '{':
		case '}':
		case '$':
		case '&':
		case '#':
		case '%':
		case '_':
			str_addc(out, '\\');
			str_addc(out, *s);
			break;
		case '\n':
		case '\r':
			str_addc(out, ' ');
			break;
		default:
			str_addc(out, *s);
		}
	}
}

/* VERBATIM fields (addresses, dates) are not escaped, but for braces. */
static void
bibtex_field(
    struct str *out, const char *name, const char *value, bool verbatim)
{
	if (value == NULL || *value == '\0')
		return;
	str_printf(out, ",\n  %s = {", name);
	for (; verbatim && *value != '\0'; value++) {
		if (*value == '{' || *value == '}' || *value == '%')
			str_printf(out, "%%%02X", (unsigned char)*value);
		else
			str_addc(out, *value);
	}
	if (!verbatim)
		bibtex_value(out, value);
	str_addc(out, '}');
}

static void
write_bibtex(struct str *out, const struct cite *c)
{
	const struct q_source *s = c->source;
	struct str quote = STR_INIT, link = STR_INIT;

	str_printf(out, "@online{%s", s->id);
	if (c->claim != NULL) {
		str_printf(out, ":%s", c->claim->id);
		cite_quote(&quote, c->claim);
	}
	bibtex_field(out, "title", s->title, false);
	if (s->author != NULL) {
		/* Braces keep a body's name from being split. */
		str_add(out, ",\n  author = {{");
		bibtex_value(out, s->author);
		str_add(out, "}}");
	}
	bibtex_field(out, "organization", s->publisher, false);
	bibtex_field(out, "date", s->published, true);
	bibtex_field(
	    out, "url", s->archive != NULL ? s->archive : s->url, true);
	bibtex_field(out, "urldate", s->retrieved, true);
	bibtex_field(out, "langid", s->language, true);
	if (quote.len > 0) {
		str_add(out, ",\n  annotation = {``");
		bibtex_value(out, str_c(&quote));
		str_add(out, "''}");
	}
	add_link(&link, c);
	bibtex_field(out, "note", str_c(&link), false);
	str_add(out, "\n}\n");
	str_clear(&quote);
	str_clear(&link);
}

/* ---- RIS ---- */

static void
ris_field(struct str *out, const char *tag, const char *value)
{
	if (value == NULL || *value == '\0')
		return;
	str_printf(out, "%s  - ", tag);
	for (; *value != '\0'; value++)
		str_addc(out, *value == '\n' || *value == '\r' ? ' ' : *value);
	str_addc(out, '\n');
}

/* YYYY/MM/DD/ with what is known of it. */
static void
ris_date(struct str *out, const char *tag, const char *date)
{
	struct edtf d;
	int y, m, day;

	if (!single_day(date, &d))
		return;
	edtf_civil(d.from, &y, &m, &day);
	if (d.from == d.to && !d.about)
		str_printf(out, "%s  - %04d/%02d/%02d/\n", tag, y, m, day);
	else
		str_printf(out, "%s  - %04d///about\n", tag, y);
}

static void
write_ris(struct str *out, const struct cite *c)
{
	const struct q_source *s = c->source;
	struct str quote = STR_INIT, link = STR_INIT;

	ris_field(out, "TY", "ELEC");
	ris_field(out, "TI", s->title);
	ris_field(out, "AU", s->author);
	ris_field(out, "PB", s->publisher);
	ris_date(out, "DA", s->published);
	ris_field(out, "UR", s->url);
	ris_field(out, "L2", s->archive);
	ris_date(out, "Y2", s->retrieved);
	ris_field(out, "LA", s->language);
	if (c->claim != NULL)
		cite_quote(&quote, c->claim);
	ris_field(out, "N1", str_c(&quote));
	add_link(&link, c);
	ris_field(out, "AN", str_c(&link));
	str_add(out, "ER  - \n");
	str_clear(&quote);
	str_clear(&link);
}

/* ---- CSL-JSON ---- */

static void
json_field(struct str *out, const char *name, const char *value)
{
	if (value == NULL || *value == '\0')
		return;
	str_printf(out, ",\n  \"%s\": ", name);
	gate_json(out, value, strlen(value));
}

static void
json_date(struct str *out, const char *name, const char *date)
{
	struct edtf d;
	int y, m, day;

	if (date == NULL)
		return;
	str_printf(out, ",\n  \"%s\": {", name);
	if (single_day(date, &d) && d.from != EDTF_OPEN_LEFT) {
		edtf_civil(d.from, &y, &m, &day);
		if (d.from == d.to)
			str_printf(
			    out, "\"date-parts\": [[%d, %d, %d]]", y, m, day);
		else
			str_printf(out, "\"date-parts\": [[%d]]", y);
		if (d.about || d.uncertain)
			str_add(out, ", \"circa\": true");
	} else {
		str_add(out, "\"literal\": ");
		gate_json(out, date, strlen(date));
	}
	str_addc(out, '}');
}

static void
write_csl(struct str *out, const struct cite *c)
{
	const struct q_source *s = c->source;
	struct str quote = STR_INIT, link = STR_INIT, id = STR_INIT;

	str_add(&id, s->id);
	if (c->claim != NULL) {
		str_printf(&id, ":%s", c->claim->id);
		cite_quote(&quote, c->claim);
	}
	str_add(out, "{\n  \"id\": ");
	gate_json(out, str_c(&id), id.len);
	json_field(out, "type", "webpage");
	json_field(out, "title", s->title);
	if (s->author != NULL) {
		str_add(out, ",\n  \"author\": [{\"literal\": ");
		gate_json(out, s->author, strlen(s->author));
		str_add(out, "}]");
	}
	json_field(out, "publisher", s->publisher);
	json_field(out, "container-title", s->publisher);
	json_date(out, "issued", s->published);
	json_field(out, "URL", s->url);
	json_field(out, "archive", s->archive);
	json_date(out, "accessed", s->retrieved);
	json_field(out, "language", s->language);
	json_field(out, "note", str_c(&quote));
	add_link(&link, c);
	json_field(out, "call-number", str_c(&link));
	str_add(out, "\n}\n");
	str_clear(&quote);
	str_clear(&link);
	str_clear(&id);
}

/* ---- wikitext ---- */

/* What would end a parameter, a template, a link or the reference itself. */
static void
wiki_value(struct str *out, const char *s)
{
	for (; *s != '\0'; s++) {
		switch (*s) {
		case '|':
			str_add(out, "{{!}}");
			break;
		case '{':
		case '}':
		case '[':
		case ']':
		case '<':
		case '>':
		case '=':
			str_printf(out, "&#%d;", *s);
			break;
		case '\'':
			/* Two in a row would be markup. */
			str_add(out, s[1] == '\'' ? "&#39;" : "'");
			break;
		case '\n':
		case '\r':
			str_addc(out, ' ');
			break;
		default:
			str_addc(out, *s);
		}
	}
}

static void
wiki_field(struct str *out, const char *name, const char *value)
{
	if (value == NULL || *value == '\0')
		return;
	str_printf(out, " |%s=", name);
	wiki_value(out, value);
}

static void
wiki_date(struct str *out, const char *name, const char *date)
{
	struct edtf d;

	if (!single_day(date, &d) || d.from == EDTF_OPEN_LEFT)
		return;
	str_printf(out, " |%s=", name);
	if (d.about) {
		str_add(out, "c. ");
		/* The middle of what is allowed is what was written. */
		edtf_day_words(d.from + (d.to - d.from) / 2, false, out);
	} else {
		edtf_words(date, out);
	}
}

static void
write_wikitext(struct str *out, const struct cite *c)
{
	const struct q_source *s = c->source;
	struct str quote = STR_INIT;

	str_printf(out, "<ref>{{%s", s->url != NULL ? "cite web" : "citation");
	wiki_field(out, "title", s->title);
	wiki_field(out, "author", s->author);
	wiki_field(out, s->url != NULL ? "website" : "publisher", s->publisher);
	wiki_date(out, "date", s->published);
	wiki_field(out, "language", s->language);
	if (s->url != NULL)
		str_printf(out, " |url=%s", s->url);
	wiki_field(out, "archive-url", s->archive);
	wiki_date(out, "access-date", s->retrieved);
	if (c->claim != NULL)
		cite_quote(&quote, c->claim);
	wiki_field(out, "quote", str_c(&quote));
	str_add(out, "}}</ref>\n");
	str_clear(&quote);
}

void
cite_write(struct str *out, enum cite_format format, const struct cite *c)
{
	switch (format) {
	case CITE_BIBTEX:
		write_bibtex(out, c);
		break;
	case CITE_RIS:
		write_ris(out, c);
		break;
	case CITE_CSL_JSON:
		write_csl(out, c);
		break;
	case CITE_WIKITEXT:
		write_wikitext(out, c);
		break;
	case CITE_TEXT:
	case CITE_FORMATS:
		write_text(out, c);
		break;
	}
}
