/* SPDX-License-Identifier: ISC */
/*
 * hostile - make a database of the worst texts, and judge what comes of it.
 *
 *	hostile make texts|words|all DATABASE
 *	hostile make endless|huge|shell|event|faction|month|actor DATABASE
 *	hostile make meta|null DATABASE
 *	hostile judge text|json|screen|terminal FILE
 *
 * make writes into each row and column of text of each table what YAML would
 * not even take: control characters, sequences of terminals, marks that turn
 * text around, bytes that are no UTF-8.  "texts" leaves alone what the program
 * takes as a word of its own (ids, kinds, dates), "words" leaves alone what
 * joins the tables, "all" nothing.  "endless" puts a view in the place of a
 * table that has no last row, "huge" one whose rows double.  "shell" makes each
 * id, and the version, a command of the shell; "event" and so on give some of
 * them numbers that no array has; "meta" takes away what a dataset says of
 * itself, "null" what is always there besides.
 *
 * judge reads what strife wrote, byte by byte.  text: UTF-8 without a control
 * character but newline and tab, and without what is not to be seen.  json: the
 * same without tabs, and ASCII where it is escaped.  screen: a canvas, with
 * the isolates that strife itself sets round right-to-left text, closed in
 * their line, and never a heap of marks.  terminal: the same among the
 * sequences that curses sends for xterm-256color; OSC 52 with base64 of a
 * text that would pass itself.
 * What is wrong is told with its place, and the last line "== NAME" before it;
 * status 1.
 */
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <sqlite3.h>

#include "hash.h"
#include "str.h"

/* ---- make ---- */

/* NUL stands last: what is read as a C string ends there. */
#define EVIL                                                                   \
	"\x01\x02\x07\x08\x0b\x0c\x0e\x0f\x1f\r\n\t\x7f"                       \
	"\x1b[66;6;6H\x1b[31mRED\x1b[2J\x1b[?1049h\x1b"                        \
	"c\x1b]0;title\x07"                                                    \
	"\x1b]8;;http://evil.example/\x1b\\link\x1b]8;;\x1b\\"                 \
	"\x1b]52;c;ZXZpbA==\x07\x1bP+q544e\x1b\\\x1b_apc\x1b\\\x1b^pm\x1b\\"   \
	"\x1b(0\x1b#8\x1b[6n\x1b[c\x1b[200~!id\r\x1b[201~"                     \
	"\xc2\x80\xc2\x84\xc2\x85\xc2\x90q\xc2\x9c\xc2\x9b"                    \
	"31m\xc2\x9d"                                                          \
	"52;c;ZXZpbA==\xc2\x9c\xc2\x9f"                                        \
	"\xd8\x9c\xe2\x80\x8b\xe2\x80\x8e\xe2\x80\x8f\xe2\x80\xa8\xe2\x80\xa9" \
	"\xe2\x80\xaa\xe2\x80\xab\xe2\x80\xac\xe2\x80\xad\xe2\x80\xae"         \
	"\xe2\x81\xa0\xe2\x81\xa1\xe2\x81\xa6\xe2\x81\xa7\xe2\x81\xa8\xe2\x81" \
	"\xa9\xe2\x81\xaa\xe2\x81\xaf"                                         \
	"\xef\xbb\xbf\xef\xbf\xb9\xef\xbf\xba\xef\xbf\xbb\xef\xbf\xbe"         \
	"\xef\xbf\xbf\xf3\xa0\x80\x81\xf3\xa0\x81\x81\xf3\xa0\x81\xbf"         \
	"\xed\xa0\x80\xed\xbf\xbf\xc0\xaf\xe0\x80\xaf\xf0\x80\x80\xaf"         \
	"\xc0\x9b\xe0\x82\x9b\xf4\x90\x80\x80\xf8\x88\x80\x80\x80\xfe\xff"     \
	"\x80\x9b\xbf\x9d\xe2\x82 \xf0\x9f\x98 =cmd|' /C calc'!A0 %n%s "       \
	"<b>&amp;{{x}}$(id)`id`;\\\"'"

/* Bytes for the text of a source: they take the place of others, since quotes
 * are found by counting. */
static const char single[] = "\x1b\x9b\x07\x00\x7f\x85\xff\r\x90\xc0\x08\x9d";

