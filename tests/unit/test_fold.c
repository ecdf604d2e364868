/* SPDX-License-Identifier: ISC */
/*
 * Proves the folded form for the spellings people use, what every code point
 * becomes, that marking maps back to whole letters of the original, and on
 * random bytes what always holds.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>
#include <unictype.h>

#include "fold.h"
#include "mem.h"
#include "str.h"

static const struct {
	const char *in, *want;
} folds[] = {
    {"", ""},
    {"  ", ""},
    {"'", ""},
    {"…", ""},
    {"Nusra Front", "nusra front"},
    {"a  b,c;d", "a b c d"},
    {"SRF/Hazzm", "srf hazzm"},
    {"27–28 October 2014", "27 28 october 2014"},
    {"snake_case", "snake case"},
    /* the article */
    {"Al-Nusra", "nusra"},
    {"al-Nusra", "nusra"},
    {"AL NUSRA", "nusra"},
    {"Al Nusra", "nusra"},
    {"El-Nusra", "nusra"},
    {"an-Nusra", "nusra"},
    {"Jabhat al-Nusra", "jabhat nusra"},
    {"Jabhat an-Nusrah", "jabhat nusra"},
    {"Ahrar ash-Sham", "ahrar sham"},
    {"Ahrar al-Sham", "ahrar sham"},
    {"Ahrar-al-Sham", "ahrar sham"},
    {"Deir ez-Zor", "deir zor"},
    {"Dayr az-Zawr", "dayr zawr"},
    {"Nur ad-Din", "nur din"},
    {"Nur ud-Din", "nur din"},
    {"ar-Raqqa", "raqqa"},
    {"as-Safira", "safira"},
    {"at-Tall", "tall"},
    {"adh-Dhib", "dhib"},
    {"ath-Thawra", "thawra"},
    {"al\xe2\x80\x91Nusra", "nusra"}, /* non-breaking hyphen */
    {"al-‘Umar", "umar"},
    {"al ‘Umar", "umar"},
    {"Fi al-al-Sham", "fi sham"},
    /* no article */
    {"al", "al"},
    {"al ", "al"},
    {"al-", "al"},
    {"al.", "al"},
    {"al, Nusra", "al nusra"},
    {"ul Nusra", "ul nusra"},
    {"at-risk", "at risk"},
    {"an-x", "an x"},
    {"ash-Tall", "ash tall"},
    {"Ali-Nusra", "ali nusra"},
    {"an Nusra", "an nusra"},
    {"Halal-Nusra", "halal nusra"},
    /* hyphens, apostrophes, ayn and hamza */
    {"anti-Assad", "anti assad"},
    {"IS-held", "is held"},
    {"Maarrat al-Nu'man", "maarrat numan"},
    {"Maarrat Al-Nu’man", "maarrat numan"},
    {"Ma’arret Al-Nu’man", "maarret numan"},
    {"Maʿarrat an-Nuʿmān", "maarrat numan"},
    {"ʿAzāz", "azaz"},
    {"‘Azaz’", "azaz"},
    {"Hay’at Taḥrīr ash-Shām", "hayat tahrir sham"},
    {"Ra's al-Ayn", "ras ayn"},
    {"x''''y", "xy"},
    /* the English 's */
    {"Nusra's men", "nusra men"},
    {"Nusra’s men", "nusra men"},
    {"NUSRA'S", "nusra"},
    {"Nusrah's", "nusra"},
    {"the rebels' base", "the rebels base"},
    {"Nur's", "nur"},
    {"ISIS's", "isis"},
    {"Nus'sa", "nussa"},
    {"Nus's'a", "nussa"},
    {"it's", "its"},
    /* what an apostrophe has cut short */
    {"l’Aube, l'Aube, L’AUBE", "aube aube aube"},
    {"jusqu’à l’été d'avril", "jusqua ete avril"},
    {"dell’acqua all'alba", "acqua alba"},
    {"d’ l'", "d l"},
    {"d'l'x", "x"},
    {"vall'alta, O'Brien", "vallalta obrien"},
    {"lʿayn", "layn"},
    /* final h */
    {"nusrah", "nusra"},
    {"Raqqah, Hamah", "raqqa hama"},
    {"bah", "bah"},
    {"Nusrahs", "nusrahs"},
    /* Latin letters */
    {"café CAFÉ cafe\xcc\x81", "cafe cafe cafe"},
    {"Straße", "strasse"},
    {"Æsir Øst Łódź đ", "aesir ost lodz d"},
    {"Şanlıurfa İdlib", "sanliurfa idlib"},
    {"ﬁne", "fine"},
    {"ＡＢＣ１", "abc1"},
    {"x²", "x2"},
    {"ℂ", "c"},
    {"№ 5", "no 5"},
    {"co\xc2\xadop", "coop"}, /* soft hyphen */
    {"a\xe2\x80\x8b"
     "b",
	"a b"}, /* zero width space */
    {"Ελλάς", "ελλασ"},
    {"Москва Ё", "москва е"},
    /* Arabic */
    {"النصرة", "نصره"},
    {"جبهة النصرة", "جبهه نصره"},
    {"جَبْهَةُ ٱلنُّصْرَةِ", "جبهه نصره"},
    {"النــصرة", "نصره"},
    {"على علي علی", "علي علي علي"},
    {"إدلب أدلب آدلب ادلب", "ادلب ادلب ادلب ادلب"},
    {"ألف", "الف"},
    {"سماء", "سما"},
    {"مؤمن بئر", "مومن بير"},
    {"می\xe2\x80\x8cخواهم", "ميخواهم"}, /* non-joiner */
    {"١٢٣ ۴۵", "123 45"},
    {"ﻻ", "لا"},
    {"\xe2\x80\x8fالنصرة\xe2\x80\x8f", "نصره"},
    {"ء", ""},
    /* bytes that are no text */
    {"nus\xffra", "nus ra"},
    {"nus\xe2\x80", "nus"},
};

