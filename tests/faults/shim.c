/* SPDX-License-Identifier: ISC */
/*
 * shim - faults on demand, between a program and the C library.
 *
 *	LD_PRELOAD=tests/faults/shim.so FAULT=ACTION:CALLS:N[:ERRNO] strife ...
 *	LD_PRELOAD=tests/faults/shim.so FAULT_SERVER=1 strife ...
 *
 * The calls of the kinds CALLS (one letter each, below) are counted from the
 * start of the program, in every library of it; N says at which of them it
 * happens, 0 never.  What happens is the ACTION:
 *
 *	kill	SIGKILL before the call		fail	the call fails
 *	half	SIGKILL in the midst of a write	from	it and all after it
 *	after	SIGKILL after the call		stop	wait for SIGCONT
 *	short	N is the seed of numbers: every transfer takes a part of what
 *		was asked, and one call in three is interrupted first
 *	jump	every look at a clock finds it elsewhere: one that can be set
 *		(c) N years ahead and N years behind by turns, one that cannot
 *		(k) N seconds further ahead each time
 *
 * Kinds: o opening, r reading, w writing, s syncing, m naming, u removing,
 * l locking, a allocating, t threads, c and k looking at a clock.  Of a program
 * with several threads the calls are counted in the order in which they happen
 * to come.  ERRNO is a number; where none is given it is EIO, or ENOMEM where
 * allocations are counted.
 *
 * The standard descriptors are left alone, so that messages arrive; but for
 * "short".  Where FAULT_TOLD names a file, the number of calls is written
 * there at the end, and what was done when it was done.  FAULT_NO_TMPFILE: the
 * file system knows no files without a name.
 *
 * As a server (tests/faults/refuse.c asks) it waits before main: for each FAULT
 * that comes by the descriptor SERVER_IN a child goes on with it, and its wait
 * status is answered by the next one.  That saves loading the program anew.
 *
 * Allocations go on to whoever comes next, which under AddressSanitizer is its
 * own allocator; it has to bear not being the first of all libraries
 * (verify_asan_link_order=0).
 */
/* The functions themselves are defined here. */
#undef _FORTIFY_SOURCE

#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "server.h"

#define SHOWN __attribute__((visibility("default")))

static struct {
	char action; /* its first letter, but 'F' for from; 0: none */
	char kinds[16];
	long at;
	atomic_long count;
	int error;
	uint32_t random;
	bool on;
} fault;

/* Which call this thread is in; as malloc may not allocate for it. */
static _Thread_local long call __attribute__((tls_model("initial-exec")));

/* The next allocator. */
static struct {
	void *(*malloc)(size_t size);
	void *(*calloc)(size_t n, size_t size);
	void *(*realloc)(void *p, size_t size);
	void *(*aligned_alloc)(size_t align, size_t size);
	int (*posix_memalign)(void **out, size_t align, size_t size);
	bool known;
} next;

static void
find_next(void)
{
	/* A function as an object: as POSIX wants it of dlsym. */
	*(void **)&next.malloc = dlsym(RTLD_NEXT, "malloc");
	*(void **)&next.calloc = dlsym(RTLD_NEXT, "calloc");
	*(void **)&next.realloc = dlsym(RTLD_NEXT, "realloc");
	*(void **)&next.aligned_alloc = dlsym(RTLD_NEXT, "aligned_alloc");
	*(void **)&next.posix_memalign = dlsym(RTLD_NEXT, "posix_memalign");
	next.known = true;
}

static void
settle(const char *s)
{
	const char *colon;
	size_t n;

	if (s == NULL || (colon = strchr(s, ':')) == NULL)
		return;
	fault.action = strncmp(s, "from", 4) == 0 ? 'F' : *s;
	s = colon + 1;
	n = strcspn(s, ":");
	if (n >= sizeof(fault.kinds) || s[n] == '\0')
		return;
	memcpy(fault.kinds, s, n);
	fault.at = strtol(s + n + 1, NULL, 10);
	fault.random = (uint32_t)fault.at * 2654435761u + 1;
	colon = strchr(s + n + 1, ':');
	fault.error = strchr(fault.kinds, 'a') != NULL ? ENOMEM : EIO;
	if (colon != NULL)
		fault.error = (int)strtol(colon + 1, NULL, 10);
	fault.on = true;
}