static const char *const own_words[] = {"id", "kind", "mode", "role", "rel",
    "what", "field", "part", "extent", "date", "active", "published", "covers",
    "said", "as_of", "of", "by", "format", "old", "lang", "script", "used_by",
    "language", "value", "match", "fate", "owner_kind", "subject_kind"};
static const char *const joints[] = {
    "id", "key", "owner_kind", "subject_kind", "used_by"};

#define COUNT(a) (sizeof(a) / sizeof *(a))

static bool
among(const char *const *list, size_t n, const char *name)
{
	size_t i;

	for (i = 0; i < n; i++)
		if (strcmp(list[i], name) == 0)
			return true;
	return false;
}

static void
evil(struct str *s)
{
	int i;

	str_addn(s, EVIL, sizeof EVIL - 1);
	str_addc(s, 'e');
	for (i = 0; i < 100; i++)
		str_add(s, "\xcc\x81");
	str_addn(s, "\xe2\x82\0\x1b[31m\xe2", 9);
}

/* evil(TEXT): its first characters, the worst, the rest of it. */
static void
sql_evil(sqlite3_context *c, int n, sqlite3_value **v)
{
	const char *text = (const char *)sqlite3_value_text(v[0]);
	size_t len = (size_t)sqlite3_value_bytes(v[0]);
	size_t head = len < 3 ? len : 3;
	struct str s = STR_INIT;

	(void)n;
	if (text != NULL)
		str_addn(&s, text, head);
	if (text != NULL && len > head)
		str_addn(&s, text + head, len - head);
	evil(&s);
	sqlite3_result_text(c, str_c(&s), (int)s.len, SQLITE_TRANSIENT);
	str_clear(&s);
}

/* evil_bytes(TEXT): of the same length. */
static void
sql_evil_bytes(sqlite3_context *c, int n, sqlite3_value **v)
{
	const char *text = (const char *)sqlite3_value_text(v[0]);
	size_t i, len = (size_t)sqlite3_value_bytes(v[0]);
	struct str s = STR_INIT;

	(void)n;
	str_addn(&s, text != NULL ? text : "", len);
	for (i = 5; i < len; i += 7)
		s.s[i] = single[i / 7 % (sizeof single - 1)];
	sqlite3_result_text(c, str_c(&s), (int)s.len, SQLITE_TRANSIENT);
	str_clear(&s);
}

/* text_sum(TEXT): its SHA-256, so that it passes for the text that was checked.
 */
static void
sql_sum(sqlite3_context *c, int n, sqlite3_value **v)
{
	const char *text = (const char *)sqlite3_value_text(v[0]);
	char sum[HASH_SIZE];

	(void)n;
	hash_of(
	    text != NULL ? text : "", (size_t)sqlite3_value_bytes(v[0]), sum);
	sqlite3_result_text(c, sum, -1, SQLITE_TRANSIENT);
}

static bool
run_sql(sqlite3 *db, const char *sql)
{
	char *why = NULL;

	if (sqlite3_exec(db, sql, NULL, NULL, &why) == SQLITE_OK)
		return true;
	fprintf(stderr, "hostile: %s: %s\n", sql, why);
	sqlite3_free(why);
	return false;
}

static const char endless[] =
    "DROP TABLE timeline_order;"
    "CREATE VIEW timeline_order AS"
    " WITH RECURSIVE c(n, event, day) AS (SELECT 1, 1, 1 UNION ALL"
    " SELECT n + 1, 1, 1 FROM c) SELECT n, event, day FROM c";
static const char huge[] =
    "DROP TABLE meta;"
    "CREATE VIEW meta AS"
    " WITH RECURSIVE c(key, value) AS (SELECT 'id', 'xxxxxxxx' UNION ALL"
    " SELECT key, value || value FROM c) SELECT key, value FROM c";

/* Behind a word, each of its own: a file "gone" where a shell runs it. */
#define SHELL                                                                 \
	" || char(39) || ';touch gone;$(touch gone)`touch gone`' || char(10)" \
	" || 'touch gone' || char(10) || '#'"
static const char shell[] =
    "UPDATE event SET id = id" SHELL " WHERE n > 1;"
    "UPDATE faction SET id = id" SHELL ";UPDATE person SET id = id" SHELL ";"
    "UPDATE place SET id = id" SHELL ";UPDATE source SET id = id" SHELL ";"
    "UPDATE relation SET id = id" SHELL ";UPDATE claim SET id = id" SHELL ";"
    "UPDATE meta SET value = value" SHELL " WHERE key IN ('id', 'version')";

