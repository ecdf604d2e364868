/* SPDX-License-Identifier: ISC */
/*
 * terminal - see terminal.h; the door of curses, with terminal_cells.c.
 *
 * Curses never touches the terminal itself.  It is given a file in memory to
 * write to, from which each update is taken and sent by one write(2); the
 * modes of the terminal, its size, its signals and its keys are ours.  That
 * makes a frame one packet however curses flushes, and lets a slow or dead
 * line be waited for or noticed in one place.
 *
 * What curses says is said once more in fewer bytes (squeeze.h).
 *
 * Of a canvas only the cells that differ from the last one are handed to
 * curses, and of a canvas that is the same nothing: no byte is sent.
 *
 * endwin() before the first update has two uses: its bytes, kept, are what
 * a fatal signal sends to leave the terminal in order, and curses stops to
 * flush after every movement of the cursor (ncurses 6.4 does until then).
 *
 * Signals only write a letter into a pipe, which terminal_key waits for
 * beside the keys.  The cursor is left visible: it stands on the selected
 * line, where braille displays and screen readers look for it.
 */
#include "terminal.h"

#include <curses.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <term.h>
#include <unistd.h>

#include "canvas.h"
#include "clipboard.h"
#include "environment.h"
#include "input.h"
#include "keys.h"
#include "mem.h"
#include "squeeze.h"
#include "str.h"
#include "terminal_cells.h"
#include "tty.h"

#define IN STDIN_FILENO
#define OUT STDOUT_FILENO
#define PASTE_ON "\033[?2004h"
#define PASTE_OFF "\033[?2004l"
#define MOUSE_ON "\033[?1000h\033[?1006h"
#define MOUSE_OFF "\033[?1006l\033[?1000l"
#define COUNT(a) (sizeof(a) / sizeof *(a))

static struct {
	bool open, away;
	bool opening; /* curses is at what it crashes in without memory */
	bool painted; /* the screen is ours, and is to be given back */
	bool restricted, utf8, paste, mouse;
	SCREEN *screen;
	FILE *file;  /* what curses writes to: */
	int memory;  /* the same as a descriptor */
	FILE *input; /* what curses believes to read */
	struct termios saved;
	struct environment_note note;

	int w, h;
	struct canvas shown; /* what the terminal shows */
	bool anew;	     /* it may show anything */

	char *out; /* a frame on its way to the terminal */
	size_t out_cap;
	struct squeeze squeeze;
	struct str frame; /* the same, squeezed */
	char leave[256];  /* what puts the terminal in order */
	size_t leave_n;

	struct input keys;
	int pipe[2];
	int idle; /* seconds that it may be, 0: for ever */
	volatile int gone, idled, told_to_end;
} term;

/* ---- signals ---- */

static const struct {
	int number;
	char letter;
} signals[] = {
    {SIGWINCH, 'w'},
    {SIGTERM, 'h'},
    {SIGHUP, 'h'},
    {SIGCONT, 'c'},
    {SIGINT, 'i'},
    {SIGTSTP, 'z'},
    {SIGALRM, 'a'},
};
static const int fatal[] = {SIGSEGV, SIGBUS, SIGILL, SIGFPE, SIGABRT, SIGQUIT};

static void
on_signal(int number)
{
	int saved = errno;
	size_t i;

	for (i = 0; i < COUNT(signals); i++) {
		if (signals[i].number != number)
			continue;
		if (signals[i].letter == 'a')
			term.idled = 1;
		if (number == SIGTERM)
			term.told_to_end = 1;
		if (signals[i].letter == 'h' || signals[i].letter == 'a')
			term.gone = 1;
		/* A full pipe holds enough to wake up for. */
		if (write(term.pipe[1], &signals[i].letter, 1) < 0)
			errno = 0;
	}
	errno = saved;
}

void
terminal_abandon(void)
{
	if (!term.open || term.away)
		return;
	term.away = true;
	tty_restore(IN, &term.saved);
	if (term.painted)
		tty_write(OUT, term.leave, term.leave_n, &term.gone);
}

/*
 * While it is opened curses trusts malloc: it follows what is NULL, or calls
 * exit.  Nothing has been done to the terminal yet.
 */
static void
on_exit_within(void)
{
	if (term.opening)
		mem_exhausted();
}

static void
on_fatal(int number)
{
	if (term.opening && number == SIGSEGV)
		mem_exhausted();
	terminal_abandon();
	signal(number, SIG_DFL);
	raise(number);
}