static void
test_folds(void **state)
{
	struct str out = STR_INIT;
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(folds) / sizeof(folds[0]); i++) {
		str_reset(&out);
		fold_text(&out, folds[i].in, strlen(folds[i].in));
		if (strcmp(str_c(&out), folds[i].want) != 0)
			fail_msg("%s: got <%s>, want <%s>", folds[i].in,
			    str_c(&out), folds[i].want);
	}
	str_clear(&out);
}

static void
test_appends(void **state)
{
	struct str out = STR_INIT;

	(void)state;
	str_add(&out, "Al- ");
	fold_text(&out, "", 0);
	fold_text(&out, "...", 3);
	assert_string_equal(str_c(&out), "Al- ");
	fold_text(&out, "nus\0ra", 6);
	assert_string_equal(str_c(&out), "Al- nus ra");
	str_clear(&out);
}

/* Of all that there is, only letters and numbers come out. */
static void
test_every_code_point(void **state)
{
	struct str out = STR_INIT;
	char in[6] = "x";
	uint32_t cp, got;
	size_t n, i;

	(void)state;
	for (cp = 0; cp <= 0x2FFFF; cp++) {
		n = 1 + utf8_encode(cp, in + 1);
		in[n] = 'y';
		str_reset(&out);
		fold_text(&out, in, n + 1);
		for (i = 0; i < out.len;) {
			i += utf8_decode(out.s + i, out.len - i, &got);
			if (got == ' ')
				continue;
			if (got == UTF8_BAD ||
			    !uc_is_general_category_withtable(
				got, UC_CATEGORY_MASK_L | UC_CATEGORY_MASK_N))
				fail_msg("U+%04X: <%s>", cp, str_c(&out));
			if (got < 0x80 && got >= 'A' && got <= 'Z')
				fail_msg("U+%04X: <%s>", cp, str_c(&out));
		}
	}
	str_clear(&out);
}

