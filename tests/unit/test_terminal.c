/* SPDX-License-Identifier: ISC */
/*
 * Proves, on a pseudo-terminal of its own: the terminal is taken and given
 * back, also by a fatal signal; a frame is one write and an unchanged canvas
 * none; keys, resizing and hanging up arrive; what cannot be a screen is told
 * in a sentence; the environment is obeyed.
 *
 * Each case runs in a child whose terminal is the slave; what it found goes
 * to the parent through a pipe, the bytes for the screen through the master.
 */
#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>
#include <utmp.h>

#include <cmocka.h>

#include "canvas.h"
#include "keys.h"
#include "str.h"
#include "terminal.h"

static int report; /* of the child */

struct session {
	pid_t pid;
	int master, slave, report;
	struct termios before; /* the child touched it */
	struct str screen;     /* bytes sent to the terminal */
	struct str told;       /* what the child reported */
};

static void
begin(struct session *s, void (*child)(void))
{
	struct winsize size = {24, 80, 0, 0};
	int fds[2];

	memset(s, 0, sizeof *s);
	assert_int_equal(openpty(&s->master, &s->slave, NULL, NULL, &size), 0);
	assert_int_equal(tcgetattr(s->slave, &s->before), 0);
	assert_int_equal(pipe(fds), 0);
	fcntl(s->master, F_SETFD, FD_CLOEXEC);
	fflush(NULL);
	s->pid = fork();
	assert_true(s->pid >= 0);
	if (s->pid == 0) {
		struct rlimit none = {0, 0};

		setrlimit(RLIMIT_CORE, &none);
		close(s->master);
		close(fds[0]);
		report = fcntl(fds[1], F_DUPFD, 10);
		login_tty(s->slave);
		setenv("TERM", "xterm-256color", 1);
		setenv("LC_ALL", "C.UTF-8", 1);
		unsetenv("NO_COLOR");
		unsetenv("TMUX");
		unsetenv("STY");
		child();
		_exit(0);
	}
	close(fds[1]);
	s->report = fds[0];
}

/* Wait until both sides have said what there is to be said, or more. */
static void
listen_to(struct session *s, const char *screen, const char *told)
{
	struct pollfd p[2] = {{s->master, POLLIN, 0}, {s->report, POLLIN, 0}};
	char buf[4096];
	ssize_t n;
	int i;

	while ((screen == NULL || strstr(str_c(&s->screen), screen) == NULL) ||
	       (told == NULL || strstr(str_c(&s->told), told) == NULL)) {
		if (poll(p, 2, 60000) <= 0)
			fail_msg("nothing came; told: %s", str_c(&s->told));
		for (i = 0; i < 2; i++) {
			if (p[i].revents == 0)
				continue;
			n = read(p[i].fd, buf, sizeof buf);
			if (n > 0)
				str_addn(i == 0 ? &s->screen : &s->told, buf,
				    (size_t)n);
			else
				p[i].fd = -1;
		}
		if (p[0].fd < 0 && p[1].fd < 0)
			return;
	}
}

static void
type(struct session *s, const char *bytes)
{
	assert_int_equal(write(s->master, bytes, strlen(bytes)), strlen(bytes));
}

/* The end of the child; its wait status. */
static int
end(struct session *s)
{
	int status;

	close(s->slave);
	listen_to(s, NULL, NULL);
	assert_int_equal(waitpid(s->pid, &status, 0), s->pid);
	close(s->master);
	close(s->report);
	return status;
}

static void
forget(struct session *s)
{
	str_clear(&s->screen);
	str_clear(&s->told);
}

static void
tell(const char *what)
{
	if (write(report, what, strlen(what)) < 0)
		_exit(9);
}

static bool
open_it(struct err *e)
{
	struct terminal_options o = {SCHEME_DEFAULT, false, false};
	const char *note;

	if (!terminal_open(&o, &note, e)) {
		tell(e->text);
		return false;
	}
	tell(note != NULL ? note : "open");
	tell(";");
	return true;
}

static void
show(const char *text)
{
	struct canvas c;
	int w, h;

	terminal_size(&w, &h);
	canvas_init(&c, w, h);
	view_text(canvas_view(&c), 2, 1, w, STYLE_DISPUTED, text, strlen(text));
	view_cursor(canvas_view(&c), 5, 6);
	terminal_put(&c);
	canvas_clear(&c);
}

