/* SPDX-License-Identifier: ISC */
/*
 * Proves SHA-256 against the vectors of FIPS 180-4, at once and in pieces.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "hash.h"

static const char two_blocks[] =
    "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq";
static const char two_blocks_sum[] =
    "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1";

static void
test_at_once(void **state)
{
	char hex[HASH_SIZE];

	(void)state;
	hash_of("", 0, hex);
	assert_string_equal(hex, "e3b0c44298fc1c149afbf4c8996fb924"
				 "27ae41e4649b934ca495991b7852b855");
	hash_of("abc", 3, hex);
	assert_string_equal(hex, "ba7816bf8f01cfea414140de5dae2223"
				 "b00361a396177a9cb410ff61f20015ad");
	hash_of(two_blocks, strlen(two_blocks), hex);
	assert_string_equal(hex, two_blocks_sum);
}

static void
test_pieces(void **state)
{
	char hex[HASH_SIZE];
	struct hash *h;
	size_t i;

	(void)state;
	h = hash_new();
	for (i = 0; i < strlen(two_blocks); i++)
		hash_add(h, two_blocks + i, 1);
	hash_end(h, hex);
	assert_string_equal(hex, two_blocks_sum);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_at_once),
	    cmocka_unit_test(test_pieces),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
