/* SPDX-License-Identifier: ISC */
/*
 * Proves that a database comes back as it was written, from a path of any
 * bytes; that what is foreign, newer, older, cut or damaged is called that;
 * that a reader cannot write, and is guarded in what it asks; that the limit
 * of memory holds; and that statements are cached by address.
 */
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>
#include <sqlite3.h>

#include "db.h"
#include "db_impl.h"
#include "str.h"

static char path[4096];

/* A finished database of one meta row. */
static void
make(const char *name)
{
	struct err e = ERR_INIT;
	struct db *db;

	snprintf(path, sizeof(path), "%s/%s", getenv("TMPDIR"), name);
	assert_true(db_create(path, &db, &e));
	assert_true(db_schema(db, 1, &e));
	assert_true(db_exec(db, "INSERT INTO meta VALUES ('id', 'one')", &e));
	assert_true(db_schema(db, 2, &e));
	db_close(db);
}

static void
patch(long at, const void *bytes, size_t n)
{
	FILE *f = fopen(path, "r+b");

	assert_non_null(f);
	assert_int_equal(fseek(f, at, SEEK_SET), 0);
	assert_int_equal(fwrite(bytes, 1, n, f), n);
	fclose(f);
}

/* Opening fails with CODE, and the message without its path is TEXT. */
static void
refused(enum err_code code, const char *text)
{
	struct err e = ERR_INIT;
	struct db *db;
	size_t n = strlen(path);

	assert_false(db_open_read(path, &db, &e));
	assert_null(db);
	assert_int_equal(e.code, code);
	assert_memory_equal(e.text, path, n);
	assert_string_equal(e.text + n, text);
}

static void
test_round_trip(void **state)
{
	struct err e = ERR_INIT;
	struct stmt *st, *same;
	struct db *db;
	bool row;
	static const char sql[] = "SELECT value FROM meta WHERE key = ?";

	(void)state;
	make("a?b #%41\nc.db");
	assert_true(db_open_read(path, &db, &e));
	assert_true(db_prepare(db, sql, &st, &e));
	db_bind_text(st, 1, "id");
	assert_true(db_step(st, &row, &e));
	assert_true(row);
	assert_string_equal(db_text(st, 0), "one");
	assert_int_equal(db_bytes(st, 0), 3);
	assert_true(db_step(st, &row, &e));
	assert_false(row);
	assert_true(db_prepare(db, sql, &same, &e));
	assert_ptr_equal(st, same);
	/* The binding is gone. */
	assert_true(db_step(same, &row, &e));
	assert_false(row);
	db_close(db);
}

static void
test_many_statements(void **state)
{
	char sql[200][32];
	struct err e = ERR_INIT;
	struct stmt *st[200], *again;
	struct db *db;
	int i;

	(void)state;
	assert_true(db_create(NULL, &db, &e));
	for (i = 0; i < 200; i++) {
		snprintf(sql[i], sizeof(sql[i]), "SELECT %d", i);
		assert_true(db_prepare(db, sql[i], &st[i], &e));
	}
	for (i = 0; i < 200; i++) {
		assert_true(db_prepare(db, sql[i], &again, &e));
		assert_ptr_equal(again, st[i]);
	}
	db_close(db);
}

static void
test_reader_cannot_write(void **state)
{
	struct err e = ERR_INIT;
	struct db *db;

	(void)state;
	make("ro.db");
	assert_true(db_open_read(path, &db, &e));
	assert_false(db_exec(db, "DELETE FROM meta", &e));
	assert_int_equal(e.code, ERR_DATA);
	db_close(db);
}

/* By the authorizer, not by what stands behind it or for another reason. */
static void
refuses(struct db *db, const char *sql)
{
	struct err e = ERR_INIT;

	if (db_exec(db, sql, &e))
		fail_msg("not refused: %s", sql);
	if (strstr(e.text, "not authorized") == NULL &&
	    strstr(e.text, "authorization denied") == NULL &&
	    strstr(e.text, "is prohibited") == NULL)
		fail_msg("%s: %s", sql, e.text);
}

