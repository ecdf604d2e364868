/* SPDX-License-Identifier: ISC */
/*
 * cite_wikitext - citations for Wikipedia: a reference with {{cite web}}, or
 * with {{citation}} where a source has no address.
 */
#include <stdio.h>
#include <string.h>

#include "cite_impl.h"
#include "edtf.h"
#include "iri.h"
#include "query.h"
#include "str.h"

/* What would end a parameter, a template, a link or the reference itself,
 * sign it (~~~~), switch something (__NOTOC__) or be another character
 * (&#123;). */
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
		case '~':
		case '&':
			str_printf(out, "&#%d;", *s);
			break;
		case '\'':
		case '_':
			/* Two in a row would be markup. */
			if (s[1] == *s)
				str_printf(out, "&#%d;", *s);
			else
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

/* In an address what is markup is percent-encoded. */
static void
wiki_iri(struct str *out, const char *s)
{
	struct str iri = STR_INIT;
	size_t i;

	iri_add(&iri, s);
	for (i = 0; i < iri.len; i++) {
		if (strchr("[]'~", iri.s[i]) != NULL)
			str_printf(out, "%%%02X", (unsigned char)iri.s[i]);
		else
			str_addc(out, iri.s[i]);
	}
	str_clear(&iri);
}

static const struct cite_form wiki = {" |", "=", "", wiki_value},
			      wiki_address = {" |", "=", "", wiki_iri};

static void
wiki_date(struct str *out, const char *name, const char *date)
{
	struct err none = ERR_INIT;
	struct edtf d;

	if (date == NULL || !edtf_parse(date, strlen(date), &d, &none) ||
	    d.shape != EDTF_ONCE || d.from == EDTF_OPEN_LEFT)
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

/* Archives have the day of the copy in their addresses, as in
 * /web/20150301120000/: without it the template calls the address wrong. */
static void
archive_date(struct str *out, const char *address)
{
	const char *p;
	char day[16] = "";
	struct edtf d;
	struct err none = ERR_INIT;

	if (address == NULL)
		return;
	for (p = address; (p = strchr(p, '/')) != NULL;) {
		size_t n = strspn(++p, "0123456789");

		if (n < 8 || n > 14)
			continue;
		snprintf(day, sizeof(day), "%.4s-%.2s-%.2s", p, p + 4, p + 6);
		if (edtf_parse(day, strlen(day), &d, &none)) {
			wiki_date(out, "archive-date", day);
			return;
		}
	}
}

void
cite_wikitext(struct str *out, const struct cite *c)
{
	const struct q_source *s = c->source;
	struct str quote = STR_INIT;

	str_printf(out, "<ref>{{%s", s->url != NULL ? "cite web" : "citation");
	cite_field(out, &wiki, "title", s->title);
	cite_field(out, &wiki, "author", s->author);
	cite_field(
	    out, &wiki, s->url != NULL ? "website" : "publisher", s->publisher);
	wiki_date(out, "date", s->published);
	cite_field(out, &wiki, "language", s->language);
	cite_field(out, &wiki_address, "url", s->url);
	if (s->url != NULL && s->archive != NULL) {
		cite_field(out, &wiki_address, "archive-url", s->archive);
		archive_date(out, s->archive);
	}
	if (s->url != NULL)
		wiki_date(out, "access-date", s->retrieved);
	if (c->claim != NULL)
		cite_quote(&quote, c->claim);
	cite_field(out, &wiki, "quote", str_c(&quote));
	str_add(out, "}}</ref>\n");
	str_clear(&quote);
}
