/* SPDX-License-Identifier: ISC */
/*
 * One claim: its keys, and its words held against the text of its source.
 *
 * A quote must stand there exactly (quote.h).  So must the words from which a
 * date was counted, wherever in the text; the source's own words for a date
 * are looked for in the paragraphs of the quotes, and missed with a warning.
 */
#include "dataset_reader.h"

#include <string.h>

#include "quote.h"
#include "shape.h"

#define GAP " \u2026 " /* between the pieces of a basis, or of words */

/* A quote with what tells it from others of the same words. */
struct quote_read {
	const char *text, *prefix, *suffix;
	int nth;
	struct mark at;
	const char *what; /* in messages; NULL: the quote */
};

struct claim_read {
	struct m_claim c;
	struct quote_read quote, *with;
	size_t n_with;
	struct m_voice *origin;
	size_t n_origin;
	struct mark date_words_at, date_basis_at;
};

#define AT(m) offsetof(struct quote_read, m)

static const struct shape_field with_fields[] = {
    {"quote", SHAPE_TEXT, .required = true, .at = AT(text), .mark_at = AT(at)},
    {"nth", SHAPE_NTH, .at = AT(nth)},
    {"prefix", SHAPE_TEXT, .at = AT(prefix)},
    {"suffix", SHAPE_TEXT, .at = AT(suffix)},
    {NULL},
};
#undef AT

static const struct shape with_shape = {
    "a quote of `with'", "with", with_fields};

static bool
read_with(struct dataset_reader *r, const struct yaml_node *n, void *dst)
{
	static const struct shape_field text = {"with", SHAPE_TEXT};
	struct quote_read *q = dst;

	q->at = n->at;
	if (n->type == YAML_SCALAR)
		return shape_value(r, &text, n, &q->text);
	return shape_read(r, &with_shape, n, q) && q->text != NULL;
}

static bool
read_match(struct dataset_reader *r, const struct yaml_node *n, void *dst)
{
	const char *s = shape_text(r, n);

	if (s == NULL)
		return false;
	if (strcmp(s, "probable") != 0) {
		diag_error(r->d, n->at, "leave the key out where it is certain",
		    "the only value of `match' is `probable'");
		return false;
	}
	*(bool *)dst = true;
	return true;
}

/* A claim's id, or claim/SUBJECT/ID. */
static bool
read_contradicts(struct dataset_reader *r, const struct yaml_node *n, void *dst)
{
	const char *s = shape_text(r, n), *slash;

	if (s == NULL)
		return false;
	if (strncmp(s, "claim/", 6) == 0) {
		slash = strchr(s + 6, '/');
		if (slash != NULL && shape_is_slug(slash + 1) &&
		    shape_is_slug(arena_strndup(
			&r->item, s + 6, (size_t)(slash - s - 6)))) {
			*(const char **)dst = s;
			return true;
		}
	} else if (shape_is_slug(s)) {
		*(const char **)dst = s;
		return true;
	}
	diag_error(r->d, n->at,
	    "the id of a claim of this subject, or claim/SUBJECT/ID",
	    "`%s' names no claim", s);
	return false;
}

#define AT(m) offsetof(struct claim_read, m)
#define MANY(m, n) .many = true, .at = AT(m), .n_at = AT(n)
#define CUSTOM_MANY(m, n, fn, type, map)                            \
	SHAPE_CUSTOM, MANY(m, n), .read = fn, .size = sizeof(type), \
				  .mapping = map

