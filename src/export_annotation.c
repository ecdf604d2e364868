/* SPDX-License-Identifier: ISC */
/*
 * export_annotation - claims as Web Annotations (W3C Recommendation of 2017,
 * the model and its JSON-LD).
 *
 * A claim is an annotation that describes its quotes.  Its bodies: what it
 * says; what sort of assertion it is (mode, denied) as classification; its
 * subject, its voices and its hedge as tags.  Its targets: one for each quote,
 * with a TextQuoteSelector and, since the two select the same, a
 * TextPositionSelector beside it.  Positions count code points in the text
 * that the dataset holds (schema:sha256 names it to the byte), which of a
 * source in excerpts is not the document at the address.
 *
 * All are the items of one page, so that they can be written as they are
 * read; their number stands at the end.
 */
#include <stdio.h>
#include <string.h>

#include "claims.h"
#include "edtf.h"
#include "export.h"
#include "gate.h"
#include "iri.h"
#include "str.h"
#include "value.h"

enum { AROUND = 32 }; /* characters before and after a quote */

static void
set_text(struct arena *a, struct value *o, const char *key, const char *s)
{
	if (s != NULL && *s != '\0')
		value_set(o, key, value_text(a, s));
}

/* ---- bodies ---- */

static struct value *
body(struct arena *a, const char *purpose, const char *text)
{
	struct value *v = value_object(a);

	value_set(v, "type", value_text(a, "TextualBody"));
	value_set(v, "purpose", value_text(a, purpose));
	value_set(v, "format", value_text(a, "text/plain"));
	value_set(v, "value", value_text(a, text));
	return v;
}

static const char *
voice_words(struct arena *a, const struct q_voice *v)
{
	const char *who = v->id != NULL ? v->id : v->name;

	if (v->of_id != NULL)
		who = arena_printf(a, "%s (%s)", who, v->of_id);
	return arena_printf(
	    a, "%s: %s", v->inferred ? "inferred origin" : "voice", who);
}

static struct value *
bodies(struct export *x, const struct q_claim *c)
{
	struct arena *a = &x->row;
	struct value *list = value_list(a), *says;
	size_t i;

	says = body(a, "describing", c->says);
	set_text(a, says, "language", x->dataset.language);
	value_add(list, says);
	value_add(list, body(a, "classifying", model_name(LIST_MODE, c->mode)));
	if (c->denied)
		value_add(list, body(a, "classifying", "denied"));
	value_add(list, body(a, "tagging",
			    arena_printf(a, "%s/%s",
				model_name(LIST_SUBJECT, (int)c->subject_kind),
				c->subject_id)));
	for (i = 0; i < c->n_voices; i++)
		value_add(
		    list, body(a, "tagging", voice_words(a, &c->voices[i])));
	if (c->hedge != NULL)
		value_add(list,
		    body(a, "tagging", arena_printf(a, "hedge: %s", c->hedge)));
	return list;
}

/* ---- targets ---- */

static const char *
web_address(struct arena *a, const char *address)
{
	struct str s = STR_INIT;
	const char *iri;

	if (!iri_is_web(address))
		return NULL;
	iri_add(&s, address);
	iri = arena_strndup(a, str_c(&s), s.len);
	str_clear(&s);
	return iri;
}

/* A statement of rights: an address where there is one, and its words. */
static void
set_rights(struct arena *a, struct value *o, const char *rights)
{
	struct str s = STR_INIT;

	if (iri_add_licence(&s, rights))
		value_set(o, "rights",
		    value_text(a, arena_strndup(a, str_c(&s), s.len)));
	else
		set_text(a, o, "dc:rights", rights);
	str_clear(&s);
}

/* The document, by its address where it has one. */
static struct value *
source_value(struct export *x, const struct q_source *s)
{
	struct arena *a = &x->row;
	struct value *v = value_object(a);
	const char *web = web_address(a, s->url);

	value_set(v, "id",
	    value_text(a, web != NULL ? web : export_urn(x, a, s->link)));
	value_set(v, "type", value_text(a, "Text"));
	set_text(a, v, "language", s->language);
	set_text(a, v, "dc:title", s->title);
	set_text(a, v, "dc:creator", s->author);
	set_text(a, v, "dc:publisher", s->publisher);
	set_text(a, v, "dc:date", s->published);
	set_rights(a, v, s->rights);
	set_text(a, v, "schema:sha256", s->sha256);
	return v;
}

/* When it was taken, where that is one day, and where a copy is kept. */
static struct value *
state_value(struct arena *a, const struct q_source *s)
{
	const char *cached = web_address(a, s->archive);
	struct err none = ERR_INIT;
	struct value *v;
	struct edtf d;
	char iso[16];
	bool day;

	day = s->retrieved != NULL &&
	      edtf_parse(s->retrieved, strlen(s->retrieved), &d, &none) &&
	      d.from == d.to && d.shape == EDTF_ONCE;
	if (!day && cached == NULL)
		return NULL;
	v = value_object(a);
	value_set(v, "type", value_text(a, "TimeState"));
	if (day)
		value_set(v, "sourceDate",
		    value_text(a, arena_printf(a, "%sT00:00:00Z",
				      edtf_iso(d.from, iso))));
	set_text(a, v, "cached", cached);
	return v;
}