static void
test_words(void **state)
{
	static const char s[] = "al-Nusra’s café cafe\xcc\x81, جَبْهَة";
	struct fold_word *w;
	struct arena a;

	(void)state;
	arena_init(&a);
	assert_int_equal(fold_words(&a, s, sizeof(s) - 1, &w), 4);
	assert_string_equal(w[0].word, "nusra");
	assert_memory_equal(s + w[0].start, "Nusra", 5);
	assert_int_equal(w[0].end - w[0].start, 5);
	assert_string_equal(w[1].word, "cafe");
	assert_int_equal(w[1].end - w[1].start, 5);
	assert_string_equal(w[2].word, "cafe");
	assert_int_equal(w[2].end - w[2].start, 6);
	assert_string_equal(w[3].word, "جبهه");
	assert_int_equal(w[3].end, sizeof(s) - 1);
	assert_int_equal(fold_words(&a, "", 0, &w), 0);
	assert_int_equal(fold_words(&a, ".-'", 3, &w), 0);
	arena_clear(&a);
}

/* The text with its hits in [ ]. */
static void
mark(const char *s, const char *pattern, struct str *out)
{
	struct fold_hit *hits;
	struct arena a;
	size_t i, n, at;

	arena_init(&a);
	str_reset(out);
	n = fold_find(&a, s, strlen(s), pattern, &hits);
	at = 0;
	for (i = 0; i < n; i++) {
		str_addn(out, s + at, hits[i].start - at);
		str_addc(out, '[');
		str_addn(out, s + hits[i].start, hits[i].end - hits[i].start);
		str_addc(out, ']');
		at = hits[i].end;
	}
	str_add(out, s + at);
	arena_clear(&a);
}

static const struct {
	const char *in, *pattern, *want;
} marks[] = {
    {"The Al-Nusra Front", "nusrah", "The Al-[Nusra] Front"},
    {"The Al-Nusra Front", "nus", "The Al-[Nusra] Front"},
    {"The Al-Nusra Front", "al-nusra front", "The Al-[Nusra Front]"},
    {"The Al-Nusra Front", "nus front", "The Al-Nusra Front"},
    {"The Al-Nusra Front", "front nusra", "The Al-Nusra Front"},
    {"Nusra, nusra, NUSRA’s", "nusra", "[Nusra], [nusra], [NUSRA]’s"},
    {"a a a a", "a a", "[a a] [a a]"},
    {"a b a b", "a b a", "[a b a] b"},
    {"Ma’arrat al-Nu’mān.", "maarrat numan", "[Ma’arrat al-Nu’mān]."},
    {"cafe\xcc\x81! x", "café", "[cafe\xcc\x81]! x"},
    {"cafe\xcc\x81\xcc\x82x", "cafex", "[cafe\xcc\x81\xcc\x82x]"},
    {"في جَبْهَةُ النُّصْرَةِ.", "جبهة النصره", "في [جَبْهَةُ النُّصْرَةِ]."},
    {"النــصرة", "نصر", "[النــصرة]"},
    {"\xff\xc3\xa9t\xc3\xa9\xff", "ete", "\xff[\xc3\xa9t\xc3\xa9]\xff"},
    {"Nusra", "", "Nusra"},
    {"Nusra", "...", "Nusra"},
    {"", "nusra", ""},
    {"nus", "nusra", "nus"},
};

static void
test_marks(void **state)
{
	struct str out = STR_INIT;
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(marks) / sizeof(marks[0]); i++) {
		mark(marks[i].in, marks[i].pattern, &out);
		if (strcmp(str_c(&out), marks[i].want) != 0)
			fail_msg("case %zu: got %s, want %s", i, str_c(&out),
			    marks[i].want);
	}
	str_clear(&out);
}

static void
test_contains(void **state)
{
	(void)state;
	assert_true(fold_contains("Jabhat al-Nusra", "NUSRAH"));
	assert_true(fold_contains("Jabhat al-Nusra", "bhat nus"));
	assert_true(fold_contains("Jabhat al-Nusra", ""));
	assert_true(fold_contains("جبهة النصرة", "النصره"));
	assert_false(fold_contains("Jabhat al-Nusra", "front"));
	assert_false(fold_contains("", "x"));
	assert_true(fold_contains("", ""));
}

