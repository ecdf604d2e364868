/* SPDX-License-Identifier: ISC */
/*
 * A source: its metadata, its text, and the stretches of the text that are a
 * part (headline, infobox ...) or set aside.  Stretches are kept to the end of
 * the reading, for the claims that quote them; of the texts those that were
 * used last, up to TEXTS_MAX bytes with what is made of them.  One that was let
 * go is read again.
 */
#include "dataset_reader.h"

#include <string.h>

#include "hash.h"
#include "quote.h"
#include "shape.h"
#include "str.h"
#include "text.h"

#define SHORT_CELLS 24
#define TIMES \
	4 /* of its length that a text takes, with copy and index: quote.c */
#ifndef TEXTS_MAX
#define TEXTS_MAX ((size_t)16 << 20)
#endif

/* A stretch as written: a quote, or from ... to. */
struct stretch_read {
	int kind; /* part, or reason */
	const char *quote, *from, *to, *of;
	const char *prefix, *suffix;
	int nth;
	struct mark at, from_at, to_at;
};

struct source_read {
	struct m_source s;
	const char *text;
	struct stretch_read *parts, *skips;
	size_t n_parts, n_skips;
	struct mark sha_at, short_at, text_at, length_at;
};

#define AT(m) offsetof(struct stretch_read, m)
#define STRETCH_KEYS                                                      \
	{"quote", SHAPE_TEXT, .at = AT(quote), .mark_at = AT(from_at)},   \
	    {"from", SHAPE_TEXT, .at = AT(from), .mark_at = AT(from_at)}, \
	    {"to", SHAPE_TEXT, .at = AT(to), .mark_at = AT(to_at)},       \
	    {"nth", SHAPE_NTH, .at = AT(nth)},                            \
	    {"prefix", SHAPE_TEXT, .at = AT(prefix)},                     \
	{                                                                 \
		"suffix", SHAPE_TEXT, .at = AT(suffix)                    \
	}

static const struct shape_field part_fields[] = {
    {"part", SHAPE_LIST, .required = true, .at = AT(kind), .list = LIST_PART},
    STRETCH_KEYS,
    {NULL},
};
static const struct shape_field skip_fields[] = {
    {"reason", SHAPE_LIST, .required = true, .at = AT(kind),
	.list = LIST_SKIP_REASON},
    {"of", SHAPE_TEXT, .at = AT(of)},
    STRETCH_KEYS,
    {NULL},
};
#undef AT

static const struct shape part_shape = {"a part", "part", part_fields};
static const struct shape skip_shape = {"a skip", "skip", skip_fields};

static bool
read_stretch(struct dataset_reader *r, const struct shape *shape,
    const struct yaml_node *n, struct stretch_read *s)
{
	bool quote = yaml_get(n, "quote") != NULL;
	bool from = yaml_get(n, "from") != NULL, to = yaml_get(n, "to") != NULL;

	s->at = n->at;
	if (!shape_read(r, shape, n, s))
		return false;
	if (from == to && quote != from)
		return quote ? s->quote != NULL
			     : s->from != NULL && s->to != NULL;
	diag_error(r->d, n->at, NULL,
	    "%s is given by `quote', or by `from' and `to'", shape->name);
	return false;
}

static bool
read_part(struct dataset_reader *r, const struct yaml_node *n, void *dst)
{
	return read_stretch(r, &part_shape, n, dst);
}

static bool
read_skip(struct dataset_reader *r, const struct yaml_node *n, void *dst)
{
	return read_stretch(r, &skip_shape, n, dst);
}

#define AT(m) offsetof(struct source_read, m)