static struct value *
quote_selector(struct arena *a, const struct q_stretch *s)
{
	struct value *v = value_object(a);

	value_set(v, "type", value_text(a, "TextQuoteSelector"));
	value_set(v, "exact", value_text(a, s->exact));
	set_text(a, v, "prefix", s->prefix);
	set_text(a, v, "suffix", s->suffix);
	return v;
}

static struct value *
position_selector(struct arena *a, const struct q_stretch *s)
{
	struct value *v = value_object(a);

	value_set(v, "type", value_text(a, "TextPositionSelector"));
	value_set(v, "start", value_number(a, (int64_t)s->start));
	value_set(v, "end", value_number(a, (int64_t)s->end));
	return v;
}

/* S in SOURCE; POSITION: it has one there. */
static struct value *
target(struct export *x, const struct q_source *source,
    const struct q_stretch *s, bool position)
{
	struct arena *a = &x->row;
	struct value *v = value_object(a), *list = value_list(a), *state;

	value_set(v, "type", value_text(a, "SpecificResource"));
	value_set(v, "source", source_value(x, source));
	state = state_value(a, source);
	if (state != NULL)
		value_set(v, "state", state);
	value_add(list, quote_selector(a, s));
	if (position)
		value_add(list, position_selector(a, s));
	value_set(v, "selector", list);
	return v;
}

static bool
is_first(const struct q_claim *c, struct q_span q)
{
	return q.start == c->quote_start && q.end == c->quote_end;
}

/* The quotes of C that are, or are not, the one it rests on. */
static bool
quote_targets(struct export *x, const struct q_claim *c,
    const struct q_source *source, bool first, struct value *list,
    struct err *e)
{
	struct q_stretch s;
	size_t i;

	for (i = 0; i < c->n_quotes; i++) {
		if (is_first(c, c->quotes[i]) != first)
			continue;
		if (!query_stretch(
			x->db, &x->row, c->source, c->quotes[i], AROUND, &s, e))
			return false;
		if (s.exact != NULL)
			value_add(list, target(x, source, &s, true));
	}
	return true;
}

static bool
targets(struct export *x, const struct q_claim *c, struct value **out,
    struct err *e)
{
	struct value *list = value_list(&x->row);
	struct q_stretch s = {0};
	struct q_source *source;

	*out = list;
	if (!query_source_head(x->db, &x->row, c->source, &source, e))
		return false;
	if (source == NULL)
		return true;
	/* An imported row is a text by itself. */
	if (c->coded_row && c->passage != NULL) {
		s.exact = c->passage;
		value_add(list, target(x, source, &s, false));
	}
	return quote_targets(x, c, source, true, list, e) &&
	       quote_targets(x, c, source, false, list, e);
}

/* ---- the annotations ---- */

static struct value *
creator(struct export *x, struct arena *a)
{
	struct value *v = value_object(a);

	value_set(v, "type", value_text(a, "Organization"));
	value_set(v, "name",
	    value_text(
		a, arena_printf(a, "The editors of “%s”",
		       x->dataset.title != NULL ? x->dataset.title : "")));
	return v;
}

static bool
annotation(void *ctx, const struct q_claim *c, const struct q_event *event,
    struct err *e)
{
	struct export *x = ctx;
	struct arena *a = &x->row;
	struct value *v = value_object(a), *list;

	(void)event;
	if (!targets(x, c, &list, e))
		return false;
	value_set(v, "id", value_text(a, export_urn(x, a, c->link)));
	value_set(v, "type", value_text(a, "Annotation"));
	value_set(v, "motivation", value_text(a, "describing"));
	value_set(v, "dc:identifier", value_text(a, c->link));
	value_set(v, "creator", creator(x, a));
	set_rights(a, v, x->dataset.licence);
	value_set(v, "body", bodies(x, c));
	value_set(v, "target", list);
	export_item(x, v);
	arena_reset(a);
	return true;
}

bool
export_annotation(struct export *x, struct err *e)
{
	struct arena *a = &x->a;
	const char *id = export_urn(x, a, "claims");
	struct value *rights = value_object(a);
	const struct value *m;

	set_rights(a, rights, x->dataset.licence);
	out_raw(x->o, "{", 1);
	export_member(x, "@context",
	    value_text(a, "http://www.w3.org/ns/anno.jsonld"), true);
	export_member(x, "id", value_text(a, id), false);
	export_member(x, "type", value_text(a, "AnnotationCollection"), false);
	export_member(x, "label", value_text(a, x->dataset.title), false);
	export_member(x, "creator", creator(x, a), false);
	for (m = rights->first; m != NULL; m = m->next)
		export_member(x, m->key, m, false);
	out_printf(x->o, ",\n\"first\": {");
	export_member(
	    x, "id", value_text(a, export_urn(x, a, "claims/page")), true);
	export_member(x, "type", value_text(a, "AnnotationPage"), false);
	export_member(x, "partOf", value_text(a, id), false);
	export_member(x, "startIndex", value_number(a, 0), false);
	out_printf(x->o, ",\n\"items\": [");
	if (!claims_walk(x->db, x->filter, annotation, x, e))
		return false;
	out_printf(x->o, "\n]}");
	export_member(x, "total", value_number(a, (int64_t)x->items), false);
	out_printf(x->o, "}\n");
	return true;
}
