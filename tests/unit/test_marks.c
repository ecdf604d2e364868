/* SPDX-License-Identifier: ISC */
/*
 * Proves: what is written reads back the same; a line that cannot be read is
 * no mark, alone, and stays in the file until its letter is set; the file is
 * made with its folders, for the reader alone, is replaced whole, and keeps the
 * marks that another session has set meanwhile, also of a letter that was set
 * here before; of eight sessions that write at once none loses a mark; one that
 * cannot be read is never replaced; a dataset's id is a file's name only if it
 * is a slug, and a folder that is no path from the root is nobody's.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "file.h"
#include "gate.h"
#include "marks.h"
#include "mem.h"
#include "str.h"

#define HEAD "# Marks of strife(1), and where it was left.\n"

static char dir[] = "marks-XXXXXX";
static struct marks m;

static int
setup(void **state)
{
	(void)state;
	marks_init(&m);
	return 0;
}

static int
teardown(void **state)
{
	(void)state;
	marks_clear(&m);
	return 0;
}

static size_t
parse(const char *text)
{
	return marks_parse(&m, text, strlen(text));
}

static void
format_is(const char *wanted)
{
	struct str s = STR_INIT;

	marks_format(&m, &s);
	assert_string_equal(str_c(&s), wanted);
	str_clear(&s);
}

static void
set(char letter, const char *link)
{
	struct mark_place p = {
	    .set = true, .pane = PLACE_TIMELINE, .link = mem_strdup(link)};

	marks_set(&m, letter, &p);
	assert_false(p.set);
}

static void
test_round(void **state)
{
	static const char text[] = HEAD
	    "a\ttimeline\t0\tevent/x\tfaction/b\tfaction/c\tkind:raid \"a b\"\n"
	    "z\tfactions\t0\t-\t-\t-\t\n"
	    "A\tdetail\t0\tclaim/x/y\t-\t-\tيوم\n"
	    "Z\tsource\t4294967295\tsource/s\t-\t-\t\n"
	    "-\tdetail\t0\tperson/p\t-\t-\t\n";
	const struct mark_place *p;

	(void)state;
	assert_int_equal(parse(text), 0);
	format_is(text);
	p = marks_at(&m, 'a');
	assert_true(p->set);
	assert_int_equal(p->pane, PLACE_TIMELINE);
	assert_string_equal(p->with, "faction/c");
	assert_string_equal(p->filter, "kind:raid \"a b\"");
	assert_null(marks_at(&m, 'z')->filter);
	assert_int_equal(marks_at(&m, 'Z')->at, UINT32_MAX);
	assert_false(marks_at(&m, 'b')->set);
	assert_null(marks_at(&m, '1'));
	assert_null(marks_at(&m, '-'));
	/* The last of several counts. */
	assert_int_equal(parse("a\tdetail\t0\tevent/y\t-\t-\t"), 0);
	assert_string_equal(marks_at(&m, 'a')->link, "event/y");
	assert_null(marks_at(&m, 'a')->with);
}

static void
test_damaged(void **state)
{
	static const char *const bad[] = {"a", "a\ttimeline", "\t\t\t\t\t\t",
	    "1\ttimeline\t0\tevent/x\t-\t-\t",
	    "aa\ttimeline\t0\tevent/x\t-\t-\t",
	    "a\tnowhere\t0\tevent/x\t-\t-\t", "a\ttimeline\t\tevent/x\t-\t-\t",
	    "a\ttimeline\t-1\tevent/x\t-\t-\t",
	    "a\ttimeline\t4294967296\tevent/x\t-\t-\t",
	    "a\ttimeline\t0x\tevent/x\t-\t-\t", "a\ttimeline\t0\tevent\t-\t-\t",
	    "a\ttimeline\t0\t../x\t-\t-\t", "a\ttimeline\t0\t\t-\t-\t",
	    "a\ttimeline\t0\tevent/x\tevent/y\t-\t",
	    "a\ttimeline\t0\tevent/x\t-\tplace/y\t",
	    "a\ttimeline\t0\tevent/x\t-\t-\ta\tb",
	    "a\ttimeline\t0\tevent/x\t-\t-\t\033[2J",
	    "a\ttimeline\t0\tevent/x\t-\t-\t\xff", "a timeline 0 event/x - - "};
	size_t i;

	(void)state;
	for (i = 0; i < sizeof bad / sizeof *bad; i++)
		assert_int_equal(parse(bad[i]), 1);
	assert_int_equal(marks_parse(&m, "a\0b\n\n#\n", 7), 1);
	for (i = 0; i < MARKS_LETTERS; i++)
		assert_false(m.list[i].set);
	assert_false(m.last.set);
	str_reset(&m.unread);
	assert_int_equal(
	    parse("b\n\nc\ttimeline\t0\tevent/x\t-\t-\t\nd\ttim"), 2);
	format_is(HEAD "c\ttimeline\t0\tevent/x\t-\t-\t\nb\nd\ttim\n");
}