/* Tell keys by name until q. */
static void
tell_keys(void)
{
	char name[32];
	uint32_t key;

	do {
		key = terminal_key(-1);
		tell(key == KEY_RESIZE_	 ? "resize"
		     : key == KEY_HANGUP ? "hangup"
					 : keys_name(key, name));
		tell(" ");
	} while (key != 'q' && key != KEY_HANGUP);
}

/* ---- an ordinary session ---- */

static void
ordinary(void)
{
	struct err e = ERR_INIT;

	if (!open_it(&e))
		return;
	show("hello");
	tell_keys();
	terminal_close();
	terminal_close();
	tell("closed ");
}

static void
test_ordinary(void **state)
{
	struct session s;
	struct termios before, during, after;

	(void)state;
	begin(&s, ordinary);
	before = s.before;
	listen_to(&s, "hello", "open;");
	tcgetattr(s.slave, &during);
	assert_int_equal(during.c_lflag & (ICANON | ECHO), 0);
	assert_int_equal(during.c_iflag & IXON, before.c_iflag & IXON);
	type(&s, "\033[A\033OBx\003\032\r");
	listen_to(&s, "hello", "Up Down x Ctrl-C Ctrl-Z Enter ");
	type(&s, "q");
	listen_to(&s, "\033[?1049l", "q closed ");
	tcgetattr(s.slave, &after);
	assert_int_equal(end(&s), 0);
	assert_int_equal(after.c_lflag, before.c_lflag);
	assert_int_equal(after.c_iflag, before.c_iflag);
	assert_int_equal(after.c_oflag, before.c_oflag);
	assert_memory_equal(after.c_cc, before.c_cc, sizeof after.c_cc);
	/* The other screen and back, pastes marked and back, once each. */
	assert_non_null(strstr(s.screen.s, "\033[?1049h"));
	assert_non_null(strstr(s.screen.s, "\033[?2004h"));
	assert_non_null(strstr(s.screen.s, "\033[?2004l"));
	assert_null(strstr(strstr(s.screen.s, "1049h") + 1, "1049h"));
	assert_null(strstr(strstr(s.screen.s, "1049l") + 1, "1049l"));
	/* Red, since a terminal of colours. */
	assert_non_null(strstr(s.screen.s, "31m"));
	/* Nothing is asked of the terminal. */
	assert_null(strstr(s.screen.s, "\033[c"));
	assert_null(strstr(s.screen.s, "\033[6n"));
	forget(&s);
}

/* ---- frames ---- */

static long
writes(void)
{
	FILE *f = fopen("/proc/self/io", "r");
	char line[100];
	long n = -1;

	while (f != NULL && fgets(line, sizeof line, f) != NULL)
		sscanf(line, "syscw: %ld", &n);
	if (f != NULL)
		fclose(f);
	return n;
}

static void
frames(void)
{
	struct err e = ERR_INIT;
	long before, after;

	if (!open_it(&e))
		return;
	show("first");
	terminal_copy("A", 1);
	show("first");
	terminal_copy("B", 1);
	before = writes();
	show("second, and longer");
	after = writes();
	/* One into memory, one to the terminal; valgrind adds its own. */
	tell(before < 0 || after - before == 2 || getenv("VALGRIND") != NULL
		 ? "one write"
		 : "more writes");
	terminal_copy("C", 1);
	terminal_redraw();
	show("second, and longer");
	terminal_copy("D", 1);
	terminal_suspend();
	terminal_copy("E", 1);
	show("third");
	terminal_copy("F", 1);
	terminal_close();
}

/* What was sent between the copies of A and B. */
static char *
between(struct str *s, const char *a, const char *b)
{
	char *from = strstr(s->s, a), *to = strstr(s->s, b);
	struct str part = STR_INIT;

	assert_non_null(from);
	assert_non_null(to);
	from += strlen(a);
	str_addn(&part, from, (size_t)(to - from));
	return str_take(&part);
}

#define COPY(x) "\033]52;c;" x "==\a"

static void
test_frames(void **state)
{
	struct session s;
	char *p;

	(void)state;
	begin(&s, frames);
	assert_int_equal(end(&s), 0);
	assert_string_equal(s.told.s, "open;one write");
	/* The same canvas again: not a byte. */
	p = between(&s.screen, COPY("QQ"), COPY("Qg"));
	assert_string_equal(p, "");
	free(p);
	/* What has changed, and not the whole. */
	p = between(&s.screen, COPY("Qg"), COPY("Qw"));
	assert_non_null(strstr(p, "second"));
	assert_null(strstr(p, "\033[H\033[2J"));
	assert_true(strlen(p) < 80);
	free(p);
	/* Asked for anew: the whole. */
	p = between(&s.screen, COPY("Qw"), COPY("RA"));
	assert_non_null(strstr(p, "\033[2J"));
	assert_non_null(strstr(p, "second, and longer"));
	free(p);
	/* Suspended: left, and taken again by the next frame. */
	p = between(&s.screen, COPY("RA"), COPY("RQ"));
	assert_non_null(strstr(p, "\033[?1049l"));
	free(p);
	p = between(&s.screen, COPY("RQ"), COPY("Rg"));
	assert_non_null(strstr(p, "\033[?1049h"));
	assert_non_null(strstr(p, "third"));
	free(p);
	forget(&s);
}