static void
set_fatal(bool ours)
{
	static char stack[65536];
	stack_t alt = {.ss_sp = stack, .ss_size = sizeof stack};
	struct sigaction sa;
	size_t i;

	memset(&sa, 0, sizeof sa);
	sigemptyset(&sa.sa_mask);
	/* A stack that ran over cannot hold its own handler. */
	sigaltstack(&alt, NULL);
	sa.sa_handler = ours ? on_fatal : SIG_DFL;
	sa.sa_flags = SA_ONSTACK;
	for (i = 0; i < COUNT(fatal); i++)
		sigaction(fatal[i], &sa, NULL);
}

static void
set_signals(bool ours)
{
	struct sigaction sa;
	size_t i;

	memset(&sa, 0, sizeof sa);
	sigemptyset(&sa.sa_mask);
	sa.sa_handler = ours ? on_signal : SIG_DFL;
	for (i = 0; i < COUNT(signals); i++)
		sigaction(signals[i].number, &sa, NULL);
}

/* ---- from curses to the terminal ---- */

/* Take what curses has written; the bytes are term.out. */
static size_t
collect(void)
{
	off_t n;
	ssize_t got = 0;

	fflush(term.file);
	n = lseek(term.memory, 0, SEEK_CUR);
	if (n > 0) {
		term.out = mem_grow(term.out, &term.out_cap, (size_t)n, 1);
		got = pread(term.memory, term.out, (size_t)n, 0);
	}
	lseek(term.memory, 0, SEEK_SET);
	return got > 0 ? (size_t)got : 0;
}

static void
transmit(const char *s, size_t n)
{
	if (n > 0 && !tty_write(OUT, s, n, &term.gone))
		term.gone = 1;
}

/* endwin, its bytes to LEAVE: also where there is no memory left. */
static void
end_window(void)
{
	ssize_t n;

	collect();
	endwin();
	fflush(term.file);
	n = lseek(term.memory, 0, SEEK_CUR);
	term.leave_n = 0;
	if (term.paste) {
		memcpy(term.leave, PASTE_OFF, sizeof PASTE_OFF - 1);
		term.leave_n = sizeof PASTE_OFF - 1;
	}
	if (term.mouse) {
		memcpy(
		    term.leave + term.leave_n, MOUSE_OFF, sizeof MOUSE_OFF - 1);
		term.leave_n += sizeof MOUSE_OFF - 1;
	}
	if (n > 0 && (size_t)n <= sizeof term.leave - term.leave_n) {
		n = pread(term.memory, term.leave + term.leave_n, (size_t)n, 0);
		term.leave_n += n > 0 ? (size_t)n : 0;
	}
	lseek(term.memory, 0, SEEK_SET);
}

/* Screen and modes as they were found. */
static void
give_back(void)
{
	end_window();
	if (term.painted)
		transmit(term.leave, term.leave_n);
	term.painted = false;
	tty_restore(IN, &term.saved);
}

/* ---- opening ---- */

static bool
open_memory(struct err *e)
{
	int fd;

	term.memory = memfd_create("strife", MFD_CLOEXEC);
	fd = term.memory < 0 ? -1 : fcntl(IN, F_DUPFD_CLOEXEC, 3);
	if (fd >= 0) {
		term.file = fdopen(term.memory, "w");
		term.input = fdopen(fd, "r");
	}
	if (term.file == NULL || term.input == NULL)
		return err_set_errno(e, "the screen has no memory");
	return true;
}

/* Start curses for the first of the types that the system knows. */
static bool
open_screen(struct err *e)
{
	const char *types[] = {getenv("TERM"), "xterm-256color", "vt100"};
	const char *asked = environment_has("TERM") ? types[0] : NULL;
	size_t i;

	for (i = asked == NULL; i < COUNT(types); i++) {
		errno = 0;
		term.screen = newterm(types[i], term.file, term.input);
		if (term.screen != NULL)
			break;
	}
	if (term.screen == NULL && errno == ENOMEM)
		return err_set_errno(e, "the screen");
	if (term.screen == NULL)
		return err_set(e, ERR_IO,
		    "no description of the terminal type %s is installed",
		    asked != NULL ? asked : "(TERM is not set)");
	if (tigetstr("cup") == NULL)
		return err_set(e, ERR_USAGE,
		    "a terminal of type %s cannot move its cursor; use "
		    "strife --linear, or set TERM",
		    types[i]);
	if (i > 0 && asked == NULL)
		environment_add(
		    &term.note, "TERM is not set, %s is taken", types[i]);
	else if (i > 0)
		environment_add(&term.note,
		    "the type of this terminal is not known here, "
		    "%s is taken",
		    types[i]);
	return true;
}

/* A string of terminfo, or NULL. */
static const char *
string_of(const char *name)
{
	const char *s = tigetstr(name);

	return s == (const char *)-1 ? NULL : s;
}

/* Where curses is refused memory for it, what it keeps is no longer sound:
 * lines are freed that it goes on to draw. */
static void
resize(int w, int h)
{
	if (resize_term(h, w) == ERR)
		mem_exhausted();
}