/* Words lie in order, on whole code points, and are the folded text. */
static void
check_words(const char *s, size_t n, struct arena *a, struct str *text)
{
	struct str joined = STR_INIT;
	struct fold_word *w;
	size_t i, count, at;

	str_reset(text);
	fold_text(text, s, n);
	count = fold_words(a, s, n, &w);
	at = 0;
	for (i = 0; i < count; i++) {
		if (i > 0)
			str_addc(&joined, ' ');
		str_add(&joined, w[i].word);
		if (w[i].start < at || w[i].end <= w[i].start || w[i].end > n ||
		    w[i].word[0] == '\0')
			fail();
		at = w[i].end;
	}
	assert_string_equal(str_c(&joined), str_c(text));
	assert_int_equal(utf8_valid_to(str_c(text), text->len), text->len);
	str_clear(&joined);
}

/* Begins with each beginning of the folded text, and with no other. */
static void
check_begins(const char *s, size_t n, const struct str *text)
{
	struct str word = STR_INIT, part = STR_INIT;
	size_t i;

	for (i = 0; i <= text->len; i++) {
		str_reset(&part);
		str_addn(&part, text->s, i);
		assert_true(fold_begins(&word, s, n, str_c(&part)));
		str_addc(&part, i < text->len && text->s[i] == 'x' ? 'y' : 'x');
		assert_false(fold_begins(&word, s, n, str_c(&part)));
		part.s[i] = ' ';
		assert_int_equal(fold_begins(&word, s, n, str_c(&part)),
		    i < text->len && text->s[i] == ' ');
	}
	str_clear(&word);
	str_clear(&part);
}

static void
test_random(void **state)
{
	static const char *const pieces[] = {"a", "l", "al", "-", "'", "s",
	    "ah", " ", "Nusra", "\xd8\xa7\xd9\x84", "\xd9\x86\xd8\xb5",
	    "\xd8\xa9", "\xd9\x8b", "\xcc\x81", "\xc3\xa9", "\xe2\x80\x99",
	    "\xff", "1", "\xe2\x80", ",", "\xef\xb7\xba", "\xd9\x80",
	    "\xd8\xa1", "\n", "\xe2\x80\x8d", "sh", "ash", "el", "S",
	    "\xc3\x9f", "\xf0\x9f\x98\x80", "\xca\xbf"};
	struct str in = STR_INIT, text = STR_INIT;
	struct fold_hit *hits;
	struct arena a;
	uint32_t seed;
	size_t round, k;

	(void)state;
	arena_init(&a);
	seed = 4711;
	for (round = 0; round < 30000; round++) {
		str_reset(&in);
		for (k = 0; k < round % 16; k++) {
			seed = seed * 1664525 + 1013904223;
			if (round % 4 == 0)
				str_addc(&in, (char)(seed >> 24));
			else
				str_add(&in, pieces[(seed >> 24) % 32]);
		}
		check_words(str_c(&in), in.len, &a, &text);
		check_begins(str_c(&in), in.len, &text);
		/* A text that begins with words is found in itself. */
		if (strlen(str_c(&in)) == in.len && text.len > 0) {
			k = fold_find(
			    &a, str_c(&in), in.len, str_c(&in), &hits);
			assert_int_equal(k, 1);
		}
		arena_reset(&a);
	}
	arena_clear(&a);
	str_clear(&in);
	str_clear(&text);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_folds),
	    cmocka_unit_test(test_appends),
	    cmocka_unit_test(test_every_code_point),
	    cmocka_unit_test(test_words),
	    cmocka_unit_test(test_marks),
	    cmocka_unit_test(test_contains),
	    cmocka_unit_test(test_random),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests_name("fold", tests, NULL, NULL);
}
