/* SPDX-License-Identifier: ISC */
/*
 * cite_managers - citations for programs that keep references: BibTeX, RIS
 * and CSL-JSON.
 */
#include <string.h>

#include "cite_impl.h"
#include "gate.h"
#include "iri.h"
#include "query.h"
#include "str.h"

/* ---- BibTeX ---- */

/* BibTeX counts braces that a backslash stands before, too: those of data
 * become commands. */
static void
bibtex_value(struct str *out, const char *s)
{
	for (; *s != '\0'; s++) {
		switch (*s) {
		case '\\':
			str_add(out, "\\textbackslash{}");
			break;
		case '{':
			str_add(out, "\\textbraceleft{}");
			break;
		case '}':
			str_add(out, "\\textbraceright{}");
			break;
		case '~':
			str_add(out, "\\textasciitilde{}");
			break;
		case '^':
			str_add(out, "\\textasciicircum{}");
			break;
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

/* Braces inside the field's own keep a name whole and a title's capitals. */
static void
bibtex_exact(struct str *out, const char *name, const char *value)
{
	if (value == NULL || *value == '\0')
		return;
	str_printf(out, ",\n  %s = {{", name);
	bibtex_value(out, value);
	str_add(out, "}}");
}

static void
bibtex_field(struct str *out, const char *name, const char *value)
{
	if (value == NULL || *value == '\0')
		return;
	str_printf(out, ",\n  %s = {", name);
	bibtex_value(out, value);
	str_addc(out, '}');
}

/* biblatex takes these as they are; an address has no braces any more. */
static void
bibtex_address(struct str *out, const char *name, const char *value)
{
	if (value == NULL || *value == '\0')
		return;
	str_printf(out, ",\n  %s = {", name);
	iri_add(out, value);
	str_addc(out, '}');
}

/* EDTF, whose signs all stand in an address. */
static void
bibtex_date(struct str *out, const char *name, const char *value)
{
	if (value != NULL && strpbrk(value, "[]{}") == NULL)
		bibtex_address(out, name, value);
}

void
cite_bibtex(struct str *out, const struct cite *c)
{
	const struct q_source *s = c->source;
	struct str quote = STR_INIT, note = STR_INIT;

	str_add(out, "@online{");
	cite_add_key(out, c);
	if (c->claim != NULL)
		cite_quote(&quote, c->claim);
	bibtex_exact(out, "title", s->title);
	bibtex_exact(out, "author", s->author);
	bibtex_field(out, "organization", s->publisher);
	bibtex_date(out, "date", s->published);
	bibtex_address(out, "url", s->url != NULL ? s->url : s->archive);
	bibtex_date(out, "urldate", s->retrieved);
	bibtex_field(out, "language", s->language);
	if (quote.len > 0) {
		str_add(out, ",\n  annotation = {“");
		bibtex_value(out, str_c(&quote));
		str_add(out, "”}");
	}
	cite_add_link(&note, c);
	if (s->url != NULL && s->archive != NULL)
		str_printf(&note, "; archived: %s", s->archive);
	bibtex_field(out, "note", str_c(&note));
	str_add(out, "\n}\n");
	str_clear(&quote);
	str_clear(&note);
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
	struct cite_date d;

	if (!cite_date(date, &d))
		return;
	str_printf(out, "%s  - %04d/", tag, d.y);
	if (d.m != 0)
		str_printf(out, "%02d", d.m);
	str_addc(out, '/');
	if (d.d != 0)
		str_printf(out, "%02d", d.d);
	str_add(out, d.about ? "/about\n" : "/\n");
}

static void
ris_year(struct str *out, const char *date)
{
	struct cite_date d;

	if (cite_date(date, &d))
		str_printf(out, "PY  - %04d\n", d.y);
}

void
cite_ris(struct str *out, const struct cite *c)
{
	const struct q_source *s = c->source;
	struct str text = STR_INIT;

	ris_field(out, "TY", "ELEC");
	cite_add_key(&text, c);
	ris_field(out, "ID", str_c(&text));
	ris_field(out, "TI", s->title);
	ris_field(out, "AU", s->author);
	ris_field(out, "PB", s->publisher);
	ris_year(out, s->published);
	ris_date(out, "DA", s->published);
	ris_field(out, "UR", s->url);
	ris_field(out, "L2", s->archive);
	ris_date(out, "Y2", s->retrieved);
	ris_field(out, "LA", s->language);
	str_reset(&text);
	if (c->claim != NULL)
		cite_quote(&text, c->claim);
	ris_field(out, "N1", str_c(&text));
	str_reset(&text);
	cite_add_link(&text, c);
	ris_field(out, "AN", str_c(&text));
	str_add(out, "ER  - \n");
	str_clear(&text);
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
date_parts(struct str *out, int y, int m, int d)
{
	str_printf(out, "[%d", y);
	if (m != 0)
		str_printf(out, ", %d", m);
	if (m != 0 && d != 0)
		str_printf(out, ", %d", d);
	str_addc(out, ']');
}

static void
json_date(struct str *out, const char *name, const char *date)
{
	struct cite_date d;

	if (date == NULL)
		return;
	str_printf(out, ",\n  \"%s\": {", name);
	if (cite_date(date, &d)) {
		str_add(out, "\"date-parts\": [");
		date_parts(out, d.y, d.m, d.d);
		if (d.y2 != 0) {
			str_add(out, ", ");
			date_parts(out, d.y2, d.m2, d.d2);
		}
		str_add(out, d.about ? "], \"circa\": true" : "]");
	} else {
		str_add(out, "\"literal\": ");
		gate_json(out, date, strlen(date));
	}
	str_addc(out, '}');
}

void
cite_csl(struct str *out, const struct cite *c)
{
	const struct q_source *s = c->source;
	struct str text = STR_INIT;

	cite_add_key(&text, c);
	str_add(out, "{\n  \"id\": ");
	gate_json(out, str_c(&text), text.len);
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
	str_reset(&text);
	if (c->claim != NULL)
		cite_quote(&text, c->claim);
	json_field(out, "note", str_c(&text));
	str_reset(&text);
	cite_add_link(&text, c);
	json_field(out, "call-number", str_c(&text));
	str_add(out, "\n}\n");
	str_clear(&text);
}
