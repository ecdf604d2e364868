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

static const struct cite_form bibtex = {",\n  ", " = {", "}", bibtex_value};
/* Braces inside the field's own keep a name whole and a title's capitals. */
static const struct cite_form bibtex_exact = {
    ",\n  ", " = {{", "}}", bibtex_value};
/* biblatex takes these as they are; an address has no braces any more. */
static const struct cite_form bibtex_address = {",\n  ", " = {", "}", iri_add};

/* EDTF, whose signs all stand in an address. */
static void
bibtex_date(struct str *out, const char *name, const char *value)
{
	if (value != NULL && strpbrk(value, "[]{}") == NULL)
		cite_field(out, &bibtex_address, name, value);
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
	cite_field(out, &bibtex_exact, "title", s->title);
	cite_field(out, &bibtex_exact, "author", s->author);
	cite_field(out, &bibtex, "organization", s->publisher);
	bibtex_date(out, "date", s->published);
	cite_field(
	    out, &bibtex_address, "url", s->url != NULL ? s->url : s->archive);
	bibtex_date(out, "urldate", s->retrieved);
	cite_field(out, &bibtex, "language", s->language);
	if (quote.len > 0) {
		str_add(out, ",\n  annotation = {“");
		bibtex_value(out, str_c(&quote));
		str_add(out, "”}");
	}
	cite_add_link(&note, c);
	if (s->url != NULL && s->archive != NULL)
		str_printf(&note, "; archived: %s", s->archive);
	cite_field(out, &bibtex, "note", str_c(&note));
	str_add(out, "\n}\n");
	str_clear(&quote);
	str_clear(&note);
}

/* ---- RIS ---- */

static void
ris_value(struct str *out, const char *s)
{
	for (; *s != '\0'; s++)
		str_addc(out, *s == '\n' || *s == '\r' ? ' ' : *s);
}

static const struct cite_form ris = {"", "  - ", "\n", ris_value};

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

	cite_field(out, &ris, "TY", "ELEC");
	cite_add_key(&text, c);
	cite_field(out, &ris, "ID", str_c(&text));
	cite_field(out, &ris, "TI", s->title);
	cite_field(out, &ris, "AU", s->author);
	cite_field(out, &ris, "PB", s->publisher);
	ris_year(out, s->published);
	ris_date(out, "DA", s->published);
	cite_field(out, &ris, "UR", s->url);
	cite_field(out, &ris, "L2", s->archive);
	ris_date(out, "Y2", s->retrieved);
	cite_field(out, &ris, "LA", s->language);
	str_reset(&text);
	if (c->claim != NULL)
		cite_quote(&text, c->claim);
	cite_field(out, &ris, "N1", str_c(&text));
	str_reset(&text);
	cite_add_link(&text, c);
	cite_field(out, &ris, "AN", str_c(&text));
	str_add(out, "ER  - \n");
	str_clear(&text);
}

/* ---- CSL-JSON ---- */

static void
json_value(struct str *out, const char *s)
{
	gate_json(out, s, strlen(s));
}

static const struct cite_form json = {",\n  \"", "\": ", "", json_value};

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
		json_value(out, date);
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
	cite_field(out, &json, "type", "webpage");
	cite_field(out, &json, "title", s->title);
	if (s->author != NULL) {
		str_add(out, ",\n  \"author\": [{\"literal\": ");
		json_value(out, s->author);
		str_add(out, "}]");
	}
	cite_field(out, &json, "publisher", s->publisher);
	cite_field(out, &json, "container-title", s->publisher);
	json_date(out, "issued", s->published);
	cite_field(out, &json, "URL", s->url);
	cite_field(out, &json, "archive", s->archive);
	json_date(out, "accessed", s->retrieved);
	cite_field(out, &json, "language", s->language);
	str_reset(&text);
	if (c->claim != NULL)
		cite_quote(&text, c->claim);
	cite_field(out, &json, "note", str_c(&text));
	str_reset(&text);
	cite_add_link(&text, c);
	cite_field(out, &json, "call-number", str_c(&text));
	str_add(out, "\n}\n");
	str_clear(&text);
}