static const struct shape_field source_fields[] = {
    {"id", SHAPE_SLUG, .required = true, .at = AT(s.id)},
    {"title", SHAPE_TEXT, .required = true, .at = AT(s.title)},
    {"short", SHAPE_TEXT, .at = AT(s.short_title), .mark_at = AT(short_at)},
    {"publisher", SHAPE_TEXT, .at = AT(s.publisher)},
    {"author", SHAPE_TEXT, .at = AT(s.author)},
    {"published", SHAPE_DATE, .at = AT(s.published)},
    {"published_basis", SHAPE_TEXT, .at = AT(s.published_basis)},
    {"url", SHAPE_URL, .at = AT(s.url)},
    {"revision", SHAPE_WORD, .at = AT(s.revision)},
    {"retrieved", SHAPE_DATE, .at = AT(s.retrieved)},
    {"archive", SHAPE_URL, .at = AT(s.archive)},
    {"language", SHAPE_LANG, .at = AT(s.language)},
    {"rights", SHAPE_TEXT, .at = AT(s.rights)},
    {"rights_note", SHAPE_TEXT, .at = AT(s.rights_note)},
    {"extent", SHAPE_LIST, .required = true, .at = AT(s.extent),
	.list = LIST_EXTENT},
    {"length", SHAPE_COUNT, .at = AT(s.length), .mark_at = AT(length_at)},
    {"sha256", SHAPE_WORD, .at = AT(s.sha256), .mark_at = AT(sha_at)},
    {"text", SHAPE_WORD, .at = AT(text), .mark_at = AT(text_at)},
    {"covers", SHAPE_DATE, .at = AT(s.covers)},
    {"note", SHAPE_TEXT, .at = AT(s.note)},
    {"formerly", SHAPE_SLUG, .many = true, .at = AT(s.formerly),
	.n_at = AT(s.n_formerly)},
    {"parts", SHAPE_CUSTOM, .many = true, .at = AT(parts), .n_at = AT(n_parts),
	.read = read_part, .mapping = &part_shape,
	.size = sizeof(struct stretch_read)},
    {"skip", SHAPE_CUSTOM, .many = true, .at = AT(skips), .n_at = AT(n_skips),
	.read = read_skip, .mapping = &skip_shape,
	.size = sizeof(struct stretch_read)},
    {NULL},
};
#undef AT

const struct shape dataset_source_shape = {"a source", "source", source_fields};

/* The text has to be UTF-8 without U+0000; K->text stays NULL otherwise. */
static bool
check_utf8(
    struct dataset_reader *r, const char *file, const char *text, size_t len)
{
	size_t bad = utf8_valid_to(text, len), nul = strlen(text), line = 0, i;
	struct mark at = {file, 1, 1, 1};

	if (nul < bad)
		bad = nul;
	if (bad == len)
		return true;
	for (i = 0; i < bad; i++)
		if (text[i] == '\n') {
			at.line++;
			line = i + 1;
		}
	at.col = (uint32_t)utf8_count(text + line, bad - line) + 1;
	diag_error(r->d, at, "save the text as UTF-8",
	    bad == nul ? "a byte 0 in the text of a source"
		       : "the text of a source is not UTF-8 here");
	return false;
}

static void
check_sum(struct dataset_reader *r, const struct source_read *sr)
{
	const char *sum = sr->s.text_sum;

	if (sr->s.sha256 != NULL && strcmp(sum, sr->s.sha256) != 0)
		diag_error(r->d, sr->sha_at,
		    arena_printf(&r->item,
			"the sum of the text is\n%s\n"
			"has the text been changed?",
			sum),
		    "the text of this source has another SHA-256");
}

/* ---- texts at hand ---- */

/* Take source NUMBER out of the chain of those with a text. */
static void
unchain(struct dataset_reader *r, uint32_t number)
{
	struct dataset_source *k = &r->kept[number - 1];

	if (k->older != 0)
		r->kept[k->older - 1].newer = k->newer;
	else
		r->oldest = k->newer;
	if (k->newer != 0)
		r->kept[k->newer - 1].older = k->older;
	else
		r->newest = k->older;
}

static void
chain(struct dataset_reader *r, uint32_t number)
{
	struct dataset_source *k = &r->kept[number - 1];

	k->older = r->newest;
	k->newer = 0;
	if (r->newest != 0)
		r->kept[r->newest - 1].newer = number;
	else
		r->oldest = number;
	r->newest = number;
}

