/* SPDX-License-Identifier: ISC */
/*
 * fold - one spelling for searching.
 *
 * A text is read once, code point by code point.  Each is either kept (as one
 * or several folded ones), dropped without parting the word (marks, tatweel,
 * hamza, invisible ones), a sign that is dropped inside a word (apostrophes,
 * ayn, hamza), a hyphen, or something that separates.  What it is comes from
 * libunistring the first time and from a table after that, for all of the
 * BMP; ASCII needs neither.  Two threads that fill the same place write the
 * same value.
 *
 * When a word is complete, its article, its final h and an English 's go.
 * What an apostrophe has cut short ("l'") is a word of its own, and goes.
 */
#include "fold.h"

#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <unicase.h>
#include <unictype.h>
#include <uninorm.h>

#include "mem.h"
#include "str.h"

/* What a code point becomes: one of these, or the one it is folded to. */
enum {
	UNKNOWN,
	DROPPED,
	SEPARATOR,
	SEVERAL, /* see expand */
	SIGN,	 /* apostrophe, ayn, hamza */
	HYPHEN,
	LAST_CLASS = HYPHEN,
};

#define EXPANDED_MAX 32

/* Letters without a decomposition that are other letters to a reader. */
static const struct {
	uint32_t from;
	char to[3];
} latin[] = {
    {0xE6, "ae"},
    {0xF0, "d"},
    {0xF8, "o"},
    {0xFE, "th"},
    {0x111, "d"},
    {0x127, "h"},
    {0x131, "i"},
    {0x142, "l"},
    {0x153, "oe"},
    {0x167, "t"},
};
static const uint32_t arabic[][2] = {
    {0x649, 0x64A},		    /* alef maqsura: ya */
    {0x6CC, 0x64A},		    /* Farsi ya */
    {0x6D2, 0x64A},		    /* ya barree */
    {0x629, 0x647},		    /* ta marbuta: ha */
    {0x6C1, 0x647},		    /* ha goal */
    {0x6BE, 0x647},		    /* ha doachashmee */
    {0x6D5, 0x647},		    /* ae */
    {0x671, 0x627},		    /* alef wasla */
    {0x672, 0x627},		    /* alef with wavy hamza */
    {0x673, 0x627}, {0x6A9, 0x643}, /* keheh: kaf */
};

static bool
is_one_of(uint32_t cp, const uint32_t *list, size_t n)
{
	size_t i;

	for (i = 0; i < n; i++)
		if (list[i] == cp)
			return true;
	return false;
}

static bool
is_sign(uint32_t cp)
{
	static const uint32_t signs[] = {'\'', '`', 0xB4, 0x2018, 0x2019,
	    0x201B, 0x2032, 0x2035, 0xFF07, 0xA78B, 0xA78C, 0x294, 0x295, 0x55A,
	    0x5F3};

	return (cp >= 0x2B9 && cp <= 0x2CB && cp != 0x2BA) ||
	       is_one_of(cp, signs, sizeof(signs) / sizeof(signs[0]));
}

static bool
is_hyphen(uint32_t cp)
{
	static const uint32_t hyphens[] = {
	    '-', 0x2010, 0x2011, 0x2012, 0x2013, 0xFE63, 0xFF0D};

	return is_one_of(cp, hyphens, sizeof(hyphens) / sizeof(hyphens[0]));
}

static bool
in_category(uint32_t cp, uint32_t mask)
{
	return uc_is_general_category_withtable(cp, mask);
}

/* A decomposed, lower-case code point: put what is kept of it at OUT. */
static size_t
keep(uint32_t cp, uint32_t *out)
{
	size_t i;
	int digit;

	if (cp == 0x640 || cp == 0x621 ||
	    !in_category(cp, UC_CATEGORY_MASK_L | UC_CATEGORY_MASK_N))
		return 0;
	digit = uc_decimal_value(cp);
	if (digit >= 0) {
		out[0] = '0' + (uint32_t)digit;
		return 1;
	}
	for (i = 0; i < sizeof(arabic) / sizeof(arabic[0]); i++)
		if (arabic[i][0] == cp)
			cp = arabic[i][1];
	for (i = 0; i < sizeof(latin) / sizeof(latin[0]); i++)
		if (latin[i].from == cp) {
			out[0] = (unsigned char)latin[i].to[0];
			out[1] = (unsigned char)latin[i].to[1];
			return out[1] == 0 ? 1 : 2;
		}
	out[0] = cp;
	return 1;
}

/*
 * Decompose, fold the case and decompose again (some capitals appear by
 * decomposition, some decomposable letters by folding), and keep what is to be
 * kept.  Returns the number of code points at OUT.
 */