static const struct shape_field claim_fields[] = {
    {"id", SHAPE_SLUG, .required = true, .at = AT(c.id)},
    {"says", SHAPE_TEXT, .required = true, .at = AT(c.says)},
    {"source", SHAPE_SOURCE, .required = true, .at = AT(c.source)},
    {"quote", SHAPE_TEXT, .required = true, .at = AT(quote.text),
	.mark_at = AT(quote.at)},
    {"nth", SHAPE_NTH, .at = AT(quote.nth)},
    {"prefix", SHAPE_TEXT, .at = AT(quote.prefix)},
    {"suffix", SHAPE_TEXT, .at = AT(quote.suffix)},
    {"with",
	CUSTOM_MANY(with, n_with, read_with, struct quote_read, &with_shape),
	.pattern = ""},
    {"mode", SHAPE_LIST, .at = AT(c.mode), .list = LIST_MODE},
    {"denied", SHAPE_BOOL, .at = AT(c.denied)},
    {"attributed_to",
	CUSTOM_MANY(c.voices, c.n_voices, dataset_voice_read, struct m_voice,
	    &dataset_voice_shape),
	.pattern = SHAPE_SLUG_PATTERN},
    {"origin", CUSTOM_MANY(origin, n_origin, dataset_origin_read,
		   struct m_voice, &dataset_origin_shape)},
    {"hedge", SHAPE_TEXT, .at = AT(c.hedge)},
    {"said", SHAPE_DATE, .at = AT(c.said)},
    {"date", SHAPE_DATE, .at = AT(c.date)},
    {"date_words", SHAPE_TEXT, .at = AT(c.date_words),
	.mark_at = AT(date_words_at)},
    {"date_basis", SHAPE_TEXT, .at = AT(c.date_basis),
	.mark_at = AT(date_basis_at)},
    {"place",
	CUSTOM_MANY(c.places, c.n_places, dataset_place_ref_read,
	    struct m_place_ref, &dataset_place_ref_shape),
	.pattern = SHAPE_SLUG_PATTERN},
    {"place_words", SHAPE_TEXT, .at = AT(c.place_words)},
    {"actors", CUSTOM_MANY(c.actors, c.n_actors, dataset_actor_read,
		   struct m_actor, &dataset_actor_shape)},
    {"mentions", SHAPE_FACTION, MANY(c.mentions, c.n_mentions)},
    {"kind", SHAPE_LIST, .at = AT(c.kind), .list = LIST_EVENT_KIND},
    {"figures", CUSTOM_MANY(c.figures, c.n_figures, dataset_figure_read,
		    struct m_figure, &dataset_figure_shape)},
    {"held", CUSTOM_MANY(c.held, c.n_held, dataset_held_read, struct m_held,
		 &dataset_held_shape)},
    {"restates", SHAPE_SLUG, .at = AT(c.restates),
	.mark_at = AT(c.restates_at)},
    {"contradicts", SHAPE_CUSTOM, .at = AT(c.contradicts),
	.read = read_contradicts,
	.pattern = "^(claim/[a-z0-9-]+/)?[a-z0-9]+(-[a-z0-9]+)*$",
	.mark_at = AT(c.contradicts_at)},
    {"match", SHAPE_CUSTOM, .at = AT(c.match_probable), .read = read_match,
	.pattern = "^probable$"},
    {"note", SHAPE_TEXT, .at = AT(c.note)},
    {"formerly", SHAPE_SLUG, MANY(c.formerly, c.n_formerly)},
    {NULL},
};
#undef AT

const struct shape dataset_claim_shape = {"a claim", "claim", claim_fields};

/* Anchor one quote: false, told, where it does not stand in the source. */
static bool
anchor(struct dataset_reader *r, const struct quote_read *q, uint32_t source,
    struct m_span *span)
{
	struct quote_ask ask = {q->text, q->nth, q->prefix, q->suffix, q->what,
	    diags_full(r->d, DIAG_ERROR)};
	struct quote_answer a = QUOTE_ANSWER_INIT;
	bool ok;

	ok = quote_find(r->kept[source - 1].quotes, &ask, &a);
	if (ok) {
		span->source = source;
		span->start = a.start;
		span->end = a.end;
	} else {
		diag_error(r->d, q->at, a.hint.len > 0 ? str_c(&a.hint) : NULL,
		    "%s", str_c(&a.problem));
	}
	str_clear(&a.problem);
	str_clear(&a.hint);
	return ok;
}

static void
anchor_all(struct dataset_reader *r, struct claim_read *cr)
{
	struct m_claim *c = &cr->c;
	size_t i;

	if (cr->quote.text == NULL)
		return;
	c->quotes = arena_array(&r->item, cr->n_with + 1, sizeof(*c->quotes));
	if (!anchor(r, &cr->quote, c->source, &c->quotes[0]))
		return;
	c->n_quotes = 1;
	c->quoted = arena_strndup(&r->item,
	    r->kept[c->source - 1].text + c->quotes[0].start,
	    c->quotes[0].end - c->quotes[0].start);
	for (i = 0; i < cr->n_with; i++)
		if (anchor(r, &cr->with[i], c->source, &c->quotes[c->n_quotes]))
			c->n_quotes++;
}

