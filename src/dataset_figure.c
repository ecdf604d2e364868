/* SPDX-License-Identifier: ISC */
/*
 * Figures: numbers of a claim, and whether its quotes say them.
 *
 * A number may stand in a quote as digits (with or without a sign between the
 * thousands, in Western or Arabic-Indic digits) or, in English, in words.
 * One that does not is a warning, since a reader cannot check it.
 */
#include "dataset_reader.h"

#include <string.h>

#include "shape.h"
#include "str.h"

#define PARTY_PATTERN "^(side [1-9]|[a-z0-9]+(-[a-z0-9]+)*)$"

/* A figure as written; -1: the key is not there. */
struct figure_read {
	struct m_figure f;
	int64_t value, min, max, over, under;
};

/* A faction's id, `side N' or `all'. */
static bool
read_party(struct dataset_reader *r, const struct yaml_node *n, void *dst)
{
	static const struct shape_field id = {"of", SHAPE_FACTION};
	struct m_party *p = dst;
	const char *s = shape_text(r, n);

	if (s == NULL)
		return false;
	p->text = s;
	if (strcmp(s, "all") == 0) {
		p->all = true;
		return true;
	}
	if (strncmp(s, "side ", 5) == 0 && s[5] >= '1' && s[5] <= '9' &&
	    s[6] == '\0') {
		p->side = s[5] - '0';
		return true;
	}
	if (shape_is_slug(s) && shape_value(r, &id, n, &p->faction))
		return true;
	if (!shape_is_slug(s))
		diag_error(r->d, n->at, "a faction's id, `side 1' or `all'",
		    "`%s' is no party of a figure", s);
	p->text = NULL;
	return false;
}

#define AT(m) offsetof(struct figure_read, m)

static const struct shape_field fields[] = {
    {"what", SHAPE_LIST, .required = true, .at = AT(f.what),
	.list = LIST_FIGURE_WHAT},
    {"of", SHAPE_CUSTOM, .at = AT(f.of), .read = read_party,
	.pattern = PARTY_PATTERN},
    {"by", SHAPE_CUSTOM, .at = AT(f.by), .read = read_party,
	.pattern = PARTY_PATTERN},
    {"value", SHAPE_COUNT, .at = AT(value)},
    {"min", SHAPE_COUNT, .at = AT(min)},
    {"max", SHAPE_COUNT, .at = AT(max)},
    {"over", SHAPE_COUNT, .at = AT(over)},
    {"under", SHAPE_COUNT, .at = AT(under)},
    {"about", SHAPE_BOOL, .at = AT(f.about)},
    {"words", SHAPE_TEXT, .at = AT(f.words)},
    {"within", SHAPE_SLUG, .at = AT(f.within)},
    {"as_of", SHAPE_DATE, .at = AT(f.as_of)},
    {"denied", SHAPE_BOOL, .at = AT(f.denied)},
    {"note", SHAPE_TEXT, .at = AT(f.note)},
    {NULL},
};
#undef AT

const struct shape dataset_figure_shape = {"a figure", "figure", fields};

static bool
has(const struct yaml_node *n, const char *key)
{
	return yaml_get(n, key) != NULL;
}

static void
set_low(struct m_figure *f, int64_t v)
{
	f->has_min = true;
	f->min = v;
}

static void
set_high(struct m_figure *f, int64_t v)
{
	f->has_max = true;
	f->max = v;
}

static void
set_numbers(struct figure_read *g)
{
	struct m_figure *f = &g->f;

	if (g->value >= 0) {
		f->has_best = true;
		f->best = g->value;
		set_low(f, g->value);
		set_high(f, g->value);
	}
	if (g->min >= 0)
		set_low(f, g->min);
	if (g->max >= 0)
		set_high(f, g->max);
	if (g->over >= 0)
		set_low(f, g->over);
	if (g->under >= 0)
		set_high(f, g->under);
	f->strict = g->over >= 0 || g->under >= 0;
}