/* ---- what happens to a terminal ---- */

static void
test_resize_hangup(void **state)
{
	struct session s;
	struct winsize size = {30, 100, 0, 0};

	(void)state;
	begin(&s, ordinary);
	listen_to(&s, "hello", "open;");
	ioctl(s.master, TIOCSWINSZ, &size);
	listen_to(&s, "hello", "resize ");
	close(s.slave);
	close(s.master);
	s.master = open("/dev/null", O_RDONLY);
	s.slave = dup(s.master);
	assert_int_equal(end(&s), 0);
	assert_non_null(strstr(s.told.s, "hangup "));
	forget(&s);
}

static void
test_terminated(void **state)
{
	struct session s;

	(void)state;
	begin(&s, ordinary);
	listen_to(&s, "hello", "open;");
	kill(s.pid, SIGTERM);
	assert_int_equal(end(&s), 0);
	assert_non_null(strstr(s.told.s, "hangup "));
	assert_non_null(strstr(s.screen.s, "\033[?1049l"));
	forget(&s);
}

static void
test_fatal(void **state)
{
	static const int signals[] = {SIGSEGV, SIGABRT, SIGQUIT};
	struct termios before, after;
	struct session s;
	siginfo_t info;
	size_t i;
	int status;

	(void)state;
	for (i = 0; i < sizeof signals / sizeof *signals; i++) {
		begin(&s, ordinary);
		before = s.before;
		listen_to(&s, "hello", "open;");
		kill(s.pid, signals[i]);
		listen_to(&s, "\033[?1049l", "open;");
		/* It puts the modes back after its last word. */
		waitid(P_PID, (id_t)s.pid, &info, WEXITED | WNOWAIT);
		tcgetattr(s.slave, &after);
		assert_int_equal(after.c_lflag, before.c_lflag);
		status = end(&s);
		assert_true(WIFSIGNALED(status));
		assert_int_equal(WTERMSIG(status), signals[i]);
		assert_non_null(strstr(s.screen.s, "\033[?2004l"));
		forget(&s);
	}
}

/* Stopped and continued by others: everything is drawn anew. */
static void
test_continued(void **state)
{
	struct session s;

	(void)state;
	begin(&s, ordinary);
	listen_to(&s, "hello", "open;");
	kill(s.pid, SIGCONT);
	listen_to(&s, "hello", "resize ");
	type(&s, "q");
	assert_int_equal(end(&s), 0);
	forget(&s);
}

static void
escape(void)
{
	setenv("ESCDELAY", "20", 1);
	ordinary();
}

static void
test_escape(void **state)
{
	struct session s;

	(void)state;
	begin(&s, escape);
	listen_to(&s, "hello", "open;");
	type(&s, "\033");
	listen_to(&s, "hello", "Esc ");
	type(&s, "\033[5~\033[200~x\033[201~");
	listen_to(&s, "hello", "PgUp ");
	type(&s, "q");
	assert_int_equal(end(&s), 0);
	forget(&s);
}

/* ---- the environment ---- */

static void
dumb(void)
{
	setenv("TERM", "dumb", 1);
	ordinary();
}

static void
unknown(void)
{
	setenv("TERM", "no-such-terminal", 1);
	ordinary();
}

static void
no_type(void)
{
	unsetenv("TERM");
	ordinary();
}

static void
nowhere(void)
{
	setenv("TERM", "no-such-terminal", 1);
	setenv("TERMINFO", "/nonexistent", 1);
	setenv("TERMINFO_DIRS", "/nonexistent", 1);
	setenv("HOME", "/nonexistent", 1);
	ordinary();
}

static void
no_locale(void)
{
	unsetenv("LC_ALL");
	unsetenv("LC_CTYPE");
	unsetenv("LANG");
	ordinary();
}

static void
foreign_locale(void)
{
	setenv("LC_ALL", "xx_XX.UTF-8", 1);
	ordinary();
}

