/* SPDX-License-Identifier: ISC */
/*
 * Proves: the text is replaced by err_set and grown at its front by
 * err_prepend; errno is kept and told; what does not fit is cut at a whole
 * character and marked; each code has the exit status of the manual.
 */
#include <errno.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "err.h"

static void
set_replaces(void **state)
{
	struct err e = ERR_INIT;

	assert_int_equal(e.code, ERR_NONE);
	assert_string_equal(e.text, "");
	assert_false(err_set(&e, ERR_DATA, "line %d: %s", 7, "bad"));
	assert_int_equal(e.code, ERR_DATA);
	assert_int_equal(e.sys_errno, 0);
	assert_string_equal(e.text, "line 7: bad");
	assert_false(err_set(&e, ERR_USAGE, "other"));
	assert_int_equal(e.code, ERR_USAGE);
	assert_string_equal(e.text, "other");
}

static void
set_may_quote_itself(void **state)
{
	struct err e = ERR_INIT;

	err_set(&e, ERR_DATA, "inner");
	err_set(&e, ERR_DATA, "<%s>", e.text);
	assert_string_equal(e.text, "<inner>");
}

static void
errno_is_told(void **state)
{
	struct err e = ERR_INIT;

	errno = ENOENT;
	assert_false(err_set_errno(&e, "cannot open %s", "a.db"));
	assert_int_equal(e.code, ERR_IO);
	assert_int_equal(e.sys_errno, ENOENT);
	assert_string_equal(
	    e.text, "cannot open a.db: No such file or directory");
	err_set(&e, ERR_DATA, "x");
	assert_int_equal(e.sys_errno, 0);
}

static void
prepend_grows_the_front(void **state)
{
	struct err e = ERR_INIT;

	errno = EACCES;
	err_set_errno(&e, "read");
	assert_false(err_prepend(&e, "line %d", 3));
	assert_false(err_prepend(&e, "%s", "a.yaml"));
	assert_string_equal(e.text, "a.yaml: line 3: read: Permission denied");
	assert_int_equal(e.code, ERR_IO);
	assert_int_equal(e.sys_errno, EACCES);
}

static void
long_text_is_cut(void **state)
{
	struct err e = ERR_INIT;
	char text[2 * sizeof(e.text)];

	memset(text, 'x', sizeof(text));
	text[sizeof(e.text) - 1] = '\0';
	err_set(&e, ERR_DATA, "%s", text);
	assert_string_equal(e.text, text);

	err_set(&e, ERR_DATA, "%sx", text);
	assert_int_equal(strlen(e.text), sizeof(e.text) - 1);
	assert_string_equal(e.text + sizeof(e.text) - 5, "x...");

	err_set(&e, ERR_DATA, "%s", text);
	err_prepend(&e, "front");
	assert_memory_equal(e.text, "front: xxx", 10);
	assert_int_equal(strlen(e.text), sizeof(e.text) - 1);
	assert_string_equal(e.text + sizeof(e.text) - 5, "x...");
}

/* U+2026 is three bytes: wherever the cut falls, none of them is left. */
static void
cut_spares_characters(void **state)
{
	struct err e = ERR_INIT;
	char text[2 * sizeof(e.text)];
	size_t i, shift, n;

	for (shift = 0; shift < 3; shift++) {
		memset(text, 'x', shift);
		for (i = shift; i + 3 < sizeof(text); i += 3)
			memcpy(text + i, "\xE2\x80\xA6", 3);
		text[i] = '\0';
		err_set(&e, ERR_DATA, "%s", text);
		n = strlen(e.text);
		assert_true(n >= sizeof(e.text) - 3);
		assert_string_equal(e.text + n - 3, "...");
		assert_int_equal((n - 3 - shift) % 3, 0);
		assert_memory_equal(e.text, text, n - 3);
	}
}

static void
exit_statuses(void **state)
{
	const struct {
		enum err_code code;
		int status;
	} rows[] = {{ERR_NONE, 0}, {ERR_USAGE, 2}, {ERR_DATA, 3}, {ERR_IO, 4},
	    {ERR_INTERRUPTED, 4}};
	struct err e = ERR_INIT;
	size_t i;

	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		e.code = rows[i].code;
		assert_int_equal(err_exit_status(&e), rows[i].status);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(set_replaces),
	    cmocka_unit_test(set_may_quote_itself),
	    cmocka_unit_test(errno_is_told),
	    cmocka_unit_test(prepend_grows_the_front),
	    cmocka_unit_test(long_text_is_cut),
	    cmocka_unit_test(cut_spares_characters),
	    cmocka_unit_test(exit_statuses),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
