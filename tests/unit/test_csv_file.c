/* SPDX-License-Identifier: ISC */
/*
 * Proves: rows come out as they stand in the file, with the line on which
 * they begin, whatever ends a line and whatever stands in quotes; a row that
 * breaks the rules is told as such and costs no other row; what is no text
 * becomes U+FFFD; a file larger than any buffer reads the same.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "csv_file.h"
#include "hash.h"
#include "str.h"

/* All rows of F: "LINE:field|field" each; broken ones "LINE!field". */
static void
read_all(struct csv_file *f, struct str *out)
{
	const struct csv_row *row;
	struct err e = ERR_INIT;
	size_t i;

	for (;;) {
		assert_true(csv_file_next(f, &row, &e));
		if (row == NULL)
			break;
		str_printf(out, "%s%llu%s", out->len > 0 ? " / " : "",
		    (unsigned long long)row->line,
		    row->broken != NULL ? "!" : ":");
		for (i = 0; i < row->n; i++)
			str_printf(
			    out, "%s%s", i > 0 ? "|" : "", row->field[i]);
	}
}

static void
rows_are(const char *s, size_t n, const char *wanted)
{
	struct csv_file *f = csv_file_text(s, n, 0);
	struct str out = STR_INIT;

	read_all(f, &out);
	assert_string_equal(str_c(&out), wanted);
	csv_file_close(f);
	str_clear(&out);
}

#define ROWS(s, wanted) rows_are(s, sizeof(s) - 1, wanted)

static void
test_lines(void **state)
{
	(void)state;
	ROWS("a,b\n1,2\n", "1:a|b / 2:1|2");
	ROWS("a,b\r\n1,2\r\n", "1:a|b / 2:1|2");
	ROWS("a,b\r1,2\r", "1:a|b / 2:1|2");
	ROWS("a,b\n1,2", "1:a|b / 2:1|2");
	ROWS("\n\r\n  \na,b\n\n\n1,2\n\n", "4:a|b / 7:1|2");
	ROWS("", "");
	ROWS("\n\n", "");
	ROWS("a,b,\n1,2,\n", "1:a|b| / 2:1|2|");
	ROWS(" a , b \n", "1:a|b");
	ROWS("a,,\"\"\n", "1:a||");
}

static void
test_quotes(void **state)
{
	(void)state;
	ROWS("\"a\nb\",c\nd\n", "1:a\nb|c / 3:d");
	ROWS("\"a\r\nb\",c\r\nd\r\n", "1:a\r\nb|c / 3:d");
	ROWS("\"a\n\",\"\n\"\nd\n", "1:a\n|\n / 4:d");
	ROWS("\"\"\"a,b\"\";\"\"c\"\"\",d\n", "1:\"a,b\";\"c\"|d");
	ROWS("a\\b,\"c\\\"\n", "1:a\\b|c\\");
}

static void
test_delimiters(void **state)
{
	(void)state;
	ROWS("a;b;c\n1,5;2;3\n", "1:a|b|c / 2:1,5|2|3");
	ROWS("a\tb\n1\t\t\n", "1:a|b / 2:1||");
	ROWS("\"a;b;c\",d\n", "1:a;b;c|d");
	ROWS("alone\n", "1:alone");
}

static void
test_broken(void **state)
{
	(void)state;
	/* Only the row itself is lost, and its own lines are tried. */
	ROWS("a,b\n\"x\"y,1\n2,3\n", "1:a|b / 2! / 3:2|3");
	ROWS("a,b\nx\"y,1\n2,3\n", "1:a|b / 2! / 3:2|3");
	ROWS("a,b\n\"open,1\n2,3\n", "1:a|b / 2! / 3:2|3");
	ROWS("a,b\n\"open\n2,3\n4,\"5\"\n", "1:a|b / 2! / 3:2|3 / 4:4|5");
	ROWS("a\n\"", "1:a / 2!");
	/* What stands before the fault is told. */
	ROWS("7,\"b\",\"c\"d,e\n8,f\n", "1!7|b / 2:8|f");
	ROWS("7,b\"\n", "1!7");
	ROWS("7,b,\"c\n", "1!7|b");
	/* Two that open, one behind the other. */
	ROWS("\"a\n\"b\nc\n", "1! / 2! / 3:c");
}