/* Numbers of things; and what the low half of some would be. */
static const char event[] =
    "UPDATE event SET n = 4294967299 WHERE n = 3;"
    "UPDATE event SET n = 300000000, part_of = 300000000 WHERE n = 2;"
    "UPDATE timeline_order SET event = 4294967299 WHERE event = 3;"
    "UPDATE timeline_order SET event = 300000000 WHERE event = 2";
static const char faction[] = "UPDATE faction SET n = 4294967295 WHERE n = 1;"
			      "UPDATE faction SET n = -70000 WHERE n = 2";
static const char month[] =
    "INSERT INTO month VALUES (-9223372036854775807 - 1, 1, 1);"
    "INSERT INTO month VALUES (9223372036854775807, 1, 1)";
static const char actor[] =
    "UPDATE actor SET faction = 300000000 WHERE side = 1;"
    "UPDATE actor SET faction = NULL, person = 300000000 WHERE side = 2;"
    "INSERT INTO person_of VALUES (300000000, -1, '', '', 0, 0);"
    "INSERT INTO person_of VALUES (-300000000, 300000000, '', '', 0, 0);"
    "UPDATE place SET parent = 300000000; UPDATE pair SET a = 300000000";

static const char meta[] = "UPDATE meta SET value = NULL";
/* What the tables demand is taken out of them first. */
static const char null[] =
    "PRAGMA writable_schema = ON;"
    "UPDATE sqlite_schema SET sql = replace(sql, ' NOT NULL', '') WHERE type ="
    " 'table' AND sql NOT LIKE '%WITHOUT ROWID%' AND name NOT LIKE 'fts%';"
    "PRAGMA writable_schema = RESET;"
    "UPDATE event SET id = NULL, title = NULL, kind = NULL, sort_day = NULL;"
    "UPDATE faction SET id = NULL, name = NULL, kind = NULL, events = NULL;"
    "UPDATE place SET id = NULL, name = NULL, events = NULL;"
    "UPDATE person SET id = NULL, name = NULL;"
    "UPDATE relation SET id = NULL, kind = NULL, a = NULL, b = NULL;"
    "UPDATE source SET id = NULL, title = NULL, extent = NULL, text = NULL;"
    "UPDATE claim SET id = NULL, source = NULL, says = NULL, mode = NULL,"
    " subject_kind = NULL;"
    "UPDATE name SET text = NULL, kind = NULL, owner_kind = NULL;"
    "UPDATE dispute SET field = NULL, words = NULL, subject_kind = NULL;"
    "UPDATE month SET events = NULL;"
    "UPDATE timeline_order SET event = NULL, day = NULL WHERE n = 2";

static const struct {
	const char *name, *sql;
} traps[] = {{"endless", endless}, {"huge", huge}, {"shell", shell},
    {"event", event}, {"faction", faction}, {"month", month}, {"actor", actor},
    {"meta", meta}, {"null", null}};

static int
make_trap(const char *sql, const char *path)
{
	sqlite3 *db;
	bool ok;

	ok = sqlite3_open_v2(path, &db, SQLITE_OPEN_READWRITE, NULL) ==
		 SQLITE_OK &&
	     run_sql(db, sql);
	return sqlite3_close(db) == SQLITE_OK && ok ? 0 : 2;
}