/* The part of its source in which the quote begins; what none names is body. */
static int
part_of(const struct dataset_source *src, uint32_t start)
{
	size_t i;

	for (i = 0; i < src->n_parts; i++)
		if (start >= src->parts[i].start && start < src->parts[i].end)
			return src->parts[i].part;
	return PART_BODY;
}

/* The piece at *S, which is moved behind it: NULL at the end. */
static const char *
next_piece(struct dataset_reader *r, const char **s)
{
	const char *end = strstr(*s, GAP), *piece = *s;

	if (end != NULL)
		piece = arena_strndup(&r->item, *s, (size_t)(end - *s));
	*s = end != NULL ? end + strlen(GAP) : NULL;
	return piece;
}

static void
check_basis(struct dataset_reader *r, const struct claim_read *cr)
{
	struct quote_read piece;
	struct m_span span;
	const char *s = cr->c.date_basis;

	memset(&piece, 0, sizeof(piece));
	piece.nth = 1;
	piece.at = cr->date_basis_at;
	while (s != NULL) {
		piece.text = next_piece(r, &s);
		piece.what = arena_printf(&r->item, "`%s'", piece.text);
		if (!anchor(r, &piece, cr->c.source, &span))
			return;
	}
}

/* Does PIECE stand in a paragraph of one of the quotes? */
static bool
passages_say(const struct dataset_source *src, const struct m_claim *c,
    const char *piece)
{
	uint32_t start, end;
	size_t i;

	for (i = 0; i < c->n_quotes; i++) {
		start = c->quotes[i].start;
		end = c->quotes[i].end;
		quote_passage(src->text, src->text_len, &start, &end);
		if (quote_stands_in(src->text + start, end - start, piece))
			return true;
	}
	return false;
}

static void
check_words(struct dataset_reader *r, const struct claim_read *cr)
{
	const char *s = cr->c.date_words, *piece;

	if (cr->c.n_quotes == 0)
		return;
	while (s != NULL) {
		piece = next_piece(r, &s);
		if (!passages_say(&r->kept[cr->c.source - 1], &cr->c, piece))
			diag_warning(r->d, cr->date_words_at,
			    "`date_words' holds those of the source, several "
			    "stretches with ` \u2026 ' between them; words "
			    "from "
			    "elsewhere in it go into `date_basis'",
			    "the passage does not say `%s'", piece);
	}
}

/* The origin that the editors infer is the last voice. */
static void
add_origin(struct dataset_reader *r, struct claim_read *cr)
{
	struct m_voice *all;
	struct m_claim *c = &cr->c;

	if (cr->n_origin == 0)
		return;
	if (cr->n_origin > 1)
		diag_error(r->d, c->at, NULL, "a claim has one origin");
	all = arena_array(&r->item, c->n_voices + 1, sizeof(*all));
	if (c->n_voices > 0)
		memcpy(all, c->voices, c->n_voices * sizeof(*all));
	all[c->n_voices++] = cr->origin[0];
	c->voices = all;
}

bool
dataset_claim_read(
    struct dataset_reader *r, const struct yaml_node *n, void *dst)
{
	struct m_claim *c = dst;
	struct claim_read cr;

	memset(&cr, 0, sizeof(cr));
	cr.c.at = n->at;
	cr.c.kind = -1;
	if (!shape_read(r, &dataset_claim_shape, n, &cr))
		return false;
	add_origin(r, &cr);
	if (cr.c.source != 0 && dataset_source_have(r, cr.c.source)) {
		anchor_all(r, &cr);
		if (cr.c.n_quotes > 0)
			cr.c.part = part_of(
			    &r->kept[cr.c.source - 1], cr.c.quotes[0].start);
		check_basis(r, &cr);
		check_words(r, &cr);
		dataset_figure_check(r, &cr.c);
	}
	*c = cr.c;
	return true;
}