/* Give a child to each fault that is asked for; only children return. */
static void
serve(void)
{
	char asked[SERVER_LINE];
	int status;
	pid_t pid;

	while (syscall(SYS_read, SERVER_IN, asked, sizeof(asked)) ==
	       (long)sizeof(asked)) {
		pid = fork();
		if (pid == 0) {
			syscall(SYS_close, SERVER_IN);
			syscall(SYS_close, SERVER_OUT);
			settle(asked);
			return;
		}
		if (pid < 0 || waitpid(pid, &status, 0) != pid)
			break;
		syscall(SYS_write, SERVER_OUT, &status, sizeof(status));
	}
	_exit(0);
}

__attribute__((constructor)) static void
begin(void)
{
	if (!next.known)
		find_next();
	if (getenv("FAULT_SERVER") != NULL)
		serve();
	else
		settle(getenv("FAULT"));
}

/* Straight to the kernel: nothing of this may be counted. */
static void
tell(const char *what, long n)
{
	const char *path = getenv("FAULT_TOLD");
	char line[64];
	long fd;
	int k;

	if (path == NULL)
		return;
	fd = syscall(SYS_openat, AT_FDCWD, path,
	    O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
	k = snprintf(line, sizeof(line), "%s %ld\n", what, n);
	if (fd >= 0) {
		syscall(SYS_write, fd, line, (size_t)k);
		syscall(SYS_close, fd);
	}
}

__attribute__((destructor)) static void
end(void)
{
	if (fault.on)
		tell("calls", fault.count);
}

static uint32_t
next_random(uint32_t below)
{
	fault.random ^= fault.random << 13;
	fault.random ^= fault.random >> 17;
	fault.random ^= fault.random << 5;
	return fault.random % below;
}

static void
die(void)
{
	tell("killed", call);
	syscall(SYS_kill, getpid(), SIGKILL);
}

/* Wait for SIGCONT.  It is held back before anybody is told, so that one that
 * comes at once is not lost as it would be before a SIGSTOP. */
static void
stop(void)
{
	sigset_t set;
	int number;

	sigemptyset(&set);
	sigaddset(&set, SIGCONT);
	sigprocmask(SIG_BLOCK, &set, NULL);
	tell("stopped", call);
	(void)sigwait(&set, &number);
}

/* Count a call of KIND; true: it is to fail, errno says how. */
static bool
faulty(char kind)
{
	if (!fault.on || strchr(fault.kinds, kind) == NULL)
		return false;
	if (fault.action == 's' && fault.error == EINTR) {
		errno = EINTR;
		return next_random(3) == 0;
	}
	call = ++fault.count;
	if (fault.at == 0 || call < fault.at ||
	    (call > fault.at && fault.action != 'F'))
		return false;
	switch (fault.action) {
	case 'k':
		die();
		break;
	case 's':
		stop();
		break;
	case 'f':
	case 'F':
		if (call == fault.at)
			tell("failed", call);
		errno = fault.error;
		return true;
	}
	return false;
}

/* Is this the call in or after which the program is to end? */
static bool
fatal(char kind, char action)
{
	return fault.on && fault.action == action && call == fault.at &&
	       strchr(fault.kinds, kind) != NULL;
}

static bool
is_short(char kind)
{
	return fault.on && fault.action == 's' && fault.error == EINTR &&
	       strchr(fault.kinds, kind) != NULL;
}

/* How much of N bytes are transferred. */
static size_t
part(char kind, size_t n)
{
	if (n > 1 && is_short(kind))
		return 1 + next_random((uint32_t)(n > 4096 ? 4096 : n));
	return n;
}

/* Do CALL unless it is to fail; RESULT is what it gives then. */
#define GUARD(kind, type, failed, call) \
	do {                            \
		type result_;           \
                                        \
		if (faulty(kind))       \
			return failed;  \
		result_ = call;         \
		if (fatal(kind, 'a'))   \
			die();          \
		return result_;         \
	} while (0)

/* ---- opening ---- */

static int
open_mode(int flags, va_list ap)
{
	return flags & (O_CREAT | __O_TMPFILE) ? va_arg(ap, int) : 0;
}

static int
do_open(int dir, const char *path, int flags, int mode)
{
	if ((flags & __O_TMPFILE) == __O_TMPFILE &&
	    getenv("FAULT_NO_TMPFILE") != NULL) {
		errno = EOPNOTSUPP;
		return -1;
	}
	GUARD('o', int, -1, (int)syscall(SYS_openat, dir, path, flags, mode));
}

#define OPEN(name)                                           \
	SHOWN int name(const char *path, int flags, ...)     \
	{                                                    \
		va_list ap;                                  \
		int mode;                                    \
                                                             \
		va_start(ap, flags);                         \
		mode = open_mode(flags, ap);                 \
		va_end(ap);                                  \
		return do_open(AT_FDCWD, path, flags, mode); \
	}
OPEN(open)
OPEN(open64)

int __open_2(const char *path, int flags);
int __open64_2(const char *path, int flags);

SHOWN int
__open_2(const char *path, int flags)
{
	return do_open(AT_FDCWD, path, flags, 0);
}

SHOWN int
__open64_2(const char *path, int flags)
{
	return do_open(AT_FDCWD, path, flags, 0);
}

/* ---- reading and writing ---- */

static ssize_t
do_read(int fd, void *buf, size_t n)
{
	GUARD('r', ssize_t, -1, syscall(SYS_read, fd, buf, part('r', n)));
}

static ssize_t
do_pread(int fd, void *buf, size_t n, off_t at)
{
	GUARD(
	    'r', ssize_t, -1, syscall(SYS_pread64, fd, buf, part('r', n), at));
}

SHOWN ssize_t
read(int fd, void *buf, size_t n)
{
	return do_read(fd, buf, n);
}

SHOWN ssize_t
pread(int fd, void *buf, size_t n, off_t at)
{
	return do_pread(fd, buf, n, at);
}

SHOWN ssize_t
pread64(int fd, void *buf, size_t n, off_t at)
{
	return do_pread(fd, buf, n, at);
}

ssize_t __read_chk(int fd, void *buf, size_t n, size_t size);

SHOWN ssize_t
__read_chk(int fd, void *buf, size_t n, size_t size)
{
	return n > size ? (abort(), -1) : do_read(fd, buf, n);
}

SHOWN ssize_t
write(int fd, const void *buf, size_t n)
{
	if (fd <= STDERR_FILENO && !is_short('w'))
		return syscall(SYS_write, fd, buf, n);
	if (faulty('w'))
		return -1;
	if (fatal('w', 'h')) {
		syscall(SYS_write, fd, buf, n / 2);
		die();
	}
	n = (size_t)syscall(SYS_write, fd, buf, part('w', n));
	if (fatal('w', 'a'))
		die();
	return (ssize_t)n;
}

static ssize_t
do_pwrite(int fd, const void *buf, size_t n, off_t at)
{
	if (faulty('w'))
		return -1;
	if (fatal('w', 'h')) {
		syscall(SYS_pwrite64, fd, buf, n / 2, at);
		die();
	}
	n = (size_t)syscall(SYS_pwrite64, fd, buf, part('w', n), at);
	if (fatal('w', 'a'))
		die();
	return (ssize_t)n;
}

SHOWN ssize_t
pwrite(int fd, const void *buf, size_t n, off_t at)
{
	return do_pwrite(fd, buf, n, at);
}

SHOWN ssize_t
pwrite64(int fd, const void *buf, size_t n, off_t at)
{
	return do_pwrite(fd, buf, n, at);
}

SHOWN int
ftruncate(int fd, off_t size)
{
	GUARD('w', int, -1, (int)syscall(SYS_ftruncate, fd, size));
}

SHOWN int
ftruncate64(int fd, off_t size)
{
	GUARD('w', int, -1, (int)syscall(SYS_ftruncate, fd, size));
}

/* ---- what makes it last ---- */

SHOWN int
fsync(int fd)
{
	GUARD('s', int, -1, (int)syscall(SYS_fsync, fd));
}

SHOWN int
fdatasync(int fd)
{
	GUARD('s', int, -1, (int)syscall(SYS_fdatasync, fd));
}

SHOWN int
rename(const char *from, const char *to)
{
	GUARD('m', int, -1,
	    (int)syscall(SYS_renameat2, AT_FDCWD, from, AT_FDCWD, to, 0));
}

SHOWN int
linkat(int from_dir, const char *from, int to_dir, const char *to, int flags)
{
	GUARD('m', int, -1,
	    (int)syscall(SYS_linkat, from_dir, from, to_dir, to, flags));
}

SHOWN int
unlink(const char *path)
{
	GUARD('u', int, -1, (int)syscall(SYS_unlinkat, AT_FDCWD, path, 0));
}

SHOWN int
flock(int fd, int operation)
{
	GUARD('l', int, -1, (int)syscall(SYS_flock, fd, operation));
}

/* ---- clocks ---- */

/* By how much the clock is elsewhere, in seconds. */
static time_t
jump(char kind)
{
	const time_t year = 365 * 86400;
	long n;

	if (!fault.on || fault.action != 'j' ||
	    strchr(fault.kinds, kind) == NULL)
		return 0;
	n = ++fault.count;
	return kind == 'k' ? n * fault.at
	       : n % 2	   ? fault.at * year
			   : -fault.at * year;
}

SHOWN int
clock_gettime(clockid_t clock, struct timespec *t)
{
	bool set = clock == CLOCK_REALTIME || clock == CLOCK_REALTIME_COARSE;

	if (syscall(SYS_clock_gettime, clock, t) != 0)
		return -1;
	t->tv_sec += jump(set ? 'c' : 'k');
	return 0;
}

SHOWN int
gettimeofday(struct timeval *restrict t, void *restrict zone)
{
	if (syscall(SYS_gettimeofday, t, zone) != 0)
		return -1;
	t->tv_sec += jump('c');
	return 0;
}

SHOWN time_t
time(time_t *out)
{
	struct timespec t;

	syscall(SYS_clock_gettime, CLOCK_REALTIME, &t);
	t.tv_sec += jump('c');
	if (out != NULL)
		*out = t.tv_sec;
	return t.tv_sec;
}

/* ---- allocating ---- */

/* May it be handed on?  The loader allocates before we are begun. */
static bool
granted(void)
{
	if (!next.known)
		find_next();
	return !faulty('a');
}

SHOWN void *
malloc(size_t size)
{
	return granted() ? next.malloc(size) : NULL;
}

SHOWN void *
calloc(size_t n, size_t size)
{
	return granted() ? next.calloc(n, size) : NULL;
}

SHOWN void *
realloc(void *p, size_t size)
{
	return granted() ? next.realloc(p, size) : NULL;
}

SHOWN void *
aligned_alloc(size_t align, size_t size)
{
	return granted() ? next.aligned_alloc(align, size) : NULL;
}

SHOWN int
posix_memalign(void **out, size_t align, size_t size)
{
	return granted() ? next.posix_memalign(out, align, size) : ENOMEM;
}

/* ---- threads ---- */

/* Of AddressSanitizer, where there is it. */
extern void __asan_init(void) __attribute__((weak));

SHOWN int
pthread_create(pthread_t *thread, const pthread_attr_t *attr,
    void *(*run)(void *), void *ctx)
{
	typedef int fn(
	    pthread_t *, const pthread_attr_t *, void *(*)(void *), void *);
	fn *real;
	void *found = dlsym(RTLD_NEXT, "pthread_create");

	if (faulty('t'))
		return EAGAIN;
	/* A refusal in a thread's beginning kills AddressSanitizer itself. */
	if (fault.on && strchr(fault.kinds, 'a') != NULL && __asan_init != NULL)
		return EAGAIN;
	memcpy(&real, &found, sizeof(real));
	return real(thread, attr, run, ctx);
}
