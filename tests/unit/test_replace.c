/* SPDX-License-Identifier: ISC */
/*
 * Proves that a file is replaced whole or stays, that what is not ours is
 * refused, and that nothing is left beside it.
 */
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

#include "db.h"
#include "replace.h"

static char target[4096];

static void
put(const char *path, const char *text)
{
	FILE *f = fopen(path, "w");

	assert_non_null(f);
	fputs(text, f);
	fclose(f);
}

static void
is(const char *want)
{
	char buf[64] = "";
	FILE *f = fopen(target, "r");

	assert_non_null(f);
	if (fgets(buf, sizeof(buf), f) == NULL)
		buf[0] = '\0';
	fclose(f);
	assert_string_equal(buf, want);
}

static int
beside(const char *end)
{
	char path[4200];

	snprintf(path, sizeof(path), "%s%s", target, end);
	return access(path, F_OK);
}

static void
name(const char *n)
{
	snprintf(target, sizeof(target), "%s/%s", getenv("TMPDIR"), n);
}

static void
test_commit(void **state)
{
	struct err e = ERR_INIT;
	struct replace *r;

	(void)state;
	name("commit");
	put(target, "");
	assert_true(replace_open(target, &r, &e));
	assert_int_equal(beside(".strife-lock"), 0);
	put(replace_path(r), "new");
	is("");
	assert_true(replace_commit(r, &e));
	is("new");
	assert_int_equal(beside(".strife-tmp"), -1);
	assert_int_equal(beside(".strife-lock"), -1);
}

static void
test_abort(void **state)
{
	struct err e = ERR_INIT;
	struct replace *r;

	(void)state;
	name("abort");
	assert_true(replace_open(target, &r, &e));
	put(replace_path(r), "new");
	replace_abort(r);
	assert_int_equal(beside(""), -1);
	assert_int_equal(beside(".strife-tmp"), -1);
	assert_int_equal(beside(".strife-lock"), -1);
}

static void
test_foreign(void **state)
{
	struct err e = ERR_INIT;
	struct replace *r;
	struct db *db;

	(void)state;
	name("foreign");
	put(target, "a letter");
	assert_false(replace_open(target, &r, &e));
	assert_int_equal(e.code, ERR_IO);
	assert_non_null(strstr(e.text, "not a strife database"));
	is("a letter");
	/* It came while the new one was made. */
	name("later");
	assert_true(replace_open(target, &r, &e));
	put(replace_path(r), "new");
	put(target, "a letter");
	assert_false(replace_commit(r, &e));
	is("a letter");
	assert_int_equal(beside(".strife-tmp"), -1);
	/* One of ours, finished or not. */
	name("ours");
	assert_true(db_create(target, &db, &e));
	assert_true(db_schema(db, 1, &e));
	db_close(db);
	assert_true(replace_open(target, &r, &e));
	replace_abort(r);
}

static void
test_symbolic_link(void **state)
{
	char link[4200];
	struct stat st;
	struct err e = ERR_INIT;
	struct replace *r;

	(void)state;
	name("real");
	put(target, "");
	snprintf(link, sizeof(link), "%s-link", target);
	assert_int_equal(symlink("real", link), 0);
	assert_true(replace_open(link, &r, &e));
	put(replace_path(r), "new");
	assert_true(replace_commit(r, &e));
	is("new");
	assert_int_equal(lstat(link, &st), 0);
	assert_true(S_ISLNK(st.st_mode));
}

static void
test_folders(void **state)
{
	struct err e = ERR_INIT;
	struct replace *r;

	(void)state;
	name("folder");
	assert_int_equal(mkdir(target, 0700), 0);
	assert_false(replace_open(target, &r, &e));
	assert_int_equal(e.code, ERR_IO);
	name("none/file");
	assert_false(replace_open(target, &r, &e));
	assert_int_equal(e.code, ERR_IO);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_commit),
	    cmocka_unit_test(test_abort),
	    cmocka_unit_test(test_foreign),
	    cmocka_unit_test(test_symbolic_link),
	    cmocka_unit_test(test_folders),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
