/* SPDX-License-Identifier: ISC */
/*
 * See watch.h.  The watches of the system are set anew before each look, so
 * that folders that came since are among them and nothing that happens after
 * the look is missed.  An editor that saves makes several events at once:
 * they are let pass until it is quiet.
 */
#include "config.h"

#include "watch.h"

#include <dirent.h>
#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>
#ifdef HAVE_SYS_INOTIFY_H
#include <sys/inotify.h>
#endif

#include "dataset.h"
#include "err.h"
#include "mem.h"
#include "seed_impl.h"
#include "str.h"

#define DEPTH_MAX 8
#define LOOK_MS 500  /* between two looks without the system's help */
#define QUIET_MS 50  /* an editor has done what it does */
#define QUIET_MAX 40 /* such times at most */
#define EVENT_SIZE 4096

static const int ending[] = {SIGINT, SIGTERM, SIGHUP};
#define N_ENDING (sizeof(ending) / sizeof(ending[0]))

static volatile sig_atomic_t ended;

struct watch {
	const char *root;
	bool poll;
	int fd;			/* of inotify; -1: there is none */
	struct str stamp, what; /* of the last look */
	struct sigaction old[N_ENDING];
};

static void
end(int sig)
{
	ended = sig;
}

static void
catch_signals(struct watch *w)
{
	struct sigaction sa;
	size_t i;

	memset(&sa, 0, sizeof(sa));
	sa.sa_handler = end;
	sa.sa_flags = SA_RESETHAND;
	sigemptyset(&sa.sa_mask);
	ended = 0;
	for (i = 0; i < N_ENDING; i++) {
		sigaction(ending[i], NULL, &w->old[i]);
		/* nohup stays what it is. */
		if (ending[i] != SIGHUP || w->old[i].sa_handler != SIG_IGN)
			sigaction(ending[i], &sa, NULL);
	}
}

/*
 * Until FD (or nothing, -1) has something to say, MS are over (-1: never) or
 * a signal has come.  A signal between the question and the wait is not
 * missed: it is let in by the wait alone.
 */
static bool
wait_for(int fd, int ms)
{
	struct timespec t = {ms / 1000, ms % 1000 * 1000000L};
	struct pollfd p = {.fd = fd, .events = POLLIN};
	sigset_t block, old;
	int n = -1;
	size_t i;

	sigemptyset(&block);
	for (i = 0; i < N_ENDING; i++)
		sigaddset(&block, ending[i]);
	sigprocmask(SIG_BLOCK, &block, &old);
	if (!ended)
		n = ppoll(&p, 1, ms < 0 ? NULL : &t, &old);
	sigprocmask(SIG_SETMASK, &old, NULL);
	return n > 0;
}

#ifdef HAVE_SYS_INOTIFY_H

/* DIR and the folders in it, but hidden ones, as seed_stamp walks them. */
static bool
add_folders(int fd, const char *dir, int depth)
{
	struct str path = STR_INIT;
	struct dirent *entry;
	struct stat st;
	bool ok;
	DIR *d;

	ok = inotify_add_watch(fd, dir,
		 IN_CLOSE_WRITE | IN_CREATE | IN_DELETE | IN_MOVE | IN_ATTRIB |
		     IN_DELETE_SELF | IN_MOVE_SELF | IN_ONLYDIR) >= 0;
	d = ok ? opendir(dir) : NULL;
	if (d == NULL)
		return false;
	while (ok && depth < DEPTH_MAX && (entry = readdir(d)) != NULL) {
		if (entry->d_name[0] == '.')
			continue;
		str_reset(&path);
		str_printf(&path, "%s/%s", dir, entry->d_name);
		if (stat(str_c(&path), &st) == 0 && S_ISDIR(st.st_mode))
			ok = add_folders(fd, str_c(&path), depth + 1);
	}
	closedir(d);
	str_clear(&path);
	return ok;
}

static void
set_watches(struct watch *w)
{
	if (w->fd >= 0)
		close(w->fd);
	w->fd = w->poll ? -1 : inotify_init1(IN_NONBLOCK | IN_CLOEXEC);
	if (w->fd >= 0 && !add_folders(w->fd, w->root, 0)) {
		close(w->fd);
		w->fd = -1;
	}
}

static void
let_pass(struct watch *w)
{
	char events[EVENT_SIZE];
	int i;

	for (i = 0; i < QUIET_MAX; i++) {
		while (read(w->fd, events, sizeof(events)) > 0)
			;
		if (!wait_for(w->fd, QUIET_MS))
			break;
	}
}

#else

static void
set_watches(struct watch *w)
{
	w->fd = -1;
}

static void
let_pass(struct watch *w)
{
}

#endif

/*
 * Is it something else than it was?  Sizes and times are asked first, and the
 * contents only if these have changed.  Where dataset.yaml cannot be read, why
 * not and all files count.
 */
static bool
look(struct watch *w)
{
	struct str stamp = STR_INIT, what = STR_INIT;
	struct err e = ERR_INIT;
	char print[65];
	bool same;

	seed_stamp(w->root, &stamp);
	same = stamp.len > 0 && strcmp(str_c(&stamp), str_c(&w->stamp)) == 0;
	if (!same) {
		if (dataset_fingerprint(w->root, print, &e))
			str_add(&what, print);
		else
			str_printf(&what, "%s\n%s", e.text, str_c(&stamp));
		same = strcmp(str_c(&what), str_c(&w->what)) == 0;
		str_clear(&w->what);
		w->what = what;
	}
	str_clear(&w->stamp);
	w->stamp = stamp;
	return !same;
}

struct watch *
watch_open(const char *root, bool poll)
{
	struct watch *w = mem_alloc(sizeof(*w));

	w->root = root;
	w->poll = poll;
	w->fd = -1;
	catch_signals(w);
	set_watches(w);
	(void)look(w);
	return w;
}

bool
watch_wait(struct watch *w)
{
	for (;;) {
		set_watches(w);
		if (ended)
			return false;
		if (look(w))
			return true;
		if (wait_for(w->fd, w->fd >= 0 ? -1 : LOOK_MS))
			let_pass(w);
	}
}

void
watch_close(struct watch *w)
{
	size_t i;

	for (i = 0; i < N_ENDING; i++)
		sigaction(ending[i], &w->old[i], NULL);
	if (w->fd >= 0)
		close(w->fd);
	str_clear(&w->stamp);
	str_clear(&w->what);
	mem_free(w);
}
