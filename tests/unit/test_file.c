/* SPDX-License-Identifier: ISC */
/*
 * Proves: a small file is read whole, one byte too many is refused, and what
 * is missing, a folder or a pipe is told apart without waiting.
 */
#include <errno.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "file.h"
#include "str.h"

static char dir[] = "file-XXXXXX";
static char path[64];

static int
setup(void **state)
{
	(void)state;
	assert_non_null(mkdtemp(dir));
	snprintf(path, sizeof path, "%s/a", dir);
	return 0;
}

static int
teardown(void **state)
{
	(void)state;
	unlink(path);
	return rmdir(dir);
}

static void
write_bytes(size_t n)
{
	FILE *f = fopen(path, "w");

	assert_non_null(f);
	while (n-- > 0)
		fputc('a', f);
	assert_int_equal(fclose(f), 0);
}

static void
test_sizes(void **state)
{
	struct str s = STR_INIT;
	struct err e = ERR_INIT;

	(void)state;
	write_bytes(0);
	assert_true(file_read(path, 10240, &s, &e));
	assert_int_equal(s.len, 0);
	str_add(&s, "before ");
	write_bytes(10240);
	assert_true(file_read(path, 10240, &s, &e));
	assert_int_equal(s.len, 7 + 10240);
	assert_int_equal(strncmp(str_c(&s), "before aaa", 10), 0);
	write_bytes(10241);
	str_reset(&s);
	assert_false(file_read(path, 10240, &s, &e));
	assert_string_equal(e.text, "it is larger than 10 KiB");
	assert_int_equal(s.len, 0);
	str_clear(&s);
}

static void
test_no_file(void **state)
{
	struct str s = STR_INIT;
	struct err e = ERR_INIT;

	(void)state;
	unlink(path);
	assert_false(file_read(path, 10, &s, &e));
	assert_int_equal(e.sys_errno, ENOENT);
	assert_int_equal(e.code, ERR_IO);
	assert_false(file_read(dir, 10, &s, &e));
	assert_string_equal(e.text, "it is no file, expected one");
	assert_int_equal(mkfifo(path, 0600), 0);
	assert_false(file_read(path, 10, &s, &e));
	assert_string_equal(e.text, "it is no file, expected one");
	str_clear(&s);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_sizes),
	    cmocka_unit_test(test_no_file),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, setup, teardown);
}