static void
test_paths(void **state)
{
	static const char *const bad[] = {"", ".", "..", "a/b", "../a", "a b"};
	char *path;
	size_t i;

	(void)state;
	for (i = 0; i < sizeof bad / sizeof *bad; i++)
		assert_null(marks_path("d", bad[i]));
	assert_null(marks_path("d", NULL));
	path = marks_path("d", "mini-2");
	assert_string_equal(path, "d/mini-2.marks");
	mem_free(path);
	setenv("HOME", "/h", 1);
	unsetenv("XDG_STATE_HOME");
	path = marks_path(NULL, "mini");
	assert_string_equal(path, "/h/.local/state/strife/mini.marks");
	mem_free(path);
	setenv("XDG_STATE_HOME", "/s", 1);
	path = marks_path(NULL, "mini");
	assert_string_equal(path, "/s/strife/mini.marks");
	mem_free(path);
	/* The XDG specification: what is no path from the root is no path. */
	setenv("XDG_STATE_HOME", "s", 1);
	path = marks_path(NULL, "mini");
	assert_string_equal(path, "/h/.local/state/strife/mini.marks");
	mem_free(path);
	setenv("HOME", "h", 1);
	assert_null(marks_path(NULL, "mini"));
	unsetenv("XDG_STATE_HOME");
	unsetenv("HOME");
	assert_null(marks_path(NULL, "mini"));
}

static void
file_is(const char *path, const char *wanted)
{
	struct str s = STR_INIT;
	struct err e = ERR_INIT;

	assert_true(file_read(path, 10000, &s, &e));
	assert_string_equal(str_c(&s), wanted);
	str_clear(&s);
}

static void
test_file(void **state)
{
	char path[80], sub[40];
	struct marks other;
	struct err e = ERR_INIT;
	struct stat st;
	size_t bad = 9;

	(void)state;
	assert_non_null(mkdtemp(dir));
	snprintf(sub, sizeof sub, "%s/sub", dir);
	snprintf(path, sizeof path, "%s/x.marks", sub);
	assert_true(marks_read(&m, path, &bad, &e));
	assert_int_equal(bad, 0);
	set('a', "event/a");
	set('b', "event/b");
	assert_true(marks_write(&m, path, &e));
	assert_int_equal(stat(sub, &st), 0);
	assert_int_equal(st.st_mode & 0777, 0700);
	assert_int_equal(stat(path, &st), 0);
	assert_int_equal(st.st_mode & 0777, 0600);
	file_is(path, HEAD "a\ttimeline\t0\tevent/a\t-\t-\t\n"
			   "b\ttimeline\t0\tevent/b\t-\t-\t\n");

	/* Another session, which has read the same, sets two. */
	marks_init(&other);
	assert_true(marks_read(&other, path, &bad, &e));
	marks_clear(&m);
	m = other;
	set('b', "event/b2");
	set('c', "event/c");
	assert_true(marks_write(&m, path, &e));
	/* And a third that had read nothing. */
	marks_clear(&m);
	set('c', "event/c3");
	assert_true(marks_write(&m, path, &e));
	file_is(path, HEAD "a\ttimeline\t0\tevent/a\t-\t-\t\n"
			   "b\ttimeline\t0\tevent/b2\t-\t-\t\n"
			   "c\ttimeline\t0\tevent/c3\t-\t-\t\n");
	assert_string_equal(marks_at(&m, 'a')->link, "event/a");

	/* What cannot be read stays. */
	assert_int_equal(unlink(path), 0);
	assert_int_equal(mkdir(path, 0700), 0);
	assert_false(marks_read(&m, path, &bad, &e));
	assert_false(marks_write(&m, path, &e));
	assert_int_equal(rmdir(path), 0);
	assert_int_equal(rmdir(sub), 0);
	assert_int_equal(rmdir(dir), 0);
}

