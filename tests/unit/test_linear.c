/* SPDX-License-Identifier: ISC */
/*
 * Proves of the mode that goes line by line, on the five events of tiny.h:
 * every command of the table either works in every place it is valid in, and
 * is answered, or has a reason why it has no meaning there, and that is said;
 * nothing that is written moves a cursor; lines that are too long, have
 * control characters, arrows or no end are understood or told; lines of any
 * bytes do no harm.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include <cmocka.h>

#include "command.h"
#include "gate.h"
#include "linear.h"
#include "settings.h"
#include "tiny.h"

static struct db *db;

/* How each view is reached; the commands of PLACE are valid there. */
static const struct place {
	enum where where;
	const char *lines;
} places[] = {
    {IN_FACTIONS, "factions\n"},
    {IN_TIMELINE, "event/fall-of-sinbel\ntimeline\n"},
    {IN_DETAIL, "event/fall-of-sinbel\ndetail\n"},
    {IN_DETAIL, "faction/srf\nnames\n"},
    {IN_SOURCE, "event/fall-of-sinbel\nsource\n"},
    {IN_HELP, "help\n"},
    {IN_LIST, "sources\n"},
    {IN_LIST, "people\n"},
    {IN_LIST, "places\n"},
    {IN_LIST, "disputes\n"},
    {IN_LIST, "marks\n"},
    {IN_GRID, "matrix\n"},
    {IN_GRID, "event/fall-of-sinbel\ncompare\n"},
    {IN_RESULTS, "results nusra\n"},
};
#define COUNT(a) (sizeof(a) / sizeof *(a))

/* A session of these N bytes; what was said is in OUT. */
static void
session(const char *lines, size_t n, struct str *out)
{
	struct settings s;
	struct linear_options o = {.w = 80, .h = 20, .settings = &s};
	struct out *to = out_memory(out);
	struct err e = ERR_INIT;

	settings_init(&s);
	o.state = getenv("TMPDIR");
	o.in = memfd_create("lines", 0);
	assert_true(o.in >= 0);
	assert_int_equal(write(o.in, lines, n), (ssize_t)n);
	lseek(o.in, 0, SEEK_SET);
	if (!linear_run(db, &o, to, &e))
		fail_msg("%s", e.text);
	assert_true(out_close(to, &e));
	close(o.in);
	settings_clear(&s);
}

/* What was said to the last line; the prompt after it is not counted. */
static const char *
last_answer(struct str *out)
{
	const char *from = str_c(out), *p, *last = NULL, *before = NULL;

	for (p = from; (p = strstr(p, "> ")) != NULL; p += 2) {
		before = last;
		last = p;
	}
	/* A session that was ended has no prompt after its last line. */
	if (out->len > 2 && strcmp(from + out->len - 3, "> \n") == 0)
		return before != NULL ? before : from;
	return last != NULL ? last : from;
}

static const char *
argument(const struct command *c)
{
	if (strcmp(c->name, "goto") == 0)
		return " faction/srf";
	if (strcmp(c->name, "filter") == 0)
		return " kind:capture";
	if (strcmp(c->name, "command") == 0)
		return "\nwhere";
	return c->arg == ARG_TEXT     ? " nusra"
	       : c->arg == ARG_NUMBER ? " 1"
	       : c->arg == ARG_LETTER ? " a"
				      : "";
}

static void
check(const struct command *c, const struct place *p, struct str *out)
{
	const char *answer = last_answer(out), *why = linear_without(c);
	size_t i;

	for (i = 0; i < out->len; i++)
		assert_true(
		    out->s[i] == '\n' || (unsigned char)out->s[i] >= 0x20);
	assert_null(strstr(answer, "there is no command"));
	if (why != NULL)
		assert_non_null(strstr(answer, why));
	else if ((c->where & p->where) == 0)
		assert_non_null(strstr(answer, "does nothing"));
	else
		assert_null(strstr(answer, "does nothing"));
	/* The line itself, and something said to it. */
	answer += strcspn(answer, "\n");
	if (answer[strspn(answer, "\n")] == '\0' &&
	    strcmp(c->name, "quit") != 0 && strcmp(c->name, "close-view") != 0)
		fail_msg("%s is not answered after %s: %s", c->name, p->lines,
		    str_c(out));
}