static void
let_go(struct dataset_reader *r, uint32_t number)
{
	struct dataset_source *k = &r->kept[number - 1];

	unchain(r, number);
	quote_text_free(k->quotes);
	mem_free(k->text);
	k->quotes = NULL;
	k->text = NULL;
	r->texts -= TIMES * k->text_len;
}

/* TEXT, of the length that is known, is now held for source NUMBER. */
static void
hold(struct dataset_reader *r, uint32_t number, char *text)
{
	struct dataset_source *k = &r->kept[number - 1];

	k->text = text;
	k->quotes = quote_text_new(text, k->text_len, k->file);
	k->readable = true;
	r->texts += TIMES * k->text_len;
	chain(r, number);
	while (r->texts > TEXTS_MAX && r->oldest != number)
		let_go(r, r->oldest);
}

bool
dataset_source_have(struct dataset_reader *r, uint32_t number)
{
	struct dataset_source *k = &r->kept[number - 1];
	struct mark at = {.file = k->file, .line = 1, .col = 1};
	const char *why = "it has another length now";
	size_t len;
	char *text;

	if (k->text != NULL) {
		if (r->newest != number) {
			unchain(r, number);
			chain(r, number);
		}
		return true;
	}
	if (!k->readable)
		return false;
	text = dataset_file_read(r->root, k->file, &len, &why);
	if (text != NULL && len == k->text_len) {
		hold(r, number, text);
		return true;
	}
	mem_free(text);
	k->readable = false;
	diag_error(r->d, at, "wait until nobody writes the dataset any more",
	    "the text of this source changed while it was read: %s", why);
	return false;
}

/* Load the text that belongs to the item, which stands in FILE. */
static bool
load_text(struct dataset_reader *r, struct source_read *sr, uint32_t number)
{
	struct dataset_source *k = &r->kept[number - 1];
	const char *why, *name = sr->text, *file = sr->s.at.file;
	struct mark at = sr->text_at.file != NULL ? sr->text_at : sr->s.at;
	char *text, sum[HASH_SIZE];

	if (name == NULL)
		name = arena_printf(&r->item, "%s.txt", sr->s.id);
	k->file = dataset_file_beside(&r->keep, file, name);
	text = dataset_file_read(r->root, k->file, &k->text_len, &why);
	if (text == NULL) {
		diag_error(r->d, at, NULL,
		    "the text of this source, %s, cannot be read: %s", k->file,
		    why);
		return false;
	}
	if (!check_utf8(r, k->file, text, k->text_len)) {
		mem_free(text);
		return false;
	}
	hold(r, number, text);
	sr->s.text = text;
	sr->s.text_len = k->text_len;
	sr->s.text_file = k->file;
	hash_of(text, k->text_len, sum);
	sr->s.text_sum = arena_strdup(&r->item, sum);
	dataset_print(r, k->file, sum);
	check_sum(r, sr);
	return true;
}

static bool
find_stretch(struct dataset_reader *r, struct quote_text *t,
    const struct stretch_read *s, struct quote_answer *a)
{
	struct quote_ask ask = {s->quote, s->nth, s->prefix, s->suffix, NULL,
	    diags_full(r->d, DIAG_ERROR)};
	bool ok;

	str_reset(&a->problem);
	str_reset(&a->hint);
	if (s->quote != NULL) {
		ok = quote_find(t, &ask, a);
	} else {
		ask.text = s->from;
		ask.what = "`from'";
		ok = quote_range(t, &ask, s->to, a);
	}
	if (!ok)
		diag_error(r->d,
		    s->quote == NULL && a->end != 0 ? s->to_at : s->from_at,
		    a->hint.len > 0 ? str_c(&a->hint) : NULL, "%s",
		    str_c(&a->problem));
	return ok;
}