/* What a schema of a stranger's or a slip of ours may ask for. */
static void
test_reader_is_guarded(void **state)
{
	static const char *const refused[] = {
	    "ATTACH ':memory:' AS x",
	    "ATTACH '/etc/passwd' AS x",
	    "DETACH main",
	    "BEGIN",
	    "SAVEPOINT x",
	    "ANALYZE",
	    "REINDEX",
	    "VACUUM INTO '/tmp/x'",
	    "CREATE TABLE x (x)",
	    "CREATE TEMP TABLE x (x)",
	    "CREATE TEMP VIEW x AS SELECT 1",
	    "CREATE TEMP TRIGGER x DELETE ON meta BEGIN SELECT 1; END",
	    "CREATE VIRTUAL TABLE temp.x USING fts5(x)",
	    "ALTER TABLE meta RENAME TO x",
	    "DROP TABLE meta",
	    "INSERT INTO meta VALUES ('a', 'b')",
	    "UPDATE meta SET value = 'x'",
	    "DELETE FROM meta",
	    "PRAGMA query_only = 0",
	    "PRAGMA writable_schema = 1",
	    "PRAGMA trusted_schema = 1",
	    "PRAGMA temp_store_directory = '/tmp'",
	    "PRAGMA mmap_size = 1000000",
	    "PRAGMA database_list",
	    "SELECT * FROM pragma_database_list",
	    "SELECT * FROM dbstat",
	    "SELECT load_extension('x')",
	    "SELECT fts3_tokenizer('simple')",
	    "SELECT randomblob(100000000)",
	    "SELECT zeroblob(100000000)",
	    "SELECT printf('%100000000d', 1)",
	    "SELECT format('%100000000d', 1)",
	    "SELECT sqlite_version()",
	    "SELECT sqlite_compileoption_get(1)",
	    "SELECT changes()",
	    "SELECT random()",
	    "SELECT date('now')",
	    "SELECT json_group_array(key) FROM meta",
	    "SELECT snippet(fts, 0, '', '', '', 9) FROM fts",
	};
	struct err e = ERR_INIT;
	struct db *db;
	size_t i;

	(void)state;
	make("guarded.db");
	assert_true(db_open_read(path, &db, &e));
	for (i = 0; i < sizeof(refused) / sizeof(refused[0]); i++)
		refuses(db, refused[i]);
	/* Of these SQLite may know nothing, or say no before it asks. */
	assert_false(db_exec(db, "UPDATE sqlite_master SET sql = 'x'", &e));
	assert_false(db_exec(db, "SELECT * FROM sqlite_dbpage", &e));
	assert_false(db_exec(db, "SELECT * FROM sqlite_stmt", &e));
	assert_true(db_exec(db,
	    "SELECT coalesce(max(length(value)), 0), group_concat(key) "
	    "FROM meta WHERE key GLOB 'i*' OR value LIKE '%x%'",
	    &e));
	db_close(db);
}

/* Each limit is set, and each switch stands as it has to, whatever the
 * library's own defaults are. */
static void
test_reader_is_set_up(void **state)
{
	static const struct {
		int what, is;
	} switches[] = {
	    {SQLITE_DBCONFIG_DEFENSIVE, 1},
	    {SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0},
	    {SQLITE_DBCONFIG_ENABLE_TRIGGER, 0},
	    {SQLITE_DBCONFIG_ENABLE_FTS3_TOKENIZER, 0},
	    {SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0},
	    {SQLITE_DBCONFIG_WRITABLE_SCHEMA, 0},
	};
	struct err e = ERR_INIT;
	sqlite3 *plain;
	struct db *db;
	size_t i;
	int what, value;

	(void)state;
	make("set-up.db");
	assert_true(db_open_read(path, &db, &e));
	assert_int_equal(sqlite3_open(":memory:", &plain), SQLITE_OK);
	for (what = 0; what <= SQLITE_LIMIT_TRIGGER_DEPTH; what++)
		if (what != SQLITE_LIMIT_VARIABLE_NUMBER &&
		    sqlite3_limit(db_handle(db), what, -1) >=
			sqlite3_limit(plain, what, -1))
			fail_msg("limit %d is not set", what);
	for (i = 0; i < sizeof(switches) / sizeof(switches[0]); i++) {
		sqlite3_db_config(db_handle(db), switches[i].what, -1, &value);
		if (value != switches[i].is)
			fail_msg("switch %d: %d", switches[i].what, value);
	}
	assert_int_equal(sqlite3_db_readonly(db_handle(db), "main"), 1);
	sqlite3_close(plain);
	db_close(db);
}