/* The three ways of giving a number do not mix. */
static bool
check_form(struct dataset_reader *r, const struct yaml_node *n,
    const struct m_figure *f)
{
	int value = has(n, "value"), range = has(n, "min") || has(n, "max");
	int strict = has(n, "over") || has(n, "under");

	if (value + range + strict > 1)
		diag_error(r->d, n->at,
		    "one of `value', `min'/`max' and `over'/`under'",
		    "a figure gives its number in one way");
	else if (value + range + strict == 0 && !has(n, "words"))
		diag_error(r->d, n->at,
		    "`value', `min'/`max', `over'/`under', or `words' for a "
		    "vague one",
		    "a figure without a number");
	else if (f->has_max &&
		 (f->has_min ? f->min + f->strict : 0) > f->max - f->strict)
		diag_error(r->d, n->at, NULL,
		    "the low end of this figure is above its high end");
	else
		return true;
	return false;
}

bool
dataset_figure_read(
    struct dataset_reader *r, const struct yaml_node *n, void *dst)
{
	struct m_figure *f = dst;
	struct figure_read g;

	memset(&g, 0, sizeof(g));
	g.value = g.min = g.max = g.over = g.under = -1;
	g.f.at = n->at;
	if (!shape_read(r, &dataset_figure_shape, n, &g))
		return false;
	set_numbers(&g);
	if (!check_form(r, n, &g.f))
		g.f.has_min = g.f.has_max = false;
	*f = g.f;
	return true;
}

static const char *const small[] = {"zero", "one", "two", "three", "four",
    "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen",
    "nineteen"};
static const char *const tens[] = {"", "", "twenty", "thirty", "forty", "fifty",
    "sixty", "seventy", "eighty", "ninety"};

/* English words of V in *OUT; false where nobody would write it so. */
static bool
spell(int64_t v, struct str *out)
{
	if (v < 20) {
		str_add(out, small[v]);
	} else if (v < 100) {
		str_add(out, tens[v / 10]);
		if (v % 10 != 0)
			str_printf(out, " %s", small[v % 10]);
	} else if (v < 1000 && v % 100 == 0) {
		str_printf(out, "%s hundred", small[v / 100]);
	} else if (v < 100000 && v % 1000 == 0) {
		spell(v / 1000, out);
		str_add(out, " thousand");
	} else if (v % 1000000 == 0 && v / 1000000 < 100) {
		spell(v / 1000000, out);
		str_add(out, " million");
	} else {
		return false;
	}
	return true;
}

/* Other ways of saying a number. */
static const struct {
	int64_t value;
	const char *words;
} others[] = {
    {0, "no"},
    {0, "none"},
    {1, "a"},
    {1, "an"},
    {1, "first"},
    {1, "another"},
    {1, "single"},
    {2, "both"},
    {2, "pair"},
    {2, "couple"},
    {2, "second"},
    {2, "twice"},
    {3, "third"},
    {6, "half a dozen"},
    {6, "half dozen"},
    {12, "dozen"},
    {24, "two dozen"},
    {36, "three dozen"},
    {48, "four dozen"},
    {100, "a hundred"},
    {1000, "a thousand"},
    {24, "dozens"},
    {200, "hundreds"},
    {2000, "thousands"},
};

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/*
 * A copy to search: words in lower case with one blank before and behind each,
 * all other signs gone; signs inside a number gone too, so that 1,500 is 1500.
 */