static int
make(const char *what, const char *path)
{
	struct str sql = STR_INIT, all = STR_INIT;
	sqlite3_stmt *st;
	sqlite3 *db;
	bool ok;

	if (sqlite3_open_v2(path, &db, SQLITE_OPEN_READWRITE, NULL) !=
		SQLITE_OK ||
	    sqlite3_create_function(db, "evil", 1, SQLITE_UTF8, NULL, sql_evil,
		NULL, NULL) != SQLITE_OK ||
	    sqlite3_create_function(db, "evil_bytes", 1, SQLITE_UTF8, NULL,
		sql_evil_bytes, NULL, NULL) != SQLITE_OK ||
	    sqlite3_create_function(db, "text_sum", 1, SQLITE_UTF8, NULL,
		sql_sum, NULL, NULL) != SQLITE_OK ||
	    sqlite3_prepare_v2(db,
		"SELECT t.name, c.name FROM sqlite_master t, "
		"pragma_table_info(t.name) c WHERE t.type = 'table' AND "
		"c.type = 'TEXT' AND t.name NOT LIKE 'fts%'",
		-1, &st, NULL) != SQLITE_OK) {
		fprintf(stderr, "hostile: %s\n", sqlite3_errmsg(db));
		return 2;
	}
	while (sqlite3_step(st) == SQLITE_ROW) {
		const char *t = (const char *)sqlite3_column_text(st, 0);
		const char *c = (const char *)sqlite3_column_text(st, 1);
		bool text = strcmp(t, "source") == 0 && strcmp(c, "text") == 0;

		if (strcmp(what, "texts") == 0 && strcmp(t, "meta") != 0 &&
		    among(own_words, COUNT(own_words), c))
			continue;
		if (strcmp(what, "all") != 0 && among(joints, COUNT(joints), c))
			continue;
		/* Counts and the address of the data stay what they are. */
		str_printf(&all,
		    "UPDATE OR IGNORE \"%s\" SET \"%s\" = %s(\"%s\")%s;", t, c,
		    text ? "evil_bytes" : "evil", c,
		    strcmp(t, "meta") == 0
			? " WHERE key IN ('title', 'description', 'version',"
			  "'licence', 'language', 'rules')"
			: "");
	}
	sqlite3_finalize(st);
	str_printf(&sql,
	    "BEGIN; %s UPDATE source SET sha256 = text_sum(text); COMMIT;",
	    str_c(&all));
	ok = all.len > 0 && run_sql(db, str_c(&sql));
	str_clear(&all);
	str_clear(&sql);
	return sqlite3_close(db) == SQLITE_OK && ok ? 0 : 2;
}

/* ---- judge ---- */

static const char *kind;
static bool left; /* the screen: what is printed is as long as it is */
static const char *input;
static size_t input_n, at;
static int wrongs;

static void
wrong(const char *what, uint32_t cp)
{
	size_t line = 1, i, name = input_n;

	for (i = 0; i < at && i < input_n; i++) {
		line += input[i] == '\n';
		if (i > 3 && memcmp(input + i - 3, "\n== ", 4) == 0)
			name = i + 1;
	}
	printf("%.*s: %s %lx, line %zu\n", (int)strcspn(input + name, "\n"),
	    input + name, what, (unsigned long)cp, line);
	if (++wrongs >= 10) {
		puts("and so on");
		exit(1);
	}
}

static bool
is_isolate(uint32_t cp)
{
	return cp >= 0x2066 && cp <= 0x2069;
}

/* What no text may hold, wherever it is shown. */
static bool
is_hidden(uint32_t cp)
{
	return cp == 0x061c || cp == 0x200b || cp == 0x200e || cp == 0x200f ||
	       (cp >= 0x2028 && cp <= 0x202e) ||
	       (cp >= 0x2060 && cp <= 0x206f) || cp == 0xfeff ||
	       (cp >= 0xfff9 && cp <= 0xfffb) ||
	       (cp >= 0xe0000 && cp <= 0xe0fff) || (cp & 0xfffe) == 0xfffe ||
	       (cp >= 0xfdd0 && cp <= 0xfdef);
}

static void
judge_cp(uint32_t cp, bool screen)
{
	static int open_isolates, marks;

	if (cp == UTF8_BAD)
		wrong("bad UTF-8", 0);
	else if (cp < 0x20 && cp != '\n')
		wrong("control character", cp);
	else if (cp >= 0x7f && cp < 0xa0)
		wrong("control character", cp);
	else if (is_hidden(cp) && !(screen && is_isolate(cp)))
		wrong("hidden character", cp);
	marks = cp >= 0x300 && cp < 0x370 ? marks + 1 : 0;
	if (screen && !left && marks == 6)
		wrong("a heap of marks", cp);
	if (!screen || strcmp(kind, "terminal") == 0)
		return;
	if (cp == '\n' && open_isolates != 0) {
		wrong("an isolate left open before", 0);
		open_isolates = 0;
	} else if (is_isolate(cp)) {
		/* An end without a beginning is nothing (UAX #9, BD9). */
		open_isolates += cp != 0x2069 ? 1 : open_isolates > 0 ? -1 : 0;
		if (open_isolates > 1)
			wrong("isolates in disorder", cp);
	}
}