static void
test_text(void **state)
{
	(void)state;
	ROWS("a\0b,c\n", "1:a\xef\xbf\xbd"
			 "b|c");
	ROWS("a,\xe9t\xe9\nb,\xc3\xa9\n", "1:a|\xef\xbf\xbdt\xef\xbf\xbd / "
					  "2:b|\xc3\xa9");
}

/* ---- files ---- */

static char path[64];

static struct csv_file *
file_of(const char *s, size_t n)
{
	struct csv_file *f;
	struct err e = ERR_INIT;
	int fd;

	snprintf(path, sizeof(path), "%s/csv-XXXXXX",
	    getenv("TMPDIR") != NULL ? getenv("TMPDIR") : "/tmp");
	fd = mkstemp(path);
	assert_true(fd >= 0);
	assert_int_equal(write(fd, s, n), (ssize_t)n);
	close(fd);
	if (!csv_file_open(path, &f, &e))
		f = NULL;
	unlink(path);
	return f;
}

static void
test_file(void **state)
{
	static const char text[] = "\xef\xbb\xbf"
				   "a;b\r\n1;2\r\n";
	struct csv_file *f = file_of(text, sizeof(text) - 1);
	struct str out = STR_INIT;
	struct err e = ERR_INIT;
	char sum[HASH_SIZE];

	(void)state;
	assert_non_null(f);
	read_all(f, &out);
	assert_string_equal(str_c(&out), "1:a|b / 2:1|2");
	hash_of(text, sizeof(text) - 1, sum);
	assert_string_equal(csv_file_sum(f), sum);
	assert_int_equal(csv_file_offset(f), csv_file_size(f));
	assert_true(csv_file_rewind(f, &e));
	str_reset(&out);
	read_all(f, &out);
	assert_string_equal(str_c(&out), "1:a|b / 2:1|2");
	assert_string_equal(csv_file_sum(f), sum);
	csv_file_close(f);
	str_clear(&out);
}

static void
test_refused(void **state)
{
	struct csv_file *f;
	struct err e = ERR_INIT;

	(void)state;
	assert_null(file_of("\xff\xfe"
			    "a\0",
	    4));
	assert_false(csv_file_open("/nowhere/at/all.csv", &f, &e));
	assert_int_equal(e.code, ERR_IO);
	assert_false(csv_file_open("/", &f, &e));
	assert_int_equal(e.code, ERR_IO);
}

/* Rows of all lengths over many buffers; and one line without an end. */
static void
test_large(void **state)
{
	struct str s = STR_INIT;
	struct csv_file *f;
	const struct csv_row *row;
	struct err e = ERR_INIT;
	uint64_t line = 1;
	size_t i, k, n = 3000;

	(void)state;
	for (i = 0; i < n; i++) {
		str_printf(&s, "%zu,\"", i);
		for (k = 0; k < i % 700; k++)
			str_add(&s, k % 90 == 89 ? "\r\n" : "x");
		str_add(&s, "\"\r\n");
	}
	str_add(&s, "long,");
	for (i = 0; i < 3 * CSV_FILE_ROW_MAX; i++)
		str_addc(&s, 'y');
	str_add(&s, "\nend,1\n");
	f = file_of(str_c(&s), s.len);
	assert_non_null(f);
	for (i = 0; i < n; i++) {
		assert_true(csv_file_next(f, &row, &e));
		assert_non_null(row);
		assert_null(row->broken);
		assert_int_equal(row->n, 2);
		assert_int_equal(row->line, line);
		assert_int_equal(strtoul(row->field[0], NULL, 10), i);
		/* Each line end is two bytes where an x is one. */
		assert_int_equal(strlen(row->field[1]), i % 700 + i % 700 / 90);
		line += 1 + i % 700 / 90;
	}
	assert_true(csv_file_next(f, &row, &e));
	assert_non_null(row);
	assert_non_null(row->broken);
	assert_int_equal(row->line, line);
	assert_true(csv_file_next(f, &row, &e));
	assert_non_null(row);
	assert_null(row->broken);
	assert_int_equal(row->line, line + 1);
	assert_string_equal(row->field[0], "end");
	assert_true(csv_file_next(f, &row, &e));
	assert_null(row);
	csv_file_close(f);
	str_clear(&s);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_lines),
	    cmocka_unit_test(test_quotes),
	    cmocka_unit_test(test_delimiters),
	    cmocka_unit_test(test_broken),
	    cmocka_unit_test(test_text),
	    cmocka_unit_test(test_file),
	    cmocka_unit_test(test_refused),
	    cmocka_unit_test(test_large),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
