/* SPDX-License-Identifier: ISC */
/*
 * Proves the outputs: that they gate, that files appear whole or not at all,
 * that errors stick, and that a reader who goes away is no error.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "gate.h"
#include "str.h"

static void
test_memory(void **state)
{
	struct err e = ERR_INIT;
	struct str to = STR_INIT;
	struct out *o;
	char longer[2000];

	(void)state;
	o = out_memory(&to);
	assert_false(out_is_tty(o));
	assert_int_equal(out_columns(o), 80);
	out_raw(o, "\x1b[0m", 4);
	out_text(o, "a\nb", 3, 0);
	out_printf(o, "|%s\t%d|\n", "x\x1by", 7);
	assert_string_equal(str_c(&to), "\x1b[0ma\xe2\x90\x8a"
					"b|x\xe2\x90\x9by\t7|\n");
	str_reset(&to);
	memset(longer, 'm', sizeof(longer) - 1);
	longer[sizeof(longer) - 1] = '\0';
	out_printf(o, "%s%c", longer, '\x07');
	assert_int_equal(to.len, sizeof(longer) - 1 + 3);
	assert_string_equal(to.s + to.len - 3, "\xe2\x90\x87");
	str_reset(&to);
	out_printf(o, "%s", "");
	assert_int_equal(to.len, 0);
	assert_true(out_close(o, &e));
	str_clear(&to);
}

/* A scratch directory under the working one. */
static char dir[] = "test_gate.XXXXXX";
static char path[64], other[64];

static int
make_dir(void **state)
{
	(void)state;
	strcpy(dir, "test_gate.XXXXXX");
	if (mkdtemp(dir) == NULL)
		return -1;
	snprintf(path, sizeof(path), "%s/out", dir);
	snprintf(other, sizeof(other), "%s/other", dir);
	return 0;
}

static int
remove_dir(void **state)
{
	(void)state;
	unlink(path);
	unlink(other);
	return rmdir(dir); /* fails where a temporary file was left */
}

static void
put(const char *name, const char *text)
{
	FILE *f;

	f = fopen(name, "w");
	assert_non_null(f);
	fputs(text, f);
	fclose(f);
}

static void
assert_file(const char *name, const char *want)
{
	char got[200];
	size_t n;
	FILE *f;

	f = fopen(name, "r");
	assert_non_null(f);
	n = fread(got, 1, sizeof(got) - 1, f);
	got[n] = '\0';
	fclose(f);
	assert_string_equal(got, want);
}

static void
test_file_appears_at_close(void **state)
{
	struct err e = ERR_INIT;
	struct out *o;

	(void)state;
	put(path, "old");
	assert_int_equal(chmod(path, 0640), 0);
	o = out_file(path, &e);
	assert_non_null(o);
	out_printf(o, "new %s\n", "\x1b");
	assert_file(path, "old");
	assert_true(out_close(o, &e));
	assert_file(path, "new \xe2\x90\x9b\n");
}

static void
test_file_keeps_mode_and_links(void **state)
{
	struct err e = ERR_INIT;
	struct out *o;
	struct stat st;

	(void)state;
	put(other, "old");
	assert_int_equal(chmod(other, 0640), 0);
	assert_int_equal(symlink("other", path), 0);
	o = out_file(path, &e);
	assert_non_null(o);
	out_raw(o, "new", 3);
	assert_true(out_close(o, &e));
	assert_file(other, "new");
	assert_int_equal(lstat(path, &st), 0);
	assert_true(S_ISLNK(st.st_mode));
	assert_int_equal(stat(other, &st), 0);
	assert_int_equal(st.st_mode & 0777, 0640);
}

static void
test_file_discarded(void **state)
{
	struct err e = ERR_INIT;
	struct out *o;

	(void)state;
	o = out_file(path, &e);
	assert_non_null(o);
	out_raw(o, "half", 4);
	out_discard(o);
	assert_int_not_equal(access(path, F_OK), 0);
}

static void
test_file_no_directory(void **state)
{
	struct err e = ERR_INIT;

	(void)state;
	assert_null(out_file("no/such/place", &e));
	assert_int_equal(e.code, ERR_IO);
	assert_string_equal(
	    e.text, "cannot write no/such/place: No such file or directory");
	assert_null(out_file(dir, &e));
	assert_int_equal(e.code, ERR_IO);
}

static void
test_file_is_big(void **state)
{
	struct err e = ERR_INIT;
	struct out *o;
	struct stat st;
	int i;

	(void)state;
	o = out_file(path, &e);
	assert_non_null(o);
	for (i = 0; i < 50000; i++)
		out_text(o, "0123456789", 10, 0);
	assert_true(out_close(o, &e));
	assert_int_equal(stat(path, &st), 0);
	assert_int_equal(st.st_size, 500000);
}