static void
test_reader_has_limits(void **state)
{
	struct str sql = STR_INIT;
	struct err e = ERR_INIT;
	struct db *db;
	int i;

	(void)state;
	make("limits.db");
	assert_true(db_open_read(path, &db, &e));
	str_add(&sql, "SELECT 1");
	for (i = 0; i < 300; i++)
		str_add(&sql, "+(1");
	for (i = 0; i < 300; i++)
		str_add(&sql, ")");
	assert_false(db_exec(db, str_c(&sql), &e));
	str_reset(&sql);
	str_add(&sql, "SELECT 1");
	for (i = 0; i < 100; i++)
		str_add(&sql, " UNION ALL SELECT 1");
	assert_false(db_exec(db, str_c(&sql), &e));
	str_reset(&sql);
	str_add(&sql, "SELECT replace(replace(replace(replace(replace("
		      "'aaaaaaaaaa','a','bbbbbbbbbbbbbbbbbbbbbbbbb'),"
		      "'b','cccccccccccccccccccccccccc'),'c',"
		      "'dddddddddddddddddddddddddddddddddddddddd'),'d',"
		      "'eeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeee'),'e',"
		      "'ffffffffffffffffffffffffffffffffffffffffffffff')");
	assert_false(db_exec(db, str_c(&sql), &e));
	str_clear(&sql);
	db_close(db);
}

/* A child's status, which WORK gives, or 128 and the signal that ended it. */
static int
in_child(int (*work)(void))
{
	const struct rlimit none = {0, 0};
	int status;
	pid_t pid = fork();

	assert_true(pid >= 0);
	if (pid == 0) {
		setrlimit(RLIMIT_CORE, &none);
		signal(SIGABRT, SIG_DFL);
		/* As a new process has it; shutting down forgets this. */
		sqlite3_free(sqlite3_temp_directory);
		sqlite3_temp_directory = NULL;
		sqlite3_shutdown();
		_exit(work());
	}
	assert_int_equal(waitpid(pid, &status, 0), pid);
	return WIFSIGNALED(status) ? 128 + WTERMSIG(status)
				   : WEXITSTATUS(status);
}

/* Does a database answer what takes some megabytes? */
static int
large_answer(void)
{
	struct err e = ERR_INIT;
	struct db *db;
	bool ok;

	if (!db_open_read(path, &db, &e))
		return 2;
	ok = db_exec(db,
	    "SELECT length(replace(replace(replace('aaaaaaaaaa', 'a',"
	    "'bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb'), 'b',"
	    "'cccccccccccccccccccccccccccccccccccccccccccccccccc'), 'c',"
	    "'dddddddddddddddddddddddddddddddddddddddddddddddddd'))",
	    &e);
	db_close(db);
	return ok;
}

static int
limit_first(void)
{
	db_prepare_confined((size_t)1 << 20);
	return large_answer();
}

static int
limit_late(void)
{
	int answered = large_answer();

	db_prepare_confined((size_t)1 << 20);
	return answered;
}

/* The limit of memory holds where it is set first, and cannot be set later. */
static void
test_memory(void **state)
{
	(void)state;
	make("memory.db");
	assert_int_equal(in_child(large_answer), 1);
	assert_int_equal(in_child(limit_first), 0);
	assert_int_equal(in_child(limit_late), 128 + SIGABRT);
}

/* In two steps: before the second nothing but the header has been read. */
static void
test_open_unread(void **state)
{
	struct err e = ERR_INIT;
	struct db *db;

	(void)state;
	make("unread.db");
	patch(100, "damage", 6);
	assert_true(db_open_unread(path, &db, &e));
	assert_false(db_begin(db, 0, &e));
	assert_int_equal(e.code, ERR_DATA);
	db_close(db);
}

static void
test_missing(void **state)
{
	(void)state;
	snprintf(path, sizeof(path), "%s/none.db", getenv("TMPDIR"));
	refused(ERR_IO, ": No such file or directory");
	snprintf(path, sizeof(path), "%s", getenv("TMPDIR"));
	refused(ERR_DATA, ": this is not a file");
}