static void
simplify(struct str *out, const char *s, size_t n)
{
	uint32_t cp;
	size_t i, step;

	str_addc(out, ' ');
	for (i = 0; i < n; i += step) {
		step = utf8_decode(s + i, n - i, &cp);
		if (cp >= 0x660 && cp <= 0x669)
			cp = cp - 0x660 + '0';
		if (cp >= 0x6F0 && cp <= 0x6F9)
			cp = cp - 0x6F0 + '0';
		if (cp >= 'A' && cp <= 'Z')
			cp = cp - 'A' + 'a';
		if ((cp == ',' || cp == '.' || cp == 0xA0 || cp == 0x202F) &&
		    i > 0 && is_digit(s[i - 1]) && i + step + 2 < n &&
		    is_digit(s[i + step]) && is_digit(s[i + step + 1]) &&
		    is_digit(s[i + step + 2]))
			continue;
		if (cp >= 0xA0 &&
		    (cp <= 0xBF || (cp >= 0x2000 && cp <= 0x206F)))
			cp = ' ';
		if (cp >= 0x80 || is_digit((char)cp) ||
		    (cp >= 'a' && cp <= 'z')) {
			str_add_cp(out, cp == UTF8_BAD ? '?' : cp);
		} else if (out->s[out->len - 1] != ' ') {
			str_addc(out, ' ');
		}
	}
	str_addc(out, ' ');
}

/* Do WORDS stand in TEXT, which is simplified, as whole words? */
static bool
says_words(const struct str *text, const char *words)
{
	struct str w = STR_INIT;
	bool ok;

	str_printf(&w, " %s ", words);
	ok = strstr(str_c(text), str_c(&w)) != NULL;
	str_clear(&w);
	return ok;
}

/* Do the digits of V stand in TEXT, not inside a longer number? */
static bool
says_digits(const struct str *text, int64_t v)
{
	struct str w = STR_INIT;
	const char *s = str_c(text);
	bool ok = false;

	str_printf(&w, "%lld", (long long)v);
	while (!ok && (s = strstr(s, str_c(&w))) != NULL) {
		ok = !is_digit(s[-1]) && !is_digit(s[w.len]);
		s++;
	}
	str_clear(&w);
	return ok;
}

static bool
says_number(const struct str *text, int64_t v, bool english)
{
	struct str w = STR_INIT;
	size_t i;
	bool ok;

	if (says_digits(text, v))
		return true;
	/* A small number in words of a language that we cannot spell. */
	if (!english)
		return v <= 12;
	ok = spell(v, &w) && says_words(text, str_c(&w));
	str_clear(&w);
	for (i = 0; !ok && i < sizeof(others) / sizeof(others[0]); i++)
		ok = others[i].value == v && says_words(text, others[i].words);
	return ok;
}

static void
check_number(struct dataset_reader *r, const struct m_figure *f,
    const struct str *text, int64_t v, bool english)
{
	if (!says_number(text, v, english))
		diag_warning(r->d, f->at,
		    "quote the number too (`with'), or say in `words' or "
		    "`note' "
		    "how it comes about",
		    "the quotes do not say %lld", (long long)v);
}

static void
check_figure(struct dataset_reader *r, const struct m_figure *f,
    const struct str *text, bool english)
{
	struct str words = STR_INIT;
	bool said;

	if (f->words != NULL) {
		simplify(&words, f->words, strlen(f->words));
		said = strstr(str_c(text), str_c(&words)) != NULL;
		str_clear(&words);
		if (!said)
			diag_warning(r->d, f->at,
			    "`words' holds those of the source",
			    "the quotes do not say `%s'", f->words);
		return;
	}
	if (f->note != NULL)
		return;
	if (f->has_min)
		check_number(r, f, text, f->min, english);
	if (f->has_max && !(f->has_min && f->max == f->min))
		check_number(r, f, text, f->max, english);
}

void
dataset_figure_check(struct dataset_reader *r, const struct m_claim *c)
{
	const struct dataset_source *src;
	struct str text = STR_INIT;
	size_t i;

	if (c->n_figures == 0 || c->source == 0 || c->n_quotes == 0)
		return;
	src = &r->kept[c->source - 1];
	for (i = 0; i < c->n_quotes; i++)
		simplify(&text, src->text + c->quotes[i].start,
		    c->quotes[i].end - c->quotes[i].start);
	for (i = 0; i < c->n_figures; i++)
		check_figure(r, &c->figures[i], &text, src->english);
	str_clear(&text);
}
