/* SPDX-License-Identifier: ISC */
/*
 * Proves that every kind of address is read and written back alike, that a
 * pair comes out in order, and that nothing else is taken for an address.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "link.h"
#include "str.h"

static void
round_trip(const char *in, const char *want)
{
	struct str b = STR_INIT;
	struct link l;

	assert_true(link_parse(in, &l));
	link_format(&l, &b);
	assert_string_equal(str_c(&b), want);
	str_clear(&b);
}

static void
test_kinds(void **state)
{
	static const char *const plain[] = {
	    "event", "faction", "relation", "source", "place", "person"};
	struct str b = STR_INIT;
	struct link l;
	size_t i;

	(void)state;
	for (i = 0; i < 6; i++) {
		str_reset(&b);
		str_printf(&b, "%s/a-b2", plain[i]);
		round_trip(str_c(&b), str_c(&b));
		assert_true(link_parse(str_c(&b), &l));
		assert_string_equal(l.id, "a-b2");
		assert_string_equal(l.id2, "");
		assert_string_equal(link_kind_name(l.kind), plain[i]);
	}
	str_clear(&b);
}

static void
test_pair(void **state)
{
	struct link l;

	(void)state;
	round_trip("pair/hazzm+nusra-front", "pair/hazzm+nusra-front");
	round_trip("pair/nusra-front+hazzm", "pair/hazzm+nusra-front");
	assert_true(link_parse("pair/b+a", &l));
	assert_int_equal(l.kind, LINK_PAIR);
	assert_string_equal(l.id, "a");
	assert_string_equal(l.id2, "b");
}

static void
test_claim(void **state)
{
	struct link l;

	(void)state;
	round_trip("claim/fall-of-x/first", "claim/fall-of-x/first");
	round_trip("claim/event:fall-of-x/first", "claim/fall-of-x/first");
	round_trip("claim/faction:srf/strength", "claim/faction:srf/strength");
	assert_true(link_parse("claim/relation:r/one", &l));
	assert_int_equal(l.kind, LINK_CLAIM);
	assert_string_equal(l.subject_kind, "relation");
	assert_string_equal(l.id, "r");
	assert_string_equal(l.id2, "one");
	assert_true(link_parse("claim/e/c", &l));
	assert_string_equal(l.subject_kind, "event");
}

static void
test_no_link(void **state)
{
	static const char *const bad[] = {"", "event", "event/", "/x",
	    "events/x", "Event/x", "event/x/y", "event/x.db", "event/../x",
	    "event/-x", "event/x y", "./event/x", "pair/a", "pair/a+",
	    "pair/+b", "pair/a+b+c", "claim/x", "claim/x/", "claim//y",
	    "claim/x/y/z", "claim/source:x/y", "claim/pair:x/y",
	    "claim/foo:x/y", "none/x", "event/\xd8\xa7"};
	char longest[120];
	struct link l;
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
		l.kind = LINK_PLACE;
		assert_false(link_parse(bad[i], &l));
		assert_int_equal(l.kind, LINK_NONE);
	}
	memset(longest, 'a', sizeof(longest));
	memcpy(longest, "event/", 6);
	longest[106] = '\0';
	assert_true(link_parse(longest, &l));
	assert_int_equal(strlen(l.id), 100);
	longest[106] = 'a';
	longest[107] = '\0';
	assert_false(link_parse(longest, &l));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_kinds),
	    cmocka_unit_test(test_pair),
	    cmocka_unit_test(test_claim),
	    cmocka_unit_test(test_no_link),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