static void
find_parts(
    struct dataset_reader *r, struct source_read *sr, struct dataset_source *k)
{
	struct quote_answer a = QUOTE_ANSWER_INIT;
	struct m_part *p;
	size_t i;

	p = arena_array(&r->keep, sr->n_parts + 1, sizeof(*p));
	for (i = 0; i < sr->n_parts; i++) {
		a.end = 0;
		if (!find_stretch(r, k->quotes, &sr->parts[i], &a))
			continue;
		p[k->n_parts].part = sr->parts[i].kind;
		p[k->n_parts].start = a.start;
		p[k->n_parts++].end = a.end;
	}
	str_clear(&a.problem);
	str_clear(&a.hint);
	k->parts = p;
	sr->s.parts = p;
	sr->s.n_parts = k->n_parts;
}

static void
find_skips(struct dataset_reader *r, struct source_read *sr,
    const struct dataset_source *k)
{
	struct quote_answer a = QUOTE_ANSWER_INIT;
	struct m_skip *s;
	size_t i;

	s = arena_array(&r->item, sr->n_skips + 1, sizeof(*s));
	sr->s.skips = s;
	for (i = 0; i < sr->n_skips; i++) {
		a.end = 0;
		if (!find_stretch(r, k->quotes, &sr->skips[i], &a))
			continue;
		s[sr->s.n_skips].reason = sr->skips[i].kind;
		s[sr->s.n_skips].of = sr->skips[i].of;
		s[sr->s.n_skips].start = a.start;
		s[sr->s.n_skips++].end = a.end;
	}
	str_clear(&a.problem);
	str_clear(&a.hint);
}

static void
check_source(struct dataset_reader *r, const struct yaml_node *n,
    const struct source_read *sr, uint32_t number)
{
	const struct m_source *s = &sr->s;

	if (s->id != NULL && idmap_find(&r->sources, s->id) != number)
		diag_error(r->d, yaml_get(n, "id")->at, NULL,
		    "the id `%s' is used before", s->id);
	if (s->short_title != NULL &&
	    text_width(s->short_title, strlen(s->short_title)) > SHORT_CELLS)
		diag_error(r->d, sr->short_at, NULL,
		    "a short title has at most %d cells", SHORT_CELLS);
	if (s->extent == EXTENT_EXCERPTS && yaml_get(n, "length") == NULL)
		diag_error(r->d, n->at,
		    "the number of characters of the complete document, from "
		    "which the share quoted is counted",
		    "excerpts need the key `length'");
	if (s->length > 0 && s->text != NULL &&
	    (uint64_t)s->length < utf8_count(s->text, s->text_len))
		diag_warning(r->d, sr->length_at, NULL,
		    "the text is longer than this: %zu characters",
		    utf8_count(s->text, s->text_len));
}

bool
dataset_source_item(
    struct dataset_reader *r, const struct yaml_node *n, uint32_t number)
{
	struct dataset_source *k = &r->kept[number - 1];
	struct source_read sr;
	size_t faults = dataset_faults(r);

	memset(&sr, 0, sizeof(sr));
	sr.s.at = n->at;
	if (!shape_read(r, &dataset_source_shape, n, &sr))
		return true;
	k->published = sr.s.published.d;
	k->english =
	    sr.s.language == NULL || strncmp(sr.s.language, "en", 2) == 0;
	if (sr.s.id != NULL && load_text(r, &sr, number)) {
		find_parts(r, &sr, k);
		find_skips(r, &sr, k);
	}
	check_source(r, n, &sr, number);
	if (dataset_faults(r) != faults || r->sink->source == NULL)
		return true;
	return r->sink->source(r->sink->ctx, number, &sr.s, r->e);
}

void
dataset_source_free(struct dataset_reader *r)
{
	size_t i;

	for (i = 0; i < r->sources.n; i++) {
		quote_text_free(r->kept[i].quotes);
		mem_free(r->kept[i].text);
	}
	mem_free(r->kept);
}