static size_t
expand(uint32_t cp, uint32_t out[EXPANDED_MAX])
{
	uint32_t first[64], second[64], *nfkd, *folded;
	size_t n, m, i, count;

	count = 0;
	n = sizeof(first) / sizeof(first[0]);
	m = sizeof(second) / sizeof(second[0]);
	nfkd = u32_normalize(UNINORM_NFKD, &cp, 1, first, &n);
	folded = nfkd == NULL
		     ? NULL
		     : u32_casefold(nfkd, n, NULL, UNINORM_NFKD, second, &m);
	for (i = 0; folded != NULL && i < m && count + 2 <= EXPANDED_MAX; i++)
		count += keep(folded[i], out + count);
	if (nfkd != first)
		free(nfkd);
	if (folded != second)
		free(folded);
	return count;
}

static uint32_t
classify(uint32_t cp)
{
	uint32_t out[EXPANDED_MAX];
	size_t n;

	if (cp == UTF8_BAD || cp == 0x200B)
		return SEPARATOR;
	if (is_sign(cp))
		return SIGN;
	if (is_hyphen(cp))
		return HYPHEN;
	n = expand(cp, out);
	if (n > 0)
		return n == 1 ? out[0] : SEVERAL;
	if (cp == 0x640 || cp == 0x621 || cp == 0xFE80 ||
	    in_category(cp, UC_CATEGORY_MASK_M | UC_CATEGORY_MASK_Cf))
		return DROPPED;
	return SEPARATOR;
}

/* What CP becomes. */
static uint32_t
fold_cp(uint32_t cp)
{
	static _Atomic uint32_t cache[0x10000];
	uint32_t v;

	if (cp > 0xFFFF)
		return classify(cp);
	v = atomic_load_explicit(&cache[cp], memory_order_relaxed);
	if (v == UNKNOWN) {
		v = classify(cp);
		atomic_store_explicit(&cache[cp], v, memory_order_relaxed);
	}
	return v;
}

static bool
is_kept(uint32_t v)
{
	return v > LAST_CLASS || v == SEVERAL;
}

static bool
is_ascii_word(char c)
{
	char small = (char)(c | 0x20);

	return (small >= 'a' && small <= 'z') || (c >= '0' && c <= '9');
}

/* Walks over the words of a text and folds them into out. */
struct walk {
	const char *s;
	size_t n, i;
	struct str *out;
};

/* What stands at I (SEPARATOR at the end); its bytes in *LEN. */
static uint32_t
look(const struct walk *w, size_t i, size_t *len)
{
	uint32_t cp;

	*len = 0;
	if (i >= w->n)
		return SEPARATOR;
	*len = utf8_decode(w->s + i, w->n - i, &cp);
	return fold_cp(cp);
}

/* Pass over signs and dropped ones from *I on; is what then stands there of a
 * word? */
static bool
skip_to_word(const struct walk *w, size_t *i)
{
	uint32_t v;
	size_t len;

	for (v = look(w, *i, &len); v == DROPPED || v == SIGN;
	     v = look(w, *i, &len))
		*i += len;
	return is_kept(v);
}

static bool
word_at(const struct walk *w, size_t i)
{
	return skip_to_word(w, &i);
}

/* Up to two folded letters that begin the word at I. */
static void
first_letters(const struct walk *w, size_t i, uint32_t two[2])
{
	uint32_t v;
	size_t len;
	int k;

	two[0] = two[1] = 0;
	for (k = 0; k < 2; i += len) {
		v = look(w, i, &len);
		if (v == SEPARATOR || v == HYPHEN)
			return;
		if (is_kept(v))
			two[k++] = v;
	}
}

/*
 * The article before the word at I: "al-", "el-", "ul-", and where the l has
 * become the word's own first letter: "an-Nahr", "ash-Shams", "ez-Zahr".
 */
static bool
is_article(const struct walk *w, const char *word, size_t len, size_t i)
{
	uint32_t two[2];

	if (len < 2 || len > 3 || strchr("aeu", word[0]) == NULL)
		return false;
	if (len == 2 && word[1] == 'l')
		return true;
	first_letters(w, i, two);
	if (strchr("dnrstz", word[1]) == NULL ||
	    two[0] != (unsigned char)word[1])
		return false;
	return len == 2 || (word[2] == 'h' && two[1] == 'h');
}

/* "al Nahr", "el Nahr": as a word of its own, blanks and a word behind. */
static bool
is_lone_article(const struct walk *w, const char *word, size_t len, size_t i)
{
	size_t start;

	if (len != 2 || word[1] != 'l' || (word[0] != 'a' && word[0] != 'e'))
		return false;
	start = i;
	while (i < w->n && (w->s[i] == ' ' || w->s[i] == '\n'))
		i++;
	return i > start && word_at(w, i);
}