static void
plain_locale(void)
{
	struct err e = ERR_INIT;

	setenv("LC_ALL", "C", 1);
	if (!open_it(&e))
		return;
	tell(terminal_utf8() ? "utf8 " : "ascii ");
	show("x≠y");
	tell_keys();
	terminal_close();
}

static void
no_colour(void)
{
	setenv("NO_COLOR", "1", 1);
	ordinary();
}

static void
empty_no_colour(void)
{
	setenv("NO_COLOR", "", 1);
	ordinary();
}

static void
vt100(void)
{
	setenv("TERM", "vt100", 1);
	ordinary();
}

static void
console(void)
{
	struct err e = ERR_INIT;

	setenv("TERM", "linux", 1);
	setenv("LINES", "1000000000", 1);
	if (!open_it(&e))
		return;
	show("x≠y▁…");
	tell_keys();
	terminal_close();
}

static void
no_terminal(void)
{
	struct err e = ERR_INIT;
	int fd = open("/dev/null", O_RDONLY);

	dup2(fd, STDIN_FILENO);
	open_it(&e);
}

/* Run CHILD; what it told first, and whether its screen held a byte. */
static void
told_is(void (*child)(void), const char *want, const char *on_screen,
    const char *not_on_screen)
{
	struct session s;

	begin(&s, child);
	type(&s, "q");
	assert_int_equal(end(&s), 0);
	if (strncmp(str_c(&s.told), want, strlen(want)) != 0)
		assert_string_equal(str_c(&s.told), want);
	if (on_screen != NULL)
		assert_non_null(strstr(str_c(&s.screen), on_screen));
	if (not_on_screen != NULL)
		assert_null(strstr(str_c(&s.screen), not_on_screen));
	forget(&s);
}

static void
test_environment(void **state)
{
	(void)state;
	told_is(dumb,
	    "a terminal of type dumb cannot move its cursor; use strife "
	    "--linear, or set TERM",
	    NULL, "\033");
	told_is(unknown,
	    "the type of this terminal is not known here, xterm-256color is "
	    "taken;",
	    "hello", NULL);
	told_is(no_type, "TERM is not set, xterm-256color is taken;", "hello",
	    NULL);
	told_is(no_locale, "no locale is set, UTF-8 is taken;", "hello", NULL);
	told_is(foreign_locale,
	    "there is no locale xx_XX.UTF-8 here, C.UTF-8 is taken;", "hello",
	    NULL);
	told_is(plain_locale, "open;ascii q ", "x?y", "\xe2");
	told_is(no_colour, "open;", "hello", "31m");
	told_is(empty_no_colour, "open;", "31m", NULL);
	told_is(vt100, "open;", "hello", "31m");
	told_is(console, "open;", "x#y:…", NULL);
	told_is(
	    no_terminal, "this needs a terminal on both sides", NULL, "\033");
}

static void
test_no_description(void **state)
{
	struct session s;

	(void)state;
	begin(&s, nowhere);
	type(&s, "q");
	assert_int_equal(end(&s), 0);
	/* Where ncurses was built with the entries inside, it opens. */
	assert_true(strncmp(s.told.s,
			"no description of the terminal type "
			"no-such-terminal is installed",
			60) == 0 ||
		    strstr(s.told.s, "is taken;") != NULL);
	forget(&s);
}

/* ---- cells on which the C library does not agree ---- */

static void
disagreement(void)
{
	struct err e = ERR_INIT;
	struct canvas c;

	if (!open_it(&e))
		return;
	canvas_init(&c, 20, 2);
	/* A cell of a wide character that claims one cell, and a mark that
	 * is none. */
	view_text(canvas_view(&c), 0, 0, 9, STYLE_TEXT, "a1b2", 4);
	memcpy(c.cells[1].ch, "\xe6\xbc\xa2", 4);
	memcpy(c.cells[3].ch, "ex", 3);
	terminal_put(&c);
	canvas_clear(&c);
	terminal_close();
}

static void
test_disagreement(void **state)
{
	(void)state;
	told_is(disagreement, "open;",
	    "a\xef\xbf\xbd"
	    "be",
	    "\xe6\xbc\xa2");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_ordinary),
	    cmocka_unit_test(test_frames),
	    cmocka_unit_test(test_resize_hangup),
	    cmocka_unit_test(test_terminated),
	    cmocka_unit_test(test_fatal),
	    cmocka_unit_test(test_continued),
	    cmocka_unit_test(test_escape),
	    cmocka_unit_test(test_environment),
	    cmocka_unit_test(test_no_description),
	    cmocka_unit_test(test_disagreement),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
