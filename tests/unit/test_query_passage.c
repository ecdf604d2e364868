/* SPDX-License-Identifier: ISC */
/*
 * Proves: the passage of a claim is the same whether its source's text is
 * short or long; of a long one that was compared once only what lies round the
 * quotes is read again; a text with one other byte, wherever it is, gives no
 * quotes when the database is opened, and a quote with one other byte is not
 * shown even if that has changed since; a comparison that a key has stopped
 * goes on.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <fcntl.h>
#include <unistd.h>

#include <cmocka.h>

#include "db.h"
#include "hash.h"
#include "mem.h"
#include "query.h"
#include "tiny.h"

#define FAR 1000000 /* bytes between two quotes */

static struct arena arena;
static char path[4096];

static int
setup(void **state)
{
	(void)state;
	arena_init(&arena);
	snprintf(path, sizeof(path), "%s/long.db", getenv("TMPDIR"));
	return 0;
}

static int
teardown(void **state)
{
	(void)state;
	arena_clear(&arena);
	return 0;
}

/* Source 1 is what it now says. */
static void
take_sum(struct db *db)
{
	char sum[HASH_SIZE];
	struct err e = ERR_INIT;
	struct stmt *st;
	bool row;

	assert_true(
	    db_prepare(db, "SELECT text FROM source WHERE n = 1", &st, &e));
	assert_true(db_step(st, &row, &e) && row);
	hash_of(db_text(st, 0), db_bytes(st, 0), sum);
	db_reset(st);
	assert_true(db_prepare(
	    db, "UPDATE source SET sha256 = ?1 WHERE n = 1", &st, &e));
	db_bind_text(st, 1, sum);
	assert_true(db_run(st, &e));
}

/* The tiny database, changed by SQL, in the file PATH or, NULL, in memory. */
static struct db *
changed(const char *file, const char *sql)
{
	struct err e = ERR_INIT;
	struct db *db;

	assert_true(tiny_create(file, &db, &e));
	assert_true(db_exec(db, sql, &e));
	take_sum(db);
	return db;
}

/* All claims of the events of X and Y, whose texts differ only in what stands
 * before (SHIFT bytes) and behind, show the same. */
static void
same_passages(struct db *x, struct db *y, uint32_t shift)
{
	struct err e = ERR_INIT;
	struct q_claim *a, *b;
	size_t i, k, n, n2, quotes = 0;
	uint32_t event;

	for (event = 1; event <= 5; event++) {
		assert_true(
		    query_claims(x, &arena, SUBJECT_EVENT, event, &a, &n, &e));
		assert_true(
		    query_claims(y, &arena, SUBJECT_EVENT, event, &b, &n2, &e));
		assert_int_equal(n, n2);
		for (i = 0; i < n; i++) {
			assert_int_equal(a[i].damaged, b[i].damaged);
			if (a[i].coded_row || a[i].damaged)
				continue;
			assert_string_equal(a[i].passage, b[i].passage);
			assert_string_equal(a[i].quote, b[i].quote);
			assert_int_equal(
			    a[i].passage_start + shift, b[i].passage_start);
			assert_int_equal(
			    a[i].quote_start + shift, b[i].quote_start);
			assert_int_equal(a[i].n_quotes, b[i].n_quotes);
			for (k = 0; k < a[i].n_quotes; k++, quotes++)
				assert_string_equal(
				    a[i].quote_texts[k], b[i].quote_texts[k]);
		}
	}
	assert_true(quotes > 4);
}

static void
test_long_source(void **state)
{
	struct err e = ERR_INIT;
	struct db *tiny, *large;

	(void)state;
	assert_true(tiny_open(&tiny, &e));
	large = changed(NULL, "UPDATE source SET text = text || char(10, 10) ||"
			      " printf('%.*c', 200000, 'x')");
	same_passages(tiny, large, 0);
	db_close(large);
	large = changed(NULL,
	    "UPDATE source SET text = printf('%.*c', 99998, 'y') ||"
	    " char(10, 10) || text;"
	    "UPDATE claim SET quote_start = quote_start + 100000, quote_end ="
	    " quote_end + 100000;"
	    "UPDATE quote SET start = start + 100000, end = end + 100000");
	same_passages(tiny, large, 100000);
	db_close(large);
	db_close(tiny);
}

/* Source 1 grows to more than FAR bytes; claim 1 has a quote at its end, and
 * claim 2, of event 3, rests on that. */
#define LONG_SQL                                                             \
	"UPDATE source SET text = text || printf('%.*c', 1000000, 'x') ||"   \
	" char(10, 10) || 'the very end' || char(10) WHERE n = 1;"           \
	"INSERT INTO quote SELECT 1, 9, 1, length(CAST(text AS BLOB)) - 13," \
	" length(CAST(text AS BLOB)) - 1 FROM source WHERE n = 1;"           \
	"DELETE FROM quote WHERE claim = 2;"                                 \
	"INSERT INTO quote SELECT 2, 0, 1, start, end FROM quote WHERE"      \
	" claim = 1 AND ord = 9;"                                            \
	"UPDATE claim SET (quote_start, quote_end) = (SELECT start, end"     \
	" FROM quote WHERE claim = 2) WHERE n = 2"