static void
settle_screen(const struct terminal_options *o)
{
	const char *type = getenv("TERM");

	resize(term.w, term.h);
	typeahead(-1);
	idcok(stdscr, FALSE);
	terminal_cells_begin(term.utf8,
	    termname() != NULL && strcmp(termname(), "linux") == 0, o->scheme);
	term.paste =
	    environment_has_paste(environment_has("TERM") ? type : "xterm");
	/* What knows no bracketed paste knows no such reports either. */
	term.mouse = o->mouse && term.paste;
	squeeze_init(&term.squeeze, string_of("sgr0"), tigetflag("msgr") == 1,
	    tigetflag("xenl") == 1, term.h);
	/* What newterm has left in its buffer goes with the first. */
	endwin();
	end_window();
}

static bool
open_all(const struct terminal_options *o, struct err *e)
{
	bool ok;

	term.w = 80;
	term.h = 24;
	tty_size(OUT, &term.w, &term.h);
	/* Curses would believe any size that they say. */
	unsetenv("LINES");
	unsetenv("COLUMNS");
	if (!open_memory(e))
		return false;
	if (pipe2(term.pipe, O_CLOEXEC | O_NONBLOCK) != 0)
		return err_set_errno(e, "the terminal");
	term.opening = true;
	atexit(on_exit_within);
	set_fatal(true);
	ok = open_screen(e);
	if (ok)
		settle_screen(o);
	term.opening = false;
	if (ok && !tty_raw(IN, &term.saved))
		ok = err_set_errno(e, "the terminal");
	if (!ok)
		set_fatal(false);
	return ok;
}

/* Give back what opening took; the terminal itself is in order. */
static void
free_all(void)
{
	/* No delscreen: it crashes where one allocation of curses was refused,
	 * and the process is at its end. */
	if (term.file != NULL)
		fclose(term.file);
	else if (term.memory >= 0)
		close(term.memory);
	if (term.input != NULL)
		fclose(term.input);
	if (term.pipe[0] >= 0) {
		close(term.pipe[0]);
		close(term.pipe[1]);
	}
	terminal_cells_clear();
	mem_free(term.out);
	str_clear(&term.frame);
	canvas_clear(&term.shown);
	memset(&term, 0, sizeof term);
}

bool
terminal_open(
    const struct terminal_options *o, const char **note, struct err *e)
{
	memset(&term, 0, sizeof term);
	term.memory = term.pipe[0] = term.pipe[1] = -1;
	if (!isatty(IN) || !isatty(OUT))
		return err_set(e, ERR_USAGE,
		    "this needs a terminal on both sides; through SSH ask for "
		    "one (ssh -t), or use strife --linear");
	term.utf8 = environment_locale(&term.note);
	if (!open_all(o, e)) {
		free_all();
		return false;
	}
	term.restricted = o->restricted;
	term.idle = o->idle;
	term.anew = true;
	term.open = true;
	input_init(&term.keys, IN, term.pipe[0], environment_esc_delay());
	canvas_init(&term.shown, 0, 0);
	set_signals(true);
	alarm((unsigned)term.idle);
	atexit(terminal_close);
	*note = term.note.text[0] != '\0' ? term.note.text : NULL;
	return true;
}

void
terminal_close(void)
{
	if (!term.open)
		return;
	term.open = false;
	alarm(0);
	if (!term.away)
		give_back();
	set_signals(false);
	set_fatal(false);
	free_all();
}

void
terminal_size(int *w, int *h)
{
	*w = term.w;
	*h = term.h;
}

bool
terminal_utf8(void)
{
	return term.utf8;
}

int
terminal_colours(void)
{
	return has_colors() ? COLORS : 0;
}

/* ---- canvas to curses ---- */

static bool
same_cell(const struct cell *a, const struct cell *b)
{
	return memcmp(a, b, sizeof *a) == 0;
}

/* Hand the cells of row Y that changed to curses; none: false. */
static bool
put_row(const struct canvas *c, int y)
{
	size_t at = (size_t)y * (size_t)c->w;
	const struct cell *new = c->cells + at;
	struct cell *old = term.shown.cells + at;
	int from = 0, to = c->w;

	if (!term.anew) {
		if (memcmp(new, old, (size_t)c->w * sizeof *new) == 0)
			return false;
		while (same_cell(&new[from], &old[from]))
			from++;
		while (same_cell(&new[to - 1], &old[to - 1]))
			to--;
	}
	terminal_cells_put(new, c->w, y, from, to);
	memcpy(old, new, (size_t)c->w * sizeof *new);
	return true;
}

static void
fit(const struct canvas *c)
{
	if (c->w == term.shown.w && c->h == term.shown.h)
		return;
	canvas_resize(&term.shown, c->w, c->h);
	resize(c->w, c->h);
	term.anew = true;
}