/*
 * Has the word folded from FROM lost its vowel to the apostrophe at I, as the
 * articles of French, Italian and Catalan do ("l'Aube", "d'avril",
 * "dell'acqua")?  Whoever looks for the word behind it leaves them out.
 */
static bool
is_elided(const struct walk *w, size_t from, size_t i)
{
	static const char *const elided[] = {
	    "l", "d", "all", "dall", "dell", "nell", "sull"};
	size_t k, sign;

	if (i < w->n && w->s[i] == '\'')
		sign = 1;
	else if (i + 2 < w->n && memcmp(w->s + i, "\xe2\x80\x99", 3) == 0)
		sign = 3;
	else
		return false;
	for (k = 0; k < sizeof(elided) / sizeof(elided[0]); k++)
		if (strcmp(str_c(w->out) + from, elided[k]) == 0)
			return word_at(w, i + sign);
	return false;
}

/* Is the word that ends at I, folded from FROM, an article to be dropped? */
static bool
drops_as_article(const struct walk *w, size_t from, size_t i)
{
	const char *word;
	size_t len, hyphen;

	if (is_elided(w, from, i))
		return true;
	word = w->out->s + from;
	len = w->out->len - from;
	if (len > 3)
		return false;
	if (look(w, i, &hyphen) == HYPHEN && word_at(w, i + hyphen))
		return is_article(w, word, len, i + hyphen);
	return is_lone_article(w, word, len, i);
}

/* Drop the Arabic article, if two letters are left, and the h of -ah. */
static void
trim_word(struct str *out, size_t from)
{
	static const char alef_lam[] = "\xd8\xa7\xd9\x84";
	char *word;
	size_t len;

	word = out->s + from;
	len = out->len - from;
	if (len > 4 && memcmp(word, alef_lam, 4) == 0 &&
	    utf8_count(word + 4, len - 4) >= 2) {
		memmove(word, word + 4, len - 4);
		out->len -= 4;
	} else if (len >= 4 && memcmp(word + len - 2, "ah", 2) == 0)
		out->len--;
	out->s[out->len] = '\0';
}

static void
add_kept(struct walk *w, uint32_t v)
{
	uint32_t several[EXPANDED_MAX], cp;
	size_t n, k;

	if (v != SEVERAL) {
		str_add_cp(w->out, v);
		return;
	}
	utf8_decode(w->s + w->i, w->n - w->i, &cp);
	n = expand(cp, several);
	for (k = 0; k < n; k++)
		str_add_cp(w->out, several[k]);
}

/* A run of ASCII letters and digits. */
static void
add_ascii(struct walk *w)
{
	size_t end, k;
	char *p;

	for (end = w->i; end < w->n && is_ascii_word(w->s[end]); end++)
		;
	str_addn(w->out, w->s + w->i, end - w->i);
	p = w->out->s + w->out->len - (end - w->i);
	/* Digits and small letters have this bit. */
	for (k = 0; k < end - w->i; k++)
		p[k] = (char)(p[k] | 0x20);
	w->i = end;
}

/*
 * Is the sign at I an English 's?  Then its bytes, else 0.  "Ra's" is a word:
 * the stem, of STEM bytes, must have three.
 */
static size_t
possessive(const struct walk *w, size_t i, size_t sign, size_t stem)
{
	uint32_t v;
	size_t len;

	i += sign;
	if (stem < 3 || i >= w->n || (w->s[i] != 's' && w->s[i] != 'S'))
		return 0;
	v = look(w, i + 1, &len);
	return is_kept(v) || v == DROPPED || (v == SIGN && word_at(w, i + 1))
		   ? 0
		   : sign + 1;
}

/*
 * A sign of LEN bytes at w->i, in the word folded from FROM: does the word go
 * on behind it?  What belongs to the sign is passed over.
 */
static bool
pass_sign(struct walk *w, size_t len, size_t from)
{
	size_t skip;

	skip = possessive(w, w->i, len, w->out->len - from);
	if (skip > 0) {
		w->i += skip;
		return false;
	}
	return skip_to_word(w, &w->i);
}

/*
 * Read the word at w->i, the first code point of which is kept, and append its
 * folded form.  Returns the end of its ink; w->i is behind all of it.
 */
static size_t
read_word(struct walk *w)
{
	size_t from, end, len;
	uint32_t v;

	from = w->out->len;
	end = w->i;
	for (;;) {
		if (w->i < w->n && is_ascii_word(w->s[w->i])) {
			add_ascii(w);
			end = w->i;
			continue;
		}
		if (w->i < w->n && w->s[w->i] == ' ')
			return end;
		v = look(w, w->i, &len);
		if (v == SIGN) {
			if (is_elided(w, from, w->i) ||
			    !pass_sign(w, len, from))
				return end;
			continue;
		}
		if (is_kept(v))
			add_kept(w, v);
		else if (v != DROPPED)
			return end;
		w->i += len;
		end = w->i;
	}
}