/* A text by itself, as base64 brought it. */
static void
judge_text(const char *s, size_t n)
{
	uint32_t cp;
	size_t i;

	for (i = 0; i < n;) {
		i += utf8_decode(s + i, n - i, &cp);
		judge_cp(cp, false);
	}
}

static void
judge_base64(const char *s, size_t n)
{
	static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
				     "abcdefghijklmnopqrstuvwxyz0123456789+/";
	struct str out = STR_INIT;
	uint32_t bits = 0;
	const char *d;
	size_t i, have = 0;

	for (i = 0; i < n && s[i] != '='; i++) {
		d = s[i] == '\0' ? NULL : strchr(digits, s[i]);
		if (d == NULL) {
			wrong("no base64 in OSC 52", (unsigned char)s[i]);
			break;
		}
		bits = bits << 6 | (uint32_t)(d - digits);
		have += 6;
		if (have >= 8) {
			have -= 8;
			str_addc(&out, (char)(bits >> have & 0xff));
		}
	}
	judge_text(str_c(&out), out.len);
	str_clear(&out);
}

/* The end of an escape sequence at S; only those that strife sends. */
static size_t
sequence(const char *s, size_t n)
{
	static const char osc[] = "\033]52;c;";
	size_t i;

	if (n > 2 && s[1] == '[') {
		for (i = 2; i < n && strchr("0123456789;?>", s[i]) != NULL &&
			    s[i] != '\0';
		     i++)
			;
		if (i < n && i < 24 && s[i] != '\0' &&
		    strchr("ABCDEFGHJKLMPSTXbdfghlmrt", s[i]) != NULL &&
		    strncmp(s, "\033[66;6", 6) != 0) {
			if (n > 7 && memcmp(s, "\033[?1049", 7) == 0)
				left = s[i] == 'l';
			return i + 1;
		}
	} else if (n > 2 && s[1] == '(' && (s[2] == 'B' || s[2] == '0')) {
		return 3;
	} else if (n > 1 && (s[1] == '7' || s[1] == '8' || s[1] == '=' ||
				s[1] == '>' || s[1] == 'M')) {
		return 2;
	} else if (n > 6 && memcmp(s, "\033]104\a", 6) == 0) {
		return 6; /* the colours as they were: curses, at its start */
	} else if (n > sizeof osc && memcmp(s, osc, sizeof osc - 1) == 0) {
		for (i = sizeof osc - 1; i < n && s[i] != '\a'; i++)
			;
		judge_base64(s + sizeof osc - 1, i - (sizeof osc - 1));
		return i + 1;
	}
	wrong("a sequence of another", (unsigned char)(n > 1 ? s[1] : 0));
	return 1;
}

static int
judge(const char *path)
{
	bool terminal = strcmp(kind, "terminal") == 0;
	bool screen = terminal || strcmp(kind, "screen") == 0;
	struct str all = STR_INIT;
	char buf[65536];
	uint32_t cp;
	size_t n;
	FILE *f = fopen(path, "re");

	if (f == NULL) {
		perror(path);
		return 2;
	}
	while ((n = fread(buf, 1, sizeof buf, f)) > 0)
		str_addn(&all, buf, n);
	fclose(f);
	input = str_c(&all);
	input_n = all.len;
	for (at = 0; at < input_n;) {
		char c = input[at];

		if (terminal && c == '\033') {
			at += sequence(input + at, input_n - at);
			continue;
		}
		if ((terminal && c != '\0' && strchr("\r\b\016\017", c)) ||
		    (c == '\t' && strcmp(kind, "text") == 0)) {
			at++;
			continue;
		}
		n = utf8_decode(input + at, input_n - at, &cp);
		judge_cp(cp, screen);
		at += n;
	}
	str_clear(&all);
	return wrongs > 0;
}

int
main(int argc, char **argv)
{
	size_t i;

	if (argc == 4 && strcmp(argv[1], "make") == 0) {
		for (i = 0; i < COUNT(traps); i++)
			if (strcmp(argv[2], traps[i].name) == 0)
				return make_trap(traps[i].sql, argv[3]);
		return make(argv[2], argv[3]);
	}
	kind = argc == 4 && strcmp(argv[1], "judge") == 0 ? argv[2] : NULL;
	if (kind != NULL)
		return judge(argv[3]);
	fputs("usage: hostile make WHAT DATABASE\n"
	      "       hostile judge text|json|screen|terminal FILE\n",
	    stderr);
	return 2;
}