void
terminal_put(const struct canvas *c)
{
	bool changed = false;
	size_t n;
	int y;

	if (!term.open || term.away || c->w <= 0 || c->h <= 0)
		return;
	fit(c);
	for (y = 0; y < c->h; y++)
		changed |= put_row(c, y);
	if (!changed && c->cursor_x == term.shown.cursor_x &&
	    c->cursor_y == term.shown.cursor_y)
		return;
	term.shown.cursor_x = c->cursor_x;
	term.shown.cursor_y = c->cursor_y;
	move(c->cursor_y, c->cursor_x);
	if (term.anew)
		clearok(curscr, TRUE);
	refresh();
	n = collect();
	str_reset(&term.frame);
	if (term.anew)
		squeeze_forget(&term.squeeze, c->h);
	squeeze(&term.squeeze, term.out, n, &term.frame);
	if (term.anew && term.paste)
		str_add(&term.frame, PASTE_ON);
	if (term.anew && term.mouse)
		str_add(&term.frame, MOUSE_ON);
	term.anew = false;
	term.painted = true;
	transmit(str_c(&term.frame), term.frame.len);
}

void
terminal_redraw(void)
{
	term.anew = true;
}

/* ---- leaving and coming back ---- */

void
terminal_leave(void)
{
	if (!term.open || term.away)
		return;
	give_back();
	term.away = true;
}

static void
look_at_size(void)
{
	int w = term.w, h = term.h;

	tty_size(OUT, &w, &h);
	if (w == term.w && h == term.h)
		return;
	term.w = w;
	term.h = h;
	input_push(&term.keys, KEY_RESIZE_);
}

/* Signals that came while others had the terminal were not for us. */
static void
forget_signals(void)
{
	char c;

	while (read(term.pipe[0], &c, 1) == 1)
		;
}

void
terminal_return(void)
{
	if (!term.open || !term.away)
		return;
	if (!tty_raw(IN, &term.saved))
		term.gone = 1;
	term.away = false;
	term.anew = true;
	forget_signals();
	look_at_size();
}

void
terminal_suspend(void)
{
	struct sigaction sa, ours;

	if (!term.open || term.restricted)
		return;
	terminal_leave();
	memset(&sa, 0, sizeof sa);
	sigemptyset(&sa.sa_mask);
	sa.sa_handler = SIG_DFL;
	sigaction(SIGTSTP, &sa, &ours);
	/* Nobody to continue it (a session's only process): not stopped. */
	kill(0, SIGTSTP);
	sigaction(SIGTSTP, &ours, NULL);
	terminal_return();
}

bool
terminal_copy(const char *s, size_t n)
{
	struct str out = STR_INIT;
	bool done;

	if (!term.open || term.away)
		return false;
	done = clipboard_sequence(&out,
	    clipboard_way(getenv("TERM"), getenv("TMUX"), getenv("STY")), s, n);
	transmit(str_c(&out), out.len);
	str_clear(&out);
	return done && !term.gone;
}

/* ---- keys ---- */

/* What the signals said, as keys. */
static void
take_signals(void)
{
	bool resized = false;
	struct termios now;
	char c;

	while (read(term.pipe[0], &c, 1) == 1) {
		if (c == 'w') {
			resized = true;
		} else if (c == 'i') {
			input_push(&term.keys, 3);
		} else if (c == 'z') {
			input_push(&term.keys, 26);
		} else if (c == 'c') {
			/* Stopped from outside: modes and screen are lost. */
			tty_raw(IN, &now);
			term.anew = resized = true;
		}
	}
	if (!resized)
		return;
	tty_size(OUT, &term.w, &term.h);
	input_push(&term.keys, KEY_RESIZE_);
}

uint32_t
terminal_key(int timeout_ms)
{
	uint32_t key;
	bool woken;

	if (!term.open)
		return KEY_HANGUP;
	do {
		if (term.gone || term.keys.gone)
			return KEY_HANGUP;
		key = input_key(&term.keys, timeout_ms, &woken);
		if (woken)
			take_signals();
	} while (key == KEY_NONE && (woken || term.keys.gone));
	/* The timer also ends a write to a reader who takes nothing. */
	if (term.idle > 0 && key != KEY_NONE && key != KEY_RESIZE_)
		alarm((unsigned)term.idle);
	return key;
}

bool
terminal_was_idle(void)
{
	return term.idled;
}

const char *
terminal_end(void)
{
	if (term.told_to_end)
		return "it was told to end";
	return term.gone || term.keys.gone || tty_hung_up(IN)
		   ? "the terminal is gone"
		   : NULL;
}

bool
terminal_key_waiting(void)
{
	return term.gone || input_waiting(&term.keys);
}