static void
test_foreign(void **state)
{
	FILE *f;

	(void)state;
	make("foreign.db");
	patch(68, "\0\0\0\0", 4);
	refused(ERR_DATA, ": this is not a strife database");
	f = fopen(path, "w");
	assert_non_null(f);
	fclose(f);
	refused(ERR_DATA, ": this is not a strife database");
}

static void
test_versions(void **state)
{
	(void)state;
	make("version.db");
	patch(60, "\0\0\0\6", 4);
	refused(ERR_DATA,
	    ": this database was made by a newer strife (its version is 6, "
	    "this strife reads 5)");
	patch(60, "\0\0\0\0", 4);
	refused(ERR_DATA,
	    ": this database was made by an older strife (its version is 0, "
	    "this strife reads 5): seed it again");
}

static void
test_cut(void **state)
{
	FILE *f;
	long size;

	(void)state;
	make("cut.db");
	f = fopen(path, "rb");
	assert_non_null(f);
	assert_int_equal(fseek(f, 0, SEEK_END), 0);
	size = ftell(f);
	fclose(f);
	assert_int_equal(truncate(path, size - 1000), 0);
	refused(ERR_DATA,
	    ": the database is damaged (1000 bytes are missing at its end)");
	assert_int_equal(truncate(path, 50), 0);
	refused(ERR_DATA, ": this is not a strife database");
}

static void
test_damaged(void **state)
{
	char junk[3900];

	(void)state;
	make("junk.db");
	memset(junk, 0xa5, sizeof(junk));
	patch(100, junk, sizeof(junk));
	refused(ERR_DATA,
	    ": the database is damaged (database disk image is malformed)");
	make("nameless.db");
	patch(28, "\0\0\0\0", 4);
	refused(ERR_DATA, ": the database is damaged (header)");
}

static void
test_create_takes_over(void **state)
{
	struct err e = ERR_INIT;
	struct stmt *st;
	struct db *db;
	bool row;

	(void)state;
	make("over.db");
	assert_true(db_create(path, &db, &e));
	assert_true(
	    db_prepare(db, "SELECT count(*) FROM sqlite_schema", &st, &e));
	assert_true(db_step(st, &row, &e));
	assert_int_equal(db_int(st, 0), 0);
	db_close(db);
}

static void
test_bad_binding(void **state)
{
	struct err e = ERR_INIT;
	struct stmt *st;
	struct db *db;

	(void)state;
	assert_true(db_create(NULL, &db, &e));
	assert_true(db_prepare(db, "SELECT ?", &st, &e));
	db_bind_int(st, 2, 1);
	assert_false(db_run(st, &e));
	assert_int_equal(e.code, ERR_DATA);
	db_bind_int(st, 1, 1);
	assert_true(db_run(st, &e));
	db_close(db);
}

static bool
third_time(void *ctx)
{
	return ++*(int *)ctx == 3;
}

static void
test_poll(void **state)
{
	struct err e = ERR_INIT;
	struct db *db;
	int polled = 0;

	(void)state;
	assert_true(db_create(NULL, &db, &e));
	db_set_poll(db, third_time, &polled);
	assert_false(db_exec(db,
	    "WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) "
	    "SELECT count(*) FROM c",
	    &e));
	assert_int_equal(e.code, ERR_INTERRUPTED);
	assert_int_equal(polled, 3);
	db_set_poll(db, NULL, NULL);
	assert_true(db_exec(db, "SELECT 1", &e));
	db_close(db);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_round_trip),
	    cmocka_unit_test(test_many_statements),
	    cmocka_unit_test(test_reader_cannot_write),
	    cmocka_unit_test(test_reader_is_guarded),
	    cmocka_unit_test(test_reader_is_set_up),
	    cmocka_unit_test(test_reader_has_limits),
	    cmocka_unit_test(test_memory),
	    cmocka_unit_test(test_open_unread),
	    cmocka_unit_test(test_missing),
	    cmocka_unit_test(test_foreign),
	    cmocka_unit_test(test_versions),
	    cmocka_unit_test(test_cut),
	    cmocka_unit_test(test_damaged),
	    cmocka_unit_test(test_create_takes_over),
	    cmocka_unit_test(test_bad_binding),
	    cmocka_unit_test(test_poll),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