static void
test_every_command(void **state)
{
	struct str lines = STR_INIT;
	size_t i, k;

	(void)state;
	for (i = 0; i < n_commands; i++) {
		for (k = 0; k < COUNT(places); k++) {
			struct str out = STR_INIT;

			str_reset(&lines);
			str_printf(&lines, "%s%s%s\n", places[k].lines,
			    commands[i].name, argument(&commands[i]));
			session(lines.s, lines.len, &out);
			check(&commands[i], &places[k], &out);
			str_clear(&out);
		}
	}
	str_clear(&lines);
}

static void
says(const char *lines, size_t n, const char *wanted)
{
	struct str out = STR_INIT;

	session(lines, n, &out);
	if (strstr(str_c(&out), wanted) == NULL)
		fail_msg("\"%s\" is not in: %s", wanted, str_c(&out));
	str_clear(&out);
}
#define SAYS(lines, wanted) says(lines, sizeof(lines) - 1, wanted)

static void
test_lines(void **state)
{
	static char line[10000];

	(void)state;
	memset(line, 'x', sizeof line);
	memcpy(line + sizeof line - 7, "\nwhere\n", 7);
	says(line, sizeof line, "too long");
	says(line, sizeof line, "timeline> where\nTimeline: ");
	SAYS("\033[B\n", "timeline> Down\n");
	SAYS("\033[B", "timeline> Down\n");
	SAYS("\033[B\n", "2. ");
	SAYS("fac\001tions\n", "timeline> factions\n");
	SAYS("where", "timeline> where\nTimeline: ");
	SAYS("\xff\n", "timeline> \n");
	SAYS("lines 0\n", "from 1 to 1000");
	SAYS("lines 99999999999999999999\n", "from 1 to 1000");
	SAYS("99999999999999999999999\n", "has that number");
	SAYS("-1\n", "there is no command -1");
	SAYS("search\n", "search for> ");
	SAYS("", "timeline> \n");
}

/* Any bytes: the same ones in every run. */
static void
test_any_bytes(void **state)
{
	static const char words[][12] = {"\n", "o\n", "1\n", "3 s\n", ")\n",
	    "c\n", "g m\n", "Down\n", "back\n", "/a\n", "& kind:\n", "?\n",
	    "last\n", "up\n", "l\n", "q\n", "b\n", "all\n", "m a\n", "' a\n",
	    "g a\n", "g /\n", "cell-right\n", "y q\n"};
	uint32_t seed = 1;
	struct str lines = STR_INIT;
	int i, k;

	(void)state;
	for (i = 0; i < 200; i++) {
		struct str out = STR_INIT;

		str_reset(&lines);
		for (k = 0; k < 40; k++) {
			seed = seed * 1664525u + 1013904223u;
			if (seed >> 28 == 0)
				str_addc(&lines, (char)(seed >> 8));
			else
				str_add(
				    &lines, words[(seed >> 8) % COUNT(words)]);
		}
		session(lines.s, lines.len, &out);
		str_clear(&out);
	}
	str_clear(&lines);
}

static int
setup(void **state)
{
	struct err e = ERR_INIT;

	(void)state;
	if (!tiny_open(&db, &e)) {
		fprintf(stderr, "# %s\n", e.text);
		return -1;
	}
	return 0;
}

static int
teardown(void **state)
{
	(void)state;
	db_close(db);
	return 0;
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_every_command),
	    cmocka_unit_test(test_lines),
	    cmocka_unit_test(test_any_bytes),
	};

	return cmocka_run_group_tests(tests, setup, teardown);
}
