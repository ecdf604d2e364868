/* SPDX-License-Identifier: ISC */
/* db_guard - see db_guard.h. */
#include "db_guard.h"

#include <assert.h>
#include <errno.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <sqlite3.h>

#define COUNT(a) (sizeof(a) / sizeof *(a))

/* Functions of SQLite that take values and give one, and do nothing else. */
static const char *const functions[] = {
    "abs",
    "bm25",
    "char",
    "coalesce",
    "collect", /* of db_collect */
    "count",
    "first_value",
    "glob",
    "group_concat",
    "hex",
    "ifnull",
    "iif",
    "instr",
    "lag",
    "last_value",
    "lead",
    "length",
    "like",
    "lower",
    "ltrim",
    "match",
    "max",
    "min",
    "nullif",
    "rank",
    "replace",
    "round",
    "row_number",
    "rtrim",
    "substr",
    "substring",
    "sum",
    "total",
    "trim",
    "typeof",
    "unicode",
    "upper",
};

/* SQLite's own tables that tell of the file or the program. */
static const char *const hidden[] = {"bytecode", "dbstat", "pragma_",
    "sqlite_dbpage", "sqlite_stmt", "tables_used"};

static int
may_call(const char *name)
{
	size_t i;

	for (i = 0; name != NULL && i < COUNT(functions); i++)
		if (sqlite3_stricmp(name, functions[i]) == 0)
			return SQLITE_OK;
	return SQLITE_DENY;
}

static int
may_read(const char *table)
{
	size_t i;

	for (i = 0; table != NULL && i < COUNT(hidden); i++)
		if (sqlite3_strnicmp(
			table, hidden[i], (int)strlen(hidden[i])) == 0)
			return SQLITE_DENY;
	return SQLITE_OK;
}

/* The full-text index asks whether the file has changed; it only asks. */
static int
may_ask(const char *pragma, const char *value)
{
	return pragma != NULL && value == NULL &&
		       sqlite3_stricmp(pragma, "data_version") == 0
		   ? SQLITE_OK
		   : SQLITE_DENY;
}

/* SQLite itself, in memory, as it learns the columns of the full-text index;
 * of us DBCONFIG_DEFENSIVE would take no such statement. */
static int
may_update(const char *table)
{
	return table != NULL && strcmp(table, "sqlite_master") == 0
		   ? SQLITE_OK
		   : SQLITE_DENY;
}

static int
authorize(void *ctx, int action, const char *a, const char *b,
    const char *database, const char *trigger)
{
	(void)ctx;
	(void)database;
	(void)trigger;
	switch (action) {
	case SQLITE_SELECT:
	case SQLITE_RECURSIVE:
		return SQLITE_OK;
	case SQLITE_READ:
		return may_read(a);
	case SQLITE_FUNCTION:
		return may_call(b);
	case SQLITE_UPDATE:
		return may_update(a);
	case SQLITE_PRAGMA:
		return may_ask(a, b);
	default:
		return SQLITE_DENY;
	}
}

void
db_guard(struct sqlite3 *sq)
{
	static const struct {
		int what, most;
	} limits[] = {
	    /* Ours are below a tenth of each; a text is a file of a source. */
	    {SQLITE_LIMIT_LENGTH, 1 << 28},
	    {SQLITE_LIMIT_SQL_LENGTH, 1 << 20},
	    {SQLITE_LIMIT_COLUMN, 200},
	    {SQLITE_LIMIT_EXPR_DEPTH, 200},
	    {SQLITE_LIMIT_COMPOUND_SELECT, 100},
	    {SQLITE_LIMIT_VDBE_OP, 250000},
	    {SQLITE_LIMIT_FUNCTION_ARG, 20},
	    {SQLITE_LIMIT_ATTACHED, 0},
	    {SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 1000},
	    {SQLITE_LIMIT_TRIGGER_DEPTH, 1},
	    {SQLITE_LIMIT_WORKER_THREADS, 0},
	};
	static const struct {
		int what, on;
	} switches[] = {
	    {SQLITE_DBCONFIG_DEFENSIVE, 1},
	    {SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0},
	    {SQLITE_DBCONFIG_ENABLE_TRIGGER, 0},
	    {SQLITE_DBCONFIG_ENABLE_FTS3_TOKENIZER, 0},
	    {SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0},
	};
	size_t i;

	for (i = 0; i < COUNT(limits); i++)
		sqlite3_limit(sq, limits[i].what, limits[i].most);
	for (i = 0; i < COUNT(switches); i++)
		sqlite3_db_config(sq, switches[i].what, switches[i].on, NULL);
}

void
db_guard_close(struct sqlite3 *sq)
{
	sqlite3_set_authorizer(sq, authorize, NULL);
}

/* ---- for a process that will be confined ---- */

/* The C library's fstat may be a newfstatat with an empty name, which a filter
 * cannot tell from one with a name. */
#if defined(SYS_fstat) && defined(__LP64__)
static int
plain_fstat(int fd, struct stat *st)
{
	return (int)syscall(SYS_fstat, fd, st);
}
#define OWN_FSTAT 1
#else
#define OWN_FSTAT 0
#endif

static int
no_stat(const char *path, struct stat *st)
{
	(void)path;
	(void)st;
	errno = EPERM;
	return -1;
}

static void
replace_call(const char *name, sqlite3_syscall_ptr ours)
{
	sqlite3_vfs *vfs = sqlite3_vfs_find(NULL);

	if (vfs != NULL && vfs->iVersion >= 3 && vfs->xSetSystemCall != NULL)
		vfs->xSetSystemCall(vfs, name, ours);
}

void
db_guard_prepare(size_t bytes)
{
	char byte;
	int rc = sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 1);

	/* What was opened before has told SQLite not to count its memory, and
	 * what is not counted has no limit. */
	assert(rc == SQLITE_OK);
	(void)rc;
	sqlite3_initialize();
	sqlite3_hard_heap_limit64((sqlite3_int64)bytes);
	/* The seed comes from a device, once. */
	sqlite3_randomness(1, &byte);
#if OWN_FSTAT
	replace_call("fstat", (sqlite3_syscall_ptr)plain_fstat);
#endif
}

/* SQLite asks whether the file was moved, only to tell a log. */
void
db_guard_settle(void)
{
	replace_call("stat", (sqlite3_syscall_ptr)no_stat);
}