/* Quotes far apart: the passage is that of the first, both are told. */
static void
test_far_quotes(void **state)
{
	struct err e = ERR_INIT;
	struct q_claim *c;
	struct db *db;
	size_t n;

	(void)state;
	db = changed(NULL, LONG_SQL);
	assert_true(query_claims(db, &arena, SUBJECT_EVENT, 1, &c, &n, &e));
	assert_true(n > 0 && c[0].n == 1 && c[0].n_quotes >= 2);
	assert_string_equal(
	    c[0].quote_texts[c[0].n_quotes - 1], "the very end");
	assert_non_null(strstr(c[0].passage, c[0].quote));
	assert_true(c[0].passage_len < 5000);
	db_close(db);
}

/* ---- other bytes ---- */

/* Does claim N show its quote? */
static bool
shows(struct db *db, uint32_t n)
{
	struct err e = ERR_INIT;
	struct q_claim *c;

	assert_true(query_claim(db, &arena, n, &c, &e));
	assert_true(c->damaged ? c->quote == NULL && c->passage == NULL &&
				     c->n_quotes == 0
			       : c->quote != NULL && c->passage != NULL);
	return !c->damaged;
}

/* The byte that stands SHIFT bytes behind the words AT, which the file has
 * once. */
static void
damage(const char *at, size_t shift)
{
	static char whole[4 * FAR];
	char *found, byte;
	ssize_t n;
	int fd;

	fd = open(path, O_RDWR);
	assert_true(fd >= 0);
	n = read(fd, whole, sizeof(whole));
	assert_true(n > FAR && n < (ssize_t)sizeof(whole));
	found = memmem(whole, (size_t)n, at, strlen(at));
	assert_non_null(found);
	byte = (char)(found[shift] ^ 1);
	assert_int_equal(
	    pwrite(fd, &byte, 1, (off_t)(found - whole) + (off_t)shift), 1);
	close(fd);
}

/* Opened for reading, with hardly a page kept of it. */
static struct db *
reopened(void)
{
	struct err e = ERR_INIT;
	struct db *db;

	assert_true(db_open_unread(path, &db, &e));
	assert_true(db_begin(db, 8, &e));
	return db;
}

static void
make_long(void)
{
	db_close(changed(path, LONG_SQL));
}

static void
test_damaged(void **state)
{
	static const struct {
		const char *at;
		size_t shift;
	} places[] = {{"Nusra took a dozen", 1}, {"the very end", 0},
	    {"were killed.", FAR / 2}};
	struct db *db;
	size_t i;

	(void)state;
	make_long();
	db = reopened();
	assert_true(shows(db, 1) && shows(db, 2) && shows(db, 3));
	db_close(db);
	for (i = 0; i < sizeof(places) / sizeof(places[0]); i++) {
		make_long();
		damage(places[i].at, places[i].shift);
		db = reopened();
		assert_false(shows(db, 1) || shows(db, 2) || shows(db, 3));
		db_close(db);
	}
}

static void
test_damaged_since(void **state)
{
	struct db *db;

	(void)state;
	make_long();
	db = reopened();
	assert_true(shows(db, 3));
	/* It was the right text, and here it still is. */
	damage("were killed.", FAR / 2);
	assert_true(shows(db, 2));
	damage("the very end", 4);
	assert_true(shows(db, 3));
	assert_false(shows(db, 2));
	/* Now it is known. */
	assert_false(shows(db, 3));
	db_close(db);
}

/* ---- a key ---- */

static bool
stop(void *left)
{
	return (*(int *)left)-- <= 0;
}

static void
test_stopped(void **state)
{
	int left = 0, stops;
	struct err e = ERR_INIT;
	struct q_claim *c;
	struct db *db;

	(void)state;
	make_long();
	db = reopened();
	db_set_poll(db, stop, &left);
	for (stops = 0; !query_claim(db, &arena, 1, &c, &e); stops++) {
		assert_int_equal(e.code, ERR_INTERRUPTED);
		assert_true(stops < 1000);
		e = (struct err)ERR_INIT;
		left = 2;
	}
	assert_true(stops > 1);
	assert_false(c->damaged);
	/* A comparison in the middle is given up with its database. */
	db_close(db);
	db = reopened();
	left = 1;
	db_set_poll(db, stop, &left);
	assert_false(query_claim(db, &arena, 1, &c, &e));
	db_close(db);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_long_source),
	    cmocka_unit_test(test_far_quotes),
	    cmocka_unit_test(test_damaged),
	    cmocka_unit_test(test_damaged_since),
	    cmocka_unit_test(test_stopped),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, setup, teardown);
}