/* A file of its own for a test, in DIR. */
static char *
fresh(void)
{
	static char path[80];

	memcpy(dir + strlen(dir) - 6, "XXXXXX", 6);
	assert_non_null(mkdtemp(dir));
	snprintf(path, sizeof path, "%s/x.marks", dir);
	return path;
}

static void
gone(const char *path)
{
	assert_int_equal(unlink(path), 0);
	assert_int_equal(rmdir(dir), 0);
}

static void
writes(const char *path)
{
	struct err e = ERR_INIT;

	assert_true(marks_write(&m, path, &e));
}

/* What was written once is not written again over what came later. */
static void
test_later(void **state)
{
	const char *path = fresh();
	struct marks mine;

	(void)state;
	set('a', "event/mine");
	writes(path);
	mine = m;
	marks_init(&m);
	set('a', "event/theirs");
	writes(path);
	marks_clear(&m);
	m = mine;
	set('b', "event/b");
	writes(path);
	file_is(path, HEAD "a\ttimeline\t0\tevent/theirs\t-\t-\t\n"
			   "b\ttimeline\t0\tevent/b\t-\t-\t\n");
	gone(path);
}

/* Lines of a newer strife, or of nobody, outlive a session that sets others. */
static void
test_newer(void **state)
{
	static const char newer[] =
	    "a\tcompare\t0\tevent/x\t-\t-\t\tvoice\nb\tmap\n"
	    "=version\t2\n\xff\n";
	const char *path = fresh();
	struct err e = ERR_INIT;
	struct out *out;
	size_t bad;

	(void)state;
	out = out_file(path, &e);
	assert_non_null(out);
	out_raw(out, newer, strlen(newer));
	assert_true(out_close(out, &e));
	assert_true(marks_read(&m, path, &bad, &e));
	assert_int_equal(bad, 4);
	set('b', "event/b");
	writes(path);
	writes(path);
	file_is(path, HEAD "b\ttimeline\t0\tevent/b\t-\t-\t\n"
			   "a\tcompare\t0\tevent/x\t-\t-\t\tvoice\n"
			   "=version\t2\n\xff\n");
	gone(path);
}

#define SESSIONS 8

/* Sessions that all write when the pipe is closed, each its letter. */
static void
test_at_once(void **state)
{
	const char *path = fresh();
	struct err e = ERR_INIT;
	int go[2], status, i;
	size_t bad;
	char c;

	(void)state;
	assert_int_equal(pipe(go), 0);
	for (i = 0; i < SESSIONS; i++) {
		if (fork() != 0)
			continue;
		close(go[1]);
		set((char)('a' + i), "event/x");
		(void)!read(go[0], &c, 1);
		_exit(marks_write(&m, path, &e) ? 0 : 1);
	}
	close(go[0]);
	close(go[1]);
	for (i = 0; i < SESSIONS; i++) {
		assert_true(wait(&status) > 0);
		assert_int_equal(status, 0);
	}
	assert_true(marks_read(&m, path, &bad, &e));
	for (i = 0; i < SESSIONS; i++)
		assert_true(marks_at(&m, (char)('a' + i))->set);
	gone(path);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test_setup_teardown(test_round, setup, teardown),
	    cmocka_unit_test_setup_teardown(test_damaged, setup, teardown),
	    cmocka_unit_test_setup_teardown(test_paths, setup, teardown),
	    cmocka_unit_test_setup_teardown(test_file, setup, teardown),
	    cmocka_unit_test_setup_teardown(test_later, setup, teardown),
	    cmocka_unit_test_setup_teardown(test_newer, setup, teardown),
	    cmocka_unit_test_setup_teardown(test_at_once, setup, teardown),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