static void
test_device_in_place(void **state)
{
	struct err e = ERR_INIT;
	struct out *o;
	struct stat st;

	(void)state;
	o = out_file("/dev/null", &e);
	assert_non_null(o);
	out_raw(o, "x", 1);
	assert_true(out_close(o, &e));
	assert_int_equal(stat("/dev/null", &st), 0);
	assert_true(S_ISCHR(st.st_mode));
}

static void
test_errors_stick(void **state)
{
	struct err e = ERR_INIT;
	struct out *o;

	(void)state;
	if (access("/dev/full", W_OK) != 0)
		skip();
	o = out_file("/dev/full", &e);
	assert_non_null(o);
	out_raw(o, "x", 1);
	assert_false(out_close(o, &e));
	assert_int_equal(e.code, ERR_IO);
	assert_string_equal(
	    e.text, "cannot write /dev/full: No space left on device");
}

/* The master of a new terminal; its slave's name in PATH. */
static int
open_terminal(void)
{
	int fd;

	fd = posix_openpt(O_RDWR | O_NOCTTY);
	if (fd < 0 || grantpt(fd) != 0 || unlockpt(fd) != 0)
		skip();
	assert_int_equal(ptsname_r(fd, path, sizeof(path)), 0);
	return fd;
}

/* A terminal; the locale of a test that sets none is C. */
static void
test_plain_terminal(void **state)
{
	struct winsize ws = {.ws_col = 46, .ws_row = 20};
	struct err e = ERR_INIT;
	struct out *o;
	char got[64];
	ssize_t n;
	int fd;

	(void)state;
	fd = open_terminal();
	o = out_file(path, &e);
	assert_non_null(o);
	assert_true(out_is_tty(o));
	assert_int_equal(setenv("COLUMNS", "70", 1), 0);
	assert_int_equal(out_columns(o), 70);
	assert_int_equal(setenv("COLUMNS", "7x", 1), 0);
	assert_int_equal(out_columns(o), 80);
	assert_int_equal(ioctl(fd, TIOCSWINSZ, &ws), 0);
	assert_int_equal(out_columns(o), 46);
	out_printf(o, "27–28 ± “%s”", "\x1bé");
	assert_true(out_close(o, &e));
	n = read(fd, got, sizeof(got) - 1);
	assert_true(n > 0);
	got[n] = '\0';
	assert_string_equal(got, "27-28 ? \"??\"");
	close(fd);
}

/* Put FD in the place of standard stream STREAM, give back the old one. */
static int
swap_fd(int stream, int fd)
{
	int old;

	old = dup(stream);
	assert_true(old >= 0);
	assert_true(dup2(fd, stream) >= 0);
	close(fd);
	return old;
}

static void
test_reader_gone(void **state)
{
	struct err e = ERR_INIT;
	int ends[2], old, i;
	bool ok;

	(void)state;
	assert_int_equal(pipe(ends), 0);
	close(ends[0]);
	old = swap_fd(STDOUT_FILENO, ends[1]);
	for (i = 0; i < 10000; i++)
		out_printf(out_stdout(), "line %d of many\n", i);
	ok = out_close(out_stdout(), &e);
	swap_fd(STDOUT_FILENO, old);
	assert_true(ok);
	assert_int_equal(e.code, ERR_NONE);
}

static void
test_error_line(void **state)
{
	char got[100];
	int ends[2], old;
	ssize_t n;

	(void)state;
	assert_int_equal(pipe(ends), 0);
	old = swap_fd(STDERR_FILENO, ends[1]);
	out_error("no event “%s”", "a\nb\x1b");
	swap_fd(STDERR_FILENO, old);
	n = read(ends[0], got, sizeof(got) - 1);
	close(ends[0]);
	assert_true(n > 0);
	got[n] = '\0';
	assert_string_equal(got, "strife: no event “a␊b␛”\n");
}

#define WITH_DIR(f) cmocka_unit_test_setup_teardown(f, make_dir, remove_dir)

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_memory),
	    WITH_DIR(test_file_appears_at_close),
	    WITH_DIR(test_file_keeps_mode_and_links),
	    WITH_DIR(test_file_discarded),
	    WITH_DIR(test_file_no_directory),
	    WITH_DIR(test_file_is_big),
	    cmocka_unit_test(test_device_in_place),
	    cmocka_unit_test(test_errors_stick),
	    cmocka_unit_test(test_plain_terminal),
	    cmocka_unit_test(test_reader_gone),
	    cmocka_unit_test(test_error_line),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests_name("out", tests, NULL, NULL);
}