/*
 * Append the next word to w->out and tell where it stands.  False at the end.
 */
static bool
next_word(struct walk *w, size_t *start, size_t *end)
{
	size_t from, len;

	from = w->out->len;
	while (w->i < w->n) {
		if (w->s[w->i] == ' ') {
			w->i++;
			continue;
		}
		if (!is_ascii_word(w->s[w->i]) &&
		    !is_kept(look(w, w->i, &len))) {
			w->i += len;
			continue;
		}
		*start = w->i;
		*end = read_word(w);
		if (!drops_as_article(w, from, w->i)) {
			trim_word(w->out, from);
			return true;
		}
		w->out->len = from;
		w->out->s[from] = '\0';
	}
	return false;
}

void
fold_text(struct str *out, const char *s, size_t n)
{
	struct walk w = {s, n, 0, out};
	size_t start, end, words;

	for (words = 0; next_word(&w, &start, &end); words++)
		str_addc(out, ' ');
	if (words > 0)
		out->s[--out->len] = '\0';
}

bool
fold_begins(struct str *word, const char *s, size_t n, const char *folded)
{
	struct walk w = {s, n, 0, word};
	size_t start, end, len = strlen(folded), k;
	bool more;

	for (more = len > 0; more; folded += k, len -= k) {
		str_reset(word);
		if (!next_word(&w, &start, &end))
			return false;
		k = word->len < len ? word->len : len;
		if (memcmp(str_c(word), folded, k) != 0)
			return false;
		/* Behind the word a blank, if more is asked. */
		more = k < len;
		if (more && folded[k++] != ' ')
			return false;
	}
	return true;
}

size_t
fold_words(struct arena *a, const char *s, size_t n, struct fold_word **words)
{
	struct str out = STR_INIT;
	struct walk w = {s, n, 0, &out};
	struct fold_word *list;
	size_t cap, count, i, start, end;
	char *text;

	list = NULL;
	cap = count = 0;
	/* As much as most texts need, so that it grows once. */
	str_room(&out, n + 1);
	list = mem_grow(list, &cap, n / 6 + 1, sizeof(*list));
	while (next_word(&w, &start, &end)) {
		if (count == cap)
			list = mem_grow(list, &cap, count + 1, sizeof(*list));
		list[count++] = (struct fold_word){start, end, NULL};
		str_addc(&out, '\0');
	}
	text = arena_alloc(a, out.len + 1);
	*words = arena_array(a, count, sizeof(**words));
	if (count > 0) {
		memcpy(text, out.s, out.len);
		memcpy(*words, list, count * sizeof(**words));
	}
	for (i = 0; i < count; i++) {
		(*words)[i].word = text;
		text += strlen(text) + 1;
	}
	mem_free(list);
	str_clear(&out);
	return count;
}

/* Do the COUNT words of PATTERN begin at WORDS, the last one as a prefix? */
static bool
stands_at(const struct fold_word *words, const struct fold_word *pattern,
    size_t count)
{
	size_t i;

	for (i = 0; i + 1 < count; i++)
		if (strcmp(words[i].word, pattern[i].word) != 0)
			return false;
	return strncmp(words[i].word, pattern[i].word,
		   strlen(pattern[i].word)) == 0;
}

size_t
fold_find(struct arena *a, const char *s, size_t n, const char *pattern,
    struct fold_hit **hits)
{
	struct fold_word *words, *wanted;
	size_t count, k, i, found;

	*hits = NULL;
	k = fold_words(a, pattern, strlen(pattern), &wanted);
	if (k == 0)
		return 0;
	count = fold_words(a, s, n, &words);
	*hits = arena_array(a, count / k + 1, sizeof(**hits));
	found = 0;
	for (i = 0; i + k <= count;) {
		if (!stands_at(words + i, wanted, k)) {
			i++;
			continue;
		}
		(*hits)[found++] =
		    (struct fold_hit){words[i].start, words[i + k - 1].end};
		i += k;
	}
	return found;
}

bool
fold_contains(const char *s, const char *pattern)
{
	struct str text = STR_INIT, wanted = STR_INIT;
	bool found;

	fold_text(&text, s, strlen(s));
	fold_text(&wanted, pattern, strlen(pattern));
	found = strstr(str_c(&text), str_c(&wanted)) != NULL;
	str_clear(&text);
	str_clear(&wanted);
	return found;
}
